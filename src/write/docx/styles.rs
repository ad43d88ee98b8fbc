//! Styles: the names that Word users expect, and the look of a council's paper.
//!
//! In: which list styles the numbering binds, and the language. Out: the part that defines the styles. It must not know
//! the text. Source: ISO/IEC 29500-1, 17.7; the built-in names are those of Word (`latentStyles`).

use super::numbering::{FIRST, Numbering, list_style};
use super::xml::{push_attribute, push_number};

/// A paragraph style: id, built-in or own name, the style it is based on, the style that follows, paragraph and run
/// properties, in the order of the schema. An empty follower is the style itself.
type Paragraph = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const PARAGRAPHS: &[Paragraph] = &[
    ("BodyText", "Body Text", "Normal", "", "<w:spacing w:after=\"200\"/>", ""),
    (
        "Title",
        "Title",
        "Normal",
        "BodyText",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"360\"/><w:ind w:left=\"720\" w:right=\"720\"/><w:jc w:val=\"center\"/>",
        "<w:b/>",
    ),
    (
        "Masthead",
        "Masthead",
        "Normal",
        "",
        "<w:keepNext/><w:spacing w:after=\"120\"/><w:jc w:val=\"center\"/>",
        "",
    ),
    ("Address", "Address", "Normal", "", "<w:spacing w:after=\"200\"/>", ""),
    ("Recital", "Recital", "BodyText", "", "<w:ind w:firstLine=\"720\"/>", ""),
    (
        "EnactingClause",
        "Enacting Clause",
        "BodyText",
        "BodyText",
        "<w:keepNext/><w:keepLines/><w:ind w:firstLine=\"720\"/>",
        "",
    ),
    ("Definition", "Definition", "BodyText", "", "<w:ind w:left=\"576\" w:hanging=\"576\"/>", ""),
    (
        "DraftingNote",
        "Drafting Note",
        "Normal",
        "",
        "<w:keepLines/><w:suppressLineNumbers/><w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"595959\"/></w:pBdr><w:spacing w:before=\"120\" w:after=\"200\"/><w:ind w:left=\"288\"/>",
        "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>",
    ),
    (
        "Signature",
        "Signature",
        "Normal",
        "",
        "<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val=\"left\" w:leader=\"underscore\" w:pos=\"9360\"/></w:tabs><w:ind w:left=\"4680\"/>",
        "",
    ),
    (
        "TableText",
        "Table Text",
        "Normal",
        "",
        "<w:spacing w:before=\"40\" w:after=\"40\"/>",
        "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
    ),
    ("TableHead", "Table Head", "TableText", "", "<w:keepNext/>", "<w:b/>"),
    ("Caption", "caption", "Normal", "BodyText", "<w:keepNext/><w:spacing w:after=\"120\"/>", "<w:b/>"),
    (
        "TOCHeading",
        "TOC Heading",
        "Normal",
        "BodyText",
        "<w:keepNext/><w:suppressLineNumbers/><w:spacing w:before=\"240\" w:after=\"120\"/>",
        "<w:b/>",
    ),
    (
        "TOC1",
        "toc 1",
        "Normal",
        "",
        "<w:suppressLineNumbers/><w:spacing w:after=\"40\"/><w:ind w:left=\"360\" w:hanging=\"360\"/>",
        "",
    ),
    (
        "TOC2",
        "toc 2",
        "Normal",
        "",
        "<w:suppressLineNumbers/><w:spacing w:after=\"40\"/><w:ind w:left=\"720\" w:hanging=\"360\"/>",
        "",
    ),
    (
        "FootnoteText",
        "footnote text",
        "Normal",
        "",
        "<w:suppressLineNumbers/><w:spacing w:after=\"40\"/>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    (
        "CommentText",
        "annotation text",
        "Normal",
        "",
        "<w:spacing w:after=\"80\"/>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    (
        "Header",
        "header",
        "Normal",
        "",
        "<w:suppressLineNumbers/><w:tabs><w:tab w:val=\"right\" w:pos=\"9360\"/></w:tabs>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    (
        "Footer",
        "footer",
        "Normal",
        "",
        "<w:suppressLineNumbers/><w:tabs><w:tab w:val=\"center\" w:pos=\"4680\"/><w:tab w:val=\"right\" w:pos=\"9360\"/></w:tabs>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
];

/// A character style: id, name, run properties.
const CHARACTERS: &[(&str, &str, &str)] = &[
    ("DefinedTerm", "Defined Term", "<w:b/>"),
    // Gray behind the brackets; the brackets say it without color.
    ("Blank", "Blank", "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E6E6\"/>"),
    ("FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>"),
    ("CommentReference", "annotation reference", "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>"),
    ("Hyperlink", "Hyperlink", "<w:color w:val=\"1F3864\"/><w:u w:val=\"single\"/>"),
    ("LineNumber", "line number", "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
];

/// Which of the names are ours and not Word's.
const OWN: &[&str] = &[
    "Masthead",
    "Address",
    "Recital",
    "EnactingClause",
    "Definition",
    "DraftingNote",
    "TableText",
    "TableHead",
    "DefinedTerm",
    "Blank",
];

/// The typeface of a typed paper: Times New Roman, for which fontTable.xml names what stands in.
const DEFAULTS: &str = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang";

/// The part that defines the styles.
pub(super) fn part(numbering: &Numbering, language: &str) -> String {
    let mut out = String::with_capacity(16 * 1024);
    out.push_str(super::package::DECLARATION);
    out.push_str("<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>");
    out.push_str(DEFAULTS);
    push_attribute(&mut out, "w:val", language);
    out.push_str("/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>");
    out.push_str("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>");
    out.push_str("<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>");
    out.push_str("<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>");
    tables(&mut out);
    headings(&mut out, numbering);
    lists(&mut out, numbering);
    for &(id, name, based, next, paragraph, run) in PARAGRAPHS {
        let next = if next.is_empty() { id } else { next };
        paragraph_style(&mut out, &Named { id, name, based, next }, paragraph, run);
    }
    for &(id, name, run) in CHARACTERS {
        open(&mut out, "character", id, name);
        out.push_str("<w:basedOn w:val=\"DefaultParagraphFont\"/><w:qFormat/><w:rPr>");
        out.push_str(run);
        out.push_str("</w:rPr></w:style>");
    }
    out.push_str("</w:styles>");
    out
}

struct Named<'a> {
    id: &'a str,
    name: &'a str,
    based: &'a str,
    next: &'a str,
}

fn open(out: &mut String, kind: &str, id: &str, name: &str) {
    let own = if OWN.contains(&id) { " w:customStyle=\"1\"" } else { "" };
    out.push_str(&format!("<w:style w:type=\"{kind}\"{own} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>"));
}

fn paragraph_style(out: &mut String, named: &Named<'_>, paragraph: &str, run: &str) {
    open(out, "paragraph", named.id, named.name);
    out.push_str(&format!(
        "<w:basedOn w:val=\"{}\"/><w:next w:val=\"{}\"/><w:qFormat/>",
        named.based, named.next
    ));
    for (element, properties) in [("w:pPr", paragraph), ("w:rPr", run)] {
        if !properties.is_empty() {
            out.push_str(&format!("<{element}>{properties}</{element}>"));
        }
    }
    out.push_str("</w:style>");
}

/// The styles of tables: Word's own without lines, and its grid.
fn tables(out: &mut String) {
    let margins = "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar>";
    out.push_str("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>");
    out.push_str(margins);
    out.push_str("</w:tblPr></w:style><w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        out.push_str(&format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"));
    }
    out.push_str("</w:tblBorders></w:tblPr></w:style>");
}

