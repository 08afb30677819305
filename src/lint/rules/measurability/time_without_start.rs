use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;

pub(crate) const RULE: Rule = Rule {
    name: "time-without-start",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("time_without_start.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.has_draft {
        return;
    }
    let mut told: Vec<Kind> = Vec::new();
    for one in paper.judged() {
        // A recovery time is counted from the disaster by its name.
        if !one.kind.is_timed()
            || one.kind == Kind::RecoveryTime
            || one.clock_start.is_some()
            || told.contains(&one.kind)
        {
            continue;
        }
        // What the sentences around it say of the same kind holds for it too.
        let block = paper.sentence_of(one).block;
        let beside = |other: &&crate::recognise::commitments::Commitment| {
            let near =
                paper.sentence_of(other).block.abs_diff(block) <= 1 || one.kind == Kind::PatchTime;
            other.kind == one.kind && near && other.clock_start.is_some()
        };
        if paper.judged().iter().any(|other| beside(&other)) {
            continue;
        }
        told.push(one.kind);
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} does not say what starts the clock",
                one.kind.printed(),
                one.target.printed()
            ),
            "name the event and its record, such as \"after the Incident was reported, as the ticket system records it\"",
        );
    }
}
