use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::sides::Told;
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "unlimited-pause",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("unlimited_pause.md"),
    check: Check::Prose(check),
};

/// What is timed.
static TIMED: Pattern = Pattern::new(
    "timed|mttr|fix[ -]times?|times? (?:in|during|for) which|time (?:so |thus )?(?:elapsed|passed|taken|elapsing)|time (?:then |thus |so )?stops?|clocks?|timers?|times? (?:does|do|shall|will) not run|times? stops? running|time (?:of|for|to|until) [a-z]+|time (?:so |thus )?(?:on hold|spent|during)|(?:wait|waiting|hold|pending|idle) times?|(?:response|resolution|reaction|repair|recovery|restoration|restore|rectification|correction|removal|clearance|fix|target|processing|handling|completion|elapsed|sla|service level|remedy) (?:times?|periods?|targets?|clocks?|limits?|deadlines?)|times? (?:for|to|of) (?:response|resolution|repair|recovery|restor[a-z]*|resolve|respond|complet[a-z]*)|time limits?|time-limits?|service levels?|slas?|times? (?:above|below|in (?:this|following|above) table|of this table|specified|stated|agreed)|measured|measurement|measuring|calculated|calculation|calculating|computed|deadlines?|these times|such times|count(?:s|ed)? (?:towards?|against|for)|(?:for|towards?|of|in) (?:resolution|response|repair)",
);
/// That it does not run.
static STOPS: Pattern = Pattern::new(
    "not (?:[a-z]+ )?timed|(?:does|do|shall|will) not (?:begin|start) to|exclusions?|(?:goes|is charged|is booked|falls) to customer's account|tolled|stop(?:s|ped)?|paus(?:e|es|ed|ing)|suspend(?:s|ed)?|suspension|halt(?:s|ed)?|froze[n]?|freezes?|interrupt(?:s|ed)?|extend(?:s|ed)?|extension|prolonged|(?:does|do|shall|will|is|are|be|did) not (?:be )?(?:[a-z]+ )?(?:run|count|counted|tick|include|included|considered|taken|measured|part|elapse)|not (?:counted|included|run|ticking)|stands? still|exclud(?:e|es|ed|ing)|exclusive of|disregard(?:ed)?|ignored|deduct(?:s|ed)?|subtract(?:s|ed)?|left out|leaves? out|net of|less|on hold|held|without counting|discounted|out of account|no account",
);
/// Whom or what one waits for, without end.
static WAITS: Pattern = Pattern::new(
    "missing|waiting time|dependent on|(?:state|status) [\"“'][a-z -]+[\"”']|deferred|parked|delays? for which provider is not|(?:while|when|as long as|during which) (?:[a-z'-]+ ){0,4}?(?:is|are) (?:missing|lacking|not available|unavailable|absent|awaited|pending|outstanding|closed)|cannot (?:itself )?(?:go on|go ahead|proceed|continue|work|act|progress)|can not (?:itself )?(?:go on|go ahead|proceed|continue|work)|(?:must|has to|have to|needs to) (?:first )?(?:act|answer|deliver|respond|help|contribute|decide)|(?:sits?|lies|rests?|stays?|is|are) with (?:(?:someone|somebody|others?|another|anybody|anyone|other)(?: [a-z]+)?)|(?:someone|somebody|anyone|anybody) (?:else|outside|other)|for others|delays? (?:caused )?(?:of|by|on part of|attributable to) (?:[a-z]+ ){0,2}(?:customer|user|third[- ]part(?:y|ies))|not provider's (?:turn|task|job|step)|await(?:s|ed|ing)?|wait(?:s|ed|ing)?|pending|on hold|outstanding|put on hold|(?:status|state) (?:is )?[\"“'][a-z -]+[\"”']|(?:with|taken by|sits (?:with|at)|at) (?:a |any |an |its |provider's )?(?:third[- ]part(?:y|ies)|vendor|suppliers?|manufacturers?|oems?|sub-?contractors?|users?|customer)|(?:does|do|did|has|have) not (?:[a-z]+ )?(?:reply|replied|answer|answered|respond|responded|provide|provided|confirm|confirmed|react)|dependent (?:up)?on|supply of (?:spares?|parts?)|(?:by|of) (?:a |any |its |provider's )?(?:third[- ]part(?:y|ies)|suppliers?|manufacturers?|oems?)|until (?:[a-z']+ ){0,4}?(?:answers?|repl(?:y|ies)|responds?|provides?|supplies|has (?:answered|replied|responded|provided|supplied|given)|confirms?|decides?|is (?:received|available|provided))|needs? (?:[a-z]+ ){0,3}(?:information|input|feedback|cooperation|decision|access|help|parts?)|requires? (?:[a-z]+ ){0,3}(?:information|input|feedback|cooperation|decision|third[- ]party)|(?:lack of|lacks?|missing|misses|without) (?:[a-z]+ ){0,3}(?:information|input|feedback|cooperation|access)|depends? (?:up)?on (?:[a-z']+ ){0,4}(?:customer|third[- ]part(?:y|ies)|suppliers?|vendors?|others|manufacturers?)|(?:suppliers?|vendors?|manufacturers?|third part(?:y|ies)|sub-?contractors?) (?:of provider )?(?:is |are )?(?:work(?:s|ing)?|act(?:s|ing)|investigat(?:es|ing)|deal(?:s|ing))|delay(?:s|ed)? (?:caused )?by (?:[a-z]+ ){0,2}(?:customer|user|third[- ]part(?:y|ies))|has not (?:yet )?(?:answered|replied|responded|provided|confirmed)|(?:prevented|hindered|kept) from|unable to|(?:reasons?|circumstances|causes?) (?:(?:that|which) (?:are|lie) )?(?:beyond|outside)|(?:this|that|such) (?:status|state)",
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
    if !paper.is_served() {
        return;
    }
    for sentence in &paper.sentences {
        let cued = sentence.cues.any(&[Cue::Pause, Cue::Exclude]) || paper.says(sentence, &SIGNS);
        if !cued || sentence.kind == Part::Heading {
            continue;
        }
        if let Some(span) = by_parts(paper, sentence) {
            report(paper, &span, findings);
            return;
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
        if !says
            || limited_next(paper, sentence)
            || is_limited(&told)
            || told.says(&RUNS_ON)
            || told.says(&OTHER)
        {
            continue;
        }
        report(paper, &span, findings);
        return;
    }
}

fn report(paper: &PaperReading<'_>, span: &Range<usize>, findings: &mut Findings) {
    findings.report(
        paper.place(span),
        "the clock stops while others are awaited, without evidence and without an end",
        "let the clock stop only after a recorded question to the Customer, and only until the answer or for a stated time",
    );
}

/// Whether the next sentence says how long, or what is recorded.
fn limited_next(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let at = paper
        .sentences
        .partition_point(|one| one.span.start <= sentence.span.start);
    paper.sentences.get(at).is_some_and(|next| {
        next.kind != Part::Heading
            && next.block <= sentence.block + 1
            && paper.says(next, &OF_THAT)
            && is_limited(&paper.told(next))
    })
}

static OF_THAT: Pattern = Pattern::new(
    "(?:that|this|such|these|those|each|every|the) (?:clocks?|times?|periods?|paus(?:e|es)|waits?|waiting|holds?|status|stops?|suspensions?|interruptions?)|it (?:ends|begins|starts)|starts and ends",
);

/// Whether a pause has evidence or an end; "not limited to" is neither.
fn is_limited(told: &Told) -> bool {
    told.says(&LIMITED)
        && LIMITED.find_all(&told.words).into_iter().any(|found| {
            let before = told.words[..found.start].trim_end();
            !(told.words[found].starts_with("limited") && before.ends_with("not"))
        })
}

/// A clock that somebody stops as it likes, or that runs only while it likes: told by its parts.
fn by_parts(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    if !paper.says(sentence, &SIGNS) {
        return None;
    }
    let told = paper.told(sentence);
    let of_service = sentence.cues.has(Cue::Maintenance) && !told.says(&CLOCK);
    if of_service || is_limited(&told) || told.says(&RUNS_ON) || told.says(&OTHER) {
        return None;
    }
    if let Some(found) = PARTS.iter().find_map(|one| told.find(one)) {
        return Some(found);
    }
    // A time with a name of its own that is taken off: what it is stands in its definition.
    let found = told.find(&NAMED)?;
    let own = paper
        .sentences
        .iter()
        .filter(|one| one.block == sentence.block);
    let limited = own.into_iter().any(|one| is_limited(&paper.told(one)));
    (!limited).then_some(found)
}

macro_rules! clock {
    () => {
        "(?:clocks?|timers?|counters?|stop-?watch(?:es)?|(?:response|resolution|reaction|repair|recovery|restoration|restore|rectification|correction|fix|target|processing|handling|completion|elapsed|sla|service level|remedy|agreed|turn-?around|clearance|service|attendance)[ -](?:times?|periods?|targets?|clocks?|limits?|deadlines?|timers?|counters?)|(?:running|lapse|course|expiry) of (?:[a-z]+ ){0,3}?(?:times?|periods?|deadlines?)|time to (?:repair|fix|restore|resolve|respond|recover)|time limits?|deadlines?|mttr)"
    };
}
macro_rules! stops {
    () => {
        "(?:stops?|stopp(?:ed|ing)|paus(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|halt(?:s|ed|ing)?|freez(?:e|es|ing)|frozen|interrupt(?:s|ed|ing)?|extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?|hold(?:s|ing)?|resets?|re-?starts?|switch(?:es)? off|turns? off|shifts?|postpones?|put on hold|tolled)"
    };
}

static CLOCK: Pattern = Pattern::new(clock!());
/// Words of which a sentence about a pause has one.
static SIGNS: Pattern = Pattern::new(
    "clocks?|timers?|counters?|counting|counts?|counted|stop-clock|stop-the-clock|paus(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|halt(?:s|ed|ing)?|freez(?:e|es|ing)|frozen|interrupt(?:s|ed|ing)?|on hold|hold|held|extension|extend(?:s|ed|ing)?|net of|less|added to|excludes?|excluded|excluding|exclude|deduct(?:s|ed|ing)?|subtract(?:s|ed|ing)?|stops?|stopped|parked|pending|left out|run|runs|elapsed|means|outside",
);
/// So many ways to stop a clock without anybody knowing why or for how long.
static PARTS: [Pattern; 11] = [
    // "The Contractor may at its option stop the clock".
    Pattern::new(concat!(
        "(?:provider|engineers?|agents?|technicians?|analysts?|team|desk|manager|group|staff)(?:'s [a-z ]+?)?(?: [a-z]+){0,3}? (?:may|can|is (?:free|entitled|authori[sz]ed|allowed|permitted) to|(?:shall|will) be (?:free|entitled|authori[sz]ed|allowed|permitted) to|has right to)(?:,? [a-z'-]+){0,8}?,? ",
        stops!(),
        "(?: [a-z-]+){0,6}? ",
        clock!(),
    )),
    // "Extension: the Bidder can avail extension of time by updating a remark".
    Pattern::new(
        "provider(?:'s [a-z ]+?)? (?:may|can|is entitled to|shall be entitled to|has right to)(?: [a-z]+){0,4}? (?:extensions?|prolongations?) of (?:[a-z]+ ){0,3}?(?:times?|periods?|deadlines?|targets?)",
    ),
    // "The timer pauses until somebody sets another status".
    Pattern::new(concat!(
        clock!(),
        "(?:,? [a-z'-]+){0,6}?,? ",
        stops!(),
        "[^.;]{0,60}? (?:until somebody|until someone|until anyone|until (?:the )?(?:status|ticket|state) (?:is|has)|by itself|automatically|as (?:often|long) as (?:necessary|required|needed|provider)|whenever|where(?:ver)? (?:justified|appropriate|necessary|required|access|needed)|for (?:as long as|any reason|reasons|whatever)|in (?:its|provider's) (?:[a-z]+ )?(?:discretion|opinion|judge?ment)|for (?:good|any|valid) (?:cause|reasons?)|where [a-z' ]+ (?:is|are) not (?:forthcoming|available|given|possible))",
    )),
    // "The repair time is interrupted by: meal breaks; traffic; lack of parts".
    Pattern::new(concat!(
        clock!(),
        "(?:,? [a-z'-]+){0,5}?,? (?:is|are|be) (?:[a-z]+ )?(?:stopped|paused|suspended|halted|frozen|interrupted|extended|prolonged)(?: [a-z]+){0,2}? (?:by|during|for|through|on account of|because of|due to)(?: the following)?[^.]{0,200}?(?:traffic|lack of|absence of|absence|shortage of|lunch|meal|travel(?:ling)?|weather|delivery of|arrival of|parts|spares|third[- ]part(?:y|ies)|suppliers?|other|etc|illness|leave|including|such as)",
    )),
    Pattern::new(concat!(
        clock!(),
        "[^.;]{0,60}? (?:excluding|exclusive of|without|not including|net of|less|minus|not counting|non-cumulative with)(?: [a-z]+){0,4}? (?:transport|travel|customs|waiting|logistics|delivery|shipping|approvals?|spares|parts|hold|delays?|wait)",
    )),
    Pattern::new(concat!(
        clock!(),
        "(?: [a-z0-9]+){0,4}? (?:is|are|shall be|will be|be) (?:extended|prolonged|suspended|lengthened|increased) by (?:[a-z]+ ){0,2}?(?:delays?|periods?|times?|hours|waiting)",
    )),
    // "Down time shall exclude time taken for spares and approvals".
    Pattern::new(
        "(?:exclud(?:e|es|ed|ing)|net of|less|minus|deduct(?:s|ed|ing)?|subtract(?:s|ed|ing)?|not (?:count|include|run)|without|left out|disregards?|leaves? out)(?: [a-z]+){0,3}? (?:time|times|hours|minutes|periods?|delays?) (?:is |are |was )?(?:taken|spent|lost|needed|used|required|waited|waiting|passed|elapsed|elapsing|incurred)? ?(?:for|by|in|on|at|with|to|through|waiting for|awaiting) (?:[a-z-]+ ){0,3}?(?:oem|spares?|parts|approvals?|deliver(?:y|ies)|manufacturers?|suppliers?|third[- ]part(?:y|ies)|vendors?|others|arrival|carriers?|logistics|customs|travel)",
    ),
    // "Only the time during which the ticket lies with us counts".
    Pattern::new(
        "(?:only|solely|exclusively|just)(?: [a-z]+){0,4}? (?:times?|hours|minutes|periods?)(?: [a-z]+){0,4}? (?:in|during|for|when|while|where|that|which|of|spent)(?: [a-z]+){0,6}? (?:queue|status|provider|hands|active(?:ly)?|working|work|in progress|open)|(?:counts?|counted|runs?|ticks?|measured?|measuring|elapses?|accrues?) (?:only|solely|exclusively)(?: [a-z]+){0,2}? (?:while|when|as long as|during|in|for)(?: [a-z]+){0,8}? (?:queue|status|with provider|provider's hands|active(?:ly)?|in progress|working on|assigned|worked on)",
    ),
    // "Once we have passed it on, it is not with us".
    Pattern::new(
        "(?:is not|no longer|not) with provider|start(?:s|ing)? counting (?:again|afresh|anew|from)|(?:clock|time|count(?:ing)?|timer) (?:starts?|begins?) (?:again|afresh|anew|from zero|over)",
    ),
    // "Hold time means time that the Provider attributes to the Customer".
    Pattern::new(
        "(?:hold|waiting|pending|suspended|suspension|excused|idle|customer|stop-clock|pause|paused|dead|stand-?by|excluded|parked) (?:time|period|minutes|hours)[\"”']? (?:means|is|shall mean|are)(?: [a-z]+){0,8}? (?:provider|its (?:agents?|engineers?|staff|desk|team))(?: [a-z]+){0,4}? (?:attributes?|considers?|deems?|allocates?|assigns?|records?|marks?|books?|classif(?:y|ies)|puts?|sets?|regards?|believes?|finds?|holds?|decides?|determines?)",
    ),
    // "Tickets are suspended by the group where justified", and what is suspended does not count.
    Pattern::new(
        "(?:tickets?|incidents?|cases?|calls|requests|it|they) (?:is|are|may be|can be|shall be) (?:[a-z]+ )?(?:suspended|parked|put on hold|placed on hold|paused|held|set to [a-z \"“”]+)(?: [a-z]+){0,6}? (?:where(?:ver)?|when(?:ever)?|if|as|at)(?: [a-z]+){0,3}? (?:justified|appropriate|necessary|needed|required|fit|discretion|reasonable|sensible|useful)",
    ),
];
/// A time with a name of its own that is taken off, or added.
static NAMED: Pattern = Pattern::new(
    "[−–-] ?(?:stop-clock|customer hold|hold|pending|waiting|suspended) (?:times?|periods?|minutes|hours)|(?:net of|less|minus|excluding|exclusive of|excludes|after deduct(?:ing|ion of)|without|deducting|subtracting)(?: [a-z]+){0,2}? [\"“']?(?:stop-clock|stop-the-clock|stop clock|customer hold|customer|hold|on-hold|waiting|pending|suspended|suspension|excused|idle|pause|paused|parked)[\"”']? (?:events?|times?|periods?|minutes|hours)|[\"“']?(?:stop-clock|customer hold|hold|waiting|pending|suspended|excused|idle|pause|deferred|parked)[\"”']? (?:events?|times?|periods?|minutes|hours)[\"”']? (?:shall be|is|are|will be) (?:not counted|not included|ignored|added to|deducted from|excluded from|subtracted from|left out of)",
);

/// Words of waiting, before anything is looked at closely.
static WAITS_AT_ALL: Pattern = Pattern::new(
    "by the (?:manufacturer|vendor|supplier|carrier)|(?:state|states|status)|not timed|deferred|parked|delays?|absent|lacking|awaited|closed|unavailable|opinion|view|judge?ment|discretion|thinks?|feels?|finds?|believes?|considers?|deems?|decides?|may|can|cannot|can't|fair|isn't|with|for others|someone|somebody|await[a-z]*|wait[a-z]*|does not|do not|taken by|sits|dependent|oem|pending|on hold|outstanding|until|needs?|requires?|lack|missing|depend[a-z]*|third[- ]part(?:y|ies)|suppliers?|vendors?|manufacturers?|sub-?contractors?|users?|delay[a-z]*|has not|status|prevented|hindered|unable|outside|beyond",
);
/// Clocks of payments, notices and other trades.
static OTHER: Pattern = Pattern::new(
    "limitation period|statutes? of limitations?|payment (?:terms?|period)|invoices?|royalt(?:y|ies)|clinical|tolling|escrow",
);
