//! Contents of a long paper: a field with its entries, each a link to its section.
//!
//! In: the sections. Out: a `TOC` field in a content control, which Word updates or deletes as one thing. It must not
//! know pages: the field asks for none (`\n`), since only Word makes them. Source: ISO/IEC 29500-1, 17.16.5.68.

use super::Document;
use super::xml::push_text;
use crate::instrument::{Instrument, Part, Section, plain};

/// Fewer headings than this can be seen without a list of them.
const FEW: usize = 10;

impl Document<'_> {
    /// Writes the contents, once, if the paper is long.
    pub(super) fn contents(&mut self, instrument: &Instrument) {
        if !std::mem::take(&mut self.contents) {
            return;
        }
        let mut entries = Vec::new();
        for part in &instrument.parts {
            if let Part::Body(sections) = part {
                collect(sections, 1, &mut entries);
            }
        }
        if entries.len() < FEW {
            return;
        }
        self.out.push_str("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>");
        self.out.push_str(
            "<w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/></w:pPr><w:r><w:t>Contents</w:t></w:r></w:p>",
        );
        for (at, (level, section)) in entries.iter().enumerate() {
            self.push(&[
                "<w:p><w:pPr><w:pStyle w:val=\"TOC",
                if *level == 1 { "1" } else { "2" },
                "\"/></w:pPr>",
            ]);
            if at == 0 {
                self.out.push_str("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\n \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
            }
            let bookmark = self.targets.bookmark(&section.id).unwrap_or_default().to_owned();
            self.push(&[
                "<w:hyperlink w:anchor=\"",
                &bookmark,
                "\" w:history=\"1\"><w:r><w:t xml:space=\"preserve\">",
            ]);
            let label = plain::label(section.number.as_ref()).trim();
            let heading = plain::words(&section.heading);
            push_text(&mut self.out, label);
            self.out.push_str(if label.is_empty() { "" } else { " " });
            push_text(&mut self.out, &heading.split_whitespace().collect::<Vec<_>>().join(" "));
            self.out.push_str("</w:t></w:r></w:hyperlink></w:p>");
        }
        self.out.push_str("<w:p><w:pPr><w:suppressLineNumbers/></w:pPr><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:sdtContent></w:sdt>");
    }
}

fn collect<'s>(sections: &'s [Section], level: usize, entries: &mut Vec<(usize, &'s Section)>) {
    for section in sections {
        if !plain::words(&section.heading).trim().is_empty() {
            entries.push((level, section));
        }
        if level < 2 {
            collect(&section.sections, level + 1, entries);
        }
    }
}
