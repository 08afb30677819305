//! Vectors about clocks: due instants, Working Days, reopened faults.

use engross::measure::{Exact, TimeSet, TimeSpan, WorkingDays, date, instant};
use engross::sla::ReopenEffect;
use serde_json::Value;

use super::{Case, number};

pub(super) fn due(case: &Case<'_>) -> Value {
    let zone = case.example.zone();
    let calendar = case.example.calendar(case.text("calendar"), zone.clone());
    let closed_on_holidays = case
        .input
        .get("holidays")
        .is_none_or(|asked| *asked == Value::Bool(true));
    let calendar = if closed_on_holidays {
        calendar
    } else {
        calendar.without_holidays()
    };
    let at = |value: &Value| instant(value.as_str().unwrap()).unwrap();
    let pauses = case
        .input
        .get("pauses")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let pauses =
        TimeSet::of(pauses.map(|pause| TimeSpan::new(at(&pause[0]), at(&pause[1])).unwrap()));
    let period = case.text("time").parse().unwrap();
    let due = engross::sla::due(at(case.at("start")), &period, &calendar, &pauses).unwrap();
    Value::String(zone.written(due))
}

pub(super) fn due_day(case: &Case<'_>) -> Value {
    let id = case
        .input
        .get("calendar")
        .and_then(Value::as_str)
        .unwrap_or("cal-office");
    let calendar = case.example.calendar(id, case.example.zone());
    let days = WorkingDays(u32::try_from(case.number("n").to_u64().unwrap()).unwrap());
    let due = engross::sla::due_day(date(case.text("from")).unwrap(), days, &calendar).unwrap();
    Value::String(due.to_string())
}

pub(super) fn restore_seconds(case: &Case<'_>) -> Value {
    let down: Vec<(Exact, Exact)> = case
        .at("down")
        .as_array()
        .unwrap()
        .iter()
        .map(|outage| (number(&outage[0]), number(&outage[1])))
        .collect();
    let early = case.number("early");
    case.answers(|effect| {
        let effect = match effect {
            "original-start" => ReopenEffect::OriginalStart,
            "cumulative" => ReopenEffect::Cumulative,
            _ => return None,
        };
        Some(engross::sla::restore_time(&down, &early, effect))
    })
}
