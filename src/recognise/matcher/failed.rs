//! Which ways of a search have failed: a table of numbers that is emptied at no cost, as searches are
//! many and short.

/// So many places the table has at first.
const PLACES: usize = 1024;

/// A set of numbers.
#[derive(Debug)]
pub(super) struct Failed {
    /// Each with the round in which it was put here.
    places: Vec<(u64, u32)>,
    /// What counts are the numbers of this round; none is 0.
    round: u32,
    count: usize,
}

impl Default for Failed {
    fn default() -> Self {
        Self {
            places: Vec::new(),
            round: 1,
            count: 0,
        }
    }
}

impl Failed {
    /// Forgets all numbers.
    pub(super) fn clear(&mut self) {
        self.count = 0;
        self.round = self.round.checked_add(1).unwrap_or_else(|| {
            self.places.clear();
            1
        });
    }

    /// Puts a number into the set, and tells whether it was not there.
    pub(super) fn insert(&mut self, number: u64) -> bool {
        if self.count * 2 >= self.places.len() {
            self.grow();
        }
        let is_new = put(&mut self.places, self.round, number);
        self.count += usize::from(is_new);
        is_new
    }

    fn grow(&mut self) {
        let size = (self.places.len() * 2).max(PLACES);
        let places = std::mem::replace(&mut self.places, vec![(0, 0); size]);
        let own = places.iter().filter(|(_, round)| *round == self.round);
        for (number, _) in own {
            put(&mut self.places, self.round, *number);
        }
    }
}

/// Puts a number into places of which some are free and whose count is a power of two.
fn put(places: &mut [(u64, u32)], round: u32, number: u64) -> bool {
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let last = places.len() - 1;
    // Below the power of two, whatever the width of a place.
    #[allow(clippy::cast_possible_truncation, reason = "only the lower bits count")]
    let mut at = (mixed ^ mixed >> 32) as usize & last;
    loop {
        let place = &mut places[at];
        if place.1 != round {
            *place = (number, round);
            return true;
        }
        if place.0 == number {
            return false;
        }
        at = (at + 1) & last;
    }
}

#[cfg(test)]
mod tests {
    use super::Failed;

    #[test]
    fn a_number_is_new_once_in_a_round() {
        let mut failed = Failed::default();
        for _ in 0..3 {
            for number in 0..5_000_u64 {
                assert!(failed.insert(number << 32 | 7), "{number}");
            }
            for number in 0..5_000_u64 {
                assert!(!failed.insert(number << 32 | 7), "{number}");
            }
            assert!(failed.insert(0));
            failed.clear();
        }
    }
}
