use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Record, Rule, Subject};
use crate::planning::{HIGH, Stage, rating};

pub(crate) const RULE: Rule = Rule {
    name: "high-risk-untreated",
    group: Group::Completeness,
    severity: Severity::Error,
    guide: include_str!("high_risk_untreated.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for risk in subject.records("risk") {
        if let Some(message) = gate(risk) {
            findings.report(
                risk.place,
                message,
                format!(
                    "write a `treatment` and a residual likelihood and impact below {HIGH} \
                     together, or who accepts it in `accepted-by`; otherwise do not outsource it"
                ),
            );
        }
    }
}

/// Why an agreement with this risk must not be signed, or nothing if it may.
fn gate(risk: Record<'_>) -> Option<String> {
    let rated = rating(risk.node, Stage::Untreated).filter(|rated| *rated >= HIGH)?;
    let accepted = !risk.text("accepted-by").is_empty();
    let id = risk.id;
    match risk.text("treatment") {
        "" => Some(format!(
            "risk `{id}` is rated {rated}, and nobody says how it is treated"
        )),
        "avoid" => None,
        _ if accepted => None,
        "accept" => Some(format!(
            "risk `{id}` is rated {rated}, and nobody is named who accepts it"
        )),
        _ => match rating(risk.node, Stage::Residual) {
            None => Some(format!(
                "risk `{id}` is rated {rated}, and nobody says what remains of it after the treatment"
            )),
            Some(left) if left >= HIGH => Some(format!(
                "risk `{id}` remains at {left} after its treatment, and nobody is named who accepts it"
            )),
            Some(_) => None,
        },
    }
}
