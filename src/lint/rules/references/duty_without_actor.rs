use std::collections::BTreeMap;
use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence, names_party};

pub(crate) const RULE: Rule = Rule {
    name: "duty-without-actor",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("duty_without_actor.md"),
    check: Check::Prose(check),
};

/// What has to be done to the service, its data and its faults.
static DONE: Pattern = Pattern::new(
    "(?:shall|must|will|(?:is|are) to|shall have to|must have to|(?:has|have|need|needs) to) (?:also |always |then |each |all )*be (?:[a-z]+ly )?(?:(?:re-)?tested|backed up|taken|made|restored|recovered|encrypted|monitored|patched|applied|reported|reviewed|logged|stored|deleted|destroyed|updated|audited|installed|scanned|recorded|escalated|resolved|answered|repaired|replicated|mirrored|copied|changed|renewed|disabled|revoked|removed|withdrawn|performed|conducted|carried out|undertaken|executed|completed|kept|retained|verified|checked|rotated|hardened|segregated|wiped|erased|rehearsed|exercised|remedied|remediated|fixed|closed|corrected|rectified|confirmed|analysed|analyzed|investigated|acknowledged|delivered|archived|held|maintained|protected|run|issued|sent|submitted|circulated|prepared|drawn up|handed over|assisted(?: with)?|organi[sz]ed|trained|instructed|appointed|documented|supplied|migrated|transferred|published|calibrated|replaced|renewed|serviced|cleaned|staffed|notified|announced|communicated|registered|returned|purged|saniti[sz]ed|configured|deployed|upgraded|moved|disclosed)",
);
/// Who does it; a time or a means is nobody.
static BY: Pattern = Pattern::new("by (?:the |its |each |either |both |a |an |one of )?[a-z]+");
static BY_WHEN: Pattern = Pattern::new(
    "by (?:the |both )?parties|by (?:agreement|means|way|e-?mail|telephone|phone|default|hand|reference|law|[0-9]+|the (?:end|date|time|close|first|last|[0-9a-z]+ (?:calendar |working |business )?day)|end|no later|using|at least|january|february|march|april|may|june|july|august|september|october|november|december|monday|friday|noon|midnight)",
);
/// What belongs to a service.
static SERVED: Pattern = Pattern::new(
    "back-?ups?|(?:customer |client |personal |user |all |institution |company |department )?data|databases?|systems?|servers?|software|incidents?|security|patch(?:es)?|updates?|vulnerabilit(?:y|ies)|(?:transaction |audit |access |event |system )?logs?|access(?: rights?)?|disaster|recover(?:y|ies)|continuity|networks?|platform|tickets?|accounts?|(?:penetration|security|recovery|restore|restoration|failover|disaster recovery|load) ?(?:tests?|testing)|tests?|scans?|passwords?|credentials|keys?|certificates?|snapshots?|findings?|restor(?:e|ation)s?|failovers?|exercises?|rehearsals?|drills?|minutes|workshops?|(?:service|incident|monthly|test|status|service level|root cause|performance|written|progress|summary) reports?|account of (?:the )?causes?|(?:written )?accounts? of|root cause|analys[ei]s|maintenance|registers?|checklists?|configurations?|knowledge transfer|training|service desk|requests of|runbooks?|(?:user|operating|operations) manuals?|technical documentation|(?:written )?explanations? of|inventor(?:y|ies)|spare parts|faults?|defects?|errors?|outages?|replicas?|firewalls?|monitoring|devices?|hardware|laptops?|workstations?|reports? on",
);
/// Somebody acts: a party and its verb.
static ACTS: Pattern = Pattern::new(
    "(?:provider|customer|part(?:y|ies)|contractor|supplier|vendor|processor|controller|operator|licensee|bidder|tenderer|offeror|company|bank|institution|agency|department)(?:'s [a-z ]+)? (?:shall|will|must|may|is|are|has|have|undertakes?|agrees?|ensures?|warrants?|guarantees?|[a-z]+(?:es|s|ts))",
);
/// What a party promises nothing by.
static DISCLAIMED: Pattern =
    Pattern::new("(?:not|neither[^;]{0,80}) (?:warrant|guarantee|represent)s?|no warrant(?:y|ies)");
/// Passives about papers, money and people.
static OTHER: Pattern = Pattern::new(
    "tax(?:es)?|vat|value added|notices?|invoices?|payments?|fees?|charges?|agreement|contract|amendments?|disputes?|royalt(?:y|ies)|shares?|insurance|arbitrat(?:ion|or)|credits?|price|confidential information|products?|goods|materials|records of (?:account|sales)|books|clinical|stud(?:y|ies)|premises|that defects|(?:regression|statistical|price) analys[ei]s|calculations?|averages?|submittals?|quotations?|proposals?|bids?|tenders?|warrant[a-z]*|meters?",
);

