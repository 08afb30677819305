//! Compares a power with a number without ever writing the power out: 0.99999^460515 has millions of
//! digits, and a few dozen settle the question.

use crate::measure::{Exact, Rounding};

/// Digits after which two unequal numbers are no longer confused.
const MOST_DIGITS: u32 = 2_048;

/// Whether `base^exponent ≤ limit`, for a base and limit from 0 to 1.
///
/// The power is held between two decimal fractions; where these do not decide, digits are doubled.
/// Equal numbers end within the first digits, because a power has as many decimals as its factors
/// together; a power never comes down to nothing, so that limit is settled first.
pub(super) fn at_most(base: &Exact, exponent: u64, limit: &Exact) -> bool {
    if limit.is_zero() {
        return base.is_zero() && exponent > 0;
    }
    let mut digits = 64;
    loop {
        let (low, high) = bounds(base, exponent, digits);
        if low > *limit {
            return false;
        }
        if high <= *limit {
            return true;
        }
        if digits > MOST_DIGITS {
            // Only a fraction without end is still undecided here, and then both are small.
            return u32::try_from(exponent).is_ok_and(|exponent| base.pow(exponent) <= *limit);
        }
        digits *= 2;
    }
}

/// Two fractions of so many digits with the power between them.
fn bounds(base: &Exact, mut exponent: u64, digits: u32) -> (Exact, Exact) {
    let ulp = Exact::decimal(1, digits);
    let down = |number: Exact| number.round(digits, Rounding::Truncate);
    let up = |number: Exact| {
        let cut = number.round(digits, Rounding::Truncate);
        if cut == number { cut } else { cut + &ulp }
    };
    let mut square = (down(base.clone()), up(base.clone()));
    let mut power = (Exact::one(), Exact::one());
    while exponent > 0 {
        if exponent % 2 == 1 {
            power = (down(&power.0 * &square.0), up(&power.1 * &square.1));
        }
        square = (down(&square.0 * &square.0), up(&square.1 * &square.1));
        exponent /= 2;
    }
    power
}
