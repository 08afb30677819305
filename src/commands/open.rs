//! Opens what commands work on: library, engagement, tables.

use std::path::{Path, PathBuf};

use crate::condition::Facts;
use crate::engagement::{self, Engagement};
use crate::finding::{Finding, Group, Severity};
use crate::library::{self, Library, LibraryFile};
use crate::source::{Disk, Place, Sources};
use crate::template;

/// Options for commands that read the library.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct LibraryOptions {
    /// Folder of clauses laid over the built-in library, file by file.
    #[arg(long, value_name = "FOLDER")]
    pub(super) library: Option<PathBuf>,
}

/// An engagement with all it needs.
pub(super) struct Opened {
    /// Every text that was read.
    pub(super) sources: Sources,
    /// The library, overlay included.
    pub(super) library: Library,
    /// The engagement.
    pub(super) engagement: Engagement,
    /// The facts of the engagement.
    pub(super) facts: Facts,
    /// What is wrong with any of them.
    pub(super) findings: Vec<Finding>,
}

impl Opened {
    /// Whether something is wrong enough that no draft can be trusted.
    pub(super) fn is_broken(&self) -> bool {
        broken(&self.findings)
    }
}

/// Whether findings hold an error.
pub(super) fn broken(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

/// Reads the library, with a folder laid over it.
///
/// # Errors
/// If the folder cannot be read.
pub(super) fn open_library(
    options: &LibraryOptions,
    sources: &mut Sources,
) -> Result<(Library, Vec<Finding>), String> {
    let mut files = library::embedded();
    let overlaid = options.library.is_some();
    let mut unused = Vec::new();
    if let Some(folder) = &options.library {
        let mut over = Vec::new();
        for (path, full) in Disk.files_below(folder)? {
            if matches!(
                full.extension().and_then(|kind| kind.to_str()),
                Some("md" | "toml")
            ) {
                let text = Disk.read_text(&full)?;
                over.push(LibraryFile {
                    name: full.display().to_string(),
                    path,
                    text,
                });
            }
        }
        unused = nowhere(&files, &over);
        files = library::overlay(files, over);
    }
    let (library, mut findings) = library::load(sources, &files);
    for (file, help) in unused {
        let place = Place::new(sources.add(file.name, file.text), 0..0);
        findings.push(
            Finding::error(
                "unknown-family",
                Group::Library,
                place,
                format!("`{}` is in no family, so it is printed nowhere", file.path),
            )
            .help(help),
        );
    }
    // The embedded library is checked by a test; a changed one is checked every time.
    if overlaid {
        findings.extend(library::check(&library));
    }
    Ok((library, findings))
}

/// Texts that stand beside the folders of families, each with where it was probably meant to be:
/// without this, a changed clause in the wrong place changes nothing and nobody is told.
fn nowhere(base: &[LibraryFile], over: &[LibraryFile]) -> Vec<(LibraryFile, String)> {
    over.iter()
        .filter(|file| !file.path.contains(['/', '\\']) && !file.path.ends_with("toml"))
        .filter(|file| !file.path.eq_ignore_ascii_case("README.md"))
        .map(|file| {
            let same = base.iter().find(|known| {
                known
                    .path
                    .split_once('/')
                    .is_some_and(|(_, name)| name == file.path)
            });
            let help = match same {
                Some(known) => format!("move it to `{}`", known.path),
                None => "move it into the folder of its family, such as `audit`".to_owned(),
            };
            (file.clone(), help)
        })
        .collect()
}

/// Reads an engagement and the library it is drafted from.
///
/// # Errors
/// If a file cannot be read.
pub(super) fn open_engagement(path: &Path, options: &LibraryOptions) -> Result<Opened, String> {
    let mut sources = Sources::default();
    let text = Disk.read_text(path)?;
    let file = sources.add(path.display().to_string(), text);
    let (library, mut findings) = open_library(options, &mut sources)?;
    let (engagement, wrong) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    findings.extend(wrong);
    let (facts, wrong) = engagement::facts(&engagement, &library.facts);
    if !findings.iter().any(Finding::hides_others) {
        findings.extend(wrong);
    }
    Ok(Opened {
        sources,
        library,
        engagement,
        facts,
        findings,
    })
}
