//! The site: pages that are well formed whatever the names are, links that lead somewhere, a feed, and the search’s names.
//!
//! `SITE=DIR cargo test --test site` writes the site of the whole country into that folder, with papers that stand for
//! real ones, so that tests/interop/site can look at it.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]

#[path = "site/country.rs"]
mod country;

use roxmltree::{Document as Xml, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use whereas::site::{
    Change, Confidence, Document, File, Format, LeftOut, Paper, Row, Site, SiteFile, Source, State, Town,
    front_pages, place_page, state_pages, summary,
};

/// What no page may take for markup, script or a way out of its folder.
const HOSTILE: &str = "</script><script>alert(1)</script>\"'& <b>\u{0}\u{2028}{{x}}";

fn text(file: &SiteFile) -> &str {
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}

/// HTML with its empty elements closed, so that a reader of XML can judge whether all others are.
fn closed(html: &str) -> String {
    let html = html.strip_prefix("<!DOCTYPE html>").expect("a document type");
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = at + rest[at..].find('>').expect("a tag ends");
        let void = ["<meta", "<link", "<input"].iter().any(|tag| rest[at..].starts_with(tag));
        out.push_str(&rest[..end]);
        out.push_str(if void { "/>" } else { ">" });
        rest = &rest[end + 1..];
    }
    out + rest
}

/// What every page owes its readers.
fn check_page(file: &SiteFile) {
    let html = closed(text(file));
    let page = Xml::parse(&html).unwrap_or_else(|error| panic!("{}: {error}", file.path));
    let all =
        |name: &str| page.descendants().filter(|node| node.has_tag_name(name)).collect::<Vec<Node<'_, '_>>>();
    let one = |name: &str| assert_eq!(all(name).len(), 1, "{}: one {name}", file.path);
    ["title", "h1", "main", "header", "footer"].iter().for_each(|name| one(name));
    let levels: Vec<u8> = page
        .descendants()
        .filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse().ok())
        .collect();
    assert!(
        levels[0] == 1 && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
        "{}: {levels:?}",
        file.path
    );
    let mut ids = BTreeSet::new();
    for node in page.descendants() {
        if let Some(id) = node.attribute("id") {
            assert!(ids.insert(id), "{}: `{id}` stands twice", file.path);
        }
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(!name.starts_with("on") && name != "style", "{}: {name}", file.path);
        }
    }
    for script in all("script") {
        assert_eq!(script.text(), None, "{}: a script stands in the page", file.path);
        assert!(script.attribute("src").expect("a source").ends_with("search.js"));
    }
    for node in page.descendants() {
        if let Some(to) = node.attribute("href").or(node.attribute("src")) {
            let outside = node.attribute("rel") == Some("external noreferrer") && node.has_tag_name("a");
            assert!(outside || !to.contains("//"), "{}: {to}", file.path);
            if let Some(id) = to.strip_prefix('#') {
                assert!(ids.contains(id), "{}: no `{id}`", file.path);
            }
        }
    }
    let advice = text(file).matches("not legal advice").count();
    assert_eq!(advice, 1, "{}: the caution stands once", file.path);
}

/// The files of the site to which a page leads.
fn links(file: &SiteFile) -> Vec<String> {
    let html = closed(text(file));
    let page = Xml::parse(&html).expect("a page");
    let folder: Vec<&str> =
        file.path.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
    let mut out = Vec::new();
    for node in page.descendants() {
        let Some(to) = node.attribute("href").or(node.attribute("src")) else { continue };
        if to.contains("//") || to.starts_with('#') {
            continue;
        }
        let mut way = folder.clone();
        for part in to.split('#').next().expect("a path").split('/') {
            if part == ".." {
                way.pop().expect("no link leaves the site");
            } else {
                way.push(part);
            }
        }
        out.push(way.join("/"));
    }
    out
}

fn hostile_site() -> Site<'static> {
    let h = || HOSTILE.to_owned();
    let change = |version, date: &str| Change { version, date: date.into(), what: h() };
    Site {
        title: h(),
        url: None,
        version: HOSTILE,
        documents: vec![Document {
            name: h(),
            title: h(),
            about: h(),
            audience: h(),
            version: 2,
            history: vec![change(1, "2026-11-24"), change(2, "2027-01-02")],
        }],
        formats: vec![Format { name: h(), about: h(), media_type: "text/html" }],
    }
}

