//! What a part of a pattern can start with, so that most places need no look at it.

use super::groups::{GROUPS, Set, group};
use super::written::Class;
use super::{Matcher, Step};

/// Of the first two, three and four letters of something one bit each. Four letters tell most, so
/// they have the most bits: a sentence has some sixty words, which must not fill them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::recognise) struct Starts {
    pairs: Bits<2>,
    triples: Bits<2>,
    fours: Bits<8>,
}

/// So many times sixty-four bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bits<const SIZE: usize>([u64; SIZE]);

impl<const SIZE: usize> Default for Bits<SIZE> {
    fn default() -> Self {
        Self([0; SIZE])
    }
}

impl<const SIZE: usize> Bits<SIZE> {
    fn put(&mut self, at: u16) {
        self.0[usize::from(at >> 6) % SIZE] |= 1 << (at & 63);
    }

    fn has(&self, at: u16) -> bool {
        self.0[usize::from(at >> 6) % SIZE] >> (at & 63) & 1 == 1
    }

    fn meet(&self, other: &Self) -> bool {
        let both = self.0.iter().zip(&other.0);
        both.fold(0, |all, (one, other)| all | (one & other)) != 0
    }

    fn is_full(&self) -> bool {
        self.0.iter().all(|bits| *bits == u64::MAX)
    }
}

/// The bits of one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recognise) struct Start {
    pair: u8,
    triple: u8,
    four: u16,
}

impl Start {
    fn of(letters: [u8; 4]) -> Self {
        let [one, two, three, four] = letters.map(u32::from);
        let pair = one << 5 | two;
        let triple = pair << 5 | three;
        let four = triple << 5 | four;
        Self {
            pair: mixed(pair).to_be_bytes()[0] >> 1,
            triple: mixed(triple).to_be_bytes()[0] >> 1,
            four: u16::try_from(mixed(four) >> 23).unwrap_or_default(),
        }
    }
}

/// Mixes the groups of some letters, so that the upper bits tell them apart.
fn mixed(letters: u32) -> u32 {
    letters.wrapping_mul(0x9E37_79B1)
}

impl Starts {
    /// Those of a place in a text.
    pub(in crate::recognise) fn at(text: &[u8], at: usize) -> Start {
        let letter = |at: usize| group(text.get(at).copied().unwrap_or(0));
        Start::of([letter(at), letter(at + 1), letter(at + 2), letter(at + 3)])
    }

    /// Adds those of a place.
    pub(in crate::recognise) fn put(&mut self, start: Start) {
        self.pairs.put(start.pair.into());
        self.triples.put(start.triple.into());
        self.fours.put(start.four);
    }

    /// Whether those of a place are among them.
    pub(in crate::recognise) fn has(&self, start: Start) -> bool {
        self.fours.has(start.four)
            && self.triples.has(start.triple.into())
            && self.pairs.has(start.pair.into())
    }

    /// Whether any are among others.
    pub(in crate::recognise) fn meet(&self, others: &Self) -> bool {
        self.fours.meet(&others.fours)
            && self.triples.meet(&others.triples)
            && self.pairs.meet(&others.pairs)
    }

    fn is_full(&self) -> bool {
        self.pairs.is_full() && self.triples.is_full() && self.fours.is_full()
    }

    fn add(&mut self, letters: [Set; 4]) {
        let [first, second, third, fourth] = letters;
        for one in first.each() {
            for two in second.each() {
                // Where anything may follow, two letters are all there is to know.
                if self.triples.is_full() && self.fours.is_full() {
                    self.put(Start::of([one, two, 0, 0]));
                    continue;
                }
                for three in third.each() {
                    for four in fourth.each() {
                        self.put(Start::of([one, two, three, four]));
                    }
                }
            }
        }
    }
}

/// What something can start with: its first bytes, and the groups of the second ones behind each
/// group of first ones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pairs {
    pub(super) firsts: Class,
    pub(super) seconds: [u32; GROUPS],
}

impl Pairs {
    /// Anything.
    pub(super) const ALL: Self = Self {
        firsts: Class::ALL,
        seconds: [u32::MAX; GROUPS],
    };

    /// Whether a byte is one of the first ones. Nothing begins inside a letter beyond ASCII.
    pub(super) fn begin(&self, byte: u8) -> bool {
        if byte.is_ascii() {
            self.firsts.has(byte)
        } else {
            self.seconds[usize::from(group(byte))] != 0 && byte & 0xc0 != 0x80
        }
    }
}

/// Looks for what can come next.
pub(super) struct Ahead<'a> {
    matcher: &'a Matcher,
    /// The look in which a step was reached last: behind the border of a word or not.
    seen: Vec<[u32; 2]>,
    looks: u32,
    letters: Class,
}

/// What can come next, and the steps that follow it.
struct Next {
    /// Nothing where the part may end.
    class: Option<Class>,
    /// At most two: one more of the same, and what is behind it.
    steps: [Option<usize>; 2],
}

