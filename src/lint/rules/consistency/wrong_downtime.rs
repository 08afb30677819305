use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, compact_time};
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence, Unit};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "wrong-downtime",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("wrong_downtime.md"),
    check: Check::Prose(check),
};

static DOWN: Pattern =
    Pattern::new("down-?time|outages?|unavailab(?:le|ility)|interruptions?|down");
static WINDOWS: [(Pattern, &[&str], &str); 5] = [
    (
        Pattern::new("per year|a year|each year|yearly|annual(?:ly)?|per annum|annum"),
        &["365d", "366d"],
        "a year",
    ),
    (
        Pattern::new("per quarter|a quarter|each quarter|quarterly"),
        &["90d", "91d", "92d"],
        "a quarter",
    ),
    (
        Pattern::new("per month|a month|each month|monthly|calendar month|any month"),
        &["28d", "29d", "30d", "31d"],
        "a month",
    ),
    (
        Pattern::new("per week|a week|each week|weekly"),
        &["7d"],
        "a week",
    ),
    (
        Pattern::new("per day|a day|each day|daily"),
        &["1d"],
        "a day",
    ),
];

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in paper.about(&[Cue::Share]) {
        let shares: Vec<&Amount> = sentence
            .amounts
            .iter()
            .filter(|one| one.is_percent() && one.number > Exact::from(80))
            .collect();
        let [share] = shares.as_slice() else { continue };
        let row = matches!(sentence.kind, crate::recognise::reading::Part::Row { .. });
        let words = paper.words(sentence);
        if !row && !DOWN.is_in(words) {
            continue;
        }
        let titles = if row {
            header(paper, sentence)
        } else {
            Vec::new()
        };
        for (column, time) in times(paper, sentence) {
            let title = titles.get(column).map_or(words, String::as_str);
            if row && !DOWN.is_in(title) {
                continue;
            }
            if !row && !near_down(paper, sentence, &time) {
                continue;
            }
            let Some((_, lengths, window)) =
                WINDOWS.iter().find(|(pattern, ..)| pattern.is_in(title))
            else {
                continue;
            };
            let Some(promised) = Percentage::of_percent(share.number.clone()) else {
                continue;
            };
            let budgets: Vec<Exact> = lengths
                .iter()
                .filter_map(|length| {
                    Some(sla::downtime_budget(
                        &promised,
                        &sla::length_seconds(length)?,
                    ))
                })
                .collect();
            // A year of 365.25 days and a twelfth of it, and printed numbers that were rounded.
            let (Some(least), Some(most)) = (budgets.iter().min(), budgets.iter().max()) else {
                continue;
            };
            let slack = &time.step * Exact::decimal(51, 2);
            if time.seconds >= least - &slack && time.seconds <= most + &slack {
                continue;
            }
            let shown = if least == most {
                compact_time(least)
            } else {
                format!("between {} and {}", compact_time(least), compact_time(most))
            };
            findings.report(
                paper.place(&time.span),
                format!(
                    "{} allows {shown} of downtime in {window}, not {}",
                    share.printed(),
                    compact_time(&time.seconds)
                ),
                "correct the time, or leave it out: the share and its window say it already",
            );
        }
    }
}

/// A length of time in one or several units: "43 minutes 12 seconds".
struct Length {
    span: std::ops::Range<usize>,
    seconds: Exact,
    /// The smallest unit it is rounded to, in seconds.
    step: Exact,
}

static WINDOW_AFTER: Pattern =
    Pattern::whole("^[ -]?(?:calendar )?(?:months?|years?|periods?|windows?)");
static WINDOW_BEFORE: Pattern =
    Pattern::whole("(?:months?|years?|periods?|windows?) (?:of|with|has|having) $");

/// The lengths of a sentence, with the column each stands in.
fn times(paper: &PaperReading<'_>, sentence: &Sentence) -> Vec<(usize, Length)> {
    let mut found: Vec<(usize, Length)> = Vec::new();
    for amount in sentence
        .amounts
        .iter()
        .filter(|one| one.is_time() && one.unit < Unit::Week)
    {
        let Some(seconds) = amount.seconds() else {
            continue;
        };
        // "A 30-day month" is the window.
        let after = &paper.plain[amount.span.end..sentence.span.end];
        let before = &paper.plain[sentence.span.start..amount.span.start];
        if WINDOW_AFTER.is_in(after) || WINDOW_BEFORE.is_in(before) {
            continue;
        }
        let unit = Amount {
            number: Exact::one(),
            ..amount.clone()
        };
        let decimals = amount.number.decimals().unwrap_or(0);
        let step = unit.seconds().unwrap_or_else(Exact::one) * Exact::decimal(1, decimals);
        let column = paper.plain[sentence.span.start..amount.span.start]
            .matches('\t')
            .count();
        if let Some((known, last)) = found.last_mut()
            && *known == column
            && amount.span.start - last.span.end <= 6
            && step < last.step
        {
            last.span.end = amount.span.end;
            last.seconds = &last.seconds + &seconds;
            last.step = step;
        } else {
            found.push((
                column,
                Length {
                    span: amount.span.clone(),
                    seconds,
                    step,
                },
            ));
        }
    }
    found
}

fn header(paper: &PaperReading<'_>, row: &Sentence) -> Vec<String> {
    paper
        .header_of(row)
        .map(|header| {
            paper
                .cells(header)
                .into_iter()
                .map(|cell| paper.plain[cell].to_owned())
                .collect()
        })
        .unwrap_or_default()
}

/// Whether the time is the downtime, not the notice of it.
fn near_down(paper: &PaperReading<'_>, sentence: &Sentence, time: &Length) -> bool {
    let from = crate::recognise::reading::floor(&paper.plain, time.span.start.saturating_sub(50))
        .max(sentence.span.start);
    let till =
        crate::recognise::reading::floor(&paper.plain, time.span.end + 30).min(sentence.span.end);
    DOWN.is_in(&paper.plain[from..time.span.start]) || DOWN.is_in(&paper.plain[time.span.end..till])
}
