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
    actorless_duty::ActorlessDuty,
    ambiguous_date::AmbiguousDate,
    ambiguous_interval::AmbiguousInterval,
    ambiguous_such::AmbiguousSuch,
    and_or::AndOr,
    any_for_each::AnyForEach,
    archaic_word::ArchaicWord,
    broken_input::BrokenInput,
    capitalized_undefined::CapitalizedUndefined,
    circular_definition::CircularDefinition,
    couplet::Couplet,
    dangling_reference::DanglingReference,
    deep_reference::DeepReference,
    defined_twice::DefinedTwice,
    definition_used_once::DefinitionUsedOnce,
    definitions_out_of_order::DefinitionsOutOfOrder,
    double_negative::DoubleNegative,
    doubled_now_therefore::DoubledNowTherefore,
    doubled_number::DoubledNumber,
    doubled_word::DoubledWord,
    duplicate_heading::DuplicateHeading,
    effective_too_soon::EffectiveTooSoon,
    emergency_without_vote::EmergencyWithoutVote,
    empty_section::EmptySection,
    gendered_word::GenderedWord,
    hard_coded_reference::HardCodedReference,
    heading_without_words::HeadingWithoutWords,
    latin_phrase::LatinPhrase,
    missing_effective_date::MissingEffectiveDate,
    missing_enacting_clause::MissingEnactingClause,
    missing_final_stop::MissingFinalStop,
    missing_severability::MissingSeverability,
    mixed_shall::MixedShall,
    numbering_gap::NumberingGap,
    overlong_recital::OverlongRecital,
    overlong_sentence::OverlongSentence,
    proviso::Proviso,
    several_subjects::SeveralSubjects,
    single_subdivision::SingleSubdivision,
    stale_baseline::StaleBaseline,
    straight_quote::StraightQuote,
    stray_space::StraySpace,
    substantive_definition::SubstantiveDefinition,
    suppression_without_reason::SuppressionWithoutReason,
    term_before_definition::TermBeforeDefinition,
    term_in_another_sense::TermInAnotherSense,
    title_without_subject::TitleWithoutSubject,
    unbalanced_mark::UnbalancedMark,
    unclear_duty::UnclearDuty,
    undefined_term::UndefinedTerm,
    unused_definition::UnusedDefinition,
    unused_suppression::UnusedSuppression,
    vague_pointer::VaguePointer,
    vague_time::VagueTime,
    within_days_of::WithinDaysOf,
    wordy_phrase::WordyPhrase,
    wrong_enacting_clause::WrongEnactingClause,
];
