//! The page: its size and margins, and what runs along every page.
//!
//! In: an instrument, and whether its lines are numbered. Out: the last `w:sectPr`, and the parts of header and footer.
//! It must not know the text. Source: ISO/IEC 29500-1, 17.6 and 17.10.

use super::xml::push_text;
use super::{NAMESPACES, package};
use crate::instrument::{Instrument, PaperSize};
use crate::write::page::{Measure, Role, Running, Style};

/// What runs along the pages, and how large they are.
pub(super) struct Page {
    size: PaperSize,
    line_numbers: bool,
    running: Running,
}

/// Word measures; the words that run along a page need no measure.
struct Unmeasured;

impl Measure for Unmeasured {
    fn width(&self, _text: &str, _role: Role, _style: Style) -> u32 {
        0
    }

    fn column(&self) -> u32 {
        1
    }

    fn leading(&self, _role: Role) -> u32 {
        1
    }

    fn mark(&self, number: u32) -> String {
        number.to_string()
    }
}

impl Page {
    /// The page of an instrument.
    pub(super) fn of(instrument: &Instrument, line_numbers: bool) -> Self {
        Self { size: instrument.paper.size, line_numbers, running: Running::of(instrument, &Unmeasured) }
    }

    /// The properties of the one section of Word that a paper is.
    pub(super) fn section(&self) -> String {
        let height = match self.size {
            PaperSize::Letter => "15840",
            PaperSize::Legal => "20160",
        };
        let mut out = "<w:sectPr>".to_owned();
        for (kind, id) in [("default", "header1"), ("first", "header2")] {
            out.push_str(&format!("<w:headerReference w:type=\"{kind}\" r:id=\"rId{id}\"/>"));
        }
        for kind in ["default", "first"] {
            out.push_str(&format!("<w:footerReference w:type=\"{kind}\" r:id=\"rIdfooter1\"/>"));
        }
        let code = if self.size == PaperSize::Legal { "5" } else { "1" };
        out.push_str(&format!("<w:pgSz w:w=\"12240\" w:h=\"{height}\" w:code=\"{code}\"/>"));
        out.push_str("<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>");
        if self.line_numbers {
            out.push_str("<w:lnNumType w:countBy=\"1\" w:restart=\"newPage\"/>");
        }
        out.push_str("<w:titlePg/></w:sectPr>");
        out
    }

    /// The header: the draft's mark on every page; whose paper it is and which, from the second page on.
    pub(super) fn header(&self, first: bool) -> String {
        let mut out = open("hdr");
        let draft = self.running.draft.as_deref().unwrap_or_default();
        let left = if first { "" } else { self.running.government.as_str() };
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
        text(&mut out, left);
        if !draft.is_empty() {
            out.push_str("<w:r><w:tab/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>");
            push_text(&mut out, draft);
            out.push_str("</w:t></w:r>");
        }
        out.push_str("</w:p>");
        if !first && !self.running.title.is_empty() {
            out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
            text(&mut out, &self.running.title);
            out.push_str("</w:p>");
        }
        out.push_str("</w:hdr>");
        out
    }

    /// The footer: the paper's number, if it has one, and `Page x of y`.
    pub(super) fn footer(&self) -> String {
        let mut out = open("ftr");
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
        match &self.running.number {
            Some(number) => {
                text(&mut out, number);
                // The line of a number may be long, and reach past the center.
                let tabs = if number.chars().count() > 40 {
                    "<w:r><w:tab/></w:r>"
                } else {
                    "<w:r><w:tab/><w:tab/></w:r>"
                };
                out.push_str(tabs);
            }
            None => out.push_str("<w:r><w:tab/></w:r>"),
        }
        for (words, field) in [("Page ", "PAGE"), (" of ", "NUMPAGES")] {
            text(&mut out, words);
            out.push_str(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> ",
            );
            out.push_str(field);
            out.push_str(" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        }
        out.push_str("</w:p></w:ftr>");
        out
    }
}

fn open(element: &str) -> String {
    let mut out = package::DECLARATION.to_owned();
    out.push_str("<w:");
    out.push_str(element);
    out.push_str(NAMESPACES);
    out
}

fn text(out: &mut String, words: &str) {
    if !words.is_empty() {
        out.push_str("<w:r><w:t xml:space=\"preserve\">");
        push_text(out, words);
        out.push_str("</w:t></w:r>");
    }
}
