//! Judges each result of the facts against its target.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::{Fact, Facts};
use super::{Judged, availability, label};
use crate::engagement::Class;
use crate::finding::{Finding, Group};
use crate::measure::{DayRange, Exact, Quantity, Window};
use crate::service_levels::{Above, ServiceLevels, Target};
use crate::sla::{NoEvents, Promise, Verdict, judge_events, quantile};
use crate::source::{Located, Place, nearest};

/// Events and misses that a window handed on to the next one of its target.
type Carried = BTreeMap<String, (u64, u64)>;

/// Judges the results of the facts, in file order.
pub(super) fn results(levels: &ServiceLevels, facts: &Facts) -> (Vec<Judged>, Vec<Finding>) {
    let mut judged = Vec::new();
    let mut findings = Vec::new();
    let mut carried = Carried::new();
    for fact in &facts.results {
        match result(levels, fact, &mut carried) {
            Ok(more) => judged.extend(more),
            Err(finding) => findings.push(*finding),
        }
        for used in &fact.value.used_exclusions {
            let id = used.value.id.as_ref();
            findings.extend(
                id.filter(|id| levels.exclusion(&id.value).is_none())
                    .map(|id| {
                        unknown(
                            "exclusion",
                            id,
                            levels.exclusions.iter().map(|one| one.value.id.as_str()),
                        )
                    }),
            );
        }
    }
    (judged, findings)
}

