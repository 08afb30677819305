use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "thin-reason",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("thin_reason.md"),
    check: Check::Deal(check),
};

/// A reason in fewer words says only that there is one.
const FEWEST_WORDS: usize = 3;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for omission in &subject.draft.omitted {
        if is_thin(&omission.reason) {
            findings
                .report(
                    omission.place,
                    format!(
                        "`{}` is left out without a reason: \"{}\"",
                        omission.id,
                        omission.reason.trim()
                    ),
                    "say what makes it unnecessary, or where else it is agreed, in a sentence",
                )
                .about = Some(omission.id.clone());
        }
    }
    for waiver in &subject.engagement.waivers {
        if let Some(rule) = &waiver.rule
            && is_thin(&waiver.reason)
        {
            findings.report(
                rule.place,
                format!(
                    "the waiver of `{}` has no reason: \"{}\"",
                    rule.value,
                    waiver.reason.trim()
                ),
                "say why the finding is acceptable until the waiver expires, in a sentence",
            );
        }
    }
}

fn is_thin(reason: &str) -> bool {
    reason.split_whitespace().count() < FEWEST_WORDS
}
