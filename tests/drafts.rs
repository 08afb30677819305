//! Drafts as a whole: what stays inside, what comes out the same, what survives any value.

use engross::assembly::{Draft, assemble};
use engross::document::{Document, SectionKind};
use engross::engagement;
use engross::finding::{Finding, Severity};
use engross::library;
use engross::render::{Format, Style, render};
use engross::source::Sources;
use engross::template::{self, Outline, Tables};
use proptest::prelude::*;

/// Drafts an engagement from its text.
pub(crate) fn draft_of(text: &str, working: bool) -> (Draft, Vec<Finding>, Sources) {
    let mut sources = Sources::default();
    let file = sources.add("engagement.toml", text);
    let (library, mut findings) = library::load(&mut sources, &library::embedded());
    let (engagement, wrong) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    findings.extend(wrong);
    let (facts, wrong) = engagement::facts(&engagement, &library.facts);
    findings.extend(wrong);
    let outline = Outline::embedded("agreement").unwrap();
    let tables = Tables::embedded().unwrap();
    let (draft, wrong) = assemble(&engagement, &library, &outline, &tables, &facts, working);
    findings.extend(wrong);
    (draft, findings, sources)
}

/// The tree of an example.
pub(crate) fn example(name: &str, working: bool) -> Document {
    let text = std::fs::read_to_string(format!("examples/{name}/engagement.toml")).unwrap();
    draft_of(&text, working).0.document
}

fn centrepiece() -> String {
    std::fs::read_to_string("examples/managed-hosting/engagement.toml").unwrap()
}

fn rendered(document: &Document, format: Format) -> String {
    String::from_utf8(render(document, &Style::plain().unwrap(), format).unwrap()).unwrap()
}

#[test]
fn examples_draft_without_errors() {
    for name in ["managed-hosting", "software-development", "service-desk"] {
        let text = std::fs::read_to_string(format!("examples/{name}/engagement.toml")).unwrap();
        let (draft, findings, sources) = draft_of(&text, true);
        let errors: Vec<String> = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| {
                format!(
                    "{:?} {}",
                    finding
                        .place
                        .map(|place| (&sources.file(place.file).name, sources.line_column(place))),
                    finding.message
                )
            })
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        assert!(
            draft.chosen.len() > 60,
            "{name} has only {} clauses and schedules",
            draft.chosen.len()
        );
    }
}

#[test]
fn the_centrepiece_has_no_open_points() {
    let (draft, _, _) = draft_of(&centrepiece(), false);
    assert_eq!(draft.open_points, []);
}

#[test]
fn every_reference_points_to_something_in_the_draft() {
    let (draft, _, _) = draft_of(&centrepiece(), true);
    let mut anchors = std::collections::BTreeSet::new();
    draft.document.sections(&mut |section| {
        anchors.extend(section.anchor.clone());
        for block in &section.blocks {
            if let engross::document::Block::Paragraph(paragraph) = block {
                paragraph.each(&mut |paragraph| anchors.extend(paragraph.anchor.clone()));
            }
        }
    });
    let mut references = 0;
    draft.document.paragraphs(&mut |_, paragraph| {
        for inline in &paragraph.text {
            if let engross::document::Inline::Reference {
                target: Some(target),
                number,
                ..
            } = inline
            {
                assert!(
                    anchors.contains(target),
                    "{number} points to {target:?}, which is not there"
                );
                references += 1;
            }
        }
    });
    assert!(references > 100, "only {references} references");
}

#[test]
fn clauses_are_numbered_without_gaps() {
    let (draft, _, _) = draft_of(&centrepiece(), false);
    let mut numbers = Vec::new();
    draft.document.sections(&mut |section| {
        if section.kind == SectionKind::Clause {
            numbers.push(section.number.clone().unwrap());
        }
    });
    let expected: Vec<String> = (1..=numbers.len())
        .map(|number| number.to_string())
        .collect();
    assert_eq!(numbers, expected);
}

/// Marks planted in every internal text must not reach the other side.
#[test]
fn nothing_internal_reaches_the_clean_copy() {
    let mut text = centrepiece();
    text.push_str(
        r#"
[[waiver]]
rule = "unused-key"
where = "INTERNALWAIVER"
reason = "INTERNALREASON that nobody may read"
approved-by = "INTERNALAPPROVER"
expires = 2030-01-01
"#,
    );
    let text = text.replacen("omit = \"", "omit = \"INTERNALOMISSION ", 1);
    assert!(
        text.contains("INTERNALOMISSION"),
        "the example omits something"
    );
    let library = planted_library();
    let (draft, facts_findings) = draft_with(&text, &library, false);
    assert!(
        facts_findings
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    );
    let mut outputs: Vec<(Format, Vec<u8>)> = Vec::new();
    for format in Format::ALL {
        if format == Format::Pdf && cfg!(not(feature = "pdf")) {
            continue;
        }
        outputs.push((
            format,
            render(&draft.document, &Style::plain().unwrap(), format).unwrap(),
        ));
    }
    for (format, bytes) in outputs {
        let text = match format {
            Format::Docx => crate::docx::parts(&bytes)
                .into_values()
                .collect::<Vec<_>>()
                .join("\n"),
            _ => String::from_utf8_lossy(&bytes).into_owned(),
        };
        for mark in [
            "INTERNAL",
            "Guidance",
            "Walk away",
            "preset",
            "engagement.toml",
            "templates/",
        ] {
            assert!(!text.contains(mark), "{format:?} shows {mark}");
        }
    }
    let (working, _) = draft_with(&centrepiece(), &library, true);
    assert!(
        rendered(&working.document, Format::Markdown).contains("INTERNALGUIDANCE"),
        "a working draft shows guidance"
    );
}

