//! Redlines: accepting every change gives the new document, rejecting every change the old one.

use engross::compare::{Change, redline};
use engross::document::{Document, plain};
use engross::import::docx::{Revisions, check, read, read_as};
use engross::render::{self, Format, Style};

use crate::cli::engross;
use crate::docx::{lines, parts};
use crate::drafts::{draft_of, example};

/// The centrepiece with some of its text replaced.
pub(crate) fn edited(edits: &[(&str, &str)]) -> String {
    let mut text = std::fs::read_to_string("examples/managed-hosting/engagement.toml").unwrap();
    for (from, to) in edits {
        assert!(text.contains(from), "the example has no {from}");
        text = text.replacen(from, to, 1);
    }
    text
}

fn drafted(text: &str) -> Document {
    draft_of(text, false).0.document
}

/// What a person reads in a clean Word file of a document.
fn clean(document: &Document, style: &Style) -> Vec<String> {
    lines(&read(&render::render(document, style, Format::Docx).unwrap()).unwrap())
}

fn holds(name: &str, old: &Document, new: &Document) -> Vec<u8> {
    holds_in(&Style::plain().unwrap(), name, old, new)
}

fn holds_in(style: &Style, name: &str, old: &Document, new: &Document) -> Vec<u8> {
    let file = || render::redline(old, new, style).unwrap();
    let bytes = file();
    assert_eq!(check(&bytes), Vec::<String>::new(), "{name}");
    for (view, document) in [(Revisions::Accepted, new), (Revisions::Rejected, old)] {
        let found = lines(&read_as(&bytes, view).unwrap());
        let expected = clean(document, style);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{name}, {view:?}");
        }
        assert_eq!(found.len(), expected.len(), "{name}, {view:?}");
    }
    assert!(bytes == file(), "{name}: other bytes");
    bytes
}

const EDITS: &[(&str, &str)] = &[
    ("[engagement]", "[engagement]\nposition = \"acceptable\""),
    ("version = \"1.0.0\"", "version = \"1.1.0\""),
    ("term-months = 36", "term-months = 48"),
    ("staff-transfer = false", "staff-transfer = true"),
    (
        "social-responsibility = true",
        "social-responsibility = false",
    ),
    (
        "name = \"Service desk\"",
        "name = \"Help desk & field service\"",
    ),
    (
        "[[asset]]\nid = \"hsm-pair\"",
        "[[asset]]\nid = \"hsm-trio\"",
    ),
    (
        "Two hardware security modules",
        "Three hardware security modules",
    ),
    (
        "omit = \"Four bids",
        "position = \"preferred\"\n# \"Four bids",
    ),
];

#[test]
fn every_change_can_be_accepted_or_rejected() {
    let old = example("managed-hosting", false);
    let new = drafted(&edited(&EDITS[..8]));
    holds("edited", &old, &new);
    holds("edited back", &new, &old);
    let dotted = Style::house("[numbers]\ndot = true", &|name| Err(name.to_owned())).unwrap();
    holds_in(&dotted, "edited, with dots", &old, &new);
}

#[test]
fn other_deals_can_be_compared() {
    let (hosting, desk) = (
        example("managed-hosting", false),
        example("service-desk", false),
    );
    holds("hosting to desk", &hosting, &desk);
    holds("desk to hosting", &desk, &hosting);
}

#[test]
fn the_same_document_has_no_changes() {
    let document = example("software-development", false);
    let joint = redline(&document, &document);
    assert_eq!(joint.differences, []);
    let bytes = holds("same", &document, &document);
    let text = &parts(&bytes)["word/document.xml"];
    assert!(!text.contains("<w:ins ") && !text.contains("<w:del "));
}

#[test]
fn a_clause_that_only_got_another_number_is_no_change() {
    let old = example("managed-hosting", false);
    let new = drafted(&edited(&[(
        "staff-transfer = false",
        "staff-transfer = true",
    )]));
    let joint = redline(&old, &new);
    let numbers = |document: &Document| {
        let mut numbers = Vec::new();
        document.sections(&mut |section| {
            if section
                .anchor
                .as_ref()
                .is_some_and(|one| one.0 == "exit/plan")
            {
                numbers.extend(section.number.clone());
            }
        });
        numbers
    };
    assert_ne!(numbers(&old), numbers(&new));
    let touched: std::collections::BTreeSet<&str> = joint
        .differences
        .iter()
        .filter_map(|one| Some(one.clause.as_ref()?.0.as_str()))
        .collect();
    assert!(touched.contains("personnel/staff-transfer"), "{touched:?}");
    assert!(touched.len() < 9, "{touched:?}");
    assert!(joint.differences.iter().all(|one| {
        one.change != Change::Kept
            || one.pieces.iter().any(|piece| {
                piece.change != Change::Kept && plain(&piece.text).chars().any(char::is_alphabetic)
            })
    }));
}

