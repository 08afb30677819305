use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern};

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
static BASE: Pattern = Pattern::new(
    "(?:charges?|fees?|price|invoices?|invoiced|payments?|subscription|amount (?:paid|payable)|revenues?|sum|rent|value|paid|payable|bill|billing)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let credits: Vec<_> = paper
        .about(&[Cue::Credit])
        .filter(|sentence| CREDIT.is_in(paper.words(sentence)))
        .collect();
    if credits.iter().any(|sentence| {
        let words = paper.words(sentence);
        (words.contains('%') || words.contains("percent")) && BASE.is_in(words)
    }) {
        return;
    }
    let Some(amount) = credits.iter().find_map(|sentence| {
        let amount = sentence.amounts.iter().find(|amount| {
            amount.is_percent() && amount.number <= crate::measure::Exact::from(60)
        })?;
        let is_row = matches!(sentence.kind, Part::Row { .. });
        (!BASE.is_in(paper.words(sentence)) && !is_row).then_some(amount)
    }) else {
        return;
    };
    findings.report(
        paper.place(&amount.span),
        format!("the service credit of {} does not say of what", amount.printed()),
        format!("name the base and its month, such as \"{} of the charges of the affected Service for the month of the miss\"", amount.printed()),
    );
}
