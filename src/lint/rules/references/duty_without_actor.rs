use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "duty-without-actor",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("duty_without_actor.md"),
    check: Check::Prose(check),
};

static DONE: Pattern = Pattern::new(
    "(?:shall|must) (?:also |always |then )?be (?:[a-z]+ly )?(?:tested|backed up|taken|restored|encrypted|monitored|patched|applied|reported|reviewed|notified|logged|stored|deleted|destroyed|returned|updated|maintained|audited|installed|scanned|recorded|escalated|resolved|answered|protected)",
);
static BY: Pattern = Pattern::new("by (?:the |its |each |either |both |a |an )?[a-z]+");
static SERVED: Pattern = Pattern::new(
    "back-?ups?|(?:customer |personal |all )?data|systems?|servers?|software|services?|incidents?|errors?|security|patch(?:es)?|vulnerabilit(?:y|ies)|logs?|access|disaster|recovery|continuity|networks?|platform|service levels?|tickets?",
);
static NAMED: Pattern = Pattern::new(
    "provider|supplier|vendor|contractor|licensor|customer|client|buyer|part(?:y|ies)|we|you|service desk|processor|controller|company|licensee|government|agency|offeror|operator",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut told = 0;
    for sentence in paper.about(&[Cue::Passive]) {
        let Some(duty) = sentence
            .duty
            .as_ref()
            .filter(|duty| duty.passive && !duty.is_led)
        else {
            continue;
        };
        let Some(span) = paper.find(sentence, &DONE) else {
            continue;
        };
        let words = paper.words(sentence);
        let subject = &paper.plain[duty.subject.clone()];
        let led = NAMED.is_in(paper.lead_of(sentence)) || NAMED.is_in(paper.heading_of(sentence));
        let after = &paper.plain[span.end..sentence.span.end];
        if !SERVED.is_in(subject)
            || NAMED.is_in(words)
            || BY.is_in(after)
            || led
            || told >= MOST
            || near_actor(paper, sentence)
        {
            continue;
        }
        told += 1;
        let span = duty.subject.start..span.end;
        findings.report(
            paper.place(&span),
            format!("\"{}\" does not say by whom", paper.short(&span)),
            "name who owes it: \"The Provider shall …\"",
        );
    }
}

/// So many show the manner of the paper.
const MOST: usize = 3;

/// Whether the sentence before it, in the same block, names who acts.
fn near_actor(paper: &PaperReading<'_>, sentence: &crate::recognise::reading::Sentence) -> bool {
    paper.sentences.iter().any(|one| {
        one.block == sentence.block
            && one.span.start < sentence.span.start
            && NAMED.is_in(paper.words(one))
    })
}
