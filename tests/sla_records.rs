//! What must hold for the promises of a real engagement, whatever was measured.

use std::fmt::Write;
use std::sync::LazyLock;

use engross::engagement;
use engross::measure::{Exact, Rounding, Window};
use engross::service_levels::{ServiceLevels, Target, TargetClass};
use engross::simulation::{self, Simulation};
use engross::sla;
use engross::source::Sources;
use engross::template;
use jiff::Timestamp;
use proptest::prelude::*;

static LEVELS: LazyLock<ServiceLevels> = LazyLock::new(|| {
    let mut sources = Sources::default();
    let path = "examples/managed-hosting/engagement.toml";
    let text = std::fs::read_to_string(path).unwrap();
    let file = sources.add(path, text);
    let (engagement, _) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    ServiceLevels::of(&engagement)
});

fn simulated(facts: &str) -> Simulation {
    let mut sources = Sources::default();
    let file = sources.add("facts.toml", facts);
    let (facts, findings) = simulation::read(file, facts);
    assert_eq!(findings, []);
    let (simulation, findings) = simulation::simulate(&LEVELS, &facts);
    assert_eq!(findings, []);
    simulation
}

/// The targets with credits that are percentages, with good results high.
fn credited() -> Vec<&'static Target> {
    let all = LEVELS.targets.iter().map(|target| &target.value);
    all.filter(|target| target.class() == Some(TargetClass::Critical))
        .filter(|target| target.percentage().is_some())
        .collect()
}

fn percent(thousandths: u32) -> String {
    format!("{}%", Exact::decimal(thousandths, 3))
}

/// Results of every credited target for months of 2027, from April on.
fn year() -> impl Strategy<Value = Vec<Vec<u32>>> {
    let results = prop::collection::vec(0_u32..=100_000, credited().len());
    prop::collection::vec(results, 1..9)
}

fn facts(year: &[Vec<u32>], cause: bool) -> String {
    let mut facts = String::new();
    for (month, results) in year.iter().enumerate() {
        for (target, value) in credited().iter().zip(results) {
            let (id, value) = (&target.id, percent(*value));
            let month = month + 4;
            let _ = writeln!(
                facts,
                "[[result]]\ntarget = \"{id}\"\nwindow = \"2027-{month:02}\"\nvalue = \"{value}\""
            );
            if cause && *id != "k01" {
                facts += "causes = [\"one\"]\n";
            }
        }
    }
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn credits_never_fall_as_the_service_gets_worse(one in 0_u32..=100_000, other in 0_u32..=100_000) {
        let (worse, better) = (one.min(other), one.max(other));
        for target in credited() {
            let bands = LEVELS.scheme_of(target).unwrap().value.bands(target.comparator.as_ref().unwrap().value);
            let gives = |thousandths| bands.gives(&Exact::decimal(thousandths, 3));
            prop_assert!(gives(worse) >= gives(better), "{}", target.id);
            let promised = target.percentage().unwrap().percent();
            prop_assert_eq!(gives(better).is_zero(), Exact::decimal(better, 3) >= *promised);
        }
    }

    #[test]
    fn a_worse_month_never_costs_less(results in prop::collection::vec(0_u32..=100_000, 6..7), at in 0_usize..6, drop in 0_u32..50_000) {
        let mut worse = results.clone();
        if let Some(value) = worse.get_mut(at) {
            *value = value.saturating_sub(drop);
        }
        for cause in [false, true] {
            let before = simulated(&facts(std::slice::from_ref(&results), cause)).paid();
            let after = simulated(&facts(std::slice::from_ref(&worse), cause)).paid();
            prop_assert!(after >= before);
        }
    }

    #[test]
    fn no_simulation_exceeds_a_cap(year in year(), cause in any::<bool>()) {
        let simulation = simulated(&facts(&year, cause));
        let mut total = Exact::zero();
        for month in &simulation.months {
            prop_assert!(month.paid <= month.cap_month);
            prop_assert!(month.paid <= month.cap_year_left);
            let counted: Exact = month.credits.iter().map(|credit| &credit.counted).sum();
            prop_assert_eq!(counted.round(2, Rounding::HalfUp), month.paid.clone());
            total = total + &month.paid;
        }
        let terms = LEVELS.credit_terms().unwrap();
        let most = terms.cap_year.of(&(LEVELS.monthly_charges() * Exact::from(12)));
        prop_assert!(total <= most);
        let back: Exact = simulation.charged_back.iter().map(|one| &one.amount).sum();
        prop_assert!(back <= total);
    }

    #[test]
    fn what_is_due_is_due_while_the_calendar_is_open(start in 1_800_000_000_i64..1_890_000_000, minutes in 1_u32..6_000) {
        let start = Timestamp::from_second(start).unwrap();
        for record in &LEVELS.calendars {
            let calendar = LEVELS.calendar(&record.value.id).unwrap();
            let period = format!("{minutes}bmin").parse().unwrap();
            let pauses = engross::measure::TimeSet::none();
            let due = sla::due(start, &period, &calendar, &pauses).unwrap();
            let open = calendar.open_on(calendar.zone().date(due));
            // Time that ends with the day is due at its close, which is the end of an open stretch.
            let before = due.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap();
            let day_before = calendar.open_on(calendar.zone().date(before));
            let inside = open.spans().iter().chain(day_before.spans()).any(|span| span.contains(before));
            prop_assert!(inside, "{} {due}", record.value.id);
            let span = engross::measure::TimeSpan::new(start, due).unwrap();
            prop_assert_eq!(calendar.support_between(span, &pauses), Exact::from(minutes) * Exact::from(60));
        }
    }
}

#[test]
fn budgets_of_months_add_up_to_the_budget_of_the_year() {
    for target in LEVELS.targets.iter().map(|target| &target.value) {
        let Some(meaning) = LEVELS.meaning(target) else {
            continue;
        };
        let percentage = target.percentage().unwrap();
        let hours = LEVELS.hours_of(target).unwrap();
        let year = Window::CalendarYear
            .around(LEVELS.header.effective, None)
            .unwrap();
        let windows = |window| {
            let windows = sla::agreed_windows(&hours, window, year, None).into_iter();
            windows
                .map(|(_, agreed)| sla::downtime_budget(percentage, &agreed))
                .sum::<Exact>()
        };
        let whole = windows(Window::CalendarYear);
        assert_eq!(windows(Window::CalendarMonth), whole);
        assert_eq!(windows(Window::CalendarQuarter), whole);
        assert!(
            meaning
                .allowed
                .windows(2)
                .all(|pair| pair[0].down < pair[1].down)
        );
        assert_eq!(
            LEVELS.budget(target),
            meaning
                .shortest
                .map(|agreed| sla::downtime_budget(percentage, &agreed))
        );
    }
}
