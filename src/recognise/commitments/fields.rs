//! What a commitment says besides its number, in its own sentence or elsewhere in the paper.

use std::ops::Range;

use super::whole::Whole;
use super::{Commitment, CommitmentKind, Stated};
use crate::recognise::reading::{Cue, Part, Pattern, Reading, Sentence};

static WINDOW: Pattern = Pattern::new(
    "(?:(?:per|each|every|any|of an?|of each|in an?|during an?|over an?|for an?|an?|of the|in the|during the|that|such|given|applicable|relevant) )(?:given |calendar |contract |rolling |consecutive |single |whole |billing |service |fiscal |measurement |reporting |trailing |twelve[- ]|three[- ]|six[- ]|[0-9]+[- ](?:day|month|week)[- ]?)*(?:months?|quarters?|years?|weeks?|windows?|(?:measurement|measuring|reporting|billing|service|assessment|charging) periods?|30[- ]day period|day period)|(?:calendar|contract) (?:month|quarter|year|week)|monthly|quarterly|annual(?:ly)?|yearly|weekly|per annum|per day|a day|a quarter|each day|daily|24 ?hours? per day",
);
static START: Pattern = Pattern::new(
    "(?:from|after|of|following|upon|once|since|when|starting|beginning|commencing)(?: (?:with|on|at))? (?:the |its |such |any |a |an |their |your |our |each |every |that |first |initial |having )*(?:time|customer|client|user|time|receipt|receiv|notif|notice|report|detect|log|open|creat|discover|becom|request|call|confirm|assign|incident|occurr|submi|regist|ticket|event|alert|problem|failure|outage|error|disaster|declar|interruption|qualif|diagnos|knowledge|aware|identif|learn|being|contact|release|publication|end of|service desk|provider|supplier)[a-z]*|of (?:the |its |such |any |a |an |their |each |every )*(?:receipt|receiv|notif|detect|discover|becom|occurr|submi|learn|knowledge|aware|identif|logging|opening|being|release|publication|failure|outage|loss|declar)[a-z]*|receipt of|of (?:being )?(?:notified|reported|logged|detected|receipt)|is reported|are reported|has been reported|becoming aware|receives|(?:starts?|begins?|runs?|commences?|is counted|are counted|is measured|are measured|starting|beginning) (?:to run |running |only |to count )?(?:from|as from|as of|when|at the|on|after|upon|with|once|as soon as|the moment)|(?:counted|measured|calculated|reckoned|taken|running|timed|computed) (?:in each case )?(?:from|as from|as of|since|after|upon)|from the (?:moment|time|point|instant)|as soon as|starts? (?:[a-z]+(?:'|’)s |the |its |our |your |this |that )*(?:clocks?|times?|periods?|deadlines?)|(?:from|after|following|upon) (?:submission|registration|receipt|notification|discovery|detection|opening|entry)",
);
static STOP: Pattern = Pattern::new(
    "until|(?:is|are|be|been|was) (?:considered |deemed )?(?:resolved|restored|closed|fixed|complete[d]?) (?:when|if|once|upon|means)|clos(?:ed|ure) (?:of|by)|confirm(?:s|ed|ation)? (?:by|that|of)|verified|work-?around|accepted by|resolution (?:means|is|shall mean)|resolved\\W+ (?:means|shall mean)|to the customer(?:'s)? satisfaction",
);
static METHOD: Pattern = Pattern::new(
    "(?:availability|up-?time|service level|[a-z]) ?= ?\\(?[a-z0-9]|[a-z]\\)? ?÷ ?\\(?[a-z]|works? out|worked out|calculat(?:e|es|ed|ion|ed by|ing)|comput(?:e|es|ed|ation)|formula|divid(?:e|ed|ing)|measured (?:as|by|over|from|at|on)|expressed as|percentage of (?:the )?(?:total|time|minutes|hours)|equals?|ratio|quotient|(?:is|means|being) (?:the )?(?:number|total|share|percentage|proportion|sum)|less the|minus|total (?:number of )?(?:minutes|hours|time)|number of (?:minutes|hours|incidents)",
);
static SOURCE: Pattern = Pattern::new(
    "(?:probe|ticket system|monitoring system)(?: [a-z]+){0,3}? (?:shows?|records?|runs|makes)|(?:monitoring|ticket(?:ing)?|service management|logging|measurement|reporting|telephony|uptime) (?:tools?|systems?|software|services?|platform|data|logs?|records?|compan(?:y|ies)|institutes?|firms?|points?|agents?|results?)|raw data|(?:monitor|probe|console|agent)s?|test quer(?:y|ies)|(?:measuring|independent|neutral) [a-z ]{0,24}(?:institute|body|company|firm|party)|logs?|log files|status page|server records|records of|ping|probes?|pingdom|nagios|third[- ]party monitor|trouble tickets?|help ?desk system",
);
static MEASURER: Pattern = Pattern::new(
    "(?:as )?(?:measured|monitored|recorded|determined|calculated|reported) (?:solely )?by (?:the )?[a-z]+|(?:provider|supplier|vendor|contractor|customer|we|host) (?:shall|will|must) (?:continuously |also )?(?:measure|monitor|record|calculate|track)",
);
static EXCLUSION: Pattern = Pattern::new(
    "exclud(?:e|es|ed|ing)|exclusions?|excused|exclusive of|not (?:be )?(?:counted?|included?|considered|deemed)|does not include|other than|except (?:for|during)|excepted",
);
static HOURS: Pattern = Pattern::new(
    "24 ?(?:x|×|/|by|\\*) ?7(?: ?(?:x|×|/) ?(?:365|52))?|24 hours (?:a|per|each) day|twenty-?four (?:\\(24\\) )?hours|(?:7|seven) (?:\\(7\\) )?days (?:a|per) week|around the clock|(?:business|working|support|office|service|normal|core|operating|coverage) (?:business )?(?:hours|days?)|[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m\\.?|p\\.?m\\.?)? ?(?:to|-|–|and|until|through) ?[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m|p\\.?m)|[0-2][0-9]:[0-5][0-9] ?(?:to|-|–|and|until) ?[0-2][0-9]:[0-5][0-9]|at all times",
);
static REMEDY: Pattern = Pattern::new(
    "(?:service|performance|sla|availability|uptime|fee) credits?|credit(?:s|ed)?|liquidated damages|service penalt(?:y|ies)|refund|(?:may|right to|entitled to) terminate|step[- ]in|corrective action|penalt(?:y|ies)|root cause|remedial plan|remediation plan|rectification plan|reduction (?:of|in) (?:the )?(?:fees?|charges?)|abatement|deduct(?:ion|ed)?|withhold|waived|free of charge",
);
static REPORTS: Pattern = Pattern::new(
    "(?:statement|account|summary|overview|breakdown|return|figures?) (?:of|showing|on|setting out|with|in which)|(?:monthly|quarterly|weekly|annual|performance|service level|sla|availability|status|management|written|uptime|summary) (?:service |performance |status )*(?:reports?|logs?)|reports? (?:of the (?:month|quarter|period|service|results)|on|about|showing|with|to the (?:customer|client)|in detail|of (?:the |its )?(?:service|performance|availability))|(?:provid(?:e|es|ing)|deliver(?:s|ing)?|send(?:s|ing)?|submit(?:s|ting)?|issu(?:e|es)|prepar(?:e|es|ing)|produc(?:e|es|ing)|furnish(?:es|ing)?|present(?:s|ing)?|hand(?:s)?|giv(?:e|es)|suppl(?:y|ies)|forward(?:s)?|publish(?:es|ing)?|mak(?:e|es)|receiv(?:e|es)|get)[^;]{0,90}(?:reports?|statements?|results|figures|record)|reports? [^;]{0,60}(?:is|are|be) (?:delivered|sent|submitted|issued|provided|furnished|published|presented|made available|handed over)|reporting (?:of|on|frequency|interval|to|shall|will|is|each|every|per)|(?:shall|will|must|we) (?:[a-z]+ )?report (?:on|to|the|its|each|every|all)|dashboards?|scorecards?|statements? (?:of|showing)|status page|make our uptime public",
);
/// Reports of other things.
static OF_CASES: Pattern = Pattern::new(
    "(?:dispute|challenge|object to|contest)[^;]{0,30}reports?|test reports?|audit reports?|financial (?:report|statement|position)|(?:reports?|reporting|reported) (?:of )?(?:an?|the|each|any) (?:incident|disruption|fault|breach|error)",
);
static SLA: Pattern = Pattern::new(
    "service (?:levels?|goals?|targets?)|slas?|kpis?|performance (?:standards?|targets?|levels?|report|against|in|during|for|of)|its performance|availability|up-?time|response times?|resolution times?|performance of the services|severity|monthly service|services? (?:results|quality)|missed times?|each target|targets",
);

