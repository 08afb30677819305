use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "rank-gap",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("rank_gap.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut ranks: Vec<_> = levels
        .severities
        .iter()
        .filter_map(|severity| Some((severity.value.rank.as_ref()?, severity.value.id.as_str())))
        .collect();
    ranks.sort_by_key(|(rank, _)| rank.value);
    for (wanted, (rank, id)) in (1_u32..).zip(&ranks) {
        if rank.value != wanted {
            findings.report(
                rank.place,
                format!(
                    "severity `{id}` has rank {}, where rank {wanted} is next",
                    rank.value
                ),
                format!("write rank = {wanted}; ranks run from 1, the worst, without a gap"),
            );
            return;
        }
    }
}
