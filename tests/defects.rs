//! Each known defect of service levels and prose is reported by its rule, alone, or is listed with
//! the reason why not. The paper without defects is silent.

use std::collections::BTreeSet;

use engross::finding::Finding;
use engross::lint::{self, Check};
use serde::Deserialize;

use crate::linted;

const BASE: &str = include_str!("seeded/base.md");
const DEFECTS: &str = include_str!("defects.toml");

#[derive(Deserialize)]
struct List {
    defect: Vec<Defect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Defect {
    ids: Vec<String>,
    says: String,
    rule: Option<String>,
    #[serde(default)]
    edits: Vec<[String; 2]>,
    #[serde(default)]
    also: Vec<String>,
    reason: Option<String>,
}

fn defects() -> Vec<Defect> {
    toml::from_str::<List>(DEFECTS).unwrap().defect
}

fn findings(text: &str) -> Vec<Finding> {
    linted::paper("paper.md", text.as_bytes()).1
}

#[test]
fn the_paper_without_defects_is_silent() {
    let found = findings(BASE);
    let said: Vec<_> = found.iter().map(|one| (one.rule, &one.message)).collect();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn every_defect_is_reported_alone() {
    let mut wrong = Vec::new();
    for defect in defects() {
        let Some(rule) = &defect.rule else { continue };
        let mut text = BASE.to_owned();
        for [from, to] in &defect.edits {
            assert_eq!(
                text.matches(from.as_str()).count(),
                1,
                "{}: {from}",
                defect.says
            );
            text = text.replace(from, to);
        }
        let found = findings(&text);
        if !found.iter().any(|one| one.rule == rule) {
            wrong.push(format!(
                "{:?} {}: `{rule}` is silent",
                defect.ids, defect.says
            ));
        }
        let others: Vec<String> = found
            .iter()
            .filter(|one| one.rule != rule && !defect.also.iter().any(|also| also == one.rule))
            .map(|one| format!("{}: {}", one.rule, one.message))
            .collect();
        if !others.is_empty() {
            wrong.push(format!(
                "{:?} {}: also {others:#?}",
                defect.ids, defect.says
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_defect_has_a_rule_or_a_reason() {
    let all = defects();
    let known: BTreeSet<&str> = all
        .iter()
        .flat_map(|one| &one.ids)
        .map(String::as_str)
        .collect();
    let wanted = (1..=54)
        .map(|at| format!("S{at:02}"))
        .chain((1..=24).map(|at| format!("P{at:02}")));
    for id in wanted {
        assert!(known.contains(id.as_str()), "{id} is not listed");
    }
    for defect in &all {
        match (&defect.rule, &defect.reason) {
            (Some(rule), None) => {
                assert!(lint::rule(rule).is_some(), "there is no rule `{rule}`");
                assert!(!defect.edits.is_empty(), "{} has no edits", defect.says);
            }
            (None, Some(reason)) => assert!(reason.len() > 40, "{}: {reason}", defect.says),
            _ => panic!("{}: a rule or a reason", defect.says),
        }
    }
}

#[test]
fn every_rule_of_prose_has_a_defect() {
    let all = defects();
    for rule in lint::RULES {
        let prose = rule
            .check
            .each()
            .iter()
            .any(|check| matches!(check, Check::Prose(_)));
        let seeded = all.iter().any(|one| one.rule.as_deref() == Some(rule.name));
        assert!(!prose || seeded, "`{}` has no defect", rule.name);
    }
}
