//! Whether one condition holds whenever another does, proved over all combinations of facts.

use std::collections::BTreeSet;

use super::{Condition, FactKind, FactTable, FactValue, Facts};

/// More combinations than this are not tried; such a condition is too long for a contract.
const MOST_COMBINATIONS: usize = 1 << 20;

/// Whether `then` holds in every case in which `given` holds.
///
/// Sets are tried only over the values that the two conditions name.
/// Returns `false` when the proof would be too long.
pub fn implies(given: &Condition, then: &Condition, table: &FactTable) -> bool {
    let mut names: Vec<&str> = given.facts();
    for name in then.facts() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let domains: Vec<(&str, Vec<FactValue>)> = names
        .iter()
        .map(|name| (*name, domain(name, given, then, table)))
        .collect();
    let combinations = domains.iter().try_fold(1usize, |product, (_, values)| {
        product.checked_mul(values.len())
    });
    if combinations.is_none_or(|count| count > MOST_COMBINATIONS) {
        return false;
    }
    every(&domains, &mut Facts::new(), &mut |facts| {
        !given.holds(facts) || then.holds(facts)
    })
}

fn every(
    domains: &[(&str, Vec<FactValue>)],
    facts: &mut Facts,
    test: &mut dyn FnMut(&Facts) -> bool,
) -> bool {
    let Some(((name, values), rest)) = domains.split_first() else {
        return test(facts);
    };
    values.iter().all(|value| {
        facts.insert((*name).to_owned(), value.clone());
        every(rest, facts, test)
    })
}

fn domain(name: &str, given: &Condition, then: &Condition, table: &FactTable) -> Vec<FactValue> {
    let Some(fact) = table.get(name) else {
        return vec![FactValue::Flag(false), FactValue::Flag(true)];
    };
    match fact.kind {
        FactKind::Flag => vec![FactValue::Flag(false), FactValue::Flag(true)],
        FactKind::Choice | FactKind::Ordered => fact
            .values
            .iter()
            .map(|value| FactValue::One(value.clone(), fact.values.clone()))
            .collect(),
        FactKind::Set => {
            let mut named = BTreeSet::new();
            values_named(given, name, &mut named);
            values_named(then, name, &mut named);
            // One value nobody names stands for all of those, so that "not empty" can hold alone.
            if let Some(other) = fact.values.iter().find(|value| !named.contains(*value)) {
                named.insert(other.clone());
            }
            subsets(&named.into_iter().collect::<Vec<_>>())
        }
    }
}

fn subsets(values: &[String]) -> Vec<FactValue> {
    (0..1usize << values.len().min(12))
        .map(|bits| {
            FactValue::Many(
                values
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| bits & (1 << at) != 0)
                    .map(|(_, value)| value.clone())
                    .collect(),
            )
        })
        .collect()
}

fn values_named(condition: &Condition, fact: &str, named: &mut BTreeSet<String>) {
    match condition {
        Condition::Has(name, value) if name == fact => {
            named.insert(value.clone());
        }
        Condition::Not(inner) => values_named(inner, fact, named),
        Condition::And(several) | Condition::Or(several) => {
            for one in several {
                values_named(one, fact, named);
            }
        }
        _ => {}
    }
}
