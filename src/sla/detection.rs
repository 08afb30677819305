//! What a probe can see: an outage shorter than interval times confirmations leaves no trace (model 3.5).

use crate::measure::Exact;

/// The smallest outage a source can see, against the downtime budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    /// The smallest visible outage, in seconds.
    pub seconds: Exact,
    /// Its share of the budget; nothing where there is no budget.
    pub share_of_budget: Option<Exact>,
}

/// A probe that runs every so many seconds and believes so many failures in a row.
pub fn detection(budget: &Exact, interval: &Exact, confirm: u32) -> Detection {
    let seconds = interval * Exact::from(confirm);
    let share_of_budget = seconds.checked_div(budget);
    Detection {
        seconds,
        share_of_budget,
    }
}
