use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "unlimited-pause",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("unlimited_pause.md"),
    check: Check::Prose(check),
};

/// What is timed.
static TIMED: Pattern = Pattern::new(
    "times? (?:in|during|for) which|time (?:so |thus )?(?:elapsed|passed|taken|elapsing)|time (?:then |thus |so )?stops?|clocks?|timers?|times? (?:does|do|shall|will) not run|times? stops? running|time (?:of|for|to|until) [a-z]+|time (?:so |thus )?(?:on hold|spent|during)|(?:wait|waiting|hold|pending|idle) times?|(?:response|resolution|reaction|repair|recovery|restoration|restore|rectification|correction|removal|clearance|fix|target|processing|handling|completion|elapsed|sla|service level|remedy) (?:times?|periods?|targets?|clocks?|limits?|deadlines?)|times? (?:for|to|of) (?:response|resolution|repair|recovery|restor[a-z]*|resolve|respond|complet[a-z]*)|time limits?|time-limits?|service levels?|slas?|times? (?:above|below|in (?:this|following|above) table|of this table|specified|stated|agreed)|measured|measurement|measuring|calculated|calculation|calculating|computed|deadlines?|these times|such times|count(?:s|ed)? (?:towards?|against|for)|(?:for|towards?|of|in) (?:resolution|response|repair)",
);
/// That it does not run.
static STOPS: Pattern = Pattern::new(
    "tolled|stop(?:s|ped)?|paus(?:e|es|ed|ing)|suspend(?:s|ed)?|suspension|halt(?:s|ed)?|froze[n]?|freezes?|interrupt(?:s|ed)?|extend(?:s|ed)?|extension|prolonged|(?:does|do|shall|will|is|are|be|did) not (?:be )?(?:[a-z]+ )?(?:run|count|counted|tick|include|included|considered|taken|measured|part|elapse)|not (?:counted|included|run|ticking)|stands? still|exclud(?:e|es|ed|ing)|exclusive of|disregard(?:ed)?|ignored|deduct(?:s|ed)?|subtract(?:s|ed)?|left out|leaves? out|net of|less|on hold|held|without counting|discounted|out of account|no account",
);
/// Whom or what one waits for, without end.
static WAITS: Pattern = Pattern::new(
    "cannot (?:itself )?(?:go on|go ahead|proceed|continue|work|act|progress)|can't (?:go on|go ahead|proceed|continue|work)|(?:must|has to|have to|needs to) (?:first )?(?:act|answer|deliver|respond|help|contribute|decide)|(?:sits?|lies|rests?|stays?|is|are) with (?:(?:someone|somebody|others?|another|anybody|anyone|other)(?: [a-z]+)?)|(?:someone|somebody|anyone|anybody) (?:else|outside|other)|for others|delays? (?:caused )?(?:of|by|on part of|attributable to) (?:[a-z]+ ){0,2}(?:customer|user|third[- ]part(?:y|ies))|isn't provider's|not provider's (?:turn|task|job|step)|await(?:s|ed|ing)?|wait(?:s|ed|ing)?|pending|on hold|outstanding|put on hold|(?:status|state) (?:is )?[\"“'][a-z -]+[\"”']|(?:with|taken by|sits (?:with|at)|at) (?:a |any |an |its |provider's )?(?:third[- ]part(?:y|ies)|vendor|suppliers?|manufacturers?|oems?|sub-?contractors?|users?|customer)|(?:does|do|did|has|have) not (?:[a-z]+ )?(?:reply|replied|answer|answered|respond|responded|provide|provided|confirm|confirmed|react)|dependent (?:up)?on|supply of (?:spares?|parts?)|(?:by|of) (?:a |any |its |provider's )?(?:third[- ]part(?:y|ies)|suppliers?|manufacturers?|oems?)|until (?:[a-z']+ ){0,4}?(?:answers?|repl(?:y|ies)|responds?|provides?|supplies|has (?:answered|replied|responded|provided|supplied|given)|confirms?|decides?|is (?:received|available|provided))|needs? (?:[a-z]+ ){0,3}(?:information|input|feedback|cooperation|decision|access|help|parts?)|requires? (?:[a-z]+ ){0,3}(?:information|input|feedback|cooperation|decision|third[- ]party)|(?:lack of|lacks?|missing|misses|without) (?:[a-z]+ ){0,3}(?:information|input|feedback|cooperation|access)|depends? (?:up)?on (?:[a-z']+ ){0,4}(?:customer|third[- ]part(?:y|ies)|suppliers?|vendors?|others|manufacturers?)|(?:suppliers?|vendors?|manufacturers?|third part(?:y|ies)|sub-?contractors?) (?:of provider )?(?:is |are )?(?:work(?:s|ing)?|act(?:s|ing)|investigat(?:es|ing)|deal(?:s|ing))|delay(?:s|ed)? (?:caused )?by (?:[a-z]+ ){0,2}(?:customer|user|third[- ]part(?:y|ies))|has not (?:yet )?(?:answered|replied|responded|provided|confirmed)|(?:prevented|hindered|kept) from|unable to|(?:reasons?|circumstances|causes?) (?:(?:that|which) (?:are|lie) )?(?:beyond|outside)|(?:this|that|such) (?:status|state)",
);
/// That somebody waits.
static FOR_OTHERS: Pattern = Pattern::new(
    "clock|await[a-z]*|wait[a-z]*|pending|on hold|outstanding|until|(?:response|resolution|reaction|repair|fix|restoration|rectification) times?|answers?|repl(?:y|ies)|tickets?|status",
);
/// That the provider alone sees a reason.
static CHOSEN: Pattern = Pattern::new(
    "(?:in|at) (?:provider's|its|their|his|provider's staff's) (?:[a-z]+ )?(?:opinion|view|judge?ment|estimation|discretion|assessment|option)|(?:provider|engineers?|technicians?|team|staff|desk|manager)(?: [a-z]+)? (?:thinks?|feels?|finds?|believes?|considers?|deems?|regards?|sees? fit|decides?|judges?|is of (?:the )?(?:opinion|view))|provider(?:'s [a-z ]+)? (?:may|can|is free to|is entitled to|has right to) (?:[a-z]+ ){0,2}?(?:put|place|set|stop|pause|suspend|halt|freeze|interrupt|extend|exclude|deduct)|(?:when|where|if|whenever|as long as)(?: [a-z]+){0,2} (?:fair|reasonable|sensible|appropriate|justified)",
);
/// Evidence of what was asked, or an end.
static LIMITED: Pattern = Pattern::new(
    "(?:record(?:ed|s)?|documented?|evidenced?|entered|noted|stated|in writing|written|named|specific)[^.;]{0,90}(?:question|reason|request|query|information|paus|hold|stop|start and end|wait|suspen|beginning)|(?:question|reason|request|query|paus[a-z]*|hold|stop[a-z]*|wait[a-z]*|suspen[a-z]*)[^.;]{0,120}(?:recorded|documented|evidence[d]?|records|notif(?:y|ies|ied)|entered in|in (?:its |that |a )?ticket|in writing|reasons?)|no (?:longer|more) than|not (?:more|longer) than|at most|not (?:to )?exceed|up to|a maximum of|maximum|within which|limited to|unless|for a total of",
);
/// A clock that does not stop.
static RUNS_ON: Pattern = Pattern::new(
    "(?:shall|does|do|will|may|must|is|are|can) not (?:be )?(?:stop(?:ped)?|pause[d]?|suspend(?:ed)?|halt(?:ed)?|interrupt(?:ed)?|extend(?:ed)?|excluded|deduct(?:ed)?)|cannot be|never (?:stops?|pauses?|suspended)|(?:clock|time) (?:keeps|continues|goes on)|no (?:pause|suspension|extension)|without (?:interruption|pause)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.commitments.is_empty() {
        return;
    }
    for sentence in &paper.sentences {
        let cued = sentence.cues.any(&[Cue::Pause, Cue::Exclude]);
        if !cued || sentence.kind == Part::Heading {
            continue;
        }
        if !paper.says(sentence, &WAITS_AT_ALL) {
            continue;
        }
        let told = paper.told(sentence);
        let Some(span) = told.find(&STOPS) else {
            continue;
        };
        let of_service = sentence.cues.any(&[Cue::Maintenance, Cue::Available]);
        // What is no downtime is excluded, and none waits for it.
        let excludes = of_service && !told.says(&FOR_OTHERS);
        let waits = told.says(&WAITS) && !excludes || !of_service && told.says(&CHOSEN);
        let says = waits && told.says(&TIMED);
        if !says || told.says(&LIMITED) || told.says(&RUNS_ON) || told.says(&OTHER) {
            continue;
        }
        findings.report(
            paper.place(&span),
            "the clock stops while others are awaited, without evidence and without an end",
            "let the clock stop only after a recorded question to the Customer, and only until the answer or for a stated time",
        );
        return;
    }
}

/// Words of waiting, before anything is looked at closely.
static WAITS_AT_ALL: Pattern = Pattern::new(
    "opinion|view|judge?ment|discretion|thinks?|feels?|finds?|believes?|considers?|deems?|decides?|may|can|cannot|can't|fair|isn't|with|for others|someone|somebody|await[a-z]*|wait[a-z]*|does not|do not|taken by|sits|dependent|oem|pending|on hold|outstanding|until|needs?|requires?|lack|missing|depend[a-z]*|third[- ]part(?:y|ies)|suppliers?|vendors?|manufacturers?|sub-?contractors?|users?|delay[a-z]*|has not|status|prevented|hindered|unable|outside|beyond",
);
/// Clocks of payments, notices and other trades.
static OTHER: Pattern = Pattern::new(
    "limitation period|statutes? of limitations?|payment (?:terms?|period)|invoices?|royalt(?:y|ies)|clinical|tolling|escrow",
);
