use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Rounding};
use crate::recognise::money::{currency, plain_number};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "total-differs",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("total_differs.md"),
    check: Check::Prose(check),
};

static TOTAL: Pattern =
    Pattern::whole("^(?:grand |overall )?(?:total|sum)(?-u:\\b)[a-z ()/€$£:]*$");
static PART_TOTAL: Pattern = Pattern::new("sub-?totals?|of which|thereof|total|sum|average");
/// A column of shares that make one whole.
static WEIGHT: Pattern =
    Pattern::new("weights?|weighting|weightage|share of (?:the )?(?:marks|points|score)");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for rows in paper.tables() {
        table(paper, &rows, findings);
    }
    for sentence in paper.about(&[Cue::Share]) {
        instalments(paper, sentence, findings);
    }
}

fn table(paper: &PaperReading<'_>, rows: &[&Sentence], findings: &mut Findings) {
    let cells: Vec<Vec<Range<usize>>> = rows.iter().map(|row| paper.cells(row)).collect();
    let is_header = |row: &Sentence| matches!(row.kind, Part::Row { header: true, .. });
    let first = |at: usize| {
        cells[at]
            .first()
            .map_or("", |cell| &paper.plain[cell.clone()])
    };
    let totals: Vec<usize> = (1..rows.len())
        .filter(|at| TOTAL.is_in(first(*at)))
        .collect();
    let from = usize::from(rows.first().is_some_and(|row| is_header(row)));
    match totals[..] {
        [last] if last + 1 == rows.len() => {
            if last < from + 2 || (from..last).any(|at| PART_TOTAL.is_in(first(at))) {
                return;
            }
            for column in 1..cells[last].len() {
                let Some(total) = number(paper, &cells[last][column]) else {
                    continue;
                };
                let parts: Option<Vec<Exact>> = (from..last)
                    .map(|at| value(paper, cells[at].get(column)?))
                    .collect();
                let Some(parts) = parts.filter(|parts| parts.len() > 1) else {
                    continue;
                };
                compare(paper, &cells[last][column], &parts, &total, findings);
            }
        }
        [] if from == 1 => {
            for (column, title) in cells[0].iter().enumerate().skip(1) {
                if !WEIGHT.is_in(&paper.plain[title.clone()]) {
                    continue;
                }
                let shares: Option<Vec<Exact>> = (from..rows.len())
                    .map(|at| {
                        let cell = cells[at].get(column)?;
                        let is_share = paper.plain[cell.clone()].trim_end().ends_with('%');
                        is_share.then(|| number(paper, cell))?
                    })
                    .collect();
                if let Some(shares) = shares.filter(|shares| shares.len() > 2) {
                    let span = cells[rows.len() - 1][column].clone();
                    whole(paper, &span, &shares, "weights", findings);
                }
            }
        }
        _ => {}
    }
}

/// What a cell adds to its column: nothing where it is empty or a dash.
fn value(paper: &PaperReading<'_>, cell: &Range<usize>) -> Option<Exact> {
    let words = paper.plain[cell.clone()].trim();
    if matches!(words, "" | "-" | "–" | "—" | "nil" | "n/a" | "included") {
        return Some(Exact::zero());
    }
    number(paper, cell)
}

/// A cell that is a number, perhaps with a currency or `%`.
fn number(paper: &PaperReading<'_>, cell: &Range<usize>) -> Option<Exact> {
    let words = paper.plain[cell.clone()].trim();
    let words = words.trim_end_matches('%').trim_end();
    let start = words.find(|one: char| one.is_ascii_digit())?;
    let (sign, rest) = (words[..start].trim(), &words[start..]);
    let end = rest
        .find(|one: char| !(one.is_ascii_digit() || matches!(one, '.' | ',')))
        .unwrap_or(rest.len());
    let unit = rest[end..].trim();
    let is_money = |word: &str| word.is_empty() || currency(word).is_some();
    (is_money(sign) && is_money(unit)).then(|| plain_number(&rest[..end]))?
}

fn compare(
    paper: &PaperReading<'_>,
    span: &Range<usize>,
    parts: &[Exact],
    total: &Exact,
    findings: &mut Findings,
) {
    let sum = parts
        .iter()
        .fold(Exact::zero(), |sum, one| sum + one.clone());
    // Each part may be rounded in its last digit.
    let decimals = parts
        .iter()
        .chain([total])
        .filter_map(Exact::decimals)
        .max();
    let slack = match decimals.unwrap_or_default() {
        0 => Exact::zero(),
        decimals => Exact::decimal(i64::try_from(parts.len()).unwrap_or(i64::MAX), decimals),
    };
    if (&sum - total).abs() <= slack || sum.is_zero() {
        return;
    }
    findings.report(
        paper.place(span),
        format!(
            "the total is {}, and the rows above it add up to {}",
            paper.short(span),
            sum.fixed(decimals.unwrap_or_default(), Rounding::HalfUp)
        ),
        "correct the row or the total that is wrong",
    );
}

fn whole(
    paper: &PaperReading<'_>,
    span: &Range<usize>,
    shares: &[Exact],
    what: &str,
    findings: &mut Findings,
) {
    let sum = shares
        .iter()
        .fold(Exact::zero(), |sum, one| sum + one.clone());
    if (&sum - &Exact::hundred()).abs() <= Exact::decimal(1, 1) {
        return;
    }
    findings.report(
        paper.place(span),
        format!("the {what} add up to {sum}%, not to 100%"),
        "correct the share that is wrong",
    );
}

static PAID: Pattern = Pattern::new(
    "pay(?:s|able|ment|ments)?|paid|invoice[sd]?|instal?lments?|due|milestones?|fees?|price",
);
/// What each instalment is paid on.
static ON: Pattern = Pattern::whole(
    "^,? ?(?:of (?:the )?[a-z ]{2,30} )?(?:is |are |shall be |(?:payable|paid|due|invoiced) )*(?:on|upon|at|after|when|within|following) ",
);
/// A limit or a discount is no part of a whole.
static NO_PART: Pattern = Pattern::new(
    "credits?|penalt(?:y|ies)|interest|discounts?|rebates?|damages|availability|above|below|less than|more than|at least|up to|exceeds?|retention|additional|further|reduced?|increase[sd]?",
);

/// "40% on signature, 30% on acceptance and 20% after go-live."
fn instalments(paper: &PaperReading<'_>, sentence: &Sentence, findings: &mut Findings) {
    let words = paper.words(sentence);
    let shares: Vec<_> = sentence
        .amounts
        .iter()
        .filter(|one| one.is_percent())
        .collect();
    if shares.len() < 3
        || matches!(sentence.kind, Part::Row { .. })
        || !paper.says(sentence, &PAID)
        || NO_PART.is_in(words)
    {
        return;
    }
    let paid = shares.iter().filter(|one| {
        let rest = &paper.plain[one.span.end..sentence.span.end.max(one.span.end)];
        ON.is_in(rest)
    });
    if paid.count() != shares.len() {
        return;
    }
    let numbers: Vec<Exact> = shares.iter().map(|one| one.number.clone()).collect();
    let (Some(first), Some(last)) = (shares.first(), shares.last()) else {
        return;
    };
    whole(
        paper,
        &(first.span.start..last.span.end),
        &numbers,
        "instalments",
        findings,
    );
}
