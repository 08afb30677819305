//! Facts about one thing that differ.

use std::collections::{BTreeMap, BTreeSet};

use super::{Bound, Fact, Shape, Value, facts};
use crate::measure::Exact;
use crate::recognise::periods::Length;
use crate::recognise::reading::{Part, Reading, Who};

/// By what two facts are about one thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    /// The thing is named beside the value.
    Name,
    /// What is done, to what.
    Statement,
    /// The same, with what it counts from.
    Whole,
}

/// Two facts about one thing that differ: the first, and where it is contradicted.
pub fn contradictions(reading: &Reading<'_>) -> Vec<(Fact, Fact)> {
    let all = facts(reading);
    let mut groups: BTreeMap<(By, String), Vec<usize>> = BTreeMap::new();
    let mut group = |by: By, words: &BTreeSet<String>, at: usize| {
        groups.entry((by, key(words))).or_default().push(at);
    };
    for (at, fact) in all.iter().enumerate() {
        if !fact.head.is_empty() {
            group(By::Name, &fact.head, at);
        }
        let told = fact.main.iter().filter(|word| *word != "pay").count();
        // Few words say what it is only where they are not about what was named before.
        if (told > 2 || told > 1 && !fact.points) && fact.main.len() < 9 {
            group(By::Statement, &fact.main, at);
        }
        let whole: BTreeSet<String> = fact
            .main
            .iter()
            .chain(&fact.aside)
            .chain(&fact.anchor)
            .cloned()
            .collect();
        let own = fact.main.union(&fact.aside).count();
        if (own > 1 && !fact.points || own > 0 && whole.len() > 2) && whole.len() < 10 {
            group(By::Whole, &whole, at);
        }
    }
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    for ((by, _), members) in &groups {
        const MOST: usize = 40;
        let mut left: Vec<usize> = members.iter().copied().take(MOST).collect();
        while let Some(first) = left.first().copied() {
            let (same, rest): (Vec<usize>, Vec<usize>) = left.iter().copied().partition(|other| {
                *other == first || is_same(reading, &all[first], &all[*other], *by)
            });
            left = rest;
            if let Some(other) = contradicted(reading, &all, &same) {
                told.insert((first, other));
            }
        }
    }
    let mut seen = BTreeSet::new();
    told.into_iter()
        .filter(|(_, other)| seen.insert(*other))
        .map(|(one, other)| (all[one].clone(), all[other].clone()))
        .collect()
}

