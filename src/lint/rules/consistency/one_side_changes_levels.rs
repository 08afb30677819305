use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::sides::Told;
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{AnyOf, Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "one-side-changes-levels",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("one_side_changes_levels.md"),
    check: Check::Prose(check),
};

macro_rules! levels {
    () => {
        "(?:service levels?|service goals?|service standards?|slas?|service level agreements?|service credits?|kpis?|key performance indicators?|performance (?:standards?|targets?|levels?|measures)|(?:availability|uptime|up-time|service|response|resolution) (?:targets?|commitments?|times?|guarantees?|percentages?)|availability|targets|(?:support|maintenance) (?:policy|terms|plan|hours)|service (?:descriptions?|specifications?|hours)|severity (?:definitions|classes|levels)|maintenance windows?|this (?:exhibit|schedule|annexure|annex|dpa|data processing agreement|call-off contract|appendix|attachment|addendum|sla|policy|agreement|contract|document|page|service level agreement)|these (?:terms|service terms|levels|commitments|targets|times)|(?:terms|provisions) of this|(?:service|support|general|standard|supply) (?:conditions|terms)|(?:annex(?:es|ures?)?|schedules?|exhibits?|appendi(?:x|ces)|attachments?|sections?|clauses?|articles?) [0-9a-z]{1,3}(?: and [0-9a-z]{1,3})?)"
    };
}
macro_rules! changes {
    () => {
        "(?:modif(?:y|ies)|amends?|chang(?:e|es)|updates?|revises?|alters?|replaces?|var(?:y|ies)|adjusts?|reduces?|lowers?|re-?baselines?|re-?sets?|adapts?|relax(?:es)?|withdraws?|substitutes?|redefines?|re-?calibrates?|re-?fix(?:es)?|re-?determines?|re-?assess(?:es)?|re-?states?|supplements?|recasts?)"
    };
}
macro_rules! changed {
    () => {
        "(?:modified|amended|changed|updated|revised|altered|replaced|varied|adjusted|reduced|lowered|re-?baselined|re-?set|adapted|relaxed|withdrawn|substituted|redefined|recalibrated|re-?fixed|re-?determined|supplemented)"
    };
}
macro_rules! change {
    () => {
        "(?:modifications?|amendments?|changes?|updates?|revisions?|alterations?|replacements?|variations?|adjustments?|reductions?|re-?baselining|new versions?)"
    };
}

/// Changes, with words that say in which direction.
macro_rules! changes_at_all {
    () => {
        concat!("(?:", changes!(), "|shortens?|extends?|lengthens?|rais(?:e|es)|increases?|decreases?|lowers?|cuts?|loosens?|swaps?|rewrites?|re-?issues?|widens?|narrows?|introduces?)")
    };
}
macro_rules! right {
    () => {
        "(?:may|can|could|might|(?:(?:reserves?|retains?|has|have|shall have|will have|keeps?|with)(?: [a-z]+){0,3}? |a )(?:rights?|power|option|privilege|liberty|freedom)|(?:shall be|will be|is|are|be|remains?) (?:[a-z]+ )?(?:entitled|free|permitted|authori[sz]ed|allowed|at liberty|empowered))"
    };
}
/// What was promised, by any of its names.
macro_rules! promised {
    () => {
        concat!(
            "(?:service levels?|service goals?|service standards?|slas?|service level agreements?|service credits?|kpis?|key performance indicators?|service (?:descriptions?|specifications?|targets?|commitments?)|severity (?:definitions|classes|levels)|(?:response|resolution) (?:times?|targets?)|uptime|availability|targets|maintenance windows?|",
            "(?:turn-?around|settlement|repair|fault repair|recovery|restoration|restore|delivery|target|target resolution|fix|reaction|answering|waiting|handling|processing|rectification|clearance|call-?out|attendance|intervention) (?:times?|periods?|limits?|deadlines?|windows?)|(?:uptime|availability|performance|service|quality) (?:targets?|figures?|values?|measures|parameters|metrics|thresholds?|promises?|goals?|obligations?|standards?|criteria|specifications?|levels?)|(?:kpi|target|threshold) (?:values?|figures?|levels?)|(?:these|those|such|any of) (?:conditions|terms and conditions|terms|measures|figures|values|percentages|thresholds|periods|goals)|measures in [0-9a-z.]+|conditions of (?:this |use|service)|(?:support|service|maintenance|helpdesk|desk|opening) hours|(?:hours|scope|level) of (?:support|service|cover)|service catalogue|service handbook|service manual|quality manual|(?:maintenance|support|service|hosting) (?:conditions|terms)|new (?:figures|values|targets|levels|times))"
        )
    };
}

