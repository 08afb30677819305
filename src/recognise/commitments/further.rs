//! What a provider promises beside its service levels: reports on causes, requests that are
//! fulfilled, tests and reviews so often, data that is kept or returned, shares of any other kind.
//!
//! Rules ask after service levels; who lists the promises of a paper wants all of them. A promise is
//! a limit of time, an interval or a share in a duty of the provider, or of its service in the
//! passive voice, that no word of money, notice or law makes another thing.

mod kinds;
mod rows;

use std::ops::Range;

use super::{
    Commitment, CommitmentKind as Kind, Label, MOST, backups, bare, direction, fields,
    is_no_promise, whole::Whole,
};
use crate::measure::Exact;
use crate::recognise::reading::{
    Amount, Cadence, Cue, Duty, Part, Pattern, Reading, Sentence, Unit, Who, floor,
};

/// All commitments of a paper: those that [`super::commitments`] found, and the others.
pub fn all_commitments(reading: &Reading<'_>, known: Vec<Commitment>) -> Vec<Commitment> {
    if !is_of_service(reading, &known) {
        return known;
    }
    let mut found = Vec::new();
    let mut left = known.as_slice();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let behind = left.partition_point(|one| one.span.start < sentence.span.start);
        left = &left[behind..];
        let own = left.partition_point(|one| one.span.start < sentence.span.end);
        if known.len() + found.len() >= MOST {
            break;
        }
        if matches!(sentence.kind, Part::Paragraph | Part::Item) {
            in_sentence(reading, at, sentence, &left[..own], &mut found);
        }
    }
    rows::in_tables(reading, &known, &mut found);
    found.sort_by_key(|one| (one.span.start, one.target.span.start));
    found.dedup_by(|next, one| next.target.span == one.target.span);
    fields::fill(reading, &mut found);
    let mut all = known;
    for one in all
        .iter_mut()
        .filter(|one| one.kind == Kind::InTime && one.is_row)
    {
        let row = &reading.plain[one.span.clone()];
        one.kind = kinds::share_of_cases(row.split('\t').next().unwrap_or_default());
    }
    all.append(&mut found);
    all.sort_by_key(|one| (one.span.start, one.target.span.start));
    all
}

/// Whether a paper is about a service that is measured: it promises several levels, or it is short
/// and speaks of one.
fn is_of_service(reading: &Reading<'_>, known: &[Commitment]) -> bool {
    const SEVERAL: usize = 3;
    const SHORT: usize = 120;
    let service = [
        Cue::Level,
        Cue::Severity,
        Cue::Backup,
        Cue::Patch,
        Cue::Restore,
    ];
    known.len() >= SEVERAL || reading.sentences.len() < SHORT && reading.cues.any(&service)
}

fn in_sentence(
    reading: &Reading<'_>,
    at: usize,
    sentence: &Sentence,
    known: &[Commitment],
    found: &mut Vec<Commitment>,
) {
    let amounts = !sentence.amounts.is_empty();
    let often = sentence.cues.any(OFTEN);
    let may_be = amounts || often || sentence.cues.has(Cue::Report);
    if !may_be || NO_SERVICE.is_in(reading.words(sentence)) {
        return;
    }
    let whole = Whole::of(reading.words(sentence));
    let mut graded_part: Option<(Range<usize>, Option<Label>)> = None;
    let mut new: Vec<Commitment> = Vec::new();
    let mut add = |target: Amount, read: Read| {
        let is_known = |one: &Commitment| meets(&one.target.span, &target.span);
        if !known.iter().any(is_known) && !new.iter().any(is_known) {
            // Severities are of cases, not of what is done again or kept.
            let of_case = !matches!(
                read.kind,
                Kind::Interval | Kind::RestoreTest | Kind::Retention | Kind::ExitStep
            );
            // The amounts of a part have its severity in common.
            let is_read = graded_part
                .as_ref()
                .is_some_and(|(part, _)| *part == read.part);
            if of_case && !is_read {
                let severity = super::severity_in(&reading.plain[read.part.clone()]);
                graded_part = Some((read.part.clone(), severity));
            }
            let severity = graded_part.as_ref().filter(|_| of_case);
            new.push(Commitment {
                severity: severity.and_then(|(_, severity)| severity.clone()),
                direction: read.direction,
                ..bare(at, sentence, read.kind, target, false)
            });
        }
    };
    for (index, amount) in sentence.amounts.iter().enumerate() {
        if let Some(read) = amount_in(reading, sentence, &whole, index) {
            add(amount.clone(), read);
        }
    }
    let due = reading.month_day(sentence);
    if let Some(due) = &due {
        let part = sentence.span.clone();
        if kinds::is_paper(&reading.plain[part.clone()])
            && is_owed(sentence, &whole, due.span.start, Kind::ReportDelivery)
        {
            let target = Amount {
                span: due.span.clone(),
                number: Exact::whole(i64::from(due.day)),
                unit: Unit::Day,
                working: due.working,
                in_words: None,
            };
            let read = Read {
                kind: Kind::ReportDelivery,
                direction: None,
                part,
            };
            add(target, read);
        }
    }
    // "A monthly report by the 5th of each month" is one promise.
    if (often || amounts) && due.is_none() {
        for cadence in reading.cadences(sentence) {
            let part = clause(reading, sentence, &cadence.span);
            let (before, after) = around(reading, &part, &cadence.span);
            if let Some(kind) = kinds::of_interval(before, after)
                && !is_case(before)
                && !IN.is_in(before)
                && is_owed(sentence, &whole, cadence.span.start, kind)
            {
                let read = Read {
                    kind,
                    direction: None,
                    part: graded(reading, &cadence.span, after, part),
                };
                add(length(&cadence), read);
            }
        }
    }
    found.append(&mut new);
}

