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
    "(?:severity|priority|class)[^.;]{0,80}(?:determined|assigned|allocated|classified|set|decided|designated|established|chosen)(?: solely| exclusively| reasonably)? by (?:the )?(?:provider|supplier|vendor|contractor|licensor|bidder|tenderer|system integrator|service desk|support team|help ?desk|us|company)|(?:provider|supplier|vendor|contractor|licensor|bidder|tenderer|system integrator|service desk|support team|help ?desk|we)(?:'s|’s)?(?: service desk| support team)?(?: shall| will| may)?(?:,? (?:solely|reasonably|at its (?:sole )?discretion|in its (?:sole |reasonable )*discretion|at any time))*,? (?:determines?|assigns?|allocates?|(?:re-?)?classif(?:y|ies)|sets?|decides?(?: on)?|designates?|downgrades?|lowers?|changes?|adjusts?)[^.;]{0,60}(?:severity|priority)|(?:severity|priority)[^.;]{0,60}(?:in|at) (?:its|our|the (?:provider|supplier|vendor|bidder)(?:'s|’s)) (?:sole |reasonable )*(?:discretion|judge?ment|opinion)|we (?:decide|determine)[^.;]{0,40}(?:severity|priority|class)",
);
static SHARED: Pattern = Pattern::new(
    "(?:customer|client) (?:may|shall|will|can) (?:dispute|escalate|object|change|challenge|request|assign|set|classify|determine)|(?:mutual|joint)(?:ly)?|confirms? or changes?|with your (?:consent|agreement)|without your (?:consent|agreement)|in agreement with|with (?:the )?(?:customer|client)(?:'s|’s)? (?:consent|approval|agreement)|together with|in consultation|agreed (?:by|with|between)|as reported by the customer|assigned by the customer",
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
