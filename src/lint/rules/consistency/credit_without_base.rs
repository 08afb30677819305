use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule, credits};
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "credit-without-base",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("credit_without_base.md"),
    check: Check::Prose(check),
};

static CREDIT: Pattern = Pattern::new(
    "(?:service|performance|sla|availability|uptime) credits? (?:of|equal to|equals|is|are|shall be|amounting to|in the amount of|worth)?",
);
/// "The credit is reckoned from the monthly fee."
static AMOUNT_OF: Pattern = Pattern::new(
    "applied to|based on|reckoned|calculated (?:on|from)|portion of|proportion of|share of",
);
static BASE: Pattern = Pattern::new(
    "(?:remuneration|compensation|consideration|contract (?:value|sum|price)|charges?|fees?|price|invoices?|invoiced|payments?|subscription|amount (?:paid|payable)|revenues?|sum|rent|value|paid|payable|bill|billing)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let about: Vec<&Sentence> = paper
        .sentences
        .iter()
        .filter(|one| one.cues.any(&[Cue::Credit, Cue::Share]) && credits::speaks_of(paper, one))
        .collect();
    // One base that is named anywhere is the base of all credits.
    let named = about.iter().any(|sentence| {
        let words = paper.words(sentence);
        (words.contains('%') || words.contains("percent")) && BASE.is_in(words)
            || sentence.cues.has(Cue::Credit) && AMOUNT_OF.is_in(words) && BASE.is_in(words)
    });
    if named {
        return;
    }
    let Some(amount) = about.iter().find_map(|sentence| credit(paper, sentence)) else {
        return;
    };
    findings.report(
        paper.place(&amount.span),
        format!("the service credit of {} does not say of what", amount.printed()),
        format!("name the base and its month, such as \"{} of the charges of the affected Service for the month of the miss\"", amount.printed()),
    );
}

/// The share that a sentence or row gives as a credit, without saying of what.
fn credit<'a>(paper: &PaperReading<'_>, sentence: &'a Sentence) -> Option<&'a Amount> {
    if BASE.is_in(paper.words(sentence)) {
        return None;
    }
    let mut small = sentence
        .amounts
        .iter()
        .filter(|amount| amount.is_percent() && amount.number <= crate::measure::Exact::from(60));
    if !matches!(sentence.kind, Part::Row { .. }) {
        return small.next().filter(|_| CREDIT.is_in(paper.words(sentence)));
    }
    let header = paper.header_of(sentence)?;
    let column = paper
        .cells(header)
        .iter()
        .position(|title| credits::COLUMN.is_in(&paper.plain[title.clone()]))?;
    let cell = paper.cells(sentence).get(column)?.clone();
    small.find(|amount| cell.start <= amount.span.start && amount.span.end <= cell.end)
}
