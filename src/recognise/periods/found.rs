//! Where a paper sets periods, in sentences and in tables.

use std::collections::BTreeSet;
use std::ops::Range;

use super::acts::{self, acted, defined_behind};
use super::stems::stems;
use super::{Length, Period, Shape};
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Reading, Sentence, Who, floor};

pub(super) static WITHIN: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|in|no later than|not later than|no more than|not more than|latest|at most|inside|period of|maximum of|up to|more than|later than)(?: (?:a|an|the|further|period of|maximum of|another|next|first|following))* ?$",
);
static FOR: Pattern = Pattern::whole(
    "(?-u:\\b)(?:for|after|older than|over|at least|minimum of|period of|when (?:they|it) (?:are|is))(?: (?:a|an|the|at least|not less than|no less than|period of|minimum|further|least|minimum of|more than))* ?$",
);
/// "For up to four months": so long it lasts.
static LASTS: Pattern = Pattern::whole(
    "(?-u:\\b)(?:for|lasts?|of|continues?) (?:up to|more than|no more than|not more than|at most|a (?:period|maximum) of)(?: (?:a|an|the))? ?$|(?-u:\\b)(?:for|during|lasts?|than|exceeds?) more than ?$",
);
static OLD: Pattern = Pattern::whole("^ old(?-u:\\b)");
pub(super) static AHEAD: Pattern = Pattern::whole(
    "^ ?(?:'|’)?s?(?:'|’)? ?(?:(?:calendar|written|prior|advance|full|clear|days|in text form|or more) ?)*(?:before|prior to|in advance|ahead|beforehand|notice|notification|advance notice|earlier)(?-u:\\b)",
);
pub(super) static AFTER: Pattern = Pattern::whole(
    "^(?:,? ?(?:\\([^()]{0,40}\\) ?)?)(?:after|of|from|following|counted from|as from|upon)(?-u:\\b)",
);

/// Events that periods count from.
static EVENTS: [(&str, Pattern); 7] = [
    (
        "end",
        Pattern::new(
            "(?:agreement|contract|subscription|term|services?|it) (?:has |have )?(?:end(?:s|ed)?|terminate[sd]?|expire[sd]?)|(?:end|termination|expir(?:y|ation)) of (?:the |this )?(?:agreement|contract|term|export period|exit (?:period|help|assistance|phase|support)|(?:transition|disengagement|transfer|hand-?over|wind-?down|run-?off) (?:period|phase)|services?)|termination|expiry|expiration|expires",
        ),
    ),
    (
        "month",
        Pattern::new(
            "month-end|end of (?:the|each|that|every|a|any) (?:calendar |reporting |relevant |preceding )*(?:[a-z]+ )?(?:month|quarter|year|period)|calendar month",
        ),
    ),
    (
        "known",
        Pattern::new(
            "aware|discover(?:y|ed|s|ing)|detect(?:ion|ed|ing|s)|knowledge|learn(?:s|ed|ing|t)|confirmed|identif(?:y|ies|ied|ication|ying)",
        ),
    ),
    ("request", Pattern::new("requests?|requested|demand|asked")),
    (
        "receipt",
        Pattern::new(
            "receipt|receives?|received|receiving|deliver(?:y|ed)|publication|published|report",
        ),
    ),
    (
        "done",
        Pattern::new(
            "complet(?:ion|ed)|resol(?:ution|ved)|test|closed|exercise|inspection|incident|audit",
        ),
    ),
    (
        "invoice",
        Pattern::new("invoice date|date of (?:the |each |an |its )?invoice"),
    ),
];

/// Words that set a case apart: two sentences that differ in them speak of two things.
static APART: Pattern = Pattern::new(
    "in addition|besides|causes?|critical|high|medium|low|urgent|emergency|severity ?[0-9]?|priority ?[0-9]?|other|others|otherwise|final|interim|preliminary|initial|first|second|further|additional|annual|annually|yearly|quarterly|weekly|daily|corrected|undisputed|disputed|late|overdue|partial|secret|secrets|paper|electronic|failed|material|deposit|milestone|unless|except|instead|only|full|detailed|from (?:our|the|all|its) backups?|draft|revised|updated|new version|individual|special|resubmitted|again|remaining|part|half|cvss|zero-day|exploited|weekends?|payments?|regulators?|authorit(?:y|ies)|insolven(?:t|cy)|death|minor|major|standard|expedited|simple|complex|premier|gold|silver|bronze|basic|enterprise|plan|phase|stage",
);
/// A case with its own beginning.
static CASE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:if|where|when|in case|in the case|in the event|should|during|after|upon|on|following|for) ",
);

/// No paper sets more.
const MOST: usize = 600;

