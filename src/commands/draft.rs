//! `engross draft`: the agreement in every format asked for.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::assembly::Draft;
use crate::commands::{Console, LibraryOptions, Outcome, Printing, open};
use crate::engagement::Status;
use crate::lock;
use crate::source::Disk;
use crate::template::{Outline, Tables};

/// What to draft, and where to.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// Which document to draft.
    #[arg(long, default_value = "agreement")]
    pub document: String,
    /// Make the clean copy for the other side: no guidance, no open points.
    #[arg(long)]
    pub clean: bool,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub printing: Printing,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub library: LibraryOptions,
}

/// Drafts.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let outline = Outline::embedded(&options.document)?;
    if outline.id == "annex" {
        return Err("the annex of a tender is written by `engross annex`".into());
    }
    let mut opened = open::open_engagement(&options.engagement, &options.library)?;
    let tables = Tables::embedded()?;
    let clean = options.clean || opened.engagement.header.status == Status::Final;
    let (draft, wrong) = opened.assembled(&outline, &tables, !clean);
    opened.findings.extend(wrong);
    if opened.is_refused("written", console) {
        return Ok(Outcome::CouldNotRun);
    }
    if clean && !draft.open_points.is_empty() {
        console.complain(&open_points(&draft, usize::MAX));
        console.complain("Nothing was written: a clean copy has no open points.\n");
        return Ok(Outcome::Findings);
    }
    let name = if clean {
        outline.id.clone()
    } else {
        format!("{}-working", outline.id)
    };
    let paper = (name, draft.document.clone());
    options
        .printing
        .write(&[paper], Some(&options.engagement), console)?;
    if let Some(path) = &opened.lock.path {
        let lock = opened.lock.lock.clone().with_used(&opened.used(&draft));
        if lock != opened.lock.lock {
            let bytes = lock::write(&lock).into_bytes();
            Disk.write_all(&[(path.clone(), bytes)], true)?;
            console.say(&format!(
                "wrote {}: texts of library {}",
                path.display(),
                lock.library
            ));
        }
    }
    let copy = if clean { "clean copy" } else { "working draft" };
    let clauses = draft
        .chosen
        .iter()
        .filter(|one| !one.id.starts_with("schedules/"))
        .count();
    console.say(&format!(
        "{copy}: {clauses} clauses, {} schedules",
        draft.chosen.len() - clauses
    ));
    if !draft.open_points.is_empty() {
        console.say(&open_points(&draft, 5));
    }
    Ok(Outcome::Fine)
}

fn open_points(draft: &Draft, most: usize) -> String {
    let count = draft.open_points.len();
    let mut text = format!(
        "{count} open {}:\n",
        if count == 1 { "point" } else { "points" }
    );
    for point in draft.open_points.iter().take(most) {
        let _ = writeln!(
            text,
            "  {}. {}\n     {}",
            point.number, point.question, point.write
        );
    }
    if count > most {
        let _ = writeln!(
            text,
            "  … and {} more: `engross lint` lists them all",
            count - most
        );
    }
    text
}