/// The places in the rest of the paper where each part is stated for a kind of commitment.
#[derive(Default)]
struct Elsewhere {
    window: Option<Range<usize>>,
    method: Option<Range<usize>>,
    source: Option<Range<usize>>,
    measured_by: Option<Range<usize>>,
    exclusions: Option<Range<usize>>,
    remedy: Option<Range<usize>>,
    reporting: Option<Range<usize>>,
    start: Option<Range<usize>>,
    stop: Option<Range<usize>>,
    hours: Option<Range<usize>>,
}

/// A paragraph leads into a table with its last sentences, no more than so many.
const NEAR: usize = 200;

/// Fills in what each commitment says.
pub(super) fn fill(reading: &Reading<'_>, found: &mut [Commitment]) {
    if found.is_empty() {
        return;
    }
    let mut known: Vec<(CommitmentKind, Elsewhere)> = Vec::new();
    // What the sentence says is the same for all its amounts.
    let mut whole = (usize::MAX, Whole::of(""));
    for commitment in found {
        if whole.0 != commitment.sentence {
            let words = reading.words(&reading.sentences[commitment.sentence]);
            whole = (commitment.sentence, Whole::of(words));
        }
        let at = if let Some(at) = known.iter().position(|(kind, _)| *kind == commitment.kind) {
            at
        } else {
            known.push((commitment.kind, elsewhere(reading, commitment.kind)));
            known.len() - 1
        };
        one(reading, commitment, &whole.1, &known[at].1);
    }
}

