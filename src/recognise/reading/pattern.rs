//! Phrases as patterns over small letters with single blanks; both ends stand at word borders.
//!
//! A pattern is read when it is looked for first, and matched from where its first letters stand
//! (see [`crate::recognise::matcher`]): most are looked for in some sentences of a paper only, for
//! which an automaton takes longer to build than to run. For a text that is very long or takes too
//! many steps an automaton is built after all.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use crate::recognise::matcher::{Found, Known, Room, Search};

/// In a longer text, in bytes, automata look: what people write as one sentence is shorter.
const LONG: usize = 16_384;

thread_local! {
    static ROOM: RefCell<Room> = RefCell::default();
}

/// A family of phrases, made ready when it is first looked for.
#[derive(Debug)]
pub struct Pattern {
    words: &'static str,
    bordered: bool,
    /// Letters of which some stand in whatever is found.
    needs: &'static [&'static str],
    ready: OnceLock<Option<Search>>,
    automaton: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Phrases in small letters, as a regular expression.
    pub const fn new(words: &'static str) -> Self {
        Self {
            words,
            bordered: true,
            needs: &[],
            ready: OnceLock::new(),
            automaton: OnceLock::new(),
        }
    }

    /// An expression that says itself where it begins and ends.
    pub const fn whole(words: &'static str) -> Self {
        Self {
            words,
            bordered: false,
            needs: &[],
            ready: OnceLock::new(),
            automaton: OnceLock::new(),
        }
    }

    /// The same phrases, of which each has some of these letters: a text without them need not be
    /// searched, and while no text has them the expression is not made.
    #[must_use]
    pub const fn needing(mut self, needs: &'static [&'static str]) -> Self {
        self.needs = needs;
        self
    }

    fn written(&self) -> String {
        if self.bordered {
            spelled(self.words)
        } else {
            self.words.to_owned()
        }
    }

    pub(super) fn search(&self) -> Option<&Search> {
        let read = || Search::new(&self.written()).ok();
        self.ready.get_or_init(read).as_ref()
    }

    /// The automaton; nothing if the words make none, which a test rules out.
    fn automaton(&self) -> Option<&Regex> {
        let build = || Regex::new(&self.written()).ok();
        self.automaton.get_or_init(build).as_ref()
    }

    /// Hands what is found from a byte on to a reader of its groups.
    fn look<T>(
        &self,
        plain: &str,
        from: usize,
        read: impl Fn(Range<usize>, &mut dyn Iterator<Item = Option<Range<usize>>>) -> T,
    ) -> Option<T> {
        if !self.needs.is_empty() && !self.needs.iter().any(|one| plain.contains(one)) {
            return None;
        }
        if let Some(search) = self.search().filter(|_| plain.len() <= LONG) {
            let told = ROOM.with_borrow_mut(|room| match search.find(plain, from, room) {
                Found::At(place) => Some(Some(read(place, &mut search.groups(room)))),
                Found::Nowhere => Some(None),
                Found::Unknown => None,
            });
            if let Some(found) = told {
                return found;
            }
        }
        let found = self.automaton()?.captures_at(plain, from)?;
        let mut groups = found.iter().skip(1).map(|one| Some(one?.range()));
        Some(read(found.get(0)?.range(), &mut groups))
    }

    /// What is found, one behind the other.
    fn each<'w, T>(
        &'w self,
        plain: &'w str,
        read: impl Fn(Range<usize>, &mut dyn Iterator<Item = Option<Range<usize>>>) -> T + 'w,
    ) -> impl Iterator<Item = T> + 'w {
        let mut from = 0;
        let mut last = None;
        std::iter::from_fn(move || {
            loop {
                if from > plain.len() {
                    return None;
                }
                let hand = |place: Range<usize>, groups: &mut dyn Iterator<Item = _>| {
                    (place.clone(), read(place, groups))
                };
                let (place, one) = self.look(plain, from, hand)?;
                // Nothing is found twice at one place.
                let is_new = !place.is_empty() || last != Some(place.end);
                last = Some(place.end);
                from = place.end;
                if is_new {
                    return Some(one);
                }
                from += plain[from..].chars().next().map_or(1, char::len_utf8);
            }
        })
    }

    /// Whether one of the phrases is there.
    pub fn is_in(&self, plain: &str) -> bool {
        self.find(plain).is_some()
    }

    /// Where the first one is.
    pub fn find(&self, plain: &str) -> Option<Range<usize>> {
        self.find_from(plain, 0)
    }

    /// Where the first one is from a byte on.
    pub fn find_from(&self, plain: &str, from: usize) -> Option<Range<usize>> {
        self.look(plain, from, |place, _| place)
    }

    /// Where each of them is.
    pub fn find_all(&self, plain: &str) -> Vec<Range<usize>> {
        self.places(plain).collect()
    }

    /// The same one by one, for a text that may have more than are wanted.
    pub fn places<'w>(&'w self, plain: &'w str) -> impl Iterator<Item = Range<usize>> + 'w {
        self.each(plain, |place, _| place)
    }

    /// The groups of the first one.
    pub fn groups<'w>(&self, plain: &'w str) -> Option<Groups<'w>> {
        self.look(plain, 0, |place, groups| Groups::of(plain, place, groups))
    }

    /// The groups of each of them.
    pub fn all_groups<'w>(&self, plain: &'w str) -> Vec<Groups<'w>> {
        let all = self.each(plain, |place, groups| Groups::parts_of(place, groups));
        all.map(|parts| Groups { plain, parts }).collect()
    }

    /// The same one by one, for a text that may have more than fit the memory.
    pub fn each_groups<'w>(&'w self, plain: &'w str) -> impl Iterator<Item = Groups<'w>> + 'w {
        self.each(plain, |place, groups| Groups::of(plain, place, groups))
    }
}

