//! The language server: what `draft check` finds, what a key says and what may stand at the cursor, while somebody
//! writes a jurisdiction file or a template.
//!
//! In: the protocol on one stream. Out: the protocol on another, and nothing else there. It must not write a file.

mod address;
mod checker;
mod completion;
mod definition;
mod diagnostics;
mod documents;
mod hover;
mod library;
mod meaning;
mod mends;
mod outline;
mod pages;
mod positions;
mod server;
mod session;
mod tags;
mod view;
mod wire;

pub use server::serve;
