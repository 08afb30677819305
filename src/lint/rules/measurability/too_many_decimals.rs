use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::Quantity;
use crate::service_levels::BandEnd;
use crate::source::{Located, Place};

pub(crate) const RULE: Rule = Rule {
    name: "too-many-decimals",
    group: Group::Measurability,
    severity: Severity::Error,
    guide: include_str!("too_many_decimals.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let stated = levels
        .arithmetic
        .as_ref()
        .and_then(|own| own.value.percent_decimals.as_ref());
    let Some(kept) = stated.map(|decimals| decimals.value) else {
        return;
    };
    let mut compare = |whose: &str, amount: &Quantity, place: Place| {
        let Quantity::Percentage(percentage) = amount else {
            return;
        };
        if percentage
            .percent()
            .decimals()
            .is_some_and(|found| found > kept)
        {
            findings.report(
                place,
                format!("{whose} is {percentage}, but results are rounded to {kept} decimals"),
                format!(
                    "write at most {kept} decimals, or raise `percent-decimals` of `[arithmetic]`"
                ),
            );
        }
    };
    for target in &levels.targets {
        let target = &target.value;
        for (what, amount) in [("value", &target.value), ("minimum", &target.minimum)] {
            if let Some(Located { value, place }) = amount {
                compare(
                    &format!("the {what} of target `{}`", target.id),
                    value,
                    *place,
                );
            }
        }
    }
    for scheme in levels
        .credit_schemes
        .iter()
        .filter(|scheme| !levels.is_short(scheme.place))
    {
        let whose = format!("an edge of credit scheme `{}`", scheme.value.id);
        for band in &scheme.value.bands {
            if let Some(from) = &band.value.from {
                compare(&whose, &from.value, from.place);
            }
            if let Some(Located {
                value: BandEnd::At(to),
                place,
            }) = &band.value.to
            {
                compare(&whose, to, *place);
            }
        }
    }
}