/// From one time to the next: "twice a year" is every 6 months.
fn length(cadence: &Cadence) -> Amount {
    let year = Exact::from(31_536_000);
    let months = [12_u32, 6, 4, 3, 2, 1].into_iter().find(|months| {
        let whole = &cadence.seconds * Exact::from(12);
        whole == &year * Exact::from(*months)
    });
    let known = [(2_592_000, Unit::Month), (7_862_400, Unit::Quarter)];
    let named = known
        .into_iter()
        .find(|(seconds, _)| cadence.seconds == Exact::from(*seconds))
        .map(|(_, unit)| (1, unit))
        .or(months.map(|months| (months, Unit::Month)));
    let target = backups::amount(cadence);
    match named {
        Some((number, unit)) => Amount {
            number: Exact::from(number),
            unit,
            ..target
        },
        None => target,
    }
}

/// What an amount of a sentence promises.
struct Read {
    kind: Kind,
    direction: Option<super::Direction>,
    /// The words that belong to it.
    part: Range<usize>,
}

/// What the amount of a sentence promises, if it is a limit of what the provider does.
fn amount_in(
    reading: &Reading<'_>,
    sentence: &Sentence,
    whole: &Whole<'_>,
    index: usize,
) -> Option<Read> {
    let amount = sentence.amounts.get(index)?;
    let part = clause(reading, sentence, &amount.span);
    let (before, after) = around(reading, &part, &amount.span);
    if is_case(before) || is_window(before, after) || is_no_promise(before) {
        return None;
    }
    let again = EVERY.is_in(before);
    let kind = if amount.is_percent() {
        kinds::of_share(before, after)?
    } else if again {
        kinds::of_interval(before, after)?
    } else {
        kinds::of_time(before, after)?
    };
    is_owed(sentence, whole, amount.span.start, kind).then(|| Read {
        kind,
        direction: direction(before, after, kind).filter(|_| !again),
        part: if again {
            graded(reading, &amount.span, after, part)
        } else {
            part
        },
    })
}

/// The words that name the severity of an interval: those behind it, if they do.
fn graded(
    reading: &Reading<'_>,
    place: &Range<usize>,
    after: &str,
    part: Range<usize>,
) -> Range<usize> {
    let own = place.end..place.end + kinds::part(after).len();
    let is_graded = super::severity_in(&reading.plain[own.clone()]).is_some();
    if is_graded { own } else { part }
}

/// The part of a sentence between semicolons that a place belongs to.
fn clause(reading: &Reading<'_>, sentence: &Sentence, place: &Range<usize>) -> Range<usize> {
    let words = &reading.plain;
    let start = words[sentence.span.start..place.start]
        .rfind(';')
        .map_or(sentence.span.start, |at| sentence.span.start + at + 1);
    let end = words[place.end..sentence.span.end]
        .find(';')
        .map_or(sentence.span.end, |at| place.end + at);
    start..end
}

/// The words of a part before and behind a place, as far as they may speak of it.
fn around<'b>(
    reading: &'b Reading<'_>,
    part: &Range<usize>,
    place: &Range<usize>,
) -> (&'b str, &'b str) {
    const FAR: usize = 260;
    let from = floor(&reading.plain, place.start.saturating_sub(FAR)).max(part.start);
    let till = floor(&reading.plain, place.end + FAR).min(part.end);
    (
        &reading.plain[from..place.start.max(from)],
        &reading.plain[place.end.min(till)..till],
    )
}

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Whether the provider owes what stands at a place: by its name, or because its service is what
/// the duty in the passive voice is about.
fn is_owed(sentence: &Sentence, whole: &Whole<'_>, place: usize, kind: Kind) -> bool {
    let near = Duty::before(
        whole.words(),
        sentence.span.start,
        place - sentence.span.start,
    );
    let is_open = matches!(kind, Kind::OtherTime | Kind::OtherShare | Kind::Interval);
    let Some(duty) = near.as_ref().or(sentence.duty.as_ref()) else {
        // "Status updates: hourly", "logs are kept for 12 months".
        return !is_open && !whole.says(&CUSTOMER) && !whole.says(&FREE);
    };
    match duty.who {
        Who::Provider => {
            (kind != Kind::OtherShare || sentence.cues.any(SERVED)) && !whole.says(&FREE)
        }
        Who::Customer | Who::Both => false,
        Who::Other => !is_open && !whole.says(&CUSTOMER),
    }
}

