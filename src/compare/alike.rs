//! How much alike two texts are, by the words they share.

/// What two texts score that share every word.
pub(super) const SAME: u32 = 1000;

/// The words of a text, each as a number, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag(Vec<u64>);

impl Bag {
    /// The words of a text.
    pub(super) fn of(text: &str) -> Self {
        let words = text.split(|one: char| !one.is_alphanumeric());
        let mut all: Vec<u64> = words.filter(|word| !word.is_empty()).map(number).collect();
        all.sort_unstable();
        Self(all)
    }

    /// How many of its words another text shares, from 0 to [`SAME`].
    pub(super) fn alike(&self, other: &Self) -> u32 {
        let all = self.0.len() + other.0.len();
        if all == 0 {
            return SAME;
        }
        let (mut one, mut two) = (self.0.as_slice(), other.0.as_slice());
        let mut shared = 0_usize;
        while let ([first, ..], [second, ..]) = (one, two) {
            match first.cmp(second) {
                std::cmp::Ordering::Less => one = &one[1..],
                std::cmp::Ordering::Greater => two = &two[1..],
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    (one, two) = (&one[1..], &two[1..]);
                }
            }
        }
        u32::try_from(shared * 2 * 1000 / all).unwrap_or(0)
    }
}

/// The same number for the same word on every machine (FNV-1a).
fn number(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Bag, SAME};

    #[test]
    fn likeness_is_the_share_of_words() {
        let bag = Bag::of("The Provider has reported.");
        assert_eq!(bag.alike(&Bag::of("has reported, The Provider")), SAME);
        assert_eq!(bag.alike(&Bag::of("The Customer may refuse.")), 250);
        assert_eq!(Bag::of("").alike(&Bag::of(" . ")), SAME);
    }
}
