use crate::engagement::MetricKind;
use crate::finding::{Group, Severity};
use crate::lint::levels::percent;
use crate::lint::{Check, Findings, Levels, Rule};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "weak-components",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("weak_components.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let is_availability = levels
            .kind_of(target)
            .is_some_and(MetricKind::is_availability);
        let (Some(promised), Some(service)) = (target.percentage(), levels.service_of(target))
        else {
            continue;
        };
        let service = &service.value;
        let Some(parts) = levels.parts_of(&service.id).filter(|_| is_availability) else {
            continue;
        };
        let together = sla::composite(&parts);
        let Some(first) = service.components.first().filter(|_| together < *promised) else {
            continue;
        };
        findings.report(
            first.place,
            format!(
                "the components of service `{}` are together available for {}, less than the {promised} of target `{}`",
                service.id,
                percent(&together),
                target.id
            ),
            "add units (`n`) to the weakest component, or promise less; failures are taken as independent but for `common-cause`",
        );
    }
}
