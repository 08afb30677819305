//! Exact numbers, because a promise of 99.95 % has no exact binary form.

mod operators;
mod rounding;

use std::fmt;
use std::str::FromStr;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

pub use rounding::Rounding;

use super::unmeasurable::{Fault, LONGEST, Unmeasurable};

/// A rational number of any size: every sum, product and ratio of it is exact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

impl Exact {
    /// Nothing.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// One.
    pub fn one() -> Self {
        Self(BigRational::one())
    }

    /// A hundred, the whole in per cent.
    pub fn hundred() -> Self {
        Self::from(100)
    }

    /// A whole number of any size.
    pub fn whole(number: impl Into<BigInt>) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    /// `number / 10^decimals`: the decimal fraction with these digits.
    pub fn decimal(number: impl Into<BigInt>, decimals: u32) -> Self {
        Self(BigRational::new(number.into(), power_of_ten(decimals)))
    }

    /// The quotient, or nothing where the divisor is zero.
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        (!divisor.0.is_zero()).then(|| Self(&self.0 / &divisor.0))
    }

    /// The number raised to a whole power.
    #[must_use]
    pub fn pow(&self, exponent: u32) -> Self {
        Self(num_traits::pow(self.0.clone(), exponent as usize))
    }

    /// Whether it is nothing.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below nothing.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether it has no fraction.
    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// The largest whole number that is not above it.
    pub fn floor(&self) -> BigInt {
        self.0.floor().to_integer()
    }

    /// The smallest whole number that is not below it.
    pub fn ceil(&self) -> BigInt {
        self.0.ceil().to_integer()
    }

    /// The number as `u64`, where it is one.
    pub fn to_u64(&self) -> Option<u64> {
        self.is_whole()
            .then(|| self.0.to_integer().to_u64())
            .flatten()
    }

    /// The number as `i128`, where it is one.
    pub fn to_i128(&self) -> Option<i128> {
        self.is_whole()
            .then(|| self.0.to_integer().to_i128())
            .flatten()
    }

    /// Numerator and denominator in lowest terms; the denominator is positive.
    pub fn parts(&self) -> (&BigInt, &BigInt) {
        (self.0.numer(), self.0.denom())
    }

    /// How many decimals it has, or nothing where they never end.
    pub fn decimals(&self) -> Option<u32> {
        let mut rest = self.0.denom().clone();
        let mut count = [0_u32; 2];
        for (factor, count) in [2, 5].map(BigInt::from).iter().zip(&mut count) {
            loop {
                let (quotient, remainder) = rest.div_rem(factor);
                if !remainder.is_zero() {
                    break;
                }
                rest = quotient;
                *count += 1;
            }
        }
        rest.is_one().then(|| count[0].max(count[1]))
    }

    /// The nearest number with so many decimals, by the named rule.
    #[must_use]
    pub fn round(&self, decimals: u32, rounding: Rounding) -> Self {
        Self::decimal(self.scaled(decimals, rounding), decimals)
    }

    /// Exactly so many decimals, by the named rule: `99.900`.
    pub fn fixed(&self, decimals: u32, rounding: Rounding) -> String {
        let (sign, digits) = self.scaled(decimals, rounding).into_parts();
        let places = decimals as usize;
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let sign = if sign == Sign::Minus { "-" } else { "" };
        let point = if places == 0 { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }

    /// The digits of the number rounded to so many decimals.
    fn scaled(&self, decimals: u32, rounding: Rounding) -> BigInt {
        let scaled = &self.0 * BigRational::from_integer(power_of_ten(decimals));
        rounding.whole(&scaled)
    }
}

/// A one with so many zeros.
pub(crate) fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

impl fmt::Display for Exact {
    /// All decimals where they end, a fraction in lowest terms where they do not.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimals() {
            Some(decimals) => f.pad(&self.fixed(decimals, Rounding::Truncate)),
            None => f.pad(&format!("{}/{}", self.0.numer(), self.0.denom())),
        }
    }
}

impl FromStr for Exact {
    type Err = Unmeasurable;

    /// Reads `99.9`, `-3`, `0.125`; no exponent, no grouping, no bare point.
    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        const EXPECTED: &str = "a plain decimal number, such as `4.0`";
        let refuse = |fault| Unmeasurable::new(fault, text, EXPECTED);
        if text.is_empty() {
            return Err(refuse(Fault::Empty));
        }
        if text.len() > LONGEST {
            return Err(refuse(Fault::TooLong));
        }
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(refuse(Fault::NotANumber)),
            Some(split) => split,
            None => (unsigned, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            let refused = refuse(Fault::NotANumber);
            return Err(match unsigned.split_once(',') {
                Some((whole, rest))
                    if all_digits(whole) && all_digits(rest) && !rest.is_empty() =>
                {
                    refused.suggest(format!(
                        "write `{whole}.{rest}` for a decimal, `{whole}{rest}` for a large number"
                    ))
                }
                _ => refused,
            });
        }
        let digits: BigInt = format!("{whole}{fraction}")
            .parse()
            .map_err(|_| refuse(Fault::NotANumber))?;
        let decimals = u32::try_from(fraction.len()).map_err(|_| refuse(Fault::TooLong))?;
        let value = Self::decimal(digits, decimals);
        Ok(if unsigned.len() == text.len() {
            value
        } else {
            -value
        })
    }
}
