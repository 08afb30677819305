use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule, credits};
use crate::measure::Exact;
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "credit-without-base",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("credit_without_base.md"),
    check: Check::Prose(check),
};

/// What stands right before the share that a credit is.
static CREDIT_OF: Pattern = Pattern::whole(
    "(?:credit(?:s|ed)?|penalt(?:y|ies)|rebates?|deductions?|reductions?|discounts?|liquidated (?:and ascertained )?damages|lads?|lds?|compensation)(?: (?:of|by|with|at|is|are|shall be|will be|equal to|equals|amount(?:s|ing) to|in the amount of|worth|a|an|the|only|up to|you|us|it|customer|client|following|apply))*[ :(]*$",
);
/// "The Service Credit for each incident that is late shall be two per cent".
static IS: Pattern =
    Pattern::whole("(?-u:\\b)(?:(?:shall|will) be|is|are|amounts? to|equals?) ?\\(?$");
static CREDIT_IS: Pattern = Pattern::whole(
    "^[0-9a-z. ()-]{0,14}?(?:the|each|every|a|any|all) (?:service |performance |sla |contractual )?(?:credits?|penalt(?:y|ies)|deductions?|rebates?|lads?|liquidated damages)(?-u:\\b)",
);
/// "The Penalty is EUR 500; for each month in which it is missed, 2 %".
static LISTED: Pattern = Pattern::whole(
    "(?-u:\\b)(?:credits?|penalt(?:y|ies)|reductions?|deductions?|rebates?) (?:is|are|amounts? to|equals?) [^.]{2,90}; (?:and )?(?:for|if|where|when|in) [^.;]{4,120}, $",
);
static BASE_BEHIND: Pattern = Pattern::whole("^ of ");
/// "A 2 percent credit".
static CREDIT_NEXT: Pattern = Pattern::whole(
    "^ (?:(?:service|performance|sla|availability|uptime|contractual|monthly) )?(?:credits?|penalt(?:y|ies)|rebates?|deductions?|discounts?)(?-u:\\b)",
);
/// What charges are called.
macro_rules! base {
    () => {
        "(?:remuneration|compensation payable|consideration|contract (?:value|sum|price)|charges?|fees?|price|invoices?|invoiced|payments?|subscription|amounts? (?:paid|payable|due|invoiced)|revenues?|rent|value|paid|payable|bill|billing)"
    };
}

/// What a share is one of.
static OF_BASE: Pattern = Pattern::new(concat!(
    "(?:of|from|on|against|off|to) (?:[a-z0-9'’-]+ ){0,7}?",
    base!(),
    "|",
    base!(),
    " (?:[a-z]+ ){0,4}?(?:is|are|shall be|will be) (?:reduced|multiplied|credited|lowered)|reduce(?:s|d)? (?:[a-z]+ ){0,5}?",
    base!(),
));
static BASE: Pattern = Pattern::new(base!());
/// The same in the words that lead into a table: "on the next invoice" says only when.
static LEADS: Pattern = Pattern::new(concat!(
    "(?:of|from|off|against) (?:[a-z0-9'’-]+ ){0,7}?",
    base!(),
    "|(?:reduc|lower|multipl|deduct)(?:e|es|ed|ing|s|y|ied)?|percentages?|shares?|portions?|applied to|based on",
));
/// "The credit is reckoned from the monthly fee."
static AMOUNT_OF: Pattern = Pattern::new(
    "(?:applied|computed|calculated|reckoned|based|measured|expressed|determined|assessed)(?: [a-z]+){0,4}? (?:to|on|from|as|by)|(?:percentages?|per ?cent|portions?|proportions?|shares?|parts?|%) of|multipl(?:y|ied|ying)",
);

/// What leads into one table names the base of that table only.
static FOLLOWING: Pattern = Pattern::new("following|this table|table below|as follows");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let about: Vec<&Sentence> = paper
        .sentences
        .iter()
        .filter(|one| one.cues.any(&[Cue::Credit, Cue::Share]) && credits::speaks_of(paper, one))
        .collect();
    // What is said of credits as such is the base of all.
    let named = about.iter().any(|sentence| {
        !matches!(sentence.kind, Part::Row { .. })
            && paper.says(sentence, &AMOUNT_OF)
            && !paper.says(sentence, &FOLLOWING)
            && paper.says(sentence, &BASE)
            && !sentence.amounts.iter().any(is_small)
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

/// A share that can be a credit.
fn is_small(amount: &Amount) -> bool {
    amount.is_percent() && amount.number <= Exact::from(60) && amount.number > Exact::from(0)
}

/// The share that a sentence or row gives as a credit, without saying of what.
fn credit<'a>(paper: &PaperReading<'_>, sentence: &'a Sentence) -> Option<&'a Amount> {
    let words = paper.words(sentence);
    if !matches!(sentence.kind, Part::Row { .. }) {
        // Its own paragraph may say it, before or behind.
        let said = paper
            .sentences
            .iter()
            .filter(|one| one.block == sentence.block)
            .any(|one| paper.says(one, &OF_BASE));
        if said || OF_BASE.is_in(paper.lead_of(sentence)) {
            return None;
        }
        return sentence
            .amounts
            .iter()
            .filter(|one| is_small(one))
            .find(|one| {
                let before = paper.before_in(sentence, one.span.start, 80);
                let after = &paper.plain[one.span.end..sentence.span.end];
                let clause = &paper.plain[sentence.span.start..one.span.start];
                CREDIT_OF.is_in(before)
                    || CREDIT_NEXT.is_in(after)
                    || before.ends_with(", ") && LISTED.is_in(clause) && !BASE_BEHIND.is_in(after)
                    || IS.is_in(before)
                        && (CREDIT_IS.is_in(clause)
                            || clause
                                .match_indices([',', ';'])
                                .any(|(at, _)| CREDIT_IS.is_in(clause[at + 1..].trim_start())))
            });
    }
    let header = paper.header_of(sentence)?;
    let known = [
        words,
        paper.words(header),
        paper.lead_of(sentence),
        paper.heading_of(sentence),
    ];
    let said = known[..2].iter().any(|words| BASE.is_in(words))
        || BASE.is_in(known[2]) && LEADS.is_in(known[2])
        || OF_BASE.is_in(known[3]);
    if said {
        return None;
    }
    let column = paper
        .cell_words(header)
        .iter()
        .position(|title| credits::COLUMN.is_in(title))?;
    let cell = paper.cells(sentence).get(column)?.clone();
    let mut small = sentence.amounts.iter().filter(|one| is_small(one));
    small.find(|amount| cell.start <= amount.span.start && amount.span.end <= cell.end)
}
