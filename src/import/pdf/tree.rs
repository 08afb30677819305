//! The tree of pages, looked at before anybody climbs it: a few lines can stand for more pages
//! than there are atoms.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::import::Unreadable;

/// Most leaves of a tree of any kind: names and fields make such trees, too.
const MOST_LEAVES: u64 = 200_000;
/// A tree is no higher.
const HIGHEST: usize = 200;

/// The children of the objects of a file.
#[derive(Default)]
pub(super) struct Tree {
    kids: BTreeMap<u32, Vec<u32>>,
}

impl Tree {
    /// Takes what the objects in a piece of a file say of their children: `7 0 obj … /Kids [8 0 R]`.
    pub(super) fn read(&mut self, bytes: &[u8]) {
        let mut object = 0;
        let mut at = 0;
        while let Some(found) = next_mark(&bytes[at..]) {
            let mark = at + found;
            if bytes[mark..].starts_with(b"/Kids") {
                at = mark + 5;
                let kids = references(&bytes[at..]);
                if object != 0 {
                    self.kids.entry(object).or_default().extend(kids);
                }
            } else {
                at = mark + 4;
                object = number_before(&bytes[..mark]).unwrap_or(0);
            }
        }
    }

    /// Takes the children of an object that somebody else has read.
    pub(super) fn add(&mut self, object: u32, kids: impl Iterator<Item = u32>) {
        self.kids.entry(object).or_default().extend(kids);
    }

    /// The same of an object stream: numbers and places of its objects, then the objects.
    pub(super) fn read_packed(&mut self, bytes: &[u8]) {
        let mut numbers = Vec::new();
        let mut at = 0;
        loop {
            let rest = &bytes[at..];
            let blank = rest
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
            let digits = rest[blank..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let word = &rest[blank..blank + digits];
            let Some(number) = (1..=9).contains(&digits).then(|| number(word)) else {
                break;
            };
            numbers.push(number);
            at += blank + digits;
        }
        let first = bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count()
            + at;
        let mut places: Vec<u32> = numbers.chunks_exact(2).map(|pair| pair[1]).collect();
        places.sort_unstable();
        for pair in numbers.chunks_exact(2) {
            // An object ends where the next one begins.
            let next = places.partition_point(|place| *place <= pair[1]);
            let till = places
                .get(next)
                .map_or(bytes.len(), |place| first + *place as usize);
            let from = first + pair[1] as usize;
            let Some(object) = bytes.get(from..till.min(bytes.len())) else {
                continue;
            };
            if let Some(found) = find(object, b"/Kids") {
                let kids = references(&object[found + 5..]);
                self.kids.entry(pair[0]).or_default().extend(kids);
            }
        }
    }

    /// Refuses a tree that is too high or has too many leaves.
    ///
    /// # Errors
    /// If it is such a tree.
    pub(super) fn refuse(&self) -> Result<(), Unreadable> {
        let mut known: BTreeMap<u32, (u64, usize)> = BTreeMap::new();
        for root in self.kids.keys() {
            let (leaves, height) = self.measure(*root, &mut known);
            if leaves > MOST_LEAVES || height > HIGHEST {
                return Err(Unreadable::new(
                    "its tree of pages stands for more pages than any document has; print it to PDF again",
                ));
            }
        }
        Ok(())
    }

    /// Leaves and height below an object; what goes round in a circle ends there.
    fn measure(&self, root: u32, known: &mut BTreeMap<u32, (u64, usize)>) -> (u64, usize) {
        // Each object stands in the list twice: before its children, and after them.
        let mut pending = vec![(root, false)];
        while let Some((object, is_after)) = pending.pop() {
            let kids = self
                .kids
                .get(&object)
                .map(Vec::as_slice)
                .unwrap_or_default();
            if is_after {
                let below = kids.iter().filter_map(|kid| known.get(kid));
                let (mut leaves, mut height) = (0_u64, 0);
                for (own, high) in below {
                    leaves = leaves.saturating_add(*own);
                    height = height.max(*high);
                }
                known.insert(object, (leaves.max(1), height + 1));
            } else if kids.is_empty() {
                known.insert(object, (1, 1));
            } else if let Entry::Vacant(own) = known.entry(object) {
                // Whoever comes back to it finds it begun.
                own.insert((1, 1));
                pending.push((object, true));
                pending.extend(
                    kids.iter()
                        .filter(|kid| !known.contains_key(kid))
                        .map(|kid| (*kid, false)),
                );
            }
        }
        known.get(&root).copied().unwrap_or((1, 1))
    }
}

/// Where the next ` obj` or `/Kids` stands.
fn next_mark(bytes: &[u8]) -> Option<usize> {
    (0..bytes.len()).find(|at| match bytes[*at] {
        b' ' | b'\n' | b'\r' => bytes[*at + 1..].starts_with(b"obj"),
        b'/' => bytes[*at..].starts_with(b"/Kids"),
        _ => false,
    })
}

/// The number in `7 0` before ` obj`.
fn number_before(bytes: &[u8]) -> Option<u32> {
    let near = &bytes[bytes.len().saturating_sub(24)..];
    let mut words = near
        .rsplit(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    words.next()?;
    let word = words.next()?;
    let digits = word
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (1..=9)
        .contains(&digits)
        .then(|| number(&word[word.len() - digits..]))
}

/// The objects of `[8 0 R 9 0 R]`.
fn references(bytes: &[u8]) -> Vec<u32> {
    let blank = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let Some(inner) = bytes[blank..].strip_prefix(b"[") else {
        return Vec::new();
    };
    let end = inner
        .iter()
        .position(|byte| *byte == b']')
        .unwrap_or(inner.len());
    let words: Vec<&[u8]> = inner[..end]
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(3)
        .filter(|three| three[2].starts_with(b"R") && three[0].len() <= 9)
        .filter(|three| three[0].iter().all(u8::is_ascii_digit))
        .map(|three| number(three[0]))
        .collect()
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0_u32, |all, digit| {
        all.saturating_mul(10)
            .saturating_add(u32::from(digit.wrapping_sub(b'0')))
    })
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn trees_are_measured() {
        let of = |text: &str| {
            let mut tree = Tree::default();
            tree.read(text.as_bytes());
            tree.refuse().is_err()
        };
        assert!(!of(
            "1 0 obj\n<< /Kids [2 0 R 3 0 R 1 0 R] >> endobj 2 0 obj << /Kids [3 0 R] >>"
        ));
        let object = |at: usize, times: usize| {
            let kid = format!(" {} 0 R", at + 1);
            format!("{at} 0 obj << /Kids [{} ] >> endobj\n", kid.repeat(times))
        };
        let wide: Vec<String> = (1..40).map(|at| object(at, 2)).collect();
        assert!(of(&wide.concat()), "2 to the power of 39 pages");
        let high: Vec<String> = (1..400).map(|at| object(at, 1)).collect();
        assert!(of(&high.concat()), "a chain of 400");
    }

    #[test]
    fn packed_objects_are_read() {
        let mut tree = Tree::default();
        tree.read_packed(b"4 0 5 20 << /Kids [5 0 R] >> << /Kids [6 0 R 7 0 R] >>");
        assert_eq!(tree.kids[&4], [5]);
        assert_eq!(tree.kids[&5], [6, 7]);
    }
}
