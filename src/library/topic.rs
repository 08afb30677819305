//! Topics: what a careful reader looks for in somebody else's contract, and how it is recognised.
//!
//! A topic is a file `topics/<id>.toml`; `topics/words.toml` names the phrases they share,
//! `topics/profiles.toml` what a paper can be judged as.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Deserialize;

use crate::finding::Finding;
use crate::library::LibraryFile;
use crate::library::embedded::embedded_below;
use crate::library::framework::unreadable;
use crate::source::Sources;

/// The sections of a contract that a careful reader looks for, and the phrases they share.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    /// By id, in the order of the ids.
    pub topics: BTreeMap<String, Topic>,
    /// Shared phrases: `<name>` in a pattern stands for one of them.
    pub words: BTreeMap<String, String>,
    /// What a paper can be judged as beside its kind.
    pub profiles: BTreeMap<String, Profile>,
}

/// What a paper is judged as beside its kind.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    /// Its name for people.
    pub title: String,
    /// Words of [`Topic::expected`]: more topics are expected in the paper.
    #[serde(default)]
    pub expects: Vec<String>,
    /// Frameworks that the paper is held against.
    #[serde(default)]
    pub frameworks: Vec<String>,
    /// The facts of such a deal, by which requirements apply.
    #[serde(default)]
    pub facts: toml::Table,
}

/// One topic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topic {
    /// Its name for people.
    pub title: String,
    /// What a contract without it lacks, and what to write: one sentence.
    pub write: String,
    /// Clauses and schedules of ours that carry it; the first one is the example to show.
    pub clauses: Vec<String>,
    /// How much is lost without it.
    pub weight: Weight,
    /// Kinds of document, and profiles, in which it is expected.
    #[serde(default)]
    pub expected: Vec<String>,
    /// Patterns of headings that announce it.
    #[serde(default)]
    pub heading: Vec<String>,
    /// What says it.
    #[serde(default, rename = "sign")]
    pub signs: Vec<Sign>,
}

/// How much is lost without a topic.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Good to have.
    Useful,
    /// A careful reader misses it.
    Expected,
    /// No such contract should be signed without it.
    Essential,
}

/// One way in which a sentence says a topic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sign {
    /// What such a sentence says.
    pub says: String,
    /// A sentence has at least one of these words, or beginnings of words; lower case.
    pub words: Vec<String>,
    /// A sentence has one of these patterns.
    #[serde(default)]
    pub pattern: Vec<String>,
    /// A sentence has one of these patterns, too.
    #[serde(default)]
    pub and: Vec<String>,
    /// A sentence has none of these.
    #[serde(default)]
    pub not: Vec<String>,
    /// Only below a heading of the topic.
    #[serde(default)]
    pub below_heading: bool,
    /// Also in a sentence that defines a term.
    #[serde(default)]
    pub in_definitions: bool,
    /// How far such a sentence goes.
    #[serde(default)]
    pub counts: Counts,
    /// How far it goes below the heading of another subject, where words are often said in passing;
    /// as far as anywhere, if nothing is said.
    pub elsewhere: Option<Counts>,
    /// Sentences that are recognised.
    #[serde(default, rename = "match")]
    pub matches: Vec<String>,
    /// Sentences that are not.
    #[serde(default)]
    pub spare: Vec<String>,
}

/// How far a sign goes.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// The topic is present.
    #[default]
    Whole,
    /// Two different ones make it present; one makes it partial.
    Half,
    /// The topic is touched, not settled.
    Hint,
}

impl Topics {
    /// Reads the files of the folder `topics`; what is wrong with one is reported, the rest used.
    pub fn read(sources: &mut Sources, files: &[LibraryFile]) -> (Self, Vec<Finding>) {
        let mut topics = Self::default();
        let mut findings = Vec::new();
        let own = files
            .par_iter()
            .filter_map(|file| Some((file, Self::id(&file.path)?)));
        // The program waits for them before it reads a paper: all processors read.
        let all: Vec<_> = own
            .map(|(file, name)| (file, name, Part::read(name, &file.text)))
            .collect();
        for (file, name, part) in all {
            match part {
                Ok(Part::Words(words)) => topics.words = words,
                Ok(Part::Profiles(profiles)) => topics.profiles = profiles,
                Ok(Part::Topic(topic)) => {
                    topics.topics.insert(name.to_owned(), *topic);
                }
                Err(error) => {
                    let id = sources.add(&file.name, &file.text);
                    findings.push(unreadable(id, error.message()));
                }
            }
        }
        (topics, findings)
    }

    /// The id of the topic that stands in a file of the library, or "words".
    pub fn id(path: &str) -> Option<&str> {
        path.strip_prefix("topics/")?.strip_suffix(".toml")
    }

    /// The topics of the library that is part of the program.
    pub fn embedded() -> Self {
        Self::read(&mut Sources::default(), &embedded_below("topics")).0
    }
}

/// What a file of the folder holds.
enum Part {
    Words(BTreeMap<String, String>),
    Profiles(BTreeMap<String, Profile>),
    Topic(Box<Topic>),
}

impl Part {
    fn read(name: &str, text: &str) -> Result<Self, toml::de::Error> {
        match name {
            "words" => toml::from_str(text).map(Self::Words),
            "profiles" => toml::from_str(text).map(Self::Profiles),
            _ => toml::from_str(text).map(Self::Topic),
        }
    }
}
