//! Service-level arithmetic: what a promise allows, what was kept, and what it costs when it was not.
//!
//! Pure functions over exact amounts. Percentages are [`Percentage`](crate::measure::Percentage)s,
//! times are seconds unless a name says otherwise, money is a bare amount of the currency of the
//! agreement. Nothing here has a default: rounding, gaps, empty windows, stacking and partial units
//! come from the caller, because each of them moves the promise.

mod bands;
mod bonus;
mod budget;
mod clock;
mod composite;
mod continuity;
mod credits;
mod detection;
mod earn_back;
mod events;
mod maintenance;
mod points;
mod pool;
mod promise;
mod quantile;
mod samples;
mod tiers;
mod trigger;
mod window;

pub use bands::{Band, Bands, Edge};
pub use bonus::{Bonus, bonus};
pub use budget::{
    BudgetLine, agreed_windows, budget_table, downtime_budget, effective_target, length_seconds,
    shortest_agreed,
};
pub use clock::{ReopenEffect, due, due_day, restore_time};
pub use composite::{Part, composite, serial, serial_part_needed, unit_needed};
pub use continuity::{
    after_recoveries, contradicts, full_recoveries, largest_interval, mean_uptime_needed,
    outages_in, path_time, restore_duration, worst_loss,
};
pub use credits::{
    Charges, CreditMonth, CreditTerms, CutBy, Missed, Repeat, Stacking, cover_ratio, credit_month,
};
pub use detection::{Detection, detection};
pub use earn_back::earned_back;
pub use events::{EventPromise, EventResult, NoEvents, SmallSample, judge_events, within_volume};
pub use maintenance::{PlannedMaintenance, planned_maintenance};
pub use points::points;
pub use pool::{AtRisk, at_risk, pool_share};
pub use promise::{Arithmetic, Comparator, Compare, Promise, Verdict};
pub use quantile::{QuantileMethod, quantile};
pub use samples::{
    Limits, any_breach, breach_probability, clopper_pearson, misses_allowed, one_miss_from, wilson,
    zero_miss_sample,
};
pub use tiers::{Tier, TierLine, cheapest, compare_tiers};
pub use trigger::first_firing;
pub use window::{
    Availability, Exclusion, MissingData, Observed, PartialUnit, Resolution, Treatment,
    availability,
};
