//! What is done to what: the verb of a period and its object.

use std::ops::Range;

use crate::recognise::reading::{Pattern, floor};

/// What is done, by the words for it.
pub(super) static ACTS: [(&str, &str, Pattern); 19] = [
    (
        "stand",
        "hold open",
        Pattern::new(
            "(?:remains?|stays?|(?:shall|will|must) be|is|are) (?:open|valid|binding|firm|irrevocable|in force)(?: for acceptance)?|lapses?|ceases? to (?:be|bind)",
        ),
    ),
    (
        "ask",
        "ask for",
        Pattern::new("asks? for|appl(?:y|ies) for|(?:may|can|shall|must|will) request"),
    ),
    (
        "take over",
        "take over",
        Pattern::new("tak(?:e|es|en) over|assume[sd]?"),
    ),
    (
        "replace",
        "replace",
        Pattern::new(
            "replace[sd]?|substitute[sd]?|(?:provide|name|nominate|find|send|suppl(?:y|ie)|appoint|propose|present)s? (?:an? |the )?(?:(?:suitable|equivalent|qualified|equally qualified|new) )*(?:replacement|substitute|successor) for",
        ),
    ),
    (
        "continue",
        "continue",
        Pattern::new("continues?(?: to (?:provide|perform|render|supply))?|continued"),
    ),
    (
        "take out",
        "take out",
        Pattern::new(
            "exports?|exported|downloads?|downloaded|retrieves?|retrieved|extracts?|extracted",
        ),
    ),
    (
        "deliver",
        "deliver",
        Pattern::new(
            "deliver(?:s|ed)?|submit(?:s|ted)?|sends?|sent|provide[sd]?|issue[sd]?|publish(?:es|ed)?|furnish(?:es|ed)?|suppl(?:y|ies|ied)|hand(?:s|ed)? over|transmit(?:s|ted)?|present(?:s|ed)?|due",
        ),
    ),
    (
        "notify",
        "tell of",
        Pattern::new(
            "notif(?:y|ies|ied)|inform(?:s|ed)?|tells?|told|advise[sd]?|alert(?:s|ed)?|reported|(?:shall|will|must|to|we) report|reports? (?:each|any|every|all|the|a|such)|announce[sd]?|apply for (?:the )?(?:consent|approval) to|(?:notice|notification)",
        ),
    ),
    (
        "keep",
        "keep",
        Pattern::new(
            "keeps?|kept|retain(?:s|ed)?|stores?|stored|preserve[sd]?|held|holds?|archive[sd]?|stays?",
        ),
    ),
    (
        "delete",
        "delete",
        Pattern::new(
            "delet(?:e|es|ed)|erase[sd]?|destroy(?:s|ed)?|purge[sd]?|overwrit(?:e|es|ten)|wipe[sd]?",
        ),
    ),
    (
        "return",
        "return",
        Pattern::new(
            "returns?|returned|(?:hand|give)s? (?:(?:the|all|any|its|our|your|these) (?:[a-z]+ ){1,3}?)?back|(?:handed|given) back",
        ),
    ),
    (
        "remedy",
        "remedy",
        Pattern::new("remed(?:y|ies|ied)|rectif(?:y|ies|ied)|corrects?|corrected|eliminate[sd]?"),
    ),
    (
        "dispute",
        "dispute",
        Pattern::new(
            "disputes?|disputed|objects? to|objected|contest(?:s|ed)?|challenge[sd]?|objection (?:is|to)|queries|queried",
        ),
    ),
    (
        "claim",
        "claim",
        Pattern::new("claims?|claimed|asserts?|asserted"),
    ),
    (
        "answer",
        "answer",
        Pattern::new("answers?|answered|responds?|replies|replied|responded"),
    ),
    (
        "accept",
        "accept",
        Pattern::new("accepts?|accepted|approves?|approved|reject(?:s|ed)?"),
    ),
    (
        "appoint",
        "appoint",
        Pattern::new("appoints?|appointed|nominates?|nominated"),
    ),
    (
        "change",
        "change",
        Pattern::new("increases?|increased|adjusts?|adjusted|raises?|raised|changes?|changed"),
    ),
    (
        "audit",
        "audit",
        Pattern::new("audits?|audited|inspects?|inspected"),
    ),
];

