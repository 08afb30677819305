use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence, Unit, Who};

pub(crate) const RULE: Rule = Rule {
    name: "effort-instead-of-target",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("effort_instead_of_target.md"),
    check: Check::Prose(check),
};

/// Words by which somebody owes an attempt and no result.
static EFFORT: Pattern = Pattern::new(
    "(?:all |its |their |every |commercially )*(?:reasonable|best|commercial|all-out|earnest|sincere|maximum|serious|diligent|good[- ]faith|utmost|due|reasonable commercial|commercially reasonable|reasonable and diligent)(?: and [a-z]+| skill and)? (?:efforts?|endeavou?rs?)|(?:every|all|an|the necessary) (?:[a-z]+ )?(?:efforts?|attempts?)|(?:all |every )?(?:reasonable|appropriate|necessary) means to|endeavou?r(?:s|ing)? (?:to|that)|endeavou?rs?|do(?:es|ing)? (?:its|their|our|his) (?:very )?(?:utmost|level best|best)|as far as (?:is |it is )?(?:reasonably )?(?:possible|practicable|feasible)|to the extent (?:reasonably )?(?:possible|practicable|feasible)|work(?:s|ing)? (?:hard|diligently|tirelessly) (?:to|towards?)|(?:would|d) (?:like|wish|hope) to|lik(?:e|es) to|pursu(?:e|es|ing)|do(?:es)? not promise|striv(?:e|es|ing) (?:to|for|towards?)|aim(?:s|ing)? (?:to|for|at|that)|with the (?:aim|goal|intention|objective) of|(?:our|its|whose)(?: [a-z]+)? (?:goal|aim|ambition|intention|aspiration|objective)|(?:the|an?)(?: [a-z]+)? (?:goal|aim|ambition|intention|aspiration)(?: is| that| to| of| being)|(?:provider|supplier|vendor|contractor)(?:'s|’s) (?:goal|aim|ambition|intention|aspiration|objective)|(?:goal|aim|ambition|intention|aspiration) (?:that|to|of)|(?:our|its|their|the) best(?: to| so that)?|do(?:es)? (?:everything|all|what)(?: that)?(?: it| we| is)?(?: reasonably)? (?:can|possible|reasonable)|seek(?:s|ing)? to|attempt(?:s|ing)? to|tr(?:y|ies|ying) (?:hard |its best |our best )?to|work(?:s|ing)? towards?|(?:is|are) (?:intended|designed|planned|meant|aimed|supposed) (?:to|at|for)|(?:been )?designed (?:with|to|for)|(?:we|provider|supplier|vendor|contractor|it) (?:hopes?|expects?|intends?|plans?|aspires?|targets?)|take(?:s)? (?:all )?(?:reasonable|suitable|appropriate|commercially reasonable) (?:steps|measures|care)|(?:reasonable|due) (?:skill|care)(?: and [a-z]+)? (?:to|with)|with a view to|in an? (?:attempt|effort|endeavour|bid) to|mak(?:e|es) an effort|(?:does|do|will|shall) (?:its|their|our) best|good[- ]faith attempts?",
);
/// The same said of the number that stands before: "99.5% is the aim of the Contractor".
static ATTEMPTED: Pattern = Pattern::new(
    "goals? towards? which|(?:is|are|be) (?:what|something|a (?:figure|value|level)) (?:that |which )?(?:the )?(?:[a-z]+ ){1,2}(?:works?|aims?|strives?|hopes?|tr(?:y|ies)|seeks?|wish(?:es)?|expects?)[a-z]*|(?:is|are|be|as) (?:[a-z]+ )?(?:planning|guide|reference|orientation|indicative|target) (?:values?|figures?|times?|levels?)(?: only| and| which)|(?:creates?|gives? rise to|constitutes?|impl(?:y|ies)|founds?|establish(?:es)?|contains?) no (?:[a-z]+ )?(?:obligation|commitment|duty|promise|liability|breach)|(?:not|no) (?:in )?(?:a )?breach (?:when|if|where|by)|do(?:es)? not promise|(?:is|are|be|as|being|constitutes?|represents?|serves? as)(?: only| merely| purely| solely)? (?:an? |the |our |its )?(?:[a-z-]+ )?(?:aims?|goals?|ambitions?|intentions?|aspirations?|indications?|guidelines?|orientation|guide values?|estimates?|(?:targets?|objectives?)(?: only| which| that| and not| but not| towards?| to (?:aim|strive|work|be))|(?:only|merely|purely|solely) (?:an? )?(?:[a-z-]+ )?(?:targets?|objectives?))|(?:is|are|be) (?:[a-z]+ )?(?:indicative|aspirational|non-binding|not (?:contractually |legally )?binding|not (?:be )?(?:guaranteed|warranted))|(?:do|does|shall|will) not (?:bind (?:the )?(?:provider|supplier|vendor|contractor|company|operator|us)|guarantee|warrant)|(?:for|as) (?:information|guidance|orientation|indication)(?: only| purposes)?|(?:without|no) (?:any )?(?:guarantee(?:ing)?|warranty|liability|binding (?:force|effect|obligation))|best[- ]efforts? basis|(?:not|no) (?:a )?(?:commitment|guarantee)",
);
static LEVELS: Pattern = Pattern::new(
    "(?:abide by|respect|honou?r|stick to|stay within|remain within|act within|work (?:to|within)|fulfil|uphold|live up to|give|provide|meet|achieve|comply with|attain|satisfy|deliver|perform|reach|observe|keep|hold|adhere to|respond|resolve|answer|restore)[^;]{0,80}(?:service levels?|slas?|service level agreement|response times?|resolution times?|target times?|targets|(?:the|these|those|following) times|times (?:below|above|in|of|given|stated|set)|up-?time|availability|key performance indicators|kpis?)",
);
/// Service levels that are called attempts.
static TIMES: Pattern = Pattern::new(
    "(?:response|resolution|restoration|recovery|reaction) times?|(?:target|these|those|all|the) times|service levels?|slas?|kpis?|key performance indicators|availability|up-?time|these (?:values|figures|percentages)|all of (?:them|these|the above)|(?:the above|they|these|those) (?:are|is)|(?:times|targets|priorit(?:y|ies))|(?:the|all|these) (?:targets|percentages|values) (?:below|above|in)",
);
/// What somebody tries to keep at a number that is no service level we know.
static KEPT: Pattern = Pattern::new(
    "(?:keep|maintain|achieve|meet|reach|limit|hold|attain)[^;]{0,260}?(?:at|below|above|under|within|of|to|than|least|most|exceed(?:ing)?|least|between) ",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut told = Vec::new();
    let mut spoken = Vec::new();
    let measured = [
        Kind::Availability,
        Kind::InTime,
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::RecoveryTime,
        Kind::RecoveryPoint,
        Kind::CallAnswer,
        Kind::Latency,
        Kind::PatchTime,
    ];
    for one in paper.of_kinds(&measured) {
        let sentence = paper.sentence_of(one);
        if told.contains(&one.sentence) {
            continue;
        }
        let words = paper.words(sentence);
        // The effort must govern the number, not another duty of the sentence.
        let governs = |effort: &Range<usize>| {
            let start = one.target.span.start;
            sentence.span.start + effort.end <= start
                && !NEGATED.is_in(&words[..effort.start])
                && start - effort.end - sentence.span.start <= 200
                && !words[effort.end..start - sentence.span.start].contains(';')
                && (WISH.is_in(&words[effort.clone()])
                    || !OWED.is_in(unexerted(&words[effort.end..start - sentence.span.start])))
                && !NEXT.is_in(&words[effort.end..start - sentence.span.start])
        };
        let behind = || {
            let from = one.target.span.end;
            let after = &paper.plain[from..sentence.span.end];
            let found = ATTEMPTED.find(after).or_else(|| LABELLED.find(after));
            let found = found.filter(|found| found.start < 90)?;
            (!after[..found.start].contains(';')).then(|| from + found.start..from + found.end)
        };
        let ahead = || {
            let found = EFFORT.find_all(words).into_iter().find(governs)?;
            Some(sentence.within(&found))
        };
        let here = sentence.cues.has(Cue::Effort);
        let own = if here { ahead().or_else(behind) } else { None };
        let Some(effort) = own.or_else(|| led(paper, sentence)) else {
            continue;
        };
        told.push(one.sentence);
        if spoken.contains(&effort.start) {
            continue;
        }
        spoken.push(effort.start);
        findings.report(
            paper.place(&effort),
            format!(
                "\"{}\" stands in the place of the promise: the {} of {} is only to be attempted",
                paper.short(&effort),
                one.kind.printed(),
                one.target.printed()
            ),
            "promise the result, and say what a miss costs",
        );
    }
    levels(paper, &told, findings);
}

