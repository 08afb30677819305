//! Lists of definitions without quotes: "Incident: an event which …", one paragraph for each.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::recognise::reading::{Part, Pattern, Reading, Sentence};

/// A line of a list of definitions.
pub(super) struct Listed {
    /// Where the name stands.
    pub span: Range<usize>,
    /// What it means.
    pub meaning: Range<usize>,
    /// The index of its sentence.
    pub sentence: usize,
    /// The block it is.
    block: usize,
}

/// A name, its word in another language or its short form, a colon or a dash.
static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?:\(?[0-9a-zA-Z]{1,3}(?:\.[0-9]{1,3})*[.)]* )?([A-Z][A-Za-z0-9&/’'-]*(?: (?:[A-Z][A-Za-z0-9&/’'-]*|of|and|or|the|for|to|in)){0,5}) ?(?:\([^()]{0,60}\) ?)?(?::| [–—-]) ",
    )
    .ok()
});
/// A duty: the line is a clause with its title.
static DUTY: Pattern = Pattern::new(
    "shall|must|may not|undertakes?|agrees?|is (?:obliged|required) to|we will|you (?:may|can|agree)",
);
/// What stands above a list of definitions.
static ABOVE: Pattern = Pattern::new(
    "definitions?|defined|interpretation|glossary|terms|meanings?|expressions?|abbreviations?",
);
/// How a meaning begins.
static MEANING: Pattern = Pattern::whole(
    "^(?:the|an?|any|each|every|all|those|that|such|this|these|one|two|information|data|persons?|means|time|as|is|software|regulation|directive|monday|between|period|persons|employees) ",
);

/// As many lines in a row make a list.
const FEWEST: usize = 3;

/// The lines of all lists of definitions.
pub(super) fn listed(reading: &Reading<'_>) -> Vec<Listed> {
    let mut found = Vec::new();
    let mut run: Vec<Listed> = Vec::new();
    let mut above = false;
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let opens = at
            .checked_sub(1)
            .and_then(|last| reading.sentences.get(last))
            .is_none_or(|last| last.block != sentence.block);
        if !opens {
            continue;
        }
        let next = line(reading, at, sentence);
        let follows = |run: &[Listed]| {
            run.last()
                .is_some_and(|last| last.block + 1 == sentence.block)
        };
        if next.is_none() || !run.is_empty() && !follows(&run) {
            if run.len() >= FEWEST && above {
                found.append(&mut run);
            }
            run.clear();
        }
        if let Some(next) = next {
            if run.is_empty() {
                let before = at
                    .checked_sub(1)
                    .and_then(|last| reading.sentences.get(last));
                above = ABOVE.is_in(reading.heading_of(sentence))
                    || before.is_some_and(|before| {
                        !matches!(before.kind, Part::Row { .. }) && reading.says(before, &ABOVE)
                    });
            }
            run.push(next);
        }
    }
    if run.len() >= FEWEST && above {
        found.append(&mut run);
    }
    found
}

fn line(reading: &Reading<'_>, at: usize, sentence: &Sentence) -> Option<Listed> {
    if !matches!(sentence.kind, Part::Paragraph | Part::Item) {
        return None;
    }
    let text = reading.quote(&sentence.span);
    let head = &text[..crate::recognise::reading::floor(text, 160)];
    if !head.contains(": ")
        && !head.contains(" – ")
        && !head.contains(" — ")
        && !head.contains(" - ")
    {
        return None;
    }
    let groups = LINE.as_ref()?.captures(text)?;
    let (whole, name) = (groups.get(0)?, groups.get(1)?);
    let plain = reading.words(sentence);
    let meaning = &plain[whole.end()..];
    if meaning.split(' ').count() < 3 || DUTY.is_in(meaning) || !MEANING.is_in(meaning) {
        return None;
    }
    let offset = sentence.span.start;
    Some(Listed {
        span: offset + name.start()..offset + name.end(),
        meaning: offset + whole.end()..sentence.span.end,
        sentence: at,
        block: sentence.block,
    })
}