fn one(reading: &Reading<'_>, commitment: &mut Commitment, whole: &Whole<'_>, rest: &Elsewhere) {
    let sentence = &reading.sentences[commitment.sentence];
    let percent = commitment.target.is_percent();
    let here = |pattern: &'static Pattern| {
        whole.find(pattern).map(|span| Stated {
            span: sentence.within(&span),
            is_here: true,
        })
    };
    let there = |place: &Option<Range<usize>>| {
        place.clone().map(|span| Stated {
            span,
            is_here: false,
        })
    };
    let titled = |pattern: &Pattern| {
        let above = |at: Option<usize>| at.and_then(|at| reading.sentences.get(at));
        let lead = above(sentence.lead);
        // All sentences of the paragraph before a table lead into it.
        let beside = sentence.lead.into_iter().flat_map(|at| {
            reading.sentences[..at]
                .iter()
                .rev()
                .take_while(move |one| lead.is_some_and(|lead| lead.block == one.block))
                .take(NEAR)
        });
        [above(sentence.heading), lead, reading.header_of(sentence)]
            .into_iter()
            .flatten()
            .chain(beside)
            .find_map(|head| {
                Some(Stated {
                    span: reading.find(head, pattern)?,
                    is_here: false,
                })
            })
    };
    commitment.actor = actor(reading, sentence);
    commitment.window = if percent {
        // The amount itself is no window: "99% of the time in each month".
        here(&WINDOW)
            .or_else(|| titled(&WINDOW))
            .or_else(|| there(&beside(reading, sentence)))
            .or_else(|| there(&rest.window))
    } else {
        None
    };
    commitment.method = here(&METHOD).or_else(|| there(&rest.method));
    commitment.source = here(&SOURCE).or_else(|| there(&rest.source));
    commitment.measured_by = here(&MEASURER).or_else(|| there(&rest.measured_by));
    commitment.exclusions = here(&EXCLUSION).or_else(|| there(&rest.exclusions));
    commitment.hours = here(&HOURS)
        .or_else(|| titled(&HOURS))
        .or_else(|| there(&rest.hours));
    commitment.remedy = here(&REMEDY).or_else(|| there(&rest.remedy));
    commitment.reporting = there(&rest.reporting);
    if commitment.kind.is_timed() {
        commitment.clock_start = behind(reading, sentence, commitment)
            .or_else(|| here(&START))
            .or_else(|| titled(&START))
            .or_else(|| there(&rest.start));
        commitment.clock_stop = here(&STOP)
            .or_else(|| titled(&STOP))
            .or_else(|| there(&rest.stop));
    }
}

