//! Dates as a contract prints them.

use jiff::civil::Date;

use super::unmeasurable::{Fault, LONGEST, Unmeasurable};

/// The months in English, from January.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `1 January 2027`.
pub fn long_date(date: Date) -> String {
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|at| MONTHS.get(at));
    format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
}

/// Reads `2027-04-01` and `1 April 2027`.
pub fn date(text: &str) -> Result<Date, Unmeasurable> {
    const EXPECTED: &str = "a date, such as `2027-04-01`";
    let trimmed = text.trim();
    let refuse = |fault| Unmeasurable::new(fault, trimmed, EXPECTED);
    if trimmed.is_empty() {
        return Err(refuse(Fault::Empty));
    }
    if trimmed.len() > LONGEST {
        return Err(refuse(Fault::TooLong));
    }
    let refused = || match trimmed.matches(['/', '.']).count() {
        2 => refuse(Fault::AmbiguousUnit)
            .suggest("write year, month and day in this order: `2027-04-01`"),
        _ => refuse(Fault::Prose),
    };
    let iso = trimmed.len() == 10
        && trimmed.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if iso {
        return trimmed
            .parse()
            .map_err(|_| refuse(Fault::OutOfRange).suggest("the calendar has no such day"));
    }
    let mut words = trimmed.split_whitespace();
    let (Some(day), Some(month), Some(year), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(refused());
    };
    let month = MONTHS
        .iter()
        .position(|name| name.eq_ignore_ascii_case(month));
    match (
        day.parse(),
        month.and_then(|at| i8::try_from(at + 1).ok()),
        year.parse(),
    ) {
        (Ok(day), Some(month), Ok(year)) if year >= 1000 => Date::new(year, month, day)
            .map_err(|_| refuse(Fault::OutOfRange).suggest("the calendar has no such day")),
        _ => Err(refused()),
    }
}
