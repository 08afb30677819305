use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "starts-before-draft",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("starts_before_draft.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let header = &subject.engagement.header;
    let both = ["engagement.effective", "engagement.date"];
    let are_known = both
        .iter()
        .all(|key| subject.engagement.node.at(key).is_some());
    if header.effective >= header.date || !are_known {
        return;
    }
    let at = |key: &str| {
        subject
            .engagement
            .node
            .at(key)
            .map_or(subject.top(), |node| node.place)
    };
    findings
        .report(
            at("engagement.effective"),
            format!("the Services start on {}, before the date of this draft, {}", header.effective, header.date),
            "move `effective` to a day after signature, or give this draft the date on which it was made",
        )
        .related
        .push((at("engagement.date"), "the date of the draft".into()));
}
