//! Tables in the format somebody asks for, on the screen or in a file.

use std::path::PathBuf;

use crate::commands::Console;
use crate::report::{self, TextTable};
use crate::source::Disk;

/// How tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum TableFormat {
    /// Columns for people.
    Human,
    /// One object for programs.
    Json,
    /// One table for spreadsheets.
    Csv,
    /// A workbook.
    Xlsx,
}

/// Where a table goes.
#[derive(Clone, Debug, clap::Args)]
pub struct Target {
    /// File to write to; the screen if left out. A workbook needs one.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is already there.
    #[arg(long)]
    pub force: bool,
}

impl Target {
    /// Shows or writes a result. Bytes that are no text are only written.
    ///
    /// # Errors
    /// If the file cannot be written, or is missing where one is needed.
    pub(super) fn put(&self, bytes: Vec<u8>, console: &mut Console<'_>) -> Result<(), String> {
        let Some(path) = &self.output else {
            let text = String::from_utf8(bytes)
                .map_err(|_| "a workbook needs a file: add `--output <file.xlsx>`".to_owned())?;
            console.say(&text);
            return Ok(());
        };
        Disk.write_all(&[(path.clone(), bytes)], self.force)?;
        console.complain(&format!("wrote {}\n", path.display()));
        Ok(())
    }
}

/// A workbook of these tables.
///
/// # Errors
/// If a table cannot be written.
pub(super) fn workbook(
    sheets: Vec<(&str, TextTable)>,
    properties: &report::Properties,
) -> Result<Vec<u8>, String> {
    let sheets: Vec<(String, TextTable)> = sheets
        .into_iter()
        .map(|(name, table)| (name.to_owned(), table))
        .collect();
    report::workbook(&sheets, properties)
}
