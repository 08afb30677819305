//! Recovery, backups, security times, disputes and review, in words.

use serde_json::{Map, Value, json};

use super::levels::party;
use super::{in_sentence, name_of, shown};
use crate::measure::{Elapsed, Exact, spelled_time};
use crate::service_levels::{Backup, Continuity, RecoveryTest, ServiceLevels};
use crate::sla::{path_time, worst_loss};
use crate::source::Located;
use crate::written::in_words;

/// Adds objectives, paths, backups and tests of recovery, security times, disputes and review.
pub(super) fn add(levels: &ServiceLevels, data: &mut Map<String, Value>) {
    let records = || levels.continuity.iter().map(|one| &one.value);
    let objectives: Vec<Value> = records().map(|one| objective(one, data)).collect();
    let paths: Vec<Value> = records().flat_map(|one| paths(levels, one, data)).collect();
    let backups: Vec<Value> = records().flat_map(|one| backups(one, data)).collect();
    let tests: Vec<Value> = records().flat_map(|one| tests(one, data)).collect();
    data.insert("recovery_objectives".into(), Value::Array(objectives));
    data.insert("recovery_paths".into(), Value::Array(paths));
    data.insert("backups".into(), Value::Array(backups));
    data.insert("recovery_tests".into(), Value::Array(tests));
    data.insert(
        "security_times".into(),
        Value::Array(security(levels, data)),
    );
    data.insert("dispute_rules".into(), Value::Array(dispute(levels, data)));
    data.insert("review_rules".into(), Value::Array(review(levels)));
}

fn service(one: &Continuity, data: &Map<String, Value>) -> String {
    let id = one.service.as_ref().map_or("", |own| own.value.as_str());
    name_of(id, data)
}

fn named(id: Option<&Located<String>>, data: &Map<String, Value>) -> String {
    id.map_or_else(|| "–".to_owned(), |id| name_of(&id.value, data))
}

fn objective(one: &Continuity, data: &Map<String, Value>) -> Value {
    let first = match &one.full_rto_event_breaches_availability {
        Some(own) if own.value == "accepted" => "also a miss of the availability target",
        _ => "–",
    };
    json!({
        "service": service(one, data),
        "rto": shown(one.rto.as_ref()),
        "rpo": shown(one.rpo.as_ref()),
        "rto_level": named(one.rto_target.as_ref(), data),
        "rpo_level": named(one.rpo_target.as_ref(), data),
        "covered_by": one.rpo_covered_by.as_ref().map_or_else(|| "–".to_owned(), |own| {
            let backup = one.backups.iter().find(|backup| backup.value.id == own.value);
            backup.map_or_else(|| in_words(&own.value), |backup| called(&backup.value))
        }),
        "full_recovery": first,
    })
}

fn paths(levels: &ServiceLevels, one: &Continuity, data: &Map<String, Value>) -> Vec<Value> {
    let mut rows = Vec::new();
    for path in &one.paths {
        let path = &path.value;
        let mut row = |step: String, time: String, by: String| {
            rows.push(json!({
                "service": service(one, data), "path": in_words(&path.id),
                "step": step, "time": time, "by": by,
            }));
        };
        for step in &path.steps {
            let step = &step.value;
            let by = party(levels, step.by.as_ref().map(|own| own.value.as_str()));
            row(shown(step.what.as_ref()), shown(step.time.as_ref()), by);
        }
        let times: Option<Vec<Exact>> = path
            .steps
            .iter()
            .map(|step| step.value.time.as_ref().map(|time| time.value.seconds()))
            .collect();
        if let Some(times) = times {
            row(
                "all steps".to_owned(),
                spelled_time(&path_time(&times)),
                "–".to_owned(),
            );
        }
    }
    rows
}

fn backups(one: &Continuity, data: &Map<String, Value>) -> Vec<Value> {
    let rows = one.backups.iter().map(|backup| {
        let backup = &backup.value;
        json!({
            "service": service(one, data),
            "backup": called(backup),
            "interval": shown(backup.interval.as_ref()),
            "duration": shown(backup.duration.as_ref()),
            "copy_lag": shown(backup.copy_lag.as_ref()),
            "retention": shown(backup.retention.as_ref()),
            "copy": match (flag(backup.offsite.as_ref()), flag(backup.immutable.as_ref())) {
                (true, true) => "at a second place, unchangeable",
                (true, false) => "at a second place",
                (false, true) => "unchangeable",
                (false, false) => "–",
            },
            "oldest": oldest(backup).unwrap_or_else(|| "–".to_owned()),
        })
    });
    rows.collect()
}

