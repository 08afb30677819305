//! The evaluation as a tree, for people who decide: ranking with bars, points by topic, what each
//! answer would change side by side, gaps and remarks of each provider. It is internal.

use std::fmt::Write as _;

use super::{Assessed, Evaluation, Item};
use crate::document::{
    Align, Anchor, Block, Column, Document, Inline, Meta, Paragraph, Section, SectionKind, Table,
};
use crate::engagement::Engagement;
use crate::library::Priority;
use crate::measure::{Exact, Percentage};
use crate::tender::Answer;
use crate::tender::value::Against;

/// How many providers stand side by side in one table.
const SIDE_BY_SIDE: usize = 3;
/// Blocks of a full bar.
const BAR: u32 = 10;

impl Evaluation {
    /// The report.
    pub fn document(&self, engagement: &Engagement) -> Document {
        let header = &engagement.header;
        let mut sections = vec![result(self), topics(self), changes(self)];
        for (at, provider) in self.providers.iter().enumerate() {
            sections.push(gaps(self, provider, at));
        }
        for (at, provider) in self.providers.iter().enumerate() {
            sections.push(remarks(provider, at));
        }
        Document {
            meta: Meta {
                title: header.title.clone(),
                kind: "Evaluation of the answers to the tender (internal)".into(),
                reference: engagement
                    .tender
                    .reference
                    .clone()
                    .unwrap_or_else(|| header.id.clone()),
                version: header.version.clone(),
                language: "en-GB".into(),
                author: String::new(),
                date: (header.date.year(), header.date.month(), header.date.day()),
                working: false,
                internal: true,
            },
            sections,
        }
    }

