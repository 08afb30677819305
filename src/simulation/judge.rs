//! Judges each result of the facts against its target.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::{Fact, Facts};
use super::{Judged, availability, label};
use crate::engagement::Class;
use crate::finding::{Finding, Group};
use crate::measure::{DayRange, Exact, Quantity, Window};
use crate::service_levels::{Above, Metric, ServiceLevels, Target};
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

/// One result of the facts, beside everything it is judged by.
struct Case<'a> {
    levels: &'a ServiceLevels,
    fact: &'a Fact,
    /// Where the result stands.
    place: Place,
    /// The target as the facts name it.
    id: &'a Located<String>,
    target: &'a Target,
    metric: &'a Metric,
    promise: Promise,
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
    let metric = levels.metric_of(target).map(|metric| &metric.value);
    let (Some(window), Some(promise), Some(metric)) =
        (target.window(), levels.promise(target), metric)
    else {
        return Err(incomplete(id));
    };
    let days = label::days(&named.value, window, levels.header.effective).ok_or_else(|| {
        let message = format!("`{}` names no {window}", named.value.escape_debug());
        let help = format!("write it like `{}`", label::example(window));
        wrong(named.place, message, help)
    })?;
    let mut judged = blank(levels, target, window, days);
    judged.cause = only_cause(fact);
    judged.missed_before = fact.missed_before.unwrap_or(0);
    let case = Case {
        levels,
        fact,
        place,
        id,
        target,
        metric,
        promise,
    };
    if let Some(value) = &fact.value {
        case.number(value, &mut judged)?;
        return Ok(vec![judged]);
    }
    match metric.kind().ok_or_else(|| incomplete(id))?.class() {
        Class::TimeRatio => case.time(days, &mut judged)?,
        Class::EventRatio => case.events(carried, &mut judged)?,
        Class::PerEvent => return case.each_event(&judged),
        Class::Quantile => case.quantile(&mut judged)?,
        Class::StockRatio | Class::Rate | Class::Count | Class::Score => {
            return Err(case.lacks("`value`"));
        }
    }
    Ok(vec![judged])
}

fn incomplete(id: &Located<String>) -> Box<Finding> {
    let message = format!(
        "the target `{}` cannot be judged: the engagement is incomplete",
        id.value
    );
    wrong(id.place, message, "mend the engagement first")
}

impl Case<'_> {
    /// The number itself was measured; a survey with too few answers is none.
    fn number(&self, value: &Located<Quantity>, judged: &mut Judged) -> Result<(), Box<Finding>> {
        let found = value.value.dimension();
        let own = self.target.value.as_ref().map(|own| own.value.dimension());
        if own.is_some_and(|own| own != found) {
            let message = format!(
                "this is {} where the target has another unit",
                found.phrase()
            );
            return Err(wrong(
                value.place,
                message,
                "write it in the unit of the target",
            ));
        }
        measured(self.levels, &self.promise, value.value.magnitude(), judged);
        let answers = self.fact.responses;
        let least = self.metric.min_responses.as_ref();
        let few = answers
            .zip(least)
            .is_some_and(|(answers, least)| answers < least.value);
        let share = self.fact.asked.zip(answers).and_then(|(asked, answers)| {
            let share = Exact::from(answers).checked_div(&Exact::from(asked))?;
            Some(share * Exact::hundred())
        });
        let rate = self.metric.min_response_rate.as_ref();
        let thin = share
            .zip(rate)
            .is_some_and(|(share, rate)| share < *rate.value.percent());
        if few || thin {
            judged.steps.push("too few answers for a score".to_owned());
            self.nothing(judged);
        }
        Ok(())
    }

    /// The rule for windows without events.
    fn nothing(&self, judged: &mut Judged) {
        judged.verdict = match self.metric.no_events.as_ref().map(|rule| rule.value) {
            Some(NoEvents::Met) => Verdict::Met,
            Some(NoEvents::Missed) => Verdict::Missed,
            Some(NoEvents::CarryOver) => Verdict::CarriedOver,
            Some(NoEvents::NotApplicable) | None => Verdict::NotApplicable,
        };
        judged.exact = None;
        judged.compared = None;
        judged.first_band = judged.verdict.is_miss();
    }

    fn time(&self, days: DayRange, judged: &mut Judged) -> Result<(), Box<Finding>> {
        let span = span(self.levels, self.target, days);
        let counted =
            span.and_then(|span| availability::count(self.levels, self.target, span, self.fact));
        let counted = counted.ok_or_else(|| incomplete(self.id))?;
        judged.steps = counted.steps;
        if let Some(result) = counted.result {
            measured(self.levels, &self.promise, result.percent().clone(), judged);
        }
        Ok(())
    }

    fn events(&self, carried: &mut Carried, judged: &mut Judged) -> Result<(), Box<Finding>> {
        let (Some(events), Some(misses)) = (self.fact.events, self.fact.misses) else {
            return Err(self.lacks("`events` and `misses`, or `value`"));
        };
        let before = carried.remove(&self.target.id).unwrap_or_default();
        let (events, misses) = (events + before.0, misses + before.1);
        counted(self.levels, self.target, events, misses, self.fact, judged);
        if judged.verdict == Verdict::CarriedOver {
            carried.insert(self.target.id.clone(), (events, misses));
        }
        Ok(())
    }

    /// Each event by itself; without any, the rule for none.
    fn each_event(&self, blank: &Judged) -> Result<Vec<Judged>, Box<Finding>> {
        let values = raw(self.fact)?;
        if !values.is_empty() {
            let judged = values.into_iter().map(|value| {
                let mut judged = blank.clone();
                measured(self.levels, &self.promise, value, &mut judged);
                judged
            });
            return Ok(judged.collect());
        }
        if self.fact.events != Some(0) {
            return Err(self.lacks("`value`, `values`, or `events = 0`"));
        }
        let mut judged = blank.clone();
        judged.steps.push("no event".to_owned());
        self.nothing(&mut judged);
        Ok(vec![judged])
    }

    fn quantile(&self, judged: &mut Judged) -> Result<(), Box<Finding>> {
        let values = raw(self.fact)?;
        let method = self.levels.arithmetic.as_ref();
        let method = method.and_then(|own| own.value.quantile_method.as_ref());
        let found = match (self.metric.quantile(), method) {
            (Some(share), Some(method)) => quantile(&values, &share, method.value),
            _ => None,
        };
        let value = found
            .ok_or_else(|| self.lacks("`value`, or `values` with a method for percentiles"))?;
        judged.steps.push(format!("{} values", values.len()));
        measured(self.levels, &self.promise, value, judged);
        Ok(())
    }

    fn lacks(&self, what: &str) -> Box<Finding> {
        let message = format!("the result of `{}` does not say {what}", self.id.value);
        let finding = Finding::error("missing-key", Group::Completeness, self.place, message);
        Box::new(finding.help("add what was measured"))
    }
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
