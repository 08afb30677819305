//! What a part of a pattern can start with, so that most places need no look at it.

use super::written::Class;
use super::{Matcher, Step};

/// Of the first two and the first three bytes of something one bit each, of 128.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Starts {
    pairs: u128,
    triples: u128,
}

impl Starts {
    /// Those of a place in a text.
    pub(in super::super) fn at(text: &[u8], at: usize) -> (u8, u8) {
        let byte = |at: usize| text.get(at).copied().unwrap_or(0);
        let (one, two, three) = (byte(at), byte(at + 1), byte(at + 2));
        (pair(one, two), triple(one, two, three))
    }

    /// Adds those of a place.
    pub(in super::super) fn put(&mut self, (pair, triple): (u8, u8)) {
        self.pairs |= 1 << pair;
        self.triples |= 1 << triple;
    }

    /// Whether those of a place are among them.
    pub(in super::super) fn has(&self, (pair, triple): (u8, u8)) -> bool {
        self.pairs >> pair & 1 == 1 && self.triples >> triple & 1 == 1
    }

    /// Whether any are among others.
    pub(in super::super) fn meet(&self, others: &Self) -> bool {
        self.pairs & others.pairs != 0 && self.triples & others.triples != 0
    }

    fn add(&mut self, first: Class, second: Class, third: Class) {
        for one in first.bytes() {
            for two in second.bytes() {
                self.pairs |= 1 << pair(one, two);
                if self.triples == u128::MAX {
                    continue;
                }
                for three in third.bytes() {
                    self.triples |= 1 << triple(one, two, three);
                }
            }
        }
    }

    fn add_any(&mut self, one: u8) {
        for two in 0..=u8::MAX {
            self.pairs |= 1 << pair(one, two);
        }
        self.triples = u128::MAX;
    }
}

fn pair(one: u8, two: u8) -> u8 {
    one.wrapping_mul(37).wrapping_add(two.wrapping_mul(11)) & 127
}

fn triple(one: u8, two: u8, three: u8) -> u8 {
    let sum = one.wrapping_mul(37).wrapping_add(two.wrapping_mul(11));
    sum.wrapping_add(three.wrapping_mul(59)) & 127
}

impl Matcher {
    /// What it can start with; more than that, never less.
    pub(in super::super) fn starts(&self) -> Starts {
        let mut starts = Starts::default();
        for (first, next) in self.reach(&[0]) {
            let seconds = self.reach(&next);
            let all = Class::default().without();
            let first = first.filter(|_| seconds.iter().all(|(class, _)| class.is_some()));
            let Some(first) = first else {
                // One byte is all it takes, or nothing at all.
                for one in first.unwrap_or(all).bytes() {
                    starts.add_any(one);
                }
                continue;
            };
            for (second, next) in seconds {
                let second = second.unwrap_or(all);
                let mut third = Some(Class::default());
                for (class, _) in self.reach(&next) {
                    third = class.and_then(|class| third.map(|all| all.with(class)));
                }
                starts.add(first, second, third.unwrap_or(all));
            }
        }
        starts
    }

    /// The bytes that can come next from a step on, each with the steps that follow; nothing
    /// stands for the end.
    fn reach(&self, from: &[usize]) -> Vec<(Option<Class>, Vec<usize>)> {
        let mut found = Vec::new();
        let mut seen = vec![false; self.steps.len()];
        let mut left = from.to_vec();
        while let Some(at) = left.pop() {
            if at >= seen.len() || std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match self.steps[at] {
                Step::Byte(byte) => found.push((Some(Class::one(byte)), vec![at + 1])),
                Step::One(class) => {
                    found.push((Some(self.classes[class as usize]), vec![at + 1]));
                }
                Step::Many(many) => {
                    let many = self.many[many as usize];
                    found.push((Some(self.classes[many.class as usize]), vec![at, at + 1]));
                    if many.least == 0 {
                        left.push(at + 1);
                    }
                }
                Step::Start | Step::End | Step::Boundary => left.push(at + 1),
                Step::Jump(to) => left.push(to as usize),
                Step::Either(from, count) => {
                    let ways = &self.ways[from as usize..from as usize + usize::from(count)];
                    left.extend(ways.iter().map(|way| way.step as usize));
                }
                Step::Table(table) => {
                    let table = &self.tables[table as usize];
                    left.extend(table.steps.iter().flatten().map(|step| *step as usize));
                }
                Step::Done => found.push((None, Vec::new())),
            }
        }
        found
    }
}
