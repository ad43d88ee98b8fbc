//! The embedded table: lines found by geoid or by name, without reading more than a few dozen of them.
//!
//! In: what build.rs made of jurisdictions/places.tsv, which says how it is laid out. Out: lines of the table. It
//! must not know what a line says after its geoid. A signpost and the lines behind it lie close together, so that
//! the first look-up of a process touches few pages of the program.

const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/places.txt"));
const INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.idx"));

/// The bytes of a signpost that hold the beginning of a key, as build.rs writes them.
const SIGN: usize = 12;

/// All lines, by geoid.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    TEXT.get(..number(0)).unwrap_or_default().lines()
}

/// The line that begins with this geoid.
pub(super) fn beginning_with(geoid: &str) -> Option<&'static str> {
    find(TEXT.get(..number(0))?, 0..number(4), geoid)
}

/// The lines under a name's key, by geoid; only those of a state, if its two digits are given.
pub(super) fn under(key: &str, state: Option<&'static str>) -> impl Iterator<Item = &'static str> {
    let line = find(TEXT, number(4)..posts(), key).unwrap_or_default();
    let postings = line.split_once('\t').map_or("", |(_, postings)| postings);
    postings
        .split(' ')
        .filter_map(|posting| posting.split_at_checked(2))
        .filter(move |(digits, _)| state.is_none_or(|state| state == *digits))
        .filter_map(|(_, at)| TEXT.get(at.parse().ok()?..)?.lines().next())
}

/// The line with this key in a text, behind these signposts.
fn find(text: &'static str, posts: std::ops::Range<usize>, key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (posts.start, posts.end);
    let mut padded = [0; SIGN];
    for (to, from) in padded.iter_mut().zip(key.bytes()) {
        *to = from;
    }
    // The last signpost before the key; keys that begin alike may have several.
    while low < high {
        let middle = usize::midpoint(low, high);
        if sign(middle) < &padded[..] { low = middle + 1 } else { high = middle }
    }
    let from = number(post(low.saturating_sub(1).max(posts.start)) + SIGN);
    text.get(from..)?
        .lines()
        .map(|line| (line.split('\t').next().unwrap_or_default(), line))
        .take_while(|(begin, _)| *begin <= key)
        .find(|(begin, _)| *begin == key)
        .map(|(_, line)| line)
}

fn posts() -> usize {
    (INDEX.len() - 8) / (SIGN + 4)
}

fn post(at: usize) -> usize {
    8 + (SIGN + 4) * at
}

fn sign(at: usize) -> &'static [u8] {
    INDEX.get(post(at)..post(at) + SIGN).unwrap_or_default()
}

fn number(at: usize) -> usize {
    match INDEX.get(at..at + 4) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]) as usize,
        _ => 0,
    }
}
