//! Puts the data inside the binary: the files of jurisdictions/ and templates/, and the table of places in a form in
//! which a look-up parses nothing.
//!
//! In: the two folders. Out, in `OUT_DIR`: `embedded.rs` (name and text of each file, sorted by name), `places.txt`
//! (the table's lines, then the names they can be found by) and `places.idx` (signposts into both), which
//! src/embedded.rs and src/jurisdiction/place/table.rs read. It must not decide what a government is.

#[path = "src/jurisdiction/place/fold.rs"]
#[allow(dead_code, reason = "the library takes names apart; here they are only made comparable")]
mod fold;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const TABLE: &str = "jurisdictions/places.tsv";

/// How many lines stand between two signposts: few enough to be read through in a microsecond.
const STRIDE: usize = 32;

/// How much of the beginning of a line stands on its signpost.
const SIGN: usize = 12;

#[allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "Cargo speaks to build scripts in this way"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/jurisdiction/place/fold.rs");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").ok_or("CARGO_MANIFEST_DIR is not set")?);
    println!("cargo::rustc-env=WHEREAS_PROGRAM={}", program(&root)?);
    fs::write(out.join("embedded.rs"), files(&root)?)?;
    let table = fs::read_to_string(TABLE).map_err(|error| format!("{TABLE}: {error}"))?;
    let (text, index) = places(&table)?;
    fs::write(out.join("places.txt"), text)?;
    fs::write(out.join("places.idx"), index)?;
    Ok(())
}

/// A digest of the program without the files that travel in it: of its sources and of the crates it is built on. Papers are
/// made again when it changes (src/library/digest.rs).
#[allow(clippy::print_stdout, reason = "Cargo speaks to build scripts in this way")]
fn program(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut files = vec![root.join("build.rs"), root.join("Cargo.lock")];
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    walk(&root.join("src"), &["rs", "css", "js", "otf", "tsv"], &mut files)?;
    files.retain(|file| file.is_file());
    files.sort();
    // FNV-1a, 64 bits: it tells one version from another, and the standard library promises no hash to stay the same.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        for byte in fs::read(file)? {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    Ok(format!("{hash:016x}"))
}

/// The text has two parts, both sorted, of lines that begin with a key and a tab: the table, by geoid; and the names,
/// each with its postings, which are the two digits of a state followed by the place in the text where the line of a
/// government begins. The index has the length of the first part, the number of its signposts, and the signposts of
/// both parts: the beginning of the line's key, filled up with zeros, and the place where the line begins. Numbers
/// are `u32`, little-endian.
fn places(table: &str) -> Result<(String, Vec<u8>), Box<dyn Error>> {
    let mut lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
    lines.sort_unstable();
    let mut text = String::new();
    let mut names: BTreeMap<String, BTreeSet<(usize, &str)>> = BTreeMap::new();
    for line in &lines {
        let state = line.get(..2).ok_or("a line begins with its state's digits")?;
        for name in names_of(line)? {
            names.entry(fold::key(&fold::fold(name))).or_default().insert((text.len(), state));
        }
        text.push_str(line);
        text.push('\n');
    }
    let table = text.len();
    let governments = signposts(&text, 0)?;
    for (name, postings) in &names {
        text.push_str(name);
        for (number, (at, state)) in postings.iter().enumerate() {
            text.push(if number == 0 { '\t' } else { ' ' });
            text.push_str(&format!("{state}{at}"));
        }
        text.push('\n');
    }
    let names = signposts(&text, table)?;
    let mut index = Vec::new();
    index.extend(u32::try_from(table)?.to_le_bytes());
    index.extend(u32::try_from(governments.len() / (SIGN + 4))?.to_le_bytes());
    index.extend(governments);
    index.extend(names);
    Ok((text, index))
}

fn signposts(text: &str, from: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut posts = Vec::new();
    let mut at = from;
    for (number, line) in text.split_at(from).1.lines().enumerate() {
        if number % STRIDE == 0 {
            let key = line.split('\t').next().unwrap_or_default().bytes();
            posts.extend(key.chain(std::iter::repeat(0)).take(SIGN));
            posts.extend(u32::try_from(at)?.to_le_bytes());
        }
        at += line.len() + 1;
    }
    Ok(posts)
}

/// What a line can be found by, besides the geoid with which it begins: its name, its formal style, its Census name,
/// its other names and its other geoids.
fn names_of(line: &str) -> Result<Vec<&str>, Box<dyn Error>> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [_, _, kind, name, full_name, _, _, _, style, aliases, others] = cells[..] else {
        return Err(format!("{TABLE}: a line has eleven cells: {line}").into());
    };
    let mut names = vec![name, style];
    // A look-up takes the kind's word off `Oakland city` by itself.
    if !full_name.eq_ignore_ascii_case(&format!("{name} {}", kind.replace('-', " "))) {
        names.push(full_name);
    }
    names.extend(aliases.split("; "));
    names.extend(others.split("; "));
    names.retain(|name| !name.is_empty());
    Ok(names)
}

/// The code of the two tables of files.
#[allow(clippy::print_stdout, reason = "Cargo speaks to build scripts in this way")]
fn files(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    for (name, folder, extensions) in
        [("JURISDICTIONS", "jurisdictions", &["toml"][..]), ("TEMPLATES", "templates", &["md", "toml"][..])]
    {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        walk(&root.join(folder), extensions, &mut files)?;
        let mut files: Vec<(String, String)> = files
            .iter()
            .map(|file| {
                let below = file.strip_prefix(root.join(folder)).unwrap_or(file);
                (below.to_string_lossy().replace('\\', "/"), file.to_string_lossy().into_owned())
            })
            .filter(|(below, _)| below != "README.md")
            .collect();
        // By bytes of the name, for a binary search; paths would sort by component.
        files.sort();
        let _ = writeln!(code, "static {name}: &[(&str, &str)] = &[");
        for (below, file) in files {
            let _ = writeln!(code, "    ({below:?}, include_str!({file:?})),");
        }
        code.push_str("];\n");
    }
    Ok(code)
}

fn walk(folder: &Path, extensions: &[&str], files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, extensions, files)?;
        } else if path.extension().is_some_and(|found| extensions.iter().any(|wanted| found == *wanted)) {
            files.push(path);
        }
    }
    Ok(())
}
