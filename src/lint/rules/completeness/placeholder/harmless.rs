//! Gaps that nobody has to close before the paper is signed: lines of signatures, boxes, masks, what
//! was taken out on purpose, what a bidder fills in.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

/// What stands behind a line that is signed, or behind a mask that somebody explains.
const EXPLAINED: &[&str] = &[
    "(print",
    "(name and title",
    "(name & title",
    "(signature",
    "(date)",
    "(title)",
    "(name)",
    "its:",
];

/// Whether a gap is left to a page that a program fills, to a signature, or to who is asked.
pub(super) fn is_explained(words: &str, gap: Range<usize>, next: &str) -> bool {
    let mark = &words[gap.clone()];
    if let Some(name) = mark.strip_prefix("{{") {
        let owner = name.trim().split('.').next().unwrap_or_default();
        return ["site", "page", "layout", "post", "include"].contains(&owner)
            && name.contains('.');
    }
    let behind = words[gap.end..].trim_start().to_lowercase();
    if mark.starts_with("XXX") {
        return behind.starts_with('(');
    }
    if !mark.starts_with('_') {
        return false;
    }
    let next = next.trim_start().to_lowercase();
    let before = words[..gap.start].to_lowercase();
    let is_asked = [
        "initial here",
        "check here",
        "tick here",
        "tick if",
        "check if",
    ]
    .iter()
    .any(|ask| before.contains(ask));
    is_asked
        || EXPLAINED
            .iter()
            .any(|line| behind.starts_with(line) || behind.is_empty() && next.starts_with(line))
}

/// What stands before the gaps of a signature.
const SIGNING: &[&str] = &[
    "by",
    "name",
    "title",
    "date",
    "dated",
    "signature",
    "signed",
    "witness",
    "its",
    "address",
    "attn",
    "attention",
    "telephone",
    "phone",
    "fax",
    "email",
    "e-mail",
    "initials",
    "print name",
    "per",
];

/// What a day is of that the deal needs.
const DAYS: &[&str] = &[
    "effective",
    "start",
    "commencement",
    "expiry",
    "expiration",
    "end",
    "completion",
    "delivery",
    "go-live",
    "termination",
];

/// Words that a field of a form asks with.
const QUESTIONS: &[&str] = &["what ", "who ", "when ", "where ", "which ", "how ", "why "];

/// Words of a sentence: what they lead to is a term of the deal, not a field.
const VERBS: &[&str] = &[" shall ", " will ", " must "];

/// Whether a gap is the line of a signature, a box to tick, or a rule across the page.
pub(super) fn is_for_signing(words: &str, gap: Range<usize>) -> bool {
    let mark = &words[gap.clone()];
    let small = mark.to_lowercase();
    let is_dated = ["date", "before", "after", "prior", "ntd"]
        .iter()
        .any(|word| small.contains(word));
    if mark == "[_]" || !is_dated && small.contains("signature") {
        return true;
    }
    // Dots lead to a page number, or to nothing in a table of contents.
    if mark.starts_with(['.', '…']) {
        let rest = words[gap.end..].trim_start();
        return rest.starts_with(|one: char| one.is_ascii_digit())
            || !words[..gap.start].contains(" is ") && !words[..gap.start].contains(" of ")
            || rest.starts_with(['i', 'v', 'x']) && rest.len() < 6;
    }
    if !mark.starts_with('_') {
        return false;
    }
    let before = words[..gap.start].trim_end_matches([' ', ':', '.', '(', '\t', '_']);
    let last = before.rsplit([' ', '\t', '_']).next().unwrap_or_default();
    let last = last.to_lowercase();
    let last = last.as_str();
    // The day on which something begins or ends is no day of signing.
    let named = before.to_lowercase();
    if last == "date"
        && DAYS
            .iter()
            .any(|day| named.ends_with(&format!("{day} date")))
    {
        return false;
    }
    let rest = words[gap.end..].trim_matches(|one: char| !one.is_alphanumeric());
    // "Service ________" on a line of its own is a form, filled in when it is used.
    // A box to tick, and a rule across the page.
    let is_box = matches!(last, "yes" | "no") && mark.len() <= 12;
    let is_line = mark.len() >= 50 && before.trim_matches(['_', ' ']).is_empty();
    // A full stop ends a sentence, no field.
    let is_sentence = words[gap.end..].trim_start().starts_with('.') && !is_line;
    let asks = || {
        let before = before.to_lowercase();
        QUESTIONS.iter().any(|word| before.starts_with(word))
            || !VERBS.iter().any(|verb| before.contains(verb))
    };
    let is_field = is_box
        || is_line
        || rest.is_empty() && !is_sentence && before.split(' ').nth(14).is_none() && asks();
    is_field
        || before.trim_matches(['_', ' ']).is_empty() && (rest.is_empty() || rest.len() < 60)
        || SIGNING.contains(&last) && words[..gap.start].trim_end().ends_with([':', '.'])
        || matches!(last, "by" | "its") && rest.to_lowercase().contains("its ") && !is_sentence
        || last == "its" && before.contains("by ")
}

