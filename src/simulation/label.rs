//! The name of a window in a facts file, and the days it stands for.

use jiff::civil::Date;

use crate::measure::{DayRange, Window};

/// How the windows of a target are named, for messages.
pub(super) fn example(window: Window) -> &'static str {
    match window {
        Window::PerEvent | Window::CalendarMonth => "2027-06",
        Window::CalendarWeek => "2027-W23",
        Window::CalendarQuarter => "2027-Q2",
        Window::CalendarYear | Window::ContractYear => "2027",
        Window::Rolling { .. } => "2027-06-30",
    }
}

/// The days of a named window. A promise per event is named by the month of the event.
pub(super) fn days(label: &str, window: Window, effective: Date) -> Option<DayRange> {
    let year = || label.parse::<i16>().ok();
    let date = match window {
        Window::PerEvent | Window::CalendarMonth => format!("{label}-01").parse().ok()?,
        Window::CalendarWeek => {
            let (year, week) = label.split_once("-W")?;
            let week = jiff::civil::ISOWeekDate::new(
                year.parse().ok()?,
                week.parse().ok()?,
                jiff::civil::Weekday::Monday,
            );
            week.ok()?.date()
        }
        Window::CalendarQuarter => {
            let (year, quarter) = label.split_once("-Q")?;
            let quarter: i8 = quarter
                .parse()
                .ok()
                .filter(|number| (1..=4).contains(number))?;
            Date::new(year.parse().ok()?, quarter * 3 - 2, 1).ok()?
        }
        Window::CalendarYear => Date::new(year()?, 1, 1).ok()?,
        Window::ContractYear => {
            let years = year()? - effective.year();
            let span = jiff::Span::new().try_years(years).ok()?;
            effective.checked_add(span).ok()?
        }
        Window::Rolling { .. } => label.parse().ok()?,
    };
    match window {
        Window::PerEvent => Window::CalendarMonth.around(date, None),
        window => window.around(date, Some(effective)),
    }
}

/// The name of a window that begins on a date.
pub(super) fn name(window: Window, days: DayRange) -> String {
    let from = days.from();
    match window {
        Window::PerEvent | Window::CalendarMonth => format!("{}-{:02}", from.year(), from.month()),
        Window::CalendarWeek => {
            let week = from.iso_week_date();
            format!("{}-W{:02}", week.year(), week.week())
        }
        Window::CalendarQuarter => format!("{}-Q{}", from.year(), (from.month() + 2) / 3),
        Window::CalendarYear | Window::ContractYear => from.year().to_string(),
        Window::Rolling { .. } => days
            .to()
            .yesterday()
            .map_or_else(|_| String::new(), |last| last.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_window_has_a_name_that_reads_back() {
        let effective = "2027-03-15".parse().unwrap();
        let rolling = Window::Rolling { days: 28, step: 1 };
        for window in Window::FIXED.into_iter().chain([rolling]) {
            let days = days(example(window), window, effective).unwrap();
            assert_eq!(name(window, days), example(window), "{window}");
        }
        assert_eq!(days("2027", Window::CalendarMonth, effective), None);
        assert_eq!(days("2027-Q5", Window::CalendarQuarter, effective), None);
    }
}
