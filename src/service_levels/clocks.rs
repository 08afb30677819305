//! How time is counted: what does not count, when a clock runs, and how fast each severity is served.

use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;

use crate::measure::{ClockTime, Elapsed, Period, Window};
use crate::sla::{ReopenEffect, Treatment};
use crate::source::Located;

/// `[[exclusion]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ExclusionRecord {
    /// Short name.
    pub id: String,
    /// Why it does not count.
    pub kind: Option<Located<ExclusionKind>>,
    /// How it enters the computation.
    pub treatment: Option<Located<Treatment>>,
    /// When planned maintenance may take place.
    pub windows: Vec<Located<MaintenanceWindow>>,
    /// Most time that may be excluded.
    pub cap: Option<Located<Elapsed>>,
    /// In which period.
    pub cap_per: Option<Located<Window>>,
    /// Notice before it starts.
    pub notice: Option<Located<Period>>,
    /// The contact that is told.
    pub notice_to: Option<Located<String>>,
    /// What happens above the cap.
    pub beyond_cap: Option<Located<Treatment>>,
    /// What proves it.
    pub evidence: Option<Located<String>>,
    /// The party that admits it.
    pub approver: Option<Located<String>>,
    /// Time to claim it.
    pub claim_within: Option<Located<Period>>,
}

/// Why time does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExclusionKind {
    /// Work that was announced.
    PlannedMaintenance,
    /// Work that could not wait.
    EmergencyMaintenance,
    /// An act of the Customer.
    CustomerCause,
    /// A wish of the Customer.
    CustomerRequest,
    /// What nobody could avert.
    ForceMajeure,
    /// The service was suspended under the agreement.
    Suspension,
}

impl ExclusionKind {
    /// Whether it is maintenance, and so needs a cap and notice.
    pub fn is_maintenance(self) -> bool {
        matches!(self, Self::PlannedMaintenance | Self::EmergencyMaintenance)
    }
}

/// A weekly maintenance window.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct MaintenanceWindow {
    /// `mon` to `sun`.
    pub day: Option<Located<String>>,
    /// First minute.
    pub from: Option<Located<ClockTime>>,
    /// End, not included.
    pub to: Option<Located<ClockTime>>,
}

/// `[[clock]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ClockRecord {
    /// Short name.
    pub id: String,
    /// What starts it.
    pub start_event: Option<Located<String>>,
    /// What stops it.
    pub stop_event: Option<Located<String>>,
    /// Whether an automatic reply stops it.
    pub automatic_reply_stops: Option<Located<bool>>,
    /// Whether an accepted workaround stops it.
    pub workaround_stops: Option<Located<bool>>,
    /// A calendar's id, or `severity` for the calendar of the severity.
    pub calendar: Option<Located<String>>,
    /// Smallest unit counted.
    pub precision: Option<Located<Elapsed>>,
    /// What pauses it; nothing if the list itself is missing.
    pub pauses: Option<Located<Vec<Located<Pause>>>>,
    /// What happens if the fault returns.
    pub reopen: Option<Located<Reopen>>,
}

/// A reason to stop a clock for a while.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Pause {
    /// Short name.
    pub code: String,
    /// When it applies.
    pub when: Option<Located<String>>,
    /// Longest pause.
    pub max: Option<Located<Period>>,
    /// What proves it.
    pub evidence: Option<Located<String>>,
    /// The party that caused it.
    pub caused_by: Option<Located<String>>,
}

/// What happens if a fault returns.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Reopen {
    /// Until when it is the same incident.
    pub within: Option<Located<Period>>,
    /// Until when it counts as never repaired.
    pub early: Option<Located<Period>>,
    /// How an early return is counted.
    pub early_effect: Option<Located<ReopenEffect>>,
    /// How a later return is counted.
    pub effect: Option<Located<ReopenEffect>>,
}

/// `[[severity]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Severity {
    /// Short name.
    pub id: String,
    /// 1 is the worst.
    pub rank: Option<Located<u32>>,
    /// Printed name.
    pub name: Option<Located<String>>,
    /// What makes an incident this severe.
    pub criteria: Vec<Located<String>>,
    /// The party that sets it.
    pub set_by: Option<Located<String>>,
    /// The party that must agree to a lower class.
    pub downgrade_needs: Option<Located<String>>,
    /// `higher-stands` or `lower-stands`.
    pub on_dispute: Option<Located<String>>,
    /// `original-start` or `change-time`.
    pub upgrade_clock: Option<Located<String>>,
    /// How it is reported.
    pub channels: Vec<Located<String>>,
    /// In which hours its times run.
    pub calendar: Option<Located<String>>,
    /// Time until a qualified person answers.
    pub response: Option<Located<Within>>,
    /// Time between updates.
    pub update_every: Option<Located<Within>>,
    /// Time until a workaround.
    pub workaround: Option<Located<Within>>,
    /// Time until the service works again.
    pub restore: Option<Located<Within>>,
    /// Time until the root-cause report.
    pub rca: Option<Located<Within>>,
    /// Who is called when.
    pub escalation: Option<Located<String>>,
    /// How many are expected a month.
    pub forecast_per_month: Option<Located<u32>>,
}

/// A promised time, or `none`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// No time is promised.
    None,
    /// This much.
    Period(Period),
}

impl Within {
    /// The time, where one is promised.
    pub fn period(&self) -> Option<&Period> {
        match self {
            Self::None => None,
            Self::Period(period) => Some(period),
        }
    }
}

impl<'de> Deserialize<'de> for Within {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "none" {
            return Ok(Self::None);
        }
        text.parse().map(Self::Period).map_err(D::Error::custom)
    }
}

/// `[[escalation]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Escalation {
    /// Short name.
    pub id: String,
    /// The steps in order.
    pub steps: Vec<Located<EscalationStep>>,
}

/// One step of an escalation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct EscalationStep {
    /// Time since the start.
    pub after: Option<Located<Period>>,
    /// The contact called at the Provider.
    pub provider: Option<Located<String>>,
    /// The contact called at the Customer.
    pub customer: Option<Located<String>>,
}
