use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "average-hides-tail",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("average_hides_tail.md"),
    check: Check::Prose(check),
};

static MEAN: Pattern = Pattern::new("average|averages|averaged|mean|median");

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
        if !sentence.cues.has(Cue::Average) || told.contains(&one.sentence) {
            continue;
        }
        let from = crate::recognise::reading::floor(
            &paper.plain,
            one.target.span.start.saturating_sub(120),
        )
        .max(one.span.start);
        let till = crate::recognise::reading::floor(&paper.plain, one.target.span.end + 60)
            .min(one.span.end);
        let Some(mean) = MEAN.find(&paper.plain[from..till]) else {
            continue;
        };
        told.push(one.sentence);
        let mean = from + mean.start..from + mean.end;
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
}
