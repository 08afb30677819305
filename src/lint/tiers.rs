//! Tiers and groups that a paper sorts its services into: which of them a commitment is for.

use crate::lint::PaperReading;
use crate::recognise::commitments::Commitment;
use crate::recognise::reading::{Part, Pattern};

static GROUP: Pattern = Pattern::new(
    "(?:groups?|tiers?|zones?) ((?:[0-9]{1,2}|[a-d])(?:(?:,| and| or|, and) (?:[a-z]+ )?(?:[0-9]{1,2}|[a-d]))*)",
);
static NUMBER: Pattern = Pattern::new("[0-9]{1,2}|[a-d]");

/// The tiers or groups of services that a commitment is for, by their numbers.
pub(super) fn named(paper: &PaperReading<'_>, one: &Commitment) -> Vec<String> {
    let sentence = paper.sentence_of(one);
    let mut found = Vec::new();
    let words = paper.words(sentence);
    if let Part::Row { .. } = sentence.kind {
        let titles = paper.header_of(sentence).map(|header| paper.cells(header));
        for (cell, title) in paper.cells(sentence).iter().zip(titles.unwrap_or_default()) {
            let cell = &paper.plain[cell.clone()];
            let is_number = NUMBER
                .find(cell)
                .is_some_and(|found| found == (0..cell.len()));
            if is_number && SORTS.is_in(&paper.plain[title]) {
                return vec![cell.to_owned()];
            }
        }
    }
    for named in GROUP.all_groups(words) {
        let numbers = named.text(1);
        found.extend(
            NUMBER
                .find_all(numbers)
                .into_iter()
                .map(|at| numbers[at].to_owned()),
        );
    }
    found
}

static SORTS: Pattern = Pattern::new("tiers?|groups?|classes|class|zone");
