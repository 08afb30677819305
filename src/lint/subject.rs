//! What a rule for somebody's paper may look at.

use std::ops::Range;

use jiff::civil::Date;

use crate::import::Paper;
use crate::source::{FileId, Place, Sources};

/// A paper and what is known of it.
#[derive(Clone, Copy)]
pub struct PaperSubject<'a> {
    /// The texts that places point into.
    pub sources: &'a Sources,
    /// The paper's text among them.
    pub file: FileId,
    /// The paper.
    pub paper: &'a Paper,
    /// The day that matters.
    pub as_of: Date,
}

impl PaperSubject<'_> {
    /// The place of a range of the words of a block: bytes of [`Paper::words`].
    pub(crate) fn place(&self, block: usize, range: Range<usize>) -> Place {
        let start = self
            .paper
            .prose
            .lines
            .get(block)
            .map_or(0, |line| line.start);
        self.prose(start + range.start..start + range.end)
    }

    /// The place of a range of [`crate::import::Prose::text`].
    pub(crate) fn prose(&self, range: Range<usize>) -> Place {
        Place::new(self.file, self.paper.prose.span(range))
    }
}
