use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::money::{currency, plain_number};
use crate::recognise::periods::Length;
use crate::recognise::reading::{Pattern, Sentence, Unit, figure_value, floor, number_in_words};

pub(crate) const RULE: Rule = Rule {
    name: "words-against-figures",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("words_against_figures.md"),
    check: Check::Prose(check),
};

/// Words that stand in a written amount and add nothing to it.
const FILLERS: &[&str] = &[
    "in",
    "words",
    "only",
    "percent",
    "per",
    "cent",
    "us",
    "u.s.",
    "united",
    "states",
    "american",
    "singapore",
    "malaysia",
    "malaysian",
    "indian",
    "swiss",
    "danish",
    "swedish",
    "norwegian",
    "sterling",
    "say",
    "sum",
    "of",
    "full",
];
/// What is counted through: "year one (5%)", "clause three (3)".
const LABELS: &[&str] = &[
    "year",
    "tier",
    "phase",
    "level",
    "stage",
    "step",
    "option",
    "class",
    "part",
    "schedule",
    "section",
    "clause",
    "article",
    "annex",
    "exhibit",
    "appendix",
    "paragraph",
    "item",
    "no",
    "number",
    "lot",
    "month",
    "week",
    "day",
    "quarter",
    "type",
    "category",
    "version",
    "point",
    "severity",
    "priority",
];

/// What one side of a bracket says: a number, and the currency it is in.
struct Said {
    span: Range<usize>,
    number: Exact,
    currency: Option<&'static str>,
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
        two_times(paper, sentence, findings);
        for (open, _) in words.match_indices('(') {
            let rest = &words[open + 1..floor(words, open + 160)];
            let Some(inside) = rest.find(')').map(|end| &rest[..end]) else {
                continue;
            };
            let before = &words[floor(words, open.saturating_sub(160))..open];
            let end = open + inside.len() + 2;
            if let Some((from, part, share)) = part_and_share(before, inside) {
                let from = open - before.len() + from;
                let span = sentence.within(&(from..end));
                findings.report(
                    paper.place(&span),
                    format!(
                        "\"{}\" says {part} in words and {share}% in figures",
                        paper.short(&span)
                    ),
                    "write the number once, in figures",
                );
                continue;
            }
            let pair = match figure(inside) {
                Some(figure) if !is_list(words, end, inside) => words_at_end(before)
                    .filter(|said| !is_ratio(&before[..said.span.start]))
                    .map(|words| (words, figure)),
                Some(_) => None,
                None => words_of(inside).zip(figure_at_end(before)),
            };
            let Some((said, figure)) = pair else { continue };
            let start = if figure.span.is_empty() {
                said.span.start
            } else {
                figure.span.start
            };
            let from = open.saturating_sub(before.len()) + start;
            report(
                paper,
                &sentence.within(&(from..end)),
                &said,
                &figure,
                findings,
            );
        }
    }
}

fn report(
    paper: &PaperReading<'_>,
    span: &Range<usize>,
    words: &Said,
    figure: &Said,
    findings: &mut Findings,
) {
    // What is counted belongs to it: "thirty (60) months".
    let after = paper
        .sentences
        .partition_point(|one| one.span.start <= span.start);
    let end = paper.sentences[..after]
        .last()
        .and_then(|one| {
            let at = one
                .amounts
                .partition_point(|one| one.span.end <= span.start);
            one.amounts.get(at).filter(|one| one.span.start < span.end)
        })
        .map_or(span.end, |amount| amount.span.end.max(span.end));
    let span = &(span.start..end);
    let said = if words.number != figure.number {
        format!(
            "\"{}\" says {} in words and {} in figures",
            paper.short(span),
            words.number,
            figure.number
        )
    } else if let (Some(one), Some(other)) = (figure.currency, words.currency)
        && one != other
    {
        format!(
            "\"{}\" is in {one} by its figure and in {other} by its words",
            paper.short(span)
        )
    } else {
        return;
    };
    let help = if figure.currency.is_some() || words.currency.is_some() {
        "write the amount once, in figures, with the code of its currency"
    } else {
        "write the number once, in figures"
    };
    findings.report(paper.place(span), said, help);
}

