use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::long_date;
use crate::recognise::definitions::Manner;
use crate::recognise::reading::{
    Amount, Cue, Part, Pattern, Sentence, Unit, floor, named_dates, year_first_dates,
};

pub(crate) const RULE: Rule = Rule {
    name: "dates-do-not-fit",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("dates_do_not_fit.md"),
    check: Check::Prose(check),
};

/// A day in the calendar and where a sentence names it.
#[derive(Clone)]
struct Day {
    span: Range<usize>,
    date: Date,
}

/// What a paper says of its own time, in one place.
#[derive(Default)]
struct Told {
    starts: Vec<Day>,
    lengths: Vec<(Range<usize>, Amount)>,
    ends: Vec<Day>,
}

/// A month's end may be counted in two ways.
const SLACK: i64 = 3;

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let named = dates_of_terms(paper);
    // What stands under one heading, or in one table, is about one time.
    let mut told: BTreeMap<(Option<usize>, Option<u32>), Told> = BTreeMap::new();
    for sentence in &paper.sentences {
        if !(sentence.cues.has(Cue::Calendar)
            || paper.words(sentence).contains("20")
            || !named.is_empty())
        {
            continue;
        }
        let days = days(paper, sentence, &named);
        weekdays(paper, sentence, &days, findings);
        let spoken = backwards(paper, sentence, &days, findings);
        let table = match sentence.kind {
            Part::Row { table, .. } => Some(table),
            _ => None,
        };
        let told = told.entry((sentence.heading, table)).or_default();
        if !spoken && (table.is_some() || sentence.heading.is_some()) {
            tell(paper, sentence, &days, told);
        }
    }
    for told in told.values() {
        if let ([start], [(_, length)], [end]) =
            (&told.starts[..], &told.lengths[..], &told.ends[..])
        {
            compare(paper, start, length, end, findings);
        }
    }
}

/// Terms that are days: "Effective Date" means 1 April 2026.
fn dates_of_terms(paper: &PaperReading<'_>) -> BTreeMap<String, Date> {
    const NEAR: usize = 40;
    // Each is looked for in each sentence.
    const MOST: usize = 20;
    let mut found = BTreeMap::new();
    for term in &paper.definitions.terms {
        if found.len() == MOST {
            break;
        }
        let date = match term.manner {
            Manner::Means | Manner::Row => {
                let meaning = &paper.plain[term.meaning.clone()];
                let first = &meaning[..floor(meaning, NEAR)];
                let dates = literal(first);
                let date = dates
                    .first()
                    .filter(|(span, _)| STARTS.is_in(&first[..span.start]));
                date.map(|(_, date)| *date)
            }
            Manner::Brackets => {
                let before = paper.before(term.span.start, NEAR);
                let dates = literal(before);
                let date = dates
                    .last()
                    .filter(|(span, _)| OPENS.is_in(&before[span.end..]));
                date.map(|(_, date)| *date)
            }
            _ => None,
        };
        if let Some(date) = date.filter(|_| DAY_NAME.is_in(&term.name.to_ascii_lowercase())) {
            found.insert(term.name.to_ascii_lowercase(), date);
        }
    }
    found
}

/// What a term for a day is called.
static DAY_NAME: Pattern = Pattern::new("date|day|start|commencement|expiry|end");
static STARTS: Pattern = Pattern::whole("^[ :]*(?:the )?(?:date of )?$");
static OPENS: Pattern = Pattern::whole("^,? ?\\((?:the )?[\"“]$");