    /// The scores as a picture for pages; every word in it is escaped.
    pub fn chart(&self) -> String {
        let mut out = String::new();
        let height = 34 * self.providers.len() + 10;
        let _ = write!(
            out,
            "<figure><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 {height}\" width=\"720\" role=\"img\" aria-label=\"Scores\">"
        );
        for (at, provider) in self.providers.iter().enumerate() {
            let top = 34 * at + 5;
            let width = (provider.score.percent() * Exact::from(4_u32)).floor();
            let colour = if provider.rank.is_some() {
                "#2f6fab"
            } else {
                "#b0b6bd"
            };
            let _ = write!(
                out,
                "<text x=\"0\" y=\"{}\" font-size=\"14\">{}</text>\
                 <rect x=\"230\" y=\"{top}\" width=\"400\" height=\"24\" fill=\"#eef1f4\"/>\
                 <rect x=\"230\" y=\"{top}\" width=\"{width}\" height=\"24\" fill=\"{colour}\"/>\
                 <text x=\"640\" y=\"{}\" font-size=\"14\">{}</text>",
                top + 17,
                escaped(&provider.name.chars().take(30).collect::<String>()),
                top + 17,
                Self::shown(&provider.score)
            );
        }
        out.push_str("</svg></figure>");
        out
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn section(title: &str, anchor: String) -> Section {
    let mut section = Section::new(SectionKind::Other, None, vec![Inline::text(title)]);
    section.anchor = Some(Anchor(anchor));
    section
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph {
        text: vec![Inline::Text(text.into())],
        ..Paragraph::default()
    })
}

/// A table; columns whose heading ends with `#` hold numbers.
fn table(headings: &[&str], rows: Vec<Vec<String>>) -> Block {
    let cell = |text: String| {
        let mut inlines = Vec::new();
        for line in text.lines() {
            if !inlines.is_empty() {
                inlines.push(Inline::Break);
            }
            inlines.push(Inline::text(line));
        }
        inlines
    };
    Block::Table(Table {
        columns: headings
            .iter()
            .map(|heading| Column {
                header: vec![Inline::text(heading.trim_end_matches('#'))],
                align: if heading.ends_with('#') {
                    Align::End
                } else {
                    Align::Start
                },
            })
            .collect(),
        rows: rows
            .into_iter()
            .map(|row| row.into_iter().map(cell).collect())
            .collect(),
    })
}

/// A bar of blocks that every format can print.
fn bar(score: &Percentage) -> String {
    let full = (score.share() * Exact::from(BAR)).round(0, crate::measure::Rounding::HalfUp);
    let full = usize::try_from(full.to_u64().unwrap_or(0)).unwrap_or(0);
    let rest = usize::try_from(BAR).unwrap_or(0).saturating_sub(full);
    format!("{}{}", "█".repeat(full), "░".repeat(rest))
}

fn result(evaluation: &Evaluation) -> Section {
    let mut section = section("Result", "result".into());
    let rows = evaluation
        .providers
        .iter()
        .map(|one| {
            let rank = one
                .rank
                .map_or_else(|| "out".to_owned(), |rank| rank.to_string());
            let gaps = one.items.iter().filter(|item| item.is_gap()).count();
            vec![
                rank,
                one.name.clone(),
                Evaluation::shown(&one.score),
                bar(&one.score),
                one.missed.len().to_string(),
                one.undecided.len().to_string(),
                gaps.to_string(),
            ]
        })
        .collect();
    section.blocks.push(table(
        &[
            "Rank",
            "Provider",
            "Score#",
            "Of all points",
            "Mandatory refused#",
            "Mandatory to decide#",
            "Gaps#",
        ],
        rows,
    ));
    let scored = evaluation
        .asked
        .iter()
        .filter(|one| one.priority == Priority::Scored)
        .count();
    section.blocks.push(paragraph(format!(
        "{} requirements were asked, {} of them mandatory. The {scored} scored requirements carry {} points. \
         A provider that refuses a mandatory requirement, or does not answer it, is out; one that meets it in part or \
         otherwise waits for a decision. An answer that says comply and offers less counts as partly.",
        evaluation.asked.len(),
        evaluation.asked.len() - scored,
        evaluation.points.total()
    )));
    section
}

fn topics(evaluation: &Evaluation) -> Section {
    let mut section = section("Points by topic", "topics".into());
    let mut topics: Vec<&str> = Vec::new();
    for one in &evaluation.asked {
        if !topics.contains(&one.topic.as_str()) {
            topics.push(&one.topic);
        }
    }
    for group in evaluation.providers.chunks(SIDE_BY_SIDE) {
        let mut headings = vec!["Topic".to_owned(), "Points#".to_owned()];
        headings.extend(group.iter().map(|one| format!("{}#", one.name)));
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let rows = topics
            .iter()
            .filter_map(|topic| {
                let ids: Vec<usize> = (0..evaluation.asked.len())
                    .filter(|at| evaluation.asked[*at].topic == *topic)
                    .collect();
                let of = ids.iter().fold(Exact::zero(), |sum, at| {
                    sum + evaluation.points.get(&evaluation.asked[*at].id)
                });
                if of.is_zero() {
                    return None;
                }
                let shown = |points: &Exact| points.fixed(1, crate::measure::Rounding::HalfUp);
                let mut row = vec![(*topic).to_owned(), shown(&of)];
                for one in group {
                    let earned = ids
                        .iter()
                        .fold(Exact::zero(), |sum, at| sum + &one.items[*at].earned);
                    row.push(shown(&earned));
                }
                Some(row)
            })
            .collect();
        section.blocks.push(table(&headings, rows));
    }
    section
}

/// What a provider would change about one requirement.
fn change(item: &Item) -> String {
    let mut lines = vec![item.answer.map_or("no answer", Answer::word).to_owned()];
    for value in item.values.iter().flatten() {
        lines.push(match value.against {
            Against::Same => value.printed.clone(),
            other => format!("{} ({})", value.printed, other.word()),
        });
    }
    for typed in item.unread.iter().filter(|typed| !typed.is_empty()) {
        lines.push(format!("\"{typed}\" (cannot be read)"));
    }
    if !item.deviation.is_empty() {
        lines.push(format!("deviation: {}", item.deviation));
    } else if item.counts_as != Answer::Comply && !item.explanation.is_empty() {
        lines.push(item.explanation.clone());
    }
    lines.join("\n")
}

fn changes(evaluation: &Evaluation) -> Section {
    let mut section = section("What each answer would change", "changes".into());
    let is_interesting = |item: &Item| {
        item.is_gap()
            || item.unread.iter().any(|typed| !typed.is_empty())
            || item
                .values
                .iter()
                .flatten()
                .any(|value| value.against != Against::Same)
    };
    for group in evaluation.providers.chunks(SIDE_BY_SIDE) {
        let mut headings = vec!["Requirement", "Asked for"];
        headings.extend(group.iter().map(|one| one.name.as_str()));
        let rows: Vec<Vec<String>> = evaluation
            .asked
            .iter()
            .enumerate()
            .filter(|(at, _)| group.iter().any(|one| is_interesting(&one.items[*at])))
            .map(|(at, one)| {
                let asked: Vec<&str> = one
                    .offers
                    .iter()
                    .filter_map(|offer| offer.asked.as_ref())
                    .map(|asked| asked.printed.as_str())
                    .collect();
                let clause = one
                    .number
                    .as_ref()
                    .map_or_else(String::new, |number| format!("\nclause {number}"));
                let mut row = vec![
                    format!("{} ({}){clause}", one.id, one.priority.word()),
                    if asked.is_empty() {
                        "–".to_owned()
                    } else {
                        asked.join("; ")
                    },
                ];
                row.extend(group.iter().map(|provider| change(&provider.items[at])));
                row
            })
            .collect();
        section.blocks.push(if rows.is_empty() {
            paragraph("Every answer accepts what is asked, with the values asked for.")
        } else {
            table(&headings, rows)
        });
    }
    section
}

fn gaps(evaluation: &Evaluation, provider: &Assessed, at: usize) -> Section {
    let mut section = section(
        &format!("Gaps of {}", provider.name),
        format!("gaps-{}", at + 1),
    );
    let rows: Vec<Vec<String>> = provider
        .items
        .iter()
        .zip(&evaluation.asked)
        .filter(|(item, _)| item.is_gap())
        .map(|(item, one)| {
            vec![
                format!("{}\n{}", one.id, one.priority.word()),
                one.text.clone(),
                change(item),
            ]
        })
        .chain(provider.others.iter().map(|(row, explanation, deviation)| {
            vec![row.clone(), explanation.clone(), deviation.clone()]
        }))
        .collect();
    section.blocks.push(if rows.is_empty() {
        paragraph("There is no gap.")
    } else {
        table(&["Requirement", "Asked", "Answer"], rows)
    });
    section
}

fn remarks(provider: &Assessed, at: usize) -> Section {
    let title = format!("Remarks on the workbook of {}", provider.name);
    let mut section = section(&title, format!("remarks-{}", at + 1));
    let rows: Vec<Vec<String>> = provider
        .remarks
        .iter()
        .map(|one| {
            vec![
                if one.cell.is_empty() {
                    "–".to_owned()
                } else {
                    one.cell.clone()
                },
                format!("{}: {}", one.severity.word(), one.message),
                one.help.clone(),
            ]
        })
        .collect();
    section.blocks.push(if rows.is_empty() {
        paragraph("There is nothing to remark.")
    } else {
        table(&["Cell", "Remark", "What to do"], rows)
    });
    section
}
