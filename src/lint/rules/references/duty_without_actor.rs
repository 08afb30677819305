use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern, names_party};

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
/// What is done to data and its access, with the nouns it is done to.
static ALSO_DONE: Pattern = Pattern::new(
    "(?:shall|must|will) (?:also |always |then )?be (?:[a-z]+ly )?(?:changed|renewed|encrypted|disabled|revoked|removed|performed|conducted|carried out|completed|kept|retained|verified|rotated|hardened|segregated|wiped|erased|scanned|backed up|taken|tested|restored|patched)",
);
static ALSO_SERVED: Pattern = Pattern::new(
    "back-?ups?|(?:customer |client |personal |user )?data|(?:user|system|customer|administrator|service) accounts?|(?:penetration|security|recovery|restore|disaster recovery) tests?|(?:vulnerability )?scans?|logs?|access(?: rights)?|passwords?|keys?|patch(?:es)?|snapshots?",
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
        let words = paper.words(sentence);
        let subject = &paper.plain[duty.subject.clone()];
        let Some(span) = paper
            .find(sentence, &DONE)
            .filter(|_| SERVED.is_in(subject))
            .or_else(|| {
                paper
                    .find(sentence, &ALSO_DONE)
                    .filter(|_| ALSO_SERVED.is_in(subject))
            })
        else {
            continue;
        };
        let led = names_party(paper.lead_of(sentence)) || names_party(paper.heading_of(sentence));
        let after = &paper.plain[span.end..sentence.span.end];
        if names_party(words)
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
/// Who acted so many sentences ago is no longer near.
const NEAR: usize = 200;

/// Whether the sentence before it, in the same block, names who acts.
fn near_actor(paper: &PaperReading<'_>, sentence: &crate::recognise::reading::Sentence) -> bool {
    let at = paper
        .sentences
        .partition_point(|one| one.span.start < sentence.span.start);
    paper.sentences[..at]
        .iter()
        .rev()
        .take_while(|one| one.block == sentence.block)
        .take(NEAR)
        .any(|one| names_party(paper.words(one)))
}
