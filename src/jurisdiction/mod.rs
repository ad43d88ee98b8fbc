//! Jurisdictions: everything that is true of one government, each value with the place it came from.
//!
//! In: the table of places, and TOML layers from the country down to `--set`. Out: a [`stack::Jurisdiction`], resolved and
//! frozen. It must not know templates, trees or formats.

pub mod citation;
pub mod class;
pub mod doubt;
pub mod essence;
pub mod layer;
pub mod lookup;
pub mod place;
pub mod placeholder;
pub mod resolution;
pub mod schema;
pub mod shelf;
pub mod stack;
pub mod value;
