//! What is read, how it prints, and what is refused with which advice.

use super::*;

/// Written, compact, printed.
const READ: &[(&str, &str, &str)] = &[
    ("99.9%", "99.9%", "99.9%"),
    ("99.9 %", "99.9%", "99.9%"),
    ("99.90 per cent", "99.9%", "99.9%"),
    ("0%", "0%", "0%"),
    ("100%", "100%", "100%"),
    ("99.999999%", "99.999999%", "99.999999%"),
    ("800ms", "800ms", "800 milliseconds"),
    ("1s", "1s", "1 second"),
    ("30min", "30min", "30 minutes"),
    ("4h", "4h", "4 hours"),
    ("1h", "1h", "1 hour"),
    ("0.5h", "0.5h", "0.5 hours"),
    ("4 hours", "4h", "4 hours"),
    ("four hours", "4h", "4 hours"),
    ("72 hrs", "72h", "72 hours"),
    ("30 days", "30d", "30 days"),
    ("2wk", "2wk", "2 weeks"),
    ("4bh", "4bh", "4 Working Hours"),
    ("1bh", "1bh", "1 Working Hour"),
    ("30 working minutes", "30bmin", "30 Working Minutes"),
    ("4 Business Hours", "4bh", "4 Working Hours"),
    ("10bd", "10bd", "10 Working Days"),
    ("10 working days", "10bd", "10 Working Days"),
    ("one Working Day", "1bd", "1 Working Day"),
    ("12mo", "12mo", "12 months"),
    ("12 months", "12mo", "12 months"),
    ("1 month", "1mo", "1 month"),
    ("3 years", "36mo", "36 months"),
    ("40/s", "40/s", "40 per second"),
    ("40 per second", "40/s", "40 per second"),
    ("38000.00 EUR", "38000.00 EUR", "EUR 38,000.00"),
    ("EUR 38,000.00", "38000.00 EUR", "EUR 38,000.00"),
    ("EUR 38000", "38000.00 EUR", "EUR 38,000.00"),
    ("1,850,000 JPY", "1850000 JPY", "JPY 1,850,000"),
    ("12.345 KWD", "12.345 KWD", "KWD 12.345"),
    ("0.05 EUR", "0.05 EUR", "EUR 0.05"),
    ("4.0", "4", "4"),
    ("1", "1", "1"),
    ("  99.5%  ", "99.5%", "99.5%"),
];

#[test]
fn amounts_are_read_and_printed() {
    for (written, compact, printed) in READ {
        let quantity: Quantity = written.parse().unwrap_or_else(|e| panic!("{written}: {e}"));
        assert_eq!(quantity.compact(), *compact, "{written}");
        assert_eq!(quantity.to_string(), *printed, "{written}");
        for again in [compact, printed] {
            assert_eq!(
                again.parse::<Quantity>(),
                Ok(quantity.clone()),
                "{written} as {again}"
            );
        }
    }
}

/// Written, why it is refused, and words of the advice.
const REFUSED: &[(&str, Fault, &str)] = &[
    ("", Fault::Empty, ""),
    ("   ", Fault::Empty, ""),
    (
        "4 m",
        Fault::AmbiguousUnit,
        "minutes are `min`, months are `mo`",
    ),
    (
        "4m",
        Fault::AmbiguousUnit,
        "minutes are `min`, months are `mo`",
    ),
    ("10wd", Fault::UnknownUnit, "Working Days are `bd`"),
    ("4 fortnights", Fault::UnknownUnit, ""),
    ("10 calendar days", Fault::UnknownUnit, "`d`"),
    ("1.5bd", Fault::OutOfRange, "whole numbers"),
    ("1 to 3 days", Fault::Range, "one value"),
    ("4-8h", Fault::Range, "one value"),
    ("4h – 8h", Fault::Range, "one value"),
    ("TBD", Fault::Placeholder, ""),
    ("[4] hours", Fault::Placeholder, ""),
    ("…", Fault::Placeholder, ""),
    (">= 99.9%", Fault::Comparator, "write `99.9%`"),
    ("> 99%", Fault::Comparator, "own field"),
    ("101%", Fault::OutOfRange, ""),
    ("100.000001%", Fault::OutOfRange, ""),
    ("99.1234567%", Fault::OutOfRange, "six decimals"),
    ("-1%", Fault::OutOfRange, "never below zero"),
    ("99,9%", Fault::NotANumber, "`99.9%`"),
    ("1.2.3%", Fault::NotANumber, ""),
    ("NaN", Fault::NotANumber, ""),
    ("inf", Fault::NotANumber, ""),
    ("1e3h", Fault::UnknownUnit, ""),
    ("promptly", Fault::Prose, ""),
    ("as soon as possible", Fault::Prose, ""),
    ("1000 years", Fault::OutOfRange, "hundred years"),
    ("99999999999h", Fault::OutOfRange, "hundred years"),
    ("9999999999999999h", Fault::OutOfRange, ""),
    ("€ 38,000.00", Fault::UnknownUnit, "EUR"),
    ("38000.001 EUR", Fault::OutOfRange, "2 decimals"),
    ("38000 eur", Fault::UnknownUnit, "write `EUR`"),
];

