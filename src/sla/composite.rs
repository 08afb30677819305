//! The availability of a whole from that of its parts (model 3.3).
//!
//! Parts fail independently of each other, except for the common-cause share of redundant units.
//! Print that assumption beside every result.

mod needed;

use std::str::FromStr;

use crate::measure::{Exact, Fault, Percentage, Unmeasurable};

pub use needed::{serial_part_needed, unit_needed};

/// More units than this are a slip of the keyboard.
const MOST_UNITS: u32 = 100;

/// A part of a chain: one unit, or several of which some are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    unit: Percentage,
    installed: u32,
    needed: u32,
    common_cause: Percentage,
}

impl Part {
    /// Units of one availability: so many installed, so many needed, and the share of unit failures
    /// that takes all units down at once. Nothing unless 1 ≤ needed ≤ installed ≤ 100.
    pub fn new(
        unit: Percentage,
        installed: u32,
        needed: u32,
        common_cause: Percentage,
    ) -> Option<Self> {
        (1 <= needed && needed <= installed && installed <= MOST_UNITS).then_some(Self {
            unit,
            installed,
            needed,
            common_cause,
        })
    }

    /// The same part with units of another availability.
    #[must_use]
    pub fn with_unit(&self, unit: Percentage) -> Self {
        Self {
            unit,
            ..self.clone()
        }
    }

    /// `Σ_{i≥k} C(n,i)(1 − u′)ⁱ u′ⁿ⁻ⁱ − βu` with `u′ = (1 − β)u`.
    pub fn availability(&self) -> Percentage {
        let fails = self.unit.complement().share();
        let common = self.common_cause.of(&fails);
        let alone = &fails - &common;
        let works = Exact::one() - &alone;
        let mut ways = Exact::one();
        let mut enough = Exact::zero();
        for failed in 0..=self.installed - self.needed {
            enough = enough + &ways * works.pow(self.installed - failed) * alone.pow(failed);
            let next = Exact::from(failed + 1);
            let left = Exact::from(self.installed - failed);
            ways = (ways * left).checked_div(&next).unwrap_or_else(Exact::zero);
        }
        Percentage::clamped_share(&(enough - common))
    }
}

/// Parts that are all needed: the product of their availabilities.
pub fn serial(parts: &[Percentage]) -> Percentage {
    Percentage::clamped_share(&parts.iter().map(Percentage::share).product())
}

/// A chain of parts, redundant ones among them.
pub fn composite(parts: &[Part]) -> Percentage {
    Percentage::clamped_share(
        &parts
            .iter()
            .map(|part| part.availability().share())
            .product(),
    )
}

impl FromStr for Part {
    type Err = Unmeasurable;

    /// Reads `99.99%`, `1of2 99.5%` and `1of2 99.5% cc 5%`.
    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let refuse = || {
            let expected = "an availability with its redundancy, such as `1of2 99.5% cc 5%`";
            Unmeasurable::new(Fault::Prose, text, expected)
        };
        let (unit, common_cause) = match text.split_once(" cc ") {
            Some((unit, share)) => (unit, share.parse()?),
            None => (text, Percentage::clamped_share(&Exact::zero())),
        };
        let Some((redundancy, unit)) = unit.trim().split_once(' ') else {
            return Self::new(unit.parse()?, 1, 1, common_cause).ok_or_else(refuse);
        };
        let number = |digits: &str| digits.parse::<u32>().map_err(|_| refuse());
        let (needed, installed) = redundancy.split_once("of").ok_or_else(refuse)?;
        Self::new(
            unit.parse()?,
            number(installed)?,
            number(needed)?,
            common_cause,
        )
        .ok_or_else(refuse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Rounding;

    fn of(part: &str) -> String {
        part.parse::<Part>()
            .unwrap()
            .availability()
            .fixed(9, Rounding::HalfUp)
    }

    #[test]
    fn redundancy_is_never_below_one_unit() {
        assert_eq!(of("1of2 99.5% cc 10%"), "99.947975000");
        assert_eq!(of("2of3 99.5%"), "99.992525000");
        assert_eq!(of("1of1 99.5% cc 40%"), "99.500000000");
        assert_eq!(of("1of2 99.5% cc 100%"), "99.500000000");
        assert_eq!(of("2of2 0% cc 50%"), "0.000000000");
    }

    #[test]
    fn what_cannot_stand_is_refused() {
        for part in [
            "",
            "2of1 99%",
            "0of1 99%",
            "1of999 99%",
            "1 of 2 99%",
            "1of2",
            "99",
            "cc 5%",
        ] {
            assert!(part.parse::<Part>().is_err(), "{part}");
        }
    }

    #[test]
    fn a_chain_can_be_read_backwards() {
        let target = "99.9%".parse().unwrap();
        let needed = serial_part_needed(&target, 4, 10).unwrap();
        assert_eq!(needed.to_string(), "99.9749906196%");
        assert_eq!(
            serial(&vec![needed; 4]).fixed(9, Rounding::HalfUp),
            "99.900000000"
        );
        let half = serial_part_needed(&"25%".parse().unwrap(), 2, 0).unwrap();
        assert_eq!(half.to_string(), "50%");
        let pair: Part = "1of2 99% cc 5%".parse().unwrap();
        let unit = unit_needed(&target, &pair, 4).unwrap();
        assert!(pair.with_unit(unit).availability() >= target);
        assert_eq!(serial_part_needed(&target, 0, 4), None);
    }
}
