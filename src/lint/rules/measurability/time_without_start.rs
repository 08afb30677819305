use std::cell::LazyCell;
use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Amount, Cue, Duty, Part, Pattern, Sentence, Unit, Who, floor};

pub(crate) const RULE: Rule = Rule {
    name: "time-without-start",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("time_without_start.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.has_draft {
        return;
    }
    // A column of a table is told of once.
    let mut told: Vec<(Kind, Option<usize>)> = Vec::new();
    let mut is_open = false;
    let counts_from_loss = LazyCell::new(|| counts_from_loss(paper));
    for one in paper.judged() {
        // A recovery time is counted from the loss, where the paper speaks of one.
        let recovered = one.kind == Kind::RecoveryTime
            && (paper.sentence_of(one).duty.is_none()
                || names_loss(paper, one)
                || *counts_from_loss);
        if !one.kind.is_timed()
            || recovered
            || one.clock_start.is_some()
            || repeats_clause(paper, one)
            || paper.says(paper.sentence_of(one), &EACH_CASE)
            || is_answered(paper, one)
            || told.contains(&column(paper, one))
        {
            continue;
        }
        // What the sentences around it say of the same kind holds for it too.
        let block = paper.sentence_of(one).block;
        let beside = |other: &&Commitment| {
            // Another clause has a clock of its own; the lines of a table or list share theirs.
            let beside = paper.sentence_of(other).block;
            let joined = one.is_row || paper.sentence_of(one).kind == Part::Item;
            let near = beside == block
                || joined && beside.abs_diff(block) <= 1
                || one.kind == Kind::PatchTime;
            other.kind == one.kind && near && other.clock_start.is_some()
        };
        if paper.judged().iter().any(|other| beside(&other)) {
            continue;
        }
        is_open = true;
        if one.is_row {
            told.push(column(paper, one));
        }
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} does not say what starts the clock",
                one.kind.printed(),
                one.target.printed()
            ),
            "name the event and its record, such as \"after the Incident was reported, as the ticket system records it\"",
        );
    }
    if !is_open {
        undated(paper, findings);
    }
    bare(paper, findings);
}

/// "The Customer shall notify the Supplier and the Supplier shall answer within 4 hours": what one
/// side tells starts the time of the other.
fn is_answered(paper: &PaperReading<'_>, one: &Commitment) -> bool {
    let sentence = paper.sentence_of(one);
    if one.is_row || one.kind == Kind::SecurityNotification {
        return false;
    }
    let before = &paper.plain[sentence.span.start..one.target.span.start];
    TELLS
        .find(before)
        .is_some_and(|told| ANSWERS.is_in(&before[told.end..]))
}

static TELLS: Pattern = Pattern::new(
    "(?:customer|client|authority|buyer|bank|user|users|you|part(?:y|ies) [a-z]|company|licensee|institution|department|government) (?:shall |will |must |may )?(?:first |then |immediately )?(?:notif(?:y|ies)|reports?|informs?|requests?|calls?|submits?|opens?|logs?|raises?|contacts?)",
);
static ANSWERS: Pattern = Pattern::new("(?:and|,) (?:[a-z]+ ){1,4}(?:shall|will|must)");

/// "48 hours, 14 days or 60 days, in each case after its maker published it."
static EACH_CASE: Pattern = Pattern::new(
    "in each case (?:after|from|of|counted)|(?:counting|counted|measured|running) from",
);

/// The kind of a commitment and the table that it stands in, by the block of its header.
fn column(paper: &PaperReading<'_>, one: &Commitment) -> (Kind, Option<usize>) {
    let header = paper.header_of(paper.sentence_of(one));
    (
        one.kind,
        header.filter(|_| one.is_row).map(|header| header.block),
    )
}

/// Whether a row only repeats the values of a clause, which its first cell names.
fn repeats_clause(paper: &PaperReading<'_>, one: &Commitment) -> bool {
    let header = paper.header_of(paper.sentence_of(one));
    header
        .and_then(|header| paper.cells(header).into_iter().next())
        .is_some_and(|title| CLAUSE.is_in(&paper.plain[title]))
}

