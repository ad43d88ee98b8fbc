//! Every general-purpose local government of the United States: the record, and ways into the table of them.
//!
//! In: the table that build.rs embeds from jurisdictions/places.tsv. Out: [`Place`]s by geoid, by name, or all of
//! them. It takes names as they are; what a person may type, and which of several is meant, [`super::lookup`] decides.

pub(crate) mod fold;
mod states;
mod table;

pub use states::{STATES, State};

/// The year of the population figures: the Census Bureau's estimate for 1 July.
pub const POPULATION_YEAR: u16 = 2021;

/// What sort of Census entity a government is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// An incorporated place, or the one government of a city and county.
    Place,
    /// A town or township with a government (the Census Bureau's county subdivisions of class T).
    Township,
    /// A county, parish, borough of Alaska or municipio.
    County,
}

/// A local government.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Census identifier: 7 digits for a place, 10 for a town or township, 5 for a county. A city and county without
    /// a row of its own among the places has its county's, or its town's.
    pub geoid: &'static str,
    /// What sort of entity it is.
    pub level: Level,
    /// The kind of government, one of [`super::schema::KINDS`].
    pub kind: &'static str,
    /// The everyday name without the kind: `Oakland`.
    pub name: &'static str,
    /// The formal style: `City of Oakland`.
    pub style: String,
    /// The Census Bureau's name, kind word included: `Oakland city`.
    pub full_name: &'static str,
    /// The state's two letters.
    pub state: &'static str,
    /// The county or its equivalent, kind word included, where the place lies in just one: `Alameda County`.
    pub county: Option<&'static str>,
    /// How many people lived there in [`POPULATION_YEAR`], where the estimate is known.
    pub population: Option<u32>,
    given_style: &'static str,
    aliases: &'static str,
    other_geoids: &'static str,
}

impl Place {
    fn of(line: &'static str) -> Self {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (geoid, level, kind, name, full_name) = (cell(), cell(), cell(), cell(), cell());
        let (state, county, population, given_style) = (cell(), cell(), cell(), cell());
        let level = match level {
            "place" => Level::Place,
            "township" => Level::Township,
            _ => Level::County,
        };
        Self {
            geoid,
            level,
            kind,
            name,
            style: if given_style.is_empty() { style(level, kind, name) } else { given_style.to_owned() },
            full_name,
            state,
            county: Some(county).filter(|county| !county.is_empty()),
            population: population.parse().ok(),
            given_style,
            aliases: cell(),
            other_geoids: cell(),
        }
    }

    /// The name of the state it is in.
    pub fn state_name(&self) -> &'static str {
        STATES.iter().find(|state| state.postal == self.state).map_or(self.state, |state| state.name)
    }

    /// A short name for files and addresses: `oakland-ca`, `alameda-county-ca`. Governments of one name in a state
    /// share it.
    pub fn slug(&self) -> String {
        let name = if self.level == Level::County { self.full_name } else { self.name };
        let mut words = fold::words(name);
        words.push(self.state.to_ascii_lowercase());
        words.join("-")
    }

    /// A short name that no other government of its state has: `oakland`, or `washington-4203180944` where several share
    /// the name.
    pub fn address(&self) -> String {
        let slug = self.slug();
        let state = STATES.iter().find(|state| state.postal == self.state);
        let name = slug.strip_suffix(&format!("-{}", self.state.to_ascii_lowercase())).unwrap_or(&slug);
        let same = |other: &Place| other.geoid != self.geoid && other.slug() == slug;
        if named_in(&fold::fold(self.name), state).iter().any(same) {
            return format!("{name}-{}", self.geoid);
        }
        name.to_owned()
    }

    /// Its other names, such as the county's for a city and county.
    pub fn aliases(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.aliases.split("; ").filter(|alias| !alias.is_empty())
    }

    /// The geoids of other Census rows that name this government, such as the county's for a city and county.
    pub fn other_geoids(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.other_geoids.split("; ").filter(|other| !other.is_empty())
    }

    /// Whether a folded name is exactly its name, its style in the table, its Census name or another name of it.
    pub(crate) fn is_called(&self, folded: &str) -> bool {
        let same = |name: &str| fold::fold(name) == folded;
        same(self.name)
            || (!self.given_style.is_empty() && same(self.given_style))
            || self.aliases().any(same)
    }
}

/// How a government styles itself, as far as its kind tells. Counties, parishes, plantations and Alaska's boroughs
/// put the kind last; others put it first. The table gives the style of those that follow neither rule.
fn style(level: Level, kind: &str, name: &str) -> String {
    match kind {
        "city" => format!("City of {name}"),
        "town" => format!("Town of {name}"),
        "village" => format!("Village of {name}"),
        "borough" if level == Level::County => format!("{name} Borough"),
        "borough" => format!("Borough of {name}"),
        // `Township 4`, of a few counties in Kansas and Nebraska
        "township" if name.starts_with("Township ") => name.to_owned(),
        "township" => format!("Township of {name}"),
        "charter-township" => format!("Charter Township of {name}"),
        "plantation" => format!("{name} Plantation"),
        "municipality" | "municipio" => format!("Municipality of {name}"),
        "city-and-borough" => format!("City and Borough of {name}"),
        "county" => format!("{name} County"),
        "parish" => format!("{name} Parish"),
        _ => name.to_owned(),
    }
}

/// All governments, by geoid, so that those of a state stand together.
pub fn all() -> impl Iterator<Item = Place> {
    table::all().map(Place::of)
}

/// The government with this Census identifier, or of which this is another Census row.
pub fn by_geoid(geoid: &str) -> Option<Place> {
    let other = || table::under(geoid, None).next().filter(|_| digits(geoid));
    table::beginning_with(geoid).or_else(other).map(Place::of)
}

/// The index holds other geoids among the names, and no name is all digits.
fn digits(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// The governments that bear this name, by geoid: everyday name, style or other name, with case, accents, spaces,
/// punctuation and the abbreviations `St.`, `Ste.`, `Ft.` and `Mt.` making no difference. The kind is no part of it.
pub fn named(name: &str) -> Vec<Place> {
    named_in(&fold::fold(name), None)
}

/// The governments under a folded name, in one state or in all.
pub(crate) fn named_in(folded: &str, state: Option<&State>) -> Vec<Place> {
    let key = Some(fold::key(folded)).filter(|key| !digits(key)).unwrap_or_default();
    table::under(&key, state.map(|state| state.fips)).map(Place::of).collect()
}
