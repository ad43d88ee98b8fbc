//! The writers of Markdown and of pages, over a realistic paper and over hostile ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[cfg(feature = "docx")]
mod docx;
mod hostile;
mod markdown;
mod page;
mod sample;
mod text;
mod words;
