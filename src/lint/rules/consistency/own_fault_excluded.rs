use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::exclusions::{leaves, leaves_out};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Amount, Cue, Pattern, Unit, floor};

pub(crate) const RULE: Rule = Rule {
    name: "own-fault-excluded",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("own_fault_excluded.md"),
    check: Check::Prose(check),
};

/// People, firms and things that the provider answers for, and what they do.
static OWN: Pattern = Pattern::new(
    "(?:systems?|components?|hypervisors?|equipment|networks?|software|hardware|servers?|facilit(?:y|ies)|premises|infrastructure|personnel|staff|employees|suppliers?|vendors|partners|sub-?contractors?|data cent(?:re|er)s?|errors?|faults?|negligence|changes?|omissions?|mistakes?|slips?|carelessness|engineers?|technicians?|operators|administrators?|workers) (?:of|by|operated by|engaged by|used by|run by|owned by|made by|caused by|on part of|appointed by) provider|(?:failures?|faults?|outages?|defects?|errors?|disruptions?|breakdowns?|malfunctions?|caused|owing to|due to|shortages?|lack|exhaustion|overload[a-z]*|crash(?:es)?|bugs?|loss|expiry|lapse|delays?|resulting from|result of|aris(?:es?|ing) (?:from|out of)|attributable to|traceable to|comes? from|originat(?:es?|ing) (?:in|from|with)|stem(?:s|ming)? from|consequence of|by reason of|on account of|because of|brought (?:about|down|on) by|acts?(?: or omissions?)? of|omissions? of|interruptions? (?:from|of|in|by)|misconfiguration|lets?|let)(?: [a-z-]+){0,6}? provider's (?:[a-z-]+ ){0,3}?[a-z]+|(?:consequence of|result of|due to|because of|caused by|through|owing to|by reason of|on account of|arising from|resulting from|because|attributable to|traceable to|when|where|if|since|as) provider(?: itself| alone)? (?:exceed|fail|neglect|omit|forg[eo]t|overload|misconfigur|mis-|lack|delay|under|over|had|has|is |was |were |did not|does not|makes?|made|runs? out|ran out|loses|lost|commits?|breaks?|cannot|could not)[a-z]*(?: [a-z]+){0,3}|on part of provider|(?:negligence|carelessness|mistakes?|errors?|omissions?|faults?|oversight|default|misconduct|inadvertence|slips?) (?:of|by|on part of) provider|(?:[a-z]+ ){0,2}(?:of|by|in|at|on|from|through) (?:an? |any |one of )?(?:workstation|office|building|site|device|laptop|account|circuit|rack|room|depot|warehouse|exchange|node|power supply|generator|cooling|tool|script|procedure|process)s? of provider|provider's (?:own |other |third[- ]party |upstream |underlying |internal |respective |data cent(?:re|er) |cloud |hosting |network |internet |telecommunications? |infrastructure |technical |operating |back-?end |production )*(?:sub-?contractors?|sub-?processors?|suppliers?|vendors?|partners?|carriers?|operators?|oem|providers?|hosts?|host|licensors?|manufacturers?|affiliates?|agents?|people|team|side|personnel|employees?|staff|engineers?|systems?|equipment|networks?|software|hardware|servers?|infrastructure|platforms?|data cent(?:re|er)s?|facilit(?:y|ies)|premises|sites?|tools?|cent(?:re|er)s?|components?|lines?|connections?|configurations?|changes?|upgrades?|updates?|releases?|deployments?|errors?|faults?|failures?|mistakes?|omissions?|negligence|bugs?|code|applications?|databases?|maintenance|cloud|product)|(?:its|their|a|an|any|one of its|any of its|one of provider's|provider's|such|own) (?:own |third[- ]party |upstream |underlying |respective )*(?:sub-?contractors?|sub-?processors?|(?:hosting|cloud|infrastructure|data cent(?:re|er)|network|upstream|telecommunications?|colocation) (?:providers?|partners?|vendors?|suppliers?|operators?|services?)|upstream (?:suppliers?|providers?)|carriers?)|sub-?contractors?|sub-?processors?|(?:hosting|cloud|cloud service|cloud hosting|infrastructure|data cent(?:re|er)|network|upstream|telecommunications?|colocation|third[- ]party service|third[- ]party hosting|hosting service|internet) (?:providers?|partners?|vendors?|suppliers?|operators?|services? providers?)|upstream suppliers?|its (?:suppliers?|vendors?|personnel|employees|staff|systems?|equipment|network|software|servers?|hardware|data cent(?:re|er)s?|infrastructure|licensors?|partners?|platform)|(?:suppliers?|providers?|vendors?|carriers?|operators?|third part(?:y|ies)|firms?)(?: [a-z]+){0,3} (?:engaged|used|appointed|selected|contracted|chosen|commissioned|retained|employed|hired|instructed|relies)(?: [a-z]+){0,2} by (?:us|provider)|(?:platform|infrastructure|cloud|network|software|systems?|components?|services?) (?:that|which) provider (?:uses|operates|relies|engages|has chosen|depends)|(?:on|with|from) (?:which|whom) provider (?:relies|depends|has (?:engaged|contracted))|cloud(?: platforms?| services?| environments?| infrastructure)?(?: [a-z]+){0,3}? on which|amazon web services|aws|microsoft azure|azure|google cloud(?: platform)?|(?:release|change|upgrade|update|deployment|configuration|patch|migration|rollout)[a-z]*[^.;,]{0,40} (?:by|that|which) provider|(?:release|change|upgrade|update|patch|version)[a-z]*[^.;,]{0,30} (?:that|which) it (?:has|had|itself)|(?:failed|faulty|defective|erroneous|unsuccessful) (?:[a-z]+ )?(?:deployments?|releases?|updates?|upgrades?|changes?|migrations?|patch(?:es)?|configurations?)|(?:emergency|urgent|unplanned|unscheduled|unannounced|extraordinary|corrective) (?:maintenance|repairs?|works?|changes?)|(?:bugs?|defects?|errors?|faults?) in (?:a |an |any |its |provider's |our |new )*(?:software|platform|service|code|system|application|releases?|versions?|updates?|upgrades?|deployments?|patch(?:es)?)|(?:erroneous|wrong|faulty|incorrect|mistaken|false) (?:settings?|configurations?|entries|entry|operation|handling|changes?|inputs?)|(?:made|caused|committed|triggered) by (?:its |own )?(?:personnel|staff|employees|engineers|technicians|administrators|operators|people|team)|(?:software|application|platform|system|programming) (?:bugs?|defects?|errors?|faults?|failures?)|(?:hardware|server|storage|disk|database) (?:failures?|faults?|defects?|breakdowns?|outages?)|(?:failures?|faults?|defects?|breakdowns?|outages?|malfunctions?) (?:of|in|at|with) (?:its )?(?:hardware|servers?|storage|databases?|data cent(?:re|er)s?|platform|software|system|production environment)|(?:restarts?|reboots?|interventions?|works?|measures|actions|interruptions?|shut-?downs?|steps|operations|outages?|switch-?overs?|tests?|repairs?|installations?) (?:that|which|by|of) provider|(?:restarts?|reboots?|unplanned works?|interventions?) (?:by|of|on part of) (?:its|provider)|(?:[a-z-]+) (?:that|which) provider (?:has |had |itself |deliberately )*(?:built|integrated|embedded|installed|chosen|selected|developed|supplied|runs|uses|operates|maintains|manages|supplies|employs|carried|put|introduced|failed|forgot|neglected|omitted)|provider's (?:[a-z-]+ ){0,3}?[a-z]+ (?:fails?|failed|crash(?:es|ed)?|is down|are down|breaks? down|goes down|lets?|collapses?|malfunctions?|(?:is|are) at fault|(?:is|are) to blame|err(?:s|ed)?|does not work|stops? working|overheats?|runs? out)|(?:errors?|faults?|mistakes?|causes?|reasons?|problems?) (?:on|at|in|within) provider's (?:side|part|end|sphere|domain|area)|provider(?:'s (?:[a-z]+ ){0,2}?[a-z]+)? (?:is|are) (?:to blame|at fault|answerable)|fault of provider|(?:reasons?|causes?|circumstances?) (?:within|in) (?:[a-z']+ )?(?:sphere|responsibility|control) of provider",
);
/// What the customer or a stranger causes is rightly left out.
static OTHERS: Pattern = Pattern::new(
    "not by|customers?(?:'s)?|clients?(?:'s)?|users?(?:'s)?|user's|licensee(?:'s)?|subscriber(?:'s)?|not (?:under|within|controlled|provided|engaged|operated|attributable|caused)|other than|outside|beyond|except|rather than|(?:any |a )?third[- ]part(?:y|ies) (?:not|that are not|who are not)|unless|save",
);
/// Duties and liabilities that are no exclusion from a service level.
static KEPT: Pattern = Pattern::new(
    "liable for (?:its |acts |all )|as for (?:itself|its own)|remains? (?:fully )?(?:responsible|liable)|shall (?:also )?be (?:fully )?(?:responsible|liable)|(?:shall|may|must|will) not (?:use|engage|appoint|change|sub-?contract|disclose|transfer|be relieved)|not (?:relieve|release|excuse|discharge|free)|(?:is|are|counts? as) never",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if !paper.is_served() {
        return;
    }
    for sentence in &paper.sentences {
        let Some(told) = leaves_out(paper, sentence).filter(|told| !told.says(&KEPT)) else {
            continue;
        };
        let found = OWN.find_all(&told.words).into_iter().find(|found| {
            let words = &told.words[found.clone()];
            found.end > told.own
                && is_near(&told.words, found)
                && !ALLOWED.is_in(words)
                && !is_another(&told.words, found)
                && !(EMERGENCY.is_in(words) && is_capped(paper))
        });
        let Some(found) = found else { continue };
        let span = told.place(&found);
        findings.report(
            paper.place(&span),
            format!("\"{}\" does not count, although the provider answers for it", paper.short(&span)),
            "leave out only what the Customer caused, what the agreement allows, and events nobody could avoid",
        );
    }
}

