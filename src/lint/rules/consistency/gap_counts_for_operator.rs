use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::service_levels::Gap;

pub(crate) const RULE: Rule = Rule {
    name: "gap-counts-for-operator",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("gap_counts_for_operator.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for source in &levels.data_sources {
        let source = &source.value;
        let (Some(gap), Some(operator)) = (&source.missing_data, &source.operated_by) else {
            continue;
        };
        let counts = match gap.value {
            Gap::Up => "as time or events in which all went well",
            Gap::Exclude => "for nothing",
            Gap::Down | Gap::Fallback => continue,
        };
        let owed = levels.targets.iter().find(|target| {
            let owner = target.value.obligated.as_ref();
            owner.is_some_and(|owner| owner.value == operator.value)
                && levels
                    .source_of(&target.value)
                    .is_some_and(|used| used.value.id == source.id)
        });
        if let Some(target) = owed {
            findings.report(
                gap.place,
                format!(
                    "gaps in data source `{}` count {counts}, and `{}`, which runs it, owes target `{}`",
                    source.id, operator.value, target.value.id
                ),
                "write missing-data = \"down\", or \"fallback\" with another source",
            );
        }
    }
}
