use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unverified-measurement",
    group: Group::Measurability,
    severity: Severity::Error,
    guide: include_str!("unverified_measurement.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let customer = party(levels, crate::engagement::Role::Customer);
    let provider = party(levels, crate::engagement::Role::Provider);
    for target in &levels.targets {
        let target = &target.value;
        let (Some(metric), Some(owner)) = (levels.metric_of(target), &target.obligated) else {
            continue;
        };
        let (measured, verified) = (&metric.value.measured_by, &metric.value.verified_by);
        let is_owner = |party: &crate::source::Located<String>| party.value == owner.value;
        if let (Some(_), Some(verified)) = (
            measured.as_ref().filter(|party| is_owner(party)),
            verified.as_ref().filter(|party| is_owner(party)),
        ) {
            findings.report(
                verified.place,
                format!(
                    "metric `{}` is measured and verified by `{}`, which owes target `{}`",
                    metric.value.id, owner.value, target.id
                ),
                "name the other party, or a measurer, in verified-by",
            );
        }
    }
    for source in levels
        .data_sources
        .iter()
        .filter(|source| is_used(levels, &source.value.id))
    {
        let source = &source.value;
        let Some(first) = source.access.first() else {
            continue;
        };
        for missing in [customer, provider].into_iter().flatten() {
            if source.access.iter().all(|party| party.value != missing) {
                findings.report(
                    first.place,
                    format!("`{missing}` has no access to data source `{}`, which decides about targets", source.id),
                    format!("add \"{missing}\" to `access`"),
                );
            }
        }
    }
}

fn party<'a>(levels: &'a Levels<'_>, role: crate::engagement::Role) -> Option<&'a str> {
    let found = levels.parties.iter().find(|(_, own)| *own == Some(role));
    found.map(|(id, _)| id.as_str())
}

fn is_used(levels: &Levels<'_>, source: &str) -> bool {
    levels
        .targets
        .iter()
        .filter_map(|target| levels.source_of(&target.value))
        .any(|used| used.value.id == source)
}