/// A duty in the passive voice, whatever is done.
static ANY: Pattern = Pattern::new(
    "(?:shall|must|will|(?:is|are) to|shall have to|must have to|(?:has|have|need|needs) to) (?:also |always |then |each |all |not |only )*be (?:[a-z]+ly )?(?:[a-z-]+ed|taken|made|kept|held|run|sent|drawn up|handed over|given|done|put|set|brought|begun|built|written|met|rebuilt|redone|overwritten|shut down|switched [a-z]+|carried out)",
);
/// What is done to things that nobody runs, and what a rule does.
static STATED: Pattern = Pattern::new(
    "be (?:[a-z]+ly )?(?:deemed|considered|regarded|treated|construed|interpreted|understood|read|governed|entitled|permitted|allowed|authori[sz]ed|obliged|required|bound|responsible|liable|excluded|included|counted|calculated|computed|determined|rounded|limited|capped|increased|reduced|paid|invoiced|charged|credited|billed|refunded|reimbursed|terminated|extended|renewed for|suspended|affected|relieved|used only|exercised|agreed|signed|amended|varied|attached|appended|defined|based|expressed|borne|shared|owned|assigned|satisfied|reached|achieved|prejudiced|unreasonably|subject|incorporated|waived|settled|resolved by|referred|named|called|located|situated|made up|composed|compensated)",
);
/// Whose task everything is, unless it is said otherwise.
static DEFAULT: Pattern = Pattern::new(
    "(?:every|each|all|any|an?|the|where(?:ver)? a) (?:[a-z]+ )?(?:tasks?|dut(?:y|ies)|obligations?|measures?|works?|actions?|activit(?:y|ies)|requirements?|services?|deeds?|steps?)(?:,? [a-z'“”\"()-]+){0,14}?,? (?:(?:is|are|be|lies?|lie|falls?|rests?)(?: [a-z]+){0,5}? (?:of|by|on|upon|to|with) (?:the )?(?:service )?(?:provider|supplier|vendor|contractor|processor|operator|host|outsourcer|bidder|tenderer)|(?:without|not) (?:[a-z]+ ){0,3}?(?:naming|named?|stating|stated|saying|said|who|by whom)[^.;]{0,60}(?:provider|supplier|vendor|contractor|processor|operator|host|outsourcer|bidder|tenderer))|(?:where|if|unless|when) (?:[a-z]+ ){0,8}?(?:not say|does not name|not stated|no party|nobody|otherwise|no one)[^.;]{0,80}(?:provider|supplier|vendor|contractor|processor|operator|host|outsourcer|bidder|tenderer) (?:shall|will|must|owes?|is|does|performs?)|(?:passive|impersonal)(?: voice)?[^.;]{0,60}(?:provider|supplier|vendor|contractor|processor|operator|host)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if !paper.is_served() {
        return;
    }
    if paper.sentences.iter().any(|one| {
        one.cues.has(Cue::Duty) && paper.says(one, &WHOEVER) && paper.says(one, &DEFAULT)
    }) || paper.is_excerpt()
        && paper
            .sentences
            .iter()
            .any(|one| paper.says(one, &WHOEVER) && paper.says(one, &DEFAULT))
    {
        return;
    }
    let mut acting = Acting::new();
    for sentence in paper.sentences.iter().filter(|one| may(paper, one)) {
        let Some(span) = owed_by_nobody(paper, sentence, &mut acting) else {
            continue;
        };
        findings.report(
            paper.place(&span),
            format!("\"{}\" does not say by whom", paper.short(&span)),
            "name who owes it: \"The Provider shall …\"",
        );
    }
}

static WHOEVER: Pattern = Pattern::new(
    "unless|without|where|wherever|passive|impersonal|every (?:task|duty|obligation|activity)|each (?:task|duty|obligation|activity)|all (?:tasks|duties|obligations|activities)",
);

/// Who acted so many sentences ago is no longer near.
const NEAR: usize = 200;

fn may(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let told_so = sentence.cues.has(Cue::Passive) || {
        let words = paper.words(sentence);
        words.contains(" to be ") || words.contains(" be ")
    };
    told_so && sentence.kind != Part::Heading
}

