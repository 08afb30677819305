//! Looks for a pattern of letters in a text, from where its first two letters stand.

use std::ops::Range;

use super::groups::{GROUPS, group};
use super::run::{End, NONE, Room, is_boundary};
use super::starts::Ahead;
use super::written::Node;
use super::{Marks, Matcher, Step};

/// So many steps a search may take, and so many more for each byte.
const STEPS: usize = 10_000;
const STEPS_A_BYTE: usize = 16;

/// A pattern of letters, ready to be looked for.
#[derive(Debug)]
pub(in crate::recognise) struct Search {
    matcher: Matcher,
    /// For each group of first letters those of second ones.
    pairs: [u32; GROUPS],
    /// Whether it begins at the border of a word.
    is_bordered: bool,
    is_anchored: bool,
    may_be_empty: bool,
    /// Words of which a text has one that it is in; nothing if it may be in any.
    needs: Option<Marks>,
}

/// What a search came to.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::recognise) enum Found {
    At(Range<usize>),
    Nowhere,
    /// It takes too many steps to say.
    Unknown,
}

impl Search {
    /// Reads what is written.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(in crate::recognise) fn new(written: &str) -> Result<Self, String> {
        let node = Node::read(written, true)?;
        let matcher = Matcher::of(&node)?;
        let may_be_empty = node.may_be_empty();
        Ok(Self {
            pairs: if may_be_empty {
                [u32::MAX; GROUPS]
            } else {
                Ahead::new(&matcher).pairs()
            },
            is_bordered: matches!(matcher.steps.first(), Some(Step::Boundary)),
            is_anchored: node.is_anchored(),
            may_be_empty,
            needs: node.needs(false),
            matcher,
        })
    }

    /// Whether it could be in a text with such words.
    pub(in crate::recognise) fn may_be_among(&self, words: &Marks) -> bool {
        self.needs.is_none_or(|needs| needs.meet(words))
    }

    /// Where it is first from a byte on.
    pub(in crate::recognise) fn find(&self, text: &str, from: usize, room: &mut Room) -> Found {
        let text = text.as_bytes();
        room.begin(STEPS + text.len().saturating_mul(STEPS_A_BYTE));
        let last = if self.is_anchored { 1 } else { text.len() };
        for at in from..last.min(text.len()) {
            let seconds = self.pairs[usize::from(group(text[at]))];
            let second = text.get(at + 1).map_or(u32::MAX, |byte| 1 << group(*byte));
            if seconds & second == 0
                || text[at] & 0xc0 == 0x80
                || self.is_bordered && !is_boundary(text, at)
            {
                continue;
            }
            match self.at(text, at, room) {
                Found::Nowhere => {}
                found => return found,
            }
        }
        if self.may_be_empty && from <= text.len() {
            return self.at(text, text.len(), room);
        }
        Found::Nowhere
    }

    fn at(&self, text: &[u8], start: usize, room: &mut Room) -> Found {
        room.slots.clear();
        room.slots.resize(self.matcher.slots as usize, NONE);
        match self.matcher.run(text, start, room) {
            End::At(end) => Found::At(start..end),
            End::Nowhere => Found::Nowhere,
            End::Unknown => Found::Unknown,
        }
    }

    /// Where the groups of what was found last are, counted from 1.
    pub(in crate::recognise) fn groups(
        &self,
        room: &Room,
    ) -> impl Iterator<Item = Option<Range<usize>>> {
        let slots = room.slots.get(2..self.matcher.slots as usize);
        slots.unwrap_or_default().chunks_exact(2).map(|slot| {
            let took_part = slot[0] != NONE && slot[1] != NONE;
            took_part.then(|| slot[0] as usize..slot[1] as usize)
        })
    }
}
