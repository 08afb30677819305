//! `engross award`: the answers of the chosen provider become an engagement.

use std::path::PathBuf;

use crate::commands::tender::Tender;
use crate::commands::{Console, LibraryOptions, Outcome, open, printing};
use crate::engagement;
use crate::finding::Severity;
use crate::source::Sources;
use crate::template;
use crate::tender::{Evaluation, award};

/// Whose answers to take.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file from which the matrix was made.
    pub engagement: PathBuf,
    /// The workbook, or table, of the chosen provider.
    pub answers: PathBuf,
    /// The file to write; `engagement-award.toml` beside the engagement if left out.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is already there.
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub library: LibraryOptions,
}

/// Awards.
///
/// # Errors
/// If a file cannot be read or written, or the answers are not those to this matrix.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let path = &options.engagement;
    let Some(tender) = Tender::of(path, &options.library, "written", console)? else {
        return Ok(Outcome::CouldNotRun);
    };
    let response = tender.answers(&options.answers)?;
    let engagement = &tender.opened.engagement;
    let asked = &tender.annex.asked;
    let evaluation = Evaluation::of(engagement, asked, std::slice::from_ref(&response));
    let assessed = evaluation
        .providers
        .first()
        .ok_or("the workbook holds no answers")?;
    let own = &tender.opened.sources.file(engagement.file).text;
    let award = award(own, engagement, asked, &response, assessed)?;
    let folder = options
        .engagement
        .parent()
        .map(std::path::Path::to_path_buf);
    let path = options
        .output
        .clone()
        .unwrap_or_else(|| folder.unwrap_or_default().join("engagement-award.toml"));
    // What was written has to be an engagement again.
    let mut sources = Sources::default();
    let file = sources.add(path.display().to_string(), award.text.as_str());
    let (_, findings) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    if open::broken(&findings) {
        console.findings(&findings, &sources);
        console.complain("Nothing was written: the answers do not fit the engagement.\n");
        return Ok(Outcome::CouldNotRun);
    }
    printing::write_all(&[(path, award.text.into_bytes())], options.force, console)?;
    console.say(&format!(
        "{}: {} values set, {} requirements recorded, {} points to confirm",
        response.provider,
        award.set.len(),
        award.agreed,
        award.confirms
    ));
    for remark in assessed
        .remarks
        .iter()
        .filter(|one| one.severity == Severity::Error)
    {
        console.complain(&format!(
            "error: {}: {} ({})\n",
            remark.cell, remark.message, remark.help
        ));
    }
    let is_sound = assessed.missed.is_empty()
        && assessed
            .remarks
            .iter()
            .all(|one| one.severity < Severity::Error);
    Ok(if is_sound {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}
