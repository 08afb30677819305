use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperSubject, Rule};
use crate::recognise::kind::Kind;
use crate::source::Place;

pub(crate) const RULE: Rule = Rule {
    name: "no-contract",
    group: Group::Completeness,
    severity: Severity::Note,
    guide: include_str!("no_contract.md"),
    check: Check::Paper(check),
};

/// Shorter papers are pieces of something: nothing is said about what they lack.
const WORDS: usize = 150;

fn check(subject: &PaperSubject<'_>, findings: &mut Findings) {
    let is_other = subject
        .known
        .is_some_and(|known| known.kind == Kind::Other && known.profiles.is_empty());
    let words = subject.paper.prose.text.split_ascii_whitespace();
    if is_other && words.take(WORDS).count() == WORDS {
        findings.report(
            Place::new(subject.file, 0..0),
            "the document does not speak as a contract does, so nothing is said about what it lacks",
            "if it is one, say which: `engross lint --kind ict-agreement <file>`",
        );
    }
}
