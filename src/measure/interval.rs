//! How often something recurs: `every month`, `every 3 months`.

use std::fmt;
use std::str::FromStr;

use super::exact::Exact;
use super::period::{Months, Period};
use super::unmeasurable::{Fault, Unmeasurable};

const EXPECTED: &str = "how often, such as `1mo`, `every 3 months` or `1wk`";

/// A recurrence; never nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval(Period);

impl Interval {
    /// A recurrence of this length, or nothing where the length is zero.
    pub fn new(period: Period) -> Option<Self> {
        (!period.counted().0.is_zero()).then_some(Self(period))
    }

    /// The time from one to the next.
    pub fn period(&self) -> &Period {
        &self.0
    }

    /// The form of an engagement file: `3mo`.
    pub fn compact(&self) -> String {
        self.0.compact()
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (amount, one, _) = self.0.counted();
        if amount == Exact::one() {
            f.pad(&format!("every {one}"))
        } else {
            f.pad(&format!("every {}", self.0))
        }
    }
}

impl FromStr for Interval {
    type Err = Unmeasurable;

    /// Reads `3mo`, `every 3 months`, `every month`, `monthly`.
    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let trimmed = text.trim();
        let months = match trimmed.to_lowercase().as_str() {
            "monthly" => Some(1),
            "quarterly" => Some(3),
            "half-yearly" => Some(6),
            "yearly" | "annually" => Some(12),
            _ => None,
        };
        if let Some(months) = months {
            return Ok(Self(Period::Months(Months(months))));
        }
        let spelled = match trimmed.to_lowercase().as_str() {
            "daily" => "1 day".to_owned(),
            "weekly" => "1 week".to_owned(),
            "hourly" => "1 hour".to_owned(),
            "every quarter" => "3 months".to_owned(),
            lower => match lower.strip_prefix("every ") {
                Some(rest) => {
                    let rest = rest.trim_start();
                    let single = rest.starts_with(|c: char| c.is_alphabetic())
                        && super::words::word_value(rest.split(' ').next().unwrap_or_default())
                            .is_none();
                    if single {
                        format!("1 {rest}")
                    } else {
                        rest.to_owned()
                    }
                }
                None => trimmed.to_owned(),
            },
        };
        let period: Period = spelled.parse().map_err(|error: Unmeasurable| {
            let refused = Unmeasurable::new(error.fault, trimmed, EXPECTED);
            match error.suggestion {
                Some(advice) => refused.suggest(advice),
                None => refused,
            }
        })?;
        Self::new(period).ok_or_else(|| Unmeasurable::new(Fault::OutOfRange, trimmed, EXPECTED))
    }
}
