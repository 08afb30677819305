//! What must hold for every amount, calendar and window, whatever is written.

use engross::measure::{
    Calendar, ClockTime, Currency, DailyHours, Elapsed, Exact, HolidayTreatment, Interval, Money,
    Months, Percentage, Period, Quantity, Rate, Rounding, SupportTime, TimeSet, TimeSpan,
    WeeklyHours, Window, WorkingDays, Zone, compact_time, date, instant, long_date, weekday,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

/// Text that looks like an amount more often than chance would have it.
fn nearly_an_amount() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9.,+–-]{0,20} ?(%|ms|s|min|h|d|wk|bmin|bh|bd|mo|m|/s|EUR|JPY|€|hours?|working days?)?",
        "(every |rolling-|[<>=]{0,2} ?|one |twelve )?[0-9]{0,6}(d|d/[0-9]{1,6}d| months?| Working Days?)?",
        "[0-9]{0,5}[-: ]?[0-9A-Za-z]{0,9}[-: ]?[0-9]{0,5}",
    ]
}

/// An amount in its compact form.
fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        "(100|[0-9]{1,2}(\\.[0-9]{1,6})?)%",
        "[0-9]{1,5}(\\.[0-9]{1,3})?(ms|s|min|h)",
        "[0-9]{1,4}(d|bd|bmin|bh)",
        "([1-9]|[1-9][0-9]{1,2})mo",
        "[0-9]{1,6}(\\.[0-9])?/s",
        "[0-9]{1,9}\\.[0-9]{2} (EUR|USD|DKK)",
        "[0-9]{1,9} JPY",
        "[0-9]{1,9}(\\.[0-9]{1,6})?",
    ]
}

fn exact() -> impl Strategy<Value = Exact> {
    (any::<i64>(), 0_u32..12).prop_map(|(digits, decimals)| Exact::decimal(digits, decimals))
}

fn amsterdam() -> Zone {
    "Europe/Amsterdam".parse().unwrap()
}

fn office() -> Calendar {
    let hours =
        |from: &str, to: &str| DailyHours::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
    let week = ["mon", "tue", "thu", "fri"]
        .iter()
        .fold(WeeklyHours::default(), |week, day| {
            let day = weekday(day).unwrap();
            week.with(day, hours("08:00", "12:00"))
                .with(day, hours("13:00", "18:00"))
        });
    let week = week.with(weekday("sun").unwrap(), hours("01:30", "24:00"));
    let holidays = ["2027-03-29", "2027-05-06", "2027-05-17"].map(|day| date(day).unwrap());
    let treatment = HolidayTreatment::Reduced(vec![hours("10:00", "14:00")]);
    Calendar::weekly(amsterdam(), week, holidays.into(), treatment)
}

/// Instants of 2027, to the second.
fn in_2027() -> impl Strategy<Value = Timestamp> {
    let start = instant("2027-01-01T00:00:00Z").unwrap();
    (0_i64..365 * 86_400).prop_map(move |seconds| start + SignedDuration::from_secs(seconds))
}

fn span() -> impl Strategy<Value = TimeSpan> {
    (in_2027(), in_2027())
        .prop_map(|(one, other)| TimeSpan::new(one.min(other), one.max(other)).unwrap())
}