/// "On 20 days' notice of the inspection": what is announced, by the words around "notice".
pub(super) fn given_notice(before: &str, after: &str) -> Option<(&'static str, String)> {
    let behind = NOTICE_BEHIND.find(after)?;
    let rest = &after[behind.end..];
    let object = match OF_WHAT.find(rest) {
        Some(of) => rest[of.end..].to_owned(),
        // "Shall announce maintenance with five days' notice" says it before.
        None => return acted(before, false).filter(|(act, _)| *act != "keep"),
    };
    let end = END
        .find(&object)
        .filter(|found| found.start > 0)
        .map_or(object.len(), |found| found.start);
    let object = object[..end].trim().to_owned();
    (!object.is_empty()).then_some(("notify", object))
}

static NOTICE_BEHIND: Pattern =
    Pattern::whole("^(?:'|’)?s?(?:'|’)? ?(?:[a-z]+ ){0,3}?(?:notice|notification)(?-u:\\b)");
static OF_WHAT: Pattern = Pattern::whole("^(?: in (?:writing|text form))? (?:of|about|on) ");

/// "The retention time for log files is", "deletion of the data takes place": an act by its noun.
pub(super) fn is_so_long(before: &str) -> Option<(&'static str, String)> {
    let found = SO_LONG.groups(before)?;
    named(found.text(1))
}

static SO_LONG: Pattern = Pattern::whole(
    "(?:^|[.;:,)] ?|[0-9] )(?:the )?((?:retention|storage|preservation|archiving|deletion|erasure|destruction|return|delivery|submission|replacement|rectification|correction|notification|notice)(?: (?:period|time|term))? (?:of|for) [^.;,:]{2,60}?) (?:is|are|lasts|takes place|occurs|happens|follows|(?:shall|will|must|has to|is to) (?:be|take place|occur|follow|happen|last))(?: (?:made|done|effected|carried out|due|completed|given|for))?(?: (?:within|no later than|not later than|at the latest|at least|a|an|the|period of|in|by))* ?$",
);

/// What a column says is done to the things its rows name.
pub(super) fn headed(title: &str) -> Option<&'static str> {
    HEADED
        .iter()
        .find(|(_, words)| words.is_in(title))
        .map(|(act, _)| *act)
}

static HEADED: [(&str, Pattern); 2] = [
    (
        "keep",
        Pattern::new(
            "retention(?: (?:period|time))?|kept(?: for)?|stored(?: for)?|keep(?: for)?|storage (?:period|time)",
        ),
    ),
    (
        "delete",
        Pattern::new("deletion|deleted(?: (?:after|within))?|erasure|erased(?: (?:after|within))?"),
    ),
];

/// What "it" means: the subject of the clause behind, or that with which the sentence begins.
pub(super) fn meant(words: &str, after: &str) -> Option<String> {
    let main = MAIN.groups(after).or_else(|| FIRST_NAMED.groups(words))?;
    Some(main.text(1).to_owned())
}

static MAIN: Pattern = Pattern::whole(
    ", (?:the|an?|each|every|any|such) ((?:[a-z-]+ ){0,2}[a-z-]+?) (?:is|are|shall|will|counts?|has|have|does)(?-u:\\b)",
);
static FIRST_NAMED: Pattern = Pattern::whole(
    "^[0-9a-z. ()-]{0,12}?(?:the|an?|each|every|any|such) ((?:[a-z-]+ ){0,2}[a-z-]+?) (?:is|are|shall|will|counts?|has|have|does|unless|that|which|if)(?-u:\\b)",
);

/// What is done last in some words, and to what.
pub(super) fn acted(words: &str, first: bool) -> Option<(&'static str, String)> {
    let mut best: Option<(&'static str, Range<usize>)> = None;
    for (act, _, pattern) in &ACTS {
        let all = pattern.find_all(words);
        let found = if first {
            all.into_iter().find(|one| is_verb(words, one))
        } else {
            all.into_iter().rev().find(|one| is_verb(words, one))
        };
        let Some(found) = found else { continue };
        let better = best.as_ref().is_none_or(|(_, known)| {
            if first {
                found.start < known.start
            } else {
                found.start > known.start
            }
        });
        if better {
            best = Some((act, found));
        }
    }
    let (act, verb) = best?;
    let object = object_of(words, &verb, act)?;
    Some((act, object))
}

/// Words before a noun: "the dispute", "a claim", "such audits".
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "each", "every", "any", "all", "such", "its", "their", "our", "your", "of",
    "this", "no", "in", "for", "with", "late",
];

/// Whether a word stands as a verb: after a modal, a party, "to" or a form of "be".
fn is_verb(words: &str, found: &Range<usize>) -> bool {
    let before = words[..found.start].trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let word = &words[found.clone()];
    let is_noun = DETERMINERS.contains(&last) && !word.ends_with("ed");
    !is_noun || word.starts_with("noti")
}

