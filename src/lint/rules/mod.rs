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
    stale_baseline::StaleBaseline,
    suppression_without_reason::SuppressionWithoutReason,
    undefined_term::UndefinedTerm,
    unused_suppression::UnusedSuppression,
];
