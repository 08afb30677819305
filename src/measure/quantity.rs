//! Any amount of the grammar, when the field does not say which one.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::exact::Exact;
use super::lexer::{screen, split};
use super::money::Money;
use super::percentage::{Percentage, is_percent};
use super::period::{Period, unit_advice};
use super::rate::{Rate, is_rate};
use super::unmeasurable::{Fault, Unmeasurable};

const EXPECTED: &str = "one amount with its unit, such as `99.9%`, `4h`, `4bh`, `10bd`, `12mo`, `40/s`, `38000.00 EUR`";

/// What is measured; amounts of different dimensions cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// `99.9%`
    Percentage,
    /// `4h`
    Elapsed,
    /// `4bh`
    SupportTime,
    /// `10bd`
    WorkingDays,
    /// `12mo`
    Months,
    /// `40/s`
    Rate,
    /// `38000.00 EUR`
    Money,
    /// `4.0`
    Number,
}

impl Dimension {
    /// The dimension in words, for messages: `a percentage`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Percentage => "a percentage",
            Self::Elapsed => "elapsed time",
            Self::SupportTime => "support time",
            Self::WorkingDays => "Working Days",
            Self::Months => "calendar months",
            Self::Rate => "a rate per second",
            Self::Money => "money",
            Self::Number => "a plain number",
        }
    }
}

/// One amount of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// A share from 0 to 100 per cent.
    Percentage(Percentage),
    /// A length of time, however it is counted.
    Period(Period),
    /// How many in a second.
    Rate(Rate),
    /// An amount of one currency.
    Money(Money),
    /// A score or a count.
    Number(Exact),
}

impl Quantity {
    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        match self {
            Self::Percentage(_) => Dimension::Percentage,
            Self::Period(Period::Elapsed(_)) => Dimension::Elapsed,
            Self::Period(Period::SupportTime(_)) => Dimension::SupportTime,
            Self::Period(Period::WorkingDays(_)) => Dimension::WorkingDays,
            Self::Period(Period::Months(_)) => Dimension::Months,
            Self::Rate(_) => Dimension::Rate,
            Self::Money(_) => Dimension::Money,
            Self::Number(_) => Dimension::Number,
        }
    }

    /// The bare number in the base unit of its dimension: per cent, seconds, days, months.
    pub fn magnitude(&self) -> Exact {
        match self {
            Self::Percentage(percentage) => percentage.percent().clone(),
            Self::Period(Period::Elapsed(time)) => time.seconds(),
            Self::Period(Period::SupportTime(time)) => time.seconds(),
            Self::Period(Period::WorkingDays(days)) => Exact::from(days.0),
            Self::Period(Period::Months(months)) => Exact::from(months.0),
            Self::Rate(rate) => rate.per_second().clone(),
            Self::Money(money) => money.amount().clone(),
            Self::Number(number) => number.clone(),
        }
    }

    /// The form of an engagement file.
    pub fn compact(&self) -> String {
        match self {
            Self::Percentage(percentage) => percentage.compact(),
            Self::Period(period) => period.compact(),
            Self::Rate(rate) => rate.compact(),
            Self::Money(money) => money.compact(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl PartialOrd for Quantity {
    /// Nothing for amounts of different dimensions or currencies.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Percentage(one), Self::Percentage(other)) => one.partial_cmp(other),
            (Self::Period(one), Self::Period(other)) => one.partial_cmp(other),
            (Self::Rate(one), Self::Rate(other)) => one.partial_cmp(other),
            (Self::Money(one), Self::Money(other)) => one.partial_cmp(other),
            (Self::Number(one), Self::Number(other)) => one.partial_cmp(other),
            _ => None,
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percentage(percentage) => percentage.fmt(f),
            Self::Period(period) => period.fmt(f),
            Self::Rate(rate) => rate.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl FromStr for Quantity {
    type Err = Unmeasurable;

    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let trimmed = screen(text, EXPECTED)?;
        if trimmed.starts_with(|c: char| !c.is_ascii_digit()) {
            match trimmed.parse() {
                Ok(money) => return Ok(Self::Money(money)),
                Err(error) if error.fault == Fault::UnknownUnit => return Err(error),
                Err(_) => {}
            }
        }
        let lexed = split(trimmed, EXPECTED)?;
        if let Some(period) = Period::from_lexed(&lexed, trimmed) {
            return period.map(Self::Period);
        }
        match lexed.unit {
            "" => Ok(Self::Number(lexed.amount)),
            unit if is_percent(unit) => trimmed.parse().map(Self::Percentage),
            unit if is_rate(unit) => trimmed.parse().map(Self::Rate),
            unit => match trimmed.parse() {
                Ok(money) => Ok(Self::Money(money)),
                Err(error) if error.fault != Fault::WrongKind => Err(error),
                Err(_) => {
                    let refuse = |fault| Unmeasurable::new(fault, trimmed, EXPECTED);
                    Err(unit_advice(unit).map_or_else(
                        || refuse(Fault::UnknownUnit),
                        |(fault, advice)| refuse(fault).suggest(advice),
                    ))
                }
            },
        }
    }
}
