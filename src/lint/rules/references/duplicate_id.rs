use std::collections::BTreeMap;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::source::Place;

/// Two records of one table with one id are found while reading; here those of different tables.
pub(crate) const RULE: Rule = Rule {
    name: "duplicate-id",
    group: Group::References,
    severity: Severity::Error,
    guide: include_str!("duplicate_id.md"),
    check: Check::Deal(check),
};

/// The tables of the service levels: clauses, reports and waivers name their records by the id alone.
const TABLES: &[(&str, &str)] = &[
    ("party", "party"),
    ("contact", "contact"),
    ("calendar", "calendar"),
    ("holiday-set", "holiday set"),
    ("charge", "charge"),
    ("service", "service"),
    ("component", "component"),
    ("data-source", "data source"),
    ("exclusion", "exclusion"),
    ("clock", "clock"),
    ("severity", "severity"),
    ("escalation", "escalation"),
    ("metric", "metric"),
    ("target", "target"),
    ("credit-scheme", "credit scheme"),
    ("bonus", "bonus"),
    ("trigger", "trigger"),
    ("dependency", "dependency"),
    ("report", "report"),
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut known: BTreeMap<&str, (&str, Place)> = BTreeMap::new();
    for (table, what) in TABLES {
        for record in subject
            .records(table)
            .filter(|record| !record.id.is_empty())
        {
            match known.get(record.id) {
                Some((first, place)) if first != what => {
                    findings
                        .report(
                            record.place,
                            format!("a {first} and a {what} both have the id `{}`", record.id),
                            "give each record of the service levels an id of its own",
                        )
                        .related
                        .push((*place, format!("the {first}")));
                }
                Some(_) => {}
                None => {
                    known.insert(record.id, (what, record.place));
                }
            }
        }
    }
}
