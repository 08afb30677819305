//! Which sentences and rows speak of service credits, and not of taxes, cards or loans.

use crate::lint::PaperReading;
use crate::measure::Exact;
pub(super) use crate::recognise::credits::{is_bare, says_bare, says_named};
use crate::recognise::reading::{Amount, Part, Pattern, Sentence, Unit};

/// Whether a sentence or row is about what the provider pays for a missed service level.
pub(super) fn speaks_of(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let around = || {
        let above = [sentence.heading, sentence.lead].into_iter().flatten();
        above.filter_map(|at| paper.sentences.get(at))
    };
    if says_named(paper, sentence)
        || around().any(|one| says_named(paper, one))
        || is_titled(paper, sentence)
        || paper.says(sentence, &OWED) && paper.says(sentence, &MISSES)
        || paper.names_credit(paper.words(sentence)) && !paper.says(sentence, &OTHERS)
    {
        return true;
    }
    let served = !paper.commitments.is_empty();
    if served && paper.says(sentence, &LAD) && paper.has_damages() {
        return true;
    }
    served
        && (says_bare(paper, sentence)
            || sentence
                .lead
                .and_then(|at| paper.sentences.get(at))
                .is_some_and(|lead| says_bare(paper, lead)))
}

/// Credits and penalties of other trades.
static OTHERS: Pattern = Pattern::new(
    "tax(?:es)?|letters? of credit|credit (?:cards?|facilit(?:y|ies)|ratings?|notes?|checks?)|lenders?|fines?|perjury|early termination|data protection|insurance|discounted|warranty",
);

/// Damages that were agreed before, as most public papers call them.
static LAD: Pattern = Pattern::new("liquidated (?:and ascertained )?damages|lads?");

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
    "credits?|refunds?|penalt(?:y|ies)|deductions?|rebates?|liquidated (?:and ascertained )?damages|lds?|lads?|discounts?|service points?|points?|reductions?|compensation|abatements?|malus|(?:get|gets|paid|pay|pays|credited) back|price (?:adjustment|reduction)",
);

/// Shares that are written as a part of the charges: "one tenth of the monthly fee", with what
/// stands for them in per cent.
pub(super) fn parts(paper: &PaperReading<'_>, sentence: &Sentence) -> Vec<Amount> {
    let words = paper.words(sentence);
    let named = PART.all_groups(words);
    let parts = named.iter().filter_map(|part| {
        let count = match part.text(1) {
            "two" => 2,
            "three" => 3,
            _ => 1,
        };
        let of = match part.text(2).trim_end_matches('s') {
            "half" => 2,
            "third" => 3,
            "quarter" => 4,
            "fifth" => 5,
            "tenth" => 10,
            "twentieth" => 20,
            _ => return None,
        };
        let number = Exact::from(100 * count).checked_div(&Exact::from(of))?;
        Some(Amount {
            span: sentence.within(&part.whole()),
            number,
            unit: Unit::Percent,
            working: false,
            in_words: None,
        })
    });
    // "One tenth (10 %)" is there already.
    parts
        .filter(|part| {
            let mut known = sentence.amounts.iter();
            !known.any(|one| {
                one.is_percent()
                    && one.span.start < part.span.end + 6
                    && part.span.start < one.span.end
            })
        })
        .collect()
}

static PART: Pattern = Pattern::new(
    "(?:(one|a|an|two|three)[ -])?(half|thirds?|quarters?|fifths?|tenths?|twentieths?)(?: part)? of (?:[a-z'’-]+ ){0,4}?(?:fees?|charges?|bills?|remuneration|price|invoices?|payments?|rent|consideration)",
);
