use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, compact_time};
use crate::recognise::commitments::CommitmentKind;
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence, Unit};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "wrong-downtime",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("wrong_downtime.md"),
    check: Check::Prose(check),
};

static DOWN: Pattern = Pattern::new(
    "down-?time|outages?|unavailab(?:le|ility)|interruptions?|interrupted|down|fail|offline|out of (?:service|operation)|not (?:be )?available",
);
/// A sentence that says in time what another one promises as a share.
static EXPLAINS: Pattern = Pattern::new(
    "(?:targets?|share|level|percentage|sl ?-?[0-9]{1,2}|kpi ?-?[0-9]{1,2})[^.;]{0,40} (?:allows?|leaves?|permits?)|as a guide|this|that|which|i\\.e|correspond(?:s|ing)?|equals?|equivalent|means?|in (?:plain|other) (?:figures|words|terms|numbers)|room for|translates?|amounts? to|works out|put (?:in|into)|expressed|put another way",
);
static WINDOWS: [(Pattern, &[&str], &str); 5] = [
    (
        Pattern::new(
            "(?:per|a|each|every|any|calendar|one|whole|full|entire) year|yearly|annual(?:ly)?|annum|year of|365(?: |-)days?",
        ),
        &["365d", "366d"],
        "a year",
    ),
    (
        Pattern::new("(?:per|a|each|every|any|calendar|whole|full) quarter|quarterly"),
        &["90d", "91d", "92d"],
        "a quarter",
    ),
    (
        Pattern::new(
            "(?:per|a|each|every|any|one|the|day|calendar|monthly) months?|monthly|month of|(?:30|31|thirty|thirty-one)(?: \\([0-9]+\\))? days",
        ),
        &["28d", "29d", "30d", "31d"],
        "a month",
    ),
    (
        Pattern::new("(?:per|a|each|every|any) week|weekly"),
        &["7d"],
        "a week",
    ),
    (
        Pattern::new("(?:per|a|each|every|any) day|daily"),
        &["1d"],
        "a day",
    ),
];

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for (at, sentence) in paper.sentences.iter().enumerate() {
        if !sentence.cues.has(Cue::Time) {
            continue;
        }
        let row = matches!(sentence.kind, crate::recognise::reading::Part::Row { .. });
        let words = paper.words(sentence);
        let put_in_time = paper.says(sentence, &LIMIT)
            && !paper.says(sentence, &ELSE)
            && GROUP.find_all(words).len() < 2;
        if !row && !paper.says(sentence, &DOWN) && !put_in_time {
            continue;
        }
        let titles = if row {
            header(paper, sentence)
        } else {
            Vec::new()
        };
        let all = times(paper, sentence);
        let shares: Vec<&Amount> = high_shares(sentence).collect();
        // "99.9% leaves 43 minutes, and 99.5% leaves 216 minutes": one for each.
        let is_paired =
            !row && shares.len() > 1 && shares.len() == all.len() && paper.says(sentence, &DOWN);
        for (nth, (column, time)) in all.into_iter().enumerate() {
            let share = if is_paired {
                shares.get(nth).copied()
            } else {
                share_of(paper, at, sentence)
            };
            let Some(share) = share else { continue };
            let title = titles.get(column).copied().unwrap_or(words);
            if row && !DOWN.is_in(title) {
                continue;
            }
            if !row && !is_paired && !put_in_time && !near_down(paper, sentence, &time) {
                continue;
            }
            let around = time.span.start - sentence.span.start;
            let Some((lengths, window)) = window_of(title, if row { 0 } else { around }) else {
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

/// How many sentences before it a time may speak of.
const NEAR: usize = 8;

/// The shares of a sentence that an availability can be.
fn high_shares(sentence: &Sentence) -> impl Iterator<Item = &Amount> {
    let all = sentence.amounts.iter();
    all.filter(|one| one.is_percent() && one.number > Exact::from(80))
}

/// What services are sorted into.
static GROUP: Pattern =
    Pattern::new("(?:group|tier|class|level|category|zone|plan|type|service) (?:[0-9]{1,2}|[a-d])");
static LIMIT: Pattern = Pattern::whole(
    "(?-u:\\b)(?:this|that|which|it)(?: [a-z]+)? (?:means|is|equals|corresponds|amounts|translates|works out|leaves|allows|comes)[^.;,]{0,30} (?:no (?:more|longer) than|not (?:more|longer) than|at most|a maximum of|up to|no greater than|about|some|roughly) [0-9a-z]",
);
static ELSE: Pattern =
    Pattern::new("maintenance|notice|within|response|resolution|packets?|delay|requests?");

/// Whether words name a group: "group 1", not "group 12".
fn is_named(words: &str, label: &str) -> bool {
    words.match_indices(label).any(|(at, _)| {
        !words[at + label.len()..].starts_with(|one: char| one.is_ascii_alphanumeric())
    })
}

/// The share that a time of downtime is to follow from: that of its own sentence, else the one that
/// the sentences before it promise.
fn share_of<'a>(
    paper: &'a PaperReading<'_>,
    at: usize,
    sentence: &'a Sentence,
) -> Option<&'a Amount> {
    let mut shares = high_shares(sentence);
    if let Some(share) = shares.next() {
        return Some(share).filter(|_| shares.next().is_none());
    }
    if !paper.says(sentence, &EXPLAINS) {
        return None;
    }
    // Hours that cost a credit are no budget.
    if sentence.cues.has(Cue::Credit) {
        return None;
    }
    if let Some(named) = of_row_named(paper, sentence) {
        return Some(named);
    }
    let label = GROUP
        .find(paper.words(sentence))
        .map(|found| &paper.words(sentence)[found]);
    let mut known = paper
        .of_kinds(&[CommitmentKind::Availability])
        .filter(|one| one.sentence < at && one.sentence + NEAR >= at)
        .filter(|one| {
            label.is_none_or(|label| is_named(paper.words(paper.sentence_of(one)), label))
        });
    let share = &known.next()?.target;
    known
        .all(|one| one.target.number == share.number)
        .then_some(share)
}

/// "The target for SL1": the share in the row that begins so.
fn of_row_named<'a>(paper: &'a PaperReading<'_>, sentence: &Sentence) -> Option<&'a Amount> {
    let words = paper.words(sentence);
    let label = LABEL.find(words)?;
    let label = &words[label];
    let mut rows = paper.sentences.iter().filter(|row| {
        matches!(row.kind, crate::recognise::reading::Part::Row { .. })
            && paper
                .cells(row)
                .iter()
                .take(2)
                .any(|cell| paper.plain[cell.clone()] == *label)
            && high_shares(row).take(2).count() == 1
    });
    let row = rows.next()?;
    high_shares(row).next()
}

static LABEL: Pattern = Pattern::new("(?:sl|kpi|slo|sla|c|a|k|m)[ -]?[0-9]{1,2}(?:\\.[0-9])?");

/// The days of the window that is named nearest to a byte, and what it is called.
fn window_of(words: &str, at: usize) -> Option<(&'static [&'static str], &'static str)> {
    WINDOWS
        .iter()
        .filter_map(|(pattern, lengths, name)| {
            let near = pattern
                .find_all(words)
                .into_iter()
                .map(|found| found.start.abs_diff(at))
                .min()?;
            Some((near, *lengths, *name))
        })
        .min_by_key(|(near, ..)| *near)
        .map(|(_, lengths, name)| (lengths, name))
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
    Pattern::whole("(?:months?|quarters?|years?|periods?|windows?) (?:of|with|has|having) $");

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

fn header<'a>(paper: &'a PaperReading<'_>, row: &Sentence) -> Vec<&'a str> {
    let header = paper.header_of(row);
    let titles = header.map(|header| paper.cell_words(header));
    titles.unwrap_or_default()
}

/// Whether the time is the downtime, not the notice of it.
fn near_down(paper: &PaperReading<'_>, sentence: &Sentence, time: &Length) -> bool {
    DOWN.is_in(paper.before_in(sentence, time.span.start, 50))
        || DOWN.is_in(paper.after_in(sentence, time.span.end, 30))
}
