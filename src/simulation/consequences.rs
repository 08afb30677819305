//! What follows beside credits: charge-backs, triggers, bonuses.

use std::collections::BTreeMap;

use super::{ChargedBack, Earned, Fired, Judged, Month};
use crate::measure::{Exact, Money, Rounding};
use crate::service_levels::{Level, Scope, ServiceLevels, Target, TargetClass, Trigger};
use crate::sla::{self, Bonus, Verdict};

/// Windows of one target that were judged and bind, in order.
fn judged<'a>(results: &'a [Judged], target: &str) -> Vec<&'a Judged> {
    let own = results
        .iter()
        .filter(|one| one.target == target && one.binding);
    own.filter(|one| !matches!(one.verdict, Verdict::NotApplicable | Verdict::CarriedOver))
        .collect()
}

/// Credits that enough good windows after the miss turn back; never more than was paid.
pub(super) fn charged_back(
    levels: &ServiceLevels,
    results: &[Judged],
    months: &[Month],
) -> Vec<ChargedBack> {
    let credits = levels.credits.as_ref().map(|credits| &credits.value);
    let Some(rule) = credits.and_then(|credits| credits.earn_back.as_ref()) else {
        return Vec::new();
    };
    let rule = &rule.value;
    let (Some(windows), Some(level)) = (&rule.windows, &rule.level) else {
        return Vec::new();
    };
    let excluded = |id: &str| rule.excludes.iter().any(|one| one.value == id);
    let repeat = credits.and_then(|credits| credits.repeat.as_ref());
    let repeat = repeat
        .and_then(|repeat| repeat.value.consecutive.as_ref())
        .map(|own| own.value);
    let mut back = Vec::new();
    for credit in months.iter().flat_map(|month| &month.credits) {
        let repeated = repeat.is_some_and(|from| credit.consecutive >= from);
        if excluded(&credit.target) || repeated && excluded("repeat") {
            continue;
        }
        let Some(target) = levels.target(&credit.target).map(|target| &target.value) else {
            continue;
        };
        let own = judged(results, &credit.target);
        let after = own
            .iter()
            .skip_while(|one| one.window != credit.window)
            .skip(1);
        let following: Vec<&&Judged> = after.collect();
        let count = windows.value as usize;
        let numbers: Option<Vec<Exact>> = following
            .iter()
            .take(count)
            .map(|one| one.compared.clone())
            .collect();
        let (Some(numbers), Some(comparator), Some(kept)) = (
            numbers,
            target.comparator.as_ref(),
            kept_level(target, level.value),
        ) else {
            continue;
        };
        let amount = sla::earned_back(&credit.counted, &numbers, count, comparator.value, &kept);
        let amount = amount.round(2, Rounding::Truncate);
        if let Some(last) = following.get(count.saturating_sub(1))
            && !amount.is_zero()
        {
            back.push(ChargedBack {
                target: credit.target.clone(),
                window: credit.window.clone(),
                after: last.window.clone(),
                amount,
            });
        }
    }
    back
}

fn kept_level(target: &Target, level: Level) -> Option<Exact> {
    let quantity = match level {
        Level::Value => target.value.as_ref(),
        Level::Minimum => target.minimum.as_ref(),
    };
    Some(quantity?.value.magnitude())
}