/// Heading 1 to 4, bound to the levels of sections where those have numbers.
fn headings(out: &mut String, numbering: &Numbering) {
    for level in 1..=4_u32 {
        let id = format!("Heading{level}");
        let mut paragraph = "<w:keepNext/><w:keepLines/>".to_owned();
        if let Some(bound) = (0..FIRST).find(|bound| numbering.style(*bound).as_deref() == Some(&id)) {
            push_list(&mut paragraph, bound);
        }
        paragraph.push_str("<w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"");
        push_number(&mut paragraph, level - 1);
        paragraph.push_str("\"/>");
        let name = format!("heading {level}");
        let run = if level < 4 { "<w:b/>" } else { "<w:b/><w:i/>" };
        paragraph_style(
            out,
            &Named { id: &id, name: &name, based: "Normal", next: "BodyText" },
            &paragraph,
            run,
        );
    }
}

fn push_list(out: &mut String, level: usize) {
    out.push_str("<w:numPr>");
    if level > 0 {
        out.push_str("<w:ilvl w:val=\"");
        push_number(out, level as u64);
        out.push_str("\"/>");
    }
    out.push_str("<w:numId w:val=\"1\"/></w:numPr>");
}

/// List Number, List Bullet and List Continue, as deep as Word has them.
fn lists(out: &mut String, numbering: &Numbering) {
    for depth in 0..5_usize {
        let figure = if depth == 0 { String::new() } else { format!(" {}", depth + 1) };
        let left = 720 * (depth + 1);
        for (id, name) in
            [("ListNumber", "List Number"), ("ListBullet", "List Bullet"), ("ListContinue", "List Continue")]
        {
            let id = list_style(id, depth);
            let mut paragraph = String::new();
            match name {
                "List Number" if numbering.style(FIRST + depth).is_some() => {
                    push_list(&mut paragraph, FIRST + depth)
                }
                "List Bullet" => {
                    let level =
                        if depth > 0 { format!("<w:ilvl w:val=\"{depth}\"/>") } else { String::new() };
                    paragraph.push_str(&format!("<w:numPr>{level}<w:numId w:val=\"2\"/></w:numPr>"));
                }
                _ => {}
            }
            paragraph.push_str(match name {
                "List Bullet" => "<w:spacing w:after=\"120\"/>",
                _ => "<w:spacing w:after=\"200\"/>",
            });
            if name == "List Continue" {
                paragraph.push_str(&format!("<w:ind w:left=\"{left}\"/>"));
            }
            let name = format!("{name}{figure}");
            paragraph_style(
                out,
                &Named { id: &id, name: &name, based: "BodyText", next: &id },
                &paragraph,
                "",
            );
        }
    }
}
