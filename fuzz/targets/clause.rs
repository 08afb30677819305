//! Any text as a clause, laid over the built-in library: it is read, and the whole is checked.

#![no_main]

use std::sync::OnceLock;

use engross::library::{self, LibraryFile};
use engross::report;
use engross::source::Sources;
use libfuzzer_sys::fuzz_target;

/// The built-in library less all but a few clauses, so that a run takes a moment only.
fn base() -> &'static [LibraryFile] {
    static BASE: OnceLock<Vec<LibraryFile>> = OnceLock::new();
    BASE.get_or_init(|| {
        library::embedded()
            .into_iter()
            .filter(|file| {
                file.path.ends_with(".toml") && !file.path.starts_with("frameworks/")
                    || file.path.starts_with("form/")
            })
            .collect()
    })
}

fuzz_target!(|text: &str| {
    let over = vec![LibraryFile {
        path: "audit/right-to-audit.md".into(),
        name: "audit/right-to-audit.md".into(),
        text: text.into(),
    }];
    let mut sources = Sources::default();
    let files = library::overlay(base().to_vec(), over);
    let (library, mut findings) = library::load(&mut sources, &files);
    findings.extend(library::check(&library));
    report::findings(
        &findings,
        &sources,
        report::Format::Human,
        &report::Manner::default(),
    );
});
