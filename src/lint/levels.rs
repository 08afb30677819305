//! What rules about service levels look at: the typed records, and what several rules ask of them.

use std::ops::Deref;

use jiff::civil::Date;

use crate::engagement::Role;
use crate::lint::Record;
use crate::lint::Subject;
use crate::measure::{Calendar, Exact, Percentage, Period, Rounding, Window};
use crate::service_levels::{
    Backup, Continuity, ServiceLevels, Severity, Target, TargetClass, Trigger, at_most_elapsed,
    periods_in,
};
use crate::sla;
use crate::source::{Located, Place};
use crate::written::{Node, Value};

/// The service levels of an engagement. Both styles of writing them look the same here; what stands
/// in a preset or was written out from a short form knows its place there.
pub struct Levels<'a> {
    subject: &'a Subject<'a>,
    records: ServiceLevels,
}

impl Deref for Levels<'_> {
    type Target = ServiceLevels;

    fn deref(&self) -> &ServiceLevels {
        &self.records
    }
}

impl<'a> Levels<'a> {
    pub(super) fn of(subject: &'a Subject<'a>) -> Self {
        Self {
            subject,
            records: ServiceLevels::of(subject.engagement),
        }
    }

    /// Whether a record was written out from a `[[service-level]]`, which leaves much to the preset.
    pub(crate) fn is_short(&self, record: Place) -> bool {
        self.subject
            .records("service-level")
            .any(|level| level.node.place == record)
    }

    /// Whether something stands in the engagement itself, not in its preset.
    pub(crate) fn is_own(&self, place: Place) -> bool {
        place.file == self.subject.engagement.file
    }

    /// The place of a value of the engagement, by its path.
    pub(crate) fn place_of(&self, path: &str) -> Place {
        let node = self.subject.engagement.node.at(path);
        node.map_or(self.subject.top(), |node| node.place)
    }

    /// The texts under a path.
    pub(crate) fn texts_at(&self, path: &str) -> Vec<&str> {
        let node = self.subject.engagement.node.at(path);
        node.map(Node::elements)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::text)
            .collect()
    }

    /// The records of a name as they are written.
    pub(crate) fn records_of(&self, name: &str) -> Vec<Record<'_>> {
        self.subject.records(name).collect()
    }

    /// The dates under a key of all records of a name.
    pub(crate) fn dates(&self, record: &str, key: &str) -> Vec<Date> {
        let records = self.subject.records(record);
        let dates = records.filter_map(|one| match one.node.get(key)?.value {
            Value::Date(date) => Some(date),
            _ => None,
        });
        dates.collect()
    }

    /// Targets whose miss costs credits.
    pub(crate) fn critical(&self) -> impl Iterator<Item = &Located<Target>> {
        let is_critical =
            |target: &&Located<Target>| target.value.class() == Some(TargetClass::Critical);
        self.targets.iter().filter(is_critical)
    }

    /// How many months a trigger looks back; a window for single events is judged with its month.
    pub(crate) fn months_of(&self, trigger: &Trigger) -> Option<u32> {
        let windows = trigger.of_last.as_ref()?.value;
        let longest = trigger
            .targets
            .iter()
            .filter_map(|id| self.target(&id.value)?.value.window())
            .filter_map(|window| periods_in(Window::CalendarMonth, window))
            .max();
        windows.checked_mul(longest.unwrap_or(1))
    }

    /// Whether a value names a party with this role; nothing while the party has none.
    pub(crate) fn is(&self, party: Option<&Located<String>>, role: Role) -> Option<bool> {
        Some(self.role(&party?.value)? == role)
    }

    /// Whether a calendar has hours in which it is closed.
    pub(crate) fn closes(&self, calendar: &str) -> Option<bool> {
        Some(!self.calendar_record(calendar)?.value.is_always())
    }

    /// Whether one calendar is open whenever another is, over the first two years.
    pub(crate) fn covers(&self, open: &str, needed: &str) -> Option<bool> {
        if open == needed || self.closes(open) == Some(false) {
            return Some(true);
        }
        let (open, needed) = (self.calendar(open)?, self.calendar(needed)?);
        let from = self.header.effective.first_of_year();
        let first = Window::CalendarYear.around(from, None)?;
        let next = Window::CalendarYear.around(first.to(), None)?;
        let hours =
            |calendar: &Calendar, range| Some(calendar.open_in(calendar.zone().span(range)?));
        let alone = [first, next].into_iter().all(|year| {
            let (Some(open), Some(needed)) = (hours(&open, year), hours(&needed, year)) else {
                return true;
            };
            needed.difference(&open).is_empty()
        });
        Some(alone)
    }
}

/// Time on the wall in seconds; nothing for time that needs a calendar.
pub(crate) fn elapsed(period: &Period) -> Option<Exact> {
    match period {
        Period::Elapsed(time) => Some(time.seconds()),
        _ => None,
    }
}

/// Whether one period may take longer than another: exactly where they are counted alike, by the
/// most each can take on the wall where they are not.
pub(crate) fn longer(one: &Period, other: &Period) -> bool {
    match one.partial_cmp(other) {
        Some(order) => order.is_gt(),
        None => at_most_elapsed(one) > at_most_elapsed(other),
    }
}

/// A percentage for a message: all of it where it is short, four decimals where it is not.
pub(crate) fn percent(percentage: &Percentage) -> String {
    match percentage.percent().decimals() {
        Some(decimals) if decimals <= 6 => percentage.to_string(),
        _ => format!("{}%", percentage.fixed(4, Rounding::HalfUp)),
    }
}

/// A window as part of a sentence: `the shortest calendar month`.
pub(crate) fn shortest(window: Window) -> &'static str {
    match window {
        Window::PerEvent => "one event",
        Window::CalendarWeek => "the shortest calendar week",
        Window::CalendarMonth => "the shortest calendar month",
        Window::CalendarQuarter => "the shortest calendar quarter",
        Window::CalendarYear => "the shortest calendar year",
        Window::ContractYear => "the shortest contract year",
        Window::Rolling { .. } => "the shortest rolling window",
    }
}

/// The promised times of a severity with their keys; what is `none` is left out.
pub(crate) fn times(severity: &Severity) -> Vec<(&'static str, &Period, Place)> {
    let keys = [
        ("response", &severity.response),
        ("update-every", &severity.update_every),
        ("workaround", &severity.workaround),
        ("restore", &severity.restore),
    ];
    let stated = keys.into_iter().filter_map(|(key, within)| {
        let within = within.as_ref()?;
        Some((key, within.value.period()?, within.place))
    });
    stated.collect()
}

/// The backup that keeps the recovery point of a service: the one it names, else the one that may
/// lose least.
pub(crate) fn copied(continuity: &Continuity) -> Option<&Located<Backup>> {
    let backups = continuity.backups.iter();
    match &continuity.rpo_covered_by {
        Some(id) => backups
            .into_iter()
            .find(|backup| backup.value.id == id.value),
        None => backups
            .filter_map(|backup| Some((losses(&backup.value, 0)?, backup)))
            .min_by(|one, other| one.0.cmp(&other.0))
            .map(|(_, backup)| backup),
    }
}

/// What may be lost with a backup after so many failures in a row, in seconds.
pub(crate) fn losses(backup: &Backup, failures: u32) -> Option<Exact> {
    Some(sla::worst_loss(
        &backup.interval.as_ref()?.value.seconds(),
        &backup.duration.as_ref()?.value.seconds(),
        &backup.copy_lag.as_ref()?.value.seconds(),
        failures,
    ))
}
