//! Which sentences and rows speak of service credits, and not of taxes, cards or loans.

use crate::lint::PaperReading;
pub(super) use crate::recognise::credits::{is_bare, is_named};
use crate::recognise::reading::{Part, Pattern, Sentence};

/// Whether a sentence or row is about what the provider pays for a missed service level.
pub(super) fn speaks_of(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    if is_named(paper.words(sentence))
        || is_named(paper.heading_of(sentence))
        || is_named(paper.lead_of(sentence))
        || is_titled(paper, sentence)
        || paper.says(sentence, &OWED) && paper.says(sentence, &MISSES)
    {
        return true;
    }
    let served = !paper.commitments.is_empty();
    served
        && [paper.words(sentence), paper.lead_of(sentence)]
            .iter()
            .any(|words| is_bare(words))
}

/// What a provider owes as a share of its charges, and for what: a credit by any other name.
static OWED: Pattern = Pattern::new(
    "(?:owes?|pays?|forfeits?|credits?|deducts?|reduced by|lowered by|entitled to)(?: [a-z]+){0,5}? (?:[a-z-]+ \\()?[0-9]+(?:[.,][0-9]+)? ?(?:%|percent|per cent)\\)? of the (?:[a-z]+ ){0,3}(?:fees?|charges?|remuneration|price)",
);
static MISSES: Pattern = Pattern::new(
    "(?:response|resolution|restoration|recovery) times?|service levels?|misse[sd]|missed|fail(?:s|ure|ed)? to (?:meet|achieve|keep)|exceed(?:ing|ed|s)|late|availability|value",
);

/// Whether a row stands in a table with a column of credits.
fn is_titled(paper: &PaperReading<'_>, row: &Sentence) -> bool {
    matches!(row.kind, Part::Row { .. })
        && paper
            .header_of(row)
            .is_some_and(|header| paper.says(header, &COLUMN))
}

/// The title of a column of credits.
pub(super) static COLUMN: Pattern = Pattern::new(
    "credits?|refunds?|penalt(?:y|ies)|deductions?|rebates?|liquidated (?:and ascertained )?damages|ld|lads?",
);
