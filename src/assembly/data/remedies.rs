//! Credits, bonuses and triggers in words.

use serde_json::{Map, Value, json};

use super::{name_of, shown, string};
use crate::measure::{Exact, Money, Percentage, number_word};
use crate::service_levels::{Credits, EarnBack, Level, ServiceLevels};
use crate::sla::Stacking;
use crate::source::Located;

/// Adds the rules for credits and the bonuses as rows, and the event of each trigger.
pub(super) fn add(levels: &ServiceLevels, data: &mut Map<String, Value>) {
    let rows = levels
        .credits
        .as_ref()
        .map(|credits| rules(levels, &credits.value, data));
    data.insert(
        "credit_rules".into(),
        Value::Array(rows.unwrap_or_default()),
    );
    let rows: Vec<Value> = levels
        .bonuses
        .iter()
        .map(|bonus| {
            let bonus = &bonus.value;
            let sense = bonus.comparator.as_ref().map_or("", |own| match own.value {
                crate::sla::Comparator::AtLeast => "at least ",
                crate::sla::Comparator::AtMost => "at most ",
            });
            json!({
                "level": bonus.target.as_ref().map(|own| name_of(&own.value, data)).unwrap_or_default(),
                "result": format!("{sense}{}", shown(bonus.value.as_ref())),
                "amount": shown(bonus.amount.as_ref()),
                "base": bonus.base.as_ref().map(|own| name_of(&own.value, data)).unwrap_or_default(),
                "cap_year": shown(bonus.cap_year.as_ref()),
                "void_if": shown(bonus.void_if.as_ref()),
            })
        })
        .collect();
    data.insert("bonuses".into(), Value::Array(rows));
    if let Some(Value::Array(reports)) = data.get_mut("reports") {
        reports.retain(|report| some(&report["covers"]));
    }
    let Some(Value::Array(triggers)) = data.get_mut("triggers") else {
        return;
    };
    // A trigger of a preset counts nothing where no target is critical.
    triggers.retain(|trigger| some(&trigger["targets"]));
    for trigger in triggers {
        let value = string(&trigger["value"]);
        let condition = match (value.is_empty(), string(&trigger["comparator"]).as_str()) {
            (false, ">") => format!("result above {value}"),
            (false, _) => format!("result below {value}"),
            (true, _) if trigger["floor_missed"] == Value::Bool(true) => {
                "minimum missed".to_owned()
            }
            (true, _) => "target missed".to_owned(),
        };
        trigger["condition"] = json!(condition);
        let effects = trigger["effect"].as_array().into_iter().flatten();
        let effects: Vec<&str> = effects.filter_map(Value::as_str).map(effect).collect();
        trigger["effect"] = json!(effects);
        let same = string(&trigger["scope"]) == "same target";
        trigger["counted"] = json!(if same { "each by itself" } else { "together" });
        let often = frequency(&string(&trigger["count"]), &string(&trigger["of_last"]));
        trigger["often"] = json!(often);
    }
}

fn some(list: &Value) -> bool {
    list.as_array().is_some_and(|list| !list.is_empty())
}

fn effect(words: &str) -> &str {
    match words {
        "step in" => "step-in",
        "terminate service" => "termination of the Service",
        "terminate agreement" => "termination of the Agreement",
        other => other,
    }
}

/// `once`, `3 times in the last 6 windows`.
fn frequency(count: &str, of_last: &str) -> String {
    let times = match count {
        "1" => "once".to_owned(),
        "2" => "twice".to_owned(),
        more => format!("{more} times"),
    };
    match of_last {
        "" | "1" => times,
        last => format!("{times} in the last {last} windows"),
    }
}

