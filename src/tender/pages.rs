//! Fills the pages of the annex: the tables of requirements and clauses, one page for each topic, and
//! words in the place of references to what only the agreement holds.

use serde::Deserialize;

use crate::assembly::Draft;
use crate::document::Align;
use crate::engagement::Engagement;
use crate::library::{ClauseKind, Library, Run, Text, TextBlock, TextParagraph, TextTable};
use crate::source::{Located, Place};
use crate::template::Outline;
use crate::tender::{Asked, Words, glossary};
use crate::written::capital;

/// The page that is repeated for each topic.
const TOPIC: &str = "tender/topic";

/// `templates/documents/annex/selection.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conditions {
    condition: Vec<SelectionCondition>,
}

/// One condition for the selection of the provider.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SelectionCondition {
    title: String,
    /// Requirements of frameworks; what carries one of them asks for the condition.
    carries: Vec<String>,
}

/// What pages are filled with.
#[derive(Clone, Copy)]
pub(super) struct Pages<'a> {
    pub(super) engagement: &'a Engagement,
    pub(super) library: &'a Library,
    pub(super) asked: &'a [Asked],
    pub(super) agreement: &'a Draft,
    pub(super) words: &'a Words,
}

impl Pages<'_> {
    /// The library with the pages of the annex filled; the outline names the page of each topic.
    pub(super) fn filled(&self, outline: &mut Outline) -> Library {
        let mut filled = self.library.clone();
        let mut topics = Vec::new();
        if let Some(page) = filled.clauses.remove(TOPIC) {
            for one in self.asked.iter().filter(|one| one.number.is_some()) {
                let id = format!("{TOPIC}-{}", one.family);
                if !topics.contains(&id) {
                    let mut topic = page.clone();
                    topic.title.value.clone_from(&one.topic);
                    topic.id.clone_from(&id);
                    filled.clauses.insert(id.clone(), topic);
                    topics.push(id);
                }
            }
        }
        for part in &mut outline.parts {
            if let Some(at) = part.clauses.iter().position(|id| id == TOPIC) {
                part.clauses.splice(at..=at, topics.iter().cloned());
            }
        }
        for page in filled
            .clauses
            .values_mut()
            .filter(|one| one.kind == ClauseKind::Page)
        {
            let text = std::mem::take(&mut page.preferred);
            page.preferred = self.with_tables(text, &page.id, page.title.place);
        }
        for (id, clause) in &mut filled.clauses {
            if holds(outline, id) {
                for section in &mut clause.preferred.sections {
                    for block in &mut section.blocks {
                        each_runs(block, &mut |runs| self.without_links(runs, id, outline));
                    }
                }
            }
        }
        for term in &mut filled.terms.terms {
            self.without_links(&mut term.meaning, "", outline);
        }
        glossary::add(&mut filled, self, outline);
        filled
    }

    /// The text with its named tables made; a table that is not wanted goes with the paragraph
    /// before it.
    fn with_tables(&self, mut text: Text, page: &str, place: Place) -> Text {
        for section in &mut text.sections {
            let mut blocks: Vec<TextBlock> = Vec::new();
            for block in std::mem::take(&mut section.blocks) {
                let name = match &block {
                    TextBlock::DataTable(name) => name.value.as_str(),
                    _ => "",
                };
                let made = match name {
                    "requirements" => Some(self.requirements(page, place)),
                    "clauses" => Some(self.clauses(place)),
                    "selection" => self.selection(place),
                    "weights" => self.weights(place),
                    _ => {
                        blocks.push(block);
                        continue;
                    }
                };
                match made {
                    Some(table) => blocks.push(TextBlock::Table(table)),
                    None => drop(blocks.pop()),
                }
            }
            section.blocks = blocks;
        }
        text
    }

    /// The requirements of one page.
    fn requirements(&self, page: &str, place: Place) -> TextTable {
        let words = self.words;
        let family = page
            .strip_prefix(TOPIC)
            .map(|rest| rest.trim_start_matches('-'));
        let is_here = |one: &&Asked| match family {
            Some(family) => one.number.is_some() && one.family == family,
            None => one.clause == page,
        };
        let mut titles = vec![
            &words.table_id,
            &words.table_requirement,
            &words.table_evidence,
            &words.table_measure,
        ];
        if family.is_some() {
            titles.push(&words.table_clause);
        }
        let rows = self
            .asked
            .iter()
            .filter(is_here)
            .map(|one| {
                let evidence: Vec<String> = one
                    .evidence
                    .iter()
                    .map(|proof| format!("{}: {}", capital(proof.kind.word()), proof.text))
                    .collect();
                let mut row = vec![
                    lines(&[one.id.clone(), one.priority.word().to_owned()], place),
                    vec![plain(&one.text, one.place)],
                    lines(&evidence, place),
                    vec![plain(&one.measure, place)],
                ];
                if family.is_some() {
                    row.push(vec![plain(one.number.as_deref().unwrap_or("–"), place)]);
                }
                row
            })
            .collect();
        table(&titles, rows, place)
    }

    /// The clauses that the agreement will have.
    fn clauses(&self, place: Place) -> TextTable {
        let words = self.words;
        let rows = self
            .agreement
            .chosen
            .iter()
            .map(|chosen| {
                let mut ids: Vec<&str> = self
                    .asked
                    .iter()
                    .filter(|one| one.clause == chosen.id)
                    .map(Asked::common_id)
                    .collect();
                ids.dedup();
                vec![
                    vec![plain(&chosen.number, place)],
                    vec![plain(&chosen.title, place)],
                    in_pairs(&ids, place),
                ]
            })
            .collect();
        let titles = [
            &words.table_clause,
            &words.table_title,
            &words.table_requirements,
        ];
        table(&titles, rows, place)
    }

    /// The conditions for the selection, each with the requirements that ask for it; nothing if
    /// none is asked.
    fn selection(&self, place: Place) -> Option<TextTable> {
        let text = crate::template::text("documents/annex/selection.toml")?;
        let known: Conditions = toml::from_str(text).ok()?;
        let mut rows: Vec<Vec<Vec<Run>>> = Vec::new();
        for condition in known.condition {
            let ids: Vec<&str> = self
                .asked
                .iter()
                .filter(|one| {
                    one.satisfies
                        .iter()
                        .any(|id| condition.carries.contains(id))
                })
                .map(Asked::common_id)
                .fold(Vec::new(), |mut ids, id| {
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                    ids
                });
            if !ids.is_empty() {
                rows.push(vec![
                    vec![plain(&condition.title, place)],
                    in_pairs(&ids, place),
                ]);
            }
        }
        let titles = [&self.words.table_condition, &self.words.table_answered];
        (!rows.is_empty()).then(|| table(&titles, rows, place))
    }

    /// The points, if the engagement publishes them.
    fn weights(&self, place: Place) -> Option<TextTable> {
        let tender = &self.engagement.tender;
        if !tender.publish_weights || tender.weights.is_empty() {
            return None;
        }
        let name = |of: &str| {
            let family = self.library.families.iter().find(|(id, _)| id == of);
            family.map_or_else(|| of.to_owned(), |(_, title)| title.clone())
        };
        let rows = tender
            .weights
            .iter()
            .map(|one| {
                [name(&one.of.value), one.points.to_string()]
                    .map(|text| vec![plain(&text, place)])
                    .into()
            })
            .collect();
        let titles = [&self.words.table_of, &self.words.table_points];
        let mut table = table(&titles, rows, place);
        if let Some((_, align)) = table.header.last_mut() {
            *align = Align::End;
        }
        Some(table)
    }

    /// Puts words in the place of links to what the annex does not hold. `own` is the file that the
    /// runs were written in; empty for the list of terms.
    pub(super) fn without_links(&self, runs: &mut [Run], own: &str, outline: &Outline) {
        let folder = own.split_once('/').map_or("", |(folder, _)| folder);
        for run in runs {
            let Run::Link(link) = run else { continue };
            let found = crate::library::target(folder, own, &link.value);
            if let Some((id, _)) = found
                && !holds(outline, &id)
            {
                *run = plain(&self.named(&id), link.place);
            }
        }
    }

    /// How the annex names a clause of the agreement.
    fn named(&self, id: &str) -> String {
        let clause = self.library.clauses.get(id);
        let title = clause.map_or(id, |clause| &clause.title.value);
        let chosen = self.agreement.chosen.iter().find(|chosen| chosen.id == id);
        let (pattern, number) = match chosen {
            Some(chosen) if id.starts_with("schedules/") => (&self.words.schedule, &*chosen.number),
            Some(chosen) => (&self.words.clause, &*chosen.number),
            None => (&self.words.left_out, ""),
        };
        pattern
            .replace("{number}", number)
            .replace("{title}", title)
    }
}

