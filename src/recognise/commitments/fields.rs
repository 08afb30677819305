//! What a commitment says besides its number, in its own sentence or elsewhere in the paper.

mod actor;
mod clause;
mod clocks;
mod elsewhere;
mod hours;
mod phrases;
mod topics;

use std::ops::Range;

use super::whole::Whole;
use super::{Commitment, CommitmentKind as Kind, Stated};
use crate::recognise::reading::{Amount, Part, Pattern, Reading, Sentence, floor};
use clause::Clause;
use elsewhere::{Evidence, Field, Subject, best, gather};
use hours::Defined;
use phrases::{EXCLUSION, HOURS, MEASURER, METHOD, REMEDY, SOURCE, START, STOP, WINDOW};
use topics::is_level;

/// Everything a paper says of its commitments.
struct Known {
    evidence: Vec<Evidence>,
    defined: Defined,
    /// Who owes all levels.
    actor: Option<Stated>,
}

/// Fills in what each commitment says.
pub(super) fn fill(reading: &Reading<'_>, found: &mut [Commitment]) {
    if found.is_empty() {
        return;
    }
    let known = Known {
        evidence: gather(reading),
        defined: Defined::of(reading),
        actor: actor::general(reading),
    };
    // What the sentence and its paragraph say is the same for all its amounts.
    let mut whole = (usize::MAX, Whole::of(""));
    let mut windows = Windows::default();
    // The rest of the paper says the same of all cells of a column.
    let mut told: Vec<(Subject, Rest)> = Vec::new();
    for commitment in &mut *found {
        if whole.0 != commitment.sentence {
            let words = reading.words(&reading.sentences[commitment.sentence]);
            whole = (commitment.sentence, Whole::of(words));
        }
        let subject = Subject::of(reading, commitment);
        let same = told
            .iter()
            .rev()
            .take(ROWS)
            .position(|(other, _)| other.is_like(&subject));
        let at = if let Some(back) = same {
            told.len() - 1 - back
        } else {
            let rest = Rest::of(&known, &subject);
            told.push((subject, rest));
            told.len() - 1
        };
        one(
            reading,
            commitment,
            &whole.1,
            &mut windows,
            &known,
            &told[at].1,
        );
    }
    clocks::share(found);
}

/// So many subjects are remembered.
const ROWS: usize = 40;

/// The places in the rest of the paper where each part is stated.
struct Rest {
    window: Option<Range<usize>>,
    start: Option<Range<usize>>,
    stop: Option<Range<usize>>,
    method: Option<Range<usize>>,
    source: Option<Range<usize>>,
    measured_by: Option<Range<usize>>,
    exclusions: Option<Range<usize>>,
    hours: Option<Range<usize>>,
    clock: Option<Range<usize>>,
    remedy: Option<Range<usize>>,
    reporting: Option<Range<usize>>,
}

impl Rest {
    fn of(known: &Known, subject: &Subject) -> Self {
        let find = |field| best(&known.evidence, field, subject).cloned();
        Self {
            window: find(Field::Window),
            start: find(Field::Start),
            stop: find(Field::Stop),
            method: find(Field::Method),
            source: find(Field::Source),
            measured_by: find(Field::MeasuredBy),
            exclusions: find(Field::Exclusions),
            hours: find(Field::Hours),
            clock: find(Field::Clock),
            remedy: find(Field::Remedy),
            reporting: find(Field::Reporting),
        }
    }
}

/// A paragraph leads into a table with its last sentences, no more than so many.
const NEAR: usize = 200;
/// An amount so near is a part of what is said of the one before: "in any 30 day period".
const CLOSE: usize = 40;

