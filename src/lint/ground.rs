//! Whether a file has a ground of its own for departing from the law of its state.
//!
//! In: a value and the sources of its layer. Out: yes or no. It must not know what the state’s law is.

use crate::jurisdiction::citation::{Citation, Confidence};
use crate::jurisdiction::stack::Held;

/// What the title of a source says that is law itself.
const LAW: [&str; 4] = ["charter", "code", "statute", "law"];

/// Whether a source of the value’s own layer is law or was confirmed: a charter may differ from the state’s law, and a
/// caution tells where nobody has looked it up.
pub fn is_own(held: &Held<'_>) -> bool {
    let grounds = |source: &&Citation| {
        let title = source.title.to_lowercase();
        let law = source.citation.is_some() || LAW.iter().any(|word| title.contains(word));
        law || source.confidence == Confidence::Confirmed
    };
    held.citations().iter().any(grounds)
}
