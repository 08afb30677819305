//! One clause, schedule or form: front matter and wordings.

mod read;

pub(super) use read::{list, located, read, text_of};

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::condition::Condition;
use crate::library::requirement::TenderRequirement;
use crate::library::text::Text;
use crate::source::{FileId, Located, Place};
use crate::written::{Kind, Node};

/// What a file of the library is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A clause of the body.
    Clause,
    /// A schedule.
    Schedule,
    /// A schedule that is mostly filled by hand, or a form that stands beside the agreement.
    Form,
    /// A section of the papers of a tender: a clause that may show tables and forms.
    Page,
    /// A planning document: for the Customer alone.
    Plan,
}

/// A clause, schedule or form.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Path without ending: `audit/right-to-audit`.
    pub id: String,
    /// What it is.
    pub kind: ClauseKind,
    /// Its file.
    pub file: FileId,
    /// Heading.
    pub title: Located<String>,
    /// `customer`, `provider`, `both` or `none`.
    pub binds: String,
    /// Condition for the whole.
    pub when: Condition,
    /// Requirements that it says as a whole.
    pub satisfies: Vec<Located<String>>,
    /// For the drafter.
    pub guidance: Option<String>,
    /// Requirements to give advice that the guidance answers.
    pub advises: Vec<Located<String>>,
    /// When to stop.
    pub walk_away: Option<String>,
    /// Blanks by name, in file order.
    pub blanks: Vec<Blank>,
    /// Conditions and traces of paragraphs, by anchor.
    pub paragraphs: BTreeMap<String, ParagraphRule>,
    /// The preferred wording.
    pub preferred: Text,
    /// The fall-back, if parties negotiate.
    pub acceptable: Option<Wording>,
    /// What a tender asks about its topic, in file order.
    pub requirements: Vec<TenderRequirement>,
}

/// A blank.
#[derive(Clone, Debug)]
pub struct Blank {
    /// Kebab-case name.
    pub name: Located<String>,
    /// What may stand there.
    pub kind: Kind,
    /// The question to the drafter.
    pub asks: String,
    /// How the particulars call it.
    pub label: String,
    /// A realistic value.
    pub example: Node,
    /// Key and phrase of each option of a choice.
    pub options: Vec<(String, String)>,
    /// Which value is better for the Customer, if its author says so.
    pub better: Option<Better>,
    /// Path of an engagement value.
    pub from: Option<Located<String>>,
    /// Word before the last element of a list.
    pub joined: String,
}

/// Which of two values is better for the Customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    /// The lower one: a notice, a time to repair.
    Lower,
    /// The higher one: an availability.
    Higher,
}

impl Blank {
    /// Which value is better for the Customer: what its author says, else what is so for every
    /// value of its kind, else nothing.
    pub fn better(&self) -> Option<Better> {
        self.better.or(match self.kind {
            Kind::Duration | Kind::SupportHours | Kind::SupportDays | Kind::Interval => {
                Some(Better::Lower)
            }
            Kind::Percentage => Some(Better::Higher),
            _ => None,
        })
    }

    /// A value as the agreement prints it; nothing if it does not fit.
    pub fn printed(&self, node: &Node) -> Option<String> {
        if self.kind == Kind::Choice {
            let key = node.text()?;
            return self
                .options
                .iter()
                .find(|(option, _)| option == key)
                .map(|(_, phrase)| phrase.clone());
        }
        let amount = self.kind.read(node).ok()?;
        Some(amount.printed(&self.joined))
    }
}

/// Condition and traces of one paragraph or item.
#[derive(Clone, Debug)]
pub struct ParagraphRule {
    /// Where its key stands.
    pub place: Place,
    /// Its condition.
    pub when: Condition,
    /// Requirements that it says.
    pub satisfies: Vec<Located<String>>,
}

/// A wording beside the preferred one.
#[derive(Clone, Debug)]
pub struct Wording {
    /// What it costs the Customer.
    pub gives_up: String,
    /// Requirements it no longer satisfies.
    pub drops: Vec<Located<String>>,
    /// Its text.
    pub text: Text,
}

impl Clause {
    /// The wordings, preferred first.
    pub fn wordings(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.preferred)
            .chain(self.acceptable.as_ref().map(|wording| &wording.text))
    }

    /// The folder it stands in: its family, `schedules`, `forms` or `planning`.
    pub fn folder(&self) -> &str {
        self.id.split_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its name inside its folder.
    pub fn name(&self) -> &str {
        self.id.split_once('/').map_or(&*self.id, |(_, name)| name)
    }

    /// Whether it can be a part of an agreement.
    pub fn is_contractual(&self) -> bool {
        !matches!(self.folder(), "forms" | "planning")
    }

    /// The blank of a name.
    pub fn blank(&self, name: &str) -> Option<&Blank> {
        self.blanks.iter().find(|blank| blank.name.value == name)
    }

    /// The id of what a link in this clause points to, and its anchor.
    pub fn target(&self, link: &str) -> Option<(String, Option<String>)> {
        target(self.folder(), &self.id, link)
    }
}

/// Resolves a link written in `folder` by the file of `own`.
pub(crate) fn target(folder: &str, own: &str, link: &str) -> Option<(String, Option<String>)> {
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (link, None),
    };
    if path.is_empty() {
        return Some((own.to_owned(), anchor));
    }
    let mut parts: Vec<&str> = if folder.is_empty() {
        Vec::new()
    } else {
        vec![folder]
    };
    for part in path.strip_suffix(".md")?.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    (parts.len() == 2).then(|| (parts.join("/"), anchor))
}
