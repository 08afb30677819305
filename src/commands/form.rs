//! `engross form`: one schedule or form by itself, filled from an engagement or blank.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::assembly;
use crate::commands::deal::Drafted;
use crate::commands::open::{broken, open_library};
use crate::commands::{Console, LibraryOptions, Outcome, Printing};
use crate::engagement;
use crate::library::{Clause, Library};
use crate::planning::Deal;
use crate::source::{Sources, nearest};
use crate::template::{self, Outline, Tables};

/// Which form, and where to.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Name of the schedule or form, such as `asset-tracking-form`.
    #[arg(required_unless_present = "list")]
    pub name: Option<String>,
    /// The engagement it is filled from; blank if left out.
    pub engagement: Option<PathBuf>,
    /// List the schedules and forms.
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

/// Prints the form.
///
/// # Errors
/// If a file cannot be read or written, or there is no such form.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let Some(name) = options.name.as_ref().filter(|_| !options.list) else {
        let (library, _) = open_library(&options.library, &mut Sources::default())?;
        console.say(&format!(
            "Schedules of the agreement:\n{}\nForms beside it:\n{}",
            list(library.schedules()),
            list(library.forms())
        ));
        return Ok(Outcome::Fine);
    };
    match &options.engagement {
        Some(path) => filled(options, name, path, console),
        None => blank(options, name, console),
    }
}

fn filled(
    options: &Options,
    name: &str,
    path: &Path,
    console: &mut Console<'_>,
) -> Result<Outcome, String> {
    let Some(drafted) = Drafted::of(path, &options.library, console)? else {
        return Ok(Outcome::CouldNotRun);
    };
    let deal = drafted.deal();
    let form = form(name, deal.library)?;
    let (document, findings) = deal.paper(form);
    if drafted.complain(&findings, console) {
        return Ok(Outcome::CouldNotRun);
    }
    let papers = [(form.name().to_owned(), document)];
    options.printing.write(&papers, Some(path), console)?;
    let is_chosen = deal.draft.chosen.iter().any(|one| one.id == form.id);
    if form.is_contractual() && !is_chosen {
        console.say("this agreement does not have the schedule: what it says is left blank");
    }
    Ok(Outcome::Fine)
}

fn blank(options: &Options, name: &str, console: &mut Console<'_>) -> Result<Outcome, String> {
    let mut sources = Sources::default();
    let (library, wrong) = open_library(&options.library, &mut sources)?;
    let form = form(name, &library)?;
    let outline = Outline::embedded("agreement")?;
    let tables = Tables::embedded()?;
    // An engagement that says nothing: what it lacks is what is left to be written by hand.
    let file = sources.add("no engagement", "");
    let (engagement, _) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    let (facts, _) = engagement::facts(&engagement, &library.facts);
    let (draft, _) = assembly::assemble(&engagement, &library, &outline, &tables, &facts, false);
    let deal = Deal {
        engagement: &engagement,
        library: &library,
        outline: &outline,
        tables: &tables,
        draft: &draft,
    };
    let (document, findings) = deal.blank(form);
    let findings = [wrong, findings].concat();
    console.findings(&findings, &sources);
    if broken(&findings) {
        return Ok(Outcome::CouldNotRun);
    }
    let papers = [(form.name().to_owned(), document)];
    options.printing.write(&papers, None, console)?;
    Ok(Outcome::Fine)
}

fn form<'a>(name: &str, library: &'a Library) -> Result<&'a Clause, String> {
    let known: Vec<&Clause> = library.schedules().chain(library.forms()).collect();
    named(name, &known, "schedule or form", "engross form --list")
}

/// The text of a name, with or without its folder.
pub(super) fn named<'a>(
    name: &str,
    known: &[&'a Clause],
    what: &str,
    listed_by: &str,
) -> Result<&'a Clause, String> {
    if let Some(found) = known
        .iter()
        .find(|one| one.name() == name || one.id == name)
    {
        return Ok(found);
    }
    let near = nearest(name, known.iter().map(|one| one.name()));
    let help = near.map_or_else(
        || format!("`{listed_by}` lists them"),
        |near| format!("did you mean `{near}`?"),
    );
    Err(format!(
        "there is no {what} `{}`; {help}",
        name.escape_debug()
    ))
}

/// Name and title of each, a line each.
pub(super) fn list<'a>(texts: impl Iterator<Item = &'a Clause>) -> String {
    let mut lines = String::new();
    for text in texts {
        let _ = writeln!(lines, "  {:<28} {}", text.name(), text.title.value);
    }
    lines
}
