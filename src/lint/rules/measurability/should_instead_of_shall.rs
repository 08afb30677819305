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
    "(?:the |our )?(?:provider|supplier|vendor|processor|licensor|contractor|service provider|outsourcer|bidder|tenderer|system integrator|service desk|help ?desk)(?:'s|’s)? (?:[a-z]+ ){0,2}?(?:should(?: not)?|ought to) (?:also |promptly |regularly |always |then )?(?:be able to |be capable of )?[a-z]+(?: the following)?",
);
/// "If the Provider should find …" states a case.
static CONDITION: Pattern = Pattern::whole(
    "(?-u:\\b)(?:if|in case|in the event(?: that)?|unless|whether|where) (?:the |our )?(?:[a-z]+ ){1,3}should ",
);
/// What may follow "should" without being a duty.
static NO_DUTY: Pattern = Pattern::new(
    "should (?:it|the|this|that|they|an?|any|become|cease|elect|wish|decide|choose|desire|fail|default|breach|terminate|find|so|have the (?:right|option)|(?:review|see|visit|read) the following|refer|note|consult|contact|assume|consider|expect|be (?:entitled|liable|deemed|held|permitted|allowed|free|aware|unable|notified|contacted|informed))",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
        if !words.contains(" should ") && !words.contains(" ought ") {
            continue;
        }
        let Some(span) = paper.find(sentence, &SHOULD) else {
            continue;
        };
        if NO_DUTY.is_in(&paper.plain[span.clone()]) || CONDITION.is_in(words) {
            continue;
        }
        findings.report(
            paper.place(&span),
            format!("\"{}\" states no duty", paper.short(&span)),
            "write \"shall\" if it is owed, or move it to the guidance",
        );
    }
}
