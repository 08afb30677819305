use crate::finding::{Group, Severity};
use crate::lint::repeated_misses::right_to_leave;
use crate::lint::sides::Told;
use crate::lint::{Check, Findings, PaperReading, Rule, credits};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "sole-remedy-with-termination",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("sole_remedy_with_termination.md"),
    check: Check::Prose(check),
};

macro_rules! right {
    () => {
        "(?:remed(?:y|ies)|liabilit(?:y|ies)|obligations?|recourse|rights?|entitlements?|relief|claims?|compensation|consequences?|sanctions?|damages|redress|settlement|satisfaction)"
    };
}

/// That nothing else follows.
static SOLE: Pattern = Pattern::new(concat!(
    "(?:sole|exclusive|only|entire|exhaustive|full|complete|whole|single)(?:ly)?(?:,? (?:and|or|financial|monetary|other|legal|available|exclusive|sole|final|complete|entire|contractual|possible)){0,4} ",
    right!(),
    "|(?:no|any|not have|without|all|every|each)(?: [a-z]+){0,2} (?:other|further|additional|different)(?: [a-z]+){0,2} ",
    right!(),
    "|(?:and )?(?:to |for )?nothing (?:else|more|further)|",
    right!(),
    "[^.;]{0,90}(?:settled|discharged|satisfied|extinguished|compensated|waived|exhausted)",
    "|(?:other|further|additional)(?: [a-z]+)? ",
    right!(),
    "[^.;]{0,80}(?:excluded|waived|barred|ruled out|do not exist|not exist|not be available|not available)",
    "|",
    right!(),
    "[^.;]{0,60}(?:limited|restricted|confined) to (?:[a-z]+ ){0,4}(?:service |performance |sla )?(?:credits?|penalt(?:y|ies)|deductions?|rebates?)",
    "|(?:apart from|beyond|other than|besides|in addition to|save for|except for|over and above) (?:[a-z]+ ){0,4}(?:credits?|penalt(?:y|ies)|deductions?|rebates?)[^.;]{0,60}(?:no|not|nothing|any|none)",
    "|(?:no|not|nothing|any|none)[^.;]{0,60}(?:apart from|beyond|other than|besides|in addition to|save for|except|over and above) (?:[a-z]+ ){0,4}(?:credits?|penalt(?:y|ies)|deductions?|rebates?)",
    "|(?:discharg(?:e|es|ed)|releas(?:e|es|ed)|settles?|settled|satisf(?:y|ies)|compensates?|replaces?|lieu of|covers?|extinguish(?:es)?|exhaust(?:s|ed|ive)?)[^.;]{0,40}(?:all|any|every|other|in full|fully|final(?:ly)?|claims?)",
    "|(?:full|in full|final|complete)(?: and [a-z]+)? (?:settlement|satisfaction|discharge|compensation)|exhaustive|waives? (?:all|any|every|its)(?: [a-z]+)? ",
    right!(),
));
static ABOUT: Pattern = Pattern::new(
    "liquidated (?:and ascertained )?damages|lads?|service goals?|service points?|(?:service|performance|sla|availability|uptime|service level) credits?|contractual penalt(?:y|ies)|service levels?|slas?|kpis?|up-?time|availability|unavailability|down-?time|outages?|response times?|resolution times?",
);
/// What keeps the right to terminate in the same words, or says that credits are not all.
static OPEN: Pattern = Pattern::new(
    "without prejudice|(?:are|is|be|constitute|do|does|shall) not (?:[a-z']+ ){0,4}?(?:sole|exclusive|only|entire|limit|affect|exclude|replace|prevent|waive|preclude|bar|prejudice|deprive|relieve|impair|restrict|diminish|stand in the way)|not (?:be )?(?:deemed )?(?:a |its |an |customer's |in )?(?:sole|exclusive|only|lieu)|(?:in addition to|besides) (?:[a-z' ]+ )?(?:right|remed)|(?:retains?|keeps?|remain(?:s)?|reserves?)[^.;]{0,60}(?:rights?|remed|terminat)|(?:except|save|apart|subject|other than|unless|besides?|together)(?: [a-z]+){0,5} (?:section|clause|§|right|rights|paragraph|article|terminat(?:e|ion)|fraud|wil+ful|gross)|leav(?:e|es|ing)[^.;]{0,40}(?:untouched|unaffected)|unaffected|in addition to (?:all |any )?(?:other )?(?:rights?|remed)|count(?:ed|s)? (?:towards?|against)|set off against|credited against|damages (?:that|which) exceed|(?:is|are|be|stays?|remains?) (?:not affected|unimpaired|untouched|intact)|(?:sections?|clauses?|§|paragraphs?|articles?) [0-9a-z., ()]+(?: and [0-9a-z.()]+)? (?:appl(?:y|ies)|remains?|stands?|continues?)|but (?:not|never|without)(?: [a-z]+){0,4} (?:rights?|terminat[a-z]*)|rights? to terminate (?:remains?|stands?|is|are) (?:un|not )",
);
static ENDS: Pattern =
    Pattern::new("terminat(?:e|ion|ing)|cancel|rescind|rescission|extraordinary");
