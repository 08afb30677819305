use crate::finding::Severity as Weight;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind;

pub(crate) const RULE: Rule = Rule {
    name: "percentage-without-method",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("percentage_without_method.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [CommitmentKind::Availability, CommitmentKind::ErrorRate];
    let mut told = false;
    for one in paper.of_kinds(&kinds) {
        let measured = one.source.is_some() || one.measured_by.is_some();
        if told || one.method.is_some() && measured {
            continue;
        }
        told = true;
        let missing = match (one.method.is_some(), measured) {
            (false, false) => "how it is computed, and where or by whom it is measured",
            (false, true) => "how it is computed",
            _ => "where or by whom it is measured",
        };
        let finding = findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} does not say {missing}",
                one.kind.printed(),
                one.target.printed()
            ),
            "give the formula, the point of measurement and the record that decides, such as \"agreed minutes less minutes of interruption, divided by agreed minutes, as the probe at … recorded\"",
        );
        if one.method.is_some() {
            finding.severity = Weight::Note;
        }
    }
}
