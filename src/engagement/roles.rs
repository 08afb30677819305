//! Checks that need more than one record: who the parties are.

use crate::engagement::{Engagement, Role};
use crate::finding::{Finding, Group};
use crate::source::Place;

/// An agreement has one Customer and one Provider.
pub(super) fn check(engagement: &Engagement) -> Vec<Finding> {
    let mut findings = Vec::new();
    for role in [Role::Customer, Role::Provider] {
        let found: Vec<Place> = engagement
            .parties
            .iter()
            .filter_map(|party| party.role.as_ref())
            .filter(|own| own.value == role)
            .map(|own| own.place)
            .collect();
        let word = role.printed();
        match found.as_slice() {
            [_] => {}
            [] => findings.push(
                Finding::error(
                    "missing-party",
                    Group::Completeness,
                    Place::new(engagement.file, 0..0),
                    format!("the agreement has no {word}"),
                )
                .help(format!("add a `[[party]]` with role = \"{}\"", word.to_lowercase())),
            ),
            [first, second, ..] => findings.push(
                Finding::error(
                    "missing-party",
                    Group::Completeness,
                    *second,
                    format!("the agreement has more than one {word}"),
                )
                .help("give affiliates the role they have through the one contracting party, or make an agreement for each")
                .beside(*first, "the first one"),
            ),
        }
    }
    findings
}
