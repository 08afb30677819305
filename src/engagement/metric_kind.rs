//! The closed table of what can be measured: everything that follows from the kind of a metric.
//!
//! The class decides the formula and the keys a metric needs, the direction decides the only
//! comparator that makes sense, the unit decides what a target may be written in (model 2.4).

use std::str::FromStr;

use serde::Deserialize;

use crate::measure::Dimension;

/// How the number of a metric comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A share of agreed time.
    TimeRatio,
    /// A share of counted events.
    EventRatio,
    /// A share of things there are.
    StockRatio,
    /// A percentile of single values.
    Quantile,
    /// How many in a second.
    Rate,
    /// Each event has a value of its own.
    PerEvent,
    /// How many in a window.
    Count,
    /// A mean of answers on a scale.
    Score,
}

/// Which results are good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Good {
    /// Targets are minima: `>=`.
    High,
    /// Targets are maxima: `<=`.
    Low,
}

/// Which exclusions the short form of a service level takes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Excludes {
    /// All of the engagement.
    Every,
    /// Those for maintenance.
    Maintenance,
    /// None: events count whenever they happen.
    Nothing,
}

macro_rules! kinds {
    ($($kind:ident $word:literal $printed:literal $class:ident $good:ident
       [$($unit:ident)+] [$($source:literal)+] $excludes:ident $timed:literal;)+) => {
        /// What a metric measures.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum MetricKind {
            $(#[doc = concat!("`", $word, "`")] $kind,)+
        }

        impl MetricKind {
            /// Every kind, in the order of the model.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$kind),+];

            /// The word in an engagement file.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)+ }
            }

            /// The name printed in an agreement.
            pub fn printed(self) -> &'static str {
                match self { $(Self::$kind => $printed,)+ }
            }

            /// How its number comes about.
            pub fn class(self) -> Class {
                match self { $(Self::$kind => Class::$class,)+ }
            }

            /// Which results are good.
            pub fn good(self) -> Good {
                match self { $(Self::$kind => Good::$good,)+ }
            }

            /// What its target may be measured in, the usual one first.
            pub fn dimensions(self) -> &'static [Dimension] {
                match self { $(Self::$kind => &[$(Dimension::$unit),+],)+ }
            }

            /// The kinds of data source it usually comes from, the best one first.
            pub fn sources(self) -> &'static [&'static str] {
                match self { $(Self::$kind => &[$($source),+],)+ }
            }

            /// Which exclusions its short form takes over.
            pub fn excludes(self) -> Excludes {
                match self { $(Self::$kind => Excludes::$excludes,)+ }
            }

            /// Whether it measures how long something takes, and so needs a clock.
            pub fn is_timed(self) -> bool {
                match self { $(Self::$kind => $timed,)+ }
            }
        }
    };
}

