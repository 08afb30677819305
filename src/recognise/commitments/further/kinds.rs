//! What a promise beside the service levels is about, by the words around its amount.

use super::Kind;
use crate::recognise::reading::{Pattern, floor};

/// What a limit of time promises.
pub(super) fn of_time(before: &str, after: &str) -> Option<Kind> {
    let near = near_end(before, 40);
    let kept = KEPT.find_all(before).pop();
    if let Some(kept) = kept
        && LASTS.is_in(&before[kept.end..])
        && THINGS_KEPT.is_in(before)
    {
        return Some(Kind::Retention);
    }
    if AHEAD.is_in(after) {
        return (TOLD.is_in(before) && WORKS.is_in(before)
            || TOLD.is_in(before) && WORKS.is_in(after))
        .then_some(Kind::OtherTime);
    }
    if !is_limit(near, after) || LASTING.is_in(near) {
        return None;
    }
    // "Within 20 days of each test, the Supplier shall hand over a report": what is due stands behind.
    let is_first = opens(before);
    let behind = if is_first { after } else { part(after) };
    let about = |pattern: &Pattern| pattern.is_in(before) || pattern.is_in(behind);
    let given = |pattern: &Pattern| pattern.is_in(before) || is_first && pattern.is_in(behind);
    Some(if about(&CAUSE) && !FINDING.is_in(near_end(before, 24)) {
        Kind::RcaDelivery
    } else if held(&format!("{} {behind}", near_end(before, NEAR))) {
        Kind::ExitStep
    } else if about(&PAPER) && given(&GIVEN) {
        Kind::ReportDelivery
    } else if about(&REQUEST) && about(&FULFILLED) {
        Kind::ServiceRequest
    } else {
        Kind::OtherTime
    })
}

/// What a share promises.
pub(super) fn of_share(before: &str, after: &str) -> Option<Kind> {
    let near = near_end(before, 60);
    if !SHARE_BOUND.is_in(near)
        && !SHARE_BEHIND.is_in(after)
        && !before.trim_end().ends_with([':', '≥', '≤', '>', '<', '='])
    {
        return None;
    }
    Some(named_share(&format!("{before} {}", part(after))))
}

/// What a share is of.
pub(super) fn named_share(words: &str) -> Kind {
    let kinds: [(&Pattern, Kind); 7] = [
        (&FIRST_CONTACT, Kind::FirstContact),
        (&PLEASED, Kind::Satisfaction),
        (&LEAVERS, Kind::Turnover),
        (&COPIES, Kind::BackupSuccess),
        (&CHANGES, Kind::ChangeSuccess),
        (&COVERED, Kind::Coverage),
        (&FAILED, Kind::ErrorRate),
    ];
    let found = kinds.iter().find(|(pattern, _)| pattern.is_in(words));
    found.map_or(Kind::OtherShare, |(_, kind)| *kind)
}

/// What a share of cases is called that a table has by that name.
pub(super) fn share_of_cases(name: &str) -> Kind {
    match named_share(name) {
        kind @ (Kind::FirstContact | Kind::Satisfaction | Kind::BackupSuccess) => kind,
        _ => Kind::InTime,
    }
}

/// What is done so often.
pub(super) fn of_interval(before: &str, after: &str) -> Option<Kind> {
    let words = format!("{before} {}", part(after));
    if UPDATED.is_in(&words) && !words.contains("report") {
        return Some(Kind::UpdateCadence);
    }
    if TRIED.is_in(&words) && RESTORED.is_in(&words) {
        return Some(Kind::RestoreTest);
    }
    (TRIED.is_in(&words) || DONE_OFTEN.is_in(&words)).then_some(Kind::Interval)
}

/// What a row of a table of targets promises by its name, where the cell is a time.
pub(super) fn named_time(name: &str) -> Kind {
    if CAUSE.is_in(name) {
        Kind::RcaDelivery
    } else if PAPER.is_in(name) {
        Kind::ReportDelivery
    } else if KEPT.is_in(name) || name.contains("retention") {
        Kind::Retention
    } else if HELD.is_in(name) && RETURNED.is_in(name) {
        Kind::ExitStep
    } else if REQUEST.is_in(name) {
        Kind::ServiceRequest
    } else {
        Kind::OtherTime
    }
}

/// Whether words are about a paper that is handed over.
pub(super) fn is_paper(words: &str) -> bool {
    PAPER.is_in(words)
}

/// Whether a limit stands right before an amount, or right behind it.
fn is_limit(near: &str, after: &str) -> bool {
    LIMIT.is_in(near) || near.trim_end().ends_with([':', '<', '≤']) || LIMIT_BEHIND.is_in(after)
}

/// Whether a limit stands before the verb that it limits.
fn opens(before: &str) -> bool {
    const SHORT: usize = 30;
    let modal = MODAL.find_all(before).pop();
    let rest = modal.map_or(before, |modal| &before[modal.end..]);
    let verb = LIMIT.find(rest).map_or(rest, |limit| &rest[..limit.start]);
    verb.len() < SHORT && !verb.bytes().any(|one| one.is_ascii_lowercase())
}

