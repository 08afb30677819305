mod beside;
pub(super) mod left_open;

use std::ops::Range;
use std::sync::LazyLock;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::kind::Kind as PaperKind;
use crate::recognise::reading::{Amount, Cue, Duty, Pattern, Sentence, Who, Words, names_party};
use serde::Deserialize;

use beside::{NAMED_TIME, NO_NAME, PROVIDER_OWES, amounts, at_will, in_tables};

pub(crate) const RULE: Rule = Rule {
    name: "vague-duty",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("vague_duty.md"),
    check: Check::Prose(check),
};

/// The list of phrases.
const PHRASES: &str = include_str!("vague_duty.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    /// Adjectives that say nothing, for `<open>`.
    open: String,
    phrase: Vec<Phrase>,
}

/// One family of phrases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Phrase {
    /// A regular expression, in small letters.
    words: String,
    /// Why they cannot be tested.
    why: String,
    /// What to write instead.
    better: String,
    /// What in the same sentence makes them harmless.
    cleared_by: Measure,
    /// Commitments that give the measure elsewhere.
    #[serde(default)]
    unless_kind: Vec<String>,
    /// The only verbs they are reported with.
    verbs: Option<String>,
    /// Whether in a paper about ICT services any verb will do.
    #[serde(default)]
    any_verb: bool,
    /// Whether they count only right behind the word that makes the duty.
    #[serde(default)]
    adjacent: bool,
    /// A sentence that is reported.
    #[cfg_attr(not(test), expect(dead_code, reason = "the list tests itself"))]
    test: String,
    /// A sentence that is not.
    #[cfg_attr(not(test), expect(dead_code, reason = "the list tests itself"))]
    silent: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Measure {
    /// A length of time.
    Time,
    /// Any amount.
    Amount,
    /// An amount, or something named to look it up in.
    Reference,
    /// Nothing.
    Nothing,
}

/// A family, ready to find.
struct Ready {
    phrase: Phrase,
    words: Pattern,
    verbs: Option<Pattern>,
}

fn ready() -> &'static [Ready] {
    static READY: LazyLock<Vec<Ready>> = LazyLock::new(|| {
        // The list is read once and stands to the end.
        let pattern = |words: String| Pattern::new(words.leak());
        let Ok(list) = toml::from_str::<List>(PHRASES) else {
            return Vec::new();
        };
        let List { open, phrase } = list;
        phrase
            .into_iter()
            .map(|phrase| Ready {
                words: pattern(phrase.words.replace("<open>", &open)),
                verbs: phrase.verbs.clone().map(pattern),
                phrase,
            })
            .collect()
    });
    &READY
}

