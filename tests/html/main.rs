//! The HTML writer: what the page holds, what a final text leaves out, and that no text can become markup.

// What tests share may fail the way tests do.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod every_text;
mod hostile;
mod notation;
mod page;
mod sample;

use page::{assert_linked, read, values, words_of};
use sample::ordinance;
use whereas::instrument::{Block, Inline, Instrument, Part};
use whereas::write::{Layout, by_extension, by_name};

fn html(instrument: &Instrument) -> String {
    String::from_utf8(by_name("html").unwrap().write(instrument, &Layout::default()).unwrap()).unwrap()
}

fn draft() -> String {
    html(&ordinance(false))
}

#[test]
fn the_page_is_whole_and_leads_nowhere_by_itself() {
    for finished in [false, true] {
        let html = html(&ordinance(finished));
        assert_linked(&read(&html));
        for outside in
            ["<script", "<link", "<img", "src=", "url(", "@import", "@font-face", "onclick", "javascript:"]
        {
            assert!(!html.contains(outside), "{outside}");
        }
    }
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    assert_eq!(draft(), draft());
    assert!(["html", "htm", "HTM"].iter().all(|extension| by_extension(extension).unwrap().name() == "html"));
}

#[test]
fn every_provision_has_a_permalink() {
    let steps = read(&draft());
    let ids = values(&steps, "id");
    for id in [
        "chapter",
        "ban",
        "agreement",
        "agreement.2.A.ii",
        "portal",
        "lawful-process.a",
        "definitions.surveillance-partnership",
        "definitions.covered-company.2",
    ] {
        assert!(ids.contains(&id), "{id}");
        assert!(values(&steps, "href").contains(&format!("#{id}").as_str()), "nothing links to {id}");
    }
}

#[test]
fn numbers_are_words_of_the_text() {
    let steps = read(&draft());
    assert!(
        words_of(&steps, "ban").starts_with("9.67.030 No surveillance partnerships. A City agency must not")
    );
    assert_eq!(words_of(&steps, "agreement.2.A.i"), "(i) keep them confidential; or");
    assert!(words_of(&steps, "effective-date").starts_with("SECTION 6. This Ordinance takes effect"));
}

#[test]
fn contents_list_every_section() {
    let html = draft();
    let contents = &html[html.find("<nav").unwrap()..html.find("</nav>").unwrap()];
    for id in [
        "part:recitals",
        "chapter",
        "purpose",
        "retaliation",
        "effective-date",
        "part:adoption",
        "part:sources",
    ] {
        assert!(contents.contains(&format!("href=\"#{id}\"")), "{id}");
    }
}

#[test]
fn sources_and_their_marks_lead_to_each_other() {
    let steps = read(&draft());
    let hrefs = values(&steps, "href");
    for link in ["#source:1", "#mark:1", "#mark:1:2", "#mark:2:2", "#mark:4"] {
        assert!(hrefs.contains(&link), "{link}");
    }
    assert!(!hrefs.contains(&"#mark:4:2"));
    let roles = values(&steps, "role");
    let count = |role: &str| roles.iter().filter(|known| **known == role).count();
    assert_eq!((count("doc-noteref"), count("doc-backlink"), count("doc-endnotes")), (6, 6, 1));
}

#[test]
fn blanks_name_the_key_that_fills_them() {
    let html = draft();
    assert!(html.contains("title=\"Filled by the key code.chapter\">[chapter number]</span>"));
    assert!(html.contains("aria-label=\"To be written in: date of adoption\">________________</span>"));
    assert!(html.contains("3 values are still blank."));
    assert!(
        html.contains("<a href=\"#blank:1\">[name of the sponsor]</a> <code>ordinance.sponsor</code></li>")
    );
    assert!(html.contains("<code>code.chapter</code>, in 3 places</li>"));
}

#[test]
fn a_roll_call_has_headers_both_ways_and_a_caption() {
    let html = draft();
    let table = &html[html.find("<table class=\"roll-call\"").unwrap()..];
    let table = &table[..table.find("</table>").unwrap()];
    assert!(table.contains("<caption class=\"unseen\">Roll call</caption>"));
    assert!(table.contains("<tr><td></td><th scope=\"col\">Ayes</th>"));
    assert_eq!(table.matches("<th scope=\"row\">").count(), 7);
}

