use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "mixed-clocks",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("mixed_clocks.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for response in paper.of_kinds(&[Kind::ResponseTime]) {
        let fix = paper
            .of_kinds(&[Kind::ResolutionTime, Kind::RestoreTime])
            .find(|fix| {
                let together = fix.sentence == response.sentence
                    && super::response_slower_than_resolution::belong(paper, response, fix);
                let beside = !response.is_row
                    && !fix.is_row
                    && fix.sentence.abs_diff(response.sentence) == 1;
                (together || beside)
                    && fix.severity == response.severity
                    && is_worked(paper, response) != is_worked(paper, fix)
            });
        // A short answer on the clock and days of work on working days go well together.
        if let Some(fix) = fix.filter(|fix| {
            is_worked(paper, response) && !is_worked(paper, fix) && fix.is_short_time()
        }) {
            findings.report(
                paper.place(&fix.target.span),
                format!(
                    "the {} of {} runs on the clock, the response time of {} only in working time",
                    fix.kind.printed(),
                    fix.target.printed(),
                    response.target.printed()
                ),
                WRITE,
            );
            return;
        }
    }
    in_words(paper, findings);
}

const WRITE: &str =
    "count both in the same hours: over a weekend the solution would be due before the answer";

/// Titles of columns that say which hours count.
static MEASURED: Pattern =
    Pattern::new("measured(?: in)?|counted(?: in)?|clock|hours|coverage|calculated in|time base");
static WORKED: Pattern =
    Pattern::new("(?:business|working|support|service|office|core)[ -](?:hours?|days?|time)");
static ALWAYS: Pattern = Pattern::new(
    "24 ?(?:x|×|/|by) ?7|7 ?(?:x|×|/|by) ?24|(?:a)?round[- ]the[- ]clock|(?:elapsed|calendar|clock|consecutive)(?:(?: |-)(?:hours?|time|days?)| \\((?:calendar|clock|elapsed)\\) hours)|day and night|24 hours (?:a|per) day|at all hours|all hours|by the clock|on the clock|wall[- ]clock|every hour of|(?:at )?any hour|(?:ordinary|natural|full) (?:hours|days|time)|without interruption",
);

/// Whether only working time counts for a target: by its own words, or by the column behind it.
fn is_worked(paper: &PaperReading<'_>, one: &Commitment) -> bool {
    if one.target.working {
        return true;
    }
    let row = paper.sentence_of(one);
    let cells = paper.cells(row);
    // "30 minutes in Support Hours".
    let behind = {
        let till = cells
            .iter()
            .find(|cell| cell.start <= one.target.span.start && one.target.span.end <= cell.end)
            .map_or(row.span.end, |cell| cell.end);
        let rest = &paper.plain[one.target.span.end..till];
        let next = row
            .amounts
            .iter()
            .find(|next| next.span.start >= one.target.span.end);
        let end = next.map_or(rest.len(), |next| {
            rest.len().min(next.span.start - one.target.span.end)
        });
        let rest = &rest[..end];
        &rest[..rest.find([',', ';']).unwrap_or(rest.len())]
    };
    if WORKED.is_in(behind) && !ALWAYS.is_in(behind) {
        return true;
    }
    if !one.is_row || ALWAYS.is_in(behind) {
        return false;
    }
    let Some(header) = paper.header_of(row) else {
        return false;
    };
    let titles = paper.cells(header);
    let at = cells
        .iter()
        .position(|cell| cell.start <= one.target.span.start && one.target.span.end <= cell.end);
    // One column of hours beside each target, not one for the whole row.
    let measures = titles
        .iter()
        .filter(|title| MEASURED.is_in(&paper.plain[(*title).clone()]))
        .count();
    let Some(next) = at.map(|at| at + 1).filter(|_| measures >= 2) else {
        return false;
    };
    let (Some(title), Some(cell)) = (titles.get(next), cells.get(next)) else {
        return false;
    };
    MEASURED.is_in(&paper.plain[title.clone()]) && WORKED.is_in(&paper.plain[cell.clone()])
}

static ANSWERS: Pattern =
    Pattern::new("respon(?:se|ses|d)(?: times?)?|reaction(?: times?)?|answers?|acknowledgements?");
