//! `engross clauses`: what the library holds.

mod check;
pub(super) mod impact;
mod new;

use std::path::PathBuf;

use crate::commands::{Console, LibraryOptions, Outcome, open};
use crate::library::{Clause, ClauseKind, Library};
use crate::source::{Sources, nearest};

/// What to show of the library.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(subcommand)]
    #[allow(
        missing_docs,
        reason = "the help of a subcommand is that of its variants"
    )]
    pub action: Action,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub library: LibraryOptions,
}

/// What to show.
#[derive(Debug, clap::Subcommand)]
pub enum Action {
    /// One line for each clause and schedule.
    List {
        /// Only this family, such as `audit` or `schedules`.
        family: Option<String>,
    },
    /// One clause as its author wrote it, with blanks, wordings and traces.
    Show {
        /// Id, such as `audit/right-to-audit`.
        id: String,
    },
    /// Say what the author of a library should mend, and which requirements nothing carries.
    #[command(after_help = "\
Examples:
  engross clauses check                            the built-in library
  engross clauses check --library clauses          your own clauses, laid over it
  engross clauses check --library clauses --format json")]
    Check {
        /// How findings are written.
        #[arg(long, value_enum, default_value = "human")]
        format: check::CheckFormat,
    },
    /// Write a commented clause to start from.
    #[command(after_help = "\
Examples:
  engross clauses new audit/follow-up              clauses/audit/follow-up.md
  engross clauses new audit/follow-up --library our-clauses")]
    New {
        /// Family and name, such as `audit/follow-up`.
        id: String,
        /// Replace a file that is already there.
        #[arg(long)]
        force: bool,
    },
    /// Show what the newest library would change in an engagement, as a word diff, and why.
    #[command(after_help = "\
Examples:
  engross clauses impact engagement.toml           clause by clause, with the reasons
  engross clauses impact engagement.toml --format json
  engross update engagement.toml                   take it")]
    Impact {
        /// The engagement file.
        engagement: PathBuf,
        /// How the impact is printed.
        #[arg(long, value_enum, default_value = "human")]
        format: impact::ImpactFormat,
    },
}

/// Lists or shows.
///
/// # Errors
/// If there is no such clause or family.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    match &options.action {
        Action::Check { format } => return check::run(*format, &options.library, console),
        Action::New { id, force } => return new::run(id, &options.library, *force, console),
        Action::Impact { engagement, format } => {
            return impact::run(engagement, *format, &options.library, console);
        }
        Action::List { .. } | Action::Show { .. } => {}
    }
    let mut sources = Sources::default();
    let (library, findings) = open::open_library(&options.library, &mut sources)?;
    match &options.action {
        Action::List { family } => list(&library, family.as_deref(), console)?,
        Action::Show { id } => {
            let clause = named(&library, id).ok_or_else(|| {
                let near = nearest(id, library.clauses.keys().map(String::as_str));
                format!(
                    "there is no clause `{id}`; {}",
                    near.map_or(
                        "`engross clauses list` shows all".to_owned(),
                        |near| format!("did you mean `{near}`?")
                    )
                )
            })?;
            show(clause, &library, &sources, console);
        }
        Action::Check { .. } | Action::New { .. } | Action::Impact { .. } => {}
    }
    console.findings(&findings, &sources);
    Ok(if open::broken(&findings) {
        Outcome::CouldNotRun
    } else {
        Outcome::Fine
    })
}

/// The clause of an id, of the path of its settings (`clause.audit.right-to-audit`), or of the last
/// part of its id if no other has the same.
pub(super) fn named<'a>(library: &'a Library, name: &str) -> Option<&'a Clause> {
    let id = name.trim_end_matches(".md").replace('.', "/");
    let id = match id.split_once('/') {
        Some(("clause", rest)) => rest.to_owned(),
        Some(("schedule", rest)) => format!("schedules/{rest}"),
        _ => id,
    };
    library.clauses.get(&id).or_else(|| {
        let mut same = library.clauses.values().filter(|clause| {
            clause
                .id
                .split_once('/')
                .is_some_and(|(_, last)| last == id)
        });
        same.next().filter(|_| same.next().is_none())
    })
}

fn list(library: &Library, family: Option<&str>, console: &mut Console<'_>) -> Result<(), String> {
    let mut families: Vec<(String, String)> = library.families.clone();
    families.push(("schedules".into(), "Schedules and forms".into()));
    if let Some(wanted) = family {
        families.retain(|(id, _)| id == wanted);
        if families.is_empty() {
            let names = library.families.iter().map(|(id, _)| id.as_str());
            let help = nearest(wanted, names.clone()).map_or_else(
                || {
                    format!(
                        "use one of: {}, schedules",
                        names.collect::<Vec<_>>().join(", ")
                    )
                },
                |near| format!("did you mean `{near}`?"),
            );
            return Err(format!("there is no family `{wanted}`; {help}"));
        }
    }
    for (family, title) in families {
        console.say(&title);
        for clause in library.clauses.values().filter(|clause| {
            clause
                .id
                .split_once('/')
                .is_some_and(|(own, _)| own == family)
        }) {
            let wordings = if clause.acceptable.is_some() {
                "2 wordings"
            } else {
                "1 wording"
            };
            let what = match clause.kind {
                ClauseKind::Clause => wordings,
                ClauseKind::Schedule => "schedule",
                ClauseKind::Form => "form",
                ClauseKind::Page => "page",
                ClauseKind::Plan => "plan",
            };
            console.say(&format!(
                "  {:<42} {:<48} {what}",
                clause.id, clause.title.value
            ));
        }
    }
    Ok(())
}

fn show(clause: &Clause, library: &Library, sources: &Sources, console: &mut Console<'_>) {
    console.say(&format!("{} — {}\n", clause.id, clause.title.value));
    console.say(sources.file(clause.file).text.trim_end());
    let traced: Vec<_> = clause
        .satisfies
        .iter()
        .chain(clause.paragraphs.values().flat_map(|rule| &rule.satisfies))
        .filter_map(|id| library.requirement(&id.value))
        .collect();
    if !traced.is_empty() {
        console.say("\nWhat it satisfies:\n");
        for requirement in traced {
            console.say(&format!(
                "  {} ({}): {}",
                requirement.id, requirement.source, requirement.text
            ));
        }
    }
}
