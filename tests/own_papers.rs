//! Our own papers, read back as somebody's: each topic they carry is found, and nothing is wrong
//! with them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use engross::document::Document;
use engross::import::{self, Paper};
use engross::library::{self, Library, Topics};
use engross::recognise::topics::{Recogniser, State};
use engross::render::{Format, Style, render};
use engross::source::{FileId, Sources};

use crate::linted;

static TOPICS: LazyLock<Topics> = LazyLock::new(Topics::embedded);

fn states(text: &str) -> BTreeMap<&'static str, State> {
    static READY: LazyLock<Recogniser<'static>> = LazyLock::new(|| Recogniser::new(&TOPICS));
    let paper: Paper = import::read(FileId::from_index(0), "draft.md", text.as_bytes())
        .0
        .unwrap();
    let found = READY.topics(&paper);
    found.into_iter().map(|one| (one.id, one.state)).collect()
}

/// A clause as its author wrote it, without front matter, marks and guidance.
fn words(text: &str) -> String {
    let body = text.splitn(3, "+++").nth(2).unwrap_or_default();
    let preferred = body.split("# Acceptable").next().unwrap_or_default();
    let kept = preferred
        .lines()
        .filter(|line| !line.starts_with('>') && !line.starts_with("# Preferred"));
    let text = kept.collect::<Vec<_>>().join("\n");
    let mut plain = String::new();
    let mut skip = false;
    for letter in text.chars() {
        match letter {
            '{' => skip = true,
            '}' => skip = false,
            '`' => {}
            _ if skip => {}
            letter => plain.push(letter),
        }
    }
    plain
}

/// The clauses of the library, as text, by id.
fn clauses() -> BTreeMap<String, String> {
    let mut sources = Sources::default();
    let (library, _): (Library, _) = library::load(&mut sources, &library::embedded());
    let files = library::embedded().into_iter();
    files
        .filter_map(|file| {
            let id = file.path.strip_suffix(".md")?.to_owned();
            let clause = library.clauses.get(&id)?;
            Some((
                id,
                format!("## {}\n\n{}\n", clause.title.value, words(&file.text)),
            ))
        })
        .collect()
}

#[test]
fn our_clauses_say_the_topics_they_carry() {
    let clauses = clauses();
    let mut wrong = Vec::new();
    // What no kind of document should have (a minimum to buy, agreed damages) we do not offer.
    let offered = TOPICS
        .topics
        .iter()
        .filter(|(_, topic)| !topic.expected.is_empty());
    for (id, topic) in offered {
        let text: String = topic
            .clauses
            .iter()
            .map(|clause| clauses[clause].as_str())
            .collect();
        if states(&text).get(id.as_str()) != Some(&State::Present) {
            wrong.push(id.as_str());
        }
    }
    assert!(wrong.is_empty(), "not found in our own clauses: {wrong:?}");
}

/// What the rules about prose say of a document of ours, printed in a format.
fn said(document: &Document, format: Format, name: &str) -> Vec<String> {
    let bytes = render(document, &Style::plain().unwrap(), format).unwrap();
    let (sources, findings) = linted::paper(name, &bytes);
    findings
        .iter()
        .map(|one| {
            let place = one.place.map(|place| sources.line_column(place));
            format!("{} {place:?}: {}", one.rule, one.message)
        })
        .collect()
}

const FORMATS: [(Format, &str); 3] = [
    (Format::Markdown, "paper.md"),
    (Format::Html, "paper.html"),
    (Format::Docx, "paper.docx"),
];

const EXAMPLES: [&str; 4] = [
    "managed-hosting",
    "software-development",
    "service-desk",
    "tender",
];

#[test]
fn our_agreements_are_silent_in_every_format() {
    let mut wrong = Vec::new();
    for example in EXAMPLES {
        // The clean copy goes out as Word and Markdown, the working draft is read on a page.
        let clean = crate::drafts::example(example, false);
        let working = crate::drafts::example(example, true);
        for (document, (format, name)) in [
            (&clean, FORMATS[0]),
            (&clean, FORMATS[2]),
            (&working, FORMATS[1]),
        ] {
            for one in said(document, format, name) {
                wrong.push(format!("{example}, {name}: {one}"));
            }
        }
    }
    // An open point of a working draft is a gap that somebody has to fill in.
    wrong.retain(|one| !one.contains(": placeholder "));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn our_schedules_are_silent_by_themselves() {
    let mut wrong = Vec::new();
    for example in ["managed-hosting", "software-development"] {
        let text = std::fs::read_to_string(format!("examples/{example}/engagement.toml")).unwrap();
        for (id, document) in crate::planning::schedules_alone(&text) {
            for (format, name) in &FORMATS[..2] {
                for one in said(&document, *format, name) {
                    wrong.push(format!("{example}, {id}, {name}: {one}"));
                }
            }
        }
    }
    wrong.retain(|one| !one.contains(": placeholder "));
    assert!(wrong.is_empty(), "{wrong:#?}");
}
