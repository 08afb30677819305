//! Facts of a paper: every time, share and sum that it states, with what it is a measure of and the
//! case it is for.
//!
//! No list says which measures there are. A value is known by its *head*, the words it is said to be
//! a measure of, by its unit and what it is counted per, by how it is meant (at least, at most, so
//! long before, within), and by the case it is for. Two facts that agree in all of these and differ
//! in the value contradict each other.

mod meant;
mod named;
mod rows;
mod said;
mod same;
mod tokens;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::measure::Exact;
use crate::recognise::money;
use crate::recognise::reading::{Amount, Cue, Part, Reading, Sentence};

pub use same::contradictions;

/// A value that a paper states.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Where it stands, in the prose.
    pub span: Range<usize>,
    /// The index of its sentence.
    pub sentence: usize,
    /// How much it is.
    pub value: Value,
    /// Whether it is a least or a most.
    pub bound: Bound,
    /// How a length of time is meant.
    pub shape: Shape,
    /// The words of the thing that it is a measure of; empty if none is named beside it.
    pub head: BTreeSet<String>,
    /// All words of the statement that it is a part of.
    pub main: BTreeSet<String>,
    /// Whether the thing is called a period: "the response period".
    pub is_period: bool,
    /// What the thing is of: "of the platform", "for tickets".
    pub complement: BTreeSet<String>,
    /// What parts of the statement are of, where these may be left out.
    pub aside: BTreeSet<String>,
    /// The other values of the sentence.
    pub others: Vec<String>,
    /// The words of its case: what it is for, on which condition.
    pub case: BTreeSet<String>,
    /// The words of the event that it counts from, or of what it is a share of.
    pub anchor: BTreeSet<String>,
    /// All words of the sentence.
    pub all: BTreeSet<String>,
    /// What it is counted per: "month", "claim".
    pub per: Option<String>,
    /// Whether the statement speaks of things that were named before: "them", "such changes".
    pub points: bool,
    /// Whether it is the label of a row that names it.
    pub is_row: bool,
    /// The thing in the words of the paper.
    pub name: String,
}

/// How much a fact says.
#[derive(Clone, Debug)]
pub enum Value {
    /// A length of time or a share.
    Amount(Amount),
    /// A sum, with the family of its currency.
    Sum(&'static str, Exact),
}

/// How a value bounds what it is a measure of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// No less.
    Least,
    /// No more.
    Most,
    /// So much.
    Exact,
}

/// How a length of time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It lasts so long, or a share or a sum is so much.
    Lasts,
    /// Done within it.
    Within,
    /// Said so long before.
    Ahead,
    /// Done again and again.
    Every,
}

impl Value {
    /// Whether it is a length of time.
    pub fn is_time(&self) -> bool {
        matches!(self, Self::Amount(amount) if amount.is_time())
    }

    /// Whether it is a share.
    pub fn is_share(&self) -> bool {
        matches!(self, Self::Amount(amount) if amount.is_percent())
    }
}

/// No sentence that is longer states one thing.
const LONGEST: usize = 700;
/// No paper states more.
const MOST: usize = 3_000;

/// The facts of a paper, in its order.
pub fn facts(reading: &Reading<'_>) -> Vec<Fact> {
    let mut found = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let has_figure = || {
            let words = reading.words(sentence).as_bytes();
            words.iter().any(u8::is_ascii_digit)
        };
        let may_state =
            !sentence.amounts.is_empty() || sentence.cues.has(Cue::Money) && has_figure();
        if !may_state || sentence.span.len() > LONGEST || found.len() >= MOST {
            continue;
        }
        match sentence.kind {
            Part::Row { header: false, .. } => rows::in_row(reading, at, sentence, &mut found),
            Part::Paragraph | Part::Item => said::in_sentence(reading, at, sentence, &mut found),
            _ => {}
        }
    }
    found
}

/// The values of a sentence, in order, each with its place in the prose.
fn values(reading: &Reading<'_>, sentence: &Sentence) -> Vec<(Range<usize>, Value)> {
    let mut found: Vec<(Range<usize>, Value)> = sentence
        .amounts
        .iter()
        .map(|one| (one.span.clone(), Value::Amount(one.clone())))
        .collect();
    if sentence.cues.has(Cue::Money) || reading.words(sentence).contains(" rs") {
        found.extend(
            money::sums(reading.words(sentence))
                .into_iter()
                .filter_map(|sum| {
                    let value = Value::Sum(sum.currency, sum.number?);
                    Some((sentence.within(&sum.span), value))
                }),
        );
        found.sort_by_key(|(span, _)| span.start);
    }
    found
}
