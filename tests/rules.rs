//! The list of rules is whole: every fault has one name, one entry, one guide beside its rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use engross::library;
use engross::lint;
use engross::lint::Check;
use engross::source::Sources;
use regex::Regex;

use crate::linted;

fn sources(folder: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(fs::read_dir(&path).unwrap().map(|one| one.unwrap().path()));
        } else if path.extension().is_some_and(|found| found == ending) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found.sort();
    found
}

#[test]
fn every_reported_fault_is_a_rule() {
    let named =
        Regex::new(r#"(?:Finding::error|Misfit::named|\.wrong)\(\s*"([a-z]+(?:-[a-z]+)*)"\s*,"#)
            .unwrap();
    let mut used = BTreeSet::new();
    for (path, text) in sources(Path::new("src"), "rs") {
        // Below a test module names are made up.
        let text = text.split("#[cfg(test)]").next().unwrap();
        for found in named.captures_iter(text) {
            let name = found[1].to_owned();
            assert!(
                lint::rule(&name).is_some(),
                "{} reports `{name}`, which is not in RULES",
                path.display()
            );
            used.insert(name);
        }
    }
    for rule in lint::RULES {
        let of_waiver = ["expired-waiver", "unused-waiver", "unknown-rule"].contains(&rule.name);
        if matches!(rule.check, Check::Elsewhere) && !of_waiver {
            assert!(used.contains(rule.name), "nothing reports `{}`", rule.name);
        }
    }
}

#[test]
fn every_rule_has_its_guide_in_the_folder_of_its_group() {
    let mut names = BTreeSet::new();
    for rule in lint::RULES {
        assert!(names.insert(rule.name), "`{}` is listed twice", rule.name);
        let stem = format!(
            "src/lint/rules/{}/{}",
            rule.group.word(),
            rule.name.replace('-', "_")
        );
        let guide = fs::read_to_string(format!("{stem}.md")).unwrap_or_default();
        assert_eq!(
            guide, rule.guide,
            "{stem}.md is the guide of `{}`",
            rule.name
        );
        let code = Path::new(&format!("{stem}.rs")).exists();
        assert_eq!(code, !matches!(rule.check, Check::Elsewhere), "{stem}.rs");
        let mut lines = guide.lines().filter(|line| !line.is_empty());
        assert_eq!(lines.next(), Some(format!("# {}", rule.name).as_str()));
        assert!(rule.summary().ends_with('.'), "{}", rule.summary());
        for heading in ["## Why", "## Reported", "## Accepted"] {
            assert!(
                guide.lines().any(|line| line == heading),
                "{stem}.md lacks {heading}"
            );
        }
    }
    for (path, _) in sources(Path::new("src/lint/rules"), "md") {
        let name = path
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .replace('_', "-");
        assert!(
            names.contains(name.as_str()),
            "{} has no rule",
            path.display()
        );
    }
}

#[test]
fn a_misspelt_rule_finds_the_one_that_was_meant() {
    assert_eq!(
        lint::nearest_rule("open-points").unwrap().name,
        "open-point"
    );
    assert_eq!(
        lint::nearest_rule("Undefined_term").unwrap().name,
        "undefined-term"
    );
    assert!(lint::nearest_rule("zzz").is_none());
}

#[test]
fn our_own_library_promises_nothing_vague() {
    let mut sources = Sources::default();
    let (library, _) = library::load(&mut sources, &library::embedded());
    let said: Vec<String> = lint::library(&library)
        .iter()
        .map(|finding| {
            let place = finding.place.unwrap();
            let (line, column) = sources.line_column(place);
            format!(
                "{}:{line}:{column}: {} ({})",
                sources.file(place.file).name,
                finding.message,
                sources.text(place),
            )
        })
        .collect();
    assert!(said.is_empty(), "\n{}", said.join("\n"));
}

/// Everything that brings in clauses: facts that are true, and records that others derive from.
const RECORDS: &str = r#"
[[data-set]]
id = "claims"
name = "Claims"
class = "Confidential"
personal = true
special = true

[[location]]
id = "pune"
name = "Pune"
country = "IN"
kind = "customer-site"
uses = ["work"]
party = "havenstad"

[[deliverable]]
id = "runbook"
name = "Runbook"

[[asset]]
id = "database"
name = "Database licence"
kind = "licence"
owner = "noordlicht"
holder = "havenstad"

[[key-person]]
id = "architect"
name = "J. de Vries"
role = "Architect"
party = "havenstad"
"#;

#[test]
fn our_own_library_defines_every_term_it_uses() {
    for position in ["preferred", "acceptable"] {
        let text = include_str!("guides/base.toml")
            .replace("= false", "= true")
            .replace(
                "[\"gdpr\"]",
                "[\"gdpr\", \"dora\", \"nis2\", \"data-act\", \"dk\", \"csm\"]",
            )
            .replace(
                "[engagement]",
                &format!("[engagement]\nposition = \"{position}\""),
            );
        let linted = linted::engagement(
            &library::embedded(),
            "engagement.toml",
            text + RECORDS,
            |_| Vec::new(),
        );
        assert!(linted.draft.chosen.len() > 130);
        let said: Vec<String> = linted
            .findings
            .into_iter()
            .filter(|finding| finding.rule == "undefined-term")
            .map(|finding| finding.message)
            .collect();
        assert!(said.is_empty(), "{said:#?}");
    }
}
