//! The frameworks of an engagement, and what in the draft carries them.

use serde_json::{Map, Value, json};

use crate::planning::Deal;

/// Frameworks whose requirements are the ground of every agreement, whatever else applies.
const ALWAYS: &[&str] = &["csm", "dk"];

pub(super) fn add(deal: &Deal<'_>, data: &mut Map<String, Value>) {
    let carried = deal.carried();
    let regimes = &deal.engagement.header.regimes;
    let rows: Vec<Value> = deal
        .library
        .frameworks()
        .iter()
        .filter(|framework| {
            ALWAYS.contains(&framework.id.as_str()) || regimes.contains(&framework.id)
        })
        .map(|framework| {
            let by = |id: &String| carried.get(id.as_str());
            let known: Vec<_> = framework
                .requirements
                .iter()
                .filter_map(|requirement| by(&requirement.id))
                .collect();
            let clauses: Vec<&str> = deal
                .draft
                .chosen
                .iter()
                .filter(|chosen| known.iter().any(|by| by.contains(&chosen.id.as_str())))
                .map(|chosen| chosen.number.as_str())
                .collect();
            json!({
                "title": framework.title,
                "all": framework.requirements.len(),
                "carried": known.len(),
                "clauses": clauses,
            })
        })
        .collect();
    data.insert("framework_rows".into(), Value::Array(rows));
}
