//! Changes of an engagement: a clause left out, a number blurred.

use std::collections::BTreeSet;
use std::ops::Range;

use engross::assembly::{Draft, assemble};
use engross::condition::Facts;
use engross::coverage::{self, Cause};
use engross::engagement::{self, Engagement};
use engross::finding::Finding;
use engross::library::{self, Library, Topics};
use engross::lint::{self, Judge, Subject};
use engross::source::{FileId, Sources};
use engross::template::{self, Outline, Tables};
use regex::Regex;

use crate::score::{Change, Score};

/// A clause that only lists what the others define: the library refuses a draft without it.
const DEFINITIONS: &str = "form/definitions";
const REASON: &str = "omit = \"The parties settled it in their framework agreement of May 2025.\"";

/// What is everywhere the same.
pub(crate) struct World {
    sources: Sources,
    library: Library,
    outline: Outline,
    tables: Tables,
    /// By what papers are judged.
    pub(crate) judge: Judge<'static>,
}

impl World {
    pub(crate) fn new() -> Self {
        let mut sources = Sources::default();
        let (library, _) = library::load(&mut sources, &library::embedded());
        let topics: &'static Topics = Box::leak(Box::new(Topics::embedded()));
        Self {
            sources,
            library,
            outline: Outline::embedded("agreement").unwrap(),
            tables: Tables::embedded().unwrap(),
            judge: Judge::new(topics),
        }
    }

    /// Reads an engagement and makes its agreement, as a working draft or clean.
    fn drafted(&self, text: &str, is_working: bool) -> Read {
        let mut sources = self.sources.clone();
        let file = sources.add("engagement.toml", text);
        let (engagement, mut found) =
            engagement::load(&mut sources, file, &template::preset, &template::presets());
        let (facts, wrong) = engagement::facts(&engagement, &self.library.facts);
        found.extend(wrong);
        let (draft, wrong) = assemble(
            &engagement,
            &self.library,
            &self.outline,
            &self.tables,
            &facts,
            is_working,
        );
        found.extend(wrong);
        Read {
            sources,
            file,
            engagement,
            facts,
            draft,
            found,
        }
    }
}

/// An engagement and its draft.
struct Read {
    sources: Sources,
    file: FileId,
    engagement: Engagement,
    facts: Facts,
    draft: Draft,
    found: Vec<Finding>,
}

/// What is said of an engagement.
struct Said {
    file: FileId,
    findings: Vec<Finding>,
    /// Requirements that are missing because a clause is left out, with the clause.
    left_out: BTreeSet<(String, String)>,
}

/// An engagement that is changed.
pub(crate) struct Deal<'a> {
    world: &'a World,
    text: String,
    /// Its clean copy.
    pub(crate) clean: Draft,
    /// What is said of it unchanged: rule and message.
    known: BTreeSet<(String, String)>,
}

/// The clause that is left out, or the lines that changed.
enum About {
    Clause(String, String),
    Line(Range<usize>),
}

impl<'a> Deal<'a> {
    pub(crate) fn new(world: &'a World, text: String) -> Self {
        let clean = world.drafted(&text, false).draft;
        let known = said(world, &text).findings;
        Self {
            world,
            text,
            clean,
            known: known.into_iter().map(key).collect(),
        }
    }

    /// Leaves out each clause of the draft, one at a time, with a reason.
    pub(crate) fn clauses_left_out(&self) -> Score {
        let clauses = self.clean.chosen.iter();
        let clauses = clauses.filter(|one| one.id != DEFINITIONS);
        let changes: Vec<Change<About>> = clauses
            .map(|one| Change {
                name: one.id.clone(),
                text: self.without(&one.id),
                about: About::Clause(one.id.clone(), one.title.clone()),
            })
            .collect();
        self.score("clauses left out", &changes)
    }

    fn without(&self, id: &str) -> String {
        let table = match id.strip_prefix("schedules/") {
            Some(name) => format!("[schedule.{name}]"),
            None => format!("[clause.{}]", id.replace('/', ".")),
        };
        let lines = self.text.split_inclusive('\n');
        if lines.clone().any(|line| line.trim() == table) {
            self.text.replacen(&table, &format!("{table}\n{REASON}"), 1)
        } else {
            format!("{}\n{table}\n{REASON}\n", self.text)
        }
    }

