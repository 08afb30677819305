use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::sides::Told;
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "severity-set-by-provider",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("severity_set_by_provider.md"),
    check: Check::Prose(check),
};

macro_rules! staff {
    () => {
        "(?:(?:service|support|help|global|technical|shift|incident|delivery|on-call|duty|operations) ?)*(?:desk|team|engineers?|manager|lead|leader|supervisor|staff|personnel|technicians?|agents?|specialists?|cent(?:re|er)|noc|dispatchers?|analysts?)"
    };
}

macro_rules! class {
    () => {
        "(?:severit(?:y|ies)|priorit(?:y|ies)|class(?:es)?|categor(?:y|ies)|classifications?|grades?|ranks?|levels? of (?:urgency|impact)|urgency)"
    };
}
macro_rules! thing {
    () => {
        "(?:incidents?|tickets?|faults?|defects?|errors?|issues?|problems?|cases?|requests?|calls?|reports?|notifications?|malfunctions?|disruptions?)"
    };
}
macro_rules! chooses {
    () => {
        "(?:determin(?:e|es|ing)|assign(?:s|ing)?|allot(?:s|ting)?|allocat(?:e|es|ing)|sets?|setting|re-?sets?|decid(?:e|es|ing)(?: on| upon)?|designat(?:e|es)|reduces?|lowers?|lowering|raises?|chang(?:e|es|ing)|adjusts?|choos(?:e|es)|defin(?:e|es|ing)|establish(?:es)?|fix|fixes|lays? down|selects?|rates?|assess(?:es)?|specif(?:y|ies)|gives?|attribut(?:e|es)|puts?|corrects?|alters?|picks?|names?|enters?|appl(?:y|ies)|states?|mov(?:e|es)|grades?)"
    };
}
macro_rules! ranks {
    () => {
        "(?:(?:re-?)?classif(?:y|ies|ying)|ranks?|ranking|(?:re-?)?grades?|re-?grading|(?:re-?|de-?)?prioriti[sz](?:e|es|ing)|downgrad(?:e|es|ing)|triages?|triaging|(?:re-?)?categori[sz](?:e|es|ing))"
    };
}
macro_rules! chosen {
    () => {
        "(?:determined|assigned|allotted|allocated|(?:re-?)?classified|set|re-?set|decided|designated|ranked|(?:re-?)?graded|(?:re-?|de-?)?prioriti[sz]ed|downgraded|lowered|reduced|changed|adjusted|triaged?|chosen|defined|established|fixed|laid down|(?:re-?)?categori[sz]ed|selected|rated|assessed|given|attributed|made|done|corrected|altered|entered|stated)"
    };
}
macro_rules! opinion {
    () => {
        "(?:determination|decision|classification|assessment|discretion|judge?ment|opinion|evaluation|view|triage|verdict|prioriti[sz]ation|categori[sz]ation|choice|ranking)"
    };
}
macro_rules! by {
    () => {
        concat!("by (?:[a-z'-]+ ){0,5}?(?:provider|", staff!(), ")")
    };
}

