//! `mixed-shall`.

use crate::lint::look::{LibraryLook, PaperLook};
use crate::lint::manual::rule;
use crate::lint::phrase::{Phrase, Phrases, mend};
use crate::lint::wording::{self, Hit, Scope, commands};
use crate::lint::{Family, Findings, Level, Rule};
use std::sync::LazyLock;

rule! {
    /// ## What it finds
    ///
    /// “Shall” in a text whose other duties say “must”.
    ///
    /// ## Why it matters
    ///
    /// Two words for a duty make a reader look for two kinds of duty, and “shall” has been read as “must”, “may” and “will”. The Federal Plain
    /// Language Guidelines and the Office of the Federal Register ask for “must”. A formula that law or custom gives the body, such as its
    /// effective clause, keeps its words, and so does a quotation.
    ///
    /// ## Example
    ///
    /// > The clerk must post the report. The manager shall answer within 30 days.
    ///
    /// ## Instead
    ///
    /// > The clerk must post the report. The manager must answer within 30 days.
    MixedShall = "mixed-shall", Family::Language, Level::Warning
}

impl Rule for MixedShall {
    fn paper(&self, paper: &PaperLook<'_>, findings: &mut Findings) {
        if paper.passages.iter().any(|passage| commands(passage) && passage.words.contains(" must ")) {
            wording::paper(self, Scope::Operative, see, paper, findings);
        }
    }

    // Our own templates say “must” throughout.
    fn library(&self, library: &LibraryLook<'_>, findings: &mut Findings) {
        wording::templates(self, Scope::Operative, see, library, findings);
    }
}

static TABLE: &[Phrase] = &[
    mend("shall", "write “must” for a duty, and the present tense for what the law itself does, as in “takes effect”"),
    mend("shall not", "write “may not” for a ban"),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TABLE));

fn see(text: &str) -> Vec<Hit> {
    let found = PHRASES.find(text);
    found.iter().map(|found| Hit::of(found, text, |words| format!("“{words}” stands among duties that say “must”"))).collect()
}
