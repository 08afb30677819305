//! Any bytes as somebody's paper in HTML.
#![no_main]

#[path = "papers.rs"]
mod papers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| papers::judge("a.html", bytes));