/// The periods of a paper, in its order.
pub fn periods(reading: &Reading<'_>) -> Vec<Period> {
    let mut found = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        if matches!(sentence.kind, Part::Row { header: false, .. }) && found.len() < MOST {
            found.extend(in_row(reading, at, sentence));
        }
        let is_prose = matches!(sentence.kind, Part::Paragraph | Part::Item);
        if !is_prose || !sentence.cues.has(Cue::Time) || found.len() >= MOST {
            continue;
        }
        // Long sentences hold many cases.
        if sentence.span.len() > 600 {
            continue;
        }
        in_sentence(reading, at, sentence, &mut found);
    }
    found
}

/// The words around one of the times of a sentence, from the time before it to the next.
pub(super) fn around(times: &[&Amount], index: usize, sentence: &Sentence) -> Range<usize> {
    let from = index
        .checked_sub(1)
        .map_or(sentence.span.start, |last| times[last].span.end);
    let till = times
        .get(index + 1)
        .map_or(sentence.span.end, |next| next.span.start);
    from..till
}

fn in_sentence(reading: &Reading<'_>, at: usize, sentence: &Sentence, found: &mut Vec<Period>) {
    let plain = reading.plain.as_str();
    let times: Vec<&Amount> = sentence
        .amounts
        .iter()
        .filter(|one| one.is_time())
        .collect();
    for (index, amount) in times.iter().enumerate() {
        let Range {
            start: from,
            end: till,
        } = around(&times, index, sentence);
        let (from, till) = part(plain, from, &amount.span, till);
        let before = &plain[from..amount.span.start];
        let after = &plain[amount.span.end..till];
        let near = &before[floor(before, before.len().saturating_sub(50))..];
        let shape = if AHEAD.is_in(after) || NOTICE_OF.is_in(near) {
            Shape::Notice
        } else if WITHIN.is_in(near) && !LASTS.is_in(near) || AFTER.is_in(after) && !FOR.is_in(near)
        {
            Shape::Deadline
        } else if FOR.is_in(near) || OLD.is_in(after) || FOR_WHICH.is_in(after) {
            Shape::Kept
        } else if let Some((act, _)) = acts::is_so_long(before) {
            if act == "keep" {
                Shape::Kept
            } else {
                Shape::Deadline
            }
        } else {
            continue;
        };
        let length = Length::Time((*amount).clone());
        let place = (at, sentence, amount.span.clone());
        if let Some(period) = one(reading, place, before, after, shape, length) {
            found.push(period);
        }
    }
    if let Some(day) = reading.month_day(sentence) {
        let (from, till) = part(plain, sentence.span.start, &day.span, sentence.span.end);
        let (before, after) = (&plain[from..day.span.start], &plain[day.span.end..till]);
        let place = (at, sentence, day.span.clone());
        let length = Length::Until(day.clone());
        if let Some(period) = one(reading, place, before, after, Shape::Deadline, length) {
            found.push(period);
        }
    }
}

/// "Transition Plan | within 90 days after Go-Live": what a table says is due when.
fn in_row(reading: &Reading<'_>, at: usize, row: &Sentence) -> Option<Period> {
    let cells = reading.cells(row);
    let header = reading
        .header_of(row)
        .filter(|header| header.span != row.span)?;
    let text = |cell: &Range<usize>| &reading.plain[cell.clone()];
    let is_number = |cell: &&Range<usize>| {
        let words = text(cell);
        words.len() <= 6 && words.contains(|one: char| one.is_ascii_digit())
    };
    let first = usize::from(cells.first().as_ref().is_some_and(is_number));
    let label = text(cells.get(first)?);
    let titled = reading
        .cells(header)
        .iter()
        .position(|title| WHEN.is_in(text(title)))
        .filter(|column| *column > first);
    // "Retention of tickets | 5 years after the month": the one time of the row.
    let lone = || -> Option<usize> {
        let mut times = row.amounts.iter().filter(|one| one.is_time());
        let time = times.next().filter(|_| times.next().is_none())?;
        cells
            .iter()
            .position(|cell| cell.contains(&time.span.start))
    };
    let column = titled.or_else(lone).filter(|column| *column > first)?;
    let cell = cells.get(column)?;
    let (act, named) = match acts::named(label) {
        Some((act, object)) => (act, object),
        None if titled.is_some() && PAPERS.is_in(label) => ("deliver", label.to_owned()),
        None if titled.is_none() && lone().is_some() => (
            acts::headed(text(reading.cells(header).get(column)?))?,
            label.to_owned(),
        ),
        None => return None,
    };
    let named = named.as_str();
    let within = |span: &Range<usize>| cell.start <= span.start && span.end <= cell.end;
    let time = row
        .amounts
        .iter()
        .find(|one| one.is_time() && within(&one.span));
    let day = reading.month_day(row).filter(|day| within(&day.span));
    let (span, length) = match (day, time) {
        (Some(day), _) => (day.span.clone(), Length::Until(day)),
        (None, Some(time)) => (time.span.clone(), Length::Time(time.clone())),
        (None, None) => return None,
    };
    // What it counts from may have a column of its own.
    let after = &reading.plain[span.end..row.span.end];
    let object = stems(named);
    if object.is_empty() {
        return None;
    }
    Some(Period {
        sentence: at,
        act,
        parts: listed(named),
        named: named.to_owned(),
        object,
        shape: if act == "keep" {
            Shape::Kept
        } else {
            Shape::Deadline
        },
        event: EVENTS
            .iter()
            .find(|(_, pattern)| pattern.is_in(after))
            .map(|(name, _)| *name),
        who: Who::Other,
        apart: APART
            .find_all(named)
            .into_iter()
            .map(|found| named[found].to_owned())
            .collect(),
        span,
        length,
    })
}

