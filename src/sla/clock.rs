//! When a promise falls due, and how long a repair took when the fault came back (model 3.9).

use jiff::Timestamp;
use jiff::civil::Date;

use serde::Deserialize;

use crate::measure::{Calendar, Exact, Period, TimeSet, WorkingDays};

/// The instant a period after the start, without pauses.
///
/// Elapsed time runs through the night, support time only while the calendar is open; Working Days
/// end at the close of the day, months at the same local time. Nothing where the time never comes,
/// and for pauses in days or months, which no agreement can mean.
pub fn due(
    start: Timestamp,
    period: &Period,
    calendar: &Calendar,
    pauses: &TimeSet,
) -> Option<Timestamp> {
    match period {
        Period::Elapsed(time) => {
            let always = Calendar::always(calendar.zone().clone());
            always.add_support(start, &time.seconds(), pauses)
        }
        Period::SupportTime(time) => calendar.add_support(start, &time.seconds(), pauses),
        Period::WorkingDays(days) if pauses.is_empty() => {
            let date = calendar.zone().date(start);
            calendar.close_of(due_day(date, *days, calendar)?)
        }
        Period::Months(months) if pauses.is_empty() => {
            calendar.zone().months_later(start, months.0)
        }
        Period::WorkingDays(_) | Period::Months(_) => None,
    }
}

/// The n-th later date with support hours.
pub fn due_day(from: Date, days: WorkingDays, calendar: &Calendar) -> Option<Date> {
    calendar.add_working_days(from, days.0)
}

/// What a fault does that comes back soon after its repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReopenEffect {
    /// The time between counts too: the clock runs from the first start.
    OriginalStart,
    /// Only the times of the fault add up.
    Cumulative,
}

/// How long a repair took over all times the fault was there, in the unit of the times.
///
/// `down` holds start and end of each, in order; the effect reaches over gaps of at most `early`.
pub fn restore_time(down: &[(Exact, Exact)], early: &Exact, effect: ReopenEffect) -> Exact {
    let mut total = Exact::zero();
    let mut repaired: Option<&Exact> = None;
    for (from, to) in down {
        let gap = repaired.map(|before| from - before);
        total = total + (to - from);
        if effect == ReopenEffect::OriginalStart {
            total = total + gap.filter(|gap| gap <= early).unwrap_or_else(Exact::zero);
        }
        repaired = Some(to);
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Zone, instant};

    #[test]
    fn a_late_relapse_is_only_added() {
        let times = |spans: &[(i32, i32)]| {
            spans
                .iter()
                .map(|(from, to)| (Exact::from(*from), Exact::from(*to)))
                .collect::<Vec<_>>()
        };
        let late = times(&[(0, 100), (200, 300)]);
        let took =
            |early: i32, effect| restore_time(&late, &Exact::from(early), effect).to_string();
        assert_eq!(took(99, ReopenEffect::OriginalStart), "200");
        assert_eq!(took(100, ReopenEffect::OriginalStart), "300");
        assert_eq!(took(100, ReopenEffect::Cumulative), "200");
    }

    #[test]
    fn months_end_where_the_month_does() {
        let zone: Zone = "Europe/Amsterdam".parse().unwrap();
        let calendar = Calendar::always(zone.clone());
        let start = instant("2027-01-31T10:00:00+01:00").unwrap();
        let end = due(start, &"1mo".parse().unwrap(), &calendar, &TimeSet::none()).unwrap();
        assert_eq!(zone.written(end), "2027-02-28T10:00:00+01:00");
        let day = due(start, &"1bd".parse().unwrap(), &calendar, &TimeSet::none()).unwrap();
        assert_eq!(zone.written(day), "2027-02-02T00:00:00+01:00");
        let spring = instant("2027-03-28T01:00:00+01:00").unwrap();
        let due = due(spring, &"4h".parse().unwrap(), &calendar, &TimeSet::none()).unwrap();
        assert_eq!(zone.written(due), "2027-03-28T06:00:00+02:00");
    }
}