/// What a paper says of the places where something was taken out of it, asked once for all its gaps.
pub(super) struct Removals<'a> {
    text: &'a str,
    told: OnceCell<bool>,
    announced: OnceCell<bool>,
    /// Marks that have been counted, and whether they are everywhere.
    counted: RefCell<BTreeMap<String, bool>>,
}

impl<'a> Removals<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            told: OnceCell::new(),
            announced: OnceCell::new(),
            counted: RefCell::default(),
        }
    }

    /// Whether a mark is what stands where something was taken out: a bracket without a word, in a
    /// paper that says so.
    pub(super) fn hold(&self, mark: &str) -> bool {
        let is_bracket = mark.starts_with('[')
            && mark
                .chars()
                .all(|one| !one.is_alphanumeric() || matches!(one, 'X' | 'x'))
            && !mark.contains('_')
            // One space is a blank; what was taken out leaves its room.
            && mark.len() > "[ ]".len();
        is_bracket && *self.told.get_or_init(|| is_redacted(self.text)) && self.is_marked(mark)
    }

    /// "[●]" is a blank, unless the paper says that brackets stand for what was taken out, or has it
    /// everywhere.
    fn is_marked(&self, mark: &str) -> bool {
        const SHORT: usize = 12;
        !mark.contains(['●', '•'])
            || *self.announced.get_or_init(|| announces(self.text))
            || mark.len() <= SHORT && self.has_often(mark)
    }

    fn has_often(&self, mark: &str) -> bool {
        const OFTEN: usize = 3;
        let count = || self.text.matches(mark).take(OFTEN).count() == OFTEN;
        *self
            .counted
            .borrow_mut()
            .entry(mark.to_owned())
            .or_insert_with(count)
    }
}

/// Whether a paper says that parts of it were taken out.
fn is_redacted(text: &str) -> bool {
    let text = text.to_ascii_lowercase().replace('\n', " ");
    text.contains("confidential treatment")
        || text.contains("marked with x")
        || ["omitted", "excluded", "redacted", "removed"]
            .iter()
            .any(|word| {
                text.match_indices(word).any(|(at, _)| {
                    let near = &text[text.floor_char_boundary(at.saturating_sub(80))..at];
                    (near.contains("information") || near.contains("portions"))
                        && (near.contains("has been") || near.contains("have been"))
                })
            })
}

/// Whether a paper says so of its brackets, or of a request to treat parts of it in confidence.
fn announces(text: &str) -> bool {
    let text = text.to_ascii_lowercase().replace('\n', " ");
    let signs = [
        "confidential treatment",
        "bracket",
        "asterisk",
        "redact",
        "marked",
    ];
    signs.iter().any(|sign| text.contains(sign))
}

/// Who answers a request for proposals.
const BIDDERS: &[&str] = &[
    "offeror",
    "bidder",
    "tenderer",
    "quoter",
    "proposer",
    "proponent",
    "respondent",
    "applicant",
];

/// What a bidder is asked to do with a gap.
const ASKED: &[&str] = &[
    "enter", "fill", "complete", "insert", "identif", "state", "list", "specif", "check", "name",
];

/// Whether a gap of a form is nothing that is filled in with it: "TBC", "EUR XX,XXX".
pub(super) fn is_decided_now(words: &str, gap: &Range<usize>) -> bool {
    let mark = &words[gap.clone()];
    let is_money = mark.contains("XX")
        && (MONEY.iter().any(|money| mark.starts_with(money))
            || MONEY
                .iter()
                .any(|money| words[..gap.start].trim_end().ends_with(money)));
    mark.starts_with(['T', 't']) || is_money
}

const MONEY: &[&str] = &["EUR", "USD", "GBP", "INR", "RM", "Rs", "Rs.", "€", "$", "£"];

/// Whether a gap of a request for proposals is the bidder's to fill in.
pub(super) fn is_for_bidder(words: &str, gap: &Range<usize>) -> bool {
    let mark = words[gap.clone()].to_ascii_lowercase();
    let near = words.floor_char_boundary(gap.start.saturating_sub(160));
    let before = words[near..gap.start].to_ascii_lowercase();
    let asked = |who: &&str| {
        before
            .split_once(who)
            .is_some_and(|(_, rest)| ASKED.iter().any(|verb| rest.contains(verb)))
    };
    BIDDERS.iter().any(|who| mark.contains(who))
        || mark.contains('_') && BIDDERS.iter().any(asked)
        || before.trim_end().ends_with("tin:")
}