static BE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:(?:shall|will|must|can|may|to) )?(?:also )?(?:is|are|be|been|being|was|were)(?: (?:[a-z]+ly|also|then|always|not|to be|to))* ?$",
);
/// What ends the words of an object.
static END: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|up to|no later|not later|not less|no less|at|by|for|after|before|to|in|on|with|from|until|which|that|who|about|relating|regarding|belonging|pertaining|under|underlying|concerning|concerned|per|via|through|as|and shall|and will|upon|without|once|if|where|when|shall|will|must|is|are|has|have|into|during|stating|against|between|on which)(?-u:\\b)|[,;:()]",
);
static TO_WHOM: Pattern = Pattern::whole(
    "^(?:to|for) (?:(?:the|its|our|each|your) )?[a-z]+(?: [a-z]+){0,2}? (?:(?:an?|the|each|its|all|any) |(?-u:\\b)(?:written|monthly|detailed) )",
);
static OF: Pattern = Pattern::whole("^(?: [a-z'’-]+){0,5}? (?:of|about|on|against|to) ");
static OF_EACH: Pattern = Pattern::whole(", (?:of|about) (?:each|any|every|all|an?|the) ");
static LAST_CLAUSE: Pattern =
    Pattern::whole("(?:[,;:()]|(?-u:\\b)(?:and|but|that|which|where|if|when|then)(?-u:\\b)) ?");

