//! `engross.lock`: the texts an engagement was drafted from, so that a later library changes nothing
//! by itself.
//!
//! Written with the first draft, honoured by every command, changed by `engross update` alone. It
//! holds every clause, term and preset in use, whole, with a hash of each; clauses that did not
//! exist when it was written stay out.

mod outdated;
mod read;
mod write;

pub use outdated::{Newer, newer, outdated};
pub use read::read;
pub use write::write;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::condition::Condition;
use crate::library::{Library, LibraryFile};
use crate::source::Place;

/// The name of the file beside an engagement.
pub const NAME: &str = "engross.lock";

/// What is pinned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// Version of the library the lock was last updated from.
    pub library: String,
    /// Ids of all clauses and schedules that existed then.
    pub known: BTreeSet<String>,
    /// Clauses and schedules in use, by id.
    pub clauses: BTreeMap<String, Pinned>,
    /// Terms in use, by name.
    pub terms: BTreeMap<String, Pinned>,
    /// Presets in use, by name and version.
    pub presets: BTreeMap<String, Pinned>,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// Version of the library it was taken from.
    pub library: String,
    /// The text, whole.
    pub text: String,
    /// Where it stands in the lock, if it was read from one.
    pub place: Option<Place>,
}

/// The hash of a text as it is written: `sha256:` and 64 digits.
pub fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let mut out = "sha256:".to_owned();
    for byte in digest {
        for half in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(u32::from(half), 16));
        }
    }
    out
}

impl Lock {
    /// The files of a library with the pinned texts in the place of its own.
    pub fn over(&self, mut files: Vec<LibraryFile>) -> Vec<LibraryFile> {
        let named = |path: String, text: &str| LibraryFile {
            name: format!("{NAME}:{path}"),
            path,
            text: text.to_owned(),
        };
        for (id, pinned) in &self.clauses {
            let path = format!("{id}.md");
            files.retain(|file| file.path != path);
            files.push(named(path, &pinned.text));
        }
        let terms: Vec<String> = self
            .terms
            .values()
            .map(|pinned| format!("[[term]]\n{}", pinned.text))
            .collect();
        if !terms.is_empty() {
            files.push(named("terms/pinned.toml".to_owned(), &terms.join("\n")));
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files
    }

    /// Leaves out of a library what did not exist when the lock was written.
    pub fn bar(&self, library: &mut Library) {
        for clause in library.clauses.values_mut() {
            if !self.known.contains(&clause.id) {
                clause.when = Condition::Not(Box::new(Condition::Always));
            }
        }
    }

    /// This lock with what a draft uses beyond it, as the library has it. Nothing that is pinned
    /// changes.
    #[must_use]
    pub fn with_used(mut self, used: &Used<'_>) -> Self {
        let library = used.library;
        if self.library.is_empty() {
            self.library.clone_from(&library.version);
            self.known = library.clauses.keys().cloned().collect();
        }
        let pinned = |text: &str| Pinned {
            library: library.version.clone(),
            text: text.replace("\r\n", "\n"),
            place: None,
        };
        for id in &used.clauses {
            if let Some(text) = library.texts.get(id) {
                let own = self.clauses.entry(id.clone());
                own.or_insert_with(|| pinned(text));
            }
        }
        for name in &used.terms {
            if let Some(text) = library.texts.get(&format!("terms/{name}")) {
                let own = self.terms.entry(name.clone());
                own.or_insert_with(|| pinned(text));
            }
        }
        for (name, text) in &used.presets {
            let own = self.presets.entry(name.clone());
            own.or_insert_with(|| pinned(text));
        }
        self
    }

    /// This lock without some of its clauses, which are then taken from the library again.
    #[must_use]
    pub fn without(mut self, ids: &BTreeSet<String>) -> Self {
        self.clauses.retain(|id, _| !ids.contains(id));
        self.known.extend(ids.iter().cloned());
        self
    }
}

/// What a draft uses.
#[derive(Clone, Debug)]
pub struct Used<'a> {
    /// The library it was drafted from.
    pub library: &'a Library,
    /// Ids of its clauses and schedules.
    pub clauses: Vec<String>,
    /// Names of its terms.
    pub terms: Vec<String>,
    /// Names and texts of its presets.
    pub presets: Vec<(String, String)>,
}
