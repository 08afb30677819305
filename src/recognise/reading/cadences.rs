//! How often something is done: "hourly", "every 6 hours", "twice a day", "at 06:00 and 18:00".

use std::ops::Range;

use super::numerals::whole_number;
use super::{Amount, Pattern, Sentence};
use crate::measure::Exact;

/// How often something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cadence {
    /// Where it is said, in the text.
    pub span: Range<usize>,
    /// The seconds from one time to the next, at most.
    pub seconds: Exact,
}

static TIMES: Pattern = Pattern::new(
    "(once|twice|thrice|one time|(?:[0-9]{1,2}|two|three|four|five|six|eight|ten|twelve|twenty-four)(?: ?\\([0-9]{1,2}\\))? times) (?:(?:in|on|during) )?(?:an?|per|each|every) (?:calendar |working |business |single )?(minute|hour|day|night|week|month|quarter|year)",
);
static EACH: Pattern = Pattern::new(
    "(?:each|every) (?:calendar |working |business |single |full )?(quarter of an hour|half an hour|half[ -]hour|minute|hour|day|night|evening|morning|week|month|sunday|monday|tuesday|wednesday|thursday|friday|saturday)|(hourly|daily|nightly|overnight|weekly|monthly)|(?:at|on) the (?:full )?(hour)|on (sunday|monday|tuesday|wednesday|thursday|friday|saturday|weekend)s|at (weekend)s",
);
/// Several times of a day.
static CLOCK: Pattern = Pattern::whole(
    "(?-u:\\b)at (?:[0-2]?[0-9](?::[0-5][0-9])?(?: ?[ap]\\.?m\\.?)?(?:, | and |, and ))+[0-2]?[0-9](?::[0-5][0-9])(?: ?[ap]\\.?m\\.?)?|(?-u:\\b)at (?:[0-2]?[0-9] ?[ap]\\.?m\\.?(?:, | and |, and ))+[0-2]?[0-9] ?[ap]\\.?m\\.?",
);
static BEFORE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:every|each|once in|once per|one time in|(?:at|in) (?:regular )?intervals? of|interval (?:is|of)|interval:)(?: (?:no|not) (?:more|longer) than| at most| up to| at least| maximum)? ?$",
);
static BEHIND: Pattern = Pattern::whole("^(?:[ -]intervals?|[ -]cycles?)(?-u:\\b)");
/// "Six-hourly".
static LY: Pattern = Pattern::new("(two|three|four|five|six|eight|ten|twelve|[0-9]{1,2})-(hourly)");

/// How often things are done, by the words of a sentence.
pub(super) fn cadences(plain: &str, sentence: &Sentence) -> Vec<Cadence> {
    let words = &plain[sentence.span.clone()];
    let mut found = Vec::new();
    for groups in TIMES.all_groups(words) {
        let count = count(groups.text(1));
        if let Some(seconds) = seconds_of(groups.text(2)).checked_div(&Exact::whole(count)) {
            found.push(Cadence {
                span: sentence.within(&groups.whole()),
                seconds,
            });
        }
    }
    for groups in LY.all_groups(words) {
        let number = whole_number(groups.text(1));
        found.push(Cadence {
            span: sentence.within(&groups.whole()),
            seconds: Exact::whole(number.unwrap_or(1)) * Exact::from(3_600),
        });
    }
    for groups in CLOCK.all_groups(words) {
        let text = groups.text(0);
        let times = text.matches(" and ").count() + text.matches(',').count()
            - text.matches(", and ").count()
            + 1;
        if let Some(seconds) = Exact::from(86_400).checked_div(&Exact::whole(times)) {
            found.push(Cadence {
                span: sentence.within(&groups.whole()),
                seconds,
            });
        }
    }
    for amount in &sentence.amounts {
        if let Some(seconds) = interval(plain, sentence, amount) {
            found.push(Cadence {
                span: amount.span.clone(),
                seconds,
            });
        }
    }
    for groups in EACH.all_groups(words) {
        let span = sentence.within(&groups.whole());
        let is_known = |one: &Cadence| one.span.start < span.end && span.start < one.span.end;
        // "Once every day", "at 06:00 and 18:00 each day".
        let said = found.iter().any(is_known)
            || CLOCK
                .find_all(words)
                .iter()
                .any(|clock| sentence.within(clock).end + 12 >= span.start);
        if !said {
            found.push(Cadence {
                span,
                seconds: seconds_of(groups.first().unwrap_or_default()),
            });
        }
    }
    found.sort_by_key(|one| one.span.start);
    found
}

fn interval(plain: &str, sentence: &Sentence, amount: &Amount) -> Option<Exact> {
    let before = &plain[sentence.span.start..amount.span.start];
    let after = &plain[amount.span.end..sentence.span.end];
    let is_one = BEFORE.is_in(before) || BEHIND.is_in(after);
    is_one.then(|| amount.least_seconds()).flatten()
}

fn count(words: &str) -> u64 {
    let word = words.split([' ', '(']).next().unwrap_or_default();
    match word {
        "once" | "one" => 1,
        "twice" => 2,
        "thrice" => 3,
        other => whole_number(other)
            .filter(|number| *number > 0)
            .unwrap_or(1),
    }
}

fn seconds_of(word: &str) -> Exact {
    Exact::from(match word {
        "minute" => 60,
        "quarter of an hour" => 900,
        "half an hour" | "half hour" | "half-hour" => 1_800,
        "hour" | "hourly" => 3_600,
        "week" | "weekly" | "weekend" => 604_800,
        "month" | "monthly" => 2_592_000,
        "quarter" => 7_862_400,
        "year" => 31_536_000,
        word if word.ends_with("day") && word != "day" => 604_800,
        _ => 86_400,
    })
}

#[cfg(test)]
mod tests {
    use crate::import;
    use crate::recognise::reading::Reading;
    use crate::source::FileId;

    #[test]
    fn how_often_is_said_in_many_ways() {
        for (text, hours) in [
            ("Backups run every six (6) hours.", 6),
            ("A copy is made twice a day.", 12),
            ("A copy is made four times per day.", 6),
            ("Data is saved at 06:00 and 18:00.", 12),
            ("Backups are taken nightly.", 24),
            ("Backups are taken on a daily basis.", 24),
            ("A probe runs at intervals of two hours.", 2),
            ("A probe runs at 60-minute intervals.", 1),
            ("Backups run on Sundays.", 168),
            ("Logs are shipped once an hour.", 1),
        ] {
            let (paper, _) = import::read(FileId::from_index(0), "a.md", text.as_bytes());
            let paper = paper.unwrap();
            let reading = Reading::of(&paper);
            let found = reading.cadences(&reading.sentences[0]);
            let seconds: Vec<_> = found.iter().map(|one| one.seconds.to_string()).collect();
            assert_eq!(seconds, [(hours * 3_600).to_string()], "{text}");
        }
    }
}
