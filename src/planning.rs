//! Planning: papers that only the Customer reads, made from the same engagement as the agreement.
//! The texts are in the library (`planning/`) and in `templates/internal/`; here is what they show.

mod brief;
mod compliance;
mod differences;
mod economy;
mod risks;

pub use brief::brief;
pub use risks::{HIGH, Stage, rating};

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::assembly::{self, Carrier, Draft};
use crate::document::Document;
use crate::engagement::Engagement;
use crate::finding::Finding;
use crate::library::{Clause, Library};
use crate::template::{Outline, Tables};

/// The schedule that prints the targets.
const SERVICE_LEVELS: &str = "schedules/service-levels";

/// An engagement, and the draft made from it.
#[derive(Clone, Copy)]
pub struct Deal<'a> {
    /// The engagement.
    pub engagement: &'a Engagement,
    /// The library the draft was made from.
    pub library: &'a Library,
    /// The order of the draft.
    pub outline: &'a Outline,
    /// The templates.
    pub tables: &'a Tables,
    /// The draft.
    pub draft: &'a Draft,
}

impl Deal<'_> {
    /// A schedule, a form or a planning document as a paper of its own.
    pub fn paper(&self, clause: &Clause) -> (Document, Vec<Finding>) {
        assembly::alone(
            self.engagement,
            self.library,
            self.outline,
            self.tables,
            self.draft,
            &self.data(),
            clause,
        )
    }

    /// The same without any engagement: to be filled by hand.
    pub fn blank(&self, clause: &Clause) -> (Document, Vec<Finding>) {
        let data = self.data();
        assembly::blank(
            self.engagement,
            self.library,
            self.outline,
            self.tables,
            &data,
            clause,
        )
    }

    /// For each requirement that the draft carries, the clauses and schedules that do, in order.
    fn carried(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut carried: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for trace in &self.draft.traces {
            let id = match trace.kind {
                Carrier::ServiceLevel => SERVICE_LEVELS,
                _ => trace.id.split('#').next().unwrap_or_default(),
            };
            let by = carried.entry(&trace.requirement).or_default();
            if !by.contains(&id) {
                by.push(id);
            }
        }
        carried
    }

    /// What the templates of planning documents read: the data of the agreement, and more.
    fn data(&self) -> Value {
        let mut data = match assembly::data(self.engagement) {
            Value::Object(data) => data,
            _ => Map::new(),
        };
        risks::add(self, &mut data);
        economy::add(self.engagement, &mut data);
        compliance::add(self, &mut data);
        Value::Object(data)
    }
}
