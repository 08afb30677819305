//! A module may use only the modules below it, as ARCHITECTURE.md draws them.

use std::fs;
use std::path::{Path, PathBuf};

/// Ground floor first. Modules on one floor do not use each other.
const FLOORS: &[&[&str]] = &[
    &["measure", "source", "spreadsheet"],
    &["finding"],
    &["condition", "document", "written"],
    &["engagement", "library", "template"],
    &["import", "lock", "sla"],
    &["recognise", "service_levels"],
    &["assembly", "openslo", "simulation"],
    &["compare", "coverage", "planning", "tender"],
    &["lint", "render"],
    &["report"],
    &["commands"],
    &["cli"],
];

#[test]
fn modules_use_only_lower_floors() {
    for (floor, modules) in FLOORS.iter().enumerate() {
        let above_or_beside: Vec<&str> = FLOORS[floor..].concat();
        for module in *modules {
            let files = sources(module);
            assert!(!files.is_empty(), "there is no module `{module}`");
            for (path, text) in files {
                for other in above_or_beside.iter().filter(|other| *other != module) {
                    assert!(
                        !text.contains(&format!("crate::{other}::"))
                            && !text.contains(&format!("crate::{other};")),
                        "{} uses `{other}`, which is not below `{module}`",
                        path.display()
                    );
                }
                assert!(
                    !text.contains("use crate::{"),
                    "{} imports several modules in one line; floors are checked line by line",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_module_stands_on_a_floor() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let mut declared: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let mut known: Vec<&str> = FLOORS.concat();
    declared.sort_unstable();
    known.sort_unstable();
    assert_eq!(declared, known);
}

fn sources(module: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut pending = vec![
        Path::new("src").join(format!("{module}.rs")),
        Path::new("src").join(module),
    ];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}
