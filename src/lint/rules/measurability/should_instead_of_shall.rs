use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::kind::Kind;
use crate::recognise::reading::{Part, Pattern, Sentence, Who, last_named};

pub(crate) const RULE: Rule = Rule {
    name: "should-instead-of-shall",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("should_instead_of_shall.md"),
    check: Check::Prose(check),
};

static SHOULD: Pattern = Pattern::new(
    "(?:the |our )?(?:provider|supplier|vendor|processor|licensor|contractor|service provider|outsourcer|bidder|tenderer|system integrator|integrator|operator|service desk|support desk|help ?desk|support team|support staff|(?:provider|supplier|vendor|contractor)(?:'s|’s) (?:staff|personnel|engineers?|team)|our (?:team|staff|engineers?)|engineers?|we)(?:'s|’s)? (?:[a-z]+ ){0,2}?(?:should(?: not)?|ought to) (?:also |promptly |regularly |always |then )?(?:be able to |be capable of )?[a-z]+(?: the following)?|(?:incidents?|faults?|tickets?|calls|disruptions?|severity [0-9]|priority [0-9]|p[1-4]|back-?ups?|the (?:service|platform|system)s?)(?: [a-z]+){0,4}? should (?:also |always |normally )?be (?:resolved|restored|answered|acknowledged|fixed|closed|corrected|responded to|taken|made|tested|available|recovered)",
);
/// What somebody should not be blamed for.
static BLAMED: Pattern =
    Pattern::whole("^ (?:reasonably )?be (?:held|blamed|made|charged)(?-u:\\b)");
/// "If the Provider should find …" states a case.
static CONDITION: Pattern = Pattern::whole(
    "(?-u:\\b)(?:if|in case|in the event(?: that)?|unless|whether|where) (?:the |our )?(?:[a-z]+ ){1,3}should ",
);
/// What may follow "should" without being a duty.
static NO_DUTY: Pattern = Pattern::new(
    "should (?:not )?(?:reasonably )?(?:be held|know|have (?:known|been|had|done|given|taken|become|[a-z]+ed))|should (?:it|the|this|that|they|an?|any|become|cease|elect|wish|decide|choose|desire|fail|default|breach|terminate|find|so|have the (?:right|option)|(?:review|see|visit|read) the following|refer|note|consult|contact|assume|consider|expect|be (?:[a-z]+ )?(?:entitled|liable|deemed|held|responsible|blamed|charged|answerable|accountable|permitted|allowed|free|aware|unable|notified|contacted|informed))",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    // "Wherever should is used, it denotes a mandatory requirement."
    let is_defined = paper.plain.contains("should")
        && paper.sentences.iter().any(|one| paper.says(one, &BINDING));
    if is_defined {
        return;
    }
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
        if !paper.says(sentence, &WEAK) || !SIGNS.iter().any(|sign| words.contains(sign)) {
            continue;
        }
        let Some(span) = paper
            .find(sentence, &SHOULD)
            .or_else(|| far(paper, sentence))
            .or_else(|| undone(paper, sentence))
            .or_else(|| leads(paper, sentence))
            .or_else(|| softened(paper, sentence))
            .or_else(|| anybody(paper, sentence))
        else {
            continue;
        };
        // "Should have known".
        let had = paper.plain[span.clone()].ends_with(" have")
            && !OWNED.is_in(&paper.plain[span.end..sentence.span.end]);
        let rest = &paper.plain[span.end..sentence.span.end];
        let due = paper.says(sentence, &DEADLINE);
        let had = had && !due || BLAMED.is_in(rest);
        let no_duty = NO_DUTY.is_in(&paper.plain[span.clone()])
            && !(due && HAS_DONE.is_in(&paper.plain[span.start..sentence.span.end]));
        if had || no_duty || paper.says(sentence, &CONDITION) {
            continue;
        }
        findings.report(
            paper.place(&span),
            format!("\"{}\" states no duty", paper.short(&span)),
            "write \"shall\" if it is owed, or move it to the guidance",
        );
    }
}

/// What "should" is said to mean.
static BINDING: Pattern = Pattern::new(
    "should[\"”'’]? [^.;]{0,80}(?:mandatory|binding|denotes?|means?|same (?:meaning|force|effect) as|equivalent to|be read as|understood as|construed as|is to be taken as)",
);
/// By when a deed is done.
static DEADLINE: Pattern = Pattern::new(
    "(?:by|before|until|not later than|no later than|within|inside|prior to|at the latest|at the end of|on completion of)",
);
static HAS_DONE: Pattern = Pattern::whole(
    "^[^.;]{0,80}?should (?:[a-z]+ )?have [a-z]+(?:ed|t|n|d|ne|de) (?:all|the|each|every|its|their|any|and|both|[0-9])",
);

