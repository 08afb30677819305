//! Duties that are left open beside the phrases of the list: at the will of the provider, in cells of
//! tables, by an amount.

use std::ops::Range;

use crate::lint::{Findings, PaperReading};
use crate::recognise::reading::{Part, Pattern, Who};

use super::{OFTEN, left_open};

/// What the provider does when it likes to, whatever the voice: "lower priorities are escalated when
/// we think it makes sense", "review takes place when workload permits".
pub(super) fn at_will(paper: &PaperReading<'_>, told: &[Range<usize>], findings: &mut Findings) {
    for sentence in &paper.sentences {
        let prose = matches!(sentence.kind, Part::Paragraph | Part::Item);
        if !prose || !paper.says(sentence, &AT_WILL_SIGNS) {
            continue;
        }
        let words = paper.told(sentence);
        let Some(span) = words.find(&AT_WILL) else {
            continue;
        };
        let known = told
            .iter()
            .any(|one| one.start < span.end && span.start < one.end);
        let of_customer = sentence
            .duty
            .as_ref()
            .is_some_and(|duty| duty.who == Who::Customer);
        if known || of_customer || words.says(&MAY) {
            continue;
        }
        findings.report(
            paper.place(&span),
            format!(
                "\"{}\" leaves this duty open: it does not say who decides, nor by what",
                paper.short(&span)
            ),
            "say the condition and the time that holds when it is met",
        );
    }
}

/// "Restore test | Supplier | periodically": words in the cell of a time or a measure.
pub(super) fn in_tables(paper: &PaperReading<'_>, findings: &mut Findings) {
    for row in &paper.sentences {
        if !matches!(row.kind, Part::Row { header: false, .. })
            || row.duty.is_some()
            || !paper.says(row, &IN_CELL)
        {
            continue;
        }
        let Some(header) = paper.header_of(row) else {
            continue;
        };
        let titles = paper.cell_words(header);
        let cells = paper.cells(row);
        for (at, cell) in cells.iter().enumerate().skip(1) {
            let words = &paper.plain[cell.clone()];
            let timed = row.amounts.iter().any(|one| cell.contains(&one.span.start));
            let title = titles.get(at).copied().unwrap_or_default();
            if timed || OFTEN.is_in(words) || words.len() > CELL || !MEASURES.is_in(title) {
                continue;
            }
            let Some(found) = IN_CELL.find(words) else {
                continue;
            };
            let span = cell.start + found.start..cell.start + found.end;
            findings.report(
                paper.place(&span),
                format!(
                    "\"{}\" leaves this duty open: it gives no number",
                    paper.short(&span)
                ),
                "give the time, the interval or the number that is meant",
            );
        }
    }
}

/// A cell with more, in bytes, is a text.
pub(super) const CELL: usize = 70;

/// Titles of columns in which a time or a number belongs.
pub(super) static MEASURES: Pattern = Pattern::new(
    "when|frequency|intervals?|how often|how soon|due|deadline|levels?|duration|quantity|cycle|cadence|rhythm",
);

pub(super) static IN_CELL: Pattern = Pattern::new(
    "periodically|regularly|frequently|occasionally|from time to time|promptly|quickly|timely|immediately|at once|forthwith|as soon as (?:reasonably |practicably )?(?:possible|practicable|feasible|we can)|as (?:fast|quickly|soon|promptly) as [a-z ]+|without (?:undue )?delay|(?:as|when|where|if) (?:and when )?(?:needed|necessary|required|appropriate|possible|convenient|feasible|practicable)|on an as[- ]needed basis|(?:a |in )?reasonable (?:time|period|number|level|efforts?)|in due (?:course|time)|(?:best|reasonable) efforts?|(?:at|in) (?:regular|suitable|appropriate|reasonable|periodic) intervals|adequate|sufficient|appropriate|suitable|good|high|fast|short|low|acceptable|satisfactory|usual|customary|industry standard|best practice|as agreed|ongoing|continuous(?:ly)?|usually [a-z ]+|normally [a-z ]+|asap|soon|shortly|next (?:major |minor )?release",
);

pub(super) static AT_WILL_SIGNS: Pattern =
    Pattern::new("permits?|allows?|think|thinks|sees?|deems?|considers?|finds?|feels?|believes?");
pub(super) static AT_WILL: Pattern = Pattern::new(
    "(?:as|if|when(?:ever)?|where|once)(?: [a-z-]+){0,3}? (?:workload|work load|capacity|time|resources?|staffing|schedules?|budget|priorities)(?: [a-z]+){0,2}? (?:permits?|allows?)|(?:when(?:ever)?|if|where|as) provider(?:'s [a-z]+)? (?:thinks?|sees?|feels?|deems?|considers?|finds?|believes?)(?: (?:it|this|that))? (?:makes? sense|fit|right|best|sensible|useful|necessary|proper|appropriate|reasonable|practical|expedient|worthwhile)",
);

/// A right is no duty.
pub(super) static MAY: Pattern =
    Pattern::new("may|can|reserves?|rights?|entitled|free to|not liable|unless");

pub(super) static PROVIDER_OWES: Pattern = Pattern::new(
    "provider (?:[a-z]+ ){0,2}?(?:shall|will|must|agrees?|undertakes?|warrants?|guarantees?|commits?)",
);

/// Times and numbers that an agreement about ICT services writes as words; `told` are the places
/// of which was told.
pub(super) fn amounts(paper: &PaperReading<'_>, told: &[Range<usize>], findings: &mut Findings) {
    if !paper.is_ict() {
        return;
    }
    for sentence in paper.sentences.iter().filter(|one| one.duty.is_some()) {
        for (span, open) in left_open::left_open(paper, sentence) {
            let is_told = told
                .iter()
                .any(|one| one.start < span.end && span.start < one.end);
            if is_told {
                continue;
            }
            let words = paper.short(&span);
            findings.report(
                paper.place(&span),
                format!("\"{words}\" leaves this duty open: {}", open.why),
                open.better,
            );
        }
    }
}

/// A time that has a name: "not later than the Specified Notice Period".
pub(super) static NAMED_TIME: Pattern = Pattern::new(
    "(?:within|no later than|not later than|by) (?:the |a |an |such |any |its )?[a-z, -]{0,40}(?:periods?|times?|deadlines?|dates?|time-?frames?|service levels?|windows?|business day|working day)",
);

/// A name that says nothing: "within a reasonable time".
pub(super) static NO_NAME: Pattern =
    Pattern::new("reasonable|appropriate|acceptable|adequate|timely|suitable|short|due");
