//! Windows of the worked example, and outages at the edges of minutes and months.

use super::*;
use crate::measure::{Calendar, Rounding, Window, Zone, date, instant};

fn zone() -> Zone {
    "Europe/Amsterdam".parse().unwrap()
}

fn month(first: &str) -> TimeSpan {
    let days = Window::CalendarMonth
        .around(date(first).unwrap(), None)
        .unwrap();
    zone().span(days).unwrap()
}

fn span(from: &str, to: &str) -> TimeSpan {
    TimeSpan::new(instant(from).unwrap(), instant(to).unwrap()).unwrap()
}

fn started_minutes() -> Resolution {
    Resolution {
        unit: Some(Exact::from(60)),
        partial: PartialUnit::CountsAsDown,
    }
}

fn planned(time: TimeSet) -> Exclusion {
    Exclusion {
        time,
        windows: None,
        approved: true,
        cap: Some(Exact::from(6 * 3600)),
        treatment: Treatment::RemoveBoth,
        beyond_cap: Some(Treatment::CountsAsDown),
    }
}

fn judged(window: TimeSpan, down: TimeSet, exclusions: &[Exclusion]) -> Availability {
    let service = Calendar::always(zone()).open_in(window);
    let observed = Observed {
        down,
        gaps: TimeSet::none(),
    };
    availability(
        window,
        &service,
        &observed,
        MissingData::Down,
        exclusions,
        &started_minutes(),
    )
}

fn result(availability: &Availability) -> String {
    availability
        .result
        .as_ref()
        .unwrap()
        .fixed(9, Rounding::HalfUp)
}

#[test]
fn maintenance_beyond_its_cap_is_downtime() {
    let may = month("2027-05-01");
    let eight = TimeSet::of([span(
        "2027-05-09T00:00:00+02:00",
        "2027-05-09T08:00:00+02:00",
    )]);
    let ten = TimeSet::of([span(
        "2027-05-20T12:00:00+02:00",
        "2027-05-20T12:10:00+02:00",
    )]);
    let judged = judged(may, ten, &[planned(eight)]);
    assert_eq!(judged.agreed, Exact::from(44_280 * 60));
    assert_eq!(judged.downtime, Exact::from(130 * 60));
    assert_eq!(result(&judged), "99.706413731");
    assert_eq!(judged.admitted, [Exact::from(6 * 3600)]);
}

#[test]
fn maintenance_without_approval_or_outside_its_windows_is_not_admitted() {
    let may = month("2027-05-01");
    let four = TimeSet::of([span(
        "2027-05-09T02:00:00+02:00",
        "2027-05-09T06:00:00+02:00",
    )]);
    let refused = Exclusion {
        approved: false,
        ..planned(four.clone())
    };
    assert_eq!(
        judged(may, TimeSet::none(), &[refused]).downtime,
        Exact::from(4 * 3600)
    );
    let night = TimeSet::of([span(
        "2027-05-09T03:00:00+02:00",
        "2027-05-09T06:00:00+02:00",
    )]);
    let early = Exclusion {
        windows: Some(night),
        ..planned(four)
    };
    let judged = judged(may, TimeSet::none(), &[early]);
    assert_eq!(
        (judged.admitted[0].clone(), judged.downtime),
        (Exact::from(10_800), Exact::from(3600))
    );
}

#[test]
fn an_outage_over_the_end_of_a_month_belongs_to_both() {
    let outage = TimeSet::of([span(
        "2027-04-30T23:30:00+02:00",
        "2027-05-01T00:45:00+02:00",
    )]);
    assert_eq!(
        judged(month("2027-04-01"), outage.clone(), &[]).downtime,
        Exact::from(30 * 60)
    );
    assert_eq!(
        judged(month("2027-05-01"), outage, &[]).downtime,
        Exact::from(45 * 60)
    );
}

#[test]
fn resolution_decides_what_a_minute_is() {
    let may = month("2027-05-01");
    let agreed = TimeSet::of([may]);
    let outage = TimeSet::of([span(
        "2027-05-03T00:10:20+02:00",
        "2027-05-03T00:12:05+02:00",
    )]);
    let counted = |partial| {
        let resolution = Resolution {
            unit: Some(Exact::from(60)),
            partial,
        };
        resolution.counted(&outage, may.from(), &agreed).to_string()
    };
    assert_eq!(counted(PartialUnit::CountsAsDown), "180");
    assert_eq!(counted(PartialUnit::CountsAsUp), "60");
    assert_eq!(counted(PartialUnit::Nearest), "120");
    assert_eq!(
        Resolution::exact()
            .counted(&outage, may.from(), &agreed)
            .to_string(),
        "105"
    );
}

#[test]
fn gaps_are_what_the_agreement_says() {
    let april = month("2027-04-01");
    let service = TimeSet::of([april]);
    let hour = TimeSet::of([span(
        "2027-04-03T10:00:00+02:00",
        "2027-04-03T11:00:00+02:00",
    )]);
    let observed = Observed {
        down: TimeSet::none(),
        gaps: hour,
    };
    let lost = |missing| {
        let judged = availability(
            april,
            &service,
            &observed,
            missing,
            &[],
            &Resolution::exact(),
        );
        (judged.agreed.to_string(), judged.downtime.to_string())
    };
    assert_eq!(lost(MissingData::Down), ("2592000".into(), "3600".into()));
    assert_eq!(lost(MissingData::Up), ("2592000".into(), "0".into()));
    assert_eq!(lost(MissingData::Exclude), ("2588400".into(), "0".into()));
}

#[test]
fn without_agreed_time_nothing_is_judged() {
    let april = month("2027-04-01");
    let all = Exclusion {
        cap: None,
        ..planned(TimeSet::of([april]))
    };
    assert_eq!(judged(april, TimeSet::of([april]), &[all]).result, None);
}
