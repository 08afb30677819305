//! How finely downtime is counted, and what a unit counts that was only partly down.

use jiff::{SignedDuration, Timestamp};

use serde::Deserialize;

use crate::measure::{Exact, Rounding, TimeSet, TimeSpan};

/// What happens to a unit of time that was down in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartialUnit {
    /// Every unit touched is down.
    CountsAsDown,
    /// Only units down from end to end are.
    CountsAsUp,
    /// Each outage is rounded to whole units, a half up.
    Nearest,
}

/// The unit downtime is counted in; units begin with the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// Seconds of one unit; nothing counts to the nanosecond.
    pub unit: Option<Exact>,
    /// What a unit counts that was down in part.
    pub partial: PartialUnit,
}

impl Resolution {
    /// Downtime to the nanosecond.
    pub fn exact() -> Self {
        Self {
            unit: None,
            partial: PartialUnit::Nearest,
        }
    }

    /// How many seconds of a window's downtime count; never more than was agreed.
    pub fn counted(&self, down: &TimeSet, start: Timestamp, agreed: &TimeSet) -> Exact {
        let Some(unit) = self
            .unit
            .as_ref()
            .filter(|unit| !unit.is_zero() && !unit.is_negative())
        else {
            return down.seconds();
        };
        let units = |seconds: &Exact| seconds.checked_div(unit).unwrap_or_else(Exact::zero);
        if self.partial == PartialUnit::Nearest {
            let rounded = down
                .spans()
                .iter()
                .map(|outage| units(&outage.seconds()).round(0, Rounding::HalfUp) * unit);
            return rounded.sum::<Exact>().min(agreed.seconds());
        }
        let position = |at: Timestamp| {
            let nanoseconds = at.as_nanosecond() - start.as_nanosecond();
            units(&Exact::decimal(nanoseconds, 9))
        };
        let instant = |units: Exact| {
            let nanoseconds = (units * unit * Exact::from(1_000_000_000)).floor();
            let nanoseconds = i64::try_from(nanoseconds).ok()?;
            start
                .checked_add(SignedDuration::from_nanos(nanoseconds))
                .ok()
        };
        let aligned = down.spans().iter().filter_map(|outage| {
            let (from, to) = (position(outage.from()), position(outage.to()));
            let (from, to) = match self.partial {
                PartialUnit::CountsAsDown => (from.floor(), to.ceil()),
                _ => (from.ceil(), to.floor()),
            };
            TimeSpan::new(instant(Exact::whole(from))?, instant(Exact::whole(to))?)
        });
        TimeSet::of(aligned).intersection(agreed).seconds()
    }
}