fn called(backup: &Backup) -> String {
    let name = backup.name.as_ref();
    name.map_or_else(|| in_sentence(&backup.id), |name| name.value.clone())
}

fn flag(own: Option<&Located<bool>>) -> bool {
    own.is_some_and(|own| own.value)
}

/// The age of the newest copy at worst while every job succeeds.
fn oldest(backup: &Backup) -> Option<String> {
    let seconds = |own: &Option<Located<Elapsed>>| Some(own.as_ref()?.value.seconds());
    let loss = worst_loss(
        &seconds(&backup.interval)?,
        &seconds(&backup.duration)?,
        &seconds(&backup.copy_lag)?,
        0,
    );
    Some(spelled_time(&loss))
}

fn tests(one: &Continuity, data: &Map<String, Value>) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut row = |name: &str, test: &Option<Located<RecoveryTest>>| {
        if let Some(test) = test {
            rows.push(json!({
                "service": service(one, data),
                "test": name,
                "every": shown(test.value.every.as_ref()),
                "level": named(test.value.target.as_ref(), data),
                "success": shown(test.value.success.as_ref()),
            }));
        }
    };
    row("restore of data", &one.restore_test);
    row("recovery of the Service", &one.recovery_test);
    rows
}

fn security(levels: &ServiceLevels, data: &Map<String, Value>) -> Vec<Value> {
    let Some(security) = levels.security.as_ref().map(|own| &own.value) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    if let Some(id) = &security.notification_target {
        let limit = levels.target(&id.value);
        rows.push(json!({
            "event": "notice of a Security Incident",
            "within": shown(limit.and_then(|target| target.value.value.as_ref())),
            "level": name_of(&id.value, data),
        }));
    }
    for patch in &security.patch_targets {
        let level = patch
            .value
            .level
            .as_ref()
            .map_or("", |own| own.value.as_str());
        rows.push(json!({
            "event": format!("closing a {level} weakness"),
            "within": shown(patch.value.within.as_ref()),
            "level": named(patch.value.target.as_ref(), data),
        }));
    }
    rows
}

fn dispute(levels: &ServiceLevels, data: &Map<String, Value>) -> Vec<Value> {
    let Some(dispute) = levels.dispute.as_ref().map(|own| &own.value) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let mut row = |rule: &str, text: Option<String>| {
        rows.extend(text.map(|text| json!({ "rule": rule, "text": text })));
    };
    let after = |own: &Option<Located<crate::measure::Period>>, of: &str| {
        own.as_ref().map(|own| format!("{} after {of}", own.value))
    };
    let order: Vec<String> = dispute
        .evidence_order
        .iter()
        .map(|id| name_of(&id.value, data))
        .collect();
    row(
        "Last day to contest a result",
        after(&dispute.raise_within, "receipt of the report"),
    );
    row(
        "Order of the sources",
        (!order.is_empty()).then(|| order.join("; ")),
    );
    row(
        "Until the decision",
        dispute.meanwhile.as_ref().map(|own| own.value.clone()),
    );
    row(
        "Last day to decide",
        after(&dispute.resolve_within, "the result was contested"),
    );
    row(
        "Escalated in the meantime",
        dispute
            .escalation
            .as_ref()
            .map(|own| format!("by the steps of the path {}", name_of(&own.value, data))),
    );
    row(
        "Without a decision",
        dispute.then.as_ref().map(|own| own.value.clone()),
    );
    rows
}

fn review(levels: &ServiceLevels) -> Vec<Value> {
    let Some(review) = levels.review.as_ref().map(|own| &own.value) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let mut row = |rule: &str, text: Option<String>| {
        rows.extend(text.map(|text| json!({ "rule": rule, "text": text })));
    };
    let both: Vec<String> = review
        .change_needs
        .iter()
        .map(|id| party(levels, Some(&id.value)))
        .collect();
    row(
        "Review",
        review.every.as_ref().map(|own| own.value.to_string()),
    );
    row(
        "Consent to a change",
        (!both.is_empty()).then(|| both.join(" and ")),
    );
    let last = review.bedding_in_until.as_ref();
    row(
        "End of the Baseline Period",
        last.map(|own| crate::measure::long_date(own.value)),
    );
    row(
        "In the Baseline Period",
        review
            .bedding_in_effect
            .as_ref()
            .map(|own| own.value.clone()),
    );
    row(
        "Longest Baseline Period",
        review
            .max_bedding_in
            .as_ref()
            .map(|own| own.value.to_string()),
    );
    rows
}
