use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::Quantity;
use crate::sla::Comparator;

pub(crate) const RULE: Rule = Rule {
    name: "below-baseline",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("below_baseline.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for record in ["target", "service-level"] {
        for written in levels.records_of(record) {
            let Some(node) = written.node.get("baseline") else {
                continue;
            };
            let today = node.text().and_then(|text| text.parse::<Quantity>().ok());
            let target = levels
                .targets
                .iter()
                .find(|target| target.place == written.node.place)
                .map(|target| &target.value);
            let (Some(today), Some(target)) = (today, target) else {
                continue;
            };
            let (Some(value), Some(comparator)) = (&target.value, &target.comparator) else {
                continue;
            };
            let promised = &value.value;
            let worse = promised.dimension() == today.dimension()
                && match comparator.value {
                    Comparator::AtLeast => promised.magnitude() < today.magnitude(),
                    Comparator::AtMost => promised.magnitude() > today.magnitude(),
                };
            if worse {
                findings.report(
                    value.place,
                    format!(
                        "target `{}` promises {}, and the Customer has {} today",
                        target.id,
                        promised.compact(),
                        today.compact()
                    ),
                    "promise at least what there is today, or write the saving that pays for the loss into the business case",
                );
            }
        }
    }
}