/// Whether a mark stands in a text that is only quoted, or describes how something is written.
/// Whether the mark is quoted alone, to say what becomes of it or what it means: the words "TBC" are
/// deleted.
fn is_replaced(before: &str, after: &str) -> bool {
    const QUOTES: [char; 6] = ['"', '“', '”', '\'', '‘', '’'];
    if !before.ends_with(QUOTES) || !after.trim_start_matches('.').starts_with(QUOTES) {
        return false;
    }
    let rest = after[..after.floor_char_boundary(120.min(after.len()))].to_lowercase();
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(40))..];
    let near = near.to_lowercase();
    let gone = [
        "deleted",
        "replaced",
        "struck",
        "removed",
        "means",
        "stands for",
        "denotes",
        "substituted",
        "shall read",
    ];
    let named = [
        "word",
        "mark",
        "entry",
        "abbreviation",
        "placeholder",
        "letters",
        "term ",
        "expression",
    ];
    gone.iter().any(|word| rest.contains(word)) || named.iter().any(|word| near.contains(word))
}

pub(super) fn is_described(words: &str, gap: &Range<usize>) -> bool {
    let before = &words[..gap.start];
    let after = &words[gap.end..];
    let is_quoted = before.rfind(['"', '“', '”']).is_some_and(|at| {
        let inside = before[at..].trim_start_matches(['"', '“', '”']);
        let outside = &before[..at];
        let opens = before[at..].starts_with('“')
            || before[at..].starts_with('"')
                && !inside.starts_with(char::is_whitespace)
                && (outside.is_empty() || outside.ends_with([' ', '(', '\t']));
        opens && inside.split(' ').count() >= 3 && after.contains(['"', '”'])
    });
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(24))..];
    is_quoted
        || is_replaced(before, after)
        || words[gap.clone()].starts_with('[') && after.starts_with('(')
        || near.to_ascii_lowercase().contains("format")
        || after.trim_start().starts_with("YYYY")
}

/// Words behind which a value stands.
const LEADS: &[&str] = &[
    "of", "dated", "is", "are", "be", "on", "until", "by", "within", "exceed", "than", "least",
    "for", "from", "to", "between", "and", "at", "in", "the", "a", "an",
];
/// What is counted.
const COUNTED: &[&str] = &[
    "day", "month", "year", "hour", "minute", "week", "percent", "per cent", "%", "business",
    "working", "calendar",
];

/// Whether a bracket with nothing in it stands for a value; else it is a box to tick.
pub(super) fn is_empty_value(words: &str, gap: &Range<usize>) -> bool {
    let before = words[..gap.start].trim_end();
    let after = words[gap.end..].trim_start();
    let last = before.rsplit([' ', '\t', '(']).next().unwrap_or_default();
    let counted = COUNTED.iter().any(|unit| after.starts_with(unit));
    let is_link = after.starts_with('(') || before.ends_with('!');
    let leads = before.ends_with(['$', '€', '£']) || LEADS.contains(&last.to_lowercase().as_str());
    let goes_on = after.starts_with(|one: char| one.is_alphabetic());
    // Alone in a cell; a box to tick is one blank wide.
    let is_cell = (gap.start == 0 || words[..gap.start].ends_with('\t'))
        && (gap.end == words.len() || words[gap.end..].starts_with('\t'))
        && gap.len() != 3;
    !is_link && (counted || is_cell || leads && !goes_on || matches!(last, "of" | "dated"))
}

/// What makes an open point a case that the paper rules: "where the price is not yet agreed".
const CASES: &[&str] = &[
    " if ",
    " where ",
    " when ",
    " until ",
    " unless ",
    " whether ",
    " any ",
    " in case ",
    " should ",
    " whenever ",
    " while ",
    " as long as ",
    " even though ",
    " which has ",
    " that has ",
    " which have ",
    " that have ",
    " such ",
];
/// What follows that says how it is closed.
const CLOSED: &[&str] = &[
    "in writing",
    "within",
    "in accordance",
    "pursuant",
    "under ",
    "no later",
    "not later",
    "from time to time",
    "between",
    "as set",
    "as provided",
    "by agreement",
    "mutually",
    "jointly",
    "on a case",
    "for each",
    "in each",
    "in the manner",
    "as per",
    "per ",
    "according",
];

/// Whether words in a sentence that something is open suppose a case, or say how it is closed.
pub(super) fn is_ruled(words: &str, gap: &Range<usize>) -> bool {
    let mark = &words[gap.clone()];
    let is_said = mark.starts_with(|one: char| one.is_ascii_lowercase())
        && mark.contains(' ')
        && !mark.contains('\t');
    if !is_said {
        return false;
    }
    let from = words[..gap.start].rfind(['.', ';']).map_or(0, |at| at + 1);
    let before = format!(
        " {}",
        words[from..gap.start].trim_start().to_ascii_lowercase()
    );
    let behind = words[gap.end..].trim_start().to_ascii_lowercase();
    CASES.iter().any(|case| before.contains(case))
        || CLOSED.iter().any(|closed| behind.starts_with(closed))
}