fn set() -> impl Strategy<Value = TimeSet> {
    prop::collection::vec(span(), 0..6).prop_map(TimeSet::of)
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in nearly_an_amount()) {
        let _ = text.parse::<Quantity>();
        let _ = text.parse::<Percentage>();
        let _ = text.parse::<Period>();
        let _ = text.parse::<Elapsed>();
        let _ = text.parse::<SupportTime>();
        let _ = text.parse::<WorkingDays>();
        let _ = text.parse::<Months>();
        let _ = text.parse::<Rate>();
        let _ = text.parse::<Money>();
        let _ = text.parse::<Currency>();
        let _ = text.parse::<Exact>();
        let _ = text.parse::<Rounding>();
        let _ = text.parse::<Interval>();
        let _ = text.parse::<Window>();
        let _ = text.parse::<Zone>();
        let _ = text.parse::<ClockTime>();
        let _ = weekday(&text);
        let _ = instant(&text);
        let _ = date(&text);
    }

    #[test]
    fn refusals_are_one_short_line(text in nearly_an_amount()) {
        if let Err(error) = text.parse::<Quantity>() {
            let message = error.to_string();
            prop_assert!(message.chars().count() < 320, "{}", message);
            prop_assert!(!message.contains('\n'), "{}", message);
        }
    }

    #[test]
    fn what_is_printed_is_read_back(written in amount()) {
        let quantity: Quantity = written.parse().unwrap();
        for printed in [quantity.compact(), quantity.to_string()] {
            let again: Quantity = printed.parse().unwrap();
            prop_assert_eq!(&again, &quantity);
            prop_assert_eq!(again.compact(), quantity.compact());
        }
        if let Quantity::Period(period) = quantity
            && let Some(interval) = Interval::new(period)
        {
            prop_assert_eq!(interval.to_string().parse::<Interval>().unwrap(), interval);
        }
    }

    #[test]
    fn exact_numbers_print_all_their_digits(number in exact()) {
        prop_assert_eq!(number.to_string().parse::<Exact>().unwrap(), number);
    }

    #[test]
    fn rounding_stays_within_one_step(number in exact(), decimals in 0_u32..14) {
        let step = Exact::decimal(1, decimals);
        for rule in Rounding::ALL {
            let rounded = number.round(decimals, rule);
            let off = (&rounded - &number).abs();
            let cut = rule == Rounding::Truncate;
            prop_assert!(cut && off < step || !cut && &off + &off <= step);
            prop_assert_eq!(number.fixed(decimals, rule).parse::<Exact>().unwrap(), rounded.clone());
            prop_assert_eq!(rounded.round(decimals, rule), rounded);
        }
    }

    #[test]
    fn compact_times_are_never_empty(number in exact()) {
        prop_assert!(!compact_time(&number).is_empty());
    }

    #[test]
    fn sets_of_time_obey_inclusion_and_exclusion(one in set(), other in set()) {
        let (both, either) = (one.intersection(&other), one.union(&other));
        prop_assert_eq!(either.seconds() + both.seconds(), one.seconds() + other.seconds());
        let rest = one.difference(&other);
        prop_assert!(rest.intersection(&other).is_empty());
        prop_assert_eq!(rest.union(&both), one);
    }

    #[test]
    fn windows_follow_each_other_without_gap(day in 0_i32..2_000, kind in 1_usize..6) {
        let effective = date("2026-02-28").unwrap();
        let on = effective + jiff::Span::new().days(day);
        let window = Window::FIXED[kind];
        let days = window.around(on, Some(effective)).unwrap();
        prop_assert!(days.from() <= on && on < days.to());
        prop_assert_eq!(window.around(days.to(), Some(effective)).unwrap().from(), days.to());
        prop_assert_eq!(date(&long_date(on)).unwrap(), on);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn agreed_time_adds_up_over_split_windows(span in span(), cut in in_2027()) {
        let cut = cut.clamp(span.from(), span.to());
        let office = office();
        let part = |from, to| office.open_in(TimeSpan::new(from, to).unwrap());
        let (first, second) = (part(span.from(), cut), part(cut, span.to()));
        let whole = office.open_in(span);
        prop_assert_eq!(first.seconds() + second.seconds(), whole.seconds());
        prop_assert_eq!(first.union(&second), whole);
    }

    #[test]
    fn due_instants_fall_inside_the_calendar(
        start in in_2027(),
        seconds in 1_i64..400_000,
        pauses in prop::collection::vec((in_2027(), 0_i64..200_000), 0..4),
    ) {
        let office = office();
        let pauses = TimeSet::of(pauses.into_iter().map(|(from, length)| {
            TimeSpan::new(from, from + SignedDuration::from_secs(length)).unwrap()
        }));
        let amount = Exact::from(seconds);
        let due = office.add_support(start, &amount, &pauses).unwrap();
        let just_before = due - SignedDuration::from_nanos(1);
        let open = office.open_on(amsterdam().date(just_before)).difference(&pauses);
        prop_assert!(open.spans().iter().any(|open| open.contains(just_before)));
        let run = office.support_between(TimeSpan::new(start, due).unwrap(), &pauses);
        prop_assert_eq!(run, amount);
        let opening = office.next_opening(start).unwrap();
        prop_assert!(start <= opening && opening < due || pauses.seconds() > Exact::zero());
    }

    #[test]
    fn working_days_are_working_days(day in 0_i32..365, count in 1_u32..60) {
        let from = date("2027-01-01").unwrap() + jiff::Span::new().days(day);
        let office = office();
        let due = office.add_working_days(from, count).unwrap();
        prop_assert!(office.is_working_day(due));
        let between = from.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= due);
        prop_assert_eq!(between.filter(|day| office.is_working_day(*day)).count(), count as usize);
    }
}
