//! The clause library: legal text in Markdown, terms, facts and frameworks, read and checked.

mod changes;
mod check;
mod clause;
mod embedded;
mod files;
mod framework;
mod marks;
mod metric;
mod printed;
mod requirement;
mod risk;
mod term;
mod text;
mod topic;

pub use changes::{LibraryChange, Version};
pub use check::check;
pub(crate) use clause::target;
pub use clause::{Better, Blank, Clause, ClauseKind, ParagraphRule, Wording};
pub use embedded::embedded;
pub use files::{LibraryFile, overlay};
use framework::Frameworks;
pub use framework::{Criticality, Framework, Requirement};
pub use marks::{Manner, read_text};
pub use metric::MetricTrace;
pub use requirement::{Each, Evidence, EvidenceKind, Level, Priority, TenderRequirement};
pub use risk::Risk;
use risk::Risks;
pub use term::{Term, Terms};
pub use text::{Run, Text, TextBlock, TextParagraph, TextSection, TextTable};
pub use topic::{Counts, Profile, Sign, Topic, Topics, Weight};

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::condition::FactTable;
use crate::finding::Finding;
use crate::source::Sources;

/// All legal text and what it refers to.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Clauses by id `family/name`; schedules by `schedules/name`; forms beside the agreement by
    /// `forms/name`; planning documents by `planning/name`.
    pub clauses: BTreeMap<String, Clause>,
    /// Terms used by many clauses.
    pub terms: Terms,
    /// Facts that conditions may ask about.
    pub facts: FactTable,
    /// Titles of the families, in order, by folder name.
    pub families: Vec<(String, String)>,
    /// The texts that clauses, schedules and terms were read from, by id; terms by `terms/<name>`.
    pub texts: BTreeMap<String, String>,
    /// What service-level records of an engagement carry, by the kind of their metric.
    pub metrics: Vec<MetricTrace>,
    /// Its version; empty if it names none.
    pub version: String,
    /// What changed with each version, newest first.
    pub versions: Vec<Version>,
    frameworks: Frameworks,
    risks: Risks,
}

impl Library {
    /// Frameworks with their requirements.
    pub fn frameworks(&self) -> &[Framework] {
        self.frameworks.read(&self.facts).0
    }

    /// The starting catalogue of risks.
    pub fn risks(&self) -> &[Risk] {
        self.risks.read(&self.facts).0
    }

    /// The requirement of an id, in any framework.
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.frameworks()
            .iter()
            .find_map(|framework| framework.requirements.iter().find(|one| one.id == id))
    }

    /// Why a text changed after a version, newest reason first.
    pub fn why(&self, id: &str, after: &str) -> Vec<String> {
        let later = self.versions.iter().take_while(|one| one.number != after);
        later
            .flat_map(|version| version.changes.iter().map(move |change| (version, change)))
            .filter(|(_, change)| change.texts.iter().any(|text| text == id))
            .map(|(version, change)| {
                let why = change.why.trim_end_matches('.');
                format!("{why} ({})", version.number)
            })
            .collect()
    }

    /// Clauses only, in the order of their ids.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.clauses
            .values()
            .filter(|clause| clause.kind == ClauseKind::Clause)
    }

    /// Schedules of the agreement, those that are forms included.
    pub fn schedules(&self) -> impl Iterator<Item = &Clause> {
        self.of_folder("schedules")
    }

    /// Forms that stand beside the agreement.
    pub fn forms(&self) -> impl Iterator<Item = &Clause> {
        self.of_folder("forms")
    }

    /// Planning documents, which only the Customer reads.
    pub fn plans(&self) -> impl Iterator<Item = &Clause> {
        self.of_folder("planning")
    }

    fn of_folder(&self, folder: &'static str) -> impl Iterator<Item = &Clause> {
        self.clauses
            .values()
            .filter(move |clause| clause.folder() == folder)
    }
}

/// Reads a library. Every file that is wrong is reported; the rest is used.
pub fn load(sources: &mut Sources, files: &[LibraryFile]) -> (Library, Vec<Finding>) {
    let mut library = Library::default();
    let mut findings = Vec::new();
    let (mut texts, mut over) = (Vec::new(), Vec::new());
    // Facts first: conditions are read against them.
    for file in files.iter().filter(|file| file.path == "facts.toml") {
        match FactTable::read(&file.text) {
            Ok(facts) => library.facts = facts,
            Err(message) => findings.push(unreadable(sources, file, &message)),
        }
    }
    for file in files {
        match file.path.as_str() {
            "facts.toml" => {}
            "families.toml" => match framework::families(&file.text) {
                Ok(families) => library.families = families,
                Err(message) => findings.push(unreadable(sources, file, &message)),
            },
            "library.toml" => match changes::version(&file.text) {
                Ok(version) => library.version = version.unwrap_or_default(),
                Err(message) => findings.push(unreadable(sources, file, &message)),
            },
            "CHANGELOG.toml" => match changes::versions(&file.text) {
                Ok(versions) => library.versions = versions,
                Err(message) => findings.push(unreadable(sources, file, &message)),
            },
            "risks.toml" => {
                let id = sources.add(&file.name, &file.text);
                library.risks.set(id, &file.text);
            }
            "terms.toml" => {
                let id = sources.add(&file.name, &file.text);
                let (terms, wrong) = term::read(id, &file.text);
                library.terms = terms;
                findings.extend(wrong);
            }
            "metrics.toml" => {
                let id = sources.add(&file.name, &file.text);
                match metric::read(id, &file.text) {
                    Ok(metrics) => library.metrics = metrics,
                    Err(message) => findings.push(framework::unreadable(id, &message)),
                }
            }
            path if path.starts_with("terms/") && is(path, "toml") => {
                let id = sources.add(&file.name, &file.text);
                let (own, wrong) = term::read(id, &file.text);
                over.extend(own.terms);
                findings.extend(wrong);
            }
            path if path.starts_with("frameworks/") && is(path, "toml") => {
                let id = sources.add(&file.name, &file.text);
                library.frameworks.add(id, &file.text);
            }
            path if path.contains('/') && is(path, "md") => {
                texts.push((sources.add(&file.name, &file.text), file));
            }
            _ => {}
        }
    }
    // Terms of their own files stand over those of the list.
    for term in over {
        let terms = &mut library.terms.terms;
        match terms.iter_mut().find(|known| known.name == term.name) {
            Some(known) => *known = term,
            None => terms.push(term),
        }
    }
    for term in &library.terms.terms {
        let name = format!("terms/{}", term.name);
        library.texts.insert(name, term.written.clone());
    }
    // Most of the work; no clause looks at another one here.
    let read: Vec<_> = texts
        .par_iter()
        .map(|(id, file)| clause::read(*id, &file.path, &file.text, &library.facts))
        .collect();
    for ((clause, wrong), (_, file)) in read.into_iter().zip(&texts) {
        findings.extend(wrong);
        if let Some(clause) = clause {
            library.texts.insert(clause.id.clone(), file.text.clone());
            library.clauses.insert(clause.id.clone(), clause);
        }
    }
    (library, findings)
}

/// Whether a path has this ending.
fn is(path: &str, ending: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|kind| kind == ending)
}

fn unreadable(sources: &mut Sources, file: &LibraryFile, message: &str) -> Finding {
    framework::unreadable(sources.add(&file.name, &file.text), message)
}
