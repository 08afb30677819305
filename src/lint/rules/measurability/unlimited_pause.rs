use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "unlimited-pause",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("unlimited_pause.md"),
    check: Check::Prose(check),
};

static PAUSE: Pattern = Pattern::new(
    "(?:clock|timer|response times?|resolution times?|service levels?|time)[^.;]{0,50}(?:is|are|be|stops?|pauses?|paused|stopped|suspended|not run|on hold|excludes?|excluding|exclusive of|does not include)[^.;]{0,60}(?:awaiting|waiting|pending|while|until|during)[^.;]{0,60}(?:customer|client|user|third[- ]part(?:y|ies)|vendor|supplier|information|input|status|feedback|response|pending|on hold)",
);
static LIMITED: Pattern = Pattern::new(
    "(?:recorded|documented|logged|evidence|notif(?:y|ies|ied)|in (?:the|a|its|that) ticket)[^.;]{0,80}(?:pause|hold|stop|wait|suspen)|(?:pause|hold|stop|wait|suspen)[^.;]{0,120}(?:recorded|documented|logged|evidence|notif(?:y|ies|ied)|reasons?)|no (?:longer|more) than|at most|not exceed|up to|maximum of",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.commitments.is_empty() {
        return;
    }
    for sentence in paper.about(&[Cue::Pause]) {
        let Some(span) = paper.find(sentence, &PAUSE) else {
            continue;
        };
        if paper.says(sentence, &LIMITED) {
            continue;
        }
        findings.report(
            paper.place(&span),
            "the clock stops while others are awaited, without evidence and without an end",
            "let the clock stop only after a recorded question to the Customer, and only until the answer or for a stated time",
        );
        return;
    }
}
