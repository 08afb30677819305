//! How an exact number becomes one with few decimals. There is no default: rounding moves promises.

use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed};

use super::super::unmeasurable::{Fault, Unmeasurable};

/// What happens to the digits that are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rounding {
    /// A half goes away from zero.
    HalfUp,
    /// A half goes to the even neighbour.
    HalfEven,
    /// Dropped digits are lost.
    Truncate,
}

impl Rounding {
    /// Every rule, in the order of the grammar.
    pub const ALL: [Self; 3] = [Self::HalfUp, Self::HalfEven, Self::Truncate];

    /// The keyword in an engagement.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::HalfUp => "half-up",
            Self::HalfEven => "half-even",
            Self::Truncate => "truncate",
        }
    }

    /// The whole number this rule makes of a rational one.
    pub(super) fn whole(self, number: &BigRational) -> BigInt {
        let magnitude = number.abs();
        let (floor, rest) = magnitude.numer().div_rem(magnitude.denom());
        let doubled: BigInt = rest * 2;
        let up = match doubled.cmp(magnitude.denom()) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => self != Self::Truncate,
            std::cmp::Ordering::Equal => match self {
                Self::HalfUp => true,
                Self::HalfEven => floor.is_odd(),
                Self::Truncate => false,
            },
        };
        let rounded = if up { floor + BigInt::one() } else { floor };
        if number.is_negative() {
            -rounded
        } else {
            rounded
        }
    }
}

impl fmt::Display for Rounding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.keyword())
    }
}

impl FromStr for Rounding {
    type Err = Unmeasurable;

    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        Self::ALL
            .into_iter()
            .find(|rule| rule.keyword() == text)
            .ok_or_else(|| {
                Unmeasurable::new(
                    Fault::WrongKind,
                    text,
                    "`half-up`, `half-even` or `truncate`",
                )
            })
    }
}
