//! `unknown-class-member`.

use crate::jurisdiction::class;
use crate::jurisdiction::place::{self, State};
use crate::jurisdiction::value::Node;
use crate::lint::look::LayerLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};
use std::collections::BTreeMap;

rule! {
    /// ## What it finds
    ///
    /// A class that lists a government which the table of places does not have in that state under that kind, or one that another class
    /// of the kind lists too.
    ///
    /// ## Why it matters
    ///
    /// The class decides the enacting clause and the votes. A member that is misspelled is none, and takes the law of the rest; one that
    /// stands in two classes takes the law of whichever comes first by name.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [class.first-class-city]
    /// kind = "city"
    /// about = "city of the first class"
    /// places = ["Seatle"]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// places = ["Seattle"]
    /// ```
    UnknownClassMember = "unknown-class-member", Family::Data, Level::Error
}

impl Rule for UnknownClassMember {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        let Some(state) = State::named(look.name.trim_end_matches(".toml")) else { return };
        let mut listed: BTreeMap<(&str, &str), (&str, &Node)> = BTreeMap::new();
        for (name, class) in &look.layer.classes {
            for member in &class.places {
                let words = member.text().unwrap_or_default();
                let bare = words.split_once(", ").map_or(words, |(bare, _)| bare);
                let named = place::named(bare).into_iter().chain(place::named(words));
                let mut meant = named.filter(|place| place.state == state.postal && place.kind == class.kind);
                if !meant.any(|place| class::is(&place, words)) {
                    let message = format!("{} has no {} called {words}", state.name, class.kind);
                    let finding = Finding::new(self, message)
                        .at(look.origin(member.span), format!("listed in the class `{name}`"))
                        .help(format!("`draft list places --state {}` shows their names", state.postal));
                    findings.push(finding);
                } else if let Some((other, earlier)) = listed.insert((&class.kind, words), (name, member)) {
                    let message = format!("{words} stands in two classes: `{other}` and `{name}`");
                    let finding = Finding::new(self, message)
                        .at(look.origin(member.span), "again here")
                        .at(look.origin(earlier.span), "first here")
                        .help("keep it in the class that it belongs to");
                    findings.push(finding);
                }
            }
        }
    }
}
