//! Papers we did not write, read into the same tree as our own.
//!
//! A reader never stops a program: whatever the bytes are, the answer is a document or a
//! sentence that says why there is none.

pub mod docx;

/// Why a file could not be read, in words for the person who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Unreadable {
    fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}
