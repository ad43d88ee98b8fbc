//! The fifty states, the District of Columbia and Puerto Rico.
//!
//! In: nothing. Out: their names, postal letters and the two digits with which their geoids begin. It knows no place.

use super::fold;

/// A state, as the table and people name it.
#[derive(Debug, PartialEq, Eq)]
pub struct State {
    /// The two letters of the Postal Service.
    pub postal: &'static str,
    /// The name.
    pub name: &'static str,
    /// The two digits of the Census Bureau (ANSI INCITS 38), with which the geoid of its every government begins.
    pub fips: &'static str,
}

impl State {
    /// The state that these words name: its name or its two letters, in any case, with or without periods.
    pub fn named(typed: &str) -> Option<&'static State> {
        let typed = fold::words(typed).concat();
        let same = |name: &str| {
            let letters = name.bytes().filter(|byte| *byte != b' ');
            name.len() >= typed.len() && letters.map(|byte| byte.to_ascii_lowercase()).eq(typed.bytes())
        };
        let first = typed.bytes().next();
        // All of them begin as their two letters do.
        STATES
            .iter()
            .filter(|state| first == state.postal.bytes().next().map(|byte| byte.to_ascii_lowercase()))
            .find(|state| typed.eq_ignore_ascii_case(state.postal) || same(state.name))
    }
}

const fn state(postal: &'static str, name: &'static str, fips: &'static str) -> State {
    State { postal, name, fips }
}

/// All of them, by their letters.
pub const STATES: &[State] = &[
    state("AK", "Alaska", "02"),
    state("AL", "Alabama", "01"),
    state("AR", "Arkansas", "05"),
    state("AZ", "Arizona", "04"),
    state("CA", "California", "06"),
    state("CO", "Colorado", "08"),
    state("CT", "Connecticut", "09"),
    state("DC", "District of Columbia", "11"),
    state("DE", "Delaware", "10"),
    state("FL", "Florida", "12"),
    state("GA", "Georgia", "13"),
    state("HI", "Hawaii", "15"),
    state("IA", "Iowa", "19"),
    state("ID", "Idaho", "16"),
    state("IL", "Illinois", "17"),
    state("IN", "Indiana", "18"),
    state("KS", "Kansas", "20"),
    state("KY", "Kentucky", "21"),
    state("LA", "Louisiana", "22"),
    state("MA", "Massachusetts", "25"),
    state("MD", "Maryland", "24"),
    state("ME", "Maine", "23"),
    state("MI", "Michigan", "26"),
    state("MN", "Minnesota", "27"),
    state("MO", "Missouri", "29"),
    state("MS", "Mississippi", "28"),
    state("MT", "Montana", "30"),
    state("NC", "North Carolina", "37"),
    state("ND", "North Dakota", "38"),
    state("NE", "Nebraska", "31"),
    state("NH", "New Hampshire", "33"),
    state("NJ", "New Jersey", "34"),
    state("NM", "New Mexico", "35"),
    state("NV", "Nevada", "32"),
    state("NY", "New York", "36"),
    state("OH", "Ohio", "39"),
    state("OK", "Oklahoma", "40"),
    state("OR", "Oregon", "41"),
    state("PA", "Pennsylvania", "42"),
    state("PR", "Puerto Rico", "72"),
    state("RI", "Rhode Island", "44"),
    state("SC", "South Carolina", "45"),
    state("SD", "South Dakota", "46"),
    state("TN", "Tennessee", "47"),
    state("TX", "Texas", "48"),
    state("UT", "Utah", "49"),
    state("VA", "Virginia", "51"),
    state("VT", "Vermont", "50"),
    state("WA", "Washington", "53"),
    state("WI", "Wisconsin", "55"),
    state("WV", "West Virginia", "54"),
    state("WY", "Wyoming", "56"),
];
