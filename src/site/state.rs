//! The pages of a state: all its places by letter, its sources, and what the search reads.
//!
//! In: a state and the rows of its places. Out: files, and the sums that the front page shows. It must not know a paper.

use super::finder::{self, Within};
use super::page::{Head, Page};
use super::{Confidence, Row, Site, SiteFile, State, StateSummary, shard, sources, words};
use crate::jurisdiction::place::fold;

/// What the front page and the coverage page need of a state.
pub fn summary(state: &State, rows: &[Row]) -> StateSummary {
    StateSummary {
        postal: state.postal.clone(),
        name: state.name.clone(),
        confidence: state.confidence,
        places: rows.len(),
        with_file: rows.iter().filter(|row| row.has_file).count(),
        with_papers: rows.iter().filter(|row| row.papers > 0).count(),
        papers: rows.iter().map(|row| row.papers).sum(),
        blanks: rows.iter().map(|row| row.blanks).sum(),
    }
}

/// The page of a state, that of its sources, and the script that the search reads; rows come in any order.
pub fn state_pages(site: &Site<'_>, state: &State, rows: &[Row]) -> Vec<SiteFile> {
    let mut order: Vec<(String, &Row)> = rows
        .iter()
        .map(|row| (fold::fold(&words::shown(&row.name, &row.kind, row.county.as_deref())), row))
        .collect();
    order.sort_by(|(a, one), (b, other)| (a, &one.kind, &one.geoid).cmp(&(b, &other.kind, &other.geoid)));
    let sums = summary(state, rows);
    let rows: Vec<&Row> = order.iter().map(|(_, row)| *row).collect();
    vec![list(site, state, &sums, &order), sources::page(site, state), shard::shard(state, &rows)]
}

fn list(site: &Site<'_>, state: &State, sums: &StateSummary, order: &[(String, &Row)]) -> SiteFile {
    let folder = state.postal.to_ascii_lowercase();
    let about = format!("Local governments of {}, and the model papers made for them.", state.name);
    let mut page = Page::open(
        site,
        &Head {
            path: format!("{folder}/index.html"),
            title: &state.name,
            about: &about,
            trail: vec![("index.html".into(), "All states")],
            here: &state.name,
        },
    );
    page.raw("<h1>").text(&state.name).raw("</h1>\n");
    lead(&mut page, state, sums, &folder);
    page.raw("<h2 id=\"find\">Find a place in ").text(&state.name).raw("</h2>\n");
    finder::form(&mut page, &Within::State { postal: &state.postal, name: &state.name });
    let groups: Vec<&[(String, &Row)]> =
        order.chunk_by(|(a, _), (b, _)| words::letter(a) == words::letter(b)).collect();
    page.raw("<h2 id=\"places\">All places</h2>\n");
    if groups.len() > 1 {
        page.raw("<nav class=\"letters\" aria-label=\"Letters\">\n<ul>\n");
        for group in &groups {
            let (id, label) = letter(group);
            page.raw("<li><a href=\"#").text(&id).raw("\">").text(&label).raw("</a></li>\n");
        }
        page.raw("</ul>\n</nav>\n");
    }
    for group in groups {
        let (id, label) = letter(group);
        page.raw("<section aria-labelledby=\"").text(&id).raw("\">\n<h3 id=\"").text(&id).raw("\">");
        page.text(&label).raw("</h3>\n<ul class=\"places\">\n");
        for (_, row) in group {
            place(&mut page, row, &folder);
        }
        page.raw("</ul>\n</section>\n");
    }
    page.close(site)
}

fn lead(page: &mut Page, state: &State, sums: &StateSummary, folder: &str) {
    page.raw("<p class=\"lead\">")
        .count(sums.places, "local government", "local governments")
        .raw(" on this site. ");
    match sums.with_papers {
        0 => page.raw("No paper of theirs is kept here; each page says how to make one."),
        _ => page
            .count(sums.papers, "paper", "papers")
            .raw(" for ")
            .count(sums.with_papers, "of them", "of them")
            .raw("."),
    };
    if sums.with_file > 0 {
        page.raw(" Local facts are on file for ")
            .number(sums.with_file)
            .raw(", marked <span class=\"mark\" aria-hidden=\"true\">●</span>.");
    }
    let Confidence { confirmed, probable, unconfirmed } = state.confidence;
    page.raw("</p>\n<p>Of the values on file for the law of ").text(&state.name).raw(", ");
    page.number(confirmed).raw(" were confirmed in the law itself, ").number(probable);
    page.raw(" rest on a secondary source, and ").number(unconfirmed);
    page.raw(" were looked up by nobody. <a href=\"").to(&format!("{folder}/sources.html"));
    page.raw("\">Sources for ").text(&state.name).raw("</a></p>\n");
}

/// The id of a group and its heading.
fn letter(group: &[(String, &Row)]) -> (String, String) {
    match group.first().map_or('#', |(folded, _)| words::letter(folded)) {
        '#' => ("digits".into(), "0–9".into()),
        letter => (format!("letter-{letter}"), letter.to_string()),
    }
}

fn place(page: &mut Page, row: &Row, folder: &str) {
    page.raw("<li><a href=\"").to(&format!("{folder}/{}/index.html", row.address)).raw("\">");
    page.text(&words::shown(&row.name, &row.kind, row.county.as_deref())).raw("</a> <span>");
    page.text(&words::kind(&row.kind));
    if let Some(county) = words::county_of(row) {
        page.raw(", ").text(county);
    }
    if row.has_file {
        page.raw(" <b class=\"mark\" aria-hidden=\"true\">●</b><span class=\"unseen\">, local facts on file</span>");
    }
    page.raw("</span></li>\n");
}