/// "The analyst on duty should isolate the host", "the delay should not exceed 40 ms", and "it should"
/// behind a sentence about the provider: whoever it is, but the customer.
fn anybody(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let prose = matches!(
        sentence.kind,
        Part::Paragraph | Part::Item | Part::Row { header: false, .. }
    );
    if !prose || !paper.is_served() || !is_ict(paper) {
        return None;
    }
    let told = paper.told(sentence);
    if let Some(found) = ANYBODY.iter().find_map(|one| told.find(one)) {
        let before = &paper.plain[sentence.span.start..found.start];
        let clause = before
            .rfind([',', ';', ':'])
            .map_or(before, |at| &before[at + 1..]);
        let is_case = RELATIVE.is_in(clause) || OPENS_CASE.is_in(clause) || PEOPLE.is_in(clause);
        return (!is_case).then_some(found);
    }
    // In a few clauses about services everything that should happen is the provider's.
    let found = told.find(&VERB_TOLD).filter(|_| paper.is_excerpt())?;
    let words = &paper.plain[found.clone()];
    let before = &paper.plain[sentence.span.start..found.start];
    let clause = before
        .rfind([',', ';', ':'])
        .map_or(before, |at| &before[at + 1..]);
    let who = last_named(clause);
    let first = clause.trim_start_matches(|one: char| !one.is_ascii_lowercase());
    let is_case = RELATIVE.is_in(clause)
        || IF.is_in(clause)
        || before.contains("whether ")
        || PEOPLE.is_in(clause)
        || before.trim().is_empty()
        || matches!(who, Who::Customer | Who::Both) && !words.contains(" be ")
        || MERE.is_in(first)
        || NO_DUTY.is_in(words)
        || NO_DEED.is_in(words);
    (!is_case).then_some(found)
}

static VERB_TOLD: Pattern =
    Pattern::new("(?:should|ought to)(?: not)?(?: [a-z]+ly| also| then| always)?(?: be)? [a-z]+");
/// Subjects that owe nothing.
static CONSIDERED: Pattern = Pattern::new("be considered|be used|be noted|be read|be regarded");
static NO_DEED: Pattern = Pattern::new(
    "be (?:considered|used|noted|read|understood|construed|addressed|directed|regarded|viewed|interpreted|seen|treated|remembered|borne|stressed|emphasi[sz]ed|clear|possible|necessary|sufficient|enough|able|familiar|aware|obvious)",
);
static MERE: Pattern = Pattern::whole(
    "^(?:that|which|there|customer|users?|you|this agreement|this clause|nothing|nobody|no one|the parties|both)(?-u:\\b)",
);
static ANYBODY: [Pattern; 3] = [
    Pattern::new(
        "provider(?:'s (?:[a-z-]+ ){0,3}?[a-z]+)?(?: [a-z'-]+){0,6}? (?:should|ought to)(?: not)?(?: [a-z]+ly| also| then| always)? [a-z]+",
    ),
    Pattern::new(
        "(?:analysts?|engineers?|technicians?|agents?|managers?|desk|team|staff|operators?|administrators?|dba|shift|personnel|consultants?|hosting company|agency|host|firm|specialists?|coordinator)(?: (?:on|of|at|in|for) (?:[a-z]+ ?){1,3})? (?:should|ought to)(?: not)?(?: [a-z]+ly| also| then| always)? [a-z]+",
    ),
    Pattern::new(
        "(?:delay|latency|times?|availability|rate|uptime|load|response|resolution|down-?time|jitter|loss|restoration|repair|outages?|throughput|bandwidth|recovery|interruptions?|fixes|answers?|reports?|patch(?:es)?|updates?)(?: [a-z0-9-]+){0,8}? (?:should|ought to) (?:not |never |always )?(?:exceed|be|remain|stay|reach|fall|drop|lie|take|last|amount|arrive|begin|start|follow|go)",
    ),
];

