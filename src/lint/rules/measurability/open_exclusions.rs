use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind;
use crate::recognise::reading::{Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "open-exclusions",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("open_exclusions.md"),
    check: Check::Prose(check),
};

static OPEN: Pattern = Pattern::new(
    "including,? but not limited to|including,? without limitation|including but not limited|without limitation|such as|and so on|etc|among (?:other things|others)|any other (?:reasons?|causes?|circumstances?|events?|factors?)|or other (?:reasons?|causes?|circumstances?|factors?|matters?)|for any (?:other )?reason|similar (?:events?|causes?|circumstances?)",
);
static LEFT_OUT: Pattern = Pattern::new(
    "(?:is|are|be) not (?:regarded as |treated as |considered |counted as |deemed )?(?:to be )?(?:downtime|unavailab(?:le|ility))|not downtime|disregard(?:ed)?|exclud(?:e|es|ed|ing)|exclusions?|excused|not (?:be )?(?:count|counted|include|included|considered|deemed|apply)|does not include|shall not apply|exclusive of|not include",
);
static MEASURED: Pattern = Pattern::new(
    "availab(?:le|ility)|up-?time|down-?time|unavailab(?:le|ility)|outages?|service levels?|slas?|service credits?",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper
        .of_kinds(&[CommitmentKind::Availability])
        .next()
        .is_none()
    {
        return;
    }
    for sentence in &paper.sentences {
        if !is_exclusion(paper, sentence) {
            continue;
        }
        let Some(open) = paper.find(sentence, &OPEN) else {
            continue;
        };
        findings.report(
            paper.place(&open),
            format!(
                "what does not count as downtime is an open list: \"{}\"",
                paper.short(&open)
            ),
            "list the events that are left out, each with its limit and who proves it",
        );
    }
}

/// Whether a sentence says what is left out of an availability, by itself or under such words.
fn is_exclusion(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let words = paper.words(sentence);
    if sentence.cues.has(Cue::Exclude) && LEFT_OUT.is_in(words) && MEASURED.is_in(words) {
        return true;
    }
    let above = [paper.lead_of(sentence), paper.heading_of(sentence)];
    above
        .iter()
        .any(|above| LEFT_OUT.is_in(above) && (MEASURED.is_in(above) || MEASURED.is_in(words)))
}
