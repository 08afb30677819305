use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "yearly-cap-above-monthly",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("yearly_cap_above_monthly.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let Some(credits) = &levels.credits else {
        return;
    };
    let (Some(month), Some(year)) = (&credits.value.cap_month, &credits.value.cap_year) else {
        return;
    };
    if year.value > month.value {
        findings.report(
            year.place,
            format!(
                "the yearly cap is {} of twelve months, above the monthly cap of {}: it is never reached",
                year.value, month.value
            ),
            format!("write a share of at most {}, such as \"10%\"", month.value),
        );
    }
}
