use std::collections::BTreeSet;

use crate::engagement::{Class, MetricKind};
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::service_levels::Side;

pub(crate) const RULE: Rule = Rule {
    name: "measured-inside-provider",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("measured_inside_provider.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut said = BTreeSet::new();
    for target in &levels.targets {
        let felt = levels
            .kind_of(&target.value)
            .map(MetricKind::class)
            .is_some_and(|class| matches!(class, Class::TimeRatio | Class::Quantile));
        let Some(source) = levels.source_of(&target.value).filter(|_| felt) else {
            continue;
        };
        let side = source.value.point_side.as_ref();
        if let Some(side) = side.filter(|side| side.value == Side::Provider)
            && said.insert(side.place)
        {
            findings.report(
                side.place,
                format!(
                    "target `{}` is about what users feel, but data source `{}` measures inside the Provider",
                    target.value.id, source.value.id
                ),
                "measure where users are, or where the Service begins: point-side = \"user\" or \"edge\"",
            );
        }
    }
}
