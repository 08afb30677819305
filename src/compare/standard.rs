//! What the library would have said: the same deal in the preferred wordings, with nothing left out
//! and with the values of the preset where it has some.

use crate::engagement::Engagement;
use crate::written::{Node, Value, lay_over};

/// The engagement as the library's standard has it.
#[must_use]
pub fn standard(engagement: &Engagement) -> Engagement {
    let mut stated = engagement.stated.clone();
    for (record, depth) in [("engagement", 0), ("clause", 2), ("schedule", 1)] {
        if let Some(node) = entry(&mut stated, record) {
            plain(node, depth);
        }
    }
    let preset = engagement.preset.as_ref();
    for record in ["clause", "schedule"] {
        let Some(usual) = preset.and_then(|preset| preset.get(record)) else {
            continue;
        };
        if let Some(node) = entry(&mut stated, record) {
            let mut usual = usual.clone();
            plain(&mut usual, if record == "clause" { 2 } else { 1 });
            *node = lay_over(node.clone(), usual);
        }
    }
    engagement.with(stated)
}

fn entry<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    let Value::Table(entries) = &mut node.value else {
        return None;
    };
    let entry = entries.iter_mut().find(|entry| entry.key == key)?;
    Some(&mut entry.node)
}

/// Without positions and omissions.
fn plain(node: &mut Node, depth: usize) {
    let Value::Table(entries) = &mut node.value else {
        return;
    };
    entries.retain(|entry| !matches!(entry.key.as_str(), "position" | "omit"));
    if depth > 0 {
        for entry in entries {
            plain(&mut entry.node, depth - 1);
        }
    }
}
