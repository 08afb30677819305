//! Word files: sound packages, native numbers, the same words as the tree, nothing internal.

mod hostile;
mod revisions;
mod sample;
mod style;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::sync::OnceLock;

use engross::document::{Anchor, Block, Document, Inline, SectionKind};
use engross::import::docx::{check, read};
use engross::render::{Format, Style, render};
use zip::ZipArchive;

use crate::drafts::example;
use sample::sample;

const EVERY_FORMAT: &str = "sample of every format";
const WORKING: &str = ", working";
const CLEAN: &str = ", clean";
const EXAMPLES: [&str; 3] = ["managed-hosting", "service-desk", "software-development"];

pub(crate) fn docx(document: &Document) -> Vec<u8> {
    render(document, &Style::plain().unwrap(), Format::Docx).unwrap()
}

/// A document of the tests and its file.
struct Case {
    name: String,
    document: Document,
    file: Vec<u8>,
}

/// Every document of the tests: samples and each example, working and clean.
fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let mut all = vec![
            ("sample, working".to_owned(), sample(true)),
            ("sample, clean".to_owned(), sample(false)),
            (EVERY_FORMAT.to_owned(), crate::formats::sample::sample()),
        ];
        for name in EXAMPLES {
            for copy in [WORKING, CLEAN] {
                all.push((format!("{name}{copy}"), example(name, copy == WORKING)));
            }
        }
        let case = |(name, document)| Case {
            name,
            file: docx(&document),
            document,
        };
        all.into_iter().map(case).collect()
    })
}

/// The parts of a package as text.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

/// The words of a line with plain spaces.
fn words(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a document, each cell line by line.
pub(crate) fn lines(document: &Document) -> Vec<String> {
    let all = document.lines();
    let all = all.iter().flat_map(|line| line.split('\n')).map(words);
    all.filter(|line| !line.is_empty()).collect()
}

/// Every line of the tree stands in the file, in order; what else stands there is known.
fn says_the_same(name: &str, tree: &Document, file: &Document) {
    let style = Style::plain().unwrap().words;
    let around = [
        &style.signature,
        &style.name,
        &style.title,
        &style.date,
        &style.working,
        &tree.meta.title,
        &tree.meta.kind,
    ];
    let around: BTreeSet<&str> = around.into_iter().map(String::as_str).collect();
    let is_around = |line: &str| {
        around.contains(line)
            || line == "☐"
            || line.starts_with(&format!("{}:", style.open))
            || line.contains(" · Version ")
    };
    let expected: Vec<String> = tree.lines().iter().map(|line| words(line)).collect();
    let mut expected = expected
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty());
    let mut rest = expected.next().unwrap_or_default();
    for line in lines(file) {
        if let Some(more) = rest.strip_prefix(line.as_str()) {
            rest = more.trim_start();
            if rest.is_empty() {
                rest = expected.next().unwrap_or_default();
            }
        } else {
            assert!(
                is_around(&line),
                "{name}: the file says `{line}`, the tree `{rest}`"
            );
        }
    }
    assert_eq!(rest, "", "{name}: the file ends early");
}

#[test]
fn every_package_is_sound() {
    for case in cases() {
        assert_eq!(check(&case.file), Vec::<String>::new(), "{}", case.name);
    }
}

#[test]
fn what_is_read_back_is_the_tree() {
    for Case {
        name,
        document,
        file,
    } in cases()
    {
        let file = read(file).unwrap();
        says_the_same(name, document, &file);
        assert_eq!(file.meta.title, document.meta.title, "{name}");
        assert_eq!(file.meta.date, document.meta.date, "{name}");
        assert_eq!(file.meta.language, document.meta.language, "{name}");
    }
}

/// The number a reference holds is the one its target is given by the lists.
#[test]
fn references_hold_the_numbers_of_their_targets() {
    for Case {
        name,
        document,
        file,
    } in cases()
    {
        // Its items do not say what they are called from elsewhere.
        if name == EVERY_FORMAT {
            continue;
        }
        let file = read(file).unwrap();
        let mut numbers: BTreeMap<&Anchor, String> = BTreeMap::new();
        file.sections(&mut |section| {
            if let (Some(anchor), Some(number)) = (&section.anchor, &section.number) {
                numbers.insert(anchor, number.clone());
            }
        });
        file.paragraphs(&mut |_, paragraph| {
            if let (Some(anchor), Some(label)) = (&paragraph.anchor, &paragraph.label) {
                numbers.insert(anchor, label.full.clone());
            }
        });
        let mut fields = 0;
        file.texts(&mut |text| {
            for inline in text {
                if let Inline::Reference {
                    target: Some(target),
                    number,
                    ..
                } = inline
                {
                    assert_eq!(numbers.get(target), Some(number), "{name}: {target:?}");
                    fields += 1;
                }
            }
        });
        let mut references = 0;
        document.texts(&mut |text| {
            references += text
                .iter()
                .filter(|inline| {
                    matches!(
                        inline,
                        Inline::Reference {
                            target: Some(_),
                            ..
                        }
                    )
                })
                .count();
        });
        assert_eq!(fields, references, "{name}");
    }
}

