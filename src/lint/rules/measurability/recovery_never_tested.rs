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
    "(?:run|runs|operate|operates|work|works)[^;]{0,80} (?:from|at|on|in) the (?:dr|disaster recovery|second|secondary|standby|alternate|back-?up|other|recovery) (?:site|data cent(?:re|er)|location)|(?:proves?|proved|demonstrat(?:e|es|ed))[^;]{0,80}(?:restor|recover|fail-?over|restart)[a-z]*|(?:dr|bcp|failover|fail-over|continuity) (?:drills?|tests?|exercises?|rehearsals?)|(?:test(?:s|ed|ing)?|trials?|exercises?|exercised|rehears(?:e|es|ed|al|als)|drills?)[^;]{0,80}(?:restor|recover|back-?up|continuity|disaster|fail-?over|plan)[a-z]*|(?:restor|recover|back-?up|continuity|disaster|fail-?over|plan)[a-z]*[^;]{0,80}(?:tests?|tested|testing|exercises?|exercised|rehears(?:ed|al|als)|drills?)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let Some(first) = paper
        .of_kinds(&[Kind::RecoveryTime, Kind::RecoveryPoint])
        .next()
    else {
        return;
    };
    // What a paragraph says is looked up once for all its sentences.
    let mut known: Option<(usize, bool)> = None;
    let mut rehearsed = |sentence: &Sentence| match known {
        Some((block, answer)) if block == sentence.block => answer,
        _ => {
            let answer = is_rehearsed(paper, sentence.block);
            known = Some((sentence.block, answer));
            answer
        }
    };
    if !paper
        .sentences
        .iter()
        .filter(|one| one.cues.has(Cue::Test) || paper.says(one, &DR))
        .any(|sentence| {
            (paper.says(sentence, &TESTED) || rehearsed(sentence)) && !is_optional(paper, sentence)
        })
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

static DR: Pattern = Pattern::new(
    "(?:dr|disaster recovery|secondary|standby|alternate) (?:site|data cent(?:re|er)|location)",
);

/// Whether a test is held only if somebody decides so some day.
fn is_optional(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    paper.says(sentence, &OPTIONAL)
        && paper.cadences(sentence).is_empty()
        && !paper.says(sentence, &EVERY)
        && !sentence.cues.has(Cue::Calendar)
}

static OPTIONAL: Pattern = Pattern::new(
    "whenever[^;]{0,60}(?:decide|agree|wish|want|choose|require|ask)[a-z]*|if (?:and when )?[^;]{0,60}(?:decide|agree|wish|want|choose|ask)[a-z]*|as and when|as (?:may be )?agreed|from time to time|where (?:agreed|appropriate|necessary)|may (?:be )?(?:test|tested|rehearse|exercise|exercised|try|hold)",
);
static EVERY: Pattern = Pattern::new(
    "(?:once|twice|times) (?:in|per|a|an|every|each)|every|each (?:[a-z]+ )?(?:year|quarter|month)|annual(?:ly)?|yearly|quarterly|monthly|half-yearly",
);

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

/// "We rehearse this in full every year" behind the paragraph on recovery.
fn is_beside(paper: &PaperReading<'_>, block: usize) -> bool {
    paper
        .of_kinds(&[Kind::RecoveryTime, Kind::RecoveryPoint])
        .any(|one| paper.sentence_of(one).block.abs_diff(block) <= 2)
}

fn is_rehearsed(paper: &PaperReading<'_>, block: usize) -> bool {
    let paragraph = paper
        .paper
        .prose
        .lines
        .get(block)
        .map_or("", |line| &paper.plain[line.clone()]);
    !paragraph.contains("penetration")
        && (REHEARSAL.is_in(paragraph) && (MOVED.is_in(paragraph) || is_beside(paper, block))
            || TRIED.is_in(paragraph))
}
