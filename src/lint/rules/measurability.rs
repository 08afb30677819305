//! What cannot be measured?

pub(super) mod coarse_clock;
pub(super) mod coarse_sampling;
pub(super) mod criterion_without_number;
pub(super) mod data_kept_too_short;
pub(super) mod measured_inside_provider;
pub(super) mod no_failure_allowed;
pub(super) mod notice_clock_skips_sub_contractors;
pub(super) mod statistic_of_statistic;
pub(super) mod too_few_events;
pub(super) mod too_few_values;
pub(super) mod too_many_decimals;
pub(super) mod unverified_measurement;
pub(super) mod vague_wording;
pub(super) mod volume_not_stated;
pub(super) mod window_against_charges;
pub(super) mod wrong_dimension;
