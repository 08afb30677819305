//! Clocks, pauses, returning faults and events left out, in words.

use serde_json::{Map, Value, json};

use super::hours::days_in_words;
use super::levels::party;
use super::{name_of, shown};
use crate::service_levels::{ClockRecord, ExclusionKind, ExclusionRecord, ServiceLevels};
use crate::sla::{ReopenEffect, Treatment};
use crate::written::in_words;

/// Adds clocks, pauses and exclusions as rows.
pub(super) fn add(levels: &ServiceLevels, data: &mut Map<String, Value>) {
    let clocks = levels.clocks.iter().map(|clock| &clock.value);
    let rows: Vec<Value> = clocks.clone().map(|clock| row(clock, data)).collect();
    data.insert("reopenings".into(), Value::Array(reopenings(&rows)));
    data.insert("clocks".into(), Value::Array(rows));
    let rows: Vec<Value> = clocks
        .flat_map(|clock| pauses(levels, clock, data))
        .collect();
    data.insert("pauses".into(), Value::Array(rows));
    let exclusions = levels.exclusions.iter().map(|one| &one.value);
    let rows: Vec<Value> = exclusions.map(|one| left_out(levels, one, data)).collect();
    data.insert("exclusions".into(), Value::Array(rows));
}

fn row(clock: &ClockRecord, data: &Map<String, Value>) -> Value {
    let calendar = match clock.calendar.as_ref().map(|own| own.value.as_str()) {
        Some("severity") => "that of the Severity".to_owned(),
        Some(id) => name_of(id, data),
        None => "–".to_owned(),
    };
    let workaround = match clock.workaround_stops.as_ref().map(|own| own.value) {
        Some(true) => "; an accepted workaround",
        _ => "",
    };
    let reopen = clock.reopen.as_ref().map(|reopen| &reopen.value);
    let effect = |effect: Option<ReopenEffect>| match effect {
        Some(ReopenEffect::OriginalStart) => "from the first start, the time between included",
        Some(ReopenEffect::Cumulative) => "added to the time before",
        None => "–",
    };
    json!({
        "id": clock.id,
        "name": name_of(&clock.id, data),
        "starts": clock.start_event.as_ref().map(|own| event(&own.value)).unwrap_or_default(),
        "stops": clock.stop_event.as_ref().map(|own| event(&own.value) + workaround).unwrap_or_default(),
        "calendar": calendar,
        "precision": shown(clock.precision.as_ref()),
        "same_within": shown(reopen.and_then(|own| own.within.as_ref())),
        "early": shown(reopen.and_then(|own| own.early.as_ref())),
        "early_effect": effect(reopen.and_then(|own| own.early_effect.as_ref()).map(|own| own.value)),
        "effect": effect(reopen.and_then(|own| own.effect.as_ref()).map(|own| own.value)),
    })
}

/// One row for all clocks that treat a fault that returns alike.
fn reopenings(clocks: &[Value]) -> Vec<Value> {
    let treatment = |clock: &Value| {
        ["same_within", "early", "early_effect", "effect"].map(|key| clock[key].clone())
    };
    let mut rows: Vec<Value> = Vec::new();
    for clock in clocks {
        let name = clock["name"].as_str().unwrap_or_default();
        match rows
            .iter_mut()
            .find(|row| treatment(row) == treatment(clock))
        {
            Some(row) => {
                let names = row["name"].as_str().unwrap_or_default();
                row["name"] = json!(format!("{names}; {name}"));
            }
            None => rows.push(clock.clone()),
        }
    }
    rows
}

fn pauses(levels: &ServiceLevels, clock: &ClockRecord, data: &Map<String, Value>) -> Vec<Value> {
    let pauses = clock.pauses.as_ref().map(|list| list.value.as_slice());
    let rows = pauses.unwrap_or_default().iter().map(|pause| {
        let pause = &pause.value;
        json!({
            "clock": name_of(&clock.id, data),
            "when": shown(pause.when.as_ref()),
            "max": shown(pause.max.as_ref()),
            "evidence": shown(pause.evidence.as_ref()),
            "caused_by": party(levels, pause.caused_by.as_ref().map(|own| own.value.as_str())),
        })
    });
    rows.collect()
}

fn left_out(levels: &ServiceLevels, one: &ExclusionRecord, data: &Map<String, Value>) -> Value {
    let windows: Vec<String> = one
        .windows
        .iter()
        .map(|window| {
            let window = &window.value;
            let day = window.day.as_ref().map_or("", |day| day.value.as_str());
            format!(
                "{} from {} to {}",
                days_in_words(&[day]),
                shown(window.from.as_ref()),
                shown(window.to.as_ref())
            )
        })
        .collect();
    let treatment = |treatment: Option<Treatment>| match treatment {
        Some(Treatment::RemoveBoth) => "leaves agreed time and interruptions",
        Some(Treatment::CountsAsDown) => "counts as an interruption",
        Some(Treatment::CountsAsUp) => "counts as no interruption",
        None => "–",
    };
    json!({
        "kind": one.kind.as_ref().map_or("–", |kind| exclusion(kind.value)),
        "treatment": treatment(one.treatment.as_ref().map(|own| own.value)),
        "windows": windows,
        "cap": one.cap.as_ref().map(|own| own.value.to_string()).unwrap_or_default(),
        "cap_per": one.cap_per.as_ref().map(|own| own.value.to_string()).unwrap_or_default(),
        "beyond_cap": treatment(one.beyond_cap.as_ref().map(|own| own.value)),
        "notice": one.notice.as_ref().map(|own| own.value.to_string()).unwrap_or_default(),
        "notice_to": one.notice_to.as_ref().map(|own| own.value.clone()).unwrap_or_default(),
        "notice_name": one.notice_to.as_ref().map(|own| name_of(&own.value, data)).unwrap_or_default(),
        "evidence": shown(one.evidence.as_ref()),
        "approver": party(levels, one.approver.as_ref().map(|own| own.value.as_str())),
        "claim_within": shown(one.claim_within.as_ref()),
    })
}

/// An exclusion in words.
pub(super) fn exclusion(kind: ExclusionKind) -> &'static str {
    match kind {
        ExclusionKind::PlannedMaintenance => "planned maintenance",
        ExclusionKind::EmergencyMaintenance => "emergency maintenance",
        ExclusionKind::CustomerCause => "act of the Customer",
        ExclusionKind::CustomerRequest => "request of the Customer",
        ExclusionKind::ForceMajeure => "force majeure",
        ExclusionKind::Suspension => "suspension under this Agreement",
    }
}

/// `incident.acknowledged-by-person` as "incident acknowledged by person".
///
/// An event that is described in words already is printed as it is.
fn event(name: &str) -> String {
    if name.contains(' ') {
        return name.to_owned();
    }
    in_words(&name.replace('.', " "))
}
