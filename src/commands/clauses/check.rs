//! `engross clauses check`: what the author of a library should mend.

use std::path::Path;

use crate::commands::{Console, LibraryOptions, Outcome, open};
use crate::finding::{Finding, Severity};
use crate::library;
use crate::lint;
use crate::report;
use crate::source::Sources;

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum CheckFormat {
    /// Excerpts for people.
    #[default]
    Human,
    /// One object for programs, as `engross lint` writes it.
    Json,
}

/// Checks.
///
/// # Errors
/// If the folder cannot be read.
pub(super) fn run(
    format: CheckFormat,
    options: &LibraryOptions,
    console: &mut Console<'_>,
) -> Result<Outcome, String> {
    let mut sources = Sources::default();
    let (library, mut findings) = open::open_library(options, &mut sources)?;
    if options.library.is_none() {
        findings.extend(library::check(&library));
    }
    findings.extend(lint::library(&library));
    findings.extend(lint::silent_duties(&library));
    findings.extend(lint::unknown_terms(&library));
    findings.extend(lint::dangling_terms(&library));
    let files = open::library_files(options)?;
    findings.extend(lint::topic_signs(&mut sources, &files, &library));
    findings.extend(lint::uncarried(&library, &lint::evidence(&|_, _| false)));
    if let Some(folder) = &options.library {
        own(folder, &mut findings, &sources)?;
    }
    let format = match format {
        CheckFormat::Human => report::Format::Human,
        CheckFormat::Json => report::Format::Json,
    };
    let manner = report::Manner {
        colour: console.colour,
        width: console.width,
        ..report::Manner::default()
    };
    console.say(&report::findings(&findings, &sources, format, &manner));
    let is_wrong = |finding: &Finding| finding.severity > Severity::Note;
    Ok(if findings.iter().any(is_wrong) {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// Leaves what the folder's author can mend: findings in its own files, and requirements that only
/// its changes leave uncarried.
fn own(folder: &Path, findings: &mut Vec<Finding>, sources: &Sources) -> Result<(), String> {
    let built_in = open::open_library(&LibraryOptions::default(), &mut Sources::default())?.0;
    let known: Vec<Option<String>> = lint::uncarried(&built_in, &lint::evidence(&|_, _| false))
        .into_iter()
        .map(|finding| finding.about)
        .collect();
    findings.retain(|finding| match finding.place {
        Some(place) => Path::new(&sources.file(place.file).name).starts_with(folder),
        None => !known.contains(&finding.about),
    });
    Ok(())
}
