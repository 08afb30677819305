use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "one-sided-dependency",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("one_sided_dependency.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        for id in &target.depends_on {
            let Some(dependency) = levels.dependency(&id.value) else {
                continue;
            };
            if dependency
                .value
                .affects
                .iter()
                .all(|own| own.value != target.id)
            {
                findings.report(
                    id.place,
                    format!(
                        "target `{}` depends on `{}`, which does not name it among the targets it affects",
                        target.id, id.value
                    ),
                    format!("add \"{}\" to `affects` of the dependency, or take it out of `depends-on`", target.id),
                );
            }
        }
    }
    for dependency in &levels.dependencies {
        let dependency = &dependency.value;
        for id in &dependency.affects {
            let Some(target) = levels.target(&id.value) else {
                continue;
            };
            if target
                .value
                .depends_on
                .iter()
                .all(|own| own.value != dependency.id)
            {
                findings.report(
                    id.place,
                    format!(
                        "dependency `{}` affects target `{}`, which does not depend on it",
                        dependency.id, id.value
                    ),
                    format!(
                        "add \"{}\" to `depends-on` of the target, or take it out of `affects`",
                        dependency.id
                    ),
                );
            }
        }
    }
}
