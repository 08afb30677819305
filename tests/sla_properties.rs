//! What must hold for every promise, whatever was measured.

use std::collections::BTreeSet;

use engross::measure::{Exact, Percentage, Rounding, TimeSet, TimeSpan};
use engross::sla::{
    Band, Bands, Charges, Comparator, CreditMonth, CreditTerms, Exclusion, Missed, MissingData,
    Observed, Part, PartialUnit, QuantileMethod, ReopenEffect, Repeat, Resolution, Stacking,
    Treatment, availability, clopper_pearson, composite, credit_month, downtime_budget,
    effective_target, first_firing, planned_maintenance, points, quantile, restore_time, wilson,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

/// From 0 to 100 % in steps of a thousandth.
fn percentage() -> impl Strategy<Value = Percentage> {
    (0_u32..=100_000).prop_map(|step| Percentage::of_percent(Exact::decimal(step, 3)).unwrap())
}

fn money() -> impl Strategy<Value = Exact> {
    (0_u32..100_000_000).prop_map(|cents| Exact::decimal(cents, 2))
}

/// Contiguous bands below a value, each worse one dearer, in thousandths of a per cent.
fn bands() -> impl Strategy<Value = Bands> {
    (
        prop::collection::btree_set(1_u32..100_000, 1..6),
        prop::collection::btree_set(1_u32..1_000, 6),
    )
        .prop_map(|(edges, credits): (BTreeSet<u32>, BTreeSet<u32>)| {
            let mut to = None;
            let mut bands = Vec::new();
            for (edge, credit) in edges.iter().rev().chain([&0]).zip(&credits) {
                let from = Exact::decimal(*edge, 3);
                if let Some(to) = to.replace(from.clone()) {
                    let credit = Exact::decimal(*credit, 1);
                    bands.push(Band::row(Comparator::AtLeast, Some(from), Some(to), credit));
                }
            }
            Bands::new(bands)
        })
}

fn stacking() -> impl Strategy<Value = Stacking> {
    prop_oneof![Just(Stacking::Sum), Just(Stacking::HighestOnly)]
}

fn terms() -> impl Strategy<Value = CreditTerms> {
    (
        percentage(),
        percentage(),
        stacking(),
        stacking(),
        prop::option::of((2_u32..5, 1_u32..4)),
    )
        .prop_map(
            |(cap_month, cap_year, stacking, same_cause, repeat)| CreditTerms {
                cap_month,
                cap_year,
                stacking,
                same_cause,
                repeat: repeat.map(|(consecutive, factor)| Repeat {
                    consecutive,
                    multiplier: Exact::from(factor),
                }),
            },
        )
}

type Result = (Bands, Percentage, Percentage, Exact, u32, bool);

fn results() -> impl Strategy<Value = Vec<Result>> {
    let result = (
        bands(),
        percentage(),
        percentage(),
        money(),
        1_u32..5,
        any::<bool>(),
    );
    prop::collection::vec(result, 0..6)
}

fn charges() -> impl Strategy<Value = Charges> {
    (money(), money(), money()).prop_map(|(month, before, credited_last_11)| Charges {
        last_12: before + &month,
        month,
        credited_last_11,
    })
}

/// The month's credit when each target came to what `pick` says.
fn credited(
    terms: &CreditTerms,
    charges: &Charges,
    results: &[Result],
    pick: impl Fn(&Result) -> &Percentage,
) -> CreditMonth {
    let missed: Vec<Missed> = results
        .iter()
        .enumerate()
        .map(|(at, result)| Missed {
            target: format!("k{at}"),
            base: result.3.clone(),
            credit: result.0.gives(pick(result).percent()),
            consecutive: result.4,
            cause: result.5.then(|| "one".to_owned()),
        })
        .collect();
    credit_month(terms, &missed, charges, 2)
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
}

fn stretches(within: i64) -> impl Strategy<Value = TimeSet> {
    prop::collection::vec((0..within, 0..within / 4), 0..5).prop_map(|spans| {
        TimeSet::of(
            spans
                .into_iter()
                .map(|(from, length)| TimeSpan::new(at(from), at(from + length)).unwrap()),
        )
    })
}

proptest! {
    #[test]
    fn credits_never_fall_as_service_gets_worse(
        terms in terms(), charges in charges(), results in results(),
    ) {
        let better = credited(&terms, &charges, &results, |result| (&result.1).max(&result.2));
        let worse = credited(&terms, &charges, &results, |result| (&result.1).min(&result.2));
        prop_assert!(worse.raw >= better.raw);
        prop_assert!(worse.paid >= better.paid);
    }

    #[test]
    fn paid_never_exceeds_the_caps(terms in terms(), charges in charges(), results in results()) {
        let month = credited(&terms, &charges, &results, |result| &result.1);
        let cents = |amount: Exact| amount.round(2, Rounding::HalfUp);
        let left = terms.cap_year.of(&charges.last_12) - &charges.credited_last_11;
        prop_assert!(month.paid <= cents(terms.cap_month.of(&charges.month)));
        prop_assert!(month.paid <= cents(left.max(Exact::zero())));
        prop_assert!(month.paid <= cents(month.raw.clone()));
        prop_assert!(!month.paid.is_negative());
        prop_assert!(month.cut_by.is_some() || month.paid == cents(month.raw.clone()));
        prop_assert!(month.paid.decimals().is_some_and(|decimals| decimals <= 2));
    }

    #[test]
    fn budgets_add_up_over_split_windows(target in percentage(), one in money(), two in money()) {
        let both = downtime_budget(&target, &(&one + &two));
        prop_assert_eq!(downtime_budget(&target, &one) + downtime_budget(&target, &two), both);
    }

    #[test]
    fn maintenance_never_pleases_users(target in percentage(), hours in 1_u32..9_000, share in percentage()) {
        let agreed = Exact::from(hours);
        let found = planned_maintenance(&target, &agreed, &share.of(&agreed)).unwrap();
        prop_assert!(found.user_visible <= target);
        prop_assert!(found.budget_excluded <= found.budget_included);
        prop_assert_eq!(found.fits_budget, found.only_maintenance >= target);
    }

    #[test]
    fn the_effective_target_is_the_least_that_rounds_up(target in percentage(), decimals in 0_u32..5) {
        let effective = effective_target(&target, decimals, Rounding::HalfUp);
        let hair = Exact::decimal(1, 9);
        prop_assert!(effective.round(decimals, Rounding::HalfUp) >= target);
        if let Some(less) = Percentage::of_percent(effective.percent() - hair) {
            prop_assert!(less.round(decimals, Rounding::HalfUp) < target);
        }
    }

    #[test]
    fn a_chain_is_no_better_than_its_weakest_part(
        parts in prop::collection::vec((percentage(), 1_u32..5, 0_u32..3, percentage()), 1..5),
    ) {
        let parts: Vec<Part> = parts
            .into_iter()
            .map(|(unit, needed, spare, common)| Part::new(unit, needed + spare, needed, common).unwrap())
            .collect();
        let weakest = parts.iter().map(Part::availability).min().unwrap();
        prop_assert!(composite(&parts) <= weakest);
    }

    #[test]
    fn better_units_make_better_parts(
        one in percentage(), other in percentage(), needed in 1_u32..4, spare in 0_u32..3, common in percentage(),
    ) {
        let part = |unit| Part::new(unit, needed + spare, needed, common.clone()).unwrap().availability();
        let (worse, better) = (one.clone().min(other.clone()), one.max(other));
        prop_assert!(part(worse) <= part(better));
    }

    #[test]
    fn limits_hold_the_observed_rate(events in 1_u64..40, good in 0_u64..40, sure in 0_usize..3) {
        let good = good.min(events);
        let confidence: Percentage = ["90%", "95%", "99%"][sure].parse().unwrap();
        let rate = Percentage::of_share(&Exact::from(good).checked_div(&Exact::from(events)).unwrap()).unwrap();
        for limits in [clopper_pearson(good, events, &confidence), wilson(good, events, &confidence)] {
            let limits = limits.unwrap();
            prop_assert!(limits.low <= rate && rate <= limits.high, "{:?}", limits);
        }
    }

    #[test]
    fn quantiles_stay_among_the_values_and_rise(
        values in prop::collection::vec(0_u32..1_000, 1..30), low in 0_u32..=100, high in 0_u32..=100,
    ) {
        let values: Vec<Exact> = values.into_iter().map(Exact::from).collect();
        for method in QuantileMethod::ALL {
            let at = |p: u32| quantile(&values, &Exact::decimal(p, 2), method).unwrap();
            prop_assert!(at(low.min(high)) <= at(low.max(high)));
            prop_assert!(values.iter().min().unwrap() <= &at(low));
            prop_assert!(values.iter().max().unwrap() >= &at(high));
        }
    }

    #[test]
    fn another_miss_never_calms_a_trigger(
        windows in prop::collection::vec(any::<bool>(), 1..24), more in 0_usize..24,
        count in 1_usize..6, of_last in 1_usize..12,
    ) {
        let before = first_firing(&windows, count, of_last).unwrap_or(usize::MAX);
        let mut worse = windows;
        let more = more % worse.len();
        worse[more] = true;
        prop_assert!(first_firing(&worse, count, of_last).unwrap_or(usize::MAX) <= before);
    }

    #[test]
    fn repeated_points_are_never_fewer(bands in bands(), results in prop::collection::vec(percentage(), 0..12)) {
        let results: Vec<Exact> = results.iter().map(|result| result.percent().clone()).collect();
        let repeat = Repeat { consecutive: 2, multiplier: Exact::from(2) };
        let plain = points(&bands, &results, None);
        let repeated = points(&bands, &results, Some(&repeat));
        prop_assert!(plain.iter().zip(&repeated).all(|(plain, repeated)| plain <= repeated));
    }

    #[test]
    fn splitting_a_fault_never_lengthens_it(gaps in prop::collection::vec((0_i32..500, 1_i32..500), 0..6), early in 0_i32..400) {
        let mut end = 0;
        let down: Vec<(Exact, Exact)> = gaps
            .into_iter()
            .map(|(gap, length)| {
                let from = end + gap;
                end = from + length;
                (Exact::from(from), Exact::from(end))
            })
            .collect();
        let took = |effect| restore_time(&down, &Exact::from(early), effect);
        prop_assert!(took(ReopenEffect::Cumulative) <= took(ReopenEffect::OriginalStart));
        prop_assert!(took(ReopenEffect::OriginalStart) <= Exact::from(end));
    }

    #[test]
    fn downtime_stays_within_agreed_time_and_more_of_it_never_helps(
        service in stretches(100_000), down in stretches(100_000), more in stretches(100_000),
        claimed in stretches(100_000), cap in 0_u32..50_000, approved in any::<bool>(),
        unit in 1_u32..4_000, rule in 0_usize..2,
    ) {
        let window = TimeSpan::new(at(0), at(100_000)).unwrap();
        let exclusions = [Exclusion {
            time: claimed,
            windows: None,
            approved,
            cap: Some(Exact::from(cap)),
            treatment: Treatment::RemoveBoth,
            beyond_cap: Some(Treatment::CountsAsDown),
        }];
        let partial = [PartialUnit::CountsAsDown, PartialUnit::CountsAsUp][rule];
        let resolution = Resolution { unit: Some(Exact::from(unit)), partial };
        let judged = |down: TimeSet| {
            let observed = Observed { down, gaps: TimeSet::none() };
            availability(window, &service, &observed, MissingData::Down, &exclusions, &resolution)
        };
        let (less, worse) = (judged(down.clone()), judged(down.union(&more)));
        prop_assert!(less.downtime <= less.agreed);
        prop_assert!(less.admitted[0] <= Exact::from(cap));
        prop_assert_eq!(&less.agreed, &worse.agreed);
        prop_assert!(worse.downtime >= less.downtime);
        prop_assert_eq!(less.result.is_none(), less.agreed.is_zero());
    }

    #[test]
    fn no_notation_is_too_strange(text in "(>=|<|\\[|\\()?[0-9.,%: a-z]{0,24}", any in any::<String>()) {
        for text in [text, any] {
            let _ = text.parse::<Bands>();
            let _ = text.parse::<Part>();
            let _ = text.parse::<Comparator>();
            let _ = text.parse::<QuantileMethod>();
        }
    }
}
