use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "window-ends-early",
    group: Group::Measurability,
    severity: Severity::Note,
    guide: include_str!("window_ends_early.md"),
    check: Check::Prose(check),
};

/// A day that lacks its last minute.
static DAY: Pattern = Pattern::new(
    "(?:00:00|0:00|00:01|12:00 ?a\\.?m\\.?|midnight)[^;]{0,24}? ?(?:to|-|–|—|and|until|till|through) ?(?:23:59(?::59)?|11:59(?::59)? ?p\\.?m)",
);
static EARLY: Pattern = Pattern::new("11[:.]59(?::59)? ?p\\.?m|23[:.h]59(?::59)?");
/// Working hours that end a minute before the hour.
static HOUR: Pattern = Pattern::whole(
    "(?-u:\\b)(?:[0-2]?[0-9][:.](?:00|30))(?: ?[ap]\\.?m\\.?)? ?(?:to|-|–|—|until|till|through) ?[0-2]?[0-9][:.](?:29|59)(?-u:\\b)",
);

/// The end of a month in which something is measured.
static MONTH_END: Pattern = Pattern::new(
    "(?:month|quarter|year|week|measurement period|measuring period|reporting period)[^;]{0,160}(?:last|final) (?:calendar )?day|(?:last|final) (?:calendar )?day[^;]{0,40}(?:month|quarter|year|week)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in paper.about(&[Cue::Clock]) {
        let is_window = sentence
            .cues
            .any(&[Cue::Available, Cue::Level, Cue::Credit])
            || paper.says(sentence, &MONTH_END) && !paper.commitments.is_empty();
        // "From 00:00 to 23:59" is meant to be a whole day.
        let whole = paper
            .find(sentence, &DAY)
            .filter(|_| !paper.commitments.is_empty());
        let hour = paper
            .find(sentence, &HOUR)
            .filter(|_| sentence.cues.has(Cue::Hours) && !paper.commitments.is_empty());
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
