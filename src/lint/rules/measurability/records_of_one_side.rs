use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "records-of-one-side",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("records_of_one_side.md"),
    check: Check::Prose(check),
};

static SOLE: Pattern = Pattern::new(
    "(?:provider|supplier|vendor|contractor|company|our|its|host|licensor)(?:'s|’s)? (?:own )?(?:monitoring(?: tools?| systems?| data)?|records|measurements?|logs?|systems?|data|determination|calculations?)[^.;]{0,60}(?:shall|will)? ?(?:be |is |are )?(?:the )?(?:sole|final|binding|conclusive|definitive|exclusive|prevail|control|govern)[a-z]*|(?:sole(?:ly)?|exclusively|conclusively) (?:measured|determined|calculated|based on|on the basis of|using|with|from|according to|by reference to|monitored|against)[^.;]{0,40}(?:provider|supplier|vendor|contractor|our|its|company)|(?:measured|determined|calculated|monitored)[^.;]{0,30} (?:solely|exclusively) by (?:the )?(?:provider|supplier|vendor|contractor|us|company)|third[- ]party (?:monitoring|measurements?|evidence|reports?)[^.;]{0,40}(?:not|no) (?:be )?(?:accepted|considered|evidence|valid|used)|(?:provider|supplier|vendor|contractor|company)[^.;]{0,40}in its (?:sole|reasonable) (?:discretion|judge?ment)[^.;]{0,40}(?:determine|measure|calculate)",
);
static MEASURED: Pattern = Pattern::new(
    "availab(?:le|ility)|up-?time|down-?time|service levels?|slas?|service credits?|response times?|performance",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.commitments.is_empty() && !paper.cues.has(Cue::Level) {
        return;
    }
    for sentence in paper.about(&[Cue::Measure]) {
        let words = paper.words(sentence);
        let about = MEASURED.is_in(words) || MEASURED.is_in(paper.heading_of(sentence));
        if let Some(span) = paper.find(sentence, &SOLE).filter(|_| about) {
            findings.report(
                paper.place(&span),
                "only the records of the side that made the promise count",
                "let the Customer see the raw data and bring its own, and say how a difference is settled",
            );
        }
    }
}
