//! What a commitment and a sentence are about: a sentence says something of a commitment only if
//! they have a subject in common.

use super::super::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Cues, Pattern, Reading, Sentence};

/// Some subjects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Topics(u16);

impl Topics {
    const AVAILABLE: Self = Self(1);
    const SPEED: Self = Self(1 << 1);
    const RESPOND: Self = Self(1 << 2);
    const RESOLVE: Self = Self(1 << 3);
    const RESTORE: Self = Self(1 << 4);
    const RECOVER: Self = Self(1 << 5);
    const BACKUP: Self = Self(1 << 6);
    const CALL: Self = Self(1 << 7);
    const BREACH: Self = Self(1 << 8);
    const PATCH: Self = Self(1 << 9);
    const REPORT: Self = Self(1 << 10);
    const CASE: Self = Self(1 << 11);

    /// What answers to a case, and what ends it.
    pub(super) const RESPONSE: Self = Self::RESPOND;
    /// The hours of people who answer, and of a service that runs.
    pub(super) const SUPPORT: Self = Self(Self::CASE.0 | Self::CALL.0);
    pub(super) const OPERATION: Self = Self::AVAILABLE;
    pub(super) const RESOLUTION: Self = Self(Self::RESOLVE.0 | Self::RESTORE.0);

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What words are about.
    pub(super) fn of(words: &str, cues: Cues) -> Self {
        Self::told(cues, |pattern| pattern.is_in(words))
    }

    /// What a sentence is about.
    pub(super) fn of_sentence(reading: &Reading<'_>, sentence: &Sentence) -> Self {
        Self::told(sentence.cues, |pattern| reading.says(sentence, pattern))
    }

    fn told(cues: Cues, says: impl Fn(&Pattern) -> bool) -> Self {
        let mut found = Self::default();
        let mut add = |topic: Self, is: bool| {
            if is {
                found = found.or(topic);
            }
        };
        add(Self::AVAILABLE, cues.has(Cue::Available));
        add(Self::SPEED, cues.has(Cue::Speed) && says(&FAST));
        add(Self::RESPOND, cues.has(Cue::Respond));
        add(Self::RESOLVE, cues.has(Cue::Resolve));
        let recovered = says(&RECOVERED);
        add(Self::RECOVER, recovered);
        add(Self::RESTORE, cues.has(Cue::Restore) && !recovered);
        add(Self::BACKUP, cues.has(Cue::Backup) && says(&COPIED));
        add(Self::BREACH, cues.has(Cue::Breach));
        add(Self::PATCH, cues.has(Cue::Patch));
        add(Self::CALL, says(&CALLED));
        add(Self::CASE, says(&CASES));
        found
    }

    /// What a kind of commitment is about by its name.
    pub(super) fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::Availability => Self::AVAILABLE,
            Kind::ErrorRate => Self::SPEED.or(Self::CALL),
            Kind::InTime
            | Kind::FirstContact
            | Kind::ChangeSuccess
            | Kind::Satisfaction
            | Kind::Turnover
            | Kind::Coverage
            | Kind::OtherShare
            | Kind::OtherTime
            | Kind::Interval
            | Kind::ExitStep
            | Kind::Retention
            | Kind::ServiceRequest => Self::default(),
            Kind::ResponseTime | Kind::UpdateCadence => Self::RESPOND,
            Kind::ResolutionTime => Self::RESOLVE,
            Kind::RestoreTime => Self::RESOLUTION,
            Kind::RecoveryTime | Kind::RecoveryPoint | Kind::RestoreTest => Self::RECOVER,
            Kind::BackupInterval | Kind::BackupSuccess => Self::BACKUP,
            Kind::CallAnswer => Self::CALL,
            Kind::Latency => Self::SPEED,
            Kind::SecurityNotification => Self::BREACH,
            Kind::PatchTime => Self::PATCH,
            Kind::ReportDelivery | Kind::RcaDelivery => Self::REPORT,
        }
    }

    /// What else a kind is spoken of by: cases are answered, worked on and closed.
    pub(super) fn near(kind: Kind) -> Self {
        match kind {
            Kind::ResponseTime | Kind::UpdateCadence | Kind::ResolutionTime | Kind::RestoreTime => {
                Self::CASE
            }
            _ => Self::default(),
        }
    }
}

/// Whether what holds for all service levels holds for a kind of commitment: copies, patches and
/// notices are none.
pub(super) fn is_level(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::BackupInterval
            | Kind::PatchTime
            | Kind::SecurityNotification
            | Kind::RecoveryTime
            | Kind::RecoveryPoint
            | Kind::ReportDelivery
            | Kind::RcaDelivery
            | Kind::RestoreTest
            | Kind::Interval
            | Kind::ExitStep
            | Kind::Retention
            | Kind::OtherTime
    )
}

static FAST: Pattern = Pattern::new(
    "latency|throughput|page loads?|pages?|images?|look-?ups?|log-?ins?|load(?:s|ed)? (?:time|within|in)|milliseconds?|ms|apis?|requests|transactions?|quer(?:y|ies)|screens?|performance",
);
static RECOVERED: Pattern = Pattern::new(
    "recovery (?:times?|points?|objectives?|plans?)|rtos?|rpos?|disasters?|(?:loss|failure|outage) of (?:a|an|one|the|either|its) (?:[a-z]+ ){0,2}(?:data cent(?:re|er)|site)|continuity|fail(?:s|ed)? ?-?over|(?:standby|secondary|alternate) (?:site|location|region)",
);
static COPIED: Pattern = Pattern::new(
    "back(?:s|ed|ing)?[ -]?ups?|snapshots?|cop(?:y|ies|ied)|replicat(?:e|es|ed|ing|ion)|mirror(?:s|ed)?|dumps?",
);
static CALLED: Pattern =
    Pattern::new("calls?|callers?|telephony|telephone line|queue|contacts|abandon(?:ed|ment)");
static CASES: Pattern = Pattern::new(
    "incidents?|tickets?|disruptions?|faults?|errors?|defects?|problems?|cases?|severit(?:y|ies)|priorit(?:y|ies)|p[1-5]|service requests?|malfunctions?|support requests?",
);
