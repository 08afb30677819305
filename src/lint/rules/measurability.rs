//! What cannot be measured?

pub(super) mod ambiguous_time_zone;
pub(super) mod average_hides_tail;
pub(super) mod coarse_clock;
pub(super) mod coarse_sampling;
pub(super) mod criterion_without_number;
pub(super) mod data_kept_too_short;
pub(super) mod effort_instead_of_target;
pub(super) mod exit_without_period;
pub(super) mod hours_not_defined;
pub(super) mod hours_without_zone;
pub(super) mod latency_without_percentile;
pub(super) mod maintenance_eats_promise;
pub(super) mod measured_inside_provider;
pub(super) mod no_failure_allowed;
pub(super) mod no_performance_report;
pub(super) mod notice_clock_skips_sub_contractors;
pub(super) mod open_exclusions;
pub(super) mod percentage_without_method;
pub(super) mod percentage_without_window;
pub(super) mod range_instead_of_target;
pub(super) mod records_of_one_side;
pub(super) mod recovery_never_tested;
pub(super) mod resolution_without_end;
pub(super) mod response_not_defined;
pub(super) mod response_without_resolution;
pub(super) mod security_duty_without_time;
pub(super) mod severity_not_defined;
pub(super) mod severity_set_by_provider;
pub(super) mod statistic_of_statistic;
pub(super) mod target_cell_without_number;
pub(super) mod target_without_remedy;
pub(super) mod target_without_unit;
pub(super) mod time_without_start;
pub(super) mod too_few_events;
pub(super) mod too_few_values;
pub(super) mod too_many_decimals;
pub(super) mod unlimited_maintenance;
pub(super) mod unlimited_pause;
pub(super) mod unverified_measurement;
pub(super) mod vague_wording;
pub(super) mod volume_not_stated;
pub(super) mod window_against_charges;
pub(super) mod window_ends_early;
pub(super) mod wrong_dimension;

/// "severity 1, severity 2 and severity 3".
pub(super) fn said(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [many @ .., last] => format!("{} and {last}", many.join(", ")),
    }
}
pub(super) mod should_instead_of_shall;
pub(super) mod vague_duty;
