use crate::finding::{Group, Severity};
use crate::lint::exclusions::leaves_out;
use crate::lint::tiers;
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, compact_time};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Pattern, Unit};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "recovery-over-availability",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("recovery_over_availability.md"),
    check: Check::Prose(check),
};

static DISASTER: Pattern = Pattern::new(
    "disasters?|loss of (?:a|one|the|either|its) (?:[a-z]+ ){0,2}(?:data cent(?:re|er)|site|cent(?:re|er))",
);

static ALL_THE_SAME: Pattern = Pattern::new(
    "(?:recovery|recover|restored|rto|disaster)[^.;]{0,120}(?:counts?|(?:also )?(?:a )?miss(?:es)?)(?: in full| fully| all the same)? (?:as|against|of|in)[^.;]{0,30}(?:availability|downtime|interruption)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let promises = paper.of_kinds(&[Kind::Availability]);
    let promises: Vec<Tiered<'_>> = promises
        .map(|one| (one, tiers::named(paper, one)))
        .collect();
    if promises.is_empty() {
        return;
    }
    let times = [Kind::RecoveryTime, Kind::RestoreTime, Kind::ResolutionTime];
    let top = paper
        .of_kinds(&times)
        .filter(|one| {
            one.kind == Kind::RecoveryTime
                || one
                    .severity
                    .as_ref()
                    .is_some_and(|label| label.rank == Some(1))
                || is_of_a_loss(paper, one)
        })
        .find_map(|one| {
            let availability = for_same(paper, &promises, one)?;
            let (budget, length) = allowed(paper, availability)?;
            // A working day has eight hours at least.
            let day = (one.target.working && one.target.unit == Unit::Day)
                .then(|| &one.target.number * Exact::from(8 * 3_600));
            let long = one
                .target
                .least_seconds()
                .or(day)
                .is_some_and(|seconds| seconds > budget);
            long.then_some((one, availability, budget, length))
        });
    if let Some((one, availability, budget, length)) = top.filter(|_| !is_settled(paper)) {
        let of = one
            .severity
            .as_ref()
            .filter(|_| one.kind != Kind::RecoveryTime)
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

/// Whether disasters do not count as downtime, so that both can be kept, or the paper says that a
/// recovery in time may miss the availability all the same.
fn is_settled(paper: &PaperReading<'_>) -> bool {
    paper.sentences.iter().any(|sentence| {
        paper.says(sentence, &DISASTER) && leaves_out(paper, sentence).is_some()
            || paper.says(sentence, &ALL_THE_SAME)
    })
}

/// The downtime that an availability allows, and in what.
fn allowed(paper: &PaperReading<'_>, one: &Commitment) -> Option<(Exact, &'static str)> {
    // What allows no failure at all is a fault of its own.
    if one.target.number >= Exact::hundred() {
        return None;
    }
    let share = Percentage::of_percent(one.target.number.clone())?;
    let window = one
        .window
        .as_ref()
        .map_or("", |window| &paper.plain[window.span.clone()]);
    let yearly = ["year", "annual", "annum"];
    let (days, length) = if yearly.iter().any(|word| window.contains(word)) {
        ("365d", "a year of 365 days")
    } else if window.contains("quarter") {
        ("92d", "a quarter of 92 days")
    } else {
        ("30d", "a month of 30 days")
    };
    let seconds = sla::length_seconds(days)?;
    Some((sla::downtime_budget(&share, &seconds), length))
}

/// An availability, and the tiers of services it is for.
type Tiered<'a> = (&'a Commitment, Vec<String>);

/// The availability of what a time is for: of the same tier or group if both name one, else the
/// highest.
fn for_same<'a>(
    paper: &PaperReading<'_>,
    promises: &[Tiered<'a>],
    time: &Commitment,
) -> Option<&'a Commitment> {
    // Each class of systems has an availability of its own.
    let mut all = promises.iter();
    if let Some((own, _)) =
        all.find(|(one, _)| time.severity.is_some() && one.severity == time.severity)
    {
        return Some(own);
    }
    let named = tiers::named(paper, time);
    let highest = |wanted: &dyn Fn(&[String]) -> bool| {
        let all = promises.iter().filter(|(_, tiers)| wanted(tiers));
        all.map(|(one, _)| *one)
            .max_by(|one, other| one.target.number.cmp(&other.target.number))
    };
    if named.is_empty() || promises.iter().all(|(_, tiers)| tiers.is_empty()) {
        return highest(&|_| true);
    }
    highest(&|tiers| tiers.iter().any(|tier| named.contains(tier)))
        .or_else(|| highest(&|tiers| tiers.is_empty()))
}

/// What has to run again after a site is lost.
static LOST: Pattern = Pattern::new(
    "(?:loss|failure|destruction|outage) of (?:a|an|one|the|either|its|any) (?:[a-z]+ ){0,2}(?:data cent(?:re|er)|sites?|cent(?:re|er)|location|region)|(?:data cent(?:re|er)|site|cent(?:re|er)|location|region) (?:is|are|has been|was) (?:lost|destroyed|down|unavailable)|(?:data cent(?:re|er)|site|location|region) fails",
);

fn is_of_a_loss(paper: &PaperReading<'_>, one: &Commitment) -> bool {
    one.kind == Kind::RestoreTime
        && one.severity.is_none()
        && paper.says(paper.sentence_of(one), &LOST)
}