/// The first duty of a sentence for which it names nobody.
fn owed_by_nobody(
    paper: &PaperReading<'_>,
    sentence: &Sentence,
    acting: &mut Acting,
) -> Option<Range<usize>> {
    let words = paper.words(sentence);
    let is_open = paper.is_ict();
    let mut all = if paper.says(sentence, &DONE) {
        DONE.find_all(words)
    } else {
        Vec::new()
    };
    let is_row = matches!(sentence.kind, Part::Row { .. });
    if is_open && !is_row && (!sentence.amounts.is_empty() || paper.is_excerpt()) {
        // What is timed has to be done by somebody, whatever it is.
        let more = ANY.find_all(words);
        let new = more.into_iter().filter(|one| {
            !STATED.is_in(&words[one.clone()])
                && !all
                    .iter()
                    .any(|known| known.start < one.end && one.start < known.end)
        });
        let new: Vec<_> = new.collect();
        all.extend(new);
        all.sort_by_key(|one| one.start);
    }
    let mut from = 0;
    for done in all {
        let start = subject(words, from, done.start);
        let named = &words[start..done.start];
        let rest = &words[done.end..];
        let clause = rest.split([';', '.']).next().unwrap_or_default();
        // The next duty has somebody of its own.
        let clause = DONE
            .find(clause)
            .map_or(clause, |next| &clause[..next.start]);
        from = done.end;
        // "Shall be made by the Provider", "a document prepared by the Provider shall be given".
        let by = [named, clause]
            .iter()
            .any(|words| BY.find_all(words).len() > BY_WHEN.find_all(words).len());
        if DISCLAIMED.is_in(&words[..start]) {
            continue;
        }
        let relative = named.trim_end().ends_with(" that") || named.trim_end().ends_with(" which");
        let timed = is_open
            && sentence.amounts.iter().any(|one| {
                sentence.span.start + done.end <= one.span.start
                    && one.span.end <= sentence.span.start + done.end + clause.len()
            });
        let served = SERVED.is_in(named) || timed || !is_row && paper.is_excerpt();
        let nobody = named.trim().is_empty() || named.starts_with('%') || IMPERSONAL.is_in(named);
        if by || relative || nobody || !served || OTHER.is_in(named) || names_actor(named) {
            continue;
        }
        if acts_before(paper, sentence, start, acting) {
            continue;
        }
        return Some(sentence.within(&(start..done.end)));
    }
    None
}

/// Where the subject of a passive duty begins: after the clause before it.
fn subject(words: &str, from: usize, modal: usize) -> usize {
    let before = &words[from..modal];
    let after = |stop: &str| before.rfind(stop).map(|at| from + at + stop.len());
    let stops = ["; ", ": ", "\t", ", ", ". ", ", and ", " and "];
    let start = stops
        .iter()
        .filter_map(|stop| after(stop))
        .max()
        .unwrap_or(from);
    // "Backups and logs shall be kept": what is left must name a thing; "an account of the cause and
    // of the steps": it goes on.
    let start = if words[start..modal].trim().len() < 4 || GOES_ON.is_in(&words[start..modal]) {
        from
    } else {
        start
    };
    let skipped = words[start..modal].len()
        - words[start..modal]
            .trim_start_matches(|one: char| {
                one.is_ascii_digit() || matches!(one, ' ' | '.' | '(' | ')' | '-' | '•')
            })
            .len();
    start + skipped
}

static GOES_ON: Pattern = Pattern::whole("^ ?(?:of|in|to|for|against|on|with|from|at|its|their) ");

/// Whether the subject itself is somebody: "the provider's staff shall be vetted" is no such duty.
fn names_actor(named: &str) -> bool {
    // "The data of the service desk", "workshops for the new provider's staff".
    let head = OF.find(named).map_or(named, |found| &named[..found.start]);
    names_party(head)
}

/// What names no thing.
static IMPERSONAL: Pattern = Pattern::whole(
    "^(?:it|this|there|he|she|they|you|nothing|nobody|who|neither|if|should|where|when)(?-u:\\b)|(?:if|where|when|unless|as|what|who|whom|such as) [^,;]*$",
);

static OF: Pattern = Pattern::new("of|for|about|concerning|on");

/// Whether somebody acts in the words before, in the lead, in the heading or in the sentences of
/// the block before it.
fn acts_before(
    paper: &PaperReading<'_>,
    sentence: &Sentence,
    start: usize,
    acting: &mut Acting,
) -> bool {
    let told = paper.told(sentence);
    let own = told.words[told.own.min(told.words.len())..].to_owned();
    let cut = crate::recognise::reading::floor(&own, start);
    // What stands before a table says who acts only where it leads into it.
    let lead = paper.lead_of(sentence);
    let is_row = matches!(sentence.kind, Part::Row { .. });
    let leads = names_party(lead) && (!is_row || lead.trim_end().ends_with(':'));
    if ACTS.is_in(&own[..cut]) || leads {
        return true;
    }
    if names_party(paper.heading_of(sentence)) {
        return true;
    }
    let at = paper
        .sentences
        .partition_point(|one| one.span.start < sentence.span.start);
    paper.sentences[..at]
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, one)| one.block == sentence.block)
        .take(NEAR)
        .any(|(at, one)| {
            let acts = || ACTS.is_in(&paper.told(one).words);
            *acting.entry(at).or_insert_with(acts)
        })
}

/// Whether somebody acts in a sentence, by its index: the sentences behind it ask again.
type Acting = BTreeMap<usize, bool>;
