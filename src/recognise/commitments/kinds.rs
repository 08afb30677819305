//! What can be promised, and the words by which it is known.

mod limits;
mod others;
mod recovery;

use super::Direction;
use super::whole::Whole;
use crate::recognise::reading::{Amount, Cue, Cues, Pattern, Unit, floor};
use limits::{bounded, every, near_end};
use others::{OVER, follows_solution, is_other, is_test};
pub(super) use others::{is_due_after, is_given_up};

macro_rules! kinds {
    ($($kind:ident $word:literal $printed:literal $percent:literal $timed:literal $good:ident;)+) => {
        /// What a commitment promises; the words are those of the kinds of metrics.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CommitmentKind {
            $(#[doc = concat!("`", $word, "`")] $kind,)+
        }

        impl CommitmentKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The word for programs.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)+ }
            }

            /// The words for people: "response time".
            pub fn printed(self) -> &'static str {
                match self { $(Self::$kind => $printed,)+ }
            }

            /// Whether its target is a share.
            pub fn is_percent(self) -> bool {
                match self { $(Self::$kind => $percent,)+ }
            }

            /// Whether a clock runs from an event to another.
            pub fn is_timed(self) -> bool {
                match self { $(Self::$kind => $timed,)+ }
            }

            /// Which results are good.
            pub fn good(self) -> Direction {
                match self { $(Self::$kind => Direction::$good,)+ }
            }
        }
    };
}

kinds! {
    Availability "availability" "availability" true false AtLeast;
    InTime "in-time" "share kept in time" true false AtLeast;
    ErrorRate "error-rate" "error rate" true false AtMost;
    ResponseTime "response-time" "response time" false true AtMost;
    UpdateCadence "update-cadence" "interval of updates" false false AtMost;
    RestoreTime "restore-time" "restoration time" false true AtMost;
    ResolutionTime "resolution-time" "resolution time" false true AtMost;
    RecoveryTime "recovery-time" "recovery time objective" false true AtMost;
    RecoveryPoint "recovery-point" "recovery point objective" false false AtMost;
    BackupInterval "backup-interval" "backup interval" false false AtMost;
    CallAnswer "call-answer" "call answering time" false false AtMost;
    Latency "latency" "latency" false false AtMost;
    SecurityNotification "security-notification" "time to notify security incidents" false true AtMost;
    PatchTime "patch-time" "time to patch" false true AtMost;
    ReportDelivery "report-delivery" "due date of reports" false false AtMost;
    RcaDelivery "rca-delivery" "due date of reports on causes" false true AtMost;
    ServiceRequest "service-request" "time to fulfil requests" false true AtMost;
    FirstContact "first-contact-resolution" "share solved at first contact" true false AtLeast;
    BackupSuccess "backup-success" "share of backups that succeed" true false AtLeast;
    ChangeSuccess "change-success" "share of changes that succeed" true false AtLeast;
    Satisfaction "customer-satisfaction" "satisfaction" true false AtLeast;
    Turnover "key-personnel-turnover" "turnover of key persons" true false AtMost;
    Coverage "monitoring-coverage" "coverage" true false AtLeast;
    RestoreTest "restore-test" "interval of tests of recovery" false false AtMost;
    ExitStep "exit-step" "time to return or delete" false true AtMost;
    Retention "retention" "time records are kept" false false AtLeast;
    Interval "interval" "interval of what is done again" false false AtMost;
    OtherShare "other-share" "other share" true false AtLeast;
    OtherTime "other-time" "other limit of time" false true AtMost;
}

