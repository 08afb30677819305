//! Reads and judges somebody's documents.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::commands::{LibraryOptions, open};
use crate::coverage::{self, Demands, Scope};
use crate::import::{Paper, Revisions};
use crate::library::{self, Library, Topics};
use crate::lint::{self, Judge, JudgedAs};
use crate::recognise::kind::Kind;
use crate::recognise::topics::TopicFound;
use crate::report::Standing;
use crate::source::{Disk, Place, Sources, nearest};

/// How a document is read.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ReadingOptions {
    /// Read tracked changes of a Word document as if all were accepted, or rejected.
    #[arg(long, value_enum, default_value = "accepted")]
    pub revisions: RevisionView,
    /// What the document on standard input is called: reports name it so, and the end of the name
    /// says what it is, such as `.md`. Without a name it is `-`, and its first bytes and marks say
    /// what it is.
    #[arg(long, value_name = "NAME")]
    pub stdin_name: Option<PathBuf>,
}

impl ReadingOptions {
    /// What the document at a path is called.
    pub(super) fn name<'a>(&'a self, path: &'a Path) -> &'a Path {
        match &self.stdin_name {
            Some(name) if path.as_os_str() == "-" => name,
            _ => path,
        }
    }

    /// The name and bytes of a document; `-` is standard input.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn bytes(&self, path: &Path) -> Result<(String, Vec<u8>), String> {
        let bytes = if path.as_os_str() == "-" {
            Disk.read_input()?
        } else {
            Disk.read_bytes(path)?
        };
        Ok((self.name(path).display().to_string(), bytes))
    }
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
pub(super) type Judged = lint::Judged<'static>;

/// What documents are judged by.
pub(super) struct Bench {
    /// The topics that are looked for.
    pub(super) topics: &'static Topics,
    judge: Judge<'static>,
    /// The kind that somebody said they are.
    pub(super) kind: Option<Kind>,
    /// Where the library is, for what frameworks ask.
    options: LibraryOptions,
    library: OnceLock<Result<Library, String>>,
    demands: OnceLock<Demands>,
    /// Which view of tracked changes is read.
    pub(super) revisions: Revisions,
    /// The day that matters.
    pub(super) as_of: Date,
}

/// What a paper is judged as beside its kind.
#[derive(Debug, Default)]
pub(super) struct Lens {
    /// Words of the topics that are expected.
    expects: Vec<String>,
    /// What it is held against.
    pub(super) scope: Option<Scope>,
}

impl Bench {
    /// Makes ready to judge by the topics of a library.
    ///
    /// # Errors
    /// If a topic laid over the built-in ones cannot be read.
    pub(super) fn new(as_of: Date, options: &LibraryOptions) -> Result<Self, String> {
        static TOPICS: OnceLock<Topics> = OnceLock::new();
        let topics = match &options.library {
            None => TOPICS.get_or_init(Topics::embedded),
            // A run has one library, and what is known of papers leans on it to the end.
            Some(folder) => Box::leak(Box::new(topics_over(folder)?)),
        };
        let judge = Judge::new(topics);
        if options.library.is_some()
            && let Some(wrong) = judge.check().first()
        {
            return Err(format!("a topic of the library cannot be used: {wrong}"));
        }
        Ok(Self {
            topics,
            judge,
            kind: None,
            options: options.clone(),
            library: OnceLock::new(),
            demands: OnceLock::new(),
            revisions: Revisions::default(),
            as_of,
        })
    }

    /// The library, read when it is needed first.
    pub(super) fn library(&self) -> Result<&Library, String> {
        let read = || open::open_library(&self.options, &mut Sources::default());
        let library = self.library.get_or_init(|| Ok(read()?.0));
        library.as_ref().map_err(Clone::clone)
    }

    /// What some profiles mean.
    ///
    /// # Errors
    /// If there is no such profile.
    pub(super) fn lens(&self, names: &[String]) -> Result<Lens, String> {
        let known = &self.topics.profiles;
        let mut profiles = Vec::new();
        for name in names {
            let profile = known.get(name).ok_or_else(|| {
                let names = || known.keys().map(String::as_str);
                let help = nearest(name, names()).map_or_else(
                    || format!("use one of: {}", names().collect::<Vec<_>>().join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                format!("there is no profile `{name}`; {help}")
            })?;
            profiles.push(profile);
        }
        let has_frameworks = profiles.iter().any(|one| !one.frameworks.is_empty());
        let scope = if has_frameworks {
            Scope::of(&profiles, &self.library()?.facts)
        } else {
            None
        };
        let expects = profiles.iter().flat_map(|one| one.expects.iter().cloned());
        Ok(Lens {
            expects: expects.collect(),
            scope,
        })
    }

    /// What laws and standards ask of agreements.
    fn demands(&self) -> &Demands {
        self.demands.get_or_init(|| {
            let library = self.library().ok();
            library.map_or_else(Demands::new, |library| {
                coverage::demands(self.topics, library)
            })
        })
    }
}

/// The topics of the library with a folder laid over it.
fn topics_over(folder: &Path) -> Result<Topics, String> {
    let files = library::overlay(library::embedded(), open::texts_below(folder)?);
    let mut sources = Sources::default();
    let (topics, wrong) = Topics::read(&mut sources, &files);
    match wrong.first() {
        None => Ok(topics),
        Some(finding) => {
            let file = finding
                .place
                .map(|place| sources.file(place.file).name.clone());
            Err(format!(
                "`{}`: {}",
                file.unwrap_or_default(),
                finding.message
            ))
        }
    }
}

/// Reads and judges a document.
pub(super) fn judge(name: &str, bytes: &[u8], bench: &Bench, lens: &Lens) -> Judged {
    let demands = |topic: &str| bench.demands().get(topic).cloned().unwrap_or_default();
    let unmet = |topics: &[TopicFound<'_>]| {
        let scope = lens.scope.as_ref()?;
        let library = bench.library().ok()?;
        Some(coverage::unmet(topics, bench.topics, library, scope))
    };
    let judged_as = JudgedAs {
        kind: bench.kind,
        profiles: &lens.expects,
        demands: Some(&demands),
        unmet: Some(&unmet),
        revisions: bench.revisions,
        as_of: bench.as_of,
    };
    bench.judge.judge(name, bytes, &judged_as)
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