/// What is chosen.
static CLASS: Pattern = Pattern::new(concat!(
    "severit(?:y|ies)|priorit(?:y|ies)|(?:de-?|re-?)?prioriti[sz](?:e|es|ed|ing|ation)|triaged?|triages|",
    class!(),
    " (?:of|to|for|given to) (?:[a-z-]+ ){0,3}?",
    thing!(),
    "|",
    thing!(),
    "[^.;]{0,60}(?:class|classes|classified|classif(?:y|ies)|classification|category|categories|categori[sz]ed?|ranked|graded)|(?:class(?:es)?|categor(?:y|ies)|classif(?:y|ies|ication)|categori[sz](?:es?|ation)|ranks?|grades?)[^.;]{0,30}",
    thing!(),
));
/// That the provider chooses: it does, it is done by it, or its opinion decides.
static SET: Pattern = Pattern::new(concat!(
    "(?:provider|",
    staff!(),
    ")(?:'s)?(?:,? [a-z'-]+){0,7}?,? ",
    chooses!(),
    "(?: [a-z'-]+){0,5}? ",
    class!(),
    "|(?:provider|",
    staff!(),
    ")(?:'s)?(?:,? [a-z'-]+){0,7}?,? ",
    ranks!(),
    "(?: [a-z'-]+){0,5}? (?:",
    class!(),
    "|",
    thing!(),
    "|it|them)",
    "|(?:provider|",
    staff!(),
    ")(?:'s)?(?:,? [a-z'-]+){0,5}? (?:chooses?|sets?|changes?|lowers?|assigns?|decides?|puts?|places?|moves?|raises?|enters?)(?: [a-z'-]+){0,6}? (?:in|into|to|under|at) (?:a |an |one )?(?:[a-z]+ )?",
    class!(),
    "|",
    class!(),
    "(?:,? [a-z0-9'()-]+){0,12}?,? ",
    chosen!(),
    "(?:,? [a-z'()-]+){0,6}?,? ",
    by!(),
    "|",
    thing!(),
    "(?:,? [a-z0-9'()-]+){0,6}?,? (?:(?:re-?)?classified|ranked|(?:re-?)?graded|(?:re-?|de-?)?prioriti[sz]ed|downgraded|triaged|(?:re-?)?categori[sz]ed|assessed|rated)(?:,? [a-z'()-]+){0,6}?,? ",
    by!(),
    "|",
    chosen!(),
    " (?:[a-z]+ ){0,2}?",
    class!(),
    "(?: [a-z'-]+){0,4}? ",
    by!(),
    "|(?:",
    class!(),
    "|",
    opinion!(),
    ")(?: [a-z'-]+){0,8}? ",
    by!(),
    "|provider (?:[a-z]+ ){0,2}?(?:makes?|takes?|has|have|gives?|reaches) (?:[a-z]+ ){0,2}?(?:final|own|binding|sole) (?:[a-z]+ )?",
    opinion!(),
    "|provider's (?:[a-z]+ ){0,3}?",
    opinion!(),
    "|",
    opinion!(),
    " (?:of|by|from) (?:[a-z'-]+ ){0,3}?provider",
    "|",
    class!(),
    "(?: [a-z'-]+){0,5}? (?:is|are|shall be|will be) (?:whatever|what|that which|the one(?: that| which)?|as|such as)(?:,? [a-z'-]+){0,9}? (?:provider|",
    staff!(),
    ")(?:,? [a-z'-]+){0,8}? (?:considers?|deems?|thinks?|chooses?|determines?|decides?|sees fit|finds?|regards?|allots?|assigns?|gives?)",
    "|(?:it is|is|shall be|be) (?:for|up to|left to|incumbent on) provider(?:'s [a-z]+)? to [a-z]+",
    "|(?:matter for|question for|is for|are for|be for|left to|up to|reserved (?:to|for)|rests? with|rest with|lies with|lie with|incumbent on) (?:[a-z'-]+ ){0,3}?provider(?:'s (?:[a-z]+ ?){1,3})?",
    "|",
    opinion!(),
    "[^.;]{0,20} provider (?:performs|makes|carries out|does|undertakes|conducts)",
    "|provider(?: [a-z]+)? (?:considers?|deems?|thinks?|sees|regards?|believes?|finds?|feels?)",
    "|(?:provider|",
    staff!(),
    ")(?: (?:on|in) [a-z]+)? (?:has|have|keeps?|retains?) (?:the )?(?:last|final|deciding|casting) (?:word|say|vote)",
    "|",
    class!(),
    "(?: [a-z'-]+){0,3}? (?:that|which) (?:[a-z'-]+ ){0,3}?(?:provider|",
    staff!(),
    ")(?:'s [a-z]+)? (?:[a-z]+ )?",
    chooses!(),
    "|provider (?:[a-z]+ ){0,2}(?:sets?|chooses?|picks?|enters?|decides? on) (?:the |an? )?(?:one|it|whichever|whatever|another|different)",
    "|(?:in|at|by) (?:its|their|provider's) (?:sole |absolute |reasonable |own |free |professional )*(?:discretion|judge?ment|opinion|assessment|view|choice)",
));
/// Who chooses for the provider.
macro_rules! chooser {
    () => {
        concat!("(?:provider(?:'s)?(?: (?:[a-z0-9-]+ ){0,3}?", staff!(), "| (?:[a-z0-9-]+ ){0,2}?(?:officer|coordinator|controller|representative|lead|management|director|operator|administrator|expert|employee))?|", staff!(), "|(?:duty|lead|senior|l[1-3]|first-line|level [1-3]) (?:engineer|manager|analyst|technician))")
    };
}
/// How bad a case is, in other words than a class.
macro_rules! how {
    () => {
        "(?:severit(?:y|ies)|priorit(?:y|ies)|how (?:urgent|severe|serious|critical|important|bad)|importance|criticality|gravity|urgency|impact|severity levels?|priority levels?|gradings?|ranking|rating|as (?:level|severity|priority|class|p|category) ?[0-9]|(?:as|to) [\"“']?(?:critical|urgent|major|minor|high|low|emergency|serious|normal)|a (?:critical|urgent|major|minor|high|low|serious) (?:incident|fault|error|ticket|call|one|defect|problem|case)|(?:level|severity|priority|class|category) [0-9a-d]|critical (?:faults?|incidents?|errors?))"
    };
}
/// The same by its parts: who chooses, what is chosen, in any order.
static BY_PARTS: [Pattern; 6] = [
    Pattern::new(concat!(
        chooser!(),
        "(?:,? [a-z'-]+){0,6}?,? (?:decides?|judges?|scores?|evaluates?|estimates?|weighs?|declares?|raises?|upgrades?|determines?|sets?|fix(?:es)?|assess(?:es)?|rates?|ranks?|grades?|assigns?|designates?|establish(?:es)?|classif(?:y|ies)|defines?|lowers?|chooses?|changes?|corrects?|marks?|labels?|treats?|places?|categori[sz]es?|sorts?|says?|makes?)(?: on| upon)?(?: [a-z0-9'-]+){0,5}? ",
        how!(),
    )),
    Pattern::new(concat!(
        how!(),
        "(?:,? [a-z0-9'()-]+){0,12}?,? (?:decided|judged|scored|evaluated|estimated|weighed|declared|raised|upgraded|determined|set|fixed|assessed|rated|ranked|graded|assigned|designated|established|classified|defined|lowered|chosen|changed|corrected|marked|labelled|given|allotted|allocated|entered|made|laid down|found|measured)(?: [a-z'-]+){0,4}? by (?:[a-z'-]+ ){0,3}?",
        chooser!(),
    )),
    Pattern::new(concat!(
        "(?:grading|(?:re-?)?classification|(?:re-?)?categori[sz]ation|ranking|rating|prioriti[sz]ation|triage|severity|priority|urgency|assessment of (?:[a-z]+ ){0,3}?(?:severity|priority|urgency|impact))(?:,? [a-z0-9'()-]+){0,10}?,? (?:takes? place|is done|is made|is carried out|lies|rests|is (?:[a-z]+ )?matter|be (?:[a-z]+ )?matter|(?:is|be) (?:[a-z]+ )?question|is performed|is left|is up|is reserved|belongs|is incumbent|is task|falls|is responsibility|is decided|is at|be at|is in|be in)(?: [a-z'-]+){0,6}? (?:at|with|by|for|in|to|of|on) (?:[a-z'-]+ ){0,3}?",
        chooser!(),
    )),
    Pattern::new(concat!(
        "(?:severity|priority|critical|major|urgent|emergency|p[1-5]|class [a-d1-4]|level [1-4])(?:,? [\"”'*:a-z0-9-]+){0,9}? (?:designated|declared|classified|rated|marked|named|recogni[sz]ed|regarded|treated|considered|labelled|so called|accepted|acknowledged|qualified|deemed)(?: [a-z]+){0,2}? (?:as such )?by (?:[a-z'-]+ ){0,2}?",
        chooser!(),
    )),
    Pattern::new(concat!(
        "(?:critical|major|urgent|severity|priority|emergency)[^.;]{0,60}? (?:where|if|when|whenever|once|only if|as soon as) (?:[a-z'-]+ ){0,2}?",
        chooser!(),
        " (?:[a-z]+ ){0,2}?(?:declares?|decides?|determines?|designates?|classif(?:y|ies)|accepts?|confirms?|says|finds?|considers?|regards?|deems?|rates?|marks?)",
    )),
    Pattern::new(concat!(
        "(?:only|solely|nobody but|no one but|none but) ",
        chooser!(),
        " (?:may|can|is entitled to|shall|will)(?: [a-z]+){0,2}? (?:raise|set|change|upgrade|lower|alter|assign|mark|declare|classify|give|move|put|designate|fix|choose|escalate)(?: [a-z0-9]+){0,3}? ",
        "(?:severity|priority|urgency|tickets?|incidents?|faults?|requests?|calls?|class|category|grade|errors?|defects?|problems?)",
    )),
];
macro_rules! choice {
    () => {
        "(?:determin[a-z]*|assign[a-z]*|allot[a-z]*|allocat[a-z]*|sets?|setting|decid[a-z]*|decisions?|designat[a-z]*|judg[a-z]*|(?:re-?)?classif[a-z]*|(?:re-?)?grad(?:e|es|ed|ing)|(?:re-?)?rank[a-z]*|(?:de-?|re-?)?prioriti[sz][a-z]*|(?:re-?)?categori[sz][a-z]*|downgrad[a-z]*|upgrad[a-z]*|opinion|discretion|approv(?:al|es|ed)|picks?|picked|choos[a-z]*|chosen|choice|recorded|says?|assess[a-z]*|evaluat[a-z]*|rat(?:e|es|ed|ing)|establish[a-z]*|fix(?:es|ed)|defin(?:es|ed)|lower[a-z]*|rais(?:e|es|ed|ing)|adjust[a-z]*|chang(?:e|es|ed|ing)|alter[a-z]*|reduc[a-z]*|correct[a-z]*|view|entered|given|gives?|puts?|scor(?:e|es|ed|ing)|estimat[a-z]*)"
    };
}
macro_rules! head {
    () => {
        "(?:severit(?:y|ies)|priorit(?:y|ies)|urgency|criticality|importance|gravity|class(?:es)? (?:a|1)|which (?:level|class|category|severity|priority)|(?:severity|priority|urgency|fault|incident) (?:levels?|class(?:es)?|categor(?:y|ies)|codes?|grades?)|(?:lower|higher|another|different) (?:class|category|level|grade)|major incident|(?:a|an|as) (?:outage|emergency))"
    };
}
/// A choice, and the rank that is chosen, side by side.
static CHOICE: [Pattern; 3] = [
    Pattern::new(concat!(
        choice!(),
        "(?:,? (?:an?|its|their|such|each|every|any|initial|final|appropriate|correct|right|ticket's|incident's|caller's|incidents?|faults?|calls?|cases?|tickets?|errors?|defects?|issues?|requests?|reported|of|to|as|at|with|which|what|how|in|into|under|one|on|upon|level|degree|criticality|too|same|new|for|own|respective|from|actual|provider|provider's|by|defect|concerning|about|regarding)){0,8} ",
        head!(),
        "(?: (?:of|is|are|at|in|to|for|by|from|as|on|and|or|it|a|an|applies|the|which|that|level|with|according|given|after|when|without|code|1 or|[a-z]+s)|[.,;:)\"”|\t]|$)",
    )),
    Pattern::new(concat!(
        head!(),
        "(?:,? (?:an?|its|of|to|such|each|every|any|tickets?|incidents?|faults?|cases?|calls?|errors?|defects?|requests?|is|are|be|shall|will|may|can|has|been|level|levels|finally|then|always|initially|first|solely|alone|only|for|in|or|and|as|by|under|urgency|impact|subject|left|up|at|issues?|provider|provider's|it|1|2|requires|require|needs|dependent|depends|on)){0,9},? ",
        choice!(),
    )),
    Pattern::new(
        "(?:re-?|down|up)(?:grad|classif|rank|categori[sz])[a-z]*(?: (?:an?|any|the|such|each|its|reported))* (?:incidents?|tickets?|faults?|calls?|cases?|errors?|defects?|requests?|issues?)|(?:grading|classification|categori[sz]ation|prioriti[sz]ation|ranking|rating) of (?:[a-z]+ ){0,3}?(?:incidents?|tickets?|faults?|calls?|cases?|errors?|defects?|requests?|malfunctions?|failures?)|(?:severity|priority|urgency|criticality) (?:assignment|allocation|classification|setting|determination|rating)",
    ),
];
static CHOOSER: Pattern = Pattern::new(concat!("(?:it is for |", chooser!(), ")"));
/// Somebody else chooses, or the rank is only used.
static OTHER_CHOOSER: Pattern = Pattern::new(
    "customer(?:'s [a-z]+)?(?:,? [a-z'-]+){0,4}? (?:sets?|assigns?|determines?|chooses?|chose|decides?|states?|stated|selects?|gives?|specif(?:y|ies)|classif(?:y|ies)|names?|indicates?)|(?:set|chosen|given|assigned|determined|selected|decided|stated|named|fixed|classified|ranked) by (?:[a-z]+ ){0,2}?(?:customer|user|caller|reporter)|definitions?|according to table|as defined|defined (?:in|by|above|below|as)|in accordance with|(?:following|by) (?:[a-z]+ ){0,2}?(?:definitions|criteria|matrix|table)|matrix|both|parties|jointly|together|agreed|customer's (?:determination|choice|designation)|change (?:request|control)s?|service (?:manager|engineer) (?:shall|will)|based on (?:[a-z]+ ){0,2}?(?:table|definitions|criteria|following)|meets? the|which is defined",
);

