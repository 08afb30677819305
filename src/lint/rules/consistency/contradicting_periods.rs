use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::disagreements::{self, Of};
use crate::lint::{Check, Findings, PaperReading, Rule, two_numbers};
use crate::measure::Exact;
use crate::recognise::commitments::{Commitment, CommitmentKind};
use crate::recognise::periods::{self, Length, periods};
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence, Who};

pub(crate) const RULE: Rule = Rule {
    name: "contradicting-periods",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("contradicting_periods.md"),
    check: Check::Prose(check),
};

/// Whether a sentence has a phrase.
type Says<'a> = &'a dyn Fn(&Pattern) -> bool;

/// A period that a paper should have once: its name, the words that find it, and whether the words
/// of a sentence stand for another one.
struct Period {
    name: &'static str,
    cue: Cue,
    words: Pattern,
    apart: fn(Says<'_>) -> bool,
}

static PERIODS: [Period; 12] = [
    Period {
        name: "the time to pay an invoice",
        cue: Cue::Invoice,
        words: Pattern::new(
            "(?:shall|will|must|agrees to) pay (?:each |all |any |every |the |an? |its |our |your |such |undisputed |valid |correct |proper )*invoices?[^.;]{0,40}?within[^.;]{0,30}?days|(?:shall|will|must|agrees to) pay[^.;]{0,80}?within[^.;]{0,40}?(?:of|after|from|following)[^.;]{0,40}?invoices?|(?:invoices?|invoiced amounts|undisputed (?:invoices|amounts|fees))[^.;]{0,60}?(?:are|is|shall be|will be|be) (?:due and )?(?:payable|paid|due|settled)[^.;]{0,60}?(?:days|months)|(?:invoices?|invoiced amounts|undisputed (?:invoices|amounts|fees))[^.;]{0,20}? (?:fall|becomes?|become) due[^.;]{0,40}?(?:days|months)|payments? (?:shall|will|must) be made[^.;]{0,50}?within[^.;]{0,30}?days[^.;]{0,30}?(?:of|after|from|following)[^.;]{0,40}?invoices?|(?:payment terms?|terms of payment|net terms?|due date)(?: (?:is|are|of|shall be|will be)|:)?[^.;]{0,30}?days|(?:sums?|amounts?|charges|fees) (?:validly |properly |duly )?(?:invoiced|billed)[^.;]{0,80}?(?:within|not later than|no later than)[^.;]{0,30}?(?:days|months)|settle[sd]? (?:each |all |any |every |the |its |your |our |such |undisputed )*(?:invoices?|bills?)[^.;]{0,60}?(?:days|months)|invoices?[^.;]{0,60}?(?:settled|remitted|discharged)[^.;]{0,60}?(?:days|months)|(?:pay|pays) (?:each |all |any |every |the |its |your |our |such |undisputed )*(?:invoices?|bills?)[^.;]{0,60}?(?:days|months)|(?:customer|client|buyer|bank|authority|council|purchaser|principal|employer) (?:shall|will|must) (?:settle|pay|remit|discharge) (?:it|them|each|the same)[^.;]{0,60}? (?:within|not later than|no later than)[^.;]{0,30}?days",
        ).needing(&["days", "months", "within"]),
        apart: |says| says(&EXCEPTIONS),
    },
    Period {
        name: "the notice of termination for convenience",
        cue: Cue::Terminate,
        words: Pattern::new(
            "(?:either party|each party|both parties|any party|the customer|the client|the buyer|the bank|the authority|the council|the government|the department|the agency|the ministry|the purchaser|the principal|the company|the controller|customer|client|bank|authority|government|purchaser|you|a party) (?:may|can|reserves the right to|shall have the right to|has the right to|shall be entitled to|is entitled to) (?:terminate|end|cancel) (?:this|the) [a-z-]+(?: (?:agreement|contract))?,?[^.;]{0,40}?(?:for (?:its )?convenience|without (?:cause|stating|giving|any)|for any reason|at any time|(?:on|upon|by giving|by|with)[^.;]{0,20}?(?:days|months)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice)[^.;]{0,70}|(?:customer|client|buyer|authority|either party|each party|it) (?:elects|chooses|wishes|decides|intends) to terminate (?:this|the) [a-z-]+(?: (?:agreement|contract))? (?:for (?:its |his )?convenience|without cause|early)[^;.]{0,110}?(?:days|months)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice|terminates? (?:this|the) [a-z-]+(?: (?:agreement|contract))? (?:for (?:its |his )?convenience|without cause)[^;.]{0,90}?(?:days|months)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice|(?:agreement|contract|sla|annex|subscription|engagement) (?:may|can) be (?:terminated|cancelled|ended)(?: by [a-z ]{2,24}?)?,? (?:on|upon|by giving|by|with|subject to|giving|at)[^.;]{0,30}?(?:days|months|weeks)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice|(?:either party|each party|a party|any party) (?:may|can|is entitled to|has the right to) terminate,? (?:by|on|with|upon|giving|subject to|at)[^.;]{0,30}?(?:days|months|weeks)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice|(?:for termination|to terminate this agreement|termination of this agreement) (?:for (?:its )?convenience|without cause)[^;.]{0,90}?(?:days|months)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice|notice of termination (?:for convenience|without cause)[^;.]{0,60}?(?:days|months)",
        ).needing(&["convenience", "without", "any reason", "any time", "notice"]),
        apart: |says| says(&EXCEPTIONS),
    },
    Period {
        name: "the notice period",
        cue: Cue::Notice,
        words: Pattern::new(
            "notice period (?:for termination |of termination )?(?:is|shall be|of|means)[^.;]{0,40}?(?:days|months|weeks)",
        ).needing(&["notice period"]),
        apart: |says| says(&EXCEPTIONS),
    },
    Period {
        name: "the initial term",
        cue: Cue::Time,
        words: Pattern::new(
            "initial (?:term|period)(?: of (?:this|the) [a-z]+)?(?:\\W{1,3}initial term\\W{1,3})?(?: |\t)?(?:is|\t|shall be|will be|of|means|lasts|runs for)[^.;]{0,40}?(?:years?|months)|(?:agreement|contract)[^.;]{0,100}?(?:continues?|remains? in (?:full )?(?:force|effect)|in effect|runs?|lasts?)[^.;]{0,60}?for (?:a|an) (?:initial )?(?:period|term) of[^.;]{0,30}?(?:years?|months)",
        ).needing(&["initial ", "period of", "term of"]),
        apart: |says| says(&EXCEPTIONS),
    },
    Period {
        name: "the time to cure a breach",
        cue: Cue::Terminate,
        words: Pattern::new(
            "(?:part(?:y|ies)|and|it|which)\\W{1,3}(?:[a-z]+ ){0,6}?(?:fails? to|does not|has not|is not) (?:cure|remed(?:y|ied)|correct|cured|corrected)[^.;,]{0,40}?within[^.;]{0,30}?(?:days|months)|(?:breach|default)[^.;]{0,40}?(?:not|un)[ -]?(?:cured|remedied|corrected)[^.;,]{0,20}?within[^.;]{0,30}?(?:days|months)",
        ).needing(&["within"]),
        apart: |says| says(&CURES_APART),
    },
    Period {
        name: "the notice against renewal",
        cue: Cue::Renew,
        words: Pattern::new(
            "(?:not|no)(?: [a-z]+){0,3} (?:want|wish|intend|desire)s?[^.;]{0,30}?renew(?:al|ed)?[^.;]{0,80}?(?:days|weeks|months)[^.;]{0,20}?(?:prior to|before)[^.;]{0,40}?(?:end|expir|renewal|then)[a-z]*|(?:prevent|oppose|decline|stop)s?[^.;]{0,20}?renewal[^.;]{0,80}?(?:days|weeks|months)|(?:notice of (?:its )?(?:intention not to renew|intent not to renew|non-?renewal|termination)|not to renew|non-?renewal)[^.;]{0,80}?(?:days|months)[^.;]{0,30}?(?:prior to|before)[^.;]{0,50}?(?:end|expir|renewal|anniversary|then)[a-z]*|unless[^.;]{0,80}?notice[^.;]{0,60}?(?:days|months)[^.;]{0,20}?(?:prior to|before)[^.;]{0,50}?(?:end|expir|renewal|then)[a-z]*",
        ).needing(&["days", "weeks", "months"]),
        apart: |says| says(&EXCEPTIONS),
    },
    Period {
        name: "the length of a renewal",
        cue: Cue::Renew,
        words: Pattern::new(
            "(?:renew(?:s|ed)?|extend(?:s|ed)?|renewals?|extensions?)(?: [a-z]+){0,3}? (?:by|for|of)(?: [a-z]+){0,4}?(?: \\(?[a-z0-9-]+\\)?){1,3} (?:months?|years?)|(?:renewal|extension) (?:term|period)s? (?:is|are|of|shall be)[^.;]{0,30}?(?:months?|years?)|successive[^.;]{0,30}?(?:months?|years?)",
        ).needing(&["month", "year"]),
        apart: |says| says(&EXCEPTIONS),
    },
    Period {
        name: "the time that secrets are kept",
        cue: Cue::Time,
        words: Pattern::new(
            "(?:confidential(?:ity)?|confidence|secrecy|secret|non-disclosure)[^.;]{0,160}?(?:surviv|continu|remain|appl|last|end|expire|in force|bind)[a-z]*[^.;]{0,60}?(?:years?|months?)(?: [a-z]+)? (?:after|from|following|beyond)|surviv[a-z]*[^.;]{0,60}?for[^.;]{0,20}?(?:years?|months?)",
        ).needing(&["confiden", "secre", "non-disclosure", "surviv"]),
        apart: |says| says(&TRADE_SECRETS),
    },
    Period {
        name: "the time of help at the exit",
        cue: Cue::Exit,
        words: Pattern::new(
            "(?:exit|transition|termination|disengagement|hand-?over|migration) (?:assistance|services?|support|help|period)(?:[^.;]{0,90}?(?:for|of|is|lasts?|runs?|up to|ends? after|:)|\t)[^.;,]{0,50}?(?:months?|weeks?|days)|(?:the|such|this|its) (?:help|assistance|support) (?:lasts?|runs?|continues?|goes on|is (?:given|provided)|ends?)[^.;]{0,90}?(?:months?|weeks)|for (?:a period of )?[^.;,]{0,24}?(?:months?|weeks)[^.;]{0,60}?(?:assist|help|support)[^.;]{0,60}?(?:mov(?:e|ing)|transfer|migrat|hand)[^.;]{0,40}?(?:supplier|provider|contractor|operator|vendor|itself)|(?:months?|weeks|days) of the exit period|(?:for|of|within)[^.;]{0,30}?(?:months?|weeks|days)[^.;]{0,80}?\\(the \\W?exit period",
        ).needing(&["month", "week", "days"]),
        apart: |says| says(&WITHIN) && !says(&NAMED),
    },
    Period {
        name: "the validity of the guarantee",
        cue: Cue::Time,
        words: Pattern::new(
            "guarantee[^.;]{0,60}?(?:shall |will |must )?(?:be|remains?|stays?|is) (?:valid|in force)[^.;]{0,30}?(?:months?|years?|days)|guarantee[^.;]{0,220}?valid (?:for|up to)[^.;]{0,30}?(?:months?|years?|days)",
        ).needing(&["guarantee"]),
        apart: |says| says(&OTHER_WARRANTY),
    },
    Period {
        name: "the warranty period",
        cue: Cue::Time,
        words: Pattern::new(
            "(?:warranty|guarantee|defects liability) period[^.;]{0,60}?(?:months?|years?|days)|warrant(?:y|s|ies)[^.;]{0,60}?(?:for|during) (?:a period of )?[^.;]{0,30}?(?:months?|years?|days)[^.;]{0,40}?(?:after|from|following)[^.;]{0,30}?(?:acceptance|delivery|go-live)|defects?[^.;]{0,80}?within[^.;]{0,30}?(?:months?|years?)[^.;]{0,40}?(?:after|from|of)[^.;]{0,30}?(?:acceptance|delivery|go-live)",
        ).needing(&["warrant", "guarantee", "defect"]),
        apart: |says| says(&OTHER_WARRANTY),
    },
    Period {
        name: "the time of force majeure that ends the agreement",
        cue: Cue::Terminate,
        words: Pattern::new(
            "(?:force majeure|hindrance|such event|the event)[^.;]{0,80}?(?:more than|longer than|exceed(?:s|ing)?|beyond|for over|continu[a-z]+ for|lasts?)[^.;]{0,30}?(?:days|weeks|months)",
        ).needing(&["force majeure", "hindrance", "such event", "the event"]),
        apart: |says| says(&NONE_APART) || !says(&FORCED),
    },
];

/// What no other case is told apart by, where force majeure is the subject.
static NONE_APART: Pattern = Pattern::new("statement of work|sow|order form|suspend");
/// What somebody else has to pay.
static PAYABLE: Pattern = Pattern::new(
    "invoices? (?:shall |will |must )?(?:be |is |are )?payable|(?:customer|client|company|buyer|principal|bank|authority|council|purchaser|employer) (?:shall|will|must) (?:pay|settle|remit|discharge)",
);
static FORCED: Pattern = Pattern::new("force majeure");
/// What is done within the exit period has times of its own, unless they are its name.
static WITHIN: Pattern = Pattern::new("within|length of the");
static NAMED: Pattern = Pattern::new("the \\W?exit period\\W?\\)");
/// A report that follows the notice of an incident, and a time for what has none elsewhere.
static FOLLOWS: Pattern = Pattern::new(
    "root causes?|(?:final|full|complete|detailed|follow-?up|closing|post-incident|written) reports?|(?:states|sets|names) none|lessons",
);
static TRADE_SECRETS: Pattern = Pattern::new("trade secrets?|perpetual|indefinitely|source code");
static OTHER_WARRANTY: Pattern = Pattern::new(
    "re-?perform(?:s|ed|ance)?|extended|repaired|replaced|claims?|expir(?:y|ation|es)|notif(?:y|ies)|hardware|third[- ]party",
);
/// Which of them is the notice for convenience, and which a bare notice period.
const CONVENIENCE: usize = 1;
const NOTICE: usize = 2;

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut known = by_subject(paper, findings);
    known.extend(by_reference(paper, &known, findings));
    known.extend(by_pointer(paper, findings));
    known.extend(by_name(paper, findings));
    known.extend(by_commitment(paper, findings));
    by_act(paper, &known, findings);
    disagreements::report(paper, Of::Periods, findings);
}

