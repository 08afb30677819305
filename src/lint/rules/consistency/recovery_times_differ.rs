use crate::finding::{Group, Severity};
use crate::lint::levels::{longer, times};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Period, Quantity};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "recovery-times-differ",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("recovery_times_differ.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let top = levels
        .severities
        .iter()
        .map(|severity| &severity.value)
        .find(|severity| severity.rank.as_ref().is_some_and(|rank| rank.value == 1));
    for continuity in &levels.continuity {
        let continuity = &continuity.value;
        let service = continuity
            .service
            .as_ref()
            .map_or("", |own| own.value.as_str());
        let restore =
            top.and_then(|top| times(top).into_iter().find(|(key, ..)| *key == "restore"));
        if let (Some(top), Some((_, restore, place)), Some(rto)) = (top, restore, &continuity.rto)
            && longer(restore, &rto.value)
        {
            findings.report(
                place,
                format!(
                    "`restore` of the worst severity `{}` is {restore}, longer than the RTO of service `{service}`, {}",
                    top.id, rto.value
                ),
                format!("write at most {}", rto.value.compact()),
            );
        }
        let pairs = [
            ("RTO", &continuity.rto, &continuity.rto_target),
            ("RPO", &continuity.rpo, &continuity.rpo_target),
        ];
        for (what, own, target) in pairs {
            if let (Some(own), Some(id)) = (own, target)
                && let Some(promised) = differing(levels, own, &id.value)
            {
                findings.report(
                    own.place,
                    format!(
                        "the {what} of service `{service}` is {}, but target `{}` promises {promised}",
                        own.value, id.value
                    ),
                    "write the same time in both",
                );
            }
        }
    }
}

/// What a target promises, if that is another time.
fn differing(levels: &Levels<'_>, own: &Located<Period>, target: &str) -> Option<Quantity> {
    let promised = &levels.target(target)?.value.value.as_ref()?.value;
    let same = *promised == Quantity::Period(own.value.clone());
    (!same).then(|| promised.clone())
}