/// The same by its parts: who changes, that it may, and what is changed, in any order.
static BY_PARTS: [Pattern; 10] = [
    Pattern::new(concat!(
        "provider(?:'s (?:[a-z-]+ ){0,2}?[a-z-]+)?(?:,? [a-z'0-9()-]+){0,6}?,? ",
        right!(),
        "(?:,? [a-z0-9'()-]+){0,14}?,? ",
        changes_at_all!(),
        "(?:,? [a-z0-9'()-]+){0,10}?,? ",
        promised!(),
    ))
    .needing(RIGHTS),
    Pattern::new(concat!(
        promised!(),
        "[^.;]{0,120}?,? (?:(?:that|which),? )?(?:provider|it)(?:,? [a-z'0-9()-]+){0,4}?,? ",
        right!(),
        "(?:,? [a-z0-9'()-]+){0,8}?,? ",
        changes_at_all!(),
        "(?: (?:it|them|these|those|at|in|as|by|upon|on|from|with|without|unilaterally|whenever|when)|[.,;]|$)",
    ))
    .needing(RIGHTS),
    Pattern::new(
        "provider,?(?: [a-z'-]+){0,4}? (?:determines?|sets?|fix(?:es)?|establish(?:es)?|decides?|chooses?|lays? down|stipulates?|announces?|issues?|publish(?:es)?|prescribes?)(?: on| upon)? (?:new|revised|changed|adjusted|updated|future|following year's|next year's|other|different)(?: [a-z-]+){0,2}? (?:figures|values|targets|levels|times|thresholds|percentages|goals|kpis|slas?|parameters|ones)",
    )
    .needing(&["determin", "set", "fix", "establ", "decide", "choose", "la", "stipul", "announ", "issue", "publish", "prescrib"]),
    Pattern::new(concat!(
        promised!(),
        "(?:,? [a-z0-9.'()-]+){0,16}?,? (?:may|can|could|is|are|be|shall|will|might)(?:,? [a-z0-9'-]+){0,6}?,? (?:",
        changed!(),
        "|shortened|extended|lengthened|raised|increased|decreased|lowered|cut|loosened|rewritten|re-?issued|reset|set|determined|fixed|re-?set|published|issued)(?:,? [a-z0-9.'()-]+){0,12}?,? (?:by (?:[a-z' -]{0,20})?provider(?:'s)?(?: alone| only| unilaterally| at its| in its| as it| from time| without| on| upon| by| whenever)|without (?:prior |any |further )*(?:notice|consent|agreement|approval)|(?:at|in) (?:its|provider's) (?:sole |absolute |own |free )*(?:discretion|option|choice|judge?ment|will)|unilaterally|as (?:it|provider) (?:sees fit|thinks fit|pleases|wishes|deems|chooses))",
    ))
    .needing(&["provider", "without", "discretion", "option", "choice", "judg", "unilateral", "fit", "will"]),
    Pattern::new(concat!(
        promised!(),
        "[^;]{0,120}? (?:is|are|be|remains?|remain|being|and) (?:[a-z]+ )?(?:subject|liable|open) to (?:[a-z]+ ){0,2}?(?:changes?|amendments?|revisions?|modifications?|alterations?|variations?|adjustments?|updates?)(?: [a-z]+){0,3}? (?:without|by provider|at any time|from time to time|at (?:its|provider's)|in (?:its|provider's)|unilaterally|at short notice)",
    ))
    .needing(&["subject to", "liable to", "open to"]),
    Pattern::new(concat!(
        promised!(),
        "(?:,? [a-z0-9'()-]+){0,14}?,? (?:those|that|what|as|which|such as|whatever)(?: (?:is|are|may be|have been|has been|be|from time to time))* (?:published|issued|posted|announced|displayed|made known|notified|circulated|laid down|fixed|determined|released|chosen|decided|set)(?: [a-z]+){0,3}? (?:by|on|in) provider(?:'s)?(?: [a-z]+)* (?:price list|web ?site|portal|page|site|catalogue|manual|handbook|discretion|intranet|bulletin|circular|newsletter|from time to time|at its|in its|alone|as it|at any)",
    ))
    .needing(&["publish", "issued", "posted", "announc", "display", "made known", "notified", "circul", "laid down", "fixed", "determin", "releas", "chosen", "decided", "set"]),
    Pattern::new(
        "(?:values|targets|levels|weights|thresholds|figures|goals|kpis?|service levels?|slas?|targets?|times|parameters)(?:,? [a-z0-9'()-]+){0,8}? (?:is|are) (?:kept|maintained|held|laid down|contained|set out|recorded|fixed|determined|defined|listed|found)(?: [a-z]+)? (?:by provider )?in (?:its|provider's) (?:own )?(?:(?:current|internal|quality|service|operations?|operating|management|process) ?)*(?:manual|handbook|policy|policies|system|procedures?|catalogue|intranet|guidelines?|wiki|price list|portal|web ?site)",
    )
    .needing(&["its ", "provider's"]),
    Pattern::new(concat!(
        change!(),
        "(?:,? [a-z0-9'()-]+){0,10}?,? (?:becomes?|takes?|is|are|shall be|be|comes?) (?:effective|effect|binding|valid|into force|in force)(?: [a-z0-9]+){0,4}? (?:upon|on|when|once|as soon as|from|with|by|at|after) (?:[a-z]+ ){0,3}?(?:release|publication|posting|announcement|issue|notice|notification|publishes|posts|released|published|posted|put|moment|e-?mail)(?:[^.;]{0,40}provider|[^.;]{0,30}(?:web ?site|portal))?",
    ))
    .needing(&["effective", "effect", "binding", "valid", "force"]),
    Pattern::new(concat!(
        "provider,?(?: [a-z'-]+){0,4}? ",
        right!(),
        "(?:,? [a-z0-9'()-]+){0,8}?,? ",
        changes_at_all!(),
        "(?: (?:or|and) [a-z]+)? (?:it|them|these|those|same)",
    ))
    .needing(RIGHTS),
    Pattern::new(concat!(
        "(?:these|our|provider's) (?:[a-z]+ )?(?:terms|conditions|commitments|levels|targets|promises|figures)(?:,? [a-z'-]+){0,5}? (?:may|can|could|might)(?: [a-z]+){0,3}? be (?:[a-z]+ )?",
        changed!(),
        "(?: [a-z]+){0,6}? by provider",
    )),
];
/// Words of which a right needs one.
const RIGHTS: &[&str] = &[
    "may",
    "can",
    "could",
    "might",
    "right",
    "power",
    "option",
    "privilege",
    "liberty",
    "freedom",
    "entitled",
    "free",
    "permitted",
    "authori",
    "allowed",
    "empowered",
];
/// Which of these change something that the sentence before names.
const GOES_ON: [usize; 3] = [2, 7, 8];
/// What was promised, by any of its names.
static PROMISED: Pattern = Pattern::new(promised!());

