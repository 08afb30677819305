//! Service commitments of a paper: what is promised, how it is measured, what is not said.
//!
//! A commitment is an amount together with what it measures, in a sentence that states a duty or a
//! target, or in a cell of a table. What the sentence leaves out is looked for in the rest of the
//! paper before it counts as not stated.

mod backups;
mod fields;
mod kinds;
mod rows;
mod severities;
mod whole;

use std::cell::LazyCell;
use std::ops::Range;

pub use kinds::CommitmentKind;
pub use severities::{Label, severity_in, severity_of_cell, severity_under};

use crate::recognise::reading::{Amount, Cue, Part, Pattern, Reading, Sentence, Unit, Who, floor};
use whole::Whole;

/// A service commitment.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// The sentence or row, in the prose of the paper.
    pub span: Range<usize>,
    /// The index of that sentence.
    pub sentence: usize,
    /// What is promised.
    pub kind: CommitmentKind,
    /// How much of it.
    pub target: Amount,
    /// Which way the target is met.
    pub direction: Option<Direction>,
    /// The severity or priority it is for.
    pub severity: Option<Label>,
    /// Who owes it.
    pub actor: Option<Stated>,
    /// The time it is measured over.
    pub window: Option<Stated>,
    /// What starts the clock.
    pub clock_start: Option<Stated>,
    /// What stops the clock.
    pub clock_stop: Option<Stated>,
    /// How the number is computed.
    pub method: Option<Stated>,
    /// Where the measurements come from.
    pub source: Option<Stated>,
    /// Who measures.
    pub measured_by: Option<Stated>,
    /// What does not count.
    pub exclusions: Option<Stated>,
    /// The hours in which it holds.
    pub hours: Option<Stated>,
    /// What follows when it is missed.
    pub remedy: Option<Stated>,
    /// How it is reported.
    pub reporting: Option<Stated>,
    /// Whether it stands in a table.
    pub is_row: bool,
}

/// A part of a commitment that the paper states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Where, in the prose of the paper.
    pub span: Range<usize>,
    /// Whether it stands in the same sentence or row.
    pub is_here: bool,
}

/// Which results are good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
}

impl Direction {
    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
        }
    }
}

/// No paper promises more: a file made to hold a hundred thousand must not fill the memory.
const MOST: usize = 10_000;

/// The commitments of a paper, in its order.
pub fn commitments(reading: &Reading<'_>) -> Vec<Commitment> {
    if !reading.cues.any(&[Cue::Time, Cue::Share]) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        if matches!(sentence.kind, Part::Note) {
            continue;
        }
        if found.len() >= MOST {
            break;
        }
        if !matches!(sentence.kind, Part::Row { .. }) {
            backups::in_sentence(reading, at, sentence, &mut found);
        }
        if sentence.amounts.is_empty() || matches!(sentence.kind, Part::Row { .. }) {
            continue;
        }
        in_sentence(reading, at, sentence, &mut found);
    }
    rows::in_tables(reading, &mut found);
    found.sort_by_key(|one| (one.span.start, one.target.span.start));
    found.dedup_by(|next, one| next.target.span == one.target.span);
    fields::fill(reading, &mut found);
    found
}

/// Conditions and consequences of a failure name its amount without promising it.
static FAILURE: Pattern = Pattern::new(
    "(?:is|are|falls?|drops?|be|was|were|fell) (?:below|less than|lower than|under)|less than [0-9.]+ ?(?:%|percent) (?:but|and)|below|fails? to|failure to|in the event (?:that|of)|if",
);
/// "Never drops below 99.5%" promises it.
static NEVER: Pattern = Pattern::new(
    "(?:never|not) (?:be |to )?(?:falls?|drops?|goes|go|sinks?|be)? ?(?:below|less than|lower than|under)",
);
/// What a permission or a statement about the past says is no promise.
static NO_PROMISE: Pattern = Pattern::new(
    "may|for example|e\\.g|in the (?:last|past|previous)|(?:was|were|has been|have been|had been) available|by way of example|historically|not (?:be )?obligated|no obligation",
);
static EXCLUDING: Pattern = Pattern::new(
    "(?:down-?time|availability|unavailability|up-?time) (?:excludes?|does not include|shall not include)",
);
/// A target without a verb: "Response within 8 hours".
static BARE_TARGET: Pattern = Pattern::new(
    "targets?|objectives?|within|at most|or (?:less|better|faster|more|higher|sooner|earlier|under)|(?:no|not) (?:later|more|longer|slower|lower|fewer) than|at least|minimum|not less than|no less than|guarante(?:e|es|ed)|service levels?|commitment|is|of",
);

