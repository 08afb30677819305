use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "effort-instead-of-target",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("effort_instead_of_target.md"),
    check: Check::Prose(check),
};

static EFFORT: Pattern = Pattern::new(
    "(?:all |its |their |every |commercially )*(?:reasonable|best|commercial|diligent|good[- ]faith|reasonable commercial|commercially reasonable|reasonable and diligent)(?: and [a-z]+)? (?:efforts?|endeavou?rs?)|endeavou?rs? to|strives? (?:to|for)|aims? (?:to|for|at)|(?:our|its|the) (?:goal|aim) is|(?:our|its|their) best to|seeks? to|attempts? to|tr(?:y|ies) to",
);
static LEVELS: Pattern = Pattern::new(
    "(?:meet|achieve|comply with|attain|satisfy|deliver|perform)[^.;]{0,60}(?:service levels?|slas?|service level agreement|response times?|resolution times?|target times?|up-?time|availability)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut told = Vec::new();
    let measured = [
        Kind::Availability,
        Kind::InTime,
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::RecoveryTime,
        Kind::RecoveryPoint,
        Kind::CallAnswer,
        Kind::Latency,
        Kind::PatchTime,
    ];
    for one in paper.of_kinds(&measured) {
        let sentence = paper.sentence_of(one);
        if !sentence.cues.has(Cue::Effort) || told.contains(&one.sentence) {
            continue;
        }
        let Some(effort) = paper.find(sentence, &EFFORT) else {
            continue;
        };
        // The effort must govern the number, not another duty of the sentence.
        let between = one.target.span.start.checked_sub(effort.end);
        if between.is_none_or(|gap| gap > 160)
            || paper.plain[effort.end..one.target.span.start].contains([';', ':'])
        {
            continue;
        }
        told.push(one.sentence);
        findings.report(
            paper.place(&effort),
            format!(
                "\"{}\" stands in the place of the promise: the {} of {} is only to be attempted",
                paper.short(&effort),
                one.kind.printed(),
                one.target.printed()
            ),
            "promise the result, and say what a miss costs",
        );
    }
    for (at, sentence) in paper.sentences.iter().enumerate() {
        if !sentence.cues.all(&[Cue::Effort, Cue::Duty]) || told.contains(&at) {
            continue;
        }
        let Some(effort) = paper.find(sentence, &EFFORT) else {
            continue;
        };
        if LEVELS
            .find(&paper.plain[effort.end..sentence.span.end])
            .is_some_and(|found| found.start < 40)
        {
            findings.report(
                paper.place(&effort),
                format!("\"{}\" stands in the place of the promise: service levels are only to be attempted", paper.short(&effort)),
                "promise the service levels themselves, and say what a miss costs",
            );
        }
    }
}
