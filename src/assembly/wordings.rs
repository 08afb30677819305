//! Both wordings of each clause of a draft, as the words a negotiator lays side by side.

use std::fmt::Write as _;

use crate::assembly::choose::{self, Chosen};
use crate::assembly::write::{Unknown, Writer};
use crate::assembly::{Draft, number};
use crate::document::{Block, Paragraph, plain};
use crate::engagement::{Engagement, Position};
use crate::library::{Library, Text};
use crate::template::{Data, Outline, Tables};

/// The wordings of one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wordings {
    /// Its id.
    pub id: String,
    /// What a careful customer asks for.
    pub preferred: Vec<Line>,
    /// The fall-back, if there is one.
    pub acceptable: Vec<Line>,
}

/// A paragraph with its items and tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in this draft: "14.2".
    pub number: String,
    /// Its name, which it has in both wordings; empty if it has none.
    pub anchor: String,
    /// Its words; each item is a line of its own.
    pub text: String,
}

/// The wordings of each clause of a draft that has a fall-back, in order.
pub fn wordings(
    engagement: &Engagement,
    library: &Library,
    outline: &Outline,
    tables: &Tables,
    draft: &Draft,
    data: &serde_json::Value,
) -> Vec<Wordings> {
    let choice = choose::choose(engagement, library, outline, &draft.facts, &mut Vec::new());
    let numbered = number::number(&choice, &draft.facts);
    let data = Data::of(data);
    let write = |chosen: Chosen<'_>, at: usize| -> Vec<Line> {
        let other = number::other(chosen, at, &draft.facts);
        let mut writer = Writer::new(
            engagement, library, &choice, &numbered, tables, &data, false,
        );
        writer.unknown = Unknown::Room;
        let section = writer.clause(&other, crate::document::SectionKind::Clause);
        lines(&section.blocks)
    };
    numbered
        .parts
        .iter()
        .flat_map(|(_, clauses)| clauses)
        .enumerate()
        .filter_map(|(at, clause)| {
            let of = |text, position| Chosen {
                clause: clause.chosen.clause,
                text,
                position,
            };
            let acceptable: &Text = &clause.chosen.clause.acceptable.as_ref()?.text;
            Some(Wordings {
                id: clause.chosen.clause.id.clone(),
                preferred: write(
                    of(&clause.chosen.clause.preferred, Position::Preferred),
                    at + 1,
                ),
                acceptable: write(of(acceptable, Position::Acceptable), at + 1),
            })
        })
        .collect()
}

fn lines(blocks: &[Block]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for block in blocks {
        match (block, lines.last_mut()) {
            (Block::Paragraph(paragraph), _) => lines.push(line(paragraph)),
            (Block::Table(table), Some(last)) => {
                for row in &table.rows {
                    let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
                    last.text.push('\n');
                    last.text.push_str(&cells.join(" · "));
                }
            }
            _ => {}
        }
    }
    lines
}

fn line(paragraph: &Paragraph) -> Line {
    let mut text = plain(&paragraph.text);
    for item in &paragraph.items {
        item.each(&mut |item| {
            let label = item.label.as_ref().map_or("", |label| &label.shown);
            let _ = write!(text, "\n{label} {}", plain(&item.text));
        });
    }
    Line {
        number: paragraph
            .label
            .as_ref()
            .map_or_else(String::new, |label| label.full.clone()),
        anchor: paragraph
            .anchor
            .as_ref()
            .map_or_else(String::new, |anchor| anchor.0.clone()),
        text,
    }
}
