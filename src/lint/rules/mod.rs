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
    couplet::Couplet,
    double_negative::DoubleNegative,
    doubled_number::DoubledNumber,
    doubled_word::DoubledWord,
    gendered_word::GenderedWord,
    latin_phrase::LatinPhrase,
    missing_final_stop::MissingFinalStop,
    mixed_shall::MixedShall,
    overlong_recital::OverlongRecital,
    overlong_sentence::OverlongSentence,
    proviso::Proviso,
    stale_baseline::StaleBaseline,
    straight_quote::StraightQuote,
    stray_space::StraySpace,
    suppression_without_reason::SuppressionWithoutReason,
    unbalanced_mark::UnbalancedMark,
    unclear_duty::UnclearDuty,
    undefined_term::UndefinedTerm,
    unused_suppression::UnusedSuppression,
    vague_pointer::VaguePointer,
    vague_time::VagueTime,
    within_days_of::WithinDaysOf,
    wordy_phrase::WordyPhrase,
];
