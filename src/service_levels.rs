//! The service levels of an engagement as typed records: what lint rules, tables and commands read.
//!
//! [`ServiceLevels::of`] reads every record off an engagement. Both styles of an engagement look the
//! same here, because reading has already written short forms out. A value that could not be read
//! was reported then and is simply missing, so every field is an `Option` or a list; a [`Located`]
//! value knows where it stands: in the engagement, in a preset, or in the rules for short forms.
//!
//! # How a rule gets at things
//!
//! ```text
//! let levels = ServiceLevels::of(&engagement);
//! for target in &levels.targets {             // Located<Target>: .value, .place (of `[[target]]`)
//!     let metric  = levels.metric_of(&target.value);      // m(t)
//!     let kind    = levels.kind_of(&target.value);        // class, good direction, dimensions, needs
//!     let service = levels.service_of(&target.value);     // service(m(t))
//!     let hours   = levels.hours_of(&target.value);       // c: a measure::Calendar
//!     let budget  = levels.budget(&target.value);         // B(t) in seconds
//!     let value   = &target.value.value;                  // q(value): Option<Located<Quantity>>
//! }
//! levels.shortest(&calendar, Window::CalendarMonth)       // H(c, w) in seconds
//! levels.role("supplier")                                 // role of a party by its id
//! levels.target("k01"), levels.metric("m-avail") …        // any record by id
//! ```
//!
//! | of the model (4.1) | here |
//! |---|---|
//! | `H(c, w)` | [`ServiceLevels::shortest`]: seconds of the shortest whole window of two years |
//! | `B(t)` | [`ServiceLevels::budget`]: `(1 − value) · H`, in seconds |
//! | `q(x)`, `dim(x)` | the field itself; `Quantity::dimension` |
//! | `dir(kind)` | `MetricKind::good` |
//! | fields of a class | `MetricKind::needs` with [`Metric::states`] |
//! | Σ caps in a window | [`ServiceLevels::maintenance`] |
//! | events in a window | [`ServiceLevels::expected_events`] |
//! | elapsed upper bound of support time | [`at_most_elapsed`] |

mod clocks;
mod duties;
mod hours;
mod meaning;
mod promises;
mod reckon;
mod remedies;
mod services;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::engagement::{Engagement, Header, MetricKind, Role};
use crate::measure::{Calendar, Rounding};
use crate::sla::{Arithmetic, Compare, QuantileMethod};
use crate::source::Located;
use crate::written::{self, Node, many};

pub use clocks::{
    ClockRecord, Escalation, EscalationStep, ExclusionKind, ExclusionRecord, MaintenanceWindow,
    Pause, Reopen, Severity, Within,
};
pub use duties::{
    Backup, Continuity, Dependency, MeasurementDispute, PatchTarget, RecoveryPath, RecoveryStep,
    RecoveryTest, Relief, Report, Review, Security,
};
pub use hours::{CalendarRecord, Channel, ContactRecord, HolidaySet, Hours, OnHoliday};
pub use meaning::{Allowed, Meaning};
pub use promises::{Above, FewEvents, Metric, Target, TargetClass, Volume};
pub use reckon::{Maintenance, at_most_elapsed, periods_in};
pub use remedies::{
    BandEnd, BandRow, BonusRecord, CreditScheme, Credits, EarnBack, Level, RepeatRule, Scope,
    Trigger,
};
pub use services::{Charge, Component, Criticality, DataSource, Gap, ServiceRecord, Side};