static CLAUSE: Pattern = Pattern::whole(
    "^ ?(?:clauses?|sections?|articles?|provisions?|schedules?)(?: (?:or|and) [a-z]+)? ?$",
);

/// Whether a paragraph on recovery times says what is recovered from.
fn counts_from_loss(paper: &PaperReading<'_>) -> bool {
    paper
        .about(&[Cue::Restore])
        .any(|one| paper.says(one, &OBJECTIVE) && paper.paragraph_says(one, &LOSS))
}

/// Whether the paragraph of a recovery time, or what leads into it, names what is recovered from.
fn names_loss(paper: &PaperReading<'_>, one: &Commitment) -> bool {
    let own = paper.sentence_of(one);
    let header = paper
        .header_of(own)
        .map_or("", |header| paper.words(header));
    let lead = own.lead.and_then(|at| paper.sentences.get(at));
    paper.paragraph_says(own, &LOSS)
        || lead.is_some_and(|lead| paper.paragraph_says(lead, &LOSS))
        || LOSS.is_in(header)
}

/// Events after which something is recovered.
static LOSS: Pattern = Pattern::new(
    "(?:after|from|following|since|upon|when|if|once|in|of|during|where|should|whenever|against|between|by|that)(?: [a-z'’-]+){0,6}? (?:fail(?:s|ures?|ed|ing)?|loss|loses?|lost|disasters?(?:,| occurs?| is| has| or| and| begins?| starts?| strikes?| affecting| at| in| event|$)|disruptions?|disrupted|interruptions?|interrupted|outages?|incidents?|declar(?:ation|ed|es)|disaster event|events?|invo(?:ked|cation|kes)|unavailab(?:le|ility)|destroyed|destruction|emergenc(?:y|ies)|crash(?:es)?|breakdowns?|down)|(?:declared|declaration of) (?:an? )?disaster|disaster (?:is )?declared",
);
static OBJECTIVE: Pattern = Pattern::new("recovery times?(?: objectives?)?|rtos?");

/// "Response Time: the time until a technician has begun", where nothing says from when.
fn undated(paper: &PaperReading<'_>, findings: &mut Findings) {
    for term in &paper.definitions.terms {
        let name = term.name.to_ascii_lowercase();
        let kinds: &[Kind] = match TERM.groups(&name) {
            Some(found) if found.text(1).starts_with("re") && found.text(1).contains("sp") => {
                &[Kind::ResponseTime]
            }
            Some(_) => &[Kind::ResolutionTime, Kind::RestoreTime],
            None => continue,
        };
        let meaning = &paper.plain[term.meaning.clone()];
        let Some(sentence) = paper.sentences.get(term.sentence) else {
            continue;
        };
        if paper.of_kinds(kinds).next().is_none()
            || !LENGTH.is_in(meaning)
            || paper.paragraph_says(sentence, &FROM)
        {
            continue;
        }
        let said = paper.sentences.iter().any(|one| {
            one.block != sentence.block && {
                let words = paper.words(one);
                RUNS.is_in(words) && (ALL.is_in(words) || words.contains(name.as_str()))
            }
        });
        if said {
            continue;
        }
        findings.report(
            paper.place(&term.span),
            format!("\"{}\" is a time of which nothing says when it starts", term.name),
            "name the event and its record, such as \"from the moment the Incident was reported, as the ticket system records it\"",
        );
        return;
    }
}

static TERM: Pattern = Pattern::whole(
    "^(?:[a-z]+ )?(response|reaction|resolution|restoration|repair|fix|remedy|recovery|correction|solution) (?:time|period)s?$",
);
/// What is measured up to an end.
static LENGTH: Pattern =
    Pattern::new("times?|periods?|hours|minutes|until|elapsed?|length|duration");
