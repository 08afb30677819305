use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "hours-without-zone",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("hours_without_zone.md"),
    check: Check::Prose(check),
};

static HOURS: Pattern = Pattern::new(
    "[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m\\.?|p\\.?m\\.?)? ?(?:to|-|–|—|and|until|till|through) ?[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m|p\\.?m)|[0-2][0-9]:[0-5][0-9] ?(?:to|-|–|—|and|until|till|through) ?[0-2]?[0-9]:[0-5][0-9]|[01][0-9][0-5]0 ?(?:to|-|–|—|and|until|till) ?[0-2][0-9][0-5]0 ?(?:hours|hrs|h)|[0-2]?[0-9][.:][0-5][0-9] ?(?:h|hours|hrs|o'clock) ?(?:to|-|–|—|and|until|till) ?[0-2]?[0-9][.:][0-5][0-9]|(?:half past |quarter (?:past|to) )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,2})(?: o'clock)?(?: in the (?:morning|afternoon|evening)| at night)? (?:to|and|until|till) (?:half past |quarter (?:past|to) )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,2}) ?(?:o'clock|in the (?:morning|afternoon|evening)|at night)",
);
static ZONE: Pattern = Pattern::new(
    "time[- ]?zone|(?:local|legal|statutory|official) time|time (?:then )?(?:applicable|observed|in force|at|of|in)|clocks? in|(?:local|own) clock|[a-z]+/[a-z_]+|(?:eastern|central|mountain|pacific|standard|daylight|london|central european|greenwich mean|local|prevailing|amsterdam|berlin|paris|new york) (?:[a-z]+ )?time|[ecmp][sd]?t|gmt|utc|cet|cest|bst|ist",
);
static SERVED: Pattern = Pattern::new(
    "support|service desk|help ?desk|maintenance|service hours|support hours|business hours|working hours|availability|available|coverage",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.commitments.is_empty() || paper.sentences.iter().any(|one| one.cues.has(Cue::Zone)) {
        return;
    }
    for sentence in paper.about(&[Cue::Clock]) {
        let Some(hours) = paper.find(sentence, &HOURS) else {
            continue;
        };
        let after = &paper.plain[hours.end..sentence.span.end];
        if after.starts_with(" in ")
            || IN_PLACE.is_in(paper.quote(&(hours.end..sentence.span.end)))
            || !paper.says(sentence, &SERVED)
            || ZONE.is_in(paper.words(sentence))
            || names_place(paper.quote(&sentence.span))
        {
            continue;
        }
        findings.report(
            paper.place(&hours),
            format!("the hours \"{}\" have no time zone", paper.short(&hours)),
            "name the zone of a place, such as \"in Europe/Amsterdam\", so that summer time is settled too",
        );
        return;
    }
}

/// "UK time", "Copenhagen time".
fn names_place(text: &str) -> bool {
    text.match_indices(" time").any(|(at, _)| {
        let word = text[..at]
            .rsplit([' ', '(', ','])
            .next()
            .unwrap_or_default();
        word.len() >= 2 && word.starts_with(char::is_uppercase)
    })
}

/// "(Singapore)" right behind the hours.
static IN_PLACE: Pattern = Pattern::whole(
    r"^(?:\.?m\.?)?,? ?(?:hours|hrs|h|o'clock)?,? ?\(?(?:in |by )?(?:the )?[A-Z][a-z]{3,}(?:\)| \(|/)",
);
