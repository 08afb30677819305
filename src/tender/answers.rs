//! What a provider returned, a workbook or a table, as answers: whoever saved it with whatever program,
//! in any order of sheets, with anything in its cells. Nothing in it is executed, and nothing is lost silently.

mod csv;
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
    /// Row on the sheet, counted from 1.
    pub row: u32,
}

/// One returned workbook or table.
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
    /// Sheet and cell of a row; the row alone where the column is missing.
    pub(super) fn cell(&self, letter: &str, row: u32) -> String {
        format!("{}!{letter}{row}", self.sheet)
    }

    /// Whether the workbook was made from this matrix and not changed.
    pub fn is_sound(&self) -> bool {
        self.remarks
            .iter()
            .all(|one| one.severity < Severity::Error)
    }

    /// Reads a workbook, or a table of comma-separated values. `file` names it in messages.
    ///
    /// # Errors
    /// One sentence, if it is neither or holds no answers.
    pub fn read(file: &str, bytes: &[u8], matrix: &Matrix, words: &Words) -> Result<Self, String> {
        let mut remarks = Vec::new();
        let is_workbook = package::is_workbook(bytes);
        let sheets = if is_workbook {
            remarks.extend(package::check(bytes)?);
            sheet::read(bytes, &mut remarks)?
        } else {
            vec![csv::read(bytes, words, &mut remarks)?]
        };
        if is_workbook {
            table::order(&sheets, words, &mut remarks);
        }
        table::read(file, &sheets, matrix, words, remarks).map_err(|message| {
            if is_workbook {
                message
            } else {
                "it is no workbook and no table with the headings of the matrix; the answer is the \
                 .xlsx or .csv file that came with the annex"
                    .to_owned()
            }
        })
    }
}