static FROM: Pattern = Pattern::new(
    "from|after|since|when|whenever|once|upon|between|moment|receipt|counted|begin(?:s|ning)?|starts?|starting|following|commenc[a-z]*|same (?:moment|event|time|point)",
);
/// What says when clocks start.
static RUNS: Pattern = Pattern::new(
    "(?:starts?|begins?|runs?|commences?|counted|measured|counting|reckoned|triggered|calculated)(?: [a-z']+){0,8}? (?:when|from|by|upon|after|once|at|as soon as|with|on|since)|(?:when|once|after|as soon as)[^.;]{0,60}(?:starts?|begins?|runs?)",
);
static ALL: Pattern = Pattern::new(
    "both|(?:these|those|such|all|each|every|the)(?: of)?(?: the| these| such)? (?:response |resolution |target )*(?:times?|clocks?|periods?|deadlines?|service levels?)|they",
);

/// "The Provider shall remedy the deficiencies within 30 days." ends where its clock should start.
fn bare(paper: &PaperReading<'_>, findings: &mut Findings) {
    if !paper.is_service() {
        return;
    }
    for sentence in paper.about(&[Cue::Time]) {
        let provider = |duty: &Duty| duty.who == Who::Provider && !duty.is_led;
        let is_own = sentence.duty.as_ref().is_some_and(provider);
        // What is done without saying by whom, and a time that has a name.
        let nobody = |duty: &Duty| {
            duty.passive && !duty.is_led && matches!(duty.who, Who::Other | Who::Customer)
        };
        let is_open = sentence.duty.as_ref().is_none_or(nobody);
        if !matches!(sentence.kind, Part::Paragraph | Part::Item)
            || !(is_own || is_open)
            || begins_a_case(paper.words(sentence))
        {
            continue;
        }
        let mut amounts = sentence.amounts.iter();
        let short = |one: &Amount| {
            one.unit <= Unit::Hour || one.unit == Unit::Day && one.number <= Exact::from(LONGEST)
        };
        let borders = LazyCell::new(|| BORDERS.find_all(paper.words(sentence)));
        let Some(amount) = amounts.find(|one| {
            (is_own || short(one) && paper.says(sentence, &SERVED))
                && is_bare(paper, sentence, &borders, one)
        }) else {
            continue;
        };
        findings.report(
            paper.place(&amount.span),
            format!("nothing says what starts the {}", amount.printed()),
            "name the event, such as \"after receipt of the Customer's request\"",
        );
    }
}

/// A service takes days, not months.
const LONGEST: u32 = 10;
/// What is done for users.
static SERVED: Pattern = Pattern::new(
    "lead times?|(?:delivery|handling|processing|set-?up|provisioning|throughput|turn-?around|cycle) times?|turn-?around|messages?|calls?|orders?|tickets?|faults?|incidents?|accounts?|users?|passwords?|access|restore[ds]?|restoration|printed|print-?outs?|outputs?|devices?|printers?|laptops?|files?|servers?|machines?|changes|alarms?|alerts?|on site|engineers?|technicians?|mail(?:box)?|certificates?|domains?|lines?|batch(?:es)?|jobs?|cards?|prescriptions?|documents?|scans?|letters?|payslips?",
);

/// So far before a time, in bytes, stands what makes it a limit.
const BEFORE: usize = 240;

