//! Requirements that nothing in a library carries: for its authors, not for a deal.

use crate::coverage::{self, Evidence, State};
use crate::finding::{Finding, Group, Severity};
use crate::library::Library;
use crate::source::{FileId, Place};

/// A note for each requirement that no text of the library, and no rule, carries.
pub fn uncarried(library: &Library, evidence: &Evidence<'_>) -> Vec<Finding> {
    let coverage = coverage::of_library(library, evidence);
    let judged = coverage
        .frameworks
        .into_iter()
        .flat_map(|framework| framework.requirements);
    judged
        .filter(|one| one.state == State::Missing)
        .map(|one| {
            let requirement = one.requirement;
            let message = format!(
                "nothing in the library carries `{}` ({}): {}",
                requirement.id,
                requirement.source,
                requirement.text.trim_end_matches('.')
            );
            let nowhere = Place::new(FileId::from_index(0), 0..0);
            Finding {
                place: None,
                ..Finding::error("uncarried-requirement", Group::Library, nowhere, message)
                    .weighing(Severity::Note)
                    .help("name it in `satisfies` of the text that says it")
                    .about(requirement.id.clone())
            }
        })
        .collect()
}
