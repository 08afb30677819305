//! Credits month by month: bands, repeats, causes, stacking, caps (model 2.6).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::Facts;
use super::{Credit, Judged, Month};
use crate::measure::{Exact, Money};
use crate::service_levels::{ServiceLevels, TargetClass};
use crate::sla::{Charges, CreditTerms, Missed, Stacking, Verdict, credit_month};

/// The months in which windows end, in order; none while the rules for credits are missing.
pub(super) fn reckon(levels: &ServiceLevels, facts: &Facts, results: &[Judged]) -> Vec<Month> {
    let Some(terms) = levels.credit_terms() else {
        return Vec::new();
    };
    let mut row: BTreeMap<&str, u32> = BTreeMap::new();
    let mut missed: BTreeMap<Date, Vec<(&Judged, Missed)>> = BTreeMap::new();
    for judged in results {
        let Ok(last) = judged.days.to().yesterday() else {
            continue;
        };
        let month = missed.entry(last.first_of_month()).or_default();
        if !judged.binding {
            continue;
        }
        let consecutive = row.entry(&judged.target).or_insert(judged.missed_before);
        match judged.verdict {
            Verdict::Met => *consecutive = 0,
            Verdict::Missed | Verdict::FloorMissed => *consecutive += 1,
            Verdict::NotApplicable | Verdict::CarriedOver => {}
        }
        if judged.verdict.is_miss() {
            month.extend(miss(levels, judged, *consecutive).map(|miss| (judged, miss)));
        }
    }
    let monthly = levels.monthly_charges();
    let first = missed.keys().next().copied();
    let before = facts
        .credited
        .as_ref()
        .map(|own| own.value.amount().clone());
    let mut months: Vec<Month> = Vec::new();
    for (month, missed) in missed {
        let earlier = |date: Date| months_between(date, month);
        let mut credited: Exact = months
            .iter()
            .filter(|other| earlier(other.first) <= 11)
            .map(|other| &other.paid)
            .sum();
        if let (Some(before), Some(first)) = (&before, first)
            && earlier(first) < 11
        {
            credited = credited + before;
        }
        let running =
            (months_between(levels.header.effective.first_of_month(), month) + 1).clamp(1, 12);
        let charges = Charges {
            month: monthly.clone(),
            last_12: &monthly * Exact::from(running),
            credited_last_11: credited,
        };
        months.push(of(month, &terms, &missed, &charges, levels));
    }
    months
}

fn months_between(from: Date, to: Date) -> i32 {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    months(to) - months(from)
}

/// What a miss costs; nothing for targets without credits.
fn miss(levels: &ServiceLevels, judged: &Judged, consecutive: u32) -> Option<Missed> {
    let target = &levels.target(&judged.target)?.value;
    if target.class() != Some(TargetClass::Critical) {
        return None;
    }
    let bands = levels
        .scheme_of(target)?
        .value
        .bands(target.comparator.as_ref()?.value);
    let by_number = judged.compared.as_ref().map(|number| bands.gives(number));
    let credit = match by_number {
        Some(credit) if !judged.first_band || !credit.is_zero() => credit,
        _ => bands.least(),
    };
    Some(Missed {
        target: target.id.clone(),
        base: levels.base_of(target).map(Money::amount)?.clone(),
        credit,
        consecutive,
        cause: judged.cause.clone(),
    })
}

fn of(
    first: Date,
    terms: &CreditTerms,
    missed: &[(&Judged, Missed)],
    charges: &Charges,
    levels: &ServiceLevels,
) -> Month {
    let decimals = levels
        .charges
        .iter()
        .find_map(|charge| charge.value.monthly.as_ref())
        .map_or(2, |monthly| monthly.value.currency().decimals());
    let list: Vec<Missed> = missed.iter().map(|(_, miss)| miss.clone()).collect();
    let result = credit_month(terms, &list, charges, decimals);
    let amounts: Vec<&Exact> = result.per_target.iter().map(|(_, amount)| amount).collect();
    let counted = counted(terms, &list, &amounts);
    let share = result
        .paid
        .checked_div(&result.raw)
        .unwrap_or_else(Exact::zero);
    let credits = missed.iter().zip(&amounts).zip(counted);
    let credits = credits.map(|(((judged, miss), amount), counted)| Credit {
        target: miss.target.clone(),
        window: judged.window.clone(),
        percent: miss.credit.clone(),
        base: miss.base.clone(),
        consecutive: miss.consecutive,
        cause: miss.cause.clone(),
        amount: (*amount).clone(),
        counted: if counted {
            *amount * &share
        } else {
            Exact::zero()
        },
    });
    let year = terms.cap_year.of(&charges.last_12) - &charges.credited_last_11;
    Month {
        first,
        charges: charges.month.clone(),
        credits: credits.collect(),
        raw: result.raw,
        cap_month: terms.cap_month.of(&charges.month),
        cap_year_left: year.max(Exact::zero()),
        cut_by: result.cut_by,
        paid: result.paid,
    }
}

/// Which credits are left after causes and stacking: the largest of each group, of all, or every one.
fn counted(terms: &CreditTerms, missed: &[Missed], amounts: &[&Exact]) -> Vec<bool> {
    let largest = |members: &[usize]| {
        let best = |one: &usize, other: &usize| {
            let (one, other) = (amounts.get(*one), amounts.get(*other));
            one.cmp(&other)
        };
        members.iter().rev().copied().max_by(best)
    };
    let mut left: Vec<bool> = vec![true; missed.len()];
    if terms.same_cause == Stacking::HighestOnly {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, miss) in missed.iter().enumerate() {
            if let Some(cause) = &miss.cause {
                groups.entry(cause).or_default().push(at);
            }
        }
        for group in groups.into_values() {
            let best = largest(&group);
            for at in group {
                left[at] = Some(at) == best;
            }
        }
    }
    if terms.stacking == Stacking::HighestOnly {
        let all: Vec<usize> = (0..missed.len()).collect();
        let best = largest(&all);
        for (at, left) in left.iter_mut().enumerate() {
            *left = Some(at) == best;
        }
    }
    left
}