static AVAILABILITY: Pattern = Pattern::new(
    "(?:service |system |network |site |server |platform |monthly |annual |guaranteed |overall |target )*(?:availability|up-?time)|(?:be|is|are|remain|keep|kept|made|make|generally|publicly) (?:\\w+ ){0,8}?(?:available|accessible|operational|up and running)|(?:be|is|are|stay|remain|kept) up(?: and running)?|keep (?:[a-z]+ ){1,5}up|(?:be|is|are|kept|stays?|remains?) (?:[a-z]+ ){0,3}?(?:online|on-line|reachable|usable)|(?:operating|operation) (?:rate|ratio)|(?:online|on-line|reachable) (?:for |during )?(?:at least |a minimum of )?[0-9]|available(?: to (?:users|customers?|end users))? (?:\\w+ ){0,4}?(?:at least|a minimum|[0-9])",
);
/// Availability of money, people, goods or stock is another thing.
static OTHER_AVAILABILITY: Pattern = Pattern::new(
    "funds|shares|capacity available|personnel|stock|inventory|net proceeds|revenues?|sales|royalt(?:y|ies)|fees? (?:payable|paid)|units|tickets sold|seats|products? availability",
);
static IN_TIME: Pattern = Pattern::new(
    "(?:incidents?|problems?|calls?|callers|requests?|tickets?|errors?|cases?|severity|priority|response|resolution|restoration|inquir(?:y|ies)|enquir(?:y|ies)|backups?|disruptions?|faults?|failures?|outages?|chats?|e-?mails?|contacts?|orders?|jobs?|changes?|transactions?|messages?|deliver(?:y|ies)|complaints?|queries|restores?)",
);
static IN_TIME_DONE: Pattern = Pattern::new(
    "(?:respond(?:ed)?|resolved?|answer(?:ed)?|restored?|acknowledged?|closed?|met|completed?|delivered|on time|in time|within|successful(?:ly)?|achieved|pick(?:ed)? up|handled|processed|kept|observed?|succeed|complied|meets?|keeps?|deliver|complet(?:e|es)|resolves?|answers?|(?:following|these|those|the) times)",
);
/// A share of cases that are done within a time.
static COUNTED: Pattern = Pattern::whole(
    "^ of (?:all |the |its |each )*[a-z -]{3,60}? (?:shall|will|must|are|is|to) (?:be )?(?:(?:[a-z]+ed|done|met|shipped|complete)[^;]{0,60}? (?:within|in|on time|by)|(?:return|take|show|receive|get|reach|give|complete|finish|have|open|load|start|display|end|arrive)[^;]{0,60}? (?:within|in less than|in no more than|no longer than))(?-u:\\b)",
);
/// So much of some things, each in its time.
static DONE_OF: Pattern = Pattern::whole(
    "^ of (?:all |the |its |each |such )*[a-z][a-z '’-]{2,60}? (?:within|no later than|not later than|in less than|in no more than)(?-u:\\b)",
);
/// What somebody does.
static DEED: Pattern = Pattern::new(
    "(?:install|deploy|close|complete|process|handle|deliver|fulfil|fulfill|create|answer|resolve|restore|provide|ship|perform|implement|patch|remediate|correct|grant|remove|revoke|issue|send|return|set up|carry out|finish|solve|treat|deal with)s?",
);
static ERROR_RATE: Pattern = Pattern::new(
    "error rate|failed (?:requests|transactions)|abandon(?:ed|ment)(?: rate)?|packet loss|failure rate",
);
static RESPONSE: Pattern = Pattern::new(
    "take[ns]? (?:in )?charge|taking charge|take[ns]? (?:up|over)|takes? (?:the |each |every |an? )?(?:incident|case|ticket|call|fault|alarm|alert|matter|anomaly) (?:up|over|on|into|in)|gets? back to|calls? (?:the )?(?:customer|client|user|caller|you|them|him|her|back)(?: [a-z]+)? ?back|hears? (?:back )?from|engineer on|triaged?|triages|attend(?:s|ed|ance)?|dispatch(?:ed|es)?|on[- ]site|at the desk|on your site|at (?:the |your )?(?:site|premises|location)|(?:begins?|starts?|commences?|beginning|starting)(?: of)? (?:to )?(?:the |its )?(?:[a-z]+ )?(?:work|repair|repairs|investigation|investigating|analysis|troubleshooting|remedial work|fault clearance|diagnosis|handling|processing)|(?:work|investigation|analysis|diagnosis|handling|processing) (?:is |shall be |will be |shall |will )?(?:begins?|starts?|commences?|begun|started|commenced)|investigat(?:e|es|ed|ion)|looks? (?:at|into)|hand(?:s|ed)? (?:the |each |every )?(?:call|ticket|case|incident|alarm)s? (?:over )?to|pick(?:s|ed) up by|respon(?:d|ds|se|ses|ded|ding)(?: times?)?|acknowledg(?:e|es|ed|ement|ment)|repl(?:y|ies)|react(?:s|ed)?|call(?:s|ed)?[- ]?backs?|initial communication|first reply|reaction(?: time)?|provides? notification|target response",
);
static RESOLUTION: Pattern = Pattern::new(
    "clear(?:s|ed|ing|ance)?|sort(?:s|ed)(?: out)?|dealt with|deals? with|clos(?:e|es|ed|ure)(?: out)?|mend(?:s|ed|ing)?|exchang(?:e|es|ed)|up again|back up|in order again|brought back|finish(?:es|ed)? with|handling(?: time)?|handled|(?:process|handle)(?:es|s|ed)? (?:[a-z]+ ){0,2}(?:anomal(?:y|ies)|faults?|incidents?|failures?|errors?)|resol(?:ve|ves|ved|ving|ution)(?: times?)?|fix(?:es|ed)?|correct(?:s|ed|ion|ions|ing)?|repair(?:s|ed)?|work-?arounds?|rectif(?:y|ies|ied|ication)|remed(?:y|ies|ied|ying)|eliminat(?:e|es|ed|ing|ion)|solv(?:e|es|ed|ing)|fault clearance|target resolution",
);
/// Answers to what somebody reported.
static ANSWER: Pattern = Pattern::new(
    "(?:first |personal |human |written )?answer(?:s|ed|ing)?|contact(?:s|ed)?|repl(?:y|ies|ied)",
);
static RESTORE: Pattern = Pattern::new(
    "restor(?:e|es|ed|ation|ing)(?: times?)?|reinstated?|back in (?:service|operation)",
);
static RTO: Pattern =
    Pattern::new("recovery time objectives?|rtos?|recovery times?|recover(?:ed)?");
