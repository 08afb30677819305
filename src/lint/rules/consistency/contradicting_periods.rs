use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence, Who};

pub(crate) const RULE: Rule = Rule {
    name: "contradicting-periods",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("contradicting_periods.md"),
    check: Check::Prose(check),
};

/// A period that a paper should have once: its name, the words that find it, and the words that
/// stand for another one.
struct Period {
    name: &'static str,
    cue: Cue,
    words: Pattern,
}

static PERIODS: [Period; 6] = [
    Period {
        name: "the time to pay an invoice",
        cue: Cue::Invoice,
        words: Pattern::new(
            "(?:shall|will|must|agrees to) pay (?:each |all |any |every |the |an? |its |our |your |such |undisputed |valid |correct |proper )*invoices?[^.;]{0,40}?within[^.;]{0,30}?days|(?:shall|will|must|agrees to) pay[^.;]{0,80}?within[^.;]{0,40}?(?:of|after|from|following)[^.;]{0,40}?invoices?|(?:invoices?|invoiced amounts|undisputed (?:invoices|amounts|fees))[^.;]{0,60}?(?:are|is|shall be|will be|be) (?:due and )?(?:payable|paid|due|settled)[^.;]{0,60}?(?:days|months)|(?:invoices?|invoiced amounts|undisputed (?:invoices|amounts|fees))[^.;]{0,20}? (?:fall|becomes?|become) due[^.;]{0,40}?(?:days|months)|payments? (?:shall|will|must) be made[^.;]{0,50}?within[^.;]{0,30}?days[^.;]{0,30}?(?:of|after|from|following)[^.;]{0,40}?invoices?|payment terms? (?:is|are|of|shall be)[^.;]{0,30}?days",
        ),
    },
    Period {
        name: "the notice of termination for convenience",
        cue: Cue::Terminate,
        words: Pattern::new(
            "(?:either party|each party|both parties|any party|the customer|the client|the buyer|the bank|the authority|the council|the government|the department|the agency|the ministry|the purchaser|customer|client|bank|authority|government|purchaser) (?:may|reserves the right to|shall have the right to|has the right to|shall be entitled to|is entitled to) terminate (?:this|the) [a-z-]+(?: (?:agreement|contract))?,?[^.;]{0,40}?(?:for (?:its )?convenience|without cause|for any reason|at any time|(?:on|upon|by giving|by|with)[^.;]{0,20}?(?:days|months)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice)[^.;]{0,70}|(?:customer|client|buyer|authority|either party|each party|it) (?:elects|chooses|wishes|decides|intends) to terminate (?:this|the) [a-z-]+(?: (?:agreement|contract))? (?:for (?:its |his )?convenience|without cause|early)[^;.]{0,110}?(?:days|months)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice|terminates? (?:this|the) [a-z-]+(?: (?:agreement|contract))? (?:for (?:its |his )?convenience|without cause)[^;.]{0,90}?(?:days|months)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice|(?:for termination|to terminate this agreement|termination of this agreement) (?:for (?:its )?convenience|without cause)[^;.]{0,90}?(?:days|months)(?:'|’)?s?(?:'|’)? (?:prior )?(?:written )?notice|notice of termination (?:for convenience|without cause)[^;.]{0,60}?(?:days|months)",
        ),
    },
    Period {
        name: "the notice period",
        cue: Cue::Notice,
        words: Pattern::new(
            "notice period (?:for termination |of termination )?(?:is|shall be|of|means)[^.;]{0,40}?(?:days|months|weeks)",
        ),
    },
    Period {
        name: "the initial term",
        cue: Cue::Time,
        words: Pattern::new(
            "initial (?:term|period)(?: of (?:this|the) [a-z]+)?(?:\\W{1,3}initial term\\W{1,3})? ?(?:is|shall be|will be|of|means|lasts|runs for)[^.;]{0,40}?(?:years?|months)|(?:agreement|contract)[^.;]{0,100}?(?:continues?|remains? in (?:full )?(?:force|effect)|in effect|runs?|lasts?)[^.;]{0,60}?for (?:a|an) (?:initial )?(?:period|term) of[^.;]{0,30}?(?:years?|months)",
        ),
    },
    Period {
        name: "the time to cure a breach",
        cue: Cue::Terminate,
        words: Pattern::new(
            "(?:part(?:y|ies)|and|it|which)\\W{1,3}(?:[a-z]+ ){0,6}?(?:fails? to|does not|has not|is not) (?:cure|remed(?:y|ied)|correct|cured|corrected)[^.;,]{0,40}?within[^.;]{0,30}?(?:days|months)|(?:breach|default)[^.;]{0,40}?(?:not|un)[ -]?(?:cured|remedied|corrected)[^.;,]{0,20}?within[^.;]{0,30}?(?:days|months)",
        ),
    },
    Period {
        name: "the notice against renewal",
        cue: Cue::Renew,
        words: Pattern::new(
            "(?:notice of (?:its )?(?:intention not to renew|intent not to renew|non-?renewal|termination)|not to renew|non-?renewal)[^.;]{0,80}?(?:days|months)[^.;]{0,30}?(?:prior to|before)[^.;]{0,50}?(?:end|expir|renewal|anniversary|then)[a-z]*|unless[^.;]{0,80}?notice[^.;]{0,60}?(?:days|months)[^.;]{0,20}?(?:prior to|before)[^.;]{0,50}?(?:end|expir|renewal|then)[a-z]*",
        ),
    },
];

/// Which of them is the notice for convenience, and which a bare notice period.
const CONVENIENCE: usize = 1;
const NOTICE: usize = 2;
/// The time to cure, for whom breaches and defaults are the subject.
const CURE: &str = "the time to cure a breach";

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
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
        let Some((first, amount, who)) = found.first() else {
            continue;
        };
        let other = found[1..].iter().find(|(_, other, whose)| {
            !other.is_same_as(amount)
                && other.is_time()
                && (who == whose || who == "either party" || whose == "either party")
        });
        if let Some((span, other, _)) = other {
            findings
                .report(
                    paper.place(span),
                    format!(
                        "{} is {} here and {} {}",
                        period.name,
                        other.printed(),
                        amount.printed(),
                        paper
                            .clause(first.start)
                            .map_or_else(|| "before".to_owned(), |clause| format!("in {clause}"))
                    ),
                    "keep one number, and refer to it from the other place",
                )
                .related
                .push((paper.place(first), "the other number".into()));
        }
    }
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
        let words = paper.words(sentence);
        // What the provider pays to others is another period.
        if period.cue == Cue::Invoice
            && sentence
                .duty
                .as_ref()
                .is_some_and(|duty| duty.who == Who::Provider)
        {
            continue;
        }
        let apart = if period.name == CURE {
            CURES_APART.is_in(words)
        } else {
            EXCEPTIONS.is_in(words)
        };
        if apart {
            continue;
        }
        let Some(span) = paper.find(sentence, &period.words) else {
            continue;
        };
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
