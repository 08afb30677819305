use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, compact_time};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Cue, Pattern, Unit};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "recovery-over-availability",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("recovery_over_availability.md"),
    check: Check::Prose(check),
};

static LEFT_OUT: Pattern = Pattern::new(
    "downtime|down-time|availability|available|unavailability|service levels?|interruptions?",
);
static DISASTER: Pattern = Pattern::new(
    "disasters?|force majeure|loss of (?:a|one|the|either) (?:data cent(?:re|er)|site)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let highest = paper
        .of_kinds(&[Kind::Availability])
        .max_by(|one, other| one.target.number.cmp(&other.target.number));
    let Some(availability) = highest else { return };
    let Some(share) = Percentage::of_percent(availability.target.number.clone()) else {
        return;
    };
    let yearly = availability.window.as_ref().is_some_and(|window| {
        let words = &paper.plain[window.span.clone()];
        words.contains("year") || words.contains("annual") || words.contains("annum")
    });
    let quarterly = availability
        .window
        .as_ref()
        .is_some_and(|window| paper.plain[window.span.clone()].contains("quarter"));
    let (days, length) = if yearly {
        ("365d", "a year of 365 days")
    } else if quarterly {
        ("92d", "a quarter of 92 days")
    } else {
        ("30d", "a month of 30 days")
    };
    let Some(budget) =
        sla::length_seconds(days).map(|length| sla::downtime_budget(&share, &length))
    else {
        return;
    };
    // Where disasters do not count as downtime, both can be kept.
    let apart = paper
        .about(&[Cue::Exclude])
        .any(|sentence| paper.says(sentence, &LEFT_OUT) && paper.says(sentence, &DISASTER));
    if apart {
        return;
    }
    // Each class of systems has an availability of its own.
    let of_class = |one: &Commitment| -> Option<Exact> {
        let label = one.severity.as_ref()?;
        let mut all = paper.of_kinds(&[Kind::Availability]);
        let promised = all.find(|other| other.severity.as_ref() == Some(label))?;
        let share = Percentage::of_percent(promised.target.number.clone())?;
        Some(sla::downtime_budget(&share, &sla::length_seconds(days)?))
    };
    let times = [Kind::RecoveryTime, Kind::RestoreTime, Kind::ResolutionTime];
    let top = paper
        .of_kinds(&times)
        .filter(|one| {
            one.kind == Kind::RecoveryTime && !apart
                || one.kind != Kind::RecoveryTime
                    && one
                        .severity
                        .as_ref()
                        .is_some_and(|label| label.rank == Some(1))
        })
        .find(|one| {
            // A working day has eight hours at least.
            let day = (one.target.working && one.target.unit == Unit::Day)
                .then(|| &one.target.number * Exact::from(8 * 3_600));
            one.target
                .least_seconds()
                .or(day)
                .is_some_and(|seconds| seconds > of_class(one).unwrap_or_else(|| budget.clone()))
        });
    if let Some(one) = top {
        let of = one
            .severity
            .as_ref()
            .map(|label| format!(" of {}", label.name))
            .unwrap_or_default();
        findings
            .report(
                paper.place(&one.target.span),
                format!(
                    "the {}{of}, {}, is longer than an availability of {} allows in {length}, {}",
                    one.kind.printed(),
                    one.target.printed(),
                    availability.target.printed(),
                    compact_time(&budget)
                ),
                "shorten the time, lower the availability, or say that one interruption may use up several months",
            )
            .related
            .push((paper.place(&availability.target.span), "the availability".into()));
    }
}