fn one(
    reading: &Reading<'_>,
    commitment: &mut Commitment,
    whole: &Whole<'_>,
    windows: &mut Windows,
    known: &Known,
    rest: &Rest,
) {
    let sentence = &reading.sentences[commitment.sentence];
    let is_row = matches!(sentence.kind, Part::Row { .. });
    let target = commitment.target.span.clone();
    let percent = commitment.target.is_percent();
    let here = |pattern: &'static Pattern| {
        let found = sentence.within(&whole.find(pattern)?);
        Some(Stated {
            span: found,
            is_here: true,
        })
    };
    let part = |stated: Stated| Stated {
        span: segment(reading, sentence, &stated.span),
        ..stated
    };
    // What stands behind the amount and before the next one belongs to it: "95% in any week and 98%
    // in any month".
    let amounts = &sentence.amounts;
    let next = amounts.partition_point(|amount| amount.span.start <= target.end + CLOSE);
    let next = amounts
        .get(next)
        .map_or(sentence.span.end, |amount| amount.span.start);
    let next_to = |pattern: &Pattern| {
        let cell = segment(reading, sentence, &target).end;
        let till = if is_row { cell } else { next }.max(target.end);
        let found = pattern.find(&reading.plain[target.end..till])?;
        Some(Stated {
            span: target.end + found.start..target.end + found.end,
            is_here: true,
        })
    };
    let there = |place: &Option<Range<usize>>| {
        let span = place.clone()?;
        let is_here = sentence.span.start <= span.start && span.end <= sentence.span.end;
        Some(Stated { span, is_here })
    };
    let above = |pattern: &Pattern| titled(reading, sentence, pattern, false);
    let led = |pattern: &Pattern| titled(reading, sentence, pattern, true);
    let for_all = known
        .actor
        .as_ref()
        .filter(|_| is_level(commitment.kind) && is_row);
    commitment.actor = actor::actor(reading, sentence, target.start)
        .or_else(|| actor::above(reading, sentence, for_all));
    let counted = matches!(commitment.kind, Kind::Latency | Kind::CallAnswer);
    let behind = target.end..next.max(target.end);
    let own_window = |windows: &mut Windows| own_window(reading, sentence, behind, windows);
    commitment.window = if counted {
        own_window(windows)
    } else if percent {
        own_window(windows)
            .or_else(|| above(&WINDOW))
            .or_else(|| there(&beside(reading, sentence, windows)))
            .or_else(|| there(&rest.window))
    } else {
        None
    };
    commitment.method = here(&METHOD).map(part).or_else(|| there(&rest.method));
    commitment.source = here(&SOURCE).map(part).or_else(|| there(&rest.source));
    commitment.measured_by = here(&MEASURER)
        .map(part)
        .or_else(|| there(&rest.measured_by));
    commitment.exclusions = here(&EXCLUSION)
        .map(part)
        .or_else(|| there(&rest.exclusions));
    let explained = |words: &str| there(&known.defined.explain(words).cloned());
    let other = |stated: &Stated| is_of_other(amounts, &target, &stated.span);
    let said = next_to(&HOURS)
        .or_else(|| here(&HOURS))
        .filter(|stated| !other(stated));
    let runs = !commitment.target.working && commitment.kind.is_timed();
    commitment.hours = if commitment.target.working {
        explained(&reading.plain[target.clone()]).or(said)
    } else {
        said
    }
    .or_else(|| there(&rest.clock).filter(|_| runs))
    .or_else(|| there(&rest.hours))
    .or_else(|| above(&HOURS));
    commitment.remedy = here(&REMEDY).map(part).or_else(|| there(&rest.remedy));
    commitment.reporting = there(&rest.reporting);
    if commitment.kind.is_timed() {
        commitment.clock_start = clocks::behind(reading, sentence, commitment)
            .or_else(|| here(&START).map(part))
            .or_else(|| led(&START))
            .or_else(|| there(&rest.start));
        commitment.clock_stop = here(&STOP)
            .filter(|_| !is_row)
            .map(part)
            .or_else(|| led(&STOP))
            .or_else(|| there(&rest.stop));
    }
}

/// Whether a place is in the working time of another amount.
fn is_of_other(amounts: &[Amount], own: &Range<usize>, place: &Range<usize>) -> bool {
    let counts = |amount: &&Amount| amount.working && amount.span != *own;
    let mut others = amounts.iter().filter(counts);
    others.any(|other| other.span.start <= place.start && place.end <= other.span.end)
}

/// The window that the words behind an amount name, else those of its sentence.
fn own_window(
    reading: &Reading<'_>,
    sentence: &Sentence,
    behind: Range<usize>,
    windows: &mut Windows,
) -> Option<Stated> {
    let window = window_in(&reading.plain, &behind)
        .or_else(|| windows.sentence.find(reading, &sentence.span))?;
    Some(Stated {
        span: window,
        is_here: true,
    })
}

/// What the heading, the words that lead in or the header of a table say.
fn titled(
    reading: &Reading<'_>,
    sentence: &Sentence,
    pattern: &Pattern,
    whole: bool,
) -> Option<Stated> {
    let above = |at: Option<usize>| at.and_then(|at| reading.sentences.get(at));
    let lead = above(sentence.lead);
    // All sentences of the paragraph before a table lead into it.
    let beside = sentence.lead.into_iter().flat_map(|at| {
        reading.sentences[..at]
            .iter()
            .rev()
            .take_while(move |one| lead.is_some_and(|lead| lead.block == one.block))
            .take(NEAR)
    });
    [above(sentence.heading), lead, reading.header_of(sentence)]
        .into_iter()
        .flatten()
        .chain(beside)
        .find_map(|head| {
            let found = reading.find(head, pattern)?;
            let is_prose = matches!(head.kind, Part::Paragraph | Part::Item);
            Some(Stated {
                span: if is_prose && whole {
                    statement(reading, head, &found)
                } else {
                    found
                },
                is_here: false,
            })
        })
}

