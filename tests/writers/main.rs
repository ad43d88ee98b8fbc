//! The writers of Markdown, of pages and of plain text, over a realistic paper and over hostile ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod hostile;
mod markdown;
mod page;
mod plain;
mod sample;
mod text;
mod words;