/// Whether the provider alone changes what was promised, told by the parts of such a sentence.
fn by_parts(paper: &PaperReading<'_>, sentence: &Sentence, told: &Told) -> Option<Range<usize>> {
    if !paper.is_served() {
        return None;
    }
    BY_PARTS.iter().enumerate().find_map(|(at, one)| {
        let found = told.find_told(one)?;
        if !GOES_ON.contains(&at) {
            return Some(found);
        }
        // "The figures are those of the price list. The Reseller may lower or raise them."
        let here = paper
            .sentences
            .partition_point(|one| one.span.start < sentence.span.start);
        let before = here.checked_sub(1).and_then(|at| paper.sentences.get(at));
        let before = before.filter(|one| one.block + 1 >= sentence.block);
        let named = [Some(sentence), before]
            .into_iter()
            .flatten()
            .any(|one| one.kind != Part::Heading && paper.says(one, &SURELY));
        named.then_some(found)
    })
}

/// Whether a sentence that speaks of change has a sign that one side is enough for it.
fn is_loose(paper: &PaperReading<'_>, sentence: &Sentence, told: &Told) -> Option<Range<usize>> {
    let is_short = sentence.span.len() < 400;
    if !is_short
        || !paper.says(sentence, &SURELY)
        || !paper.says(sentence, &NEW)
        || !paper.is_served()
    {
        return None;
    }
    told.find_told(&ONE)
}

