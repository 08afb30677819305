//! What rules about prose look at: a paper, read once for all of them.

use std::ops::{Deref, Range};

use crate::lint::PaperSubject;
use crate::recognise::commitments::{Commitment, CommitmentKind, commitments};
use crate::recognise::definitions::Definitions;
use crate::recognise::reading::{Reading, Sentence};
use crate::recognise::references::References;
use crate::source::Place;

/// A paper and what it says. Ranges are of its prose.
pub struct PaperReading<'a> {
    /// The paper.
    pub subject: &'a PaperSubject<'a>,
    /// Its service commitments.
    pub commitments: Vec<Commitment>,
    /// Its terms.
    pub definitions: Definitions,
    /// Its references.
    pub references: References,
    reading: Reading<'a>,
}

impl<'a> Deref for PaperReading<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        &self.reading
    }
}

impl<'a> PaperReading<'a> {
    pub(super) fn of(subject: &'a PaperSubject<'a>) -> Self {
        let reading = Reading::of(subject.paper);
        Self {
            subject,
            commitments: commitments(&reading),
            definitions: Definitions::of(&reading),
            references: References::of(&reading),
            reading,
        }
    }

    /// The place of a range of the prose.
    pub(crate) fn place(&self, range: &Range<usize>) -> Place {
        self.subject.prose(range.clone())
    }

    /// A range as it is written, in one line and cut to a length that a message can bear.
    pub(crate) fn short(&self, range: &Range<usize>) -> String {
        const LONGEST: usize = 70;
        let text = self.quote(range).replace('\t', " | ");
        let text = text.trim();
        if text.chars().count() <= LONGEST {
            return text.to_owned();
        }
        let cut: String = text.chars().take(LONGEST).collect();
        let cut = cut
            .rsplit_once(' ')
            .map_or(cut.as_str(), |(whole, _)| whole);
        format!("{cut} …")
    }

    /// The commitments of some kinds.
    pub(crate) fn of_kinds<'b>(
        &'b self,
        kinds: &'b [CommitmentKind],
    ) -> impl Iterator<Item = &'b Commitment> {
        self.commitments
            .iter()
            .filter(move |one| kinds.contains(&one.kind))
    }

    /// The sentence of a commitment.
    pub(crate) fn sentence_of(&self, commitment: &Commitment) -> &Sentence {
        &self.sentences[commitment.sentence]
    }
}