/// Whether words of leaving out stand near, in a sentence of a page.
fn is_near(words: &str, found: &Range<usize>) -> bool {
    const FAR: usize = 420;
    words.len() < FAR || {
        let from = floor(words, found.start.saturating_sub(FAR));
        let to = floor(words, (found.end + FAR / 2).min(words.len()));
        leaves(&words[from..found.start]) || leaves(&words[found.end..to])
    }
}

/// What the provider may do, and what it asks of others.
static ALLOWED: Pattern = Pattern::new(
    "control|instructions?|compliance|complying|scheduled|planned|polic(?:y|ies)|advice|recommendations?|requests?|consent|requirements?|guidelines?|permission|approval|warnings?|access|obligations?|suspen(?:d|ds|ded|sion)|rights?|customer(?:'s)?|provider is (?:not|entitled)|agreed|invoices?|fees|terms|demarcation|routine|(?:not|never) (?:caused|attributable)",
);

/// Maintenance out of turn, and how much of it a month or year may see.
static EMERGENCY: Pattern =
    Pattern::new("(?:emergency|urgent|unplanned|unscheduled|extraordinary) (?:maintenance|works?)");
static A_WINDOW: Pattern = Pattern::new(
    "(?:per|each|every|a|any|in any|in one) (?:calendar |service |contract )?(?:month|quarter|year)|monthly|quarterly|annual(?:ly)?",
);