/// That something is not as it was.
static NEW: Pattern = Pattern::new(
    "chang(?:e|es|ed|ing)|amend[a-z]*|revis[a-z]*|modif[a-z]*|alter[a-z]*|adapt[a-z]*|adjust[a-z]*|var(?:y|ies|ied|iations?)|updat[a-z]*|replac[a-z]*|substitut[a-z]*|re-?set|re-?baselin[a-z]*|anew|afresh|new|next|subsequent|following|future|in force|current|then-current|latest|applicable|valid|lower[a-z]*|reduc[a-z]*|raise[ds]?|on the day|at the time",
);
/// That one side is enough for it.
static ONE: Pattern = Pattern::new(
    "binds? customer as soon as|(?:chang|amend|revis|modif|alter|adapt|adjust|vari|updat|replac|lower|reduc)[a-z]*(?: [a-z'-]+){0,6}? without (?:[a-z'-]+ ){0,4}?(?:consent|approval|agreement|amendment|amending|formality|signature|consulting)|(?:chang|amend|revis|modif|alter|adapt|adjust|vari|updat|replac)[a-z]*(?:,? [a-z0-9'(),]+){0,12}?,? (?:does|do|shall|will|need|needs) not (?:require|need|depend on|call for) (?:[a-z'-]+ ){0,5}?(?:consent|approval|agreement|signature|amendment|countersignature)|no (?:amendment|consent|countersignature|signature|approval)(?: [a-z']+){0,3}? (?:is |are |being )?(?:needed|required|necessary)|reservation of (?:[a-z]+ ){0,3}?(?:changes?|amendments?|modifications?|adjustments?)|provider(?:'s)? reserv(?:es|ing|ation)|unilateral(?:ly)?|rights? to (?:[a-z'-]+ ){1,9}?(?:rests?|lies?|belongs?|remains?|is|stays?) (?:with|to|vested in|reserved to) provider|provider (?:has|shall have|will have) (?:announced|published|posted|released|uploaded|notified|issued)|(?:announced|published|posted|released|uploaded|displayed|put up|issued|listed|shown) (?:by provider|on (?:its|provider's|a) (?:web|site|page|portal))|provider (?:[a-z-]+ ){0,2}?(?:lists|publishes|posts|shows|displays|announces|issues|uploads)(?: [a-z]+)? (?:on|in) (?:its|provider's|a)|provider(?:'s (?:[a-z-]+ ){1,4}?)?(?: ?[a-z]+){0,3}? (?:decides|determines|sets|fixes|chooses|lays down)(?: [a-z]+){0,4}? (?:which|what|how high|whether)|provider (?:shall|will|may|can) (?:[a-z]+ ){0,2}?(?:set|fix|determine|agree with itself|define)(?: [a-z]+){0,3}? (?:anew|afresh|again)|until provider (?:issues|publishes|announces|sets|posts|notifies)|(?:result|results|follow|follows|taken|derived|come|comes|apparent) (?:from|in) provider's (?:[a-z]+ ){0,2}?(?:current|latest|then-current|operating|operations|internal|own)|(?:reviewed|set|fixed|determined|revised|adapted|changed|amended|adjusted|replaced|updated|lowered|reduced|altered|modified) (?:[a-z]+ ){0,4}?by provider|by (?:a )?(?:mere|simple|plain) (?:notice|announcement|notification|e-?mail|letter)",
);

/// What was promised, by names that nothing else has.
static SURELY: Pattern = Pattern::new(
    "(?:kpi|target|service level|performance) (?:thresholds?|values?|targets?)|service levels?|slas?|kpis?|(?:availability|uptime|performance|response|resolution|repair|service|quality) (?:figures?|targets?|values?|times?|levels?|measures|goals|manual|percentages?)|availability|uptime|service level agreements?|targets",
);

