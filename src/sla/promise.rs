//! One promised number, and whether a measured one keeps it. Only `>=` and `<=` leave no edge unsaid.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::measure::{Exact, Fault, Rounding, Unmeasurable};

/// Which side of the value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Comparator {
    /// `>=`: high is good.
    #[serde(rename = ">=")]
    AtLeast,
    /// `<=`: low is good.
    #[serde(rename = "<=")]
    AtMost,
}

impl Comparator {
    /// Whether a measured number is on the kept side of a promised one.
    pub fn keeps(self, measured: &Exact, promised: &Exact) -> bool {
        match self {
            Self::AtLeast => measured >= promised,
            Self::AtMost => measured <= promised,
        }
    }

    /// Whether one number is strictly worse than another.
    pub fn worse(self, one: &Exact, other: &Exact) -> bool {
        !self.keeps(one, other)
    }
}

impl fmt::Display for Comparator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
        })
    }
}

impl FromStr for Comparator {
    type Err = Unmeasurable;

    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let refused = Unmeasurable::new(Fault::Comparator, text, "`>=` or `<=`");
        match text {
            ">=" => Ok(Self::AtLeast),
            "<=" => Ok(Self::AtMost),
            ">" | "<" | "=" | "==" => {
                Err(refused.suggest("a strict comparator leaves the value itself unsaid"))
            }
            _ => Err(refused),
        }
    }
}

/// Whether a result is rounded before it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// The rounded number is compared.
    AfterRounding,
    /// The exact number is compared, and rounded only to be shown.
    Unrounded,
}

/// How measured percentages become the numbers that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arithmetic {
    /// Decimals of a per cent.
    pub percent_decimals: u32,
    /// What happens to further digits.
    pub rounding: Rounding,
    /// Whether it happens before comparing.
    pub compare: Compare,
}

impl Arithmetic {
    /// The number that is compared.
    pub fn compared(&self, measured: &Exact) -> Exact {
        match self.compare {
            Compare::AfterRounding => measured.round(self.percent_decimals, self.rounding),
            Compare::Unrounded => measured.clone(),
        }
    }
}

/// What a window came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// As good as promised, or better.
    Met,
    /// Worse than the value.
    Missed,
    /// Worse than the minimum too.
    FloorMissed,
    /// There was nothing to judge, and that counts as neither.
    NotApplicable,
    /// There was nothing to judge; the next window judges both.
    CarriedOver,
}

impl Verdict {
    /// Whether it is a miss of any depth.
    pub fn is_miss(self) -> bool {
        matches!(self, Self::Missed | Self::FloorMissed)
    }
}

/// A promised value with its floor, all in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Which side of the value is kept.
    pub comparator: Comparator,
    /// What is expected.
    pub value: Exact,
    /// What must not be fallen below, where there is such a floor.
    pub minimum: Option<Exact>,
}

impl Promise {
    /// Judges a number that has been rounded as agreed.
    pub fn judge(&self, measured: &Exact) -> Verdict {
        let under = |floor: &Exact| self.comparator.worse(measured, floor);
        if !under(&self.value) {
            Verdict::Met
        } else if self.minimum.as_ref().is_some_and(under) {
            Verdict::FloorMissed
        } else {
            Verdict::Missed
        }
    }
}
