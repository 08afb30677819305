//! Reads and judges somebody's documents.

use std::path::Path;
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::finding::Finding;
use crate::import::{self, Paper, Revisions};
use crate::library::Topics;
use crate::lint::{self, Known, PaperSubject};
use crate::recognise::kind::{self, Kind};
use crate::recognise::topics::{Recogniser, TopicFound};
use crate::report::Standing;
use crate::source::{Disk, FileId, Place, Sources};

/// The name and bytes of a document; `-` is standard input.
///
/// # Errors
/// If it cannot be read.
pub(super) fn bytes(path: &Path) -> Result<(String, Vec<u8>), String> {
    if path.as_os_str() == "-" {
        return Ok(("-".to_owned(), Disk.read_input()?));
    }
    Ok((path.display().to_string(), Disk.read_bytes(path)?))
}

/// Which text of a Word document with tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum RevisionView {
    /// As if every change had been accepted.
    #[default]
    Accepted,
    /// As if every change had been rejected.
    Rejected,
}

impl From<RevisionView> for Revisions {
    fn from(view: RevisionView) -> Self {
        match view {
            RevisionView::Accepted => Self::Accepted,
            RevisionView::Rejected => Self::Rejected,
        }
    }
}

/// What was found in one file.
pub(super) struct Judged {
    /// The texts its findings point into.
    pub(super) sources: Sources,
    /// The file itself among them.
    pub(super) file: FileId,
    /// What was found.
    pub(super) findings: Vec<Finding>,
    /// The document, if it is one and could be read.
    pub(super) paper: Option<Paper>,
    /// What kind of document it is.
    pub(super) kind: Kind,
    /// Which topics it has.
    pub(super) topics: Vec<TopicFound<'static>>,
}

/// What documents are judged by.
pub(super) struct Bench {
    /// The topics that are looked for.
    pub(super) topics: &'static Topics,
    ready: Recogniser<'static>,
    /// The kind that somebody said they are.
    pub(super) kind: Option<Kind>,
    /// What else they are judged as.
    pub(super) profiles: Vec<String>,
    /// Which view of tracked changes is read.
    pub(super) revisions: Revisions,
    /// The day that matters.
    pub(super) as_of: Date,
}

impl Bench {
    /// Makes ready to judge.
    pub(super) fn new(as_of: Date) -> Self {
        static TOPICS: OnceLock<Topics> = OnceLock::new();
        let topics = TOPICS.get_or_init(Topics::embedded);
        Self {
            topics,
            ready: Recogniser::new(topics),
            kind: None,
            profiles: Vec::new(),
            revisions: Revisions::default(),
            as_of,
        }
    }
}

/// Reads and judges a document.
pub(super) fn judge(name: &str, bytes: &[u8], bench: &Bench) -> Judged {
    let mut sources = Sources::default();
    let (mut paper, read) = import::read_as(FileId::from_index(0), name, bytes, bench.revisions);
    let text = paper
        .as_mut()
        .map(|paper| std::mem::take(&mut paper.text))
        .unwrap_or_default();
    let file = sources.add(name, text.clone());
    if let Some(paper) = &mut paper {
        paper.text = text;
    }
    let mut topics = Vec::new();
    let mut kind = Kind::Other;
    let findings = match &paper {
        Some(paper) => {
            topics = bench.ready.topics(paper);
            kind = bench.kind.unwrap_or_else(|| kind::kind(paper));
            let known = Known {
                kind,
                profiles: &bench.profiles,
                found: &topics,
                topics: bench.topics,
            };
            let subject = PaperSubject {
                sources: &sources,
                file,
                paper,
                as_of: bench.as_of,
                known: Some(known),
            };
            lint::paper(&subject, read)
        }
        None => read,
    };
    Judged {
        sources,
        file,
        findings,
        paper,
        kind,
        topics,
    }
}

/// Page and clause of a place in a document.
pub(super) fn standing(paper: &Paper, place: Place) -> Standing {
    let block = paper
        .block_at(place.start as usize)
        .and_then(|at| paper.blocks.get(at));
    Standing {
        page: block.and_then(|block| block.page),
        clause: block.and_then(|block| block.clause.clone()),
    }
}
