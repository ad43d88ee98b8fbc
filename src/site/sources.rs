//! Sources: in groups by whose law or record they are, and the page of those that a whole state shares.
//!
//! In: sources. Out: lists with links, days and how sure each is. It must not judge a source.

use super::page::{Head, Page};
use super::{Site, SiteFile, Source, State, words};
use crate::jurisdiction::value::is_web_address;

/// Writes sources in groups under headings of this level, in the order in which the groups first come.
pub(super) fn grouped(page: &mut Page, sources: &[Source], heading: &'static str) {
    let mut told: Vec<&str> = Vec::new();
    for source in sources {
        let whose = source.speaks_for.as_str();
        if told.contains(&whose) {
            continue;
        }
        told.push(whose);
        page.raw("<").raw(heading).raw(">").text(&words::capital(whose)).raw("</").raw(heading);
        page.raw(">\n<ul class=\"sources\">\n");
        sources.iter().filter(|other| other.speaks_for == whose).for_each(|source| one(page, source));
        page.raw("</ul>\n");
    }
}

fn one(page: &mut Page, source: &Source) {
    let (mark, means) = words::confidence(&source.confidence);
    page.raw("<li><span class=\"mark\" aria-hidden=\"true\">").raw(mark).raw("</span> ");
    match source.url.as_deref().filter(|url| is_web_address(url)) {
        Some(url) => page
            .raw("<a href=\"")
            .text(url)
            .raw("\" rel=\"external noreferrer\">")
            .text(&source.title)
            .raw("</a>"),
        None => page.text(&source.title),
    };
    if let Some(citation) = &source.citation {
        page.raw(", ").text(citation);
    }
    page.raw(". <span class=\"soft\">").raw(means);
    if !source.checked.is_empty() {
        page.raw(" Checked ").day(&source.checked).raw(".");
    }
    page.raw("</span></li>\n");
}

/// The page of the sources that all places of a state share.
pub(super) fn page(site: &Site<'_>, state: &State) -> SiteFile {
    let folder = state.postal.to_ascii_lowercase();
    let title = format!("Sources for {}", state.name);
    let about = format!(
        "What papers for places in {} rest on, with the day on which each source was last looked at.",
        state.name
    );
    let mut page = Page::open(
        site,
        &Head {
            path: format!("{folder}/sources.html"),
            title: &title,
            about: &about,
            trail: vec![("index.html".into(), "All states"), (format!("{folder}/index.html"), &state.name)],
            here: "Sources",
        },
    );
    page.raw("<h1>")
        .text(&title)
        .raw("</h1>\n<p class=\"lead\">Papers for every place in ")
        .text(&state.name);
    page.raw(" rest on these. A place with local facts of its own lists further sources on its page.</p>\n");
    if state.sources.is_empty() {
        page.raw("<p>No source is on file.</p>\n");
    }
    grouped(&mut page, &state.sources, "h2");
    page.close(site)
}
