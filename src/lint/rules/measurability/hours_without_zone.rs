use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence, Who};

pub(crate) const RULE: Rule = Rule {
    name: "hours-without-zone",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("hours_without_zone.md"),
    check: Check::Prose(check),
};

macro_rules! number {
    () => {
        "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-2]?[0-9])"
    };
}
/// A time of day that nothing else can be: "8:30", "7 p.m.", "eight o'clock in the morning".
macro_rules! clock {
    () => {
        concat!(
            "(?:(?:half past |quarter (?:past|to) )?(?:[0-2]?[0-9][:h][0-5][0-9]|[0-2][0-9]\\.[0-5][0-9]|",
            number!(),
            "(?: ?[:.h][0-5][0-9])? ?(?:a\\.?m\\.?|p\\.?m\\.?|o['’]clock|in the (?:morning|afternoon|evening)|at night|noon|midnight)|[01][0-9][0-5]0 ?(?:hours|hrs|h)|noon|midnight)(?: ?(?:hours|hrs|h|o['’]clock))?(?: in the (?:morning|afternoon|evening)| at night)?)"
        )
    };
}
/// One that may be something else.
macro_rules! bare {
    () => {
        concat!(
            "(?:(?:half past |quarter (?:past|to) )?(?:[0-2]?[0-9][:.h][0-5][0-9]|[0-2][0-9][0-5][0-9]|",
            number!(),
            "))"
        )
    };
}
macro_rules! till {
    () => {
        "(?:,? ?(?:to|-|–|—|and|until|till|through)(?: ?(?:not|later|than|after|before|at|on|a|the|following|next|same|that|ends?|closes?|finish(?:es)?|stops?|(?:sun|mon|tues|wednes|thurs|fri|satur)?day)){0,5} ?| on an? [a-z]+ (?:and|to|until) )"
    };
}
static HOURS: Pattern = Pattern::new(concat!(
    "(?:[a-z]+|[0-9]{1,2}) hours (?:(?:that|which|each day|every day|,) ?)*(?:begin(?:s|ning)?|start(?:s|ing)?|commenc(?:e|es|ing)|from|counted from)(?: at| on| from)? ",
    clock!(),
    "|",
    clock!(),
    till!(),
    "(?:",
    clock!(),
    "|",
    bare!(),
    ")|",
    bare!(),
    till!(),
    clock!(),
    "|",
    "(?:from|between) ",
    number!(),
    " (?:and|to|till|until) ",
    number!(),
    " ?(?:hours|hrs|h)|(?:six|seven|eight|nine|ten) (?:to|till|until) (?:four|five|six|seven|eight|nine|ten),? ?(?:except|on|every|each|monday|mon|not)",
));
static ZONE: Pattern = Pattern::new(
    "time[- ]?zone|(?:local|legal|statutory|official) time|time (?:then )?(?:applicable|observed|in force|at|of|in)|time (?:that|which) (?:applies|is kept|holds|runs) in|(?:the|local|legal|wall) clocks? in|by (?:the )?[a-z]+ clocks?|(?:local|own) clock|(?:europe|america|asia|africa|australia|pacific|atlantic|etc)/[a-z_]+|(?:eastern|central|mountain|pacific|standard|daylight|london|central european|greenwich mean|local|prevailing|amsterdam|berlin|paris|new york) (?:[a-z]+ )?time|[ecmp][sd]?t|gmt|utc|cet|cest|bst|ist|sgt|hkt|jst|kst|myt|wib|aest|aedt|acst|awst|nzst|nzdt|sast|eet|eest|wet|west|msk|gst|brt|pkt|akst|hst",
);
/// Days on which somebody works.
static WEEK: Pattern = Pattern::new(
    "week-?days?|work-?days?|(?:business|working|trading|banking|school|opening) days?|mondays?|mon|mo|tuesdays?|wednesdays?|thursdays?|fridays?|fri|saturdays?|sat|sundays?|seven days a week|every day|each day|daily",
);
/// Hours that only the days beside them make hours: "weekdays 10–6", "Monday to Friday from eight to
/// eight".
static IN_WEEK: Pattern = Pattern::new(concat!(
    "(?:week-?days?|work-?days?|(?:business|working|trading|banking) days?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|fri|sat|every day|each day|daily|seven days a week)[,:]? (?:from |between |between the hours of )?(?:half past |quarter past |quarter to )?",
    number!(),
    "(?: ?(?:-|–|—) ?| (?:to|and|till|until) )(?:half past |quarter past |quarter to )?",
    number!(),
    "|between (?:the hours of )?[0-2][0-9][0-5][0-9] and [0-2][0-9][0-5][0-9]|from [0-2][0-9][0-5][0-9] (?:to|until|till) [0-2][0-9][0-5][0-9]",
));
/// Where people are served.
static DESK: Pattern = Pattern::new(
    "desk|help ?desk|support|open|attend(?:ance)?|staffed|calls?|hotline|phone|teams?|cover(?:s|ed|age)?|hours of (?:service|support)|(?:service|support|supported|business|opening|normal|operating) (?:hours|time|window)|on duty|operations?|operators?",
);
/// Numbers of something else.
static COUNTED: Pattern = Pattern::whole(
    "^ ?(?:%|percent|per cent|(?:full |business |working )?(?:hours?|minutes?|days?|weeks?|months?|years?|users?|people|persons?|times)(?-u:\\b))",
);
static SERVED: Pattern = Pattern::new(
    "support|service desk|help ?desk|user desk|maintenance|upkeep|(?:service|change|update|outage|release) windows?|scheduled downtime|works? on the (?:system|platform|service)|staff(?:s|ed)?|attended|manned|operational hours|operating hours|office hours|core hours|opening hours|service hours|support hours|business hours|working hours|availability|available|coverage|open|online|operations?|desk|team|ring us|calls?|reachable|phone|covers?|attendance|analysts?|operators?|helpline|on duty|present|hours|help",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let elsewhere = paper.is_part && paper.commitments.is_empty();
    if !paper.is_service() || is_said_for_all(paper) {
        return;
    }
    // The hours that stand with a zone somewhere have it everywhere.
    let mut placed_blocks = BTreeMap::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for sentence in paper.about(&[Cue::Clock]) {
        if has_zone(paper, sentence, &mut placed_blocks) {
            let words = paper.words(sentence);
            let all = HOURS.find_all(words).into_iter();
            known.extend(all.map(|found| figures(&words[found])));
        }
    }
    for sentence in &paper.sentences {
        let timed = sentence.cues.has(Cue::Clock) || paper.says(sentence, &WEEK);
        // The agreement beside a schedule may name the zone of its hours.
        let given = elsewhere && !paper.says(sentence, &DESK);
        if !timed || given || sentence.kind == Part::Heading {
            continue;
        }
        let hours = paper.find(sentence, &HOURS).or_else(|| {
            let found = paper.find(sentence, &IN_WEEK)?;
            (!COUNTED.is_in(&paper.plain[found.end..sentence.span.end])).then_some(found)
        });
        let Some(hours) = hours else {
            continue;
        };
        let after = &paper.plain[hours.end..sentence.span.end];
        let in_part = [
            "morning",
            "evening",
            "afternoon",
            "total",
            "all",
            "each",
            "any",
            "a ",
        ];
        let placed = after.strip_prefix(" in ").is_some_and(|rest| {
            let rest = rest.strip_prefix("the ").unwrap_or(rest);
            !in_part.iter().any(|word| rest.starts_with(word))
        });
        if placed
            || IN_PLACE.is_in(paper.quote(&(hours.end..sentence.span.end)))
            || !(paper.says(sentence, &SERVED)
                || paper.says(sentence, &WEEK)
                || is_served(sentence))
            || has_zone(paper, sentence, &mut placed_blocks)
            || known.contains(&figures(&paper.plain[hours.clone()]))
        {
            continue;
        }
        findings.report(
            paper.place(&hours),
            format!("the hours \"{}\" have no time zone", paper.short(&hours)),
            "name the zone of a place, such as \"in Europe/Amsterdam\", so that summer time is settled too",
        );
        known.insert(figures(&paper.plain[hours]));
    }
}

