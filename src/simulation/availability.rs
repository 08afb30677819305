//! One window of an availability target, judged as the agreement says it (model 2.5).

use std::collections::BTreeMap;

use super::facts::{Fact, Stretch, Used};
use crate::measure::{
    Calendar, Exact, Percentage, TimeSet, TimeSpan, WeeklyHours, Window, weekday,
};
use crate::service_levels::{ExclusionRecord, Gap, Metric, ServiceLevels, Target, periods_in};
use crate::sla::{
    Exclusion, MissingData, Observed, PartialUnit, Resolution, Treatment, availability,
};

/// The unrounded result of a window, and how it came about.
pub(super) struct Counted {
    pub(super) result: Option<Percentage>,
    pub(super) steps: Vec<String>,
}

/// Counts a window. Nothing while the hours of the service are missing.
pub(super) fn count(
    levels: &ServiceLevels,
    target: &Target,
    span: TimeSpan,
    fact: &Fact,
) -> Option<Counted> {
    let metric = &levels.metric_of(target)?.value;
    let hours = levels.hours_of(target)?;
    let service = hours.open_in(span);
    let observed = Observed {
        down: stretches(&fact.down),
        gaps: stretches(&fact.gaps),
    };
    let window = target.window()?;
    let claims = claims(levels, window, &hours, span, fact);
    let exclusions: Vec<Exclusion> = claims.iter().map(|claim| claim.exact.clone()).collect();
    let judged = availability(
        span,
        &service,
        &observed,
        missing(levels, target),
        &exclusions,
        &resolution(metric),
    );
    let zone = hours.zone();
    let mut steps = vec![
        format!(
            "window {} to {}",
            zone.written(span.from()),
            zone.written(span.to())
        ),
        format!("service hours {}", time(&service.seconds())),
    ];
    let (mut agreed, mut down) = (judged.agreed, judged.downtime);
    for (claim, admitted) in claims.iter().zip(&judged.admitted) {
        let left = claim.exact.cap.as_ref().map(|cap| cap - admitted);
        let by_length = match left {
            Some(left) => claim.length.clone().min(left.max(Exact::zero())),
            None => claim.length.clone(),
        };
        let beyond = &claim.length - &by_length;
        for (seconds, treatment) in [
            (&by_length, Some(claim.exact.treatment)),
            (&beyond, claim.exact.beyond_cap),
        ] {
            match treatment {
                Some(Treatment::RemoveBoth) => agreed = &agreed - seconds,
                Some(Treatment::CountsAsDown) => down = &down + seconds,
                Some(Treatment::CountsAsUp) | None => {}
            }
        }
        let total = admitted + &by_length;
        steps.push(format!("{}: {} admitted", claim.id, time(&total)));
        if !beyond.is_zero() {
            steps.push(format!(
                "{}: {} beyond the maximum",
                claim.id,
                time(&beyond)
            ));
        }
    }
    let agreed = agreed.max(Exact::zero());
    let down = down.min(agreed.clone());
    let result = (&agreed - &down).checked_div(&agreed);
    steps.push(format!(
        "agreed time {}, downtime {}",
        time(&agreed),
        time(&down)
    ));
    Some(Counted {
        result: result.map(|share| Percentage::clamped_share(&share)),
        steps,
    })
}

fn time(seconds: &Exact) -> String {
    crate::measure::compact_time(seconds)
}

/// What was claimed under one exclusion: instants, and a bare length beside them.
struct Claim {
    id: String,
    exact: Exclusion,
    length: Exact,
}

fn claims(
    levels: &ServiceLevels,
    window: Window,
    hours: &Calendar,
    span: TimeSpan,
    fact: &Fact,
) -> Vec<Claim> {
    let mut by_id: BTreeMap<&str, Vec<&Used>> = BTreeMap::new();
    for used in &fact.used_exclusions {
        if let Some(id) = &used.value.id {
            by_id.entry(&id.value).or_default().push(&used.value);
        }
    }
    let claims = by_id.into_iter().filter_map(|(id, used)| {
        let record = &levels.exclusion(id)?.value;
        let spans = used
            .iter()
            .filter_map(|used| TimeSpan::new(used.from?, used.to?));
        let approved = used.iter().all(|used| used.approved != Some(false));
        let periods = record
            .cap_per
            .as_ref()
            .map(|per| periods_in(per.value, window));
        let periods = periods.flatten().unwrap_or(1);
        let lengths = used.iter().filter_map(|used| used.time.as_ref());
        Some(Claim {
            id: id.to_owned(),
            length: lengths.map(crate::measure::Elapsed::seconds).sum(),
            exact: Exclusion {
                time: TimeSet::of(spans),
                windows: windows(record, hours, span),
                approved,
                cap: if approved {
                    record
                        .cap
                        .as_ref()
                        .map(|cap| cap.value.seconds() * Exact::from(periods))
                } else {
                    Some(Exact::zero())
                },
                treatment: record.treatment.as_ref()?.value,
                beyond_cap: record.beyond_cap.as_ref().map(|own| own.value),
            },
        })
    });
    claims.collect()
}

/// The weekly windows of an exclusion inside a stretch; nothing where any time will do.
fn windows(record: &ExclusionRecord, hours: &Calendar, span: TimeSpan) -> Option<TimeSet> {
    if record.windows.is_empty() {
        return None;
    }
    let mut week = WeeklyHours::default();
    for window in &record.windows {
        let window = &window.value;
        let day = window.day.as_ref().and_then(|day| weekday(&day.value).ok());
        let (Some(day), Some(from), Some(to)) = (day, &window.from, &window.to) else {
            continue;
        };
        if let Ok(daily) = crate::measure::DailyHours::new(from.value, to.value) {
            week = week.with(day, daily);
        }
    }
    let calendar = Calendar::weekly(
        hours.zone().clone(),
        week,
        std::collections::BTreeSet::new(),
        crate::measure::HolidayTreatment::Open,
    );
    Some(calendar.open_in(span))
}

/// What time without data counts as; a fallback that saw nothing either follows its own rule.
fn missing(levels: &ServiceLevels, target: &Target) -> MissingData {
    let source = levels.source_of(target).map(|source| &source.value);
    let gap = source.and_then(|source| source.missing_data.as_ref());
    let gap = match gap.map(|gap| gap.value) {
        Some(Gap::Fallback) => {
            let other = source.and_then(|source| source.fallback.as_ref());
            let other = other.and_then(|other| levels.data_source(&other.value));
            other
                .and_then(|other| other.value.missing_data.as_ref())
                .map(|gap| gap.value)
        }
        gap => gap,
    };
    match gap {
        Some(Gap::Up) => MissingData::Up,
        Some(Gap::Exclude) => MissingData::Exclude,
        _ => MissingData::Down,
    }
}

fn resolution(metric: &Metric) -> Resolution {
    match (&metric.granularity, &metric.partial_unit) {
        (Some(unit), Some(partial)) => Resolution {
            unit: Some(unit.value.seconds()),
            partial: partial.value,
        },
        (Some(unit), None) => Resolution {
            unit: Some(unit.value.seconds()),
            partial: PartialUnit::CountsAsDown,
        },
        (None, _) => Resolution::exact(),
    }
}

fn stretches(list: &[Stretch]) -> TimeSet {
    TimeSet::of(
        list.iter()
            .filter_map(|one| TimeSpan::new(one.from, one.to)),
    )
}
