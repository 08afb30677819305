//! How long a service may be down, always for a named length of time (model 3.1).

use jiff::civil::Date;

use crate::measure::{Calendar, DayRange, Exact, Percentage, Rounding, Window};

/// Lengths worth showing: "per month" says nothing, so each month length stands by itself.
const LENGTHS: [&str; 11] = [
    "day", "week", "28d", "29d", "30d", "31d", "90d", "91d", "92d", "365d", "366d",
];

/// Downtime a promise allows in so much agreed time: `(1 − T) · A`, in the unit of the time.
pub fn downtime_budget(target: &Percentage, agreed: &Exact) -> Exact {
    target.complement().of(agreed)
}

/// The seconds of `day`, `week` or so many days (`28d`).
pub fn length_seconds(name: &str) -> Option<Exact> {
    let days = match name {
        "day" => 1,
        "week" => 7,
        _ => name.strip_suffix('d')?.parse::<u32>().ok()?,
    };
    Some(Exact::from(days) * Exact::from(86_400))
}

/// One row of a budget table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetLine {
    /// The length of time: `day`, `28d`.
    pub length: &'static str,
    /// That length in seconds.
    pub agreed: Exact,
    /// Downtime allowed in it, in seconds.
    pub budget: Exact,
}

/// The budget of a service around the clock, per day, week, month, quarter and year of each length.
pub fn budget_table(target: &Percentage) -> Vec<BudgetLine> {
    LENGTHS
        .into_iter()
        .filter_map(|length| {
            let agreed = length_seconds(length)?;
            Some(BudgetLine {
                length,
                budget: downtime_budget(target, &agreed),
                agreed,
            })
        })
        .collect()
}

/// The agreed time of each window that has begun in a range of dates, in seconds.
///
/// The effective date is needed for contract years only.
pub fn agreed_windows(
    calendar: &Calendar,
    window: Window,
    range: DayRange,
    effective: Option<Date>,
) -> Vec<(DayRange, Exact)> {
    let windows = window.over(range, effective).into_iter();
    windows
        .filter_map(|days| {
            let span = calendar.zone().span(days)?;
            Some((days, calendar.open_in(span).seconds()))
        })
        .collect()
}

/// The least agreed time of any whole window in a range of dates: the one that is hardest to keep.
pub fn shortest_agreed(
    calendar: &Calendar,
    window: Window,
    range: DayRange,
    effective: Option<Date>,
) -> Option<Exact> {
    let whole = |days: &DayRange| range.from() <= days.from() && days.to() <= range.to();
    let windows = agreed_windows(calendar, window, range, effective).into_iter();
    windows
        .filter(|(days, _)| whole(days))
        .map(|(_, agreed)| agreed)
        .min()
}

/// The smallest true result that still meets a target after rounding to so many decimals.
///
/// Rounding to one decimal makes 99.85 % of 99.9 %.
pub fn effective_target(target: &Percentage, decimals: u32, rounding: Rounding) -> Percentage {
    let cut = target.round(decimals, Rounding::Truncate);
    let unit = Exact::decimal(1, decimals);
    let above = if cut == *target {
        cut.percent().clone()
    } else {
        cut.percent() + &unit
    };
    let given_away = match rounding {
        Rounding::HalfUp | Rounding::HalfEven => unit * Exact::decimal(5, 1),
        Rounding::Truncate => Exact::zero(),
    };
    Percentage::clamped_share(&((above - given_away) * Exact::decimal(1, 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_moves_the_promise() {
        let effective = |target: &str, decimals, rounding| {
            effective_target(&target.parse().unwrap(), decimals, rounding).to_string()
        };
        assert_eq!(effective("99.9%", 1, Rounding::HalfUp), "99.85%");
        assert_eq!(effective("99.9%", 3, Rounding::HalfUp), "99.8995%");
        assert_eq!(effective("99.95%", 1, Rounding::HalfUp), "99.95%");
        assert_eq!(effective("99.95%", 1, Rounding::Truncate), "100%");
        let moved = downtime_budget(&"99.85%".parse().unwrap(), &Exact::from(43_200));
        assert_eq!(moved.to_string(), "64.8");
    }

    #[test]
    fn the_shortest_month_is_february() {
        let calendar = Calendar::always("Europe/Amsterdam".parse().unwrap());
        let day = |text| crate::measure::date(text).unwrap();
        let year = DayRange::new(day("2027-01-01"), day("2028-01-01")).unwrap();
        let months = agreed_windows(&calendar, Window::CalendarMonth, year, None);
        let all: Exact = months.into_iter().map(|(_, agreed)| agreed).sum();
        assert_eq!(all, Exact::from(8760 * 3600));
        let shortest = shortest_agreed(&calendar, Window::CalendarMonth, year, None).unwrap();
        assert_eq!(
            downtime_budget(&"99.9%".parse().unwrap(), &shortest).to_string(),
            "2419.2"
        );
        assert_eq!(
            shortest_agreed(&calendar, Window::PerEvent, year, None),
            None
        );
    }
}