/// Whether a sentence, or the paragraph or header that it stands in, names the zone; `placed` holds
/// the paragraphs that have been looked through for places.
fn has_zone(
    paper: &PaperReading<'_>,
    sentence: &Sentence,
    placed: &mut BTreeMap<usize, bool>,
) -> bool {
    let row = matches!(sentence.kind, Part::Row { .. });
    let title = paper.header_of(sentence);
    let around = [Some(sentence), title].into_iter().flatten().any(|one| {
        one.cues.has(Cue::Zone)
            || paper.says(one, &ZONE)
            || names_place(paper.quote(&one.span))
            || names_zone(paper.quote(&one.span))
    });
    let above = [paper.lead_of(sentence), paper.heading_of(sentence)];
    around
        || above.iter().any(|above| ZONE.is_in(above))
        || !row
            && (paper.paragraph_says(sentence, &ZONE)
                || *placed.entry(sentence.block).or_insert_with(|| {
                    let line = paper.paper.prose.lines.get(sentence.block);
                    line.is_some_and(|line| names_place(paper.quote(line)))
                }))
}

/// "Irish Time", "Amsterdam Summer Time": the time of a country or town, with capital letters.
static NAMED_ZONE: Pattern =
    Pattern::whole("([A-Z][a-z]+) (?:(?:Standard|Summer|Winter|Daylight|Local) )?Time(?-u:\\b)");
