use crate::coverage::{self, Coverage, Judged, State};
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Record, Rule, Subject, listed};

pub(crate) const RULE: Rule = Rule {
    name: "risk-without-clause",
    group: Group::Completeness,
    severity: Severity::Error,
    guide: include_str!("risk_without_clause.md"),
    check: Check::Deal(check),
};

/// What the agreement has to protect information from; money and quality have other remedies.
const SECURITY: &[&str] = &["confidentiality", "integrity", "availability"];

/// What a requirement is that the agreement itself does not carry.
const BESIDE: &[&str] = &["advice", "lint", "tender"];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut risks = subject.records("risk").peekable();
    if risks.peek().is_none() {
        return;
    }
    let evidence = coverage::Evidence::default();
    let coverage = coverage::of_draft(subject.draft, subject.library, &evidence);
    for risk in risks {
        follow(subject, &coverage, risk, findings);
    }
}

/// Follows one risk to what answers it in the draft.
fn follow(
    subject: &Subject<'_>,
    coverage: &Coverage<'_>,
    risk: Record<'_>,
    findings: &mut Findings,
) {
    let known = subject.library.risks().iter().find(|one| one.id == risk.id);
    let (requirements, harms): (Vec<&str>, Vec<&str>) = match known {
        Some(known) => (
            known.requirements.iter().map(String::as_str).collect(),
            known.harms.iter().map(String::as_str).collect(),
        ),
        None => (risk.texts("requirements"), risk.texts("harms")),
    };
    let (mut strange, mut missing, mut answered) = (Vec::new(), Vec::new(), false);
    for id in requirements {
        match judged(coverage, id) {
            None => strange.push(id),
            Some(judged) if is_beside(judged) => {}
            Some(judged) if stands_in_the_agreement(judged) => answered = true,
            Some(judged) if judged.state == State::NotApplicable => {}
            Some(_) => missing.push(id),
        }
    }
    let id = risk.id;
    if !strange.is_empty() && known.is_none() {
        let place = risk
            .node
            .get("requirements")
            .map_or(risk.place, |node| node.place);
        findings.report(
            place,
            format!(
                "risk `{id}` names {}, which no framework of the library has",
                listed(&strange)
            ),
            "write ids of `engross coverage --library`",
        );
    }
    let concerned = harms.is_empty() || harms.iter().any(|harm| SECURITY.contains(harm));
    let treatment = match risk.text("treatment") {
        "reduce" => "reduced",
        "share" => "shared",
        _ => return,
    };
    if !concerned {
        return;
    }
    if !missing.is_empty() {
        let finding = findings.report(
            risk.place,
            format!(
                "risk `{id}` is to be {treatment}, and nothing in this draft says {}",
                listed(&missing)
            ),
            "take back what was left out or given up, or write another `treatment`",
        );
        if answered {
            finding.severity = Severity::Warning;
        }
    } else if !answered && strange.is_empty() {
        findings.report(
            risk.place,
            format!("risk `{id}` is to be {treatment}, and names no requirement that this agreement carries"),
            "name in `requirements` what the agreement has to say against it",
        );
    }
}

fn judged<'a, 'b>(coverage: &'b Coverage<'a>, id: &str) -> Option<&'b Judged<'a>> {
    coverage
        .frameworks
        .iter()
        .flat_map(|of| &of.requirements)
        .find(|judged| judged.requirement.id == id)
}

/// Whether a requirement asks for something beside the agreement.
fn is_beside(judged: &Judged<'_>) -> bool {
    judged
        .requirement
        .kind
        .as_deref()
        .is_some_and(|kind| BESIDE.contains(&kind))
}

/// Whether the agreement itself carries it, and not only guidance, a tender or a plan.
fn stands_in_the_agreement(judged: &Judged<'_>) -> bool {
    judged
        .by
        .iter()
        .any(|by| !by.number.is_empty() && by.kind != "guidance" && by.kind != "requirement")
}
