use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::service_levels::Target;

pub(crate) const RULE: Rule = Rule {
    name: "duplicate-target",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("duplicate_target.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for (at, target) in levels.targets.iter().enumerate() {
        let alike = |other: &&crate::source::Located<Target>| {
            same(&target.value, &other.value) && same_metric(levels, &target.value, &other.value)
        };
        let Some(first) = levels.targets.iter().take(at).find(alike) else {
            continue;
        };
        findings
            .report(
                target.place,
                format!(
                    "targets `{}` and `{}` promise the same metric over the same window",
                    first.value.id, target.value.id
                ),
                "delete one of them; a floor beside the value is its `minimum`",
            )
            .related
            .push((first.place, "the other one".into()));
    }
}

/// Whether two targets are about the same events of the same party.
fn same(one: &Target, other: &Target) -> bool {
    let severity = |target: &Target| target.severity.as_ref().map(|own| own.value.clone());
    let party = |target: &Target| target.obligated.as_ref().map(|own| own.value.clone());
    one.window() == other.window()
        && one.window().is_some()
        && severity(one) == severity(other)
        && party(one) == party(other)
}

/// Whether two targets measure the same: a short form has a metric of its own, made from its kind.
fn same_metric(levels: &Levels<'_>, one: &Target, other: &Target) -> bool {
    let (Some(first), Some(second)) = (levels.metric_of(one), levels.metric_of(other)) else {
        return false;
    };
    let service = |metric: &crate::service_levels::Metric| {
        metric.service.as_ref().map(|own| own.value.clone())
    };
    let both_short = levels.is_short(first.place) && levels.is_short(second.place);
    first.value.id == second.value.id
        || both_short
            && first.value.kind() == second.value.kind()
            && service(&first.value) == service(&second.value)
            && first.value.statement == second.value.statement
}
