//! The rules of the house, as tests.

use std::fs;
use std::path::{Path, PathBuf};

use engross::library;
use engross::library::ClauseKind;
use engross::source::Sources;
use engross::template::{self, Outline};

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut pending = vec![PathBuf::from(folder)];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn source_files_are_small_and_begin_with_why() {
    for path in files("src", ".rs").into_iter().chain(files("tests", ".rs")) {
        let text = fs::read_to_string(&path).unwrap();
        // The guide beside a rule says why it exists.
        assert!(
            text.starts_with("//!") || path.with_extension("md").exists(),
            "{}: the first line says why the file exists",
            path.display()
        );
        assert!(
            text.lines().count() <= 600,
            "{}: more than 600 lines; does it tell two stories?",
            path.display()
        );
        assert!(
            path.file_name().unwrap() != "mod.rs",
            "{}: name the file after its module",
            path.display()
        );
        assert!(
            !text.contains(concat!("#[", "ignore")),
            "{}: a test that does not run is no test",
            path.display()
        );
    }
}

#[test]
fn names_say_something() {
    for path in files("src", ".rs") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        for empty in [
            "util", "utils", "helper", "helpers", "common", "misc", "manager",
        ] {
            assert_ne!(stem, empty, "{}", path.display());
        }
    }
}

#[test]
fn every_test_file_is_linked() {
    let main = fs::read_to_string("tests/main.rs").unwrap();
    for entry in fs::read_dir("tests").unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_some_and(|kind| kind == "rs") && stem != "main" {
            assert!(
                main.contains(&format!("mod {stem};")),
                "tests/main.rs does not name `{stem}`"
            );
        }
    }
}

#[test]
fn every_clause_and_schedule_is_in_the_agreement() {
    let mut sources = Sources::default();
    let (library, _) = library::load(&mut sources, &library::embedded());
    let outline = Outline::embedded("agreement").unwrap();
    for clause in library.clauses() {
        let places = outline
            .parts
            .iter()
            .flat_map(|part| &part.clauses)
            .filter(|id| **id == clause.id)
            .count();
        assert_eq!(
            places, 1,
            "`{}` stands {places} times in the outline",
            clause.id
        );
    }
    let annex = Outline::embedded("annex").unwrap();
    for schedule in library.schedules() {
        let name = schedule.id.strip_prefix("schedules/").unwrap();
        assert!(
            outline
                .schedules
                .iter()
                .chain(&annex.schedules)
                .any(|one| one == name),
            "`{name}` is in no outline"
        );
    }
    let pages = library
        .clauses
        .values()
        .filter(|page| page.kind == ClauseKind::Page);
    for page in pages {
        assert!(
            annex
                .parts
                .iter()
                .any(|part| part.clauses.contains(&page.id)),
            "`{}` is not in the annex",
            page.id
        );
    }
    for id in outline.parts.iter().flat_map(|part| &part.clauses) {
        assert!(
            library.clauses.contains_key(id),
            "the outline names `{id}`, which is no clause"
        );
    }
}

#[test]
fn every_preset_has_a_scaffold() {
    let scaffolds = template::scaffolds();
    for preset in template::presets() {
        let (name, _) = preset.split_once('/').unwrap();
        assert!(
            scaffolds.iter().any(|one| one == name),
            "`engross new` cannot write `{name}`"
        );
    }
    assert!(scaffolds.len() >= 4);
}

#[test]
fn no_legal_text_stands_in_rust() {
    for path in files("src", ".rs") {
        let name = path.to_string_lossy().into_owned();
        // Linters quote wording; everything that is printed comes from the library.
        if name.contains("src/lint") || name.contains("src/recognise") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate() {
            let code = line.trim_start();
            assert!(
                code.starts_with("//") || !(code.contains('"') && code.contains(" shall ")),
                "{name}:{}: a duty in a string",
                at + 1
            );
        }
    }
}

#[test]
fn markdown_has_no_trailing_blanks() {
    for path in files("clause-library", ".md")
        .into_iter()
        .chain(files("templates", ".md"))
    {
        let text = fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate() {
            assert_eq!(line, line.trim_end(), "{}:{}", path.display(), at + 1);
        }
        assert!(
            text.ends_with('\n'),
            "{}: no line feed at the end",
            path.display()
        );
    }
}

#[test]
fn root_documents_are_there() {
    for name in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "NOTICE.md",
        ".ci/run",
        "deny.toml",
    ] {
        assert!(Path::new(name).exists(), "{name} is missing");
    }
}

/// Keys are described once: a second record or key of one name would be read by nobody, and an id
/// can refer only to a record that there is.
#[test]
fn every_record_and_key_is_described_once() {
    for path in files("src", "fields.toml") {
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let of_kind = |kind: &str| -> Vec<toml::Table> {
            let found = table.get(kind).and_then(toml::Value::as_array);
            let found = found.into_iter().flatten();
            found.map(|one| one.as_table().unwrap().clone()).collect()
        };
        let (records, parts) = (of_kind("record"), of_kind("part"));
        assert!(!records.is_empty(), "{name}");
        let text = |one: &toml::Table, key: &str| -> String {
            let value = one.get(key).and_then(toml::Value::as_str);
            value.unwrap_or_default().to_owned()
        };
        for kind in [&records, &parts] {
            assert_eq!(
                twice(kind.iter().map(|one| text(one, "name"))),
                None,
                "{name}"
            );
        }
        let names = |of: &[toml::Table]| -> Vec<String> {
            of.iter().map(|one| text(one, "name")).collect()
        };
        let (of_records, of_parts) = (names(&records), names(&parts));
        for record in records.iter().chain(&parts) {
            let home = format!("{name}: {}", text(record, "name"));
            let part = text(record, "named");
            assert!(
                part.is_empty() || of_parts.contains(&part),
                "{home}: {part}"
            );
            let keys = record.get("keys").and_then(toml::Value::as_array);
            let keys: Vec<&toml::Table> = keys
                .into_iter()
                .flatten()
                .map(|key| key.as_table().unwrap())
                .collect();
            assert_eq!(
                twice(keys.iter().map(|key| text(key, "name"))),
                None,
                "{home}"
            );
            for key in keys {
                let (of, kind) = (text(key, "of"), text(key, "kind"));
                let known = match kind.as_str() {
                    "ref" | "refs" => of.is_empty() || of_records.contains(&of),
                    "table" | "tables" => of.is_empty() || of_parts.contains(&of),
                    _ => of.is_empty(),
                };
                assert!(known, "{home}: there is no `{of}`");
            }
        }
    }
}

/// The first name that stands twice.
fn twice(names: impl Iterator<Item = String>) -> Option<String> {
    let mut seen = std::collections::BTreeSet::new();
    names.into_iter().find(|name| !seen.insert(name.clone()))
}
