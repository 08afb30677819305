use crate::finding::{Group, Severity};
use crate::lint::Record;
use crate::lint::{Check, Findings, Levels, Rule};
use std::collections::BTreeSet;

pub(crate) const RULE: Rule = Rule {
    name: "circular-chain",
    group: Group::References,
    severity: Severity::Error,
    guide: include_str!("circular_chain.md"),
    check: Check::Levels(check),
};

/// Links that lead from record to record: table, key, what they are in words.
const LINKS: [(&str, &str, &str); 2] = [
    ("data-source", "fallback", "data source"),
    ("party", "subcontractor-of", "party"),
];

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for (table, key, what) in LINKS {
        let records: Vec<Record<'_>> = levels.records_of(table);
        let mut said = BTreeSet::new();
        for start in &records {
            let Some(chain) = circle(&records, key, start.id) else {
                continue;
            };
            if said.contains(start.id) {
                continue;
            }
            said.extend(chain.iter().copied());
            let path: Vec<String> = chain
                .iter()
                .chain(chain.first())
                .map(|id| format!("`{id}`"))
                .collect();
            let place = start.node.get(key).map_or(start.place, |node| node.place);
            findings.report(
                place,
                format!(
                    "`{key}` of {what} `{}` leads back to itself: {}",
                    start.id,
                    path.join(", ")
                ),
                format!("let the last one have no `{key}`"),
            );
        }
    }
}

/// The ids from a record back to itself, if its links lead there.
fn circle<'a>(records: &[Record<'a>], key: &str, start: &'a str) -> Option<Vec<&'a str>> {
    let mut chain = vec![start];
    loop {
        let last = *chain.last()?;
        let record = records.iter().find(|record| record.id == last)?;
        let next = record.text(key);
        if next == start && !start.is_empty() {
            return Some(chain);
        }
        if next.is_empty() || chain.contains(&next) {
            return None;
        }
        chain.push(next);
    }
}
