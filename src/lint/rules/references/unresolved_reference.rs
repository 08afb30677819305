use crate::assembly::OpenPoint;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::written::Amount;

pub(crate) const RULE: Rule = Rule {
    name: "unresolved-reference",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("unresolved_reference.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for point in &subject.draft.open_points {
        let Some(path) = point.path.strip_prefix("reference.") else {
            continue;
        };
        let id = path.replacen('.', "/", 1);
        let referrers = referrers(subject, point);
        let refer = if referrers.len() == 1 {
            "refers"
        } else {
            "refer"
        };
        let finding = findings.report(
            point.place.unwrap_or(subject.top()),
            format!(
                "`{id}` is left out, but {} {refer} to it",
                Amount::Several(referrers).printed("and")
            ),
            format!(
                "delete the omission of `{id}`, or put other text in place of what refers to it"
            ),
        );
        finding.about = Some(id);
        if subject.is_final() {
            finding.severity = Severity::Error;
        }
    }
}

/// "clause 14 (Right to audit)" and "Schedule 3 (Services)", in the order of the document.
fn referrers(subject: &Subject<'_>, point: &OpenPoint) -> Vec<String> {
    let mut referrers: Vec<String> = point
        .clauses
        .iter()
        .filter_map(|anchor| {
            let chosen = subject.draft.chosen.iter().find(|one| one.id == anchor.0)?;
            let before = if chosen.id.starts_with("schedules/") {
                ""
            } else {
                "clause "
            };
            Some(format!("{before}{} ({})", chosen.number, chosen.title))
        })
        .collect();
    if referrers.is_empty() {
        referrers.push("a definition".to_owned());
    }
    referrers
}
