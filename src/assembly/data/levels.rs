//! Targets, metrics and data sources in words: what is promised, how it is counted, who measures.

use serde_json::{Map, Value, json};

use super::{name_of, shown};
use crate::engagement::{Class, Role};
use crate::measure::{Exact, count_of, long_date, number_word};
use crate::service_levels::{Above, DataSource, Gap, Metric, ServiceLevels, Target};
use crate::sla::{NoEvents, PartialUnit, QuantileMethod, one_miss_from};
use crate::written::in_words;

/// Adds the rows of service levels, their measurement, their sources and their small samples, and
/// the printed names of targets and credit schemes.
pub(super) fn add(levels: &ServiceLevels, data: &mut Map<String, Value>) {
    name_targets(levels, data);
    let targets = || levels.targets.iter().map(|target| &target.value);
    let rows: Vec<Value> = targets()
        .filter_map(|target| row(levels, target, data))
        .collect();
    data.insert("service_levels".into(), Value::Array(rows));
    let rows: Vec<Value> = levels
        .metrics
        .iter()
        .filter_map(|metric| measurement(levels, &metric.value, data))
        .collect();
    data.insert("measurements".into(), Value::Array(rows));
    let mut sources: Vec<&DataSource> = levels.data_sources.iter().map(|one| &one.value).collect();
    sources.sort_by_key(|one| one.precedence.as_ref().map_or(u32::MAX, |own| own.value));
    let rows: Vec<Value> = sources.iter().map(|one| source(levels, one)).collect();
    data.insert("sources".into(), Value::Array(rows));
    let rows: Vec<Value> = targets()
        .filter_map(|target| small_sample(levels, target, data))
        .collect();
    data.insert("small_samples".into(), Value::Array(rows));
    let rows: Vec<Value> = targets()
        .flat_map(|target| conditions(target, data))
        .collect();
    data.insert("conditions".into(), Value::Array(rows));
}

/// Names targets by what they measure, and schemes by the targets they serve.
fn name_targets(levels: &ServiceLevels, data: &mut Map<String, Value>) {
    let all: Vec<(&Target, String)> = levels
        .targets
        .iter()
        .map(|target| (&target.value, levels.label(&target.value)))
        .collect();
    let mut named = Vec::new();
    for (target, name) in &all {
        let twins = all.iter().filter(|(_, other)| other == name).count();
        let service = levels
            .service_of(target)
            .and_then(|one| one.value.name.as_ref());
        let full = match service {
            Some(service) if twins > 1 => format!("{name} ({})", service.value),
            _ => name.clone(),
        };
        named.push((target.id.clone(), full));
    }
    for scheme in &levels.credit_schemes {
        let of = |target: &&(&Target, String)| {
            let credit = target.0.credit.as_ref();
            credit.is_some_and(|credit| credit.value == scheme.value.id)
        };
        let served: Vec<&str> = all
            .iter()
            .filter(of)
            .map(|(_, name)| name.as_str())
            .collect();
        let name = scheme.value.name.as_ref();
        match name {
            Some(name) => named.push((scheme.value.id.clone(), name.value.clone())),
            None if !served.is_empty() => named.push((scheme.value.id.clone(), served.join("; "))),
            None => {}
        }
    }
    for source in &levels.data_sources {
        named.push((source.value.id.clone(), source_name(&source.value)));
    }
    if let Some(Value::Object(names)) = data.get_mut("name_of") {
        for (id, name) in named {
            names.insert(id, json!(name));
        }
    }
}

