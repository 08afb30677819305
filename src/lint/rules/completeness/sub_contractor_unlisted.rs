use crate::condition::FactValue;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "sub-contractor-unlisted",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("sub_contractor_unlisted.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(FactValue::One(permission, _)) = subject.facts.get("subcontracting") else {
        return;
    };
    let listed: Vec<_> = subject
        .records("party")
        .filter(|party| party.text("role") == "sub-contractor")
        .collect();
    let place = subject
        .engagement
        .node
        .at("facts.subcontracting")
        .map_or(subject.top(), |node| node.place);
    match (permission.as_str(), listed.first()) {
        ("specific", None) => {
            findings.report(
                place,
                "only listed sub-contractors are permitted, and none is listed",
                "add a `[[party]]` with role = \"sub-contractor\" for each, or answer subcontracting = \"prohibited\"",
            );
        }
        ("prohibited", Some(first)) => {
            findings
                .report(
                    first.place,
                    format!(
                        "sub-contracting is prohibited, but `{}` is listed as a sub-contractor",
                        first.id
                    ),
                    "delete the party, or answer subcontracting = \"specific\"",
                )
                .related
                .push((place, "prohibited here".into()));
        }
        _ => {}
    }
}
