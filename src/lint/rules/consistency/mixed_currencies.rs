use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::money::{Sum, currency, sums};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "mixed-currencies",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("mixed_currencies.md"),
    check: Check::Prose(check),
};

/// What the parties pay each other.
static CHARGE: Pattern = Pattern::new(
    "fees?|charges?|prices?|rates?|remuneration|invoices?|service credits?|penalt(?:y|ies)|payable|pays?",
);
/// In which currency they do.
static PAID_IN: Pattern = Pattern::new(
    "(?:fees|charges|prices|amounts|sums|payments|invoices|rates|remuneration)[a-z ,()]{0,60}? (?:payable|paid|stated|quoted|invoiced|expressed|denominated|made|settled|issued|calculated|given|shown|are|be)(?: and [a-z]+)? (?:exclusively |only )?in (?:the currency of )?(us dollars|[a-z]{3,8}|€|£|\\$)",
);
/// How one currency becomes another.
static CHANGED: Pattern = Pattern::new(
    "exchange rates?|rates? of exchange|conver(?:t|ts|ted|sion)|equivalents?|local currency|other currenc(?:y|ies)|respective currenc(?:y|ies)|or its equivalent|currency of",
);
/// Sums that follow rules of their own.
static OTHER: Pattern = Pattern::new(
    "insur(?:ance|ed|er)|cover(?:age)?|polic(?:y|ies)|fines?|turnover|share capital|registered|equity|stock|shares",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut charges: Vec<(&Sentence, Vec<Sum>)> = Vec::new();
    for sentence in paper.about(&[Cue::Money]) {
        let words = paper.words(sentence);
        if !matches!(sentence.kind, Part::Heading)
            && paper.says(sentence, &CHARGE)
            && !paper.says(sentence, &OTHER)
        {
            let found = sums(words);
            if !found.is_empty() {
                charges.push((sentence, found));
            }
        }
    }
    if charges.is_empty() || CHANGED.is_in(&paper.plain) {
        return;
    }
    let agreed = agreed(paper);
    for (sentence, sums) in &charges {
        let other = match agreed {
            Some(agreed) if sums.iter().all(|sum| sum.currency != agreed) => {
                sums.first().map(|sum| (sum, agreed))
            }
            Some(_) => None,
            None => within(paper, sentence, sums),
        };
        if let Some((sum, agreed)) = other {
            findings.report(
                paper.place(&sentence.within(&sum.span)),
                format!(
                    "\"{}\" is in {}, and the parties pay in {agreed}",
                    paper.short(&sentence.within(&sum.span)),
                    sum.currency
                ),
                "state all charges in one currency, or say at which rate of which day they are converted",
            );
        }
    }
}

/// The one currency in which the parties pay.
fn agreed(paper: &PaperReading<'_>) -> Option<&'static str> {
    let mut found = None;
    for sentence in paper.about(&[Cue::Money]) {
        for groups in PAID_IN.each_groups(paper.words(sentence)) {
            let name = groups.text(1);
            let Some(one) = currency(name.strip_prefix("us ").unwrap_or(name)) else {
                continue;
            };
            if found.is_some_and(|known| known != one) {
                return None;
            }
            found = Some(one);
        }
    }
    found
}

/// A second currency for what one sentence charges.
fn within<'a>(
    paper: &PaperReading<'_>,
    sentence: &Sentence,
    sums: &'a [Sum],
) -> Option<(&'a Sum, &'static str)> {
    let first = sums.first()?;
    let other = sums.iter().find(|sum| sum.currency != first.currency)?;
    let words = paper.words(sentence);
    let before = words[..other.span.start].trim_end();
    // "1,000 EUR (1,100 USD)", "10 EUR or 11 USD as the Customer chooses".
    let is_row = matches!(sentence.kind, Part::Row { .. });
    let chosen =
        words.contains("choos") || words.contains("option") || words.contains("respectively");
    (!is_row && !chosen && !before.ends_with(['(', '/'])).then_some((other, first.currency))
}