fn row(levels: &ServiceLevels, target: &Target, data: &Map<String, Value>) -> Option<Value> {
    let metric = &levels.metric_of(target)?.value;
    let text = |value: Option<String>| value.unwrap_or_default();
    let value = target.value.as_ref().map(|value| value.value.to_string());
    let promised = match (target.comparator.as_ref(), value) {
        (Some(comparator), Some(value)) => format!("{} {value}", in_sense(comparator.value)),
        (_, value) => text(value),
    };
    Some(json!({
        "id": target.id,
        "service": text(metric.service.as_ref().map(|one| one.value.clone())),
        "name": name_of(&target.id, data),
        "target": promised,
        "minimum": text(target.minimum.as_ref().map(|one| one.value.to_string()).filter(|one| bounds(one))),
        "window": match target.window() {
            Some(crate::measure::Window::PerEvent) => "each event".to_owned(),
            Some(window) => window.to_string(),
            None => String::new(),
        },
        "severity": severity_beside_name(levels, target),
        "credit": text(target.credit.as_ref().map(|one| one.value.clone())),
        "from": text(target.applies_from.as_ref().map(|one| long_date(one.value))),
        "class": text(target.class().map(|class| format!("{class:?}").to_lowercase())),
    }))
}

/// Whether a minimum says anything: no result is below zero.
fn bounds(minimum: &str) -> bool {
    minimum.chars().any(|one| matches!(one, '1'..='9'))
}

/// The severity of a target whose own name does not say it; other names end with it.
fn severity_beside_name(levels: &ServiceLevels, target: &Target) -> String {
    let severity = levels.severity_of(target);
    let severity = severity.and_then(|severity| severity.value.name.as_ref());
    match (&target.name, severity) {
        (Some(name), Some(severity)) => {
            let (name, severity) = (&name.value, &severity.value);
            let said = name.to_lowercase().contains(&severity.to_lowercase());
            if said {
                String::new()
            } else {
                severity.clone()
            }
        }
        _ => String::new(),
    }
}

fn in_sense(comparator: crate::sla::Comparator) -> &'static str {
    match comparator {
        crate::sla::Comparator::AtLeast => "at least",
        crate::sla::Comparator::AtMost => "at most",
    }
}

/// How a metric is counted; nothing for one that no target uses.
fn measurement(
    levels: &ServiceLevels,
    metric: &Metric,
    data: &Map<String, Value>,
) -> Option<Value> {
    let uses = |target: &Target| {
        let used = target.metric.as_ref();
        used.is_some_and(|used| used.value == metric.id)
    };
    let names: Vec<String> = levels
        .targets
        .iter()
        .filter(|target| uses(&target.value))
        .map(|target| name_of(&target.value.id, data))
        .collect();
    if names.is_empty() {
        return None;
    }
    let kind = metric.kind()?;
    let ratio = matches!(
        kind.class(),
        Class::TimeRatio | Class::EventRatio | Class::StockRatio
    );
    let counted = if ratio {
        shown(metric.numerator.as_ref())
    } else {
        let value = shown(metric.value_definition.as_ref());
        match metric.aggregation.as_ref() {
            Some(aggregation) => {
                let method = levels.arithmetic.as_ref();
                let method = method.and_then(|own| own.value.quantile_method.as_ref());
                let by = match method.map(|own| own.value) {
                    Some(QuantileMethod::NearestRank) => " by the nearest rank",
                    Some(QuantileMethod::HyndmanFan6) => " by method 6 of Hyndman and Fan",
                    Some(QuantileMethod::HyndmanFan7) => " by method 7 of Hyndman and Fan",
                    None => "",
                };
                format!("{}{by}: {value}", percentile(&aggregation.value))
            }
            None => value,
        }
    };
    let valid = metric.min_responses.as_ref().map(|least| {
        let answers = count_of(&Exact::from(least.value), "answer", "answers");
        match &metric.min_response_rate {
            Some(rate) => format!("valid from {answers} and {} of those asked", rate.value),
            None => format!("valid from {answers}"),
        }
    });
    let step = metric.granularity.as_ref().map(|step| {
        let partial = match metric.partial_unit.as_ref().map(|own| own.value) {
            Some(PartialUnit::CountsAsDown) => "; a started step counts as down",
            Some(PartialUnit::CountsAsUp) => "; only a full step counts as down",
            Some(PartialUnit::Nearest) => "; rounded to whole steps, a half up",
            None => "",
        };
        format!("steps of {}{partial}", step.value)
    });
    Some(json!({
        "levels": names,
        "measured": metric.statement.as_ref().map(|one| one.value.clone()).unwrap_or_default(),
        "counted": counted,
        "of": if ratio { shown(metric.denominator.as_ref()) } else { "–".to_owned() },
        "up": metric.up_when.as_ref().map(|one| one.value.clone()).unwrap_or_default(),
        "down": metric.down_when.as_ref().map(|one| one.value.clone()).unwrap_or_default(),
        "step": step.unwrap_or_default(),
        "valid": valid.unwrap_or_default(),
        "source": metric.data_source.as_ref().map(|one| one.value.clone()).unwrap_or_default(),
        "clock": metric.clock.as_ref().map(|one| one.value.clone()).unwrap_or_default(),
        "exclusions": left_out(levels, metric),
        "no_events": match metric.no_events.as_ref().map(|own| own.value) {
            Some(NoEvents::Met) => "met",
            Some(NoEvents::Missed) => "missed",
            Some(NoEvents::NotApplicable) => "not judged",
            Some(NoEvents::CarryOver) => "judged with the next window",
            None => "–",
        },
        "measured_by": party(levels, metric.measured_by.as_ref().map(|one| one.value.as_str())),
        "verified_by": party(levels, metric.verified_by.as_ref().map(|one| one.value.as_str())),
    }))
}

