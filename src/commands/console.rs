//! Where commands write to and ask from. A closed pipe is no error: the reader has seen enough.

use std::io::{BufRead, Write};

use crate::finding::Finding;
use crate::report;
use crate::source::Sources;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to complain about.
    Fine,
    /// Findings at or above the level asked for, or open points where none may be.
    Findings,
    /// Usage, unreadable or invalid input.
    CouldNotRun,
}

impl Outcome {
    /// The exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::CouldNotRun => 2,
        }
    }
}

/// Standard output, standard error, and a person to ask if there is one.
pub struct Console<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Complaints and what was written.
    pub err: &'a mut dyn Write,
    /// Answers, on a terminal only.
    pub input: Option<&'a mut dyn BufRead>,
    /// Whether colours may be used.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Console<'_> {
    /// Writes a result.
    pub fn say(&mut self, text: &str) {
        let _ = self.out.write_all(text.as_bytes());
        if !text.ends_with('\n') {
            let _ = self.out.write_all(b"\n");
        }
    }

    /// Writes a text as it is, to the byte.
    pub fn print(&mut self, text: &str) {
        let _ = self.out.write_all(text.as_bytes());
    }

    /// Writes a complaint or a remark.
    pub fn complain(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
        let _ = self.err.flush();
    }

    /// Writes findings as complaints; nothing if there are none.
    pub fn findings(&mut self, findings: &[Finding], sources: &Sources) {
        if findings.is_empty() {
            return;
        }
        let manner = report::Manner {
            colour: self.colour,
            width: self.width,
            ..report::Manner::default()
        };
        let text = report::findings(findings, sources, report::Format::Human, &manner);
        self.complain(&text);
    }

    /// Asks a question; an empty answer means the default, the end of input no answer at all.
    pub fn ask(&mut self, question: &str, default: &str) -> Option<String> {
        self.complain(&format!("{question} [{default}] "));
        let mut answer = String::new();
        let read = match &mut self.input {
            Some(input) => input.read_line(&mut answer).unwrap_or(0),
            None => 0,
        };
        match answer.trim() {
            _ if read == 0 => {
                self.complain("\n");
                None
            }
            "" => Some(default.to_owned()),
            answer => Some(answer.to_owned()),
        }
    }
}