/// Every service-level record of an engagement, in file order.
#[derive(Clone, Debug, Default)]
pub struct ServiceLevels {
    /// `[engagement]`: effective date, term, zone, currency, regimes.
    pub header: Header,
    /// Id and role of each party.
    pub parties: Vec<(String, Option<Role>)>,
    /// `[arithmetic]`.
    pub arithmetic: Option<Located<ArithmeticRecord>>,
    /// `[[contact]]`.
    pub contacts: Vec<Located<ContactRecord>>,
    /// `[[calendar]]`.
    pub calendars: Vec<Located<CalendarRecord>>,
    /// `[[holiday-set]]`.
    pub holiday_sets: Vec<Located<HolidaySet>>,
    /// `[[charge]]`.
    pub charges: Vec<Located<Charge>>,
    /// `[[service]]`.
    pub services: Vec<Located<ServiceRecord>>,
    /// `[[component]]`.
    pub components: Vec<Located<Component>>,
    /// `[[data-source]]`.
    pub data_sources: Vec<Located<DataSource>>,
    /// `[[exclusion]]`.
    pub exclusions: Vec<Located<ExclusionRecord>>,
    /// `[[clock]]`.
    pub clocks: Vec<Located<ClockRecord>>,
    /// `[[severity]]`.
    pub severities: Vec<Located<Severity>>,
    /// `[[escalation]]`.
    pub escalations: Vec<Located<Escalation>>,
    /// `[[metric]]`, with those of short service levels last.
    pub metrics: Vec<Located<Metric>>,
    /// `[[target]]`, with those of short service levels last.
    pub targets: Vec<Located<Target>>,
    /// `[credits]`.
    pub credits: Option<Located<Credits>>,
    /// `[[credit-scheme]]`, with those of short service levels last.
    pub credit_schemes: Vec<Located<CreditScheme>>,
    /// `[[bonus]]`.
    pub bonuses: Vec<Located<BonusRecord>>,
    /// `[[trigger]]`.
    pub triggers: Vec<Located<Trigger>>,
    /// `[[dependency]]`.
    pub dependencies: Vec<Located<Dependency>>,
    /// `[[continuity]]`.
    pub continuity: Vec<Located<Continuity>>,
    /// `[security]`.
    pub security: Option<Located<Security>>,
    /// `[[report]]`.
    pub reports: Vec<Located<Report>>,
    /// `[measurement-dispute]`.
    pub dispute: Option<Located<MeasurementDispute>>,
    /// `[review]`.
    pub review: Option<Located<Review>>,
}

/// `[arithmetic]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ArithmeticRecord {
    /// Decimals of a measured percentage.
    pub percent_decimals: Option<Located<u32>>,
    /// How they are rounded.
    pub rounding: Option<Located<Rounding>>,
    /// Which value is compared.
    pub compare: Option<Located<Compare>>,
    /// How percentiles are computed.
    pub quantile_method: Option<Located<QuantileMethod>>,
}

impl ArithmeticRecord {
    /// The rules as the arithmetic needs them; nothing while one is missing.
    pub fn rules(&self) -> Option<Arithmetic> {
        Some(Arithmetic {
            percent_decimals: self.percent_decimals.as_ref()?.value,
            rounding: self.rounding.as_ref()?.value,
            compare: self.compare.as_ref()?.value,
        })
    }
}

impl ServiceLevels {
    /// Reads the records of an engagement.
    pub fn of(engagement: &Engagement) -> Self {
        let node = &engagement.node;
        Self {
            header: engagement.header.clone(),
            parties: engagement
                .parties
                .iter()
                .map(|party| (party.id.clone(), party.role.as_ref().map(|role| role.value)))
                .collect(),
            arithmetic: one(node, "arithmetic"),
            contacts: many(node, "contact"),
            calendars: many(node, "calendar"),
            holiday_sets: many(node, "holiday-set"),
            charges: many(node, "charge"),
            services: many(node, "service"),
            components: many(node, "component"),
            data_sources: many(node, "data-source"),
            exclusions: many(node, "exclusion"),
            clocks: many(node, "clock"),
            severities: many(node, "severity"),
            escalations: many(node, "escalation"),
            metrics: many(node, "metric"),
            targets: many(node, "target"),
            credits: one(node, "credits"),
            credit_schemes: many(node, "credit-scheme"),
            bonuses: many(node, "bonus"),
            triggers: many(node, "trigger"),
            dependencies: many(node, "dependency"),
            continuity: many(node, "continuity"),
            security: one(node, "security"),
            reports: many(node, "report"),
            dispute: one(node, "measurement-dispute"),
            review: one(node, "review"),
        }
    }