/// Verbs of a service that is performed.
static PERFORM: Pattern = Pattern::new(
    "(?:respond|resolved?|repair(?:ed)?|correct(?:ed)?|fix(?:ed)?|restored?|recover(?:ed)?|maintain(?:ed)?|support(?:ed)?|provided?|perform(?:ed)?|deliver(?:ed)?|install(?:ed)?|implement(?:ed)?|test(?:ed)?|monitor(?:ed)?|back(?:ed)? up|report(?:ed)?|notify|notified|inform(?:ed)?|patch(?:ed)?|updated?|upgraded?|appl(?:y|ied)|encrypt(?:ed)?|protect(?:ed)?|secured?|stored?|operated?|host(?:ed)?|managed?|review(?:ed)?|keep|kept|have|has|ensured?|answer(?:ed)?|acknowledged?|remed(?:y|ied)|replaced?|make|available|suppl(?:y|ied)|used?|take|taken|investigated?|assist(?:ed)?|carr(?:y|ied) out|conduct(?:ed)?|train(?:ed)?|be (?:low|high|minimal|fast|minimi[sz]ed|maximi[sz]ed|optimi[sz]ed|improved)|minimi[sz]e|maximi[sz]e|optimi[sz]e|reduce|limit|comply|follow|adhere|employ|exercise|include|scan|check|audit|deletes?|erased?|rectif(?:y|ied)|deploy(?:ed)?|return(?:ed)?|issued?|submit(?:ted)?|propose|give|hold|send|staff|draw up|write|circulate|look(?:ed)? after|bring|get|transfer(?:red)?|escalate[ds]?|log|logged|steps|work|operate|deploy|handled?|process(?:ed)?|erase|inform)(?:s|es)?",
);
/// What ICT services are about.
static SERVED: Pattern = Pattern::new(
    "exit assistance|transition|(?:the |its |hosting |support |maintenance |cloud |managed |outsourc(?:ed|ing) |it |ict |high quality )services?|service desk|help ?desk|service levels?|systems?|software|platform|(?:security )?incidents?|errors?|defects?|faults?|bugs?|outages?|down-?time|interruptions?|data|databases?|back-?ups?|information security|network|servers?|hardware|applications?|hosting|web ?site|vulnerabilit(?:y|ies)|(?:security )?patch(?:es)?|tickets?|calls|latency|throughput|infrastructure|environments?|disaster|business continuity|encrypt(?:s|ed|ion)?|support|service|availability|performance levels?|personal data|malware|viruses|(?:end[- ])?users|engineers|technicians|administrators|certificates?|firewalls?|licen[cs]e keys|(?:key )?personnel|desktops?|workstations?|logs|interfaces?|releases?|tickets?|continuity",
);
/// What no other trade has: a paper of another kind is judged only where it speaks of these.
static TECHNICAL: Pattern = Pattern::new(
    "software|platform|host(?:ing|ed)|networks?|servers?|incidents?|outages?|down-?time|up-?time|errors?|bugs?|defects?|faults?|back-?ups?|databases?|service desk|help ?desk|service levels?|service credits?|sla|web ?sites?|maintenance|support services?|technical support|customer support|vulnerabilit(?:y|ies)|patch(?:es)?|data cent(?:re|er)s?|encrypt(?:s|ed|ion)?|malware|viruses|tickets?|systems?|applications?|personal data|security|internet|on-?line|source code|hardware|availability|interfaces?|portals?|logs",
);
/// Duties of lawyers, not of engineers: their words have a settled meaning.
static LEGAL: Pattern = Pattern::new(
    "indemnif(?:y|ies|ied|ication)|indemnit(?:y|ies)|defen[cs]e|defend|claims?|litigation|lawsuit|subpoena|court|confidential(?:ity)?|trade secrets?|prospectus|registration statement|securities|shareholders?|stock|royalt(?:y|ies)|taxe?s?|insur(?:e|ed|ance)|bankruptcy|infring(?:e|es|ement|ing)|trademarks?|patents?|copyrights?|purchase price|closing|lease|mortgage|loan|credit agreement|arbitration|mediation|condemnation|regulatory approval|clinical|fda|license fees?|good standing|real property|invoices?|refund|reimburse|terminat(?:e|es|ed|ion) (?:of )?this|assignment|assigns? (?:this|its|any|all)|warranty of|non-?infringement|title|force majeure|recall|product liability|press release|(?:resolve|settle) (?:any|the|such|all|each) (?:dispute|disagreement)s?|publicity|postage|mailed|any notice|notif(?:y|ied|ies) (?:the )?(?:provider|supplier|vendor|contractor)|does not warrant|do not warrant|acceptance|credit card|your card|billing cycle",
);
static STANDARD: Pattern = Pattern::new(
    "iso(?:/iec)?[ -]?[0-9]{3,}|nist|soc ?[12]|pci[ -]dss|itil|ieee|(?:schedule|exhibit|annex|appendix|attachment|addendum|section|clause|article) [0-9a-z]{1,4}|as (?:set (?:out|forth)|described|specified|defined|listed|identified|agreed) in|documentation|specifications?",
);
/// "From time to time" of a text that is changed, "immediately preceding" of what stands before.
static IMMUNE: Pattern = Pattern::new(
    "(?:up)?on (?:reasonable|appropriate|adequate|due|sufficient) (?:[a-z]+ ){0,2}(?:notice|request)|(?:with|after|subject to|without) reasonable (?:[a-z]+ ){0,2}notice|during (?:reasonable|normal)[a-z ]*|at (?:all |any )?reasonable (?:times?|hours)|reasonable (?:[a-z]+ ){0,2}(?:requests?|instructions?|directions?|requirements?|notice) (?:of|from|by|made|given)|(?:customer|client|authority|buyer|your)(?:'s|’s)? (?:reasonable|appropriate|proper) [a-z]+|(?:proper|appropriate|suitable|sufficient) (?:authori[sz]ation|authority|officer|person|court|forum)|not [^,;]{0,20}(?:sufficient|adequate)|reasonable (?:care|costs and expenses|expenses|attorney)[a-z' ]*|, as appropriate,?|(?:amended|updated|modified|revised|supplemented|changed|issued|notified|published|agreed|designated|in (?:force|effect))[a-z, ]{0,30} from time to time|from time to time (?:amend|in force|in effect)[a-z]*|immediately (?:preceding|following|prior|before|after|above|below|available|previous)|(?:as|when|where|if|to the extent) required (?:by|under|pursuant|in|to)|(?:most|more|less) (?:frequently|regularly|often)|acceptable\\s+quality\\s+levels?|deemed [^,;]{0,30}(?:sufficient|adequate|appropriate)|(?:sufficient|adequate|reasonable) (?:time|notice) (?:to|for) |if (?:so )?required by|to the extent (?:required|permitted|necessary to)|as appropriate technical|(?:as|more|less) frequently|take effect immediately|effective immediately|immediately (?:terminate|available|due)|as necessary (?:and|to|for|or)|or such other reasonable[a-z ]*|(?:reasonable|appropriate|suitable) [a-z]+ as (?:may be )?(?:mutually )?agreed|insofar as possible, in complying|taking into account the nature[^;]*",
);

