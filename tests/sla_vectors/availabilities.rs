//! Vectors about availability: budgets, agreed time, maintenance, composites, judged months, probes.

use engross::measure::{Exact, Percentage, Rounding, TimeSet, TimeSpan, Window, Zone, date};
use engross::sla::{
    Exclusion, MissingData, Observed, Part, PartialUnit, Resolution, Treatment, availability,
    detection, downtime_budget, length_seconds, planned_maintenance,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::{Case, cents};

pub(super) fn budget_seconds(case: &Case<'_>) -> Value {
    let target = case.percentage("target");
    case.answers(|length| Some(downtime_budget(&target, &length_seconds(length)?)))
}

pub(super) fn agreed_hours(case: &Case<'_>) -> Value {
    let zone: Zone = case.text("zone").parse().unwrap();
    let first = date(&format!("{}-01", case.text("month"))).unwrap();
    let month = zone
        .span(Window::CalendarMonth.around(first, None).unwrap())
        .unwrap();
    case.answers(|id| {
        let calendar = case.example.calendar(id, zone.clone());
        calendar
            .open_in(month)
            .seconds()
            .checked_div(&Exact::from(3600))
    })
}

pub(super) fn maintenance(case: &Case<'_>) -> Value {
    let target = case.percentage("target");
    let seconds = |key| case.number(key) * Exact::from(3600);
    let found =
        planned_maintenance(&target, &seconds("hours"), &seconds("maintenance_hours")).unwrap();
    case.answers(|answer| match answer {
        "budget_excluded_s" => Some(found.budget_excluded.clone()),
        "budget_included_s" => Some(found.budget_included.clone()),
        "user_visible_percent" => Some(found.user_visible.percent().clone()),
        "only_maintenance_included_percent" => Some(found.only_maintenance.percent().clone()),
        _ => None,
    })
}

pub(super) fn serial(case: &Case<'_>) -> Value {
    let parts: Vec<Percentage> = texts(case).map(|part| part.parse().unwrap()).collect();
    nine(&engross::sla::serial(&parts))
}

pub(super) fn k_of_n(case: &Case<'_>) -> Value {
    let count = |key| u32::try_from(case.number(key).to_u64().unwrap()).unwrap();
    let part = Part::new(
        case.percentage("unit"),
        count("n"),
        count("k"),
        case.percentage("common_cause"),
    );
    nine(&part.unwrap().availability())
}

pub(super) fn composite(case: &Case<'_>) -> Value {
    let parts: Vec<Part> = texts(case).map(|part| part.parse().unwrap()).collect();
    nine(&engross::sla::composite(&parts))
}

/// A month with maintenance from its first hour on and one outage after it, judged as a whole.
pub(super) fn availability_month(case: &Case<'_>) -> Value {
    let seconds = |key: &str, unit: i32| {
        i64::try_from((case.number(key) * Exact::from(unit)).to_u64().unwrap()).unwrap()
    };
    let at = |seconds: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds);
    let span = |from: i64, to: i64| TimeSpan::new(at(from), at(to)).unwrap();
    let planned = seconds("planned_h", 3600);
    let emergency = planned + seconds("emergency_h", 3600);
    let month = span(0, seconds("hours", 3600));
    let exclusion = |time, cap| Exclusion {
        time: TimeSet::of([time]),
        windows: None,
        approved: true,
        cap: Some(case.example.maintenance_cap(cap)),
        treatment: Treatment::RemoveBoth,
        beyond_cap: Some(Treatment::CountsAsDown),
    };
    let exclusions = [
        exclusion(span(0, planned), "planned-cap"),
        exclusion(span(planned, emergency), "emergency-cap"),
    ];
    let down = TimeSet::of([span(emergency, emergency + seconds("down_min", 60))]);
    let judged = availability(
        month,
        &TimeSet::of([month]),
        &Observed {
            down,
            gaps: TimeSet::none(),
        },
        MissingData::Down,
        &exclusions,
        &Resolution {
            unit: Some(Exact::from(60)),
            partial: PartialUnit::CountsAsDown,
        },
    );
    let result = judged.result.unwrap();
    let target = case.example.availability_target();
    let credit = target
        .bands
        .gives(&case.example.arithmetic.compared(result.percent()));
    let amount = &credit * Exact::decimal(1, 2) * &target.base;
    let mut found = case.answers(|answer| match answer {
        "agreed_min" => judged.agreed.checked_div(&Exact::from(60)),
        "percent" => Some(result.percent().clone()),
        "credit_percent" => Some(credit.clone()),
        _ => None,
    });
    if case.expected.get("credit_eur").is_some() {
        found["credit_eur"] = Value::String(cents(&amount));
    }
    found
}

pub(super) fn detection_share(case: &Case<'_>) -> Value {
    let budget = downtime_budget(
        &case.percentage("target"),
        &(case.number("hours") * Exact::from(3600)),
    );
    let confirm = u32::try_from(case.number("confirm").to_u64().unwrap()).unwrap();
    let found = detection(&budget, &case.number("interval_s"), confirm);
    case.answers(|answer| match answer {
        "detect_s" => Some(found.seconds.clone()),
        "share_of_budget" => found.share_of_budget.clone(),
        _ => None,
    })
}

fn texts<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a str> {
    case.input
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part.as_str().unwrap())
}

fn nine(percentage: &Percentage) -> Value {
    Value::String(percentage.fixed(9, Rounding::HalfUp))
}
