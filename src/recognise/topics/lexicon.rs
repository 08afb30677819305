//! The letters that patterns start with, all found in one pass over a sentence.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, BuildError, MatchKind};

/// Every run of letters that some pattern starts with.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    numbers: BTreeMap<Vec<u8>, u32>,
    letters: Vec<Vec<u8>>,
}

impl Lexicon {
    /// The number of a run of letters.
    pub(super) fn number(&mut self, letters: &[u8]) -> u32 {
        if let Some(number) = self.numbers.get(letters) {
            return *number;
        }
        let number = u32::try_from(self.letters.len()).unwrap_or(u32::MAX);
        self.numbers.insert(letters.to_vec(), number);
        self.letters.push(letters.to_vec());
        number
    }

    /// What finds them all.
    pub(super) fn finder(self) -> Result<Finder, BuildError> {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&self.letters)?;
        Ok(Finder {
            automaton,
            letters: self.letters,
        })
    }
}

/// Finds all letters of a lexicon.
#[derive(Debug)]
pub(super) struct Finder {
    automaton: AhoCorasick,
    letters: Vec<Vec<u8>>,
}

/// Where the letters of a lexicon stand in a sentence.
#[derive(Debug)]
pub(super) struct Hits<'a> {
    /// The sentence, in lower case.
    pub(super) text: &'a [u8],
    finder: &'a Finder,
    at: &'a [Vec<u32>],
}

/// Room for hits, kept from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Room {
    at: Vec<Vec<u32>>,
    /// Which letters stand anywhere, each once.
    pub(super) found: Vec<u32>,
}

impl Finder {
    /// How many runs of letters there are.
    pub(super) fn count(&self) -> usize {
        self.letters.len()
    }

    /// Finds where letters stand at the start of a word.
    pub(super) fn read<'a>(&'a self, text: &'a [u8], room: &'a mut Room) -> (Hits<'a>, &'a [u32]) {
        room.at.resize_with(self.letters.len(), Vec::new);
        for number in room.found.drain(..) {
            room.at[number as usize].clear();
        }
        for found in self.automaton.find_overlapping_iter(text) {
            let (start, number) = (found.start(), found.pattern().as_usize());
            let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
            let inside = start > 0 && word(&text[start - 1]) && word(&text[start]);
            if inside {
                continue;
            }
            let places = &mut room.at[number];
            if places.is_empty() {
                room.found.push(found.pattern().as_u32());
            }
            places.push(u32::try_from(start).unwrap_or(u32::MAX));
        }
        let hits = Hits {
            text,
            finder: self,
            at: &room.at,
        };
        (hits, &room.found)
    }
}

impl Hits<'_> {
    /// Where letters stand, in order.
    pub(super) fn at(&self, number: u32) -> &[u32] {
        self.at.get(number as usize).map_or(&[], Vec::as_slice)
    }

    /// How long letters are.
    pub(super) fn len(&self, number: u32) -> usize {
        self.finder.letters.get(number as usize).map_or(0, Vec::len)
    }
}
