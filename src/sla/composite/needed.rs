//! The way back: how good parts must be for the whole to keep its promise.

use num_bigint::BigInt;

use super::{MOST_UNITS, Part};
use crate::measure::{Exact, Percentage};

/// The availability each of so many equal serial parts needs for the whole to reach a target.
///
/// Rounded up to so many decimals of a per cent, so that it is enough. Nothing for no parts, or
/// more than a hundred.
pub fn serial_part_needed(target: &Percentage, parts: u32, decimals: u32) -> Option<Percentage> {
    if !(1..=MOST_UNITS).contains(&parts) {
        return None;
    }
    let goal = target.share();
    least(decimals, |part| part.share().pow(parts) >= goal)
}

/// The availability one unit of a redundant part needs for the part to reach a target.
///
/// Rounded up to so many decimals of a per cent, so that it is enough.
pub fn unit_needed(target: &Percentage, part: &Part, decimals: u32) -> Option<Percentage> {
    least(decimals, |unit| {
        part.with_unit(unit.clone()).availability() >= *target
    })
}

/// The least percentage with so many decimals that is enough, when more is always enough too.
fn least(decimals: u32, enough: impl Fn(&Percentage) -> bool) -> Option<Percentage> {
    let decimals = decimals.min(15);
    let at = |step: &BigInt| Percentage::of_percent(Exact::decimal(step.clone(), decimals));
    let mut above = BigInt::from(100) * BigInt::from(10).pow(decimals);
    let mut below = BigInt::from(-1);
    if !enough(&at(&above)?) {
        return None;
    }
    while &above - &below > BigInt::from(1) {
        let middle: BigInt = (&above + &below) / 2;
        if enough(&at(&middle)?) {
            above = middle;
        } else {
            below = middle;
        }
    }
    at(&above)
}
