use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "resolution-without-end",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("resolution_without_end.md"),
    check: Check::Prose(check),
};

/// What a support service solves; the defects of a warranty end when they are corrected.
static SERVED: Pattern = Pattern::new(
    "incidents?|faults?|failures?|anomal(?:y|ies)|breakdowns?|alarms?|trouble|disks?|tills?|devices?|access points?|malfunctions?|problems?|tickets?|outages?|interruptions?|errors?|inquir(?:y|ies)|complaints?|calls|the service|services",
);

/// The state of things in which something is resolved.
static ENDED: Pattern = Pattern::new(
    "again|restor(?:e|es|ed|ation|ing)|(?:is|are|been|be|was|being|an?|the|such|that|permanent(?:ly)?|fully) (?:[a-z]+ )?(?:eliminated|corrected|correction|repaired|fixed|fix|rectified|remedied|removed|cured|solved|closed|concluded|resumed)|work-?arounds?|usable|working|works|agrees? to closure|(?:cause|fault) (?:is )?(?:removed|bypassed)|functions? (?:properly|as|again|without)|operational|normal(?:ly)?|confirm(?:s|ed|ation)?|accept(?:s|ed|ance)?|approv(?:es|ed|al)|releas(?:es|ed)|no longer|conform(?:s|ing)?|resum(?:e|es|ed|ption)|clos(?:es|ed|ure) (?:of|by|in agreement with) (?:the )?(?:customer|client|user|buyer|bank|principal|reporter|authority|department|institution|you)|temporary (?:fix|solution|repair)|(?:permanent|final|interim) (?:solution|fix|repair|correction)|rolled back",
);
static SOLVED: Pattern = Pattern::new(
    "(?:incident |full |final |permanent |temporary |service |target |error )*(?:clear(?:s|ed|ance)?|resol(?:ve|ves|ved|ving|ution)|fix(?:e[sd])?|solv(?:e|es|ed)|solutions?|repair(?:s|ed)?|restor(?:e|es|ed|ation)|correct(?:s|ed|ion)?|remed(?:y|ied|ies)|closure|closed|work-?around|rectif(?:y|ied|ication))(?: times?)?",
);
/// What says when a state is reached.
static REACHED: Pattern = Pattern::new(
    "means?|shall mean|ends?|ended|until|deemed|considered|regarded|treated as|complete[d]?|achieved|reached|stops?|closed (?:when|once|if|after|only|means)|(?:resolved|restored|fixed|solved|repaired|corrected)[\"”]? (?:when|once|if|only|as soon as|at the moment)|counts? as",
);

/// Says it of the term elsewhere.
static RESOLVED_WHEN: Pattern = Pattern::new(
    "(?:resol(?:ved|ution)|restor(?:ed|ation)|solved|solution|fixed)[^;]{0,60} (?:only )?(?:when|once|if|as soon as|until|means)",
);

/// The sentence that defines it, if it is a term.
fn term<'a>(paper: &'a PaperReading<'_>) -> Option<&'a Sentence> {
    let named = |name: &str| TERM.is_in(&name.to_ascii_lowercase());
    let term = paper
        .definitions
        .terms
        .iter()
        .find(|term| named(&term.name))?;
    paper.sentences.get(term.sentence)
}

/// Whether some sentence says when a case is solved.
fn is_ended(paper: &PaperReading<'_>, term: Option<&Sentence>) -> bool {
    paper.sentences.iter().any(|sentence| {
        sentence
            .cues
            .any(&[Cue::Resolve, Cue::Restore, Cue::Settle, Cue::Mean])
            && !sentence.cues.has(Cue::Pause)
            && (term.is_none() || paper.says(sentence, &RESOLVED_WHEN))
            && paper.says(sentence, &REACHED)
            && paper.says(sentence, &SOLVED)
            && paper.says(sentence, &ENDED)
    })
}

/// The term for it.
static TERM: Pattern = Pattern::whole(
    "^(?:incident |full |final |permanent |temporary |service |target |error )*(?:resolve[sd]?|resolutions?|fix(?:e[sd])?|solve[sd]?|solutions?|repair(?:s|ed)?|restore[sd]?|restoration|correct(?:s|ed|ion)?|remed(?:y|ied)|closure|closed|work-?around|rectif(?:y|ied|ication))(?: times?)?$",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.has_draft {
        return;
    }
    let term = term(paper);
    let own = |sentence: &Sentence| paper.paragraph_says(sentence, &ENDED);
    if term.is_some_and(own) || is_ended(paper, term) {
        return;
    }
    let defined = term.is_some();
    let first = paper
        .of_kinds(&[Kind::ResolutionTime, Kind::RestoreTime])
        .find(|one| {
            (one.clock_stop.is_none() || defined)
                && (one.severity.is_some() || paper.says(paper.sentence_of(one), &SERVED))
        });
    if let Some(one) = first {
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} does not say what ends it",
                one.kind.printed(),
                one.target.printed()
            ),
            "say what counts: service restored, a workaround the Customer accepts, or a permanent correction, and who confirms it",
        );
    }
}
