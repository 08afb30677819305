//! What a tender asks about the topic of a clause: `[[requirement]]` in its front matter.

use std::str::FromStr;

use serde::Deserialize;

use crate::condition::Condition;
use crate::finding::{Finding, Group};
use crate::library::marks::{Manner, read_text};
use crate::library::text::{Run, TextBlock};
use crate::source::{FileId, Located, Place};
use crate::written::{self, Node};

/// One requirement of a tender.
#[derive(Clone, Debug)]
pub struct TenderRequirement {
    /// Stable name, unique in the library, such as `AUD-1`.
    pub id: Located<String>,
    /// The sentence that the annex prints: words and blanks of the clause, nothing else.
    pub text: Vec<Run>,
    /// Whether a provider has to comply.
    pub priority: Priority,
    /// Condition beside that of the clause.
    pub when: Condition,
    /// Whether it is asked once for each record of a kind.
    pub each: Option<Each>,
    /// What the provider encloses as proof.
    pub evidence: Vec<Evidence>,
    /// What a measurable answer looks like.
    pub measure: String,
    /// Blanks of the clause whose value an answer may offer.
    pub offers: Vec<Located<String>>,
    /// Requirements of frameworks that it carries.
    pub satisfies: Vec<Located<String>>,
}

/// The records for each of which a requirement is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Each {
    /// Each target of the engagement; its text shows what [`Level`] names.
    ServiceLevel,
}

/// What the text of a requirement shows of a Service Level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `level`: its name.
    Name,
    /// `service`: the service that it is about.
    Service,
    /// `target`: the value, with "at least" or "at most".
    Target,
    /// `window`: the period over which it is counted.
    Window,
}

impl Level {
    /// The names, as they stand in backticks.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("level", Self::Name),
        ("service", Self::Service),
        ("target", Self::Target),
        ("window", Self::Window),
    ];
}

impl FromStr for Level {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let known = Self::NAMES.into_iter().find(|(known, _)| *known == name);
        known.map(|(_, level)| level).ok_or(())
    }
}

/// How much a requirement weighs before any points are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// Who does not comply is out, unless the Customer accepts an alternative.
    Mandatory,
    /// Earns points.
    Scored,
}

impl Priority {
    /// The word people read and type.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Scored => "scored",
        }
    }
}

/// One proof that the provider encloses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Evidence {
    /// What kind of proof it is.
    pub kind: EvidenceKind,
    /// What the provider encloses.
    pub text: String,
}

/// What kind of proof a requirement asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// A certificate with its scope.
    Certificate,
    /// A report of an independent auditor.
    Report,
    /// The result of a test.
    Test,
    /// A curriculum vitae.
    Cv,
    /// A customer who can be asked.
    Reference,
    /// Any other document.
    Document,
    /// A statement in the answer itself.
    Statement,
}

impl EvidenceKind {
    /// The word people read and type.
    pub fn word(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Report => "report",
            Self::Test => "test",
            Self::Cv => "CV",
            Self::Reference => "reference",
            Self::Document => "document",
            Self::Statement => "statement",
        }
    }
}

/// Reads one `[[requirement]]`, whose condition the caller has read. What it lacks was reported
/// when its keys were checked.
pub(super) fn read(
    file: FileId,
    node: &Node,
    when: Condition,
    findings: &mut Vec<Finding>,
) -> Option<TenderRequirement> {
    let id = super::clause::located(node, "id")?;
    let priority = written::from_node(node.get("priority")?).ok()?;
    if !is_requirement_id(&id.value) {
        findings.push(
            Finding::error(
                "wrong-requirement-id",
                Group::Library,
                id.place,
                format!("`{}` is no id of a requirement", id.value),
            )
            .help("write 2 to 5 capitals for the family, `-` and a number, such as AUD-1"),
        );
        return None;
    }
    Some(TenderRequirement {
        text: sentence(file, node.get("text")?, findings),
        priority,
        when,
        each: node
            .get("each")
            .and_then(|each| written::from_node(each).ok()),
        evidence: node
            .get("evidence")
            .map(Node::elements)
            .unwrap_or_default()
            .iter()
            .filter_map(|one| written::from_node(one).ok())
            .collect(),
        measure: super::clause::text_of(node, "measure").unwrap_or_default(),
        offers: super::clause::list(node, "offers"),
        satisfies: super::clause::list(node, "satisfies"),
        id,
    })
}

/// Two to five capitals, a hyphen, a number without a leading zero.
fn is_requirement_id(id: &str) -> bool {
    id.split_once('-').is_some_and(|(family, number)| {
        (2..=5).contains(&family.len())
            && family.chars().all(|one| one.is_ascii_uppercase())
            && (1..=3).contains(&number.len())
            && !number.starts_with('0')
            && number.chars().all(|one| one.is_ascii_digit())
    })
}

/// The words and blanks of the sentence.
fn sentence(file: FileId, node: &Node, findings: &mut Vec<Finding>) -> Vec<Run> {
    let words = node.text().unwrap_or_default();
    // The quote before the text is one byte; escapes inside shift places by a few more.
    let (text, wrong) = read_text(file, words, node.place.start as usize + 1, Manner::Clause);
    findings.extend(wrong);
    let mut blocks = text.sections.into_iter().flat_map(|one| one.blocks);
    let first = blocks.next();
    let mut runs = match first {
        Some(TextBlock::Paragraph(paragraph))
            if paragraph.items.is_empty() && blocks.next().is_none() =>
        {
            paragraph.runs
        }
        _ => {
            findings.push(unknown_mark(node.place, "a requirement is one paragraph"));
            Vec::new()
        }
    };
    runs.retain(|run| match run {
        Run::Words(_) | Run::Blank(_) => true,
        Run::Link(mark) | Run::Definition(mark) => {
            findings.push(unknown_mark(
                mark.place,
                "a requirement has no references and defines no terms",
            ));
            false
        }
        Run::Break => false,
    });
    runs
}

fn unknown_mark(place: Place, message: &str) -> Finding {
    Finding::error("unknown-mark", Group::Library, place, message).help(
        "write words and blanks of the clause in one line; the annex names the clause beside it",
    )
}