/// The embedded library with marks in every guidance and walk-away note.
fn planted_library() -> Vec<library::LibraryFile> {
    let mut files = library::embedded();
    for file in files
        .iter_mut()
        .filter(|file| file.path.contains('/') && !file.path.starts_with("frameworks/"))
    {
        file.text = file
            .text
            .replace("guidance  = \"", "guidance  = \"INTERNALGUIDANCE ")
            .replace("guidance = \"", "guidance = \"INTERNALGUIDANCE ")
            .replace("walk-away = \"", "walk-away = \"INTERNALWALKAWAY ")
            .replace("gives-up = \"", "gives-up = \"INTERNALGIVESUP ");
    }
    files
}

fn draft_with(text: &str, files: &[library::LibraryFile], working: bool) -> (Draft, Vec<Finding>) {
    let mut sources = Sources::default();
    let file = sources.add("engagement.toml", text);
    let (library, mut findings) = library::load(&mut sources, files);
    let (engagement, wrong) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    findings.extend(wrong);
    let (facts, _) = engagement::facts(&engagement, &library.facts);
    let outline = Outline::embedded("agreement").unwrap();
    let (draft, wrong) = assemble(
        &engagement,
        &library,
        &outline,
        &Tables::embedded().unwrap(),
        &facts,
        working,
    );
    findings.extend(wrong);
    (draft, findings)
}

/// An engagement whose every printed text is `value`.
fn hostile(value: &str) -> String {
    let value = toml::Value::String(value.to_owned()).to_string();
    format!(
        r#"
schema = "engross/1"
[engagement]
id = "e-1"
title = {value}
version = "1"
status = "draft"
date = 2026-11-01
effective = 2027-01-01
term-months = 12
currency = "EUR"
timezone = "Europe/Amsterdam"
[law]
governing = {value}
courts = {value}
[facts]
subcontracting = "specific"
assurance = "report"
pricing = "fixed"
[[party]]
id = "customer"
role = "customer"
name = {value}
address = {value}
[[party]]
id = "provider"
role = "provider"
name = {value}
[[signatory]]
party = "customer"
name = {value}
title = {value}
[[calendar]]
id = "always"
name = {value}
timezone = "Europe/Amsterdam"
always = true
[[service]]
id = "host"
name = {value}
kind = ["hosting"]
criticality = "standard"
description = {value}
service-hours = "always"
support-hours = "always"
in-scope = [{value}, {value}]
[clause.form.definitions]
time-zone = {value}
"#
    )
}

/// The words of a text, however it is broken into lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn comes_out_as_text(value: &str) {
    let (draft, findings, _) = draft_of(&hostile(value), true);
    let wrong: Vec<_> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    assert!(wrong.is_empty(), "{value:?}: {wrong:?}");
    let lines: Vec<String> = draft
        .document
        .lines()
        .iter()
        .map(|line| words(line))
        .collect();
    let expected = words(value);
    let found = lines.iter().filter(|line| line.contains(&expected)).count();
    assert!(found >= 6, "{value:?} stands {found} times in the tree");
    let markdown = rendered(&draft.document, Format::Markdown);
    let html = rendered(&draft.document, Format::Html);
    let shown = words(&crate::formats::text_of_markdown(&markdown));
    assert!(
        shown.matches(&expected).count() >= 6,
        "{value:?} is lost in Markdown"
    );
    assert!(!html.contains("<script"), "{value:?} became markup");
}

#[test]
fn nasty_values_come_out_as_the_text_they_are() {
    for value in [
        "*bold* _under_ `code` # head [x](y) ![i](j)",
        "<script>alert(1)</script> &amp; <b>",
        "{{ parties }} {% for x in y %} {# c #}",
        "#let x = 1; #read(\"/etc/passwd\") $x$ @ref <lbl> \\ //c /*d*/",
        "1. one | two | three - four + five = six ~seven~ > eight",
        "\"quoted\" 'single' back\\slash",
        "émigré 北京 Ελλάδα עברית עربي 👩‍⚖️ 🏛",
        "Pneumonoultramicroscopicsilicovolcanoconiosis-Pneumonoultramicroscopicsilicovolcanoconiosis-Gesellschaft",
        "ends with backslash \\",
        "http://example.com/?a=b&c=d www.example.com a@b.example",
        "{#anchor} `blank` **Definition** Service Level",
    ] {
        comes_out_as_text(value);
    }
}

#[test]
fn invisible_characters_are_refused_with_their_place() {
    for value in [
        "a\\u0000b",
        "a\\u202Eb",
        "a\\u2066b",
        "bell\\u0007",
        "\\uFEFFmark",
    ] {
        let text = hostile("x").replace("title = \"x\"", &format!("title = \"{value}\""));
        let (_, findings, sources) = draft_of(&text, true);
        let finding = findings
            .iter()
            .find(|finding| finding.rule == "hidden-character")
            .unwrap_or_else(|| panic!("{value} passed"));
        assert_eq!(sources.line_column(finding.place.unwrap()).0, 5);
    }
    let text = hostile("x").replace(
        "title = \"x\"",
        &format!("title = \"{}\"", "long ".repeat(5_000)),
    );
    let (_, findings, _) = draft_of(&text, true);
    assert!(
        findings
            .iter()
            .any(|finding| finding.rule == "text-too-long")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value_comes_out_as_text(value in "[a-zA-Z0-9!-/:-@\\[-`{-~ éß北]{1,60}") {
        prop_assume!(!value.trim().is_empty());
        comes_out_as_text(value.trim());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,400}") {
        draft_of(&text, true);
    }
}