static QUALIFIED: Pattern = Pattern::new("qualified (?:personnel|staff)|personnel");

/// A choice of a rank, with nobody but the provider near who could make it.
fn beside(told: &Told) -> Option<Range<usize>> {
    if told.words.len() > LONGEST
        || told.says(&OTHER_CHOOSER)
        || !told.says(&CHOOSER)
        || told.says(&QUALIFIED)
    {
        return None;
    }
    CHOICE.iter().find_map(|one| told.find(one))
}

/// In a longer sentence, in bytes, people and ranks stand side by side for other reasons.
const LONGEST: usize = 260;

/// Words of which such a sentence has one.
static RANKED: Pattern = Pattern::new(
    "severit(?:y|ies)|priorit(?:y|ies)|how (?:urgent|severe|serious|critical|important|bad)|importance|criticality|gravity|urgency|urgent|impact|gradings?|ranking|rating|critical|major|emergency|p[1-5]|levels?|class(?:es)?|categor(?:y|ies)|(?:re-?)?grad(?:e|es|ed|ing)|downgrad(?:e|es|ed|ing)|(?:re-?)?classif(?:y|ies|ied|ication)|(?:re-?)?categori[sz](?:e|es|ed|ation)|prioriti[sz](?:e|es|ed|ation)|triage[ds]?",
);
/// What is ranked.
static RANKS_WHAT: Pattern = Pattern::new(
    "severity|severities|priority|priorities|incidents?|tickets?|faults?|defects?|errors?|issues?|problems?|cases?|requests?|calls?|malfunctions?|disruptions?|outages?|alerts?|what happened|impact and urgency",
);

