//! What an availability target means: how long the service may be down, for named lengths of time,
//! and what users may see once maintenance is used up (model 3.1 and 3.2).

use jiff::civil::Date;

use super::{Maintenance, ServiceLevels, Target};
use crate::measure::{Calendar, DayRange, Exact, MONTHS, Percentage, Window, weekday};
use crate::sla::{self, PlannedMaintenance};

/// The interruption allowed in one length of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The length in words: `a month of 30 days`, `May 2027, the shortest month`.
    pub length: String,
    /// Agreed time in it, in seconds.
    pub agreed: Exact,
    /// Interruption allowed in it, in seconds.
    pub down: Exact,
}

/// What an availability target means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Whether the service hours never end.
    pub around_the_clock: bool,
    /// For each length of time, shortest first.
    pub allowed: Vec<Allowed>,
    /// Agreed time of the shortest window, in seconds; nothing per event.
    pub shortest: Option<Exact>,
    /// What maintenance may take out of one window.
    pub maintenance: Maintenance,
    /// The shortest window with all maintenance in it, left out and counted.
    pub with_maintenance: Option<PlannedMaintenance>,
    /// The least true result that meets the target after rounding.
    pub effective: Option<Percentage>,
}

impl ServiceLevels {
    /// What an availability target means; nothing for other kinds of target, and while its value or
    /// the hours of its service are missing.
    pub fn meaning(&self, target: &Target) -> Option<Meaning> {
        if !self.kind_of(target)?.is_availability() {
            return None;
        }
        let promised = target.percentage()?;
        let hours = self.hours_of(target)?;
        let lengths = if hours.is_always() {
            around_the_clock()
        } else {
            in_hours(&hours, self.header.effective)
        };
        let allowed = lengths.into_iter().map(|(length, agreed)| Allowed {
            length,
            down: sla::downtime_budget(promised, &agreed),
            agreed,
        });
        let shortest = target
            .window()
            .and_then(|window| self.shortest(&hours, window));
        let maintenance = self.maintenance(target);
        let with_maintenance = shortest
            .as_ref()
            .and_then(|agreed| sla::planned_maintenance(promised, agreed, &maintenance.total()));
        let effective = self.rules().map(|rules| match rules.compare {
            sla::Compare::AfterRounding => {
                sla::effective_target(promised, rules.percent_decimals, rules.rounding)
            }
            sla::Compare::Unrounded => promised.clone(),
        });
        Some(Meaning {
            around_the_clock: hours.is_always(),
            allowed: allowed.collect(),
            shortest,
            maintenance,
            with_maintenance,
            effective,
        })
    }
}

/// Days of 24 hours: months and quarters of each length, because "a month" says nothing.
fn around_the_clock() -> Vec<(String, Exact)> {
    let named = [
        ("a day", 1),
        ("a week", 7),
        ("a month of 28 days", 28),
        ("a month of 30 days", 30),
        ("a month of 31 days", 31),
        ("a quarter of 90 days", 90),
        ("a quarter of 92 days", 92),
        ("a year of 365 days", 365),
    ];
    let seconds = |days: u32| Exact::from(days) * Exact::from(86_400);
    named
        .into_iter()
        .map(|(name, days)| (name.to_owned(), seconds(days)))
        .collect()
}

/// The hours of a calendar that closes: its longest day, its week, and real months and quarters.
fn in_hours(calendar: &Calendar, effective: Date) -> Vec<(String, Exact)> {
    let from = effective.first_of_year();
    let year = from.year();
    let mut lengths = Vec::new();
    let ordinary = calendar.without_holidays();
    let days = ordinary_week(&ordinary, from);
    let mut push = |length: String, agreed: Exact| lengths.push((length, agreed));
    if let Some(longest) = days.iter().max() {
        push("a full day".to_owned(), longest.clone());
    }
    push("a week without a holiday".to_owned(), days.iter().sum());
    let Some(range) = Window::CalendarYear.around(from, None) else {
        return lengths;
    };
    let months = sla::agreed_windows(calendar, Window::CalendarMonth, range, None);
    let of = |month: &DayRange| {
        let at = usize::try_from(month.from().month() - 1).unwrap_or_default();
        MONTHS.get(at).copied().unwrap_or_default()
    };
    if let Some((month, agreed)) = months.iter().min_by_key(|(_, agreed)| agreed) {
        push(
            format!("{} {year}, the shortest month", of(month)),
            agreed.clone(),
        );
    }
    if let Some((month, agreed)) = months.iter().rev().max_by_key(|(_, agreed)| agreed) {
        push(
            format!("{} {year}, the longest month", of(month)),
            agreed.clone(),
        );
    }
    let quarters: Vec<Exact> = months
        .chunks(3)
        .map(|quarter| quarter.iter().map(|(_, agreed)| agreed).sum())
        .collect();
    if let Some((at, agreed)) = quarters
        .iter()
        .enumerate()
        .min_by_key(|(_, agreed)| *agreed)
    {
        let name = ["first", "second", "third", "fourth"]
            .get(at)
            .unwrap_or(&"");
        push(
            format!("the {name} quarter of {year}, the shortest"),
            agreed.clone(),
        );
    }
    push(format!("the year {year}"), quarters.iter().sum());
    lengths
}

/// Open seconds of Monday to Sunday, by the clock on the wall.
fn ordinary_week(calendar: &Calendar, near: Date) -> Vec<Exact> {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let minutes = |day: &&str| {
        let day = weekday(day).ok()?;
        let date = near.nth_weekday(1, day).ok()?;
        let hours = calendar.hours_on(date).iter();
        let minutes: u32 = hours
            .map(|hours| u32::from(hours.to().minute() - hours.from().minute()))
            .sum();
        Some(Exact::from(minutes) * Exact::from(60))
    };
    days.iter().filter_map(minutes).collect()
}
