//! Looks for a pattern of letters in a text, from where its first two letters stand.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::groups::{GROUPS, group};
use super::run::{End, NONE, Room};
use super::starts::{Ahead, Pairs};
use super::written::{Class, Node};
use super::{Known, Matcher, Step, word};

/// So many steps a search may take, and so many more for each byte.
const STEPS: usize = 30_000;
const STEPS_A_BYTE: usize = 64;

/// A pattern of letters, ready to be looked for.
#[derive(Debug)]
pub(in crate::recognise) struct Search {
    node: Node,
    /// Tells it from all others.
    pub(in crate::recognise) number: usize,
    is_anchored: bool,
    may_be_empty: bool,
    /// Lists of words: a text that it is in has one of each. Made when somebody asks for them.
    needs: OnceLock<Vec<Box<[u64]>>>,
    /// Made when a text has one of the words.
    ready: OnceLock<Option<Ready>>,
}

#[derive(Debug)]
struct Ready {
    matcher: Matcher,
    /// The bytes it can begin with: anywhere, and where a word goes on, in which most patterns cannot
    /// begin.
    first: [[bool; 256]; 2],
    /// For each group of first letters those of second ones, the same way.
    pairs: [[u32; GROUPS]; 2],
    /// Whether it begins at the border of a word.
    is_bordered: bool,
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
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let node = Node::read(written, true)?;
        Ok(Self {
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            is_anchored: node.is_anchored(),
            may_be_empty: node.may_be_empty(),
            needs: OnceLock::new(),
            ready: OnceLock::new(),
            node,
        })
    }

    /// Nothing if it is no pattern that can be matched step by step.
    fn ready(&self) -> Option<&Ready> {
        let make = || {
            let matcher = Matcher::of(&self.node).ok()?;
            let pairs = if self.may_be_empty {
                [Pairs::ALL; 2]
            } else {
                let mut ahead = Ahead::new(&matcher);
                [None, Some(Class::WORD)].map(|before| ahead.pairs(before))
            };
            let first = |pairs: Pairs| {
                std::array::from_fn(|byte| u8::try_from(byte).is_ok_and(|byte| pairs.begin(byte)))
            };
            let is_bordered = matches!(matcher.steps.first(), Some(Step::Boundary));
            Some(Ready {
                first: pairs.map(first),
                pairs: pairs.map(|pairs| pairs.seconds),
                is_bordered,
                matcher,
            })
        };
        self.ready.get_or_init(make).as_ref()
    }

    /// Lists of words: a text that it is in has one of each.
    pub(in crate::recognise) fn needs(&self) -> &[Box<[u64]>] {
        self.needs.get_or_init(|| self.node.all_needs())
    }

    /// Whether it could be in a text with such words.
    pub(in crate::recognise) fn may_be_among(&self, words: &Known) -> bool {
        let mut lists = self.needs().iter();
        lists.all(|list| list.iter().any(|key| words.has(*key)))
    }

    /// Where it is first from a byte on.
    pub(in crate::recognise) fn find(&self, text: &str, from: usize, room: &mut Room) -> Found {
        let Some(ready) = self.ready() else {
            return Found::Unknown;
        };
        let text = text.as_bytes();
        room.begin(STEPS + text.len().saturating_mul(STEPS_A_BYTE));
        let last = if self.is_anchored { 1 } else { text.len() };
        let last = last.min(text.len());
        let mut at = from;
        while let Some(next) = ready.next(text, at, last) {
            at = next;
            if ready.may_start(text, at) {
                match ready.at(text, at, room) {
                    Found::Nowhere => {}
                    found => return found,
                }
            }
            at += 1;
        }
        if self.may_be_empty && from <= text.len() {
            return ready.at(text, text.len(), room);
        }
        Found::Nowhere
    }

    /// Where the groups of what was found last are, counted from 1.
    pub(in crate::recognise) fn groups(
        &self,
        room: &Room,
    ) -> impl Iterator<Item = Option<Range<usize>>> {
        let count = self.ready().map_or(0, |ready| ready.matcher.slots as usize);
        let slots = room.slots.get(2..count);
        slots.unwrap_or_default().chunks_exact(2).map(|slot| {
            let took_part = slot[0] != NONE && slot[1] != NONE;
            took_part.then(|| slot[0] as usize..slot[1] as usize)
        })
    }
}

impl Ready {
    /// The next byte that has a first letter, at a border if it has to be one: nearly all letters
    /// are passed over in this one look.
    fn next(&self, text: &[u8], at: usize, last: usize) -> Option<usize> {
        let rest = text.get(at..last)?;
        let begins = |byte: u8| self.first[0][usize::from(byte)];
        let found = if self.is_bordered {
            let mut was_word = at.checked_sub(1).is_some_and(|before| word(text[before]));
            rest.iter().position(|byte| {
                let is_word = word(*byte);
                let is_border = is_word != was_word;
                was_word = is_word;
                is_border && begins(*byte)
            })
        } else {
            rest.iter().position(|byte| begins(*byte))
        };
        found.map(|next| at + next)
    }

    /// Whether it could begin at a byte, by the two letters there and the border of words.
    fn may_start(&self, text: &[u8], at: usize) -> bool {
        let goes_on = at.checked_sub(1).is_some_and(|before| word(text[before]));
        let place = usize::from(goes_on);
        if !self.first[place][usize::from(text[at])] {
            return false;
        }
        let seconds = self.pairs[place][usize::from(group(text[at]))];
        let second = text.get(at + 1).map_or(u32::MAX, |byte| 1 << group(*byte));
        seconds & second != 0 && !(self.is_bordered && is_inside(text, at))
    }

    fn at(&self, text: &[u8], start: usize, room: &mut Room) -> Found {
        room.go_on();
        room.slots.clear();
        room.slots.resize(self.matcher.slots as usize, NONE);
        match self.matcher.run(text, start, room) {
            End::At(end) => Found::At(start..end),
            End::Nowhere => Found::Nowhere,
            End::Unknown => Found::Unknown,
        }
    }
}

/// Whether no border of a word stands before a byte.
fn is_inside(text: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|before| word(text[before]));
    before == word(text[at])
}
