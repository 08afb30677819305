use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern, Who};

pub(crate) const RULE: Rule = Rule {
    name: "ambiguous-time-zone",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("ambiguous_time_zone.md"),
    check: Check::Prose(check),
};

static FIXED: Pattern = Pattern::new(
    "(?:eastern|central|mountain|pacific|israel|british|western|australian eastern|new zealand) standard time|(?:eastern|central|mountain|pacific) daylight time|(?:est|cst|mst|pst|ist|bst|ast|edt|cdt|mdt|pdt|aest|aedt|nzst|nzdt)",
);
/// "EST/EDT" is the time of a place all year.
static PAIR: Pattern = Pattern::new(
    "[ecmp]st ?(?:/|or|and|,) ?[ecmp]dt|[ecmp]dt ?(?:/|or|and|,) ?[ecmp]st|(?:gmt|utc) ?(?:/|or|and|,) ?(?:bst|ist)|(?:bst|ist) ?(?:/|or|and|,) ?(?:gmt|utc)|cet ?(?:/|or|and|,) ?cest|cest ?(?:/|or|and|,) ?cet|eet ?(?:/|or|and|,) ?eest|wet ?(?:/|or|and|,) ?west|standard (?:time )?(?:/|or) (?:[a-z]+ )?daylight",
);
/// Two zones that are no two halves of one year.
static TWO: Pattern = Pattern::new(
    "(?:gmt|utc|bst|wet|cet|cest|eet|[ecmp][sd]t|ist|sgt|hkt|jst|aest|local time)(?: ?/ ?| or |, or )(?:gmt|utc|bst|wet|cet|cest|eet|[ecmp][sd]t|ist|sgt|hkt|jst|aest)",
);
/// What says which time is meant: the distance from UTC, a place, or a zone without summer time.
static CLEAR: Pattern = Pattern::whole(
    "(?:utc|gmt) ?[+-] ?[0-9]|(?-u:\\b)time (?:then )?(?:in force|observed|applicable|that applies|prevailing) (?:in|at|of) [a-z]|\\([+-][0-9]{1,2}:[0-9]{2}|(?-u:\\b)indian? standard time|(?:america|europe|asia|africa|australia|pacific|atlantic)/[a-z]",
);
static CLOCKED: Pattern = Pattern::new(
    "[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m\\.?|p\\.?m\\.?)|[0-2]?[0-9][:.][0-5][0-9]|midnight|noon|[0-9](?:am|pm)",
);
static SERVED: Pattern = Pattern::new(
    "support|service desk|help ?desk|maintenance|(?:service|change|update|release) windows?|operating (?:hours|time)|service time|service hours|support hours|business hours|working hours|office hours|opening hours|coverage|severity|up-?time|downtime",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in paper.about(&[Cue::Zone]) {
        let words = paper.words(sentence);
        let one = FIXED
            .find(words)
            .filter(|_| !paper.says(sentence, &PAIR) && !paper.says(sentence, &CLEAR));
        let two = || {
            let all = TWO.find_all(words).into_iter();
            let mut all = all.filter(|found| !PAIR.is_in(&words[found.clone()]));
            all.next()
        };
        let Some(zone) = one.or_else(two) else {
            continue;
        };
        let owed = sentence
            .duty
            .as_ref()
            .is_some_and(|duty| duty.who == Who::Provider)
            && !paper.commitments.is_empty();
        let served = owed || SERVED.is_in(words) || SERVED.is_in(paper.heading_of(sentence));
        if !served || !(CLOCKED.is_in(words) || sentence.cues.has(Cue::Hours)) {
            continue;
        }
        let zone = sentence.within(&zone);
        findings.report(
            paper.place(&zone),
            format!(
                "\"{}\" is not one time: {}",
                paper.short(&zone),
                why(&paper.plain[zone.clone()])
            ),
            "name the zone of a place, such as \"the time in New York (America/New_York)\"",
        );
        return;
    }
}

fn why(zone: &str) -> &'static str {
    if zone.contains([' ', '/']) && TWO.is_in(zone) {
        return "nobody knows which of the two counts";
    }
    match zone {
        "cst" => "it is the time of Chicago, of Shanghai or of Havana",
        "ist" => "it is the time of India, of Ireland or of Israel",
        "bst" => "it is the summer time of London or the time of Dhaka",
        "ast" => "it is the time of Halifax or of Riyadh",
        _ => "standard time is an hour late in summer, daylight time an hour early in winter",
    }
}
