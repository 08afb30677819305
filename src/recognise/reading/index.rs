//! Which sentences of a paper have which words, so that a pattern is looked for only in those that
//! have what it needs. Each word of the paper is looked up once, and each pattern asks once for a
//! whole paper.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::recognise::matcher::{Search, beginning, each_word};

/// The sentences of each word.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The number of each word, by its first letters.
    words: HashMap<u64, u32, BuildHasherDefault<Mix>>,
    /// The numbers of the words with some few first letters.
    beginnings: HashMap<u64, Vec<u32>, BuildHasherDefault<Mix>>,
    /// Where the sentences of each word begin and end in `sentences`.
    ends: Vec<u32>,
    sentences: Vec<u32>,
    count: usize,
    /// For each pattern that was looked for, by its number.
    asked: RefCell<Vec<Asked>>,
}

/// In which sentences a pattern could be.
#[derive(Clone, Debug, Default)]
enum Asked {
    /// Nobody has asked.
    #[default]
    Never,
    /// In those whose bit is set.
    In(Box<[u64]>),
}

impl Index {
    /// Looks up the words of all sentences, each in small letters.
    pub(super) fn of<'t>(sentences: impl Iterator<Item = &'t str>) -> Self {
        let mut index = Self::default();
        // The words in order, and where those of each sentence end.
        let mut numbers: Vec<u32> = Vec::new();
        let mut till: Vec<usize> = Vec::new();
        let mut counts: Vec<u32> = Vec::new();
        for text in sentences {
            each_word(text.as_bytes(), |key| {
                let next = narrow(counts.len());
                let number = *index.words.entry(key).or_insert(next);
                if number == next {
                    counts.push(0);
                    if let Some(begins) = beginning(key) {
                        index.beginnings.entry(begins).or_default().push(number);
                    }
                }
                counts[number as usize] += 1;
                numbers.push(number);
            });
            till.push(numbers.len());
        }
        let mut end = 0;
        let mut next: Vec<u32> = Vec::with_capacity(counts.len());
        for count in counts {
            next.push(end);
            end += count;
            index.ends.push(end);
        }
        index.sentences = vec![0; numbers.len()];
        let mut from = 0;
        for (sentence, till) in till.iter().enumerate() {
            for number in &numbers[from..*till] {
                let place = &mut next[*number as usize];
                index.sentences[*place as usize] = narrow(sentence);
                *place += 1;
            }
            from = *till;
        }
        index.count = till.len();
        index
    }

    /// Whether a pattern could be in a sentence.
    pub(super) fn may_have(&self, sentence: usize, search: &Search) -> bool {
        if sentence >= self.count {
            return true;
        }
        let mut asked = self.asked.borrow_mut();
        if asked.len() <= search.number {
            asked.resize(search.number + 1, Asked::Never);
        }
        let asked = &mut asked[search.number];
        if matches!(asked, Asked::Never) {
            *asked = self.ask(search);
        }
        let Asked::In(bits) = asked else { return true };
        let bits = bits.get(sentence / 64).copied().unwrap_or_default();
        bits >> (sentence % 64) & 1 == 1
    }

    /// Keeps that a pattern is not in a sentence, after all: several rules ask the same.
    pub(super) fn rule_out(&self, sentence: usize, search: &Search) {
        let mut asked = self.asked.borrow_mut();
        if let Some(Asked::In(bits)) = asked.get_mut(search.number)
            && let Some(bits) = bits.get_mut(sentence / 64)
        {
            *bits &= !(1 << (sentence % 64));
        }
    }

    /// The sentences that have a word of each list.
    fn ask(&self, search: &Search) -> Asked {
        let mut all: Option<Box<[u64]>> = None;
        for list in search.needs() {
            let mut bits = vec![0; self.count.div_ceil(64)].into_boxed_slice();
            for number in list.iter().flat_map(|key| self.numbers(*key)) {
                for sentence in self.having(*number) {
                    let sentence = *sentence as usize;
                    bits[sentence / 64] |= 1 << (sentence % 64);
                }
            }
            all = Some(all.map_or(bits.clone(), |all| {
                all.iter()
                    .zip(&bits)
                    .map(|(one, other)| one & other)
                    .collect()
            }));
        }
        let any = || vec![u64::MAX; self.count.div_ceil(64)].into_boxed_slice();
        Asked::In(all.unwrap_or_else(any))
    }

    /// The words that a key stands for: one, or all with the same beginning.
    fn numbers(&self, key: u64) -> &[u32] {
        let one = self.words.get(&key).map(std::slice::from_ref);
        let many = || self.beginnings.get(&key).map(Vec::as_slice);
        one.or_else(many).unwrap_or_default()
    }

    fn having(&self, number: u32) -> &[u32] {
        let at = number as usize;
        let before = at.checked_sub(1).and_then(|at| self.ends.get(at));
        let from = before.copied().unwrap_or_default() as usize;
        let till = self.ends.get(at).copied().unwrap_or_default() as usize;
        self.sentences.get(from..till).unwrap_or_default()
    }
}

/// No paper has so many words that they need more room.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Mixes the letters of a word.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64((*byte).into());
        }
    }

    fn write_u64(&mut self, part: u64) {
        let mixed = (self.0 ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        self.0 ^= self.0 >> 32;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::recognise::matcher::Search;

    #[test]
    fn a_pattern_is_looked_for_where_its_words_stand() {
        let sentences = [
            "the provider may change the service levels",
            "the customer may change its mind",
            "service levels are met",
        ];
        let index = Index::of(sentences.into_iter());
        for (pattern, expected) in [
            ("(?:may|can) [a-z ]*service levels?", [true, false, false]),
            ("service levels?|mind", [true, true, true]),
            ("cust[a-z]+", [false, true, false]),
            ("penalt(?:y|ies)", [false; 3]),
            ("[a-z]+", [true; 3]),
        ] {
            let search = Search::new(&format!(r"(?-u:\b)(?:{pattern})(?-u:\b)")).unwrap();
            let found = [0, 1, 2].map(|at| index.may_have(at, &search));
            assert_eq!(found, expected, "{pattern}");
        }
    }
}
