//! Fall-backs that change who owes something and do not say so: for authors of a library.

use crate::finding::{Finding, Group, Severity};
use crate::library::{Clause, Library, Text};
use crate::lint::prose::Prose;

/// Who can owe something. A duty of each Party is one of both.
const ACTORS: [&str; 2] = ["Provider", "Customer"];

/// A warning for each wording that drops or adds every duty of a party in silence, and a note where
/// only their number differs.
pub fn silent_duties(library: &Library) -> Vec<Finding> {
    let mut findings = Vec::new();
    for clause in library.clauses.values() {
        judge(clause, &mut findings);
    }
    findings
}

fn judge(clause: &Clause, findings: &mut Vec<Finding>) {
    let Some(acceptable) = &clause.acceptable else {
        return;
    };
    for actor in ACTORS {
        let (owed, left) = (
            duties(&clause.preferred, actor),
            duties(&acceptable.text, actor),
        );
        let said = acceptable.gives_up.contains(actor) || acceptable.gives_up.contains("Part");
        let (does, severity) = match (owed, left) {
            (0, 0) => continue,
            (_, 0) => (
                format!("drops every duty of the {actor} ({owed})"),
                Severity::Warning,
            ),
            (0, _) => (
                format!("adds a duty of the {actor} ({left})"),
                Severity::Warning,
            ),
            _ if owed == left => continue,
            _ => (
                format!("has {left} duties of the {actor} instead of {owed}"),
                Severity::Note,
            ),
        };
        if !said {
            let message = format!(
                "the acceptable wording of `{}` {does}, and `gives-up` does not name the {actor}",
                clause.id
            );
            let help = format!(
                "say in `gives-up` what the {actor} owes in the one wording and not in the other"
            );
            let place = clause.title.place;
            findings.push(
                Finding::error("silent-duties", Group::Library, place, message)
                    .weighing(severity)
                    .help(help),
            );
        }
    }
}

/// How often a text puts a duty on somebody: "The Provider shall", "neither Party shall".
fn duties(text: &Text, actor: &str) -> usize {
    let mut count = 0;
    text.each(&mut |paragraph| {
        let words = Prose::of(&paragraph.runs).words;
        for (at, _) in words.match_indices(" shall ") {
            let before = &words[..at];
            let subject = before
                .rsplit(['.', ';', ':'])
                .next()
                .unwrap_or_default()
                .trim();
            count += usize::from(
                subject.contains(actor) || subject.contains("Party") || subject.contains("Parties"),
            );
        }
    });
    count
}