#[test]
fn everything_else_is_refused_with_advice() {
    for (written, fault, advice) in REFUSED {
        let error = written.parse::<Quantity>().expect_err(written);
        assert_eq!(error.fault, *fault, "{written}: {error}");
        assert!(
            error.suggestion.unwrap_or_default().contains(advice),
            "{written}"
        );
    }
    let long = "9".repeat(10_000);
    assert_eq!(
        long.parse::<Quantity>().expect_err("long").fault,
        Fault::TooLong
    );
}

#[test]
fn a_message_says_what_was_found_expected_and_meant() {
    let message = |error: Unmeasurable| error.to_string();
    assert_eq!(
        message("4 m".parse::<Elapsed>().expect_err("ambiguous")),
        "`4 m` found; expected elapsed time, such as `4h`; minutes are `min`, months are `mo`"
    );
    assert_eq!(
        message("4bh".parse::<Elapsed>().expect_err("kind")),
        "`4bh` found; expected elapsed time, such as `4h`; \
         elapsed units are `ms`, `s`, `min`, `h`, `d` and `wk`"
    );
    assert_eq!(
        message("99.9".parse::<Percentage>().expect_err("no sign")),
        "`99.9` found; expected a percentage from 0 to 100 with at most six decimals, such as \
         `99.9%`; write the sign: `99.9%`"
    );
    assert!(message("€ 38,000.00".parse::<Money>().expect_err("sign")).ends_with("code: EUR"));
    assert!(message(Unmeasurable::float("99.9")).ends_with("such as `\"99.9%\"`"));
    assert!(message("CET".parse::<Zone>().expect_err("zone")).contains("IANA"));
    assert!(
        message("europe/amsterdam".parse::<Zone>().expect_err("case"))
            .ends_with("`Europe/Amsterdam`")
    );
    assert!(
        message("monthly".parse::<Window>().expect_err("window")).ends_with("`calendar-month`")
    );
}

#[test]
fn equal_lengths_are_equal_and_print_as_written() {
    let (hour, minutes): (Elapsed, Elapsed) = ("1h".parse().unwrap(), "60min".parse().unwrap());
    assert_eq!(hour, minutes);
    assert_eq!(minutes.to_string(), "60 minutes");
    let support: Period = "4bh".parse().unwrap();
    assert_eq!(support.partial_cmp(&Period::from(hour)), None);
    assert_eq!("P12M", "12mo".parse::<Period>().unwrap().iso8601().unwrap());
    assert_eq!(
        "PT0.8S",
        "800ms".parse::<Period>().unwrap().iso8601().unwrap()
    );
    assert_eq!(support.iso8601(), None);
}

#[test]
fn intervals_read_like_speech() {
    for (written, compact, printed) in [
        ("1mo", "1mo", "every month"),
        ("every month", "1mo", "every month"),
        ("monthly", "1mo", "every month"),
        ("3mo", "3mo", "every 3 months"),
        ("every three months", "3mo", "every 3 months"),
        ("every quarter", "3mo", "every 3 months"),
        ("1wk", "1wk", "every week"),
        ("30d", "30d", "every 30 days"),
        ("1bd", "1bd", "every Working Day"),
        ("every 2 working days", "2bd", "every 2 Working Days"),
        ("every Working Hour", "1bh", "every Working Hour"),
        ("daily", "1d", "every day"),
    ] {
        let interval: Interval = written.parse().unwrap_or_else(|e| panic!("{written}: {e}"));
        assert_eq!(
            (interval.compact().as_str(), interval.to_string().as_str()),
            (compact, printed)
        );
    }
    for refused in [
        "0mo",
        "regularly",
        "every so often",
        "every",
        "biweekly",
        "",
    ] {
        assert!(refused.parse::<Interval>().is_err(), "{refused}");
    }
}