/// Two engagements in a folder: the centrepiece, and one in which positions were left.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().unwrap();
    let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    write("old.toml", edited(&[("omit = \"", "omit = \"OLDREASON ")]));
    write(
        "new.toml",
        edited(&[
            ("term-months = 36", "term-months = 48"),
            ("omit = \"", "omit = \"NEWREASON "),
            (
                "[clause.charges.benchmarking]",
                "[clause.assets.escrow]\nomit = \"ESCROWREASON: no software is made for us.\"\n\n[clause.audit]\nposition = \"acceptable\"\n\n[clause.charges.benchmarking]",
            ),
        ]),
    );
    folder
}

#[test]
fn a_comparison_names_the_value_the_clause_and_the_effect() {
    let folder = folder();
    let run = engross(folder.path(), &["compare", "old.toml", "new.toml"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let flat = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("engagement.term-months: 36 → 48"), "{flat}");
    assert!(flat.contains("[-36"), "{flat}");
    assert!(flat.contains("clause.audit: another wording") || flat.contains("clause.audit:"));
    for secret in ["REASON", "gives up", "\"acceptable\""] {
        assert!(!run.out.contains(secret), "{secret}");
    }
    let run = engross(
        folder.path(),
        &["compare", "old.toml", "new.toml", "--internal"],
    );
    assert!(run.out.contains("NEWREASON") && run.out.contains("Preferred left"));
    let run = engross(
        folder.path(),
        &["compare", "old.toml", "new.toml", "--format", "json"],
    );
    assert!(!run.out.contains("REASON"));
    let object: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(object["schema"], "engross-compare/1");
    let term = object["parameters"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["path"] == "engagement.term-months")
        .unwrap();
    assert_eq!((&term["old"], &term["new"]), (&"36".into(), &"48".into()));
    let change = &term["effects"][0]["differences"][0];
    assert_eq!(change["old"], "36 months");
    assert_eq!(change["new"], "48 months");
    let clauses = object["clauses"].as_array().unwrap();
    assert!(clauses.iter().all(|one| one["position"].is_null()));
    assert!(clauses.iter().any(|one| one["changed"] == true));
}

#[test]
fn a_redline_for_word_holds_nothing_internal() {
    let folder = folder();
    let arguments = ["compare", "old.toml", "new.toml", "--format", "docx"];
    let run = engross(folder.path(), &arguments);
    assert_eq!(run.code, 0, "{}", run.err);
    let bytes = std::fs::read(folder.path().join("drafts/redline.docx")).unwrap();
    let all = parts(&bytes);
    let text = &all["word/document.xml"];
    assert!(text.contains("<w:ins ") && text.contains("<w:del "));
    assert!(text.contains("w:author=\"Noordlicht Verzekeringen N.V.\""));
    assert!(text.contains("w:date=\"2026-09-24T00:00:00Z\""));
    for (part, text) in &all {
        for secret in [
            "REASON",
            "acceptable\"",
            "Guidance",
            "walk-away",
            "gives up",
        ] {
            assert!(!text.contains(secret), "{part} says {secret}");
        }
    }
    assert!(!all.contains_key("word/comments.xml"));
    let again = engross(folder.path(), &arguments);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("--force"), "{}", again.err);
}

#[test]
fn an_engagement_can_be_held_against_the_standard() {
    let folder = folder();
    let run = engross(
        folder.path(),
        &[
            "compare",
            "--standard",
            "new.toml",
            "--internal",
            "--format",
            "json",
        ],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let object: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let clauses = object["clauses"].as_array().unwrap();
    let of = |id: &str| clauses.iter().find(|one| one["id"] == id).unwrap();
    // Left out against the standard, and a position left.
    assert!(of("charges/benchmarking")["new-number"].is_null());
    let audit = &of("audit/right-to-audit")["position"];
    assert_eq!(audit["old"], "preferred");
    assert_eq!(audit["new"], "acceptable");
    assert!(audit["gives-up"].as_str().unwrap().len() > 20);
}