    /// Writes a vague word for each number with a unit, one at a time.
    pub(crate) fn numbers_blurred(&self) -> Score {
        let number =
            Regex::new(r#"= ("[<>≤≥]?=? ?[0-9][0-9.,]* ?[a-zA-Z%]+[^"]*"|[0-9]+)\s*(?:#.*)?$"#)
                .unwrap();
        let mut changes = Vec::new();
        let mut start = 0;
        for (at, line) in self.text.split_inclusive('\n').enumerate() {
            // A remark is not read.
            let written = number.captures(line.trim_end()).and_then(|all| all.get(1));
            if let Some(written) = written.filter(|_| !line.starts_with('#')) {
                let place = start + written.start()..start + written.end();
                let vague = "\"promptly\"";
                let name = format!("line {}: {}", at + 1, line.trim());
                changes.push(Change {
                    name,
                    text: replaced(&self.text, &place, vague),
                    about: About::Line(start..place.start + vague.len()),
                });
            }
            start += line.len();
        }
        self.score("numbers blurred", &changes)
    }

    fn score(&self, what: &str, changes: &[Change<About>]) -> Score {
        Score::of(what, changes, |change| {
            let said = said(self.world, &change.text);
            let file = said.file;
            let findings = said.findings.into_iter();
            let mut new = findings.filter(|one| !self.known.contains(&key(one.clone())));
            let by_rule = new.find(|one| is_about(one, &change.about, file));
            let by_rule = by_rule.map(|one| format!("{}: {}", one.rule, one.message));
            by_rule.or_else(|| {
                let About::Clause(id, _) = &change.about else {
                    return None;
                };
                let missing = said.left_out.iter().filter(|(clause, _)| clause == id);
                let missing: Vec<&str> = missing.map(|(_, one)| one.as_str()).collect();
                (!missing.is_empty()).then(|| format!("coverage: {}", missing.join(", ")))
            })
        })
    }
}

/// Whether a finding speaks of a change.
fn is_about(finding: &Finding, about: &About, file: FileId) -> bool {
    match about {
        About::Clause(id, title) => {
            let mut words = vec![finding.message.as_str()];
            words.extend(finding.help.as_deref());
            words.extend(finding.related.iter().map(|(_, words)| words.as_str()));
            finding.about.as_ref() == Some(id)
                || words
                    .iter()
                    .any(|one| one.contains(&format!("`{id}`")) || one.contains(title.as_str()))
        }
        About::Line(line) => finding.place.is_some_and(|place| {
            place.file == file
                && (place.start as usize) < line.end
                && line.start <= place.end as usize
        }),
    }
}

fn said(world: &World, text: &str) -> Said {
    let read = world.drafted(text, true);
    let subject = Subject {
        sources: &read.sources,
        engagement: &read.engagement,
        library: &world.library,
        draft: &read.draft,
        facts: &read.facts,
        as_of: read.engagement.header.date,
    };
    let findings = lint::run(&subject, read.found);
    let evidence = lint::evidence(&|rule, requirement| {
        findings
            .iter()
            .any(|one| one.rule == rule && lint::denies(one, requirement, &world.library))
    });
    let coverage = coverage::of_draft(&read.draft, &world.library, &evidence);
    let judged = coverage.frameworks.iter().flat_map(|of| &of.requirements);
    let left_out = judged.flat_map(|one| {
        one.causes.iter().filter_map(|cause| match cause {
            Cause::LeftOut { clause, .. } => Some((clause.clone(), one.requirement.id.clone())),
            _ => None,
        })
    });
    let left_out = left_out.collect();
    Said {
        file: read.file,
        findings,
        left_out,
    }
}

fn key(finding: Finding) -> (String, String) {
    (finding.rule.to_owned(), finding.message)
}

/// A text with other words in one place.
pub(crate) fn replaced(text: &str, place: &Range<usize>, words: &str) -> String {
    format!("{}{words}{}", &text[..place.start], &text[place.end..])
}
