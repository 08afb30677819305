//! Which function of the vectors is which.

use serde_json::Value;

use super::{Case, availabilities, clocks, continuities, remedies, samples};

pub(super) fn run(case: &Case<'_>) -> Value {
    let function: fn(&Case<'_>) -> Value = match case.function {
        "budget_seconds" => availabilities::budget_seconds,
        "agreed_hours" => availabilities::agreed_hours,
        "maintenance" => availabilities::maintenance,
        "serial" => availabilities::serial,
        "k_of_n" => availabilities::k_of_n,
        "composite" => availabilities::composite,
        "availability_month" => availabilities::availability_month,
        "detection_share" => availabilities::detection_share,
        "min_sample" => samples::min_sample,
        "quantile" => samples::quantile,
        "round_then_band" => remedies::round_then_band,
        "points_with_repeat" => remedies::points_with_repeat,
        "pool" => remedies::pool,
        "two_bands_two_caps" => remedies::two_bands_two_caps,
        "credit_month" => remedies::credit_month,
        "earn_back" => remedies::earn_back,
        "tiers" => remedies::tiers,
        "rto_vs_availability" => continuities::rto_vs_availability,
        "mean_uptime_needed" => continuities::mean_uptime_needed,
        "worst_loss_min" | "worst_loss_h" => continuities::worst_loss,
        "restore_time_h" => continuities::restore_time,
        "due" => clocks::due,
        "due_day" => clocks::due_day,
        "restore_seconds" => clocks::restore_seconds,
        name => match name
            .strip_prefix("trigger_")
            .and_then(|rule| rule.split_once("_of_last_"))
        {
            Some(_) => remedies::trigger,
            None => panic!("{}: nobody knows the function `{name}`", case.id),
        },
    };
    function(case)
}
