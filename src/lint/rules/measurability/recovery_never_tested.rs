use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "recovery-never-tested",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("recovery_never_tested.md"),
    check: Check::Prose(check),
};

static TESTED: Pattern = Pattern::new(
    "(?:dr|bcp|failover|fail-over|continuity) (?:drills?|tests?|exercises?|rehearsals?)|(?:test(?:s|ed|ing)?|exercises?|exercised|rehears(?:e|es|ed|al|als)|drills?)[^;]{0,80}(?:restor|recover|back-?up|continuity|disaster|fail-?over|plan)[a-z]*|(?:restor|recover|back-?up|continuity|disaster|fail-?over|plan)[a-z]*[^;]{0,80}(?:tests?|tested|testing|exercises?|exercised|rehears(?:ed|al|als)|drills?)",
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
        .any(|sentence| paper.says(sentence, &TESTED) || is_rehearsed(paper, sentence))
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

/// A rehearsal that its paragraph describes: "shall move operation to the other data centre and
/// back; the record of the exercise …".
static REHEARSAL: Pattern = Pattern::new(
    "exercises?|drills?|rehears(?:e|es|ed|al|als)|simulat(?:e|es|ed|ion)|fail-?overs?|switch-?overs?",
);
static MOVED: Pattern = Pattern::new(
    "fail(?:s|ed|ing)?-?[ -]?over|fails? [^;]{0,40} over|switch(?:es|ed|ing)?(?:-| )?(?:over)?|(?:second|secondary|other|standby|alternate|back-?up|recovery|dr) (?:data cent(?:re|er)|site|location|region)|to the other|and back|restor(?:e|es|ed|ation|ing)|recover(?:y|s|ed|ing)?|continuity|disaster",
);
/// A test that moves what it tests.
static TRIED: Pattern = Pattern::new(
    "(?:fails?|failing) [^;]{0,40}over|switch(?:es|ed|ing)? [^;]{0,60}(?:over|back)|live fail-?over|restor(?:e|es|ing) (?:a|the|each|one) (?:full |complete )?back-?up",
);

fn is_rehearsed(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let paragraph = paper
        .paper
        .prose
        .lines
        .get(sentence.block)
        .map_or("", |line| &paper.plain[line.clone()]);
    !paragraph.contains("penetration")
        && (REHEARSAL.is_in(paragraph) && MOVED.is_in(paragraph) || TRIED.is_in(paragraph))
}
