//! The one error of this floor: text that is no amount, and what to write instead.

use std::fmt;

/// The longest text read as an amount; anything longer is prose or an attack.
pub(crate) const LONGEST: usize = 64;

/// Why a text is no amount, for rules that treat the reasons differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Nothing was written.
    Empty,
    /// Longer than any amount is.
    TooLong,
    /// A place left to fill: `TBD`, `[x]`, `…`.
    Placeholder,
    /// Two amounts where one is needed: `1 to 3 days`.
    Range,
    /// A comparator inside the value: `> 99%`.
    Comparator,
    /// The number has no unit.
    MissingUnit,
    /// The unit can be read in two ways: `4 m`.
    AmbiguousUnit,
    /// The unit is not one of the grammar.
    UnknownUnit,
    /// The digits do not form a number.
    NotANumber,
    /// A number outside what the type can hold: `101%`.
    OutOfRange,
    /// A binary floating-point number where an exact one is needed.
    Float,
    /// Another kind of amount than the one asked for.
    WrongKind,
    /// No amount at all.
    Prose,
}

/// Text that cannot be measured: what was found, what is expected, and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmeasurable {
    /// Why it was refused.
    pub fault: Fault,
    /// The text as written, shortened.
    pub found: String,
    /// What should stand there.
    pub expected: String,
    /// What to write instead, as a full phrase, where that can be told.
    pub suggestion: Option<String>,
}

impl Unmeasurable {
    /// Text that was expected to be something else.
    pub fn new(fault: Fault, found: &str, expected: impl Into<String>) -> Self {
        Self {
            fault,
            found: excerpt(found),
            expected: expected.into(),
            suggestion: None,
        }
    }

    /// The same, with what to write instead.
    #[must_use]
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// The same fault, seen from a reader that expects something narrower.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }

    /// A binary floating-point number in the file, as its digits stand there.
    pub fn float(written: &str) -> Self {
        Self::new(
            Fault::Float,
            written,
            "an amount in quotation marks, because a float is not exact",
        )
        .suggest(format!(
            "write it as a string with its unit, such as `\"{}%\"`",
            excerpt(written)
        ))
    }
}

impl fmt::Display for Unmeasurable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.fault == Fault::Empty {
            write!(f, "nothing is written; expected {}", self.expected)?;
        } else {
            write!(f, "`{}` found; expected {}", self.found, self.expected)?;
        }
        match &self.suggestion {
            Some(suggestion) => write!(f, "; {suggestion}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Unmeasurable {}

/// At most forty characters, so that a message stays a line.
fn excerpt(text: &str) -> String {
    let text = text.trim();
    let mut short: String = text.chars().take(40).filter(|c| !c.is_control()).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}
