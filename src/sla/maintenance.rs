//! What planned maintenance does to a promise, and what users then see (model 3.2).

use super::budget::downtime_budget;
use crate::measure::{Exact, Percentage};

/// The same maintenance, left out of the agreed time or counted as downtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedMaintenance {
    /// Downtime allowed when maintenance is left out of the agreed time.
    pub budget_excluded: Exact,
    /// Downtime allowed, maintenance among it, when it counts.
    pub budget_included: Exact,
    /// What users see at worst when it is left out: the floor to state.
    pub user_visible: Percentage,
    /// The result when there was maintenance and nothing else, and it counts.
    pub only_maintenance: Percentage,
    /// Whether the promise can be kept at all when it counts.
    pub fits_budget: bool,
}

/// Judges maintenance within agreed time, both in the same unit; budgets come in that unit.
///
/// Nothing where there is no agreed time, or less of it than of maintenance.
pub fn planned_maintenance(
    target: &Percentage,
    agreed: &Exact,
    maintenance: &Exact,
) -> Option<PlannedMaintenance> {
    let left = agreed - maintenance;
    if maintenance.is_negative() || left.is_negative() {
        return None;
    }
    let share_left = left.checked_div(agreed)?;
    let budget_included = downtime_budget(target, agreed);
    Some(PlannedMaintenance {
        budget_excluded: downtime_budget(target, &left),
        user_visible: Percentage::of_share(&target.of(&share_left))?,
        only_maintenance: Percentage::of_share(&share_left)?,
        fits_budget: *maintenance <= budget_included,
        budget_included,
    })
}
