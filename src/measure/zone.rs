//! Time zones: where a day begins, and what the clock on the wall shows.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::calendar::DailyHours;
use super::time_set::{TimeSpan, later};
use super::unmeasurable::{Fault, Unmeasurable};
use super::window::DayRange;

/// An IANA time zone of the bundled database, so that every machine knows the same hours.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Its IANA name: `Europe/Amsterdam`.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The local date at an instant.
    pub fn date(&self, instant: Timestamp) -> Date {
        self.0.to_datetime(instant).date()
    }

    /// The instant at which a local date begins; nothing at the edge of the calendar.
    pub fn start_of(&self, date: Date) -> Option<Timestamp> {
        self.0.to_timestamp(date.at(0, 0, 0, 0)).ok()
    }

    /// The instants of a range of local dates: 743 hours for March 2027 in Amsterdam.
    pub fn span(&self, days: DayRange) -> Option<TimeSpan> {
        TimeSpan::new(self.start_of(days.from())?, self.start_of(days.to())?)
    }

    /// The instants of one local date.
    pub fn day(&self, date: Date) -> Option<TimeSpan> {
        TimeSpan::new(self.start_of(date)?, self.start_of(date.tomorrow().ok()?)?)
    }

    /// The same local time so many calendar months later, on the last day where the month is short.
    pub fn months_later(&self, instant: Timestamp, months: u32) -> Option<Timestamp> {
        let local = self.0.to_datetime(instant);
        let later = local
            .checked_add(jiff::Span::new().try_months(months).ok()?)
            .ok()?;
        self.0.to_timestamp(later).ok()
    }

    /// An instant with the offset of the zone: `2027-05-18T11:30:00+02:00`.
    pub fn written(&self, instant: Timestamp) -> String {
        instant
            .display_with_offset(self.0.to_offset(instant))
            .to_string()
    }

    /// Every instant of a date at which the clock on the wall shows one of these hours.
    ///
    /// An hour the clock skips is not there; an hour it repeats counts twice.
    pub fn wall_clock(&self, date: Date, hours: &[DailyHours]) -> Vec<TimeSpan> {
        let mut spans = Vec::new();
        let Some(day) = self.day(date) else {
            return spans;
        };
        let mut from = day.from();
        while from < day.to() {
            let change = self
                .0
                .following(from)
                .next()
                .map(|change| change.timestamp());
            let to = change
                .filter(|change| *change > from)
                .map_or(day.to(), |at| at.min(day.to()));
            let midnight = self.0.to_offset(from).to_timestamp(date.at(0, 0, 0, 0));
            if let (Ok(midnight), Some(steady)) = (midnight, TimeSpan::new(from, to)) {
                spans.extend(hours.iter().filter_map(|open| {
                    let at = |minute: u16| later(midnight, i128::from(minute) * 60_000_000_000);
                    TimeSpan::new(at(open.from().minute())?, at(open.to().minute())?)?
                        .shared(steady)
                }));
            }
            from = to;
        }
        spans
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = Unmeasurable;

    /// Reads `UTC` and the names of an area and a place; abbreviations such as `CET` name no place.
    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let refused = Unmeasurable::new(
            Fault::UnknownUnit,
            text,
            "an IANA time zone, such as `Europe/Amsterdam`",
        );
        if text.is_empty() || text.len() > super::unmeasurable::LONGEST {
            return Err(refused);
        }
        if text != "UTC" && !text.contains('/') {
            return Err(
                refused.suggest("an abbreviation or offset does not say when clocks change")
            );
        }
        let zone = TimeZoneDatabase::bundled()
            .get(text)
            .map_err(|_| refused.clone())?;
        match zone.iana_name() {
            Some(name) if name != text => Err(refused.suggest(format!("write `{name}`"))),
            _ => Ok(Self(zone)),
        }
    }
}

/// Reads an instant with its offset: `2027-05-14T17:30:00+02:00`.
pub fn instant(text: &str) -> Result<Timestamp, Unmeasurable> {
    let expected = "an instant with its offset, such as `2027-06-08T09:10:00+02:00`";
    if text.len() > super::unmeasurable::LONGEST {
        return Err(Unmeasurable::new(Fault::TooLong, text, expected));
    }
    text.trim()
        .parse()
        .map_err(|_| Unmeasurable::new(Fault::Prose, text, expected))
}
