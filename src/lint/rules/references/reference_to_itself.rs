use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Pattern, floor};

pub(crate) const RULE: Rule = Rule {
    name: "reference-to-itself",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("reference_to_itself.md"),
    check: Check::Prose(check),
};

/// What stands before a reference to a rule that is to be found elsewhere.
static ELSEWHERE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:subject(?: always)? to(?: the provisions of)?|notwithstanding|without prejudice to|except as (?:set out|provided|stated|specified|permitted) (?:in|by|under)|in accordance with|as (?:set out|set forth|described|defined|specified|provided|stated|required|agreed) (?:in|by|under)|referred to in|calculated (?:in accordance with|under)) $",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for reference in &paper.references.clauses {
        let span = &reference.span;
        if reference.is_external || !reference.number.contains('.') {
            continue;
        }
        let clause = paper.clause(span.start).unwrap_or_default();
        let own = clause.rsplit(", ").next().unwrap_or_default();
        let own = own.trim_start_matches(|one: char| !one.is_ascii_digit());
        let before = paper.before(span.start, 60);
        let rest = &paper.plain[span.end..];
        if own.trim_end_matches('.') != reference.number
            || !ELSEWHERE.is_in(before)
            // An item of the same clause, or a list of clauses.
            || paper.quote(span).contains('(')
            || rest.starts_with([' ', '(', ',']) && ITEMS.is_in(&rest[..floor(rest, 40)])
        {
            continue;
        }
        findings.report(
            paper.place(span),
            format!("clause {} refers to itself", reference.number),
            "refer to the clause that is meant, by its number of today",
        );
    }
}

static ITEMS: Pattern = Pattern::whole(
    "^[ ,]{0,2}(?:\\(|(?:and|or|to) [0-9(]|(?:of|in|under|to) (?:the|that|such|an?|its) )",
);
