//! `engross register`: what an engagement holds for the register of information under DORA.

use std::path::PathBuf;

use crate::commands::tables::{TableFormat, Target, workbook};
use crate::commands::{Console, LibraryOptions, Outcome, open};
use crate::coverage;
use crate::report;
use crate::template::{Outline, Tables};

/// What to extract, and how to write it.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// How the values are written.
    #[arg(long, value_enum, default_value = "csv")]
    pub format: TableFormat,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub target: Target,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub library: LibraryOptions,
}

/// Extracts.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let outline = Outline::embedded("agreement")?;
    let opened = open::open_engagement(&options.engagement, &options.library)?;
    if opened.is_refused("extracted", console) {
        return Ok(Outcome::CouldNotRun);
    }
    let tables = Tables::embedded()?;
    let (draft, _) = opened.assembled(&outline, &tables, true);
    let fields = coverage::register(&opened.engagement, &draft)?;
    let table = report::register_table(&fields);
    let bytes = match options.format {
        TableFormat::Human => table.print(console.width).into_bytes(),
        TableFormat::Csv => report::csv(&table).into_bytes(),
        TableFormat::Json => report::register_json(&fields).into_bytes(),
        TableFormat::Xlsx => {
            let meta = &draft.document.meta;
            let properties = report::Properties {
                title: format!("{}: register of information", meta.reference),
                author: meta.author.clone(),
                date: meta.date,
            };
            workbook(vec![("Register", table)], &properties)?
        }
    };
    options.target.put(bytes, console)?;
    Ok(Outcome::Fine)
}
