//! Rules about a deal and about the library are reported for a change of our own material, and only
//! then. (`tests/model_rules.rs` does so for service levels, `tests/defects.rs` for prose.)

use std::collections::BTreeSet;

use engross::finding::Finding;
use engross::library::{self, LibraryFile};
use engross::lint;
use rayon::prelude::*;
use serde::Deserialize;

use crate::linted;

const CHANGES: &str = include_str!("breaks/changes.toml");
const EXAMPLE: &str = include_str!("../examples/managed-hosting/engagement.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    change: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    rule: String,
    file: Option<String>,
    #[serde(default)]
    edits: Vec<[String; 2]>,
    #[serde(default)]
    add: String,
    says: String,
}

impl Change {
    fn applied(&self, text: &str) -> Result<String, String> {
        let mut changed = text.to_owned();
        for [from, to] in &self.edits {
            if !changed.contains(from.as_str()) {
                return Err(format!("{}: there is no {from:?}", self.rule));
            }
            changed = changed.replace(from.as_str(), to);
        }
        Ok(changed + &self.add)
    }
}

/// What is said of the library and the example.
fn said(files: &[LibraryFile], text: &str) -> Vec<Finding> {
    linted::engagement(files, "engagement.toml", text, library::check).findings
}

#[test]
fn each_change_is_reported_by_its_rule() {
    let changes = toml::from_str::<List>(CHANGES).unwrap().change;
    let built_in = library::embedded();
    let before: BTreeSet<String> = said(&built_in, EXAMPLE)
        .into_iter()
        .map(|one| one.message)
        .collect();
    let wrong: Vec<String> = changes
        .par_iter()
        .filter_map(|change| {
            if lint::rule(&change.rule).is_none() {
                return Some(format!("there is no rule `{}`", change.rule));
            }
            let mut files = built_in.clone();
            let mut text = EXAMPLE.to_owned();
            let place = match &change.file {
                Some(path) => match files.iter_mut().find(|file| file.path == *path) {
                    Some(file) => &mut file.text,
                    None => return Some(format!("there is no `{path}`")),
                },
                None => &mut text,
            };
            match change.applied(place) {
                Ok(new) => *place = new,
                Err(why) => return Some(why),
            }
            let mut found = said(&files, &text);
            found.retain(|one| !before.contains(&one.message));
            let is_it =
                |one: &Finding| one.rule == change.rule && one.message.contains(&change.says);
            (!found.iter().any(is_it)).then(|| {
                let said: Vec<String> = found
                    .iter()
                    .take(12)
                    .map(|one| format!("    {}: {}", one.rule, one.message))
                    .collect();
                format!("`{}` is silent:\n{}", change.rule, said.join("\n"))
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
