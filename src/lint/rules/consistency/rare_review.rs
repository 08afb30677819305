use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Months, Period};
use crate::service_levels::at_most_elapsed;

pub(crate) const RULE: Rule = Rule {
    name: "rare-review",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("rare_review.md"),
    check: Check::Levels(check),
};

/// Most months between two reviews of the targets (rule G05 of the model).
const MOST: u32 = 12;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let every = levels
        .review
        .as_ref()
        .and_then(|review| review.value.every.as_ref());
    let Some(every) = every else { return };
    let limit = at_most_elapsed(&Period::Months(Months(MOST)));
    if at_most_elapsed(every.value.period()) > limit {
        findings.report(
            every.place,
            format!(
                "targets are reviewed {}, less often than every {MOST} months",
                every.value
            ),
            format!("write every = \"{MOST}mo\" or more often"),
        );
    }
}
