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

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in paper.about(&[Cue::Calendar]) {
        let words = paper.words(sentence);
        for groups in DATE.all_groups(words) {
            let text = |index: usize| {
                groups
                    .get(index)
                    .cloned()
                    .flatten()
                    .map_or("", |range| &words[range])
            };
            let (day, month, year) = if text(2).is_empty() {
                (text(5), text(4), text(6))
            } else {
                (text(1), text(2), text(3))
            };
            let (Ok(day), Ok(year), Some(month), Some(whole)) = (
                day.parse::<i8>(),
                year.parse::<i16>(),
                MONTHS
                    .iter()
                    .position(|one| one.eq_ignore_ascii_case(month))
                    .and_then(|at| i8::try_from(at + 1).ok()),
                groups.first().cloned().flatten(),
            ) else {
                continue;
            };
            if jiff::civil::Date::new(year, month, day).is_err() {
                let span = sentence.span.start + whole.start..sentence.span.start + whole.end;
                findings.report(
                    paper.place(&span),
                    format!("there is no {}", paper.short(&span)),
                    "write a day that exists",
                );
            }
        }
    }
}