/// Whether the paper limits the time that such maintenance may take.
fn is_capped(paper: &PaperReading<'_>) -> bool {
    paper.about(&[Cue::Maintenance, Cue::Time]).any(|sentence| {
        let is_limit = |amount: &Amount| {
            matches!(amount.unit, Unit::Hour | Unit::Minute)
                && A_WINDOW.is_in(&paper.plain[amount.span.end..sentence.span.end])
        };
        paper.says(sentence, &EMERGENCY) && sentence.amounts.iter().any(is_limit)
    })
}

/// Whether the words right around say that it is the customer's or a stranger's.
fn is_another(words: &str, found: &Range<usize>) -> bool {
    let from = floor(words, found.start.saturating_sub(34));
    // The item before it has a cause of its own.
    let from = words[from..found.start]
        .rfind([';', ',', ')'])
        .map_or(from, |at| from + at);
    let to = floor(words, found.end + 14);
    let to = words[found.end..to]
        .find([';', ',', '.'])
        .map_or(to, |at| found.end + at);
    let around = &words[from..to];
    let item = words[..found.start].rfind(';').map_or(0, |at| at + 1);
    // "Force majeure, and the time taken to mend mistakes of the Provider": two causes.
    let since = [", and ", ", or "]
        .iter()
        .filter_map(|border| words[item..found.start].rfind(border))
        .max()
        .map_or(item, |at| item + at);
    // "A failure of the mains, unless the Provider brought it about."
    if DISASTER.is_in(&words[since..found.start])
        || BY_CUSTOMER.is_in(&words[since..found.start])
        || BUT.is_in(&words[item..found.start])
    {
        return true;
    }
    // The clause may go on to say that it counts.
    let clause = words[found.end..].split(';').next().unwrap_or_default();
    if COUNTS.is_in(clause) {
        return true;
    }
    if EXPLICIT.is_in(&words[found.clone()]) {
        let near = around.rsplit(" or ").next().unwrap_or(around);
        let near = near.rsplit(" and ").next().unwrap_or(near);
        return NEGATED.is_in(near) || NEGATED.is_in(&words[found.clone()]);
    }
    OTHERS.is_in(around)
}

