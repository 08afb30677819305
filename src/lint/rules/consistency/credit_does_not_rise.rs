use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::Exact;
use crate::sla::Comparator;

pub(crate) const RULE: Rule = Rule {
    name: "credit-does-not-rise",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("credit_does_not_rise.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let (Some(scheme), Some(comparator)) = (levels.scheme_of(target), &target.comparator)
        else {
            continue;
        };
        let mut bands: Vec<_> = scheme
            .value
            .bands
            .iter()
            .filter_map(|band| Some((band.value.from.as_ref()?, band.value.credit.as_ref()?)))
            .collect();
        bands.sort_by_key(|(from, _)| from.value.magnitude());
        if comparator.value == Comparator::AtLeast {
            bands.reverse();
        }
        let mut milder: Option<&Exact> = None;
        for (from, credit) in bands {
            let given = credit.value.percent();
            if *given == Exact::zero() {
                findings.report(
                    credit.place,
                    format!(
                        "a band of credit scheme `{}` from {} on gives no credit",
                        scheme.value.id, from.value
                    ),
                    "give every miss a credit, or move the target to where credits begin",
                );
            } else if let Some(milder) = milder.filter(|milder| given <= *milder) {
                findings.report(
                    credit.place,
                    format!(
                        "a band of credit scheme `{}` gives {}, no more than the {milder}% of a milder miss",
                        scheme.value.id, credit.value
                    ),
                    "let the credit rise from band to band",
                );
            }
            milder = Some(given);
        }
    }
}