/// The provider changes what was promised: so many ways, each with words of its own.
static CHANGE: [Pattern; 18] = [
    Pattern::new(concat!(
        "(?:provider(?:'s [a-z]+(?: [a-z]+)?)?(?:,? [a-z'0-9()-]+){0,6}?|[a-z0-9]+),? (?:may|can|could|(?:reserves?|retains?|has|have|shall have|will have) (?:[a-z]+ )?rights?|(?:shall be|will be|is|are|be) (?:entitled|free|permitted|authori[sz]ed|allowed|at liberty))(?:,? [a-z0-9'()-]+){0,14}?,? ",
        changes!(),
        "(?:,? [a-z'0-9-]+){0,9}?,? ",
        levels!(),
    )),
    Pattern::new(concat!(
        levels!(),
        "(?:,? [a-z0-9'()-]+){0,10}?,? (?:may|can|could|is|are|be|shall|will)(?:,? [a-z0-9'-]+){0,6}?,? ",
        changed!(),
        "(?:,? [a-z0-9.'()-]+){0,14}?,? (?:by (?:[a-z' -]{0,20})?provider|at any time|without (?:prior )?(?:notice|consent)|from time to time|(?:at|in) (?:its|provider's) (?:sole |absolute |own )?(?:discretion|option)|unilaterally)",
    )),
    Pattern::new(concat!(
        levels!(),
        "[^.;]{0,50}(?:subject to|may undergo) (?:[a-z]+ )?",
        change!(),
        "(?:,? [a-z0-9'-]+){0,5}? (?:by provider|at any time|without (?:prior )?(?:notice|consent)|from time to time|(?:at|in) (?:its|provider's) (?:sole |absolute )?discretion)",
    )),
    Pattern::new(concat!(
        change!(),
        " (?:of|to|in) (?:[a-z'-]+ ){0,5}?",
        levels!(),
        "[^.;]{0,60}(?:by provider|provider (?:has made|made|publishes|posts|announces|notifies|gives|makes|introduces)|(?:up)?on (?:posting|publication|notice)|in provider's (?:sole )?discretion|at provider's (?:sole )?discretion)",
    )),
    Pattern::new(concat!(
        levels!(),
        "[^.;]{0,60}(?:then[- ]current|current version|as (?:may be )?(?:updated|amended|changed|revised|modified|published|posted) (?:by|from|on|at|in)|as updated|latest version|most recent version|in force from time to time|version in force)[^.;]{0,60}",
    )),
    Pattern::new(concat!(
        levels!(),
        "(?: [a-z]+){0,3} (?:may|can|will|might) change (?:[a-z]+ ){0,4}?(?:time to time|without|at any time|any time)",
    )),
    Pattern::new(concat!(
        "provider[^.;]{0,60}",
        levels!(),
        "[^;]{0,140}(?:,? [a-z'0-9-]+){0,8}?,? ",
        changes!(),
        " (?:it|them|these|those)",
    )),
    Pattern::new(concat!(
        "provider (?:[a-z]+ ){0,2}times(?:,? [a-z'0-9-]+){0,8}?,? ",
        changes!(),
        " (?:it|them|these|those)",
    )),
    Pattern::new(concat!(
        "(?:version|edition|issue) of (?:[a-z'-]+ ){0,5}?",
        levels!(),
        "[^.;]{0,100}(?:published|posted|from time to time|current|available|in force|valid)",
    )),
    Pattern::new(concat!(
        levels!(),
        "[^.;]{0,40}(?:published|posted|made available)[^.;]{0,60}from time to time[^.;]{0,40}",
    )),
    // "Schedule 1, which the provider revises from time to time".
    Pattern::new(concat!(
        levels!(),
        "[^.;]{0,90}? which provider (?:[a-z]+ ){0,3}?",
        changes!(),
    )),
    Pattern::new(concat!(
        levels!(),
        "[^.;]{0,60}?(?:are|is|be)(?:,? [a-z]+){0,3},? ",
        changed!(),
        "(?: [a-z]+){0,3} by (?:notice (?:from|of|by) )?provider",
    )),
    // "Reviewed by the provider, which sets the values for the following year".
    Pattern::new(
        "by provider[^.]{0,50}?[;,] (?:it|which|who)(?: (?:alone|then|thereupon|unilaterally|itself)){0,2} (?:sets?|fix(?:es)?|determines?|lays? down|decides?|establish(?:es)?|chooses?|stipulates?)(?: on)?(?: [a-z'-]+){0,5}? (?:values|targets|figures|thresholds|times|levels|goals)",
    ),
    Pattern::new(
        "provider,? (?:(?:which|who|and|alone|then|shall|will|may|unilaterally|itself|in turn) ?,?){0,4}(?:sets?|fix(?:es)?|determines?|lays? down|decides?|establish(?:es)?|chooses?|stipulates?|announces?)(?: on)?(?: [a-z'-]+){0,5}? (?:values|targets|figures|thresholds|times|levels|service (?:levels|targets|goals))[^.;]{0,40}? (?:following|next|coming|new|subsequent|each|every) (?:[a-z]+ )?(?:year|quarter|period|month|term)",
    ),
    Pattern::new(concat!(
        levels!(),
        "[^.;]{0,140}? by (?:[a-z]+ ){0,3}?(?:notice|announcement|letter|e-?mail|circular) (?:from|of|by) provider",
    )),
    Pattern::new(concat!(
        levels!(),
        "[^.;]{0,90}?(?:version|edition|issue)(?: [a-z]+){0,2}? (?:last|most recently|currently|lately|then) (?:issued|published|posted|released|circulated)(?: [a-z]+){0,4}",
    )),
    Pattern::new(concat!(
        levels!(),
        "[^.;]{0,90}?(?:version|edition|issue) (?:that|which) provider (?:[a-z]+ ){0,3}?(?:publishes|posts|issues|releases|circulates|maintains)[^.;]{0,40}",
    )),
    Pattern::new(concat!(
        "(?:then[- ]current|current version of|latest version of|as amended from time to time)[^.;]{0,40}",
        levels!(),
        "[^.;]{0,60}",
    )),
];
/// Both agree, or the customer decides, or it only gets better.
static BOTH: Pattern = Pattern::new(
    "mutual(?:ly)?|jointly|by agreement|written (?:agreement|consent|approval)|(?:agreement|consent|approval|signature) (?:of|by|from|between) (?:both |each |other )?(?:customer|parties|party|other)|with (?:prior )?(?:customer's|customer|other party's) (?:prior )?(?:written )?(?:consent|approval|agreement)|customer(?: has)? (?:agrees|consents|approves|accepts|agreed|consented|approved|accepted|signed|signs)|(?:agreed|signed|approved|accepted) (?:by|between|with|upon)|both parties|parties (?:may|shall|can|agree)|either (?:party|customer|provider|of them)|waives?|may (?:only|not)|only (?:by|if|with|after|where|when)|only to (?:raise|improve|increase|better|add|extend|tighten|strengthen)|never (?:reduce|lower|worsen|downwards)|not (?:to )?(?:lower|worsen|weaken)|customer (?:may|can|is entitled to|has the right to) (?:[a-z]+ ){0,3}(?:change|amend|vary|adjust|modify|reduce|increase)|not (?:be )?(?:materially )?(?:reduced?|degraded?|decreased?|diminish(?:ed)?|lower(?:ed)?|worsened?)|change (?:control|order|procedure|request)|in favou?r of customer|improve(?:s|d)?|(?:shall|will|may|can|must|does) not|cannot|propos(?:e|es|ed|al)|no (?:change|amendment|modification|variation)[a-z]*|neither party|unable to",
);
/// What makes a change one side's all the same.
static ALONE: Pattern = Pattern::new(
    "which provider (?:[a-z]+ ){0,3}?(?:revises|changes|modifies|amends|updates|adapts|adjusts|replaces|re-?issues)|(?:adapted|revised|changed|amended|adjusted|updated) by provider|by notice (?:from|of|by) provider|without (?:[a-z]+ ){0,3}(?:consent|approval|agreement|notice)|or by provider|or provider|unilaterally|sole discretion|by posting|deemed|continu(?:es|ed|ing) (?:to )?us(?:e|ing)|keeps? using|at its (?:sole )?(?:discretion|option)|published on",
);
static THIS: Pattern = Pattern::new("this (?:agreement|contract|policy)|these terms");
/// What holds the provider although it changes alone: the customer may leave first.
static LEAVES: Pattern = Pattern::new(
    "customer (?:may|is entitled to|has the right to|can) (?:then )?(?:terminate|cancel|rescind|withdraw|object)",
);

