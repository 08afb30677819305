//! A length of time in any of the four ways a contract counts it.

mod unit;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::duration::{Elapsed, SupportTime};
use super::exact::Exact;
use super::lexer::{Lexed, screen, split};
use super::unmeasurable::{Fault, Unmeasurable};
use super::words::count_of;
use unit::Unit;
pub(super) use unit::unit_advice;

const EXPECTED: &str = "one length of time, such as `4h`, `4bh`, `10bd` or `12mo`";

/// A hundred years: longer periods are slips of the keyboard.
const MOST_DAYS: u32 = 36_525;
const MOST_MONTHS: u32 = 1_200;

/// Days on which the calendar has support hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkingDays(pub u32);

/// Calendar months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Months(pub u32);

/// A length of time. Only lengths counted in the same way can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Period {
    /// Time on the wall: `4h`.
    Elapsed(Elapsed),
    /// Time while a calendar is open: `4bh`.
    SupportTime(SupportTime),
    /// Days with support hours: `10bd`.
    WorkingDays(WorkingDays),
    /// Calendar months: `12mo`.
    Months(Months),
}

impl Period {
    /// The form of an engagement file: `4h`, `4bh`, `10bd`, `12mo`.
    pub fn compact(&self) -> String {
        match self {
            Self::Elapsed(elapsed) => elapsed.compact(),
            Self::SupportTime(time) => time.compact(),
            Self::WorkingDays(WorkingDays(days)) => format!("{days}bd"),
            Self::Months(Months(months)) => format!("{months}mo"),
        }
    }

    /// The form of ISO 8601; nothing for support time, which that standard cannot say.
    pub fn iso8601(&self) -> Option<String> {
        match self {
            Self::Elapsed(elapsed) => Some(elapsed.iso8601()),
            Self::Months(Months(months)) => Some(format!("P{months}M")),
            Self::SupportTime(_) | Self::WorkingDays(_) => None,
        }
    }

    /// Whether it needs a calendar to be understood.
    pub fn needs_calendar(&self) -> bool {
        matches!(self, Self::SupportTime(_) | Self::WorkingDays(_))
    }

    /// Number and unit in words, as printing and intervals need them.
    pub(super) fn counted(&self) -> (Exact, &'static str, &'static str) {
        let (amount, (one, many)) = match self {
            Self::Elapsed(elapsed) => (elapsed.amount().clone(), elapsed.unit().words()),
            Self::SupportTime(time) => (time.amount().clone(), time.unit().words()),
            Self::WorkingDays(days) => (Exact::from(days.0), ("Working Day", "Working Days")),
            Self::Months(months) => (Exact::from(months.0), ("month", "months")),
        };
        (amount, one, many)
    }

    /// A period from a split text; nothing where the unit is no unit of time.
    pub(super) fn from_lexed(lexed: &Lexed<'_>, found: &str) -> Option<Result<Self, Unmeasurable>> {
        let unit = Unit::read(lexed.unit)?;
        let refuse = || Unmeasurable::new(Fault::OutOfRange, found, EXPECTED);
        let whole = |most: u32, factor: u32, name: &str| {
            let number = lexed
                .amount
                .to_u64()
                .ok_or_else(|| refuse().suggest(format!("{name} are counted in whole numbers")))?;
            u32::try_from(number)
                .ok()
                .and_then(|number| number.checked_mul(factor))
                .filter(|number| *number <= most)
                .ok_or_else(|| refuse().suggest("a hundred years are the limit"))
        };
        let within = |seconds: Exact| {
            if seconds <= Exact::from(MOST_DAYS) * Exact::from(86_400) {
                Ok(())
            } else {
                Err(refuse().suggest("a hundred years are the limit"))
            }
        };
        let amount = || lexed.amount.clone();
        Some(match unit {
            Unit::Elapsed(unit) => Elapsed::new(amount(), unit)
                .ok_or_else(refuse)
                .and_then(|time| within(time.seconds()).map(|()| Self::Elapsed(time))),
            Unit::Support(unit) => SupportTime::new(amount(), unit)
                .ok_or_else(refuse)
                .and_then(|time| within(time.seconds()).map(|()| Self::SupportTime(time))),
            Unit::WorkingDays => {
                whole(MOST_DAYS, 1, "Working Days").map(|days| Self::WorkingDays(WorkingDays(days)))
            }
            Unit::Months => {
                whole(MOST_MONTHS, 1, "months").map(|months| Self::Months(Months(months)))
            }
            Unit::Years => {
                whole(MOST_MONTHS, 12, "years").map(|months| Self::Months(Months(months)))
            }
        })
    }
}

impl FromStr for Period {
    type Err = Unmeasurable;

    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let trimmed = screen(text, EXPECTED)?;
        let lexed = split(trimmed, EXPECTED)?;
        if let Some(period) = Self::from_lexed(&lexed, trimmed) {
            return period;
        }
        let refuse = |fault| Unmeasurable::new(fault, trimmed, EXPECTED);
        Err(if lexed.unit.is_empty() {
            let digits = lexed.digits;
            refuse(Fault::MissingUnit).suggest(format!(
                "name the unit: `{digits}h`, `{digits}bh`, `{digits}bd` …"
            ))
        } else if let Some((fault, advice)) = unit_advice(lexed.unit) {
            refuse(fault).suggest(advice)
        } else {
            refuse(Fault::UnknownUnit)
        })
    }
}

impl PartialOrd for Period {
    /// Nothing for lengths counted in different ways: four Working Hours have no length on the wall.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Elapsed(one), Self::Elapsed(other)) => one.partial_cmp(other),
            (Self::SupportTime(one), Self::SupportTime(other)) => one.partial_cmp(other),
            (Self::WorkingDays(one), Self::WorkingDays(other)) => one.partial_cmp(other),
            (Self::Months(one), Self::Months(other)) => one.partial_cmp(other),
            _ => None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (amount, one, many) = self.counted();
        f.pad(&count_of(&amount, one, many))
    }
}

macro_rules! one_kind_of_period {
    ($($type:ident, $expected:literal, $advice:literal);+ $(;)?) => {$(
        impl FromStr for $type {
            type Err = Unmeasurable;

            fn from_str(text: &str) -> Result<Self, Unmeasurable> {
                match text.parse() {
                    Ok(Period::$type(period)) => Ok(period),
                    Ok(_) => Err(Unmeasurable::new(Fault::WrongKind, text, $expected).suggest($advice)),
                    Err(error) => Err(error.expecting($expected)),
                }
            }
        }

        impl From<$type> for Period {
            fn from(period: $type) -> Self {
                Self::$type(period)
            }
        }
    )+};
}

one_kind_of_period! {
    Elapsed, "elapsed time, such as `4h`", "elapsed units are `ms`, `s`, `min`, `h`, `d` and `wk`";
    SupportTime, "support time, such as `4bh`", "support units are `bmin` and `bh`";
    WorkingDays, "Working Days, such as `10bd`", "Working Days are `bd`";
    Months, "calendar months, such as `12mo`", "months are `mo`";
}

impl fmt::Display for WorkingDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&Period::from(*self).to_string())
    }
}

impl fmt::Display for Months {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&Period::from(*self).to_string())
    }
}
