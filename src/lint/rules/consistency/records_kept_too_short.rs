use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Amount, Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "records-kept-too-short",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("records_kept_too_short.md"),
    check: Check::Prose(check),
};

static KEPT: Pattern = Pattern::new(
    "(?:logs?|log files|records|monitoring data|measurement data|performance data|tickets?)[^.;]{0,80}?(?:retain(?:ed)?|kept|stored|preserved|retention)|(?:retain|keep|store|preserve)s?[^.;]{0,60}?(?:logs?|log files|(?:monitoring|measurement|performance|service level|availability) (?:data|records|results)|tickets?)|(?:delete|purge|erase|overwrite|discard)(?:s|d)?[^.;]{0,40}?(?:logs?|log files|(?:monitoring|measurement|performance) (?:data|records)|tickets?)[^.;]{0,20}? after",
);
static CLAIM: Pattern = Pattern::new(
    "(?:claims?|disputes?|disputed|object(?:s|ion)?|challenge|contest)[^.;]{0,120}?(?:credits?|service levels?|report|measurements?|invoice)|(?:service credits?|service level report|measurements?)[^.;]{0,100}?(?:claims?|claimed|disputes?|disputed|object|challenge)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let time = |cue: Cue, pattern: &Pattern| -> Option<Amount> {
        paper
            .about(&[Cue::Time])
            .filter(|one| one.cues.has(cue))
            .find_map(|sentence| {
                let span = paper.find(sentence, pattern)?;
                let amount = sentence
                    .amounts
                    .iter()
                    .find(|amount| amount.is_time() && amount.span.start >= span.start)?;
                let gap = paper
                    .plain
                    .get(span.end..amount.span.start)
                    .unwrap_or_default();
                (gap.len() < 60 && !gap.contains([',', ';', '.']) && !gap.contains(" if "))
                    .then(|| amount.clone())
            })
    };
    if let (Some(kept), Some(claim)) = (
        time(Cue::Retain, &KEPT),
        time(Cue::Claim, &CLAIM).or_else(|| time(Cue::Report, &CLAIM)),
    ) && claim.is_longer_than(&kept)
    {
        findings
            .report(
                paper.place(&kept.span),
                format!(
                    "records are kept for {}, and a result may be disputed for {}",
                    kept.printed(),
                    claim.printed()
                ),
                "keep the records at least until the last day on which the result can be disputed",
            )
            .related
            .push((paper.place(&claim.span), "the time to dispute".into()));
    }
}
