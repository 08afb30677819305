//! Targets as OpenSLO v1, for monitoring tools. A contract does not fit into that notation: every
//! document says so, and everything left behind is listed.

mod yaml;

use crate::engagement::{Class, MetricKind};
use crate::measure::{Exact, Period, Quantity, Window};
use crate::service_levels::{Metric, ServiceLevels, ServiceRecord, Target};
use crate::source::Located;
use yaml::Yaml;

/// OpenSLO documents, and what they do not say.
#[derive(Clone, Debug, Default)]
pub struct Exported {
    /// YAML documents, separated by `---`.
    pub yaml: String,
    /// What could not be carried over.
    pub left_behind: Vec<LeftBehind>,
}

/// Something the notation cannot say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// Which kind of record: `target`, `clock`.
    pub record: &'static str,
    /// Its id.
    pub id: String,
    /// Why it is left behind.
    pub why: &'static str,
}

/// The annotation of every document.
const NOTE: &str = "Taken from an agreement for monitoring only. It is not the agreement: severities, \
                    clocks, exclusions, credits, triggers and dependencies have no place here.";

/// Writes a service document per service and an SLO document per target that fits.
pub fn export(levels: &ServiceLevels) -> Exported {
    let mut documents = Vec::new();
    let mut left = Vec::new();
    for service in &levels.services {
        documents.push(service_document(&service.value));
    }
    for target in levels.targets.iter().map(|target| &target.value) {
        match slo(levels, target) {
            Ok(document) => documents.push(document),
            Err(why) => left.push(LeftBehind {
                record: "target",
                id: target.id.clone(),
                why,
            }),
        }
    }
    left.extend(others(levels));
    Exported {
        yaml: documents.join("---\n"),
        left_behind: left,
    }
}

fn service_document(service: &ServiceRecord) -> String {
    let mut yaml = Yaml::default();
    yaml.plain(0, "apiVersion", "openslo/v1");
    yaml.plain(0, "kind", "Service");
    yaml.open(0, "metadata");
    yaml.text(1, "name", &service.id);
    if let Some(name) = &service.name {
        yaml.text(1, "displayName", &name.value);
    }
    annotate(&mut yaml);
    yaml.open(0, "spec");
    let name = service
        .name
        .as_ref()
        .map_or(service.id.as_str(), |name| name.value.as_str());
    yaml.text(1, "description", name);
    yaml.finish()
}

fn annotate(yaml: &mut Yaml) {
    yaml.open(1, "annotations");
    yaml.text(2, "engross/not-equivalent", NOTE);
}

fn slo(levels: &ServiceLevels, target: &Target) -> Result<String, &'static str> {
    const INCOMPLETE: &str = "the engagement is incomplete";
    let metric = &levels.metric_of(target).ok_or(INCOMPLETE)?.value;
    let kind = metric.kind().ok_or(INCOMPLETE)?;
    let service = levels.service_of(target).ok_or(INCOMPLETE)?;
    let window = target.window().ok_or(INCOMPLETE)?;
    let value = &target.value.as_ref().ok_or(INCOMPLETE)?.value;
    let ratio = match kind.class() {
        Class::TimeRatio | Class::EventRatio => true,
        Class::Quantile => false,
        Class::PerEvent => return Err("a promise per event has no time window"),
        Class::StockRatio | Class::Rate | Class::Count | Class::Score => {
            return Err("only ratios of events or time, and latencies, have a place");
        }
    };
    let (unit, count) = duration(window).ok_or("this window has no counterpart")?;
    let zone = levels.hours_of(target).ok_or(INCOMPLETE)?;
    let mut yaml = Yaml::default();
    yaml.plain(0, "apiVersion", "openslo/v1");
    yaml.plain(0, "kind", "SLO");
    yaml.open(0, "metadata");
    yaml.text(1, "name", &target.id);
    yaml.text(1, "displayName", &levels.label(target));
    annotate(&mut yaml);
    yaml.open(0, "spec");
    let statement = metric
        .statement
        .as_ref()
        .map_or("", |one| one.value.as_str());
    yaml.text(1, "description", statement);
    yaml.text(1, "service", &service.value.id);
    indicator(&mut yaml, metric, kind, ratio);
    yaml.plain(1, "timeWindow", "");
    yaml.plain(2, "- duration", &format!("{count}{unit}"));
    if matches!(window, Window::Rolling { .. }) {
        yaml.plain(3, "isRolling", "true");
    } else {
        yaml.plain(3, "isRolling", "false");
        yaml.open(3, "calendar");
        let from = levels.header.effective.first_of_month();
        yaml.text(4, "startTime", &format!("{from} 00:00:00"));
        yaml.text(4, "timeZone", zone.zone().name());
    }
    let slice = metric
        .granularity
        .as_ref()
        .filter(|_| kind.class() == Class::TimeRatio);
    let slice = slice.and_then(|own| whole_minutes(&own.value.seconds()));
    let method = if slice.is_some() {
        "Timeslices"
    } else {
        "Occurrences"
    };
    yaml.plain(1, "budgetingMethod", method);
    objective(&mut yaml, levels, target, kind, value, slice)?;
    Ok(yaml.finish())
}

