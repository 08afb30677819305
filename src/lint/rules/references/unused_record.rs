use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::written::{Node, Value};
use std::collections::BTreeSet;

pub(crate) const RULE: Rule = Rule {
    name: "unused-record",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("unused_record.md"),
    check: Check::Deal(check),
};

/// Records that serve others; the rest (parties, services, targets, contacts …) speak for themselves.
const SERVING: &[(&str, &str)] = &[
    ("calendar", "calendar"),
    ("holiday-set", "holiday set"),
    ("component", "component"),
    ("location", "location"),
    ("data-source", "data source"),
    ("exclusion", "exclusion"),
    ("clock", "clock"),
    ("escalation", "escalation"),
    ("metric", "metric"),
    ("credit-scheme", "credit scheme"),
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut said = BTreeSet::new();
    for entry in subject.engagement.node.entries() {
        // A waiver and a question name a record without using it.
        if !matches!(entry.key.as_str(), "waiver" | "confirm") {
            texts(&entry.node, &mut said);
        }
    }
    for (record, what) in SERVING {
        for one in subject.records(record) {
            if one.id.is_empty() || one.place.file != subject.engagement.file {
                continue;
            }
            if !said.contains(one.id) {
                findings.report(
                    one.place,
                    format!("nothing refers to {what} `{}`", one.id),
                    format!("name it where it is meant, or delete the `[[{record}]]`"),
                );
            }
        }
    }
}

/// Every text of the engagement that is not a record's own id.
fn texts<'a>(node: &'a Node, said: &mut BTreeSet<&'a str>) {
    match &node.value {
        Value::Text(text) => {
            said.insert(text);
        }
        Value::List(elements) => elements.iter().for_each(|element| texts(element, said)),
        Value::Table(entries) => {
            for entry in entries.iter().filter(|entry| entry.key != "id") {
                texts(&entry.node, said);
            }
        }
        _ => {}
    }
}
