//! Periods of the agreement itself, known by their parts: what is done, to what, and how the
//! length is meant. Each part has words of its own, in any order; no whole phrase is listed.

use std::ops::Range;

use super::found::{AFTER, AHEAD, WITHIN, around};
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Reading, Sentence, Who, floor};

/// The length of a period that an agreement has once.
#[derive(Clone, Debug)]
pub struct Agreed {
    /// What is so long.
    pub name: &'static str,
    /// The index of its sentence.
    pub sentence: usize,
    /// How long it is.
    pub amount: Amount,
}

/// How the length is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// Done within it.
    Within,
    /// Said so long before.
    Ahead,
    /// So long it lasts.
    Lasts,
    /// Only what lasts longer counts.
    Over,
}

struct Subject {
    name: &'static str,
    /// One of these the sentence speaks of.
    cues: &'static [Cue],
    how: How,
    /// Words that stand in the part of the sentence that has the length.
    here: Option<Pattern>,
    /// Words that stand anywhere in the sentence.
    with: (Pattern, Option<Pattern>),
    /// Words that make the part another case.
    apart: Pattern,
    /// Whether the heading may name what the sentence is about.
    titled: bool,
}

static SUBJECTS: [Subject; 9] = [
    Subject {
        name: "the time to pay an invoice",
        cues: &[Cue::Invoice],
        how: How::Within,
        here: Some(Pattern::new(
            "pa(?:y|ys|id|yable|yment|yments)|due|settles?|settled|discharge[sd]?|remit(?:s|ted)?",
        )),
        with: (Pattern::new("invoices?|invoiced|bills?|billed"), None),
        apart: Pattern::new(
            "tax(?:es)?|late|overdue|default interest|interest on|deposit|milestone|refund(?:s|ed)?|expenses?|(?:the|a|any) dispute[sd]?|settlement of|credit notes?|sub-?contractors?|sub-?processors?|wages|salar(?:y|ies)|royalt(?:y|ies)|commissions?|reimburse[a-z]*|final|bonus|terminat[a-z]*|suspend[a-z]*|reminder|(?:shall|will|must) (?:issue|send|submit|render)|object(?:s|ion)?|if [a-z ]{0,60}? (?:not paid|fails? to pay)|remains? unpaid|credited|credits?",
        ),
        titled: true,
    },
    Subject {
        name: "the notice of termination for convenience",
        cues: &[Cue::Terminate, Cue::Leave, Cue::Notice],
        how: How::Ahead,
        here: Some(Pattern::new(
            "notices?|notification|giv(?:e|es|en|ing)|announce[sd]?|inform(?:s|ed|ing)?|declare[sd]?|in advance|beforehand|withdraw(?:s|al)?",
        )),
        with: (
            Pattern::new(
                "terminat(?:e|es|ed|ion|ing)|cancel(?:s|led)?|withdraw(?:s|al)?|(?:end|leave|quit)s? (?:this|the|its) |(?:bring|put)s? [a-z ]{0,40}to an end",
            ),
            Some(Pattern::new(
                "convenience|without (?:any )?(?:cause|reasons?)|without (?:giving|stating|having to (?:give|state)|specifying|assigning|the need to give) [a-z ]{0,12}?reasons?|for any reason|no reason|at will|ordinary notice|ordinary termination",
            )),
        ),
        apart: Pattern::new(
            "breach(?:es)?|default|cure|insolven(?:t|cy)|change of control|force majeure|statement of work|sow|order forms?|project|work orders?|a service|individual|single|increase[sd]?|price|paid|pays?|payment|assist(?:s|ance)?",
        ),
        titled: false,
    },
    Subject {
        name: "the time to cure a breach",
        cues: &[Cue::Terminate, Cue::Leave],
        how: How::Within,
        here: Some(Pattern::new(
            "cure[sd]?|curing|remed(?:y|ied|ies|ying)|correct(?:s|ed)?|put(?:s|ting)? (?:it |them |the breach )?right|rectif(?:y|ies|ied)|make good|made good|heal(?:s|ed)?",
        )),
        with: (
            Pattern::new("breach(?:es)?|default|violat(?:es?|ion)|infring(?:es?|ement)"),
            Some(Pattern::new(
                "terminat(?:e|es|ed|ion|ing)|rescind|cancel|end (?:this|the)|extraordinary|good cause",
            )),
        ),
        apart: Pattern::new(
            "pay|payment|payments|invoices?|fees?|monetary|royalt(?:y|ies)|insolven(?:t|cy)|bankrupt(?:cy)?|petition|dismissed|confidential(?:ity)?|service levels?|insurance|licen[cs]e|franchisee?|lease|landlord|enter|commenc(?:e|es|ing)|reasonable time|in lieu|security|personal data|hours?|if the (?:provider|supplier|vendor|contractor|customer|client|company|distributor|licensee|licensor|manufacturer)|minimum",
        ),
        titled: false,
    },
    Subject {
        name: "the notice against renewal",
        cues: &[Cue::Renew],
        how: How::Ahead,
        here: None,
        with: (
            Pattern::new("renew(?:s|al|als|ed)?|extend(?:s|ed)?|prolong(?:s|ed)?|non-?renewal"),
            Some(Pattern::new(
                "unless|not (?:to )?(?:be )?(?:renew(?:ed)?|want|wish|intend)|does not|objects?|prevent|oppose|decline|stop|non-?renewal|no (?:longer|further)",
            )),
        ),
        apart: Pattern::new(
            "price|fees?|charges?|breach|default|reminds?|reminder|statement of work|order form|polic(?:y|ies)|insurance|insurers?|lease|franchise",
        ),
        titled: false,
    },
    Subject {
        name: "the length of a renewal",
        cues: &[Cue::Renew],
        how: How::Lasts,
        here: Some(Pattern::new(
            "(?:renew(?:s|al|als|ed)?|extend(?:s|ed)?|extensions?|prolong(?:s|ed)?)[^.;]{0,60}? (?:by|for|of)(?: [a-z]+){0,5} ?$|(?:further|successive|additional|consecutive)(?: [a-z]+){0,3} ?$",
        )),
        with: (
            Pattern::new("agreement|contract|term|annex|subscription|lease|engagement"),
            None,
        ),
        apart: Pattern::new(
            "breach|exit|notice|initial|insurance|guarantee|bond|warranty|time (?:for|to)|deadline|delivery|completion|force majeure|delay|last (?:extension|renewal)|aggregate|in total|altogether",
        ),
        titled: false,
    },
    Subject {
        name: "the time that secrets are kept",
        cues: &[Cue::Time],
        how: How::Lasts,
        here: None,
        with: (
            Pattern::new(
                "confidential(?:ity)?|(?:in )?confidence|secrecy|secrets?|non-disclosure|not disclose",
            ),
            Some(Pattern::new(
                "surviv(?:e|es|al)|continu(?:e|es)|remain(?:s)? (?:bound|in force|binding|secret|confidential)|thereafter|(?:keep|keeps|kept|hold|holds|treat|treats) |last(?:s)?|appl(?:y|ies)|end(?:s)?|bind(?:s|ing)?",
            )),
        ),
        apart: Pattern::new(
            "trade secrets?|perpetual|indefinitely|source code|within|personal data|return|destroy|delete|copies|copy|last|preceding|previous",
        ),
        titled: true,
    },
    Subject {
        name: "the time of help at the exit",
        cues: &[Cue::Exit],
        how: How::Lasts,
        here: None,
        with: (
            Pattern::new(
                "(?:exit|disengagement|termination|hand-?over) (?:assistance|services?|support|help)",
            ),
            None,
        ),
        apart: Pattern::new(
            "within|notice|before|first|last|rate|plan|price|report|after|update[sd]?|invoice[sd]?|personnel|additional|further|extend[a-z]*",
        ),
        titled: false,
    },
    Subject {
        name: "the validity of the guarantee",
        cues: &[Cue::Time],
        how: How::Lasts,
        here: None,
        with: (
            Pattern::new(
                "(?:performance|bank|contract) (?:bank )?(?:bonds?|guarantees?|security)|bank guarantees?",
            ),
            Some(Pattern::new(
                "valid(?:ity)?|in force|expires?|expiry|released?|returned?|effective|retained|remain",
            )),
        ),
        apart: Pattern::new(
            "within|warranty|notice|claim period|replace|bid|bids|tender|renew[a-z]*|extend[a-z]*",
        ),
        titled: false,
    },
    Subject {
        name: "the time of force majeure that ends the agreement",
        cues: &[Cue::Terminate, Cue::Leave],
        how: How::Over,
        here: None,
        with: (
            Pattern::new("force majeure|hindrance|impediment|act of god"),
            Some(Pattern::new(
                "terminat(?:e|es|ed|ion)|end (?:this|the)|rescind|cancel|withdraw",
            )),
        ),
        apart: Pattern::new(
            "statement of work|sow|order form|suspend(?:s|ed)?|notice of|days'? (?:written |prior )*notice|notif(?:y|ies)|inform",
        ),
        titled: false,
    },
];

