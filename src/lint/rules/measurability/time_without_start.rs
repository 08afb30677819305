use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Amount, Cue, Duty, Part, Pattern, Who};

pub(crate) const RULE: Rule = Rule {
    name: "time-without-start",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("time_without_start.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.has_draft {
        return;
    }
    // A column of a table is told of once.
    let mut told: Vec<(Kind, Option<usize>)> = Vec::new();
    for one in paper.judged() {
        // A recovery time is counted from the disaster by its name.
        if !one.kind.is_timed()
            || one.kind == Kind::RecoveryTime
            || one.clock_start.is_some()
            || repeats_clause(paper, one)
            || paper.says(paper.sentence_of(one), &EACH_CASE)
            || told.contains(&column(paper, one))
        {
            continue;
        }
        // What the sentences around it say of the same kind holds for it too.
        let block = paper.sentence_of(one).block;
        let beside = |other: &&Commitment| {
            let near =
                paper.sentence_of(other).block.abs_diff(block) <= 1 || one.kind == Kind::PatchTime;
            other.kind == one.kind && near && other.clock_start.is_some()
        };
        if paper.judged().iter().any(|other| beside(&other)) {
            continue;
        }
        if one.is_row {
            told.push(column(paper, one));
        }
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} does not say what starts the clock",
                one.kind.printed(),
                one.target.printed()
            ),
            "name the event and its record, such as \"after the Incident was reported, as the ticket system records it\"",
        );
    }
    bare(paper, findings);
}

/// "48 hours, 14 days or 60 days, in each case after its maker published it."
static EACH_CASE: Pattern = Pattern::new(
    "in each case (?:after|from|of|counted)|(?:counting|counted|measured|running) from",
);

/// The kind of a commitment and the table that it stands in, by the block of its header.
fn column(paper: &PaperReading<'_>, one: &Commitment) -> (Kind, Option<usize>) {
    let header = paper.header_of(paper.sentence_of(one));
    (
        one.kind,
        header.filter(|_| one.is_row).map(|header| header.block),
    )
}

/// Whether a row only repeats the values of a clause, which its first cell names.
fn repeats_clause(paper: &PaperReading<'_>, one: &Commitment) -> bool {
    let header = paper.header_of(paper.sentence_of(one));
    header
        .and_then(|header| paper.cells(header).into_iter().next())
        .is_some_and(|title| CLAUSE.is_in(&paper.plain[title]))
}

static CLAUSE: Pattern = Pattern::whole(
    "^ ?(?:clauses?|sections?|articles?|provisions?|schedules?)(?: (?:or|and) [a-z]+)? ?$",
);

/// "The Provider shall remedy the deficiencies within 30 days." ends where its clock should start.
fn bare(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.commitments.is_empty() {
        return;
    }
    for sentence in paper.about(&[Cue::Duty, Cue::Time]) {
        let own = |duty: &Duty| duty.who == Who::Provider && !duty.is_led;
        if !matches!(sentence.kind, Part::Paragraph | Part::Item)
            || !sentence.duty.as_ref().is_some_and(own)
        {
            continue;
        }
        let limits = |amount: &&Amount| {
            amount.is_time() && WITHIN.is_in(&paper.plain[sentence.span.start..amount.span.start])
        };
        let Some(amount) = sentence.amounts.iter().find(limits) else {
            continue;
        };
        let Some(line) = paper.paper.prose.lines.get(sentence.block) else {
            continue;
        };
        let before = &paper.plain[line.start..amount.span.start];
        let after = paper.plain[amount.span.end..sentence.span.end].trim();
        let known = paper
            .commitments
            .iter()
            .any(|one| one.span == sentence.span);
        if known
            || sentence.amounts.len() > 1
            || EVENT.is_in(before)
            || EVENT.is_in(after)
            || after.starts_with("of ")
            || !paper.says(sentence, &WORKS)
        {
            continue;
        }
        findings.report(
            paper.place(&amount.span),
            format!("nothing says what starts the {}", amount.printed()),
            "name the event, such as \"after receipt of the Customer's request\"",
        );
    }
}

static WITHIN: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|no later than|not later than|in less than|in not more than|in no more than)(?: (?:a|an|the|period|of|maximum|at|most|further)){0,4} $",
);
/// Words that may name what starts it.
static EVENT: Pattern = Pattern::new(
    "after|upon|when|whenever|if|where|once|following|receipt|receives?|received|requests?|requested|from|on the|in the event|each time|before|prior|at the end|every|each (?:calendar |contract )?(?:day|week|month|quarter|year)|monthly|annual(?:ly)?|quarterly|termination|expiry|becom(?:e|es|ing)|as soon as|on demand|notice|period|term|thereof|thereafter|since|invoices?|during|in the case|business hours|deadline",
);
/// What an outsourcer does.
static WORKS: Pattern = Pattern::new(
    "remed(?:y|ies)|correct|repair|fix|restore|resolve|deliver|provide|submit|replace|return|delete|answer|respond|assist(?:ance)?|implement|install|complete|notify|inform|furnish|supply|report|hand over|revoke|remove|grant|rectify|eliminate|present|erase|resubmit|repeat",
);