/// The words of which each of the signs has one, looked for first.
static WEAK: Pattern = Pattern::new(
    "should(?:n['’]t)?|ought|expected|intended|encouraged|advised|invited|recommended|supposed|hoped|desirable|envisaged|aims?|intends?|strives?|try|tries|attempts?|expects|hopes?|seeks?|endeavou?r|plans",
);
/// Words without which nobody only should do something.
const SIGNS: &[&str] = &[
    " should",
    " ought ",
    " expected that",
    " intended that",
    " encouraged",
    " advised to",
    " invited to",
    " recommended",
    " supposed to",
    " hoped",
    " desirable",
    " envisaged",
    " aims to",
    " aim to",
    " intends to",
    " intend to",
    " strives to",
    " strive to",
    " try to",
    " tries to",
    " attempt to",
    " attempts to",
    " expected to",
    " expects to",
    " hopes to",
    " hope to",
    " seeks to",
    " seek to",
    " endeavour to",
    " endeavor to",
    " plans to",
];

/// "Acme will try to answer", "the Supplier is expected to test": an attempt of the provider at
/// what it should owe.
fn softened(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let prose = matches!(sentence.kind, Part::Paragraph | Part::Item);
    if !prose || !is_ict(paper) && !paper.is_served() {
        return None;
    }
    let told = paper.told(sentence);
    let found = told.find(&SOFT)?;
    let before = &paper.plain[sentence.span.start..found.start];
    // "Where the Supplier intends to", "which we aim to".
    let clause = before
        .rfind([',', ';', ':'])
        .map_or(before, |at| &before[at + 1..]);
    let is_case = IF.is_in(clause) || RELATIVE.is_in(clause) || OPENS_CASE.is_in(clause);
    // A wish with a number in it is told of by `effort-instead-of-target`.
    let is_measured = paper
        .commitments
        .iter()
        .any(|one| one.span == sentence.span);
    let is_told = is_measured && told.says(&AIMED);
    (!is_case && !is_told).then_some(found)
}

static SOFT: Pattern = Pattern::new(
    "provider(?:'s (?:[a-z]+ ){0,2}?[a-z]+)? (?:(?:shall|will|also|always) ){0,2}(?:aims?|intends?|strives?|try|tries|attempts?|seeks?|hopes?|endeavou?rs?|is expected|expects?|plans?) to (?:provide|perform|deliver|maintain|supply|install|review|complete|notify|inform|replace|repair|restore|resolve|respond|answer|submit|implement|ensure|keep|test|back|make|give|send|correct|fix|host|operate|monitor|report|return|delete|support|assist|meet|achieve|process|store|protect|encrypt|update|patch|train|remedy|rectify|furnish|conduct|carry|execute|hand|issue|produce|set|prepare|apply|remove|close|acknowledge|escalate|document|retain|have|begin|start|transfer|migrate|verify|check|scan|audit|use|comply|adhere|follow)",
);
/// What the other rule speaks of.
static AIMED: Pattern = Pattern::new(
    "provider (?:[a-z]+ )?(?:aims?|strives?|try|tries|attempts?|seeks?|hopes?|endeavou?rs?) to",
);
static OPENS_CASE: Pattern = Pattern::whole(
    "^ ?(?:[0-9a-z.()]{1,8} )*(?:if|where|when|whenever|in case|unless|should|before|after|once|as|that|which|who)(?-u:\\b)",
);

/// "Backups should be taken", "it is expected that the Supplier tests", "you should receive": a
/// deed that somebody owes, in whatever voice.
fn undone(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    if sentence.kind == Part::Heading || !paper.is_served() || !is_ict(paper) {
        return None;
    }
    let told = paper.told(sentence);
    if let Some(found) = told.find(&WISHED) {
        return Some(found);
    }
    let words = paper.words(sentence);
    let found = DONE.find(words)?;
    if NO_DUTY.is_in(&words[found.clone()]) || CONSIDERED.is_in(&words[found.clone()]) {
        return None;
    }
    let start = words[..found.start]
        .rfind([',', ';', ':', '('])
        .map_or(0, |at| at + 1);
    let subject = &words[start..found.start];
    let who = last_named(subject);
    let rest = &words[found.end..];
    let given = RECEIVED.is_in(&words[found.clone()]);
    let of_customer = matches!(who, Who::Customer | Who::Both);
    let owed = if given {
        of_customer || who == Who::Other
    } else {
        !of_customer
    };
    let is_case = RELATIVE.is_in(subject)
        || words[..found.start].contains("whether ")
        || IF.is_in(subject)
        || OF_OTHERS.is_in(rest)
        || PEOPLE.is_in(subject);
    (owed && !is_case).then(|| sentence.within(&found))
}

/// Whether the paper is about ICT services: in others things should be so or so for other reasons.
fn is_ict(paper: &PaperReading<'_>) -> bool {
    let kind = paper.subject.known.map(|known| known.kind);
    kind == Some(Kind::Tender) || paper.is_ict()
}

