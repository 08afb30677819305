//! The comparison as tables for people.

use std::fmt::Write as _;

use super::Comparison;
use crate::compare::{Change, ClauseChange, Effect, Parameter};
use crate::engagement::Position;
use crate::report::{Side, TextTable};

/// Most changes of one clause that are shown for one value.
const MOST: usize = 3;
/// Longest value that is shown whole.
const LONGEST: usize = 60;

pub(super) fn table(comparison: &Comparison<'_>, internal: bool, width: usize) -> String {
    let explanation = &comparison.explanation;
    let mut out = format!("{} → {}\n", comparison.old_name, comparison.new_name);
    let changed = explanation.clauses.iter().filter(|one| one.is_changed);
    if changed.clone().count() == 0 && explanation.parameters.is_empty() {
        out.push_str("no difference\n");
        return out;
    }
    let _ = writeln!(
        out,
        "{} values differ; {} of {} clauses and schedules change; words as [-old-]{{+new+}}\n",
        explanation.parameters.len(),
        changed.count(),
        explanation.clauses.len(),
    );
    let mut table = TextTable::new([
        ("value", Side::Left),
        ("clause", Side::Left),
        ("effect", Side::Left),
    ]);
    for (parameter, effects) in &explanation.parameters {
        let mut value = said(parameter, internal);
        if effects.is_empty() {
            table.row([value.as_str(), "", "changes no text"]);
        }
        for effect in effects {
            let clause = named(comparison, &effect.clause);
            for (at, line) in lines(effect).into_iter().enumerate() {
                let clause = if at == 0 { clause.as_str() } else { "" };
                table.row([std::mem::take(&mut value).as_str(), clause, line.as_str()]);
            }
        }
    }
    for effect in &explanation.others {
        let clause = named(comparison, &effect.clause);
        let is_library = |one: &&ClauseChange| one.id == effect.clause && one.is_library;
        let why = match explanation.clauses.iter().find(is_library) {
            Some(_) => "(text of the library)",
            None => "(several values together)",
        };
        for (at, line) in lines(effect).into_iter().enumerate() {
            let first = if at == 0 {
                [why, clause.as_str()]
            } else {
                [""; 2]
            };
            table.row([first[0], first[1], line.as_str()]);
        }
    }
    out.push_str(&table.print(width));
    if internal {
        positions(comparison, width, &mut out);
    }
    out
}

/// Positions that were left or taken back. Not for the other side.
fn positions(comparison: &Comparison<'_>, width: usize, out: &mut String) {
    let mut table = TextTable::new([
        ("clause", Side::Left),
        ("position", Side::Left),
        ("what the fall-back gives up", Side::Left),
    ]);
    for clause in &comparison.explanation.clauses {
        let Some((old, new)) = clause.positions else {
            continue;
        };
        let mut gives_up = clause.gives_up.clone().unwrap_or_default();
        if !clause.drops.is_empty() {
            let _ = write!(gives_up, " Drops {}.", clause.drops.join(", "));
        }
        let moved = match (old, new) {
            (Position::Preferred, _) => "Preferred left for Acceptable",
            _ => "Acceptable left for Preferred",
        };
        table.row([
            named(comparison, &clause.id).as_str(),
            moved,
            gives_up.as_str(),
        ]);
    }
    if !table.is_empty() {
        out.push_str("\nPositions (internal: not for the other side)\n\n");
        out.push_str(&table.print(width));
    }
}

/// "clause.audit.right-to-audit.notice: 10bd → 15bd".
fn said(parameter: &Parameter, internal: bool) -> String {
    let name = parameter.name();
    if parameter.is_internal() && !internal {
        let (table, key) = name.rsplit_once('.').unwrap_or(("", &name));
        return match key {
            "position" => format!("{table}: another wording"),
            "omit" if parameter.new.is_some() => format!("{table}: left out"),
            "omit" => format!("{table}: taken in"),
            _ => name.split('.').next().unwrap_or_default().to_owned(),
        };
    }
    let value = |node: &Option<crate::written::Node>| {
        node.as_ref().map_or("–".to_owned(), |node| {
            let literal = node.literal();
            if literal.chars().count() <= LONGEST {
                literal
            } else {
                literal.chars().take(LONGEST).chain("…".chars()).collect()
            }
        })
    };
    format!(
        "{name}: {} → {}",
        value(&parameter.old),
        value(&parameter.new)
    )
}

/// "14 Right to audit", or "14 → 15 Right to audit" where it got another number.
pub(super) fn named(comparison: &Comparison<'_>, id: &str) -> String {
    let found = comparison
        .explanation
        .clauses
        .iter()
        .find(|one| one.id == id);
    let Some(clause) = found else {
        return id.to_owned();
    };
    let number = match (&clause.old_number, &clause.new_number) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (old, new) => new.as_ref().or(old.as_ref()).cloned().unwrap_or_default(),
    };
    format!("{number} {}", clause.title)
}

fn lines(effect: &Effect) -> Vec<String> {
    match effect.change {
        Change::Inserted => return vec!["added".to_owned()],
        Change::Deleted => return vec!["left out".to_owned()],
        Change::Kept => {}
    }
    let mut lines: Vec<String> = effect
        .differences
        .iter()
        .take(MOST)
        .map(|difference| {
            format!("{} {}", difference.number, difference.shown())
                .trim()
                .to_owned()
        })
        .collect();
    let more = effect.differences.len().saturating_sub(MOST);
    if more > 0 {
        lines.push(format!("… and {more} more"));
    }
    if lines.is_empty() {
        lines.push("changed".to_owned());
    }
    lines
}
