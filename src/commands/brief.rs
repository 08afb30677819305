//! `engross brief`: the internal negotiation brief.

use std::path::PathBuf;

use crate::commands::deal::Drafted;
use crate::commands::{Console, LibraryOptions, Outcome, Printing};
use crate::planning;
use crate::source::nearest;

/// Title and file name of the brief.
const TITLE: &str = "Negotiation brief";
const NAME: &str = "internal-brief";

/// Of what, and where to.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// Families or clauses it is about, separated by commas; all of them if left out.
    #[arg(long, value_delimiter = ',', value_name = "FAMILY|CLAUSE")]
    pub only: Vec<String>,
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

/// Writes the brief.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let Some(drafted) = Drafted::of(&options.engagement, &options.library, console)? else {
        return Ok(Outcome::CouldNotRun);
    };
    let deal = drafted.deal();
    for name in &options.only {
        let known = deal
            .library
            .clauses()
            .flat_map(|clause| [clause.folder(), &*clause.id]);
        let known: Vec<&str> = known.collect();
        if !known.contains(&name.as_str()) {
            let near = nearest(name, known.into_iter());
            let help = near.map_or_else(
                || "`engross clauses list` lists them".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            return Err(format!(
                "there is no family or clause `{}`; {help}",
                name.escape_debug()
            ));
        }
    }
    let (document, findings) = planning::brief(&deal, TITLE, &options.only);
    if drafted.complain(&findings, console) {
        return Ok(Outcome::CouldNotRun);
    }
    options.printing.write(
        &[(NAME.to_owned(), document)],
        Some(&options.engagement),
        console,
    )?;
    console.say("internal: keep it from the other side");
    Ok(Outcome::Fine)
}
