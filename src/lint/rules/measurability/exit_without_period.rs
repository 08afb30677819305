use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "exit-without-period",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("exit_without_period.md"),
    check: Check::Prose(check),
};

static EXIT: Pattern = Pattern::new(
    "(?:exit|transition(?:al)?|disengagement|termination|migration|hand-?over) (?:assistance|services?|support)|assist(?:ance)?[^.;]{0,60}(?:orderly (?:transition|transfer|migration)|transition|hand-?over|migration)|orderly (?:transition|transfer|migration|handover)|(?:assist|cooperate|co-operate|support|help)[^.;]{0,80}(?:migrat(?:e|ion)|transition|transfer|hand-?over)[^.;]{0,80}(?:successor|replacement|incoming|another|new) (?:provider|supplier|vendor|contractor|operator)|(?:migrat(?:e|ion)|transition|transfer|hand-?over)[^.;]{0,60} to (?:a |the |any |its )?(?:successor|replacement|incoming|another|new) (?:provider|supplier|vendor|contractor|operator)",
);
static OWED: Pattern = Pattern::new(
    "extend|cooperation|provide|assist|cooperate|co-operate|support|give|render|continue|perform|supply|provided",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut first = None;
    for sentence in paper.about(&[Cue::Exit]) {
        let Some(span) = paper.find(sentence, &EXIT) else {
            continue;
        };
        // The name of another agreement.
        if paper.plain[span.end..].starts_with(" agreement") {
            continue;
        }
        // The same paragraph, the items it leads into, and what else is about the exit.
        let near = paper.sentences.iter().filter(|one| {
            one.block == sentence.block
                || one
                    .lead
                    .and_then(|lead| paper.sentences.get(lead))
                    .is_some_and(|lead| lead.block == sentence.block)
                || one.cues.has(Cue::Exit)
        });
        if near.into_iter().any(|one| {
            one.amounts
                .iter()
                .any(crate::recognise::reading::Amount::is_time)
        }) {
            return;
        }
        if sentence.duty.is_some() && paper.says(sentence, &OWED) && first.is_none() {
            first = Some(span);
        }
    }
    if let Some(span) = first {
        findings.report(
            paper.place(&span),
            format!("\"{}\" has no duration anywhere", paper.short(&span)),
            "say how long it lasts, in which format and by when data is handed over, when it is deleted, and at what price",
        );
    }
}
