//! What a sentence says as a whole, looked for once, however many amounts it has.

use std::cell::RefCell;
use std::ops::Range;

use crate::recognise::reading::Pattern;

/// The words of a sentence, and the phrases that have been looked for in them.
pub(super) struct Whole<'a> {
    words: &'a str,
    known: RefCell<Vec<Known>>,
}

/// A phrase, and where the first of it is.
type Known = (&'static Pattern, Option<Range<usize>>);

impl<'a> Whole<'a> {
    pub(super) fn of(words: &'a str) -> Self {
        Self {
            words,
            known: RefCell::default(),
        }
    }

    pub(super) fn words(&self) -> &'a str {
        self.words
    }

    /// Whether a phrase is there.
    pub(super) fn says(&self, pattern: &'static Pattern) -> bool {
        self.find(pattern).is_some()
    }

    /// Where the first of a phrase is.
    pub(super) fn find(&self, pattern: &'static Pattern) -> Option<Range<usize>> {
        let mut known = self.known.borrow_mut();
        let before = known.iter().find(|(one, _)| std::ptr::eq(*one, pattern));
        if let Some((_, found)) = before {
            return found.clone();
        }
        let found = pattern.find(self.words);
        known.push((pattern, found.clone()));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Whole;
    use crate::recognise::reading::Pattern;

    #[test]
    fn a_phrase_is_looked_for_once() {
        static CALLS: Pattern = Pattern::new("calls?");
        static FEES: Pattern = Pattern::new("fees?");
        let whole = Whole::of("a call, and more calls");
        for _ in 0..3 {
            assert_eq!(whole.find(&CALLS), Some(2..6));
            assert!(!whole.says(&FEES));
        }
        assert_eq!(whole.known.borrow().len(), 2);
    }
}
