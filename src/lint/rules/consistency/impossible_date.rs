use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::MONTHS;
use crate::recognise::reading::{Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "impossible-date",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("impossible_date.md"),
    check: Check::Prose(check),
};

macro_rules! months {
    () => {
        "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
    };
}

/// Day, month and perhaps year, or month, day and perhaps year.
static DATE: Pattern = Pattern::whole(concat!(
    "(?-u:\\b)(?:([0-9]{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? ",
    months!(),
    "(?-u:\\b)\\.?(?:,? ([0-9]{4})(?-u:\\b))?|",
    months!(),
    "\\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?-u:\\b)(?:,? ([0-9]{4})(?-u:\\b))?)",
));

/// `2027-02-30`.
static YEAR_FIRST: Pattern =
    Pattern::whole("(?-u:\\b)((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?-u:\\b)");

/// Figures only; which of the first two is the month is not said.
static FIGURES: Pattern = Pattern::new("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:19|20)[0-9]{2})");

fn check_figures(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
        if words.contains("20")
            && [
                "-01-", "-02-", "-03-", "-04-", "-05-", "-06-", "-07-", "-08-", "-09-", "-10-",
                "-11-", "-12-",
            ]
            .iter()
            .any(|month| words.contains(month))
        {
            check_year_first(paper, sentence, findings);
        }
        // The year stands behind the second mark.
        if !["/19", "/20", ".19", ".20", "-19", "-20"]
            .iter()
            .any(|year| words.contains(year))
        {
            continue;
        }
        for groups in FIGURES.all_groups(words) {
            let number = |index: usize| groups.text(index).parse::<i16>().ok();
            let (Some(one), Some(two), Some(year)) = (number(1), number(2), number(3)) else {
                continue;
            };
            let whole = groups.whole();
            let exists = |day: i16, month: i16| {
                i8::try_from(day)
                    .ok()
                    .zip(i8::try_from(month).ok())
                    .is_some_and(|(day, month)| jiff::civil::Date::new(year, month, day).is_ok())
            };
            // A number of a file or a version is no date: the day has to be one of a calendar.
            let looks = (one <= 12 || two <= 12) && one <= 31 && two <= 31 && one > 0 && two > 0;
            let longer = words[whole.end..].starts_with(['/', '-', '.'])
                && words[whole.end + 1..].starts_with(|next: char| next.is_ascii_digit())
                || words[..whole.start].ends_with(['/', '-', '.']);
            if looks && !longer && !exists(one, two) && !exists(two, one) {
                report(paper, &sentence.within(&whole), findings);
            }
        }
    }
}

/// Dates as programs write them.
fn check_year_first(paper: &PaperReading<'_>, sentence: &Sentence, findings: &mut Findings) {
    for groups in YEAR_FIRST.all_groups(paper.words(sentence)) {
        let (Ok(year), Ok(month), Ok(day)) = (
            groups.text(1).parse::<i16>(),
            groups.text(2).parse::<i8>(),
            groups.text(3).parse::<i8>(),
        ) else {
            continue;
        };
        if (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && jiff::civil::Date::new(year, month, day).is_err()
        {
            report(paper, &sentence.within(&groups.whole()), findings);
        }
    }
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    check_figures(paper, findings);
    for sentence in paper.about(&[Cue::Calendar]) {
        let words = paper.words(sentence);
        for groups in DATE.all_groups(words) {
            let text = |index: usize| groups.text(index);
            let (day, month, year) = if text(2).is_empty() {
                (text(5), text(4), text(6))
            } else {
                (text(1), text(2), text(3))
            };
            let whole = groups.whole();
            let rest = &words[whole.end..];
            // "5 May 12 times", "May 31 2.5": another number follows or goes before.
            let is_cut = words[..whole.start].ends_with(['.', '/', '-', ','])
                || year.is_empty()
                    && rest.starts_with([':', '.', '/', '-', '%'])
                    && rest[1..].starts_with(|next: char| next.is_ascii_digit());
            // "May" is a verb as well, and "mar" and "sept" are few letters.
            let is_verb = year.is_empty() && month == "may";
            let (Ok(day), Some(month)) = (
                day.parse::<i8>(),
                MONTHS
                    .iter()
                    .position(|one| one.to_ascii_lowercase().starts_with(month))
                    .and_then(|at| i8::try_from(at + 1).ok()),
            ) else {
                continue;
            };
            // Without a year, every February has 29 days.
            let year = year.parse::<i16>().unwrap_or(2028);
            if !is_cut
                && !is_verb
                && (1..=31).contains(&day)
                && jiff::civil::Date::new(year, month, day).is_err()
            {
                let span = sentence.within(&whole);
                report(paper, &span, findings);
            }
        }
    }
}

fn report(paper: &PaperReading<'_>, span: &std::ops::Range<usize>, findings: &mut Findings) {
    findings.report(
        paper.place(span),
        format!("there is no {}", paper.short(span)),
        "write a day that exists",
    );
}
