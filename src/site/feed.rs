//! What other programs read: the feed of changed models, and the description of the search.
//!
//! In: a site. Out: an Atom feed (RFC 4287) and an OpenSearch description (OpenSearch 1.1, draft 6). No clock is read: the
//! feed is as new as its newest change.

use super::models::{self, changes};
use super::{Site, SiteFile};
use crate::write::html::push_text;

/// The most characters that a short name in an OpenSearch description may have.
const SHORT: usize = 16;

/// The most characters that a long name may have.
const LONG: usize = 48;

/// Whether there is anything to tell in a feed.
pub(super) fn has_feed(site: &Site<'_>) -> bool {
    site.documents.iter().any(|document| !document.history.is_empty())
}

/// The feed, with an entry for every version of every model, newest first.
///
/// With an address ids are addresses; without one they are UUIDs made from the names (RFC 9562, version 8), which are
/// the same in every build.
pub(super) fn atom(site: &Site<'_>) -> Option<SiteFile> {
    let changes = changes(site);
    let (_, newest) = changes.first()?;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-US\">\n",
    );
    element(&mut out, "title", &format!("{}: changed models", site.title));
    element(&mut out, "subtitle", "What is new in the model texts from which papers are made.");
    element(&mut out, "id", &identifier(site, "feed.atom"));
    element(&mut out, "updated", &instant(&newest.date));
    link(&mut out, "alternate", "text/html", &address(site, "models.html"));
    if site.url.is_some() {
        link(&mut out, "self", "application/atom+xml", &address(site, "feed.atom"));
    }
    out.push_str("<author><name>");
    push_text(&mut out, &site.title);
    out.push_str("</name></author>\n<generator version=\"");
    push_text(&mut out, site.version);
    out.push_str("\">Whereas</generator>\n");
    for (document, change) in &changes {
        let id = models::id(&document.name);
        out.push_str("<entry>\n");
        element(&mut out, "title", &format!("{}, version {}", document.title, change.version));
        element(&mut out, "id", &identifier(site, &format!("models.html#{id}-{}", change.version)));
        element(&mut out, "updated", &instant(&change.date));
        link(&mut out, "alternate", "text/html", &address(site, &format!("models.html#{id}")));
        element(&mut out, "summary", &change.what);
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    Some(SiteFile { path: "feed.atom".into(), bytes: out.into_bytes() })
}

/// The description by which a browser adds the search; it names an address, so a site without one has none.
pub(super) fn open_search(site: &Site<'_>) -> Option<SiteFile> {
    let url = site.url.as_deref()?;
    let short = if site.title.chars().count() > SHORT { "Whereas" } else { &site.title };
    let long: String = site.title.chars().take(LONG).collect();
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n",
    );
    element(&mut out, "ShortName", short);
    element(&mut out, "LongName", &long);
    element(
        &mut out,
        "Description",
        "Finds a local government of the United States and the model papers made for it.",
    );
    element(&mut out, "InputEncoding", "UTF-8");
    out.push_str("<Image width=\"16\" height=\"16\" type=\"image/svg+xml\">");
    push_text(&mut out, url);
    out.push_str("icon.svg</Image>\n<Url type=\"text/html\" method=\"get\" template=\"");
    push_text(&mut out, url);
    out.push_str("index.html?q={searchTerms}\"/>\n</OpenSearchDescription>\n");
    Some(SiteFile { path: "opensearch.xml".into(), bytes: out.into_bytes() })
}

fn element(out: &mut String, name: &'static str, text: &str) {
    out.extend(["<", name, ">"]);
    push_text(out, text);
    out.extend(["</", name, ">\n"]);
}

fn link(out: &mut String, relation: &'static str, media_type: &'static str, address: &str) {
    out.extend(["<link rel=\"", relation, "\" type=\"", media_type, "\" href=\""]);
    push_text(out, address);
    out.push_str("\"/>\n");
}

/// A day as an instant: its first, in universal time (RFC 3339).
fn instant(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

fn address(site: &Site<'_>, path: &str) -> String {
    format!("{}{path}", site.url.as_deref().unwrap_or_default())
}

fn identifier(site: &Site<'_>, path: &str) -> String {
    match &site.url {
        Some(url) => format!("{url}{path}"),
        None => uuid(&format!("whereas {path}")),
    }
}

/// A UUID of version 8 over a name: its bits are those of FNV-1a, which is no secret and need not be one.
fn uuid(name: &str) -> String {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    const BASIS: u128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;
    let hash = name.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let hash = (hash & !(0xF << 76)) | (0x8 << 76);
    let hash = (hash & !(0x3 << 62)) | (0x2 << 62);
    let digits = format!("{hash:032x}");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}
