//! A tender as its commands need it: what is asked, and the matrix in which providers answer.

use std::path::Path;

use crate::commands::open::{Opened, open_engagement};
use crate::commands::{Console, LibraryOptions};
use crate::source::Disk;
use crate::template::Tables;
use crate::tender::{self, Annex, Matrix, Response, Words};

/// What was read and is asked.
pub(super) struct Tender {
    pub(super) opened: Opened,
    pub(super) annex: Annex,
    pub(super) matrix: Matrix,
    pub(super) words: Words,
}

impl Tender {
    /// Reads an engagement and makes its annex; nothing if it has errors, which are then on the
    /// console, with the remark that nothing was `done`.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub(super) fn of(
        engagement: &Path,
        library: &LibraryOptions,
        done: &str,
        console: &mut Console<'_>,
    ) -> Result<Option<Self>, String> {
        let mut opened = open_engagement(engagement, library)?;
        let tables = Tables::embedded()?;
        let words = Words::embedded()?;
        let (annex, wrong) =
            tender::annex(&opened.engagement, &opened.library, &opened.facts, &tables)?;
        opened.findings.extend(wrong);
        if opened.is_refused(done, console) {
            return Ok(None);
        }
        let matrix = Matrix::of(&opened.engagement, &annex.asked, &words);
        Ok(Some(Self {
            opened,
            annex,
            matrix,
            words,
        }))
    }

    /// Reads what one provider returned; the message names the file.
    ///
    /// # Errors
    /// If the file cannot be read, or holds no answers.
    pub(super) fn answers(&self, path: &Path) -> Result<Response, String> {
        let bytes = Disk.read_bytes(path)?;
        let name = path.display().to_string();
        Response::read(&name, &bytes, &self.matrix, &self.words)
            .map_err(|message| format!("cannot use `{name}`: {message}"))
    }
}