static RPO: Pattern = Pattern::new(
    "recovery point objectives?|rpos?|recovery points?|(?:data )?loss of data|data loss",
);
static BACKUP: Pattern = Pattern::new(
    "back-?ups?|backed up|back up|snapshots?|cop(?:y|ies) (?:of )?(?:the |all |its |your )*(?:[a-z]+(?:'|’)s )?(?:database|data|files?|file shares|system|platform|workspace)",
);
static CALLS: Pattern = Pattern::new(
    "answer(?:s|ed|ing)?|pick(?:s|ed)? up|speed (?:to|of) answer|wait(?:ing)?(?: times?)?|on hold|queue|queuing|taken|service in [0-9]+",
);
static CALL: Pattern = Pattern::new(
    "(?:telephone |phone )?calls?|callers?|telephone|phone|hotline|answered|speed (?:to|of) answer",
);
/// What programs do to calls.
static ANSWERED: Pattern = Pattern::new(
    "answer(?:s|ed|ing)?|calls?|respon[a-z]+|requests?|latency|transactions?|users?|service|platform",
);
/// Calls that people make.
static VOICE: Pattern = Pattern::new(
    "telephone|phone|hotline|callers?|speed (?:to|of) answer|calls? (?:are|is|shall be|will be|must be|to be|to the)? ?(?:answered|picked up|service desk|help ?desk)",
);
/// What people answer.
static PEOPLE: Pattern = Pattern::new(
    "(?:telephone |phone )?calls?|callers?|telephone|phone|hotline|chats?|speed (?:to|of) answer|service desk|help ?desk|agents?|staff",
);
/// What machines answer.
static ASKED: Pattern = Pattern::new(
    "look-?ups?|quer(?:y|ies)|searches|screens?|pages?|images?|log-?(?:ons?|ins?)|transactions?|requests?|entries|documents?|views?|forms?|records?|messages?|clicks?",
);
/// Calls that programs make.
static API: Pattern = Pattern::new("apis?|web ?services?|interfaces?|endpoints?");
static LATENCY: Pattern = Pattern::new(
    "latency|latencies|pages?|loads?|loading|response times?|respon(?:d|ds|se|ses)|load times?|round[- ]trip|screens?|requests?|quer(?:y|ies)|transactions?|payments?|processing(?: times?)?|processed|api calls?|calls? to|search(?:es)?|look-?ups?|log-?ins?|log-?ons?|authoris(?:e|es|ed|ation)|authoriz(?:e|es|ed|ation)",
);
/// What a program does while somebody waits.
static SHOWN: Pattern = Pattern::new(
    "(?:present|display|show|open|return|render|load|serve|print|save|complete|start|appear|see|list|refresh|generate|calculate|find|deliver|finish)(?:s|es|ed|d)?(?: [a-z0-9'-]+){0,8}? (?:within|in|no later than|not later than)|sign-?ons?|sign-?ins?|tab changes?|screens?|forms?|charts?|desktops?|dialogues?",
);
static NOTIFY: Pattern = Pattern::new(
    "notif(?:y|ies|ied|ication)|inform(?:s|ed)?|reports?|reported|disclose|alert(?:s|ed)?|give notice|notice|tells?|told|advise[ds]?|hears? (?:of it |about it )?from|(?:supply|provide|furnish|give|pass)s? (?:on )?(?:the |all )?(?:[a-z]+ )?information|let [a-z ]{1,24}know|made known|make(?:s)? known|communicat(?:e|es|ed|ion)",
);
/// Another duty that stands between.
static OTHER_VERB: Pattern = Pattern::new(
    "close|correct|fix|remed(?:y|ied)|restore|contain|stop|starts?|begins?|provide|send|deliver|complete|repair|isolate|delete",
);
/// Nobody owes what follows, or somebody else is told.
static NOT_TOLD: Pattern = Pattern::new(
    "causes?|root cause|analys[ei]s|lessons|inspect(?:s|ed|ion)?|fail(?:s|ed|ure|ures)? (?:to|or)|unable to|has not|have not|does not|do not|did not|cannot|no obligation|unless|so that|regulators?|supervisory authorit(?:y|ies)|data subjects|in turn|progress|updates?|further|missing facts|complete facts|when a fact|(?:full|final|detailed|complete|closing) report",
);
/// A time after the first notice is for what follows it.
static NOTICE_BEHIND: Pattern = Pattern::whole(
    "^ ?(?:after|of|from|following) (?:its |the |that |such |a |this )?(?:first |initial )?(?:notice|notification|report)(?-u:\\b)",
);
static BREACH: Pattern = Pattern::new(
    "compromis(?:e|ed)|breach of the protection|leaks?|leaked|security (?:events?|violations?)|loss of (?:personal )?data|(?:personal data |data |security )(?:breach(?:es)?|incidents?)|breach of (?:security|personal data)|unauthori[sz]ed (?:access|disclosure|use)|cyber[- ]?(?:incident|attack)s?",
);
static PATCH: Pattern = Pattern::new("patch(?:es|ed|ing)?|vulnerabilit(?:y|ies)|security updates?");
static REPORT: Pattern = Pattern::new(
    "(?:performance|service level|sla|availability|monthly service|service) reports?|report (?:on|of|showing|in detail)[a-z ]*(?:service levels?|performance|availability)",
);
static UPDATE: Pattern = Pattern::new(
    "(?:status |progress |regular )?(?:updates?|communications?)(?: every)?|keep [a-z ]*informed",
);
/// What a support service works on.
static SERVICED: Pattern = Pattern::new(
    "anomal(?:y|ies)|breakdowns?|alarms?|alerts?|trouble|fault reports?|feedback|failed (?:disks?|devices?|access points?)|tills?|hotline|specialists?|the case|each case|engineers?|technicians?|analysts?|consultants?|access points?|terminals?|workstations?|virtual machine|p[1-5]|s[1-4]|back to you|from us|we reply|write to us|help centre|personal answer|incidents?|problems?|errors?|faults?|defects?|tickets?|support|severity|sev ?-?[1-5]|priority|p[1-5]|outages?|failures?|bugs?|malfunctions?|service desk|help ?desk|downtime|interruptions?|trouble|nonconformit(?:y|ies)|non-conformit(?:y|ies)|(?:technical|critical|support|security) issues?|service requests?|technical|inquir(?:y|ies)|complaints?|telephone calls?|chats?|chat messages|initial responses?|first responses?|response times?|resolution times?|e-?mails?",
);
/// Answers of lawyers, not of engineers.
static LEGAL_ANSWER: Pattern = Pattern::new(
    "hipaa|individuals(?:’|')? rights|data subjects?|attend (?:the |a |any |all |such )?(?:meetings?|hearings?|conferences?)|conference calls?|(?:respond|response|reply) to (?:the |any |a |such |an |that )?(?:notice|claim|proposal|offer|request for (?:approval|consent|information|proposal)|audit|change|complaint filed|subpoena|demand|invoice)|breach(?:es)? (?:of this|within)|cure|remedy (?:the|such|any|its) (?:breach|default)|default|notice of (?:breach|termination|default)|terminate|dispute|arbitrat|mediat|negotiat|resolution of (?:the )?(?:dispute|matter)|settle|indemnif|correct(?:ed)? (?:the )?(?:breach|default)|approv(?:e|al)|escalat(?:e|ion) (?:the|leads?|representatives?)|project leads?|executives?|deliverables?|failed tests?|differ(?:s|ing|ences?)?|prove[sd]?|escrow|acceptance (?:period|tests?|criteria)|non-acceptance|reject(?:s|ed|ion)?|good faith (?:discussions?|efforts to resolve)|(?:certificate|invoice|statement|register|minutes|document)s? (?:is|are) (?:wrong|incorrect|incomplete|inaccurate)",
);

