//! Service commitments of a paper: what is promised, how it is measured, what is not said.
//!
//! A commitment is an amount together with what it measures, in a sentence that states a duty or a
//! target, or in a cell of a table. What the sentence leaves out is looked for in the rest of the
//! paper before it counts as not stated.

mod backups;
mod fields;
mod further;
mod kinds;
mod reports;
mod rows;
mod severities;
mod whole;

use std::cell::LazyCell;
use std::ops::Range;

pub use further::all_commitments;
pub use kinds::CommitmentKind;
pub use severities::{Label, severity_in, severity_of_cell, severity_under};

use crate::recognise::reading::{
    Amount, Cue, Duty, Part, Pattern, Reading, Sentence, Unit, Who, floor,
};
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
    /// Whether a cell says it in a sentence, as tables of requirements do.
    pub is_told: bool,
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
            reports::in_sentence(reading, at, sentence, &mut found);
        }
        if sentence.amounts.is_empty() || matches!(sentence.kind, Part::Row { .. }) {
            continue;
        }
        in_sentence(reading, at, sentence, &sentence.span, &mut found);
    }
    rows::in_tables(reading, &mut found);
    // Where nothing else is promised, the reports are those of sales and of accounts.
    let is_report = |one: &Commitment| {
        one.kind == CommitmentKind::ReportDelivery
            && !SERVICE_REPORT.is_in(&reading.plain[one.span.clone()])
    };
    if found.iter().all(is_report) {
        found.clear();
    }
    found.sort_by_key(|one| (one.span.start, one.target.span.start));
    found.dedup_by(|next, one| next.target.span == one.target.span);
    fields::fill(reading, &mut found);
    found
}

/// What a report on a service is about.
static SERVICE_REPORT: Pattern = Pattern::new(
    "service|performance|availability|up-?time|incidents?|slas?|response|resolution|tickets?|faults?|outages?|backups?|security|kpis?|levels?",
);
/// Conditions and consequences of a failure name its amount without promising it.
static FAILURE: Pattern = Pattern::new(
    "(?:is|are|falls?|drops?|be|was|were|fell) (?:below|less than|lower than|under)|less than [0-9.]+ ?(?:%|percent) (?:but|and)|below|fails? to|failure to|in the event (?:that|of)|if",
);
/// "Never drops below 99.5%" promises it.
static NEVER: Pattern = Pattern::new(
    "(?:never|not|at no time|in no month)(?: at any time)? (?:be |to )?(?:falls?|drops?|goes|go|sinks?|declines?|be)? ?(?:below|less than|lower than|under)",
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
    "targets?|objectives?|within|at most|or (?:less|better|faster|more|higher|sooner|earlier|under)|(?:no|not) (?:later|more|longer|slower|lower|fewer) than|at least|minimum|not less than|no less than|guarante(?:e|es|ed)|service levels?|commitment|is|are|in|inside|under|takes?|max|mean|average|avg|of",
);

static A_DAY: Pattern =
    Pattern::whole("^,? ?(?:a|per|each|every) (?:calendar |working )?day(?-u:\\b)");