/// Triggers, at every window at which the event of the trigger happened often enough.
pub(super) fn fired(levels: &ServiceLevels, results: &[Judged]) -> Vec<Fired> {
    let mut fired = Vec::new();
    for trigger in levels.triggers.iter().map(|trigger| &trigger.value) {
        let (Some(count), Some(of_last)) = (&trigger.count, &trigger.of_last) else {
            continue;
        };
        let (count, of_last) = (count.value as usize, of_last.value as usize);
        let report = |target: Option<&str>, window: &str| Fired {
            trigger: trigger.id.clone(),
            target: target.map(str::to_owned),
            window: window.to_owned(),
            effects: trigger.effect.iter().map(|one| one.value.clone()).collect(),
        };
        let same = trigger
            .scope
            .as_ref()
            .is_none_or(|scope| scope.value == Scope::SameTarget);
        if same {
            for id in &trigger.targets {
                let windows = judged(results, &id.value);
                let events: Vec<bool> = windows.iter().map(|one| happened(trigger, one)).collect();
                for (at, one) in windows.iter().enumerate() {
                    let looked_at = &events[(at + 1).saturating_sub(of_last)..=at];
                    if events[at] && sla::first_firing(looked_at, count, of_last).is_some() {
                        fired.push(report(Some(&id.value), &one.window));
                    }
                }
            }
            continue;
        }
        // All targets together, by the months in which their windows end.
        let mut months: BTreeMap<i32, (usize, &str)> = BTreeMap::new();
        for id in &trigger.targets {
            for one in judged(results, &id.value) {
                let Ok(last) = one.days.to().yesterday() else {
                    continue;
                };
                let month = i32::from(last.year()) * 12 + i32::from(last.month());
                let entry = months.entry(month).or_insert((0, &one.window));
                entry.0 += usize::from(happened(trigger, one));
            }
        }
        for (month, (here, window)) in &months {
            let first = month - i32::try_from(of_last).unwrap_or(i32::MAX) + 1;
            let total: usize = months
                .range(first..=*month)
                .map(|(_, (events, _))| events)
                .sum();
            if *here > 0 && total >= count {
                fired.push(report(None, window));
            }
        }
    }
    fired
}

/// Whether the event of a trigger happened in a window.
fn happened(trigger: &Trigger, judged: &Judged) -> bool {
    if let Some(own) = &trigger.value {
        let threshold = own.value.magnitude();
        let above = trigger
            .comparator
            .as_ref()
            .is_some_and(|own| own.value == ">");
        return judged.compared.as_ref().is_some_and(|number| {
            if above {
                *number > threshold
            } else {
                *number < threshold
            }
        });
    }
    let floor = trigger.floor_missed.as_ref().is_some_and(|own| own.value);
    if floor {
        judged.verdict == Verdict::FloorMissed
    } else {
        judged.verdict.is_miss()
    }
}

/// Bonuses; none for a window in which a critical target was missed.
pub(super) fn bonuses(levels: &ServiceLevels, results: &[Judged]) -> Vec<Earned> {
    let mut earned: Vec<Earned> = Vec::new();
    for record in levels.bonuses.iter().map(|bonus| &bonus.value) {
        let Some(terms) = terms(levels, record) else {
            continue;
        };
        let id = record.target.as_ref().map_or("", |own| own.value.as_str());
        let windows = judged(results, id);
        for one in windows {
            let Some(number) = &one.compared else {
                continue;
            };
            let critical = |target: &str| {
                let target = levels.target(target);
                target.is_some_and(|target| target.value.class() == Some(TargetClass::Critical))
            };
            let void = results.iter().any(|other| {
                other.binding
                    && other.verdict.is_miss()
                    && other.days.from() < one.days.to()
                    && one.days.from() < other.days.to()
                    && critical(&other.target)
            });
            let year = one.days.from().year();
            let paid: Exact = earned
                .iter()
                .filter(|other| {
                    other.bonus == record.id && other.window.starts_with(&year.to_string())
                })
                .map(|other| &other.amount)
                .sum();
            let amount = sla::bonus(&terms, number, &paid, void).round(2, Rounding::HalfUp);
            if !amount.is_zero() {
                earned.push(Earned {
                    bonus: record.id.clone(),
                    window: one.window.clone(),
                    amount,
                });
            }
        }
    }
    earned
}

fn terms(levels: &ServiceLevels, record: &crate::service_levels::BonusRecord) -> Option<Bonus> {
    let base = levels.charge(&record.base.as_ref()?.value)?;
    Some(Bonus {
        comparator: record.comparator.as_ref()?.value,
        value: record.value.as_ref()?.value.magnitude(),
        amount: record.amount.as_ref()?.value.clone(),
        base: base
            .value
            .monthly
            .as_ref()
            .map(|own| Money::amount(&own.value))?
            .clone(),
        cap_year: record.cap_year.as_ref()?.value.amount().clone(),
    })
}