/// "The loads that it should be measured against."
static RELATIVE: Pattern =
    Pattern::whole("(?-u:\\b)(?:that|which|what|whom|who|how|whether)(?: [a-z-]+){0,5} $");

/// What is wished of the provider.
static WISHED: Pattern = Pattern::new(
    "(?:it is |is |as )?(?:hoped|expected|intended|envisaged|desirable|recommended) that provider(?:'s [a-z]+)?|provider(?:'s [a-z]+)? is (?:encouraged|advised|invited|recommended|supposed) to [a-z]+",
);
static DONE: Pattern = Pattern::new(
    "(?:should|ought to) (?:also |always |then |[a-z]+ly )*(?:be (?:[a-z]+ly )?(?:[a-z-]+ed|taken|kept|given|made|done|sent|held|run|built|put|set|brought|told|shown|in place|up to date|ready|complete|back in [a-z]+|at least|no [a-z]+ than|not [a-z]+ than|within|available)|(?:receive|get|hear)(?: [a-z]+)?)",
);
static RECEIVED: Pattern = Pattern::new(
    "receive|get|hear|be (?:[a-z]+ly )?(?:informed|notified|told|given|sent|shown|kept|alerted|advised|warned|provided|supplied)",
);
/// Those who do it, if the provider does not.
static OF_OTHERS: Pattern = Pattern::whole(
    "^[^;]{0,60}? by (?:the |your )?(?:customer|client|buyer|authority|users?|parties|you|licensee|company|government|bank)(?-u:\\b)",
);
static PEOPLE: Pattern = Pattern::new(
    "proposals?|bids?|tenders?|offers?|notices?|requests?|questions|communications?|invoices?|complaints?|claims?|this agreement|provisions?|terms?|reference|words?",
);

/// What somebody has or has done.
static OWNED: Pattern =
    Pattern::whole("^ (?:the|a|an|its|their|each|every|all|any|such|at least|in place|available) ");

/// "The Supplier should:" and a list of what it should do.
fn leads(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    if sentence.kind == Part::Heading {
        return None;
    }
    let found = paper.told(sentence).find(&LEADING)?;
    if IF.is_in(&paper.plain[sentence.span.start..found.start]) {
        return None;
    }
    let words = &paper.plain[found.start..sentence.span.end];
    words.trim_end().ends_with([':', '–', '—']).then_some(found)
}

static IF: Pattern = Pattern::new("if|where|when|in case|in the event|should|unless");
static LEADING: Pattern = Pattern::new("provider (?:[a-z]+ ){0,2}should");

static VERB: Pattern = Pattern::new("should(?: not)?(?: also| then| always)? (?:be )?[a-z]+");
/// Somebody or something else is the subject.
static OTHER: Pattern =
    Pattern::new("that|which|these|those|this|such|it|they|data|information|systems?|parties");
static BY_PROVIDER: Pattern = Pattern::whole(
    "^[^;]{0,40}? by (?:the |our )?(?:service )?(?:provider|supplier|vendor|contractor|operator|us)(?-u:\\b)",
);

/// What the customer should get is what the provider should do.
static GIVEN: Pattern = Pattern::new(
    "should (?:also |then |normally |ideally )?(?:receive|get|obtain|have|hear|be (?:given|told|informed|notified|sent|provided|handed|supplied|shown))(?: [a-z'0-9]+){0,8}? (?:by|from) provider",
);

/// A duty whose subject stands further off: "the Contractor shall issue a manual and should reissue
/// it", "should be recorded by the Provider".
fn far(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    if sentence.kind == Part::Heading || !paper.is_served() {
        return None;
    }
    let words = paper.words(sentence);
    let found = VERB
        .find(words)
        .filter(|found| !NO_DUTY.is_in(&words[found.clone()]))?;
    let before = &words
        [crate::recognise::reading::floor(words, found.start.saturating_sub(60))..found.start];
    let joined = before.trim_end();
    let joined =
        joined.ends_with(" and") || joined.ends_with(" who") || joined.ends_with(" ideally");
    let ideally = before.trim_end().ends_with(" ideally");
    let own = joined
        && last_named(&words[..found.start]) == Who::Provider
        && (ideally || !OTHER.is_in(before));
    let passive = words[..found.end].contains(" be ") && BY_PROVIDER.is_in(&words[found.end..]);
    let told = paper.told(sentence);
    let given = told.says(&GIVEN);
    (own || passive || given).then(|| sentence.within(&found))
}
