//! Whereas turns a place's name into a complete, locally correct legal instrument.
//!
//! ```text
//!     places ─┐
//!     us.toml ─▶ ca.toml ─▶ ca/oakland.toml ─▶ --set key=value      jurisdiction   layers; every value keeps its origin
//!              │
//!              ▼  Jurisdiction
//!     templates/ban/ban.md ──▶ Tera ──▶ Markdown                    template       substance × form, options
//!                                          │ pulldown-cmark
//!                                          ▼
//!                                     Instrument                    instrument     a typed tree, then numbered and resolved
//!                                          │
//!                                          ▼
//!                      markdown  html  text  json                   write          pure functions of the tree
//! ```
//!
//! [`assemble`] is the whole way in one function; the command line in [`cli`] only turns flags into its request.
//! docs/architecture.md has a heading for each folder.

pub mod assemble;
pub mod check;
pub mod cli;
#[cfg(any(feature = "build", feature = "docx"))]
pub mod delivery;
pub mod diagnostic;
pub mod embedded;
pub mod instrument;
pub mod json_schema;
pub mod jurisdiction;
#[cfg(feature = "build")]
pub mod library;
pub mod lint;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod packet;
pub mod site;
pub mod source;
pub mod starter;
pub mod template;
pub mod write;
