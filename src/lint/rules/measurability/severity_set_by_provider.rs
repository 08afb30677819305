use crate::finding::{Group, Severity};
use crate::lint::sides::Told;
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern};

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
/// The customer's own choice, and what the provider may not do.
static NOT: Pattern = Pattern::new(
    "provider (?:shall |may |will |must |can )?(?:not|only|asks?|proposes?|requests?|suggests?|recommends?)|gives? (?:[a-z]+ )?priority|priority over|with priority|provider cannot|(?:determined|assigned|set|chosen|classified|decided|given|selected|stated|reported|indicated|proposed) by (?:[a-z'-]+ )?customer|customer(?:'s [a-z ]+)? (?:shall|will|may|must)? ?(?:sets?|assigns?|determines?|classif(?:y|ies)|chooses?|decides?|selects?|allocates?|specif(?:y|ies)|defines?|states?)|jointly|mutual(?:ly)?|by agreement|both parties|together (?:with|by)|agreed (?:by|with|between|upon)|(?:with|subject to|after) (?:[a-z]+ )?(?:prior )?(?:written )?(?:consent|approval|agreement) (?:of|from) (?:[a-z]+ )?customer|with customer's|customer's (?:prior )?(?:written )?(?:consent|approval|agreement|confirmation)|confirm(?:s|ed|ation) (?:by|of|to|or)|until customer|(?:on|upon|at|by|to|following) (?:[a-z]+ ){0,2}?(?:instructions?|requests?|demand|word|wish|order)s? (?:of|from) (?:[a-z]+ ){0,2}?customer|customer's (?:[a-z']+ ){0,3}?(?:instructions?|requests?|demand|order)|(?:which|that|what|as|whatever) (?:[a-z'-]+ ){0,2}?(?:caller|reporter|user|customer|person)(?:'s [a-z]+)? (?:[a-z]+ )?(?:states?|gives?|names?|reports?|chooses?|sets?|assigns?|selects?|picks?|indicates?|tells?|requests?)|customer's (?:own )?(?:choice|decision|category|class|classification) (?:applies|prevails|counts|stands|decides)",
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
    if paper.commitments.is_empty() && !paper.plain.contains("severity") {
        return;
    }
    let about = |told: &Told| told.says(&CLASS);
    let mut disputed = None;
    for sentence in &paper.sentences {
        // "The Vendor makes the final determination", behind a sentence on severities.
        let may = sentence.cues.any(&[Cue::Severity, Cue::Rank])
            || sentence.cues.has(Cue::Discretion) && is_ranked(paper.block_of(sentence))
            || LAST_WORD.is_in(paper.words(sentence)) && is_ranked(paper.block_of(sentence));
        if !may || matches!(sentence.kind, Part::Heading) {
            continue;
        }
        // A row of times says nothing of who chooses.
        if !paper.says(sentence, &SIGNS) {
            continue;
        }
        let told = paper.told(sentence);
        let about = about(&told) || is_ranked(paper.block_of(sentence));
        let Some(span) = told.find(&SET).filter(|_| about) else {
            continue;
        };
        // Who works on an incident is not how severe it is.
        let chosen = paper.plain[span.clone()].split(" by ").next();
        if chosen.is_some_and(|chosen| PEOPLE.is_in(chosen)) {
            continue;
        }
        let is_final = told.says(&FINAL);
        if told.says(&NOT) && !(is_final && told.says(&OVERRIDES)) {
            continue;
        }
        let is_disputed = *disputed.get_or_insert_with(|| {
            let mut all = paper
                .about(&[Cue::Severity])
                .chain(paper.about(&[Cue::Rank]));
            all.any(|one| {
                let told = paper.told(one);
                told.says(&CLASS) && told.says(&DISPUTED) && !told.says(&OVERRIDES)
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

/// Whether the paragraph of a sentence is about severities.
fn is_ranked(block: &str) -> bool {
    CLASS.is_in(block) || RANK.is_in(block) && CASE.is_in(block)
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
    "determin[a-z]*|assign[a-z]*|allot[a-z]*|allocat[a-z]*|(?:re-?)?classif[a-z]*|re-?sets?|sets?|setting|decid[a-z]*|decision|designat[a-z]*|rank[a-z]*|(?:re-?)?grade[a-z]*|(?:re-?)?prioriti[sz][a-z]*|downgrad[a-z]*|lower[a-z]*|reduces?|raises?|chang[a-z]*|adjust[a-z]*|triage[a-z]*|cho[a-z]*|defin[a-z]*|establish[a-z]*|fix(?:es|ed)|la(?:ys|id|y) down|categori[sz][a-z]*|select[a-z]*|rate[sd]?|assess[a-z]*|specif(?:y|ies)|gives?|given|attribut[a-z]*|discretion|judge?ment|opinion|matter|up to|left to|considers?|deems?|thinks?|sees|regards?|believes?|is for|view|rests?|lies|final|enter(?:s|ed)|moves?|places?|puts?|performs|stated|picks?|word|say|names?|appl(?:y|ies)|mov(?:e|es)",
);
/// The provider's word goes before the customer's.
static OVERRIDES: Pattern = Pattern::new(
    "provider(?:'s [a-z ]+)? (?:[a-z]+ ){0,3}(?:prevails?|is final|shall be final|decides|has the (?:last|final) word|takes precedence|is binding|shall be binding|is decisive|counts)|final(?:ly)? (?:decided|determined|classified)|(?:finally|ultimately) (?:[a-z]+ ){0,4}(?:by|with) provider",
);
