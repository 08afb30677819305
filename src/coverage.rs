//! Where each requirement of each framework is met: in one draft, or in the library as a whole.
//!
//! Only what is printed counts. A requirement is *carried* by the places that say what it asks,
//! *missing* for a reason that a person can act upon, or *not applicable* by a fact of the deal.

mod applies;
mod draft;
mod library;
mod paper;
mod reason;
mod register;
mod summary;

pub use draft::of_draft;
pub use library::of_library;
pub use paper::{Demand, Demands, Scope, demands, of_paper, unmet};
pub use reason::Cause;
pub use register::{RegisterField, register};
pub use summary::{Summary, summary};

use crate::library::{Framework, Requirement};

/// All frameworks of a library, in the order of their files.
#[derive(Clone, Debug)]
pub struct Coverage<'a> {
    /// One entry for each framework.
    pub frameworks: Vec<FrameworkCoverage<'a>>,
}

/// One framework.
#[derive(Clone, Debug)]
pub struct FrameworkCoverage<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// Whether it applies at all.
    pub applies: bool,
    /// Its requirements, in the order of its file.
    pub requirements: Vec<Judged<'a>>,
}

/// One requirement and what became of it.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// The requirement.
    pub requirement: &'a Requirement,
    /// What became of it.
    pub state: State,
    /// What carries it; nothing unless it is carried.
    pub by: Vec<By>,
    /// Why it is missing; nothing unless it is.
    pub causes: Vec<Cause>,
    /// Why it is missing or not applicable, or under which condition it is carried, in words.
    pub reason: String,
}

impl Judged<'_> {
    /// The reason, and that a requirement of which no text was read is no proof of anything.
    pub fn remark(&self) -> String {
        let unread = (self.state == State::Carried && !self.requirement.verified)
            .then_some("unverified: the text of the instrument was not read");
        [unread, Some(self.reason.as_str())]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("; ")
    }
}

/// What became of a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Something says it.
    Carried,
    /// Nothing says it.
    Missing,
    /// It does not apply to this deal.
    NotApplicable,
}

impl State {
    /// The word that reports use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Missing => "missing",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// One place that carries a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// `clause`, `paragraph`, `schedule`, `form`, `service-level`, `requirement` (of a tender),
    /// `rule` (of the linter), `topic` (of somebody's paper), `guidance` (to the drafter) or `planning` (a planning document).
    pub kind: &'static str,
    /// Its id: `audit/right-to-audit#notice`, the id of a target, the name of a rule.
    pub id: String,
    /// Its number in this draft, such as "14.2(b)"; empty for what is not printed in it.
    pub number: String,
}

/// What carries requirements beside the texts of the agreement.
#[derive(Clone, Debug, Default)]
pub struct Evidence<'a> {
    /// Rules of the linter.
    pub rules: Vec<RuleTrace<'a>>,
}

/// What a rule of the linter carries.
#[derive(Clone, Debug)]
pub struct RuleTrace<'a> {
    /// Its name.
    pub name: &'a str,
    /// Requirements that it holds an engagement to.
    pub satisfies: Vec<&'a str>,
    /// Those of them about which it has something to report.
    pub reported: Vec<&'a str>,
}

impl Evidence<'_> {
    /// The rules that hold an engagement to a requirement.
    fn rules_for(&self, requirement: &str) -> impl Iterator<Item = &RuleTrace<'_>> {
        self.rules
            .iter()
            .filter(move |rule| rule.satisfies.contains(&requirement))
    }
}

/// The requirements of all frameworks, each judged by one function.
fn judged<'a>(
    library: &'a crate::library::Library,
    applies: &dyn Fn(&Framework) -> bool,
    judge: &dyn Fn(&'a Framework, &'a Requirement) -> Judged<'a>,
) -> Coverage<'a> {
    Coverage {
        frameworks: library
            .frameworks()
            .iter()
            .map(|framework| FrameworkCoverage {
                framework,
                applies: applies(framework),
                requirements: framework
                    .requirements
                    .iter()
                    .map(|requirement| judge(framework, requirement))
                    .collect(),
            })
            .collect(),
    }
}
