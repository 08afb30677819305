//! One window of an availability promise: which time counts, and how much of it was lost (model 2.5).

mod resolution;

use serde::Deserialize;

use crate::measure::{Exact, Percentage, TimeSet, TimeSpan};

pub use resolution::{PartialUnit, Resolution};

/// What happens to the time of an exclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// It leaves agreed time and downtime.
    RemoveBoth,
    /// It is downtime, whatever the source saw.
    CountsAsDown,
    /// It is no downtime, whatever the source saw.
    CountsAsUp,
}

/// Time claimed under one exclusion, within one period of its cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The time claimed.
    pub time: TimeSet,
    /// The only time it may be claimed in; nothing where any will do.
    pub windows: Option<TimeSet>,
    /// Whether notice, evidence and approval were given.
    pub approved: bool,
    /// How many seconds are admitted; nothing for all.
    pub cap: Option<Exact>,
    /// What happens to admitted time.
    pub treatment: Treatment,
    /// What happens to the rest; nothing where it stays as the source saw it.
    pub beyond_cap: Option<Treatment>,
}

/// What happens to time the source did not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MissingData {
    /// It is downtime.
    Down,
    /// It is no downtime.
    Up,
    /// It leaves agreed time.
    Exclude,
}

/// What the source with the highest precedence saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    /// Time it saw the service down.
    pub down: TimeSet,
    /// Time without data.
    pub gaps: TimeSet,
}

/// A judged window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Availability {
    /// Agreed time, in seconds.
    pub agreed: Exact,
    /// Counted downtime, in seconds.
    pub downtime: Exact,
    /// The unrounded result; nothing where there was no agreed time, so that nothing is judged.
    pub result: Option<Percentage>,
    /// How many seconds of each exclusion were admitted, in the order given.
    pub admitted: Vec<Exact>,
}

/// Judges a window: `(A − D)/A` with `A = |S \ E|` and `D = |down ∩ (S \ E)|`.
///
/// `service` are the hours owed; what lies outside the window is left out. Where treatments overlap,
/// removed time is removed, and time counted as down is down.
pub fn availability(
    window: TimeSpan,
    service: &TimeSet,
    observed: &Observed,
    missing: MissingData,
    exclusions: &[Exclusion],
    resolution: &Resolution,
) -> Availability {
    let service = service.intersection(&TimeSet::of([window]));
    let mut removed = TimeSet::none();
    let (mut forced_down, mut forced_up) = (TimeSet::none(), TimeSet::none());
    match missing {
        MissingData::Down => forced_down = observed.gaps.clone(),
        MissingData::Up => forced_up = observed.gaps.clone(),
        MissingData::Exclude => removed = observed.gaps.clone(),
    }
    let mut admitted = Vec::with_capacity(exclusions.len());
    for exclusion in exclusions {
        let (within, rest) = exclusion.admit(&service);
        admitted.push(within.seconds());
        for (time, treatment) in [
            (within, Some(exclusion.treatment)),
            (rest, exclusion.beyond_cap),
        ] {
            let Some(treatment) = treatment else { continue };
            let counted = match treatment {
                Treatment::RemoveBoth => &mut removed,
                Treatment::CountsAsDown => &mut forced_down,
                Treatment::CountsAsUp => &mut forced_up,
            };
            *counted = counted.union(&time);
        }
    }
    let agreed = service.difference(&removed);
    let down = observed
        .down
        .difference(&forced_up)
        .union(&forced_down)
        .intersection(&agreed);
    let downtime = resolution.counted(&down, window.from(), &agreed);
    let total = agreed.seconds();
    let result = (&total - &downtime).checked_div(&total);
    let result = result.map(|share| Percentage::clamped_share(&share));
    Availability {
        agreed: total,
        downtime,
        result,
        admitted,
    }
}

impl Exclusion {
    /// The admitted part of the claim inside the service hours, in time order, and the rest.
    fn admit(&self, service: &TimeSet) -> (TimeSet, TimeSet) {
        let claimed = self.time.intersection(service);
        let allowed = match (&self.windows, self.approved) {
            (_, false) => TimeSet::none(),
            (None, true) => claimed.clone(),
            (Some(windows), true) => claimed.intersection(windows),
        };
        let (admitted, _) = match &self.cap {
            Some(cap) => allowed.split_at(cap),
            None => (allowed, TimeSet::none()),
        };
        let rest = claimed.difference(&admitted);
        (admitted, rest)
    }
}

#[cfg(test)]
mod tests;
