//! Groups of bytes: what a part can go on with is a set of them that fits a word of memory.

use super::written::Class;

/// So many groups are told apart: each small letter, digits, the blank, and a few more.
pub(super) const GROUPS: usize = 32;
/// The group of each byte.
const GROUP: [u8; 256] = groups();

const fn groups() -> [u8; 256] {
    let mut groups = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "below 256")]
        let own = byte as u8;
        groups[byte] = match own {
            b'a'..=b'z' => own - b'a',
            b'0'..=b'9' => 26,
            b' ' => 27,
            b'A'..=b'Z' | b'_' => 28,
            b'-' | b'/' | b'\'' => 29,
            0x80.. => 30,
            _ => 31,
        };
        byte += 1;
    }
    groups
}

/// The group of a byte.
pub(super) fn group(byte: u8) -> u8 {
    GROUP[usize::from(byte)]
}

/// A set of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Set(u32);

impl Set {
    /// All of them.
    pub(super) const ALL: Self = Self(u32::MAX);

    /// Those of the bytes of a class.
    pub(super) fn of(class: Class) -> Self {
        Self(class.bytes().fold(0, |set, byte| set | 1 << group(byte)))
    }

    /// Whether a byte may be meant; at the end of a text only by the set of all.
    pub(super) fn may_be(self, next: Option<&u8>) -> bool {
        let bit = next.map_or(0, |byte| 1 << group(*byte));
        self.0 & bit != 0 || self == Self::ALL
    }

    pub(super) fn has(self, group: usize) -> bool {
        group < GROUPS && self.0 >> group & 1 == 1 || self == Self::ALL
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn bits(self) -> u32 {
        self.0
    }

    /// Its groups.
    pub(super) fn each(self) -> impl Iterator<Item = u8> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let group = u8::try_from(left.trailing_zeros()).ok()?;
            (usize::from(group) < GROUPS).then(|| {
                left &= left - 1;
                group
            })
        })
    }
}