fn in_sentence(reading: &Reading<'_>, at: usize, sentence: &Sentence, found: &mut Vec<Commitment>) {
    let words = reading.words(sentence);
    let whole_sentence = Whole::of(words);
    // Said once for all amounts.
    let severity = LazyCell::new(|| {
        severity_in(words).or_else(|| severity_in(unnumbered(reading.heading_of(sentence))))
    });
    let states_duty = sentence.duty.is_some();
    let mut from = sentence.span.start;
    let mut last: Option<CommitmentKind> = None;
    for (index, amount) in sentence.amounts.iter().enumerate() {
        let till = sentence
            .amounts
            .get(index + 1)
            .map_or(sentence.span.end, |next| next.span.start);
        let start = part_start(&reading.plain, from, amount.span.start);
        let before = &reading.plain[start..amount.span.start];
        let after_end = part_end(&reading.plain, amount.span.end, till);
        let after = &reading.plain[amount.span.end..after_end];
        from = amount.span.end;
        let Some(kind) =
            kinds::kind_of(amount, before, after, &whole_sentence, last, sentence.cues)
        else {
            continue;
        };
        if kind.is_percent() && FAILURE.is_in(before) && !NEVER.is_in(before) {
            continue;
        }
        if NO_PROMISE.is_in(before)
            || NO_PROMISE.find(after).is_some_and(|found| found.start < 12)
            || !(states_duty
                || whole_sentence.says(&BARE_TARGET)
                || before.trim_end().ends_with([':', '–', '<', '≤', '≥']))
        {
            continue;
        }
        // What does not count as downtime is described, not promised.
        if kind.is_timed() && EXCLUDING.is_in(before) {
            continue;
        }
        // A deadline of the customer is no service.
        if sentence
            .duty
            .as_ref()
            .is_some_and(|duty| duty.who == Who::Customer)
            && kind != CommitmentKind::Availability
        {
            continue;
        }
        last = Some(kind);
        let whole = start..after_end;
        found.push(Commitment {
            severity: severity_in(&reading.plain[whole.clone()]).or_else(|| severity.clone()),
            direction: direction(before, after, kind),
            ..bare(at, sentence, kind, amount.clone(), false)
        });
    }
}

/// A commitment of which only the target is known.
fn bare(
    at: usize,
    sentence: &Sentence,
    kind: CommitmentKind,
    target: Amount,
    is_row: bool,
) -> Commitment {
    Commitment {
        span: sentence.span.clone(),
        sentence: at,
        kind,
        target,
        direction: None,
        severity: None,
        actor: None,
        window: None,
        clock_start: None,
        clock_stop: None,
        method: None,
        source: None,
        measured_by: None,
        exclusions: None,
        hours: None,
        remedy: None,
        reporting: None,
        is_row,
    }
}

/// Where the part of a sentence begins that an amount belongs to.
fn part_start(plain: &str, from: usize, till: usize) -> usize {
    plain[from..till]
        .rfind(';')
        .map_or(from, |at| from + at + 1)
}

/// Where it ends.
fn part_end(plain: &str, from: usize, till: usize) -> usize {
    plain[from..till].find(';').map_or(till, |at| from + at)
}

static AT_LEAST: Pattern = Pattern::new(
    "at least|not less than|no less than|not fall below|no lower than|minimum(?: of)?|in excess of|greater than(?: or equal to)?|more than|exceed(?:s|ing)?|or (?:more|better|higher|above|greater)|above",
);
static AT_MOST: Pattern = Pattern::new(
    "within|no (?:more|later|longer) than|not (?:more|later|longer) than|not exceed|at most|maximum(?: of)?|less than|fewer than|under|up to|or (?:less|fewer|better)|in less than",
);

fn direction(before: &str, after: &str, kind: CommitmentKind) -> Option<Direction> {
    let near = &before[floor(before, before.len().saturating_sub(45))..];
    let next = &after[..floor(after, 25)];
    if near.trim_end().ends_with(['≥', '>']) || near.contains(">=") {
        return Some(Direction::AtLeast);
    }
    if near.trim_end().ends_with(['≤', '<']) || near.contains("<=") {
        return Some(Direction::AtMost);
    }
    // "95% within 4 hours": the limit behind a share is another amount's.
    let (least, most) = (
        AT_LEAST.is_in(near) || AT_LEAST.is_in(next),
        AT_MOST.is_in(near) || !kind.is_percent() && AT_MOST.is_in(next),
    );
    match (least, most) {
        (true, false) => Some(Direction::AtLeast),
        (false, true) => Some(Direction::AtMost),
        (true, true) => Some(kind.good()),
        (false, false) => None,
    }
}

impl Commitment {
    /// The parts by name, in the order they are printed.
    pub fn parts(&self) -> [(&'static str, Option<&Stated>); 11] {
        [
            ("actor", self.actor.as_ref()),
            ("window", self.window.as_ref()),
            ("clock-start", self.clock_start.as_ref()),
            ("clock-stop", self.clock_stop.as_ref()),
            ("method", self.method.as_ref()),
            ("source", self.source.as_ref()),
            ("measured-by", self.measured_by.as_ref()),
            ("exclusions", self.exclusions.as_ref()),
            ("hours", self.hours.as_ref()),
            ("remedy", self.remedy.as_ref()),
            ("reporting", self.reporting.as_ref()),
        ]
    }

    /// Whether a part makes sense for its kind: an availability has no clock.
    pub fn needs(&self, part: &str) -> bool {
        match part {
            "clock-start" | "clock-stop" => self.kind.is_timed(),
            "window" => self.target.is_percent(),
            "method" => self.target.is_percent() || self.kind == CommitmentKind::Latency,
            "exclusions" => self.kind == CommitmentKind::Availability,
            _ => true,
        }
    }

    /// The target in words: `at least 99.9%`.
    pub fn target_words(&self) -> String {
        let direction = self.direction.unwrap_or_else(|| self.kind.good());
        format!("{} {}", direction.words(), self.target.printed())
    }

    /// Whether the target counts working time.
    pub fn is_working_time(&self) -> bool {
        self.target.working
    }

    /// Whether the target is a time no longer than some days: what support promises.
    pub fn is_short_time(&self) -> bool {
        self.target.is_time() && self.target.unit <= Unit::Week
    }
}
/// A heading without its number: "S6. Breaches" is about no severity.
fn unnumbered(heading: &str) -> &str {
    let (number, rest) = heading.split_once(". ").unwrap_or(("", heading));
    if number.len() <= 4 { rest } else { heading }
}