/// The words behind an effort, without those that say who makes it: "efforts shall be exerted by the
/// Contractor so that".
fn unexerted(words: &str) -> &str {
    EXERTED
        .find(words)
        .map_or(words, |found| &words[found.end..])
}

static EXERTED: Pattern = Pattern::whole(
    "^ (?:shall|will|must|are to) be (?:made|exerted|used|undertaken|taken|applied|employed|expended|put in)(?-u:\\b)",
);

/// Service levels, and numbers that are none we know, that are only to be attempted.
fn levels(paper: &PaperReading<'_>, told: &[usize], findings: &mut Findings) {
    for (at, sentence) in paper.sentences.iter().enumerate() {
        if !sentence.cues.has(Cue::Effort) || told.contains(&at) {
            continue;
        }
        let words = paper.words(sentence);
        let called = paper
            .find(sentence, &TIMES)
            .filter(|_| paper.says(sentence, &ATTEMPTED))
            .map(|times| times.end - sentence.span.start)
            .and_then(|end| Some((end, ATTEMPTED.find_from(words, end)?)))
            .filter(|(end, found)| {
                found.start - end < 90 && !words[*end..found.start].contains(';')
            });
        if let Some((_, found)) = called.filter(|_| !paper.commitments.is_empty()) {
            let found = sentence.within(&found);
            findings.report(
                paper.place(&found),
                format!("\"{}\" stands in the place of the promise: service levels are only to be attempted", paper.short(&found)),
                "promise the service levels themselves, and say what a miss costs",
            );
            continue;
        }
        let Some(effort) = paper.find(sentence, &EFFORT).filter(|effort| {
            let before = &paper.plain[sentence.span.start..effort.start];
            !NEGATED.is_in(before)
                && (sentence.cues.has(Cue::Duty)
                    || !paper.commitments.is_empty()
                    || paper.is_fragment())
        }) else {
            continue;
        };
        let rest = &paper.plain[effort.end..sentence.span.end];
        let levels = LEVELS.find(rest).is_some_and(|found| found.start < 40);
        // "Will seek to process invoices within 24 hours": whatever is done in so short a time.
        let timed = || {
            let owed = |who| !matches!(who, Who::Customer | Who::Both);
            let own = sentence.duty.as_ref().is_none_or(|duty| owed(duty.who));
            own && paper.is_service()
                && sentence.amounts.iter().any(|one| {
                    let Some(between) = paper.plain.get(effort.end..one.span.start) else {
                        return false;
                    };
                    let short = one.unit < Unit::Day
                        || one.unit == Unit::Day && one.number <= Exact::from(LONGEST);
                    one.is_time()
                        && short
                        && between.len() <= APART
                        && !between.contains(';')
                        && LIMITED.is_in(between)
                        && DONE.is_in(unexerted(between))
                        && !OWED.is_in(unexerted(between))
                })
        };
        let share = |amount: &Amount| amount.is_percent() && amount.span.start > effort.end;
        let kept = || {
            let named = KEPT.find(rest).is_some_and(|found| found.start < 12);
            let after = |at: usize| &paper.plain[at..sentence.span.end];
            let amount = sentence.amounts.iter().find(|amount| share(amount));
            named && amount.is_some_and(|amount| !PAID.is_in(after(amount.span.end)))
        };
        if levels || kept() || timed() {
            findings.report(
                paper.place(&effort),
                format!("\"{}\" stands in the place of the promise: service levels are only to be attempted", paper.short(&effort)),
                "promise the service levels themselves, and say what a miss costs",
            );
        }
    }
}