static OVER: Pattern = Pattern::whole(
    "(?-u:\\b)(?:more than|longer than|exceed(?:s|ing|ed)?|in excess of|beyond|over|continu(?:es|ed|ing)|lasts?|lasted|persists?|prevents? [a-z ]{0,40}|for)(?: (?:for|a|an|period of|periods? of|more than|longer than|consecutive|continuous|total of|at least|not less than))* ?$",
);
static NOTICE_OF: Pattern = Pattern::whole(
    "(?-u:\\b)(?:notice(?: period)?|period of notice)(?: [a-z]+){0,3}? (?:of|is|shall be)(?: (?:at least|not less than|no less than|a minimum of|minimum))* ?$",
);
static LASTING: Pattern = Pattern::whole(
    "(?-u:\\b)(?:for|of|by|is|are|lasts?|be|up to|continues?|to|during|and|ends?|least|than|successive|further|additional|valid)(?: (?:a|an|the|further|period of|term of|periods of|terms of|successive|additional|consecutive|another|at least|least|not less than|not more than|no more than|up to|limited to|maximum of|minimum of|once|for|of))* ?$|\t$",
);
/// "60 days net", "net 60 days", "has 60 days to pay", "falls due 30 days after".
static NET: Pattern =
    Pattern::whole("(?-u:\\b)(?:net|has|have|due|terms?(?: of payment)?:?|payment:?) ?$");
