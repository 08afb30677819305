//! The risks of an engagement: those of the catalogue that it can meet, those it adds, each
//! followed to the requirements that answer it and to what carries them in the draft.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::planning::Deal;
use crate::written::{Kind, Node};

/// Steps of likelihood and impact, lowest first.
const STEPS: [&str; 5] = ["very-low", "low", "medium", "high", "very-high"];

/// The lowest rating that is high: no such risk may remain unless somebody accepted it by name.
pub const HIGH: usize = 15;

/// Likelihood times impact, 1 to 25, of a risk as it is or, after its treatment, as it remains;
/// nothing if one of the two is not written.
pub fn rating(risk: &Node, when: Stage) -> Option<usize> {
    let [likelihood, impact] = match when {
        Stage::Untreated => ["likelihood", "impact"],
        Stage::Residual => ["residual-likelihood", "residual-impact"],
    };
    Some(step(risk, likelihood)? * step(risk, impact)?)
}

/// The moment for which a risk is rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before anybody did anything.
    Untreated,
    /// After its treatment.
    Residual,
}

/// A step of likelihood or impact, from 1.
fn step(risk: &Node, key: &str) -> Option<usize> {
    let word = risk.get(key)?.text()?;
    Some(STEPS.iter().position(|step| *step == word)? + 1)
}

/// Most clauses that a row names: more would hide the one that matters.
const MOST_CLAUSES: usize = 5;

pub(super) fn add(deal: &Deal<'_>, data: &mut Map<String, Value>) {
    let carried = deal.carried();
    let own = deal
        .engagement
        .node
        .get("risk")
        .map(Node::elements)
        .unwrap_or_default();
    let text = |node: Option<&Node>, key: &str| -> String {
        node.and_then(|node| node.get(key))
            .and_then(Node::text)
            .unwrap_or_default()
            .to_owned()
    };
    let rated = |node: Option<&Node>| -> Value {
        let due = node
            .and_then(|node| node.get("due"))
            .and_then(|due| Kind::Date.read(due).ok())
            .map_or_else(String::new, |due| due.printed("and"));
        let shown = |key: &str| {
            node.and_then(|node| step(node, key))
                .map_or_else(String::new, |at| {
                    format!("{at}, {}", STEPS[at - 1].replace('-', " "))
                })
        };
        let rated = |when: Stage| {
            node.and_then(|node| rating(node, when))
                .map_or_else(String::new, |rating| rating.to_string())
        };
        json!({
            "likelihood": shown("likelihood"),
            "impact": shown("impact"),
            "rating": rated(Stage::Untreated),
            "residual": rated(Stage::Residual),
            "treatment": text(node, "treatment"),
            "owner": text(node, "owner"),
            "due": due,
            "accepted_by": text(node, "accepted-by"),
        })
    };
    let mut rows = Vec::new();
    for risk in deal.library.risks() {
        let node = own.iter().find(|node| text(Some(node), "id") == risk.id);
        if node.is_none() && !risk.when.holds(&deal.draft.facts) {
            continue;
        }
        let measure = Some(text(node, "measure"))
            .filter(|own| !own.is_empty())
            .unwrap_or_else(|| risk.measure.clone());
        let mut row = rated(node);
        row["name"] = json!(risk.name);
        row["what"] = json!(risk.text);
        row["harms"] = json!(risk.harms.join(", "));
        row["measure"] = json!(measure);
        row["requirements"] = json!(risk.requirements);
        row["clauses"] = json!(answers(deal, &carried, &risk.requirements));
        rows.push(row);
    }
    for node in own {
        let id = text(Some(node), "id");
        if deal.library.risks().iter().any(|risk| risk.id == id) {
            continue;
        }
        let name = Some(text(Some(node), "name"))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| id.replace('-', " "));
        let mut row = rated(Some(node));
        row["name"] = json!(name);
        row["what"] = json!(text(Some(node), "what"));
        row["harms"] = json!(texts(node, "harms").join(", "));
        row["measure"] = json!(text(Some(node), "measure"));
        let requirements = texts(node, "requirements");
        row["clauses"] = json!(answers(deal, &carried, &requirements));
        row["requirements"] = json!(requirements);
        rows.push(row);
    }
    data.insert("risk_rows".into(), Value::Array(rows));
}

/// The texts of a list under a key.
fn texts(node: &Node, key: &str) -> Vec<String> {
    node.get(key)
        .map(Node::elements)
        .unwrap_or_default()
        .iter()
        .filter_map(|one| one.text().map(str::to_owned))
        .collect()
}

/// The clauses and schedules that carry most of some requirements.
fn answers(
    deal: &Deal<'_>,
    carried: &BTreeMap<&str, Vec<&str>>,
    requirements: &[String],
) -> Vec<String> {
    let mut weights: BTreeMap<usize, usize> = BTreeMap::new();
    for id in requirements
        .iter()
        .filter_map(|id| carried.get(id.as_str()))
        .flatten()
    {
        if let Some(at) = deal.draft.chosen.iter().position(|one| one.id == *id) {
            *weights.entry(at).or_default() += 1;
        }
    }
    // The heaviest first; of equal weight, in the order of the draft.
    let mut order: Vec<(Reverse<usize>, usize)> = weights
        .into_iter()
        .map(|(at, weight)| (Reverse(weight), at))
        .collect();
    order.sort_unstable();
    order
        .into_iter()
        .take(MOST_CLAUSES)
        .map(|(_, at)| {
            let chosen = &deal.draft.chosen[at];
            format!("{} {}", chosen.number, chosen.title)
        })
        .collect()
}
