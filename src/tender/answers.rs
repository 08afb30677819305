//! A workbook that a provider returned, as answers: whoever saved it with whatever program, in any
//! order of sheets, with anything in its cells. Nothing in it is executed, and nothing is lost silently.

mod package;
mod sheet;
mod table;

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::tender::{Matrix, Remark, Words};

/// What a provider answers to one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// The whole requirement.
    Comply,
    /// A part of it.
    Partly,
    /// Its purpose in another way.
    Alternative,
    /// Not at all.
    No,
}

impl Answer {
    /// The word people read and type.
    pub fn word(self) -> &'static str {
        match self {
            Self::Comply => "comply",
            Self::Partly => "partly",
            Self::Alternative => "alternative",
            Self::No => "no",
        }
    }

    /// The answer that a cell holds.
    fn read(text: &str, words: &Words) -> Option<Self> {
        let text = text.trim();
        let known = &words.answers;
        [
            (&known.comply, Self::Comply),
            (&known.partly, Self::Partly),
            (&known.alternative, Self::Alternative),
            (&known.no, Self::No),
        ]
        .into_iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(text))
        .map(|(_, answer)| answer)
    }
}

/// What a provider filled into one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The answer, if the row has one that can be read.
    pub answer: Option<Answer>,
    /// How the requirement is met.
    pub explanation: String,
    /// What is enclosed.
    pub evidence: String,
    /// The value offered, as typed.
    pub offered: String,
    /// The wording that the provider proposes.
    pub deviation: String,
    /// Sheet and row, such as `Answers!12`; columns by heading are in `columns`.
    pub row: u32,
}

/// One returned workbook.
#[derive(Clone, Debug)]
pub struct Response {
    /// Name of the file.
    pub file: String,
    /// Name of the provider; that of the file if the workbook names none.
    pub provider: String,
    /// What the first sheet says about the provider, by label.
    pub details: Vec<(String, String)>,
    /// What was filled in, by key of the row.
    pub given: BTreeMap<String, Given>,
    /// What is wrong with the workbook.
    pub remarks: Vec<Remark>,
    /// Name of the sheet of answers.
    pub sheet: String,
    /// Letter of the column of answers, of the offered value and of the deviation.
    pub letters: Letters,
}

/// Letters of columns, so that a remark names a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is the column of its name")]
pub struct Letters {
    pub answer: String,
    pub explanation: String,
    pub evidence: String,
    pub offered: String,
    pub deviation: String,
}

impl Response {
    /// Sheet and cell of a row.
    pub(super) fn cell(&self, letter: &str, row: u32) -> String {
        format!("{}!{letter}{row}", self.sheet)
    }

    /// Whether the workbook was made from this matrix and not changed.
    pub fn is_sound(&self) -> bool {
        self.remarks
            .iter()
            .all(|one| one.severity < Severity::Error)
    }

    /// Reads a workbook. `file` names it in messages.
    ///
    /// # Errors
    /// One sentence, if it is no workbook at all or holds no answers.
    pub fn read(file: &str, bytes: &[u8], matrix: &Matrix, words: &Words) -> Result<Self, String> {
        let mut remarks = package::check(bytes)?;
        let sheets = sheet::read(bytes, &mut remarks)?;
        table::read(file, &sheets, matrix, words, remarks)
    }
}
