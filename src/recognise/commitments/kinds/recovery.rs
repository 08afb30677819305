//! What an amount says of a recovery: how soon a site runs again, and how much data may be lost.

use super::super::whole::Whole;
use super::limits::near_end;
use super::{CommitmentKind, NOT_DONE, RTO_NAMED, SENT};
use crate::recognise::reading::{Amount, Cue, Cues, Pattern, Unit, floor};

/// A site that is lost, and what takes its place.
static SITE: Pattern = Pattern::new(
    "disasters?|(?:loss|failure|outage|interruption|destruction) of (?:a|an|one|the|either|its) (?:[a-z]+ ){0,2}(?:operating cent(?:re|er)|data cent(?:re|er)|site|location|region|delivery cent(?:re|er))|(?:primary|secondary|second|standby|alternate|backup) (?:site|data cent(?:re|er)|location|region)|business continuity|recovery time",
);
static RUNS_AGAIN: Pattern = Pattern::new(
    "resum(?:e|es|ed|ption)|fail(?:s|ed)? over|fail-?over|back (?:in|into|to) (?:operation|service|production)|(?:running|up) again|restor(?:e|es|ed|ing)|recover(?:s|ed)|working again",
);
/// "No more than one hour of data may be lost", "loses at most 4 hours of data".
static LOSES: Pattern = Pattern::new("los(?:e|es|s|t)|no older than");
static OF_DATA: Pattern = Pattern::new("data|transactions?|entries");

/// What is said of a loss without the names of the objectives.
pub(super) fn recovery(
    amount: &Amount,
    before: &str,
    after: &str,
    sentence: &Whole<'_>,
    cues: Cues,
) -> Option<CommitmentKind> {
    if amount.unit > Unit::Week {
        return None;
    }
    // "… more than 30 minutes before the disaster shall be lost (the recovery point objective)".
    let is_named = || named_behind(after) == Some(CommitmentKind::RecoveryPoint);
    if cues.has(Cue::Loss) && (is_loss(before, after) || is_named()) {
        return Some(CommitmentKind::RecoveryPoint);
    }
    let again = cues.has(Cue::Restore)
        && sentence.says(&SITE)
        && sentence.says(&RUNS_AGAIN)
        && !NOT_DONE.is_in(before)
        && WITHIN.is_in(near_end(before, 20))
        && !SENT.is_in(near_end(before, 90))
        && !TESTED.is_in(after);
    again.then_some(CommitmentKind::RecoveryTime)
}

/// What follows a test is no recovery.
pub(super) static TESTED: Pattern = Pattern::whole(
    "^ ?(?:after|of|from|following) (?:(?:the|each|every|any|a|such|end|close|completion|of) )*(?:[a-z]+ )?(?:tests?|drills?|exercises?|rehearsals?|quarters?|months?|years?|reviews?|requests?)(?-u:\\b)|^ ?(?:thereafter|of (?:its|the|such) completion)",
);

/// Whether an amount says how much data is lost.
fn is_loss(before: &str, after: &str) -> bool {
    let (near, next) = (near_end(before, 90), &after[..floor(after, 70)]);
    let clause = near.rfind([';', '.']).map_or(near, |at| &near[at..]);
    // A data centre that is lost is a site.
    let clause = &clause.replace("data cent", "site cent");
    if RTO_NAMED.is_in(near_end(clause, 40)) {
        return false;
    }
    let loses = LOSES.find_all(clause).last().map(|found| found.end);
    if let Some(at) = loses {
        // "Loss of a site … within 4 hours" loses no data.
        return (OF_DATA.is_in(&clause[at..]) && !WITHIN.is_in(near_end(clause, 16)))
            || DATA_NEXT.is_in(next)
            || DATA_LOST.is_in(clause);
    }
    DATA_NEXT.is_in(next) && LOSES.is_in(next) || NO_OLDER.is_in(clause)
}

static WITHIN: Pattern =
    Pattern::new("within|in|no later than|not later than|at the latest|after|less than|under");
static DATA_NEXT: Pattern =
    Pattern::whole("^ (?:of|worth of) (?:[a-z]+ ){0,3}(?:data|transactions?|entries)(?-u:\\b)");
static DATA_LOST: Pattern = Pattern::new(
    "loss of (?:[a-z]+ ){0,3}data|data loss|data (?:that )?(?:is |are |may be |can be )?lost",
);
static NO_OLDER: Pattern = Pattern::new("(?:data|copy|backup|state) (?:[a-z]+ ){0,2}no older than");

/// "No more than 2 hours of data (recovery point objective)".
pub(super) fn named_behind(after: &str) -> Option<CommitmentKind> {
    let name = BEHIND.groups(after)?.first()?;
    Some(if name.contains("point") || name == "rpo" {
        CommitmentKind::RecoveryPoint
    } else {
        CommitmentKind::RecoveryTime
    })
}

/// The name of an objective in brackets, behind the amount or what starts its clock.
static BEHIND: Pattern = Pattern::whole(
    "^[^;()]{0,60}\\((?:the |maximum )?[\"“]?(recovery (?:time|point)(?: objective)?|rto|rpo)(?-u:\\b)",
);
