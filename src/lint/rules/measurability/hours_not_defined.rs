use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "hours-not-defined",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("hours_not_defined.md"),
    check: Check::Prose(check),
};

/// Working time in a promise or a period.
static WORKING: Pattern = Pattern::new(
    "(?:business|working|banking|support|office|service|core|trading|school|coverage|operating|normal business|normal working|normal office|regular business) (?:hours?|days?)|(?:business|working) time",
);
/// What makes hours or days known: weekdays, times of day, or the holidays that do not count.
static DAYS: Pattern = Pattern::new(
    "monday|mon|saturdays?|sundays?|week-?days?|weekends?|public holidays?|bank holidays?|legal holidays?|holidays?|banks? (?:are|is|in)|banks[^.;]{0,40} open|24 ?(?:x|×|/) ?7|seven days|7 days",
);
/// Hours of the day.
static OF_DAY: Pattern = Pattern::new(
    "[0-2]?[0-9] ?(?:a\\.?m|p\\.?m)|[0-2]?[0-9]:[0-5][0-9]|(?:from|at|between|until|till) [0-2]?[0-9]\\.[0-5][0-9]|[0-2][0-9][0-5][0-9] ?(?:to|-|–|and|until|till) ?[0-2][0-9][0-5][0-9]|midnight|noon|o'clock|[0-2]?[0-9]\\.[0-5][0-9] ?(?:h |hrs |hours )?(?:to|-|–|—|and|until|till) ?[0-2]?[0-9]\\.[0-5][0-9]|(?:at|from|past|to|till|until|between) (?:half past |quarter past |quarter to )?(?:six|seven|eight|nine|ten|[0-9]{1,2}) in the (?:morning|afternoon|evening)",
);
/// "Support Hours: 24x7".
static ALL_DAY: Pattern = Pattern::new(
    "(?:business|working|banking|support|office|service|core|operating|coverage) hours[\"”’')]{0,3},? ?(?:means?|shall mean|shall be|will be|are|is|:|=|–|-|\\t|\\()[^.;]{0,60}(?:24 ?(?:x|×|/|by) ?7|24 hours|twenty-?four|around the clock|round the clock)",
);
/// A name of working days or hours with what it means, or what is meant with its name behind it.
static MEANS: Pattern = Pattern::new(
    "(?:business|working|banking|bank|support|office|service|core|work) (?:days?|hours?)[\"”“’')]{0,3}(?: of [^;]{1,40})?,?[^;]{0,60}? ?(?:means?|shall mean|is defined|are defined|refers? to|shall be|will be|are|is|includes?|runs?|:|=|–|-|\\t|\\()[^;]{0,200}?(?:monday|mon|saturdays?|sat|sundays?|week-?days?|weekends?|(?:public|bank|legal|statutory|federal|gazetted|national) holidays?|holidays?|banks? |open for|24 ?(?:x|×|/) ?7|seven days|7 days)|(?:monday|mon|saturdays?|sundays?|week-?days?|weekends?|holidays?|working days?)[^;]{0,120}?(?:\\([^)]{0,24}|(?:is|are|as|called|count as|be) (?:an? )?[\"”“’']?)(?:business|working|banking|bank|support|office|service|core|work) (?:days?|hours?)",
);

/// When books are looked at, and letters count as received.
static INSPECTED: Pattern = Pattern::new(
    "audit(?:s|or|ors|ed)?|inspect(?:s|ed|ion|ions)?|examine[sd]?|examination|books|accountants?|(?:deemed|considered) (?:to (?:be|have been) )?(?:received|given|delivered|served)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.is_part && !paper.is_fragment() {
        return;
    }
    let mut told: Vec<&str> = Vec::new();
    let is_service = !paper.commitments.is_empty() || paper.is_fragment();
    if !paper.cues.has(Cue::Hours) {
        return;
    }
    let known = [is_known(paper, false), is_known(paper, true)];
    for sentence in paper.about(&[Cue::Hours]) {
        let counted = sentence.amounts.iter().find(|amount| amount.working);
        let Some(span) = counted
            .map(|amount| amount.span.clone())
            .or_else(|| named(paper, sentence).filter(|_| is_service))
        else {
            continue;
        };
        // "During normal business hours, to inspect the books": nobody serves then.
        if counted.is_none() && INSPECTED.is_in(paper.words(sentence)) {
            continue;
        }
        let Some(phrase) = WORKING.find(&paper.plain[span.clone()]) else {
            continue;
        };
        let words = &paper.plain[span.start + phrase.start..span.start + phrase.end];
        let is_hours =
            words.ends_with("hour") || words.ends_with("hours") || words.ends_with("time");
        let key = if is_hours { "hours" } else { "days" };
        // "Business Days" are defined, "working days" are used: another word for them, or others?
        let varies = known[usize::from(is_hours)] && is_other(paper, words);
        if told.contains(&key) || known[usize::from(is_hours)] && !varies {
            continue;
        }
        let said = if is_hours {
            "days, times and time zone"
        } else {
            "days, and whose holidays"
        };
        let text = paper
            .quote(&(span.start + phrase.start..span.start + phrase.end))
            .to_owned();
        let promised = paper
            .commitments
            .binary_search_by_key(&sentence.span.start, |one| one.span.start)
            .is_ok()
            || paper.is_fragment();
        // Days for letters and payments are what everybody takes them for, unless a capital letter
        // points to a definition or the paper counts services in them.
        let loud = text.starts_with(char::is_uppercase);
        if !promised && !is_hours && !loud && !varies || paper.is_part && loud {
            continue;
        }
        told.push(key);
        let finding = findings.report(
            paper.place(&span),
            format!("\"{text}\" is not defined: nothing says which {said}"),
            if is_hours {
                "define them, such as \"Monday to Friday from 08:00 to 18:00 in Europe/Amsterdam, except public holidays in the Netherlands\""
            } else {
                "define them, such as \"a day other than a Saturday, a Sunday or a public holiday in the Netherlands\""
            },
        );
        // Notices and payments can wait for the holidays of another country.
        if !promised && !is_hours {
            finding.severity = Severity::Note;
        }
    }
    if told.is_empty()
        && let Some((span, name)) = by_habit(paper)
    {
        findings.report(
            paper.place(&span),
            format!("\"{name}\" is not defined: nothing says which days, times and time zone"),
            "define them, such as \"Monday to Friday from 08:00 to 18:00 in Europe/Amsterdam, except public holidays in the Netherlands\"",
        );
    }
}

