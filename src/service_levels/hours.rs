//! When something runs or is answered: calendars, holidays, and the contacts who answer.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;

use crate::measure::{
    Calendar, ClockTime, DailyHours, HolidayTreatment, Interval, WeeklyHours, Zone, weekday,
};
use crate::source::Located;

/// `[[calendar]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct CalendarRecord {
    /// Short name.
    pub id: String,
    /// Printed name.
    pub name: Option<Located<String>>,
    /// IANA zone of its hours.
    pub timezone: Option<Located<Zone>>,
    /// Whether it never closes.
    pub always: Option<Located<bool>>,
    /// Hours by day of the week.
    pub weekly: Vec<Located<Hours>>,
    /// The holiday set that counts.
    pub holidays: Option<Located<String>>,
    /// What happens on a holiday.
    pub holiday_treatment: Option<Located<OnHoliday>>,
    /// Hours on a holiday that is `reduced`.
    pub reduced: Vec<Located<Hours>>,
}

/// Hours on some days of the week.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Hours {
    /// `mon` to `sun`; none where the hours are those of any holiday.
    pub days: Vec<String>,
    /// First minute.
    pub from: Option<Located<ClockTime>>,
    /// End, not included.
    pub to: Option<Located<ClockTime>>,
}

/// What happens on a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnHoliday {
    /// Nothing runs.
    Closed,
    /// As on any other day.
    Open,
    /// Other hours.
    Reduced,
}

/// `[[holiday-set]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct HolidaySet {
    /// Short name.
    pub id: String,
    /// The days.
    pub dates: Vec<Located<Date>>,
    /// Last day the list speaks about.
    pub covers_to: Option<Located<Date>>,
    /// How later lists are fixed.
    pub extension: Option<Located<String>>,
}

/// `[[contact]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ContactRecord {
    /// Short name.
    pub id: String,
    /// Whose contact it is.
    pub party: Option<Located<String>>,
    /// Function.
    pub function: Option<Located<String>>,
    /// How to reach it; the details are only printed.
    pub channels: Vec<Located<Channel>>,
    /// When it answers.
    pub calendar: Option<Located<String>>,
    /// Who answers if it does not.
    pub deputy: Option<Located<String>>,
    /// How often reaching it is tested.
    pub tested_every: Option<Located<Interval>>,
}

/// One way to reach a contact.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Channel {
    /// `phone`, `mail`, `portal` …
    pub kind: String,
    /// Number or address.
    pub value: String,
}

impl Hours {
    /// The hours of the day, if both ends are there and in order.
    pub fn daily(&self) -> Option<DailyHours> {
        let (from, to) = (self.from.as_ref()?, self.to.as_ref()?);
        DailyHours::new(from.value, to.value).ok()
    }
}

impl CalendarRecord {
    /// Whether it never closes.
    pub fn is_always(&self) -> bool {
        self.always.as_ref().is_some_and(|always| always.value)
    }

    /// The calendar itself; nothing without a zone, or without hours where it closes.
    pub fn calendar(&self, sets: &[Located<HolidaySet>]) -> Option<Calendar> {
        let zone = self.timezone.as_ref()?.value.clone();
        if self.is_always() {
            return Some(Calendar::always(zone));
        }
        let mut week = WeeklyHours::default();
        for hours in &self.weekly {
            let Some(daily) = hours.value.daily() else {
                continue;
            };
            for day in &hours.value.days {
                week = weekday(day).map_or(week.clone(), |day| week.with(day, daily));
            }
        }
        if week.is_empty() {
            return None;
        }
        let set = self
            .holidays
            .as_ref()
            .and_then(|id| sets.iter().find(|set| set.value.id == id.value));
        let dates: BTreeSet<Date> = set
            .map(|set| set.value.dates.iter().map(|date| date.value).collect())
            .unwrap_or_default();
        let treatment = match self.holiday_treatment.as_ref().map(|own| own.value) {
            Some(OnHoliday::Open) => HolidayTreatment::Open,
            Some(OnHoliday::Reduced) => {
                let hours = self.reduced.iter().filter_map(|hours| hours.value.daily());
                HolidayTreatment::Reduced(hours.collect())
            }
            Some(OnHoliday::Closed) | None => HolidayTreatment::Closed,
        };
        Some(Calendar::weekly(zone, week, dates, treatment))
    }
}
