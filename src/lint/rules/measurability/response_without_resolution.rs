use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::Pattern;

pub(crate) const RULE: Rule = Rule {
    name: "response-without-resolution",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("response_without_resolution.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    // What is recovered after a disaster is no incident of every day.
    let solves = |one: &&Commitment| {
        let sentence = paper.sentence_of(one);
        one.severity.is_some()
            || one.is_row
            || paper.says(sentence, &INCIDENT) && !paper.paragraph_says(sentence, &OTHER)
    };
    let kinds = [Kind::ResolutionTime, Kind::RestoreTime];
    if paper.of_kinds(&kinds).any(|one| solves(&one)) || is_tabled(paper) {
        return;
    }
    let mut answers = paper.of_kinds(&[Kind::ResponseTime]);
    if let Some(first) = answers.find(|one| !is_of_change(paper, one)) {
        findings.report(
            paper.place(&first.target.span),
            format!(
                "incidents are to be answered within {}, but no time is promised to restore or resolve",
                first.target.printed()
            ),
            "add a time to restore the service for each severity",
        );
    }
}

/// Whether a table has a column of resolutions: its figures may lack no more than their unit.
fn is_tabled(paper: &PaperReading<'_>) -> bool {
    paper.tables().iter().any(|rows| {
        let Some((header, body)) = rows.split_first() else {
            return false;
        };
        let titles = paper.cell_words(header);
        let column = titles.iter().skip(1).position(|title| SOLVED.is_in(title));
        column.is_some_and(|at| {
            body.iter().any(|row| {
                let cells = paper.cells(row);
                let cell = cells.get(at + 1).map(|cell| &paper.plain[cell.clone()]);
                cell.is_some_and(|cell| cell.bytes().any(|one| one.is_ascii_digit()))
            })
        })
    })
}

static SOLVED: Pattern = Pattern::whole(
    "^(?:target )?(?:resol(?:ution|ve)|rectification|repair|fix|restoration|solution|recovery|correction)(?: times?)?$",
);

/// Whether a change, not an incident, is to be answered.
fn is_of_change(paper: &PaperReading<'_>, one: &Commitment) -> bool {
    CHANGE.is_in(paper.heading_of(paper.sentence_of(one)))
}

static CHANGE: Pattern = Pattern::new("changes?|change (?:control|requests?)|variations?");

/// What is corrected on another ground.
static OTHER: Pattern = Pattern::new(
    "acceptance|tests?|tested|audit(?:s|ed)?|findings?|inspection|penetration|complaints? of|invoices?|warrant(?:y|ies)|plan|reject(?:s|ed|ion)?|shortcomings?|deficienc(?:y|ies)",
);
/// What a support service solves.
static INCIDENT: Pattern = Pattern::new(
    "incidents?|faults?|tickets?|disruptions?|outages?|interruptions?|defects?|bugs?|errors?|problems?|malfunctions?|issues?|calls?|failures?|cases?|(?:restore|restoration|repair|recover) (?:the |of the )?(?:service|system|platform)s?",
);