/// Hours or days that are those of somebody's habit: "Business Hours means our usual opening times".
fn by_habit(paper: &PaperReading<'_>) -> Option<(Range<usize>, String)> {
    if paper.commitments.is_empty() {
        return None;
    }
    paper.definitions.terms.iter().find_map(|term| {
        let name = term.name.to_ascii_lowercase();
        let meaning = &paper.plain[term.meaning.clone()];
        let says = || {
            let figures = meaning.bytes().any(|byte| byte.is_ascii_digit());
            figures || DAYS.is_in(meaning) || OF_DAY.is_in(meaning)
        };
        let is_one = WORKING.is_in(&name)
            && (name.ends_with("hours") || name.ends_with("day") || name.ends_with("days"));
        (is_one && HABIT.is_in(meaning) && !says()).then(|| (term.span.clone(), term.name.clone()))
    })
}

/// Hours under another name.
static TIME: Pattern = Pattern::whole(
    "^(?:support|service|operating|operation|working|attended|opening) (?:times?|periods?|windows?)$",
);

static HABIT: Pattern = Pattern::new(
    "(?:normal|usual|ordinary|regular|customary|standard|general|common)(?:ly)?|conducts? business|(?:is|are) open|at work|opening (?:hours|times)|hours of (?:work|operation|business)",
);

/// Working hours without a number: "support is available in business hours".
fn named(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let found = paper.find(sentence, &WORKING)?;
    // A cell of its own, beside the times that count in it.
    let is_cell = || {
        is_row(sentence)
            && !sentence.amounts.is_empty()
            && paper
                .cells(sentence)
                .into_iter()
                .skip(1)
                .any(|cell| cell == found)
    };
    let hours = paper.plain[found.clone()].ends_with("hours")
        || paper.plain[found.clone()].ends_with("time");
    // "By the close of the second business day", "the same working day".
    let ordinal = || {
        ORDINAL.is_in(&paper.plain[sentence.span.start..found.start])
            && !sentence.cues.any(&[Cue::Invoice, Cue::Mean])
    };
    let counts = || paper.says(sentence, &COUNTS) && !sentence.amounts.is_empty();
    (hours
        && (sentence.cues.has(Cue::Duty) || is_cell() || counts() || paper.says(sentence, &APPLY))
        || !hours && ordinal() && paper.is_service())
    .then_some(found)
}

/// A day that is counted.
static ORDINAL: Pattern = Pattern::whole(
    "(?-u:\\b)(?:second|third|fourth|fifth|next|same|following|[0-9]{1,2}(?:st|nd|rd|th))(?: normal| full)? $",
);
/// Hours in which times are counted.
static COUNTS: Pattern = Pattern::new("count(?:s|ed|ing)?|runs?|within|in|during|only|measured");
static APPLY: Pattern = Pattern::new(
    "appl(?:y|ies) to (?:all |the )*(?:[a-z]+ )?times?|next (?:[a-z]+ )?hours|clock|(?:runs?|counted|measured) (?:only )?(?:in|during|within)",
);

/// Whether the paper says anywhere which hours or days are meant.
fn is_known(paper: &PaperReading<'_>, is_hours: bool) -> bool {
    paper.sentences.iter().any(|sentence| {
        let words = paper.words(sentence);
        if is_hours {
            // Windows of maintenance are no hours of work.
            (!sentence.cues.has(Cue::Maintenance) || sentence.cues.has(Cue::Mean))
                && (paper.says(sentence, &OF_DAY)
                    && (sentence.cues.has(Cue::Hours) || paper.says(sentence, &DAYS))
                    || sentence.cues.has(Cue::Hours) && paper.says(sentence, &ALL_DAY))
        } else {
            (sentence.cues.has(Cue::Hours)
                || words.contains("business")
                || words.contains("working"))
                && paper.says(sentence, &DAYS)
                && (paper.says(sentence, &MEANS)
                    || sentence.cues.has(Cue::Hours) && is_row(sentence))
        }
    })
}

fn is_row(sentence: &Sentence) -> bool {
    matches!(sentence.kind, Part::Row { .. })
}

/// Whether days are called otherwise than the only ones that the paper defines.
fn is_other(paper: &PaperReading<'_>, words: &str) -> bool {
    let word = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
    let unit = |name: &str| name.ends_with("day") || name.ends_with("days");
    let days = |name: &str| unit(name) == unit(words);
    let mut defined = paper
        .definitions
        .terms
        .iter()
        .map(|term| term.name.to_ascii_lowercase())
        .filter(|name| days(name) && (WORKING.is_in(name) || TIME.is_in(name)))
        .peekable();
    defined.peek().is_some()
        && defined.all(|name| word(&name) != word(words))
        && !paper.about(&[Cue::Hours]).any(|one| {
            let means = one.cues.has(Cue::Mean) || is_row(one);
            means && paper.words(one).contains(words) && paper.says(one, &DAYS)
        })
}
