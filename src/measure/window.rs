//! The time over which a promise is judged, and its first and last day.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::Date;

use super::unmeasurable::{Fault, LONGEST, Unmeasurable};

const EXPECTED: &str = "`per-event`, `calendar-week`, `calendar-month`, `calendar-quarter`, \
                        `calendar-year`, `contract-year` or a rolling window, such as `rolling-28d/1d`";

/// Dates from one up to, and without, another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayRange {
    from: Date,
    to: Date,
}

impl DayRange {
    /// The dates between two, or nothing where the second is not after the first.
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }

    /// Its first date.
    pub fn from(self) -> Date {
        self.from
    }

    /// The first date after it.
    pub fn to(self) -> Date {
        self.to
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        self.to.duration_since(self.from).as_hours() / 24
    }
}

/// The time over which a promise is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Window {
    /// Each event by itself.
    PerEvent,
    /// Monday to Sunday.
    CalendarWeek,
    /// From the first to the last day of a month.
    CalendarMonth,
    /// Three months from January, April, July or October on.
    CalendarQuarter,
    /// From 1 January to 31 December.
    CalendarYear,
    /// A year from the day the agreement took effect.
    ContractYear,
    /// So many days back, judged anew every so many days.
    Rolling {
        /// How many days it looks back, the day of judgement among them.
        days: u16,
        /// How many days lie between two judgements.
        step: u16,
    },
}

impl Window {
    /// Every window without parameters, in the order of the grammar.
    pub const FIXED: [Self; 6] = [
        Self::PerEvent,
        Self::CalendarWeek,
        Self::CalendarMonth,
        Self::CalendarQuarter,
        Self::CalendarYear,
        Self::ContractYear,
    ];

    /// The form of an engagement file: `calendar-month`, `rolling-28d/1d`.
    pub fn compact(&self) -> String {
        match self {
            Self::PerEvent => "per-event".to_owned(),
            Self::CalendarWeek => "calendar-week".to_owned(),
            Self::CalendarMonth => "calendar-month".to_owned(),
            Self::CalendarQuarter => "calendar-quarter".to_owned(),
            Self::CalendarYear => "calendar-year".to_owned(),
            Self::ContractYear => "contract-year".to_owned(),
            Self::Rolling { days, step } => format!("rolling-{days}d/{step}d"),
        }
    }

    /// The dates of the window a date lies in.
    ///
    /// A rolling window is the one that ends with the date. Nothing for `per-event`, for a contract
    /// year without its effective date or before it, and at the edge of the calendar.
    pub fn around(self, date: Date, effective: Option<Date>) -> Option<DayRange> {
        let month = i32::from(date.month());
        let from = match self {
            Self::PerEvent => return None,
            Self::CalendarWeek => {
                let back = i64::from(date.weekday().to_monday_zero_offset());
                date.checked_sub(Span::new().try_days(back).ok()?).ok()?
            }
            Self::CalendarMonth => date.first_of_month(),
            Self::CalendarQuarter => date
                .first_of_month()
                .checked_sub(Span::new().try_months((month - 1) % 3).ok()?)
                .ok()?,
            Self::CalendarYear => date.first_of_year(),
            Self::ContractYear => return contract_year(date, effective?),
            Self::Rolling { days, .. } => {
                let from = date
                    .checked_sub(Span::new().try_days(i64::from(days) - 1).ok()?)
                    .ok()?;
                return DayRange::new(from, date.tomorrow().ok()?);
            }
        };
        let length = match self {
            Self::CalendarWeek => Span::new().try_weeks(1),
            Self::CalendarQuarter => Span::new().try_months(3),
            Self::CalendarYear => Span::new().try_years(1),
            _ => Span::new().try_months(1),
        };
        DayRange::new(from, from.checked_add(length.ok()?).ok()?)
    }

    /// Every window that has begun in a range of dates; a rolling window at each of its steps.
    pub fn over(self, range: DayRange, effective: Option<Date>) -> Vec<DayRange> {
        let mut windows = Vec::new();
        let mut date = range.from();
        while date < range.to() {
            let Some(window) = self.around(date, effective) else {
                break;
            };
            let next = match self {
                Self::Rolling { step, .. } => Span::new()
                    .try_days(step)
                    .ok()
                    .and_then(|step| date.checked_add(step).ok()),
                _ => Some(window.to()),
            };
            windows.push(window);
            match next {
                Some(next) if next > date => date = next,
                _ => break,
            }
        }
        windows
    }
}

/// The year that began on the last anniversary of the effective date.
fn contract_year(date: Date, effective: Date) -> Option<DayRange> {
    let anniversary = |years: i16| {
        effective
            .checked_add(Span::new().try_years(years).ok()?)
            .ok()
    };
    let years = date.year() - effective.year();
    let this = anniversary(years)?;
    let years = if this <= date { years } else { years - 1 };
    if years < 0 {
        return None;
    }
    DayRange::new(anniversary(years)?, anniversary(years + 1)?)
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self {
            Self::PerEvent => "event".to_owned(),
            Self::Rolling { days, step: 1 } => format!("{days} days, judged every day"),
            Self::Rolling { days, step } => format!("{days} days, judged every {step} days"),
            fixed => fixed.compact().replace('-', " "),
        })
    }
}

impl FromStr for Window {
    type Err = Unmeasurable;

    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let trimmed = text.trim();
        let refuse = |fault| Unmeasurable::new(fault, trimmed, EXPECTED);
        if trimmed.is_empty() {
            return Err(refuse(Fault::Empty));
        }
        if trimmed.len() > LONGEST {
            return Err(refuse(Fault::TooLong));
        }
        let plain = trimmed.to_lowercase().replace(' ', "-");
        if let Some(window) = Self::FIXED
            .into_iter()
            .find(|window| window.compact() == plain)
        {
            return Ok(window);
        }
        if let Some(rolling) = plain.strip_prefix("rolling-") {
            return rolling_window(rolling).ok_or_else(|| {
                refuse(Fault::OutOfRange)
                    .suggest("state the days and the step in days: `rolling-28d/1d`")
            });
        }
        let meant = match plain.as_str() {
            "monthly" | "month" | "per-month" | "every-month" => "calendar-month",
            "quarterly" | "quarter" | "per-quarter" => "calendar-quarter",
            "weekly" | "week" | "per-week" => "calendar-week",
            "yearly" | "annual" | "annually" | "year" | "per-year" => {
                return Err(refuse(Fault::AmbiguousUnit)
                    .suggest("write `calendar-year` or `contract-year`"));
            }
            "event" | "each-event" => "per-event",
            _ => return Err(refuse(Fault::Prose)),
        };
        Err(refuse(Fault::UnknownUnit).suggest(format!("write `{meant}`")))
    }
}

/// `28d/1d`, with a step that is not longer than the window.
fn rolling_window(written: &str) -> Option<Window> {
    let (days, step) = written.split_once('/')?;
    let number = |text: &str| {
        let digits = text.strip_suffix('d')?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits
            .parse::<u16>()
            .ok()
            .filter(|days| plain && (1..=3_660).contains(days))
    };
    let (days, step) = (number(days)?, number(step)?);
    (step <= days).then_some(Window::Rolling { days, step })
}
