use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, Rounding};
use crate::recognise::commitments::{CommitmentKind, severity_under};
use crate::recognise::reading::{Cue, Pattern, Sentence, Unit};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "maintenance-eats-promise",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("maintenance_eats_promise.md"),
    check: Check::Prose(check),
};

static LEFT_OUT: Pattern = Pattern::new(
    "(?:is|are|be) not (?:regarded as |treated as |considered |counted as |deemed )?(?:to be )?(?:downtime|unavailab(?:le|ility))|not downtime|disregard(?:ed)?|exclud(?:e|es|ed|ing)|exclusions?|exclusive of|not (?:be )?(?:count|counted|include|included|considered|deemed)|do(?:es)? not (?:include|count)|(?:left|leaves?) out|leaving out|out of account|deducted|ignored|without counting|no downtime|other than|except(?:ed|ions?)?|exempt(?:ed)?",
);
/// A formula that takes it off.
static LESS: Pattern = Pattern::new(
    "(?:less|minus|net of|without|reduced by|after deduct[a-z]+|excluding|outside|for|[-–])(?: of)? (?:the |all |any |agreed |permitted )*(?:(?:total |number of )*(?:minutes?|time|periods?|hours?) (?:of |for |in )?)(?:scheduled |planned |agreed |permitted )*maintenance|maintenance excepted",
);
static A_MONTH: Pattern = Pattern::new(
    "(?:per|each|every|a|any|in any|in one|one|the same|of that|in that|of such) (?:calendar |given |single |service |billing |contract |whole )*(?:months?|(?:service|measuring|measurement|reporting|billing|assessment|charging|review|evaluation) period)|monthly|(?:of|in|during) the (?:calendar )?month",
);
/// What follows a limit of each week.
static A_WEEK: Pattern = Pattern::whole(
    "^[^;]{0,40}?(?-u:\\b)(?:(?:per|each|every|a|any|one) (?:calendar )?week(?:end)?|of every week|weekly|(?:on |in )?(?:each|every|per|any|a) (?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:sun|mon|tues|wednes|thurs|fri|satur)days)(?-u:\\b)",
);
/// What follows a limit of each day.
static A_DAY: Pattern = Pattern::whole(
    "^[^;]{0,24}?(?-u:\\b)(?:(?:per|each|every|a|any|one|of each|of every) (?:calendar |single |week)?(?:day|night)(?: night)?|daily|nightly|in every 24 hours)(?-u:\\b)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    // What counts in the end stands in the agreement beside it.
    if paper.has_draft {
        return;
    }
    let excluded = paper.about(&[Cue::Maintenance]).any(|sentence| {
        let above = [paper.lead_of(sentence), paper.heading_of(sentence)];
        paper.says(sentence, &LEFT_OUT)
            || paper.says(sentence, &LESS)
            || above.iter().any(|one| LEFT_OUT.is_in(one))
    });
    let Some(one) = paper
        .of_kinds(&[CommitmentKind::Availability])
        .filter(|one| one.target.number < Exact::hundred())
        .max_by(|one, other| one.target.number.cmp(&other.target.number))
        .filter(|_| excluded)
    else {
        return;
    };
    if in_tables(paper, findings) {
        return;
    }
    // A limit for the month holds whatever the windows of the week are.
    let maintained = maintained(paper);
    let about = || maintained.iter().copied();
    let capped =
        |sentence: &Sentence| windows(paper, sentence).or_else(|| of_month(paper, sentence));
    let monthly = about().any(|sentence| capped(sentence).is_some());
    for sentence in about() {
        let taken = if monthly {
            capped(sentence)
        } else {
            of_day(paper, sentence)
                .or_else(|| of_week(paper, sentence))
                .or_else(|| of_quarter(paper, sentence))
                .or_else(|| weekly(paper, sentence))
        };
        let Some((span, printed, lost)) = taken else {
            continue;
        };
        let Some(month) = sla::length_seconds("30d") else {
            continue;
        };
        let share = |part: &Exact| part.checked_div(&month).unwrap_or_else(Exact::zero);
        let up = Exact::one() - share(&lost);
        let promised = &one.target.number * Exact::decimal(1, 2);
        let seen = &promised * &up;
        let missing = Exact::one() - &promised;
        // Worth saying where maintenance takes at least as much as failures may, and nobody says so.
        if share(&lost) < missing || is_stated(paper, &one.target.number, &seen) {
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

/// The sentences on maintenance: those that name it, what their paragraphs say of it, and the
/// windows that they name.
fn maintained<'a>(paper: &'a PaperReading<'_>) -> Vec<&'a Sentence> {
    let about: Vec<&Sentence> = paper.about(&[Cue::Maintenance]).collect();
    let named = |sentence: &Sentence| {
        if !sentence.cues.has(Cue::Clock) || !sentence.cues.has(Cue::Mean) {
            return false;
        }
        let name = NAMED.groups(paper.words(sentence));
        let name = name.as_ref().map_or("", |groups| groups.text(1));
        !name.is_empty() && about.iter().any(|one| paper.words(one).contains(name))
    };
    let said = |sentence: &Sentence| {
        let at = about.partition_point(|one| one.span.start < sentence.span.start);
        let before = at.checked_sub(1).and_then(|at| about.get(at));
        before.is_some_and(|one| one.block == sentence.block) && IT.is_in(paper.words(sentence))
    };
    let of = |one: &&Sentence| one.cues.has(Cue::Maintenance) || named(one) || said(one);
    paper.sentences.iter().filter(of).collect()
}

/// A window that has a name.
static NAMED: Pattern = Pattern::new(
    "((?:service|maintenance|change|outage|update|upgrade|release|patch) (?:window|slot)|scheduled downtime)s?[\"”’*]* (?:means|is|shall mean)",
);
/// What stands for it in the next sentence.
static IT: Pattern = Pattern::new("it|they|this|these|which|each|such work|no window");

/// Whether the paper states what users see beside maintenance: a share below the promise, close to
/// what was reckoned or under it.
fn is_stated(paper: &PaperReading<'_>, promised: &Exact, seen: &Exact) -> bool {
    let floor = seen * Exact::from(100) - Exact::one();
    paper.about(&[Cue::Share]).any(|sentence| {
        let above = paper.header_of(sentence).map(|header| paper.words(header));
        let about = [Some(paper.words(sentence)), above];
        let mut shares = sentence.amounts.iter().filter(|one| one.is_percent());
        about.into_iter().flatten().any(|words| SEEN.is_in(words))
            && shares.any(|one| one.number < *promised && one.number >= floor)
    })
}

static SEEN: Pattern = Pattern::new(
    "users (?:may |can |will )?see|(?:including|inclusive of|with|counting) (?:all |any |the )*(?:[a-z]+ )?maintenance",
);
/// Limits that a table gives for classes of systems, each against the availability of its class.
fn in_tables(paper: &PaperReading<'_>, findings: &mut Findings) -> bool {
    let mut limited = false;
    for rows in paper.tables() {
        let Some((header, body)) = rows.split_first() else {
            continue;
        };
        let titles = paper.cells(header);
        let Some(column) = titles.iter().position(|title| {
            let title = &paper.plain[title.clone()];
            MOST.is_in(title) && title.contains("maintenance")
        }) else {
            continue;
        };
        if !paper.says(header, &A_MONTH) {
            continue;
        }
        let title = titles
            .first()
            .map_or("", |title| &paper.plain[title.clone()]);
        for row in body {
            let cells = paper.cells(row);
            let (Some(cell), Some(first)) = (cells.get(column), cells.first()) else {
                continue;
            };
            let Some(label) = severity_under(title, &paper.plain[first.clone()]) else {
                continue;
            };
            let Some(cap) = row.amounts.iter().find(|one| {
                cell.contains(&one.span.start) && matches!(one.unit, Unit::Hour | Unit::Minute)
            }) else {
                continue;
            };
            limited = true;
            let promised = paper
                .of_kinds(&[CommitmentKind::Availability])
                .find(|one| one.severity.as_ref() == Some(&label));
            let (Some(one), Some(month), Some(lost)) =
                (promised, sla::length_seconds("30d"), cap.seconds())
            else {
                continue;
            };
            let missing = (Exact::hundred() - &one.target.number) * Exact::decimal(1, 2) * &month;
            if lost <= missing {
                continue;
            }
            findings.report(
                paper.place(&cap.span),
                format!(
                    "{} of maintenance that does not count is more downtime than the {} of {} allows in a month of 30 days",
                    cap.printed(),
                    one.target.printed(),
                    label.name
                ),
                "count maintenance, or state the availability that users see beside the promised one",
            );
            return true;
        }
    }
    limited
}

/// What a column of limits is called.
static MOST: Pattern = Pattern::new("max(?:imum)?|most|limit|cap|permitted|allowed|up to|per");

type Taken = (Range<usize>, String, Exact);

/// What maintenance may take in a month, by the paper's own limit.
fn of_month(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Taken> {
    // What a share means in hours limits no maintenance.
    if paper.says(sentence, &EQUAL) {
        return None;
    }
    let cap = sentence.amounts.iter().find(|amount| {
        let before = &paper.plain[sentence.span.start..amount.span.start];
        let days = amount.unit == Unit::Day && !amount.working && AT_MOST.is_in(before);
        (days || matches!(amount.unit, Unit::Hour | Unit::Minute))
            && !BEFOREHAND.is_in(&paper.plain[amount.span.end..sentence.span.end])
            && !paper.plain[amount.span.end..].starts_with(" of downtime")
            && (A_MONTH.is_in(&paper.plain[amount.span.end..sentence.span.end])
                || A_MONTH.is_in(before))
    })?;
    Some((cap.span.clone(), cap.printed(), cap.seconds()?))
}

/// "At most four such windows of six hours each in a month".
fn windows(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Taken> {
    let words = paper.words(sentence);
    let found = WINDOWS.groups(words)?;
    let many = found.part(1)?;
    let many = number_word(&words[many])?;
    let after = sentence.span.start + found.whole().end;
    let long = sentence.amounts.iter().find(|amount| {
        matches!(amount.unit, Unit::Hour | Unit::Minute)
            && amount.span.start >= after
            && LENGTH.is_in(&paper.plain[after..amount.span.start])
    })?;
    if !A_MONTH.is_in(words) {
        return None;
    }
    let lost = long.seconds()? * Exact::from(many);
    let printed = format!("{many} times {} a month", long.printed());
    Some((
        sentence.span.start + found.whole().start..long.span.end,
        printed,
        lost,
    ))
}

fn number_word(word: &str) -> Option<i64> {
    const WORDS: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let index = WORDS.iter().position(|one| *one == word);
    index
        .and_then(|at| i64::try_from(at + 1).ok())
        .or_else(|| word.parse().ok())
}

static WINDOWS: Pattern = Pattern::new(
    "(one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2}) (?:\\([0-9]{1,2}\\) )?(?:such |maintenance |service |planned |scheduled |separate )*(?:windows?|interruptions?|outages?|occasions?|slots?|maintenance periods?)",
);
/// What leads from the windows to their length.
static LENGTH: Pattern = Pattern::whole(
    "^,? ?(?:(?:each|of|lasting|not|no|more|longer|than|up|to|at|most|for|a|maximum|length|duration|taking) )*$",
);

static EQUAL: Pattern = Pattern::new(
    "(?:is )?equivalent (?:to|of)|corresponds? to|equals|(?:permits|allows|leaves)[^;]{0,20} (?:downtime|minutes|hours)",
);

/// What stands before the most days.
static AT_MOST: Pattern = Pattern::whole(
    "(?-u:\\b)(?:no(?:t)? (?:more|longer) than|not exceed(?:ing)?|at most|up to|takes?|lasts?|maximum of)(?: [a-z]+)? ?\\(?$",
);

/// What it may take each day.
fn of_day(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Taken> {
    let cap = sentence.amounts.iter().find(|amount| {
        matches!(amount.unit, Unit::Hour | Unit::Minute)
            && !BEFOREHAND.is_in(&paper.plain[amount.span.end..sentence.span.end])
            && A_DAY.is_in(&paper.plain[amount.span.end..sentence.span.end])
    })?;
    if ALL_DAY.is_in(&paper.plain[cap.span.start..sentence.span.end]) {
        return None;
    }
    let lost = cap.seconds()? * Exact::from(30);
    Some((cap.span.clone(), format!("{} a day", cap.printed()), lost))
}

/// "24 hours a day" is when somebody can be called.
static ALL_DAY: Pattern = Pattern::whole("^(?:24|twenty)");

/// What it may take in a quarter, as of a month.
fn of_quarter(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Taken> {
    let cap = sentence.amounts.iter().find(|amount| {
        matches!(amount.unit, Unit::Hour | Unit::Minute)
            && !BEFOREHAND.is_in(&paper.plain[amount.span.end..sentence.span.end])
            && A_QUARTER.is_in(&paper.plain[amount.span.end..sentence.span.end])
    })?;
    let lost = cap.seconds()?.checked_div(&Exact::from(3))?;
    Some((
        cap.span.clone(),
        format!("{} a quarter", cap.printed()),
        lost,
    ))
}

static A_QUARTER: Pattern = Pattern::whole(
    "^(?: in total| altogether| in all| together)?,? (?:in total )?(?:per|each|every|a|any|in any|in each|in one|in a|in the same|during a|during each) (?:calendar |given |contract )*quarter",
);

/// What it may take each week.
fn of_week(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Taken> {
    let each = EACH_WEEK
        .find(paper.words(sentence))
        .map(|found| found.start);
    let cap = sentence.amounts.iter().find(|amount| {
        let before = each.is_some_and(|at| sentence.span.start + at < amount.span.start);
        matches!(amount.unit, Unit::Hour | Unit::Minute)
            && !BEFOREHAND.is_in(&paper.plain[amount.span.end..sentence.span.end])
            && (before || A_WEEK.is_in(&paper.plain[amount.span.end..sentence.span.end]))
    })?;
    if paper.says(sentence, &ONCE) {
        return None;
    }
    let lost = cap.seconds()? * Exact::from(30) * Exact::decimal(142_857, 6);
    Some((cap.span.clone(), format!("{} a week", cap.printed()), lost))
}

/// That it is taken every week.
static EACH_WEEK: Pattern = Pattern::new(
    "(?:every|each) (?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|week(?:end)?)|weekly",
);

/// A notice is no window.
static BEFOREHAND: Pattern = Pattern::whole(
    "^(?:'|’)?s?(?:'|’)? ?(?:notice|in advance|ahead|before|beforehand|prior|earlier)(?-u:\\b)",
);
/// Not every week.
static ONCE: Pattern = Pattern::new(
    "(?:not|no) (?:on )?more than (?:one|two|1|2)[^;]{0,30}(?:month|quarter|year)|(?:one|two|1|2|first|second|third|fourth|last|single) (?:sunday|saturday|weekend|night|window|occasion)s?[^;]{0,20}(?:month|quarter|year)|once (?:a|per|each|every|in each) (?:calendar |service )?(?:month|quarter|year)",
);

/// A window on a day of each week, without a shorter limit anywhere: its place, its words, and
/// what it takes in a month of 30 days.
fn weekly(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<(Range<usize>, String, Exact)> {
    let words = paper.words(sentence);
    let nightly = NIGHTLY.is_in(words);
    if !(nightly || WEEKLY.is_in(words))
        || ONCE.is_in(words)
        || maintained(paper).into_iter().any(|one| {
            one.amounts.iter().any(|amount| {
                matches!(amount.unit, Unit::Hour | Unit::Minute)
                    && !paper.says(one, &EQUAL)
                    && !paper.plain[amount.span.end..].starts_with(" of downtime")
                    && !BEFOREHAND.is_in(&paper.plain[amount.span.end..one.span.end])
            })
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
    let each = Exact::from(minutes * 60) * Exact::from(30);
    let (lost, often) = if nightly {
        (each, "day")
    } else {
        (each * Exact::decimal(142_857, 6), "week")
    };
    let span = sentence.within(&found.whole());
    let hours = Exact::from(minutes).checked_div(&Exact::from(60))?;
    (minutes > 0).then(|| (span, format!("{hours} hours a {often}"), lost))
}

/// Every night.
static NIGHTLY: Pattern =
    Pattern::new("(?:each|every|any|on any) (?:single |calendar )?(?:night|day)|nightly|daily");
/// A day of every week.
static WEEKLY: Pattern = Pattern::new(
    "(?:every|each|on|on a|on any|night to) (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday|week)s?|weekly|(?:sun|mon|tues|wednes|thurs|fri|satur)days",
);
static WINDOW: Pattern = Pattern::new(
    "([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?(a\\.?m\\.?|p\\.?m\\.?)? ?(?:hours |hrs |h )?(?:to|-|–|and|until|till|through) ?(?:closes? |ends? )?(?:on )?(?:the following |the next )?(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day(?: at)? |day(?: at)? )?([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?(a\\.?m|p\\.?m|hours|hrs|(?:cet|utc|gmt|ist))?",
);
