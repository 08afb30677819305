use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern, named_dates, year_first_dates};

pub(crate) const RULE: Rule = Rule {
    name: "impossible-date",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("impossible_date.md"),
    check: Check::Prose(check),
};

/// Figures only; which of the first two is the month is not said.
static FIGURES: Pattern = Pattern::new("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:19|20)[0-9]{2})");

fn check_figures(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
        for date in year_first_dates(words) {
            if !date.exists() {
                report(paper, &sentence.within(&date.span), findings);
            }
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

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    check_figures(paper, findings);
    for sentence in paper.about(&[Cue::Calendar]) {
        for date in named_dates(paper.words(sentence)) {
            if !date.exists() {
                report(paper, &sentence.within(&date.span), findings);
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
