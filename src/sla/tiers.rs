//! Which tier to buy: at which loss per hour a better promise pays for itself (model 3.7).

use super::budget::downtime_budget;
use crate::measure::{Exact, Percentage};

/// An offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// The availability offered.
    pub target: Percentage,
    /// For the whole time compared.
    pub price: Exact,
}

/// An offer compared with the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierLine {
    /// Hours of downtime when the target is just kept.
    pub downtime_hours: Exact,
    /// The loss per hour from which this tier beats the one before; nothing for the first, and
    /// where it brings no less downtime.
    pub break_even: Option<Exact>,
}

/// Compares offers in the order given, over so many hours.
pub fn compare_tiers(tiers: &[Tier], hours: &Exact) -> Vec<TierLine> {
    let mut before: Option<(&Tier, Exact)> = None;
    let mut lines = Vec::with_capacity(tiers.len());
    for tier in tiers {
        let downtime_hours = downtime_budget(&tier.target, hours);
        let break_even = before.and_then(|(cheaper, longer)| {
            let saved = longer - &downtime_hours;
            if saved.is_negative() {
                None
            } else {
                (&tier.price - &cheaper.price).checked_div(&saved)
            }
        });
        before = Some((tier, downtime_hours.clone()));
        lines.push(TierLine {
            downtime_hours,
            break_even,
        });
    }
    lines
}

/// Which offer costs least together with the downtime it allows, and how much that is.
///
/// The first of equals; nothing where there are no offers.
pub fn cheapest(tiers: &[Tier], hours: &Exact, loss_per_hour: &Exact) -> Option<(usize, Exact)> {
    tiers
        .iter()
        .map(|tier| &tier.price + downtime_budget(&tier.target, hours) * loss_per_hour)
        .enumerate()
        .min_by(|(_, one), (_, other)| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dearer_outages_ask_for_better_tiers() {
        let tiers = [
            ("99.5%", 120_000),
            ("99.9%", 150_000),
            ("99.95%", 180_000),
            ("99.99%", 260_000),
        ]
        .map(|(target, price)| Tier {
            target: target.parse().unwrap(),
            price: Exact::from(price),
        });
        for (loss, best, total) in [
            (500, 0, 141_900),
            (2_000, 1, 167_520),
            (8_000, 2, 215_040),
            (30_000, 3, 286_280),
        ] {
            let found = cheapest(&tiers, &Exact::from(8760), &Exact::from(loss)).unwrap();
            assert_eq!(found, (best, Exact::from(total)));
        }
        assert_eq!(cheapest(&[], &Exact::from(8760), &Exact::one()), None);
    }
}