kinds! {
    Availability "availability" "Availability" TimeRatio High [Percentage] ["synthetic-probe" "request-log"] Every false;
    UserWeightedAvailability "user-weighted-availability" "User-weighted availability" TimeRatio High [Percentage] ["synthetic-probe" "request-log"] Every false;
    Latency "latency" "Latency" Quantile Low [Elapsed] ["synthetic-probe" "request-log"] Maintenance false;
    ErrorRate "error-rate" "Error rate" EventRatio Low [Percentage] ["request-log" "synthetic-probe"] Maintenance false;
    Throughput "throughput" "Throughput" Rate High [Rate] ["request-log" "job-log"] Nothing false;
    ResponseTime "response-time" "Response in time" EventRatio High [Percentage] ["ticket-system"] Nothing true;
    UpdateCadence "update-cadence" "Updates in time" EventRatio High [Percentage] ["ticket-system"] Nothing false;
    RestoreTime "restore-time" "Restoration in time" EventRatio High [Percentage] ["ticket-system"] Nothing true;
    ResolutionTime "resolution-time" "Resolution in time" EventRatio High [Percentage] ["ticket-system"] Nothing true;
    CallAnswer "call-answer" "Calls answered in time" EventRatio High [Percentage] ["telephony-log"] Nothing false;
    Abandonment "abandonment" "Abandoned calls" EventRatio Low [Percentage] ["telephony-log"] Nothing false;
    FirstContactResolution "first-contact-resolution" "First-contact resolution" EventRatio High [Percentage] ["ticket-system"] Nothing false;
    RecoveryTime "recovery-time" "Recovery time" PerEvent Low [Elapsed] ["register" "ticket-system"] Nothing true;
    RecoveryPoint "recovery-point" "Recovery point" PerEvent Low [Elapsed] ["register" "job-log"] Nothing false;
    BackupSuccess "backup-success" "Backup success" EventRatio High [Percentage] ["job-log"] Nothing false;
    RestoreTest "restore-test" "Restore tests passed" Count High [Number] ["job-log" "register"] Nothing false;
    PatchTime "patch-time" "Patching in time" EventRatio High [Percentage] ["scanner"] Nothing true;
    SecurityNotification "security-notification" "Notice of Security Incidents" PerEvent Low [Elapsed] ["register"] Nothing true;
    ChangeSuccess "change-success" "Change success" EventRatio High [Percentage] ["ticket-system"] Nothing false;
    ReportDelivery "report-delivery" "Reports in time" EventRatio High [Percentage] ["register"] Nothing false;
    RcaDelivery "rca-delivery" "Cause reports in time" EventRatio High [Percentage] ["register" "ticket-system"] Nothing false;
    CustomerSatisfaction "customer-satisfaction" "User satisfaction" Score High [Number] ["survey"] Nothing false;
    KeyPersonnelTurnover "key-personnel-turnover" "Turnover of Key Personnel" StockRatio Low [Percentage] ["register"] Nothing false;
    ServiceRequest "service-request" "Service requests in time" EventRatio High [Percentage] ["ticket-system"] Nothing true;
    MonitoringCoverage "monitoring-coverage" "Monitoring coverage" StockRatio High [Percentage] ["register" "job-log"] Nothing false;
    ExitStep "exit-step" "Exit steps in time" PerEvent Low [Elapsed WorkingDays Months] ["register"] Nothing true;
}

impl MetricKind {
    /// The keys a metric of this kind needs beside those that every metric has.
    pub fn needs(self) -> Vec<&'static str> {
        let mut keys: Vec<&str> = match self.class() {
            Class::TimeRatio => vec![
                "numerator",
                "denominator",
                "up-when",
                "down-when",
                "granularity",
                "partial-unit",
            ],
            Class::EventRatio => vec!["numerator", "denominator", "no-events"],
            Class::StockRatio => vec!["numerator", "denominator"],
            Class::Quantile => vec!["value-definition", "aggregation", "no-events"],
            Class::Score => vec![
                "value-definition",
                "scale",
                "min-responses",
                "min-response-rate",
                "no-events",
            ],
            Class::Rate | Class::PerEvent | Class::Count => vec!["value-definition", "no-events"],
        };
        if self.is_timed() {
            keys.push("clock");
        }
        keys
    }

    /// Whether it is a share of agreed time, so that a downtime budget belongs to it.
    pub fn is_availability(self) -> bool {
        self.class() == Class::TimeRatio
    }

    /// Whether how much of it there is depends on how much the Customer asks for.
    pub fn is_demand_driven(self) -> bool {
        matches!(
            self,
            Self::ResponseTime
                | Self::RestoreTime
                | Self::ResolutionTime
                | Self::CallAnswer
                | Self::Abandonment
                | Self::ServiceRequest
        )
    }
}

impl FromStr for MetricKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.word() == word)
            .ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_description_of_keys_know_the_same_kinds() {
        let table = crate::engagement::fields().unwrap();
        for record in ["metric", "service-level"] {
            let field = table.record(record).unwrap().field("kind").unwrap();
            let words: Vec<&str> = MetricKind::ALL.iter().map(|kind| kind.word()).collect();
            assert_eq!(field.values, words, "{record}");
        }
        let metric = table.record("metric").unwrap();
        let sources = &table
            .record("data-source")
            .unwrap()
            .field("kind")
            .unwrap()
            .values;
        for kind in MetricKind::ALL {
            assert_eq!(kind.word().parse(), Ok(kind));
            for key in kind.needs() {
                assert!(metric.field(key).is_some(), "{key}");
            }
            for source in kind.sources() {
                assert!(sources.iter().any(|known| known == source), "{source}");
            }
        }
    }
}
