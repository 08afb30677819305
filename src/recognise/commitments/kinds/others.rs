//! When an amount is due for something else than its words name: a test, a report, what follows.

use super::super::whole::Whole;
use super::limits::{every, near_end};
use super::{CommitmentKind, SENT, recovery};
use crate::recognise::reading::{Amount, Cue, Cues, Pattern, Unit};

/// Whether the words before an amount say that something else than its kind is due, or nothing.
pub(super) fn is_other(
    kind: CommitmentKind,
    amount: &Amount,
    before: &str,
    sentence: &Whole<'_>,
    cues: Cues,
) -> bool {
    use CommitmentKind as Kind;
    if kind == Kind::ResolutionTime && AUDITED.is_in(before) {
        return true;
    }
    // Months of support are no time in which an incident is solved.
    let support = matches!(
        kind,
        Kind::ResponseTime | Kind::ResolutionTime | Kind::RestoreTime
    );
    if support && amount.unit > Unit::Week || is_due_later(kind, amount, before) {
        return true;
    }
    // "Shall start within 2 hours", "every 12 months recover": neither is an end.
    let ends = [
        Kind::ResolutionTime,
        Kind::RestoreTime,
        Kind::RecoveryTime,
        Kind::RecoveryPoint,
    ];
    let no_end =
        || LEAST.is_in(near_end(before, 14)) || BEGINS.is_in(near_end(before, 26)) || every(before);
    ends.contains(&kind) && no_end() || cues.has(Cue::Pause) && sentence.says(&WAITING)
}

/// Whether what is timed is how long callers waited who gave up.
pub(in super::super) fn is_given_up(before: &str) -> bool {
    GIVEN_UP.is_in(near_end(before, 40))
}

/// Callers who did not wait.
static GIVEN_UP: Pattern =
    Pattern::new("abandon(?:s|ed|ing)?|h(?:u|a)ng(?:s|ing)? up|g(?:a|i)ve(?:s)? up|ended by");

/// Whether a row is about what is due when a case is over.
pub(in super::super) fn is_due_after(name: &str, after: &str) -> bool {
    OVER.is_in(after) || ANALYSED.is_in(name)
}

/// What is due when an incident is over is no first notice, and no solution.
pub(super) static OVER: Pattern = Pattern::whole(
    "^,? ?(?:\\([^()]{0,30}\\) )?(?:after|of|from|following|once|upon|when|as soon as) (?:(?:the|its|each|every|that|such|a|an|it|this|final|full|successful|service|incident|fault|complete|permanent|is|was|has|been|security) )*(?:fix|fixed|resolution|resolved|restoration|restored|closure|closed|closing|recovery|recovered|remedied|repaired|corrected|solution|solved|rectified|end|ends|ended|over|elimination|eliminated|completion)(?-u:\\b)",
);

/// What is told of an incident behind it, and by how much a time was missed.
static ANALYSED: Pattern = Pattern::new(
    "(?:root[- ])?cause (?:analys[ei]s|reports?|and [a-z ]*reports?)|(?:analys[ei]s|report|account|explanation) of (?:the |its )?(?:root )?causes?|post[- ]?(?:mortem|incident)(?: review| report| analysis)?|lessons learn(?:ed|t)|exceeded by|overrun by",
);

/// "An analysis of the cause within 5 days after the fix."
pub(super) fn follows_solution(kind: CommitmentKind, before: &str, after: &str) -> bool {
    use CommitmentKind::{ResolutionTime, ResponseTime, RestoreTime};
    matches!(kind, ResolutionTime | RestoreTime | ResponseTime)
        && (OVER.is_in(after) || ANALYSED.is_in(near_end(before, 60)))
}

/// What is due once a solution is there.
static DONE_BEFORE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:following|after|upon|once) (?:the |its |each |every |a )?(?:resolution|restoration|recovery|closure)(?-u:\\b)[^.;]{0,120}$",
);

/// Whether another thing is due within an amount: a record of the recovery time, what follows a
/// resolution.
fn is_due_later(kind: CommitmentKind, amount: &Amount, before: &str) -> bool {
    use CommitmentKind::{RecoveryPoint, RecoveryTime};
    let recovered = matches!(kind, RecoveryTime | RecoveryPoint);
    recovered && (amount.unit > Unit::Week || SENT.is_in(near_end(before, 90)))
        || DONE_BEFORE.is_in(before)
}

/// Whether an amount belongs to a test of recovery, not to the recovery.
pub(super) fn is_test(kind: CommitmentKind, before: &str, after: &str) -> bool {
    use CommitmentKind::{RecoveryPoint, RecoveryTime, RestoreTime};
    matches!(kind, RecoveryTime | RecoveryPoint | RestoreTime)
        && (recovery::TESTED.is_in(after) || LASTS.is_in(before))
}

/// "For one full day" is how long something goes on.
static LASTS: Pattern = Pattern::whole(
    "(?-u:\\b)(?:run|runs|work|works|operate|operates)[^.;,]{0,80} for (?:at least |a |the )?$",
);

/// A floor of time is no deadline.
static LEAST: Pattern =
    Pattern::whole("(?-u:\\b)at least|minimum of|(?:^|[^ot] |[^n]o |[^o]t )more than");

/// What an audit finds is no incident.
static AUDITED: Pattern = Pattern::new(
    "(?:correct|clos|remed|rectif|resolv|fix|repair)[a-z]* (?:[a-z]+ ){0,3}(?:shortcomings?|findings?|observations?|deviations?|gaps?)|findings? (?:(?:is|are|shall be|must be) )?(?:closed|remedied|fixed|resolved)",
);

/// A beginning is no end.
static BEGINS: Pattern = Pattern::new("starts?|begins?|commences?|attend|arrive");

/// A pause of the clock is no promise.
static WAITING: Pattern = Pattern::new(
    "wait(?:s|ed|ing)?|await(?:s|ed|ing)?|pending|clock|suspend(?:s|ed)?|paused?|on hold|stands? still|frozen|freezes?|stops?|stopped|halt(?:s|ed)?|interrupted",
);
