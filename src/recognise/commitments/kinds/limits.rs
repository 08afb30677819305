//! Whether an amount is a limit, and the words right before it.

use crate::recognise::reading::{Pattern, floor};

pub(super) fn near_end(text: &str, length: usize) -> &str {
    &text[floor(text, text.len().saturating_sub(length))..]
}

static EVERY: Pattern = Pattern::new(
    "every|at intervals? of(?: no more than| at most| up to| not more than)?|at least every|once (?:a|per|every)|each",
);

static INTERVALS: Pattern = Pattern::new("at intervals? of");

static BOUND: Pattern = Pattern::new(
    "within|by|no (?:later|more|longer|slower) than|not (?:later|more|longer|slower) than|less than|(?:not|never)(?: to)? exceed(?:ing)?|at most|limited to|at (?:the )?latest|shorter than|quicker than|faster than|maximum(?: of)?|max|inside|mean|avg|average(?: of)?|takes?|in|under|below|up to|time(?:s)?(?: is| of)?|is|be|of|target|after",
);

/// Whether a limit is what the amount is: "within 4 hours", "4-hour response".
pub(super) fn bounded(before: &str, after: &str) -> bool {
    let near = near_end(before, 40);
    BOUND.is_in(near)
        || near
            .trim_end()
            .ends_with([':', '<', '≤', '=', '(', '-', '–', '—'])
        || BOUND_BEHIND.is_in(after)
}

/// A limit that stands behind its amount: "4-hour response", "in 800 ms or less".
static BOUND_BEHIND: Pattern = Pattern::whole(
    "^[ -]*(?:response|resolution|target|turn-?around|fix|recovery|restoration|maximum|max|at (?:the )?(?:most|latest)|or (?:less|better|faster|sooner|under|earlier))(?-u:\\b)",
);

pub(super) fn every(before: &str) -> bool {
    EVERY.is_in(near_end(before, 14)) || INTERVALS.is_in(near_end(before, 34))
}
