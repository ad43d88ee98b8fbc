//! The page around the text: head, status of a draft, contents and foot.
//!
//! In: an instrument and its written body. Out: the whole document. It must not write the law itself.
//! Sources: HTML Living Standard, section 4.2; CSS Paged Media 3, section 5, for what is printed in the margins;
//! Content Security Policy 3.

use super::Page;
use super::escape::{push_css_string, push_text};
use crate::instrument::{Instrument, PaperSize, Part, Section, plain};
use std::rc::Rc;

const STYLE: &str = include_str!("style.css");

/// Puts the body of an instrument into its page.
pub(super) fn document(instrument: &Instrument, page: &Page<'_>) -> String {
    let mut out = String::with_capacity(STYLE.len() + page.out.len() + 4 * 1024);
    head(&mut out, instrument);
    out.push_str("<body>\n<a class=\"skip\" href=\"#page:text\">Skip to the text</a>\n<header>\n");
    if page.draft {
        status(&mut out, instrument, page);
    }
    out.push_str(&page.out);
    if page.draft {
        let identity = &instrument.identity;
        out.push_str("<footer>\n<p>Drafted with Whereas from the model text “");
        push_text(&mut out, &identity.document);
        out.push_str("”, version ");
        out.push_str(&identity.version.to_string());
        out.push_str(". A model is not legal advice: counsel for the body that adopts it must review it.</p>\n</footer>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// The name of a paper for title bars: its short title, or failing that what the body calls such a paper.
pub(super) fn name(instrument: &Instrument) -> &str {
    let identity = &instrument.identity;
    [&identity.short_title, &identity.noun, &identity.document]
        .into_iter()
        .map(|name| name.trim())
        .find(|name| !name.is_empty())
        .unwrap_or("Instrument")
}

fn head(out: &mut String, instrument: &Instrument) {
    let identity = &instrument.identity;
    out.push_str("<!DOCTYPE html>\n<html lang=\"");
    out.push_str(language(&identity.language));
    out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    push_text(out, name(instrument));
    if !identity.government.is_empty() {
        out.push_str(" · ");
        push_text(out, &identity.government);
    }
    if !identity.finished {
        out.push_str(" (draft)");
    }
    out.push_str("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"description\" content=\"");
    push_text(out, name(instrument));
    out.push_str(if identity.finished { ". " } else { ". Draft of a model " });
    push_text(out, &identity.noun);
    for words in [&identity.body, &identity.government, &identity.state] {
        if !words.is_empty() {
            out.push_str(", ");
            push_text(out, words);
        }
    }
    out.push_str(".\">\n<meta name=\"generator\" content=\"Whereas\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
    // Escaping alone keeps the page free of scripts; this tells the browser to refuse them as well.
    out.push_str(
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta http-equiv=\"Content-Security-Policy\" ",
    );
    out.push_str(
        "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n",
    );
    out.push_str("<style>\n");
    out.push_str(STYLE);
    margins(out, instrument);
    out.push_str("</style>\n</head>\n");
}

/// What is printed in the margins: the running head from the second page on, and page x of y.
fn margins(out: &mut String, instrument: &Instrument) {
    out.push_str("@page {\n  size: ");
    out.push_str(match instrument.paper.size {
        PaperSize::Letter => "letter",
        PaperSize::Legal => "legal",
    });
    out.push_str(";\n  @top-left { content: ");
    push_css_string(out, name(instrument));
    out.push_str("; }\n  @top-right { content: ");
    push_css_string(
        out,
        match &instrument.identity {
            identity if !identity.finished => "DRAFT",
            identity if identity.is_official() => &identity.government,
            _ => "",
        },
    );
    out.push_str(
        "; }\n}\n@page :first {\n  @top-left { content: none; }\n  @top-right { content: none; }\n}\n",
    );
}

/// A language tag as RFC 5646 would have it; whatever does not look like one is taken for English.
fn language(tag: &str) -> &str {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    let sound = (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|s| matches!(s.len(), 2 | 4) && s.bytes().all(|byte| byte.is_ascii_alphabetic()));
    if sound { tag } else { "en-US" }
}

/// Says that this is a draft, of which day, and what is still blank.
fn status(out: &mut String, instrument: &Instrument, page: &Page<'_>) {
    out.push_str("<div class=\"status\">\n<p><strong>DRAFT</strong> ");
    if let Some(date) = &instrument.identity.date {
        out.push_str("of ");
        match date.parse::<jiff::civil::Date>() {
            Ok(day) => {
                let words = day.strftime("%B %-d, %Y").to_string();
                for piece in ["<time datetime=\"", &day.to_string(), "\">", &words, "</time>"] {
                    out.push_str(piece);
                }
            }
            Err(_) => push_text(out, date),
        }
        out.push_str(". ");
    }
    out.push_str("Drafting notes and sources are for the drafter; a final text leaves them out.</p>\n");
    if !page.blanks.is_empty() {
        out.push_str("<details>\n<summary>");
        match page.blanks.len() {
            1 => out.push_str("1 value is still blank."),
            many => {
                out.push_str(&many.to_string());
                out.push_str(" values are still blank.");
            }
        }
        out.push_str("</summary>\n<ul>\n");
        for (at, blank) in page.blanks.iter().enumerate() {
            let nth = (at + 1).to_string();
            for piece in ["<li><a href=\"#blank:", &nth, "\">["] {
                out.push_str(piece);
            }
            push_text(out, blank.label);
            out.push_str("]</a> <code>");
            push_text(out, blank.key);
            out.push_str("</code>");
            if blank.times > 1 {
                out.push_str(&format!(", in {} places", blank.times));
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n</details>\n");
    }
    out.push_str("</div>\n");
}

/// Fewer entries than this are no help in a letter.
const FEW: usize = 6;

/// Writes the contents: every part that has a name, every section, and the code sections inside them.
/// `anchors` are the ids of the sections in the order of reading.
pub(super) fn contents(out: &mut String, instrument: &Instrument, anchors: &[Rc<str>]) {
    let mut anchors = anchors.iter().map(|anchor| &**anchor);
    let mut parts = String::new();
    let mut seen: Vec<&str> = Vec::new();
    for part in &instrument.parts {
        match part {
            Part::Recitals(_) => named_part(&mut parts, &mut seen, "recitals", "Recitals"),
            Part::Adoption(_) => {
                named_part(&mut parts, &mut seen, "adoption", crate::write::words::signing(instrument))
            }
            Part::Body(sections) => entries(&mut parts, sections, &mut anchors),
            Part::Masthead(_) | Part::Title(_) | Part::Enacting(_) | Part::Closing(_) => {}
        }
    }
    if !instrument.identity.finished && !instrument.footnotes.is_empty() {
        parts.push_str("<li><a href=\"#part:sources\">Sources</a></li>\n");
    }
    // A letter of a page or two is read from end to end.
    if parts.is_empty() || instrument.identity.is_addressed() && parts.matches("<li>").count() < FEW {
        return;
    }
    out.push_str("<nav aria-labelledby=\"h:page:contents\">\n<details open>\n<summary>");
    out.push_str("<h2 id=\"h:page:contents\">Contents</h2></summary>\n<ol>\n");
    out.push_str(&parts);
    out.push_str("</ol>\n");
    if instrument.identity.is_adopted() {
        out.push_str("<p>Each number in the text is a lasting link to its own provision.</p>\n");
    }
    out.push_str("</details>\n</nav>\n");
}

fn named_part<'a>(out: &mut String, seen: &mut Vec<&'a str>, class: &'a str, name: &str) {
    if seen.contains(&class) {
        return;
    }
    seen.push(class);
    for piece in ["<li><a href=\"#part:", class, "\">", name, "</a></li>\n"] {
        out.push_str(piece);
    }
}

fn entries<'a>(out: &mut String, sections: &[Section], anchors: &mut impl Iterator<Item = &'a str>) {
    for section in sections {
        let anchor = anchors.next().unwrap_or_default();
        let heading = plain::words(&section.heading);
        let label = section.number.as_ref().map_or("", |number| number.label.as_str());
        let named = !label.trim().is_empty() || !heading.trim().is_empty();
        // A section with neither number nor heading has nothing to be listed by.
        if !named && section.sections.is_empty() {
            continue;
        }
        out.push_str("<li>");
        if named {
            for piece in ["<a href=\"#", anchor, "\">"] {
                out.push_str(piece);
            }
            if !label.is_empty() {
                out.push_str("<span class=\"number\">");
                push_text(out, label);
                out.push_str("</span> ");
            }
            if !heading.trim().is_empty() {
                out.push_str("<span>");
                push_text(out, &heading);
                out.push_str("</span>");
            }
            out.push_str("</a>");
        }
        if !section.sections.is_empty() {
            out.push_str("\n<ol>\n");
            entries(out, &section.sections, anchors);
            out.push_str("</ol>\n");
        }
        out.push_str("</li>\n");
    }
}
