use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "severity-set-by-provider",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("severity_set_by_provider.md"),
    check: Check::Prose(check),
};

static SET: Pattern = Pattern::new(
    "(?:severity|priority)[^.;]{0,80}(?:determined|assigned|classified|set|decided|designated|established|chosen)(?: solely| exclusively| reasonably)? by (?:the )?(?:provider|supplier|vendor|contractor|us|licensor|service desk|support team|company)|(?:provider|supplier|vendor|contractor|licensor|we)(?: shall| will| may)?(?: solely| reasonably)? (?:determines?|assigns?|classif(?:y|ies)|sets?|decides?|designates?|reclassif(?:y|ies)|downgrades?)[^.;]{0,60}(?:severity|priority)|(?:severity|priority)[^.;]{0,60}(?:in (?:its|the (?:provider|supplier|vendor)(?:'s|’s)) (?:sole |reasonable )*(?:discretion|judge?ment|opinion))",
);
static SHARED: Pattern = Pattern::new(
    "(?:customer|client) (?:may|shall|will|can) (?:dispute|escalate|object|change|challenge|request|assign|set|classify|determine)|(?:mutual|joint)(?:ly)?|in agreement with|with (?:the )?(?:customer|client)(?:'s|’s)? (?:consent|approval|agreement)|together with|in consultation|agreed (?:by|with|between)|as reported by the customer|assigned by the customer",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper
        .about(&[Cue::Severity])
        .any(|sentence| paper.says(sentence, &SHARED))
    {
        return;
    }
    for sentence in paper.about(&[Cue::Severity, Cue::Discretion]) {
        if let Some(span) = paper.find(sentence, &SET) {
            findings.report(
                paper.place(&span),
                "the provider alone chooses the severity, and with it the time it has",
                "let the Customer set the severity by the definitions, and let both change it only together",
            );
            return;
        }
    }
}
