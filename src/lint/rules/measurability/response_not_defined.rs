use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "response-not-defined",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("response_not_defined.md"),
    check: Check::Prose(check),
};

static RESPONSE: Pattern = Pattern::new(
    "automat(?:ic|ed|ically)|auto-?(?:reply|repl|respon|acknowledg)[a-z]*|(?:qualified|skilled|trained|technical|competent|human) (?:person|engineer|technician|staff|support|representative|member)|initial diagnosis|begin(?:s|ning)? (?:work|to work|diagnos)[a-z]*|commenc(?:e|es|ing|ed) (?:work|diagnos)[a-z]*|on[- ]site|in person",
);
static DEFINED: Pattern = Pattern::new(
    "(?:respon(?:se|d)|acknowledge?ment)(?: time)?\\W{0,3} (?:means|shall mean|is defined|is measured|refers|is the time|time is)|respon(?:d|se)[^.;]{0,40}(?:by means of|by telephone|by phone|means that)",
);

/// The term for it.
static TERM: Pattern = Pattern::whole(
    "^(?:initial |first |target |incident )*(?:respond(?:s|ed)?|responses?|reply|replies|acknowledge(?:s|d|ment)?|reaction|(?:commencement|start|beginning) of (?:remedy|work|repair|correction))(?: times?)?$",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.has_draft {
        return;
    }
    let Some(first) = paper.of_kinds(&[Kind::ResponseTime]).next() else {
        return;
    };
    let said = paper
        .about(&[Cue::Respond])
        .any(|sentence| paper.says(sentence, &RESPONSE) || paper.says(sentence, &DEFINED))
        || paper
            .definitions
            .terms
            .iter()
            .any(|term| TERM.is_in(&term.name.to_ascii_lowercase()));
    if !said {
        findings.report(
            paper.place(&first.target.span),
            format!(
                "nothing says what counts as a response within {}: an automatic reply would do",
                first.target.printed()
            ),
            "define it, such as \"a qualified engineer has contacted the Customer and begun the diagnosis; automatic replies do not count\"",
        );
    }
}
