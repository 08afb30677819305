//! One clause, schedule or form: front matter and wordings.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::condition::{self, Condition, FactTable};
use crate::finding::{Finding, Group};
use crate::library::marks::{Manner, read_text};
use crate::library::requirement::{self, TenderRequirement};
use crate::library::text::Text;
use crate::source::{FileId, Located, Place};
use crate::written::{self, FieldTable, Kind, Node, Value, capital, in_words};

/// The description of the keys of the front matter.
static FIELD_TABLE: LazyLock<Result<FieldTable, String>> =
    LazyLock::new(|| FieldTable::read(include_str!("fields.toml")));

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

/// Reads one file of the library.
pub(super) fn read(
    file: FileId,
    path: &str,
    text: &str,
    facts: &FactTable,
) -> (Option<Clause>, Vec<Finding>) {
    let id = path.trim_end_matches(".md").to_owned();
    let Some((front, body)) = split(text) else {
        let message = if text.starts_with("+++") {
            "the front matter of this file has no end"
        } else {
            "this file has no front matter"
        };
        let place = Place::new(file, 0..text.chars().take(3).map(char::len_utf8).sum());
        let finding = Finding::error("no-front-matter", Group::Library, place, message)
            .help("begin with a line `+++`, then title = \"…\" and binds = \"…\", then another line `+++`");
        return (None, vec![finding]);
    };
    let (node, mut findings) = written::read(file, &text[front.clone()], front.start);
    let node = match FIELD_TABLE.as_ref() {
        Ok(table) => {
            let (node, wrong) = written::check(&node, table);
            findings.extend(wrong);
            node
        }
        Err(message) => {
            findings.push(Finding::error(
                "unreadable-data",
                Group::Library,
                Place::new(file, 0..0),
                message.as_str(),
            ));
            node
        }
    };
    let kind = match node.get("kind").and_then(Node::text) {
        Some("schedule") => ClauseKind::Schedule,
        Some("form") => ClauseKind::Form,
        Some("page") => ClauseKind::Page,
        Some("plan") => ClauseKind::Plan,
        _ if id.starts_with("schedules/") => ClauseKind::Schedule,
        _ => ClauseKind::Clause,
    };
    let manner = match kind {
        ClauseKind::Clause => Manner::Clause,
        ClauseKind::Page => Manner::Page,
        ClauseKind::Schedule | ClauseKind::Form | ClauseKind::Plan => Manner::Schedule,
    };
    let mut reader = Reader { facts, findings };
    let (preferred, acceptable) = wordings(text, body);
    let mut read_range = |range: Range<usize>| {
        let (read, wrong) = read_text(file, &text[range.clone()], range.start, manner);
        reader.findings.extend(wrong);
        read
    };
    let preferred = read_range(preferred);
    let acceptable = acceptable.map(&mut read_range);
    let clause = Clause {
        kind,
        file,
        title: located(&node, "title").unwrap_or_else(|| Located {
            value: id.clone(),
            place: Place::new(file, 0..3),
        }),
        binds: text_of(&node, "binds").unwrap_or_default(),
        when: reader.condition(&node),
        satisfies: list(&node, "satisfies"),
        guidance: text_of(&node, "guidance"),
        advises: list(&node, "advises"),
        walk_away: text_of(&node, "walk-away"),
        blanks: node
            .get("blanks")
            .map(Node::entries)
            .unwrap_or_default()
            .iter()
            .filter_map(|entry| reader.blank(entry))
            .collect(),
        paragraphs: node
            .get("paragraphs")
            .map(Node::entries)
            .unwrap_or_default()
            .iter()
            .map(|entry| {
                let rule = ParagraphRule {
                    place: entry.key_place,
                    when: reader.condition(&entry.node),
                    satisfies: list(&entry.node, "satisfies"),
                };
                (entry.key.clone(), rule)
            })
            .collect(),
        requirements: reader.requirements(&node, file),
        preferred,
        acceptable: reader.acceptable(&node, acceptable, file, &id),
        id,
    };
    (Some(clause), reader.findings)
}

