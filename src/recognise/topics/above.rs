//! Which topics the headings above a sentence announce.
//!
//! A heading that announces none, such as "General" or "Obligations", speaks for the one above it.

use crate::recognise::sentences::Sentence;

/// How many headings stand in each other.
const DEEPEST: usize = 8;

/// What a sentence stands under, as one topic sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Under {
    /// No heading, or only the title of the paper.
    Nothing,
    /// A heading that announces the topic.
    Own,
    /// A heading of another subject.
    Other,
}

/// The headings above, the outermost first.
#[derive(Debug)]
pub(super) struct Above {
    topics: usize,
    /// Level, and which topics are announced.
    headings: Vec<(u8, Vec<bool>)>,
    /// Whether the outermost is the title of the paper.
    has_title: bool,
}

impl Above {
    pub(super) fn new(topics: usize) -> Self {
        Self {
            topics,
            headings: Vec::new(),
            has_title: false,
        }
    }

    /// Enters a heading: what it announces is to be written into what comes back.
    pub(super) fn enter(&mut self, heading: &Sentence, is_title: bool) -> &mut [bool] {
        let within = |(level, _): &(u8, Vec<bool>)| *level < heading.level;
        let kept = self.headings.iter().take_while(|one| within(one)).count();
        self.headings.truncate(kept.min(DEEPEST));
        self.has_title = is_title || self.has_title && kept > 0;
        self.headings
            .push((heading.level, vec![false; self.topics]));
        let last = self.headings.len() - 1;
        &mut self.headings[last].1
    }

    /// Lets a heading that announces nothing speak for the one above it.
    pub(super) fn settle(&mut self) {
        if let [.., (_, above), (_, own)] = self.headings.as_mut_slice()
            && !own.contains(&true)
        {
            own.clone_from(above);
        }
    }

    /// Leaves all headings.
    pub(super) fn leave(&mut self) {
        self.headings.clear();
    }

    pub(super) fn of(&self, topic: usize) -> Under {
        match self.headings.last() {
            None => Under::Nothing,
            Some((_, announced)) if announced[topic] => Under::Own,
            Some(_) if self.has_title && self.headings.len() == 1 => Under::Nothing,
            Some(_) => Under::Other,
        }
    }
}
