//! Periods that are said twice, once with the number of the clause that sets them: "after a
//! termination under Section 12.2 on 90 days' notice".

use super::found::AHEAD;
use super::{Length, Period, Shape, periods};
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Reading, Sentence};
use crate::recognise::references::{Reference, References};

/// A period that is not as long as the clause says to which its sentence points.
#[derive(Clone, Debug)]
pub struct Pointed {
    /// What it is for.
    pub name: String,
    /// Where and how long it is said to be.
    pub here: Amount,
    /// The same in the clause that is named.
    pub there: Amount,
}

/// What stands before a reference that the words around only repeat.
static REPEATS: Pattern = Pattern::whole(
    "(?-u:\\b)(?:under|in accordance with|pursuant to|according to|as (?:stated|set out|set forth|required|provided|described|laid down|agreed) (?:in|by|under)|as per|per|of|in|by) (?:the )?$",
);
/// What tells the clause apart from what is said here.
static APART: Pattern = Pattern::new(
    "in addition to|besides|notwithstanding|subject to|other than|except|despite|instead of|without prejudice|unlike|in lieu of|rather than|beyond|apart from|irrespective of|regardless of",
);
/// How far a reference may stand from the time that it is for, in bytes.
const NEAR: usize = 200;

/// The periods of a paper that contradict the clause they name.
pub fn pointed(reading: &Reading<'_>, references: &References) -> Vec<Pointed> {
    let mut all = None;
    let mut found = Vec::new();
    for reference in references.clauses.iter().filter(|one| !one.is_external) {
        let at = reading
            .sentences
            .partition_point(|one| one.span.end <= reference.span.start);
        let Some(sentence) = reading.sentences.get(at) else {
            continue;
        };
        let is_said = matches!(sentence.kind, Part::Paragraph | Part::Item);
        if !is_said || !sentence.cues.has(Cue::Time) || !repeats(reading, at, reference) {
            continue;
        }
        let Some(target) = references.clause(&reference.number) else {
            continue;
        };
        let Some(block) = reading.sentences.get(target).map(|one| one.block) else {
            continue;
        };
        if block == sentence.block {
            continue;
        }
        let set = all.get_or_insert_with(|| periods(reading));
        let within = |sentence: usize| reading.sentences[sentence].block == block;
        found
            .extend(deadline(set, at, within).or_else(|| notice(reading, (at, reference), within)));
    }
    found
}

/// Whether a reference only says where the rest of what is meant stands.
fn repeats(reading: &Reading<'_>, at: usize, reference: &Reference) -> bool {
    let sentence = &reading.sentences[at];
    let before = &reading.plain[sentence.span.start..reference.span.start];
    REPEATS.is_in(before) && !APART.is_in(before)
}

/// A time within which something is done after the same event.
fn deadline(set: &[Period], at: usize, within: impl Fn(usize) -> bool) -> Option<Pointed> {
    let time = |one: &Period| match &one.length {
        Length::Time(amount) => Some(amount.clone()),
        Length::Until(_) => None,
    };
    let mut own = set.iter().filter(|one| one.sentence == at);
    let is_alike = |one: &Period, other: &Period| {
        let ends = ["return", "delete", "deliver"];
        one.shape == Shape::Deadline
            && other.shape == Shape::Deadline
            && one.event.is_some()
            && one.event == other.event
            && (one.act == other.act || ends.contains(&one.act) && ends.contains(&other.act))
    };
    own.find_map(|one| {
        let mut there = set
            .iter()
            .filter(|other| within(other.sentence) && is_alike(one, other));
        let other = there.next()?;
        // Two times there are for two cases.
        let is_sure = there.next().is_none() && one.length.differs_from(&other.length);
        is_sure.then_some(())?;
        Some(Pointed {
            name: one.printed(),
            here: time(one)?,
            there: time(other)?,
        })
    })
}

/// The notice by which an agreement is ended at will.
fn notice(
    reading: &Reading<'_>,
    (at, reference): (usize, &Reference),
    within: impl Fn(usize) -> bool,
) -> Option<Pointed> {
    let sentence = &reading.sentences[at];
    let ahead = |sentence: &Sentence, one: &Amount| {
        one.is_time() && AHEAD.is_in(&reading.plain[one.span.end..sentence.span.end])
    };
    let all = reading.sentences.iter().enumerate();
    let there = all.filter(|(at, one)| within(*at) && one.cues.has(Cue::Terminate));
    let there = there.filter_map(|(_, one)| {
        let words = reading.words(one);
        let is_free = ENDS.is_in(words) && FREE.is_in(words);
        let mut times = one.amounts.iter().filter(|time| ahead(one, time));
        let time = times
            .next()
            .filter(|_| is_free && times.clone().next().is_none());
        time.cloned()
    });
    let there = there.collect::<Vec<_>>();
    let [there] = there.as_slice() else {
        return None;
    };
    let own = sentence
        .amounts
        .iter()
        .find(|one| ahead(sentence, one) && one.span.start.abs_diff(reference.span.start) < NEAR)?;
    let ends = reading.says(sentence, &ENDS);
    let differs = Length::Time(own.clone()).differs_from(&Length::Time(there.clone()));
    (ends && differs).then(|| Pointed {
        name: "the notice of termination for convenience".to_owned(),
        here: own.clone(),
        there: there.clone(),
    })
}

static FREE: Pattern = Pattern::new(
    "convenience|without (?:any )?(?:cause|reasons?)|any reason|any time|at will|no reason",
);
static ENDS: Pattern = Pattern::new("terminat(?:e|es|ed|ion|ing)|cancel(?:s|led|lation)?");
