use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule, credits};
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "sole-remedy-with-termination",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("sole_remedy_with_termination.md"),
    check: Check::Prose(check),
};

static SOLE: Pattern = Pattern::new(
    "(?:sole|exclusive|only)(?: (?:and|or|financial|monetary|other|legal|available|exclusive|sole)){0,4} (?:remed(?:y|ies)|liabilit(?:y|ies)|obligations?(?: and liability)?|recourse|rights?)",
);
static ABOUT: Pattern = Pattern::new(
    "(?:service|performance|sla|availability|uptime) credits?|service levels?|slas?|up-?time|availability|unavailab(?:le|ility)|down-?time|outages?",
);
static OPEN: Pattern = Pattern::new(
    "terminat(?:e|ion)|without prejudice|in addition|except|other than|apart from|save (?:where|as|for|that)|(?:are|is|be|constitute) not (?:the |its |a |an |customer(?:'s|’s) |client(?:'s|’s) |buyer(?:'s|’s) |your )*(?:sole|exclusive|only)|not (?:be )?(?:the |its |a |an |customer(?:'s|’s) |client(?:'s|’s) |buyer(?:'s|’s) |your )*(?:sole|exclusive|only)|besides|subject to (?:section|clause)",
);
static TERMINATE: Pattern = Pattern::new(
    "(?:may|right to|entitled to) (?:terminate|cancel|rescind)[^.;]{0,160}?(?:service levels?|slas?|availability|up-?time|service credits?|critical service level|consecutive months)|(?:service levels?|slas?|availability|up-?time|consecutive months|persistent|repeated|chronic)[^.;]{0,160}?(?:may|right to|entitled to) (?:terminate|cancel|rescind)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let sole = paper.about(&[Cue::Sole]).find_map(|sentence| {
        let span = paper.find(sentence, &SOLE)?;
        let words = paper.words(sentence);
        let about = ABOUT.is_in(words)
            || ABOUT.is_in(paper.heading_of(sentence))
            || credits::is_bare(words);
        (about && !OPEN.is_in(words)).then_some(span)
    });
    let right = paper
        .about(&[Cue::Terminate])
        .find_map(|sentence| paper.find(sentence, &TERMINATE));
    if let (Some(sole), Some(right)) = (sole, right) {
        findings
            .report(
                paper.place(&sole),
                "credits are the only remedy here, and missed service levels give a right to terminate elsewhere",
                "name the other rights in this sentence: \"besides the right to terminate of clause …\"",
            )
            .related
            .push((paper.place(&right), "the right to terminate".into()));
    }
}
