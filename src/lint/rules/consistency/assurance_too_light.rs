use crate::condition::FactValue;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "assurance-too-light",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("assurance_too_light.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let flag = |name: &str| subject.facts.get(name) == Some(&FactValue::Flag(true));
    let Some(FactValue::One(assurance, _)) = subject.facts.get("assurance") else {
        return;
    };
    let matters = subject
        .engagement
        .services
        .iter()
        .any(|service| service.criticality != "standard");
    let place = subject
        .engagement
        .node
        .at("facts.assurance")
        .map_or(subject.top(), |node| node.place);
    if assurance == "own-audit" && flag("shared-platform") && matters {
        findings.report(
            place,
            "assurance rests on own audits alone, but the Services run on a platform shared with others, which no single customer may audit freely",
            "set assurance = \"mixed\" and ask for an independent report too",
        );
    }
    if assurance == "individual-controls" && flag("critical-function") {
        findings.report(
            place,
            "a critical function depends on controls that nobody independent examines",
            "set assurance = \"mixed\" or \"report\"",
        );
    }
    let omitted = |id: &str| subject.draft.omitted.iter().find(|one| one.id == id);
    if let Some(omission) =
        omitted("audit/right-to-audit").filter(|_| assurance == "report" && matters)
    {
        findings
            .report(
                omission.place,
                "assurance rests on a report alone: the right to audit is left out",
                "delete the omission: a report shows what its author chose to look at",
            )
            .about = Some(omission.id.clone());
    }
}
