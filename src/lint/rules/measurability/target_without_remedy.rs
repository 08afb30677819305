use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Part, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "target-without-remedy",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("target_without_remedy.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    // What a schedule does not say may stand in the agreement it belongs to.
    if paper.is_part || !paper.has_levels() {
        return;
    }
    let kinds = [
        Kind::Availability,
        Kind::InTime,
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::CallAnswer,
        Kind::Latency,
    ];
    if let Some(span) = waived(paper) {
        findings.report(
            paper.place(&span),
            format!("\"{}\": nothing follows when these are missed", paper.short(&span)),
            "say what a miss costs or triggers: a service credit, a corrective plan with a date, a right to terminate after repeated misses",
        );
        return;
    }
    let mut lacking = paper.of_kinds(&kinds).filter(|one| one.remedy.is_none());
    let Some(first) = lacking.next() else { return };
    // In a clause or two whatever follows a miss is what follows this one.
    if paper.is_fragment() && paper.sentences.iter().any(|one| paper.says(one, &FOLLOWS)) {
        return;
    }
    let more = lacking.count();
    let others = match more {
        0 => String::new(),
        1 => " and 1 other target".to_owned(),
        more => format!(" and {more} other targets"),
    };
    findings.report(
        paper.place(&first.target.span),
        format!(
            "nothing follows when the {} of {}{others} is missed",
            first.kind.printed(),
            first.target.printed()
        ),
        "say what a miss costs or triggers: a service credit, a corrective plan with a date, a right to terminate after repeated misses",
    );
}

/// What may follow a miss.
static FOLLOWS: Pattern = Pattern::new(
    "(?:may|can|lets?|entitled to|right to)[^.;]{0,30} (?:terminate|cancel|rescind|withdraw)|material (?:default|breach)|penalt(?:y|ies)|payable only|at[- ]risk|repays?|repay the|extends? the term|free of charge|service credits?|liquidated damages|refund(?:s|ed)?",
);
/// Promises that are said to have no consequence.
static WAIVED: Pattern = Pattern::new(
    "(?:times?|targets?|service levels?|levels|speed|values|kpis?|percentages?|availability|up-?time)[^;]{0,160} (?:(?:is|are|be) not (?:backed|secured|sanctioned|supported|subject to|linked|coupled)[^;]{0,30}(?:credits?|penalt(?:y|ies)|remed(?:y|ies)|deductions?|damages|sanctions?)|(?:do|does|shall|will) not (?:give rise|lead|entitle|trigger|carry|result|attract)[^;]{0,40}(?:credits?|penalt(?:y|ies)|remed(?:y|ies)|deductions?|claims?|rights?|sanctions?|consequences?)|(?:has|have|carry|carries|with|without|entails?|attracts?) (?:no |any )(?:[a-z]+ )?(?:credits?|penalt(?:y|ies)|remed(?:y|ies)|consequences?|sanctions?))|no (?:service )?(?:credits?|penalt(?:y|ies)|remed(?:y|ies)|consequences?|sanctions?)[^;]{0,30}(?:appl(?:y|ies)|(?:is|are|shall be) (?:due|payable|owed|attached|linked)|for|if|when|where)[^;]{0,60}(?:miss(?:es|ed)?|not (?:met|kept|achieved|reached)|fail(?:s|ed|ure)?|times?|targets?|service levels?)",
);
/// Cases that are rightly left out of credits.
static CASES: Pattern = Pattern::new(
    "caused by|due to|attributable|force majeure|maintenance|exclu[a-z]+|customer(?:'s|’s)|your|if (?:the )?(?:customer|client|you)|first|transition|ramp-?up|bedding|stabilisation|during|trial|no other remed(?:y|ies)|settlement|beyond|other remedies|more than one|twice|double|same (?:event|incident|cause|failure)|solely|only|limited to",
);

fn waived(paper: &PaperReading<'_>) -> Option<Range<usize>> {
    paper.commitments.first().and_then(|_| {
        paper
            .about(&[Cue::Credit])
            .filter(|one| one.kind != Part::Heading)
            .find_map(|one| {
                let span = paper.find(one, &WAIVED)?;
                (!paper.says(one, &CASES)).then_some(span)
            })
    })
}