/// Even the right to terminate is taken.
static ENDS_TOO: Pattern = Pattern::new(
    "(?:including|no|any|nor|or)(?: [a-z]+){0,5} (?:right|claim)s?(?: [a-z]+){0,4} (?:terminate|cancel|rescind|termination)|(?:not|no|nor)[^.;]{0,40}(?:terminat(?:e|ion)|cancel|rescind)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut sole = paper
        .sentences
        .iter()
        .filter(|one| may(one) || paper.names_credit(paper.words(one)));
    let Some(sole) = sole.find_map(|sentence| is_sole(paper, sentence)) else {
        return;
    };
    if let Some(right) = right_to_leave(paper) {
        findings
            .report(
                paper.place(&sole),
                "credits are the only remedy here, and missed service levels give a right to terminate elsewhere",
                "name the other rights in this sentence: \"besides the right to terminate of clause …\"",
            )
            .related
            .push((paper.place(&right), "the right to terminate".into()));
    }
}

fn may(sentence: &Sentence) -> bool {
    sentence.kind != Part::Heading
        && sentence
            .cues
            .any(&[Cue::Sole, Cue::Credit, Cue::Level, Cue::Available])
}

fn is_sole(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<std::ops::Range<usize>> {
    if !paper.says(sentence, &NOTHING_ELSE) {
        return None;
    }
    // What is asked of many sentences in a moment goes before what takes long.
    let words = paper.words(sentence);
    let about = paper.says(sentence, &ABOUT)
        || ABOUT.is_in(paper.heading_of(sentence))
        || credits::is_bare(words)
        || paper.names_credit(words);
    if !about || !paper.says(sentence, &RIGHTS) {
        return None;
    }
    let told = paper.told(sentence);
    if is_open(&told) || told.says(&PROVIDERS) {
        return None;
    }
    let span = told.find(&SOLE)?;
    // "Its right to terminate is not affected" may be the next sentence.
    let goes_on = paper
        .sentences
        .iter()
        .filter(|one| one.block == sentence.block && one.span.start > sentence.span.start)
        .any(|one| paper.says(one, &OPEN) && paper.says(one, &ENDS_OR_RIGHTS));
    (!goes_on).then_some(span)
}

fn is_open(told: &Told) -> bool {
    told.says(&OPEN) || told.says(&ENDS) && !told.says(&ENDS_TOO)
}

static ENDS_OR_RIGHTS: Pattern = Pattern::new(
    "terminat(?:e|es|ed|ion|ing)|cancel|rescind|rights?|remed(?:y|ies)|clauses?|sections?",
);
static NOTHING_ELSE: Pattern = Pattern::new(
    "sole|solely|exclusive|exclusively|only|entire|exhaustive|other|further|additional|limited|restricted|confined|apart|beyond|besides|discharg[a-z]*|releas[a-z]*|settle[a-z]*|settlement|satisf[a-z]*|compensates?|replaces?|lieu|covers?|extinguish[a-z]*|exhaust[a-z]*|waives?|nothing|full",
);
/// Something people could do or ask for.
static RIGHTS: Pattern = Pattern::new(
    "remed(?:y|ies)|liabilit(?:y|ies)|liable|obligations?|recourse|rights?|entitle(?:d|ment|ments)?|relief|claims?|compensation|consequences?|sanctions?|damages|redress|settlement|satisfaction",
);
/// Rights of the provider, of use, and of insurance.
static PROVIDERS: Pattern = Pattern::new(
    "provider (?:has|have|shall have|is entitled to) only|provider's (?:sole|exclusive|only) (?:and exclusive )?(?:right|remedy)|(?:exclusive|sole) (?:right|licen[cs]e|ownership|property|jurisdiction|use)(?: and licen[cs]e)? (?:to use|in|of|to|over)|customer's sole (?:obligation|responsibility)|intellectual property|third[- ]party claims?|warrant(?:y|ies) (?:of|under|in)|infring(?:e|es|ement)|force majeure|other than (?:as|those)",
);
