use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::Pattern;

pub(crate) const RULE: Rule = Rule {
    name: "should-instead-of-shall",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("should_instead_of_shall.md"),
    check: Check::Prose(check),
};

static SHOULD: Pattern = Pattern::new(
    "(?:the |our )?(?:provider|supplier|vendor|contractor|service provider|outsourcer)(?:'s|’s)? (?:[a-z]+ ){0,2}?should(?: not)? (?:also |promptly |regularly )?(?:respond|resolve|repair|correct|fix|restore|maintain|support|provide|perform|deliver|test|monitor|back up|report|notify|inform|patch|update|apply|encrypt|protect|store|keep|ensure|answer|remedy|replace)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
        if !words.contains(" should ") {
            continue;
        }
        let Some(span) = paper.find(sentence, &SHOULD) else {
            continue;
        };
        findings.report(
            paper.place(&span),
            format!("\"{}\" states no duty", paper.short(&span)),
            "write \"shall\" if it is owed, or move it to the guidance",
        );
    }
}