/// The days that words write out, in order.
fn literal(words: &str) -> Vec<(Range<usize>, Date)> {
    let mut all = named_dates(words);
    all.extend(year_first_dates(words));
    let mut found: Vec<_> = all
        .into_iter()
        .filter_map(|one| Some((one.span.clone(), one.date()?)))
        .collect();
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// The days that a sentence names, by themselves or by their terms.
fn days(paper: &PaperReading<'_>, sentence: &Sentence, named: &BTreeMap<String, Date>) -> Vec<Day> {
    let words = paper.words(sentence);
    let mut found: Vec<Day> = literal(words)
        .into_iter()
        .map(|(span, date)| Day { span, date })
        .collect();
    for (name, date) in named {
        for (at, _) in words.match_indices(name.as_str()) {
            let span = at..at + name.len();
            // The definition of a term is no use of it.
            let is_defined = words[span.end..].starts_with(['"', '”']);
            if !is_defined {
                found.push(Day { span, date: *date });
            }
        }
    }
    found.sort_by_key(|day| day.span.start);
    found
}

static WEEKDAY: Pattern = Pattern::whole(
    "(?-u:\\b)(monday|tuesday|wednesday|thursday|friday|saturday|sunday),? (?:the )?$",
);

/// "Monday 31 March 2026".
fn weekdays(paper: &PaperReading<'_>, sentence: &Sentence, days: &[Day], findings: &mut Findings) {
    const NEAR: usize = 16;
    let words = paper.words(sentence);
    for day in days {
        let from = floor(words, day.span.start.saturating_sub(NEAR));
        let Some(groups) = WEEKDAY.groups(&words[from..day.span.start]) else {
            continue;
        };
        let right = weekday(day.date.weekday());
        if groups.text(1) != right.to_ascii_lowercase() {
            let start = from + groups.whole().start;
            findings.report(
                paper.place(&sentence.within(&(start..day.span.end))),
                format!("{} is a {right}", long_date(day.date)),
                "correct the day of the week or the date",
            );
        }
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// From the first day to the second.
static UNTIL: Pattern = Pattern::new(
    "until|till|through|to|up to|ends? on|ending on|ends? at the end of|expires? (?:on|at)|expiring on|terminat(?:es|ing) on|–|-",
);
static FROM: Pattern = Pattern::new(
    "from|between|starts?(?: on)?|starting(?: on)?|commenc(?:es?|ing|ement)(?: on)?|begins?(?: on)?|beginning(?: on)?|effective(?: on| from| as of)?|as of|period|term",
);
/// What is between two days that no time goes from one to the other.
static APART: Pattern = Pattern::new(
    "dated|amend[a-z]*|certain|for|years?|ended|signed|made|agreement|contract|version|issued|invoice|born|or|renew(?:ed|s|al)?|extend(?:ed|s)?|previous|prior|supersedes?|replaces?",
);

/// A time that goes from one day to another: whether it ends before it starts, and whether its
/// length fits. Says whether there is one.
fn backwards(
    paper: &PaperReading<'_>,
    sentence: &Sentence,
    days: &[Day],
    findings: &mut Findings,
) -> bool {
    const NEAR: usize = 60;
    const BETWEEN: usize = 70;
    const APART_BY: usize = 80;
    let words = paper.words(sentence);
    if matches!(sentence.kind, Part::Row { .. }) {
        return false;
    }
    let mut spoken = false;
    for pair in days.windows(2) {
        let [start, end] = pair else { continue };
        let Some(between) = words.get(start.span.end..end.span.start) else {
            continue;
        };
        let lead = &words[floor(words, start.span.start.saturating_sub(NEAR))..start.span.start];
        let is_time = between.len() <= BETWEEN
            && (UNTIL.is_in(between) || between.trim() == "and")
            && FROM.is_in(lead)
            && !APART.is_in(between);
        let joined = between.trim() == "and";
        if !is_time || joined && !lead.trim_end().ends_with("between") {
            continue;
        }
        spoken = true;
        let absolute = |day: &Day| Day {
            span: sentence.within(&day.span),
            date: day.date,
        };
        let (start, end) = (absolute(start), absolute(end));
        if end.date == start.date {
            continue;
        }
        if end.date < start.date {
            let span = start.span.start..end.span.end;
            findings.report(
                paper.place(&span),
                format!(
                    "the time from {} to {} ends before it starts",
                    long_date(start.date),
                    long_date(end.date)
                ),
                "correct the date that is wrong",
            );
            continue;
        }
        let near = start.span.start.saturating_sub(APART_BY)..end.span.end + APART_BY;
        let mut lengths = lengths(paper, sentence).filter(|(span, _)| near.contains(&span.start));
        if let (Some((_, length)), None) = (lengths.next(), lengths.next()) {
            compare(paper, &start, length, &end, findings);
        }
    }
    spoken
}

/// How long the term lasts, as a sentence says it.
fn lengths<'a>(
    paper: &'a PaperReading<'_>,
    sentence: &'a Sentence,
) -> impl Iterator<Item = (Range<usize>, &'a Amount)> {
    const NEAR: usize = 50;
    let amounts = sentence
        .amounts
        .iter()
        .filter(|one| matches!(one.unit, Unit::Month | Unit::Year | Unit::Week) && !one.working);
    amounts.filter_map(|one| {
        let before = paper.before_in(sentence, one.span.start, NEAR);
        let after = paper.after_in(sentence, one.span.end, NEAR);
        let is_length = LENGTH.is_in(before) || AFTER.is_in(after);
        (is_length && !OTHER.is_in(before) && !LATER.is_in(after)).then(|| (one.span.clone(), one))
    })
}

static LENGTH: Pattern = Pattern::whole(
    "(?-u:\\b)(?:term|period|duration|runs?|continues?|lasts?|in force|in effect|remains?|agreement|contract|entered into)[ :\\t](?:(?:of|for|is|are|shall be|will be|be|in force|in effect|an?|the|initial|fixed|first|period|term|duration|concluded) )*(?:for )?$",
);
static AFTER: Pattern = Pattern::whole(
    "^ (?:fixed |initial )?(?:term|period|from|starting|beginning|commencing|as of)(?-u:\\b)",
);
static OTHER: Pattern = Pattern::new(
    "renew(?:al|als|ed|s)?|extend(?:ed|s)?|extensions?|notice|further|additional|successive|each|every|per|up to|at least|minimum|at most|not exceed(?:ing)?|retain(?:ed|s)?|kept|warranty|transition|pilot|after|trial",
);
static LATER: Pattern = Pattern::whole(
    "^[’']? ?(?:prior |written )*notice|^ (?:after|before|prior|of (?:the )?(?:pilot|transition|trial))",
);

/// What a sentence or row says of the start, the length or the end of the agreement.
fn tell(paper: &PaperReading<'_>, sentence: &Sentence, days: &[Day], told: &mut Told) {
    let words = paper.words(sentence);
    if let Part::Row { .. } = sentence.kind {
        let cells = paper.cells(sentence);
        let [name, value] = cells.as_slice() else {
            return;
        };
        let name = &paper.plain[name.clone()];
        let inside = |day: &&Day| sentence.within(&day.span).start >= value.start;
        let day = days.iter().find(inside).map(|day| Day {
            span: sentence.within(&day.span),
            date: day.date,
        });
        let length = sentence.amounts.iter().find(|one| {
            one.span.start == value.start
                && matches!(one.unit, Unit::Month | Unit::Year | Unit::Week)
        });
        match (day, length) {
            (Some(day), _) if START_ROW.is_in(name) => told.starts.push(day),
            (Some(day), _) if END_ROW.is_in(name) => told.ends.push(day),
            (_, Some(length)) if LENGTH_ROW.is_in(name) => {
                told.lengths.push((length.span.clone(), length.clone()));
            }
            _ => {}
        }
        return;
    }
    if !SUBJECT.is_in(words) || OTHER.is_in(words) {
        return;
    }
    for day in days {
        let before = &words[..day.span.start];
        let here = Day {
            span: sentence.within(&day.span),
            date: day.date,
        };
        if BEGINS.is_in(before) {
            told.starts.push(here);
        } else if ENDS.is_in(before) && !before.contains("unless") {
            told.ends.push(here);
        }
    }
    let own = lengths(paper, sentence).map(|(span, one)| (span, one.clone()));
    told.lengths.extend(own);
}

static SUBJECT: Pattern = Pattern::whole(
    "^.{0,24}(?-u:\\b)(?:(?:this|the) (?:agreement|contract)|(?:its|the) (?:initial |contract |fixed )?(?:term|period)|it)(?-u:\\b)",
);
static BEGINS: Pattern = Pattern::whole(
    "(?-u:\\b)(?:starts?|commences?|begins?|takes? effect|enters? into force|comes? into (?:force|effect)|(?:is|are|be|becomes?) effective|commencing|starting|beginning|from)(?: on| from| as of| as from)?(?: the)? $",
);
static ENDS: Pattern = Pattern::whole(
    "(?-u:\\b)(?:ends?|expires?|terminates?|until|ending|expiring)(?: on| at midnight on| at the end of| automatically on)?(?: the)? $",
);
static START_ROW: Pattern = Pattern::new(
    "(?:start|commencement|effective|begin(?:ning)?) ?(?:date)?|start of (?:the )?(?:term|agreement|contract)",
);
static END_ROW: Pattern = Pattern::new(
    "(?:end|expiry|expiration|termination) date|end of (?:the )?(?:initial )?(?:term|agreement|contract)",
);
static LENGTH_ROW: Pattern = Pattern::new("(?:initial |fixed )?(?:term|duration|contract period)");

fn compare(
    paper: &PaperReading<'_>,
    start: &Day,
    length: &Amount,
    end: &Day,
    findings: &mut Findings,
) {
    let Some(due) = after(start.date, length) else {
        return;
    };
    let days = |from: Date, to: Date| i64::from((to - from).get_days());
    let gap = days(due, end.date);
    // It ends on the day before, or on the same day of a later month.
    if (-1 - SLACK..=SLACK).contains(&gap) {
        return;
    }
    let last = due.yesterday().unwrap_or(due);
    findings
        .report(
            paper.place(&end.span),
            format!(
                "{} from {} end on {}, not on {}",
                length.printed(),
                long_date(start.date),
                long_date(last),
                long_date(end.date)
            ),
            "keep the length or the last day, and correct the other",
        )
        .related
        .push((paper.place(&length.span), "the length".into()));
}

/// The day so long after another.
fn after(start: Date, length: &Amount) -> Option<Date> {
    const LONGEST: u64 = 1_200;
    if !length.number.is_whole() {
        return None;
    }
    let number = length.number.to_u64().filter(|number| *number <= LONGEST)?;
    let number = i32::try_from(number).ok()?;
    let span: Span = match length.unit {
        Unit::Week => number.weeks(),
        Unit::Month => number.months(),
        Unit::Year => number.years(),
        _ => return None,
    };
    start.checked_add(span).ok()
}