static NET_BEHIND: Pattern = Pattern::whole("^ ?(?:net|to (?:pay|settle)|payment term)(?-u:\\b)");
/// "Net fifteen (15) from receipt": days, as everybody knows.
static PAYER: Pattern = Pattern::new(
    "invoices? (?:shall |will |must )?(?:be |is |are )?payable|(?:customer|client|company|buyer|principal|bank|authority|council|purchaser|employer|government|you|department|agency) (?:shall|will|must|pays?|settles?)",
);

/// The periods that an agreement has once, wherever it says how long they are.
pub fn agreed(reading: &Reading<'_>) -> Vec<Agreed> {
    let mut found = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let is_said = matches!(
            sentence.kind,
            Part::Paragraph | Part::Item | Part::Row { header: false, .. }
        );
        if !is_said || !sentence.cues.has(Cue::Time) || sentence.span.len() > 700 {
            continue;
        }
        for subject in &SUBJECTS {
            if sentence.cues.any(subject.cues)
                && let Some(amount) = length(reading, sentence, subject)
            {
                found.push(Agreed {
                    name: subject.name,
                    sentence: at,
                    amount,
                });
            }
        }
    }
    found
}

/// The one length that a sentence gives a subject.
fn length(reading: &Reading<'_>, sentence: &Sentence, subject: &Subject) -> Option<Amount> {
    let (one, other) = &subject.with;
    let named =
        reading.says(sentence, one) || subject.titled && reading.heading_says(sentence, one);
    let lacks = |other: &Pattern| !reading.says(sentence, other);
    if !named || other.as_ref().is_some_and(lacks) {
        return None;
    }
    let provider_pays = subject.cues.contains(&Cue::Invoice)
        && (sentence
            .duty
            .as_ref()
            .is_some_and(|duty| duty.who == Who::Provider)
            && !reading.says(sentence, &PAYER));
    if provider_pays {
        return None;
    }
    let times: Vec<&Amount> = sentence
        .amounts
        .iter()
        .filter(|one| one.is_time() && one.about_days().is_some_and(|days| days > 0.into()))
        .collect();
    let mut fitting = times.iter().enumerate().filter_map(|(index, amount)| {
        fits(
            &reading.plain,
            &around(&times, index, sentence),
            &amount.span,
            sentence,
            subject,
        )
        .then_some(*amount)
    });
    let first = fitting.next()?;
    // Two of them are for two cases.
    fitting.next().is_none().then(|| first.clone())
}

fn fits(
    plain: &str,
    part: &Range<usize>,
    amount: &Range<usize>,
    sentence: &Sentence,
    subject: &Subject,
) -> bool {
    let (before, after) = (
        &plain[part.start..amount.start],
        &plain[amount.end..part.end],
    );
    let near = &before[floor(before, before.len().saturating_sub(60))..];
    let behind = &after[..floor(after, 60)];
    let is_cell = matches!(sentence.kind, Part::Row { .. }) && near.ends_with('\t');
    let ahead = AHEAD.is_in(after) || NOTICE_OF.is_in(near);
    let fits = match subject.how {
        How::Within => {
            !ahead
                && (WITHIN.is_in(near)
                    || AFTER.is_in(after)
                    || NET.is_in(near)
                    || NET_BEHIND.is_in(behind)
                    || is_cell)
        }
        How::Ahead => ahead,
        How::Lasts => !ahead && (LASTING.is_in(near) || is_cell),
        How::Over => OVER.is_in(near),
    };
    // "Late" in another clause of the sentence is another case.
    let start = before
        .rfind([';', ':'])
        .max(before.rfind(", and "))
        .map_or(0, |found| found + 1);
    let end = after.find([';', ':', ',']).unwrap_or(after.len());
    let here = &plain[part.start + start..amount.end + end];
    fits && !subject.apart.is_in(here)
        && subject
            .here
            .as_ref()
            .is_none_or(|part| part.is_in(here) || part.is_in(near))
}
