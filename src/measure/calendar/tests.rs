//! A Dutch office and a service around the clock, through holidays and both changes of the clock.

use std::collections::BTreeSet;

use super::super::{DayRange, Exact, TimeSet, TimeSpan, Window, Zone, date, instant};
use super::*;

fn amsterdam() -> Zone {
    "Europe/Amsterdam".parse().unwrap()
}

fn hours(from: &str, to: &str) -> DailyHours {
    DailyHours::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
}

fn office(treatment: HolidayTreatment) -> Calendar {
    let week = ["mon", "tue", "wed", "thu", "fri"]
        .iter()
        .fold(WeeklyHours::default(), |week, day| {
            week.with(weekday(day).unwrap(), hours("08:00", "18:00"))
        });
    let holidays: BTreeSet<_> = ["2027-05-06", "2027-05-17", "2027-12-25"]
        .iter()
        .map(|day| date(day).unwrap())
        .collect();
    Calendar::weekly(amsterdam(), week, holidays, treatment)
}

fn month(first: &str) -> TimeSpan {
    let days = Window::CalendarMonth
        .around(date(first).unwrap(), None)
        .unwrap();
    amsterdam().span(days).unwrap()
}

fn in_hours(set: &TimeSet) -> String {
    set.seconds()
        .checked_div(&Exact::from(3600))
        .unwrap()
        .to_string()
}

#[test]
fn agreed_hours_follow_clock_changes_and_holidays() {
    let always = Calendar::always(amsterdam());
    assert_eq!(in_hours(&always.open_in(month("2027-03-01"))), "743");
    assert_eq!(in_hours(&always.open_in(month("2027-10-01"))), "745");
    let may = month("2027-05-01");
    assert_eq!(
        in_hours(&office(HolidayTreatment::Closed).open_in(may)),
        "190"
    );
    assert_eq!(
        in_hours(&office(HolidayTreatment::Open).open_in(may)),
        "210"
    );
    let reduced = office(HolidayTreatment::Reduced(vec![hours("10:00", "14:00")]));
    assert_eq!(in_hours(&reduced.open_in(may)), "198");
    assert_eq!(in_hours(&reduced.open_on(date("2027-12-25").unwrap())), "0");
    let both = Calendar::open_in_any([&office(HolidayTreatment::Closed), &always], may);
    assert_eq!(in_hours(&both), "744");
}

#[test]
fn hours_on_the_wall_are_skipped_and_repeated_with_the_clock() {
    let open = |from, to, day: &str| {
        in_hours(&TimeSet::of(
            amsterdam().wall_clock(date(day).unwrap(), &[hours(from, to)]),
        ))
    };
    assert_eq!(open("02:00", "06:00", "2027-03-28"), "3");
    assert_eq!(open("02:00", "06:00", "2027-10-31"), "5");
    assert_eq!(open("02:00", "06:00", "2027-05-30"), "4");
    assert_eq!(open("03:00", "06:00", "2027-03-28"), "3");
    assert_eq!(open("03:00", "06:00", "2027-10-31"), "3");
    assert_eq!(open("02:15", "02:45", "2027-03-28"), "0");
    assert_eq!(open("00:00", "02:30", "2027-10-31"), "3");
    assert_eq!(open("00:00", "24:00", "2027-10-31"), "25");
}

#[test]
fn a_day_without_midnight_begins_later() {
    let beirut: Zone = "Asia/Beirut".parse().unwrap();
    let day = date("2027-03-28").unwrap();
    let whole = TimeSet::of(beirut.wall_clock(day, &DailyHours::WHOLE_DAY));
    assert_eq!(in_hours(&whole), "23");
    assert_eq!(whole, TimeSet::of(beirut.day(day)));
}

