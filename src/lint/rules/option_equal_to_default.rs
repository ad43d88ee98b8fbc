//! `option-equal-to-default`.

use crate::lint::look::PaperLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use crate::source::Origin;

rule! {
    /// ## What it finds
    ///
    /// A decision in the file of a place, or in your own, that is the default of its option.
    ///
    /// ## Why it matters
    ///
    /// It changes nothing today. It may be meant to hold when a later version of the model text has another default; then it is right,
    /// and a comment can say so. Otherwise a reader takes it for something that this place decided.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [options.ban]
    /// cure_days = 30
    /// ```
    ///
    /// where the default is 30.
    ///
    /// ## Instead
    ///
    /// Leave the line out. `draft list options --document ban` shows the defaults.
    OptionEqualToDefault = "option-equal-to-default", Family::Data, Level::Note
}

impl Rule for OptionEqualToDefault {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        let document = &paper.head.document;
        for (name, (course, option)) in paper.jurisdiction.options(document) {
            let default = paper.head.options.get(name).map(|choice| choice.default_words());
            if default.as_ref() != Some(&option.value.words()) {
                continue;
            }
            // Over a decision of a lower layer the default is a decision.
            let decided = |file| {
                let lower = paper.jurisdiction.courses().iter().take_while(move |lower| lower.file != file);
                lower.filter_map(|lower| lower.layer.options.get(document)).any(|taken| taken.contains_key(name))
            };
            if (paper.is_own(course) || paper.is_of_place(course)) && !decided(course.file) {
                let finding = Finding::new(self, format!("the option `{name}` is decided as its default is"))
                    .at(Origin { file: course.file, span: option.span }, "the default")
                    .help("remove it, unless it is to hold when the default changes");
                findings.push(finding);
            }
        }
    }
}
