//! The models and what changed in them.
//!
//! In: the models of a site. Out: their page, and the changes in the order in which the feed tells them too. It must not
//! know a paper that was made from a model.

use super::page::{Head, Page};
use super::{Change, Document, Site, SiteFile, words};

/// Every change with its model: newest first, and of one day in the order in which the models are listed.
pub(super) fn changes<'a>(site: &'a Site<'_>) -> Vec<(&'a Document, &'a Change)> {
    let mut all: Vec<(&Document, &Change)> = site
        .documents
        .iter()
        .flat_map(|document| document.history.iter().map(move |change| (document, change)))
        .collect();
    all.sort_by(|(_, one), (_, other)| (&other.date, other.version).cmp(&(&one.date, one.version)));
    all
}

/// The id of a model on its page; names of models are made of what an id may have.
pub(super) fn id(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}

/// The page of the models.
pub(super) fn page(site: &Site<'_>) -> SiteFile {
    let mut page = Page::open(
        site,
        &Head {
            path: "models.html".into(),
            title: "Models and changes",
            about: "The model texts from which the papers are made, and what changed in each version.",
            trail: Vec::new(),
            here: "",
        },
    );
    page.raw("<h1>Models and changes</h1>\n<p class=\"lead\">Papers are made from these models. A paper says which version of its model it was made from.</p>\n<h2 id=\"changes\">Changes</h2>\n");
    let changes = changes(site);
    if changes.is_empty() {
        page.raw("<p>Nothing has been recorded.</p>\n");
    } else {
        page.raw("<p>Newest first. <a href=\"feed.atom\">Follow them as an Atom feed</a></p>\n");
    }
    for day in changes.chunk_by(|(_, one), (_, other)| one.date == other.date) {
        let Some((_, first)) = day.first() else { continue };
        page.raw("<h3>").day(&first.date).raw("</h3>\n<ul class=\"changes\">\n");
        for (document, change) in day {
            page.raw("<li><a href=\"#").text(&id(&document.name)).raw("\">").text(&document.title);
            page.raw("</a>, version ")
                .digits(change.version as usize)
                .raw(". ")
                .text(&change.what)
                .raw("</li>\n");
        }
        page.raw("</ul>\n");
    }
    page.raw("<h2 id=\"models\">Models</h2>\n<ul class=\"documents\">\n");
    for document in &site.documents {
        page.raw("<li id=\"")
            .text(&id(&document.name))
            .raw("\">\n<h3>")
            .text(&document.title)
            .raw("</h3>\n<p>");
        page.text(&document.about).raw("</p>\n<p class=\"soft\">Version ").digits(document.version as usize);
        page.raw(". For: ").text(&document.audience).raw("</p>\n<p class=\"soft\"><code>--document ");
        page.text(&document.name).raw("</code></p>\n</li>\n");
    }
    page.raw("</ul>\n");
    formats(&mut page, site);
    page.close(site)
}

fn formats(page: &mut Page, site: &Site<'_>) {
    if site.formats.is_empty() {
        return;
    }
    page.raw("<h2 id=\"formats\">Formats</h2>\n<dl class=\"formats-kept\">\n");
    for format in &site.formats {
        page.raw("<dt>")
            .text(words::format(&format.name))
            .raw("</dt>\n<dd>")
            .text(&words::capital(&format.about));
        page.raw(". <span class=\"soft\">").text(format.media_type).raw("</span></dd>\n");
    }
    page.raw("</dl>\n");
}