/// Whether the annex holds a page or schedule.
fn holds(outline: &Outline, id: &str) -> bool {
    outline
        .parts
        .iter()
        .any(|part| part.clauses.iter().any(|one| one == id))
        || id
            .strip_prefix("schedules/")
            .is_some_and(|name| outline.schedules.iter().any(|one| one == name))
}

fn table(titles: &[&String], rows: Vec<Vec<Vec<Run>>>, place: Place) -> TextTable {
    TextTable {
        header: titles
            .iter()
            .map(|title| (vec![plain(title, place)], Align::Start))
            .collect(),
        rows,
    }
}

pub(super) fn plain(words: &str, place: Place) -> Run {
    Run::Words(Located {
        value: words.to_owned(),
        place,
    })
}

/// Lines of one cell.
fn lines(texts: &[String], place: Place) -> Vec<Run> {
    let mut runs = Vec::new();
    for text in texts {
        if !runs.is_empty() {
            runs.push(Run::Break);
        }
        runs.push(plain(text, place));
    }
    runs
}

/// Ids of requirements, two on a line, so that none is broken at its hyphen.
fn in_pairs(ids: &[&str], place: Place) -> Vec<Run> {
    let mut texts: Vec<String> = ids.chunks(2).map(|two| two.join(", ")).collect();
    let last = texts.len().saturating_sub(1);
    for text in texts.iter_mut().take(last) {
        text.push(',');
    }
    if texts.is_empty() {
        texts.push("–".to_owned());
    }
    lines(&texts, place)
}

fn each_runs(block: &mut TextBlock, each: &mut dyn FnMut(&mut Vec<Run>)) {
    match block {
        TextBlock::Paragraph(paragraph) => in_paragraph(paragraph, each),
        TextBlock::Table(table) => table.rows.iter_mut().flatten().for_each(each),
        TextBlock::DataTable(_) | TextBlock::Form(_) => {}
    }
}

/// Calls `each` on the runs of a paragraph and of the items below it.
pub(super) fn in_paragraph(paragraph: &mut TextParagraph, each: &mut dyn FnMut(&mut Vec<Run>)) {
    each(&mut paragraph.runs);
    for item in &mut paragraph.items {
        in_paragraph(item, each);
    }
}
