use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::written::Node;
use regex::Regex;
use serde::Deserialize;
use std::sync::LazyLock;

pub(crate) const RULE: Rule = Rule {
    name: "outdated-standard",
    group: Group::References,
    severity: Severity::Note,
    guide: include_str!("outdated_standard.md"),
    check: Check::Deal(check),
};

/// Standards that have been replaced, as data.
static STANDARDS: LazyLock<Vec<Outdated>> = LazyLock::new(|| {
    let list: Vec<Entry> = toml::from_str::<Entries>(include_str!("outdated_standard.toml"))
        .map(|list| list.standard)
        .unwrap_or_default();
    list.into_iter()
        .filter_map(|entry| {
            Some(Outdated {
                pattern: Regex::new(&entry.pattern).ok()?,
                instead: entry.instead,
                sentence: entry.sentence,
            })
        })
        .collect()
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entries {
    standard: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    pattern: String,
    instead: String,
    sentence: String,
}

struct Outdated {
    pattern: Regex,
    instead: String,
    #[cfg_attr(not(test), allow(dead_code, reason = "the test of the entry"))]
    sentence: String,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    look(&subject.engagement.node, findings);
}

/// Looks at every text of an engagement.
fn look(node: &Node, findings: &mut Findings) {
    if let Some(text) = node.text() {
        for standard in STANDARDS.iter() {
            if let Some(found) = standard.pattern.find(text) {
                findings.report(
                    node.place,
                    format!("\"{}\" has been replaced", found.as_str()),
                    format!("write {}", standard.instead),
                );
            }
        }
    }
    for element in node.elements() {
        look(element, findings);
    }
    for entry in node.entries() {
        look(&entry.node, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::STANDARDS;

    #[test]
    fn every_entry_finds_its_sentence_and_not_its_remedy() {
        assert!(STANDARDS.len() >= 6);
        for standard in STANDARDS.iter() {
            assert!(
                standard.pattern.is_match(&standard.sentence),
                "{}",
                standard.sentence
            );
            assert!(
                !standard.pattern.is_match(&standard.instead),
                "{}",
                standard.instead
            );
        }
    }
}
