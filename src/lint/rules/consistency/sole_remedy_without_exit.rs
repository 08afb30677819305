use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "sole-remedy-without-exit",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("sole_remedy_without_exit.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let sole = levels
        .credits
        .as_ref()
        .and_then(|credits| credits.value.sole_remedy.as_ref());
    if let Some(sole) = sole.filter(|sole| sole.value && levels.triggers.is_empty()) {
        findings.report(
            sole.place,
            "credits are the only remedy, and no trigger lets the Customer leave",
            "add a `[[trigger]]` with an effect such as \"terminate-service\", or write sole-remedy = false",
        );
    }
}
