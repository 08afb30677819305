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
            // The Service Levels of one requirement share what is given to it.
            let own = weight(&one.id)
                .or_else(|| {
                    let common = weight(one.common_id())?;
                    Some(shared(
                        &common,
                        scored().filter(|other| {
                            other.common_id() == one.common_id() && weight(&other.id).is_none()
                        }),
                    ))
                })
                .or_else(|| {
                    let family = weight(&one.family)?;
                    Some(shared(
                        &family,
                        scored().filter(|other| {
                            other.family == one.family
                                && weight(&other.id).is_none()
                                && weight(other.common_id()).is_none()
                        }),
                    ))
                })
                .unwrap_or_else(Exact::one);
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

/// The points of each of those that share them.
fn shared<'a>(points: &Exact, sharing: impl Iterator<Item = &'a Asked>) -> Exact {
    let count = u32::try_from(sharing.count()).unwrap_or(u32::MAX).max(1);
    points
        .checked_div(&Exact::from(count))
        .unwrap_or_else(Exact::zero)
}
