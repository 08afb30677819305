//! The comparison as one object for programs. Its shape is promised; keys are only ever added:
//!
//! ```json
//! {"schema":"engross-compare/1",
//!  "old":{"path":"…","reference":"…","version":"…"},"new":{…},
//!  "parameters":[{"path":"…","old":"…","new":"…",
//!    "effects":[{"clause":"audit/right-to-audit","change":"changed|added|left-out",
//!      "differences":[{"number":"14.2","change":"changed|added|left-out","old":"…","new":"…","shown":"…"}]}]}],
//!  "others":[…],
//!  "clauses":[{"id":"…","title":"…","old-number":"14","new-number":"15","changed":true,"library":false,
//!    "position":{"old":"preferred","new":"acceptable","gives-up":"…","drops":["…"]}}]}
//! ```
//!
//! `old` and `new` of a parameter are TOML. Without `--internal` they are `null` for positions and
//! omissions, and so is every `position`. `others` are changes that no value makes alone.

use serde_json::{Value, json};

use super::Comparison;
use crate::compare::{Change, ClauseChange, Difference, Effect, Parameter, Side};

pub(super) fn object(comparison: &Comparison<'_>, internal: bool) -> String {
    let explanation = &comparison.explanation;
    let parameters: Vec<Value> = explanation
        .parameters
        .iter()
        .map(|(parameter, effects)| stated(parameter, effects, internal))
        .collect();
    let clauses = explanation.clauses.iter().map(|one| clause(one, internal));
    let object = json!({
        "schema": "engross-compare/1",
        "old": side(&comparison.old_name, comparison.old),
        "new": side(&comparison.new_name, comparison.new),
        "parameters": parameters,
        "others": explanation.others.iter().map(effect).collect::<Vec<_>>(),
        "clauses": clauses.collect::<Vec<_>>(),
    });
    format!("{object:#}\n")
}

fn side(path: &str, side: Side<'_>) -> Value {
    let header = &side.engagement.header;
    json!({ "path": path, "reference": header.id, "version": header.version })
}

fn stated(parameter: &Parameter, effects: &[Effect], internal: bool) -> Value {
    let value = |node: &Option<crate::written::Node>| {
        node.as_ref()
            .filter(|_| internal || !parameter.is_internal())
            .map(crate::written::Node::literal)
    };
    json!({
        "path": parameter.name(),
        "old": value(&parameter.old),
        "new": value(&parameter.new),
        "effects": effects.iter().map(effect).collect::<Vec<_>>(),
    })
}

fn effect(effect: &Effect) -> Value {
    json!({
        "clause": effect.clause,
        "change": word(effect.change),
        "differences": effect.differences.iter().map(difference).collect::<Vec<_>>(),
    })
}

fn difference(difference: &Difference) -> Value {
    let (old, new) = difference.sides();
    json!({
        "number": difference.number,
        "change": word(difference.change),
        "old": old,
        "new": new,
        "shown": difference.shown(),
    })
}

fn clause(clause: &ClauseChange, internal: bool) -> Value {
    let position = clause.positions.filter(|_| internal).map(|(old, new)| {
        json!({
            "old": old.word(),
            "new": new.word(),
            "gives-up": clause.gives_up,
            "drops": clause.drops,
        })
    });
    json!({
        "id": clause.id,
        "title": clause.title,
        "old-number": clause.old_number,
        "new-number": clause.new_number,
        "changed": clause.is_changed,
        "library": clause.is_library,
        "position": position,
    })
}

fn word(change: Change) -> &'static str {
    match change {
        Change::Kept => "changed",
        Change::Inserted => "added",
        Change::Deleted => "left-out",
    }
}