/// Who promises so many levels runs a service.
const SEVERAL: usize = 3;

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let promised = promised(paper);
    let is_service = paper
        .judged()
        .iter()
        .any(|one| one.kind != Kind::ReportDelivery);
    let is_ict = paper.is_ict();
    let kind = paper.subject.known.map(|known| known.kind);
    let about = if is_ict {
        About::Ict
    } else if kind == Some(PaperKind::Tender) || paper.judged().len() >= SEVERAL {
        About::Some
    } else {
        About::Other
    };
    for sentence in paper.about(&[Cue::Duty]) {
        if !sentence.cues.any(&[Cue::Vague, Cue::Effort, Cue::Open]) {
            continue;
        }
        // "Acme shall answer promptly": the provider by its own name.
        let unnamed = |duty: &Duty| duty.who == Who::Other && !duty.passive && !duty.is_led;
        let is_named = sentence.duty.as_ref().is_some_and(unnamed)
            && paper.told(sentence).says(&PROVIDER_OWES);
        let context = Context {
            is_service,
            about,
            is_named,
            promised: &promised,
        };
        for (span, phrase) in vague(paper, sentence, &context, &|name| {
            paper.definitions.defines(name)
        }) {
            let finding = findings.report(
                paper.place(&span),
                format!(
                    "\"{}\" leaves this duty open: {}",
                    paper.short(&span),
                    phrase.why
                ),
                phrase.better.clone(),
            );
            if STATUTORY.is_in(&paper.plain[span.clone()]) {
                finding.severity = Severity::Note;
            }
            spans.push(span);
        }
    }
    amounts(paper, &spans, findings);
    if is_ict {
        at_will(paper, &spans, findings);
        in_tables(paper, findings);
    }
}

/// Verbs and the commitment that measures what they say.
static VERBS: [(Pattern, &str); 6] = [
    (
        Pattern::new(
            "maintain(?:ed)?|keep|kept|available|availability|up-?time|operat(?:e|es|ing)|run|running",
        ),
        "availability",
    ),
    (
        Pattern::new("respond|acknowledged?|answer(?:ed)?|reply"),
        "response-time",
    ),
    (
        Pattern::new("resolved?|correct(?:ed)?|fix(?:ed)?|repair(?:ed)?|remed(?:y|ied)"),
        "resolution-time",
    ),
    (Pattern::new("restored?|recover(?:ed)?"), "restore-time"),
    (
        Pattern::new("notify|notified|inform(?:ed)?|report(?:ed)?"),
        "security-notification",
    ),
    (
        Pattern::new("patch(?:ed|es)?|vulnerabilit(?:y|ies)|updates?"),
        "patch-time",
    ),
];

/// What a promise to report security incidents is about.
static BREACHES: Pattern = Pattern::new(
    "breach(?:es)?|incidents?|unauthori[sz]ed|errors?|failures?|outages?|defects?|irregularit(?:y|ies)|hazards?",
);

/// What a time to answer or to solve is about.
static CASES: Pattern = Pattern::new(
    "incidents?|faults?|tickets?|errors?|defects?|bugs?|problems?|issues?|disruptions?|outages?|interruptions?|failures?|malfunctions?|calls?|cases?|requests?|enquir(?:y|ies)|inquir(?:y|ies)|services?|systems?|platform|software|application",
);