struct Reader<'a> {
    facts: &'a FactTable,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn condition(&mut self, node: &Node) -> Condition {
        let Some(when) = node.get("when") else {
            return Condition::Always;
        };
        match condition::parse(when.text().unwrap_or_default(), self.facts) {
            Ok(condition) => condition,
            Err(error) => {
                let start = when.place.start as usize + 1;
                let place = Place::new(
                    when.place.file,
                    start + error.range.start..start + error.range.end,
                );
                self.findings.push(
                    Finding::error("wrong-condition", Group::Library, place, error.message)
                        .help(error.help),
                );
                Condition::Always
            }
        }
    }

    fn blank(&mut self, entry: &written::Entry) -> Option<Blank> {
        let node = &entry.node;
        let kind: Kind = written::from_node(node.get("kind")?).ok()?;
        let example = node.get("example")?.clone();
        let options: Vec<(String, String)> = node
            .get("options")
            .map(Node::entries)
            .unwrap_or_default()
            .iter()
            .map(|option| {
                (
                    option.key.clone(),
                    option.node.text().unwrap_or_default().to_owned(),
                )
            })
            .collect();
        if let Err(misfit) = kind.read(&example) {
            self.findings.push(
                Finding::error(
                    "wrong-example",
                    Group::Library,
                    example.place,
                    format!(
                        "the example of `{}` does not fit: {}",
                        entry.key, misfit.message
                    ),
                )
                .help(misfit.help),
            );
        }
        if kind == Kind::Choice
            && !options
                .iter()
                .any(|(key, _)| Some(key.as_str()) == example.text())
        {
            self.findings.push(
                Finding::error(
                    "wrong-example",
                    Group::Library,
                    example.place,
                    format!("the example of `{}` is not one of its options", entry.key),
                )
                .help("use a key of `options`"),
            );
        }
        Some(Blank {
            name: Located {
                value: entry.key.clone(),
                place: entry.key_place,
            },
            kind,
            asks: text_of(node, "asks").unwrap_or_default(),
            label: text_of(node, "label").unwrap_or_else(|| capital(&in_words(&entry.key))),
            example,
            options,
            better: node
                .get("better")
                .and_then(|one| written::from_node(one).ok()),
            from: located(node, "from"),
            joined: text_of(node, "joined").unwrap_or_else(|| "and".into()),
        })
    }

    fn requirements(&mut self, node: &Node, file: FileId) -> Vec<TenderRequirement> {
        node.get("requirement")
            .map(Node::elements)
            .unwrap_or_default()
            .iter()
            .filter_map(|one| {
                let when = self.condition(one);
                requirement::read(file, one, when, &mut self.findings)
            })
            .collect()
    }

    fn acceptable(
        &mut self,
        node: &Node,
        text: Option<Text>,
        file: FileId,
        id: &str,
    ) -> Option<Wording> {
        let meta = node.at("wordings.acceptable");
        match (text, meta) {
            (Some(text), Some(meta)) => Some(Wording {
                gives_up: text_of(meta, "gives-up").unwrap_or_default(),
                drops: list(meta, "drops"),
                text,
            }),
            (None, None) => None,
            (text, meta) => {
                let place = meta.map_or(Place::new(file, 0..3), |meta| meta.place);
                let (message, help) = if text.is_some() {
                    (
                        "has an `# Acceptable` wording that says nothing of what it gives up",
                        "add [wordings.acceptable] with gives-up = \"…\"",
                    )
                } else {
                    (
                        "describes an acceptable wording but has none",
                        "add the wording below a line `# Acceptable`, or delete [wordings.acceptable]",
                    )
                };
                self.findings.push(
                    Finding::error(
                        "wording-mismatch",
                        Group::Library,
                        place,
                        format!("`{id}` {message}"),
                    )
                    .help(help),
                );
                None
            }
        }
    }
}

/// Byte ranges of the front matter and of the body.
fn split(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = text.strip_prefix("+++").map(|rest| {
        text.len()
            - rest
                .trim_start_matches('\r')
                .strip_prefix('\n')
                .unwrap_or(rest)
                .len()
    })?;
    let end = text[start..].find("\n+++").map(|at| start + at + 1)?;
    let body = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    Some((start..end, body..text.len()))
}

/// Byte ranges of the preferred wording and of the acceptable one.
fn wordings(text: &str, body: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let mut at = body.start;
    let (mut preferred, mut acceptable) = (body.clone(), None);
    for line in text[body.clone()].split_inclusive('\n') {
        let next = at + line.len();
        match line.trim_end() {
            "# Preferred" => preferred = next..body.end,
            "# Acceptable" => {
                preferred.end = at;
                acceptable = Some(next..body.end);
            }
            _ => {}
        }
        at = next;
    }
    (preferred, acceptable)
}

pub(super) fn text_of(node: &Node, key: &str) -> Option<String> {
    node.get(key)
        .and_then(Node::text)
        .map(|text| text.trim().to_owned())
}

pub(super) fn located(node: &Node, key: &str) -> Option<Located<String>> {
    let node = node.get(key)?;
    Some(Located {
        value: node.text()?.trim().to_owned(),
        place: node.place,
    })
}

pub(super) fn list(node: &Node, key: &str) -> Vec<Located<String>> {
    let Some(node) = node.get(key) else {
        return Vec::new();
    };
    let elements = match &node.value {
        Value::List(elements) => elements.as_slice(),
        _ => std::slice::from_ref(node),
    };
    elements
        .iter()
        .filter_map(|element| {
            Some(Located {
                value: element.text()?.to_owned(),
                place: element.place,
            })
        })
        .collect()
}
