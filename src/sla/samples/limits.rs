//! Between which limits the true rate lies, given how many of how many succeeded.

use num_bigint::BigInt;

use super::binomial::{MOST_EVENTS, upper_tail};
use crate::measure::{Exact, Percentage, Rounding};

/// Decimals of the share in which limits are searched.
const DECIMALS: u32 = 14;
/// Significant digits in which limits are shown.
const DIGITS: u32 = 7;

/// Two limits, each with seven significant digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The true rate is hardly below this.
    pub low: Percentage,
    /// The true rate is hardly above this.
    pub high: Percentage,
}

/// The exact limits of Clopper and Pearson, from the binomial distribution itself.
///
/// Nothing without events, with more successes than events, or beyond 3,000 events.
pub fn clopper_pearson(successes: u64, events: u64, confidence: &Percentage) -> Option<Limits> {
    if events == 0 || successes > events || events > MOST_EVENTS {
        return None;
    }
    let side = confidence.complement().share() * Exact::decimal(5, 1);
    let low = match successes {
        0 => Exact::zero(),
        _ => crossing(successes, events, &side),
    };
    let high = match events - successes {
        0 => Exact::one(),
        misses => Exact::one() - crossing(misses, events, &side),
    };
    Some(Limits {
        low: shown(&low),
        high: shown(&high),
    })
}

/// The rate at which so many successes or more have exactly this probability, cut to the grid.
fn crossing(successes: u64, events: u64, probability: &Exact) -> Exact {
    let whole = BigInt::from(10).pow(DECIMALS);
    let all = num_traits::pow(whole.clone(), usize::try_from(events).unwrap_or_default());
    let limit = Exact::whole(all) * probability;
    let (mut below, mut above) = (BigInt::from(0), whole.clone());
    while &above - &below > BigInt::from(1) {
        let middle: BigInt = (&below + &above) / 2;
        if Exact::whole(upper_tail(successes, events, &middle, &whole)) <= limit {
            below = middle;
        } else {
            above = middle;
        }
    }
    Exact::decimal(below, DECIMALS)
}

/// The limits of Wilson, `(p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`.
///
/// Nothing without events, with more successes than events, or at a confidence other than 80, 90,
/// 95, 98, 99 and 99.9 %.
pub fn wilson(successes: u64, events: u64, confidence: &Percentage) -> Option<Limits> {
    if events == 0 || successes > events {
        return None;
    }
    let number = Exact::from(events);
    let rate = Exact::from(successes).checked_div(&number)?;
    let z = normal_quantile(confidence)?;
    let spread = (&z * &z).checked_div(&number)?;
    let under_root = (&rate * (Exact::one() - &rate)).checked_div(&number)?
        + (&spread * Exact::decimal(25, 2)).checked_div(&number)?;
    let reach = &z * square_root(&under_root);
    let middle = &rate + &spread * Exact::decimal(5, 1);
    let scale = Exact::one() + &spread;
    Some(Limits {
        low: shown(&(&middle - &reach).checked_div(&scale)?),
        high: shown(&(&middle + &reach).checked_div(&scale)?),
    })
}

/// How many standard deviations hold this share of a normal distribution, to twenty decimals.
fn normal_quantile(confidence: &Percentage) -> Option<Exact> {
    let digits = match confidence.to_string().as_str() {
        "80%" => "1.28155156554460046697",
        "90%" => "1.64485362695147271486",
        "95%" => "1.95996398454005423552",
        "98%" => "2.32634787404084110089",
        "99%" => "2.57582930354890076098",
        "99.9%" => "3.29052673149189479322",
        _ => return None,
    };
    digits.parse().ok()
}

/// A square root, cut to twenty-five decimals.
fn square_root(number: &Exact) -> Exact {
    const PLACES: u32 = 25;
    let scaled = number * Exact::whole(BigInt::from(10).pow(2 * PLACES));
    Exact::decimal(scaled.floor().sqrt(), PLACES)
}

/// A share as a percentage with seven significant digits.
fn shown(share: &Exact) -> Percentage {
    let percentage = Percentage::clamped_share(share);
    let mut decimals = DIGITS - 1;
    let mut least = Exact::from(10);
    while *percentage.percent() >= least && decimals > 0 {
        decimals -= 1;
        least = least * Exact::from(10);
    }
    let mut most = Exact::one();
    while *percentage.percent() < most && decimals < DECIMALS - 2 {
        decimals += 1;
        most = most * Exact::decimal(1, 1);
    }
    percentage.round(decimals, Rounding::HalfUp)
}