/// "A quarter (20%)": where the part begins, its words, and the share that is another one.
fn part_and_share<'a>(before: &'a str, inside: &str) -> Option<(usize, &'a str, Exact)> {
    let share = inside.trim().strip_suffix('%')?.trim_end();
    let share = figure_value(share)?;
    let groups = PART.groups(before)?;
    let (count, of) = (groups.text(1), groups.text(2).trim_end_matches('s'));
    let count = match count.trim() {
        "two" => 2,
        "three" => 3,
        _ => 1,
    };
    let of = [
        "", "", "half", "third", "quarter", "fifth", "sixth", "", "eighth", "", "tenth",
    ]
    .iter()
    .position(|known| *known == of)?;
    let meant = Exact::from(100 * count).checked_div(&Exact::from(u32::try_from(of).ok()?))?;
    let gap = if meant > share {
        &meant - &share
    } else {
        &share - &meant
    };
    let span = groups.whole();
    // "One and one-half (1.5%)", "one half of one percent".
    let start = before[..span.start].trim_end();
    if start.ends_with("and") || start.ends_with(|one: char| one.is_ascii_digit()) {
        return None;
    }
    // A third is 33%, 33.3% or 33.33%.
    (gap > Exact::one()).then(|| (span.start, before[span].trim(), share))
}

static PART: Pattern = Pattern::whole(
    "(?-u:\\b)(?:(one|an?|two|three)[ -])?(half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?) ?$",
);

/// "Half an hour (20 minutes)": one time, said twice.
fn two_times(paper: &PaperReading<'_>, sentence: &Sentence, findings: &mut Findings) {
    for pair in sentence.amounts.windows(2) {
        let [one, other] = pair else { continue };
        let between = &paper.plain[one.span.end..other.span.start.max(one.span.end)];
        let closed = paper.plain[other.span.end..].starts_with(')');
        let comparable = one.is_time() && other.is_time() && one.working == other.working;
        if between.trim() != "(" || !closed || !comparable {
            continue;
        }
        let is_long = one.unit.max(other.unit) >= Unit::Day;
        // Three months and twelve weeks are one to most people.
        let near = one.unit != other.unit
            && one
                .about_days()
                .zip(other.about_days())
                .is_some_and(|(one, other)| {
                    let (less, more) = if one < other {
                        (one, other)
                    } else {
                        (other, one)
                    };
                    (&more - &less) * Exact::from(10) <= more
                });
        if near {
            continue;
        }
        let differs = if is_long {
            Length::Time(one.clone()).differs_from(&Length::Time(other.clone()))
        } else {
            !one.is_same_as(other)
        };
        if differs {
            let span = one.span.start..other.span.end + 1;
            findings.report(
                paper.place(&span),
                format!(
                    "\"{}\" says {} and {}",
                    paper.short(&span),
                    one.printed(),
                    other.printed()
                ),
                "write the number once, in figures",
            );
        }
    }
}

/// Whether a figure in brackets is the number of an item: "of these two (1) … and (2) …".
fn is_list(words: &str, end: usize, inside: &str) -> bool {
    inside == "1" && words[end..].contains("(2)")
        || inside == "2" && words.contains("(1)")
        || inside == "3" && words.contains("(2)")
}

/// "Nine in ten (90%)", "one out of four (25%)".
fn is_ratio(before: &str) -> bool {
    let before = before.trim_end();
    let words = ["in", "of every", "out of", "in every", "of"];
    words
        .iter()
        .filter_map(|word| before.strip_suffix(word)?.strip_suffix(' '))
        .any(|rest| {
            let last = rest
                .trim_end()
                .rsplit([' ', '\t'])
                .next()
                .unwrap_or_default();
            number_in_words(last).is_some()
        })
}

/// "EUR 1,500,000.00", "10", "1.5 million", "50,00,000/-"; nothing if there is more than that.
fn figure(text: &str) -> Option<Said> {
    let text = text.trim().trim_end_matches("/-").trim_end_matches(".-");
    let start = text.find(|one: char| one.is_ascii_digit())?;
    let sign = text[..start].trim();
    let known = currency(sign);
    if !sign.is_empty() && known.is_none() {
        return None;
    }
    let mut parts = text[start..].split(' ').filter(|part| !part.is_empty());
    let mut number = plain_number(parts.next()?.trim_end_matches('%'))?;
    let mut after = None;
    for part in parts {
        match part.trim_end_matches(',') {
            "%" | "percent" | "per" | "cent" => {}
            "million" | "mio" | "mn" => number = number * Exact::from(1_000_000),
            "billion" | "bn" => number = number * Exact::from(1_000_000_000),
            "lakh" | "lakhs" => number = number * Exact::from(100_000),
            "crore" | "crores" => number = number * Exact::from(10_000_000),
            other => after = Some(currency(other)?),
        }
    }
    Some(Said {
        span: 0..0,
        number,
        currency: known.or(after),
    })
}

