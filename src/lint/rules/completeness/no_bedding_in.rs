use crate::condition::FactValue;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule, Subject};
use crate::service_levels::Target;

pub(crate) const RULE: Rule = Rule {
    name: "no-bedding-in",
    group: Group::Completeness,
    severity: Severity::Note,
    guide: include_str!("no_bedding_in.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let node = &subject.engagement.node;
    let is_taken_over = subject.facts.get("transition") == Some(&FactValue::Flag(true));
    if !is_taken_over || node.at("review.bedding-in-until").is_some() {
        return;
    }
    let levels = Levels::of(subject);
    let credited = || {
        levels
            .targets
            .iter()
            .filter(|target| target.value.credit.is_some())
    };
    let start = subject.engagement.header.effective;
    let from_day_one = |target: &Target| {
        target
            .applies_from
            .as_ref()
            .is_none_or(|from| from.value <= start)
    };
    let Some(first) = credited().next() else {
        return;
    };
    if credited().all(|target| from_day_one(&target.value)) {
        findings.report(
            first.place,
            "the Services are taken over from somebody, and every target costs credits from the first day",
            "write `bedding-in-until` under [review], or a later `applies-from`, and tell the business what comes when",
        );
    }
}
