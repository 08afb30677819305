use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule, credits};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "no-right-after-repeated-misses",
    group: Group::Consistency,
    severity: Severity::Note,
    guide: include_str!("no_right_after_repeated_misses.md"),
    check: Check::Prose(check),
};

static CREDITS: Pattern = Pattern::new(
    "(?:service |performance |sla |availability |uptime )?(?:credit(?:s|ed)?|penalt(?:y|ies))",
);
static REPEATED: Pattern = Pattern::new(
    "(?:consecutive|successive|in a row|twice|more than once|repeated(?:ly)?|persistent(?:ly)?|chronic(?:ally)?|times in|in any (?:rolling )?(?:[a-z0-9() -]+)(?:month|year)|(?:two|three|four|2|3|4)(?: \\([0-9]\\))? (?:or more )?(?:times|months|quarters|occasions))",
);
static RIGHT: Pattern = Pattern::new("terminat(?:e|ion)|step[- ]in|cancel");
static LEVELS: Pattern = Pattern::new(
    "service levels?|slas?|up-?time|availability|service credits?|targets?|performance|critical",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.has_draft {
        return;
    }
    let kinds = [
        Kind::Availability,
        Kind::ResponseTime,
        Kind::ResolutionTime,
        Kind::RestoreTime,
    ];
    if paper.of_kinds(&kinds).next().is_none() {
        return;
    }
    let Some(credit) = paper
        .about(&[Cue::Credit])
        .filter(|one| one.kind != crate::recognise::reading::Part::Heading)
        .filter(|sentence| credits::speaks_of(paper, sentence))
        .find_map(|sentence| paper.find(sentence, &CREDITS))
    else {
        return;
    };
    let ends = paper.about(&[Cue::Terminate]).any(|sentence| {
        paper.says(sentence, &RIGHT)
            && (paper.says(sentence, &REPEATED) || sentence.cues.has(Cue::Level))
            && paper.says(sentence, &LEVELS)
    });
    if !ends {
        findings.report(
            paper.place(&credit),
            "credits are all that follows, however often the service levels are missed",
            "add a right to terminate, such as \"after 3 misses of one Service Level in 6 months\"",
        );
    }
}
