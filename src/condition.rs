//! Conditions (`when`) over the named facts of an engagement: read, answered, and compared.
//!
//! The language is small so that "this condition implies that one" can be proved by trying
//! every combination of the facts involved.

mod facts;
mod implies;
mod parse;
mod print;

pub use facts::{Consequence, FactDefinition, FactKind, FactTable, FactValue, Facts};
pub use implies::implies;
pub use parse::{ConditionError, parse};

/// A condition over facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Always holds.
    Always,
    /// A flag is set.
    Flag(String),
    /// A choice, set or number of records is not empty.
    NotEmpty(String),
    /// A fact compared with a value.
    Compare(String, Comparison, String),
    /// A set contains a value.
    Has(String, String),
    /// A choice is one of several values.
    In(String, Vec<String>),
    /// The opposite.
    Not(Box<Self>),
    /// All of these.
    And(Vec<Self>),
    /// At least one of these.
    Or(Vec<Self>),
}

/// How a fact is compared; order is the order of the fact's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `>=`
    AtLeast,
    /// `>`
    Above,
    /// `<=`
    AtMost,
    /// `<`
    Below,
}

impl Condition {
    /// Whether the condition holds; a fact that is not known counts as not set.
    pub fn holds(&self, facts: &Facts) -> bool {
        match self {
            Self::Always => true,
            Self::Flag(name) => facts.get(name) == Some(&FactValue::Flag(true)),
            Self::NotEmpty(name) => match facts.get(name) {
                Some(FactValue::Flag(set)) => *set,
                Some(FactValue::One(value, _)) => !value.is_empty(),
                Some(FactValue::Many(values)) => !values.is_empty(),
                None => false,
            },
            Self::Compare(name, comparison, value) => match facts.get(name) {
                Some(FactValue::One(actual, order)) => comparison.holds(actual, value, order),
                _ => *comparison == Comparison::Unequal,
            },
            Self::Has(name, value) => {
                matches!(facts.get(name), Some(FactValue::Many(values)) if values.contains(value))
            }
            Self::In(name, allowed) => {
                matches!(facts.get(name), Some(FactValue::One(value, _)) if allowed.contains(value))
            }
            Self::Not(inner) => !inner.holds(facts),
            Self::And(all) => all.iter().all(|one| one.holds(facts)),
            Self::Or(any) => any.iter().any(|one| one.holds(facts)),
        }
    }

    /// The names of the facts it asks about, in the order of writing, each once.
    pub fn facts(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.collect(&mut names);
        names
    }

    fn collect<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Self::Always => {}
            Self::Flag(name)
            | Self::NotEmpty(name)
            | Self::Compare(name, ..)
            | Self::Has(name, _)
            | Self::In(name, _) => {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
            Self::Not(inner) => inner.collect(names),
            Self::And(several) | Self::Or(several) => {
                for one in several {
                    one.collect(names);
                }
            }
        }
    }

    /// Both conditions together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Always, one) | (one, Self::Always) => one,
            (one, other) => Self::And(vec![one, other]),
        }
    }
}

impl Comparison {
    fn holds(self, actual: &str, value: &str, order: &[String]) -> bool {
        let rank = |name: &str| order.iter().position(|one| one == name);
        let ranks = (rank(actual), rank(value));
        match self {
            Self::Equal => actual == value,
            Self::Unequal => actual != value,
            _ => match ranks {
                (Some(actual), Some(value)) => match self {
                    Self::AtLeast => actual >= value,
                    Self::Above => actual > value,
                    Self::AtMost => actual <= value,
                    _ => actual < value,
                },
                _ => false,
            },
        }
    }
}