#[test]
fn no_number_of_our_own_is_typed() {
    for case in cases().iter().filter(|case| case.name != EVERY_FORMAT) {
        let text = &parts(&case.file)["word/document.xml"];
        let typed = text.matches("<w:numId w:val=\"0\"/>").count();
        assert_eq!(typed, 0, "{}", case.name);
        let numbered = |document: &Document| {
            let mut numbered = 0;
            document.sections(&mut |section| numbered += usize::from(section.number.is_some()));
            document.paragraphs(&mut |_, one| numbered += usize::from(one.label.is_some()));
            numbered
        };
        let file = read(&case.file).unwrap();
        assert_eq!(numbered(&file), numbered(&case.document), "{}", case.name);
    }
}

#[test]
fn the_same_tree_is_the_same_bytes() {
    for case in cases() {
        assert!(docx(&case.document.clone()) == case.file, "{}", case.name);
    }
}

#[test]
fn nothing_asks_to_be_updated() {
    for Case { name, file, .. } in cases() {
        for (part, text) in parts(file) {
            assert!(!text.contains("updateFields"), "{name}: {part}");
            assert!(!text.contains("w:dirty"), "{name}: {part}");
        }
    }
}

/// The contents are filled: every line has a page, and pages only grow.
#[test]
fn the_contents_name_pages() {
    for Case { name, file, .. } in cases() {
        let text = &parts(file)["word/document.xml"];
        let pages: Vec<usize> = text
            .split("PAGEREF ")
            .skip(1)
            .map(|rest| {
                let answer = rest.split("<w:t xml:space=\"preserve\">").nth(1).unwrap();
                answer.split('<').next().unwrap().parse().unwrap()
            })
            .collect();
        assert!(pages.len() >= 5, "{name}");
        assert!(pages.is_sorted(), "{name}: {pages:?}");
        assert!(
            pages[0] >= 2,
            "{name}: the cover and the contents come first"
        );
    }
}

#[test]
fn guidance_and_open_points_are_comments_of_the_working_draft_only() {
    let working = parts(&docx(&sample(true)));
    let comments = &working["word/comments.xml"];
    assert!(comments.contains("Ask for the deputy, too."));
    assert!(comments.contains("clause.audit.right-to-audit.notice"));
    assert!(working["word/document.xml"].contains("w:highlight"));
    let mut clean = sample(true);
    clean.meta.working = false;
    let clean = parts(&docx(&clean));
    assert!(!clean.contains_key("word/comments.xml"));
    for (part, text) in clean {
        for mark in [
            "omment",
            "ighlight w",
            "Guidance",
            "deputy",
            "Working draft",
        ] {
            let is_style = part == "word/styles.xml" && mark == "omment";
            assert!(is_style || !text.contains(mark), "{part} shows {mark}");
        }
    }
}

#[test]
fn a_clause_alone_keeps_its_number() {
    let mut document = sample(false);
    let mut parts = document
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Part);
    let mut clause = parts.next_back().unwrap().sections[0].clone();
    // As if the first paragraph and the first item had been left out.
    clause.blocks.remove(0);
    if let Block::Paragraph(paragraph) = &mut clause.blocks[0] {
        paragraph.items.remove(0);
    }
    document.sections = vec![clause];
    let bytes = docx(&document);
    assert_eq!(check(&bytes), Vec::<String>::new());
    says_the_same("clause", &document, &read(&bytes).unwrap());
    let file = read(&bytes).unwrap();
    assert_eq!(file.sections[1].number.as_deref(), Some("2"));
}

#[test]
fn a_number_no_list_can_reach_is_typed() {
    let mut document = sample(false);
    document
        .sections
        .retain(|section| section.kind == SectionKind::Part);
    document.sections[0].sections[0].number = Some("§ 7 bis".to_owned());
    let bytes = docx(&document);
    assert_eq!(check(&bytes), Vec::<String>::new());
    let shown = read(&bytes).unwrap().lines().join("\n");
    assert!(shown.contains("§ 7 bis"), "{shown}");
}
