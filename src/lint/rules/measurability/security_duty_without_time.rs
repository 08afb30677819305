use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern, Who};

pub(crate) const RULE: Rule = Rule {
    name: "security-duty-without-time",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("security_duty_without_time.md"),
    check: Check::Prose(check),
};

static DUTIES: Pattern = Pattern::new(
    "keeps?[^.;]{0,50}(?:fully )?patched|(?:installation|application|deployment|implementation) of[^.;]{0,40}(?:patch(?:es)?|security updates?)|patch(?:es)?[^.;]{0,20} all (?:[a-z]+ ){0,3}(?:servers|systems)|(?:apply|install|deploy|implement|provide|issue|release)[^.;]{0,50}(?:security )?(?:patch(?:es)?|security updates?)|(?:remediate|fix|mitigate|address|correct|patch|remedy)[^.;]{0,50}vulnerabilit(?:y|ies)|(?:patch(?:es)?|security updates?|vulnerabilit(?:y|ies))[^.;]{0,40} (?:be |are |is )?(?:remedied|closed|eliminated|applied|installed|remediated|fixed|mitigated|addressed|patched)|(?:revoke|remove|disable|terminate)s?[^.;]{0,40}(?:user |system |their |all )?access(?: rights)?",
);
static ON_EVENT: Pattern =
    Pattern::new("upon (?:termination|expiration|request)|if (?:the )?(?:customer|you)|may");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.of_kinds(&[Kind::PatchTime]).next().is_some() {
        return;
    }
    for sentence in paper.about(&[Cue::Duty]) {
        if !sentence.cues.has(Cue::Patch) && !paper.words(sentence).contains("access") {
            continue;
        }
        let Some(duty) = &sentence.duty else { continue };
        if duty.who == Who::Customer || !sentence.amounts.is_empty() {
            continue;
        }
        let after = &paper.plain[duty.modal.start..sentence.span.end.max(duty.modal.start)];
        let here = if duty.is_led {
            paper.words(sentence)
        } else {
            after
        };
        let Some(found) = DUTIES.find(here) else {
            continue;
        };
        if ON_EVENT.is_in(here)
            || !sentence.cues.has(Cue::Patch)
                && !here.contains("personnel")
                && !here.contains("employee")
        {
            continue;
        }
        let start = if duty.is_led {
            sentence.span.start
        } else {
            duty.modal.start
        };
        let span = start + found.start..start + found.end;
        findings.report(
            paper.place(&span),
            format!("\"{}\" has no time", paper.short(&span)),
            "give a time for each severity, such as \"critical vulnerabilities within 72 hours after the patch was released\"",
        );
        return;
    }
}
