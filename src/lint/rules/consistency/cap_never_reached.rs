use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Currency, Exact, Money};

pub(crate) const RULE: Rule = Rule {
    name: "cap-never-reached",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("cap_never_reached.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let cap = levels
        .credits
        .as_ref()
        .and_then(|credits| credits.value.cap_month.as_ref());
    // The cap of a preset suits many agreements; what this one has at risk is not its fault.
    let Some(cap) = cap.filter(|cap| levels.is_own(cap.place)) else {
        return;
    };
    let mut most = Exact::zero();
    let mut currency: Option<Currency> = None;
    for target in levels.critical() {
        let target = &target.value;
        let (Some(scheme), Some(base), Some(comparator)) = (
            levels.scheme_of(target),
            levels.base_of(target),
            &target.comparator,
        ) else {
            return;
        };
        if currency.is_some_and(|known| known != base.currency()) {
            return;
        }
        currency = Some(base.currency());
        let top = scheme.value.bands(comparator.value).most() * Exact::decimal(1, 2);
        most = most + top * base.amount();
    }
    let Some(currency) = currency else { return };
    let allowed = cap.value.of(&levels.monthly_charges());
    if most < allowed {
        findings.report(
            cap.place,
            format!(
                "all credits of a month together come to {}, less than the cap of {}, {}: the cap limits nothing",
                Money::rounded(&most, currency),
                cap.value,
                Money::rounded(&allowed, currency)
            ),
            "lower the cap, or raise the credits until they can reach it",
        );
    }
}
