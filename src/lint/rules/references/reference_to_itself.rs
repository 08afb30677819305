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
    "(?-u:\\b)(?:under|in|by|at|as|see|see also|per|pursuant to|in the manner (?:set out|provided|described) (?:in|by)|rights under|exceptions (?:of|in|listed at)|subject(?: always)? to(?: the provisions of)?|notwithstanding|without prejudice to|except as (?:set out|provided|stated|specified|permitted) (?:in|by|under)|in accordance with|as (?:set out|set forth|described|defined|specified|provided|stated|required|agreed) (?:in|by|under)|referred to in|calculated (?:in accordance with|under)) $",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for reference in &paper.references.clauses {
        let span = &reference.span;
        if reference.is_external {
            continue;
        }
        let clause = paper.clause(span.start).unwrap_or_default();
        let own = clause.rsplit(", ").next().unwrap_or_default();
        let own = own.trim_start_matches(|one: char| !one.is_ascii_digit());
        let before = paper.before(span.start, 60);
        let rest = &paper.plain[span.end..];
        // A clause of several paragraphs may refer from one of them to the others.
        if own.trim_end_matches('.') != reference.number
            || !reference.number.contains('.') && !stands_alone(paper, &reference.number)
            || !ELSEWHERE.is_in(before)
            || DUE.is_in(before)
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

/// "The payments otherwise due under clause 6.2" are those of the clause itself.
static DUE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:due|payable|paid|made|owed|owing|accrued|granted|received|given)(?: to [a-z]+)? (?:under|by|in|pursuant to) $",
);

/// Whether a clause is one paragraph, with its title perhaps.
fn stands_alone(paper: &PaperReading<'_>, number: &str) -> bool {
    let within = paper.subject.paper.blocks.iter().filter(|block| {
        let clause = block.clause.as_deref().unwrap_or_default();
        let own = clause.rsplit(", ").next().unwrap_or_default();
        let own = own.trim_start_matches(|one: char| !one.is_ascii_digit());
        own.strip_prefix(number)
            .is_some_and(|rest| !rest.starts_with(|one: char| one.is_ascii_digit()))
    });
    within.count() <= 2
}

static ITEMS: Pattern = Pattern::whole(
    "^[ ,]{0,2}(?:\\(|(?:and|or|to) [0-9(]|(?:of|in|under|to) (?:the|that|such|an?|its) )",
);