    /// The role of a party.
    pub fn role(&self, party: &str) -> Option<Role> {
        let (_, role) = self.parties.iter().find(|(id, _)| id == party)?;
        *role
    }

    /// The metric of a target: `m(t)`.
    pub fn metric_of(&self, target: &Target) -> Option<&Located<Metric>> {
        self.metric(&target.metric.as_ref()?.value)
    }

    /// What a target measures.
    pub fn kind_of(&self, target: &Target) -> Option<MetricKind> {
        self.metric_of(target)?.value.kind()
    }

    /// The service a target is about.
    pub fn service_of(&self, target: &Target) -> Option<&Located<ServiceRecord>> {
        self.service(&self.metric_of(target)?.value.service.as_ref()?.value)
    }

    /// The data source of a target's metric.
    pub fn source_of(&self, target: &Target) -> Option<&Located<DataSource>> {
        self.data_source(&self.metric_of(target)?.value.data_source.as_ref()?.value)
    }

    /// The credit scheme of a target.
    pub fn scheme_of(&self, target: &Target) -> Option<&Located<CreditScheme>> {
        self.credit_scheme(&target.credit.as_ref()?.value)
    }

    /// The severity of a target.
    pub fn severity_of(&self, target: &Target) -> Option<&Located<Severity>> {
        self.severity(&target.severity.as_ref()?.value)
    }

    /// What people call a target: its name, else what it measures, with the severity.
    pub fn label(&self, target: &Target) -> String {
        if let Some(name) = &target.name {
            return name.value.clone();
        }
        let kind = self.kind_of(target).map_or("", MetricKind::printed);
        let severity = self.severity_of(target);
        match severity.and_then(|severity| severity.value.name.as_ref()) {
            Some(severity) => format!("{kind}, {}", severity.value),
            None => kind.to_owned(),
        }
    }

    /// The exclusions of a target's metric, in its order.
    pub fn exclusions_of(&self, target: &Target) -> Vec<&Located<ExclusionRecord>> {
        let metric = self.metric_of(target);
        let named = metric.and_then(|metric| metric.value.exclusions.as_ref());
        let ids = named.map(|list| list.value.as_slice()).unwrap_or_default();
        ids.iter()
            .filter_map(|id| self.exclusion(&id.value))
            .collect()
    }

    /// A calendar that can be reckoned with.
    pub fn calendar(&self, id: &str) -> Option<Calendar> {
        self.calendar_record(id)?.value.calendar(&self.holiday_sets)
    }

    /// The service hours of a target's service.
    pub fn hours_of(&self, target: &Target) -> Option<Calendar> {
        self.calendar(&self.service_of(target)?.value.service_hours.as_ref()?.value)
    }
}

macro_rules! by_id {
    ($($name:ident $list:ident $record:ident $word:literal;)+) => {
        impl ServiceLevels {
            $(
                #[doc = concat!("The `[[", $word, "]]` of an id.")]
                pub fn $name(&self, id: &str) -> Option<&Located<$record>> {
                    self.$list.iter().find(|record| record.value.id == id)
                }
            )+
        }
    };
}

by_id! {
    contact contacts ContactRecord "contact";
    calendar_record calendars CalendarRecord "calendar";
    holiday_set holiday_sets HolidaySet "holiday-set";
    charge charges Charge "charge";
    service services ServiceRecord "service";
    component components Component "component";
    data_source data_sources DataSource "data-source";
    exclusion exclusions ExclusionRecord "exclusion";
    clock clocks ClockRecord "clock";
    severity severities Severity "severity";
    escalation escalations Escalation "escalation";
    metric metrics Metric "metric";
    target targets Target "target";
    credit_scheme credit_schemes CreditScheme "credit-scheme";
    bonus bonuses BonusRecord "bonus";
    trigger triggers Trigger "trigger";
    dependency dependencies Dependency "dependency";
    report reports Report "report";
}

/// The record `[name]`, if it is there.
fn one<T: DeserializeOwned>(node: &Node, name: &str) -> Option<Located<T>> {
    written::from_node(node.get(name)?).ok()
}

#[cfg(test)]
mod tests;