/// Services are done in days, not in months.
const LONGEST: u32 = 10;
/// An effort and its time stand no farther from each other, in bytes.
const APART: usize = 140;
/// What stands before a limit.
static LIMITED: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|in|inside|under|than|by|exceed(?:ing)?|most|below)(?: (?:a|an|the|period|of|maximum|at|most|less|more|no))* \\(?$",
);
/// What is done for a customer.
static DONE: Pattern = Pattern::new(
    "(?:process|complet|clear|deliver|handl|answer|repl|respond|resolv|restor|repair|fix|correct|provid|install|creat|clos|attend|arriv|acknowledg|call|contact|implement|replac|recover|return|deal|solv|remed|rectif|mend|perform|execut|ship|deploy|fulfil|send|supply|be on site|go live|unanswered|unresolved|open)[a-z]*",
);

/// "Solved in 6 hours – ambition", "(guide value)".
static LABELLED: Pattern = Pattern::whole(
    "(?:–|-|—|:|\\() ?(?:an? |our |its )?(?:ambition|aim|goal|best efforts?|indicative|target only|guide value|not guaranteed|not binding|intention)(?-u:\\b)",
);

/// "An obligation of result and not merely of best efforts".
static NEGATED: Pattern = Pattern::whole(
    "(?-u:\\b)not (?:merely |only |just |simply |limited to )?(?:an? )?(?:obligation |duty )?(?:of |to |use |the |as |an? )*$",
);
/// What is only wished for, whatever stands behind it: "it is the aim that it shall be 99.5%".
static WISH: Pattern = Pattern::new("aims?|goals?|ambitions?|intentions?|aspirations?|objectives?");
/// A duty of its own between the effort and the number.
static OWED: Pattern = Pattern::new("shall|must|undertakes? to|guarantees?|in any (?:event|case)");
/// The next of several things in one sentence: ", and (4)".
static NEXT: Pattern = Pattern::whole("[,;] (?:and |or )?\\((?:[0-9]{1,2}|[a-h]|[ivx]{1,4})\\) ");
/// Shares that are money.
static PAID: Pattern =
    Pattern::new("fees?|charges?|price|invoices?|shares?|revenues?|ownership|stock");
/// The words that lead into times say that these are only to be attempted.
static LED: Pattern = Pattern::new(
    "(?:following|these|those|the) (?:response |resolution |target )*(?:times|service levels|targets|values|percentages|levels)|within[^;]{0,20}times|as follows",
);

static WISHED: Pattern = Pattern::whole("^ (?:is |being )?(?:that|for) ");

fn led(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    if !matches!(sentence.kind, Part::Row { .. } | Part::Item) {
        return None;
    }
    let lead = paper.sentences.get(sentence.lead?)?;
    if !lead.cues.has(Cue::Effort) {
        return None;
    }
    let effort = paper
        .find(lead, &EFFORT)
        .or_else(|| paper.find(lead, &ATTEMPTED))?;
    let rest = &paper.plain[effort.start..lead.span.end];
    let leads = LED.is_in(rest) || rest.trim_end().ends_with(':');
    let between = &paper.plain[effort.end..lead.span.end];
    // "The ambition is that the following times shall be kept" owes nothing.
    let wished = WISHED.is_in(between);
    (leads && (wished || !OWED.is_in(between))).then_some(effort)
}
