//! What a rule finds behind a target.

use super::*;
use crate::measure::{Exact, Quantity, Window, compact_time};
use crate::source::Sources;

fn levels(text: &str) -> ServiceLevels {
    let mut sources = Sources::default();
    let file = sources.add("engagement.toml", text);
    let (engagement, _) = crate::engagement::load(&mut sources, file, &|_| None, &[]);
    ServiceLevels::of(&engagement)
}

const TEXT: &str = r#"
[engagement]
effective = 2027-01-01
term-months = 36
timezone = "Europe/Amsterdam"
[arithmetic]
percent-decimals = 3
rounding = "half-up"
compare = "after-rounding"
[[party]]
id = "supplier"
role = "provider"
[[calendar]]
id = "always"
timezone = "Europe/Amsterdam"
always = true
[[calendar]]
id = "office"
timezone = "Europe/Amsterdam"
always = false
weekly = [{ days = ["mon", "tue", "wed", "thu", "fri"], from = "08:00", to = "18:00" }]
holidays = "nl"
holiday-treatment = "closed"
[[holiday-set]]
id = "nl"
dates = [2027-01-01, 2027-03-29, 2027-04-27, 2027-05-06, 2027-05-17, 2027-12-25, 2027-12-26]
[[charge]]
id = "fee"
monthly = "38000.00 EUR"
[[charge]]
id = "desk"
monthly = "14000.00 EUR"
[[service]]
id = "host"
service-hours = "always"
charge = "fee"
components = ["net", "app"]
[[service]]
id = "desk"
service-hours = "office"
charge = "desk"
[[component]]
id = "net"
availability = "99.99%"
n = 1
k = 1
[[component]]
id = "app"
availability = "99.5%"
n = 2
k = 1
common-cause = "5%"
[[exclusion]]
id = "planned"
kind = "planned-maintenance"
treatment = "remove-both"
cap = "6h"
cap-per = "calendar-month"
[[exclusion]]
id = "emergency"
kind = "emergency-maintenance"
treatment = "remove-both"
cap = "1h"
cap-per = "calendar-month"
[[severity]]
id = "p1"
forecast-per-month = 2
restore = "none"
[[service-level]]
id = "up"
service = "host"
kind = "availability"
target = "99.9%"
minimum = "99.5%"
window = "calendar-month"
credit = "5%"
[[service-level]]
id = "desk-up"
service = "desk"
kind = "availability"
target = "99.5%"
window = "calendar-month"
exclusions = []
[[service-level]]
id = "slow"
service = "host"
kind = "restore-time"
severity = "p1"
target = "broken"
window = "calendar-quarter"
"#;

#[test]
fn a_rule_gets_at_everything_behind_a_target() {
    let levels = levels(TEXT);
    let target = &levels.target("up").unwrap().value;
    assert_eq!(levels.kind_of(target), Some(MetricKind::Availability));
    assert_eq!(levels.service_of(target).unwrap().value.id, "host");
    assert_eq!(levels.role("supplier"), Some(Role::Provider));
    let hours = levels.hours_of(target).unwrap();
    let shortest = levels.shortest(&hours, Window::CalendarMonth).unwrap();
    assert_eq!(shortest, Exact::from(672 * 3600));
    assert_eq!(levels.budget(target).unwrap().to_string(), "2419.2");
    assert_eq!(levels.maintenance(target).total(), Exact::from(7 * 3600));
    let bands = levels
        .scheme_of(target)
        .unwrap()
        .value
        .bands(target.comparator.as_ref().unwrap().value);
    assert_eq!(bands.gives(&"99.8".parse().unwrap()), Exact::from(5));
    assert_eq!(levels.base_of(target).unwrap().compact(), "38000.00 EUR");
    assert_eq!(levels.monthly_charges(), Exact::from(52_000));
    assert_eq!(levels.parts_of("host").unwrap().len(), 2);
    assert_eq!(levels.parts_of("desk"), None);
}

#[test]
fn what_cannot_be_read_is_missing_and_the_rest_is_there() {
    let levels = levels(TEXT);
    let target = &levels.target("slow").unwrap().value;
    assert_eq!(target.value, None);
    assert_eq!(target.window(), Some(Window::CalendarQuarter));
    assert_eq!(levels.expected_events(target), Some(Exact::from(6)));
    let severity = &levels.severity("p1").unwrap().value;
    assert_eq!(severity.restore.as_ref().unwrap().value, Within::None);
    assert_eq!(severity.response, None);
}

#[test]
fn a_percentage_is_said_in_minutes() {
    let levels = levels(TEXT);
    let meaning = levels.meaning(&levels.target("up").unwrap().value).unwrap();
    let month = &meaning.allowed[3];
    assert_eq!(month.length, "a month of 30 days");
    assert_eq!(compact_time(&month.down), "43 min 12 s");
    let maintenance = meaning.with_maintenance.unwrap();
    assert_eq!(
        maintenance.user_visible.fixed(3, Rounding::Truncate),
        "98.859"
    );
    assert!(!maintenance.fits_budget);
    assert_eq!(meaning.effective.unwrap().to_string(), "99.8995%");

    let desk = levels
        .meaning(&levels.target("desk-up").unwrap().value)
        .unwrap();
    let said: Vec<String> = desk
        .allowed
        .iter()
        .map(|row| format!("{}: {}", row.length, compact_time(&row.agreed)))
        .collect();
    assert_eq!(
        said,
        [
            "a full day: 10 h",
            "a week without a holiday: 2 d 2 h",
            "May 2027, the shortest month: 7 d 22 h",
            "December 2027, the longest month: 9 d 14 h",
            "the first quarter of 2027, the shortest: 25 d 20 h",
            "the year 2027: 106 d 16 h",
        ]
    );
    assert_eq!(compact_time(&desk.allowed[2].down), "57 min");
}

#[test]
fn caps_are_counted_for_the_whole_window() {
    assert_eq!(
        periods_in(Window::CalendarMonth, Window::CalendarQuarter),
        Some(3)
    );
    assert_eq!(
        periods_in(Window::CalendarQuarter, Window::CalendarMonth),
        Some(1)
    );
    assert_eq!(
        periods_in(Window::CalendarWeek, Window::CalendarMonth),
        Some(5)
    );
    let rolling = Window::Rolling { days: 28, step: 1 };
    assert_eq!(periods_in(Window::CalendarMonth, rolling), Some(1));
    assert_eq!(periods_in(Window::PerEvent, Window::CalendarMonth), None);
}

#[test]
fn support_time_has_an_upper_bound_on_the_wall() {
    let elapsed = |text: &str| match text.parse().unwrap() {
        Quantity::Period(period) => at_most_elapsed(&period).to_string(),
        _ => String::new(),
    };
    assert_eq!(elapsed("4h"), "14400");
    assert_eq!(elapsed("10bh"), "120960");
    assert_eq!(elapsed("1bd"), "120960");
}
