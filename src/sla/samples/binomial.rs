//! The binomial distribution in whole numbers: exact, and no fraction to cancel at each step.

use num_bigint::BigInt;
use num_traits::Zero;

use crate::measure::Exact;

/// More events than this take longer to reckon with than anybody waits.
pub(super) const MOST_EVENTS: u64 = 3_000;

/// The probability of at least so many successes, each with a probability from 0 to 1.
pub(super) fn at_least(successes: u64, events: u64, probability: &Exact) -> Option<Exact> {
    if events > MOST_EVENTS {
        return None;
    }
    let (chance, whole) = probability.parts();
    let upper = upper_tail(successes, events, chance, whole);
    let all = whole.pow(u32::try_from(events).ok()?);
    Exact::whole(upper).checked_div(&Exact::whole(all))
}

/// `Σ_{i≥x} C(n,i) cⁱ (w − c)ⁿ⁻ⁱ`: the upper tail times `wⁿ`, summed over the shorter side.
pub(super) fn upper_tail(successes: u64, events: u64, chance: &BigInt, whole: &BigInt) -> BigInt {
    if successes > events {
        return BigInt::zero();
    }
    let miss = whole - chance;
    if successes > events / 2 {
        return tail(events - successes, events, &miss, chance);
    }
    let everything = num_traits::pow(whole.clone(), usize::try_from(events).unwrap_or_default());
    match successes.checked_sub(1) {
        Some(fewer) => everything - tail(fewer, events, chance, &miss),
        None => everything,
    }
}

/// `Σ_{i≤x} C(n,i) cⁱ mⁿ⁻ⁱ`.
fn tail(most: u64, events: u64, chance: &BigInt, miss: &BigInt) -> BigInt {
    let power = |base: &BigInt, exponent: u64| {
        num_traits::pow(base.clone(), usize::try_from(exponent).unwrap_or_default())
    };
    if miss.is_zero() {
        return if most == events {
            power(chance, events)
        } else {
            BigInt::zero()
        };
    }
    let mut term = power(miss, events);
    let mut sum = term.clone();
    for i in 0..most {
        term = term * (events - i) * chance / (BigInt::from(i + 1) * miss);
        sum += &term;
    }
    sum
}