/// The time to tell of incidents; where contradictions were found.
fn by_commitment(paper: &PaperReading<'_>, findings: &mut Findings) -> Vec<Range<usize>> {
    let all: Vec<&Commitment> = paper
        .of_kinds(&[CommitmentKind::SecurityNotification])
        .filter(|one| !paper.says(paper.sentence_of(one), &FOLLOWS))
        .collect();
    let all: Vec<&Commitment> = all
        .iter()
        .copied()
        .filter(|one| !is_case(paper, &all, one))
        .collect();
    let subjects: Vec<Option<&str>> = all.iter().map(|one| told_of(paper, one)).collect();
    for (at, one) in all.iter().enumerate() {
        let other = all
            .iter()
            .enumerate()
            .skip(at + 1)
            .find_map(|(next, other)| {
                (other.sentence != one.sentence
                    && subjects[at].is_some()
                    && subjects[at] == subjects[next]
                    && other.severity == one.severity
                    && !(one.is_row && other.is_row)
                    && !one.target.is_same_as(&other.target))
                .then_some(*other)
            });
        if let Some(other) = other {
            two_numbers::report(
                paper,
                (&other.target.span, other.target.printed().as_str()),
                (&one.target.span, one.target.printed().as_str()),
                &format!("the {}", one.kind.printed()),
                findings,
            );
            return vec![one.target.span.clone(), other.target.span.clone()];
        }
    }
    Vec::new()
}

