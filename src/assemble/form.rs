//! Whether a document can be written for a place, and in which form.
//!
//! In: the front matter of a document and a jurisdiction. Out: the name of a form, or why there is none. It must not
//! render.

use crate::diagnostic::{Diagnostic, Outcome};
use crate::jurisdiction::schema;
use crate::jurisdiction::stack::Jurisdiction;
use crate::source::Origin;
use crate::template::front_matter::DocumentHead;

/// Why a document is not for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// The jurisdiction's form is none of the document's.
    Form(String),
    /// A key without which it cannot be written has no value.
    Need(String),
}

impl Unfit {
    /// The reason in words that follow the name of the document.
    pub fn words(&self) -> String {
        match self {
            Self::Form(form) => format!("it cannot take the form `{form}`"),
            Self::Need(key) => {
                let about = schema::find(key).map(|key| key.about).unwrap_or_default();
                format!("`{key}` is not on file: {}", about.trim_end_matches('.'))
            }
        }
    }
}

/// Why a document cannot be written for a jurisdiction, if it cannot.
pub fn unfit(head: &DocumentHead, jurisdiction: &Jurisdiction) -> Option<Unfit> {
    let form = form_of(head, jurisdiction);
    if !head.forms.contains(&form) {
        return Some(Unfit::Form(form));
    }
    let missing = head.needs.iter().find(|key| jurisdiction.get(key).is_none());
    missing.map(|key| Unfit::Need(key.clone()))
}

/// The form of a document at a place: its only one, or the jurisdiction's.
///
/// # Errors
/// A form that the document cannot take, or a key that it needs and nobody supplied.
pub(super) fn of(head: &DocumentHead, jurisdiction: &Jurisdiction) -> Outcome<String> {
    let Some(unfit) = unfit(head, jurisdiction) else { return Ok(form_of(head, jurisdiction)) };
    let fault = match &unfit {
        Unfit::Form(form) => {
            let origin = jurisdiction.get("ordinance.form").map(|held| held.origin());
            Diagnostic::error(format!("the document `{}` cannot take the form `{form}`", head.document))
                .at_some(origin, "set here")
                .help(format!("its forms: {}", head.forms.join(", ")))
        }
        Unfit::Need(key) => Diagnostic::error(format!(
            "the document `{}` cannot be written here: {}",
            head.document,
            unfit.words()
        ))
        .help(format!("find it out, and set `{key}` with its source in a file of your own")),
    };
    Err(fault.into())
}

/// The jurisdiction with the formalities of the form: a resolution of a body whose laws are ordinances has its own.
pub(super) fn formalities(head: &DocumentHead, jurisdiction: Jurisdiction) -> Jurisdiction {
    let is_resolution = |form: Option<&str>| form == Some("resolution");
    let only = is_resolution(head.forms.first().map(String::as_str)) && head.forms.len() == 1;
    if only && !is_resolution(jurisdiction.text("ordinance.form")) {
        jurisdiction.resolving()
    } else {
        jurisdiction
    }
}

/// The form that a document has at a place, whether it can take it or not.
pub fn form_of(head: &DocumentHead, jurisdiction: &Jurisdiction) -> String {
    match head.forms.as_slice() {
        [only] => only.clone(),
        _ => jurisdiction.text("ordinance.form").unwrap_or("ordinance").to_owned(),
    }
}

/// The versions of model texts that a place holds to, by document.
///
/// # Errors
/// A pin that is no `document@version`.
pub(super) fn pins(jurisdiction: &Jurisdiction) -> Outcome<Vec<(&str, u32, Origin)>> {
    let Some(held) = jurisdiction.get("model") else { return Ok(Vec::new()) };
    let pins = jurisdiction.text("model").unwrap_or_default().split(',').map(str::trim);
    pins.map(|pin| {
        let fault = || {
            Diagnostic::error(format!("`{pin}` names no version of a document"))
                .at(held.origin(), "here")
                .help("write the name and the version, as in `ban@1`; commas part several")
        };
        let parts = pin.split_once('@').and_then(|(name, version)| Some((name, version.parse().ok()?)));
        parts.map(|(name, version)| (name, version, held.origin())).ok_or_else(|| fault().into())
    })
    .collect()
}

/// Checks that the model text is of the version that the place has read and pinned.
///
/// # Errors
/// A pin that names another version of this document.
pub(super) fn check_model(head: &DocumentHead, jurisdiction: &Jurisdiction) -> Outcome<()> {
    let pins = pins(jurisdiction)?.into_iter();
    let mut others = pins.filter(|(name, version, _)| *name == head.document && *version != head.version);
    let Some((name, version, origin)) = others.next() else { return Ok(()) };
    let ours = head.version;
    let message =
        format!("the place holds to version {version} of the {name}, and this program has version {ours}");
    Err(Diagnostic::error(message)
        .at(origin, "pinned here")
        .help("CHANGELOG.md says what changed in the model text")
        .help(format!("read it again and pin `{name}@{ours}`, or use the program that has the older text"))
        .into())
}
