//! Who owes a commitment: the subject of the duty nearest to it.

use std::ops::Range;

use super::super::Stated;
use crate::recognise::reading::{Duty, Pattern, Reading, Sentence, names_party};

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
    let is_thing = THING.is_in(words);
    let letters = words.bytes().filter(u8::is_ascii_alphabetic).count();
    (!is_thing
        && words.len() < 120
        && letters >= 2
        && !words.ends_with(|one: char| one.is_ascii_digit()))
    .then(|| here(subject, !duty.is_led))
}

/// Words that join a sentence to the one before.
static OPENING: Pattern = Pattern::whole(
    "^(?:(?:otherwise|and|but|or|then|also|thereafter|therefore|in addition|however|accordingly),? )+(?:[a-z]\\.[0-9]+ )?|^[a-z]{1,2}[.-]?[0-9.]+ ",
);

/// Where the party begins that a long opening ends with: "After the loss of a site the Host".
fn last_article(words: &str) -> Option<usize> {
    let at = words.rfind(" the ")? + 1;
    let named = &words[at + "the ".len()..];
    let short = named.split(' ').count() <= 2;
    (short && words.len() > 40 && names_party(named)).then_some(at)
}

/// Whether a word behind "by" is a party: one of the usual names, or written like a name.
fn is_somebody(reading: &Reading<'_>, span: &Range<usize>) -> bool {
    names_party(&reading.plain[span.clone()]) || reading.quote(span).starts_with(char::is_uppercase)
}

static THING: Pattern = Pattern::new(
    "any|each|every|all|services?|systems?|platform|application|software|website|site|availability|uptime|response times?|incidents?|problems?|it|this|that|there|target|level|downtime",
);
