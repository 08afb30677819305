//! Whether each rule has a change of our own material that breaks it. That it is reported, the tests
//! try; here is counted which rule nobody tries. A rule has the example of its guide in any case.

use std::collections::BTreeMap;

use engross::lint::RULES;
use toml::{Table, Value};

/// The lists of changes, with the key under which each names its entries and their rule.
const LISTS: [(&str, &str, &str); 3] = [
    ("tests/defects.toml", "defect", "rule"),
    ("tests/model_rules/rules.toml", "rule", "fault"),
    ("tests/breaks/changes.toml", "change", "rule"),
];

pub(crate) fn each_has_a_change() {
    let mut changes: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = |rule: &str, more: usize| {
        *changes.entry(rule.to_owned()).or_default() += more;
    };
    for (file, entries, rule) in LISTS {
        for entry in entries_of(file, entries) {
            count(entry.get(rule).and_then(Value::as_str).unwrap_or(""), 1);
        }
    }
    let mut papers: Vec<_> = std::fs::read_dir("tests/seeded/papers")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    papers.sort();
    for path in papers {
        for case in entries_of(&path.to_string_lossy(), "case") {
            let bad = case
                .get("bad")
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            count(case.get("rule").and_then(Value::as_str).unwrap_or(""), bad);
        }
    }
    for line in std::fs::read_to_string("tests/clauses/broken.txt")
        .unwrap()
        .lines()
    {
        count(line.rsplit(' ').next().unwrap_or(""), 1);
    }
    let all: usize = changes.values().sum();
    let without = RULES.iter().filter(|rule| !changes.contains_key(rule.name));
    let without: Vec<&str> = without.map(|rule| rule.name).collect();
    println!(
        "  {} of {} rules are broken by {all} changes of our own material",
        RULES.len() - without.len(),
        RULES.len()
    );
    for rule in without {
        println!("      only the example of its guide: {rule}");
    }
}

fn entries_of(file: &str, name: &str) -> Vec<Table> {
    let text = std::fs::read_to_string(file).unwrap();
    let table: Table = text.parse().unwrap();
    let entries = table.get(name).and_then(Value::as_array);
    let entries = entries.map(Vec::as_slice).unwrap_or_default();
    entries
        .iter()
        .filter_map(Value::as_table)
        .cloned()
        .collect()
}