/// Whether a time is one of several in a list of cases: the shortest of them, or that of its case.
fn is_case(paper: &PaperReading<'_>, all: &[&Commitment], one: &Commitment) -> bool {
    let lead = |one: &Commitment| paper.sentence_of(one).lead;
    let own = lead(one);
    own.is_some()
        && all.iter().any(|other| {
            lead(other) == own
                && other.sentence != one.sentence
                && !other.target.is_same_as(&one.target)
        })
}

/// Of what the customer is told: breaches of personal data have rules of their own.
fn told_of(paper: &PaperReading<'_>, one: &Commitment) -> Option<&'static str> {
    let sentence = paper.sentence_of(one);
    let told = paper.told(sentence);
    if told.says(&BY_CUSTOMER) || told.says(&OTHERS_TOLD) {
        return None;
    }
    match (
        paper.says(sentence, &PERSONAL),
        paper.says(sentence, &SECURITY),
    ) {
        (true, false) => Some("personal"),
        (false, true) => Some("security"),
        _ => None,
    }
}

static PERSONAL: Pattern = Pattern::new(
    "personal data|personal information|data subjects?|gdpr|data breach(?:es)?|phi|protected health information",
);
static SECURITY: Pattern = Pattern::new(
    "security (?:incidents?|events?|breach(?:es)?|violations?)|breach(?:es)? of security|cyber[- ]?(?:incidents?|attacks?)",
);
static BY_CUSTOMER: Pattern = Pattern::new(
    "(?:customer|^[a-z0-9. -]{0,12}[a-z]+|and|that|which) (?:has|have) to (?:[a-z]+ )?(?:notify|report|tell|inform)|customer (?:must|shall|will|is (?:required|obliged|bound))(?: [a-z]+){0,3} (?:notify|report|tell|inform)",
);
/// Who else is told, and later news.
static OTHERS_TOLD: Pattern = Pattern::new(
    "provider (?:obliges|requires|obligates|binds)|supervisory authorit(?:y|ies)|regulators?|data subjects (?:shall|must|are)|high severity alert|(?:final|full|detailed|interim|further|follow-up|complete) (?:written )?(?:report|information|details|account)",
);

/// From how many sentences on a paper is long.
const LONG: usize = 800;

/// Periods that are known by what is done to what.
fn by_act(paper: &PaperReading<'_>, known: &[Range<usize>], findings: &mut Findings) {
    let mut all = periods(paper);
    // In a long paper a plain word ("the plan", "a change") names many things.
    if paper.sentences.len() > LONG {
        all.retain(|one| one.object.len() > 1 && one.event.is_some());
    }
    for (at, one) in all.iter().enumerate() {
        let mut same: Vec<&periods::Period> = vec![one];
        same.extend(all[at + 1..].iter().filter(|other| one.is_same_as(other)));
        // What has many lengths is many things by one name.
        let lengths = different(same.iter().map(|one| one.length.clone()));
        let [first, second] = lengths.as_slice() else {
            continue;
        };
        if are_far_apart(first, second) {
            continue;
        }
        let Some(other) = same
            .iter()
            .find(|other| one.length.differs_from(&other.length) && other.sentence != one.sentence)
        else {
            continue;
        };
        let is_told = |span: &Range<usize>| known.iter().any(|known| known.contains(&span.start));
        if is_told(&other.span) || all[..at].iter().any(|before| before.is_same_as(one)) {
            continue;
        }
        two_numbers::report(
            paper,
            (&other.span, other.length.printed().as_str()),
            (&one.span, one.length.printed().as_str()),
            &one.printed(),
            findings,
        );
    }
}

/// The first lengths that contradict each other, three at most: more are many things.
fn different(all: impl Iterator<Item = Length>) -> Vec<Length> {
    const MANY: usize = 3;
    let mut found: Vec<Length> = Vec::new();
    for length in all {
        if found.iter().all(|known| known.differs_from(&length)) {
            found.push(length);
        }
        if found.len() == MANY {
            break;
        }
    }
    found
}

/// Whether two lengths are so different that they must be for different things.
fn are_far_apart(one: &Length, other: &Length) -> bool {
    let (Length::Time(one), Length::Time(other)) = (one, other) else {
        return false;
    };
    let (Some(one), Some(other)) = (one.about_days(), other.about_days()) else {
        return false;
    };
    one > &other * Exact::from(15) || other > one * Exact::from(15)
}

/// Periods that have a name; where contradictions were found.
fn by_subject(paper: &PaperReading<'_>, findings: &mut Findings) -> Vec<Range<usize>> {
    let mut told = Vec::new();
    let agreed = periods::agreed(paper);
    for (at, period) in PERIODS.iter().enumerate() {
        if at == NOTICE {
            continue;
        }
        let mut found = stated(paper, period);
        // "The Customer's notice period is 60 days" speaks of the same thing.
        if at == CONVENIENCE {
            found.extend(stated(paper, &PERIODS[NOTICE]));
            found.sort_by_key(|(span, ..)| span.start);
        }
        let mut own: Vec<_> = agreed
            .iter()
            .filter(|one| one.name == period.name)
            .map(|one| {
                (
                    one.amount.span.clone(),
                    &one.amount,
                    "either party".to_owned(),
                )
            })
            .collect();
        let all = found.iter().chain(&own);
        let lengths = different(all.map(|(_, amount, _)| Length::Time((*amount).clone())));
        // What has many lengths, or stands in a long paper, is many things.
        if lengths.len() > 2 || paper.sentences.len() > LONG {
            own.clear();
        }
        found.extend(own);
        found.sort_by_key(|(span, ..)| span.start);
        found.dedup_by(|next, one| next.0.start < one.0.end);
        let Some((first, amount, who)) = found.first() else {
            continue;
        };
        let other = found[1..].iter().find(|(_, other, whose)| {
            !other.is_same_as(amount)
                && other.is_time()
                && (who == whose || who == "either party" || whose == "either party")
        });
        if let Some((span, other, _)) = other {
            two_numbers::report(
                paper,
                (span, other.printed().as_str()),
                (first, amount.printed().as_str()),
                period.name,
                findings,
            );
            told.push(span.clone());
            told.push(first.clone());
        }
    }
    told
}

/// Periods that contradict the clause which their sentence names.
fn by_reference(
    paper: &PaperReading<'_>,
    known: &[Range<usize>],
    findings: &mut Findings,
) -> Vec<Range<usize>> {
    let mut told = Vec::new();
    for one in periods::pointed(paper, &paper.references) {
        let is_told = |span: &Range<usize>| {
            let mut all = known.iter().chain(&told);
            all.any(|known: &Range<usize>| known.contains(&span.start))
        };
        if is_told(&one.here.span) {
            continue;
        }
        two_numbers::report(
            paper,
            (&one.here.span, one.here.printed().as_str()),
            (&one.there.span, one.there.printed().as_str()),
            &one.name,
            findings,
        );
        told.extend([one.here.span, one.there.span]);
    }
    told
}

/// "After the end of the 60 days" where only fourteen days were spoken of; where it says so.
fn by_pointer(paper: &PaperReading<'_>, findings: &mut Findings) -> Vec<Range<usize>> {
    let mut told = Vec::new();
    for sentence in paper.about(&[Cue::Time]) {
        for pointer in sentence.amounts.iter().filter(|one| one.is_time()) {
            let (before, after) = (
                &paper.plain[sentence.span.start..pointer.span.start],
                &paper.plain[pointer.span.end..sentence.span.end],
            );
            if !POINTS.is_in(before) || !POINTED.is_in(after) {
                continue;
            }
            // "The said 60 days" may be those of the paragraph before.
            let said = SAID.is_in(before);
            let meant: Vec<&Amount> = paper
                .sentences
                .iter()
                .filter(|one| {
                    one.block == sentence.block
                        || said
                            && one.heading == sentence.heading
                            && one.block + 2 >= sentence.block
                })
                .flat_map(|one| &one.amounts)
                .filter(|one| one.span.start < pointer.span.start && one.unit == pointer.unit)
                .collect();
            let Some(first) = meant.first() else { continue };
            let is_known = meant.iter().any(|one| one.is_same_as(pointer));
            if !is_known && before_sentence(first, sentence) {
                two_numbers::report(
                    paper,
                    (&pointer.span, pointer.printed().as_str()),
                    (&first.span, first.printed().as_str()),
                    "the time meant",
                    findings,
                );
                told.extend([first.span.clone(), pointer.span.clone()]);
            }
        }
    }
    told
}

fn before_sentence(amount: &Amount, sentence: &Sentence) -> bool {
    amount.span.end <= sentence.span.start
}

static POINTS: Pattern = Pattern::whole(
    "(?-u:\\b)(?:(?:end|expiry|expiration|lapse|passing) of (?:the|these|those|such|said|the said|the aforesaid) ?|(?:these|those|said|aforesaid) )$",
);
static SAID: Pattern = Pattern::whole("(?-u:\\b)(?:said|aforesaid|aforementioned) ?$");
static POINTED: Pattern = Pattern::whole(
    "^(?:[.,;)]|$| (?:of (?:assistance|help|support|notice)|in which|have|has|are|is|we|the|and|or) )",
);

/// Periods by the names that the paper gives them; where contradictions were found.
fn by_name(paper: &PaperReading<'_>, findings: &mut Findings) -> Vec<Range<usize>> {
    const MANY: usize = 3;
    let all = periods::called(paper);
    let length = |one: &periods::Called| Length::Time(one.amount.clone());
    let mut lengths: BTreeMap<&BTreeSet<String>, Vec<&periods::Called>> = BTreeMap::new();
    for one in &all {
        let known = lengths.entry(&one.key).or_default();
        let differs = |other: &&periods::Called| length(other).differs_from(&length(one));
        if known.len() < MANY && known.iter().all(differs) {
            known.push(one);
        }
    }
    let mut told = Vec::new();
    for same in lengths.values() {
        // What has many lengths is many things by one name.
        if let [first, other] = same.as_slice()
            && first.sentence != other.sentence
        {
            two_numbers::report(
                paper,
                (&other.amount.span, other.amount.printed().as_str()),
                (&first.amount.span, first.amount.printed().as_str()),
                &format!(
                    "the length of \"{}\"",
                    first.name.trim_start_matches("the ")
                ),
                findings,
            );
            told.push(first.amount.span.clone());
            told.push(other.amount.span.clone());
        }
    }
    told
}

/// Where a period is stated, with its length and whose it is.
fn stated<'a>(
    paper: &'a PaperReading<'_>,
    period: &Period,
) -> Vec<(Range<usize>, &'a Amount, String)> {
    let mut found = Vec::new();
    for sentence in paper.about(&[Cue::Time]) {
        if !sentence.cues.has(period.cue) {
            continue;
        }
        // What the provider pays to others is another period.
        if period.cue == Cue::Invoice
            && sentence
                .duty
                .as_ref()
                .is_some_and(|duty| duty.who == Who::Provider)
            && !paper.says(sentence, &PAYABLE)
        {
            continue;
        }
        let Some(span) = paper.find(sentence, &period.words) else {
            continue;
        };
        if (period.apart)(&|pattern| paper.says(sentence, pattern)) {
            continue;
        }
        // "If the Supplier misses …, the Buyer may terminate" is a case of its own.
        let conditional = period.name == PERIODS[CONVENIENCE].name
            && CASE.is_in(&paper.plain[sentence.span.start..span.start])
            && !AT_WILL.is_in(&paper.plain[span.clone()]);
        if conditional {
            continue;
        }
        let Some(amount) = amount_in(sentence, &span) else {
            continue;
        };
        let words = &paper.plain[span.clone()];
        let who = ["either party", "each party", "customer", "client", "buyer"]
            .into_iter()
            .find(|who| words.contains(who))
            .map_or("either party", |who| {
                if who == "each party" {
                    "either party"
                } else {
                    who
                }
            });
        found.push((amount.span.clone(), amount, who.to_owned()));
    }
    found
}