#[test]
fn a_roll_call_by_vote_has_no_row_headers() {
    let mut instrument = ordinance(true);
    let Some(Part::Adoption(blocks)) = instrument.parts.last_mut() else { panic!() };
    for block in blocks {
        if let Block::Table(table) = block {
            table.head.remove(0);
            table.rows =
                vec![vec![vec![Inline::Text { text: "Lee, Cruz".to_owned() }], vec![], vec![], vec![]]];
        }
    }
    assert!(html(&instrument).contains("<tr><td>Lee, Cruz</td><td></td><td></td><td></td></tr>"));
}

#[test]
fn a_draft_says_so_and_shows_its_notes_and_keys() {
    let html = draft();
    assert!(
        html.contains("<strong>DRAFT</strong> of <time datetime=\"2026-11-24\">November 24, 2026</time>.")
    );
    assert_eq!(html.matches("<p class=\"note-label\">Drafting note</p>").count(), 4);
    assert!(html.contains("<span data-key=\"government.clerk\">City Clerk</span>"));
    assert!(html.contains("@top-right { content: \"DRAFT\"; }"));
}

#[test]
fn a_final_text_has_no_note_no_source_and_no_sign_of_a_draft() {
    let html = html(&ordinance(true));
    let body = &html[html.find("<body>").unwrap()..];
    for trace in ["note", "source", "data-key", "<sup>", "<aside", "<footer", "status"] {
        assert!(!body.to_lowercase().contains(trace), "{trace}");
    }
    assert!(!html.to_lowercase().contains("draft"));
}

#[test]
fn paper_decides_the_page() {
    let mut instrument = ordinance(false);
    assert!(html(&instrument).contains("size: letter;"));
    instrument.paper.size = whereas::instrument::PaperSize::Legal;
    assert!(html(&instrument).contains("size: legal;"));
}

#[test]
fn there_is_one_main_heading_whatever_the_parts() {
    let mut instrument = ordinance(false);
    instrument.parts.retain(|part| !matches!(part, Part::Title(_)));
    let page = html(&instrument);
    assert!(page.contains("<h1 class=\"unseen\">Surveillance Partnership Ban Ordinance</h1>"));
    let title = || Part::Title(vec![Inline::Text { text: "A title".to_owned() }]);
    instrument.parts.extend([title(), title()]);
    let again = instrument.parts.clone();
    instrument.parts.extend(again);
    let page = html(&instrument);
    assert_eq!(page.matches("<h1").count(), 1);
    assert_linked(&read(&page));
    instrument.parts.clear();
    assert_linked(&read(&html(&instrument)));
}

#[test]
fn only_web_and_mail_addresses_become_links() {
    let link = |href: &str| Inline::Link {
        href: href.to_owned(),
        inlines: vec![Inline::Text { text: "words".to_owned() }, Inline::FootnoteMark { number: 1 }],
    };
    let mut instrument = ordinance(false);
    instrument.parts = vec![Part::Title(vec![link("javascript:alert(1)"), link("https://example.org/?a&b")])];
    let page = html(&instrument);
    assert!(!page.contains("javascript"));
    assert!(page.contains("<h1 class=\"title\">words<sup><a id=\"mark:1\""), "a refused link is its words");
    assert!(
        page.contains("<a href=\"https://example.org/?a&amp;b\" class=\"elsewhere\">words<sup>1</sup></a>")
    );
}

#[test]
fn ids_that_clash_stay_apart_and_references_find_the_first() {
    let mut instrument = ordinance(false);
    for part in &mut instrument.parts {
        if let Part::Body(sections) = part {
            let again = sections.clone();
            sections.extend(again);
        }
    }
    let steps = read(&html(&instrument));
    assert_linked(&steps);
    let ids = values(&steps, "id");
    assert!(ids.contains(&"ban-2") && ids.contains(&"portal-2"));
    assert!(
        values(&steps, "href").contains(&"#exigency") && !values(&steps, "href").contains(&"#exigency-3")
    );
}