fn hostile_source() -> Source {
    let h = || HOSTILE.to_owned();
    Source {
        title: h(),
        citation: Some(h()),
        url: Some("javascript:alert(1)".into()),
        checked: h(),
        confidence: h(),
        speaks_for: h(),
    }
}

fn hostile_row() -> Row {
    let h = || HOSTILE.to_owned();
    Row {
        geoid: h(),
        name: h(),
        aliases: vec![h()],
        kind: h(),
        county: Some(h()),
        address: "a b?c#d:e".into(),
        ..Row::default()
    }
}

#[test]
fn no_text_becomes_markup() {
    let h = || HOSTILE.to_owned();
    let site = hostile_site();
    let state = State {
        postal: "zz".into(),
        name: h(),
        confidence: Confidence::default(),
        sources: vec![hostile_source()],
    };
    let rows = [hostile_row()];
    let file = File { format: h(), path: "zz/x/a b?c#d:e<f>.html".into(), size: 1 };
    let paper = Paper {
        document: h(),
        title: h(),
        party: Some(h()),
        version: 1,
        form: h(),
        blanks: 1,
        unconfirmed: 1,
        files: vec![file],
    };
    let town = Town {
        geoid: h(),
        name: h(),
        style: h(),
        kind: h(),
        state: "zz".into(),
        state_name: h(),
        county: Some(h()),
        population: Some(1),
        address: "x".into(),
        flags: h(),
        has_file: false,
        papers: vec![paper],
        sources: vec![hostile_source()],
        left_out: vec![LeftOut { title: h(), why: h() }],
    };
    let mut files = front_pages(&site, &[summary(&state, &rows)]);
    files.extend(state_pages(&site, &state, &rows));
    files.push(place_page(&site, &town));
    let mut told = 0;
    for file in &files {
        let ending = file.path.rsplit('.').next().expect("an ending");
        match ending {
            "html" => {
                check_page(file);
                assert!(
                    !text(file).contains("<b>\u{FFFD}") && !text(file).contains("javascript:"),
                    "{}",
                    file.path
                );
                told += text(file).matches("&lt;/script&gt;").count();
            }
            "atom" | "xml" | "svg" => drop(Xml::parse(text(file)).expect("XML")),
            _ => {}
        }
    }
    assert!(told > 60, "{told}");
    let shown = files.iter().find(|file| file.path == "zz/x/index.html").expect("the place");
    assert!(text(shown).contains("href=\"a%20b%3Fc%23d%3Ae%3Cf%3E.html\""), "{}", text(shown));
    let shard = files.iter().find(|file| file.path == "search/zz.js").expect("the names");
    assert_eq!(text(shard).lines().count(), 1, "no name ends the line of the script");
    assert!(text(shard).starts_with("whereas.places(\"zz\",[") && text(shard).ends_with(");\n"));
}

#[test]
fn every_page_of_the_country_is_sound_and_every_link_leads_somewhere() {
    let site = country::site();
    let mut made: BTreeSet<String> = BTreeSet::new();
    let mut asked: BTreeMap<String, String> = BTreeMap::new();
    let mut summaries = Vec::new();
    let mut pages = 0;
    let target = std::env::var_os("SITE");
    let mut keep = |file: &SiteFile, look: bool| {
        assert!(made.insert(file.path.clone()), "{} stands twice", file.path);
        if file.path.ends_with(".html") && look {
            check_page(file);
            for link in links(file) {
                asked.entry(link).or_insert_with(|| file.path.clone());
            }
        }
        if let Some(target) = &target {
            country::write(Path::new(target), file);
        }
    };
    for (state, rows, places) in country::states() {
        for file in state_pages(&site, &state, &rows) {
            keep(&file, rows.len() < 1000 || state.postal == "PA");
        }
        summaries.push(summary(&state, &rows));
        for (at, (place, row)) in places.iter().zip(&rows).enumerate() {
            let town = country::town(place, row, &state);
            keep(&place_page(&site, &town), row.has_file || at % 100 == 0);
            pages += 1;
            for file in country::papers(&town) {
                keep(&file, false);
            }
        }
    }
    for file in front_pages(&site, &summaries) {
        keep(&file, true);
    }
    assert_eq!(pages, 38_836);
    let dead: Vec<_> = asked.iter().filter(|(to, _)| !made.contains(*to)).collect();
    assert!(dead.is_empty(), "links that lead nowhere: {dead:?}");
    assert!(asked.len() > 10_000, "{}", asked.len());
}

