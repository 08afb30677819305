use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::service_levels::TargetClass;

pub(crate) const RULE: Rule = Rule {
    name: "service-without-target",
    group: Group::Completeness,
    severity: Severity::Error,
    guide: include_str!("service_without_target.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for service in &levels.services {
        let id = &service.value.id;
        let promised = levels.targets.iter().any(|target| {
            let binds = matches!(
                target.value.class(),
                Some(TargetClass::Critical | TargetClass::Key)
            );
            binds
                && levels
                    .service_of(&target.value)
                    .is_some_and(|own| own.value.id == *id)
        });
        if !promised && !id.is_empty() {
            findings.report(
                service.place,
                format!("service `{id}` has no critical and no key target"),
                format!("add a `[[service-level]]` with service = \"{id}\", or a `[[metric]]` and a `[[target]]`"),
            );
        }
    }
}
