//! The pages that stand once: the front page, coverage, the models, the feed, and what all pages share.
//!
//! In: the sums of each state. Out: files. It must not know a place.

use super::finder::{self, Within};
use super::page::{Head, Page, STYLE};
use super::{Site, SiteFile, StateSummary, coverage, feed, models};

/// The mark of the site in a tab: lines of a paper, the first of them a heading.
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"4\" fill=\"#1a4a80\"/><path d=\"M8 9h10M8 15h16M8 20h16M8 25h11\" stroke=\"#fff\" stroke-width=\"2.4\"/></svg>\n";

/// The front page with the search, coverage as a map and a table, the models and their changes, the Atom feed, the
/// OpenSearch description, a page for addresses that lead nowhere, and the style, icon and script of all pages.
///
/// The feed is there when a model has a history, the description when the site has an address; the head of each page
/// names them under the same conditions. States come in any order.
pub fn front_pages(site: &Site<'_>, states: &[StateSummary]) -> Vec<SiteFile> {
    let mut states: Vec<&StateSummary> = states.iter().collect();
    states.sort_by(|one, other| (&one.name, &one.postal).cmp(&(&other.name, &other.postal)));
    let mut files = vec![front(site, &states), coverage::page(site, &states), models::page(site), lost(site)];
    for (path, text) in [("style.css", STYLE), ("icon.svg", ICON), finder::SCRIPT] {
        files.push(SiteFile { path: path.into(), bytes: text.as_bytes().to_vec() });
    }
    files.extend(feed::atom(site));
    files.extend(feed::open_search(site));
    files
}

fn front(site: &Site<'_>, states: &[&StateSummary]) -> SiteFile {
    let about = "Model laws that end and forbid police partnerships with private surveillance companies, for any local government in the United States.";
    let mut page = Page::open(
        site,
        &Head { path: "index.html".into(), title: &site.title, about, trail: Vec::new(), here: "" },
    );
    page.raw("<h1>").text(&site.title).raw("</h1>\n<p class=\"lead\">Model laws that end and forbid police partnerships with private surveillance companies, and the letters, notices, and reports that go with them. Each is written for one local government, in the form that its own body uses, and says what is blank and what nobody has confirmed.</p>\n");
    page.raw("<h2 id=\"find\">Find your place</h2>\n");
    let names: Vec<(&str, &str)> =
        states.iter().map(|state| (state.postal.as_str(), state.name.as_str())).collect();
    finder::form(&mut page, &Within::States(&names));
    page.raw("<h2 id=\"states\">States</h2>\n<ul class=\"states\">\n");
    for state in states {
        page.raw("<li><a href=\"").to(&home(state)).raw("\">").text(&state.name).raw("</a> <span>");
        page.count(state.places, "place", "places").raw("</span></li>\n");
    }
    page.raw("</ul>\n<h2 id=\"coverage\">What is on file</h2>\n");
    coverage::totals(&mut page, states);
    coverage::map(&mut page, states);
    page.raw("<p><a href=\"coverage.html\">The same as a table, with papers, blanks, and how sure the law of each state is</a></p>\n");
    if !site.documents.is_empty() {
        page.raw("<h2 id=\"models\">Models</h2>\n<ul class=\"models\">\n");
        for document in &site.documents {
            page.raw("<li><a href=\"models.html#").text(&models::id(&document.name)).raw("\">");
            page.text(&document.title).raw("</a></li>\n");
        }
        page.raw("</ul>\n");
    }
    page.close(site)
}

/// The page of a state.
pub(super) fn home(state: &StateSummary) -> String {
    format!("{}/index.html", state.postal.to_ascii_lowercase())
}

/// What a server shows for an address that leads nowhere. It may stand at any depth, so its links are whole where the
/// site knows its address, and its style is its own.
fn lost(site: &Site<'_>) -> SiteFile {
    let mut page = Page::open_anywhere(
        site,
        &Head {
            path: "404.html".into(),
            title: "No such page",
            about: "This address leads nowhere.",
            trail: Vec::new(),
            here: "",
        },
    );
    page.raw("<h1>No such page</h1>\n<p class=\"lead\">This address leads nowhere. The place may have another name, or the page has moved.</p>\n<p><a href=\"");
    page.root().raw("index.html\">Find your place, or choose its state</a></p>\n");
    page.close(site)
}