/// What an amount promises, by the words before and after it; `last` is what the amount before it
/// in the same sentence promised.
pub(super) fn kind_of(
    amount: &Amount,
    before: &str,
    after: &str,
    sentence: &Whole<'_>,
    last: Option<CommitmentKind>,
    cues: Cues,
) -> Option<CommitmentKind> {
    if amount.is_percent() {
        return share(amount, before, after, sentence, cues).or_else(|| {
            // "95% of any 7 days and 98% of any 30 days".
            let high = amount.number >= crate::measure::Exact::from(70);
            last.filter(|kind| {
                *kind == CommitmentKind::Availability && high && OF_TIME.is_in(after)
            })
        });
    }
    if amount.unit > Unit::Month {
        return None;
    }
    time(amount, before, after, sentence, last, cues)
}

/// "Multiplied by 100%" computes.
static FACTOR: Pattern = Pattern::whole("(?-u:\\b)(?:multiplied by|times|x) $");

fn share(
    amount: &Amount,
    before: &str,
    after: &str,
    sentence: &Whole<'_>,
    cues: Cues,
) -> Option<CommitmentKind> {
    use CommitmentKind::{Availability, ErrorRate, InTime};
    // "(T − D) ÷ T × 100%" is a formula.
    if before.trim_end().ends_with(['×', '*', '·', '⋅']) || FACTOR.is_in(near_end(before, 16)) {
        return None;
    }
    let near = |pattern: &Pattern| pattern.is_in(before) || pattern.is_in(after);
    let high = amount.number >= crate::measure::Exact::from(70);
    if cues.has(Cue::Available)
        && high
        && near(&AVAILABILITY)
        && !sentence.says(&OTHER_AVAILABILITY)
        && !counts_things(after)
    {
        return Some(Availability);
    }
    if !high {
        return near(&ERROR_RATE).then_some(ErrorRate);
    }
    // "99% of password resets shall be completed within 4 hours".
    let paid = sentence.says(&PAID);
    let counted = COUNTED.is_in(after) && !paid;
    let listed = near(&IN_TIME) && near(&IN_TIME_DONE) && !paid;
    // "Install 95% of the security updates no later than ten days after publication".
    let counted = counted || DONE_OF.is_in(after) && !paid && DEED.is_in(near_end(before, 60));
    (listed || counted).then_some(InTime)
}