/// The window that the paragraph of a promise names.
fn beside(
    reading: &Reading<'_>,
    sentence: &Sentence,
    windows: &mut Windows,
) -> Option<Range<usize>> {
    if matches!(sentence.kind, Part::Row { .. }) {
        return None;
    }
    let line = reading.paper.prose.lines.get(sentence.block)?.clone();
    windows.paragraph.find(reading, &line)
}

/// The windows of the last sentence and of the last paragraph that were looked through.
#[derive(Default)]
struct Windows {
    sentence: Window,
    paragraph: Window,
}

/// A part of a text, and the window in it.
#[derive(Default)]
struct Window(Option<(Range<usize>, Option<Range<usize>>)>);

impl Window {
    fn find(&mut self, reading: &Reading<'_>, part: &Range<usize>) -> Option<Range<usize>> {
        if self.0.as_ref().is_none_or(|(last, _)| last != part) {
            self.0 = Some((part.clone(), window_in(&reading.plain, part)));
        }
        self.0.as_ref().and_then(|(_, found)| found.clone())
    }
}

/// So many things.
static COUNTED: Pattern = Pattern::whole(
    "(?-u:\\b)[0-9][0-9,.]* (?:[a-z]+ )?(?:calls|tickets|incidents|orders|requests|cases|users|transactions|alarms|changes|messages|e-?mails|contacts|orders|faults|reports|visits|visitors|sessions|documents|invoices|jobs) $",
);

/// A window in a part of a text: "24 hours a day" is none.
fn window_in(plain: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let words = &plain[part.clone()];
    let counts = |found: &Range<usize>| {
        let before = words[..found.start].trim_end();
        let after = words[found.end..].trim_start();
        let hours = ["hours", "hour", "days", "times", ")"];
        let money = ["fee", "charge", "invoice", "price", "remuneration"];
        // "Some 6,000 calls a month" is how many there are.
        let before_it = &words[floor(words, found.start.saturating_sub(30))..found.start];
        let of_it = words[found.clone()].starts_with("of ");
        if !of_it && COUNTED.is_in(before_it) {
            return false;
        }
        // "24 hours a day", not "during Working Hours in a month".
        let of_hours = !words[found.clone()].starts_with("in ")
            && hours.iter().any(|end| before.ends_with(end));
        (of_it || !of_hours) && !money.iter().any(|start| after.starts_with(start))
    };
    let all = WINDOW.find_all(words).into_iter();
    let found = all.take(20).find(counts)?;
    Some(part.start + found.start..part.start + found.end)
}

/// What a place elsewhere is quoted with: its sentence, or as much of it as belongs together.
fn statement(reading: &Reading<'_>, sentence: &Sentence, found: &Range<usize>) -> Range<usize> {
    const LONG: usize = 320;
    let whole = &sentence.span;
    if whole.len() <= LONG {
        return whole.clone();
    }
    let before = &reading.plain[whole.start..found.start];
    let after = &reading.plain[found.end..whole.end];
    let start = before
        .rfind(';')
        .map_or(whole.start, |at| whole.start + at + 1);
    let end = after.find(';').map_or(whole.end, |at| found.end + at);
    trimmed(&reading.plain, &(start..end))
}

/// What a phrase of the own sentence is quoted with: its cell, or what stands between commas.
fn segment(reading: &Reading<'_>, sentence: &Sentence, found: &Range<usize>) -> Range<usize> {
    let plain = &reading.plain;
    let whole = &sentence.span;
    if matches!(sentence.kind, Part::Row { .. }) {
        let start = plain[whole.start..found.start]
            .rfind('\t')
            .map_or(whole.start, |at| whole.start + at + 1);
        let end = plain[found.end..whole.end]
            .find('\t')
            .map_or(whole.end, |at| found.end + at);
        return trimmed(plain, &(start..end));
    }
    found.start..segment_end(plain, found.end, whole.end)
}

/// Where words end that begin before a byte: at the next comma, bracket or full stop.
fn segment_end(plain: &str, from: usize, till: usize) -> usize {
    const LONG: usize = 160;
    let till = floor(plain, till.min(from + LONG)).max(from);
    let words = &plain[from..till];
    let ends = [", ", ";", " (", ")", ": "];
    let end = ends.iter().filter_map(|end| words.find(end)).min();
    let end = end.map_or(till, |at| from + at);
    let kept = plain[from..end].trim_end_matches(['.', ' ', '\t']);
    from + kept.len()
}

fn trimmed(plain: &str, range: &Range<usize>) -> Range<usize> {
    let words = &plain[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}
