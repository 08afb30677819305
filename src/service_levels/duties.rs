//! What surrounds a promise: duties of the Customer, recovery, security times, reports, disputes
//! and review.

use jiff::civil::Date;
use serde::Deserialize;

use crate::measure::{Elapsed, Interval, Period, Window};
use crate::source::Located;

/// `[[dependency]]`: a duty of the Customer that targets depend on.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Dependency {
    /// Short name.
    pub id: String,
    /// The party that owes it.
    pub obligated: Option<Located<String>>,
    /// What is to be done.
    pub what: Option<Located<String>>,
    /// In which time.
    pub within: Option<Located<Period>>,
    /// In which hours.
    pub calendar: Option<Located<String>>,
    /// The contact that does it.
    pub contact: Option<Located<String>>,
    /// Targets that wait for it.
    pub affects: Vec<Located<String>>,
    /// What the Provider gets if it is late.
    pub relief: Option<Located<Relief>>,
    /// What the Provider must show.
    pub relief_requires: Option<Located<String>>,
    /// Most relief.
    pub relief_max: Option<Located<Period>>,
    /// How often it is tested.
    pub tested_every: Option<Located<Interval>>,
}

/// What the Provider gets if the Customer is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relief {
    /// Nothing.
    None,
    /// The clock waits.
    Pause,
    /// The event does not count.
    RemoveEvent,
}

/// `[[continuity]]`: how a service is recovered.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Continuity {
    /// Which service.
    pub service: Option<Located<String>>,
    /// Recovery time objective.
    pub rto: Option<Located<Period>>,
    /// Recovery point objective.
    pub rpo: Option<Located<Period>>,
    /// The target that promises the time.
    pub rto_target: Option<Located<String>>,
    /// The target that promises the point.
    pub rpo_target: Option<Located<String>>,
    /// Data to restore, in GB.
    pub data_volume_gb: Option<Located<u64>>,
    /// `accepted`, or `absent`: whether one full recovery may break the availability target.
    pub full_rto_event_breaches_availability: Option<Located<String>>,
    /// The backup that keeps the recovery point.
    pub rpo_covered_by: Option<Located<String>>,
    /// Ways to recover.
    pub paths: Vec<Located<RecoveryPath>>,
    /// Backups made.
    pub backups: Vec<Located<Backup>>,
    /// How restoring is tested.
    pub restore_test: Option<Located<RecoveryTest>>,
    /// How recovery is tested.
    pub recovery_test: Option<Located<RecoveryTest>>,
}

/// A way to recover.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct RecoveryPath {
    /// Short name.
    pub id: String,
    /// GB restored an hour.
    pub restore_rate_gb_per_h: Option<Located<u64>>,
    /// Steps in order.
    pub steps: Vec<Located<RecoveryStep>>,
}

/// One step of a recovery.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct RecoveryStep {
    /// What is done.
    pub what: Option<Located<String>>,
    /// How long it takes.
    pub time: Option<Located<Elapsed>>,
    /// The party that does it.
    pub by: Option<Located<String>>,
    /// The dependency that fixes it.
    pub dependency: Option<Located<String>>,
}

/// One backup.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Backup {
    /// Short name.
    pub id: String,
    /// Printed name.
    pub name: Option<Located<String>>,
    /// Time between two.
    pub interval: Option<Located<Elapsed>>,
    /// How long one takes.
    pub duration: Option<Located<Elapsed>>,
    /// Time until the copy is at the second place.
    pub copy_lag: Option<Located<Elapsed>>,
    /// How long it is kept.
    pub retention: Option<Located<Period>>,
    /// Whether a copy is elsewhere.
    pub offsite: Option<Located<bool>>,
    /// Whether nobody can change it.
    pub immutable: Option<Located<bool>>,
}

/// A test of restoring or recovery.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct RecoveryTest {
    /// How often.
    pub every: Option<Located<Interval>>,
    /// The target it serves.
    pub target: Option<Located<String>>,
    /// When it has passed.
    pub success: Option<Located<String>>,
}

/// `[security]`: times for security events.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Security {
    /// The target for notifying security incidents.
    pub notification_target: Option<Located<String>>,
    /// Time the Customer needs between notice and its own report.
    pub customer_internal_time: Option<Located<Elapsed>>,
    /// Targets for closing vulnerabilities.
    pub patch_targets: Vec<Located<PatchTarget>>,
}

/// Time to close vulnerabilities of one level.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct PatchTarget {
    /// `critical`, `high`, `medium` or `low`.
    pub level: Option<Located<String>>,
    /// Time.
    pub within: Option<Located<Period>>,
    /// The target.
    pub target: Option<Located<String>>,
}

/// `[[report]]`: a report the Provider delivers.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Report {
    /// Short name.
    pub id: String,
    /// Targets it reports.
    pub covers: Vec<Located<String>>,
    /// Period it covers.
    pub every: Option<Located<Window>>,
    /// Time after the period.
    pub due: Option<Located<Period>>,
    /// Whether the raw data comes with it.
    pub raw_data: Option<Located<bool>>,
    /// What happens if it is missing.
    pub missing: Option<Located<String>>,
}

/// `[measurement-dispute]`: what happens when the Parties disagree about a measured value.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct MeasurementDispute {
    /// Time to raise it, from receipt of the report.
    pub raise_within: Option<Located<Period>>,
    /// Which source prevails.
    pub evidence_order: Vec<Located<String>>,
    /// What holds until it is settled.
    pub meanwhile: Option<Located<String>>,
    /// Time to settle it.
    pub resolve_within: Option<Located<Period>>,
    /// Who is called.
    pub escalation: Option<Located<String>>,
    /// What follows if it is not settled.
    pub then: Option<Located<String>>,
}

/// `[review]`: how service levels change over time.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Review {
    /// How often they are reviewed.
    pub every: Option<Located<Interval>>,
    /// The parties that must agree to a change.
    pub change_needs: Vec<Located<String>>,
    /// Last day without credits.
    pub bedding_in_until: Option<Located<Date>>,
    /// What holds until then.
    pub bedding_in_effect: Option<Located<String>>,
    /// Longest bedding-in.
    pub max_bedding_in: Option<Located<Period>>,
}
