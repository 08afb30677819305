//! Vectors about small samples and quantiles.

use engross::measure::Exact;
use engross::sla::{one_miss_from, zero_miss_sample};
use serde_json::Value;

use super::{Case, number};

pub(super) fn min_sample(case: &Case<'_>) -> Value {
    let target = case.percentage("target");
    case.answers(|answer| {
        if answer == "one_miss_allowed_from" {
            return one_miss_from(&target).map(Exact::from);
        }
        let confidence = format!("{}%", answer.strip_prefix("zero_miss_")?);
        zero_miss_sample(&target, &confidence.parse().ok()?).map(Exact::from)
    })
}

pub(super) fn quantile(case: &Case<'_>) -> Value {
    let values: Vec<Exact> = case
        .at("values")
        .as_array()
        .unwrap()
        .iter()
        .map(number)
        .collect();
    let p = case.number("p");
    case.answers(|method| engross::sla::quantile(&values, &p, method.parse().ok()?))
}
