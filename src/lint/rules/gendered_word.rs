//! `gendered-word`.

use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend, swap};
use crate::lint::wording::{Hit, Scope, judges_words};
use crate::lint::{Family, Level};
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// “He”, “she”, “his or her”, “chairman”, “policeman”, “councilman”, “manpower” and their kin in text that commands.
    ///
    /// ## Why it matters
    ///
    /// A law speaks to everyone who may hold the office. Washington has its statutes written in gender-neutral terms by law (Wash. Rev. Code
    /// § 44.04.210), and drafting manuals of most states ask for it. Official titles that law gives, such as a First Selectman, are values of a
    /// place and are left alone; so are recitals, which tell of real people.
    ///
    /// ## Example
    ///
    /// > The chairman must sign the report before he files it.
    ///
    /// ## Instead
    ///
    /// > The chair must sign the report before filing it.
    GenderedWord = "gendered-word", Family::Language, Level::Warning
}

const PRONOUN: &str = "name the office again, or turn the sentence so that no pronoun is needed";

static TABLE: &[Phrase] = &[
    mend("he", PRONOUN),
    mend("she", PRONOUN),
    mend("him", PRONOUN),
    mend("her", PRONOUN),
    mend("his", PRONOUN),
    mend("hers", PRONOUN),
    mend("himself", PRONOUN),
    mend("herself", PRONOUN),
    mend("he or she", PRONOUN),
    mend("she or he", PRONOUN),
    mend("he/she", PRONOUN),
    mend("his or her", PRONOUN),
    mend("his/her", PRONOUN),
    mend("her or his", PRONOUN),
    mend("him or her", PRONOUN),
    mend("himself or herself", PRONOUN),
    swap("chairman", "chair"),
    swap("chairmen", "chairs"),
    swap("chairwoman", "chair"),
    swap("policeman", "police officer"),
    swap("policemen", "police officers"),
    swap("policewoman", "police officer"),
    swap("patrolman", "patrol officer"),
    swap("patrolmen", "patrol officers"),
    swap("fireman", "firefighter"),
    swap("firemen", "firefighters"),
    swap("councilman", "council member"),
    swap("councilmen", "council members"),
    swap("councilwoman", "council member"),
    swap("committeeman", "committee member"),
    swap("assemblyman", "assembly member"),
    swap("congressman", "member of Congress"),
    swap("spokesman", "spokesperson"),
    swap("spokeswoman", "spokesperson"),
    swap("foreman", "supervisor"),
    swap("workman", "worker"),
    swap("workmen", "workers"),
    swap("watchman", "guard"),
    swap("businessman", "business owner"),
    swap("businessmen", "business owners"),
    swap("salesman", "seller"),
    swap("serviceman", "service member"),
    swap("servicemen", "service members"),
    swap("draftsman", "drafter"),
    swap("layman", "layperson"),
    mend("manpower", "write “staff” or “workforce”"),
    mend("man-hours", "write “hours of work”"),
    mend("mankind", "write “humanity” or “people”"),
    mend("man-made", "write “made” or “artificial”"),
    mend("manned", "write “staffed”"),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let hit = |found| {
        let hit = Hit::of(found, text, |words| format!("“{words}” leaves people out"));
        // With a capital it may be an office that law calls so.
        let title = text.get(hit.range.clone()).is_some_and(|words| words.starts_with(char::is_uppercase));
        Hit { instead: hit.instead.filter(|_| !title), ..hit }
    };
    PHRASES.find(text).iter().map(hit).collect()
}

judges_words!(GenderedWord, Scope::Operative, see);