/// What a sentence promises, or a cell that is as long as one.
fn in_sentence(
    reading: &Reading<'_>,
    at: usize,
    sentence: &Sentence,
    part: &Range<usize>,
    found: &mut Vec<Commitment>,
) {
    let words = &reading.plain[part.clone()];
    let whole_sentence = Whole::of(words);
    let is_row = matches!(sentence.kind, Part::Row { .. });
    // Said once for all amounts.
    let severity = LazyCell::new(|| {
        severity_in(words)
            .or_else(|| severity_above(reading, at))
            .or_else(|| severity_in(unnumbered(reading.heading_of(sentence))))
    });
    let states_duty = sentence.duty.is_some();
    let mut from = part.start;
    let mut last: Option<CommitmentKind> = None;
    let within = |amount: &&Amount| part.start <= amount.span.start && amount.span.end <= part.end;
    let amounts: Vec<&Amount> = sentence.amounts.iter().filter(within).collect();
    for (index, amount) in amounts.iter().copied().enumerate() {
        let till = amounts
            .get(index + 1)
            .map_or(part.end, |next| next.span.start);
        let start = part_start(&reading.plain, from, amount.span.start);
        let before = &reading.plain[start..amount.span.start];
        let after_end = part_end(&reading.plain, amount.span.end, till);
        let after = &reading.plain[amount.span.end..after_end];
        from = amount.span.end;
        // "24 hours a day" are hours of service.
        if amount.unit == Unit::Hour && A_DAY.is_in(after) {
            continue;
        }
        // "Fix 90% of the defects within 10 days": the verb stands before the share.
        let verb = || {
            let behind = last == Some(CommitmentKind::InTime) && before.starts_with(" of ");
            let earlier = amounts.get(index.checked_sub(1).filter(|_| behind)?)?;
            let words = format!("{}{before}", &reading.plain[part.start..earlier.span.start]);
            kinds::kind_of(amount, &words, after, &whole_sentence, None, sentence.cues)
                .filter(|kind| !kind.is_percent())
        };
        let kind = kinds::kind_of(amount, before, after, &whole_sentence, last, sentence.cues)
            .or_else(|| led(reading, sentence, amount, before, after))
            .or_else(verb);
        let Some(kind) = kind else { continue };
        if kind.is_percent() && is_failure(before) && !NEVER.is_in(before) {
            continue;
        }
        if is_no_promise(before)
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
        let place = amount.span.start - part.start;
        let near = Duty::before(words, part.start, place);
        if near
            .as_ref()
            .or(sentence.duty.as_ref())
            .is_some_and(|duty| duty.who == Who::Customer && !duty.passive)
            && kind != CommitmentKind::Availability
        {
            continue;
        }
        last = Some(kind);
        let whole = start..after_end;
        found.push(Commitment {
            severity: severity_in(&reading.plain[whole.clone()]).or_else(|| severity.clone()),
            direction: direction(before, after, kind),
            is_told: is_row,
            ..bare(at, sentence, kind, amount.clone(), is_row)
        });
    }
}

/// What an item promises by the words that lead into its list: "shall close each vulnerability:
/// (a) within 48 hours if it is exploited".
fn led(
    reading: &Reading<'_>,
    sentence: &Sentence,
    amount: &Amount,
    before: &str,
    after: &str,
) -> Option<CommitmentKind> {
    if sentence.kind != Part::Item {
        return None;
    }
    let lead = reading.sentences.get(sentence.lead?)?;
    let words = reading.words(lead);
    let words = &words[floor(words, words.len().saturating_sub(LEAD))..];
    let before = format!("{words} {before}");
    let whole = format!("{before} {after}");
    let cues = sentence.cues.with(lead.cues);
    kinds::kind_of(amount, &before, after, &Whole::of(&whole), None, cues)
}

/// So many bytes of the words that lead into a list are read with each item.
const LEAD: usize = 600;

/// Whether the words before a share name a failure: a condition, unless a duty follows it.
fn is_failure(before: &str) -> bool {
    let near = &before[floor(before, before.len().saturating_sub(LEAD))..];
    let Some(last) = FAILURE.find_all(near).pop() else {
        return false;
    };
    let told = [
        "defined below",
        "described below",
        "set forth below",
        "specified below",
    ];
    let pointer = told.iter().any(|words| near[..last.end].ends_with(words));
    !pointer && !PROMISED.is_in(&near[last.end..])
}

/// Whether the last of the words before an amount permit or tell, and no duty follows them.
fn is_no_promise(before: &str) -> bool {
    let last = NO_PROMISE.find_all(before).pop();
    last.is_some_and(|last| !PROMISED.is_in(&before[last.end..]))
}

/// A duty behind a condition: "if none is named, the provider will keep 99.9%".
static PROMISED: Pattern = Pattern::new("shall|must|will|undertakes? to|agrees? to|guarantees?");

/// The severity of a line that announces the lines below it: "Severity 1 Problem:".
fn severity_above(reading: &Reading<'_>, at: usize) -> Option<Label> {
    const FAR: usize = 3;
    reading.sentences[at.saturating_sub(FAR)..at]
        .iter()
        .rev()
        .take_while(|one| one.kind != Part::Heading)
        .find(|one| one.amounts.is_empty() && reading.words(one).trim_end().ends_with(':'))
        .and_then(|one| severity_in(reading.words(one)))
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
        is_told: false,
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
    "within|inside|no (?:more|later|longer) than|not (?:more|later|longer) than|not exceed|at most|maximum(?: of)?|less than|fewer than|under|up to|or (?:less|fewer|better)|in less than",
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
