//! Matches a pattern from one place on.
//!
//! The notation is the usual one of regular expressions: letters, `.`, `[…]`, `\b \d \s \w`, `^ $`,
//! `(?:…)`, `|` and the counts `? * + {n,m}`, lazy with a `?` behind. A pattern is tried only where
//! its first letters stand and nearly always fails or ends within a few words, so it is read into a
//! small program that steps back where it must; an automaton would take longer to build than to
//! run. Nothing is tried twice once that has become much, and the number of steps is bounded, so
//! that no text can hold it up.

mod build;
mod failed;
mod groups;
mod letters;
mod needs;
mod run;
mod search;
mod starts;
#[cfg(test)]
mod tests;
mod written;

use groups::{GROUPS, Set};
use letters::Letters;
pub(super) use needs::{Known, Marks, beginning, each_word};
pub(super) use run::{Room, Stack};
pub(super) use search::{Found, Search};
pub(super) use starts::{Start, Starts};
use written::Class;
pub(super) use written::Node;

/// One step of a program.
#[derive(Clone, Copy, Debug)]
enum Step {
    Byte(u8),
    One(u32),
    /// One letter of a class that reaches beyond ASCII.
    Letter(u32),
    /// Here a group begins or ends.
    Save(u32),
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
    /// Of [`Matcher::classes`], or of [`Matcher::letters`].
    class: u32,
    is_wide: bool,
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
    letters: Vec<Letters>,
    ways: Vec<Way>,
    tables: Vec<Table>,
    many: Vec<Many>,
    /// How many places its groups have.
    slots: u32,
}

impl Matcher {
    /// Writes what was read as a program.
    ///
    /// # Errors
    /// What cannot be written so.
    pub(super) fn of(node: &Node) -> Result<Self, String> {
        let mut matcher = Self {
            steps: Vec::new(),
            classes: Vec::new(),
            letters: Vec::new(),
            ways: Vec::new(),
            tables: Vec::new(),
            many: Vec::new(),
            slots: 2,
        };
        matcher.add(node)?;
        matcher.steps.push(Step::Done);
        matcher.look_up();
        Ok(matcher)
    }

    /// The bytes of a class that is repeated.
    fn class_of(&self, many: Many) -> Class {
        if many.is_wide {
            self.letters[many.class as usize].bytes
        } else {
            self.classes[many.class as usize]
        }
    }
}

/// Whether a byte is part of a word.
pub(super) fn word(byte: u8) -> bool {
    WORD[usize::from(byte)]
}

/// Which bytes are.
const WORD: [bool; 256] = {
    let mut words = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        words[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    words
};
