use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "precedence-without-itself",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("precedence_without_itself.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let documents = levels.texts_at("engagement.precedence");
    let id = levels.header.id.as_str();
    if !documents.is_empty() && !id.is_empty() && !documents.contains(&id) {
        findings.report(
            levels.place_of("engagement.precedence"),
            format!("the order of precedence does not say where this agreement, `{id}`, stands"),
            format!("add \"{id}\" at its place in `precedence`"),
        );
    }
}
