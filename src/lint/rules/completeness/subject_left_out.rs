use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "subject-left-out",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("subject_left_out.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (family, title) in &subject.library.families {
        let within = |id: &str| id.split_once('/').is_some_and(|(own, _)| own == family);
        let mut omitted = subject.draft.omitted.iter().filter(|one| within(&one.id));
        let Some(first) = omitted.next() else {
            continue;
        };
        if subject.draft.chosen.iter().any(|one| within(&one.id)) {
            continue;
        }
        findings
            .report(
                first.place,
                format!("every clause on {} is left out", title.to_lowercase()),
                "keep one clause of the family, or waive this finding and say where its subject is agreed",
            )
            .about = Some(family.clone());
    }
}
