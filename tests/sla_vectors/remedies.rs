//! Vectors about what follows a miss: bands, credits, points, pools, earn-back, triggers, tiers.

use engross::measure::{Exact, Percentage, Rounding};
use engross::sla::{
    Bands, Charges, CreditTerms, Missed, Repeat, Stacking, Tier, at_risk, compare_tiers,
    earned_back, first_firing, points, pool_share,
};
use serde_json::{Map, Value};

use super::{Case, cents, number};

pub(super) fn round_then_band(case: &Case<'_>) -> Value {
    let measured = case.number("measured");
    let bands = &case.example.availability_target().bands;
    let found = case.expected.as_object().unwrap().keys().map(|decimals| {
        let places = decimals.parse().unwrap();
        let rounded = measured.fixed(places, Rounding::HalfUp);
        let credit = bands.gives(&rounded.parse().unwrap());
        (
            decimals.clone(),
            [rounded, credit.to_string()]
                .map(Value::String)
                .to_vec()
                .into(),
        )
    });
    Value::Object(found.collect())
}

/// The results stand before the points they give, unless the input lists them.
pub(super) fn points_with_repeat(case: &Case<'_>) -> Value {
    let bands: Bands = case.text("bands").parse().unwrap();
    let repeat = case.input.get("repeat").map(|rule| {
        let rule = rule.as_str().unwrap();
        let (factor, when) = rule.split_once(' ').unwrap();
        assert_eq!(
            when, "when the previous window was also missed",
            "{}",
            case.id
        );
        let multiplier = factor.strip_prefix('x').unwrap().parse().unwrap();
        Repeat {
            consecutive: 2,
            multiplier,
        }
    });
    let pairs = case.expected.as_array().unwrap();
    let results: Vec<Value> = match case.input.get("results") {
        Some(results) => results.as_array().unwrap().clone(),
        None => pairs.iter().map(|pair| pair[0].clone()).collect(),
    };
    let measured: Vec<Exact> = results.iter().map(number).collect();
    let given = points(&bands, &measured, repeat.as_ref());
    let pairs = results.into_iter().zip(given);
    pairs
        .map(|(result, points)| Value::from(vec![result, Value::String(points.to_string())]))
        .collect()
}

pub(super) fn pool(case: &Case<'_>) -> Value {
    if case.input.get("pool").is_some() {
        let share = pool_share(
            &case.number("at_risk"),
            &case.percentage("pool"),
            &case.percentage("allocation"),
        );
        return Value::String(cents(&share));
    }
    let allocations = case.at("allocations").as_array().unwrap();
    let allocations: Vec<Percentage> = allocations
        .iter()
        .map(|share| share.as_str().unwrap().parse().unwrap())
        .collect();
    let found = at_risk(
        &case.number("monthly"),
        &case.percentage("at_risk"),
        &allocations,
    );
    let answer = |name: &str| match name.split_once('_') {
        None if name == "uncapped" => found.uncapped.clone(),
        None if name == "paid" => found.paid.clone(),
        None if name == "limit" => found.limit.clone(),
        Some((kind, share)) => {
            let share: Percentage = format!("{share}%").parse().unwrap();
            let factor = match kind {
                "single" => 1,
                "doubled" => 2,
                _ => panic!("{}: `{name}`", case.id),
            };
            share.of(&found.limit) * Exact::from(factor)
        }
        None => panic!("{}: `{name}`", case.id),
    };
    let asked = case.expected.as_object().unwrap().keys();
    asked
        .map(|name| (name.clone(), Value::String(cents(&answer(name)))))
        .collect()
}

pub(super) fn two_bands_two_caps(case: &Case<'_>) -> Value {
    let charge = case.number("charge");
    let bands: Bands = case.text("bands").parse().unwrap();
    let terms = CreditTerms {
        cap_month: case.percentage("cap_month"),
        cap_year: case.percentage("cap_year"),
        stacking: Stacking::Sum,
        same_cause: Stacking::Sum,
        repeat: None,
    };
    let missed = Missed {
        target: "the only one".to_owned(),
        base: charge.clone(),
        credit: bands.gives(&case.number("measured")),
        consecutive: 1,
        cause: None,
    };
    let charges = Charges {
        last_12: case.number("charges_last_11") + &charge,
        month: charge,
        credited_last_11: case.number("credits_last_11"),
    };
    Value::String(cents(
        &engross::sla::credit_month(&terms, &[missed], &charges, 2).paid,
    ))
}

/// The results of this vector, or of the one it names.
fn results<'a>(case: &'a Case<'_>, input: &'a Value) -> &'a Map<String, Value> {
    match &input["results"] {
        Value::Object(results) => results,
        Value::String(reference) => {
            let name = reference.strip_prefix("as ").expect("as another vector");
            let (family, _) = case.id.rsplit_once('/').unwrap();
            let id = format!("{family}/{name}");
            let found = case
                .all
                .iter()
                .find(|vector| vector["id"] == Value::String(id.clone()));
            let other = found.unwrap_or_else(|| panic!("{}: no vector `{id}`", case.id));
            assert_ne!(&other["in"], input, "{} refers to itself", case.id);
            results(case, &other["in"])
        }
        other => panic!("{}: results {other}", case.id),
    }
}

