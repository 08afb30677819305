//! What is left out of a service level: sentences and rows that say so, by themselves or under the
//! words that lead into them.

use crate::lint::PaperReading;
use crate::lint::sides::Told;
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

/// Leaving out, in all forms of the words.
static LEFT_OUT: Pattern = Pattern::new(
    "(?:not|nor|never|neither|don['’]t|doesn['’]t|won['’]t|isn['’]t|aren['’]t)(?: [a-z,']+){0,6}? (?:down-?time|unavailab(?:le|ility)|interruptions?|outages?|count(?:s|ed)?|includ(?:e|es|ed|ing)|consider(?:ed)?|deem(?:ed)?|treat(?:ed)?|regard(?:ed)?|reckon(?:ed)?|cover(?:s|ed)?|extend|comprise|reduce|affect|constitute|taken into (?:account|consideration)|measured)|no (?:account|regard) (?:is|shall be|will be) (?:taken|had)|disregard(?:s|ed|ing)?|exclud(?:e|es|ed|ing)|exclusions?|exclusive of|excused|exempt(?:ed|ions?)?|exceptions?|excepted|excepting|except (?:for|where|when|if|in|during)|ignor(?:e|es|ed|ing)|left out|leave(?:s)? out|leaving out|deduct(?:s|ed|ing)?|subtract(?:s|ed|ing)?|net of|discount(?:s|ed|ing)?|(?:calculated|measured|computed|determined) without|(?:permitted|allowed|allowable|excusable|accepted|excluded) (?:down-?time|outages?|unavailability|minutes|events?|interruptions?)|without regard to|irrespective of|no (?:down-?time|unavailability|outage) (?:accrues?|arises?|occurs?|is (?:counted|recorded|deemed|taken))|out of (?:account|the calculation)|remains? out|stays? out|(?:treated|deemed|regarded|counted|considered|taken|reckoned|booked|recorded|classed) as (?:being |having been |if (?:it|they) (?:were|had been) )?(?:available|availability|up-?time|in service|service time)|(?:reduced|diminished|shortened|lessened) by|(?:leaves?|leaving)(?: [a-z]+){0,5}? (?:untouched|unaffected|unchanged)|(?:is|are|be|counts?(?: as)?|deemed|considered|treated as) force majeure|(?:does|do|shall|will|is|are|be)(?: not|n['’]t)(?: be)? (?:a |an |any )?(?:service failures?|(?:service level|sla) (?:failures?|breach(?:es)?))|(?:deemed|held|taken|considered|regarded)(?: to)? (?:be |lie |lying |fall )?outside|(?:does|do|shall|will)(?: not|n['’]t) (?:enter|go|flow|fall|figure) (?:in|into|under|within)|(?:omitted|removed|struck|taken) (?:from|out of) (?:the )?(?:calculation|computation|reckoning|account)|set aside",
);
/// Not answering for it, which is leaving it out where a service level is spoken of.
static NOT_OWED: Pattern = Pattern::new(
    "(?:not|nor|never|neither|no)(?: [a-z,']+){0,6}? (?:appl(?:y|ies)|be held|held|answerable|accountable|responsible|liable|in breach|a (?:breach|failure)|due|owed|payable|accrue|issued|granted|entitled?)|can['’]t (?:[a-z]+ )?be (?:held|blamed|liable|responsible)|no (?:service |availability |sla )?credits?|relieved (?:of|from)|released? from",
);
/// What it is left out of.
static MEASURED: Pattern = Pattern::new(
    "service failures?|(?:success|answer|answering|delivery|completion|resolution|error|failure|punctuality) (?:rates?|ratios?|quotas?)|time available|service goals?|availability|available (?:for|in|during)|up-?time|down-?time|down hours|down|unavailab(?:le|ility)|outages?|interruptions?|disruptions?|service levels?|slas?|kpis?|service credits?|contractual penalt(?:y|ies)|penalt(?:y|ies)|(?:uptime|availability|service) commitments?|performance (?:standards?|measures?)|9[0-9]\\.[0-9]+",
);
/// The same by words that no other trade has.
static PROMISED: Pattern = Pattern::new(
    "credits (?:do|does|shall|will|are|is|may)|(?:for|of|to|against|towards?) (?:the )?availability|9[0-9](?:\\.[0-9]+)? ?%|up-?time|down-?time|outages?|service levels?|slas?|kpis?|service credits?|availability (?:targets?|commitments?|percentages?|levels?|guarantees?)|(?:the|its|that|this|from) availability|unavailability|9[0-9]\\.[0-9]+",
);
/// What only says that something does count.
static COUNTED: Pattern = Pattern::new(
    "(?:is|are|be|shall) (?:not|never) (?:be )?(?:excluded|excepted|left out|disregarded|ignored|deducted|excused|exempt(?:ed)?)|not excluded|(?:not|never|nor)? ?(?:be )?(?:counts?|counted|included) (?:as|towards?|against|in|fully)|nothing (?:else|other) (?:is|are|shall be|may be|will be) (?:excluded|left out|disregarded)|(?:is|are) down-?time like|no (?:other|further) (?:time|event|exclusion|exception)",
);
/// Times of single cases, which stop and run on by rules of their own.
static TIMED: Pattern = Pattern::new("(?:resolution|response|reaction|repair) times?|the clock");
/// Sentences about what people may not do, and about money that is left out.
static OTHER: Pattern = Pattern::new(
    "(?:do|does) not offer|as available|(?:excluding|excludes?) (?:any |all )?(?:[a-z]+ )?taxes|(?:excluding|exclusive of|net of|without) (?:vat|value[- ]added tax|tax(?:es)?|gst|sales tax)|excluded from (?:the )?liability|consequential|indirect (?:damages|loss)|lost profits?|loss of profits?|deduct(?:s|ed|ing)?[^.;]{0,80}(?:invoices?|fees?|charges?|credits?)|credits?[^.;]{0,60}deduct(?:s|ed)?",
);

