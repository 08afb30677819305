//! Judges somebody's paper: a requirement is traced through the topics whose clauses carry it.

use std::collections::BTreeSet;

use crate::coverage::applies::background;
use crate::coverage::{By, Cause, Coverage, Judged, State, judged};
use crate::library::{Clause, Library, Requirement, Topics};
use crate::recognise::topics::{State as Found, TopicFound};

/// Which requirements the topics of a paper speak to.
///
/// It is a claim about topics, not about every word of a requirement: *carried* says that at least
/// half of the topics that stand for it are present, *missing* that fewer are. A requirement that
/// no topic stands for is not judged.
pub fn of_paper<'a>(
    found: &[TopicFound<'_>],
    topics: &Topics,
    library: &'a Library,
) -> Coverage<'a> {
    judged(library, &|_| true, &|_, requirement| {
        judge(requirement, found, topics, library)
    })
}

fn judge<'a>(
    requirement: &'a Requirement,
    found: &[TopicFound<'_>],
    topics: &Topics,
    library: &Library,
) -> Judged<'a> {
    let done = |state, by, causes, reason: String| Judged {
        requirement,
        state,
        by,
        causes,
        reason,
    };
    if let Some(reason) = background(requirement) {
        return done(State::NotApplicable, Vec::new(), Vec::new(), reason);
    }
    let standing = topics_for(&requirement.id, topics, library);
    if standing.is_empty() {
        let reason = "no topic stands for it, so it is not judged in somebody's paper";
        return done(
            State::NotApplicable,
            Vec::new(),
            Vec::new(),
            reason.to_owned(),
        );
    }
    let state = |id: &str| {
        let one = found.iter().find(|found| found.id == id);
        one.map_or(Found::Absent, |found| found.state)
    };
    let by: Vec<By> = standing
        .iter()
        .filter(|id| state(id) == Found::Present)
        .map(|id| By {
            kind: "topic",
            id: (*id).to_owned(),
            number: String::new(),
        })
        .collect();
    let lacking: Vec<&str> = standing
        .iter()
        .copied()
        .filter(|id| state(id) != Found::Present)
        .collect();
    let reason = if lacking.is_empty() {
        String::new()
    } else {
        format!("nothing settles {}", lacking.join(", "))
    };
    if !by.is_empty() && by.len() >= lacking.len() {
        done(State::Carried, by, Vec::new(), reason)
    } else {
        done(State::Missing, Vec::new(), vec![Cause::Nowhere], reason)
    }
}

/// The topics whose clauses satisfy a requirement.
fn topics_for<'a>(requirement: &str, topics: &'a Topics, library: &Library) -> BTreeSet<&'a str> {
    let carries = |clause: &String| {
        library
            .clauses
            .get(clause)
            .is_some_and(|clause| satisfies(clause, requirement))
    };
    topics
        .topics
        .iter()
        .filter(|(_, topic)| topic.clauses.iter().any(carries))
        .map(|(id, _)| id.as_str())
        .collect()
}

fn satisfies(clause: &Clause, requirement: &str) -> bool {
    let whole = clause.satisfies.iter();
    let parts = clause.paragraphs.values().flat_map(|part| &part.satisfies);
    whole.chain(parts).any(|id| id.value == requirement)
}
