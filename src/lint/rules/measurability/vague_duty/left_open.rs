//! Times and numbers that a provider of ICT services writes as words: "within a reasonable time",
//! "a high share". Where the provider is named and a number could stand, these are reported whatever
//! the duty is about.

use std::ops::Range;

use crate::lint::PaperReading;
use crate::recognise::reading::{Amount, Part, Pattern, Sentence, Who};

/// Words in the place of an amount.
pub(super) struct LeftOpen {
    pub(super) words: Pattern,
    pub(super) why: &'static str,
    pub(super) better: &'static str,
}

/// What stands in the place of a time, of a share and of a number.
pub(super) static LEFT_OPEN: [LeftOpen; 3] = [
    LeftOpen {
        words: Pattern::new(
            "(?:(?:within|in|for|after|over|no later than|at least) )?an? (?:commercially |mutually )?(?:reasonabl[ey]|appropriate|adequate|acceptable|suitable|sufficient|practicable|customary)(?: short)? (?:time|period|time-?frame)(?: of time)?",
        ),
        why: "it names no time",
        better: "give the time and the event that starts it, such as \"within 4 hours after the report\"",
    },
    LeftOpen {
        words: Pattern::new(
            "an? (?:high|large|low|small|fair|good|reasonable|appropriate|adequate|suitable|significant|substantial|sufficient|certain) (?:share|part|proportion|percentage|portion|fraction)",
        ),
        why: "it gives no number",
        better: "give the share, such as \"at least 20 %\"",
    },
    LeftOpen {
        words: Pattern::new(
            "an? (?:appropriate|reasonable|adequate|suitable|sufficient|certain|acceptable) (?:number|amount|quantity)",
        ),
        why: "nobody can count it",
        better: "give the number",
    },
];

/// What says how long or how much, right behind: "set out in Schedule 2", "that the Customer sets".
static SAID: Pattern = Pattern::whole(
    "^[,(]? ?(?:(?:as|that|which|to be) )?(?:is |are |may be )?(?:set out|stated|defined|specified|agreed|given|fixed|named|laid down|(?:the )?(?:customer|client|authority|buyer|controller|parties) (?:sets?|states?|names?|specif(?:y|ies)|agrees?|fix(?:es)?|gives?))(?-u:\\b)",
);
/// What leads from words to the amount that is meant: "and in any event within 5 days", "(5 days)".
static LEADS: Pattern = Pattern::whole(
    "^[,; ]*\\(?(?:(?:and|but|or|being|which|that|however),? )*(?:in (?:any|each|every|all) (?:case|event)s?,? )?(?:(?:is|are|shall|may|must|be|not|no|never|always|to|at|by|within|up|the|exceed|exceeding|later|longer|more|less|than|latest|most|least|maximum|minimum|of) ?)*$",
);
/// How far behind them, in bytes, the amount stands.
const BEHIND: usize = 70;

/// Where a sentence leaves open an amount that the provider owes.
pub(super) fn left_open(
    paper: &PaperReading<'_>,
    sentence: &Sentence,
) -> Vec<(Range<usize>, &'static LeftOpen)> {
    let is_owed = sentence
        .duty
        .as_ref()
        .is_some_and(|duty| duty.who == Who::Provider);
    if !is_owed || sentence.kind == Part::Heading {
        return Vec::new();
    }
    let words = paper.words(sentence);
    let mut found = Vec::new();
    for one in &LEFT_OPEN {
        for part in one.words.find_all(words) {
            let span = sentence.within(&part);
            let after = &words[part.end..];
            let closed = |amount: &Amount| closes(paper, &span, amount);
            if !SAID.is_in(after) && !sentence.amounts.iter().any(closed) {
                found.push((span, one));
            }
        }
    }
    found
}

/// Whether words between a vague one and an amount only lead to the amount.
pub(in super::super) fn leads(between: &str) -> bool {
    !between.trim_matches([' ', ',', ';']).is_empty() && LEADS.is_in(between)
}

/// Whether an amount says what words leave open.
fn closes(paper: &PaperReading<'_>, span: &Range<usize>, amount: &Amount) -> bool {
    if span.end <= amount.span.start && amount.span.start < span.end + BEHIND {
        return leads(&paper.plain[span.end..amount.span.start]);
    }
    // "At least a reasonable time" with a number in it, "3 days or a reasonable time".
    amount.span.end <= span.start
        && matches!(
            paper.plain[amount.span.end..span.start].trim(),
            "or" | "or such" | "or in" | "or within"
        )
}
