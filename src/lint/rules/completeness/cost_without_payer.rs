use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "cost-without-payer",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("cost_without_payer.md"),
    check: Check::Deal(check),
};

/// What costs money in every outsourcing, and words by which the items of a list are known.
const ITEMS: &[(&str, &[&str])] = &[
    ("audits", &["audit"]),
    ("security tests", &["security test", "penetration"]),
    (
        "corrections of what audits and tests find",
        &["correct", "deviation", "finding"],
    ),
    ("help in incidents", &["incident"]),
    ("changes", &["change"]),
    (
        "training and knowledge transfer",
        &["training", "knowledge"],
    ),
    ("exit", &["exit"]),
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let costs: Vec<String> = subject
        .records("cost")
        .map(|cost| cost.text("item").to_lowercase())
        .collect();
    let missing: Vec<&str> = ITEMS
        .iter()
        .filter(|(_, words)| {
            !costs
                .iter()
                .any(|item| words.iter().any(|word| item.contains(word)))
        })
        .map(|(item, _)| *item)
        .collect();
    if missing.is_empty() {
        return;
    }
    let place = subject
        .engagement
        .node
        .get("cost")
        .and_then(|node| node.elements().first())
        .map_or(subject.top(), |node| node.place);
    findings.report(
        place,
        format!("no `[[cost]]` says who pays for {}", missing.join(", ")),
        "add a [[cost]] with `item` and `payer` for each",
    );
}
