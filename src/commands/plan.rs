//! `engross plan`: the planning documents, made from the same engagement as the agreement.

use std::path::PathBuf;

use crate::commands::deal::Drafted;
use crate::commands::form::{list, named};
use crate::commands::open::open_library;
use crate::commands::{Console, LibraryOptions, Outcome, Printing};
use crate::library::Clause;
use crate::source::Sources;

/// Which documents, and where to.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    #[arg(required_unless_present = "list")]
    pub engagement: Option<PathBuf>,
    /// Names of documents, separated by commas; all of them if left out.
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    pub document: Vec<String>,
    /// List the documents.
    #[arg(long)]
    pub list: bool,
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

/// Writes the documents.
///
/// # Errors
/// If a file cannot be read or written, or there is no such document.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let Some(path) = options.engagement.as_ref().filter(|_| !options.list) else {
        let (library, _) = open_library(&options.library, &mut Sources::default())?;
        console.say(&list(library.plans()));
        return Ok(Outcome::Fine);
    };
    let Some(drafted) = Drafted::of(path, &options.library, console)? else {
        return Ok(Outcome::CouldNotRun);
    };
    let deal = drafted.deal();
    let known: Vec<&Clause> = deal.library.plans().collect();
    let wanted = if options.document.is_empty() {
        known
    } else {
        options
            .document
            .iter()
            .map(|name| named(name, &known, "planning document", "engross plan --list"))
            .collect::<Result<_, _>>()?
    };
    let mut papers = Vec::new();
    let mut is_wrong = false;
    for plan in wanted {
        let (document, findings) = deal.paper(plan);
        is_wrong |= drafted.complain(&findings, console);
        papers.push((format!("internal-{}", plan.name()), document));
    }
    if is_wrong {
        return Ok(Outcome::CouldNotRun);
    }
    options.printing.write(&papers, Some(path), console)?;
    console.say("internal: keep them from the other side");
    Ok(Outcome::Fine)
}