fn near_end(text: &str, length: usize) -> &str {
    &text[floor(text, text.len().saturating_sub(length))..]
}

/// The words behind an amount that speak of it.
pub(super) fn part(after: &str) -> &str {
    const FAR: usize = 120;
    &after[..floor(after, after.find(", ").unwrap_or(FAR).min(FAR))]
}

/// What is due stands no further away.
const NEAR: usize = 110;
/// Whether words are about data and papers that are given back or deleted.
fn held(words: &str) -> bool {
    HELD.is_in(words) && RETURNED.is_in(words)
}

/// "For at most 2 days" is how long something goes on.
static LASTING: Pattern = Pattern::whole(
    "(?-u:\\b)(?:for|lasts?|lasting|of)(?: (?:a|the|period|of|at most|up to|no more than|not more than|no longer than|not longer than|a maximum of|maximum))* ?$",
);
static MODAL: Pattern = Pattern::new("shall|must|will");
/// Who looks for a cause has not told of it.
static FINDING: Pattern = Pattern::new("caused by|cause to");
static LIMIT: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|inside|no later than|not later than|no more than|not more than|no longer than|not longer than|at most|at the latest|latest|less than|in under|under|below|up to|maximum(?: of)?|max\\.?|not exceed|exceeding|by)(?: (?:the|a|an|period of|maximum of|next|first|following|further|at most|a period of))* ?$",
);
static LIMIT_BEHIND: Pattern = Pattern::whole(
    "^[ -]*(?:turn-?around|at (?:the )?(?:most|latest)|or (?:less|sooner|earlier|faster))(?-u:\\b)",
);
static SHARE_BOUND: Pattern = Pattern::new(
    "at least|not less than|no less than|not fall below|no lower than|minimum(?: of)?|more than|exceeds?|not exceed|at most|maximum(?: of)?|less than|below|under|no more than|not more than|target|reach(?:es)?|achieves?|attains?|is|be|of",
);
static SHARE_BEHIND: Pattern =
    Pattern::whole("^ (?:or (?:more|better|higher|less|fewer)|of)(?-u:\\b)");

static CAUSE: Pattern = Pattern::new(
    "root[- ]causes?|causes?|post[- ]?mortems?|post[- ]incident|lessons learn(?:ed|t)|rca|corrective action plans?|remedial plans?",
);
static PAPER: Pattern = Pattern::new(
    "reports?|statements?|dashboards?|scorecards?|minutes|summar(?:y|ies)|certificates?|evidence|findings|results|plans?|lists?|registers?|figures|notices?|notifications?|updates?|information|answers?|copies|copy|records?|documentation|logs?",
);
static GIVEN: Pattern = Pattern::new(
    "provid(?:e|es|ed)|deliver(?:s|ed)?|submit(?:s|ted)?|sends?|sent|issue[sd]?|furnish(?:es|ed)?|suppl(?:y|ies|ied)|present(?:s|ed)?|hand(?:s|ed)?(?: over)?|make[s]? available|give[sn]?|report(?:s|ed)?|publish(?:es|ed)?|share[sd]?|show[sn]?|follows?|circulate[sd]?|forward(?:s|ed)?|receive[sd]?|gets?",
);
static HELD: Pattern = Pattern::new(
    "data|records?|documents?|documentation|copies|backups?|materials?|information|assets?|equipment|keys|credentials|accounts?|media|files|know-?how|knowledge",
);
static RETURNED: Pattern = Pattern::new(
    "return(?:s|ed)?|delete[sd]?|deletion|erase[sd]?|erasure|destroy(?:s|ed)?|destruction|hand(?:s|ed)? (?:over|back)|export(?:s|ed)?|transfer(?:s|red)?|wipe[sd]?|purge[sd]?|overwritten|removed?|dispose[sd]?",
);
static REQUEST: Pattern = Pattern::new(
    "requests?|users?|accounts?|access(?: rights?)?|permissions?|orders?|devices?|work(?:stations?|places?)|laptops?|mailbox(?:es)?|servers?|virtual machines?|environments?|joiners?|leavers?|starters?|changes?|quotes?|quotations?|estimates?|passwords?|spare parts?|equipment|licen[cs]es?",
);
static FULFILLED: Pattern = Pattern::new(
    "set up|sets up|creat(?:e|es|ed)|provision(?:s|ed)?|install(?:s|ed)?|deliver(?:s|ed)?|grant(?:s|ed)?|revoke[sd]?|remove[sd]?|disable[sd]?|deactivate[sd]?|block(?:s|ed)?|fulfil(?:s|led)?|fulfill(?:s|ed)?|complete[sd]?|implement(?:s|ed)?|carried out|carry out|process(?:es|ed)?|handle[sd]?|reset(?:s)?|replace[sd]?|provided?|made available|ready|equipped|enabled?|activated?|add(?:s|ed)?|withdraw(?:n|s)?|perform(?:s|ed)?|execute[sd]?|deploy(?:s|ed)?|executed|answer(?:s|ed)?",
);
static KEPT: Pattern = Pattern::new(
    "keeps?|kept|retain(?:s|ed)?|store[sd]?|hold[s]?|held|archive[sd]?|preserve[sd]?|maintain(?:s|ed)?|retention(?: period)?(?: of)?|available",
);
static LASTS: Pattern = Pattern::whole(
    "(?-u:\\b)(?:for|of|is|at least|minimum|not less than|no less than)(?: (?:at least|a|the|period|minimum|of|an|additional|further|not|less|than|another))* ?$|: ?$",
);
static THINGS_KEPT: Pattern = Pattern::new(
    "logs?|records?|data|backups?|cop(?:y|ies)|evidence|recordings?|documents?|documentation|tickets?|reports?|snapshots?|media|footage|trails?",
);
static AHEAD: Pattern = Pattern::whole(
    "^(?:(?:'|’) ?| )?(?:(?:prior|advance|written) )*(?:notice|before|prior|in advance|ahead|beforehand|earlier)(?-u:\\b)",
);
static TOLD: Pattern = Pattern::new(
    "notif(?:y|ies|ied)|inform(?:s|ed)?|announce[sd]?|tells?|told|notice|advise[sd]?|publish(?:es|ed)?|give[sn]?|schedule[sd]?",
);
static WORKS: Pattern = Pattern::new(
    "maintenance|outages?|downtime|works?|changes?|upgrades?|releases?|updates?|migration|interruptions?|stops?|tests?|sub-?contractors?|sub-?processors?|end of (?:life|support)|versions?",
);

