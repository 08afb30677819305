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
    "(?:probe[ds]?|ping(?:s|ed)?|poll(?:s|ed|ing)?|check(?:s|ed)?|monitor(?:s|ed|ing)?|sampl(?:e|es|ed|ing)|measur(?:e|es|ed|ing|ements?)|tests?|tested)[^.;]{0,80}?(?:every|each|at intervals of|once (?:per|every|an?|each)|at [0-9]+[- ]minute)",
);

/// "7x24 every day of the year" never stops.
static ALWAYS: Pattern = Pattern::new(
    "24 ?(?:x|×|/|by) ?7|7 ?(?:x|×|/|by) ?24|24 hours|continuous(?:ly)?|(?:every|each) day of",
);
/// Intervals without a figure.
static RARE: Pattern =
    Pattern::new("(?:once (?:an|per|every|each|a)|every|each) (?:hour|day)|once (?:hourly|daily)");

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
        let always = ALWAYS.is_in(paper.words(sentence));
        let rare = RARE
            .find(&paper.plain[probe.start..sentence.span.end])
            .map(|found| {
                let span = probe.start + found.start..probe.start + found.end;
                let day = paper.plain[span.clone()].contains('d');
                (span, Exact::from(if day { 86_400 } else { 3_600 }))
            });
        if let Some((span, seconds)) = rare.filter(|_| !always)
            && &seconds * Exact::from(2) > budget
        {
            findings
                .report(
                    paper.place(&span),
                    format!(
                        "a check {} cannot show {}: a month of 30 days allows {}",
                        paper.short(&span),
                        one.target.printed(),
                        compact_time(&budget)
                    ),
                    "check at least twice within the downtime that is allowed",
                )
                .related
                .push((paper.place(&one.target.span), "the availability".into()));
            return;
        }
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
