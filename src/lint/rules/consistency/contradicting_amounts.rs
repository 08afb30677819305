use std::collections::BTreeSet;
use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::disagreements::{self, Of};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::money::sums;
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "contradicting-amounts",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("contradicting_amounts.md"),
    check: Check::Prose(check),
};

/// A limit that a sentence sets.
struct Limit {
    what: &'static str,
    amount: Amount,
    span: Range<usize>,
    whose: BTreeSet<&'static str>,
    case: BTreeSet<&'static str>,
}

#[derive(PartialEq)]
enum Amount {
    Sum(&'static str, Exact),
    Share(Exact),
}

/// What is limited, and the words it is limited by.
static LIABILITY: Pattern = Pattern::new(
    "(?:liability|liable)[^.;]{0,160}?(?:not exceed|exceed|limited to|capped at|cap of|maximum of|no more than|up to)|(?:not exceed|exceed|limited to|capped at)[^.;]{0,60}?liability|(?:cap|limit) (?:on|of) (?:[a-z]+ ){0,4}liability",
);
static CREDITS: Pattern = Pattern::new(
    "(?:credits|penalties|liquidated damages|deductions)[^.;]{0,120}?(?:not exceed|exceed|limited to|capped at|cap of|maximum of|no more than)|(?:cap|limit) (?:on|of) (?:all )?(?:service )?(?:credits|penalties)",
);

/// What a limit may be for that another is not.
const CASES: &[&str] = &[
    "data",
    "property",
    "death",
    "injur",
    "tax",
    "confiden",
    "indemn",
    "intellectual",
    "infring",
    "per claim",
    "each claim",
    "single",
    "per event",
    "each event",
    "per incident",
    "each incident",
    "aggregate of all",
    "insur",
    "fraud",
    "wilful",
    "gross",
    "breach of",
    "year",
    "month",
    "quarter",
    "first",
    "phase",
    "order",
    "project",
    "term",
    "delay",
    "security",
    "availability",
    "response",
    "schedule",
    "lot",
    "premises",
    "tangible",
    "consequential",
    "direct",
    "per server",
    "environment",
    "level 1",
    "tier",
    "class",
    "group",
    "transition",
    "exit",
    "early",
];

/// Who is liable.
const SIDES: &[&str] = &[
    "provider",
    "supplier",
    "vendor",
    "contractor",
    "customer",
    "client",
    "buyer",
    "company",
    "bank",
    "either party",
    "each party",
    "council",
    "authority",
    "licensor",
    "licensee",
    "partner",
];

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    const MOST: usize = 200;
    let mut known: Vec<Limit> = Vec::new();
    for sentence in &paper.sentences {
        if known.len() >= MOST
            || !matches!(sentence.kind, Part::Paragraph | Part::Item)
            || !sentence.cues.any(&[Cue::Cap])
        {
            continue;
        }
        let Some(limit) = limit(paper, sentence) else {
            continue;
        };
        let other = known.iter().find(|other| {
            other.what == limit.what
                && other.whose == limit.whose
                && other.case == limit.case
                && differ(&other.amount, &limit.amount)
        });
        if let Some(other) = other {
            findings
                .report(
                    paper.place(&limit.span),
                    format!(
                        "{} is limited to {} here and to {} {}",
                        limit.what,
                        paper.short(&limit.span),
                        paper.short(&other.span),
                        paper.clause(other.span.start).map_or_else(
                            || "elsewhere".to_owned(),
                            |clause| format!("in {clause}")
                        ),
                    ),
                    "keep one limit, or say what each of the two is for",
                )
                .related
                .push((paper.place(&other.span), "the other limit".into()));
        }
        known.push(limit);
    }
    disagreements::report(paper, Of::Amounts, findings);
}

/// Two sums of one currency, or two shares.
fn differ(one: &Amount, other: &Amount) -> bool {
    match (one, other) {
        (Amount::Sum(one, sum), Amount::Sum(other, second)) => one == other && sum != second,
        (Amount::Share(one), Amount::Share(other)) => one != other,
        _ => false,
    }
}

fn limit(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Limit> {
    let words = paper.words(sentence);
    let (what, found) = if let Some(found) = CREDITS.find(words) {
        ("what credits come to", found)
    } else {
        ("the liability", LIABILITY.find(words)?)
    };
    // A sentence with several sums sets several limits, each for something.
    let mut after = sums(words)
        .into_iter()
        .filter(|sum| sum.span.start >= found.end);
    let mut shares = sentence
        .amounts
        .iter()
        .filter(|one| one.is_percent() && one.span.start >= sentence.span.start + found.end);
    let (amount, span) = match (after.next(), after.next(), shares.next(), shares.next()) {
        (Some(sum), None, None, _) => (
            Amount::Sum(sum.currency, sum.number.clone()?),
            sentence.within(&sum.span),
        ),
        (None, _, Some(share), None) => (Amount::Share(share.number.clone()), share.span.clone()),
        _ => return None,
    };
    let has = |word: &&&str| words.contains(**word);
    Some(Limit {
        what,
        amount,
        span,
        whose: SIDES.iter().filter(has).copied().collect(),
        case: CASES.iter().filter(has).copied().collect(),
    })
}
