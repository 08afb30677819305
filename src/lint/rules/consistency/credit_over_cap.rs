use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "credit-over-cap",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("credit_over_cap.md"),
    check: Check::Prose(check),
};

static CREDITS: Pattern = Pattern::new(
    "(?:service|performance|sla|availability|uptime|fee) credits?|service level credits?",
);
static CAP: Pattern = Pattern::new(
    "(?:cap(?:ped)?(?: at| of)?|not (?:to )?exceed(?:ing)?|(?:a )?maximum(?: of)?|limited to|up to(?: a maximum of)?|no more than|not more than|at most|never exceed|shall not be more than)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut cap: Option<&Amount> = None;
    let mut largest: Option<&Amount> = None;
    for sentence in paper.about(&[Cue::Share]) {
        if !is_about_credits(paper, sentence) {
            continue;
        }
        for amount in sentence.amounts.iter().filter(|amount| amount.is_percent()) {
            let from = crate::recognise::reading::floor(
                &paper.plain,
                amount.span.start.saturating_sub(45),
            )
            .max(sentence.span.start);
            let before = &paper.plain[from..amount.span.start];
            if CAP.is_in(before) {
                if cap.is_none() {
                    cap = Some(amount);
                }
            } else if amount.number <= crate::measure::Exact::from(75)
                && is_credit(paper, sentence, amount)
                && largest.is_none_or(|known| known.number < amount.number)
            {
                largest = Some(amount);
            }
        }
    }
    if let (Some(cap), Some(largest)) = (cap, largest)
        && largest.number > cap.number
    {
        findings
            .report(
                paper.place(&largest.span),
                format!(
                    "a service credit of {} can never be paid: all credits are capped at {}",
                    largest.printed(),
                    cap.printed()
                ),
                "raise the cap above the largest credit, or lower the credit",
            )
            .related
            .push((paper.place(&cap.span), "the cap".into()));
    }
}

fn is_about_credits(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    CREDITS.is_in(paper.words(sentence))
        || CREDITS.is_in(paper.heading_of(sentence))
        || CREDITS.is_in(paper.lead_of(sentence))
}

/// Whether a share is one of the charges, not of the availability.
fn is_credit(paper: &PaperReading<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let till =
        crate::recognise::reading::floor(&paper.plain, amount.span.end + 60).min(sentence.span.end);
    let from = crate::recognise::reading::floor(&paper.plain, amount.span.start.saturating_sub(40))
        .max(sentence.span.start);
    let after = &paper.plain[amount.span.end..till];
    let before = &paper.plain[from..amount.span.start];
    OF_CHARGES.find(after).is_some_and(|found| found.start < 30)
        || CREDITS.is_in(before) && !AVAILABILITY.is_in(before)
}

static OF_CHARGES: Pattern = Pattern::new(
    "of (?:the |its |that |all |total |your |such )*(?:applicable |relevant |affected |monthly |annual |recurring |quarterly |service |subscription )*(?:charges?|fees?|price|invoice)|credit",
);
static AVAILABILITY: Pattern = Pattern::new("availability|up-?time|below|less than|between");
