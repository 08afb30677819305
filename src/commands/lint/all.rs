//! What was found in all files, and how it is said.

use std::collections::BTreeMap;

use crate::commands::Console;
use crate::commands::lint::LintFormat;
use crate::commands::papers::{self, Judged};
use crate::finding::Finding;
use crate::import::Paper;
use crate::lint;
use crate::recognise::commitments::Commitment;
use crate::recognise::kind::Kind;
use crate::recognise::topics::TopicFound;
use crate::report::{self, Side, TextTable};
use crate::source::{FileId, Place, Sources};

/// What was found in all files, with places that point into one set of texts.
pub(super) struct All {
    pub(super) sources: Sources,
    pub(super) files: Vec<FileId>,
    pub(super) findings: Vec<Finding>,
    papers: Vec<Read>,
    /// Whether anything could be read at all.
    pub(super) is_read: bool,
}

/// A paper that was read.
struct Read {
    file: FileId,
    paper: Paper,
    kind: Kind,
    topics: Vec<TopicFound<'static>>,
    commitments: Vec<Commitment>,
}

impl All {
    /// Of what was found in each.
    pub(super) fn of(judged: Vec<Judged>) -> Self {
        let mut all = Self {
            sources: Sources::default(),
            files: Vec::new(),
            findings: Vec::new(),
            papers: Vec::new(),
            is_read: false,
        };
        for one in judged {
            let by = all.sources.append(one.sources);
            all.is_read |= one.paper.is_some()
                || !one
                    .findings
                    .iter()
                    .any(|finding| finding.rule == "unreadable-paper");
            let file = FileId::from_index(one.file.index() + by);
            all.files.push(file);
            all.findings
                .extend(one.findings.into_iter().map(|finding| finding.moved(by)));
            let (kind, topics, commitments) = (one.kind, one.topics, one.commitments);
            all.papers.extend(one.paper.map(|paper| Read {
                file,
                paper,
                kind,
                topics,
                commitments,
            }));
        }
        all
    }

    fn read(&self, file: FileId) -> Option<&Read> {
        let at = self.papers.binary_search_by_key(&file, |read| read.file);
        at.ok().and_then(|at| self.papers.get(at))
    }

    /// The paper of a file, if it is one.
    pub(super) fn paper(&self, file: FileId) -> Option<&Paper> {
        self.read(file).map(|read| &read.paper)
    }

    fn standing(&self, place: Place) -> report::Standing {
        let paper = self.paper(place.file);
        paper
            .map(|paper| papers::standing(paper, place))
            .unwrap_or_default()
    }

    fn known(&self, file: FileId) -> report::FileKnown {
        let read = self.read(file);
        read.map(|read| report::FileKnown {
            kind: Some(read.paper.format.word()),
            commitments: report::commitments_json(&read.paper, &read.commitments),
        })
        .unwrap_or_default()
    }

    /// Says all of it.
    pub(super) fn say(&self, format: LintFormat, console: &mut Console<'_>) {
        let rules: Vec<report::RuleText<'_>> = lint::RULES
            .iter()
            .map(|rule| report::RuleText {
                name: rule.name,
                group: rule.group,
                severity: rule.severity,
                summary: rule.summary(),
                guide: rule.guide,
            })
            .collect();
        let format = match format {
            LintFormat::Human => report::Format::Human,
            LintFormat::Json => report::Format::Json,
            LintFormat::Sarif => report::Format::Sarif,
            LintFormat::Github => report::Format::Github,
            LintFormat::Csv => report::Format::Csv,
        };
        let recognised: Vec<report::Recognised<'_>> = self
            .papers
            .iter()
            .map(|read| report::Recognised {
                file: read.file,
                kind: read.kind.word(),
                topics: &read.topics,
            })
            .collect();
        let manner = report::Manner {
            colour: console.colour,
            width: console.width,
            files: &self.files,
            rules: &rules,
            stands: &|place| self.standing(place),
            papers: &recognised,
            known: &|file| self.known(file),
        };
        console.say(&report::findings(
            &self.findings,
            &self.sources,
            format,
            &manner,
        ));
        if format == report::Format::Human && self.files.len() > 1 {
            console.say(&format!("\n{}", self.summary().print(console.width)));
        }
    }

    /// How many findings each file has.
    fn summary(&self) -> TextTable {
        let mut table = TextTable::new([
            ("file", Side::Left),
            ("errors", Side::Right),
            ("warnings", Side::Right),
            ("notes", Side::Right),
        ]);
        let mut counts: BTreeMap<FileId, [usize; 3]> = BTreeMap::new();
        for finding in &self.findings {
            if let Some(place) = finding.place {
                counts.entry(place.file).or_default()[finding.severity as usize] += 1;
            }
        }
        for file in &self.files {
            let [notes, warnings, errors] = counts.get(file).copied().unwrap_or_default();
            table.row([
                self.sources.file(*file).name.clone(),
                errors.to_string(),
                warnings.to_string(),
                notes.to_string(),
            ]);
        }
        table
    }
}
