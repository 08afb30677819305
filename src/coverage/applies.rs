//! Which fact of a deal keeps a requirement from applying.

use crate::condition::{Condition, FactValue, Facts};
use crate::library::{Framework, Requirement};

/// What an entry of a framework is that describes the instrument and asks nothing of an agreement.
const BACKGROUND: &str = "background";

/// Why an entry can never be carried, or nothing if it can.
pub(super) fn background(requirement: &Requirement) -> Option<String> {
    (requirement.kind.as_deref() == Some(BACKGROUND))
        .then(|| "background: it asks nothing of an agreement".to_owned())
}

/// Why a requirement does not apply, or nothing if it does.
pub(super) fn hindrance(
    framework: &Framework,
    requirement: &Requirement,
    facts: &Facts,
) -> Option<String> {
    background(requirement).or_else(|| {
        [&framework.when, &requirement.when]
            .into_iter()
            .find(|when| !when.holds(facts))
            .map(|when| unmet(when, facts))
    })
}

/// "only where `personal-data`: `personal-data` is false".
pub(super) fn unmet(when: &Condition, facts: &Facts) -> String {
    format!("only where `{when}`: {}", said(when, facts))
}

/// What the facts that a condition asks about say: "`criticality` is standard".
fn said(when: &Condition, facts: &Facts) -> String {
    when.facts()
        .into_iter()
        .map(|name| {
            let value = match facts.get(name) {
                None => "not answered".to_owned(),
                Some(FactValue::Flag(flag)) => flag.to_string(),
                Some(FactValue::One(value, _)) => value.clone(),
                Some(FactValue::Many(values)) if values.is_empty() => "empty".to_owned(),
                Some(FactValue::Many(values)) => values
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(", "),
            };
            format!("`{name}` is {value}")
        })
        .collect::<Vec<_>>()
        .join(", ")
}