/// Words of a statute that everybody who processes personal data has to use.
static STATUTORY: Pattern = Pattern::new("technical and organi[sz]ational");

/// The kinds of commitments that hold at large: for every severity, or for more than one.
fn promised(paper: &PaperReading<'_>) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for one in paper.judged() {
        let others = paper
            .of_kinds(std::slice::from_ref(&one.kind))
            .any(|other| other.severity != one.severity);
        if one.severity.is_none() || others {
            found.push(one.kind.word());
        }
    }
    found
}

/// Whether what the sentence says is measured by a commitment elsewhere.
fn is_promised(main: &str, kinds: &[String], promised: &[&str]) -> bool {
    kinds.iter().any(|kind| {
        promised.contains(&kind.as_str())
            && VERBS
                .iter()
                .find(|(_, of)| of == kind)
                .is_none_or(|(verbs, _)| verbs.is_in(main))
            && match kind.as_str() {
                "security-notification" => BREACHES.is_in(main),
                "response-time" | "resolution-time" | "restore-time" => CASES.is_in(main),
                _ => true,
            }
    })
}

/// How much of a paper is about ICT services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// All of it: then whatever the provider owes is a service.
    Ict,
    /// Some of it.
    Some,
    /// Only what says so.
    Other,
}

/// What is known of the paper that a sentence stands in.
struct Context<'c> {
    /// Whether it promises services.
    is_service: bool,
    about: About,
    /// Whether the sentence calls the provider by its own name.
    is_named: bool,
    /// The kinds of commitments that hold at large.
    promised: &'c [&'static str],
}

/// Whether a paper about ICT services leaves to the provider what shall be done by nobody, and what
/// a system shall do: "appropriate measures shall be taken".
fn is_done(
    paper: &crate::recognise::reading::Reading<'_>,
    duty: &Duty,
    context: &Context<'_>,
) -> bool {
    if duty.is_led || duty.subject.end > duty.modal.start {
        return false;
    }
    let subject = &paper.plain[duty.subject.clone()];
    let nobody = context.about == About::Ict && !context.is_named && duty.who == Who::Other;
    nobody && (duty.passive && !OTHERS.is_in(subject) || SYSTEM.is_in(subject))
}

/// Where the words of a duty begin: behind the word that makes it one, or with what shall be done.
fn begins(
    paper: &crate::recognise::reading::Reading<'_>,
    sentence: &Sentence,
    duty: &Duty,
    context: &Context<'_>,
) -> usize {
    if duty.is_led {
        return sentence.span.start;
    }
    // "Appropriate measures shall be taken by the Supplier".
    let is_by = duty.who == Who::Provider
        && duty.subject.end <= duty.modal.start
        && !names_party(&paper.plain[duty.subject.clone()])
        && paper.plain[duty.modal.end..].starts_with(" be ");
    if is_done(paper, duty, context) || context.about == About::Ict && is_by {
        duty.subject.start
    } else {
        duty.modal.end
    }
}

