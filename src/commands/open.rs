//! Opens what commands work on: library, engagement, tables.

use std::path::{Path, PathBuf};

use crate::assembly::{Draft, assemble};
use crate::commands::Console;
use crate::condition::Facts;
use crate::engagement::{self, Engagement};
use crate::finding::{Finding, Group, Severity};
use crate::library::{self, Library, LibraryFile};
use crate::lock::{self, Lock, Used};
use crate::source::{Disk, FileId, Place, Sources};
use crate::template::{self, Outline, Tables};
use crate::written::{self, Node, Value};

/// Options for commands that read the library.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct LibraryOptions {
    /// Folder of clauses laid over the built-in library, file by file.
    #[arg(long, value_name = "FOLDER", global = true)]
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
    /// The texts the engagement is pinned to.
    pub(super) lock: Pinning,
    /// What is wrong with any of them.
    pub(super) findings: Vec<Finding>,
}

/// Whether an engagement is pinned, and to what.
#[derive(Debug, Default)]
pub(super) struct Pinning {
    /// The lock file, unless the engagement follows the library.
    pub(super) path: Option<PathBuf>,
    /// What it holds; empty if there is none yet.
    pub(super) lock: Lock,
    /// Whether there is a lock and it was honoured.
    pub(super) is_there: bool,
    /// Whether the file itself cannot be trusted.
    pub(super) is_broken: bool,
}

impl Opened {
    /// Whether something is wrong enough that no draft can be trusted.
    pub(super) fn is_broken(&self) -> bool {
        broken(&self.findings)
    }

    /// Drafts a document, with what is wrong with it.
    pub(super) fn assembled(
        &self,
        outline: &Outline,
        tables: &Tables,
        working: bool,
    ) -> (Draft, Vec<Finding>) {
        assemble(
            &self.engagement,
            &self.library,
            outline,
            tables,
            &self.facts,
            working,
        )
    }

    /// Says what is wrong if no draft can be trusted, and that therefore nothing was `done`.
    pub(super) fn is_refused(&self, done: &str, console: &mut Console<'_>) -> bool {
        let is_broken = self.is_broken();
        if is_broken {
            console.findings(&self.findings, &self.sources);
            console.complain(&format!("Nothing was {done}: mend the errors first.\n"));
        }
        is_broken
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
    open_pinned(options, &Lock::default(), sources)
}

/// The texts of a folder that is laid over the library.
///
/// # Errors
/// If one cannot be read.
pub(super) fn texts_below(folder: &Path) -> Result<Vec<LibraryFile>, String> {
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
    Ok(over)
}

/// Reads the library with the texts of a lock in it.
fn open_pinned(
    options: &LibraryOptions,
    lock: &Lock,
    sources: &mut Sources,
) -> Result<(Library, Vec<Finding>), String> {
    let base = library::embedded();
    let over = overlay_files(options)?;
    let overlaid = options.library.is_some();
    let unused = nowhere(&base, &over);
    let files = library::overlay(base, over);
    let (mut library, mut findings) = library::load(sources, &lock.over(files));
    if !lock.known.is_empty() {
        lock.bar(&mut library);
    }
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

/// The files of the library, with those of a folder laid over them.
///
/// # Errors
/// If the folder cannot be read.
pub(super) fn library_files(options: &LibraryOptions) -> Result<Vec<LibraryFile>, String> {
    Ok(library::overlay(
        library::embedded(),
        overlay_files(options)?,
    ))
}

/// The files of the folder that is laid over the library, if there is one.
fn overlay_files(options: &LibraryOptions) -> Result<Vec<LibraryFile>, String> {
    match &options.library {
        Some(folder) => texts_below(folder),
        None => Ok(Vec::new()),
    }
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
    open(path, options, Pins::Own)
}

/// Reads an engagement as the newest library has it, whatever it is pinned to.
///
/// # Errors
/// If a file cannot be read.
pub(super) fn open_newest(path: &Path, options: &LibraryOptions) -> Result<Opened, String> {
    open(path, options, Pins::None)
}

/// Reads an engagement as if it were pinned to other texts than it is.
///
/// # Errors
/// If a file cannot be read.
pub(super) fn open_with(
    path: &Path,
    options: &LibraryOptions,
    lock: &Lock,
) -> Result<Opened, String> {
    open(path, options, Pins::Given(lock))
}

/// Which pinned texts are honoured.
#[derive(Clone, Copy)]
enum Pins<'a> {
    /// Those of the lock beside the engagement.
    Own,
    /// None.
    None,
    /// These.
    Given(&'a Lock),
}

fn open(path: &Path, options: &LibraryOptions, pins: Pins<'_>) -> Result<Opened, String> {
    let mut sources = Sources::default();
    let text = Disk.read_text(path)?;
    let file = sources.add(path.display().to_string(), text);
    let mut findings = Vec::new();
    let mut pinning = pinned(path, file, &mut sources, &mut findings)?;
    let lock = match pins {
        Pins::Own => pinning.lock.clone(),
        Pins::None => Lock::default(),
        Pins::Given(lock) => lock.clone(),
    };
    if !matches!(pins, Pins::Own) {
        findings.clear();
    }
    let (library, wrong) = open_pinned(options, &lock, &mut sources)?;
    findings.extend(wrong);
    if matches!(pins, Pins::Own) && lock != Lock::default() {
        let newest = open_library(options, &mut Sources::default())?.0;
        findings.extend(lock::outdated(&lock, &newest));
        pinning.is_there = true;
    }
    let preset = |name: &str| match lock.presets.get(name) {
        Some(pinned) => Some((format!("{}:{name}", lock::NAME), pinned.text.clone())),
        None => template::preset(name),
    };
    let (engagement, wrong) = engagement::load(&mut sources, file, &preset, &template::presets());
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
        lock: pinning,
        findings,
    })
}

/// The lock beside an engagement.
fn pinned(
    path: &Path,
    file: FileId,
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> Result<Pinning, String> {
    let own = written::read(file, &sources.file(file).text, 0).0;
    let follows = own.at("engagement.pinned").map(|node| &node.value);
    if follows == Some(&Value::Flag(false)) {
        return Ok(Pinning::default());
    }
    let beside = path.parent().unwrap_or(Path::new("")).join(lock::NAME);
    let mut pinning = Pinning::default();
    if Disk.exists(&beside) {
        let text = Disk.read_text(&beside)?;
        let file = sources.add(beside.display().to_string(), text.clone());
        let (lock, wrong) = lock::read(file, &text);
        pinning.is_broken = broken(&wrong);
        findings.extend(wrong);
        pinning.lock = lock;
    }
    pinning.path = Some(beside);
    Ok(pinning)
}

impl Opened {
    /// What a draft uses, for the lock.
    pub(super) fn used(&self, draft: &Draft) -> Used<'_> {
        let presets = match self.engagement.node.get("preset") {
            Some(node) if node.text().is_some() => vec![node],
            Some(node) => node.elements().iter().collect(),
            None => Vec::new(),
        };
        let names = presets.into_iter().filter_map(Node::text);
        Used {
            library: &self.library,
            clauses: draft.chosen.iter().map(|one| one.id.clone()).collect(),
            terms: draft.terms.iter().map(|term| term.name.clone()).collect(),
            presets: names
                .filter_map(|name| Some((name.to_owned(), template::preset(name)?.1)))
                .collect(),
        }
    }
}
