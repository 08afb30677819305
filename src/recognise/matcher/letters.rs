//! Classes of letters that reach beyond ASCII.

use super::written::{Class, length};

/// A class of letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::recognise) struct Letters {
    /// Those of ASCII, and all bytes that others can begin with.
    pub(super) bytes: Class,
    wide: Wide,
}

/// Its letters beyond ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::recognise) enum Wide {
    /// These.
    These(Vec<char>),
    /// All but these.
    Others(Vec<char>),
    /// Those of words, or those of none.
    Words(bool),
    /// Those that are blank.
    Blanks,
}

impl Letters {
    pub(super) fn new(ascii: Class, wide: Wide) -> Self {
        let ascii = ascii.within(Class::ASCII);
        let bytes = ascii.with(Class::ASCII.without());
        Self { bytes, wide }
    }

    /// How long the letter at a byte is, if it is one of these.
    pub(super) fn at(&self, text: &[u8], at: usize) -> Option<usize> {
        let first = *text.get(at)?;
        if !self.bytes.has(first) {
            return None;
        }
        if first.is_ascii() {
            return Some(1);
        }
        let length = length(first);
        let letter = || {
            let bytes = text.get(at..at + length)?;
            std::str::from_utf8(bytes).ok()?.chars().next()
        };
        let is_one = match &self.wide {
            Wide::Others(others) if others.is_empty() => true,
            Wide::Others(others) => letter().is_none_or(|letter| !others.contains(&letter)),
            Wide::These(these) => letter().is_some_and(|letter| these.contains(&letter)),
            Wide::Blanks => letter().is_some_and(char::is_whitespace),
            Wide::Words(are) => letter().is_some_and(|letter| letter.is_alphanumeric() == *are),
        };
        is_one.then_some(length)
    }
}
