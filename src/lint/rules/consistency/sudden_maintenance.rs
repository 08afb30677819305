use crate::finding::{Group, Severity};
use crate::lint::levels::elapsed;
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Exact, Period};
use crate::service_levels::ExclusionKind;

pub(crate) const RULE: Rule = Rule {
    name: "sudden-maintenance",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("sudden_maintenance.md"),
    check: Check::Levels(check),
};

/// Shortest notice of planned maintenance, in days (rule A09 of the model).
const NOTICE_DAYS: u32 = 5;
/// Longest maintenance without such notice in one period, in hours (rule A09).
const EMERGENCY_HOURS: u32 = 4;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for exclusion in &levels.exclusions {
        let exclusion = &exclusion.value;
        match exclusion.kind.as_ref().map(|kind| kind.value) {
            Some(ExclusionKind::PlannedMaintenance) => {
                let Some(notice) = &exclusion.notice else {
                    continue;
                };
                if days(&notice.value) < Exact::from(NOTICE_DAYS) {
                    findings.report(
                        notice.place,
                        format!(
                            "planned maintenance `{}` is announced {} before, less than {NOTICE_DAYS} days",
                            exclusion.id, notice.value
                        ),
                        "write notice = \"10d\"; what cannot wait is emergency maintenance",
                    );
                }
            }
            Some(ExclusionKind::EmergencyMaintenance) => {
                let Some(cap) = &exclusion.cap else { continue };
                if cap.value.seconds() > Exact::from(EMERGENCY_HOURS * 3_600) {
                    findings.report(
                        cap.place,
                        format!(
                            "emergency maintenance `{}` may take {}, more than {EMERGENCY_HOURS} hours, with hardly any notice",
                            exclusion.id, cap.value
                        ),
                        format!("write cap = \"{EMERGENCY_HOURS}h\" or less"),
                    );
                }
            }
            _ => {}
        }
    }
}

/// The days a notice is long at least.
fn days(notice: &Period) -> Exact {
    match notice {
        Period::WorkingDays(days) => Exact::from(days.0),
        Period::Months(months) => Exact::from(months.0 * 28),
        Period::SupportTime(_) => Exact::zero(),
        Period::Elapsed(_) => elapsed(notice)
            .and_then(|seconds| seconds.checked_div(&Exact::from(86_400)))
            .unwrap_or_else(Exact::zero),
    }
}
