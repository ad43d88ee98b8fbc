//! Makes `jurisdictions/places.tsv` from the Census extract, the list of consolidated governments and the corrections.
//!
//! In: three texts. Out: the table's text, or the first fault. It reads no file. jurisdictions/SOURCES.md names the
//! columns of the inputs and where they come from.

use std::collections::{BTreeMap, BTreeSet};

/// The lines above the column names.
pub(crate) const HEAD: &str = "\
# Local governments of the United States, one a line, sorted by geoid. SOURCES.md says where this comes from and how to remake it.
# class: place, township or county. population: Census estimate of July 2021. county: blank where a place lies in several or in none.
# style: only where `kind` and `name` do not give it. aliases, other_geoids: further names and Census rows of the same government.
geoid\tclass\tkind\tname\tfull_name\tstate\tcounty\tpopulation\tstyle\taliases\tother_geoids
";

/// One government on its way into the table.
#[derive(Debug, Clone, Default)]
struct Row {
    geoid: String,
    class: &'static str,
    kind: String,
    name: String,
    full_name: String,
    state: String,
    county: String,
    population: String,
    style: String,
    aliases: Vec<String>,
    other_geoids: BTreeSet<String>,
    /// Whether it lies in more than one county.
    spread: bool,
}

type Record = BTreeMap<String, String>;

/// Reads comma-separated values with a header row; quotes may hold commas and doubled quotes.
fn csv(text: &str) -> Vec<Record> {
    let mut lines = text.lines().filter(|line| !line.is_empty()).map(|line| {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        cells.push(cell);
        cells
    });
    let header = lines.next().unwrap_or_default();
    lines
        .map(|cells| {
            assert_eq!(cells.len(), header.len(), "a row has as many cells as the header: {cells:?}");
            header.iter().cloned().zip(cells).collect()
        })
        .collect()
}

/// The kind's word in a jurisdiction file for a Census type word.
fn kind(word: &str) -> Result<&'static str, String> {
    Ok(match word {
        "city" => "city",
        "town" => "town",
        "village" => "village",
        "borough" => "borough",
        "township" => "township",
        "charter township" => "charter-township",
        "plantation" => "plantation",
        "municipality" => "municipality",
        "county" => "county",
        "parish" => "parish",
        "municipio" => "municipio",
        "city and borough" => "city-and-borough",
        "unified government" | "metropolitan government" | "consolidated government" | "urban county" => {
            "consolidated"
        }
        // Ranson, West Virginia, and the District of Columbia: the corrections give their kind.
        "corporation" | "county-equivalent" => "",
        other => return Err(format!("no kind is known for the type `{other}`")),
    })
}

fn row(record: &Record) -> Result<Row, String> {
    let class = match record["kind"].as_str() {
        "place" => "place",
        "cousub" => "township",
        "county" => "county",
        other => return Err(format!("no class is known for the kind `{other}`")),
    };
    let mut row = Row {
        geoid: record["geoid"].clone(),
        class,
        kind: kind(&record["type"])?.to_owned(),
        name: record["name"].clone(),
        full_name: record["full_name"].clone(),
        state: record["state"].clone(),
        county: record["county"].clone(),
        population: record["pop2021"].clone(),
        spread: record["note"] == "in more than one county",
        ..Row::default()
    };
    // `San Buenaventura (Ventura)`: the second name is what people say.
    if let Some((name, rest)) = row.name.clone().split_once(" (") {
        row.aliases.push(rest.trim_end_matches(')').to_owned());
        row.aliases.push(row.name.clone());
        row.name = name.to_owned();
    }
    // Massachusetts: `Agawam Town city` is a city by its form of government, and calls itself a town.
    if row.full_name == format!("{} Town city", row.name) {
        row.style = format!("Town of {}", row.name);
        row.aliases.push(format!("{} Town", row.name));
    }
    Ok(row)
}

/// Makes the table.
///
/// # Errors
/// The first row that no rule covers.
pub(crate) fn table(governments: &str, consolidated: &str, corrections: &str) -> Result<String, String> {
    let records = csv(governments);
    let counties: BTreeMap<&str, &Record> = records
        .iter()
        .filter(|record| record["kind"] == "county")
        .map(|record| (record["geoid"].as_str(), record))
        .collect();
    let mut rows = BTreeMap::new();
    for record in records.iter().filter(|record| record["government"] == "yes") {
        let mut row = row(record)?;
        // An independent city lies in no county; the county row of the same name is the city itself.
        let county = counties.get(record["county_geoid"].as_str());
        if let Some(county) =
            county.filter(|county| row.class == "place" && county["note"].starts_with("C7/"))
        {
            row.county.clear();
            row.other_geoids.insert(county["geoid"].clone());
        }
        rows.insert(row.geoid.clone(), row);
    }
    let corrections = corrections_of(corrections)?;
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for alias in &csv(consolidated) {
        named.extend(consolidate(alias, &records, &counties, &mut rows)?);
    }
    for [geoid, field, value] in &corrections {
        if field == "same_as" {
            let county = counties.get(value.as_str()).ok_or(format!("no county {value}"))?;
            let row = rows.get_mut(geoid.as_str()).ok_or(format!("no government {geoid}"))?;
            stand_for(row, county);
            named.insert(county["geoid"].as_str());
        }
    }
    for record in records.iter().filter(|record| record["government"] == "consolidated") {
        if named.contains(record["geoid"].as_str()) {
            continue;
        }
        if record["kind"] == "cousub" {
            fold_into_place(record, &mut rows);
        } else {
            let mut row = row(record)?;
            row.kind = "consolidated".to_owned();
            rows.insert(row.geoid.clone(), row);
        }
    }
    correct(&corrections, &mut rows)?;
    blank_doubtful_populations(&mut rows);
    Ok(print(rows.values()))
}