/// Words that may stand for what was promised, and those that go on from the sentence before.
static NAMED: AnyOf = AnyOf::new(&["support", "times", "commitment", "goals", "discontinue"]);
static FOLLOWS: AnyOf = AnyOf::new(&["new ", "effective", " them"]);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
        let about =
            sentence.cues.any(&ABOUT) || paper.says(sentence, &PROMISED) || NAMED.is_in(words);
        let follows = FOLLOWS.is_in(words);
        let may = (about || follows)
            && (sentence.cues.has(Cue::Change)
                || paper.says(sentence, &CHANGES)
                || paper.says(sentence, &NEW));
        if !may || sentence.kind == Part::Heading {
            continue;
        }
        // What is asked of many sentences in a moment goes before what takes long.
        let names = paper.says(sentence, &LEVELS);
        let may_be_about = names
            || words.contains("service")
            || sentence.cues.has(Cue::Alone)
            || words.contains("time")
            || follows
            || paper.says(sentence, &PROMISED)
            || paper.says(sentence, &PART);
        if !may_be_about {
            continue;
        }
        let told = paper.told(sentence);
        if told.says(&LEAVES) {
            continue;
        }
        let parts = by_parts(paper, sentence, &told).or_else(|| is_loose(paper, sentence, &told));
        let Some(found) = told
            .find_first(&CHANGE)
            .or_else(|| told.find_told(&SERVICE))
            .or_else(|| parts.clone())
        else {
            continue;
        };
        if leaves_next(paper, sentence) {
            continue;
        }
        // "…; no other change takes effect unless both have signed" is about others.
        let clause = {
            let from = told.words[..found.start].rfind(';').map_or(0, |at| at + 1);
            let rest = &told.words[found.end..];
            &told.words[from..found.end + rest.find(';').unwrap_or(rest.len())]
        };
        if BOTH.is_in(clause) && !told.says(&ALONE) {
            continue;
        }
        let (said, span) = (&told.words[found.clone()], told.place(&found));
        // A paper that may change without a word on levels has to be changed by somebody.
        let by_somebody = ACTIVE.is_in(said) && !NOT_PROVIDER.is_in(said);
        if NOT_PROVIDER.is_in(said) {
            continue;
        }
        let words = &paper.plain[span.clone()];
        if ANOTHER.is_in(words) {
            continue;
        }
        let levels = names
            || SERVICE.is_in(said)
            || parts.is_some()
            || paper.is_excerpt() && THIS.is_in(said)
            || names_levels(paper, words)
            || words.contains("time") && paper.paragraph_says(sentence, &TIMES);
        if !(levels || sentence.cues.has(Cue::Alone) && by_somebody) {
            continue;
        }
        findings.report(
            paper.place(&span),
            format!("one side alone may change what was promised: \"{}\"", paper.short(&span)),
            "let a change take effect only when both parties have signed it, or give a right to terminate before it does",
        );
    }
}