/// The customer's own choice, and what the provider may not do.
static NOT: Pattern = Pattern::new(
    "provider (?:shall |may |will |must |can )?(?:not|only|asks?|proposes?|requests?|suggests?|recommends?)|gives? (?:[a-z]+ )?priority|priority over|with priority|provider cannot|(?:determined|assigned|set|chosen|classified|decided|given|selected|stated|reported|indicated|proposed) by (?:[a-z'-]+ )?customer|customer(?:'s [a-z ]+)? (?:shall|will|may|must)? ?(?:sets?|assigns?|determines?|classif(?:y|ies)|chooses?|decides?|selects?|allocates?|specif(?:y|ies)|defines?|states?)|jointly|mutual(?:ly)?|by agreement|both parties|together|in agreement with|agreed (?:by|with|between|upon)|(?:with|subject to|after) (?:[a-z]+ )?(?:prior )?(?:written )?(?:consent|approval|agreement) (?:of|from) (?:[a-z]+ )?customer|with customer's|customer's (?:prior )?(?:written )?(?:consent|approval|agreement|confirmation)|confirm(?:s|ed|ation) (?:by|of|to|or)|until customer|(?:on|upon|at|by|to|following) (?:[a-z]+ ){0,2}?(?:instructions?|requests?|demand|word|wish|order)s? (?:of|from) (?:[a-z]+ ){0,2}?customer|customer's (?:[a-z']+ ){0,3}?(?:instructions?|requests?|demand|order)|(?:which|that|what|as|whatever) (?:[a-z'-]+ ){0,2}?(?:caller|reporter|user|customer|person)(?:'s [a-z]+)? (?:[a-z]+ )?(?:states?|gives?|names?|reports?|chooses?|sets?|assigns?|selects?|picks?|indicates?|tells?|requests?)|customer's (?:own )?(?:choice|decision|category|class|classification) (?:applies|prevails|counts|stands|decides)",
);
/// What can be done about the provider's choice.
static DISPUTED: Pattern = Pattern::new(
    "customer(?:'s [a-z ]+?)?(?: (?:may|shall|will|can|is entitled to|has the right to|has a right to))?(?: [a-z]+){0,2} (?:disputes?|escalates?|objects?|challenges?|contests?|disagrees?|overrides?|corrects?|alters?|amends?|replaces?|resets?|restores?|rejects?|vetos?|raises?|upgrades?|reclassif(?:y|ies)|insists?|confirms?|changes?)|disagree(?:s|ment)?|(?:in (?:case|event) of|any) (?:a )?(?:dispute|doubt)|until (?:[a-z]+ ){0,4}agree",
);
static ANSWERED: Pattern = Pattern::new(
    "(?:customer|reporter|user|caller)'s (?:[a-z]+ ){1,4}(?:counts|applies|prevails|decides|stands|goes into|binds)|(?:customer|reporter|user|caller)(?:'s [a-z ]+?)? (?:may|shall|will|can|is entitled to|has right to) (?:[a-z]+ ){0,3}?(?:alter|change|amend|replace|correct|override|reset|raise|reject) (?:it|this|that|them|classification|choice|allocation)|(?:alteration|change|choice|decision|correction) (?:of customer )?(?:binds|prevails|applies|counts|stands)",
);
/// Nothing can be.
static FINAL: Pattern = Pattern::new(
    "final|binding|conclusive|prevails?|sole(?:ly)?|absolute|exclusive(?:ly)?|decisive|governs|without (?:appeal|recourse|consultation|consent|asking)|not be (?:open to|subject to|questioned|contested|disputed|challenged|appealed)|own (?:discretion|judge?ment|opinion|assessment)|discretion",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if !paper.is_served() && !paper.plain.contains("severity") {
        return;
    }
    let about = |told: &Told| told.says(&CLASS);
    let mut disputed = None;
    for sentence in &paper.sentences {
        // "The Vendor makes the final determination", behind a sentence on severities.
        let named = paper.says(sentence, &RANKED)
            && paper.says(sentence, &SIGNS)
            && (paper.paragraph_says(sentence, &RANKS_WHAT)
                || paper.heading_says(sentence, &RANKS_WHAT));
        let may = sentence.cues.any(&[Cue::Severity, Cue::Rank])
            || sentence.cues.has(Cue::Discretion) && is_ranked(paper, sentence)
            || paper.says(sentence, &LAST_WORD) && is_ranked(paper, sentence);
        if matches!(sentence.kind, Part::Heading) {
            continue;
        }
        // A row of times says nothing of who chooses.
        let signs = may && paper.says(sentence, &SIGNS);
        if !signs && !named {
            continue;
        }
        let told = paper.told(sentence);
        let parts = || {
            let mut all = BY_PARTS.iter().filter(|_| named);
            all.find_map(|one| told.find(one))
                .or_else(|| beside(&told).filter(|_| named))
        };
        // Without a single promise in the paper, ranks may be those of anything.
        let of_cases = !paper.commitments.is_empty() || paper.paragraph_says(sentence, &RANKS_WHAT);
        let about = signs && of_cases && (about(&told) || is_ranked(paper, sentence));
        let Some(span) = told.find(&SET).filter(|_| about).or_else(parts) else {
            continue;
        };
        // Who works on an incident is not how severe it is.
        let chosen = paper.plain[span.clone()].split(" by ").next();
        if chosen.is_some_and(|chosen| PEOPLE.is_in(chosen)) {
            continue;
        }
        let is_final = told.says(&FINAL);
        if told.says(&NOT) && !told.says(&OVERRIDES) {
            continue;
        }
        let is_disputed = *disputed.get_or_insert_with(|| {
            let mut all = paper
                .about(&[Cue::Severity])
                .chain(paper.about(&[Cue::Rank]));
            all.any(|one| {
                let told = paper.told(one);
                told.says(&CLASS) && is_disputed(&told) && !told.says(&OVERRIDES)
            })
        });
        // The next sentence may give the customer the last word on "it".
        let answered = || {
            let own = paper
                .sentences
                .iter()
                .filter(|one| one.block == sentence.block);
            own.into_iter().any(|one| {
                one.span.start > sentence.span.start && {
                    let told = paper.told(one);
                    told.says(&ANSWERED) && !told.says(&OVERRIDES)
                }
            })
        };
        if (is_disputed || answered()) && !is_final {
            continue;
        }
        findings.report(
            paper.place(&span),
            "the provider alone chooses the severity, and with it the time it has",
            "let the Customer set the severity by the definitions, and let both change it only together",
        );
        return;
    }
}

