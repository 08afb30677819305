use crate::finding::{Group, Severity};
use crate::lint::levels::shortest;
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Exact, compact_time};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "coarse-sampling",
    group: Group::Measurability,
    severity: Severity::Error,
    guide: include_str!("coarse_sampling.md"),
    check: Check::Levels(check),
};

/// One confirmed failure may use this part of the downtime budget (rule M10 of the model).
const PART: u32 = 10;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let (Some(budget), Some(source)) = (levels.budget(target), levels.source_of(target)) else {
            continue;
        };
        let source = &source.value;
        let (Some(interval), Some(confirm)) = (&source.interval, &source.confirm) else {
            continue;
        };
        let seen = sla::detection(&budget, &interval.value.seconds(), confirm.value).seconds;
        if &seen * Exact::from(PART) <= budget || budget.is_zero() {
            continue;
        }
        let (Some(promised), Some(window)) = (target.percentage(), target.window()) else {
            continue;
        };
        let finding = findings.report(
            interval.place,
            format!(
                "data source `{}` sees no outage below {}, but {promised} of {} allows {}",
                source.id,
                compact_time(&seen),
                shortest(window),
                compact_time(&budget)
            ),
            format!(
                "measure often enough to see a tenth of that: interval times confirm at most {}",
                tenth(&budget)
            ),
        );
        if seen <= budget {
            finding.severity = Severity::Warning;
        }
    }
}

fn tenth(budget: &Exact) -> String {
    compact_time(&(budget * Exact::decimal(1, 1)))
}