/// Whether the sentences right behind let the customer leave before the change counts.
fn leaves_next(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let at = paper
        .sentences
        .partition_point(|one| one.span.start <= sentence.span.start);
    paper.sentences[at..].iter().take(3).any(|next| {
        next.kind != Part::Heading
            && next.block <= sentence.block + 1
            && paper.says(next, &LEAVES_IT)
    })
}

static LEAVES_IT: Pattern = Pattern::new(
    "(?:do|does|did|shall|will)(?:n['’]t| not) (?:agree|accept|consent|approve)[^.;]{0,140}(?:old|previous|present|existing|earlier|former|original)|(?:old|previous|present|existing|earlier|former|original) (?:terms|levels|targets|version|conditions|sla)[^.;]{0,40}(?:go on|goes on|continues?|stays?|remains?|applies|apply)|may (?:then )?(?:terminate|cancel|end) (?:this|the|its|your)[^.;]{0,120}(?:before|effect|change|amendment|modification)|(?:change|amendment|modification)[^.;]{0,120}may (?:then )?(?:terminate|cancel)",
);

/// The service itself is changed or ended at the provider's will.
static SERVICE: Pattern = Pattern::new(
    "provider,? (?:may|can|(?:reserves?|retains?|has|have|shall have|will have) (?:[a-z]+ )?rights?|(?:shall be|will be|is|are|be) (?:entitled|free|permitted|authori[sz]ed|allowed|at liberty))(?:,? [a-z0-9'()-]+){0,18}?,? (?:modify|change|alter|discontinue|withdraw|replace|reduce)(?:,? (?:or|and|suspend|discontinue|modify|change|withdraw|terminate|to|any|all|part|parts|of|the|its|provider's|support|hosted|cloud|design|features|functions|functionality|nature|scope)){0,12}?,? (?:services?|program|platform|features|functionality|support services)(?:,? [a-z0-9'()-]+){0,10}?,? (?:at any time|in its sole discretion|at its (?:sole )?(?:discretion|option)|without (?:any |prior )*(?:notice|consent))|provider,? (?:may|can|(?:reserves?|retains?|has|have|shall have|will have) (?:[a-z]+ )?rights?)(?:,? [a-z0-9'()-]+){0,8}?,? (?:at any time|in its sole discretion|at its (?:sole )?(?:discretion|option)|without (?:any |prior )*(?:notice|consent))(?:,? [a-z0-9'()-]+){0,12}?,? (?:modify|change|alter|discontinue|withdraw|replace|reduce)(?:,? (?:or|and|suspend|discontinue|modify|change|withdraw|terminate|to|any|all|part|parts|of|the|its|provider's|support|hosted|cloud|design|features|functions|functionality|nature|scope)){0,12}?,? (?:services?|program|platform|features|functionality|support services)",
)
.needing(&["discretion", "any time", "without"]);

