use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, Rounding};
use crate::recognise::commitments::CommitmentKind;
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence, Unit};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "maintenance-eats-promise",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("maintenance_eats_promise.md"),
    check: Check::Prose(check),
};

static LEFT_OUT: Pattern = Pattern::new(
    "(?:is|are|be) not (?:regarded as |treated as |considered |counted as |deemed )?(?:to be )?(?:downtime|unavailab(?:le|ility))|not downtime|disregard(?:ed)?|exclud(?:e|es|ed|ing)|exclusions?|exclusive of|not (?:be )?(?:count|counted|include|included|considered|deemed)|does not include|other than|except",
);
static A_MONTH: Pattern = Pattern::new(
    "(?:per|each|every|a|any|in any|in one) (?:calendar |given |single )?(?:month|service period)|monthly",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let excluded = paper
        .about(&[Cue::Maintenance])
        .any(|sentence| paper.says(sentence, &LEFT_OUT) || LEFT_OUT.is_in(paper.lead_of(sentence)));
    let Some(one) = paper
        .of_kinds(&[CommitmentKind::Availability])
        .max_by(|one, other| one.target.number.cmp(&other.target.number))
        .filter(|_| excluded)
    else {
        return;
    };
    for sentence in paper.about(&[Cue::Maintenance]) {
        let words = paper.words(sentence);
        let cap = sentence.amounts.iter().find(|amount| {
            matches!(amount.unit, Unit::Hour | Unit::Minute)
                && A_MONTH.is_in(&paper.plain[amount.span.end..sentence.span.end])
        });
        let capped = cap.and_then(|cap| Some((cap.span.clone(), cap.printed(), cap.seconds()?)));
        let Some((span, printed, lost)) = capped.or_else(|| weekly(paper, sentence)) else {
            continue;
        };
        let (Some(month), true) = (
            sla::length_seconds("30d"),
            words.contains("maintenance") || words.contains("downtime"),
        ) else {
            continue;
        };
        let share = |part: &Exact| part.checked_div(&month).unwrap_or_else(Exact::zero);
        let up = Exact::one() - share(&lost);
        let promised = &one.target.number * Exact::decimal(1, 2);
        let seen = &promised * &up;
        let missing = Exact::one() - &promised;
        // Worth saying where maintenance takes at least as much as failures may.
        if share(&lost) < missing {
            continue;
        }
        findings.report(
            paper.place(&span),
            format!(
                "with {printed} of maintenance that does not count, {} is {}% in a month of 30 days",
                one.target.printed(),
                Percentage::clamped_share(&seen).fixed(2, Rounding::Truncate)
            ),
            "count maintenance, or state the availability that users see beside the promised one",
        );
        return;
    }
}

/// A window on a day of each week, without a shorter limit anywhere: its place, its words, and
/// what it takes in a month of 30 days.
fn weekly(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<(Range<usize>, String, Exact)> {
    let words = paper.words(sentence);
    if !WEEKLY.is_in(words)
        || paper.about(&[Cue::Maintenance]).any(|one| {
            let limit = |amount: &Amount| matches!(amount.unit, Unit::Hour | Unit::Minute);
            one.amounts.iter().any(limit)
        })
    {
        return None;
    }
    let found = WINDOW.groups(words)?;
    let clock = |hour: usize, minute: usize, half: &str| -> Option<i64> {
        let hour: i64 = found.text(hour).parse().ok()?;
        let minute: i64 = match found.text(minute) {
            "" => 0,
            minute => minute.parse().ok()?,
        };
        let late = half.starts_with('p') && hour < 12;
        let early = found.text(3).starts_with('a') && hour == 12;
        Some((hour + if late { 12 } else { 0 } - if early { 12 } else { 0 }) * 60 + minute)
    };
    let half = [found.text(3), found.text(6)];
    let start = clock(1, 2, if half[0].is_empty() { half[1] } else { half[0] })?;
    let end = clock(4, 5, half[1])?;
    let minutes = (end - start).rem_euclid(24 * 60);
    let lost = Exact::from(minutes * 60) * Exact::from(30) * Exact::decimal(142_857, 6);
    let span = sentence.within(&found.whole());
    let hours = Exact::from(minutes).checked_div(&Exact::from(60))?;
    (minutes > 0).then(|| (span, format!("{hours} hours a week"), lost))
}

/// A day of every week.
static WEEKLY: Pattern = Pattern::new(
    "(?:every|each|on|on a|on any) (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday|week)s?|weekly|(?:sun|mon|tues|wednes|thurs|fri|satur)days",
);
static WINDOW: Pattern = Pattern::new(
    "([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?(a\\.?m\\.?|p\\.?m\\.?)? ?(?:to|-|–|and|until|through) ?([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?(a\\.?m|p\\.?m|hours|hrs|(?:cet|utc|gmt|ist))?",
);
