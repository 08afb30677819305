//! Judges somebody's paper: a requirement is traced through the topics whose clauses carry it.

use std::collections::{BTreeMap, BTreeSet};

use crate::condition::{FactTable, FactValue, Facts};
use crate::coverage::applies::{background, hindrance};
use crate::coverage::{By, Cause, Coverage, Judged, State, judged};
use crate::library::{Clause, Criticality, Library, Profile, Requirement, Topics};
use crate::recognise::topics::{State as Found, TopicFound};

/// What somebody's paper is held against: frameworks, and the facts of the deal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    frameworks: BTreeSet<String>,
    facts: Facts,
}

impl Scope {
    /// The scope of some profiles together; nothing if none of them names a framework.
    pub fn of(profiles: &[&Profile], table: &FactTable) -> Option<Self> {
        let mut scope = Self::default();
        for profile in profiles {
            scope.frameworks.extend(profile.frameworks.iter().cloned());
            for (name, value) in &profile.facts {
                let order = || table.get(name).map(|fact| fact.values.clone());
                let value = match value {
                    toml::Value::Boolean(flag) => FactValue::Flag(*flag),
                    toml::Value::String(one) => {
                        FactValue::One(one.clone(), order().unwrap_or_default())
                    }
                    toml::Value::Array(all) => FactValue::Many(
                        all.iter()
                            .filter_map(|one| one.as_str().map(str::to_owned))
                            .collect(),
                    ),
                    _ => continue,
                };
                scope.facts.insert(name.clone(), value);
            }
        }
        let all = FactValue::Many(scope.frameworks.clone());
        scope.facts.insert("frameworks".to_owned(), all);
        (!scope.frameworks.is_empty()).then_some(scope)
    }
}

/// A requirement that asks for a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The requirement's id.
    pub requirement: String,
    /// Where it stands: "DORA, Art. 30(3)(e)(i)".
    pub source: String,
    /// How much it weighs.
    pub criticality: Option<Criticality>,
}

/// What asks for a topic, by the topic's id.
pub type Demands = BTreeMap<String, Vec<Demand>>;

/// The requirements that an agreement itself has to meet, by the topics that stand for them.
pub fn demands(topics: &Topics, library: &Library) -> Demands {
    let standing = Standing::new(topics, library);
    let mut demands = Demands::new();
    let frameworks = library.frameworks().iter();
    for requirement in frameworks.flat_map(|framework| &framework.requirements) {
        let counts = requirement.verified
            && requirement.criticality == Some(Criticality::Critical)
            && background(requirement).is_none();
        for topic in standing.of(requirement).filter(|_| counts) {
            demands
                .entry(topic.to_owned())
                .or_default()
                .push(requirement.into());
        }
    }
    demands
}

/// The requirements of a scope that a paper does not meet, by each topic that it does not settle.
pub fn unmet(
    found: &[TopicFound<'_>],
    topics: &Topics,
    library: &Library,
    scope: &Scope,
) -> Demands {
    let standing = Standing::new(topics, library);
    let coverage = of_paper(found, topics, library, Some(scope));
    let is_settled = |topic: &str| {
        let mut of_topic = found.iter().filter(|found| found.id == topic);
        of_topic.any(|found| found.state == Found::Present)
    };
    let mut unmet = Demands::new();
    for judged in coverage.frameworks.iter().flat_map(|of| &of.requirements) {
        if judged.state != State::Missing {
            continue;
        }
        for topic in standing.of(judged.requirement).filter(|id| !is_settled(id)) {
            unmet
                .entry(topic.to_owned())
                .or_default()
                .push(judged.requirement.into());
        }
    }
    unmet
}

impl From<&Requirement> for Demand {
    fn from(requirement: &Requirement) -> Self {
        Self {
            requirement: requirement.id.clone(),
            source: requirement.source.clone(),
            criticality: requirement.criticality,
        }
    }
}

/// Which requirements the topics of a paper speak to; with a scope, only those that apply in it.
///
/// It is a claim about topics, not about every word of a requirement: *carried* says that at least
/// half of the topics that stand for it are present, *missing* that fewer are. A requirement that
/// no topic stands for is not judged.
pub fn of_paper<'a>(
    found: &[TopicFound<'_>],
    topics: &Topics,
    library: &'a Library,
    scope: Option<&Scope>,
) -> Coverage<'a> {
    let standing = Standing::new(topics, library);
    let applies = |id: &String| scope.is_none_or(|scope| scope.frameworks.contains(id));
    judged(
        library,
        &|framework| applies(&framework.id),
        &|framework, requirement| {
            if !applies(&framework.id) {
                let reason = "no profile asks for this framework".to_owned();
                return without(requirement, State::NotApplicable, Vec::new(), reason);
            }
            let hindrance = scope.and_then(|scope| hindrance(framework, requirement, &scope.facts));
            match hindrance.or_else(|| background(requirement)) {
                Some(reason) => without(requirement, State::NotApplicable, Vec::new(), reason),
                None => judge(requirement, found, &standing),
            }
        },
    )
}

fn without(
    requirement: &Requirement,
    state: State,
    causes: Vec<Cause>,
    reason: String,
) -> Judged<'_> {
    Judged {
        requirement,
        state,
        by: Vec::new(),
        causes,
        reason,
    }
}

fn judge<'a>(
    requirement: &'a Requirement,
    found: &[TopicFound<'_>],
    standing: &Standing<'_>,
) -> Judged<'a> {
    let state = |id: &str| {
        let one = found.iter().find(|found| found.id == id);
        one.map_or(Found::Absent, |found| found.state)
    };
    let (settled, lacking): (Vec<&str>, Vec<&str>) = standing
        .of(requirement)
        .partition(|id| state(id) == Found::Present);
    if settled.is_empty() && lacking.is_empty() {
        let reason = "no topic stands for it, so it is not judged in somebody's paper";
        return without(
            requirement,
            State::NotApplicable,
            Vec::new(),
            reason.to_owned(),
        );
    }
    let reason = if lacking.is_empty() {
        String::new()
    } else {
        format!("nothing settles {}", lacking.join(", "))
    };
    if settled.is_empty() || settled.len() < lacking.len() {
        return without(requirement, State::Missing, vec![Cause::Nowhere], reason);
    }
    Judged {
        requirement,
        state: State::Carried,
        by: settled
            .into_iter()
            .map(|id| By {
                kind: "topic",
                id: id.to_owned(),
                number: String::new(),
            })
            .collect(),
        causes: Vec::new(),
        reason,
    }
}

/// Which topics stand for which requirement: those whose clauses satisfy it.
struct Standing<'a>(BTreeMap<&'a str, BTreeSet<&'a str>>);

impl<'a> Standing<'a> {
    fn new(topics: &'a Topics, library: &'a Library) -> Self {
        let mut standing: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (id, topic) in &topics.topics {
            let clauses = topic.clauses.iter();
            let clauses = clauses.filter_map(|clause| library.clauses.get(clause));
            for requirement in clauses.flat_map(satisfied) {
                standing.entry(requirement).or_default().insert(id);
            }
        }
        Self(standing)
    }

    fn of(&self, requirement: &Requirement) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        self.0
            .get(requirement.id.as_str())
            .into_iter()
            .flatten()
            .copied()
    }
}

fn satisfied(clause: &Clause) -> impl Iterator<Item = &str> {
    let whole = clause.satisfies.iter();
    let parts = clause.paragraphs.values().flat_map(|part| &part.satisfies);
    whole.chain(parts).map(|id| id.value.as_str())
}
