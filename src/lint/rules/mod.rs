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
    blank_in_final_text::BlankInFinalText,
    bracketed_text::BracketedText,
    broken_input::BrokenInput,
    broken_ledger::BrokenLedger,
    broken_template::BrokenTemplate,
    circular_placeholder::CircularPlaceholder,
    confirmed_without_whereabouts::ConfirmedWithoutWhereabouts,
    contradictory_values::ContradictoryValues,
    date_in_future::DateInFuture,
    dead_option::DeadOption,
    duplicate_place::DuplicatePlace,
    duplicate_support::DuplicateSupport,
    empty_value::EmptyValue,
    fact_after_source::FactAfterSource,
    fact_surer_than_source::FactSurerThanSource,
    ineffective_input::IneffectiveInput,
    invisible_character::InvisibleCharacter,
    leftover_note::LeftoverNote,
    leftover_tracked_change::LeftoverTrackedChange,
    markup_in_value::MarkupInValue,
    misplaced_key::MisplacedKey,
    misplaced_markup::MisplacedMarkup,
    missing_field::MissingField,
    missing_source::MissingSource,
    mixed_script::MixedScript,
    needed_key_unset::NeededKeyUnset,
    not_toml::NotToml,
    option_equal_to_default::OptionEqualToDefault,
    option_out_of_range::OptionOutOfRange,
    place_mismatch::PlaceMismatch,
    placeholder_url::PlaceholderUrl,
    placeholder_word::PlaceholderWord,
    said_twice::SaidTwice,
    source_supports_nothing::SourceSupportsNothing,
    stale_baseline::StaleBaseline,
    stale_check::StaleCheck,
    state_mismatch::StateMismatch,
    suppression_without_reason::SuppressionWithoutReason,
    trailing_enumeration::TrailingEnumeration,
    unconfirmed_in_final_text::UnconfirmedInFinalText,
    undefined_term::UndefinedTerm,
    unfilled_blank::UnfilledBlank,
    unknown_choice::UnknownChoice,
    unknown_class::UnknownClass,
    unknown_class_member::UnknownClassMember,
    unknown_geoid::UnknownGeoid,
    unknown_key::UnknownKey,
    unknown_option::UnknownOption,
    unknown_placeholder::UnknownPlaceholder,
    unknown_source::UnknownSource,
    unknown_template_key::UnknownTemplateKey,
    unread_key::UnreadKey,
    unusable_numbering::UnusableNumbering,
    unused_fact::UnusedFact,
    unused_suppression::UnusedSuppression,
    unused_template_part::UnusedTemplatePart,
    wrong_type::WrongType,
];
