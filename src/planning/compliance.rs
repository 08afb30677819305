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
            let numbers = deal
                .draft
                .chosen
                .iter()
                .filter(|chosen| known.iter().any(|by| by.contains(&chosen.id.as_str())))
                .map(|chosen| chosen.number.as_str());
            let clauses = in_runs(numbers);
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

/// Numbers of clauses and schedules with each row of neighbours as one: "1 to 5", "7",
/// "Schedule 2", "Schedule 4 to 6".
fn in_runs<'a>(numbers: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut runs: Vec<(&str, usize, usize)> = Vec::new();
    let mut others = Vec::new();
    for number in numbers {
        let (before, digits) = number.split_at(
            number
                .trim_end_matches(|one: char| one.is_ascii_digit())
                .len(),
        );
        let Ok(digits) = digits.parse::<usize>() else {
            others.push(number.to_owned());
            continue;
        };
        match runs.last_mut() {
            Some((kind, _, last)) if *kind == before && digits == last.saturating_add(1) => {
                *last = digits;
            }
            _ => runs.push((before, digits, digits)),
        }
    }
    let written = runs
        .into_iter()
        .map(|(before, first, last)| match last - first {
            0 => format!("{before}{first}"),
            1 => format!("{before}{first}, {before}{last}"),
            _ => format!("{before}{first} to {last}"),
        });
    written.chain(others).collect()
}
