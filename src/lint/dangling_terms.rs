//! Terms that a text of the library uses where the clause that defines them may be left out: for
//! its authors. The facts of one deal decide what a draft prints; here all of them are tried.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use regex::Regex;

use crate::assembly::plural;
use crate::condition::{Condition, implies};
use crate::finding::{Finding, Group, Severity};
use crate::library::{Clause, ClauseKind, Library, Run};
use crate::lint::unknown_terms::forms;
use crate::source::Place;

/// Where a term is defined, and under which conditions.
struct Home {
    clause: String,
    place: Place,
    whens: Vec<Condition>,
}

/// A warning for each clause that uses a term which is not always defined when the clause is there.
pub fn dangling_terms(library: &Library) -> Vec<Finding> {
    let homes = homes(library);
    let Some(pattern) = pattern(library) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for clause in library.clauses.values().filter(|one| is_printed(one)) {
        let (mut tried, mut said) = (BTreeSet::new(), BTreeSet::new());
        for text in clause.wordings() {
            text.runs(&mut |run, anchors| {
                let Run::Words(words) = run else { return };
                for found in pattern.find_iter(&words.value) {
                    let Some(home) = homes.get(found.as_str()) else {
                        continue;
                    };
                    let is_new = tried.insert((found.as_str().to_owned(), anchors.join("/")));
                    if !is_new || is_there(clause, anchors, home, library) {
                        continue;
                    }
                    if said.insert(home.clause.clone() + found.as_str()) {
                        let place = within(words.place, found.range());
                        findings.push(dangling(clause, found.as_str(), place, home));
                    }
                }
            });
        }
    }
    findings
}

fn is_printed(clause: &Clause) -> bool {
    clause.is_contractual() && clause.kind != ClauseKind::Page
}

fn is_there(clause: &Clause, anchors: &[&str], home: &Home, library: &Library) -> bool {
    let then = Condition::Or(home.whens.clone());
    implies(&clause.within(anchors), &then, &library.facts)
}

/// The place of a range of words. Marks inside them shift it by a few bytes at most.
fn within(words: Place, range: Range<usize>) -> Place {
    let byte = |at: usize| {
        words
            .start
            .saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    };
    Place {
        start: byte(range.start).min(words.end),
        end: byte(range.end).min(words.end),
        ..words
    }
}

fn dangling(clause: &Clause, term: &str, place: Place, home: &Home) -> Finding {
    let message = format!(
        "`{}` uses \"{term}\", which `{}` does not always define when this text is there",
        clause.id, home.clause
    );
    Finding::error("term-may-dangle", Group::Library, place, message)
        .weighing(Severity::Warning)
        .help("give this paragraph the same condition, or move the definition into terms.toml")
        .beside(home.place, "defined here")
}

/// The terms that only clauses define, and none of them in every deal; by each form.
fn homes(library: &Library) -> BTreeMap<String, Home> {
    let mut homes: BTreeMap<String, Home> = BTreeMap::new();
    for clause in library.clauses.values().filter(|one| is_printed(one)) {
        for text in clause.wordings() {
            text.runs(&mut |run, anchors| {
                let Run::Definition(term) = run else { return };
                for form in [term.value.clone(), plural(&term.value)] {
                    let home = homes.entry(form).or_insert_with(|| Home {
                        clause: clause.id.clone(),
                        place: term.place,
                        whens: Vec::new(),
                    });
                    home.whens.push(clause.within(anchors));
                }
            });
        }
    }
    for term in &library.terms.terms {
        for form in std::iter::once(&term.name).chain(&term.plural) {
            homes.remove(form);
        }
    }
    homes.retain(|_, home| !home.whens.contains(&Condition::Always));
    homes
}

/// Finds every form of every term, the longest first, so that no term is found inside another.
fn pattern(library: &Library) -> Option<Regex> {
    let mut forms: Vec<String> = forms(library).into_iter().collect();
    forms.sort_by_key(|form| Reverse(form.len()));
    let forms: Vec<String> = forms.iter().map(|form| regex::escape(form)).collect();
    Regex::new(&format!(r"(?-u:\b)(?:{})(?-u:\b)", forms.join("|"))).ok()
}
