//! What few events can show: misses allowed, events needed, and limits of confidence (model 3.4).

mod binomial;
mod limits;
mod power;

pub use limits::{Limits, clopper_pearson, wilson};

use crate::measure::{Exact, Percentage};

/// Misses a promise of "at least T in time" allows among so many events: `⌊n(1 − T)⌋`.
pub fn misses_allowed(events: u64, target: &Percentage) -> u64 {
    Exact::whole(target.complement().of(&Exact::from(events)).floor())
        .to_u64()
        .unwrap_or_default()
}

/// From how many events on one miss is no breach: `⌈1/(1 − T)⌉`; nothing for a target of 100 %.
pub fn one_miss_from(target: &Percentage) -> Option<u64> {
    let events = Exact::one().checked_div(&target.complement().share())?;
    Exact::whole(events.ceil()).to_u64()
}

/// How many events without any miss show a target with a confidence: the least n with `Tⁿ ≤ 1 − C`.
///
/// Nothing where no number does, or none below 10¹².
pub fn zero_miss_sample(target: &Percentage, confidence: &Percentage) -> Option<u64> {
    const MOST: u64 = 1_000_000_000_000;
    let (share, doubt) = (target.share(), confidence.complement().share());
    let shown = |events| power::at_most(&share, events, &doubt);
    let mut above = 1;
    while !shown(above) {
        above = Some(above * 2).filter(|events| *events <= MOST)?;
    }
    let mut below = above / 2;
    while above - below > 1 {
        let middle = below.midpoint(above);
        if shown(middle) {
            above = middle;
        } else {
            below = middle;
        }
    }
    Some(above)
}

/// How probable a breach of the target is in a window of so many events, each in time with a true
/// probability. Nothing beyond 3,000 events.
///
/// What is left to one is a false pass when the true rate is below the target.
pub fn breach_probability(
    events: u64,
    target: &Percentage,
    true_rate: &Percentage,
) -> Option<Percentage> {
    let least = events - misses_allowed(events, target);
    let kept = binomial::at_least(least, events, &true_rate.share())?;
    Some(Percentage::clamped_share(&kept).complement())
}

/// How probable at least one breach is in so many windows.
pub fn any_breach(one: &Percentage, windows: u32) -> Percentage {
    Percentage::clamped_share(&one.complement().share().pow(windows)).complement()
}

#[cfg(test)]
mod tests;
