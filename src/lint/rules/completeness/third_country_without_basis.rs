use crate::condition::FactValue;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "third-country-without-basis",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("third_country_without_basis.md"),
    check: Check::Deal(check),
};

/// The requirements of which a clause on transfers says at least one.
const BASES: &[&str] = &["GDPR-44", "GDPR-46"];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let holds = |fact: &str| subject.facts.get(fact) == Some(&FactValue::Flag(true));
    if !(holds("personal-data") && holds("third-country")) {
        return;
    }
    let covered = subject.draft.chosen.iter().any(|chosen| {
        subject
            .library
            .clauses
            .get(&chosen.id)
            .is_some_and(|clause| {
                clause
                    .satisfies
                    .iter()
                    .chain(clause.paragraphs.values().flat_map(|rule| &rule.satisfies))
                    .any(|id| BASES.contains(&id.value.as_str()))
            })
    });
    if covered {
        return;
    }
    let place = subject
        .draft
        .omitted
        .iter()
        .find(|omission| omission.id.starts_with("personal-data/"))
        .map_or(subject.top(), |omission| omission.place);
    findings.report(
        place,
        "personal data reaches a third country, and no clause of the draft gives it a legal basis",
        "delete the omission of the clause on transfers, or move each `[[location]]` into the home area",
    );
}