/// Whether a share is one of things that are neither times nor systems: "100% of the rows".
fn counts_things(after: &str) -> bool {
    static COUNTED: Pattern =
        Pattern::whole("^ of (?:(?:the|all|its|our|their|those|any|such) )*([a-z-]+s)(?-u:\\b)");
    static MEASURED: Pattern = Pattern::whole(
        "(?:minute|hour|day|week|month|quarter|year|period|time|window|second|system|server|service|site|platform|application|component|device|node|endpoint|network|link|circuit|port|unit|function|portal|cluster|host|interface)s$",
    );
    COUNTED
        .groups(after)
        .is_some_and(|groups| !MEASURED.is_in(groups.text(1)))
}

fn time(
    amount: &Amount,
    before: &str,
    after: &str,
    sentence: &Whole<'_>,
    last: Option<CommitmentKind>,
    cues: Cues,
) -> Option<CommitmentKind> {
    use CommitmentKind as Kind;
    // "Look-ups shall be answered within 2 seconds": nobody answers these but a machine.
    let voiced = || sentence.says(&PEOPLE) || !sentence.says(&ASKED);
    let called = sentence.says(&CALL) && !sentence.says(&API) && voiced();
    let fast = amount.unit == Unit::Millisecond || amount.unit == Unit::Second && !called;
    let quick =
        amount.unit == Unit::Millisecond && bounded(before, after) && sentence.says(&ANSWERED);
    let named =
        || LATENCY.is_in(before) || LATENCY.is_in(part(after)) || last == Some(Kind::Latency);
    if quick || fast && !every(before) && !NOT_DONE.is_in(before) && named() {
        return bounded(before, after).then_some(Kind::Latency);
    }
    // "Shall present a chart within 2 seconds": only a machine does so.
    if fast && is_shown(amount, before, after) {
        return Some(Kind::Latency);
    }
    if fast && cues.any(&[Cue::Speed, Cue::Respond]) {
        return None;
    }
    if amount.unit <= Unit::Minute
        && called
        && sentence.says(&CALLS)
        && (!cues.has(Cue::Respond) || sentence.says(&VOICE))
    {
        let owed = !NOT_DONE.is_in(before) && !CALLS_OUT.is_in(before) && !is_given_up(before);
        return owed.then_some(Kind::CallAnswer);
    }
    if cues.has(Cue::Backup) && BACKUP.is_in(before) && every(before) && !TRIED.is_in(before) {
        return Some(Kind::BackupInterval);
    }
    if tells_of_breach(before, sentence, cues) {
        return is_first_notice(before, after).then_some(Kind::SecurityNotification);
    }
    let recovered = recovery::recovery(amount, before, after, sentence, cues);
    if recovered.is_some() {
        return recovered;
    }
    if sentence.says(&LEGAL_ANSWER) {
        return None;
    }
    // "Send a report of the cases within 10 days after the end of the month."
    if cues.has(Cue::Report)
        && REPORT_DUE.is_in(after)
        && (REPORTED.is_in(before) || REPORTED.is_in(after))
    {
        return bounded(before, after).then_some(Kind::ReportDelivery);
    }
    if PERIOD_BEFORE.is_in(near_end(before, 40))
        || PAID.is_in(near_end(before, 120))
        || NOT_DONE.is_in(before)
    {
        return None;
    }
    // "E-mails shall be answered within one business day."
    if MAIL.is_in(before) {
        return bounded(before, after).then_some(Kind::ResponseTime);
    }
    let last = last.filter(|kind| !kind.is_percent());
    let best = nearest(before, after, cues);
    // "Within 30 minutes for severity 1, 1 hour for severity 2."
    let inherits = [
        Kind::ResponseTime,
        Kind::ResolutionTime,
        Kind::RestoreTime,
        Kind::PatchTime,
        Kind::Latency,
    ];
    let last = last.filter(|kind| inherits.contains(kind));
    let kind = recovery::named_behind(after).or(best).or(last)?;
    // "Restore the service within 8 hours (RTO)".
    let kind = if kind == Kind::RestoreTime && sentence.says(&RTO_TERM) {
        Kind::RecoveryTime
    } else {
        kind
    };
    if is_other(kind, amount, before, sentence, cues)
        || is_test(kind, before, after)
        || follows_solution(kind, before, after)
    {
        return None;
    }
    if matches!(
        kind,
        Kind::ResponseTime | Kind::ResolutionTime | Kind::RestoreTime
    ) {
        if !sentence.says(&SERVICED) {
            return None;
        }
        if UPDATE.is_in(before) && every(before) {
            return Some(Kind::UpdateCadence);
        }
    }
    // "A call for up to 45 minutes" lasts so long.
    if FOR.is_in(near_end(before, 24)) {
        return None;
    }
    let needs_bound = !matches!(kind, Kind::RecoveryTime | Kind::RecoveryPoint);
    let named =
        sentence.says(&RTO_NAMED) || RTO.is_in(near_end(before, 40)) && bounded(before, after);
    if kind == Kind::RecoveryTime && !named {
        return None;
    }
    (!needs_bound || bounded(before, after) || last == Some(kind)).then_some(kind)
}

