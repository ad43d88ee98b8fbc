//! The page of a place.
//!
//! In: a place with its papers and sources. Out: its page. It must not know any other place.

use super::page::{Head, Page};
use super::{Paper, Site, SiteFile, Town, sources, words};
use crate::jurisdiction::place::POPULATION_YEAR;

/// The page of a place: its papers in every format with what is open in each, what is left out and why, the sources of
/// the place itself, and the commands that make the papers. There may be tens of thousands of such pages, so what is
/// the same for all places of a state stands on a page of the state.
pub fn place_page(site: &Site<'_>, town: &Town) -> SiteFile {
    let folder = town.state.to_ascii_lowercase();
    let here = words::shown(&town.name, &town.kind, town.county.as_deref());
    let title = format!("{here}, {}", town.state_name);
    let about = format!(
        "Model papers for {}, {}: what is ready, what is blank, and what nobody has confirmed.",
        town.style, town.state_name
    );
    let mut page = Page::open(
        site,
        &Head {
            path: format!("{folder}/{}/index.html", town.address),
            title: &title,
            about: &about,
            trail: vec![
                ("index.html".into(), "All states"),
                (format!("{folder}/index.html"), &town.state_name),
            ],
            here: &here,
        },
    );
    page.raw("<h1>").text(&town.style).raw("</h1>\n");
    facts(&mut page, town);
    papers(&mut page, town);
    commands(&mut page, town);
    rests_on(&mut page, town, &folder);
    left_out(&mut page, town);
    page.close(site)
}

fn facts(page: &mut Page, town: &Town) {
    page.raw("<p class=\"lead\">A ").text(&words::kind(&town.kind));
    match town.county.as_deref() {
        Some(county) if !["county", "parish"].contains(&town.kind.as_str()) => {
            page.raw(" in ").text(county).raw(", ").text(&town.state_name)
        }
        _ => page.raw(" in ").text(&town.state_name),
    };
    if let Some(population) = town.population {
        page.raw(" with ").count(population as usize, "resident", "residents");
        page.raw(" (Census estimate, July ").digits(usize::from(POPULATION_YEAR)).raw(")");
    }
    page.raw(". Census identifier ").text(&town.geoid).raw(".</p>\n");
    if !town.has_file {
        page.raw("<p class=\"note\">Nobody has put local facts for ").text(&town.style);
        page.raw(" on file yet. Its papers rest on the law of ").text(&town.state_name);
        page.raw(" and of the United States, and what only the place can say is left blank in them.</p>\n");
    }
}

fn papers(page: &mut Page, town: &Town) {
    page.raw("<h2 id=\"papers\">Papers</h2>\n");
    if town.papers.is_empty() {
        page.raw("<p>No paper for this place is kept here. The commands below make every one of them.</p>\n");
        return;
    }
    let total = |each: fn(&Paper) -> usize| town.papers.iter().map(each).sum::<usize>();
    let (blanks, unconfirmed) = (total(|paper| paper.blanks), total(|paper| paper.unconfirmed));
    if blanks + unconfirmed > 0 {
        page.raw("<p>These are drafts. A <em>blank</em> is a value that nobody has supplied; it shows in the paper as a gap to fill in. Where nobody has <em>confirmed</em> a value, a caution stands beside it in the paper, and stays until a source confirms it.</p>\n");
    }
    page.raw("<ul class=\"papers\">\n");
    for paper in &town.papers {
        entry(page, paper);
    }
    page.raw("</ul>\n");
}

fn entry(page: &mut Page, paper: &Paper) {
    page.raw("<li>\n<h3>").text(&paper.title);
    if let Some(party) = &paper.party {
        page.raw(": ").text(party);
    }
    page.raw("</h3>\n<p class=\"status\">").text(&words::capital(&words::kind(&paper.form)));
    page.raw(", version ").digits(paper.version as usize).raw(" of the model. ");
    match paper.blanks {
        0 => page.raw("No blank."),
        blanks => page.raw("<b>").count(blanks, "blank", "blanks").raw("</b>."),
    };
    match paper.unconfirmed {
        0 => page.raw(" Nothing unconfirmed."),
        1 => page.raw(" <b>1 unconfirmed value</b>, with a caution."),
        many => page.raw(" <b>").number(many).raw(" unconfirmed values</b>, each with a caution."),
    };
    page.raw("</p>\n<ul class=\"formats\">\n");
    for file in &paper.files {
        page.raw("<li><a href=\"").to(&file.path).raw("\">").text(words::format(&file.format));
        page.raw("</a> <span>").text(&words::size(file.size)).raw("</span></li>\n");
    }
    page.raw("</ul>\n</li>\n");
}

fn commands(page: &mut Page, town: &Town) {
    page.raw("<h2 id=\"make\">Make them yourself</h2>\n<p>The program <code>draft</code> makes the same papers on your own computer, with your decisions and the facts that you supply.</p>\n<dl class=\"commands\">\n");
    let first = town.papers.first().map_or("ban", |paper| paper.document.as_str());
    for (what, before, after) in [
        ("One paper", "draft ", format!(" --document {first} -o {first}.html")),
        ("All papers", "draft packet ", format!(" -o {}", town.address)),
        ("Where each value comes from", "draft explain ", String::new()),
    ] {
        page.raw("<dt>").raw(what).raw("</dt>\n<dd><code>").raw(before).text(&town.flags).text(&after);
        page.raw("</code></dd>\n");
    }
    page.raw("</dl>\n");
}

fn rests_on(page: &mut Page, town: &Town, folder: &str) {
    page.raw("<h2 id=\"sources\">Sources</h2>\n");
    sources::grouped(page, &town.sources, "h3");
    page.raw("<p><a href=\"").to(&format!("{folder}/sources.html")).raw("\">Sources for the law of ");
    page.text(&town.state_name).raw(" and of the United States</a></p>\n");
}

fn left_out(page: &mut Page, town: &Town) {
    if town.left_out.is_empty() {
        return;
    }
    page.raw("<h2 id=\"left-out\">What is not here, and why</h2>\n<dl class=\"left-out\">\n");
    for left in &town.left_out {
        page.raw("<dt>").text(&left.title).raw("</dt>\n<dd>").text(&words::capital(&left.why));
        page.raw(if left.why.ends_with('.') { "</dd>\n" } else { ".</dd>\n" });
    }
    page.raw("</dl>\n");
}
