//! Amounts at risk, and how they are shared out among service levels.

use crate::measure::{Exact, Percentage};

/// A service level's share of the pool that an amount at risk feeds.
pub fn pool_share(at_risk: &Exact, pool: &Percentage, allocation: &Percentage) -> Exact {
    allocation.of(&pool.of(at_risk))
}

/// What a month puts at risk when every service level fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtRisk {
    /// The most that is paid.
    pub limit: Exact,
    /// What all allocations come to; they may add up to more than the limit.
    pub uncapped: Exact,
    /// What is paid when all fail.
    pub paid: Exact,
}

/// Shares of an amount at risk, itself a share of the monthly charge.
pub fn at_risk(monthly: &Exact, share: &Percentage, allocations: &[Percentage]) -> AtRisk {
    let limit = share.of(monthly);
    let uncapped: Exact = allocations
        .iter()
        .map(|allocation| allocation.of(&limit))
        .sum();
    let paid = uncapped.clone().min(limit.clone());
    AtRisk {
        limit,
        uncapped,
        paid,
    }
}