static SOLVES: Pattern = Pattern::new(
    "resol(?:ution|ve)(?: times?)?|repairs?|fix(?:es)?|restor(?:e|ation)(?: times?)?|rectification|remed(?:y|ies)|solutions?|correction",
);

/// "Response times are counted in business hours, resolution times on the clock."
fn in_words(paper: &PaperReading<'_>, findings: &mut Findings) {
    if let Some(both) = in_two(paper) {
        findings.report(
            paper.place(&both),
            "the resolution time runs on the clock, the response time only in working time",
            WRITE,
        );
        return;
    }
    for sentence in &paper.sentences {
        if matches!(sentence.kind, Part::Paragraph | Part::Item)
            && sentence.cues.has(Cue::Hours)
            && let Some(span) = in_clauses(paper, sentence)
        {
            findings.report(
                paper.place(&span),
                "the resolution time runs on the clock, the response time only in working time",
                WRITE,
            );
            return;
        }
    }
    for sentence in paper.about(&[Cue::Hours, Cue::Respond, Cue::Resolve]) {
        let words = paper.words(sentence);
        let (Some(answer), Some(solve)) = (ANSWERS.find(words), SOLVES.find(words)) else {
            continue;
        };
        if answer.end >= solve.start || matches!(sentence.kind, Part::Row { .. } | Part::Heading) {
            continue;
        }
        let (first, second) = (&words[answer.end..solve.start], &words[solve.end..]);
        let apart = WORKED.is_in(first)
            && !ALWAYS.is_in(first)
            && ALWAYS.is_in(second)
            && !WORKED.is_in(second);
        if apart && !paper.says(sentence, &DIFFERENT) {
            findings.report(
                paper.place(&sentence.span),
                "the resolution time runs on the clock, the response time only in working time",
                WRITE,
            );
            return;
        }
    }
}

/// "In all classes, the Response is counted in Support Time and the Solution in clock hours": a
/// clause for each, in any order.
fn in_clauses(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let words = paper.words(sentence);
    let mut answers = None;
    let mut solves = None;
    let mut subject = None;
    let mut from = 0;
    let ends = CLAUSES
        .find_all(words)
        .into_iter()
        .map(|one| (one.start, one.end));
    for (end, next) in ends.chain([(words.len(), words.len())]) {
        let clause = &words[from..end];
        from = next;
        let own = match (ANSWERS.is_in(clause), SOLVES.is_in(clause)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            // "As far as the Response is concerned, only Working Hours count".
            (false, false) => subject,
            (true, true) => None,
        };
        subject = own;
        let clock = match (WORKED.is_in(clause), ALWAYS.is_in(clause)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => continue,
        };
        match own {
            Some(true) => answers = answers.or(clock),
            Some(false) => solves = solves.or(clock),
            None => {}
        }
    }
    let mixed = answers == Some(true) && solves == Some(false);
    mixed.then(|| sentence.span.clone())
}

static CLAUSES: Pattern = Pattern::whole("[,;:.] |(?-u:\\b)(?:and|but|whereas|while)(?-u:\\b)");

/// "Response times run in business hours only. Resolution times run on the clock."
fn in_two(paper: &PaperReading<'_>) -> Option<Range<usize>> {
    let says = |one: &Sentence, pattern: &Pattern| paper.says(one, pattern);
    paper.sentences.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let is_prose = matches!(first.kind, Part::Paragraph | Part::Item);
        (is_prose
            && first.block == second.block
            && first.cues.all(&[Cue::Hours, Cue::Respond])
            && second.cues.has(Cue::Resolve)
            && says(first, &ANSWERS)
            && says(first, &WORKED)
            && !says(first, &ALWAYS)
            && !says(first, &SOLVES)
            && says(second, &SOLVES)
            && says(second, &ALWAYS)
            && !says(second, &WORKED)
            && !says(first, &DIFFERENT)
            && !says(second, &DIFFERENT))
        .then_some(first.span.start..second.span.end)
    })
}

/// For other severities, other clocks.
static DIFFERENT: Pattern = Pattern::new("severit(?:y|ies)|priorit(?:y|ies)|p[1-5]|critical");
