//! The points of each requirement: its own, else its share of those of its topic, else one.

use std::collections::BTreeMap;

use crate::engagement::Engagement;
use crate::library::Priority;
use crate::measure::Exact;
use crate::tender::Asked;

/// Points by id of a requirement. Mandatory requirements earn none: they are met or not.
#[derive(Clone, Debug, Default)]
pub struct Points {
    points: BTreeMap<String, Exact>,
}

impl Points {
    /// The points of what is asked.
    pub(super) fn of(engagement: &Engagement, asked: &[Asked]) -> Self {
        let weights = &engagement.tender.weights;
        let weight = |of: &str| {
            weights
                .iter()
                .find(|one| one.of.value == of)
                .map(|one| Exact::from(one.points))
        };
        let scored = || asked.iter().filter(|one| one.priority == Priority::Scored);
        let mut points = BTreeMap::new();
        for one in scored() {
            let own = weight(&one.id).unwrap_or_else(|| match weight(&one.family) {
                Some(family) => {
                    let sharing = scored()
                        .filter(|other| other.family == one.family && weight(&other.id).is_none())
                        .count();
                    let sharing = u32::try_from(sharing).unwrap_or(u32::MAX).max(1);
                    family
                        .checked_div(&Exact::from(sharing))
                        .unwrap_or_else(Exact::zero)
                }
                None => Exact::one(),
            });
            points.insert(one.id.clone(), own);
        }
        Self { points }
    }

    /// The points of a requirement.
    pub fn get(&self, id: &str) -> Exact {
        self.points.get(id).cloned().unwrap_or_else(Exact::zero)
    }

    /// All points.
    pub fn total(&self) -> Exact {
        self.points
            .values()
            .fold(Exact::zero(), |sum, one| sum + one)
    }
}
