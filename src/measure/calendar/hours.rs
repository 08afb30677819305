//! Times of day and the hours of a week.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Weekday;

use super::super::unmeasurable::{Fault, Unmeasurable};

/// The end of the day.
const MIDNIGHT: u16 = 24 * 60;

/// A time the clock on the wall shows, to the minute. `24:00` is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// Minutes since midnight, 0 to 1440.
    pub fn minute(self) -> u16 {
        self.0
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}:{:02}", self.0 / 60, self.0 % 60))
    }
}

impl FromStr for ClockTime {
    type Err = Unmeasurable;

    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let refuse = |fault| {
            Unmeasurable::new(
                fault,
                text,
                "a time of day from `00:00` to `24:00`, such as `08:00`",
            )
        };
        let part = |digits: &str| {
            let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<u16>().ok().filter(|_| plain)
        };
        let (hour, minute) = text.split_once(':').ok_or_else(|| refuse(Fault::Prose))?;
        let (Some(hour), Some(minute)) = (part(hour), part(minute)) else {
            return Err(refuse(Fault::NotANumber).suggest("two digits, a colon, two digits"));
        };
        let time = hour * 60 + minute;
        if minute < 60 && time <= MIDNIGHT {
            Ok(Self(time))
        } else {
            Err(refuse(Fault::OutOfRange))
        }
    }
}

/// Hours of one day, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DailyHours {
    from: ClockTime,
    to: ClockTime,
}

impl DailyHours {
    /// From midnight to midnight.
    pub const WHOLE_DAY: [Self; 1] = [Self {
        from: ClockTime(0),
        to: ClockTime(MIDNIGHT),
    }];

    /// Hours from one time to a later one of the same day.
    pub fn new(from: ClockTime, to: ClockTime) -> Result<Self, Unmeasurable> {
        let written = format!("{from}–{to}");
        let refused = Unmeasurable::new(
            Fault::OutOfRange,
            &written,
            "hours that end after they begin",
        );
        if to == ClockTime(MIDNIGHT - 1) {
            return Err(refused.suggest("a day ends at `24:00`; `23:59` loses a minute"));
        }
        if from < to {
            return Ok(Self { from, to });
        }
        Err(refused.suggest(format!(
            "hours over midnight are two entries: {from}–24:00 and, on the next day, 00:00–{to}"
        )))
    }

    /// When they begin.
    pub fn from(self) -> ClockTime {
        self.from
    }

    /// When they end.
    pub fn to(self) -> ClockTime {
        self.to
    }
}

/// The hours of each day of the week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeeklyHours([Vec<DailyHours>; 7]);

impl WeeklyHours {
    /// Adds hours to a weekday; overlapping hours count once.
    #[must_use]
    pub fn with(mut self, day: Weekday, hours: DailyHours) -> Self {
        if let Some(known) = self.0.get_mut(index(day)) {
            known.push(hours);
            known.sort_unstable();
        }
        self
    }

    /// The hours of a weekday, in order.
    pub fn on(&self, day: Weekday) -> &[DailyHours] {
        self.0.get(index(day)).map_or(&[], Vec::as_slice)
    }

    /// Whether no day has any hours.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

fn index(day: Weekday) -> usize {
    usize::try_from(day.to_monday_zero_offset()).unwrap_or_default()
}

/// Reads `mon` and `Monday`.
pub fn weekday(text: &str) -> Result<Weekday, Unmeasurable> {
    const NAMES: [(Weekday, &str); 7] = [
        (Weekday::Monday, "monday"),
        (Weekday::Tuesday, "tuesday"),
        (Weekday::Wednesday, "wednesday"),
        (Weekday::Thursday, "thursday"),
        (Weekday::Friday, "friday"),
        (Weekday::Saturday, "saturday"),
        (Weekday::Sunday, "sunday"),
    ];
    let lower = text.to_lowercase();
    NAMES
        .into_iter()
        .find(|(_, name)| lower == *name || (lower.len() == 3 && name.starts_with(&lower)))
        .map(|(day, _)| day)
        .ok_or_else(|| {
            Unmeasurable::new(Fault::UnknownUnit, text, "a day of the week, such as `mon`")
        })
}
