//! Words for service credits, told apart from credits of taxes, cards and loans.

use crate::recognise::reading::{Pattern, Reading, Sentence};

/// Credits by their full name.
static NAMED: Pattern = Pattern::new(
    "contractual penalt(?:y|ies)|(?:service|performance|sla|availability|up-?time|fee|service level|kpi|downtime) (?:credits?|penalt(?:y|ies)|deductions?|rebates?)|(?:price|fee|charge) (?:reductions?|deductions?)|credit(?:s|ed)? (?:against|towards?|to) (?:the |its |your |any )?(?:[a-z]+ )?(?:fees?|charges?|invoices?|account)",
);
static BARE: Pattern = Pattern::new(
    "credits?|credited|penalt(?:y|ies)|deductions?|rebates?|liquidated (?:and ascertained )?damages|lads?",
);
/// Credits and penalties of other trades.
static OTHER: Pattern = Pattern::new(
    "tax|letters? of credit|credit (?:cards?|agreement|facilit(?:y|ies)|lines?|ratings?|reports?|unions?|risk|party|parties|terms?|checks?|history|notes?|worthiness|approval|limits?|extension|losses|support|suisse|bank)|lines? of credit|carbon credits?|revolving|borrow(?:er|ing)|lender|academic credits?|for credit|emission|college|penalt(?:y|ies) of perjury|prepayment|civil|criminal|credit entries|debits?|without penalty|no penalty|fines?|damages,? (?:fines,? )?(?:and |or )?penalt(?:y|ies)|penalt(?:y|ies),|interest (?:and|or) penalt(?:y|ies)|as a penalty|a penalty,|shareholders?|securities",
);

/// What credits for a missed service level are spoken of with.
static MISSED: Pattern = Pattern::new(
    "service levels?|service goals?|service standards?|slas?|kpis?|up-?time|availab(?:le|ility)|unavailab(?:le|ility)|down-?time|outages?|interruptions?|response|resolution|tickets?|incidents?|severity|misse[sd]?|miss|service points?|(?:in|of|for) (?:a|any|each|one|the|that|such|every|any one) (?:given |calendar |single )*(?:month|quarter|service period)|monthly (?:fees?|charges?)|quarterly charges?|all credits|(?:any|an?|each|every|the|its|no) claims? (?:to|for|of)|(?:the |our |your )?(?:sole|exclusive|only)|cap(?:ped)?|maximum|never exceed|exclusive remedy",
);

/// Whether words name service credits in full.
pub fn is_named(words: &str) -> bool {
    NAMED.is_in(words)
}

/// Whether words name credits or penalties that are no other trade's.
pub fn is_bare(words: &str) -> bool {
    is_named(words) || BARE.is_in(words) && MISSED.is_in(words) && !OTHER.is_in(words)
}

/// Whether a sentence names service credits in full.
pub fn says_named(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    reading.says(sentence, &NAMED)
}

/// Whether a sentence names credits or penalties that are no other trade's.
pub fn says_bare(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let says = |pattern: &Pattern| reading.says(sentence, pattern);
    says(&NAMED) || says(&BARE) && says(&MISSED) && !says(&OTHER)
}
