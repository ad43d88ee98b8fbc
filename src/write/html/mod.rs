//! HTML: one self-contained page without scripts, for the screen, for screen readers and for the printer.
//!
//! In: an instrument. Out: a document with its style inside, contents, a permalink for every section, subdivision and
//! definition, and a print style with running heads and page numbers. It must not load or run anything, and no text
//! of the tree can become markup. Sources: HTML Living Standard; WCAG 2.2, level AA; CSS Paged Media 3.

mod anchor;
mod block;
mod escape;
mod frame;
mod inline;

pub(crate) use escape::push_text;

use super::words::signing;
use super::{Layout, Record, Writer};
use crate::instrument::{Block, Instrument, Number, Part};
use anchor::Anchors;
use inline::OpenBlank;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The HTML writer. The browser makes its lines and pages, so it has no use for a [`Layout`].
pub struct Html;

impl Writer for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "one accessible web page with contents, permalinks and a print style, without scripts"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn media_type(&self) -> &'static str {
        "text/html"
    }

    fn record(&self) -> Record {
        Record {
            carries: &[
                "Sections, subdivisions and definitions, each with a permalink that lasts while its id does.",
                "Contents, footnotes with ways back, terms as `dfn`, tables with heads; landmarks and names for screen readers.",
                "In a draft: notes, the list of blanks, and the key of each value and blank.",
            ],
            loses: &["Pages and numbered lines: the browser makes its own when it prints."],
        }
    }

    fn write(&self, instrument: &Instrument, _layout: &Layout) -> Result<Vec<u8>, String> {
        let mut page = Page::new(instrument);
        page.body(instrument);
        Ok(frame::document(instrument, &page).into_bytes())
    }
}

/// What is known while the body of one instrument is written.
struct Page<'a> {
    out: String,
    /// Whether notes, sources and the keys of values are shown.
    draft: bool,
    anchors: Anchors<'a>,
    targets: BTreeMap<&'a str, Rc<str>>,
    footnotes: BTreeSet<u32>,
    /// How often each footnote has been mentioned so far.
    marks: BTreeMap<u32, u32>,
    blanks: Vec<OpenBlank<'a>>,
    /// The definition whose term has not been written yet.
    term_anchor: Option<Rc<str>>,
    in_link: bool,
    adoption: bool,
    /// What the part is called in which people sign.
    signing: &'static str,
    /// Whether the masthead is an address, which stands at the left.
    addressed: bool,
    /// The parts opened so far that contents can name.
    opened: Vec<&'static str>,
    /// Whether the one heading of level 1 has been written.
    titled: bool,
}

impl<'a> Page<'a> {
    fn new(instrument: &'a Instrument) -> Self {
        let draft = !instrument.identity.finished;
        let anchors = Anchors::collect(instrument, draft);
        Self {
            out: String::with_capacity(96 * 1024),
            draft,
            targets: anchors.targets(),
            anchors,
            footnotes: instrument.footnotes.iter().map(|footnote| footnote.number).collect(),
            marks: BTreeMap::new(),
            blanks: Vec::new(),
            term_anchor: None,
            in_link: false,
            adoption: false,
            signing: signing(instrument),
            addressed: instrument.identity.is_addressed(),
            opened: Vec::new(),
            titled: false,
        }
    }

    fn push(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.out.push_str(piece);
        }
    }

    /// Writes everything from the first line of the header to the end of the text.
    fn body(&mut self, instrument: &'a Instrument) {
        let sections = self.anchors.sections();
        let opening = |part: &&Part| matches!(part, Part::Masthead(_) | Part::Title(_));
        let above = instrument.parts.iter().take_while(opening).count();
        if !instrument.parts.iter().any(|part| matches!(part, Part::Title(_))) {
            self.out.push_str("<h1 class=\"unseen\">");
            self.text(frame::name(instrument));
            self.out.push_str("</h1>\n");
            self.titled = true;
        }
        for part in &instrument.parts[..above] {
            self.part(part);
        }
        self.out.push_str("</header>\n");
        frame::contents(&mut self.out, instrument, &sections);
        self.out.push_str("<main id=\"page:text\">\n");
        for part in &instrument.parts[above..] {
            self.part(part);
        }
        if self.draft {
            self.sources(instrument);
        }
        self.out.push_str("</main>\n");
    }

    fn part(&mut self, part: &'a Part) {
        match part {
            Part::Masthead(blocks) if self.addressed => self.division("masthead address", blocks),
            Part::Masthead(blocks) => self.division("masthead", blocks),
            Part::Title(inlines) => {
                let element = if self.titled { "p" } else { "h1" };
                self.titled = true;
                self.push(&["<", element, " class=\"title\">"]);
                self.inlines(inlines);
                self.push(&["</", element, ">\n"]);
            }
            Part::Recitals(recitals) => {
                self.open("recitals", "Recitals");
                for recital in recitals {
                    self.blocks(&recital.blocks);
                }
                self.out.push_str("</section>\n");
            }
            Part::Enacting(blocks) => self.division("enacting", blocks),
            Part::Body(sections) => {
                for section in sections {
                    self.section(section, 2);
                }
            }
            Part::Closing(blocks) => self.division("closing", blocks),
            Part::Adoption(blocks) => {
                self.open("adoption", self.signing);
                self.adoption = true;
                self.blocks(blocks);
                self.adoption = false;
                self.out.push_str("</section>\n");
            }
        }
    }

    fn division(&mut self, class: &str, blocks: &'a [Block]) {
        self.push(&["<div class=\"", class, "\">\n"]);
        self.blocks(blocks);
        self.out.push_str("</div>\n");
    }

    /// Opens a part that has no heading on paper; its name is for those who listen.
    fn open(&mut self, class: &'static str, name: &str) {
        let times = self.opened.iter().filter(|&&part| part == class).count();
        self.opened.push(class);
        let again = if times > 0 { format!(":{}", times + 1) } else { String::new() };
        self.push(&["<section class=\"", class, "\" id=\"part:", class, &again]);
        self.push(&["\" aria-labelledby=\"h:part:", class, &again, "\">\n"]);
        self.push(&["<h2 class=\"unseen\" id=\"h:part:", class, &again, "\">", name, "</h2>\n"]);
    }

    /// Writes the footnotes, each with a way back to every place that mentions it.
    fn sources(&mut self, instrument: &'a Instrument) {
        if instrument.footnotes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"sources\" id=\"part:sources\" role=\"doc-endnotes\" aria-labelledby=\"h:part:sources\">\n");
        self.out.push_str("<h2 id=\"h:part:sources\">Sources</h2>\n<ol>\n");
        for footnote in &instrument.footnotes {
            let digits = footnote.number.to_string();
            self.push(&["<li id=\"source:", &digits, "\">\n"]);
            let number = Number { label: format!("{digits}."), cite: String::new() };
            self.numbered(Some(&number), &format!("source:{digits}"), &footnote.blocks);
            // The way back belongs on the last line of the source, not on one of its own.
            if self.out.ends_with("</p>\n") {
                self.out.truncate(self.out.len() - "</p>\n".len());
                self.out.push(' ');
            } else {
                self.out.push_str("<p>");
            }
            for time in 1..=self.marks.get(&footnote.number).copied().unwrap_or_default() {
                let again = if time > 1 { format!(":{time}") } else { String::new() };
                self.push(&["<a href=\"#mark:", &digits, &again, "\" role=\"doc-backlink\" aria-label=\""]);
                self.push(&["Back to the text from source ", &digits]);
                self.push(&[if time > 1 { ", another mention" } else { "" }, "\">↑</a> "]);
            }
            self.out.push_str("</p>\n</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }
}