/// The window that the paragraph of a promise names.
fn beside(reading: &Reading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    if matches!(sentence.kind, Part::Row { .. }) {
        return None;
    }
    let line = reading.paper.prose.lines.get(sentence.block)?.clone();
    let found = WINDOW.find(&reading.plain[line.clone()])?;
    Some(line.start + found.start..line.start + found.end)
}

/// The event that stands right behind a length of time: "within 7 days after it was released".
static BEHIND: Pattern = Pattern::whole(
    "^(?: or less)?,? ?(?:after|from|following|upon|once|since|starting|counted from|measured from|of (?:the|its|their|an?|each|such|our|your|that|being|[a-z]+ing)) [a-z\"“]",
);

fn behind(reading: &Reading<'_>, sentence: &Sentence, one: &Commitment) -> Option<Stated> {
    let after = &reading.plain[one.target.span.end..sentence.span.end];
    let found = BEHIND.find(after)?;
    let start = one.target.span.end + found.start;
    Some(Stated {
        span: start..(start + 40).min(sentence.span.end).max(start),
        is_here: true,
    })
    .filter(|stated| reading.plain.is_char_boundary(stated.span.end))
}

fn actor(reading: &Reading<'_>, sentence: &Sentence) -> Option<Stated> {
    let duty = sentence.duty.as_ref()?;
    if duty.passive || duty.subject.is_empty() {
        return None;
    }
    let words = &reading.plain[duty.subject.clone()];
    let is_thing = THING.is_in(words);
    let letters = words.bytes().filter(u8::is_ascii_alphabetic).count();
    (!is_thing
        && words.len() < 120
        && letters >= 2
        && !words.ends_with(|one: char| one.is_ascii_digit()))
    .then(|| Stated {
        span: duty.subject.clone(),
        is_here: !duty.is_led,
    })
}

static THING: Pattern = Pattern::new(
    "services?|systems?|platform|application|software|website|site|availability|uptime|response times?|incidents?|problems?|it|this|that|there|target|level|downtime",
);

/// Words by which sentences about a kind of commitment are known.
fn about(kind: CommitmentKind) -> &'static [Cue] {
    use CommitmentKind as Kind;
    match kind {
        Kind::Availability => &[Cue::Available],
        Kind::ResponseTime | Kind::UpdateCadence => &[Cue::Respond],
        Kind::ResolutionTime => &[Cue::Resolve],
        Kind::RestoreTime | Kind::RecoveryTime | Kind::RecoveryPoint => &[Cue::Restore],
        Kind::BackupInterval => &[Cue::Backup],
        Kind::Latency => &[Cue::Speed],
        Kind::SecurityNotification => &[Cue::Breach],
        Kind::PatchTime => &[Cue::Patch],
        Kind::ReportDelivery => &[Cue::Report],
        Kind::InTime | Kind::ErrorRate | Kind::CallAnswer => &[Cue::Level],
    }
}

