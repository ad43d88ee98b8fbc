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
    and_or::AndOr,
    broken_input::BrokenInput,
    capitalized_undefined::CapitalizedUndefined,
    circular_definition::CircularDefinition,
    dangling_reference::DanglingReference,
    deep_reference::DeepReference,
    defined_twice::DefinedTwice,
    definition_used_once::DefinitionUsedOnce,
    definitions_out_of_order::DefinitionsOutOfOrder,
    doubled_now_therefore::DoubledNowTherefore,
    duplicate_heading::DuplicateHeading,
    effective_too_soon::EffectiveTooSoon,
    emergency_without_vote::EmergencyWithoutVote,
    empty_section::EmptySection,
    hard_coded_reference::HardCodedReference,
    heading_without_words::HeadingWithoutWords,
    missing_effective_date::MissingEffectiveDate,
    missing_enacting_clause::MissingEnactingClause,
    missing_severability::MissingSeverability,
    numbering_gap::NumberingGap,
    several_subjects::SeveralSubjects,
    single_subdivision::SingleSubdivision,
    substantive_definition::SubstantiveDefinition,
    suppression_without_reason::SuppressionWithoutReason,
    term_before_definition::TermBeforeDefinition,
    term_in_another_sense::TermInAnotherSense,
    title_without_subject::TitleWithoutSubject,
    undefined_term::UndefinedTerm,
    unused_definition::UnusedDefinition,
    unused_suppression::UnusedSuppression,
    wrong_enacting_clause::WrongEnactingClause,
];