pub(super) fn credit_month(case: &Case<'_>) -> Value {
    let example = case.example;
    let shares_cause = |id: &str| {
        let group = case.input.get("same_cause").and_then(Value::as_array);
        group.is_some_and(|group| group.iter().any(|member| member == id))
    };
    let consecutive = |id: &str| {
        let misses = case.input.get("consecutive_misses");
        let count =
            misses.and_then(|misses| misses.get(id).or(misses.is_number().then_some(misses)));
        count.map_or(1, |count| u32::try_from(count.as_u64().unwrap()).unwrap())
    };
    let missed: Vec<Missed> = results(case, case.input)
        .iter()
        .filter_map(|(id, result)| {
            let target = example
                .targets
                .get(id)
                .unwrap_or_else(|| panic!("{}: `{id}`", case.id));
            let result = number(result);
            let compared = if target.percent {
                example.arithmetic.compared(&result)
            } else {
                result
            };
            let credited = !target.bands.bands().is_empty();
            (credited && target.promise.judge(&compared).is_miss()).then(|| Missed {
                target: id.clone(),
                base: target.base.clone(),
                credit: target.bands.gives(&compared),
                consecutive: consecutive(id),
                cause: shares_cause(id).then(|| "one".to_owned()),
            })
        })
        .collect();
    let before = &example.monthly * Exact::from(11);
    let charges = Charges {
        month: example.monthly.clone(),
        last_12: case.number_or("charges_last_11", before) + &example.monthly,
        credited_last_11: case.number_or("credits_last_11", Exact::zero()),
    };
    let found = engross::sla::credit_month(&example.terms, &missed, &charges, 2);
    let per_target = found
        .per_target
        .iter()
        .map(|(id, credit)| (id.clone(), Value::String(cents(credit))));
    let answers = [
        ("per_target", per_target.collect()),
        ("raw", Value::String(cents(&found.raw))),
        ("paid", Value::String(cents(&found.paid))),
    ];
    let asked = answers
        .into_iter()
        .filter(|(name, _)| case.expected.get(name).is_some());
    asked
        .map(|(name, answer)| (name.to_owned(), answer))
        .collect()
}

/// The results stand under the id of their target; the first is the miss that was credited.
pub(super) fn earn_back(case: &Case<'_>) -> Value {
    let series = case.input.as_object().unwrap().iter();
    let mut series =
        series.filter_map(|(id, results)| Some((case.example.targets.get(id)?, results)));
    let (target, results) = series.next().expect("results of a target");
    let results: Vec<Exact> = results.as_array().unwrap().iter().map(number).collect();
    let level = match case.text("level") {
        "value" => target.promise.value.clone(),
        "minimum" => target.promise.minimum.clone().unwrap(),
        other => panic!("{}: level `{other}`", case.id),
    };
    let windows = usize::try_from(case.number("windows").to_u64().unwrap()).unwrap();
    let comparator = target.promise.comparator;
    let credit = case.number("credit");
    Value::String(cents(&earned_back(
        &credit,
        &results[1..],
        windows,
        comparator,
        &level,
    )))
}

/// `trigger_3_of_last_6`: the window that fires it, or 0.
pub(super) fn trigger(case: &Case<'_>) -> Value {
    let rule = case.function.strip_prefix("trigger_").unwrap();
    let (count, of_last) = rule.split_once("_of_last_").unwrap();
    let missed: Vec<bool> = case
        .text("windows")
        .chars()
        .map(|window| window == 'M')
        .collect();
    let fired = first_firing(&missed, count.parse().unwrap(), of_last.parse().unwrap());
    Value::String(fired.unwrap_or(0).to_string())
}

/// Offers stand beside their answers, unless the input lists them.
pub(super) fn tiers(case: &Case<'_>) -> Value {
    let rows = case
        .input
        .get("tiers")
        .unwrap_or(case.expected)
        .as_array()
        .unwrap();
    let tiers: Vec<Tier> = rows
        .iter()
        .map(|row| Tier {
            target: row["target"].as_str().unwrap().parse().unwrap(),
            price: number(&row["price"]),
        })
        .collect();
    let lines = compare_tiers(&tiers, &case.number("hours"));
    let answers = rows.iter().zip(lines).map(|(row, line)| {
        serde_json::json!({
            "target": row["target"],
            "price": row["price"],
            "down_h": line.downtime_hours.to_string(),
            "break_even_per_h": line.break_even.as_ref().map(cents),
        })
    });
    answers.collect()
}
