//! Reads and judges somebody's paper: the one place where text, kind, topics and rules meet.

use jiff::civil::Date;

use crate::coverage::Demands;
use crate::finding::Finding;
use crate::import::{self, Paper, Revisions};
use crate::library::Topics;
use crate::lint::{Asked, Known, PaperReading, PaperSubject, reading};
use crate::recognise::commitments::{Commitment, all_commitments};
use crate::recognise::kind::{self, Kind};
use crate::recognise::topics::{Recogniser, TopicFound};
use crate::source::{FileId, Sources};

/// What papers are judged by, made ready once for all of them.
#[derive(Debug)]
pub struct Judge<'a> {
    /// The topics that are looked for.
    pub topics: &'a Topics,
    ready: Recogniser<'a>,
}

/// What a paper is judged as.
#[derive(Clone, Copy, Default)]
pub struct JudgedAs<'a> {
    /// Its kind, if somebody said it.
    pub kind: Option<Kind>,
    /// Words of [`crate::library::Topic::expected`] beside its kind.
    pub profiles: &'a [String],
    /// What laws and standards ask of agreements, by topic.
    pub demands: Option<&'a Asked<'a>>,
    /// What the frameworks of its profiles ask and a paper with such topics does not settle.
    pub unmet: Option<&'a Unmet<'a>>,
    /// Which text of a Word document with tracked changes is read.
    pub revisions: Revisions,
    /// The day that matters.
    pub as_of: Date,
}

/// What frameworks ask and these topics do not settle.
pub type Unmet<'a> = dyn Fn(&[TopicFound<'_>]) -> Option<Demands> + 'a;

/// What was found in one file.
pub struct Judged<'a> {
    /// The texts its findings point into.
    pub sources: Sources,
    /// The file itself among them.
    pub file: FileId,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The document, if it is one and could be read.
    pub paper: Option<Paper>,
    /// What kind of document it is.
    pub kind: Kind,
    /// Which topics it has.
    pub topics: Vec<TopicFound<'a>>,
    /// Its service commitments.
    pub commitments: Vec<Commitment>,
}

impl<'a> Judge<'a> {
    /// Makes ready to judge by some topics.
    pub fn new(topics: &'a Topics) -> Self {
        let ready = Recogniser::new(topics);
        Self { topics, ready }
    }

    /// What is wrong with the patterns of the topics.
    pub fn check(&self) -> Vec<String> {
        self.ready.check()
    }

    /// Reads and judges the bytes of a file.
    pub fn judge(&self, name: &str, bytes: &[u8], judged_as: &JudgedAs<'_>) -> Judged<'a> {
        let mut sources = Sources::default();
        let (mut paper, read) =
            import::read_as(FileId::from_index(0), name, bytes, judged_as.revisions);
        let text = paper
            .as_mut()
            .map(|paper| std::mem::take(&mut paper.text))
            .unwrap_or_default();
        let file = sources.add(name, text.clone());
        let mut judged = Judged {
            sources,
            file,
            findings: read,
            paper: None,
            kind: Kind::Other,
            topics: Vec::new(),
            commitments: Vec::new(),
        };
        if let Some(mut paper) = paper {
            paper.text = text;
            self.fill(&mut judged, &paper, judged_as);
            judged.paper = Some(paper);
        }
        judged
    }

    fn fill(&self, judged: &mut Judged<'a>, paper: &Paper, judged_as: &JudgedAs<'_>) {
        judged.topics = self.ready.topics(paper);
        judged.kind = judged_as.kind.unwrap_or_else(|| kind::kind(paper));
        let unmet = judged_as.unmet.and_then(|unmet| unmet(&judged.topics));
        let known = Known {
            kind: judged.kind,
            profiles: judged_as.profiles,
            found: &judged.topics,
            topics: self.topics,
            demands: judged_as.demands,
            unmet: unmet.as_ref(),
        };
        let subject = PaperSubject {
            sources: &judged.sources,
            file: judged.file,
            paper,
            as_of: judged_as.as_of,
            known: Some(known),
        };
        let mut read = PaperReading::of(&subject);
        let findings = reading(&read, std::mem::take(&mut judged.findings));
        let levels = std::mem::take(&mut read.commitments);
        judged.commitments = all_commitments(&read, levels);
        judged.findings = findings;
    }
}
