use crate::finding::{Group, Severity};
use crate::lint::levels::elapsed;
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Elapsed, compact_time};
use crate::measure::{Exact, Quantity};

pub(crate) const RULE: Rule = Rule {
    name: "notice-after-deadline",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("notice_after_deadline.md"),
    check: Check::Levels(check),
};

/// Hours in which a Customer has to report, by regime, from the moment it is aware or, under DORA,
/// from the moment the incident is classed as major (model 3.9; secondary sources, to be confirmed
/// against the texts of the regulations).
const FILING: [(&str, u32, &str); 3] = [
    ("dora", 4, "DORA"),
    ("nis2", 24, "NIS2"),
    ("gdpr", 72, "the GDPR"),
];

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let Some(security) = levels.security.as_ref().map(|security| &security.value) else {
        return;
    };
    let target = security
        .notification_target
        .as_ref()
        .and_then(|id| levels.target(&id.value));
    let Some(value) = target.and_then(|target| target.value.value.as_ref()) else {
        return;
    };
    let Quantity::Period(limit) = &value.value else {
        return;
    };
    let shortest = FILING
        .iter()
        .filter(|(regime, ..)| levels.header.regimes.iter().any(|own| own == regime))
        .min_by_key(|(_, hours, _)| *hours);
    let (Some((_, hours, name)), Some(notice)) = (shortest, elapsed(limit)) else {
        return;
    };
    let internal = security.customer_internal_time.as_ref();
    let own = internal.map_or_else(Exact::zero, |time| Elapsed::seconds(&time.value));
    let both = &notice + &own;
    if both > Exact::from(hours * 3_600) {
        findings.report(
            value.place,
            format!(
                "notice within {limit} and {} of the Customer's own time make {}, later than the {hours} h that {name} gives",
                compact_time(&own),
                compact_time(&both)
            ),
            "shorten the time to notify, or the Customer's own time",
        );
    }
}
