//! Why a cross-reference has no target: the decision that dropped the clause it points at.
//!
//! In: an id that is not in the rendered paper. Out: where the templates have it, and the conditions it stands under.
//! It must not judge whether the reference or the condition is at fault.

use super::source_of;
use crate::embedded::Files;
use crate::source::{Origin, Sources, Span};

/// A clause that the templates have and the paper has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Where the clause stands in its template.
    pub origin: Origin,
    /// The conditions it stands under, outermost first, as the template writes them.
    pub conditions: Vec<String>,
    /// The options that those conditions ask for.
    pub options: Vec<String>,
}

/// Finds the clause with an id in the templates of a document, its form and the shared parts.
pub fn find(
    id: &str,
    files: &Files,
    (document, form): (&str, &str),
    sources: &mut Sources,
) -> Option<Dropped> {
    let folder = format!("{document}/");
    let form = format!("forms/{form}.md");
    for (name, text) in files {
        if !(name.starts_with(&folder) || name.starts_with("parts/") || *name == form) {
            continue;
        }
        let marks = [format!("{{#{id}}}"), format!("{{#{id} "), format!("](@{id})")];
        let Some((at, length)) = marks.iter().find_map(|mark| Some((text.find(mark.as_str())?, mark.len())))
        else {
            continue;
        };
        let file = source_of(files, name, sources)?;
        let conditions = conditions_around(text, at);
        let options = conditions.iter().flat_map(|condition| options_in(condition)).collect();
        let origin = Origin { file, span: Span { start: at, end: at + length } };
        return Some(Dropped { origin, conditions, options });
    }
    None
}

/// The conditions of the `{% if %}` blocks that a place in a template stands in.
fn conditions_around(text: &str, at: usize) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut rest = text.get(..at).unwrap_or(text);
    while let Some((_, tag)) = rest.split_once("{%") {
        let Some((inside, after)) = tag.split_once("%}") else { break };
        let inside = inside.trim_matches(['-', ' ', '\n']);
        if let Some(condition) = inside.strip_prefix("if ") {
            open.push(condition.trim().to_owned());
        } else if let Some(condition) = inside.strip_prefix("elif ") {
            open.pop();
            open.push(condition.trim().to_owned());
        } else if inside == "else" {
            if let Some(condition) = open.pop() {
                open.push(format!("not ({condition})"));
            }
        } else if inside == "endif" {
            open.pop();
        }
        rest = after;
    }
    open
}

/// The names after `options.` in a condition.
fn options_in(condition: &str) -> Vec<String> {
    condition
        .split("options.")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_those_still_open() {
        let text =
            "{% if a %}x{% endif %}{% if options.fees != \"none\" %}{% if b %}{% else %}## Fees {#fees}";
        let at = text.find("{#fees}").expect("the id");
        assert_eq!(conditions_around(text, at), ["options.fees != \"none\"", "not (b)"]);
        assert_eq!(options_in("options.fees != \"none\""), ["fees"]);
    }
}
