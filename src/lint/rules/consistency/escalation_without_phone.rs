use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::written::Node;
use std::collections::BTreeSet;

pub(crate) const RULE: Rule = Rule {
    name: "escalation-without-phone",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("escalation_without_phone.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut said = BTreeSet::new();
    for escalation in subject.records("escalation") {
        let steps = escalation
            .node
            .get("steps")
            .map(Node::elements)
            .unwrap_or_default();
        for (step, side) in steps
            .iter()
            .flat_map(|step| [(step, "provider"), (step, "customer")])
        {
            let Some(called) = step.get(side) else {
                continue;
            };
            let id = called.text().unwrap_or_default();
            let Some(contact) = subject.records("contact").find(|contact| contact.id == id) else {
                continue;
            };
            if !speaks(contact.node) && said.insert((escalation.id, id)) {
                findings
                    .report(
                        called.place,
                        format!(
                            "escalation `{}` calls contact `{id}`, which has no phone and no pager",
                            escalation.id
                        ),
                        "add { kind = \"phone\", value = \"…\" } to the channels of the contact",
                    )
                    .related
                    .push((contact.place, "the contact".into()));
            }
        }
    }
}

/// Whether a contact can be woken up.
fn speaks(contact: &Node) -> bool {
    contact
        .get("channels")
        .map(Node::elements)
        .unwrap_or_default()
        .iter()
        .any(|channel| {
            matches!(
                channel.get("kind").and_then(Node::text),
                Some("phone" | "pager")
            )
        })
}