/// What follows does not hold for the provider's own.
static BUT: Pattern = Pattern::new(
    "unless|except (?:where|when|if|to the extent|that|in so far)|save (?:where|when|if|to the extent|that|in so far)",
);
static DISASTER: Pattern = Pattern::new(
    "force majeure|wars?|floods?|earthquakes?|acts? of god|natural disasters?|epidemics?|pandemics?|fire",
);
/// "Minutes in which the Customer has cut the power to the Provider's equipment."
static BY_CUSTOMER: Pattern = Pattern::new(
    "(?:customer|users?|third[- ]part(?:y|ies)) (?:has|have|itself|had|(?:wrongly |itself )?(?:turns?|turned|cuts?|switches|switched|moves?|moved|disconnects?|disconnected|damages?|damaged|changes?|changed|misuses?|misused|fails?|failed))",
);
/// The provider itself is named.
static EXPLICIT: Pattern = Pattern::new("provider's|(?:of|by|that|which|us|whom) provider");
/// What is named only to be told apart.
static NEGATED: Pattern = Pattern::new(
    "not (?:under|within|controlled|provided|engaged|operated|attributable|caused|by)|but not|other than|outside|beyond|except|rather than|unless|save|nor|suspension|exercise|termination|in accordance|entitled",
);
static COUNTS: Pattern = Pattern::new(
    "(?:always|also|nevertheless|all the same|likewise|fully|do|does|shall|will) counts?|counts (?:as|like|in full)|(?:is|are|be) down-?time|(?:is|are|be|shall) (?:not|never) (?:be )?(?:excluded|excepted|left out|disregarded)|(?:is|are|be) (?:always |also |however |nevertheless |fully |likewise )*(?:counted|included)",
);