fn indicator(yaml: &mut Yaml, metric: &Metric, kind: MetricKind, ratio: bool) {
    let said = |own: &Option<Located<String>>| {
        own.as_ref()
            .map(|own| own.value.clone())
            .unwrap_or_default()
    };
    yaml.open(1, "indicator");
    yaml.open(2, "metadata");
    yaml.text(3, "name", &metric.id);
    yaml.open(2, "spec");
    let source = said(&metric.data_source);
    let query = |yaml: &mut Yaml, depth: usize, phrase: &str| {
        yaml.open(depth, "metricSource");
        yaml.text(depth + 1, "metricSourceRef", &source);
        yaml.text(depth + 1, "type", "engross");
        yaml.open(depth + 1, "spec");
        yaml.text(depth + 2, "phrase", phrase);
    };
    if ratio {
        let good = if kind.good() == crate::engagement::Good::High {
            "good"
        } else {
            "bad"
        };
        yaml.open(3, "ratioMetric");
        yaml.plain(4, "counter", "false");
        yaml.open(4, good);
        query(yaml, 5, &said(&metric.numerator));
        yaml.open(4, "total");
        query(yaml, 5, &said(&metric.denominator));
    } else {
        yaml.open(3, "thresholdMetric");
        query(yaml, 4, &said(&metric.value_definition));
    }
}

fn objective(
    yaml: &mut Yaml,
    levels: &ServiceLevels,
    target: &Target,
    kind: MetricKind,
    value: &Quantity,
    slice: Option<String>,
) -> Result<(), &'static str> {
    yaml.plain(1, "objectives", "");
    yaml.text(2, "- displayName", &levels.label(target));
    // The share of good events; a bad share is turned round.
    let share = match value {
        Quantity::Percentage(share) if kind.good() == crate::engagement::Good::High => {
            share.share()
        }
        Quantity::Percentage(share) => share.complement().share(),
        Quantity::Period(Period::Elapsed(time)) => {
            let metric = levels.metric_of(target).map(|metric| &metric.value);
            let quantile = metric
                .and_then(Metric::quantile)
                .ok_or("its percentile is not stated")?;
            yaml.plain(3, "op", "lte");
            yaml.plain(3, "value", &time.seconds().to_string());
            quantile
        }
        _ => return Err("only ratios of events or time, and latencies, have a place"),
    };
    if share >= Exact::one() {
        return Err("a target of 100% has no place there");
    }
    yaml.plain(3, "target", &share.to_string());
    if let Some(slice) = slice {
        yaml.plain(3, "timeSliceTarget", "1");
        yaml.plain(3, "timeSliceWindow", &slice);
    }
    Ok(())
}

/// The length of a window as OpenSLO counts: `1M`, `1Q`.
fn duration(window: Window) -> Option<(&'static str, u16)> {
    match window {
        Window::PerEvent => None,
        Window::CalendarWeek => Some(("w", 1)),
        Window::CalendarMonth => Some(("M", 1)),
        Window::CalendarQuarter => Some(("Q", 1)),
        Window::CalendarYear | Window::ContractYear => Some(("Y", 1)),
        Window::Rolling { days, .. } => Some(("d", days)),
    }
}

fn whole_minutes(seconds: &Exact) -> Option<String> {
    let minutes = seconds.checked_div(&Exact::from(60))?;
    (minutes.is_whole() && !minutes.is_zero()).then(|| format!("{minutes}m"))
}

/// Every record that no document mentions.
fn others(levels: &ServiceLevels) -> Vec<LeftBehind> {
    let mut left = Vec::new();
    let mut add = |record: &'static str, why: &'static str, ids: Vec<String>| {
        left.extend(ids.into_iter().map(|id| LeftBehind { record, id, why }));
    };
    macro_rules! ids {
        ($list:ident) => {
            levels
                .$list
                .iter()
                .map(|one| one.value.id.clone())
                .collect()
        };
    }
    add(
        "severity",
        "no place for classes of incidents",
        ids!(severities),
    );
    add(
        "clock",
        "no place for start, stop, pause and reopening",
        ids!(clocks),
    );
    add(
        "exclusion",
        "no place for time that does not count",
        ids!(exclusions),
    );
    add("escalation", "no place for people", ids!(escalations));
    add("credit-scheme", "no place for money", ids!(credit_schemes));
    add("bonus", "no place for money", ids!(bonuses));
    add("trigger", "no place for rights", ids!(triggers));
    add(
        "dependency",
        "no place for duties of the customer",
        ids!(dependencies),
    );
    add("report", "no place for reports", ids!(reports));
    let floors = levels
        .targets
        .iter()
        .filter(|one| one.value.minimum.is_some());
    let floors = floors.map(|one| one.value.id.clone()).collect();
    add("minimum of target", "one objective has one level", floors);
    let few = levels
        .targets
        .iter()
        .filter(|one| one.value.small_sample.is_some());
    let few = few.map(|one| one.value.id.clone()).collect();
    add(
        "small-sample of target",
        "no place for rules about few events",
        few,
    );
    left
}