/// The kinds of events a metric leaves out.
fn left_out(levels: &ServiceLevels, metric: &Metric) -> Vec<String> {
    let ids = metric.exclusions.as_ref().map(|list| list.value.as_slice());
    let kinds = ids.unwrap_or_default().iter().filter_map(|id| {
        let kind = levels.exclusion(&id.value)?.value.kind.as_ref()?.value;
        Some(super::clocks::exclusion(kind).to_owned())
    });
    kinds.collect()
}

fn source(levels: &ServiceLevels, source: &DataSource) -> Value {
    let confirm = source.confirm.as_ref().map(|confirm| match confirm.value {
        0 | 1 => "the first".to_owned(),
        many => format!("{} in a row", number_word(u64::from(many))),
    });
    let gap = source.missing_data.as_ref().map(|gap| match gap.value {
        Gap::Down => "against the Provider".to_owned(),
        Gap::Up => "as no interruption and no miss".to_owned(),
        Gap::Exclude => "leaves the computation".to_owned(),
        Gap::Fallback => {
            let other = source.fallback.as_ref();
            let other = other.and_then(|other| levels.data_source(&other.value));
            let name = other.map(|other| source_name(&other.value));
            format!("taken from {}", name.unwrap_or_else(|| "–".to_owned()))
        }
    });
    let readers: Vec<String> = source
        .access
        .iter()
        .map(|one| party(levels, Some(&one.value)))
        .collect();
    json!({
        "order": shown(source.precedence.as_ref()),
        "name": source_name(source),
        "point": shown(source.point.as_ref()),
        "method": shown(source.method.as_ref()),
        "interval": shown(source.interval.as_ref()),
        "confirm": confirm.unwrap_or_else(|| "–".to_owned()),
        "operator": party(levels, source.operated_by.as_ref().map(|one| one.value.as_str())),
        "gap": gap.unwrap_or_else(|| "–".to_owned()),
        "tolerance": shown(source.clock_tolerance.as_ref()),
        "retention": shown(source.retention.as_ref()),
        "readers": readers,
    })
}

/// `synthetic probe (1)`: what it is, and its place in the order.
fn source_name(source: &DataSource) -> String {
    let kind = source.kind.as_ref().map(|kind| in_words(&kind.value));
    let kind = kind.unwrap_or_else(|| in_words(&source.id));
    match &source.precedence {
        Some(order) => format!("{kind} ({})", order.value),
        None => kind,
    }
}

