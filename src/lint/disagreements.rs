//! Facts of a paper that contradict each other, and the rule that each of them belongs to.

use crate::lint::{Findings, PaperReading, two_numbers};
use crate::recognise::commitments::{Commitment, CommitmentKind};
use crate::recognise::facts::{Fact, Value};
use crate::recognise::reading::Cue;

/// What a fact is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// How long something takes or lasts.
    Periods,
    /// What something costs or is worth.
    Amounts,
    /// How good a service is.
    Targets,
}

/// Reports the facts of one sort that contradict each other, but for those that the rule told
/// already.
pub(super) fn report(paper: &PaperReading<'_>, of: Of, findings: &mut Findings) {
    for (one, other) in paper.disagreements() {
        let sort = if sort(paper, one) == Of::Targets {
            Of::Targets
        } else {
            sort(paper, other)
        };
        let is_told = [one, other]
            .into_iter()
            .any(|fact| findings.tell_of(&paper.place(&fact.span)));
        if sort != of || is_told {
            continue;
        }
        two_numbers::report(
            paper,
            (&other.span, &printed(paper, other)),
            (&one.span, &printed(paper, one)),
            &one.name,
            findings,
        );
    }
}

/// A value as the other rules print it, a sum as it stands.
fn printed(paper: &PaperReading<'_>, fact: &Fact) -> String {
    match &fact.value {
        Value::Amount(amount) => amount.printed(),
        Value::Sum(..) => paper.short(&fact.span),
    }
}

fn sort(paper: &PaperReading<'_>, fact: &Fact) -> Of {
    let sentence = &paper.sentences[fact.sentence];
    let is_promised = |one: &Commitment| {
        one.target.span == fact.span && one.kind != CommitmentKind::SecurityNotification
    };
    let served = [Cue::Available, Cue::Level, Cue::Answer, Cue::Respond];
    if matches!(fact.value, Value::Sum(..)) {
        Of::Amounts
    } else if paper.judged().iter().any(is_promised)
        || fact.value.is_share() && sentence.cues.any(&served) && !sentence.cues.has(Cue::Credit)
    {
        Of::Targets
    } else if fact.value.is_time() {
        Of::Periods
    } else {
        Of::Amounts
    }
}