static FIRST_CONTACT: Pattern = Pattern::new(
    "first[- ](?:contact|call|line|time|level)|at (?:the )?first (?:contact|call)|without (?:being )?(?:passed|escalated|handed) on",
);
static PLEASED: Pattern =
    Pattern::new("satisf(?:action|ied)|csat|survey(?:s|ed)?|rated|rating|nps|pleased|happy");
static LEAVERS: Pattern =
    Pattern::new("turnover|attrition|leavers?|fluctuation|staff (?:changes?|rotation)|replaced");
static COPIES: Pattern = Pattern::new("back-?ups?|snapshots?|(?:copy|replication|save) jobs?");
static CHANGES: Pattern = Pattern::new(
    "changes?|releases?|deployments?|roll-?backs?|rolled back|re-?work|implementations?",
);
static COVERED: Pattern = Pattern::new(
    "cover(?:s|ed|age)|monitored|endpoints?|inventor(?:y|ies)|assets?|trained|training|encrypted|enrolled|agents? installed|scanned|compliant|compliance",
);
static FAILED: Pattern = Pattern::new(
    "abandon(?:ed|ment)|errors?|failures?|failed|loss|lost|re-?opened|rejected|defects?|wrong|incorrect|misrouted|backlog|overdue|late|false",
);

static UPDATED: Pattern = Pattern::new(
    "updates? (?:the|you|its|our|customer|client|authority|bank|council|it)|(?:status|progress) (?:updates?|reports?|messages?|calls?|information)|updates|keeps? [a-z ]{1,40}(?:informed|updated|posted)|informs? [a-z ]{1,40}(?:of|about|on) (?:the )?(?:progress|status|state)|is (?:kept )?(?:informed|updated)|news|situation reports?",
);
static TRIED: Pattern = Pattern::new(
    "test(?:s|ed|ing)?|exercis(?:e|es|ed)|drills?|rehears(?:e|es|ed|al|als)|trials?|simulat(?:e|es|ed|ion|ions)|fail-?over",
);
static RESTORED: Pattern = Pattern::new(
    "restor(?:e|es|ed|ation|ing)|recover(?:y|ies|s|ed)?|back-?ups?|fail-?over|continuity|disaster",
);
static DONE_OFTEN: Pattern = Pattern::new(
    "review(?:s|ed)?|audit(?:s|ed)?|scan(?:s|ned|ning)?|check(?:s|ed)?|report(?:s|ed)?|meet(?:s|ings?)?|assess(?:es|ed|ment|ments)?|penetration|inspect(?:s|ed|ion|ions)?|verif(?:y|ies|ied)|measure[sd]?|probe[sd]?|poll(?:s|ed)?|monitor(?:s|ed)?|train(?:s|ed|ing)?|rotate[sd]?|renew(?:s|ed)?|patch(?:es|ed)?|survey(?:s|ed)?|reconcile[sd]?|update[sd]?|evaluate[sd]?|certif(?:y|ies|ied)|confirm(?:s|ed)?|benchmark(?:s|ed)?|recertif(?:y|ied)|analyse[sd]?|clean(?:s|ed)?|deliver(?:s|ed)?|suppl(?:y|ies|ied)|provide[sd]?|sends?|submit(?:s|ted)?|replace[sd]?|changes?",
);