/// What a service is made of.
const SERVED: &[Cue] = &[
    Cue::Patch,
    Cue::Backup,
    Cue::Restore,
    Cue::Report,
    Cue::Test,
    Cue::Severity,
    Cue::Level,
    Cue::Exit,
    Cue::Breach,
    Cue::Resolve,
    Cue::Respond,
    Cue::Settle,
    Cue::Answer,
    Cue::Speed,
    Cue::Retain,
    Cue::Measure,
];
/// What is done again and again.
const OFTEN: &[Cue] = &[
    Cue::Test,
    Cue::Report,
    Cue::Measure,
    Cue::Notice,
    Cue::Change,
    Cue::Restore,
    Cue::Patch,
    Cue::Severity,
];

/// Whether the words before an amount are a case, and no duty follows them: "if the portal is down
/// for 3 hours".
fn is_case(before: &str) -> bool {
    let last = CASE.find_all(before).pop();
    last.is_some_and(|last| {
        let rest = &before[last.end..];
        !DUTY.is_in(rest) && !rest.contains(", ")
    })
}

/// Whether an amount is the time over which something is counted, or how long something lasts that
/// nobody promises to end.
fn is_window(before: &str, after: &str) -> bool {
    let near = &before[floor(before, before.len().saturating_sub(40))..];
    WINDOW.is_in(near) || AFTERWARDS.is_in(after)
}

/// Money, law and the deal itself: their limits are no service.
static NO_SERVICE: Pattern = Pattern::new(
    "invoic(?:e|es|ed|ing)|payable|pay(?:s|ment|ments)?|fees?|charges?|price|interest|credits?|refund(?:s|ed)?|penalt(?:y|ies)|liquidated|liabilit(?:y|ies)|indemnif(?:y|ies|ied|ication)|indemnity|dispute[sd]?|arbitrat(?:ion|or|ors)|mediation|negotiat(?:e|es|ion|ions)|claims?|warrant(?:y|ies)|insurance|insured|renew(?:s|al|ed)?|terminat(?:e|es|ed)|force majeure|material breach|cure[sd]?|assignment|shares?|shareholders?|taxes|tax|royalt(?:y|ies)|purchase orders?|non-?compete|solicit(?:s|ation)?|employ(?:s|ed)|deemed",
);
static CUSTOMER: Pattern = Pattern::new(
    "(?:customer|client|buyer|licensee|user|authority|you) (?:shall|must|will|undertakes?|agrees?|has to|is to)",
);
/// What binds nobody.
static FREE: Pattern = Pattern::new(
    "no obligation|not (?:be )?(?:obliged|required|obligated)|for example|e\\.g|at its (?:sole )?discretion|has not|have not|does not|do not|did not|cannot|unable|fail(?:s|ed|ure|ures)?",
);
static CASE: Pattern = Pattern::new(
    "if|where|when|whenever|unless|should|in case|in the event|provided that|fail(?:s|ed|ure|ures)?|exceed(?:s|ed)?|more than|longer than|has not|have not|does not|did not|not been",
);
static DUTY: Pattern =
    Pattern::new("shall|must|will|undertakes? to|agrees? to|(?:is|are) to|has to|have to");
static EVERY: Pattern = Pattern::whole(
    "(?-u:\\b)(?:every|once (?:in|per|every)|at (?:regular )?intervals of|at least (?:once )?(?:in )?every)(?: (?:at most|no more than|not more than|a maximum of|period of|the))* ?$",
);
/// "In each month" is when something is counted.
static IN: Pattern = Pattern::whole("(?-u:\\b)(?:in|during|of|for|per|over|from|than) (?:the )?$");
static WINDOW: Pattern = Pattern::whole(
    "(?-u:\\b)(?:during|over|per|throughout|(?:in|of|for|to) (?:any|each|every|a|an|the)) (?:(?:any|each|a|an|the|every) )?(?:(?:last|past|previous|preceding|first|next|following|given|rolling|consecutive|period of|initial|full) )*$",
);
static AFTERWARDS: Pattern = Pattern::whole(
    "^[ -]*(?:(?:calendar |rolling )?(?:period|window|term|notice|months? of (?:service|data)|basis|old|of age|a day|per day|a week|per week)(?-u:\\b)|x [0-9])",
);
