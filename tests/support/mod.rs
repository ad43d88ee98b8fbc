//! What several tests share: assembling a paper from a few words, and comparing with what is kept.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test stops where it cannot go on")]
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]
use std::fs;
use std::path::Path;
use whereas::assemble::{Assembled, House, Request};
use whereas::diagnostic::{Faults, human};
use whereas::jurisdiction::lookup::{self, Query};
use whereas::jurisdiction::shelf::UserLayer;
use whereas::source::Sources;

/// A layer of the user's own.
pub fn layer(name: &str, text: &str) -> UserLayer {
    UserLayer { name: name.into(), text: text.into() }
}

/// A request for the ban in a place, with layers of the user's own.
pub fn request(city: &str, layers: Vec<UserLayer>) -> Request {
    let found = lookup::find(&Query { city: city.into(), ..Query::default() })
        .unwrap_or_else(|fault| panic!("{}", fault.message));
    Request { place: found.place, document: "ban".into(), party: None, layers, date: None, finished: false }
}

/// The paper, or the faults as a person reads them.
pub fn try_assemble(house: &House, request: &Request) -> Result<Assembled, String> {
    let mut sources = Sources::default();
    house.assemble(request, &mut sources).map_err(|Faults(faults)| human::render(&faults, &sources, false))
}

/// The paper; faults fail the test.
pub fn assemble(house: &House, request: &Request) -> Assembled {
    try_assemble(house, request).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Compares with a file that is kept; `UPDATE=1` keeps what was made instead.
pub fn compare(path: impl AsRef<Path>, made: &[u8]) {
    let path = path.as_ref();
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, made).expect("the file can be written");
        return;
    }
    let kept =
        fs::read(path).unwrap_or_else(|error| panic!("{}: {error}; UPDATE=1 makes it", path.display()));
    if kept != made {
        let (kept, made) = (String::from_utf8_lossy(&kept), String::from_utf8_lossy(made));
        let line = kept.lines().zip(made.lines()).position(|(kept, made)| kept != made);
        let number = line.unwrap_or_else(|| kept.lines().count().min(made.lines().count()));
        panic!(
            "{}:{} differs; UPDATE=1 keeps the new text\n  kept {:?}\n  made {:?}",
            path.display(),
            number + 1,
            kept.lines().nth(number).unwrap_or_default(),
            made.lines().nth(number).unwrap_or_default()
        );
    }
}
