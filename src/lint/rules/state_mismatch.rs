//! `state-mismatch`.

use crate::jurisdiction::layer::Scope;
use crate::jurisdiction::place::State;
use crate::lint::look::LayerLook;
use crate::lint::manual::rule;
use crate::lint::{Family, Finding, Findings, Level, Rule};

rule! {
    /// ## What it finds
    ///
    /// A state’s file whose name, `state` and `postal` do not go together, or a file of a place in the folder of another state.
    ///
    /// ## Why it matters
    ///
    /// The state chooses the law. A file in the folder of another state is never found for its place, and a state’s file with another
    /// state’s name prints that name in every paper.
    ///
    /// ## Example
    ///
    /// ```toml
    /// # in ca.toml
    /// state = "California"
    /// postal = "CO"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```toml
    /// state = "California"
    /// postal = "CA"
    /// ```
    StateMismatch = "state-mismatch", Family::Data, Level::Error
}

impl Rule for StateMismatch {
    fn layer(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        match look.scope {
            Scope::Area => self.area(look, findings),
            Scope::Place => self.folder(look, findings),
        }
    }
}

impl StateMismatch {
    fn area(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        let Some(state) = State::named(look.name.trim_end_matches(".toml")) else { return };
        for (key, known) in [("state", state.name), ("postal", state.postal)] {
            let node = look.layer.values.get(key);
            if let Some((node, named)) = node.and_then(|node| Some((node, node.text()?)))
                && named != known
            {
                let message =
                    format!("`{key}` is {named} here, and {} is the file of {}", look.name, state.name);
                let finding = Finding::new(self, message)
                    .at(look.origin(node.span), "another state")
                    .help(format!("write `{key} = \"{known}\"`, or move what is meant for the other state"));
                findings.push(finding);
            }
        }
    }

    /// A file of the library stands in the folder of its state; one of the user’s own stands anywhere.
    fn folder(&self, look: &LayerLook<'_>, findings: &mut Findings) {
        let folder = look.name.split_once('/').map(|(folder, _)| folder);
        let folder = folder.filter(|folder| folder.len() == 2).and_then(State::named);
        if let (Some(folder), Some(place), Some(node)) = (folder, look.place, look.layer.values.get("geoid"))
            && folder.postal != place.state
        {
            let message = format!("{} has a geoid of {}", look.name, place.state_name());
            let finding = Finding::new(self, message)
                .at(look.origin(node.span), "another state")
                .help(format!("correct the geoid, or move the file to `{}/`", place.state.to_lowercase()));
            findings.push(finding);
        }
    }
}