/// Whether a limit of time belongs to a duty that names no event.
fn is_bare(
    paper: &PaperReading<'_>,
    sentence: &Sentence,
    borders: &[Range<usize>],
    amount: &Amount,
) -> bool {
    let near = floor(&paper.plain, amount.span.start.saturating_sub(BEFORE));
    let before = &paper.plain[near.max(sentence.span.start)..amount.span.start];
    let day = amount.unit <= Unit::Hour || amount.unit == Unit::Day;
    let limits = amount.is_time()
        && (WITHIN.is_in(before) || day && (IN.is_in(before) || NAMED.is_in(before)));
    if !limits || is_promised(paper, sentence, amount) {
        return false;
    }
    let words = paper.words(sentence);
    let at = amount.span.start - sentence.span.start;
    let end = amount.span.end - sentence.span.start;
    let from = borders.iter().rev().find(|one| one.end <= at);
    let from = from.map_or(0, |one| one.start);
    let till = borders.iter().find(|one| one.start >= end);
    let till = till.map_or(words.len(), |one| one.start);
    // What the sentences before it say may start it, unless this is said of the other case.
    let line = paper.paper.prose.lines.get(sentence.block);
    let near = floor(&paper.plain, sentence.span.start.saturating_sub(ABOVE));
    let above = line.map_or("", |line| {
        &paper.plain[line.start.max(near)..sentence.span.start]
    });
    let after = words[end..till].trim();
    let before = &words[from..at];
    let lead = paper.lead_of(sentence);
    // "The Provider shall close the gap: within 20 days it shall …" has its event before the colon.
    let told = words[..at].split_once(": ");
    let is_open = !told.is_some_and(|(deed, _)| deed.contains(" shall "))
        && WORKS.is_in(&words[from..till])
        && !EVENT_BEFORE.is_in(&THAT_FINDS.find(before).map_or_else(
            || before.to_owned(),
            |found| [&before[..found.start], &before[found.end..]].concat(),
        ))
        && !EVENT.is_in(after)
        && !after.starts_with("of ")
        && (OTHERWISE.is_in(words) || !starts(above, words))
        && !EVENT_BEFORE.is_in(lead);
    // What follows from an earlier deed of the sentence is counted from that deed.
    let is_earlier = |one: &Amount| one.span.end <= amount.span.start;
    let follows = from > 0 || sentence.amounts.iter().any(is_earlier);
    is_open
        && !(follows
            && (RESULTS.is_in(&words[from..till])
                || EVENT_BEFORE.is_in(&words[..from])
                    && !sentence
                        .amounts
                        .iter()
                        .any(|one| one.span.end <= sentence.span.start + from)))
}

/// Whether an amount of a sentence is a service commitment.
fn is_promised(paper: &PaperReading<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let all = &paper.commitments;
    let first = all.partition_point(|one| one.span.start < sentence.span.start);
    all[first..]
        .iter()
        .take_while(|one| one.span.start < sentence.span.end)
        .any(|one| one.target.span == amount.span)
}

/// So far above, in bytes, a sentence of the same paragraph may name what starts a time.
const ABOVE: usize = 2_000;

/// Whether what the sentences before it say may start its clock: a case, something that arrives, or
/// what it speaks of again.
fn starts(above: &str, words: &str) -> bool {
    EVENT.is_in(above) && (ARRIVES.is_in(above) || CASES.is_in(above) || AGAIN.is_in(words))
}

/// What comes from outside and is answered.
static ARRIVES: Pattern = Pattern::new(
    "receipt|receiv(?:e|es|ed)|requests?|requested|notif(?:y|ies|ied)|notices?|asks?|asked|demands?|reports?|reported|invoices?|submits?|submitted|finds?|found|discovers?|detects?|detected|learns?|aware|fail(?:s|ed|ure)?|missed|expir(?:y|es|ation)|terminat(?:es|ed|ion)",
);
/// A case, which a sentence opens with.
static CASES: Pattern = Pattern::whole(
    "(?:^|[.;:] )(?:[0-9a-z.()-]{1,8} )*(?:if|where|when|whenever|upon|after|following|once|in the event|each time|as soon as|should|for each|for every)(?-u:\\b)",
);
/// What was spoken of before.
static AGAIN: Pattern =
    Pattern::new("it|this|that|such|these|those|them|its|thereof|thereafter|then|so|the same|both");

/// What a deed brings about, and what is done with it.
static RESULTS: Pattern = Pattern::new(
    "results?|reports?|versions?|findings?|gaps?|deviations?|entry|entries|failed|written|covers?|account|cop(?:y|ies)|confirmations?|minutes|further|errors?|defects?|corrections?|it|them|these|those|so",
);

/// "If …," begins a case, which starts every clock of the sentence.
fn begins_a_case(words: &str) -> bool {
    CASE.is_in(words.trim_start_matches(|one: char| !one.is_ascii_alphabetic()))
}

