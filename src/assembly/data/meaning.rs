//! What each availability target means, in hours and minutes, and what maintenance does to it.

use serde_json::{Map, Value, json};

use super::name_of;
use crate::measure::{Rounding, Window, spelled_time};
use crate::service_levels::{Meaning, ServiceLevels, Target};

/// Adds a row per availability target and length of time, and a row per target with maintenance.
pub(super) fn add(levels: &ServiceLevels, data: &mut Map<String, Value>) {
    let mut meanings = Vec::new();
    let mut maintenance = Vec::new();
    for target in levels.targets.iter().map(|target| &target.value) {
        let Some(meaning) = levels.meaning(target) else {
            continue;
        };
        meanings.extend(rows(target, &meaning, data));
        maintenance.extend(maintained(levels, target, &meaning, data));
    }
    data.insert("availability_meanings".into(), Value::Array(meanings));
    data.insert("maintenance_meanings".into(), Value::Array(maintenance));
}

fn rows(target: &Target, meaning: &Meaning, data: &Map<String, Value>) -> Vec<Value> {
    let promised = target.percentage().map(ToString::to_string);
    let rows = meaning.allowed.iter().map(|allowed| {
        json!({
            "name": name_of(&target.id, data),
            "target": promised,
            "length": allowed.length,
            "agreed": spelled_time(&allowed.agreed),
            "allowed": spelled_time(&allowed.down),
        })
    });
    rows.collect()
}

fn maintained(
    levels: &ServiceLevels,
    target: &Target,
    meaning: &Meaning,
    data: &Map<String, Value>,
) -> Option<Value> {
    let caps = &meaning.maintenance;
    let shortest = meaning.shortest.as_ref()?;
    let outcome = meaning.with_maintenance.as_ref()?;
    if caps.total().is_zero() && !caps.uncapped {
        return None;
    }
    let decimals = levels.rules().map_or(3, |rules| rules.percent_decimals);
    let window = match target.window() {
        Some(Window::PerEvent) | None => return None,
        Some(window) => window.to_string(),
    };
    let most = |seconds| {
        if caps.uncapped {
            "no maximum".to_owned()
        } else {
            spelled_time(seconds)
        }
    };
    let seen = match (&target.user_visible_floor, caps.uncapped) {
        (Some(floor), _) => floor.value.to_string(),
        (None, true) => "no percentage".to_owned(),
        // What is printed must never be more than what may happen.
        (None, false) => format!(
            "{}%",
            outcome.user_visible.fixed(decimals, Rounding::Truncate)
        ),
    };
    Some(json!({
        "name": name_of(&target.id, data),
        "window": window,
        "agreed": spelled_time(shortest),
        "planned": most(&caps.planned),
        "emergency": most(&caps.emergency),
        "outside": spelled_time(&outcome.budget_excluded),
        "inside": spelled_time(&outcome.budget_included),
        "fits": outcome.fits_budget,
        "floor": seen,
    }))
}
