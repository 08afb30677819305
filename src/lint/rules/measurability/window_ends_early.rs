use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "window-ends-early",
    group: Group::Measurability,
    severity: Severity::Note,
    guide: include_str!("window_ends_early.md"),
    check: Check::Prose(check),
};

/// A day that lacks its last minute.
static DAY: Pattern = Pattern::new(
    "(?:(?:six|seven|eight|midnight|[0-2]?[0-9](?:[:.][0-5][0-9])?(?: ?[ap]\\.?m\\.?)?)[^;.]{0,30}? (?:to|till|until) (?:one|a) minute (?:to|before) (?:midnight|noon|[a-z]+)|00:00|0:00|00:01|12:00 ?a\\.?m\\.?|midnight)[^;]{0,24}? ?(?:to|-|–|—|and|until|till|through) ?(?:23:59(?::59)?|11:59(?::59)? ?p\\.?m)",
);
static EARLY: Pattern = Pattern::new(
    "(?:one|a) minute (?:to|before) (?:midnight|noon|[a-z]+)|11[:.]59(?::59)? ?p\\.?m|23[:.h]59(?::59)?",
);
/// Working hours that end a minute before the hour.
static HOUR: Pattern = Pattern::whole(
    "(?-u:\\b)(?:[0-2]?[0-9][:.h]?(?:00|01|30|15|45))(?: ?(?:[ap]\\.?m\\.?|hours|hrs|h))? ?(?:to|-|–|—|until|till|through|and|up to) ?[0-2]?[0-9][:.h]?(?:29|59|14|44)(?:[:.]59)?(?-u:\\b)",
);

/// The end of a month in which something is measured.
static MONTH_END: Pattern = Pattern::new(
    "(?:month|quarter|year|week|measurement period|measuring period|reporting period)[^;]{0,160}(?:last|final)(?: (?:calendar )?day)?|(?:last|final) (?:calendar )?day[^;]{0,40}(?:month|quarter|year|week)",
);

/// What has an end: hours, windows, shifts, days.
static WINDOW: Pattern = Pattern::new(
    "windows?|hours|shifts?|periods?|service times?|availab(?:le|ility)|uptime|support(?:ed)?|manned|staffed|open|opening|peak|daily|every day|weekdays|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|fri|each day|measured|utc|desk",
);
/// Hours and minutes that are written apart, or as four digits with a sign that they are a time.
static MINUTES: Pattern = Pattern::whole(
    "[0-9][:.h][0-9]|[0-9]{4} ?(?:h|hours|hrs)?(?: ?(?:to|-|–|—|until|till|through|and)) ?[0-9]{4}",
);
/// The last minute is said to count.
static COUNTED: Pattern = Pattern::new(
    "(?:last|final) minute (?:is |being |shall be )?(?:included|counted|counts)|sixty seconds|60 seconds|(?:both|each) inclusive|inclusive|1,?440 minutes|each minute (?:shown|listed|counts|counted)|to the end of (?:that|the) minute",
);

/// The words above a sentence: its header, its lead and its heading.
fn above<'a>(paper: &'a PaperReading<'_>, sentence: &Sentence) -> &'a str {
    match paper.header_of(sentence) {
        Some(header) => paper.words(header),
        None if sentence.lead.is_some() => paper.lead_of(sentence),
        None => paper.heading_of(sentence),
    }
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in paper.about(&[Cue::Clock]) {
        let is_window = sentence
            .cues
            .any(&[Cue::Available, Cue::Level, Cue::Credit])
            || paper.says(sentence, &MONTH_END) && paper.is_served();
        // "From 00:00 to 23:59" is meant to be a whole day.
        let whole = paper.find(sentence, &DAY).filter(|_| paper.is_served());
        let hour = paper.find(sentence, &HOUR).filter(|found| {
            let timed = MINUTES.is_in(&paper.plain[found.clone()]);
            let about = sentence.cues.has(Cue::Hours)
                || is_window
                || WINDOW.is_in(above(paper, sentence))
                || paper.says(sentence, &WINDOW);
            paper.is_served() && about && timed
        });
        if paper.says(sentence, &COUNTED) {
            continue;
        }
        let Some(span) = hour.or_else(|| {
            whole
                .and_then(|day| {
                    paper
                        .find(sentence, &EARLY)
                        .filter(|end| day.contains(&end.start))
                })
                .or_else(|| paper.find(sentence, &EARLY).filter(|_| is_window))
        }) else {
            continue;
        };
        if paper.plain[span.clone()].matches(':').count() > 1
            && !HOUR.is_in(&paper.plain[span.clone()])
        {
            continue;
        }
        findings.report(
            paper.place(&span),
            format!("the window ends at {}: the last minute belongs to no window", paper.short(&span)),
            "let the window end at midnight, \"24:00 of the last day\", or when the next one starts",
        );
        return;
    }
}
