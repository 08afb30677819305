//! Extra pay for a result better than promised, capped by the year.

use super::promise::Comparator;
use crate::measure::{Exact, Percentage};

/// What the agreement says about a bonus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bonus {
    /// Which side of the value earns it.
    pub comparator: Comparator,
    /// The result that earns it.
    pub value: Exact,
    /// Of the base charge.
    pub amount: Percentage,
    /// The monthly charge it is a share of.
    pub base: Exact,
    /// What all bonuses of a year may come to.
    pub cap_year: Exact,
}

/// What a window earns, given what the year has paid so far and whether a miss voids it.
pub fn bonus(terms: &Bonus, measured: &Exact, paid_this_year: &Exact, void: bool) -> Exact {
    if void || terms.comparator.worse(measured, &terms.value) {
        return Exact::zero();
    }
    let left = (&terms.cap_year - paid_this_year).max(Exact::zero());
    terms.amount.of(&terms.base).min(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bonus_stops_at_the_cap_and_at_a_miss() {
        let exact = |text: &str| text.parse::<Exact>().unwrap();
        let terms = Bonus {
            comparator: Comparator::AtLeast,
            value: exact("4.6"),
            amount: "2%".parse().unwrap(),
            base: exact("14000"),
            cap_year: exact("3000"),
        };
        let earned =
            |measured, paid, void| bonus(&terms, &exact(measured), &exact(paid), void).to_string();
        assert_eq!(earned("4.6", "0", false), "280");
        assert_eq!(earned("4.59", "0", false), "0");
        assert_eq!(earned("4.9", "2900", false), "100");
        assert_eq!(earned("4.9", "9000", false), "0");
        assert_eq!(earned("5", "0", true), "0");
    }
}
