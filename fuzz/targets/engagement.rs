//! Any text as an engagement: it is drafted, printed and linted, whatever is wrong with it.

#![no_main]

use std::sync::OnceLock;

use engross::assembly::assemble;
use engross::engagement;
use engross::library::{self, Library};
use engross::lint;
use engross::render::{self, Style};
use engross::report;
use engross::source::Sources;
use engross::template::{self, Outline, Tables};
use libfuzzer_sys::fuzz_target;

/// What is the same in every run.
struct Fixed {
    sources: Sources,
    library: Library,
    outline: Outline,
    tables: Tables,
    style: Style,
}

fn fixed() -> &'static Fixed {
    static FIXED: OnceLock<Fixed> = OnceLock::new();
    FIXED.get_or_init(|| {
        let mut sources = Sources::default();
        // Blanks are filled alike in all clauses; the schedules print the engagement's records.
        let mut files = library::embedded();
        files.retain(|file| {
            let few = ["form/", "charges/", "schedules/", "service-levels/"];
            file.path.ends_with(".toml") || few.iter().any(|few| file.path.starts_with(few))
        });
        let (library, wrong) = library::load(&mut sources, &files);
        assert!(wrong.is_empty());
        Fixed {
            sources,
            library,
            outline: Outline::embedded("agreement").unwrap(),
            tables: Tables::embedded().unwrap(),
            style: Style::plain().unwrap(),
        }
    })
}

fuzz_target!(|text: &str| {
    let fixed = fixed();
    let mut sources = fixed.sources.clone();
    let file = sources.add("engagement.toml", text);
    let (engagement, mut findings) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    let (facts, wrong) = engagement::facts(&engagement, &fixed.library.facts);
    findings.extend(wrong);
    let (draft, wrong) = assemble(
        &engagement,
        &fixed.library,
        &fixed.outline,
        &fixed.tables,
        &facts,
        true,
    );
    findings.extend(wrong);
    for format in [render::Format::Markdown, render::Format::Html] {
        render::render(&draft.document, &fixed.style, format).unwrap();
    }
    let subject = lint::Subject {
        sources: &sources,
        engagement: &engagement,
        library: &fixed.library,
        draft: &draft,
        facts: &facts,
        as_of: engagement.header.date,
    };
    let findings = lint::run(&subject, findings);
    for format in [report::Format::Human, report::Format::Json] {
        report::findings(&findings, &sources, format, &report::Manner::default());
    }
});
