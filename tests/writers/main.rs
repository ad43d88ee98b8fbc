//! The writers of Markdown, of pages and of plain text, over a realistic paper and over hostile ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[cfg(feature = "akn")]
mod akn;
#[cfg(feature = "docx")]
mod docx;
mod hostile;
mod markdown;
mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;
mod sample;
mod text;
mod words;
