use crate::engagement::MetricKind;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Dimension, Quantity};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "wrong-dimension",
    group: Group::Measurability,
    severity: Severity::Error,
    guide: include_str!("wrong_dimension.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut compare = |whose: String, kind: MetricKind, amount: Option<&Located<Quantity>>| {
        let Some(amount) = amount else { return };
        let found = amount.value.dimension();
        if kind.dimensions().contains(&found) {
            return;
        }
        let wanted = kind.dimensions().first().copied().unwrap_or(found);
        findings.report(
            amount.place,
            format!(
                "{whose} is {}, but {} is measured as {}",
                amount.value,
                kind.word(),
                wanted.phrase()
            ),
            format!("write {}, such as \"{}\"", wanted.phrase(), example(wanted)),
        );
    };
    for target in &levels.targets {
        let target = &target.value;
        let Some(kind) = levels.kind_of(target) else {
            continue;
        };
        compare(
            format!("the value of target `{}`", target.id),
            kind,
            target.value.as_ref(),
        );
        compare(
            format!("the minimum of target `{}`", target.id),
            kind,
            target.minimum.as_ref(),
        );
        let scheme = levels
            .scheme_of(target)
            .filter(|scheme| !levels.is_short(scheme.place));
        for band in scheme.iter().flat_map(|scheme| &scheme.value.bands) {
            let whose = "the start of a band for target";
            compare(
                format!("{whose} `{}`", target.id),
                kind,
                band.value.from.as_ref(),
            );
        }
    }
    for bonus in &levels.bonuses {
        let bonus = &bonus.value;
        let target = bonus
            .target
            .as_ref()
            .and_then(|id| levels.target(&id.value));
        if let Some(kind) = target.and_then(|target| levels.kind_of(&target.value)) {
            compare(
                format!("the value of bonus `{}`", bonus.id),
                kind,
                bonus.value.as_ref(),
            );
        }
    }
    for trigger in &levels.triggers {
        let trigger = &trigger.value;
        let target = trigger
            .targets
            .first()
            .and_then(|id| levels.target(&id.value));
        if let Some(kind) = target.and_then(|target| levels.kind_of(&target.value)) {
            compare(
                format!("the value of trigger `{}`", trigger.id),
                kind,
                trigger.value.as_ref(),
            );
        }
    }
}

fn example(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Percentage => "99.9%",
        Dimension::Elapsed => "800ms",
        Dimension::SupportTime => "4bh",
        Dimension::WorkingDays => "10bd",
        Dimension::Months => "12mo",
        Dimension::Rate => "40/s",
        Dimension::Money => "500.00 EUR",
        Dimension::Number => "4.0",
    }
}
