//! What is bought and measured: services with their parts and charges, and the data sources.

use serde::Deserialize;

use crate::measure::{Elapsed, Money, Percentage, Period};
use crate::sla::Part;
use crate::source::Located;

/// `[[charge]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Charge {
    /// Short name.
    pub id: String,
    /// What it pays for.
    pub name: Option<Located<String>>,
    /// Amount a month.
    pub monthly: Option<Located<Money>>,
}

/// `[[service]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ServiceRecord {
    /// Short name.
    pub id: String,
    /// Printed name.
    pub name: Option<Located<String>>,
    /// How much the Customer's business depends on it.
    pub criticality: Option<Located<Criticality>>,
    /// Calendar in which it is to be available.
    pub service_hours: Option<Located<String>>,
    /// Calendar in which support is staffed.
    pub support_hours: Option<Located<String>>,
    /// What is paid for it.
    pub charge: Option<Located<String>>,
    /// Parts whose availability makes up its own.
    pub components: Vec<Located<String>>,
    /// Times in which an outage hurts most.
    pub critical_periods: Vec<Located<String>>,
}

/// How much the Customer's business depends on a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criticality {
    /// Others can wait for it.
    Standard,
    /// An outage is felt.
    Important,
    /// An outage stops the business.
    Critical,
}

/// `[[component]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Component {
    /// Short name.
    pub id: String,
    /// Printed name.
    pub name: Option<Located<String>>,
    /// Availability of one unit.
    pub availability: Option<Located<Percentage>>,
    /// Units installed.
    pub n: Option<Located<u32>>,
    /// Units needed.
    pub k: Option<Located<u32>>,
    /// Share of failures that hit all units at once.
    pub common_cause: Option<Located<Percentage>>,
}

impl Component {
    /// The part of a chain it is; nothing if a value is missing or more units are needed than there
    /// are. Without a common-cause share, failures are independent.
    pub fn part(&self) -> Option<Part> {
        let common_cause = match &self.common_cause {
            Some(share) => share.value.clone(),
            None => Percentage::clamped_share(&crate::measure::Exact::zero()),
        };
        Part::new(
            self.availability.as_ref()?.value.clone(),
            self.n.as_ref()?.value,
            self.k.as_ref()?.value,
            common_cause,
        )
    }
}

/// `[[data-source]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct DataSource {
    /// Short name.
    pub id: String,
    /// What it is.
    pub kind: Option<Located<String>>,
    /// Where it measures.
    pub point: Option<Located<String>>,
    /// On which side of the service.
    pub point_side: Option<Located<Side>>,
    /// How it measures.
    pub method: Option<Located<String>>,
    /// Time between measurements.
    pub interval: Option<Located<Elapsed>>,
    /// Failures in a row before one counts.
    pub confirm: Option<Located<u32>>,
    /// The party that runs it.
    pub operated_by: Option<Located<String>>,
    /// 1 prevails over 2.
    pub precedence: Option<Located<u32>>,
    /// Largest error of its clock.
    pub clock_tolerance: Option<Located<Elapsed>>,
    /// How long the data is kept.
    pub retention: Option<Located<Period>>,
    /// The parties that may read it.
    pub access: Vec<Located<String>>,
    /// What a gap counts as.
    pub missing_data: Option<Located<Gap>>,
    /// The source used instead.
    pub fallback: Option<Located<String>>,
}

/// On which side of the service something is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Where users are.
    User,
    /// Where the service begins.
    Edge,
    /// Inside the Provider.
    Provider,
}

/// What a gap in the data counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// Downtime, or a miss.
    Down,
    /// No downtime, no miss.
    Up,
    /// It leaves the computation.
    Exclude,
    /// Another source is used.
    Fallback,
}
