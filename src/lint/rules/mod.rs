//! The rules, one a file. To add one: its file, its name here, and a folder in tests/lint/.
//!
//! In: the files of this folder. Out: [`RULES`].

/// Names the modules and gathers their rules.
macro_rules! rules {
    ($($module:ident::$rule:ident),+ $(,)?) => {
        $(mod $module;)+

        /// Every rule, by name.
        pub static RULES: &[&dyn super::Rule] = &[$(&$module::$rule),+];
    };
}

rules![
    allegation_as_finding::AllegationAsFinding,
    and_or::AndOr,
    barred_remedy::BarredRemedy,
    broken_input::BrokenInput,
    doubtful_remedy::DoubtfulRemedy,
    duplicate_fact::DuplicateFact,
    environmental_outside_california::EnvironmentalOutsideCalifornia,
    expired_fact::ExpiredFact,
    fact_text_without_date::FactTextWithoutDate,
    firing_without_bargaining::FiringWithoutBargaining,
    first_model::FirstModel,
    grandfathering::Grandfathering,
    invented_quotation::InventedQuotation,
    lawful_work_banned::LawfulWorkBanned,
    majority_of_present::MajorityOfPresent,
    named_company_target::NamedCompanyTarget,
    one_sided_conduct::OneSidedConduct,
    overclaim_live_access::OverclaimLiveAccess,
    preempted_provision::PreemptedProvision,
    present_tense_past::PresentTensePast,
    resolution_that_ordains::ResolutionThatOrdains,
    retention_conflict::RetentionConflict,
    secret_deal::SecretDeal,
    sheriff_commanded::SheriffCommanded,
    stale_source::StaleSource,
    status_and_wording::StatusAndWording,
    suppression_without_reason::SuppressionWithoutReason,
    undated_number::UndatedNumber,
    undefined_term::UndefinedTerm,
    unlaunched_as_launched::UnlaunchedAsLaunched,
    unsourced_fact::UnsourcedFact,
    unused_suppression::UnusedSuppression,
    veto_without_mayor::VetoWithoutMayor,
    wrong_government_noun::WrongGovernmentNoun,
    wrong_records_act::WrongRecordsAct,
    wrong_state_citation::WrongStateCitation,
];