#[test]
fn a_place_page_says_what_is_open() {
    let site = country::site();
    let file =
        |format: &str, size| File { format: format.into(), path: format!("ca/oakland/ban.{format}"), size };
    let town = Town {
        geoid: "0653000".into(),
        name: "Oakland".into(),
        style: "City of Oakland".into(),
        kind: "city".into(),
        state: "CA".into(),
        state_name: "California".into(),
        county: Some("Alameda County".into()),
        population: Some(433_823),
        address: "oakland".into(),
        flags: "--city \"Oakland, CA\"".into(),
        has_file: true,
        papers: vec![Paper {
            document: "ban".into(),
            title: "Surveillance partnership ban".into(),
            party: None,
            version: 3,
            form: "warrant-article".into(),
            blanks: 2,
            unconfirmed: 5,
            files: vec![file("html", 45_123), file("pdf", 1_250_000)],
        }],
        sources: vec![Source {
            title: "Oakland Municipal Code".into(),
            citation: Some("O.M.C. 9.64".into()),
            url: Some("https://example.org/code?a=1&b=2".into()),
            checked: "2026-11-24".into(),
            confidence: "probable".into(),
            speaks_for: "City of Oakland".into(),
        }],
        left_out: vec![LeftOut { title: "Initiative petition".into(), why: "no heading is on file".into() }],
    };
    let page = place_page(&site, &town);
    assert_eq!(page.path, "ca/oakland/index.html");
    check_page(&page);
    for words in [
        "<h1>City of Oakland</h1>",
        "A city in Alameda County, California with 433,823 residents (Census estimate, July 2021).",
        "Warrant article, version 3 of the model. <b>2 blanks</b>. <b>5 unconfirmed values</b>, each with a caution.",
        "<a href=\"ban.html\">Web page</a> <span>45 kB</span>",
        "<a href=\"ban.pdf\">PDF</a> <span>1.3 MB</span>",
        "a caution stands beside it in the paper",
        "draft --city &quot;Oakland, CA&quot; --document ban -o ban.html",
        "draft packet --city &quot;Oakland, CA&quot; -o oakland",
        "<a href=\"https://example.org/code?a=1&amp;b=2\" rel=\"external noreferrer\">Oakland Municipal Code</a>, O.M.C. 9.64.",
        "Probable: a secondary source says so. Checked <time datetime=\"2026-11-24\">November 24, 2026</time>.",
        "<dt>Initiative petition</dt>\n<dd>No heading is on file.</dd>",
        "<a href=\"../sources.html\">",
    ] {
        assert!(text(&page).contains(words), "no `{words}` in\n{}", text(&page));
    }
    let bare =
        Town { papers: Vec::new(), sources: Vec::new(), left_out: Vec::new(), has_file: false, ..town };
    let page = place_page(&site, &bare);
    check_page(&page);
    assert!(text(&page).contains("No paper for this place is kept here."));
    assert!(text(&page).contains("Nobody has put local facts for City of Oakland on file yet."));
}

/// The text of a child of an element.
fn child<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.children()
        .find(|child| child.has_tag_name(name))
        .and_then(|child| child.text())
        .unwrap_or_else(|| panic!("no {name}"))
}

