use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::MONTHS;
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "impossible-date",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("impossible_date.md"),
    check: Check::Prose(check),
};

static DATE: Pattern = Pattern::new(
    "(?:([0-9]{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? (january|february|march|april|may|june|july|august|september|october|november|december),? ([0-9]{4})|(january|february|march|april|may|june|july|august|september|october|november|december) ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4}))",
);

/// Figures only; which of the first two is the month is not said.
static FIGURES: Pattern = Pattern::new("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:19|20)[0-9]{2})");

fn check_figures(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
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
                let span = sentence.within(&whole);
                findings.report(
                    paper.place(&span),
                    format!("there is no {}", paper.short(&span)),
                    "write a day that exists",
                );
            }
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
            let (Ok(day), Ok(year), Some(month)) = (
                day.parse::<i8>(),
                year.parse::<i16>(),
                MONTHS
                    .iter()
                    .position(|one| one.eq_ignore_ascii_case(month))
                    .and_then(|at| i8::try_from(at + 1).ok()),
            ) else {
                continue;
            };
            if jiff::civil::Date::new(year, month, day).is_err() {
                let span = sentence.within(&groups.whole());
                findings.report(
                    paper.place(&span),
                    format!("there is no {}", paper.short(&span)),
                    "write a day that exists",
                );
            }
        }
    }
}
