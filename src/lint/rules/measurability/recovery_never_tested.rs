use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "recovery-never-tested",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("recovery_never_tested.md"),
    check: Check::Prose(check),
};

static TESTED: Pattern = Pattern::new(
    "(?:dr|bcp|failover|fail-over|continuity) (?:drills?|tests?|exercises?|rehearsals?)|(?:test(?:s|ed|ing)?|exercises?|exercised|rehears(?:e|es|ed|al|als)|drills?)[^.;]{0,80}(?:restor|recover|back-?up|continuity|disaster|fail-?over|plan)[a-z]*|(?:restor|recover|back-?up|continuity|disaster|fail-?over|plan)[a-z]*[^.;]{0,80}(?:tests?|tested|testing|exercises?|exercised|rehears(?:ed|al|als)|drills?)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let Some(first) = paper
        .of_kinds(&[Kind::RecoveryTime, Kind::RecoveryPoint])
        .next()
    else {
        return;
    };
    if !paper
        .about(&[Cue::Test])
        .any(|sentence| paper.says(sentence, &TESTED))
    {
        findings.report(
            paper.place(&first.target.span),
            format!(
                "nobody has to test whether the {} of {} can be kept",
                first.kind.printed(),
                first.target.printed()
            ),
            "ask for a restore test with its interval, its evidence and what follows when it fails",
        );
    }
}