/// What few events do to a percentage of events.
fn small_sample(
    levels: &ServiceLevels,
    target: &Target,
    data: &Map<String, Value>,
) -> Option<Value> {
    if levels.kind_of(target)?.class() != Class::EventRatio {
        return None;
    }
    let high = target.comparator.as_ref()?.value == crate::sla::Comparator::AtLeast;
    let promised = target.percentage().filter(|_| high)?;
    let from = one_miss_from(promised);
    let expected = levels.expected_events(target);
    let rule = target.small_sample.as_ref().and_then(|rule| {
        let below = Exact::from(rule.value.below.as_ref()?.value);
        let misses = match rule.value.max_misses.as_ref()?.value {
            0 => "no miss".to_owned(),
            1 => "one miss".to_owned(),
            more => format!("{} misses", number_word(more)),
        };
        let events = count_of(&below, "event", "events");
        Some(format!("below {events}, {misses}"))
    });
    Some(json!({
        "name": name_of(&target.id, data),
        "target": promised.to_string(),
        "one_miss_from": from.map_or_else(
            || "no number of events".to_owned(),
            |from| count_of(&Exact::from(from), "event", "events"),
        ),
        "expected": expected.map_or_else(
            || "not stated".to_owned(),
            |events| events.round(0, crate::measure::Rounding::HalfUp).to_string(),
        ),
        "rule": rule.unwrap_or_else(|| "the percentage alone".to_owned()),
    }))
}

/// Limits a target has beside its value.
fn conditions(target: &Target, data: &Map<String, Value>) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut row = |limit: String, meaning: &str| {
        rows.push(json!({ "name": name_of(&target.id, data), "limit": limit, "meaning": meaning }));
    };
    if let Some(volume) = target.volume.as_ref().map(|own| &own.value)
        && let Some(most) = &volume.max_per_month
    {
        let events = count_of(&Exact::from(most.value), "event", "events");
        let meaning = match volume.above.as_ref().map(|own| own.value) {
            Some(Above::TargetSuspendedForTheExcess) => {
                "events above it, in the order in which they arrive, leave the computation"
            }
            Some(Above::TargetSuspended) => "no target in a month with more events",
            Some(Above::Counts) | None => "further events count as all others",
        };
        row(format!("at most {events} per month"), meaning);
    }
    if let Some(most) = &target.max_consecutive_failures {
        let word = number_word(u64::from(most.value));
        let failures = if most.value == 1 {
            "failure"
        } else {
            "failures"
        };
        row(
            format!("at most {word} {failures} in a row"),
            "more failures in a row are a miss, whatever the percentage",
        );
    }
    if let Some(within) = &target.replacement_within {
        let limit = match &target.handover {
            Some(overlap) => format!(
                "replacement within {}, with an overlap of {}",
                within.value, overlap.value
            ),
            None => format!("replacement within {}", within.value),
        };
        row(
            limit,
            "a later replacement is a miss, whatever the percentage",
        );
    }
    rows
}

/// `p99.9` as `99.9th percentile`.
fn percentile(written: &str) -> String {
    match written.strip_prefix('p') {
        Some(number) => format!("{number}{} percentile", ordinal(number)),
        None => written.to_owned(),
    }
}

fn ordinal(number: &str) -> &'static str {
    if number.contains('.') {
        return "th";
    }
    match (
        number.chars().last(),
        number.len() > 1 && number.starts_with('1'),
    ) {
        (_, true) => "th",
        (Some('1'), _) => "st",
        (Some('2'), _) => "nd",
        (Some('3'), _) => "rd",
        _ => "th",
    }
}

/// A party by its role: `Customer`, `Provider`; by its id where the role is not known.
pub(super) fn party(levels: &ServiceLevels, id: Option<&str>) -> String {
    let Some(id) = id else {
        return "–".to_owned();
    };
    let role = levels.role(id).map(Role::printed);
    role.map_or_else(|| in_words(id), str::to_owned)
}
