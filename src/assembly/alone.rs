//! One text by itself: a schedule, a form or a planning document, as a paper of its own.

use crate::assembly::choose::{self, Chosen};
use crate::assembly::number::{self, Numbered};
use crate::assembly::write::{self, Unknown};
use crate::assembly::{Draft, meta};
use crate::condition::{FactKind, FactTable, FactValue, Facts};
use crate::document::{Block, Document, Meta, Section, SectionKind};
use crate::engagement::{Engagement, Position};
use crate::finding::Finding;
use crate::library::{Clause, ClauseKind, Library};
use crate::source::Place;
use crate::template::{Data, Outline, Tables};

/// A text of the library as a paper of its own, filled from the engagement. A schedule that the
/// draft has is taken from it; what the engagement does not say is left to be written by hand.
pub fn alone(
    engagement: &Engagement,
    library: &Library,
    outline: &Outline,
    tables: &Tables,
    draft: &Draft,
    data: &serde_json::Value,
    clause: &Clause,
) -> (Document, Vec<Finding>) {
    let mut paper = paper(engagement, outline, &clause.title.value);
    paper.internal = clause.kind == ClauseKind::Plan;
    let chosen = draft.document.sections.iter().find(|section| {
        section
            .anchor
            .as_ref()
            .is_some_and(|anchor| anchor.0 == clause.id)
    });
    let (section, findings) = if let Some(section) = chosen {
        let number = section.number.clone().unwrap_or_default();
        paper.kind = format!("{number} · {}", paper.kind);
        (section.clone(), Vec::new())
    } else {
        let choice = choose::choose(engagement, library, outline, &draft.facts, &mut Vec::new());
        let numbered = number::number(&choice, &draft.facts);
        let writing = Writing {
            engagement,
            library,
            tables,
            choice: &choice,
            numbered: &numbered,
            facts: &draft.facts,
            unknown: Unknown::Room,
        };
        writing.section(&Data::of(data), clause)
    };
    let document = Document {
        meta: paper,
        sections: vec![headless(section)],
    };
    (document, findings)
}

/// A schedule or form without any engagement: every value and every table is left to be written
/// by hand, and every condition counts as holding.
pub fn blank(
    engagement: &Engagement,
    library: &Library,
    outline: &Outline,
    tables: &Tables,
    data: &serde_json::Value,
    clause: &Clause,
) -> (Document, Vec<Finding>) {
    let facts = everything(&library.facts);
    let choice = choose::Choice {
        parts: Vec::new(),
        schedules: Vec::new(),
        omitted: Vec::new(),
    };
    let numbered = number::number(&choice, &facts);
    let writing = Writing {
        engagement,
        library,
        tables,
        choice: &choice,
        numbered: &numbered,
        facts: &facts,
        unknown: Unknown::RoomOnly,
    };
    let (section, findings) = writing.section(&Data::of(data), clause);
    let mut paper = meta(engagement, outline, false);
    paper.internal = clause.kind == ClauseKind::Plan;
    paper.kind = String::new();
    paper.date = (0, 0, 0);
    paper.title.clone_from(&clause.title.value);
    let document = Document {
        meta: paper,
        sections: vec![headless(section)],
    };
    (document, findings)
}

/// Blocks of Markdown that a template made, as parts of a paper about a draft: a link to a clause
/// is printed with the number it has there.
pub fn pieces(
    engagement: &Engagement,
    library: &Library,
    outline: &Outline,
    tables: &Tables,
    draft: &Draft,
    markdown: &[String],
) -> (Vec<Vec<Block>>, Vec<Finding>) {
    let choice = choose::choose(engagement, library, outline, &draft.facts, &mut Vec::new());
    let numbered = number::number(&choice, &draft.facts);
    let nothing = Data::of(&serde_json::Value::Null);
    let mut writer = write::Writer::new(
        engagement, library, &choice, &numbered, tables, &nothing, false,
    );
    writer.unknown = Unknown::Room;
    let place = Place::new(engagement.file, 0..0);
    let blocks = markdown
        .iter()
        .map(|markdown| writer.data_blocks(markdown, place))
        .collect();
    (blocks, writer.finish().findings)
}

/// What a paper made from a draft says about itself.
pub fn paper(engagement: &Engagement, outline: &Outline, title: &str) -> Meta {
    let mut paper = meta(engagement, outline, false);
    paper.kind.clone_from(&engagement.header.title);
    title.clone_into(&mut paper.title);
    paper
}

struct Writing<'a> {
    engagement: &'a Engagement,
    library: &'a Library,
    tables: &'a Tables,
    choice: &'a choose::Choice<'a>,
    numbered: &'a Numbered<'a>,
    facts: &'a Facts,
    unknown: Unknown,
}

impl Writing<'_> {
    fn section(&self, data: &Data, clause: &Clause) -> (Section, Vec<Finding>) {
        let chosen = Chosen {
            clause,
            text: &clause.preferred,
            position: Position::Preferred,
        };
        let numbered = number::alone(chosen, self.facts);
        let mut writer = write::Writer::new(
            self.engagement,
            self.library,
            self.choice,
            self.numbered,
            self.tables,
            data,
            false,
        );
        writer.unknown = self.unknown;
        let section = writer.clause(&numbered, SectionKind::Schedule);
        (section, writer.finish().findings)
    }
}

/// The title of the paper is that of its text, so the text needs no heading of its own.
fn headless(section: Section) -> Section {
    Section {
        number: None,
        title: Vec::new(),
        ..section
    }
}

/// Facts under which as many conditions hold as can hold together.
fn everything(table: &FactTable) -> Facts {
    let mut facts = Facts::new();
    for fact in table.iter() {
        let all = &fact.values;
        let value = match fact.kind {
            FactKind::Flag => Some(FactValue::Flag(true)),
            FactKind::Set => Some(FactValue::Many(all.iter().cloned().collect())),
            FactKind::Choice => all
                .first()
                .map(|one| FactValue::One(one.clone(), all.clone())),
            FactKind::Ordered => all
                .last()
                .map(|one| FactValue::One(one.clone(), all.clone())),
        };
        facts.extend(value.map(|value| (fact.name.clone(), value)));
    }
    facts
}
