use crate::engagement::Role;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::service_levels::{Continuity, RecoveryPath, RecoveryStep};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "customer-step-without-duty",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("customer_step_without_duty.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for continuity in &levels.continuity {
        for path in &continuity.value.paths {
            for step in &path.value.steps {
                if levels.is(step.value.by.as_ref(), Role::Customer) == Some(true) {
                    look(levels, &continuity.value, &path.value, step, findings);
                }
            }
        }
    }
}

/// A step of the Customer needs a duty that fixes its time and relieves the target.
fn look(
    levels: &Levels<'_>,
    continuity: &Continuity,
    path: &RecoveryPath,
    step: &Located<RecoveryStep>,
    findings: &mut Findings,
) {
    let what = step
        .value
        .what
        .as_ref()
        .map_or("", |what| what.value.as_str());
    let whose = format!("step `{what}` of recovery path `{}`", path.id);
    let Some(id) = &step.value.dependency else {
        findings.report(
            step.place,
            format!("{whose} waits for the Customer, but no dependency says how long"),
            "add dependency = \"…\" with the id of a `[[dependency]]` of the Customer",
        );
        return;
    };
    let Some(dependency) = levels
        .dependency(&id.value)
        .map(|dependency| &dependency.value)
    else {
        return;
    };
    if let Some(target) = &continuity.rto_target
        && dependency
            .affects
            .iter()
            .all(|own| own.value != target.value)
    {
        findings.report(
            id.place,
            format!(
                "{whose} waits for dependency `{}`, which does not affect target `{}`",
                dependency.id, target.value
            ),
            format!("add \"{}\" to `affects` of the dependency", target.value),
        );
    }
    if let (Some(time), Some(within)) = (&step.value.time, &dependency.within)
        && crate::measure::Period::Elapsed(time.value.clone()) != within.value
    {
        findings.report(
            time.place,
            format!(
                "{whose} takes {}, but dependency `{}` gives the Customer {}",
                time.value, dependency.id, within.value
            ),
            format!("write {} in both", within.value.compact()),
        );
    }
}
