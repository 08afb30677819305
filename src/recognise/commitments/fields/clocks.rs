//! What starts and stops a clock, in the words around a time.

use super::super::{Commitment, Stated};
use super::segment_end;
use crate::recognise::reading::{Pattern, Reading, Sentence};

/// What is promised twice, in a clause and in a table of particulars, has one clock.
pub(super) fn share(found: &mut [Commitment]) {
    let open: Vec<usize> = (0..found.len())
        .filter(|at| {
            let one = &found[*at];
            one.kind.is_timed() && (one.clock_start.is_none() || one.clock_stop.is_none())
        })
        .take(MOST_OPEN)
        .collect();
    for at in open {
        let one = &found[at];
        let same = |other: &&Commitment| {
            other.kind == one.kind
                && other.target.number == one.target.number
                && other.target.unit == one.target.unit
                && other.target.span != one.target.span
                && (other.severity.is_none()
                    || other.severity == one.severity
                    || one.severity.is_none())
                // Two amounts of one sentence are counted from one event.
                || other.kind == one.kind && other.sentence == one.sentence && !one.is_row
        };
        let elsewhere = |stated: &Stated| Stated {
            span: stated.span.clone(),
            is_here: false,
        };
        let start = found
            .iter()
            .filter(same)
            .find_map(|other| other.clock_start.as_ref().filter(|stated| stated.is_here))
            .map(elsewhere);
        let stop = found
            .iter()
            .filter(same)
            .find_map(|other| other.clock_stop.as_ref().filter(|stated| stated.is_here))
            .map(elsewhere);
        let one = &mut found[at];
        one.clock_start = one.clock_start.take().or(start);
        one.clock_stop = one.clock_stop.take().or(stop);
    }
}

/// No contract leaves more clocks open.
const MOST_OPEN: usize = 500;

/// The event that stands right behind a length of time: "within 7 days after it was released".
static BEHIND: Pattern = Pattern::whole(
    "^(?: or less)?,? ?(?:after|from|following|upon|once|since|starting|counted from|measured from|of (?:the|its|their|an?|each|such|our|your|that|being|[a-z]+ing)) [a-z\"“]",
);

pub(super) fn behind(
    reading: &Reading<'_>,
    sentence: &Sentence,
    one: &Commitment,
) -> Option<Stated> {
    let from = one.target.span.end;
    let found = BEHIND.find(&reading.plain[from..sentence.span.end])?;
    let words = &reading.plain[from..sentence.span.end];
    let start = from + (words.len() - words.trim_start_matches([' ', ',']).len());
    let end = segment_end(&reading.plain, from + found.end, sentence.span.end);
    Some(Stated {
        span: start..end.max(start),
        is_here: true,
    })
}
