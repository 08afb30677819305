//! Promises in many words: each paper of `measured.toml` has one defect, or is right as it is.

use std::collections::BTreeMap;

use crate::linted;

const CASES: &str = include_str!("measured.toml");

/// For each rule the papers it must speak of, and those it must not.
type Cases = BTreeMap<String, BTreeMap<String, Vec<String>>>;

#[test]
fn each_is_known_however_it_is_said() {
    let cases: Cases = toml::from_str(CASES).unwrap();
    let mut wrong = Vec::new();
    for (rule, kinds) in &cases {
        for (kind, texts) in kinds {
            for text in texts {
                let paper = format!("# Schedule of services\n\n{text}\n");
                let found = linted::paper("paper.md", paper.as_bytes()).1;
                let said = found.iter().any(|one| one.rule == rule);
                if said != (kind == "wrong") {
                    wrong.push(format!("{rule}, {kind}: {text}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
