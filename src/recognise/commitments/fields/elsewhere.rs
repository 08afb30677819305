//! Sentences of a paper that say something of commitments that stand elsewhere: each is weighed
//! against each commitment, by what both are about, by the clauses it names and by where it stands.

mod gather;

use std::ops::Range;

use super::super::{Commitment, CommitmentKind};
use super::Clause;
use super::topics::{Topics, is_level};
use crate::recognise::reading::Reading;

pub(super) use gather::gather;

/// A part of a commitment that may stand elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Window,
    Start,
    Stop,
    Method,
    Source,
    MeasuredBy,
    Exclusions,
    Hours,
    /// Times that run on all days, unless they say otherwise.
    Clock,
    Remedy,
    Reporting,
}

/// A sentence that says something of some commitments.
#[derive(Debug)]
pub(super) struct Evidence {
    field: Field,
    /// What is quoted.
    span: Range<usize>,
    sentence: usize,
    heading: Option<usize>,
    block: usize,
    clause: Clause,
    /// What it is about.
    topics: Topics,
    /// Whether only the words around it say so.
    is_inherited: bool,
    /// What it must be about to say anything: the end of a response is none of a resolution.
    only: Option<Topics>,
    /// Whether it says what follows a miss, not what the word for it means.
    is_sharp: bool,
    /// Whether it is about all service levels.
    is_general: bool,
    /// The severities it is for, if it names any.
    severities: Vec<u32>,
    /// The clauses it names.
    names: Vec<Clause>,
}

/// What is known of a commitment for weighing.
pub(super) struct Subject {
    pub(super) kind: CommitmentKind,
    pub(super) topics: Topics,
    pub(super) severity: Option<u32>,
    pub(super) clause: Clause,
    pub(super) heading: Option<usize>,
    pub(super) block: usize,
    pub(super) sentence: usize,
}

impl Subject {
    pub(super) fn of(reading: &Reading<'_>, one: &Commitment) -> Self {
        let sentence = &reading.sentences[one.sentence];
        let mut topics = Topics::of_kind(one.kind);
        if topics.is_empty() {
            // A share kept in time is about what is kept.
            topics = Topics::of_sentence(reading, sentence);
        }
        Self {
            kind: one.kind,
            topics,
            severity: one.severity.as_ref().and_then(|label| label.rank),
            clause: Clause::at(reading, sentence.block),
            heading: sentence.heading,
            block: sentence.block,
            sentence: one.sentence,
        }
    }
}

impl Subject {
    /// Whether the rest of a paper says the same of both.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.block.abs_diff(other.block) <= 8
            && self.topics == other.topics
            && self.severity == other.severity
            && self.heading == other.heading
            && self.clause == other.clause
    }
}

/// The place that says most of a commitment's part.
pub(super) fn best<'e>(
    all: &'e [Evidence],
    field: Field,
    subject: &Subject,
) -> Option<&'e Range<usize>> {
    let mut best: Option<(i32, usize, &Evidence)> = None;
    for one in all.iter().filter(|one| one.field == field) {
        let Some(weight) = weigh(one, subject) else {
            continue;
        };
        let far = one.sentence.abs_diff(subject.sentence);
        if best.is_none_or(|(known, near, _)| (weight, near) > (known, far)) {
            best = Some((weight, far, one));
        }
    }
    best.map(|(_, _, one)| &one.span)
}

/// How much a sentence says of a commitment; nothing if it says nothing.
fn weigh(one: &Evidence, subject: &Subject) -> Option<i32> {
    const ENOUGH: i32 = 2;
    if one.only.is_some_and(|only| !only.meets(subject.topics)) {
        return None;
    }
    let own = one.topics.meets(subject.topics);
    let near = one.topics.meets(Topics::near(subject.kind));
    let named = one
        .names
        .iter()
        .any(|name| name.holds(&subject.clause, &one.clause));
    // How a share is computed says nothing of a time.
    let counted = subject.kind.is_percent() || subject.kind == CommitmentKind::Latency;
    if one.field == Field::Method && !counted && !own && !named {
        return None;
    }
    // What holds for service levels holds for no copies, patches and notices.
    let other = matches!(one.field, Field::Source | Field::MeasuredBy | Field::Remedy);
    if other && !is_level(subject.kind) && !own && !named {
        return None;
    }
    // Hours of support are none of a page.
    if one.field == Field::Hours && !own && !near && !named {
        return None;
    }
    let mut weight = i32::from(one.is_sharp) * 2;
    if named {
        weight += 8;
    }
    if own {
        weight += if one.is_inherited { 3 } else { 4 };
    } else if near {
        weight += 2;
    }
    if one.is_general && (is_level(subject.kind) || one.field == Field::Clock) {
        weight += 3;
    }
    if one.block == subject.block {
        weight += 3;
    } else if one.clause.is_same(&subject.clause) {
        weight += 2;
    } else if one.heading.is_some() && one.heading == subject.heading {
        weight += 1;
    }
    if !named && !own && !near && !one.topics.is_empty() {
        // It is about something else.
        let counted = matches!(
            one.field,
            Field::Method | Field::Source | Field::MeasuredBy | Field::Start | Field::Window
        );
        weight -= if one.is_general && !counted { 1 } else { 4 };
    }
    if !one.severities.is_empty() {
        let own = subject.severity;
        let is_its = own.is_some_and(|rank| one.severities.contains(&rank));
        let other = if one.field == Field::Hours { -4 } else { -2 };
        weight += if is_its { 1 } else { other };
    }
    (weight >= ENOUGH + i32::from(one.is_sharp) * 2).then_some(weight)
}
