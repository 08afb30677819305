use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule, credits};
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "credit-over-cap",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("credit_over_cap.md"),
    check: Check::Prose(check),
};

static CREDITS: Pattern = Pattern::new(
    "credits?|penalt(?:y|ies)|deductions?|rebates?|liquidated (?:and ascertained )?damages|lads?",
);
static CAP: Pattern = Pattern::new(
    "(?:cap(?:ped)?(?: at| of)?|(?:total|overall|maximum|aggregate|highest|most)(?: [a-z'’-]+){0,4}? (?:at[- ]risk(?: amount)?|amount at risk|credits?|penalt(?:y|ies)|deductions?|rebates?)[^.;%]{0,70} (?:is|are|shall be|amounts? to|equals?|of)|at[- ]risk[^.;%]{0,60} (?:is|are|of)|(?:no|not) (?:further|more) than|tops? out at|end(?:s)? at|run(?:s)? (?:up )?to|limit(?: is| of)?|(?:not|no|nor|cannot|can['’]t|won['’]t|don['’]t|never|neither|no event|no case|no (?:calendar )?month)(?-u:\\b)[^.;%]{0,120}? (?:exceed(?:s|ing)?|surpass(?:es)?|go (?:above|beyond|over)|(?:greater|more|higher|larger) than|(?:be )?(?:forfeited|payable|paid|due|owed|exceeded))|(?:maximum|highest|total|aggregate) (?:amount of )?(?:monthly |annual |quarterly )?(?:[a-z]+ )?(?:credits?|penalt(?:y|ies)|deductions?)[^.;]{0,40}? (?:is|are|shall be|of)|ceiling|upper limit|subject to a (?:cap|limit|maximum)|not (?:to )?exceed(?:ing)?|(?:a )?maximum(?: of)?|(?:limited|restricted|confined) to|stops? at|end at|up to(?: a maximum of)?|no more than|not more than|at most|never exceed|shall not be more than)",
);

/// "30% of the Monthly Charges is the maximum".
static CAPPED: Pattern = Pattern::whole(
    "^[^.;%]{0,60} (?:is|being|as|are) (?:the|a|an) (?:[a-z]+ )?(?:maximum|cap|ceiling|limit)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut cap: Option<Amount> = None;
    let mut largest: Option<Amount> = None;
    for sentence in &paper.sentences {
        let may = sentence.cues.has(Cue::Share) || sentence.cues.any(&[Cue::Credit, Cue::Cap]);
        if !may || !is_about_credits(paper, sentence) {
            continue;
        }
        let column = column_of_credits(paper, sentence);
        let mut follows = false;
        let parts = credits::parts(paper, sentence);
        let shares = sentence.amounts.iter().filter(|amount| amount.is_percent());
        for amount in shares.chain(&parts) {
            let from = crate::recognise::reading::floor(
                &paper.plain,
                amount.span.start.saturating_sub(90),
            )
            .max(sentence.span.start);
            let before = &paper.plain[from..amount.span.start];
            // "15% (fifty percent)" is a fault of its own.
            if before.ends_with("% (") {
                continue;
            }
            // "12% up to a maximum of 20%": the limit stands right before its number.
            let after_last = before.rfind('%').map_or(before, |at| &before[at..]);
            let after = &paper.plain[amount.span.end..sentence.span.end];
            let is_row = matches!(sentence.kind, crate::recognise::reading::Part::Row { .. });
            // "2% for each hour, 12% if it exceeds eight hours".
            let is_paid = match &column {
                Some(cell) => cell.start <= amount.span.start && amount.span.end <= cell.end,
                None => {
                    is_credit(paper, sentence, amount) || follows && !AVAILABILITY.is_in(after_last)
                }
            };
            follows = is_paid;
            if !is_row && (CAP.is_in(after_last) || CAPPED.is_in(after)) {
                if cap.is_none() {
                    cap = Some(amount.clone());
                }
            } else if is_paid
                && amount.number <= crate::measure::Exact::from(75)
                && largest
                    .as_ref()
                    .is_none_or(|known| known.number < amount.number)
            {
                largest = Some(amount.clone());
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

/// Rows may have charges of their own: a large share of a few is a small one of all.
static BASE: Pattern = Pattern::whole("^ ?(?:base|(?:share|percentage) of what|charges?|fees?) ?$");

/// The cell of a row that stands in a column of credits.
fn column_of_credits(paper: &PaperReading<'_>, row: &Sentence) -> Option<std::ops::Range<usize>> {
    let header = paper.header_of(row)?;
    let titles = paper.cell_words(header);
    let position = |wanted: &Pattern| titles.iter().position(|title| wanted.is_in(title));
    let column = position(&credits::COLUMN).filter(|_| position(&BASE).is_none())?;
    paper.cells(row).get(column).cloned()
}

fn is_about_credits(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    credits::speaks_of(paper, sentence)
}

/// Whether a share is one of the charges, not of the availability.
fn is_credit(paper: &PaperReading<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = paper.after_in(sentence, amount.span.end, 60);
    let before = paper.before_in(sentence, amount.span.start, 40);
    OF_CHARGES.find(after).is_some_and(|found| found.start < 30)
        || CREDITS.is_in(before) && !AVAILABILITY.is_in(before)
}

static OF_CHARGES: Pattern = Pattern::new(
    "of (?:the |its |that |all |total |your |such )*(?:applicable |relevant |affected |monthly |annual |recurring |quarterly |service |subscription )*(?:charges?|fees?|price|invoice|remuneration|compensation|consideration|contract (?:value|sum|price))|credit",
);
static AVAILABILITY: Pattern = Pattern::new("availability|up-?time|below|less than|between");