/// "five hundred thousand euros": nothing if a word is neither a number nor a currency.
fn words_of(text: &str) -> Option<Said> {
    if text.contains("cents") && !text.contains("per") || text.contains("paise") {
        return None;
    }
    let mut known = None;
    let mut left = String::new();
    for word in text.split([' ', ',', ':']).filter(|word| !word.is_empty()) {
        if let Some(name) = currency(word) {
            known = known.or(Some(name));
        } else if !FILLERS.contains(&word) {
            left.push_str(word);
            left.push(' ');
        }
    }
    if !left.contains(|one: char| one.is_ascii_alphabetic()) || left.trim() == "a" {
        return None;
    }
    Some(Said {
        span: 0..0,
        number: Exact::whole(number_in_words(&left)?),
        currency: known,
    })
}

/// The number in words that a text ends with.
fn words_at_end(text: &str) -> Option<Said> {
    let mut known = None;
    let mut start = text.len();
    let mut first = None;
    let mut label = "";
    for (at, word) in words_back(text) {
        if let Some(name) = currency(word).filter(|_| first.is_none()) {
            known = known.or(Some(name));
        } else if word == "and" && first.is_some() || number_in_words(word).is_some() && word != "a"
        {
            first = Some(word);
            start = at;
        } else if first.is_some() || !FILLERS.contains(&word) {
            label = word;
            break;
        }
    }
    let first = first?;
    // "Four and one-half million" and "3 million" begin before what was read.
    let cut = label.contains("half")
        || label.contains("quarter")
        || label.contains("third")
        || label.starts_with(|one: char| one.is_ascii_digit());
    let open = [
        "and", "hundred", "thousand", "million", "billion", "lakh", "crore",
    ];
    if cut || open.contains(&first) || LABELS.contains(&label.trim_end_matches('s')) {
        return None;
    }
    let number = number_in_words(text[start..].split('(').next()?)
        .or_else(|| number_in_words(&only_numbers(&text[start..])))?;
    Some(Said {
        span: start..text.len(),
        number: Exact::whole(number),
        currency: known,
    })
}

fn only_numbers(text: &str) -> String {
    text.split(' ')
        .filter(|word| *word == "and" || number_in_words(word).is_some())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The figure that a text ends with, with its currency: "EUR 5,000,000 ".
fn figure_at_end(text: &str) -> Option<Said> {
    let mut start = None;
    let mut known = None;
    for (at, word) in words_back(text) {
        let is_unit = matches!(
            word,
            "%" | "million"
                | "mio"
                | "mn"
                | "billion"
                | "bn"
                | "lakh"
                | "lakhs"
                | "crore"
                | "crores"
        );
        if let Some(name) = currency(word) {
            known = Some(name);
            start = Some(at);
            if text[at..].contains(|one: char| one.is_ascii_digit()) {
                break;
            }
        } else if (is_unit || plainly(word).is_some()) && !has_figure(start, text) {
            start = Some(at);
        } else {
            if LABELS.contains(&word.trim_end_matches(['s', '.'])) && known.is_none() {
                return None;
            }
            break;
        }
    }
    let start = start?;
    let said = figure(&text[start..])?;
    Some(Said {
        span: start..text.len(),
        currency: said.currency.or(known),
        ..said
    })
}

fn has_figure(start: Option<usize>, text: &str) -> bool {
    start.is_some_and(|at| text[at..].contains(|one: char| one.is_ascii_digit()))
}

/// A figure, with the sign of its currency or of per cent.
fn plainly(word: &str) -> Option<Said> {
    figure(word)
}

/// The words of a text from its end, with where each begins.
fn words_back(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = text.len();
    std::iter::from_fn(move || {
        let trimmed = text[..end].trim_end();
        if trimmed.is_empty() {
            return None;
        }
        let at = trimmed
            .rfind([' ', '\t', '(', ')', '"', '“'])
            .map_or(0, |at| {
                at + trimmed[at..].chars().next().map_or(1, char::len_utf8)
            });
        end = at;
        if at == trimmed.len() {
            // A bracket ends what belongs together.
            return None;
        }
        Some((at, &trimmed[at..]))
    })
    .take(20)
}
