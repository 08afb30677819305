//! `engross update`: takes the library's newest texts into an engagement.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::commands::clauses::impact;
use crate::commands::{Console, LibraryOptions, Outcome, open};
use crate::lock::{self, Lock};
use crate::source::{Disk, nearest};
use crate::template::{Outline, Tables};

/// What to update.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// Only this clause or schedule; may be given several times. Everything if left out.
    #[arg(long, value_name = "ID")]
    pub clause: Vec<String>,
    /// Which document it makes.
    #[arg(long, default_value = "agreement")]
    pub document: String,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub library: LibraryOptions,
}

/// Updates.
///
/// # Errors
/// If a file cannot be read or written, or a clause is not there.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let outline = Outline::embedded(&options.document)?;
    let tables = Tables::embedded()?;
    let newest = open::open_newest(&options.engagement, &options.library)?;
    let Some(path) = newest.lock.path.clone() else {
        console.say("nothing to update: `pinned = false` lets this engagement follow the library");
        return Ok(Outcome::Fine);
    };
    let wanted: BTreeSet<String> = options
        .clause
        .iter()
        .map(|id| id.trim_end_matches(".md").to_owned())
        .collect();
    for id in &wanted {
        if !newest.library.clauses.contains_key(id) {
            let near = nearest(id, newest.library.clauses.keys().map(String::as_str));
            return Err(format!(
                "there is no clause `{}`; {}",
                id.escape_debug(),
                near.map_or(
                    "`engross clauses list` shows all".to_owned(),
                    |near| format!("did you mean `{near}`?")
                )
            ));
        }
    }
    if newest.lock.is_broken && !wanted.is_empty() {
        let pinned = open::open_engagement(&options.engagement, &options.library)?;
        console.findings(&pinned.findings, &pinned.sources);
        return Err(format!(
            "`{}` cannot be trusted, so no single clause of it is updated; `engross update` without `--clause` writes it anew",
            path.display()
        ));
    }
    let old = newest.lock.lock.clone();
    let base = if wanted.is_empty() {
        Lock::default()
    } else {
        old.clone().without(&wanted)
    };
    // What is drafted after the update: the newest texts where they are taken, the old elsewhere.
    let after = if wanted.is_empty() {
        None
    } else {
        Some(open::open_with(
            &options.engagement,
            &options.library,
            &base,
        )?)
    };
    let opened = after.as_ref().unwrap_or(&newest);
    let (draft, wrong) = opened.assembled(&outline, &tables, false);
    let mut findings = opened.findings.clone();
    findings.extend(wrong);
    if open::broken(&findings) {
        console.findings(&findings, &opened.sources);
        console.complain("Nothing was updated: mend the errors first.\n");
        return Ok(Outcome::CouldNotRun);
    }
    let lock = base.with_used(&opened.used(&draft));
    if lock::write(&lock) == lock::write(&old) {
        console.say("nothing to update: every text is the library's newest");
        return Ok(Outcome::Fine);
    }
    if !newest.lock.is_broken && old != Lock::default() {
        let pinned = open::open_engagement(&options.engagement, &options.library)?;
        let changes = impact::changes(&pinned, opened, &outline, &tables);
        console.say(&impact::human(&changes));
    }
    let bytes = lock::write(&lock).into_bytes();
    Disk.write_all(&[(path.clone(), bytes)], true)?;
    console.say(&format!(
        "wrote {}: texts of library {}",
        path.display(),
        opened.library.version
    ));
    Ok(Outcome::Fine)
}