/// What is changed is something else, and the levels stand beside it.
static ANOTHER: Pattern = Pattern::new(
    "read as|in the manner|to (?:add|include|reflect|correct)|standard contractual|as long as|provided that|hardware|software|reports? on|equipment|components?|without (?:affecting|reducing|impairing)|in order to (?:meet|achieve)|if (?:the )?service levels|to meet|monthly report|plans?|documentation|dashboard|list of",
);
/// Somebody may change it.
static ACTIVE: Pattern = Pattern::whole(concat!(
    "^[a-z0-9']+(?: [a-z]+){0,3},? (?:may|can|could|reserves?|retains?|has|have|shall have|will have|shall be|is|are)(?:,? [a-z0-9'()-]+){0,14}?,? ",
    changes!(),
    " ",
));
/// A right of the customer is no danger to the customer.
static NOT_PROVIDER: Pattern = Pattern::whole(
    "^(?:customer|client|buyer|parties|party|authority|government|licensee|users?|you|subscriber|court|board|purchaser|they|that|which|it|both|either|neither|nobody|who|he|she)(?-u:\\b)",
);
static TIMES: Pattern = Pattern::new(
    "incidents?|severit(?:y|ies)|priorit(?:y|ies)|response|resolution|service levels?",
);

/// Whether words name a clause or annex whose heading speaks of service levels.
fn names_levels(paper: &PaperReading<'_>, words: &str) -> bool {
    PART.all_groups(words).iter().any(|named| {
        let (noun, number) = (named.text(1), named.text(2));
        let headings = paper
            .sentences
            .iter()
            .filter(|one| one.kind == Part::Heading);
        headings.map(|one| paper.words(one)).any(|heading| {
            let rest = heading.strip_prefix(noun).unwrap_or(heading);
            let rest = rest.trim_start_matches([' ', '§']).strip_prefix(number);
            let ends =
                rest.is_some_and(|rest| !rest.starts_with(|one: char| one.is_alphanumeric()));
            ends && LEVELS.is_in(heading)
        })
    })
}

static PART: Pattern = Pattern::new(
    "(annex|schedule|exhibit|appendix|attachment|section|clause|article)(?:es|s)? ([0-9a-z]{1,3})",
);

/// What a sentence about service levels speaks of, by one of these.
const ABOUT: [Cue; 8] = [
    Cue::Level,
    Cue::Hours,
    Cue::Alone,
    Cue::Available,
    Cue::Credit,
    Cue::Respond,
    Cue::Resolve,
    Cue::Refer,
];
/// Changes by other words.
static CHANGES: Pattern = Pattern::new(
    "reviewed|sets|fixes|determines|revisions?|discontinue|lower|re-?baselin(?:e|es|ing)|adapt(?:s|ed)?|re-?sets?|reduces?|reduced|re-?fix(?:es|ed)?|published|posted|version|then[- ]current|withdraws?|relax(?:es)?|re-?determin(?:e|es|ed)|variations?|adjustments?|updates?|substitutes?|shortens?|extends?|raises?|increases?|lengthens?|determines?|fix(?:es|ed)?|sets?|issue[sd]?|replaced|kept|maintained|laid down|swaps?|loosens?|cuts?|lowered|introduces?|announced?|effective|establish(?:es)?",
);

static LEVELS: Pattern = Pattern::new(
    "(?:service|support) (?:conditions|terms)|service levels?|service goals?|service standards?|slas?|service level agreements?|service credits?|kpis?|key performance indicators?|performance (?:standards?|targets?|levels?|measures)|(?:availability|uptime|up-time|service|response|resolution) (?:targets?|commitments?|times?|guarantees?|percentages?)|availability|targets|these (?:levels|commitments|targets|times)|this (?:exhibit|schedule|annexure|annex|dpa|data processing agreement|call-off contract|appendix|attachment|sla)",
);
