use crate::finding::{Group, Severity};
use crate::lint::repeated_misses::right_to_leave;
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
    "(?:service |performance |sla |availability |uptime |contractual )?(?:credit(?:s|ed)?|penalt(?:y|ies)|deductions?|rebates?)|liquidated (?:and ascertained )?damages|lads?",
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
        .sentences
        .iter()
        .filter(|one| {
            one.cues
                .any(&[Cue::Credit, Cue::Claim, Cue::Level, Cue::Share])
                || paper.names_credit(paper.words(one))
        })
        .filter(|one| one.kind != crate::recognise::reading::Part::Heading)
        .filter(|sentence| credits::speaks_of(paper, sentence))
        .find_map(|sentence| {
            let named = || paper.names_credit(paper.words(sentence));
            let found = paper.find(sentence, &CREDITS);
            found.or_else(|| named().then(|| sentence.span.clone()))
        })
    else {
        return;
    };
    if right_to_leave(paper).is_none() {
        findings.report(
            paper.place(&credit),
            "credits are all that follows, however often the service levels are missed",
            "add a right to terminate, such as \"after 3 misses of one Service Level in 6 months\"",
        );
    }
}
