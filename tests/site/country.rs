//! The country as a site has it: every government, real models and sources, and papers that stand for real ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use whereas::embedded;
use whereas::jurisdiction::lookup;
use whereas::jurisdiction::place::{self, Place, STATES};
use whereas::site::{
    Change, Confidence, Document, File, Format, LeftOut, Paper, Row, Site, SiteFile, Source, State, Town,
};
use whereas::source::Sources;
use whereas::template::Catalog;
use whereas::write::WRITERS;

/// The documents and formats of the papers that are made up.
const DOCUMENTS: [&str; 4] = ["ban", "fact-sheet", "public-comment", "records-request"];
const FORMATS: [&str; 4] = ["html", "pdf", "docx", "text"];

/// The real models and formats under a title.
pub(super) fn site() -> Site<'static> {
    let documents = Catalog::default().documents(&mut Sources::default()).expect("the heads load");
    let mut documents: Vec<_> = documents.into_iter().collect();
    documents.sort_by_key(|head| head.order);
    let document = |head: &whereas::template::front_matter::DocumentHead| Document {
        name: head.document.clone(),
        title: head.title.clone(),
        about: head.about.clone(),
        audience: head.audience.clone(),
        version: head.version,
        history: head
            .history
            .iter()
            .map(|change| Change {
                version: change.version,
                date: change.date.to_string(),
                what: change.what.clone(),
            })
            .collect(),
    };
    let format = |name: &str| WRITERS.iter().find(|writer| writer.name() == name);
    Site {
        title: "Model surveillance partnership laws".into(),
        url: None,
        version: env!("CARGO_PKG_VERSION"),
        documents: documents.iter().map(|head| document(head)).collect(),
        formats: FORMATS
            .iter()
            .filter_map(|name| format(name))
            .map(|writer| Format {
                name: writer.name().into(),
                about: writer.about().into(),
                media_type: writer.media_type(),
            })
            .collect(),
    }
}

fn read(name: &str) -> Option<toml::Table> {
    let files = embedded::files(embedded::jurisdictions());
    files.get(name).map(|text| toml::from_str(text).expect("TOML"))
}

fn sources(table: &toml::Table, whose: &str) -> Vec<Source> {
    let list = table.get("source").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let field = |source: &toml::Value, name: &str| {
        source.get(name).map(|value| match value {
            toml::Value::Datetime(day) => day.to_string(),
            other => other.as_str().unwrap_or_default().to_owned(),
        })
    };
    list.iter()
        .map(|source| Source {
            title: field(source, "title").unwrap_or_default(),
            citation: field(source, "citation"),
            url: field(source, "url"),
            checked: field(source, "checked").unwrap_or_default(),
            confidence: field(source, "confidence").unwrap_or_default(),
            speaks_for: whose.to_owned(),
        })
        .collect()
}

/// Every state with its rows and places, in the same order.
pub(super) fn states() -> Vec<(State, Vec<Row>, Vec<Place>)> {
    let nation = sources(&read("us.toml").expect("the nation"), "the United States");
    let files = embedded::files(embedded::jurisdictions());
    let geoid = |text: &str| Some(text.split("geoid = \"").nth(1)?.split('"').next()?.to_owned());
    let on_file: BTreeSet<String> =
        files.iter().filter(|(name, _)| name.contains('/')).filter_map(|(_, text)| geoid(text)).collect();
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    place::all().for_each(|place| places.entry(place.state).or_default().push(place));
    let state = |state: &place::State| {
        let places = places.remove(state.postal).unwrap_or_default();
        let table = read(&format!("{}.toml", state.postal.to_ascii_lowercase())).expect("a state");
        let own = sources(&table, state.name);
        let sure = |word: &str| own.iter().filter(|source| source.confidence == word).count() * 3;
        let confidence = Confidence {
            confirmed: sure("confirmed"),
            probable: sure("probable"),
            unconfirmed: sure("unconfirmed"),
        };
        let rows = places.iter().map(|place| row(place, on_file.contains(place.geoid))).collect();
        let sources = own.iter().chain(&nation).cloned().collect();
        (State { postal: state.postal.into(), name: state.name.into(), confidence, sources }, rows, places)
    };
    STATES.iter().map(state).collect()
}

fn row(place: &Place, has_file: bool) -> Row {
    let papers = if has_file { DOCUMENTS.len() } else { 0 };
    Row {
        geoid: place.geoid.into(),
        name: place.name.into(),
        aliases: place.aliases().map(str::to_owned).collect(),
        kind: place.kind.into(),
        county: place.county.map(str::to_owned),
        population: place.population,
        address: place.address(),
        has_file,
        papers,
        blanks: 3 * papers,
    }
}

/// A place with papers if it has a file.
pub(super) fn town(place: &Place, row: &Row, state: &State) -> Town {
    let site_papers = |(at, document): (usize, &&str)| Paper {
        document: (*document).into(),
        title: format!("Paper from the model {document}"),
        party: Some("Acme & Co.".to_owned()).filter(|_| at == 3),
        version: 1,
        form: if at == 0 { "ordinance" } else { "handout" }.into(),
        blanks: 3 * (at % 3),
        unconfirmed: at,
        files: FORMATS
            .iter()
            .map(|format| File {
                format: (*format).into(),
                path: format!(
                    "{}/{}/{:02}-{document}.{format}",
                    state.postal.to_ascii_lowercase(),
                    row.address,
                    at + 1
                ),
                size: 4_000 + 41_000 * at as u64,
            })
            .collect(),
    };
    let papers: Vec<Paper> =
        if row.has_file { DOCUMENTS.iter().enumerate().map(site_papers).collect() } else { Vec::new() };
    let left = |title: &str, why: &str| LeftOut { title: title.into(), why: why.into() };
    Town {
        geoid: row.geoid.clone(),
        name: row.name.clone(),
        style: place.style.clone(),
        kind: row.kind.clone(),
        state: state.postal.clone(),
        state_name: state.name.clone(),
        county: row.county.clone(),
        population: row.population,
        address: row.address.clone(),
        // Of a place without papers the flags would take longer than all the rest.
        flags: if row.has_file { lookup::flags(place) } else { format!("--geoid {}", row.geoid) },
        has_file: row.has_file,
        sources: if row.has_file {
            state
                .sources
                .iter()
                .take(3)
                .map(|source| Source { speaks_for: place.style.clone(), ..source.clone() })
                .collect()
        } else {
            Vec::new()
        },
        left_out: if papers.is_empty() {
            Vec::new()
        } else {
            vec![
                left("Initiative petition", "nobody has supplied the heading of a petition"),
                left("Notice of termination", "no partnership is on file"),
            ]
        },
        papers,
    }
}

/// The files to which the page of a place leads.
pub(super) fn papers(town: &Town) -> Vec<SiteFile> {
    let files = town.papers.iter().flat_map(|paper| &paper.files);
    files.map(|file| SiteFile { path: file.path.clone(), bytes: b"A paper.\n".to_vec() }).collect()
}

/// Writes a file below a folder.
pub(super) fn write(root: &Path, file: &SiteFile) {
    let path = root.join(&file.path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
    fs::write(path, &file.bytes).expect("a file is written");
}