/// Whether an amount bounds the first notice of an incident, and not what follows it.
fn is_first_notice(before: &str, after: &str) -> bool {
    bounded(before, after)
        && !NOTICE_BEHIND.is_in(after)
        && !OVER.is_in(after)
        && !PERIOD_BEFORE.is_in(near_end(before, 40))
}

/// The provider calls; nobody waits for an answer.
static CALLS_OUT: Pattern =
    Pattern::new("(?:shall|will|must|to)(?: then| also)? (?:phone|call|ring|telephone)");

/// "Notify of a security incident within 24 hours."
fn tells_of_breach(before: &str, sentence: &Whole<'_>, cues: Cues) -> bool {
    let ends_with = || {
        let told = NOTIFY.find_all(before);
        told.last().is_some_and(|told| {
            // "Hand over a written report" says what is handed over.
            let noun = ["written ", " a ", " the ", " each ", "final "]
                .iter()
                .any(|word| before[..told.start].ends_with(word));
            !noun && !OTHER_VERB.is_in(&before[told.end..])
        })
    };
    cues.has(Cue::Breach) && sentence.says(&BREACH) && ends_with() && !NOT_TOLD.is_in(before)
}

/// Whether a program shows something within some seconds.
fn is_shown(amount: &Amount, before: &str, after: &str) -> bool {
    amount.unit == Unit::Second
        && amount.number <= crate::measure::Exact::from(15)
        && !every(before)
        && !NOT_DONE.is_in(before)
        && (SHOWN.is_in(near_end(before, 120)) || SHOWN.is_in(part(after)))
        && bounded(before, after)
}