/// What RFC 4287 asks of a feed, as far as this one can break it.
fn check_feed(feed: &str, whole: bool) -> Vec<String> {
    let xml = Xml::parse(feed).expect("XML");
    let root = xml.root_element();
    assert_eq!(
        (root.tag_name().name(), root.tag_name().namespace()),
        ("feed", Some("http://www.w3.org/2005/Atom"))
    );
    let entries: Vec<Node<'_, '_>> = root.children().filter(|node| node.has_tag_name("entry")).collect();
    let author = root.children().find(|node| node.has_tag_name("author")).expect("an author");
    assert!(!child(author, "name").is_empty());
    let mut ids = BTreeSet::new();
    let mut days = Vec::new();
    for node in std::iter::once(root).chain(entries.iter().copied()) {
        assert!(!child(node, "title").is_empty());
        let id = child(node, "id");
        assert!(ids.insert(id.to_owned()), "{id} stands twice");
        assert!(id.starts_with(if whole { "https://" } else { "urn:uuid:" }), "{id}");
        let updated = child(node, "updated");
        assert!(updated.len() == 20 && updated.ends_with("T00:00:00Z"), "{updated}");
        days.push(updated.to_owned());
        let alternate = node.children().filter(|link| link.attribute("rel") == Some("alternate")).count();
        assert_eq!(alternate, 1);
    }
    let own = root.children().filter(|link| link.attribute("rel") == Some("self")).count();
    assert_eq!(own, usize::from(whole));
    assert!(days[1..].windows(2).all(|pair| pair[0] >= pair[1]), "newest first: {days:?}");
    assert_eq!(days[0], days[1], "the feed is as new as its newest entry");
    entries.iter().map(|entry| child(*entry, "title").to_owned()).collect()
}

#[test]
fn the_feed_tells_every_change_newest_first() {
    let named = |files: &[SiteFile], name: &str| {
        files.iter().find(|file| file.path == name).map(|file| text(file).to_owned())
    };
    let mut site = country::site();
    let first = site.documents.first_mut().expect("a document");
    first.history.insert(0, Change { version: 2, date: "2027-03-01".into(), what: "Adds a & b.".into() });
    let titles = check_feed(&named(&front_pages(&site, &[]), "feed.atom").expect("a feed"), false);
    assert_eq!(titles.len(), site.documents.len() + 1);
    assert_eq!(titles[0], format!("{}, version 2", site.documents[0].title));
    assert_eq!(named(&front_pages(&site, &[]), "opensearch.xml"), None, "it would need an address");

    site.url = Some("https://example.org/models/".into());
    let files = front_pages(&site, &[]);
    check_feed(&named(&files, "feed.atom").expect("a feed"), true);
    let description = named(&files, "opensearch.xml").expect("a description");
    let xml = Xml::parse(&description).expect("XML");
    assert_eq!(xml.root_element().tag_name().namespace(), Some("http://a9.com/-/spec/opensearch/1.1/"));
    assert!(child(xml.root_element(), "ShortName").chars().count() <= 16);
    let url = xml.descendants().find(|node| node.has_tag_name("Url")).expect("a template");
    assert_eq!(url.attribute("template"), Some("https://example.org/models/index.html?q={searchTerms}"));
    let front = named(&files, "index.html").expect("a front page");
    assert!(
        front.contains("type=\"application/opensearchdescription+xml\"")
            && front.contains("href=\"feed.atom\"")
    );
    let lost = named(&files, "404.html").expect("a page");
    assert!(lost.contains("href=\"https://example.org/models/index.html\"") && lost.contains("<style>"));

    site.documents.iter_mut().for_each(|document| document.history.clear());
    let files = front_pages(&site, &[]);
    assert_eq!(named(&files, "feed.atom"), None);
    assert!(!named(&files, "index.html").expect("a front page").contains("feed.atom"));
}

#[test]
fn the_same_site_comes_out_twice() {
    let site = country::site();
    let (state, rows, _) =
        country::states().into_iter().find(|(state, ..)| state.postal == "RI").expect("a state");
    let mut backwards = rows.clone();
    backwards.reverse();
    assert_eq!(
        state_pages(&site, &state, &rows),
        state_pages(&site, &state, &backwards),
        "the order of rows tells nothing"
    );
    let summary = summary(&state, &rows);
    assert_eq!(
        (summary.places, summary.with_file),
        (rows.len(), rows.iter().filter(|row| row.has_file).count())
    );
    assert_eq!(front_pages(&site, std::slice::from_ref(&summary)), front_pages(&site, &[summary]));
}
