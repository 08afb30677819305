//! Groups of bytes: what a part can go on with is a set of them that fits a word of memory.

use super::written::Class;

/// So many groups are told apart: each small letter, digits, the blank, and a few more.
pub(super) const GROUPS: usize = 32;
/// The group of each byte.
const GROUP: [u8; 256] = groups();

/// The group of all bytes beyond ASCII.
const WIDE: u8 = 30;
/// The other groups that are no small letters: the bits of a block of 64 bytes, and the group.
const OTHERS: [(usize, u64, u8); 9] = {
    let (mut low, mut high) = ([0_u64; 32], [0_u64; 32]);
    let mut byte = 0_u8;
    while byte < 128 {
        let group = GROUP[byte as usize] as usize;
        if byte < 64 {
            low[group] |= 1 << byte;
        } else {
            high[group] |= 1 << (byte - 64);
        }
        byte += 1;
    }
    [
        (0, low[26], 26),
        (0, low[27], 27),
        (1, high[28], 28),
        (0, low[29], 29),
        (1, high[29], 29),
        (0, low[31], 31),
        (1, high[31], 31),
        (0, low[28], 28),
        (1, high[27], 27),
    ]
};

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
            0x80.. => WIDE,
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
        // The small letters are the bits from 33 on of the second block.
        let small = class.block(1) >> 33 & 0x03FF_FFFF;
        let mut set = u32::try_from(small).unwrap_or_default();
        for (block, bits, group) in OTHERS {
            if class.block(block) & bits != 0 {
                set |= 1 << group;
            }
        }
        if class.block(2) | class.block(3) != 0 {
            set |= 1 << WIDE;
        }
        Self(set)
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

#[cfg(test)]
mod tests {
    use super::super::written::Class;
    use super::{Set, group};

    #[test]
    fn a_set_has_the_groups_of_its_bytes() {
        for byte in 0..=u8::MAX {
            assert_eq!(Set::of(Class::one(byte)).bits(), 1 << group(byte), "{byte}");
        }
        let all = Class::default().without();
        assert_eq!(Set::of(all), Set::ALL);
    }
}
