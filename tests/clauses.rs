//! Every clause, schedule and term of the library loads and holds together.

use engross::library;
use engross::source::Sources;

#[test]
fn the_library_is_sound() {
    let mut sources = Sources::default();
    let (library, mut findings) = library::load(&mut sources, &library::embedded());
    findings.extend(library::check(&library));
    let said: Vec<String> = findings
        .iter()
        .map(|finding| {
            let place = finding.place.unwrap();
            let (line, column) = sources.line_column(place);
            format!(
                "{}:{line}:{column}: {}: {} ({})",
                sources.file(place.file).name,
                finding.rule,
                finding.message,
                finding.help.as_deref().unwrap_or_default()
            )
        })
        .collect();
    assert!(said.is_empty(), "\n{}", said.join("\n"));
    assert!(library.clauses().count() >= 100);
}