/// What a verb is about.
fn object_of(words: &str, verb: &Range<usize>, act: &str) -> Option<String> {
    let (before, after) = (&words[..verb.start], &words[verb.end..]);
    // "Hands the customer data back".
    if let Some(held) = words[verb.clone()].strip_suffix(" back")
        && let Some((_, object)) = held.split_once(' ')
    {
        return Some(object.to_owned());
    }
    let noun = |words: &str| -> Option<String> {
        let words = words.trim_start();
        // "Deliver to the client a report".
        let words = TO_WHOM
            .find(words)
            .map_or(words, |found| &words[found.end..]);
        let words = words.strip_prefix("that ").unwrap_or(words);
        let words = words.strip_prefix("the underlying ").unwrap_or(words);
        let end = END.find(words).map_or(words.len(), |found| found.start);
        let text = words[..floor(words, end.min(70))].trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let passive = BE.find(before);
    if act == "notify"
        && !words[verb.clone()].contains("report")
        && !words[verb.clone()].starts_with("announce")
    {
        // "Notify the Customer of a breach", "be informed of changes".
        if let Some(of) = OF.find(after).filter(|of| of.end < 70) {
            return noun(&after[of.end..]);
        }
        // "Notify the desk, by telephone and in writing, of each incident".
        if let Some(of) = OF_EACH.find(after).filter(|_| passive.is_none()) {
            return noun(&after[of.end..]);
        }
        return passive.and_then(|be| subject(&before[..be.start]));
    }
    if act == "stand" {
        return subject(before);
    }
    if let Some(be) = passive {
        return subject(&before[..be.start]);
    }
    if words[verb.clone()].starts_with("due") || words[verb.clone()].starts_with("stay") {
        return subject(before);
    }
    noun(after).or_else(|| antecedent(before))
}

/// "The report, which the Supplier submits": the thing before "which".
fn antecedent(before: &str) -> Option<String> {
    let which = [" which ", " that "]
        .iter()
        .filter_map(|word| before.rfind(word))
        .max()?;
    // Only the party stands between.
    if before.len() - which > 40 {
        return None;
    }
    let named = before[..which].trim_end_matches([' ', ',']);
    let named = named
        .rsplit([',', ';', ':', '(', ')'])
        .next()
        .unwrap_or_default()
        .trim_start_matches(|one: char| !one.is_ascii_alphabetic());
    let named = IN_WHICH
        .find(named)
        .map_or(named, |found| &named[found.end..]);
    let end = END
        .find(named)
        .filter(|found| found.start > 0)
        .map_or(named.len(), |found| found.start);
    let named = named[..end].trim();
    (!named.is_empty() && named.len() < 70).then(|| named.to_owned())
}

static IN_WHICH: Pattern = Pattern::whole("^(?:in|at|of|during|by|for) which ");

/// "An objection to the report, which the Customer has to make", "a request for a debriefing that
/// reaches the Ministry": what is done, by the noun for it.
pub(super) fn made(before: &str) -> Option<(&'static str, String)> {
    let found = MADE.groups(before)?;
    named(found.text(1))
}

static MADE: Pattern = Pattern::whole(
    "((?:objection|dispute|challenge|complaint|contestation|claim|request|application|notice|notification|report|return|deletion|erasure|destruction|delivery|submission|replacement|correction|rectification)s? (?:to|of|against|for|about) [^.;,:]{2,50}?)(?:,? (?:which|that|if|unless))?(?: (?:the )?[a-z]+)?(?: (?:has|have|is|are|was|were|must|shall|will|may|can))?(?: (?:to|be|not|only))*(?: (?:made|make|makes|raised?|raises|filed?|files|lodged?|lodges|submitted|submits?|brought|brings?|presented|presents?|given|gives?|received|receives?|reach|reaches|reached|arrives?|carried out|effected|done|completed|put forward|puts? forward))(?: (?:by|to|with)? ?(?:the )?[a-z]+){0,3}?(?: (?:within|no later than|not later than|later than|more than|up to|after|at most|by))(?: (?:a|an|the|period of))* ?$",
);

/// The last noun before a verb that it is done to: "the measurement data underlying each report".
fn subject(before: &str) -> Option<String> {
    let mut clauses = LAST_CLAUSE.find_all(before);
    // "The copies which the Supplier still holds are deleted": the copies.
    let mut till = before.len();
    if let Some(last) = clauses.last().cloned()
        && ["which", "that"].contains(&before[last.clone()].trim())
        && before[..last.start].trim_end().len() > 3
    {
        till = last.start;
        clauses.pop();
    }
    let start = clauses.last().map_or(0, |found| found.end);
    let words = before[start..till].trim();
    let words = words.trim_start_matches(|one: char| one.is_ascii_digit() || ". ()".contains(one));
    let end = END
        .find(words)
        .filter(|found| found.start > 0)
        .map_or(words.len(), |found| found.start);
    let text = words[floor(words, end.saturating_sub(70))..end].trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// "Shall deliver, by the fifth day of each month, a report … (the "Service Report")".
pub(super) fn defined_behind(before: &str, after: &str) -> Option<(&'static str, String)> {
    let (act, ..) = ACTS
        .iter()
        .filter_map(|(act, _, pattern)| {
            let found = pattern.find_all(before).into_iter().next_back()?;
            is_verb(before, &found).then_some((*act, found.start))
        })
        .max_by_key(|(_, start)| *start)?;
    let (_, main) = after.split_once(", ")?;
    let name = DEFINED.groups(main)?.text(1).to_owned();
    Some((act, name))
}

/// What a row of a table is for, by the noun of its name: "Retention of tickets".
static NOMINALS: [(&str, Pattern); 11] = [
    (
        "ask",
        Pattern::whole("^(?:request|application)s?(?: (?:for|of) (.+))"),
    ),
    ("claim", Pattern::whole("^claims?(?: (?:for|to|of) (.+))")),
    (
        "notify",
        Pattern::whole(
            "^(?:(?:first|initial|immediate|written) )*(?:notice|notification|alert)s?(?: (?:of|about|on) (.+))?",
        ),
    ),
    (
        "keep",
        Pattern::whole(
            "^(?:retention|storage|preservation|archiving)(?: period| time)?(?: (?:of|for) (.+))",
        ),
    ),
    (
        "dispute",
        Pattern::whole(
            "^(?:dispute|objection|challenge|contestation|complaint)s?(?: (?:of|to|against) (.+))",
        ),
    ),
    (
        "delete",
        Pattern::whole("^(?:deletion|erasure|destruction)(?: (?:of) (.+))"),
    ),
    ("return", Pattern::whole("^return(?: (?:of) (.+))")),
    (
        "remedy",
        Pattern::whole("^(?:correction|rectification|remedy|remediation)(?: (?:of) (.+))"),
    ),
    ("replace", Pattern::whole("^replacement(?: (?:of) (.+))")),
    (
        "deliver",
        Pattern::whole("^(?:delivery|submission|issue|provision)(?: (?:of) (.+))"),
    ),
    (
        "deliver",
        Pattern::whole(
            "^((?:[a-z-]+ ){0,4}(?:reports?|plans?|certificates?|analys[ei]s|statements?|minutes|summary)(?: (?:for|on|of|to|after) .+)?)$",
        ),
    ),
];

/// What the name of a row says is done, and to what.
pub(super) fn named(row: &str) -> Option<(&'static str, String)> {
    NOMINALS.iter().find_map(|(act, pattern)| {
        let groups = pattern.groups(row)?;
        let object = groups.first().unwrap_or(row);
        let end = END
            .find(object)
            .filter(|found| found.start > 0)
            .map_or(object.len(), |found| found.start);
        let object = object[..end].trim();
        (!object.is_empty()).then(|| (*act, object.to_owned()))
    })
}

static DEFINED: Pattern = Pattern::whole("\\(the [\"“]([a-z -]{3,40})[\"”]\\)");
