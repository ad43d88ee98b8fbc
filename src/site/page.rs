//! The frame of every page, and the one way by which text gets into it.
//!
//! In: what a page is called and where it stands. Out: HTML with head, masthead and foot. Markup comes only from
//! literals of this program; everything else is escaped. It must not know what a page tells.

use super::{Site, SiteFile};
use crate::write::html::push_text;
use std::fmt::Write as _;

/// The stylesheet of all pages.
pub(super) const STYLE: &str = include_str!("style.css");

/// What a page says of itself.
pub(super) struct Head<'a> {
    /// Where it stands, below the root of the site.
    pub(super) path: String,
    /// What it is called, without the name of the site.
    pub(super) title: &'a str,
    /// What it is, in a sentence.
    pub(super) about: &'a str,
    /// The pages above it, outermost first: its address from the root, and its name; then what it is called beside them.
    pub(super) trail: Vec<(String, &'a str)>,
    pub(super) here: &'a str,
}

/// The pages in the masthead: file, and words.
const CHIEF: [(&str, &str); 3] =
    [("index.html", "Find a place"), ("coverage.html", "Coverage"), ("models.html", "Models and changes")];

/// A page that is being written.
pub(super) struct Page {
    path: String,
    /// The way from the page to the root: `../../`.
    root: String,
    out: String,
}

impl Page {
    /// Begins a page: its head and masthead.
    pub(super) fn open(site: &Site<'_>, head: &Head<'_>) -> Self {
        let depth = head.path.matches('/').count();
        Self::begin(site, head, "../".repeat(depth), None)
    }

    /// Begins a page that a server shows at any address, so that it can use nothing beside it.
    pub(super) fn open_anywhere(site: &Site<'_>, head: &Head<'_>) -> Self {
        Self::begin(site, head, site.url.clone().unwrap_or_default(), Some(STYLE))
    }

    fn begin(site: &Site<'_>, head: &Head<'_>, root: String, style: Option<&'static str>) -> Self {
        let mut page = Self { path: head.path.clone(), root, out: String::with_capacity(8 * 1024) };
        page.raw("<!DOCTYPE html>\n<html lang=\"en-US\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        if head.title != site.title {
            page.text(head.title).raw(" · ");
        }
        page.text(&site.title).raw("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"description\" content=\"");
        page.text(head.about).raw("\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        // A file read from a disk has no origin, so `'self'` alone would not let it load what lies beside it.
        page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' file:");
        page.raw(if style.is_some() { " 'unsafe-inline'" } else { "" });
        page.raw(
            "; script-src 'self' file:; img-src 'self' file:; form-action 'self' file:; base-uri 'none'\">\n",
        );
        match style {
            Some(style) => page.raw("<style>\n").raw(style).raw("</style>\n"),
            None => page.raw("<link rel=\"stylesheet\" href=\"").root().raw("style.css\">\n"),
        };
        // What a page at any address uses must be in it.
        if style.is_none() {
            page.raw("<link rel=\"icon\" type=\"image/svg+xml\" href=\"").root().raw("icon.svg\">\n");
        }
        if super::feed::has_feed(site) {
            page.raw(
                "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Changed models\" href=\"",
            );
            page.root().raw("feed.atom\">\n");
        }
        if site.url.is_some() {
            page.raw("<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"");
            page.text(&site.title).raw("\" href=\"").root().raw("opensearch.xml\">\n");
        }
        page.raw("</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n<header>\n<p class=\"name\">");
        page.raw("<a href=\"").root().raw("index.html\">").text(&site.title).raw("</a></p>\n");
        page.chief(&head.path);
        page.raw("</header>\n");
        page.trail(head);
        page.raw("<main id=\"main\" tabindex=\"-1\">\n");
        page
    }

    fn chief(&mut self, path: &str) {
        self.raw("<nav aria-label=\"Site\">\n<ul>\n");
        for (file, words) in CHIEF {
            self.raw("<li><a href=\"").root().raw(file);
            self.raw(if file == path { "\" aria-current=\"page\">" } else { "\">" });
            self.raw(words).raw("</a></li>\n");
        }
        self.raw("</ul>\n</nav>\n");
    }

    fn trail(&mut self, head: &Head<'_>) {
        if head.trail.is_empty() {
            return;
        }
        self.raw("<nav class=\"trail\" aria-label=\"Where you are\">\n<ol>\n");
        for (address, name) in &head.trail {
            self.raw("<li><a href=\"").to(address).raw("\">").text(name).raw("</a></li>\n");
        }
        self.raw("<li aria-current=\"page\">").text(head.here).raw("</li>\n</ol>\n</nav>\n");
    }

    /// Ends the page.
    pub(super) fn close(mut self, site: &Site<'_>) -> SiteFile {
        self.raw("</main>\n<footer>\n<p><strong>An aid to drafting, not legal advice.</strong> A model can be wrong for your place, and the law may have changed since it was checked. Have an attorney who knows the law there read a paper before it is introduced, signed, or filed.</p>\n<p>Made with Whereas ");
        self.text(site.version)
            .raw(". The model texts are in the public domain.</p>\n</footer>\n</body>\n</html>\n");
        SiteFile { path: self.path, bytes: self.out.into_bytes() }
    }

    /// Markup, from this program alone.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Text, in an element or in a quoted attribute.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        push_text(&mut self.out, text);
        self
    }

    /// A number as people read it: `38,836`.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.out.push_str(&super::words::thousands(number as u64));
        self
    }

    /// A number and what it counts: `1 paper`, `2 papers`.
    pub(super) fn count(&mut self, number: usize, one: &'static str, many: &'static str) -> &mut Self {
        self.number(number).raw(" ").raw(if number == 1 { one } else { many })
    }

    /// A number as programs read it.
    pub(super) fn digits(&mut self, number: usize) -> &mut Self {
        let _ = write!(self.out, "{number}");
        self
    }

    /// The way to the root, for an attribute.
    pub(super) fn root(&mut self) -> &mut Self {
        push_text(&mut self.out, &self.root);
        self
    }

    /// The address of a file of the site, for an attribute: the shortest way from this page.
    pub(super) fn to(&mut self, path: &str) -> &mut Self {
        let mut folder = self.path.as_str();
        let mut up = 0;
        while let Some(end) = folder.trim_end_matches('/').rfind('/') {
            folder = &folder[..=end];
            if let Some(below) = path.strip_prefix(folder) {
                self.out.extend(std::iter::repeat_n("../", up));
                push_path(&mut self.out, below);
                return self;
            }
            up += 1;
        }
        push_text(&mut self.out, &self.root);
        push_path(&mut self.out, path);
        self
    }

    /// A day in words, with itself for programs; what is no day stands as it is.
    pub(super) fn day(&mut self, day: &str) -> &mut Self {
        match day.parse::<jiff::civil::Date>() {
            Ok(date) => {
                let words = crate::instrument::plain::long_date(date);
                self.raw("<time datetime=\"").text(day).raw("\">").text(&words).raw("</time>")
            }
            Err(_) => self.text(day),
        }
    }
}

/// Appends a path as a relative address: everything but unreserved characters and slashes is escaped, so that neither
/// a colon nor a question mark nor markup means anything (RFC 3986, section 2.3).
fn push_path(out: &mut String, path: &str) {
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}