#[test]
fn rounding_is_exact_in_both_directions() {
    let exact = |text: &str| text.parse::<Exact>().unwrap();
    for (number, up, even, cut) in [
        ("0.5", "1", "0", "0"),
        ("1.5", "2", "2", "1"),
        ("2.5", "3", "2", "2"),
        ("-0.5", "-1", "0", "0"),
        ("-1.5", "-2", "-2", "-1"),
        ("2.500001", "3", "3", "2"),
    ] {
        assert_eq!(exact(number).fixed(0, Rounding::HalfUp), up, "{number}");
        assert_eq!(exact(number).fixed(0, Rounding::HalfEven), even, "{number}");
        assert_eq!(exact(number).fixed(0, Rounding::Truncate), cut, "{number}");
    }
    assert_eq!(exact("99.8995").fixed(3, Rounding::HalfUp), "99.900");
    assert_eq!(exact("-0.05").fixed(1, Rounding::HalfUp), "-0.1");
    let third = Exact::one().checked_div(&Exact::from(3)).unwrap();
    assert_eq!(
        (third.to_string(), third.fixed(4, Rounding::HalfUp)),
        ("1/3".into(), "0.3333".into())
    );
    assert_eq!(third.checked_div(&Exact::zero()), None);
    assert_eq!(exact("0.000").to_string(), "0");
    for refused in [
        "", "-", ".", "1.", ".5", "1e3", "0x10", "１", "--1", "1_000",
    ] {
        assert!(refused.parse::<Exact>().is_err(), "{refused}");
    }
}

#[test]
fn times_are_compact_for_people() {
    let shown = |seconds: &str| compact_time(&seconds.parse().unwrap());
    assert_eq!(shown("2592"), "43 min 12 s");
    assert_eq!(shown("12960"), "3 h 36 min");
    assert_eq!(shown("157680"), "1 d 19 h 48 min");
    assert_eq!(shown("172.8"), "2 min 52.8 s");
    assert_eq!(shown("0"), "0 s");
    assert_eq!(shown("0.864"), "0.864 s");
    assert_eq!(
        compact_time(&Exact::from(200).checked_div(&Exact::from(3)).unwrap()),
        "1 min 6.667 s"
    );
    assert_eq!(
        (number_word(1), number_word(12), number_word(13)),
        ("one".into(), "twelve".into(), "13".into())
    );
}

#[test]
fn dates_are_unambiguous() {
    let read = date("2027-01-01").unwrap();
    assert_eq!(long_date(read), "1 January 2027");
    assert_eq!(date("1 January 2027"), Ok(read));
    for refused in [
        "",
        "01/02/2027",
        "2027-02-29",
        "2027-1-1",
        "31 April 2027",
        "tomorrow",
        "1 2 3",
    ] {
        assert!(date(refused).is_err(), "{refused}");
    }
}

#[test]
fn windows_have_a_first_and_a_last_day() {
    let day = |text: &str| date(text).unwrap();
    let around = |window: &str, on: &str| {
        let window: Window = window.parse().unwrap();
        let days = window.around(day(on), Some(day("2024-02-29"))).unwrap();
        format!("{} {}", days.from(), days.to())
    };
    assert_eq!(
        around("calendar-week", "2027-05-16"),
        "2027-05-10 2027-05-17"
    );
    assert_eq!(
        around("calendar-month", "2027-02-28"),
        "2027-02-01 2027-03-01"
    );
    assert_eq!(
        around("calendar-quarter", "2027-12-31"),
        "2027-10-01 2028-01-01"
    );
    assert_eq!(
        around("calendar-year", "2027-07-01"),
        "2027-01-01 2028-01-01"
    );
    assert_eq!(
        around("contract-year", "2027-02-27"),
        "2026-02-28 2027-02-28"
    );
    assert_eq!(
        around("contract-year", "2028-02-29"),
        "2028-02-29 2029-02-28"
    );
    assert_eq!(
        around("rolling-28d/1d", "2027-03-28"),
        "2027-03-01 2027-03-29"
    );
    assert_eq!(Window::PerEvent.around(day("2027-01-01"), None), None);
    let year = Window::CalendarYear
        .around(day("2027-01-01"), None)
        .unwrap();
    assert_eq!(Window::CalendarMonth.over(year, None).len(), 12);
    assert_eq!(
        Window::Rolling { days: 28, step: 7 }.over(year, None).len(),
        53
    );
    for refused in [
        "monthly",
        "rolling-28d",
        "rolling-0d/1d",
        "rolling-7d/28d",
        "yearly",
        "month to month",
        "",
    ] {
        assert!(refused.parse::<Window>().is_err(), "{refused}");
    }
}

#[test]
fn each_currency_stands_once() {
    let mut codes: Vec<_> = Currency::all().map(Currency::code).collect();
    let all = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), all);
    assert!(codes.iter().all(|code| code.len() == 3));
}
