use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Amount, Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "latency-without-percentile",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("latency_without_percentile.md"),
    check: Check::Prose(check),
};

static BASE: Pattern = Pattern::new(
    "percentiles?|p[0-9]{2}|[0-9]+(?: [a-z]+)? (?:out of|in|of)(?: every| each)? [0-9]+|out of (?:every |each |any )?(?:[0-9]+|hundred)|[0-9.]+(?:%| percent) of|(?:under|at) (?:a |normal |peak |full |maximum )*load|concurrent|simultaneous|requests per|transactions per|each (?:request|transaction|page)|every (?:request|transaction)|all (?:requests|transactions)|at (?:all times|the gateway)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut told = Vec::new();
    for one in paper.of_kinds(&[Kind::Latency]) {
        let sentence = paper.sentence_of(one);
        if told.contains(&one.sentence)
            || paper.says(sentence, &BASE)
            || sentence.amounts.iter().any(Amount::is_percent)
            || sentence.cues.has(Cue::Average)
            || BASE.is_in(paper.lead_of(sentence))
        {
            continue;
        }
        told.push(one.sentence);
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} names neither the share of requests nor the load it holds for",
                one.kind.printed(),
                one.target.printed()
            ),
            format!("write, for example, \"95% of requests within {} at 200 requests a second, measured at …\"", one.target.printed()),
        );
    }
}
