//! The words at which signs are tried, all found in one pass over a sentence.

use std::collections::BTreeMap;

use crate::recognise::matcher::word;

/// No node, no words.
const NONE: u32 = u32::MAX;

/// Finds words, or their first letters: a tree with a branch for each next letter.
#[derive(Debug)]
pub(super) struct Triggers {
    nodes: Vec<Node>,
    edges: Vec<(u8, u32)>,
    /// The branches of the root.
    roots: [u32; 256],
    /// For each word the signs to try: topic, sign.
    signs: Vec<Vec<(u32, u32)>>,
}

#[derive(Debug)]
struct Node {
    /// The word that ends here.
    word: u32,
    /// Its branches among all.
    first: u32,
    count: u32,
    /// The letters of its branches, as [`bit`] says: most words go on with none of them.
    letters: u32,
}

/// One bit for each small letter, and some for all other bytes.
fn bit(byte: u8) -> u32 {
    1 << (byte & 31)
}

impl Triggers {
    /// A tree of words, each with the signs to try.
    pub(super) fn new(words: BTreeMap<&[u8], Vec<(u32, u32)>>) -> Self {
        let letters: Vec<&[u8]> = words.keys().copied().collect();
        let mut triggers = Self {
            nodes: Vec::new(),
            edges: Vec::new(),
            roots: [NONE; 256],
            signs: words.into_values().collect(),
        };
        triggers.grow(&letters);
        let branches = triggers.branches(0).to_vec();
        for (byte, node) in branches {
            triggers.roots[usize::from(byte)] = node;
        }
        triggers
    }

    /// Grows the tree of words, which are sorted.
    fn grow(&mut self, words: &[&[u8]]) {
        let root = self.node();
        let mut left = vec![(root, 0..words.len(), 0)];
        while let Some((node, mut range, depth)) = left.pop() {
            if words[range.clone()]
                .first()
                .is_some_and(|word| word.len() == depth)
            {
                self.nodes[node as usize].word = narrow(range.start);
                range.start += 1;
            }
            self.nodes[node as usize].first = narrow(self.edges.len());
            while !range.is_empty() {
                let byte = words[range.start][depth];
                let same = words[range.clone()].partition_point(|one| one[depth] == byte);
                let next = self.node();
                self.edges.push((byte, next));
                self.nodes[node as usize].count += 1;
                self.nodes[node as usize].letters |= bit(byte);
                left.push((next, range.start..range.start + same, depth + 1));
                range.start += same;
            }
        }
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(Node {
            word: NONE,
            first: 0,
            count: 0,
            letters: 0,
        });
        narrow(self.nodes.len() - 1)
    }

    fn branches(&self, node: u32) -> &[(u8, u32)] {
        let node = &self.nodes[node as usize];
        let first = node.first as usize;
        &self.edges[first..first + node.count as usize]
    }

    /// The signs to try in a sentence of small letters, in the order of their words; a sign comes
    /// again with each word that stands there.
    pub(super) fn read(&self, text: &[u8], mut found: impl FnMut(usize, usize)) {
        let mut was_word = false;
        for (start, byte) in text.iter().enumerate() {
            let is_word = word(*byte);
            let inside = is_word && was_word;
            was_word = is_word;
            if inside {
                continue;
            }
            let mut node = self.roots[usize::from(*byte)];
            let mut at = start + 1;
            while node != NONE {
                let here = &self.nodes[node as usize];
                if here.word != NONE {
                    for (topic, sign) in &self.signs[here.word as usize] {
                        found(*topic as usize, *sign as usize);
                    }
                }
                let Some(next) = text.get(at) else { break };
                if here.letters & bit(*next) == 0 {
                    break;
                }
                let mut branches = self.branches(node).iter();
                node = branches
                    .find(|(byte, _)| byte == next)
                    .map_or(NONE, |(_, node)| *node);
                at += 1;
            }
        }
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::Triggers;

    #[test]
    fn words_are_found_at_the_start_of_a_word() {
        let words = ["audit", "au", "end the", "$"].iter().zip(0..);
        let words = words.map(|(word, at)| (word.as_bytes(), vec![(at, 0)]));
        let triggers = Triggers::new(words.collect());
        let mut found = Vec::new();
        triggers.read(b"the audits end there, preaudit $5", |topic, _| {
            found.push(topic);
        });
        assert_eq!(found, [1, 0, 2, 3]);
    }
}