#[test]
fn support_time_waits_for_the_doors() {
    let office = office(HolidayTreatment::Closed);
    let at = |text: &str| instant(text).unwrap();
    let due = |start: &str, hours: i64, pauses: &TimeSet| {
        let due = office
            .add_support(at(start), &Exact::from(hours * 3600), pauses)
            .unwrap();
        amsterdam().written(due)
    };
    let none = TimeSet::none();
    assert_eq!(
        due("2027-05-14T17:30:00+02:00", 4, &none),
        "2027-05-18T11:30:00+02:00"
    );
    assert_eq!(
        due("2027-05-18T08:00:00+02:00", 10, &none),
        "2027-05-18T18:00:00+02:00"
    );
    assert_eq!(
        due("2027-05-18T18:00:00+02:00", 10, &none),
        "2027-05-19T18:00:00+02:00"
    );
    assert_eq!(
        due("2027-05-15T03:00:00+02:00", 0, &none),
        "2027-05-15T03:00:00+02:00"
    );
    let night = TimeSet::of(TimeSpan::new(
        at("2027-05-18T17:00:00+02:00"),
        at("2027-05-19T09:00:00+02:00"),
    ));
    assert_eq!(
        due("2027-05-18T16:00:00+02:00", 4, &night),
        "2027-05-19T12:00:00+02:00"
    );
    let opening = office
        .next_opening(at("2027-05-15T11:00:00+02:00"))
        .unwrap();
    assert_eq!(amsterdam().written(opening), "2027-05-18T08:00:00+02:00");
    let span = TimeSpan::new(
        at("2027-05-14T17:30:00+02:00"),
        at("2027-05-18T11:30:00+02:00"),
    )
    .unwrap();
    assert_eq!(office.support_between(span, &none), Exact::from(4 * 3600));
    assert_eq!(span.seconds(), Exact::from(90 * 3600));
}

#[test]
fn working_days_skip_what_is_closed_and_end_at_the_close() {
    let office = office(HolidayTreatment::Closed);
    let fifth = office
        .add_working_days(date("2027-04-30").unwrap(), 5)
        .unwrap();
    assert_eq!(fifth.to_string(), "2027-05-10");
    assert_eq!(
        amsterdam().written(office.close_of(fifth).unwrap()),
        "2027-05-10T18:00:00+02:00"
    );
    let always = Calendar::always(amsterdam());
    assert_eq!(
        always.add_working_days(date("2027-12-31").unwrap(), 1),
        date("2028-01-01").ok()
    );
}

#[test]
fn a_calendar_that_never_opens_is_never_due() {
    let shut = Calendar::weekly(
        amsterdam(),
        WeeklyHours::default(),
        BTreeSet::new(),
        HolidayTreatment::Closed,
    );
    let start = instant("2027-05-14T17:30:00+02:00").unwrap();
    assert_eq!(
        shut.add_support(start, &Exact::one(), &TimeSet::none()),
        None
    );
    assert_eq!(shut.next_opening(start), None);
    assert_eq!(shut.add_working_days(date("2027-05-14").unwrap(), 1), None);
}

#[test]
fn hours_must_end_after_they_begin_and_days_at_24() {
    let refused = |from: &str, to: &str| {
        DailyHours::new(from.parse().unwrap(), to.parse().unwrap())
            .unwrap_err()
            .to_string()
    };
    assert!(refused("18:00", "08:00").contains("two entries"));
    assert!(refused("08:00", "08:00").contains("two entries"));
    assert!(refused("00:00", "23:59").contains("`24:00`"));
    for time in [
        "24:01",
        "8:00",
        "08:60",
        "0800",
        "",
        "-1:00",
        "08:00:00",
        "٠٨:٠٠",
    ] {
        assert!(time.parse::<ClockTime>().is_err(), "{time}");
    }
    assert!(weekday("mon").is_ok() && weekday("Sunday").is_ok() && weekday("m").is_err());
}

#[test]
fn sets_of_time_add_up() {
    let whole = month("2027-05-01");
    let open = office(HolidayTreatment::Closed).open_in(whole);
    let all = TimeSet::of([whole]);
    let closed = all.difference(&open);
    assert_eq!(open.union(&closed), all);
    assert!(open.intersection(&closed).is_empty());
    assert_eq!(closed.difference(&open), closed);
    let (first, rest) = open.split_at(&Exact::from(25 * 3600));
    assert_eq!(in_hours(&first), "25");
    assert_eq!(first.union(&rest), open);
    let days = DayRange::new(date("2027-05-01").unwrap(), date("2027-06-01").unwrap()).unwrap();
    assert_eq!(days.days(), 31);
}
