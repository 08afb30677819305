use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::service_levels::TargetClass;

pub(crate) const RULE: Rule = Rule {
    name: "class-against-credit",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("class_against_credit.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let Some(class) = &target.class else { continue };
        match (class.value, &target.credit) {
            (TargetClass::Critical, None) => {
                findings.report(
                    class.place,
                    format!("critical target `{}` has no credit", target.id),
                    "add credit = \"…\" with the id of a credit scheme, or write class = \"key\"",
                );
            }
            (TargetClass::Key | TargetClass::Report, Some(credit)) => {
                findings.report(
                    credit.place,
                    format!("target `{}` has a credit, but is not critical", target.id),
                    "write class = \"critical\", or delete its credit",
                );
            }
            _ => {}
        }
    }
}