static CASE: Pattern = Pattern::whole(
    "^(?:[a-z]{1,4}[-.][0-9]+ )?(?:if|where|when|whenever|upon|after|following|once|on|in (?:the event|case)|in each case|should|for each|for every|each time|as soon as|before|prior to|during|at the end|from|unless|every time|until)(?-u:\\b)",
);
static OTHERWISE: Pattern =
    Pattern::whole("^(?:[0-9a-z.()]{1,8} )?(?:otherwise|failing this|if not),? ");
/// Where one duty of a sentence ends and the next begins.
static BORDERS: Pattern =
    Pattern::new("(?:,? and|, but|,) (?:also )?(?:the [a-z]+ )?(?:shall|must|will)|;");
/// Events that stand before a time.
static EVENT_BEFORE: Pattern = Pattern::new(
    "finds?|found|discovers?|detects?|suspects?|learns?|every [0-9a-z]+ (?:days|weeks|months|years)|after|upon|when|whenever|if|where|once|following|receipt|requests?|requested|in the event|in (?:the )?case|each time|before|prior|at the end|(?:every|each|any|such) (?:calendar |contract |working |business |valid |written )?(?:day|week|month|quarter|year|request|notice|report|fault|incident|call|ticket|e-?mail|question|case|event|alert|complaint|order|change)s?|monthly|annual(?:ly)?|quarterly|yearly|termination|expiry|as soon as|since|during|thereafter|thereupon|calls?|e-?mails?|tickets?|inquir(?:y|ies)|notices?|from|by the",
);

/// "Failings that an audit finds" are what is corrected; the day of the audit is not said.
static THAT_FINDS: Pattern = Pattern::new(
    "(?:that|which) (?:an?|the|any|each|such an?) (?:[a-z]+ )?(?:audit|test|review|inspection|assessment|auditor|tester) (?:finds|shows|reveals|identifies|discovers|detects)",
);
static WITHIN: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|no later than|not later than|in less than|in not more than|in no more than)(?: (?:a|an|the|period|of|maximum|at|most|further)){0,4} $",
);
/// The same in shorter words.
static IN: Pattern = Pattern::whole("(?-u:\\b)(?:in|inside|under|in under|in at most)(?: an?)? $");
/// A time by its name: "lead time for a new account: 1 day".
static NAMED: Pattern = Pattern::whole(
    "(?-u:\\b)(?:(?:lead|delivery|handling|processing|set-?up|provisioning|throughput|turn-?around|cycle|repair|restore) times?|turn-?around)(?-u:\\b)[^.;:]{0,60}(?::|is|of|–|-|=)(?: at most| no more than| max\\.?)? $",
);
/// Words that may name what starts it.
static EVENT: Pattern = Pattern::new(
    "after|upon|when|whenever|if|where|once|following|receipt|receives?|received|requests?|requested|from|on the|in the event|each time|before|prior|at the end|every|each (?:calendar |contract )?(?:day|week|month|quarter|year)|monthly|annual(?:ly)?|quarterly|termination|expiry|becom(?:e|es|ing)|as soon as|on demand|notice|period|term|thereof|thereafter|since|invoices?|during|in the case|business hours|deadline",
);
/// What an outsourcer does.
static WORKS: Pattern = Pattern::new(
    "remed(?:y|ies|ied)|correct(?:ed)?|rectified|repair|fix|restore|resolve|deliver|provide|submit|replace|return|delete|answer|respond|assist(?:ance)?|implement|install|complete|notify|inform|furnish|supply|report|hand over|revoke|remove|grant|rectify|eliminate|present|erase|resubmit|repeat|gives?|sends?|hands?|acknowledge|create|change|disable|close|pass(?:es|ed)? on|(?:lead|delivery|handling|processing|set-?up|provisioning|throughput|turn-?around|cycle|repair|restore) times?|turn-?around|restored|delivered|answered|processed|completed|installed|replaced|created|changed|forwarded|printed|handled|implemented|provided|sent|repaired|exchanged|delivers|calls|attends?|arrives?|on (?:your )?site|be on|processes|handles|exchanges|forwards?|process|handle|exchange",
);
