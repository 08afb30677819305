//! What is measured and what is promised: metrics and targets.

use jiff::civil::Date;
use serde::Deserialize;

use crate::engagement::MetricKind;
use crate::measure::{Elapsed, Exact, Percentage, Period, Quantity, Window};
use crate::sla::{Comparator, NoEvents, PartialUnit};
use crate::source::Located;

/// `[[metric]]`: how a number is produced.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Metric {
    /// Short name.
    pub id: String,
    /// What it measures.
    pub kind: Option<Located<MetricKind>>,
    /// Which service it is about.
    pub service: Option<Located<String>>,
    /// What is measured, in one phrase.
    pub statement: Option<Located<String>>,
    /// When the service counts as up.
    pub up_when: Option<Located<String>>,
    /// When it counts as down.
    pub down_when: Option<Located<String>>,
    /// Unit of downtime.
    pub granularity: Option<Located<Elapsed>>,
    /// What a started unit counts as.
    pub partial_unit: Option<Located<PartialUnit>>,
    /// What is counted.
    pub numerator: Option<Located<String>>,
    /// Of what it is a share.
    pub denominator: Option<Located<String>>,
    /// How one value arises.
    pub value_definition: Option<Located<String>>,
    /// Percentile, such as `p95`.
    pub aggregation: Option<Located<String>>,
    /// Scale of a score.
    pub scale: Option<Located<String>>,
    /// Fewest answers for a valid score.
    pub min_responses: Option<Located<u64>>,
    /// Lowest share of answers for a valid score.
    pub min_response_rate: Option<Located<Percentage>>,
    /// When its time runs.
    pub clock: Option<Located<String>>,
    /// Time that does not count; nothing if the list itself is missing.
    pub exclusions: Option<Located<Vec<Located<String>>>>,
    /// Where the values come from.
    pub data_source: Option<Located<String>>,
    /// Whether each severity is counted by itself.
    pub per_severity: Option<Located<bool>>,
    /// How many events are expected a month.
    pub expected_events_per_month: Option<Located<u64>>,
    /// What a period without events counts as.
    pub no_events: Option<Located<NoEvents>>,
    /// The party that measures.
    pub measured_by: Option<Located<String>>,
    /// The party that may check.
    pub verified_by: Option<Located<String>>,
}

impl Metric {
    /// The kind, without its place.
    pub fn kind(&self) -> Option<MetricKind> {
        self.kind.as_ref().map(|kind| kind.value)
    }

    /// Whether a key beside those every metric has is stated.
    pub fn states(&self, key: &str) -> bool {
        match key {
            "numerator" => self.numerator.is_some(),
            "denominator" => self.denominator.is_some(),
            "up-when" => self.up_when.is_some(),
            "down-when" => self.down_when.is_some(),
            "granularity" => self.granularity.is_some(),
            "partial-unit" => self.partial_unit.is_some(),
            "value-definition" => self.value_definition.is_some(),
            "aggregation" => self.aggregation.is_some(),
            "scale" => self.scale.is_some(),
            "min-responses" => self.min_responses.is_some(),
            "min-response-rate" => self.min_response_rate.is_some(),
            "clock" => self.clock.is_some(),
            "no-events" => self.no_events.is_some(),
            _ => false,
        }
    }

    /// The quantile as a share: `p95` is 0.95; nothing for other aggregations.
    pub fn quantile(&self) -> Option<Exact> {
        let digits = self.aggregation.as_ref()?.value.strip_prefix('p')?;
        let share = digits.parse::<Exact>().ok()? * Exact::decimal(1, 2);
        (share > Exact::zero() && share < Exact::one()).then_some(share)
    }
}

/// `[[target]]`: what number is promised.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Target {
    /// Short name.
    pub id: String,
    /// Printed name.
    pub name: Option<Located<String>>,
    /// What is measured.
    pub metric: Option<Located<String>>,
    /// For which severity.
    pub severity: Option<Located<String>>,
    /// The party that owes it.
    pub obligated: Option<Located<String>>,
    /// What a miss leads to.
    pub class: Option<Located<TargetClass>>,
    /// Which side of the value is kept.
    pub comparator: Option<Located<Comparator>>,
    /// What is promised.
    pub value: Option<Located<Quantity>>,
    /// The floor below which it is a severe miss.
    pub minimum: Option<Located<Quantity>>,
    /// What users see when every maintenance cap is used.
    pub user_visible_floor: Option<Located<Percentage>>,
    /// Over which period it is measured.
    pub window: Option<Located<Window>>,
    /// From when it binds.
    pub applies_from: Option<Located<Date>>,
    /// What a miss costs.
    pub credit: Option<Located<String>>,
    /// What holds when there are few events.
    pub small_sample: Option<Located<FewEvents>>,
    /// Duties of the Customer it depends on.
    pub depends_on: Vec<Located<String>>,
    /// Most events it covers.
    pub volume: Option<Located<Volume>>,
    /// Most failures in a row.
    pub max_consecutive_failures: Option<Located<u32>>,
    /// Time to replace a key person.
    pub replacement_within: Option<Located<Period>>,
    /// Overlap of the old and the new person.
    pub handover: Option<Located<Period>>,
}

/// What a miss of a target leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetClass {
    /// Credits and triggers.
    Critical,
    /// A root-cause analysis.
    Key,
    /// It is only shown.
    Report,
}

/// What holds when there are few events.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct FewEvents {
    /// Number of events below which it applies.
    pub below: Option<Located<u64>>,
    /// Misses allowed then.
    pub max_misses: Option<Located<u64>>,
}

/// Most events a target covers.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Volume {
    /// The number.
    pub max_per_month: Option<Located<u64>>,
    /// What holds above it.
    pub above: Option<Located<Above>>,
}

/// What holds for events above an agreed volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Above {
    /// They leave numerator and denominator.
    TargetSuspendedForTheExcess,
    /// The target does not apply in that window.
    TargetSuspended,
    /// They count as all others.
    Counts,
}

impl Target {
    /// The class, without its place.
    pub fn class(&self) -> Option<TargetClass> {
        self.class.as_ref().map(|class| class.value)
    }

    /// The promised percentage; nothing where something else is promised.
    pub fn percentage(&self) -> Option<&Percentage> {
        match &self.value.as_ref()?.value {
            Quantity::Percentage(percentage) => Some(percentage),
            _ => None,
        }
    }

    /// The window, without its place.
    pub fn window(&self) -> Option<Window> {
        self.window.as_ref().map(|window| window.value)
    }
}
