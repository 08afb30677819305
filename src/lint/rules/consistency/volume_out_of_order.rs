use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Record, Rule, Subject};
use crate::source::Place;
use crate::written::{Node, Value};

pub(crate) const RULE: Rule = Rule {
    name: "volume-out-of-order",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("volume_out_of_order.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for volume in subject.records("volume") {
        highest(volume, findings);
        bands(volume, findings);
    }
}

fn highest(volume: Record<'_>, findings: &mut Findings) {
    let counts = count(volume.node, "expected").zip(count(volume.node, "highest"));
    if let Some(((expected, _), (highest, place))) = counts
        && highest < expected
    {
        findings.report(
            place,
            format!(
                "the highest volume of \"{}\" ({highest}) is below the expected one ({expected})",
                volume.text("item")
            ),
            "write the volume that the service is built for, at least the expected one",
        );
    }
}

/// Each unit of a volume has one price at most, and no unit between two prices has none.
fn bands(volume: Record<'_>, findings: &mut Findings) {
    let item = volume.text("item");
    let bands = volume.node.get("price-bands").map(Node::elements);
    let mut before: Option<Option<i64>> = None;
    for band in bands.unwrap_or_default() {
        let Some((from, place)) = count(band, "from") else {
            continue;
        };
        let to = count(band, "to").map(|(to, _)| to);
        let fault = match before {
            Some(None) => Some(format!(
                "a price band of \"{item}\" starts at {from}, after one without an end"
            )),
            Some(Some(last)) if from <= last => Some(format!(
                "two price bands of \"{item}\" hold the unit {from}"
            )),
            Some(Some(last)) if from > last.saturating_add(1) => Some(format!(
                "no price band of \"{item}\" holds the units {} to {}",
                last.saturating_add(1),
                from.saturating_sub(1)
            )),
            _ if to.is_some_and(|to| to < from) => Some(format!(
                "a price band of \"{item}\" ends before it starts at {from}"
            )),
            _ => None,
        };
        if let Some(message) = fault {
            findings.report(
                place,
                message,
                "start each band one unit after the end of the one before",
            );
        }
        before = Some(to);
    }
}

/// A whole number under a key, and where it stands.
fn count(node: &Node, key: &str) -> Option<(i64, Place)> {
    let value = node.get(key)?;
    match value.value {
        Value::Integer(count) => Some((count, value.place)),
        _ => None,
    }
}
