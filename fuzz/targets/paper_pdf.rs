//! Any bytes as somebody's paper in PDF.
#![no_main]

#[path = "papers.rs"]
mod papers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| papers::judge("a.pdf", bytes));
