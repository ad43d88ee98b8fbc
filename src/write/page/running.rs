//! What runs along every page: the words of its header and footer.
//!
//! In: a tree. Out: the government, the short title, the paper's number line if it has one, and the mark of a draft.
//! It must not decide where they stand.

use super::{Measure, Role, Style, run};
use crate::instrument::{Block, Inline, Instrument, Part, plain};

/// The words of headers and footers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// Whose paper it is.
    pub government: String,
    /// What it is called.
    pub title: String,
    /// The line of the masthead that carries its number, such as `Ordinance No. ________ C.M.S.`
    pub number: Option<String>,
    /// `DRAFT`, with its date if it has one, until the text is finished.
    pub draft: Option<String>,
}

impl Running {
    /// The words that run along the pages of this instrument.
    pub fn of(instrument: &Instrument, measure: &impl Measure) -> Self {
        let identity = &instrument.identity;
        let draft = (!identity.finished).then(|| match &identity.date {
            Some(date) => format!("DRAFT {}", long_date(date)),
            None => "DRAFT".to_owned(),
        });
        Self {
            government: one_line(if identity.is_official() { &identity.government } else { "" }),
            title: one_line(&identity.short_title),
            number: number_line(instrument, measure),
            draft,
        }
    }
}

fn one_line(text: &str) -> String {
    let mut paragraph = run::labelled(Role::Masthead, text, Style::default());
    run::finish(&mut paragraph);
    paragraph.text
}

/// The first line of a masthead that says `No.`, as file, bill and ordinance numbers do.
fn number_line(instrument: &Instrument, measure: &impl Measure) -> Option<String> {
    let masthead = instrument.parts.iter().find_map(|part| match part {
        Part::Masthead(blocks) => Some(blocks),
        _ => None,
    })?;
    masthead.iter().find_map(|block| match block {
        Block::Paragraph { inlines, .. } => {
            let unmarked: Vec<Inline> = inlines
                .iter()
                .filter(|inline| !matches!(inline, Inline::FootnoteMark { .. }))
                .cloned()
                .collect();
            let mut paragraph = run::labelled(Role::Masthead, "", Style::default());
            run::push(&mut paragraph, &unmarked, Style::default(), measure);
            run::finish(&mut paragraph);
            paragraph.text.lines().find(|line| is_number_line(line)).map(str::to_owned)
        }
        _ => None,
    })
}

fn is_number_line(line: &str) -> bool {
    line.split(' ').any(|word| word.eq_ignore_ascii_case("no.") || word.eq_ignore_ascii_case("number"))
}

/// `November 24, 2026` for `2026-11-24`; anything else as it stands.
fn long_date(date: &str) -> String {
    date.parse().map_or_else(|_| date.to_owned(), plain::long_date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out_and_other_words_left_alone() {
        assert_eq!(long_date("2026-11-04"), "November 4, 2026");
        assert_eq!(long_date("2026-13-04"), "2026-13-04");
        assert_eq!(long_date("spring 2026"), "spring 2026");
    }

    #[test]
    fn number_lines_say_number() {
        assert!(is_number_line("ORDINANCE NO. ________ C.M.S."));
        assert!(!is_number_line("Oakland City Council"));
    }
}
