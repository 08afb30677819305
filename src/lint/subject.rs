//! What a rule for somebody's paper may look at.

use std::ops::Range;

use jiff::civil::Date;

use crate::coverage::{Demand, Demands};
use crate::import::Paper;
use crate::library::{Topic, Topics};
use crate::recognise::kind::Kind;
use crate::recognise::topics::TopicFound;
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
    /// What the paper says about topics; nothing if nobody looked.
    pub known: Option<Known<'a>>,
}

/// What laws and standards ask of a topic.
pub type Asked<'a> = dyn Fn(&str) -> Vec<Demand> + 'a;

/// What is known of a paper as a whole.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// What kind of document it is.
    pub kind: Kind,
    /// What else it is judged as: profiles such as `critical`.
    pub profiles: &'a [String],
    /// Which topics it has.
    pub found: &'a [TopicFound<'a>],
    /// All topics.
    pub topics: &'a Topics,
    /// What laws and standards ask of agreements, by topic; read when a rule wants to name it.
    pub demands: Option<&'a Asked<'a>>,
    /// What the frameworks of its profiles ask and it does not settle.
    pub unmet: Option<&'a Demands>,
}

impl Known<'_> {
    /// Whether a careful reader expects a topic in such a paper.
    pub fn expects(&self, topic: &Topic) -> bool {
        let judged_as = |word: &String| {
            word == self.kind.word() || self.profiles.iter().any(|profile| profile == word)
        };
        topic.expected.iter().any(judged_as)
    }
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
