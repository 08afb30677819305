//! The customer's right to leave, or to act itself, where service levels are missed again and again.

use std::ops::Range;

use crate::lint::PaperReading;
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

/// Ending the agreement, all of it or a part, or stepping in.
static ENDS: Pattern = Pattern::new(
    "terminat(?:e|ed|es|ion|ing)|cancel(?:led|lation|s)?|rescind(?:ed|s)?|rescission|step(?:ping)?[- ]in|end (?:[a-z]+ ){0,3}(?:agreement|contract|subscription|services?)|withdraw(?:al)? (?:from|of)|leave (?:[a-z]+ )?(?:agreement|contract)|give notice|extraordinary notice|good cause|material breach|substitute performance|event of default",
);
/// A right and not a consequence: what somebody may do.
static MAY: Pattern = Pattern::new(
    "may|can|rights?|entitle(?:d|s|ment)?|option|shall have|has|have|grounds?|cause|deemed|constitutes?|is (?:regarded as )?a material breach|be a material breach|is an? event of default|shall be an? event|discretion|reserves|notice",
);
/// What is missed.
static LEVELS: Pattern = Pattern::new(
    "service levels?|service goals?|service level agreement|slas?|up-?time|availab(?:le|ility)|down-?time|service credits?|credits|penalt(?:y|ies)|targets?|performance|kpis?|key performance|outages?|unavailab(?:le|ility)|(?:response|resolution) times?|commitments?|9[0-9]\\.[0-9]+|severity 1|critical incidents?|(?:service|penalty|performance|default|failure|fault|kpi|sla) points?",
);
/// That it is missed: often, badly or at all.
static MISSED: Pattern = Pattern::new(
    "miss(?:es|ed|ing)?|fail(?:s|ed|ing|ure|ures)?|falls?|fell|below|less than|under|breach(?:es|ed)?|not (?:be )?(?:met|meet|achiev[a-z]*|reach[a-z]*|attain[a-z]*|kept|maintained)|default(?:s)?|shortfalls?|exceed(?:s|ed)?|persistent(?:ly)?|chronic(?:ally)?|repeated(?:ly)?|lower than|unmet|deficien(?:t|cy|cies)|non-?compliance|more than|at least|consecutive|successive|accrue[sd]?|incurs?|reach(?:es|ed)?|due",
);
/// Rights of the other side, rights that are taken, and rights about something else.
static NOT: Pattern = Pattern::new(
    "provider (?:may|can|is entitled to|has the right to|shall have the right to|shall be entitled to|reserves)(?: [a-z]+){0,4} (?:terminate|cancel|rescind|end|suspend)|(?:not|no|nor|never|without)(?: [a-z,]+){0,8}? (?:right|rights|ground|cause|grounds|entitled?|entitlement|reason)(?: [a-z]+){0,4} (?:to |for |of )?(?:terminat(?:e|ion)|cancel|rescind|end|withdraw|step)|(?:may|shall|can|does|do|is) not(?: [a-z]+){0,6} (?:terminate|cancel|rescind|withdraw|end|be terminated)|cannot (?:[a-z]+ )?(?:terminate|cancel|rescind)|(?:cancel|end|terminate) (?:single|individual|one|a) (?:users?|seats?|orders?|tickets?)|(?:fails? to pay|late with|overdue|non-?payment|payments?)|(?:termination|expiry)(?: of (?:this agreement|agreement|contract))? (?:does|shall|will) not|upon (?:expiry|termination)|after (?:expiry|termination)|(?:until|before) (?:expiry|termination)",
);
/// What happens again and again, or is bad enough once.
static OFTEN: Pattern = Pattern::new(
    "consecutive|successive(?:ly)?|in succession|in a row|running|twice|thrice|more than once|repeated(?:ly)?|persistent(?:ly)?|chronic(?:ally)?|critical|times|(?:two|three|four|five|six|2|3|4|5|6)(?: \\([0-9]\\))?(?: or more| of| out of| different| calendar| separate)* (?:times|months?|quarters?|occasions|misses|failures|instances|reporting periods|periods|service levels|slas|kpis|of)|second|third|fourth|rolling|same (?:service level|kpi|sla)|within (?:a|any|one) (?:period of )?(?:[a-z0-9() -]+)(?:months?|year)|in any (?:[a-z0-9() -]+)(?:months?|year|period)|material breach|below|less than|continu(?:es|ing)|any (?:such )?(?:failure|miss|breach)|longer than|more than [0-9]+",
);

/// Where the paper gives the right, if it does.
pub(super) fn right_to_leave(paper: &PaperReading<'_>) -> Option<Range<usize>> {
    // "Either party may terminate if …. The Client may do so in addition if the availability …"
    let before = |at: usize| -> Option<&Sentence> {
        let before = paper.sentences.get(at.checked_sub(1)?)?;
        (before.block == paper.sentences[at].block).then_some(before)
    };
    let may_leave = |one: &Sentence| one.cues.has(Cue::Terminate) || one.cues.has(Cue::Leave);
    let all = paper.sentences.iter().enumerate();
    let mut about = all.filter(|(at, one)| {
        one.kind != Part::Heading
            && (may_leave(one) || paper.says(one, &DO_SO) && before(*at).is_some_and(may_leave))
    });
    about.find_map(|(at, sentence)| {
        let words = paper.words(sentence);
        let lead = if may_leave(sentence) {
            paper.lead_of(sentence)
        } else {
            before(at).map_or("", |before| paper.words(before))
        };
        let either = |pattern: &Pattern| pattern.is_in(words) || pattern.is_in(lead);
        let under = paper.heading_of(sentence);
        let levels = either(&LEVELS) || LEVELS.is_in(under) && !words.contains("material breach");
        if !(levels && either(&ENDS) && either(&MAY) && either(&MISSED) && either(&OFTEN)) {
            return None;
        }
        let told = paper.told(sentence);
        let given = CUSTOMERS.find(&told.words).is_some_and(|found| {
            let from =
                crate::recognise::reading::floor(&told.words, found.start.saturating_sub(30));
            !NEGATED.is_in(&told.words[from..found.start])
        });
        if (told.says(&NOT) || told.says(&NO_BREACH)) && !given {
            return None;
        }
        paper
            .find(sentence, &ENDS)
            .or_else(|| Some(sentence.span.clone()))
    })
}

static NEGATED: Pattern = Pattern::new("not|never|no|nor|neither");
/// A miss that counts for nothing: "is not a material breach", "shall never be good cause".
static NO_BREACH: Pattern = Pattern::new(
    "(?:not|never|nor|neither)(?: (?:be|by|in|itself|of|alone|themselves|constitute|count|as|regarded|deemed|considered|treated|amount|to|form|represent|an?|any|such)){0,8} (?:material breach|event of default|good cause|ground|cause|reason)",
);

static DO_SO: Pattern = Pattern::new("do so|does so|the same right|this right|the right");

/// The right is the customer's, whatever else the sentence says.
static CUSTOMERS: Pattern = Pattern::new(
    "customer (?:may|can|is entitled to|shall be entitled to|has the right to|shall have the right to|shall have a right to|has a right to)(?: [a-z,]+){0,8}? (?:terminate|cancel|rescind|end|withdraw|step|give notice)|entitles? customer to",
);
