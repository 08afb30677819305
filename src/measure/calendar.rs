//! Service and support hours: which instants count, in which zone, and what holidays do to them.

mod hours;
mod reckon;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use hours::{ClockTime, DailyHours, WeeklyHours, weekday};

use super::time_set::{TimeSet, TimeSpan};
use super::zone::Zone;

/// What holidays do to the hours of a weekday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolidayTreatment {
    /// Closed all day.
    Closed,
    /// As on any other such weekday.
    Open,
    /// These hours, on weekdays that are otherwise open.
    Reduced(Vec<DailyHours>),
}

/// The hours in which a service is owed or support is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    zone: Zone,
    /// Nothing for a calendar that never closes.
    weekly: Option<WeeklyHours>,
    holidays: BTreeSet<Date>,
    treatment: HolidayTreatment,
}

impl Calendar {
    /// Every instant, around the clock.
    pub fn always(zone: Zone) -> Self {
        Self {
            zone,
            weekly: None,
            holidays: BTreeSet::new(),
            treatment: HolidayTreatment::Open,
        }
    }

    /// Hours of the week, with holidays.
    pub fn weekly(
        zone: Zone,
        hours: WeeklyHours,
        holidays: BTreeSet<Date>,
        treatment: HolidayTreatment,
    ) -> Self {
        Self {
            zone,
            weekly: Some(hours),
            holidays,
            treatment,
        }
    }

    /// The same hours as if there were no holidays.
    #[must_use]
    pub fn without_holidays(&self) -> Self {
        Self {
            holidays: BTreeSet::new(),
            ..self.clone()
        }
    }

    /// The zone its hours are read in.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Whether it never closes.
    pub fn is_always(&self) -> bool {
        self.weekly.is_none()
    }

    /// Whether a date has any hours at all.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.weekly.is_none() || !self.hours_on(date).is_empty()
    }

    /// The hours of a date; a whole day for a calendar that never closes.
    pub fn hours_on(&self, date: Date) -> &[DailyHours] {
        let Some(weekly) = &self.weekly else {
            return &DailyHours::WHOLE_DAY;
        };
        let hours = weekly.on(date.weekday());
        if hours.is_empty() || !self.holidays.contains(&date) {
            return hours;
        }
        match &self.treatment {
            HolidayTreatment::Closed => &[],
            HolidayTreatment::Open => hours,
            HolidayTreatment::Reduced(reduced) => reduced,
        }
    }

    /// The open instants of one date.
    pub fn open_on(&self, date: Date) -> TimeSet {
        match &self.weekly {
            None => TimeSet::of(self.zone.day(date)),
            Some(_) => TimeSet::of(self.zone.wall_clock(date, self.hours_on(date))),
        }
    }

    /// The open instants inside a stretch of time: what `agreed service time` is made of.
    pub fn open_in(&self, span: TimeSpan) -> TimeSet {
        if self.weekly.is_none() {
            return TimeSet::of([span]);
        }
        let last = self.zone.date(span.to());
        let mut date = self.zone.date(span.from());
        let mut open = Vec::new();
        while date <= last {
            let hours = self.hours_on(date);
            if !hours.is_empty() {
                let spans = self.zone.wall_clock(date, hours);
                open.extend(spans.into_iter().filter_map(|hours| hours.shared(span)));
            }
            match date.tomorrow() {
                Ok(next) => date = next,
                Err(_) => break,
            }
        }
        TimeSet::of(open)
    }

    /// The instants inside a stretch at which at least one of the calendars is open.
    pub fn open_in_any<'a>(
        calendars: impl IntoIterator<Item = &'a Self>,
        span: TimeSpan,
    ) -> TimeSet {
        calendars.into_iter().fold(TimeSet::none(), |open, next| {
            open.union(&next.open_in(span))
        })
    }
}

#[cfg(test)]
mod tests;