/// Which words a text has, so that phrases with other words need no search.
#[derive(Debug)]
pub struct Words(Known);

impl Words {
    /// Those of a text in small letters.
    pub fn of(plain: &str) -> Self {
        Self(Known::of(plain.as_bytes()))
    }

    /// Whether the text could have a phrase.
    pub fn may_have(&self, pattern: &Pattern) -> bool {
        let search = pattern.search();
        search.is_none_or(|search| search.may_be_among(&self.0))
    }
}

/// What was found of a phrase: all of it, and each group of its expression.
#[derive(Debug)]
pub struct Groups<'w> {
    plain: &'w str,
    parts: Vec<Option<Range<usize>>>,
}

impl<'w> Groups<'w> {
    fn of(
        plain: &'w str,
        place: Range<usize>,
        groups: &mut dyn Iterator<Item = Option<Range<usize>>>,
    ) -> Self {
        Self {
            plain,
            parts: Self::parts_of(place, groups),
        }
    }

    fn parts_of(
        place: Range<usize>,
        groups: &mut dyn Iterator<Item = Option<Range<usize>>>,
    ) -> Vec<Option<Range<usize>>> {
        std::iter::once(Some(place)).chain(groups).collect()
    }

    /// Where all of it stands.
    pub fn whole(&self) -> Range<usize> {
        self.part(0).unwrap_or_default()
    }

    /// Where a group stands, counted from 1; nothing if it took no part.
    pub fn part(&self, index: usize) -> Option<Range<usize>> {
        self.parts.get(index)?.clone()
    }

    /// The words of a group; none if it took no part.
    pub fn text(&self, index: usize) -> &'w str {
        self.part(index).map_or("", |part| &self.plain[part])
    }

    /// The words of the first group that took part.
    pub fn first(&self) -> Option<&'w str> {
        let part = self.parts.iter().skip(1).flatten().next()?;
        Some(&self.plain[part.clone()])
    }
}

/// The expression of a family of phrases.
pub(super) fn spelled(words: &str) -> String {
    format!(r"(?-u:\b)(?:{words})(?-u:\b)")
}
