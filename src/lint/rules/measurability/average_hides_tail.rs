use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Part, Pattern, Sentence, Who};

pub(crate) const RULE: Rule = Rule {
    name: "average-hides-tail",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("average_hides_tail.md"),
    check: Check::Prose(check),
};

static MEAN: Pattern = Pattern::new(
    "averages?|averaged|averaging|(?:arithmetic|monthly|quarterly|weekly|the|a|as|in the) mean|mean (?:value|values|of|time (?:to|of|for|until)|time|times|[a-z]+ times?|[a-z]+ (?:duration|latency|delay))|median",
);
/// A mean of what the commitments do not know: "on average within 5 days".
static MEAN_TIME: Pattern = Pattern::new(
    "(?:on|as|in) (?:an |a |the )?(?:[a-z]+ )?(?:average|mean),?(?: (?:over|of|in|per|for|during) [^;,]{0,40}?)?,? (?:within|in|no|not|at most|less|below|under)|(?:within|in|no more than|not exceed(?:ing)?|at most|less than|below)[^;]{0,60} (?:on|as) an? (?:[a-z]+ )?(?:average|mean)|(?:within|in|of) (?:an|a [a-z]+) average of",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::Latency,
        Kind::CallAnswer,
        Kind::InTime,
    ];
    let mut told = Vec::new();
    for one in paper.of_kinds(&kinds) {
        let sentence = paper.sentence_of(one);
        let from = crate::recognise::reading::floor(
            &paper.plain,
            one.target.span.start.saturating_sub(300),
        )
        .max(one.span.start);
        let till = crate::recognise::reading::floor(&paper.plain, one.target.span.end + 60)
            .min(one.span.end);
        let here = MEAN
            .find(&paper.plain[from..till])
            .map(|mean| from + mean.start..from + mean.end);
        let Some(mean) = here.or_else(|| above(paper, sentence)) else {
            continue;
        };
        // The tail is there, or the mean is no promise.
        if told.contains(&mean.start) || paper.says(sentence, &BESIDE) {
            continue;
        }
        told.push(mean.start);
        let place = paper.place(&mean);
        let shares = sentence
            .amounts
            .iter()
            .any(crate::recognise::reading::Amount::is_percent);
        let (message, help) = if shares {
            (
                format!(
                    "\"{}\" makes a statistic of a statistic: a share of averages says nothing of single cases",
                    paper.short(&mean)
                ),
                "count single cases: \"95% of Incidents are answered within 15 minutes\""
                    .to_owned(),
            )
        } else {
            (
                format!(
                    "the {} of {} is an average: long waits disappear behind short ones",
                    one.kind.printed(),
                    one.target.printed()
                ),
                format!(
                    "promise a share of single cases, such as \"95% within {}\"",
                    one.target.printed()
                ),
            )
        };
        findings.report(place, message, help);
    }
    for sentence in paper.about(&[Cue::Average, Cue::Duty, Cue::Time]) {
        let owed = |who| !matches!(who, Who::Customer | Who::Both);
        let is_own = sentence.duty.as_ref().is_some_and(|duty| owed(duty.who));
        let Some(mean) = paper.find(sentence, &MEAN_TIME).filter(|_| is_own) else {
            continue;
        };
        let inside = |known: &usize| sentence.span.contains(known);
        if told.iter().any(inside) {
            continue;
        }
        told.push(mean.start);
        findings.report(
            paper.place(&mean),
            format!(
                "\"{}\": the time is an average, so long waits disappear behind short ones",
                paper.short(&mean)
            ),
            "promise a share of single cases, such as \"95% within 5 days\"",
        );
    }
}

static BESIDE: Pattern = Pattern::new(
    "for (?:information|reference|guidance)(?: only| purposes)?|(?:not (?:to )?exceed(?:ing)?|no more than|longer than)[^.;]{0,40} (?:for|in) (?:[a-z]+ )?(?:[0-9]+ ?%|[0-9]+ percent|percent|five percent|of (?:all )?(?:transactions|calls|cases))",
);

/// What leads into the rows or items of times says that they are averages.
fn above(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    if !matches!(sentence.kind, Part::Row { .. } | Part::Item) {
        return paper.find(sentence, &MEAN).filter(|mean| {
            sentence.kind == Part::Paragraph
                && sentence.cues.has(Cue::Average)
                && BEHIND.is_in(&paper.plain[sentence.span.start..mean.start])
        });
    }
    let lead = sentence.lead.and_then(|at| paper.sentences.get(at));
    let header = paper.header_of(sentence);
    [lead, header]
        .into_iter()
        .flatten()
        .filter(|one| one.cues.has(Cue::Average))
        .find_map(|one| paper.find(one, &MEAN))
}

/// The mean stands far behind the time: "within 6 hours, averaged over the month".
static BEHIND: Pattern = Pattern::whole(
    "(?:, |[(])(?:each |all |both )?(?:as |measured as |calculated as |taken )?(?:an |the |a |on )?$",
);
