//! Percentages from 0 to 100: the currency of service levels.

use std::fmt;
use std::str::FromStr;

use super::exact::{Exact, Rounding};
use super::lexer::{screen, split};
use super::unmeasurable::{Fault, Unmeasurable};

const EXPECTED: &str = "a percentage from 0 to 100 with at most six decimals, such as `99.9%`";

/// A share of a whole, exact, from 0 to 100 per cent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percentage(Exact);

impl Percentage {
    /// A percentage given in per cent (99.9), or nothing outside 0 to 100.
    pub fn of_percent(percent: Exact) -> Option<Self> {
        (!percent.is_negative() && percent <= Exact::hundred()).then_some(Self(percent))
    }

    /// A percentage given as a share of one (0.999), or nothing outside 0 to 1.
    pub fn of_share(share: &Exact) -> Option<Self> {
        Self::of_percent(share * Exact::hundred())
    }

    /// A share that lies within 0 to 1 by construction; anything outside is cut off.
    #[must_use]
    pub fn clamped_share(share: &Exact) -> Self {
        Self((share * Exact::hundred()).clamp(Exact::zero(), Exact::hundred()))
    }

    /// The number before the sign: 99.9.
    pub fn percent(&self) -> &Exact {
        &self.0
    }

    /// The share of one: 0.999.
    pub fn share(&self) -> Exact {
        &self.0 * Exact::decimal(1, 2)
    }

    /// What is left to a hundred: 0.1 % of 99.9 %.
    #[must_use]
    pub fn complement(&self) -> Self {
        Self(Exact::hundred() - &self.0)
    }

    /// This share of an amount.
    pub fn of(&self, amount: &Exact) -> Exact {
        self.share() * amount
    }

    /// Rounded to so many decimals of a per cent.
    #[must_use]
    pub fn round(&self, decimals: u32, rounding: Rounding) -> Self {
        Self(self.0.round(decimals, rounding))
    }

    /// The number with exactly so many decimals, without the sign: `99.900`.
    pub fn fixed(&self, decimals: u32, rounding: Rounding) -> String {
        self.0.fixed(decimals, rounding)
    }

    /// The form of an engagement file: `99.9%`.
    pub fn compact(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Percentage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}%", self.0))
    }
}

impl FromStr for Percentage {
    type Err = Unmeasurable;

    /// Reads `99.9%`, `99.9 %`, `99.9 per cent`.
    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let trimmed = screen(text, EXPECTED)?;
        let lexed = split(trimmed, EXPECTED)?;
        let refuse = |fault| Unmeasurable::new(fault, trimmed, EXPECTED);
        match lexed.unit {
            "" => {
                return Err(refuse(Fault::MissingUnit)
                    .suggest(format!("write the sign: `{}%`", lexed.digits)));
            }
            unit if is_percent(unit) => {}
            "‰" => return Err(refuse(Fault::UnknownUnit).suggest("write it in per cent")),
            _ => return Err(refuse(Fault::WrongKind)),
        }
        if lexed.amount.decimals().is_none_or(|decimals| decimals > 6) {
            return Err(refuse(Fault::OutOfRange).suggest("six decimals are enough"));
        }
        Self::of_percent(lexed.amount).ok_or_else(|| refuse(Fault::OutOfRange))
    }
}

/// The sign, or the words for it.
pub(super) fn is_percent(unit: &str) -> bool {
    ["%", "percent", "per cent", "pct"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(unit))
}
