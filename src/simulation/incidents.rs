//! Judges targets of a severity from the times of single Incidents.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::facts::{Fact, Facts, Incident};
use super::{Judged, judge};
use crate::engagement::MetricKind;
use crate::finding::Finding;
use crate::measure::{Calendar, DayRange, Period, TimeSet, TimeSpan};
use crate::service_levels::{ServiceLevels, Severity, Target};
use crate::sla;

/// Which time of an Incident a target is about.
struct Limit<'a> {
    target: &'a Target,
    period: Period,
    calendar: Calendar,
    kind: MetricKind,
    service: String,
    severity: &'a str,
}

/// Judges the windows in which Incidents started, for targets that no result speaks about.
pub(super) fn results(
    levels: &ServiceLevels,
    facts: &Facts,
    known: &[Judged],
) -> (Vec<Judged>, Vec<Finding>) {
    let mut judged = Vec::new();
    let mut findings = Vec::new();
    for incident in &facts.incidents {
        let severity = incident.value.severity.as_ref();
        findings.extend(
            severity
                .filter(|id| levels.severity(&id.value).is_none())
                .map(|id| {
                    judge::unknown(
                        "severity",
                        id,
                        levels.severities.iter().map(|one| one.value.id.as_str()),
                    )
                }),
        );
    }
    if facts.incidents.is_empty() {
        return (judged, findings);
    }
    for limit in limits(levels) {
        let Some(window) = limit.target.window() else {
            continue;
        };
        let mut windows: BTreeMap<DayRange, Counted> = BTreeMap::new();
        let mut days: Option<DayRange> = None;
        let zone = limit.calendar.zone();
        for incident in facts.incidents.iter().map(|one| &one.value) {
            if !limit.speaks_of(incident) {
                continue;
            }
            let date = zone.date(incident.start);
            let inside = days.filter(|days| days.from() <= date && date < days.to());
            let found = inside.or_else(|| window.around(date, Some(levels.header.effective)));
            let Some(found) = found else { continue };
            days = Some(found);
            let counted = windows.entry(found).or_default();
            counted.events += 1;
            if limit.is_missed_by(incident) {
                counted.misses += 1;
                counted.causes.push(incident.cause.clone());
            }
        }
        for (days, counted) in windows {
            let mut one = judge::blank(levels, limit.target, window, days);
            let spoken_of = |other: &&Judged| other.target == one.target && other.days == days;
            if known.iter().any(|other| spoken_of(&other)) {
                continue;
            }
            let nothing = Fact::default();
            judge::counted(
                levels,
                limit.target,
                counted.events,
                counted.misses,
                &nothing,
                &mut one,
            );
            one.cause = match counted.causes.as_slice() {
                [first, rest @ ..] if rest.iter().all(|other| other == first) => first.clone(),
                _ => None,
            };
            judged.push(one);
        }
    }
    (judged, findings)
}

#[derive(Default)]
struct Counted {
    events: u64,
    misses: u64,
    causes: Vec<Option<String>>,
}

/// The targets that Incidents can be judged by, with the time they allow.
fn limits(levels: &ServiceLevels) -> Vec<Limit<'_>> {
    let limits = levels.targets.iter().filter_map(|target| {
        let target = &target.value;
        let kind = levels.kind_of(target)?;
        let severity: &Severity = &levels.severity_of(target)?.value;
        let within = match kind {
            MetricKind::ResponseTime => &severity.response,
            MetricKind::RestoreTime | MetricKind::ResolutionTime => &severity.restore,
            _ => return None,
        };
        let period = within.as_ref()?.value.period()?.clone();
        let metric = &levels.metric_of(target)?.value;
        let clock = metric.clock.as_ref().and_then(|id| levels.clock(&id.value));
        let calendar = clock.and_then(|clock| clock.value.calendar.as_ref());
        let calendar = match calendar.map(|own| own.value.as_str()) {
            Some("severity") | None => &severity.calendar.as_ref()?.value,
            Some(id) => id,
        };
        Some(Limit {
            target,
            period,
            calendar: levels.calendar(calendar)?,
            kind,
            service: metric.service.as_ref()?.value.clone(),
            severity: &severity.id,
        })
    });
    limits.collect()
}

impl Limit<'_> {
    /// Incidents count whichever desk answers them; a service that is named must fit.
    fn speaks_of(&self, incident: &Incident) -> bool {
        let severity = incident.severity.as_ref();
        let service = incident.service.as_ref();
        severity.is_some_and(|own| own.value == self.severity)
            && (self.kind == MetricKind::ResponseTime
                || service.is_none_or(|own| own.value == self.service))
    }

    fn is_missed_by(&self, incident: &Incident) -> bool {
        let stopped: Option<Timestamp> = match self.kind {
            MetricKind::ResponseTime => incident.answered,
            MetricKind::RestoreTime => incident.restored,
            _ => incident.resolved,
        };
        let Some(stopped) = stopped else { return true };
        // No calendar and no pause brings the end forward.
        let elapsed = TimeSpan::new(incident.start, stopped).map(TimeSpan::seconds);
        let least = match &self.period {
            Period::Elapsed(time) => Some(time.seconds()),
            Period::SupportTime(time) => Some(time.seconds()),
            Period::WorkingDays(_) | Period::Months(_) => None,
        };
        if least.is_some_and(|least| elapsed.is_none_or(|elapsed| elapsed <= least)) {
            return false;
        }
        let pauses = incident
            .pauses
            .iter()
            .filter_map(|pause| TimeSpan::new(pause.from, pause.to));
        let pauses = TimeSet::of(pauses);
        let due = sla::due(incident.start, &self.period, &self.calendar, &pauses);
        due.is_some_and(|due| stopped > due)
    }
}
