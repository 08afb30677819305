//! Which clauses and schedules the draft has, and in which wording.

use std::collections::BTreeSet;

use crate::condition::Facts;
use crate::engagement::{Engagement, Position};
use crate::finding::{Finding, Group};
use crate::library::{Clause, Library, Text};
use crate::source::Place;
use crate::template::{Outline, Part};

/// What was chosen, in order.
pub(super) struct Choice<'a> {
    pub(super) parts: Vec<(String, Vec<Chosen<'a>>)>,
    pub(super) schedules: Vec<Chosen<'a>>,
    pub(super) omitted: Vec<Omission>,
}

/// A clause in the wording that was chosen.
#[derive(Clone, Copy)]
pub(super) struct Chosen<'a> {
    pub(super) clause: &'a Clause,
    pub(super) text: &'a Text,
    pub(super) position: Position,
}

/// A clause or schedule the engagement leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Why.
    pub reason: String,
    /// Where the engagement says so.
    pub place: Place,
}

pub(super) fn choose<'a>(
    engagement: &Engagement,
    library: &'a Library,
    outline: &Outline,
    facts: &Facts,
    findings: &mut Vec<Finding>,
) -> Choice<'a> {
    let mut omitted = Vec::new();
    let mut choose_one = |id: &str| -> Option<Chosen<'a>> {
        let Some(clause) = library.clauses.get(id) else {
            findings.push(Finding::error(
                "unknown-clause",
                Group::Library,
                Place::new(engagement.file, 0..0),
                format!("the document `{}` orders the clause `{id}`, which the library does not have", outline.id),
            ).help("add the clause to the library, or use the embedded one"));
            return None;
        };
        if !clause.when.holds(facts) {
            return None;
        }
        if let Some(omit) = engagement
            .settings
            .of(id)
            .and_then(|setting| setting.omit.as_ref())
        {
            omitted.push(Omission {
                id: id.to_owned(),
                title: clause.title.value.clone(),
                reason: omit.value.clone(),
                place: omit.place,
            });
            return None;
        }
        let position = engagement
            .settings
            .position(id)
            .unwrap_or(engagement.header.position);
        Some(match (&clause.acceptable, position) {
            (Some(wording), Position::Acceptable) => Chosen {
                clause,
                text: &wording.text,
                position,
            },
            _ => Chosen {
                clause,
                text: &clause.preferred,
                position: Position::Preferred,
            },
        })
    };
    let parts = outline
        .parts
        .iter()
        .zip(clauses(outline, library))
        .map(|(part, ids)| {
            let clauses: Vec<_> = ids.into_iter().filter_map(&mut choose_one).collect();
            (part.title.clone(), clauses)
        })
        .filter(|(_, clauses)| !clauses.is_empty())
        .collect();
    let schedules = schedules(outline, library)
        .into_iter()
        .filter_map(|id| choose_one(&id))
        .collect();
    Choice {
        parts,
        schedules,
        omitted,
    }
}

/// The ids of the clauses of each part. A clause that somebody added to the library stands behind
/// those of its family, or at the end if no part has its family.
fn clauses<'a>(outline: &'a Outline, library: &'a Library) -> Vec<Vec<&'a str>> {
    let ids = |part: &'a Part| part.clauses.iter().map(String::as_str).collect();
    let mut parts: Vec<Vec<&str>> = outline.parts.iter().map(ids).collect();
    if !outline.takes_own {
        return parts;
    }
    let named: BTreeSet<&str> = parts.iter().flatten().copied().collect();
    for clause in library.clauses() {
        if named.contains(clause.id.as_str()) {
            continue;
        }
        let family = |id: &&str| id.split('/').next() == Some(clause.folder());
        let home = parts.iter().enumerate().rev().find_map(|(part, ids)| {
            let last = ids.iter().rposition(family)?;
            Some((part, last + 1))
        });
        match (home, parts.last_mut()) {
            (Some((part, at)), _) => parts[part].insert(at, &clause.id),
            (None, Some(last)) => last.push(&clause.id),
            (None, None) => {}
        }
    }
    parts
}

/// The ids of the schedules; one that somebody added to the library stands behind all others.
fn schedules(outline: &Outline, library: &Library) -> Vec<String> {
    let mut names: Vec<&str> = outline.schedules.iter().map(String::as_str).collect();
    if outline.takes_own {
        let own = library.schedules().map(Clause::name);
        let others = outline.schedules.iter().chain(&outline.beside);
        names.extend(own.filter(|name| !others.clone().any(|one| one == name)));
    }
    names
        .into_iter()
        .map(|name| format!("schedules/{name}"))
        .collect()
}