fn rules(levels: &ServiceLevels, credits: &Credits, data: &Map<String, Value>) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut row = |rule: &str, text: Option<String>| {
        rows.extend(text.map(|text| json!({ "rule": rule, "text": text })));
    };
    let [month, year] = caps(levels, credits);
    row("Most credits of one calendar month", month);
    row("Most credits of any 12 months in a row", year);
    let together = |own: &Option<Located<Stacking>>| {
        own.as_ref().map(|own| match own.value {
            Stacking::Sum => "the sum of their credits".to_owned(),
            Stacking::HighestOnly => "the highest of their credits alone".to_owned(),
        })
    };
    row("Several misses in one month", together(&credits.stacking));
    row(
        "Several misses through one cause",
        together(&credits.same_cause),
    );
    row("Repeated miss", credits.repeat.as_ref().and_then(|repeat| {
        let from = repeat.value.consecutive.as_ref()?.value;
        let times = repeat.value.multiplier.as_ref()?.value;
        let factor = match times {
            2 => "double".to_owned(),
            3 => "three times".to_owned(),
            more => format!("{more} times"),
        };
        Some(format!(
            "{factor} the credit from the {} miss of the same Service Level in successive windows on",
            nth(from)
        ))
    }));
    row(
        "Claim",
        match (
            credits.automatic.as_ref().map(|own| own.value),
            &credits.claim_within,
        ) {
            (Some(true), _) => Some("none needed".to_owned()),
            (_, Some(within)) => Some(format!("within {} after the report", within.value)),
            _ => None,
        },
    );
    row(
        "Payment",
        credits.applied_to.as_ref().map(|own| {
            let how = match own.value.as_str() {
                "next-invoice" => "deduction from the next invoice",
                _ => "payment in money",
            };
            match &credits.cash_if_not_applied_within {
                Some(within) if own.value == "next-invoice" => {
                    format!(
                        "{how}; in money for what is not deducted within {}",
                        within.value
                    )
                }
                _ => how.to_owned(),
            }
        }),
    );
    row(
        "Nature",
        credits.nature.as_ref().map(|own| match own.value.as_str() {
            "price-adjustment" => {
                "adjustment of the price to the lower value of the Service".to_owned()
            }
            _ => "liquidated damages".to_owned(),
        }),
    );
    row(
        "Credit charged back",
        credits
            .earn_back
            .as_ref()
            .and_then(|own| earn_back(&own.value, data)),
    );
    rows
}

/// The caps of a month and of twelve, with what they come to at the charges of the engagement.
fn caps(levels: &ServiceLevels, credits: &Credits) -> [Option<String>; 2] {
    let currency = levels.charges.iter().find_map(|charge| {
        let monthly = charge.value.monthly.as_ref()?;
        Some(monthly.value.currency())
    });
    let monthly = levels.monthly_charges();
    let said = |cap: &Option<Located<Percentage>>, months: u32, of: &str| {
        let cap = &cap.as_ref()?.value;
        let charges = &monthly * Exact::from(months);
        let amount = currency.filter(|_| !charges.is_zero()).map(|currency| {
            let amount = Money::rounded(&cap.of(&charges), currency);
            format!(" ({amount} at the Charges of the Commencement Date)")
        });
        Some(format!(
            "{cap} of all Charges of {of}{}",
            amount.unwrap_or_default()
        ))
    };
    [
        said(&credits.cap_month, 1, "that month"),
        said(&credits.cap_year, 12, "those months"),
    ]
}

fn earn_back(rule: &EarnBack, data: &Map<String, Value>) -> Option<String> {
    let windows = rule.windows.as_ref()?.value;
    let level = match rule.level.as_ref()?.value {
        Level::Value => "target",
        Level::Minimum => "minimum",
    };
    let excluded: Vec<String> = rule
        .excludes
        .iter()
        .map(|one| match one.value.as_str() {
            "repeat" => "a repeated miss".to_owned(),
            id => name_of(id, data),
        })
        .collect();
    let except = if excluded.is_empty() {
        String::new()
    } else {
        format!("; not for {}", excluded.join("; "))
    };
    let counts = match rule.still_counts_for_triggers.as_ref().map(|own| own.value) {
        Some(true) => "; the miss still counts among repeated misses",
        _ => "",
    };
    Some(format!(
        "after {} successive windows that all meet the {level}{except}{counts}",
        number_word(u64::from(windows))
    ))
}

fn nth(number: u32) -> String {
    match number {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        4 => "fourth".to_owned(),
        5 => "fifth".to_owned(),
        more => format!("{more}th"),
    }
}
