use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, Rounding};
use crate::recognise::commitments::CommitmentKind;
use crate::recognise::reading::{Cue, Pattern, Unit};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "maintenance-eats-promise",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("maintenance_eats_promise.md"),
    check: Check::Prose(check),
};

static LEFT_OUT: Pattern = Pattern::new(
    "exclud(?:e|es|ed|ing)|exclusions?|exclusive of|not (?:be )?(?:count|counted|include|included|considered|deemed)|does not include|other than|except",
);
static A_MONTH: Pattern = Pattern::new(
    "(?:per|each|every|a|any|in any|in one) (?:calendar |given |single )?month|monthly",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let excluded = paper
        .about(&[Cue::Maintenance])
        .any(|sentence| paper.says(sentence, &LEFT_OUT) || LEFT_OUT.is_in(paper.lead_of(sentence)));
    let Some(one) = paper
        .of_kinds(&[CommitmentKind::Availability])
        .max_by(|one, other| one.target.number.cmp(&other.target.number))
        .filter(|_| excluded)
    else {
        return;
    };
    for sentence in paper.about(&[Cue::Maintenance]) {
        let words = paper.words(sentence);
        let Some(cap) = sentence.amounts.iter().find(|amount| {
            matches!(amount.unit, Unit::Hour | Unit::Minute)
                && A_MONTH.is_in(&paper.plain[amount.span.end..sentence.span.end])
        }) else {
            continue;
        };
        let (Some(lost), Some(month), true) = (
            cap.seconds(),
            sla::length_seconds("30d"),
            words.contains("maintenance") || words.contains("downtime"),
        ) else {
            continue;
        };
        let share = |part: &Exact| part.checked_div(&month).unwrap_or_else(Exact::zero);
        let up = Exact::one() - share(&lost);
        let promised = &one.target.number * Exact::decimal(1, 2);
        let seen = &promised * &up;
        let missing = Exact::one() - &promised;
        // Worth saying where maintenance takes at least as much as failures may.
        if share(&lost) < missing {
            continue;
        }
        findings.report(
            paper.place(&cap.span),
            format!(
                "with {} of maintenance that does not count, {} is {}% in a month of 30 days",
                cap.printed(),
                one.target.printed(),
                Percentage::clamped_share(&seen).fixed(2, Rounding::Truncate)
            ),
            "count maintenance, or state the availability that users see beside the promised one",
        );
        return;
    }
}