fn amount_in<'a>(sentence: &'a Sentence, span: &Range<usize>) -> Option<&'a Amount> {
    let mut within = sentence.amounts.iter().filter(|amount| {
        amount.is_time() && span.start <= amount.span.start && amount.span.end <= span.end + 40
    });
    let first = within.next()?;
    // Two periods in one statement are for two cases.
    within.next().is_none().then_some(first)
}

/// Breaches that have a time of their own, and parties that have one each.
static CURES_APART: Pattern = Pattern::new(
    "pay|payment|payments|invoices?|fees?|monetary|royalt(?:y|ies)|insolven(?:t|cy)|bankrupt(?:cy)?|petition|dismissed|confidential(?:ity)?|service levels?|insurance|minimum|licen[cs]e|supplier fails|customer fails|if the (?:provider|supplier|vendor|contractor|customer|client|company|distributor|licensee|licensor|manufacturer)",
);
static CASE: Pattern = Pattern::new("if|where|when|in the event|upon|following|should");
static AT_WILL: Pattern =
    Pattern::new("convenience|without cause|for any reason|at any time|(?:elects|chooses|wishes)");
/// Cases of their own.
static EXCEPTIONS: Pattern = Pattern::new(
    "breach(?:es)?|default|cure|insolven(?:t|cy)|bankrupt(?:cy)?|disputed|late|overdue|interest|change of control|force majeure|material|statement of work|sow|order form|project|final (?:payment|invoice)|deposit|milestone|audit|refund|expenses|after termination|credit note|first invoice|bonus(?:es)?|royalt(?:y|ies)|reimburs[a-z]*|commissions?|expense",
);