static WHEN: Pattern = Pattern::new(
    "when|due(?: date)?|deadlines?|dates?|delivery|time limit|within|by|times?|value|period",
);
/// What is delivered on paper.
static PAPERS: Pattern = Pattern::new(
    "reports?|plans?|certificates?|analys[ei]s|statements?|records?|lists?|register|minutes|summary",
);

/// The part of a sentence that a length of time belongs to.
fn part(plain: &str, from: usize, span: &Range<usize>, till: usize) -> (usize, usize) {
    let start = plain[from..span.start]
        .rfind([';', ':'])
        .map_or(from, |at| from + at + 1);
    let rest = &plain[span.end..till];
    let end = [
        rest.find(';'),
        rest.find(", and "),
        rest.find(" and shall "),
        rest.find(" and we "),
    ]
    .into_iter()
    .flatten()
    .min()
    .map_or(till, |at| span.end + at);
    (start, end)
}

static MADE: Pattern = Pattern::whole(
    "^ after (?:(?:they|it|each|the [a-z]+|these|those) (?:was|were|is|are|has been|have been) (?:first )?(?:made|collected|recorded|created|taken|written|stored|generated|produced)|(?:its|their|the) (?:creation|collection|recording|production|date of creation))(?-u:\\b)",
);

/// What is done behind the time: "within 20 days of a request, the Provider shall replace it".
fn behind(before: &str, after: &str) -> Option<(&'static str, String)> {
    let main = after.split_once(", ").map(|(_, main)| main);
    main.and_then(|main| acted(main, true)).or_else(|| {
        // "Within 7 days after each month the Provider shall deliver a report".
        let opens = before.trim_start_matches(|one: char| !one.is_ascii_alphabetic());
        let modal = SHALL.find(after).filter(|_| OPENS.is_in(opens))?;
        acted(&after[modal.end..], true)
    })
}

/// What a time and an act mean together; nothing if they do not go together.
fn meant(shape: Shape, act: &'static str) -> Option<(Shape, &'static str)> {
    Some(match (shape, act) {
        // "Erased when six months old", "deleted after six months": so long they are kept.
        (Shape::Kept | Shape::Deadline, "keep") | (Shape::Kept, "delete") => (Shape::Kept, "keep"),
        (Shape::Kept, "continue") => (Shape::Kept, "continue"),
        (Shape::Kept | Shape::Deadline, "stand") => (Shape::Kept, "stand"),
        (Shape::Kept, _)
        | (_, "continue")
        | (Shape::Notice, "keep" | "claim" | "answer" | "stand" | "ask") => return None,
        (Shape::Notice, "change" | "audit" | "notify") => (Shape::Notice, "notify"),
        (shape, act) => (shape, act),
    })
}

