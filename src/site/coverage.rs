//! What is on file for each state: sums, a map of tiles, and a table.
//!
//! In: the sums of each state. Out: their page, and the map for the front page too. It must not count anything itself.

use super::front::home;
use super::page::{Head, Page};
use super::{Site, SiteFile, StateSummary};

/// Column and row of each state’s tile, counted from 1, near to where it lies.
const TILES: &[(&str, u8, u8)] = &[
    ("AK", 1, 1),
    ("ME", 12, 1),
    ("VT", 11, 2),
    ("NH", 12, 2),
    ("WA", 2, 3),
    ("ID", 3, 3),
    ("MT", 4, 3),
    ("ND", 5, 3),
    ("MN", 6, 3),
    ("WI", 7, 3),
    ("MI", 9, 3),
    ("NY", 10, 3),
    ("MA", 11, 3),
    ("RI", 12, 3),
    ("OR", 2, 4),
    ("NV", 3, 4),
    ("WY", 4, 4),
    ("SD", 5, 4),
    ("IA", 6, 4),
    ("IL", 7, 4),
    ("IN", 8, 4),
    ("OH", 9, 4),
    ("PA", 10, 4),
    ("NJ", 11, 4),
    ("CT", 12, 4),
    ("CA", 2, 5),
    ("UT", 3, 5),
    ("CO", 4, 5),
    ("NE", 5, 5),
    ("MO", 6, 5),
    ("KY", 7, 5),
    ("WV", 8, 5),
    ("VA", 9, 5),
    ("MD", 10, 5),
    ("DE", 11, 5),
    ("AZ", 3, 6),
    ("NM", 4, 6),
    ("KS", 5, 6),
    ("AR", 6, 6),
    ("TN", 7, 6),
    ("NC", 8, 6),
    ("SC", 9, 6),
    ("DC", 10, 6),
    ("OK", 5, 7),
    ("LA", 6, 7),
    ("MS", 7, 7),
    ("AL", 8, 7),
    ("GA", 9, 7),
    ("HI", 1, 8),
    ("TX", 5, 8),
    ("FL", 10, 8),
    ("PR", 12, 8),
];

/// The sums of all states in a paragraph.
pub(super) fn totals(page: &mut Page, states: &[&StateSummary]) {
    let total = |each: fn(&StateSummary) -> usize| states.iter().map(|state| each(state)).sum::<usize>();
    page.raw("<p>This site has ")
        .count(total(|state| state.places), "local government", "local governments")
        .raw(" in ");
    page.count(states.len(), "state or territory", "states and territories")
        .raw(". Local facts are on file for ");
    page.number(total(|state| state.with_file)).raw(". ");
    match total(|state| state.papers) {
        0 => page.raw("No papers are kept here."),
        papers => page
            .count(papers, "paper", "papers")
            .raw(" for ")
            .count(total(|state| state.with_papers), "place", "places")
            .raw(" are kept here."),
    };
    page.raw(
        " Every other paper is made on your own computer, with the command on the page of the place.</p>\n",
    );
}

/// The map: a tile for each state with the number of its places that have local facts on file, and a link to it.
pub(super) fn map(page: &mut Page, states: &[&StateSummary]) {
    page.raw("<p id=\"map-about\" class=\"soft\">The number is of places with local facts on file; a tile stands out more the more it has.</p>\n<ul class=\"map\" aria-describedby=\"map-about\">\n");
    for state in states {
        page.raw("<li");
        if let Some((_, column, row)) = TILES.iter().find(|(postal, ..)| *postal == state.postal) {
            page.raw(" class=\"c").digits(usize::from(*column)).raw(" r").digits(usize::from(*row)).raw("\"");
        }
        page.raw("><a class=\"l")
            .digits(level(state.with_file))
            .raw("\" href=\"")
            .to(&home(state))
            .raw("\"><b>");
        page.text(&state.postal).raw("</b><span class=\"unseen\">, ").text(&state.name).raw(": </span>");
        page.number(state.with_file).raw("<span class=\"unseen\"> of ").count(
            state.places,
            "place",
            "places",
        );
        page.raw("</span></a></li>\n");
    }
    page.raw("</ul>\n");
}

/// How dark a tile is.
fn level(with_file: usize) -> usize {
    match with_file {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        6..=11 => 3,
        _ => 4,
    }
}

/// The page with the map and the table.
pub(super) fn page(site: &Site<'_>, states: &[&StateSummary]) -> SiteFile {
    let mut page = Page::open(
        site,
        &Head {
            path: "coverage.html".into(),
            title: "Coverage",
            about: "What is on file for each state: places, local facts, papers, blanks, and how sure its law is.",
            trail: Vec::new(),
            here: "",
        },
    );
    page.raw("<h1>Coverage</h1>\n");
    totals(&mut page, states);
    page.raw("<h2 id=\"map\">Map</h2>\n");
    map(&mut page, states);
    page.raw("<h2 id=\"table\">Table</h2>\n<p>How sure the law of a state is: <span class=\"mark\" aria-hidden=\"true\">●</span> values confirmed in the law itself, <span class=\"mark\" aria-hidden=\"true\">◐</span> values with a secondary source only, <span class=\"mark\" aria-hidden=\"true\">○</span> values that nobody has looked up. Papers carry a caution at each of the last.</p>\n");
    page.raw("<div class=\"table\" role=\"region\" aria-labelledby=\"table\" tabindex=\"0\">\n<table>\n<thead>\n<tr><th scope=\"col\">State</th>");
    for head in ["Places", "With local facts", "With papers", "Papers", "Blanks in them"] {
        page.raw("<th scope=\"col\">").raw(head).raw("</th>");
    }
    for (mark, head) in [("●", "confirmed"), ("◐", "probable"), ("○", "unconfirmed")] {
        page.raw("<th scope=\"col\"><span class=\"mark\" aria-hidden=\"true\">").raw(mark);
        page.raw("</span> Law ").raw(head).raw("</th>");
    }
    page.raw("</tr>\n</thead>\n<tbody>\n");
    for state in states {
        page.raw("<tr><th scope=\"row\"><a href=\"")
            .to(&home(state))
            .raw("\">")
            .text(&state.name)
            .raw("</a></th>");
        let sure = state.confidence;
        for number in [
            state.places,
            state.with_file,
            state.with_papers,
            state.papers,
            state.blanks,
            sure.confirmed,
            sure.probable,
            sure.unconfirmed,
        ] {
            page.raw("<td>").number(number).raw("</td>");
        }
        page.raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n</div>\n");
    page.close(site)
}

#[cfg(test)]
mod tests {
    use super::TILES;
    use crate::jurisdiction::place::STATES;
    use std::collections::BTreeSet;

    #[test]
    fn every_state_has_a_tile_of_its_own() {
        let named: BTreeSet<&str> = TILES.iter().map(|(postal, ..)| *postal).collect();
        let states: BTreeSet<&str> = STATES.iter().map(|state| state.postal).collect();
        assert_eq!(named, states);
        let spots: BTreeSet<(u8, u8)> = TILES.iter().map(|(_, column, row)| (*column, *row)).collect();
        assert_eq!(spots.len(), TILES.len());
    }
}
