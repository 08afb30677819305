//! Matches a part of a pattern from one place on.
//!
//! The notation is the usual one of regular expressions: letters, `.`, `[…]`, `\b \d \s \w`, `^ $`,
//! `(?:…)`, `|` and the counts `? * + {n,m}`, lazy with a `?` behind. A part is tried only where its
//! first letters stand and nearly always fails or ends within a few words, so it is read into a
//! small program that steps back where it must; an automaton would take longer to build than to
//! run. The number of steps is bounded, so that no text can hold it up.

mod build;
mod groups;
mod run;
mod starts;
#[cfg(test)]
mod tests;
mod written;

use groups::{GROUPS, Set};
pub(super) use run::Stack;
pub(super) use starts::{Start, Starts};
use written::{Class, Node};

/// One step of a program.
#[derive(Clone, Copy, Debug)]
enum Step {
    Byte(u8),
    One(u32),
    Start,
    End,
    Boundary,
    /// Any of so many ways from one on.
    Either(u32, u16),
    /// Any of many ways: those that the table names for the next byte.
    Table(u32),
    Jump(u32),
    /// A class, so and so often.
    Many(u32),
    Done,
}

/// A class and how often it is repeated.
#[derive(Clone, Copy, Debug)]
struct Many {
    class: u32,
    least: u32,
    most: u32,
    lazy: bool,
}

/// A way to go on.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// What it can start with; all if it can match nothing.
    first: Set,
    step: u32,
}

/// Which of many ways to try, by the next byte.
#[derive(Clone, Debug)]
struct Table {
    /// For each group of bytes, and for the end of the text, which of the choices are its own.
    own: [(u16, u16); GROUPS + 1],
    /// The steps to go on with, the last choice of each first.
    choices: Vec<u32>,
}

/// A part of a pattern, ready to be matched.
#[derive(Debug)]
pub(super) struct Matcher {
    steps: Vec<Step>,
    classes: Vec<Class>,
    ways: Vec<Way>,
    tables: Vec<Table>,
    many: Vec<Many>,
}

impl Matcher {
    /// Reads what is written.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn new(written: &str) -> Result<Self, String> {
        let node = Node::read(written)?;
        let mut matcher = Self {
            steps: Vec::new(),
            classes: Vec::new(),
            ways: Vec::new(),
            tables: Vec::new(),
            many: Vec::new(),
        };
        matcher.add(&node)?;
        matcher.steps.push(Step::Done);
        matcher.look_up();
        Ok(matcher)
    }
}

/// Whether a byte is part of a word.
pub(super) fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