/// What such words are where they are no place.
const MEASURED: &[&str] = &[
    "Response",
    "Resolution",
    "Recovery",
    "Repair",
    "Waiting",
    "Down",
    "Service",
    "Working",
    "Support",
    "Business",
    "Fix",
    "Reaction",
    "Restoration",
    "Processing",
    "Turnaround",
    "Target",
    "Lead",
    "Up",
    "Operating",
    "Elapsed",
    "Maintenance",
    "Full",
    "The",
    "Any",
    "Each",
    "This",
    "Call",
    "Answer",
    "Answering",
    "Rectification",
    "Delivery",
    "Handling",
    "Part",
    "Idle",
    "Run",
    "Acknowledgement",
    "Correction",
    "Completion",
    "Transit",
    "Cure",
    "Measured",
    "Agreed",
];

fn names_zone(written: &str) -> bool {
    written.contains(" Time")
        && NAMED_ZONE
            .each_groups(written)
            .any(|groups| !MEASURED.contains(&groups.text(1)))
}

/// Whether the paper names the zone of all its times.
fn is_said_for_all(paper: &PaperReading<'_>) -> bool {
    paper.sentences.iter().any(|one| {
        paper.says(one, &FOR_ALL)
            && (one.cues.has(Cue::Zone)
                || paper.says(one, &PLACE)
                || names_place(paper.quote(&one.span)))
    })
}

static PLACE: Pattern = Pattern::new(
    "(?:local|legal|statutory|official) time|time (?:then )?(?:applicable|observed|in force|at|of|in)|(?:europe|america|asia|africa|australia|pacific|atlantic)/[a-z_]+",
);
/// "All times are those of Oslo."
static FOR_ALL: Pattern = Pattern::new(
    "(?:all|any|every|each|references? to)(?: [a-z]+){0,3}? (?:times?|times? of (?:the )?day|hours|clock times?|dates and times|o'clock)(?: [a-z]+){0,7}? (?:are|is|shall be|refers?|means?|follows?) |times? of (?:the )?day (?:are|is|refers?|means?|follows?)|time ?zone",
);

/// Whether hours are those of what somebody owes, or have a name.
fn is_served(sentence: &Sentence) -> bool {
    let owed = sentence
        .duty
        .as_ref()
        .is_some_and(|duty| duty.who == Who::Provider);
    owed || sentence.cues.has(Cue::Hours) && sentence.cues.has(Cue::Mean)
}

/// The figures of some hours.
fn figures(words: &str) -> String {
    words
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .replace("to", "")
        .replace("till", "")
        .replace("until", "")
        .replace("and", "")
}

/// What times are called that are those of no place.
const NO_PLACES: &[&str] = &[
    "service",
    "support",
    "business",
    "response",
    "resolution",
    "contact",
    "lead",
    "online",
    "office",
    "up",
    "down",
    "any",
    "the",
    "this",
    "that",
    "each",
    "at",
    "coverage",
    "core",
    "operation",
    "peak",
    "desk",
    "delivery",
    "maximum",
    "minimum",
    "reaction",
    "recovery",
    "repair",
    "part",
    "full",
    "first",
    "supply",
    "standby",
    "call",
];

/// "UK time", "Copenhagen time".
fn names_place(text: &str) -> bool {
    text.match_indices(" time").any(|(at, _)| {
        let word = text[..at]
            .rsplit([' ', '(', ','])
            .next()
            .unwrap_or_default();
        let ends = text[at + " time".len()..].bytes().next();
        let plain = word.to_ascii_lowercase();
        word.len() >= 2
            && word.starts_with(char::is_uppercase)
            && !ends.is_some_and(|one| one.is_ascii_alphanumeric())
            && !plain.ends_with("ed")
            && !plain.ends_with("ing")
            && !NO_PLACES.contains(&plain.as_str())
    })
}

/// "(Singapore)" right behind the hours.
static IN_PLACE: Pattern = Pattern::whole(
    r"^(?:\.?m\.?)?,? ?(?:hours|hrs|h|o'clock)?,? ?\(?(?:in |by )?(?:the )?[A-Z][a-z]{3,}(?:\)| \(|/)",
);
