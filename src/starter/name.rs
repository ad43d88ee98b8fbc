//! What the file of a place is called.
//!
//! In: a place, and the files that there are. Out: a name below `jurisdictions/`, which no other government of the state
//! would be given.

use crate::jurisdiction::place::{self, Level, Place, State, fold};
use crate::jurisdiction::shelf::Shelf;

/// The name of the file of a place below `jurisdictions/`: the one it has, or `or/fairview.toml`. The kind, the county
/// and at last the geoid stand in it as far as the name alone is that of others too.
pub fn file_name(place: &Place, shelf: &Shelf) -> String {
    if let Some(name) = shelf.file_of(place) {
        return name.to_owned();
    }
    let state = place.state.to_lowercase();
    let own = names(place);
    let named = place::named_in(&fold::fold(place.name), State::named(place.state));
    let others: Vec<Place> = named
        .into_iter()
        .filter(|other| other.geoid != place.geoid && other.slug() == place.slug())
        .collect();
    // Of those that share a name the one city, town or village has it alone.
    let first = place.level == Level::Place && others.iter().all(|other| other.level != Level::Place);
    let taken = |name: &String| shelf.files().contains_key(&format!("{state}/{name}.toml"));
    let shared = |name: &String| !first && others.iter().any(|other| names(other).contains(name));
    let name = own.iter().find(|name| !taken(name) && !shared(name)).cloned();
    let name = name.unwrap_or_else(|| format!("{}-{}", place.kind, place.geoid));
    format!("{state}/{name}.toml")
}

/// Its names, the shortest first.
fn names(place: &Place) -> Vec<String> {
    let slug = place.slug();
    let name = slug.rsplit_once('-').map_or(slug.as_str(), |(name, _)| name);
    // People say `Cranberry Township`; other kinds they leave off.
    let mut names = match place.kind.ends_with("township") {
        true => Vec::new(),
        false => vec![name.to_owned()],
    };
    let with_kind = format!("{name}-{}", place.kind);
    let county = place.county.map(|county| format!("{with_kind}-{}", fold::words(county).join("-")));
    names.push(with_kind);
    names.extend(county);
    names
}