fn elsewhere(reading: &Reading<'_>, kind: CommitmentKind) -> Elsewhere {
    let mut found = Elsewhere::default();
    let topic = about(kind);
    let incident = matches!(
        kind,
        CommitmentKind::ResponseTime
            | CommitmentKind::ResolutionTime
            | CommitmentKind::RestoreTime
            | CommitmentKind::UpdateCadence
            | CommitmentKind::InTime
    );
    let mut method_block = None;
    for sentence in &reading.sentences {
        if matches!(sentence.kind, Part::Note) {
            continue;
        }
        let cues = sentence.cues;
        let own = cues.any(topic);
        let level = cues.any(&[Cue::Level, Cue::Available]) || own;
        let put = |place: &mut Option<Range<usize>>, pattern: &Pattern| {
            if place.is_none() {
                *place = reading.find(sentence, pattern);
            }
        };
        if level && cues.has(Cue::Measure) {
            put(&mut found.method, &METHOD);
            put(&mut found.measured_by, &MEASURER);
            put(&mut found.source, &SOURCE);
            if reading.says(sentence, &METHOD) {
                // How an availability is computed says nothing of calls.
                let other = kind != CommitmentKind::Availability && cues.has(Cue::Available);
                if !other {
                    put(&mut found.window, &WINDOW);
                }
                method_block = Some(sentence.block);
            }
        }
        // "The monitoring tool is the source": the sentence behind the formula.
        if cues.has(Cue::Measure)
            && (method_block == Some(sentence.block) || PROBED.is_in(reading.words(sentence)))
        {
            put(&mut found.measured_by, &MEASURER);
            put(&mut found.source, &SOURCE);
        }
        // "Monthly Uptime Percentage" names its window.
        if own
            && kind == CommitmentKind::Availability
            && NAMED_WINDOW.is_in(reading.words(sentence))
        {
            put(&mut found.window, &NAMED_WINDOW);
        }
        if (cues.has(Cue::Available) || cues.has(Cue::Level)) && cues.has(Cue::Exclude) {
            put(&mut found.exclusions, &EXCLUSION);
        }
        let heading = sentence.kind == Part::Heading;
        if (cues.has(Cue::Level) || own && cues.any(&[Cue::Credit, Cue::Terminate])) && !heading {
            put(&mut found.remedy, &REMEDY);
        }
        if cues.has(Cue::Credit)
            && !heading
            && found.remedy.is_none()
            && crate::recognise::credits::is_bare(reading.words(sentence))
        {
            put(&mut found.remedy, &REMEDY);
        }
        // "… a report on the month. It gives the uptime": the paragraph says what is reported.
        if found.reporting.is_none() && cues.has(Cue::Report) && !heading {
            let paragraph = reading
                .paper
                .prose
                .lines
                .get(sentence.block)
                .map_or("", |line| &reading.plain[line.clone()]);
            if SLA.is_in(paragraph) && !OF_CASES.is_in(reading.words(sentence)) {
                put(&mut found.reporting, &REPORTS);
            }
        }
        // "Each of these times starts when you submit the ticket."
        if incident && !heading {
            put(&mut found.start, &SET_RUNNING);
        }
        let about_cases = cues.any(&[Cue::Respond, Cue::Resolve, Cue::Severity, Cue::Mean]);
        if incident && !cues.has(Cue::Pause) && (about_cases || cues.has(Cue::Restore)) {
            let words = reading.words(sentence);
            if about_cases && STARTS.is_in(words) && !OBJECTIVE.is_in(words) {
                put(&mut found.start, &STARTS);
            }
            if STOP_DEFINED.is_in(words) {
                put(&mut found.stop, &STOP_DEFINED);
            }
        }
        if cues.has(Cue::Hours) && SUPPORT.is_in(reading.words(sentence)) {
            put(&mut found.hours, &HOURS);
        }
    }
    found
}