/// Whether the customer may do something about it; "shall not dispute" is nothing.
fn is_disputed(told: &Told) -> bool {
    told.says(&DISPUTED)
        && DISPUTED
            .find_all(&told.words)
            .into_iter()
            .any(|found| !told.words[found].contains(" not "))
}

/// Whether the paragraph of a sentence is about severities.
fn is_ranked(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let says = |pattern: &'static Pattern| paper.paragraph_says(sentence, pattern);
    says(&CLASS) || says(&RANK) && says(&CASE)
}

static RANK: Pattern = Pattern::new(class!());
static CASE: Pattern = Pattern::new(thing!());

/// Whose opinion it is that counts.
static LAST_WORD: Pattern = Pattern::new(
    "(?:final|last|binding|own|sole) (?:[a-z]+ )?(?:determination|decision|classification|assessment|word|say|judge?ment|choice|evaluation)",
);

/// What is given to an incident and is no severity.
static PEOPLE: Pattern = Pattern::new(
    "(?:an?|one|another|named|dedicated|more|its|sufficient|further) (?:[a-z-]+ ){0,2}(?:engineers?|technicians?|resources?|specialists?|persons?|managers?|owners?|numbers?|staff|team)|response|resolution|targets?|credits?|teams? to",
);

/// Words without which nobody chooses anything.
static SIGNS: Pattern = Pattern::new(
    "determin[a-z]*|assign[a-z]*|allot[a-z]*|allocat[a-z]*|(?:re-?)?classif[a-z]*|re-?sets?|sets?|setting|decid[a-z]*|decision|designat[a-z]*|rank[a-z]*|(?:re-?)?grade[a-z]*|(?:re-?)?prioriti[sz][a-z]*|downgrad[a-z]*|lower[a-z]*|reduces?|raises?|chang[a-z]*|adjust[a-z]*|triage[a-z]*|cho[a-z]*|defin[a-z]*|establish[a-z]*|fix(?:es|ed)|la(?:ys|id|y) down|categori[sz][a-z]*|select[a-z]*|rate[sd]?|assess[a-z]*|specif(?:y|ies)|gives?|given|attribut[a-z]*|discretion|judge?ment|opinion|matter|up to|left to|considers?|deems?|thinks?|sees|regards?|believes?|is for|view|rests?|lies|final|judged?|judges|scores?|scored|evaluat[a-z]*|estimat[a-z]*|weigh[a-z]*|declar[a-z]*|raise[ds]?|upgrade[ds]?|mark(?:s|ed)|labell?ed|labels|treated|graded?|grading|only|says|regarded|recogni[sz]ed|accepts?|confirms?|takes place|done|falls|belongs|incumbent|enter(?:s|ed)|moves?|places?|puts?|performs|stated|picks?|word|say|names?|appl(?:y|ies)|mov(?:e|es)",
);
/// The provider's word goes before the customer's.
static OVERRIDES: Pattern = Pattern::new(
    "provisional(?:ly)?|(?:only|merely|no more than|just) a (?:proposal|suggestion)|not binding|(?:recorded|set|determined|assigned|given|fixed) by provider[^.;]{0,80} (?:governs?|prevails?|counts|applies|decides|is decisive)|provider(?:'s [a-z ]+)? (?:[a-z]+ ){0,3}(?:prevails?|is final|shall be final|decides|has the (?:last|final) word|takes precedence|is binding|shall be binding|is decisive|counts)|final(?:ly)? (?:decided|determined|classified)|(?:finally|ultimately) (?:[a-z]+ ){0,4}(?:by|with) provider",
);
