//! The package: the parts of a Word file, how they hang together, and the ZIP archive around them.
//!
//! In: finished parts. Out: the bytes of the file, the same from the same parts. It must not know the instrument.
//! Source: ISO/IEC 29500-2 (Open Packaging Conventions).

use super::xml::{push_attribute, push_number};
use crate::delivery::Archive;
use std::io::Cursor;

/// How every part begins.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// How hard the parts are packed. Most of the time of a paper goes here, so that speed counts for more than size.
const LEVEL: i64 = 1;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const RELATIONSHIPS: &str =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// One part: its name, its content type, and what it points at outside of the file.
pub(super) struct Part {
    /// Its name, without the first slash.
    pub(super) name: &'static str,
    /// The end of its content type for a part of Word, or the whole of it.
    pub(super) kind: &'static str,
    /// The last word of the relationship by which the document, or the package, finds it.
    pub(super) relation: &'static str,
    /// Its XML.
    pub(super) xml: String,
    /// The addresses that its hyperlinks lead to; the first is `rIdL1`.
    pub(super) links: Vec<String>,
}

/// The addresses that a part leads to, by the id of their relationships.
fn push_links(out: &mut String, links: &[String]) {
    for (at, link) in links.iter().enumerate() {
        out.push_str("<Relationship Id=\"rIdL");
        push_number(out, at as u64 + 1);
        out.push_str("\" Type=\"");
        out.push_str(OFFICE);
        out.push_str("hyperlink\"");
        push_attribute(out, "Target", link);
        out.push_str(" TargetMode=\"External\"/>");
    }
}

/// Packs the parts, of which the first is the document, into one file.
///
/// # Errors
/// What the archiver says, which it does only of files that are too large for it.
pub(super) fn pack(parts: &[Part]) -> Result<Vec<u8>, String> {
    let size: usize = parts.iter().map(|part| part.xml.len()).sum();
    let mut archive = Archive::new(Cursor::new(Vec::with_capacity(size / 4 + 16 * 1024)), LEVEL);
    let mut add =
        |name: &str, xml: &str| archive.add(name, xml.as_bytes()).map_err(|error| error.to_string());
    add("[Content_Types].xml", &content_types(parts))?;
    add("_rels/.rels", &package_relations(parts))?;
    for part in parts {
        add(part.name, &part.xml)?;
        let relations = match part.relation {
            "officeDocument" => document_relations(parts),
            _ if part.links.is_empty() => continue,
            _ => {
                let mut relations = format!("{DECLARATION}{RELATIONSHIPS}");
                push_links(&mut relations, &part.links);
                relations + "</Relationships>"
            }
        };
        add(&part.name.replace("word/", "word/_rels/").replace(".xml", ".xml.rels"), &relations)?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

fn content_types(parts: &[Part]) -> String {
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for part in parts {
        let family = if part.kind.contains('/') { "" } else { WORD };
        out.push_str(&format!(
            "<Override PartName=\"/{}\" ContentType=\"{family}{}+xml\"/>",
            part.name, part.kind
        ));
    }
    out + "</Types>"
}

fn package_relations(parts: &[Part]) -> String {
    let mut out = format!("{DECLARATION}{RELATIONSHIPS}");
    let outer = parts.iter().filter(|part| is_outer(part));
    for (at, part) in outer.enumerate() {
        let family = match part.relation {
            "metadata/core-properties" => "http://schemas.openxmlformats.org/package/2006/relationships/",
            _ => OFFICE,
        };
        out.push_str(&format!(
            "<Relationship Id=\"rId{}\" Type=\"{family}{}\" Target=\"{}\"/>",
            at + 1,
            part.relation,
            part.name
        ));
    }
    out + "</Relationships>"
}

/// Whether the package itself points at a part, and not the document.
fn is_outer(part: &Part) -> bool {
    part.relation == "officeDocument" || part.name.starts_with("docProps/")
}

/// The id of a relationship of the document: `rIdfooter1` for `word/footer1.xml`.
fn document_relations(parts: &[Part]) -> String {
    let mut out = format!("{DECLARATION}{RELATIONSHIPS}");
    for part in parts.iter().filter(|part| !is_outer(part)) {
        let target = part.name.trim_start_matches("word/");
        let id = target.trim_end_matches(".xml");
        out.push_str(&format!(
            "<Relationship Id=\"rId{id}\" Type=\"{OFFICE}{}\" Target=\"{target}\"/>",
            part.relation
        ));
    }
    if let Some(document) = parts.iter().find(|part| part.relation == "officeDocument") {
        push_links(&mut out, &document.links);
    }
    out + "</Relationships>"
}
