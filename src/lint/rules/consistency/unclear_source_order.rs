use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::source::Place;
use std::collections::BTreeMap;

pub(crate) const RULE: Rule = Rule {
    name: "unclear-source-order",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("unclear_source_order.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut ranks: BTreeMap<u32, (&str, Place)> = BTreeMap::new();
    for source in &levels.data_sources {
        let source = &source.value;
        let Some(rank) = &source.precedence else {
            continue;
        };
        if let Some((first, place)) = ranks.get(&rank.value) {
            findings
                .report(
                    rank.place,
                    format!(
                        "data sources `{first}` and `{}` have the same precedence, {}",
                        source.id, rank.value
                    ),
                    "give each source a number of its own; 1 prevails over 2",
                )
                .related
                .push((*place, "the other one".into()));
        } else {
            ranks.insert(rank.value, (&source.id, rank.place));
        }
    }
    let Some(dispute) = &levels.dispute else {
        return;
    };
    let order = &dispute.value.evidence_order;
    for (at, id) in order.iter().enumerate() {
        if order.iter().take(at).any(|other| other.value == id.value) {
            findings.report(
                id.place,
                format!(
                    "the order of evidence names data source `{}` twice",
                    id.value
                ),
                "name each source once",
            );
        }
    }
    let Some(last) = order.last() else { return };
    for source in &levels.data_sources {
        if order.iter().all(|id| id.value != source.value.id) {
            findings.report(
                last.place,
                format!("the order of evidence does not say where data source `{}` stands", source.value.id),
                "add it to `evidence-order`, or leave `evidence-order` out to take the order of precedence",
            );
        }
    }
}