/// The event from which something is counted.
static STARTING: Pattern = Pattern::whole(
    "(?-u:\\b)(?:after|following|from|upon|since|once)(?: (?:the|an?|each|such|its|full|final|complete|successful|any|that|service|incident))* ?$",
);

/// What the words nearest to an amount promise, before it or behind it.
fn nearest(before: &str, after: &str, cues: Cues) -> Option<CommitmentKind> {
    use CommitmentKind as Kind;
    let mut best: Option<(usize, Kind)> = None;
    let candidates: &[(&[Cue], &Pattern, Kind)] = &[
        (&[Cue::Respond], &RESPONSE, Kind::ResponseTime),
        (&[Cue::Answer], &ANSWER, Kind::ResponseTime),
        (&[Cue::TakeUp], &RESPONSE, Kind::ResponseTime),
        (&[Cue::Settle], &RESOLUTION, Kind::ResolutionTime),
        (&[Cue::Resolve], &RESOLUTION, Kind::ResolutionTime),
        (&[Cue::Restore], &RESTORE, Kind::RestoreTime),
        (&[Cue::Restore], &RTO, Kind::RecoveryTime),
        (&[Cue::Restore], &RPO, Kind::RecoveryPoint),
        (&[Cue::Patch], &PATCH, Kind::PatchTime),
        (&[Cue::Report], &REPORT, Kind::ReportDelivery),
    ];
    for (needed, pattern, kind) in candidates {
        if !cues.all(needed) {
            continue;
        }
        // "Following the resolution" starts a clock and promises nothing.
        let mut found = pattern
            .find_all(before)
            .into_iter()
            .rfind(|range| !STARTING.is_in(near_end(&before[..range.start], 40)))
            .map(|range| range.end);
        // "Within 5 days after the service is restored" promises another thing.
        if found.is_none() && !STARTED.is_in(after) {
            found = pattern.find(&after[..part_of(after)]).map(|_| 0);
        }
        if let Some(at) = found
            && best.is_none_or(|(known, _)| at > known)
        {
            best = Some((at, *kind));
        }
    }
    best.map(|(_, kind)| kind)
}

