//! What stands around the clauses: cover, open points, contents, parties, signatures.

use crate::assembly::OpenPoint;
use crate::assembly::number::Numbered;
use crate::assembly::write::Writer;
use crate::document::{Anchor, Block, Column, Inline, Section, SectionKind, SignatureBlock, Table};
use crate::engagement::{Engagement, Role};
use crate::finding::{Finding, Group};
use crate::library::{Manner, Run, TextBlock, read_text};
use crate::source::Place;
use crate::template::{Data, Outline, Tables};

/// The cover page; the renderer adds kind and title from the document's facts.
pub(super) fn cover(
    engagement: &Engagement,
    outline: &Outline,
    tables: &Tables,
    data: &Data,
    findings: &mut Vec<Finding>,
) -> Section {
    let mut section = Section::new(SectionKind::Cover, None, Vec::new());
    let place = Place::new(engagement.file, 0..0);
    match tables.render(&format!("documents/{}/cover.md", outline.id), data) {
        Ok(markdown) => {
            let (text, _) = read_text(place.file, &markdown, 0, Manner::Schedule);
            let words = |runs: &[Run]| -> Vec<Inline> {
                runs.iter()
                    .map(|run| match run {
                        Run::Words(words) => Inline::text(words.value.as_str()),
                        Run::Break => Inline::Break,
                        Run::Definition(words) | Run::Link(words) | Run::Blank(words) => {
                            Inline::text(words.value.as_str())
                        }
                    })
                    .collect()
            };
            for block in text.sections.iter().flat_map(|section| &section.blocks) {
                match block {
                    TextBlock::Paragraph(paragraph) => {
                        section
                            .blocks
                            .push(Block::Paragraph(crate::document::Paragraph {
                                text: words(&paragraph.runs),
                                ..Default::default()
                            }));
                    }
                    TextBlock::Table(table) => section.blocks.push(Block::Table(Table {
                        columns: table
                            .header
                            .iter()
                            .map(|(cell, align)| Column {
                                header: words(cell),
                                align: *align,
                            })
                            .collect(),
                        rows: table
                            .rows
                            .iter()
                            .map(|row| row.iter().map(|cell| words(cell)).collect())
                            .collect(),
                    })),
                    _ => {}
                }
            }
        }
        Err(message) => findings.push(Finding::error(
            "table-unreadable",
            Group::Library,
            place,
            format!("the cover cannot be made: {message}"),
        )),
    }
    section
}

/// The open points on page one of a working draft.
pub(super) fn open_points(points: &[OpenPoint], numbered: &Numbered<'_>) -> Section {
    let mut section = Section::new(
        SectionKind::OpenPoints,
        None,
        vec![Inline::text("Open points")],
    );
    let column = |header: &str| Column {
        header: vec![Inline::text(header)],
        ..Column::default()
    };
    let rows = points
        .iter()
        .map(|point| {
            let mut places = Vec::new();
            for anchor in &point.clauses {
                if !places.is_empty() {
                    places.push(Inline::text("; "));
                }
                places.push(target_of(anchor, numbered));
            }
            if places.is_empty() {
                places.push(Inline::text("–"));
            }
            vec![
                vec![Inline::Text(point.number.to_string())],
                vec![Inline::Text(point.question.clone())],
                places,
                vec![Inline::Text(point.write.clone())],
            ]
        })
        .collect();
    section.blocks.push(Block::Table(Table {
        columns: vec![
            column("No."),
            column("Question"),
            column("Where"),
            column("Write in the engagement"),
        ],
        rows,
    }));
    section
}

/// A reference to a clause or schedule as a table shows it: "14 (Exit plan)".
pub(super) fn target_of(anchor: &Anchor, numbered: &Numbered<'_>) -> Inline {
    numbered
        .targets
        .get(&(anchor.0.clone(), String::new()))
        .map_or_else(
            || Inline::text(anchor.0.as_str()),
            |target| Inline::Reference {
                target: Some(target.anchor.clone()),
                before: String::new(),
                number: target.number.clone(),
                after: target.after.clone(),
            },
        )
}

/// The place of the table of contents.
pub(super) fn contents() -> Section {
    Section::new(SectionKind::Contents, None, vec![Inline::text("Contents")])
}

/// Who the parties are.
pub(super) fn parties(writer: &mut Writer<'_>, outline: &Outline) -> Section {
    let mut section = Section::new(SectionKind::Parties, None, vec![Inline::text("Parties")]);
    section.blocks = piece(writer, outline, "parties");
    for (at, block) in section.blocks.iter_mut().enumerate() {
        if let Block::Paragraph(paragraph) = block {
            let shown = format!("({})", at + 1);
            paragraph.label = Some(crate::document::Label {
                full: shown.clone(),
                shown,
                level: 1,
            });
        }
    }
    section
}

/// Where the parties sign.
pub(super) fn signatures(writer: &mut Writer<'_>, outline: &Outline) -> Section {
    let mut section = Section::new(
        SectionKind::Signatures,
        None,
        vec![Inline::text("Signatures")],
    );
    section.blocks = piece(writer, outline, "signatures");
    let engagement = writer.engagement;
    let mut blocks = Vec::new();
    for party in engagement
        .parties
        .iter()
        .filter(|party| party.is(Role::Customer) || party.is(Role::Provider))
    {
        let role = party.role.as_ref().map_or("", |role| role.value.printed());
        let signatories: Vec<_> = engagement
            .signatories
            .iter()
            .filter(|one| one.party == party.id)
            .collect();
        let block = |name: Option<&String>, title: Option<&String>| SignatureBlock {
            party: party.printed().to_owned(),
            role: role.to_owned(),
            name: name.cloned().unwrap_or_default(),
            title: title.cloned().unwrap_or_default(),
        };
        if signatories.is_empty() {
            blocks.push(block(None, None));
        }
        blocks.extend(
            signatories
                .iter()
                .map(|one| block(one.name.as_ref(), one.title.as_ref())),
        );
    }
    section.blocks.push(Block::Signatures(blocks));
    section
}

fn piece(writer: &mut Writer<'_>, outline: &Outline, name: &str) -> Vec<Block> {
    let place = Place::new(writer.engagement.file, 0..0);
    match writer
        .tables
        .render(&format!("documents/{}/{name}.md", outline.id), writer.data)
    {
        Ok(markdown) => writer.data_blocks(&markdown, place),
        Err(message) => {
            writer.report(Finding::error(
                "table-unreadable",
                Group::Library,
                place,
                format!("the {name} cannot be made: {message}"),
            ));
            Vec::new()
        }
    }
}
