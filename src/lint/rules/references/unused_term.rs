use crate::finding::{Group, Severity};
use crate::library::Run;
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "unused-term",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("unused_term.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for term in subject.draft.terms.iter().filter(|term| term.uses == 0) {
        let Some((chosen, text)) = term.clause.as_ref().and_then(|id| {
            let chosen = subject.draft.chosen.iter().find(|one| one.id == *id)?;
            Some((chosen, subject.wording(chosen)?))
        }) else {
            continue;
        };
        let mut place = subject.top();
        text.runs(&mut |run, _| {
            if let Run::Definition(found) = run
                && found.value == term.name
            {
                place = found.place;
            }
        });
        findings
            .report(
                place,
                format!(
                    "`{}` defines the term \"{}\", which the draft uses nowhere",
                    chosen.id, term.name
                ),
                "use the term with its capital letters, or write the sentence without a definition",
            )
            .about = Some(chosen.id.clone());
    }
}