/// Whether words leave something out, or say that nobody answers for it.
pub(super) fn leaves(words: &str) -> bool {
    LEFT_OUT.is_in(words) || NOT_OWED.is_in(words)
}

/// A sentence that leaves something out of a service level, told with one name for each side.
pub(super) fn leaves_out(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Told> {
    if sentence.kind == Part::Heading {
        return None;
    }
    let may = sentence.cues.any(&[
        Cue::Exclude,
        Cue::Available,
        Cue::Level,
        Cue::Credit,
        Cue::Share,
    ]);
    let own = (may || paper.says(sentence, &LEFT_OUT_AT_ALL)) && paper.says(sentence, &LEFT_OUT);
    let not_owed = sentence
        .cues
        .any(&[Cue::Available, Cue::Level, Cue::Credit, Cue::Share])
        && paper.says(sentence, &NOT_OWED)
        && paper.says(sentence, &PROMISED);
    // What is left out of what may stand in the sentences around it, or above.
    let here = not_owed
        || own && paper.says(sentence, &VARIABLE)
        || own && paper.paragraph_says(sentence, &MEASURED);
    let above = || {
        let above = [sentence.lead, sentence.heading].into_iter().flatten();
        above.filter_map(|at| paper.sentences.get(at)).any(|above| {
            let out = paper.says(above, &LEFT_OUT);
            let measured = paper.says(above, &MEASURED);
            out && (measured || paper.says(sentence, &MEASURED)) || own && measured
        })
    };
    let is_one =
        here || above() || follows_one(paper, sentence) || own && is_named(paper, sentence);
    if !is_one {
        return None;
    }
    let told = paper.told(sentence);
    let counts = COUNTED.find_all(&told.words).into_iter().any(|found| {
        let words = told.words[found].trim_start();
        ![
            "not c", "not i", "not b", "never c", "never i", "never b", "nor",
        ]
        .iter()
        .any(|no| words.starts_with(no))
    });
    let timed = paper.says(sentence, &TIMED) && !paper.says(sentence, &MEASURED);
    let other = timed || told.says(&OTHER);
    (!counts && !other).then_some(told)
}

/// "B excludes only those minutes …": a letter of the formula.
static VARIABLE: Pattern = Pattern::whole(
    "^[0-9. ()]{0,10}[\"“']?[a-z][\"”']? (?:excludes|does not include|leaves out|disregards)(?-u:\\b)",
);

/// Whether a sentence on availability names the clause: "less the minutes excepted in clause 4.4".
fn is_named(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let Some(number) = paper
        .clause(sentence.span.start)
        .filter(|one| one.len() >= 2)
    else {
        return false;
    };
    let number = number.to_ascii_lowercase();
    paper.about(&[Cue::Available]).any(|one| {
        let words = paper.words(one);
        one.block != sentence.block
            && words.match_indices(&number).any(|(at, _)| {
                let after = words[at + number.len()..].bytes().next();
                let before = words[..at].bytes().next_back();
                before == Some(b' ')
                    && !after.is_some_and(|one| one.is_ascii_alphanumeric())
                    && paper.says(one, &LEFT_OUT)
            })
    })
}

/// Words of leaving out that no subject of a sentence names.
static LEFT_OUT_AT_ALL: Pattern = Pattern::new(
    "left out|leave(?:s)? out|leaving out|ignor(?:e|es|ed|ing)|deduct(?:s|ed|ing)?|subtract(?:s|ed|ing)?|(?:do|does|shall|will|is|are|be) not (?:be )?(?:counted|count)|no account",
);

/// Whether the sentence before it, in its block, announces what follows: "These are left out."
fn follows_one(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let at = paper
        .sentences
        .partition_point(|one| one.span.start < sentence.span.start);
    let Some(before) = at.checked_sub(1).and_then(|at| paper.sentences.get(at)) else {
        return false;
    };
    before.block == sentence.block
        && paper.says(before, &ANNOUNCED)
        && paper.says(before, &LEFT_OUT)
        && paper.says(before, &MEASURED)
}

static ANNOUNCED: Pattern = Pattern::new("the following|these|as follows|listed below");
