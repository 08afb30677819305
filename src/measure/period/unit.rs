//! The spellings of a unit of time, and advice for the ones that are none.

use super::super::duration::{ElapsedUnit, SupportUnit};
use super::super::unmeasurable::Fault;

/// A unit of time in any spelling.
pub(super) enum Unit {
    Elapsed(ElapsedUnit),
    Support(SupportUnit),
    WorkingDays,
    Months,
    Years,
}

impl Unit {
    pub(super) fn read(written: &str) -> Option<Self> {
        if let Some(unit) = ElapsedUnit::ALL
            .into_iter()
            .find(|unit| unit.symbol() == written)
        {
            return Some(Self::Elapsed(unit));
        }
        if let Some(unit) = SupportUnit::ALL
            .into_iter()
            .find(|unit| unit.symbol() == written)
        {
            return Some(Self::Support(unit));
        }
        match written {
            "bd" => return Some(Self::WorkingDays),
            "mo" => return Some(Self::Months),
            _ => {}
        }
        let spelled = written.to_lowercase().replace('-', " ");
        let mut words = spelled.split_whitespace();
        let (first, second, rest) = (words.next()?, words.next(), words.next());
        let kind = |word: &str| match word {
            "millisecond" | "milliseconds" | "msec" => Some(ElapsedUnit::Millisecond),
            "second" | "seconds" | "sec" | "secs" => Some(ElapsedUnit::Second),
            "minute" | "minutes" | "mins" => Some(ElapsedUnit::Minute),
            "hour" | "hours" | "hr" | "hrs" => Some(ElapsedUnit::Hour),
            "day" | "days" => Some(ElapsedUnit::Day),
            "week" | "weeks" => Some(ElapsedUnit::Week),
            _ => None,
        };
        match (first, second, rest) {
            ("month" | "months", None, None) | ("calendar", Some("month" | "months"), None) => {
                Some(Self::Months)
            }
            ("year" | "years", None, None) => Some(Self::Years),
            ("working" | "business" | "support", Some(word), None) => match kind(word)? {
                ElapsedUnit::Minute => Some(Self::Support(SupportUnit::Minute)),
                ElapsedUnit::Hour => Some(Self::Support(SupportUnit::Hour)),
                ElapsedUnit::Day => Some(Self::WorkingDays),
                _ => None,
            },
            (word, None, None) => kind(word).map(Self::Elapsed),
            _ => None,
        }
    }
}

/// What to write instead of a unit that is no unit of time, where it can be told.
pub(in super::super) fn unit_advice(unit: &str) -> Option<(Fault, &'static str)> {
    Some(match unit {
        "m" | "M" => (Fault::AmbiguousUnit, "minutes are `min`, months are `mo`"),
        "MIN" | "Min" => (Fault::UnknownUnit, "minutes are `min`"),
        "H" => (Fault::UnknownUnit, "hours are `h`"),
        "D" => (
            Fault::UnknownUnit,
            "days of 24 hours are `d`, Working Days are `bd`",
        ),
        "S" => (Fault::UnknownUnit, "seconds are `s`"),
        "w" | "W" | "wks" => (Fault::UnknownUnit, "weeks are `wk`"),
        "wd" | "WD" | "BD" | "b" => (Fault::UnknownUnit, "Working Days are `bd`"),
        "wh" | "BH" | "bhr" => (Fault::UnknownUnit, "Working Hours are `bh`"),
        "mth" | "mths" | "mon" | "MO" => (Fault::UnknownUnit, "months are `mo`"),
        "y" | "yr" | "yrs" | "a" => (
            Fault::UnknownUnit,
            "count years in months: 12, 24 or 36 `mo`",
        ),
        "q" | "quarter" | "quarters" => (
            Fault::UnknownUnit,
            "count quarters in months: 3, 6 or 9 `mo`",
        ),
        _ => match unit.to_lowercase().as_str() {
            "calendar day" | "calendar days" => (
                Fault::UnknownUnit,
                "days of 24 hours are `d`, Working Days are `bd`",
            ),
            "calendar week" | "calendar weeks" => (Fault::UnknownUnit, "weeks are `wk`"),
            _ => return None,
        },
    })
}
