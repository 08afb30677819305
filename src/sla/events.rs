//! Judging counted events: none at all, too few for a ratio, or more than was agreed (model 2.5).

use serde::Deserialize;

use super::promise::{Arithmetic, Comparator, Promise, Verdict};
use crate::measure::{Exact, Percentage};

/// What a window without events comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoEvents {
    /// The promise is kept.
    Met,
    /// The promise is missed, and the first band applies.
    Missed,
    /// The window is not judged.
    NotApplicable,
    /// The next window judges both.
    CarryOver,
}

/// Below so many events, misses are counted instead of compared as a ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmallSample {
    /// From this number on the ratio decides.
    pub below: u64,
    /// Misses that are still kept.
    pub max_misses: u64,
}

/// A promise about a share of events, in per cent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventPromise {
    /// The promised share.
    pub promise: Promise,
    /// What a window without events comes to.
    pub no_events: NoEvents,
    /// The rule for few events, where there is one.
    pub small_sample: Option<SmallSample>,
}

/// What a window of events came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventResult {
    /// The share that is compared, rounded as agreed; nothing without events.
    pub compared: Option<Exact>,
    /// Whether the promise was kept.
    pub verdict: Verdict,
    /// A small sample was missed although its ratio is not: the first band applies.
    pub first_band: bool,
}

/// Judges how many of the events were missed.
///
/// Where high is good the share of the others is compared, where low is good the share of misses.
pub fn judge_events(
    terms: &EventPromise,
    arithmetic: &Arithmetic,
    events: u64,
    misses: u64,
) -> EventResult {
    let misses = misses.min(events);
    let counted = match terms.promise.comparator {
        Comparator::AtLeast => events - misses,
        Comparator::AtMost => misses,
    };
    let Some(share) = Exact::from(counted).checked_div(&Exact::from(events)) else {
        let verdict = match terms.no_events {
            NoEvents::Met => Verdict::Met,
            NoEvents::Missed => Verdict::Missed,
            NoEvents::NotApplicable => Verdict::NotApplicable,
            NoEvents::CarryOver => Verdict::CarriedOver,
        };
        return EventResult {
            compared: None,
            verdict,
            first_band: verdict.is_miss(),
        };
    };
    let compared = arithmetic.compared(Percentage::clamped_share(&share).percent());
    let by_ratio = terms.promise.judge(&compared);
    let small = terms.small_sample.filter(|small| events < small.below);
    let (verdict, first_band) = match small {
        None => (by_ratio, false),
        Some(small) if misses <= small.max_misses => (Verdict::Met, false),
        Some(_) if by_ratio.is_miss() => (by_ratio, false),
        Some(_) => (Verdict::Missed, true),
    };
    EventResult {
        compared: Some(compared),
        verdict,
        first_band,
    }
}

/// The events within an agreed volume, in order of arrival; the rest is not judged.
pub fn within_volume<T>(events: &[T], most: usize) -> &[T] {
    events.get(..most).unwrap_or(events)
}

#[cfg(test)]
mod tests {
    use super::super::promise::Compare;
    use super::*;
    use crate::measure::Rounding;

    fn judge(comparator: Comparator, value: &str, events: u64, misses: u64) -> EventResult {
        let terms = EventPromise {
            promise: Promise {
                comparator,
                value: value.parse().unwrap(),
                minimum: "90".parse().ok(),
            },
            no_events: NoEvents::NotApplicable,
            small_sample: Some(SmallSample {
                below: 20,
                max_misses: 0,
            }),
        };
        let arithmetic = Arithmetic {
            percent_decimals: 3,
            rounding: Rounding::HalfUp,
            compare: Compare::AfterRounding,
        };
        judge_events(&terms, &arithmetic, events, misses)
    }

    #[test]
    fn few_events_are_counted_many_are_compared() {
        let verdict = |events, misses| judge(Comparator::AtLeast, "95", events, misses).verdict;
        assert_eq!(verdict(0, 0), Verdict::NotApplicable);
        assert_eq!(verdict(2, 0), Verdict::Met);
        assert_eq!(verdict(2, 1), Verdict::FloorMissed);
        assert_eq!(verdict(20, 1), Verdict::Met);
        assert_eq!(verdict(20, 2), Verdict::Missed);
    }

    #[test]
    fn a_small_sample_missed_above_the_value_takes_the_first_band() {
        let result = judge(Comparator::AtLeast, "90", 19, 1);
        assert_eq!((result.verdict, result.first_band), (Verdict::Missed, true));
        assert_eq!(result.compared.unwrap().to_string(), "94.737");
    }

    #[test]
    fn where_low_is_good_misses_are_the_share() {
        let result = judge(Comparator::AtMost, "0.5", 1000, 5);
        assert_eq!(
            (result.verdict, result.compared),
            (Verdict::Met, "0.5".parse().ok())
        );
        assert_eq!(within_volume(&[1, 2, 3], 2), [1, 2]);
        assert_eq!(within_volume(&[1, 2, 3], 9), [1, 2, 3]);
    }
}