/// "During any 30 day period" is a window, no limit.
static PERIOD_BEFORE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:during|over|per|(?:in|of|for) (?:any|each|a|an|the|every)) (?:(?:any|each|a|an|the|every) )?(?:(?:last|past|previous|given|rolling|consecutive|period of|previous) )*$",
);
static PAID: Pattern = Pattern::new("payable|invoic(?:e|es|ed|ing)|pay|paid|payment|refund(?:ed)?");
/// A failure is a condition, no promise.
static NOT_DONE: Pattern = Pattern::new(
    "fail(?:s|ed|ure|ures)? (?:to|or)|unable to|has not|have not|is not|are not|(?:is|are|has|have|does|do|was|were)n(?:'|’)t|does not|do not|did not|cannot|refus(?:es|al)|not been|(?:has|have) failed|fail(?:s|ed)? if|(?:is|are|was|were|has been|have been) (?:late|missed|exceeded|overdue)|uncorrected|unresolved|re-?open(?:s|ed)?|if such|in the event (?:that|of) (?:an? |any |the |such |its )*(?:breach|default|non-?compliance|delay|late|miss|missed|shortfall|supplier|provider|vendor|contractor|customer|client|termination)|no obligation|unless",
);

/// The words behind an amount that speak of it.
fn part(after: &str) -> &str {
    &after[..part_of(after)]
}
/// Messages that are answered.
static MAIL: Pattern = Pattern::new(
    "(?:e-?mails?|messages|inquir(?:y|ies)|enquir(?:y|ies)|tickets?)[^.;]{0,60} answered|answers?[^.;]{0,30} (?:e-?mails?|messages|inquir(?:y|ies)|enquir(?:y|ies)|tickets?)",
);
/// The end of a period that a report is about.
static REPORT_DUE: Pattern = Pattern::whole(
    "^ ?(?:of|from|after|following) the (?:end|close|last day) of (?:the|each|every|that|such) (?:relevant |preceding |previous |reporting |calendar |contract |service )*(?:months?|quarters?|years?|weeks?|periods?)",
);
static REPORTED: Pattern = Pattern::new(
    "(?:provides?|delivers?|submits?|sends?|issues?|furnish|supply|prepares?|produces?|makes? available)[^.;]{0,60}reports?[^.;]*(?:service levels?|performance|availability|incident|resolution|response|up-?time|sla)",
);

/// How far the words behind an amount speak of it.
fn part_of(after: &str) -> usize {
    let end = after.find([',', ';']).unwrap_or(90).min(90);
    let end = after.find(" and have ").unwrap_or(end).min(end);
    floor(after, end)
}

static STARTED: Pattern = Pattern::whole("^ ?(?:after|following|from|of|before|prior to)(?-u:\\b)");
static SENT: Pattern =
    Pattern::new("sends?|submits?|records?|hands? over|delivers?|reports?|publish(?:es)?");
/// A test of backups is no backup.
static TRIED: Pattern = Pattern::new(
    "in full|test(?:s|ed|ing)?|restor(?:e|es|ed|ing)|review(?:s|ed)?|verif(?:y|ies|ied)",
);

static OF_TIME: Pattern =
    Pattern::whole("^ (?:of (?:the )?(?:time|minutes|hours)|in|during|over|per|for) ");
static FOR: Pattern = Pattern::whole(
    "(?-u:\\b)(?:for|lasting|lasts)(?: (?:up to|at least|a|about|approximately))*(?: \\()? $",
);
static RTO_TERM: Pattern = Pattern::new("recovery time objectives?|rtos?");
static RTO_NAMED: Pattern = Pattern::new("recovery time objectives?|rtos?|recovery times?");
