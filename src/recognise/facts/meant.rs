//! How a value is meant, by the words right beside it: as a least, as a most, ahead of something,
//! within, again and again.

use std::ops::Range;

use super::tokens::Token;
use super::{Bound, Shape, Value};

/// Words that lead to a value and say how it is meant.
const LEADS: &[&str] = &[
    "a", "an", "the", "period", "term", "time", "least", "at", "most", "not", "no", "less", "more",
    "than", "of", "up", "to", "maximum", "minimum", "within", "for", "every", "once", "in", "is",
    "are", "be", "by", "later", "amount", "sum", "rate", "exceed", "lasts", "last", "runs", "run",
    "amounts", "equal", "exactly", "only", "limited", "capped", "means", "mean", "over", "fixed",
    "total", "shall", "will", "must", "least", "longer", "fewer", "lower", "greater", "latest",
    "its", "their", "minimal", "maximal", "earlier", "sooner", "limit", "cover",
];
/// Words before a value that make it a part of another, or one more.
const PARTS: &[&str] = &[
    "preceding",
    "previous",
    "last",
    "prior",
    "first",
    "next",
    "remaining",
    "additional",
    "further",
    "another",
    "extra",
    "second",
    "past",
    "final",
    "subsequent",
    "successive",
    "third",
    "twelve-month",
    "half",
    "below",
    "above",
    "exceeds",
    "exceeding",
    "beyond",
    "between",
    "and",
    "or",
    "plus",
    "minus",
    "under",
    "trailing",
    "consecutive",
    "immediately",
    "those",
    "these",
    "such",
    "said",
    "days",
    "from",
    "original",
    "age",
    "approximately",
    "remainder",
    "other",
];
/// Words that measure, and are part of the name of what is measured unless an article stands before.
const MEASURES: &[&str] = &[
    "period", "term", "time", "amount", "sum", "rate", "limit", "cover", "total",
];

/// How a value is meant.
pub(super) struct Meant {
    /// The first of the words that lead to it.
    pub(super) lead: usize,
    /// Whether it is a least or a most.
    pub(super) bound: Bound,
    /// How a length of time is meant.
    pub(super) shape: Shape,
}

/// How a value of a statement is meant; nothing if it is a part of another one or a condition.
pub(super) fn meant(
    words: &[Token<'_>],
    part: &Range<usize>,
    own: &Range<usize>,
    value: &Value,
) -> Option<Meant> {
    let mut lead = own.start;
    while lead > part.start && LEADS.contains(&words[lead - 1].text) {
        let is_bare = lead < 2 + part.start
            || LEADS.contains(&words[lead - 2].text)
            || words[lead - 2].text == "with";
        if MEASURES.contains(&words[lead - 1].text) && !is_bare {
            break;
        }
        lead -= 1;
    }
    let leading = &words[lead..own.start];
    let before = words[part.start..lead].last().map_or("", |one| one.text);
    let has = |word: &str| leading.iter().any(|one| one.text == word);
    let behind = words.get(own.end..part.end).unwrap_or_default();
    // "The 10-day period" is one that was spoken of; half past eleven is none.
    let points =
        has("the") && own.len() == 1 && behind.first().is_some_and(|one| one.text == "period")
            || behind.iter().take(2).any(|one| one.text == "anniversary");
    if PARTS.contains(&before) || before == "(" || has("last") || points {
        return None;
    }
    Some(Meant {
        lead,
        bound: bound(&has)?,
        shape: shape(value, &has, behind),
    })
}

/// What a value bounds; nothing if something only begins from there.
fn bound(has: &dyn Fn(&str) -> bool) -> Option<Bound> {
    let any = |words: &[&str]| words.iter().any(|word| has(word));
    let is_not = any(&["not", "no"]);
    if any(&["least", "minimum"]) || is_not && any(&["less", "fewer", "lower"]) {
        Some(Bound::Least)
    } else if any(&["most", "maximum", "up", "limited", "capped"])
        || is_not && any(&["more", "exceed", "longer", "later", "greater"])
    {
        Some(Bound::Most)
    } else if any(&["more", "less", "longer", "exceed"]) || has("over") && !has("period") {
        None
    } else {
        Some(Bound::Exact)
    }
}

fn shape(value: &Value, has: &dyn Fn(&str) -> bool, behind: &[Token<'_>]) -> Shape {
    if !value.is_time() {
        return Shape::Lasts;
    }
    let is_not = has("not") || has("no");
    let near = |count: usize, words: &[&str]| {
        behind
            .iter()
            .take(count)
            .any(|one| words.contains(&one.text))
    };
    if has("every") || has("once") {
        Shape::Every
    } else if near(
        4,
        &[
            "notice",
            "notification",
            "prior",
            "before",
            "advance",
            "beforehand",
        ],
    ) {
        Shape::Ahead
    } else if has("within")
        || is_not && has("later")
        || has("latest")
        || near(1, &["after", "following"]) && !has("for")
    {
        Shape::Within
    } else {
        Shape::Lasts
    }
}