/// Applies one line of the list of consolidated governments; returns the Census rows it accounts for.
fn consolidate<'a>(
    alias: &Record,
    records: &'a [Record],
    counties: &BTreeMap<&str, &'a Record>,
    rows: &mut BTreeMap<String, Row>,
) -> Result<Vec<&'a str>, String> {
    let name = &alias["common_name"];
    let county = *counties.get(alias["county_geoid"].as_str()).ok_or(format!("{name}: no such county"))?;
    if let Some(row) = rows.get_mut(&alias["place_geoid"]) {
        stand_for(row, county);
        if row.kind == "consolidated" {
            let census = std::mem::replace(&mut row.name, name.clone());
            row.aliases.push(census);
        }
        // The rows of 2014 have neither county nor population; a consolidated government is as large as its county.
        if row.county.is_empty() && !row.spread {
            row.county.clone_from(&county["full_name"]);
            if row.kind == "consolidated" {
                row.population.clone_from(&county["pop2021"]);
            }
        }
        return Ok(vec![&county["geoid"]]);
    }
    if !alias["place_geoid"].is_empty() {
        return Err(format!("{name}: no place {}", alias["place_geoid"]));
    }
    // No place row: the county's row stands for the government, or the town's where the county governs nothing.
    let source = if county["government"] == "no" {
        records
            .iter()
            .find(|r| r["kind"] == "cousub" && r["county_geoid"] == county["geoid"] && r["name"] == *name)
            .ok_or(format!("{name}: neither place nor town"))?
    } else {
        county
    };
    let mut made = row(source)?;
    made.class = "place";
    if source["kind"] == "county" {
        made.kind = "consolidated".to_owned();
    }
    made.name.clone_from(name);
    made.aliases.push(made.full_name.clone());
    if made.county == made.full_name && alias["state"] == "DC" {
        made.county.clear();
    }
    rows.insert(made.geoid.clone(), made);
    Ok(vec![&source["geoid"]])
}

fn stand_for(row: &mut Row, county: &Record) {
    row.aliases.push(county["full_name"].clone());
    row.other_geoids.insert(county["geoid"].clone());
}

/// A town or township that a city took in names that city. The few of other names are townships on paper only.
fn fold_into_place(record: &Record, rows: &mut BTreeMap<String, Row>) {
    let same = |row: &&mut Row| {
        row.class == "place"
            && row.name == record["name"]
            && row.state == record["state"]
            && row.county == record["county"]
    };
    if let Some(place) = rows.values_mut().find(same) {
        place.aliases.push(record["full_name"].clone());
        place.other_geoids.insert(record["geoid"].clone());
    }
}

fn corrections_of(text: &str) -> Result<Vec<[String; 3]>, String> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [geoid, field, value, why] if !why.is_empty() => {
                Ok([geoid.to_owned(), field.to_owned(), value.to_owned()])
            }
            _ => Err(format!("a correction has four fields: {line}")),
        })
        .collect()
}

fn correct(corrections: &[[String; 3]], rows: &mut BTreeMap<String, Row>) -> Result<(), String> {
    for [geoid, field, value] in corrections {
        let row = rows.get_mut(geoid).ok_or(format!("a correction for {geoid}, which is no government"))?;
        match field.as_str() {
            "name" => row.name.clone_from(value),
            "full_name" => row.full_name.clone_from(value),
            "kind" => row.kind.clone_from(value),
            "style" => row.style.clone_from(value),
            "alias" => row.aliases.push(value.clone()),
            "same_as" => {}
            other => return Err(format!("no field `{other}`")),
        }
    }
    Ok(())
}

/// Two governments of one class, name and state with the same population: one of the figures is the other's.
fn blank_doubtful_populations(rows: &mut BTreeMap<String, Row>) {
    let same = |row: &Row| [row.class, &row.name, &row.state, &row.population].map(str::to_owned);
    let mut seen: BTreeMap<[String; 4], usize> = BTreeMap::new();
    for row in rows.values() {
        *seen.entry(same(row)).or_default() += 1;
    }
    for row in rows.values_mut() {
        if seen[&same(row)] > 1 {
            row.population.clear();
        }
    }
}

fn print<'a>(rows: impl Iterator<Item = &'a Row>) -> String {
    let mut out = HEAD.to_owned();
    for row in rows {
        let mut aliases: Vec<&str> = Vec::new();
        for alias in &row.aliases {
            if *alias != row.name && !aliases.contains(&alias.as_str()) {
                aliases.push(alias);
            }
        }
        let others: Vec<&str> = row.other_geoids.iter().map(String::as_str).collect();
        let cells = [
            row.geoid.as_str(),
            row.class,
            &row.kind,
            &row.name,
            &row.full_name,
            &row.state,
            &row.county,
            &row.population,
            &row.style,
            &aliases.join("; "),
            &others.join("; "),
        ];
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out
}
