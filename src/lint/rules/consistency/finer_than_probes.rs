use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, compact_time};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern, Unit};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "finer-than-probes",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("finer_than_probes.md"),
    check: Check::Prose(check),
};

static PROBE: Pattern = Pattern::new(
    "(?:probe[ds]?|ping(?:s|ed)?|poll(?:s|ed|ing)?|check(?:s|ed)?|monitor(?:s|ed|ing)?|sampl(?:e|es|ed|ing)|measur(?:e|es|ed|ing|ements?)|tests?|tested)[^.;]{0,80}?(?:every|each|at intervals of|once (?:per|every)|at [0-9]+[- ]minute)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let highest = paper
        .of_kinds(&[Kind::Availability])
        .max_by(|one, other| one.target.number.cmp(&other.target.number));
    let Some(one) = highest else { return };
    let (Some(share), Some(month)) = (
        Percentage::of_percent(one.target.number.clone()),
        sla::length_seconds("30d"),
    ) else {
        return;
    };
    let budget = sla::downtime_budget(&share, &month);
    for sentence in paper.about(&[Cue::Measure, Cue::Time]) {
        let Some(probe) = paper.find(sentence, &PROBE) else {
            continue;
        };
        let Some(interval) = sentence.amounts.iter().find(|amount| {
            matches!(amount.unit, Unit::Minute | Unit::Hour)
                && amount.span.start + 2 >= probe.end
                && amount.span.start <= probe.end + 16
        }) else {
            continue;
        };
        let Some(seconds) = interval.seconds() else {
            continue;
        };
        if &seconds * Exact::from(2) > budget {
            findings
                .report(
                    paper.place(&interval.span),
                    format!(
                        "a check every {} cannot show {}: a month of 30 days allows {}",
                        interval.printed(),
                        one.target.printed(),
                        compact_time(&budget)
                    ),
                    "check at least twice within the downtime that is allowed",
                )
                .related
                .push((paper.place(&one.target.span), "the availability".into()));
            return;
        }
    }
}