/// Checks that see whether something is up.
static PROBED: Pattern = Pattern::new(
    "(?:probes?|pings?|polls?|checks?|tests?|monitor(?:s|ing)?|quer(?:y|ies)|signs? (?:on|in)|calls the|sign-?ins?|log-?ins?|measur(?:es|ing|ements?))[^;]{0,90} (?:every|each|once|twice|times (?:a|per)|per|endpoint|login|gateway|server|continuous(?:ly)?)",
);
static NAMED_WINDOW: Pattern = Pattern::new(
    "(?:monthly|quarterly|annual|yearly|weekly) (?:up-?time|availability|service level)(?: percentage| commitment)?|(?:up-?time|availability) (?:percentage )?(?:means|is|for|during|in|per|over)[^;]{0,80}?(?:month|quarter|year|week)",
);
/// What is counted from a disaster.
static OBJECTIVE: Pattern = Pattern::new("recovery (?:time|point)|rtos?|rpos?");
/// That clocks run, whatever they time.
static SET_RUNNING: Pattern = Pattern::new(
    "(?:these|those|such|all|each|every|the|both)(?: of)?(?: the| these| such)? (?:times|clocks?|time)(?: [a-z]+){0,4}? (?:starts?|begins?|runs?|commences?|(?:is|are) (?:set running|set off|triggered|counted|measured|reckoned|started))(?: [a-z]+){0,4}? (?:when|from|by|upon|after|once|at|as soon as|with)",
);
/// "Response time is measured from …".
static STARTS: Pattern = Pattern::new(
    "(?:clocks?|times?|period)[^;]{0,60} (?:set running|set off|triggered|started) by|(?:clocks?|times?|period|measured|counted|begins?|starts?|runs?|means)[^;]{0,80}? (?:from|upon|after|when|once) (?:[a-z'’]+ ){0,6}?(?:receipt|receives?|received|notif[a-z]*|reports?|reported|detects?|detected|detection|logs?|logged|opens?|opened|raises?|raised|submits?|submitted|registers?|registered|picks? up|tickets?)|(?:clock|times?|period|measured|measurement|calculated|begins?|starts?|commences?|runs?|means|counted)[^;]{0,80}? (?:from|between|upon|after|when|at|elapsed between) (?:the |its |a |an |your |our |which |time |moment |point |of |at |that |first |initial |earlier |customer(?:'s|’s)? |client(?:'s|’s)? |user(?:'s|’s)? |buyer(?:'s|’s)? |bank(?:'s|’s)? |incident |ticket |error |fault |call |is |has been |was |provider |supplier |vendor )*(?:receipt|receiv|notif|report|detect|log|open|creat|request|submi|assign|contact|call|ticket)[a-z]*",
);
static STOP_DEFINED: Pattern = Pattern::new(
    "(?:resol(?:ution|ved?|ution time)|restor(?:ation|ed?)|repair(?:ed)?|fix(?:ed)?|correction)(?: time)?\\W{0,3} ?(?:of [a-z ]{1,30} )?(?:means|shall mean|is defined|is (?:achieved|complete|deemed|reached)|(?:shall )?ends?|occurs when|has the meaning|refers to|time means)|(?:incident|problem|ticket|error|case|fault|service|system|platform) (?:is|shall be|will be) (?:considered |deemed )?(?:to be )?(?:resolved|closed|restored) (?:when|if|once|upon|after|by)",
);
static SUPPORT: Pattern = Pattern::new(
    "support|service|help ?desk|service desk|available|maintenance|coverage|response|operat(?:e|ing|ion)|means|hours",
);
