//! Counting along a calendar: when it opens next, when support time has run, the n-th Working Day.

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::exact::Exact;
use super::super::time_set::{TimeSet, TimeSpan, later, nanoseconds_above};
use super::Calendar;

/// How far a count looks ahead before it says that the time never comes: two hundred years.
const HORIZON_DAYS: u32 = 73_050;
/// How many closed days in a row mean that the calendar stays closed.
const LONGEST_CLOSURE: u32 = 3_660;

impl Calendar {
    /// The first open instant at or after one; nothing where the calendar stays closed.
    pub fn next_opening(&self, from: Timestamp) -> Option<Timestamp> {
        self.days_from(from).find_map(|date| {
            self.open_on(date)
                .spans()
                .iter()
                .find(|open| from < open.to())
                .map(|o| o.from().max(from))
        })
    }

    /// The instant at which so many seconds of open time have run since the start, without pauses.
    ///
    /// Time that ends with the working day is due at its close, not at the next opening. Nothing
    /// where the time never runs out.
    pub fn add_support(
        &self,
        start: Timestamp,
        seconds: &Exact,
        pauses: &TimeSet,
    ) -> Option<Timestamp> {
        let mut left = nanoseconds_above(seconds)?;
        if left <= 0 {
            return Some(start);
        }
        for date in self.days_from(start) {
            for open in self.open_on(date).difference(pauses).spans() {
                let from = open.from().max(start);
                let Some(free) = TimeSpan::new(from, open.to()) else {
                    continue;
                };
                if free.nanoseconds() >= left {
                    return later(from, left);
                }
                left -= free.nanoseconds();
            }
        }
        None
    }

    /// Open time between two instants, without pauses, in seconds.
    pub fn support_between(&self, span: TimeSpan, pauses: &TimeSet) -> Exact {
        self.open_in(span).difference(pauses).seconds()
    }

    /// The n-th later date that has hours; the date itself for none.
    pub fn add_working_days(&self, from: Date, days: u32) -> Option<Date> {
        let (mut date, mut left, mut closed) = (from, days, 0);
        while left > 0 {
            date = date.tomorrow().ok()?;
            if self.is_working_day(date) {
                left -= 1;
                closed = 0;
            } else {
                closed += 1;
                if closed > LONGEST_CLOSURE {
                    return None;
                }
            }
        }
        Some(date)
    }

    /// The close of a date: the instant at which a time counted in Working Days is due.
    pub fn close_of(&self, date: Date) -> Option<Timestamp> {
        self.open_on(date).spans().last().map(|open| open.to())
    }

    /// Local dates from an instant on, up to the horizon, ending early in a closure without end.
    fn days_from(&self, from: Timestamp) -> impl Iterator<Item = Date> {
        let mut next = Some(self.zone().date(from));
        let (mut seen, mut closed) = (0, 0);
        std::iter::from_fn(move || {
            let date = next?;
            next = date.tomorrow().ok();
            seen += 1;
            closed = if self.is_working_day(date) {
                0
            } else {
                closed + 1
            };
            (seen <= HORIZON_DAYS && closed <= LONGEST_CLOSURE).then_some(date)
        })
    }
}
