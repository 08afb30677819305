use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::written::Value;
use jiff::ToSpan;
use jiff::civil::Date;

pub(crate) const RULE: Rule = Rule {
    name: "licence-ends-early",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("licence_ends_early.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let header = &subject.engagement.header;
    let term = i64::from(header.term_months).months();
    let Ok(end) = header.effective.checked_add(term).and_then(Date::yesterday) else {
        return;
    };
    for asset in subject.records("asset") {
        let Some(Value::Date(expires)) = asset.node.get("expires").map(|node| &node.value) else {
            continue;
        };
        if *expires < end {
            findings.report(
                asset.place,
                format!("the right to `{}` ends on {expires}, before the first term ends on {end}", asset.id),
                "renew the right to the end of the term, or say in `right` who renews it and who pays",
            );
        }
    }
}