fn key(words: &BTreeSet<String>) -> String {
    words
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The first of some facts about one thing that differs from the first of them. What has many
/// values is many things by one name.
fn contradicted(reading: &Reading<'_>, all: &[Fact], same: &[usize]) -> Option<usize> {
    let first = &all[*same.first()?];
    let mut other = None;
    let mut values: Vec<&Value> = vec![&first.value];
    for at in &same[1..] {
        let value = &all[*at].value;
        if values.iter().all(|known| differ(known, value)) {
            values.push(value);
        }
        if other.is_none() && differ(&first.value, value) && are_apart(reading, first, &all[*at]) {
            other = Some(*at);
        }
    }
    let found = other?;
    (values.len() == 2 && !are_far(&first.value, &all[found].value)).then_some(found)
}

/// Whether a name says what a value is a measure of.
fn is_name(head: &BTreeSet<String>) -> bool {
    /// Things of which an agreement has many.
    const COMMON: &[&str] = &[
        "fee",
        "charge",
        "price",
        "payment",
        "pay",
        "credit",
        "discount",
        "interest",
        "tax",
        "royalty",
        "commission",
        "percentage",
        "share",
        "licence",
        "license",
        "penalty",
        "cost",
        "notice",
        "deadline",
        "extension",
        "renewal",
        "increase",
        "service",
        "damage",
        "deduction",
        "refund",
        "invoice",
        "instalment",
        "installment",
        "compensation",
        "purchase",
        "work",
        "product",
        "keep",
        "day",
        "month",
        "year",
        "stock",
        "option",
        "bonus",
        "expense",
        "budget",
        "par",
        "consideration",
        "initial",
        "allowance",
        "delay",
        "claim",
        "customers",
        "advance",
        "balance",
        "minimum",
        "response",
        "respond",
        "tell",
        "receive",
        "week",
        "quarter",
        "hour",
        "number",
        "level",
        "target",
        "score",
        "point",
        "interval",
    ];
    match head.len() {
        0 => false,
        1 => head
            .iter()
            .all(|word| word.len() > 3 && !COMMON.contains(&word.as_str())),
        _ => true,
    }
}

fn is_same(reading: &Reading<'_>, one: &Fact, other: &Fact, by: By) -> bool {
    let is_named = by == By::Name;
    // A common word names a thing by what it is of.
    let is_told = |fact: &Fact, other: &Fact| {
        is_name(&fact.head)
            || fact.is_period && other.is_period && fact.value.is_time()
            || !fact.complement.is_empty() && fact.complement.is_subset(&other.all)
    };
    if is_named && !is_told(one, other) && !is_told(other, one) {
        return false;
    }
    // A verb and its object are not enough for a deadline: what it counts from says which it is.
    let is_deadline = !is_named && [one, other].iter().any(|fact| fact.shape == Shape::Within);
    if is_deadline && one.main.len() < 3 && one.anchor.is_disjoint(&other.all) {
        return false;
    }
    // What a thing is of may be left out once.
    let aside = by != By::Statement
        || one.aside == other.aside
        || one.main.len() > 2
            && (one.aside.is_empty() && other.aside.len() < 3
                || other.aside.is_empty() && one.aside.len() < 3);
    let others = one.others.is_empty() || other.others.is_empty() || one.others == other.others;
    let bound =
        one.bound == other.bound || one.bound == Bound::Exact || other.bound == Bound::Exact;
    let shape = one.shape == other.shape
        || is_named
            && one.shape != Shape::Every
            && other.shape != Shape::Every
            && one.shape != Shape::Ahead
            && other.shape != Shape::Ahead;
    let per = one.per == other.per
        || !one.value.is_share()
            && (one.per.is_none() || other.per.is_none())
            && one.value.is_time()
        || (one.is_row || other.is_row);
    // What only one of them speaks of sets it apart.
    let case = one.case.is_subset(&other.all) && other.case.is_subset(&one.all);
    let anchor = one.anchor.is_empty()
        || other.anchor.is_empty()
        || one.anchor.is_subset(&other.all)
        || other.anchor.is_subset(&one.all);
    is_kind(&one.value, &other.value)
        && aside
        && others
        && (is_named || is_same_actor(reading, one, other))
        && bound
        && shape
        && per
        && case
        && anchor
        && heading(reading, one, other)
}

/// Whether one side has to act in both.
fn is_same_actor(reading: &Reading<'_>, one: &Fact, other: &Fact) -> bool {
    let who = |fact: &Fact| {
        reading.sentences[fact.sentence]
            .duty
            .as_ref()
            .map(|one| one.who)
    };
    let is_side = |who: &Who| matches!(who, Who::Provider | Who::Customer);
    match (who(one).filter(is_side), who(other).filter(is_side)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// Whether no heading sets the two apart: the same words under parallel numbers are for two cases.
fn heading(reading: &Reading<'_>, one: &Fact, other: &Fact) -> bool {
    let clause = |fact: &Fact| reading.clause(fact.span.start).unwrap_or_default();
    let (first, second) = (clause(one), clause(other));
    let deep = |clause: &str| clause.matches(['.', '(']).count() > 1;
    let parent = |clause: &str| {
        let inner = clause.trim_end_matches(')');
        inner
            .rfind(['.', '(', ' '])
            .map(|end| inner[..end].to_owned())
    };
    let shared = one.all.intersection(&other.all).count();
    let alike = shared * 10 >= one.all.union(&other.all).count() * 7;
    let parallel = one.all == other.all && deep(first) && deep(second)
        || parent(first).is_some()
            && parent(first) == parent(second)
            && (alike && deep(first) || first.contains([' ', '(']));
    !parallel
}

fn is_kind(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Amount(one), Value::Amount(other)) => one.is_percent() == other.is_percent(),
        (Value::Sum(one, _), Value::Sum(other, _)) => one == other,
        _ => false,
    }
}

/// Whether two facts stand in places that can contradict each other.
fn are_apart(reading: &Reading<'_>, one: &Fact, other: &Fact) -> bool {
    let (first, second) = (
        &reading.sentences[one.sentence],
        &reading.sentences[other.sentence],
    );
    let rows = matches!(
        (first.kind, second.kind),
        (Part::Row { .. }, Part::Row { .. })
    );
    let siblings = first.kind == Part::Item
        && second.kind == Part::Item
        && first.lead.is_some()
        && first.lead == second.lead;
    one.sentence != other.sentence && !rows && !siblings
}

fn differ(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Amount(one), Value::Amount(other)) if one.is_time() => {
            Length::Time(one.clone()).differs_from(&Length::Time(other.clone()))
        }
        (Value::Amount(one), Value::Amount(other)) => one.number != other.number,
        (Value::Sum(_, one), Value::Sum(_, other)) => one != other,
        _ => false,
    }
}

/// Whether two values are so different that they must be for different things.
fn are_far(one: &Value, other: &Value) -> bool {
    let size = |value: &Value| match value {
        Value::Amount(amount) if amount.is_time() => amount
            .least_seconds()
            .and_then(|seconds| seconds.checked_div(&Exact::from(86_400)))
            .or_else(|| amount.about_days()),
        Value::Amount(amount) => Some(amount.number.clone()),
        Value::Sum(_, sum) => Some(sum.clone()),
    };
    match (size(one), size(other)) {
        (Some(one), Some(other)) => one > &other * Exact::from(15) || other > one * Exact::from(15),
        _ => false,
    }
}