/// Vague words of a sentence that states a duty of performance.
fn vague<'a>(
    paper: &crate::recognise::reading::Reading<'_>,
    sentence: &Sentence,
    context: &Context<'_>,
    is_defined: &dyn Fn(&str) -> bool,
) -> Vec<(Range<usize>, &'a Phrase)>
where
    'static: 'a,
{
    let Some(duty) = &sentence.duty else {
        return Vec::new();
    };
    if matches!(duty.who, Who::Customer | Who::Both) {
        return Vec::new();
    }
    let words = paper.words(sentence);
    let is_done = is_done(paper, duty, context);
    let from = begins(paper, sentence, duty, context);
    if from >= sentence.span.end {
        return Vec::new();
    }
    let after = &paper.plain[from..sentence.span.end];
    let main = &after[..main_clause(after)];
    // What somebody may do, and the errors that a customer reports, are no duty of a service.
    let who = if context.is_named {
        Who::Provider
    } else {
        duty.who
    };
    let told_by_others = who == Who::Other && REPORTED_TO.is_in(main);
    if RIGHT.is_in(main) || told_by_others {
        return Vec::new();
    }
    // "Shall not remove …, and shall propose a replacement": the second duty is one of its own.
    let is_second = after.trim_start().starts_with("not ");
    let (from, main) = if is_second {
        let Some(next) = after.find(" and shall ") else {
            return Vec::new();
        };
        let rest = &after[next..];
        (from + next, &rest[..main_clause(rest)])
    } else {
        (from, main)
    };
    // What the first duty measures says nothing of the second one.
    let own = if is_second { from } else { 0 };
    let is_ours = context.about == About::Ict && who == Who::Provider || is_done;
    let performs = is_ours || PERFORM.find(main).is_some_and(|verb| verb.start < 70);
    if !performs
        || LEGAL.is_in(if is_ours { main } else { words })
        || !(is_ours || context.is_service && who == Who::Provider || SERVED.is_in(words))
        || context.about == About::Other && !TECHNICAL.is_in(words)
    {
        return Vec::new();
    }
    let mut found: Vec<(Range<usize>, &Phrase)> = Vec::new();
    let known = Words::of(main);
    for one in ready() {
        if !known.may_have(&one.words) || !one.words.is_in(main) {
            continue;
        }
        let any_verb = is_ours && one.phrase.any_verb;
        if one
            .verbs
            .as_ref()
            .is_some_and(|verbs| !any_verb && !verbs.is_in(main))
            || is_promised(main, &one.phrase.unless_kind, context.promised)
        {
            continue;
        }
        for hit in one
            .words
            .places(main)
            .filter(|hit| !one.phrase.adjacent || hit.start < 4)
        {
            let span = from + hit.start..from + hit.end;
            let immune = IMMUNE.find_all(words).iter().any(|immune| {
                sentence.span.start + immune.start < span.end
                    && span.start < sentence.span.start + immune.end
            });
            // To tell at once is the strictest time there is; only work takes longer.
            let at_once = AT_ONCE.is_in(&paper.plain[span.clone()])
                && TELLS
                    .find(main)
                    .is_some_and(|verb| verb.start < hit.end + 24)
                && !WORK.is_in(main);
            let known = found
                .iter()
                .any(|(known, _)| known.start < span.end && span.start < known.end);
            let near = duty_around(words, span.start - sentence.span.start);
            let near = (sentence.span.start + near.start).max(own)..sentence.span.start + near.end;
            if is_cleared(paper, sentence, &near, one.phrase.cleared_by) {
                continue;
            }
            let after = &main[hit.end..];
            let decided = DECIDED.find(after).is_some_and(|found| found.start < 90);
            if !immune && !at_once && !decided && !known && !is_defined(&paper.plain[span.clone()])
            {
                found.push((span, &one.phrase));
            }
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// What shall be done by others than the provider: passives about money, papers and consent.
static OTHERS: Pattern = Pattern::new(
    "notices?|payments?|fees?|charges?|invoices?|amounts?|sums|prices?|consents?|approvals?|agreement|contract|order|disputes?|taxes|costs?|claims?|credits?|property|rights?|title|parties|party|customer(?:'s|’s)?|client(?:'s|’s)?|provisions?|terms?|changes? to|amendments?|sections?|clauses?|paragraphs?|this|company|liabilit(?:y|ies)|force majeure|shares?|goods",
);
/// What works, or does not.
static SYSTEM: Pattern = Pattern::new(
    "systems?|networks?|platforms?|software|applications?|servers?|services?|service desk|help ?desk|databases?|back-?ups?|hardware|interfaces?|portals?|equipment|infrastructure|solution|website|storage|links?|connections?|staff|personnel|engineers?|technicians?|capacity|training|documentation|manuals?|assistance|monitoring|support|responses?|answers?|reports?|tests?|restoration|queries|screens|transition|handling|reviews?|maintenance|desk|alerts?|tickets?|incidents?|faults?|firewalls?|encryption|protection|cooling|lines?|printers?|devices?",
);
static RIGHT: Pattern = Pattern::whole(
    "^ (?:always |also |at all times )?(?:(?:have|has|had|retains?)(?: the)? (?:right|option|freedom)|be (?:entitled|free|permitted) to)(?-u:\\b)",
);
/// The other side says how much.
static DECIDED: Pattern = Pattern::new(
    "as (?:the )?(?:customer|client|company|authority|buyer|bank|government|agency|department|controller|licensee) (?:may )?(?:from time to time )?(?:reasonably )?(?:requires?|requests?|directs?)",
);
static REPORTED_TO: Pattern = Pattern::whole(
    "^ (?:[a-z]+ly )?(?:report|notify|inform)s? (?:to )?[a-z0-9]+ (?:of )?(?:any|all|each|every|such)?(?: [a-z]+)? ?(?:errors?|defects?|bugs?|problems?|faults?|malfunctions?)",
);
static AT_ONCE: Pattern =
    Pattern::new("immediately|instantly|forthwith|at once|as soon as possible");
static TELLS: Pattern = Pattern::new(
    "notify|notif(?:ies|ied)|informs?|informed|tells?|advises?|reports?|returns?|ceases?|stops?|cooperates?",
);
static WORK: Pattern = Pattern::new(
    "security incidents?|breach(?:es)?|incidents?|data|restore|repair|correct|replace|fix|remedy|rectify|resolve|recover|outages?",
);

/// How far the duty itself reaches: conditions and provisos have words of their own.
fn main_clause(after: &str) -> usize {
    [
        ";",
        " provided that",
        ", provided",
        " except ",
        " unless ",
        ", so that ",
    ]
    .iter()
    .filter_map(|end| after.find(end))
    .min()
    .unwrap_or(after.len())
}

/// The duty around some words: what another duty of the sentence measures is no measure of it.
fn duty_around(words: &str, at: usize) -> Range<usize> {
    let borders = BORDERS.find_all(words);
    let start = borders.iter().rev().find(|one| one.end <= at);
    let end = borders.iter().find(|one| one.start >= at);
    start.map_or(0, |one| one.start)..end.map_or(words.len(), |one| one.start)
}

static BORDERS: Pattern =
    Pattern::new("(?:,? and|, but|,) (?:also )?(?:shall|must|will)|, and that|;");

/// How often something is done.
static OFTEN: Pattern = Pattern::new(
    "(?:once|twice|(?:one|two|three|four|six|twelve|[0-9]+) times|one time) (?:in |per |a |an |every |each |during )*(?:calendar |contract )?(?:hour|day|week|month|quarter|year)|(?:each|every|per) (?:calendar |contract |working |business )?(?:hour|day|week|month|quarter|year)|hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|annually|yearly|half-yearly|semi-?annually|biannually",
);

fn is_cleared(
    paper: &crate::recognise::reading::Reading<'_>,
    sentence: &Sentence,
    near: &Range<usize>,
    by: Measure,
) -> bool {
    let words = &paper.plain[near.clone()];
    let within = |one: &Amount| near.start <= one.span.start && one.span.end <= near.end;
    let time = || {
        sentence
            .amounts
            .iter()
            .any(|one| one.is_time() && within(one))
            || NAMED_TIME
                .find_all(words)
                .into_iter()
                .any(|named| !NO_NAME.is_in(&words[named]))
            || OFTEN.is_in(words)
    };
    let amount = || sentence.amounts.iter().any(within);
    match by {
        Measure::Time => time(),
        Measure::Amount => amount(),
        Measure::Reference => amount() || STANDARD.is_in(words),
        Measure::Nothing => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{List, PHRASES, ready, vague};
    use crate::import;
    use crate::recognise::reading::Reading;
    use crate::source::FileId;

    #[test]
    fn every_phrase_reports_its_test_and_nothing_else() {
        let list: List = toml::from_str(PHRASES).unwrap();
        assert_eq!(list.phrase.len(), ready().len());
        let none = super::Context {
            is_service: false,
            about: super::About::Some,
            is_named: false,
            promised: &[],
        };
        for phrase in list.phrase {
            let found = |sentence: &str| {
                let (paper, _) = import::read(FileId::from_index(0), "a.txt", sentence.as_bytes());
                let paper = paper.unwrap();
                let reading = Reading::of(&paper);
                let found = reading
                    .sentences
                    .iter()
                    .flat_map(|one| vague(&reading, one, &none, &|_| false));
                found
                    .filter(|(_, found)| found.words == phrase.words)
                    .count()
            };
            assert!(found(&phrase.test) >= 1, "{}", phrase.test);
            assert_eq!(found(&phrase.silent), 0, "{}", phrase.silent);
            assert!(
                !phrase.better.ends_with('.') && !phrase.why.ends_with('.'),
                "{}",
                phrase.words
            );
        }
    }
}
