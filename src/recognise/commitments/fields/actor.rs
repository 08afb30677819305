//! Who owes a commitment: the subject of the duty nearest to it.

use std::ops::Range;

use super::super::Stated;
use crate::recognise::reading::{Cue, Duty, Part, Pattern, Reading, Sentence, Who, names_party};

pub(super) fn actor(reading: &Reading<'_>, sentence: &Sentence, target: usize) -> Option<Stated> {
    let words = reading.words(sentence);
    let near = target.checked_sub(sentence.span.start);
    let near = near.and_then(|at| Duty::before(words, sentence.span.start, at));
    let duty = near.as_ref().or(sentence.duty.as_ref())?;
    let here = |span: Range<usize>, is_here| Stated { span, is_here };
    if !duty.is_led
        && let Some(doer) = Duty::doer(words, sentence.span.start, &duty.modal)
        && is_somebody(reading, &doer)
    {
        return Some(here(doer, true));
    }
    if duty.passive || duty.subject.is_empty() {
        return None;
    }
    // "That is why we guarantee", "(iii) Vendor shall".
    let words = &reading.plain[duty.subject.clone()];
    let from = if words.ends_with(" we") {
        words.len() - 2
    } else if let Some(at) = last_article(words) {
        at
    } else {
        words.find(')').map_or(0, |at| {
            let rest = &words[at + 1..];
            let mark = at <= 4 && !words[..at].contains(['(', ' ']);
            if mark {
                at + 1 + (rest.len() - rest.trim_start().len())
            } else {
                0
            }
        })
    };
    // "Otherwise the Supplier", "and the Supplier".
    let rest = &words[from..];
    let from = from + OPENING.find(rest).map_or(0, |found| found.end);
    let subject = duty.subject.start + from..duty.subject.end;
    let words = &reading.plain[subject.clone()];
    // A "service provider" is no service.
    let is_thing = THING.is_in(&words.replace("service provider", "provider"));
    let letters = words.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_measure = MEASURE.is_in(words) && !names_party(words);
    (!is_thing
        && !is_measure
        && words.len() < 120
        && letters >= 2
        && !words.ends_with(|one: char| one.is_ascii_digit()))
    .then(|| here(subject, !duty.is_led))
}

/// Words that join a sentence to the one before.
static OPENING: Pattern = Pattern::whole(
    "^(?:(?:otherwise|and|but|or|then|also|thereafter|therefore|in addition|however|accordingly),? )+(?:[a-z]\\.[0-9]+ )?|^[a-z]{1,2}[.-]?[0-9.]+ ",
);

/// What stands before the party that owes: "In each Month the Supplier".
static OPENS: Pattern = Pattern::whole(
    "^(?:in|for|during|after|within|at|on|upon|until|from|where|if|when|by|once|before|following|throughout|[a-z]{1,4}-?[0-9.]+)(?-u:\\b)",
);

/// Who owes the rows of a table, or what no sentence of its own says: the party of the paragraph
/// above, or the one that owes all levels.
pub(super) fn above(
    reading: &Reading<'_>,
    sentence: &Sentence,
    general: Option<&Stated>,
) -> Option<Stated> {
    if matches!(sentence.kind, Part::Heading | Part::Note) {
        return None;
    }
    let lead = sentence
        .lead
        .and_then(|at| Some((at, reading.sentences.get(at)?)));
    let own = lead.and_then(|(at, lead)| {
        let near = reading.sentences[..=at].iter().rev();
        near.take_while(|one| one.block == lead.block)
            .take(NEAR)
            .filter(|one| {
                one.duty
                    .as_ref()
                    .is_some_and(|duty| duty.who == Who::Provider)
            })
            .find_map(|one| actor(reading, one, one.span.end))
    });
    let stated = own.or_else(|| general.cloned())?;
    Some(Stated {
        is_here: false,
        ..stated
    })
}

/// A paragraph leads into a table with its last sentences, no more than so many.
const NEAR: usize = 20;

/// The party that has to keep all levels: "The Supplier must meet each Service Level".
pub(super) fn general(reading: &Reading<'_>) -> Option<Stated> {
    let mut all = reading.about(&[Cue::Level, Cue::Duty]);
    all.find_map(|one| {
        let own = one
            .duty
            .as_ref()
            .is_some_and(|duty| duty.who == Who::Provider);
        (own && reading.says(one, &KEEPS))
            .then(|| actor(reading, one, one.span.end))
            .flatten()
    })
}

static KEEPS: Pattern = Pattern::new(
    "(?:meets?|met|achieves?|achieved|keeps?|attains?|compl(?:y|ies) with|satisf(?:y|ies)|observes?|fulfils?|exceeds?|perform(?:s|ed)?|provides?)[^;]{0,60}(?:service levels?|targets?|kpis?|slas?|service goals?|performance (?:standards?|levels?))",
);

/// Where the party begins that a long opening ends with: "After the loss of a site the Host".
fn last_article(words: &str) -> Option<usize> {
    let at = words.rfind(" the ")? + 1;
    let named = &words[at + "the ".len()..];
    let short = named.split(' ').count() <= 2;
    let opens = OPENS.is_in(words);
    (short && (opens || words.len() > 40) && names_party(named)).then_some(at)
}

/// Whether a word behind "by" is a party: one of the usual names, or written like a name.
fn is_somebody(reading: &Reading<'_>, span: &Range<usize>) -> bool {
    names_party(&reading.plain[span.clone()]) || reading.quote(span).starts_with(char::is_uppercase)
}

/// What is measured or worked on, and owes nothing.
static MEASURE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:rates?|ratios?|shares?|percentages?|percentiles?|numbers?|amounts?|periods?|windows?|latenc(?:y|ies)|times?|intervals?|backups?|data|reports?|objectives?|rtos?|rpos?|delays?|loss|throughput|calls?|tickets?|requests?|changes?|users?|maintenance|vulnerabilit(?:y|ies)|patch(?:es)?|updates?|logs?|records?|cop(?:y|ies)|accounts?|tests?|defects?|faults?|errors?|cases?|orders?|transactions?|satisfaction|backlog)$",
);

static THING: Pattern = Pattern::new(
    "any|each|every|all|services?|systems?|platform|application|software|website|site|availability|uptime|response times?|incidents?|problems?|it|this|that|there|target|level|downtime",
);
