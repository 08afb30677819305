//! Why a draft misses a requirement: each text of the library that would carry it, and what keeps
//! it out of this draft.

use crate::assembly::Draft;
use crate::coverage::applies::unmet;
use crate::engagement::Position;
use crate::library::{Clause, Library};

/// What keeps a text out of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The engagement leaves the clause out.
    LeftOut {
        /// The clause.
        clause: String,
        /// The reason that the engagement gives.
        reason: String,
    },
    /// The acceptable wording was chosen and no longer says it.
    Dropped {
        /// The clause.
        clause: String,
    },
    /// The facts keep a clause or paragraph from being drafted.
    Facts {
        /// The clause or paragraph.
        id: String,
        /// What the facts say.
        unmet: String,
    },
    /// A rule of the linter reports that it is not so.
    Reported {
        /// The rule.
        rule: String,
    },
    /// The document does not order the clause.
    Elsewhere {
        /// The clause.
        clause: String,
    },
    /// Nothing in the library says it.
    Nowhere,
}

impl Cause {
    /// In words, for people.
    pub fn words(&self) -> String {
        match self {
            Self::LeftOut { clause, reason } => {
                format!("`{clause}` is left out: {}", reason.trim())
            }
            Self::Dropped { clause } => format!("the acceptable wording of `{clause}` drops it"),
            Self::Facts { id, unmet } => format!("`{id}` is drafted {unmet}"),
            Self::Reported { rule } => format!("`engross lint` reports `{rule}`"),
            Self::Elsewhere { clause } => format!("this document has no clause `{clause}`"),
            Self::Nowhere => "nothing in the library says it".to_owned(),
        }
    }
}

/// What keeps each text that would carry a requirement out of this draft.
pub(super) fn causes(requirement: &str, draft: &Draft, library: &Library) -> Vec<Cause> {
    let mut causes = Vec::new();
    for clause in library.clauses.values() {
        let says =
            |ids: &[crate::source::Located<String>]| ids.iter().any(|id| id.value == requirement);
        let anchors: Vec<&str> = clause
            .paragraphs
            .iter()
            .filter(|(_, rule)| says(&rule.satisfies))
            .map(|(anchor, _)| anchor.as_str())
            .collect();
        let asked = clause.requirements.iter().any(|one| says(&one.satisfies));
        if anchors.is_empty() && !says(&clause.satisfies) && !says(&clause.advises) && !asked {
            continue;
        }
        causes.push(of_clause(clause, &anchors, requirement, draft));
    }
    if causes.is_empty() {
        causes.push(Cause::Nowhere);
    }
    causes
}

fn of_clause(clause: &Clause, anchors: &[&str], requirement: &str, draft: &Draft) -> Cause {
    let id = clause.id.clone();
    if let Some(omission) = draft.omitted.iter().find(|omission| omission.id == id) {
        return Cause::LeftOut {
            clause: id,
            reason: omission.reason.clone(),
        };
    }
    let Some(chosen) = draft.chosen.iter().find(|chosen| chosen.id == id) else {
        return if clause.when.holds(&draft.facts) {
            Cause::Elsewhere { clause: id }
        } else {
            Cause::Facts {
                id,
                unmet: unmet(&clause.when, &draft.facts),
            }
        };
    };
    let dropped = chosen.position == Position::Acceptable
        && clause
            .acceptable
            .iter()
            .flat_map(|wording| &wording.drops)
            .any(|drop| drop.value == requirement);
    let unprinted = anchors.iter().find_map(|anchor| {
        let when = clause.printed_when(anchor)?;
        (!when.holds(&draft.facts)).then_some((anchor, when))
    });
    match unprinted {
        Some((anchor, when)) if !dropped => Cause::Facts {
            id: format!("{id}#{anchor}"),
            unmet: unmet(&when, &draft.facts),
        },
        _ => Cause::Dropped { clause: id },
    }
}
