//! How a paper is told that one thing has a number here and another one there.

use std::ops::Range;

use crate::lint::{Findings, PaperReading};

/// Reports what has one number here and was given another one before, each with its place.
pub(super) fn report(
    paper: &PaperReading<'_>,
    (span, number): (&Range<usize>, &str),
    (first, known): (&Range<usize>, &str),
    name: &str,
    findings: &mut Findings,
) {
    findings
        .report(
            paper.place(span),
            format!(
                "{name} is {number} here and {known} {}",
                paper
                    .clause(first.start)
                    .map_or_else(|| "before".to_owned(), |clause| format!("in {clause}"))
            ),
            "keep one number, and refer to it from the other place",
        )
        .related
        .push((paper.place(first), "the other number".into()));
}
