//! `engross clauses impact`: what the newest library would change in one engagement, and why.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use crate::assembly::assemble;
use crate::commands::open::{self, Opened};
use crate::commands::{Console, LibraryOptions, Outcome};
use crate::compare::{Change, Difference, Side, explain};
use crate::lock::{self, Newer};
use crate::template::{Outline, Tables};

/// How the impact is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ImpactFormat {
    /// For people.
    #[default]
    Human,
    /// One object for programs.
    Json,
}

/// What an update would change in one clause, schedule or other part of the agreement.
#[derive(Clone, Debug)]
pub(in crate::commands) struct Impact {
    /// Its id.
    id: String,
    /// Its number and heading.
    heading: String,
    /// Whether it comes, goes or changes.
    change: Change,
    /// The version that is pinned; empty where another text changes this one along.
    pinned: String,
    /// Why, from the library's changelog.
    why: Vec<String>,
    /// The changes of its words.
    differences: Vec<Difference>,
}

/// Prints the impact.
///
/// # Errors
/// If a file cannot be read.
pub(super) fn run(
    engagement: &Path,
    format: ImpactFormat,
    library: &LibraryOptions,
    console: &mut Console<'_>,
) -> Result<Outcome, String> {
    let (outline, tables) = (Outline::embedded("agreement")?, Tables::embedded()?);
    let pinned = open::open_engagement(engagement, library)?;
    if pinned.is_broken() {
        console.findings(&pinned.findings, &pinned.sources);
        return Ok(Outcome::CouldNotRun);
    }
    if !pinned.lock.is_there {
        console.complain("note: there is no lock, so the newest texts are in use already\n");
    }
    let newest = open::open_newest(engagement, library)?;
    let changes = changes(&pinned, &newest, &outline, &tables);
    match format {
        ImpactFormat::Human => console.say(&human(&changes)),
        ImpactFormat::Json => console.say(&object(&pinned, &newest, &changes)),
    }
    Ok(Outcome::Fine)
}

/// What lies between an engagement as it is pinned and as it would be.
pub(in crate::commands) fn changes(
    old: &Opened,
    new: &Opened,
    outline: &Outline,
    tables: &Tables,
) -> Vec<Impact> {
    let draft = |opened: &Opened| {
        let Opened {
            engagement,
            library,
            facts,
            ..
        } = opened;
        assemble(engagement, library, outline, tables, facts, false).0
    };
    let (was, is) = (draft(old), draft(new));
    let explanation = explain(
        Side {
            engagement: &old.engagement,
            library: &old.library,
            draft: &was,
        },
        Side {
            engagement: &new.engagement,
            library: &new.library,
            draft: &is,
        },
        outline,
        tables,
    );
    let newer: Vec<Newer> = lock::newer(&old.lock.lock, &new.library);
    let of_values = explanation
        .parameters
        .into_iter()
        .flat_map(|(_, effects)| effects);
    let mut changes: Vec<Impact> = Vec::new();
    for effect in explanation.others.into_iter().chain(of_values) {
        if changes.iter().any(|known| known.id == effect.clause) {
            continue;
        }
        let reason = newer.iter().find(|one| one.id == effect.clause);
        let clause = explanation
            .clauses
            .iter()
            .find(|one| one.id == effect.clause);
        let heading = clause.map_or(effect.clause.clone(), |clause| {
            let number = clause.new_number.as_ref().or(clause.old_number.as_ref());
            format!("{} {}", number.map_or("", String::as_str), clause.title)
        });
        changes.push(Impact {
            id: effect.clause,
            heading,
            change: effect.change,
            pinned: reason.map(|one| one.pinned.clone()).unwrap_or_default(),
            why: reason.map(|one| one.why.clone()).unwrap_or_default(),
            differences: effect.differences,
        });
    }
    let order = |id: &str| explanation.clauses.iter().position(|one| one.id == id);
    changes.sort_by_key(|one| order(&one.id));
    changes
}

/// The impact for people.
pub(in crate::commands) fn human(changes: &[Impact]) -> String {
    if changes.is_empty() {
        return "the newest library changes no word of this agreement\n".to_owned();
    }
    let mut out = String::new();
    for one in changes {
        let what = match one.change {
            Change::Inserted => ": new",
            Change::Deleted => ": gone",
            Change::Kept => "",
        };
        let _ = writeln!(out, "{} — {}{what}", one.id, one.heading);
        if !one.pinned.is_empty() {
            let _ = writeln!(out, "  pinned to the text of library {}", one.pinned);
        }
        for why in &one.why {
            let _ = writeln!(out, "  why: {why}");
        }
        if one.change == Change::Kept {
            for difference in &one.differences {
                let line = format!("{} {}", difference.number, difference.shown());
                let _ = writeln!(out, "  {}", line.trim());
            }
        }
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "{} {} of the agreement would change; `engross update` takes it",
        changes.len(),
        if changes.len() == 1 { "part" } else { "parts" }
    );
    out
}

/// The impact as one object: `{"schema":"engross-impact/1","pinned":"0.1.0","newest":"0.2.0",
/// "changes":[{"id","heading","change","pinned","why":["…"],"differences":[{"number","shown"}]}]}`.
fn object(pinned: &Opened, newest: &Opened, changes: &[Impact]) -> String {
    let changes: Vec<serde_json::Value> = changes
        .iter()
        .map(|one| {
            let differences = one.differences.iter().map(|difference| {
                let (old, new) = difference.sides();
                json!({
                    "number": difference.number,
                    "old": old,
                    "new": new,
                    "shown": difference.shown(),
                })
            });
            json!({
                "id": one.id,
                "heading": one.heading,
                "change": match one.change {
                    Change::Kept => "changed",
                    Change::Inserted => "added",
                    Change::Deleted => "left-out",
                },
                "pinned": (!one.pinned.is_empty()).then_some(&one.pinned),
                "why": one.why,
                "differences": differences.collect::<Vec<_>>(),
            })
        })
        .collect();
    let object = json!({
        "schema": "engross-impact/1",
        "pinned": pinned.lock.lock.library,
        "newest": newest.library.version,
        "changes": changes,
    });
    format!("{object:#}\n")
}
