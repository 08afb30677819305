//! Counts what became of the requirements of a framework.

use crate::coverage::{FrameworkCoverage, State};
use crate::library::Criticality;

/// How many requirements of a framework, or of one criticality of it, became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Carried, and their own text was read.
    pub carried: usize,
    /// Carried, but known from summaries of others only.
    pub unverified: usize,
    /// Missing.
    pub missing: usize,
    /// Not applicable.
    pub not_applicable: usize,
}

impl Summary {
    /// How many apply.
    pub fn applicable(self) -> usize {
        self.carried + self.unverified + self.missing
    }

    /// How many there are.
    pub fn all(self) -> usize {
        self.applicable() + self.not_applicable
    }
}

/// The counts of a framework; of one criticality only, if one is given.
pub fn summary(of: &FrameworkCoverage<'_>, criticality: Option<Criticality>) -> Summary {
    let mut summary = Summary::default();
    for judged in &of.requirements {
        if criticality.is_some() && judged.requirement.criticality != criticality {
            continue;
        }
        match judged.state {
            State::Carried if judged.requirement.verified => summary.carried += 1,
            State::Carried => summary.unverified += 1,
            State::Missing => summary.missing += 1,
            State::NotApplicable => summary.not_applicable += 1,
        }
    }
    summary
}
