//! Credits that are charged back after enough good windows. The miss still counts for triggers.

use super::promise::Comparator;
use crate::measure::Exact;

/// What is charged back: the whole credit when so many windows after the miss all keep the level.
///
/// Nothing while windows are still to come, or when one of them fell short.
pub fn earned_back(
    credit: &Exact,
    following: &[Exact],
    windows: usize,
    comparator: Comparator,
    level: &Exact,
) -> Exact {
    let kept = following
        .get(..windows)
        .is_some_and(|results| results.iter().all(|result| comparator.keeps(result, level)));
    if kept { credit.clone() } else { Exact::zero() }
}
