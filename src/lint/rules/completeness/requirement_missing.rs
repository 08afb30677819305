use crate::finding::{Group, Severity};
use std::collections::BTreeMap;

use crate::coverage::{self, Cause, State};
use crate::library::Criticality;
use crate::lint::{Check, Findings, Rule, Subject, listed};
use crate::source::Place;

pub(crate) const RULE: Rule = Rule {
    name: "requirement-missing",
    group: Group::Completeness,
    severity: Severity::Error,
    guide: include_str!("requirement_missing.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let evidence = coverage::Evidence::default();
    let coverage = coverage::of_draft(subject.draft, subject.library, &evidence);
    let mut by_cause: BTreeMap<(String, bool), Vec<&str>> = BTreeMap::new();
    for judged in coverage.frameworks.iter().flat_map(|of| &of.requirements) {
        let requirement = judged.requirement;
        let counts = requirement.verified
            && requirement.criticality == Some(Criticality::Critical)
            && judged.state == State::Missing;
        for cause in judged.causes.iter().filter(|_| counts) {
            let (clause, dropped) = match cause {
                Cause::LeftOut { clause, .. } => (clause, false),
                Cause::Dropped { clause } => (clause, true),
                _ => continue,
            };
            by_cause
                .entry((clause.clone(), dropped))
                .or_default()
                .push(&requirement.id);
        }
    }
    for ((clause, dropped), requirements) in by_cause {
        let (place, message, help) = if dropped {
            (
                position_of(subject, &clause),
                format!(
                    "the acceptable wording of `{clause}` gives up {}, which nothing else says",
                    listed(&requirements)
                ),
                "take the preferred wording, or waive this finding and say how the law is met",
            )
        } else {
            let omission = subject.draft.omitted.iter().find(|one| one.id == clause);
            (
                omission.map_or(subject.top(), |omission| omission.place),
                format!(
                    "`{clause}` is left out, and nothing else says {}",
                    listed(&requirements)
                ),
                "delete the omission, or waive this finding and say where it is agreed",
            )
        };
        findings.report(place, message, help).about = Some(clause);
    }
}

/// Where the position of a clause was chosen: its own, its family's, or that of the engagement.
fn position_of(subject: &Subject<'_>, clause: &str) -> Place {
    let settings = &subject.engagement.settings;
    let family = clause.split_once('/').map_or("", |(family, _)| family);
    settings
        .of(clause)
        .and_then(|own| own.position.as_ref())
        .or_else(|| settings.families.get(family)?.position.as_ref())
        .map(|position| position.place)
        .or_else(|| {
            let node = subject.engagement.node.at("engagement.position")?;
            Some(node.place)
        })
        .unwrap_or(subject.top())
}