fn one(
    reading: &Reading<'_>,
    (at, sentence, span): (usize, &Sentence, Range<usize>),
    before: &str,
    after: &str,
    shape: Shape,
    length: Length,
) -> Option<Period> {
    let notice = (shape == Shape::Notice)
        .then(|| acts::given_notice(before, after))
        .flatten();
    let for_which = || {
        let which = FOR_WHICH.find(after)?;
        acted(&after[which.end..], true)
    };
    let (act, object) = notice
        .or_else(for_which)
        .or_else(|| acts::is_so_long(before))
        .or_else(|| acts::made(before))
        .or_else(|| acted(before, false))
        .or_else(|| defined_behind(before, after))
        .or_else(|| behind(before, after))?;
    // "Deleted 14 days after they were made": so long they are kept.
    let shape = if act == "delete" && MADE.is_in(after) {
        Shape::Kept
    } else {
        shape
    };
    let (shape, act) = meant(shape, act)?;
    let event_words = match after.find(", ") {
        Some(end) if AFTER.is_in(after) => &after[..end],
        _ => after,
    };
    let is_counted = matches!(length, Length::Until(_)) || AFTER.is_in(after);
    let event = EVENTS
        .iter()
        .filter(|_| is_counted && shape != Shape::Notice)
        .find(|(_, pattern)| pattern.is_in(event_words))
        .map(|(name, _)| *name);
    let noticed = NOTICED
        .iter()
        .filter(|_| shape == Shape::Notice)
        .find(|(_, pattern)| pattern.is_in(before) || pattern.is_in(after));
    let (stems, object) = match noticed {
        Some((name, _)) => (stems(name), (*name).to_owned()),
        None if PRONOUN.is_in(&object) => {
            let named = acts::meant(reading.words(sentence), after)?;
            (stems(&named), named)
        }
        None => (stems(&object), object),
    };
    if stems.is_empty() {
        return None;
    }
    let words = reading.words(sentence);
    let whole = format!("{before} {after}");
    let mut apart: BTreeSet<String> = APART
        .find_all(&whole)
        .into_iter()
        .map(|found| whole[found].to_owned())
        .collect();
    if noticed.is_some() {
        for plain in ["other", "further", "additional", "new"] {
            apart.remove(plain);
        }
    }
    // "Unless it is rejected within …, it is accepted": the same time said twice.
    if matches!(act, "accept" | "dispute") {
        apart.remove("unless");
    }
    if act == "continue" {
        apart.clear();
    }
    // "If …," and "after a breach," begin a case, unless it is the object itself that begins it.
    if let Some((head, _)) = words.split_once(", ")
        && CASE.find(head).is_some_and(|found| found.start < 12)
        && span.start > sentence.span.start + head.len()
    {
        apart.extend(
            super::stems::stems(head)
                .into_iter()
                .filter(|stem| !stems.contains(stem) && !EVIDENCE.contains(&stem.as_str())),
        );
    }
    Some(Period {
        span,
        sentence: at,
        act,
        parts: listed(&object),
        named: object.trim().to_owned(),
        object: stems,
        shape,
        length,
        event,
        // Notice is notice, whoever gives or needs it.
        who: match &sentence.duty {
            Some(duty) if noticed.is_none() => duty.who,
            _ => Who::Other,
        },
        apart,
    })
}

/// The things that some words list.
fn listed(object: &str) -> Vec<BTreeSet<String>> {
    let parts = object.split(" and ").map(stems);
    parts.filter(|part| !part.is_empty()).collect()
}

static OPENS: Pattern =
    Pattern::whole("^(?:within|no later than|not later than|by|at the latest)(?: [a-z]+){0,3} ?$");
static SHALL: Pattern = Pattern::new("shall|will|must|sends|delivers|provides|submits");
static FOR_WHICH: Pattern = Pattern::whole("^ (?:for|during|in|over|throughout) which ");
static NOTICE_OF: Pattern = Pattern::whole(
    "(?-u:\\b)(?:notice|notification)(?: of [a-z ’']{2,40}?)? of(?: (?:at least|not less than|no less than|a minimum of))? ?$",
);
static PRONOUN: Pattern = Pattern::whole("^(?:it|them|the same)(?-u:\\b)");

/// Things of which notice is given, by the words for them anywhere in the sentence.
static NOTICED: [(&str, Pattern); 5] = [
    (
        "sub-processors",
        Pattern::new("sub-?processors?|(?:further|another|additional|other) processors?"),
    ),
    ("maintenance", Pattern::new("maintenance")),
    (
        "audits",
        Pattern::new("audit(?:s|ed|ing|ors?)?|inspect(?:s|ed|ing|ions?|ors?)?"),
    ),
    (
        "price changes",
        Pattern::new(
            "(?:increase|adjust|change|raise)[sd]? (?:in |of |to )?(?:the |its |our |your )?(?:prices?|charges?|fees?|rates?)|(?:prices?|charges?|fees?|rates?) (?:changes?|increases?|adjustments?)",
        ),
    ),
    (
        "new sites",
        Pattern::new("(?:new|another|change of) (?:data cent(?:re|er)|site|location)s?"),
    ),
];

/// What begins no case of its own.
const EVIDENCE: &[&str] = &[
    "if",
    "where",
    "when",
    "log",
    "show",
    "record",
    "case",
    "event",
    "occur",
    "occurs",
    "it",
    "there",
    "is",
    "becomes",
    "aware",
    "of",
    "has",
    "been",
    "concern",
    "affect",
    "end",
    "termination",
    "expiry",
    "agreement",
    "month",
    "calendar",
    "on",
    "after",
    "upon",
    "should",
    "become",
    "happen",
    "request",
    "receipt",
    "written",
];