/// One step, and no other.
fn one(step: usize) -> [Option<usize>; 2] {
    [Some(step), None]
}

impl Matcher {
    /// What it can start with; more than that, never less.
    pub(in crate::recognise) fn starts(&self) -> Starts {
        let mut starts = Starts::default();
        let mut ahead = Ahead::new(self);
        ahead.add(one(0), [Set::ALL; 4], 0, None, &mut starts);
        starts
    }
}

impl<'a> Ahead<'a> {
    pub(super) fn new(matcher: &'a Matcher) -> Self {
        Ahead {
            matcher,
            seen: vec![[0; 2]; matcher.steps.len()],
            looks: 0,
            letters: Class::WORD,
        }
    }

    /// The first bytes, and for each group of them the groups of second ones; behind a byte of a class
    /// if that is known.
    pub(super) fn pairs(&mut self, before: Option<Class>) -> Pairs {
        let wide = Class::ASCII.without();
        let mut pairs = [0; GROUPS];
        let mut firsts = Class::default();
        for first in self.reach(one(0), before) {
            let Some(class) = first.class else {
                return Pairs::ALL;
            };
            firsts = firsts.with(class);
            // The second letter of a class that reaches beyond ASCII may stand some bytes on.
            let mut seconds = 0;
            if !class.within(wide).is_empty() {
                pairs[usize::from(group(0x80))] = u32::MAX;
            }
            for second in self.reach(first.steps, Some(class)) {
                seconds |= second.class.map_or(u32::MAX, |class| Set::of(class).bits());
            }
            for group in Set::of(class).each() {
                pairs[usize::from(group)] |= seconds;
            }
        }
        Pairs {
            firsts,
            seconds: pairs,
        }
    }

    /// Adds what starts with some letters and goes on with some steps.
    fn add(
        &mut self,
        steps: [Option<usize>; 2],
        letters: [Set; 4],
        count: usize,
        last: Option<Class>,
        starts: &mut Starts,
    ) {
        // Where no step follows, the rest is open.
        if count == letters.len() || steps == [None; 2] {
            starts.add(letters);
            return;
        }
        for next in self.reach(steps, last) {
            if starts.is_full() {
                return;
            }
            let Some(class) = next.class else {
                // It may end here: whatever follows, the rest is open.
                starts.add(letters);
                continue;
            };
            let mut letters = letters;
            letters[count] = Set::of(class);
            if !letters[count].is_empty() {
                self.add(next.steps, letters, count + 1, Some(class), starts);
            }
        }
    }

    /// The bytes that can come next from some steps on, behind a byte of a class, each with the
    /// steps that follow.
    fn reach(&mut self, from: [Option<usize>; 2], last: Option<Class>) -> Vec<Next> {
        self.looks += 1;
        // Behind a letter, the border of a word is where no letter follows.
        let borders = last.is_some_and(|last| last.with(self.letters) == self.letters);
        let mut found = Vec::new();
        let from = from.iter().flatten();
        let mut left: Vec<(usize, bool)> = from.map(|at| (*at, false)).collect();
        while let Some((at, is_border)) = left.pop() {
            let Some(seen) = self.seen.get_mut(at) else {
                continue;
            };
            if std::mem::replace(&mut seen[usize::from(is_border)], self.looks) == self.looks {
                continue;
            }
            let others = self.letters.without();
            let limited = |class: Class| {
                if is_border {
                    class.within(others)
                } else {
                    class
                }
            };
            let mut push = |class: Class, steps: [Option<usize>; 2]| {
                let class = Some(limited(class));
                found.push(Next { class, steps });
            };
            match self.matcher.steps[at] {
                Step::Byte(byte) => push(Class::one(byte), one(at + 1)),
                Step::One(class) => push(self.matcher.classes[class as usize], one(at + 1)),
                Step::Letter(letters) => {
                    push(self.matcher.letters[letters as usize].bytes, one(at + 1));
                }
                Step::Many(many) => {
                    let many = self.matcher.many[many as usize];
                    let class = self.matcher.class_of(many);
                    push(class, [Some(at), Some(at + 1)]);
                    if many.least == 0 {
                        left.push((at + 1, is_border));
                    }
                }
                Step::Boundary => left.push((at + 1, is_border || borders)),
                // Behind a byte no text begins.
                Step::Start if last.is_some() => {}
                Step::Start | Step::End | Step::Save(_) => left.push((at + 1, is_border)),
                Step::Jump(to) => left.push((to as usize, is_border)),
                Step::Either(from, count) => {
                    let ways =
                        &self.matcher.ways[from as usize..from as usize + usize::from(count)];
                    left.extend(ways.iter().map(|way| (way.step as usize, is_border)));
                }
                Step::Table(table) => {
                    let steps = self.matcher.tables[table as usize].choices.iter();
                    left.extend(steps.map(|step| (*step as usize, is_border)));
                }
                Step::Done if is_border => push(others, [None; 2]),
                Step::Done => found.push(Next {
                    class: None,
                    steps: [None; 2],
                }),
            }
        }
        found
    }
}
