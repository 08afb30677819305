//! Vectors about recovery, backups and data volumes.

use engross::measure::Exact;
use engross::sla::{
    after_recoveries, downtime_budget, full_recoveries, largest_interval, outages_in,
    restore_duration,
};
use serde_json::Value;

use super::Case;

pub(super) fn rto_vs_availability(case: &Case<'_>) -> Value {
    let seconds = |key| case.number(key) * Exact::from(3600);
    let (agreed, rto) = (seconds("hours"), seconds("rto_h"));
    let budget = downtime_budget(&case.percentage("target"), &agreed);
    case.answers(|answer| match answer {
        "budget_s" => Some(budget.clone()),
        "full_rto_events" => full_recoveries(&budget, &rto).map(Exact::from),
        "after_one_event" => Some(after_recoveries(&agreed, &rto, 1)?.percent().clone()),
        _ => None,
    })
}

pub(super) fn mean_uptime_needed(case: &Case<'_>) -> Value {
    let repair = case.number("mttr_h");
    let uptime = engross::sla::mean_uptime_needed(&case.percentage("target"), &repair).unwrap();
    case.answers(|answer| {
        if answer == "mean_uptime_h" {
            return Some(uptime.clone());
        }
        let hours = answer.strip_prefix("outages_per_")?.strip_suffix('h')?;
        outages_in(&hours.parse().ok()?, &uptime, &repair)
    })
}

pub(super) fn worst_loss(case: &Case<'_>) -> Value {
    let [interval, duration, lag] =
        ["interval", "duration", "copy_lag"].map(|key| case.number(key));
    case.answers(|answer| {
        if let Some(rpo) = answer.strip_prefix("max_interval_for_rpo_") {
            return largest_interval(&rpo.parse().ok()?, &duration, &lag, 0);
        }
        let failed = answer.strip_suffix("_failed")?.parse().ok()?;
        Some(engross::sla::worst_loss(&interval, &duration, &lag, failed))
    })
}

pub(super) fn restore_time(case: &Case<'_>) -> Value {
    let volume = case.number("gb");
    case.answers(|answer| {
        let rate = answer
            .strip_prefix("at_")?
            .strip_suffix("_gb_h")?
            .parse()
            .ok()?;
        restore_duration(&volume, &rate)
    })
}