/// There is no such record in the engagement.
pub(super) fn unknown<'a>(
    record: &str,
    id: &Located<String>,
    known: impl Iterator<Item = &'a str>,
) -> Finding {
    let known: Vec<&str> = known.collect();
    let help = nearest(&id.value, known.iter().copied()).map_or_else(
        || format!("use one of: {}", known.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!(
        "the engagement has no {record} `{}`",
        id.value.escape_debug()
    );
    Finding::error("dangling-id", Group::References, id.place, message).help(help)
}

fn wrong(place: Place, message: String, help: impl Into<String>) -> Box<Finding> {
    Box::new(Finding::error("wrong-value", Group::Reading, place, message).help(help.into()))
}

/// A window with nothing judged in it yet.
pub(super) fn blank(
    levels: &ServiceLevels,
    target: &Target,
    window: Window,
    days: DayRange,
) -> Judged {
    let binds = target.applies_from.as_ref();
    Judged {
        target: target.id.clone(),
        name: levels.label(target),
        window: label::name(window, days),
        days,
        // A promise per event binds from the month of its date on.
        binding: binds.is_none_or(|from| match window {
            Window::PerEvent => from.value < days.to(),
            _ => from.value <= days.from(),
        }),
        exact: None,
        compared: None,
        unit: match target.value.as_ref().map(|value| &value.value) {
            Some(Quantity::Percentage(_)) => "%",
            Some(Quantity::Period(_)) => "s",
            Some(Quantity::Rate(_)) => "/s",
            _ => "",
        },
        verdict: Verdict::NotApplicable,
        first_band: false,
        cause: None,
        missed_before: 0,
        steps: Vec::new(),
    }
}

fn result(
    levels: &ServiceLevels,
    fact: &Located<Fact>,
    carried: &mut Carried,
) -> Result<Vec<Judged>, Box<Finding>> {
    let place = fact.place;
    let fact = &fact.value;
    // Both were reported when they are missing.
    let (Some(id), Some(named)) = (&fact.target, &fact.window) else {
        return Ok(Vec::new());
    };
    let ids = || levels.targets.iter().map(|one| one.value.id.as_str());
    let target = levels
        .target(&id.value)
        .ok_or_else(|| Box::new(unknown("target", id, ids())))?;
    let target = &target.value;
    let (Some(window), Some(promise), Some(kind)) = (
        target.window(),
        levels.promise(target),
        levels.kind_of(target),
    ) else {
        let message = format!(
            "the target `{}` cannot be judged: the engagement is incomplete",
            id.value
        );
        return Err(wrong(id.place, message, "mend the engagement first"));
    };
    let days = label::days(&named.value, window, levels.header.effective).ok_or_else(|| {
        let message = format!("`{}` names no {window}", named.value.escape_debug());
        wrong(
            named.place,
            message,
            format!("write it like `{}`", label::example(window)),
        )
    })?;
    let mut judged = blank(levels, target, window, days);
    judged.cause = only_cause(fact);
    judged.missed_before = fact.missed_before.unwrap_or(0);
    if let Some(value) = &fact.value {
        if value.value.dimension()
            != target
                .value
                .as_ref()
                .map_or(value.value.dimension(), |own| own.value.dimension())
        {
            let message = format!(
                "this is {} where the target has another unit",
                value.value.dimension().phrase()
            );
            return Err(wrong(
                value.place,
                message,
                "write it in the unit of the target",
            ));
        }
        measured(levels, &promise, value.value.magnitude(), &mut judged);
        return Ok(vec![judged]);
    }
    match kind.class() {
        Class::TimeRatio => {
            let span = span(levels, target, days).ok_or_else(|| {
                wrong(
                    id.place,
                    "the hours of the service are not known".to_owned(),
                    "mend the engagement first",
                )
            })?;
            let counted = availability::count(levels, target, span, fact);
            let counted = counted.ok_or_else(|| {
                wrong(
                    id.place,
                    "the hours of the service are not known".to_owned(),
                    "mend the engagement first",
                )
            })?;
            judged.steps = counted.steps;
            if let Some(result) = counted.result {
                measured(levels, &promise, result.percent().clone(), &mut judged);
            }
            Ok(vec![judged])
        }
        Class::EventRatio => {
            let (Some(events), Some(misses)) = (fact.events, fact.misses) else {
                return Err(missing(place, id, "`events` and `misses`, or `value`"));
            };
            let before = carried.remove(&target.id).unwrap_or_default();
            counted(
                levels,
                target,
                events + before.0,
                misses + before.1,
                fact,
                &mut judged,
            );
            if judged.verdict == Verdict::CarriedOver {
                carried.insert(target.id.clone(), (events + before.0, misses + before.1));
            }
            Ok(vec![judged])
        }
        Class::PerEvent => events(levels, fact, &promise, &judged, place, id, target),
        Class::Quantile => {
            let values = raw(fact)?;
            let metric = levels.metric_of(target).map(|metric| &metric.value);
            let share = metric.and_then(crate::service_levels::Metric::quantile);
            let method = levels.arithmetic.as_ref();
            let method = method.and_then(|own| own.value.quantile_method.as_ref());
            let found = match (share, method) {
                (Some(share), Some(method)) => quantile(&values, &share, method.value),
                _ => None,
            };
            let value = found.ok_or_else(|| {
                missing(
                    place,
                    id,
                    "`value`, or `values` with a method for percentiles",
                )
            })?;
            judged.steps.push(format!("{} values", values.len()));
            measured(levels, &promise, value, &mut judged);
            Ok(vec![judged])
        }
        Class::StockRatio | Class::Rate | Class::Count | Class::Score => {
            Err(missing(place, id, "`value`"))
        }
    }
    .map(|mut list| {
        let metric = levels.metric_of(target).map(|metric| &metric.value);
        let least = metric.and_then(|metric| metric.min_responses.as_ref());
        if let (Some(least), Some(answers)) = (least, fact.responses)
            && answers < least.value
            && let Some(one) = list.first_mut()
        {
            one.steps
                .push(format!("{answers} answers, fewer than {}", least.value));
        }
        list
    })
}

/// The instants of the days of a window in the zone of the service, inside the term.
fn span(
    levels: &ServiceLevels,
    target: &Target,
    days: DayRange,
) -> Option<crate::measure::TimeSpan> {
    let from: Date = days.from().max(levels.header.effective);
    let to = levels
        .end_of_term()
        .map_or(days.to(), |end| days.to().min(end));
    levels
        .hours_of(target)?
        .zone()
        .span(DayRange::new(from, to)?)
}

/// One number, rounded if it is a percentage, and what it comes to.
fn measured(levels: &ServiceLevels, promise: &Promise, exact: Exact, judged: &mut Judged) {
    let compared = match levels.rules().filter(|_| judged.unit == "%") {
        Some(rules) => rules.compared(&exact),
        None => exact.clone(),
    };
    judged.verdict = promise.judge(&compared);
    judged.exact = Some(exact);
    judged.compared = Some(compared);
}

/// A share of events, with the rules for none, few and too many of them.
pub(super) fn counted(
    levels: &ServiceLevels,
    target: &Target,
    events: u64,
    misses: u64,
    fact: &Fact,
    judged: &mut Judged,
) {
    let (Some(terms), Some(rules)) = (levels.event_promise(target), levels.rules()) else {
        return;
    };
    let mut events = events;
    let volume = target.volume.as_ref().map(|own| &own.value);
    if let Some(most) = volume
        .and_then(|own| own.max_per_month.as_ref())
        .map(|own| own.value)
        && events > most
    {
        match volume
            .and_then(|own| own.above.as_ref())
            .map(|own| own.value)
        {
            Some(Above::TargetSuspendedForTheExcess) => {
                judged.steps.push(format!(
                    "{} events above the agreed volume leave",
                    events - most
                ));
                events = most;
            }
            Some(Above::TargetSuspended) => {
                judged
                    .steps
                    .push("more events than agreed: not judged".to_owned());
                return;
            }
            _ => {}
        }
    }
    let result = judge_events(&terms, &rules, events, misses);
    judged
        .steps
        .push(format!("{events} events, {} missed", misses.min(events)));
    if let Some(small) = terms
        .small_sample
        .filter(|small| events > 0 && events < small.below)
    {
        judged.steps.push(format!(
            "fewer than {} events: at most {} may be missed",
            small.below, small.max_misses
        ));
    }
    judged.exact = Exact::from(match terms.promise.comparator {
        crate::sla::Comparator::AtLeast => events - misses.min(events),
        crate::sla::Comparator::AtMost => misses.min(events),
    })
    .checked_div(&Exact::from(events))
    .map(|share| share * Exact::hundred());
    judged.compared = result.compared;
    judged.verdict = result.verdict;
    judged.first_band = result.first_band;
    let most = target.max_consecutive_failures.as_ref();
    if let (Some(most), Some(run)) = (most, fact.longest_run)
        && run > most.value
    {
        judged
            .steps
            .push(format!("{run} failures in a row, more than {}", most.value));
        if !judged.verdict.is_miss() {
            judged.verdict = Verdict::Missed;
            judged.first_band = true;
        }
    }
}

/// Each event by itself; without any, the rule for none.
fn events(
    levels: &ServiceLevels,
    fact: &Fact,
    promise: &Promise,
    blank: &Judged,
    place: Place,
    id: &Located<String>,
    target: &Target,
) -> Result<Vec<Judged>, Box<Finding>> {
    let values = raw(fact)?;
    if !values.is_empty() {
        return Ok(values
            .into_iter()
            .map(|value| {
                let mut judged = blank.clone();
                measured(levels, promise, value, &mut judged);
                judged
            })
            .collect());
    }
    if fact.events != Some(0) {
        return Err(missing(place, id, "`value`, `values`, or `events = 0`"));
    }
    let rule = levels
        .metric_of(target)
        .and_then(|metric| metric.value.no_events.as_ref());
    let mut judged = blank.clone();
    judged.steps.push("no event".to_owned());
    judged.verdict = match rule.map(|rule| rule.value) {
        Some(NoEvents::Met) => Verdict::Met,
        Some(NoEvents::Missed) => Verdict::Missed,
        Some(NoEvents::CarryOver) => Verdict::CarriedOver,
        Some(NoEvents::NotApplicable) | None => Verdict::NotApplicable,
    };
    judged.first_band = judged.verdict.is_miss();
    Ok(vec![judged])
}

/// The raw values of a result, in their base unit.
fn raw(fact: &Fact) -> Result<Vec<Exact>, Box<Finding>> {
    fact.values
        .iter()
        .map(|value| {
            let read: Result<Quantity, _> = value.value.parse();
            read.map(|quantity| quantity.magnitude()).map_err(|error| {
                let message = format!("`{}` is not {}", error.found.escape_debug(), error.expected);
                wrong(
                    value.place,
                    message,
                    "write an amount with its unit, such as \"950ms\"",
                )
            })
        })
        .collect()
}

fn missing(place: Place, id: &Located<String>, what: &str) -> Box<Finding> {
    let message = format!("the result of `{}` does not say {what}", id.value);
    Box::new(
        Finding::error("missing-key", Group::Completeness, place, message)
            .help("add what was measured"),
    )
}

/// The root cause of a result that has exactly one: more than one may each have been enough.
fn only_cause(fact: &Fact) -> Option<String> {
    let mut causes: Vec<&String> = fact.causes.iter().collect();
    causes.extend(fact.down.iter().filter_map(|outage| outage.cause.as_ref()));
    causes.sort();
    causes.dedup();
    match causes.as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    }
}
