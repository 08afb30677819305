//! Dates in running text as they are written, whether or not the calendar has them.

use std::ops::Range;

use jiff::civil::Date;

use super::pattern::Pattern;
use crate::measure::MONTHS;

/// A day that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// Where it stands in the words.
    pub span: Range<usize>,
    /// Its year, where it has one.
    pub year: Option<i16>,
    /// From 1 to 12.
    pub month: i8,
    /// From 1 to 31.
    pub day: i8,
}

impl WrittenDate {
    /// The day in the calendar; nothing without a year, or if there is no such day.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// Whether the calendar has it; without a year, every February has 29 days.
    pub fn exists(&self) -> bool {
        const LEAP: i16 = 2028;
        Date::new(self.year.unwrap_or(LEAP), self.month, self.day).is_ok()
    }
}

macro_rules! months {
    () => {
        "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
    };
}

/// Day, month and perhaps year, or month, day and perhaps year.
static NAMED: Pattern = Pattern::whole(concat!(
    "(?-u:\\b)(?:([0-9]{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? ",
    months!(),
    "(?-u:\\b)\\.?(?:,? ([0-9]{4})(?-u:\\b))?|",
    months!(),
    "\\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?-u:\\b)(?:,? ([0-9]{4})(?-u:\\b))?)",
));

/// `2027-02-30`.
static YEAR_FIRST: Pattern =
    Pattern::whole("(?-u:\\b)((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?-u:\\b)");

/// Dates with the name of their month, in small letters.
pub fn named_dates(words: &str) -> Vec<WrittenDate> {
    let mut found = Vec::new();
    for groups in NAMED.all_groups(words) {
        let text = |index: usize| groups.text(index);
        let (day, month, year) = if text(2).is_empty() {
            (text(5), text(4), text(6))
        } else {
            (text(1), text(2), text(3))
        };
        let span = groups.whole();
        let rest = &words[span.end..];
        // "5 May 12 times", "May 31 2.5": another number follows or goes before.
        let is_cut = words[..span.start].ends_with(['.', '/', '-', ','])
            || year.is_empty()
                && rest.starts_with([':', '.', '/', '-', '%'])
                && rest[1..].starts_with(|next: char| next.is_ascii_digit());
        // "May" is a verb as well, and "mar" and "sept" are few letters.
        let is_verb = year.is_empty() && month == "may";
        let at = MONTHS
            .iter()
            .position(|one| one.to_ascii_lowercase().starts_with(month));
        let month = at.and_then(|at| i8::try_from(at + 1).ok());
        if let (Ok(day @ 1..=31), Some(month)) = (day.parse(), month)
            && !is_cut
            && !is_verb
        {
            let year = year.parse().ok();
            found.push(WrittenDate {
                span,
                year,
                month,
                day,
            });
        }
    }
    found
}

/// Dates as programs write them: `2027-02-28`.
pub fn year_first_dates(words: &str) -> Vec<WrittenDate> {
    if !words.contains("-0") && !words.contains("-1") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for groups in YEAR_FIRST.all_groups(words) {
        if let (Ok(year), Ok(month @ 1..=12), Ok(day @ 1..=31)) = (
            groups.text(1).parse(),
            groups.text(2).parse(),
            groups.text(3).parse(),
        ) {
            found.push(WrittenDate {
                span: groups.whole(),
                year: Some(year),
                month,
                day,
            });
        }
    }
    found
}
