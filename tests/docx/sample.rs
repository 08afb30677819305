//! A small agreement that has every kind of section, block and inline.

use engross::document::{
    Align, Anchor, Block, Column, Document, Field, FieldKind, Inline, Label, Meta, Note, Paragraph,
    Section, SectionKind, SignatureBlock, Table,
};

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::text(words)]
}

fn numbered(shown: &str, full: &str, level: u8, text: Vec<Inline>) -> Paragraph {
    Paragraph {
        label: Some(Label {
            shown: shown.to_owned(),
            full: full.to_owned(),
            level,
        }),
        text,
        ..Paragraph::default()
    }
}

fn section(kind: SectionKind, number: &str, title: &str, anchor: &str) -> Section {
    let number = (!number.is_empty()).then(|| number.to_owned());
    let mut section = Section::new(kind, number, text(title));
    section.anchor = (!anchor.is_empty()).then(|| Anchor(anchor.to_owned()));
    section
}

fn reference(target: &str, before: &str, number: &str, after: &str) -> Inline {
    Inline::Reference {
        target: Some(Anchor(target.to_owned())),
        before: before.to_owned(),
        number: number.to_owned(),
        after: after.to_owned(),
    }
}

fn table() -> Table {
    let column = |header: &str, align| Column {
        header: text(header),
        align,
    };
    Table {
        columns: vec![
            column("Service", Align::Start),
            column("Class", Align::Middle),
            column("Target", Align::End),
        ],
        rows: vec![
            vec![text("Hosting"), text("A"), text("99.9%")],
            vec![
                vec![
                    Inline::text("Desk, see "),
                    reference("schedules/forms", "", "Schedule 2", ""),
                    Inline::Break,
                    Inline::text("by telephone"),
                ],
                text("B"),
                Vec::new(),
            ],
        ],
    }
}

fn audit(working: bool) -> Section {
    let mut clause = section(SectionKind::Clause, "2", "Audit", "audit/right-to-audit");
    let mut first = numbered(
        "2.1",
        "2.1",
        1,
        vec![
            Inline::text("The "),
            Inline::Term {
                text: "Customer".to_owned(),
                definition: Some(Anchor("term/customer".to_owned())),
            },
            Inline::text(" may audit after "),
            Inline::Open {
                text: "notice: open point 1".to_owned(),
                blank: "clause.audit.right-to-audit.notice".to_owned(),
            },
            Inline::text(", as "),
            reference("audit/right-to-audit#manner-ii", "clause ", "2.2(b)(i)", ""),
            Inline::text(" says."),
        ],
    );
    first.anchor = Some(Anchor("audit/right-to-audit#notice".to_owned()));
    let mut inner = numbered("(i)", "2.2(b)(i)", 3, text("by day; or"));
    inner.anchor = Some(Anchor("audit/right-to-audit#manner-ii".to_owned()));
    let mut second = numbered("2.2", "2.2", 1, text("The audit takes place:"));
    second.items = vec![
        numbered("(a)", "2.2(a)", 2, text("with care;")),
        numbered("(b)", "2.2(b)", 2, text("in person:")),
    ];
    second.items[1].items = vec![inner, numbered("(ii)", "2.2(b)(ii)", 3, text("by night."))];
    if working {
        second.notes.push(Note {
            label: "Guidance".to_owned(),
            text: "Ask for the deputy, too.".to_owned(),
        });
        clause.notes.push(Note {
            label: "Walk away".to_owned(),
            text: "No audit, no deal.".to_owned(),
        });
    }
    clause.blocks = vec![Block::Paragraph(first), Block::Paragraph(second)];
    clause
}

fn body(working: bool) -> Vec<Section> {
    let mut definitions = section(SectionKind::Clause, "1", "Definitions", "form/definitions");
    definitions.blocks = vec![
        Block::Paragraph(numbered("1.1", "1.1", 1, text("These terms are used."))),
        Block::Paragraph(Paragraph {
            text: vec![
                Inline::Definition {
                    text: "Customer".to_owned(),
                    anchor: Some(Anchor("term/customer".to_owned())),
                },
                Inline::text(" means the party named first."),
            ],
            ..Paragraph::default()
        }),
    ];
    let mut first = section(SectionKind::Part, "Part 1", "The agreement", "part/1");
    first.sections = vec![definitions];
    let mut second = section(SectionKind::Part, "Part 2", "Assurance", "part/2");
    second.sections = vec![audit(working)];
    vec![first, second]
}

fn schedules() -> Vec<Section> {
    let mut levels = section(
        SectionKind::Schedule,
        "Schedule 1",
        "Service levels",
        "schedules/levels",
    );
    let mut targets = section(
        SectionKind::ScheduleSection,
        "1",
        "Targets",
        "schedules/levels#section-1",
    );
    let mut item = numbered("(a)", "1.1(a)", 2, text("by month."));
    item.anchor = Some(Anchor("schedules/levels#month".to_owned()));
    let mut paragraph = numbered("1.1", "1.1", 1, text("The targets are measured:"));
    paragraph.items = vec![item];
    targets.blocks = vec![
        Block::Paragraph(paragraph),
        Block::Table(table()),
        Block::Table(table()),
        Block::Paragraph(numbered("1.2", "1.2", 1, text("No other targets apply."))),
    ];
    let mut credits = section(SectionKind::ScheduleSection, "2", "Credits", "");
    credits.blocks = vec![Block::Paragraph(numbered(
        "2.1",
        "2.1",
        1,
        text("Credits are due."),
    ))];
    levels.sections = vec![targets, credits];
    let mut forms = section(
        SectionKind::Schedule,
        "Schedule 2",
        "Forms",
        "schedules/forms",
    );
    let mut plain = numbered(
        "1",
        "1",
        1,
        vec![
            Inline::text("See "),
            reference(
                "schedules/levels#month",
                "paragraph ",
                "1.1(a)",
                " of Schedule 1 (Service levels)",
            ),
            Inline::text("."),
        ],
    );
    plain.items = vec![
        numbered("(a)", "1(a)", 2, text("first;")),
        numbered("(b)", "1(b)", 2, text("second.")),
    ];
    let field = |label: &str, kind| Field {
        label: label.to_owned(),
        kind,
    };
    forms.blocks = vec![
        Block::Paragraph(plain),
        Block::Form(vec![
            field("Number, and date", FieldKind::Line),
            field("Findings", FieldKind::Room),
            field("Accepted", FieldKind::Tick),
        ]),
        Block::Paragraph(numbered("2", "2", 1, text("The form is signed."))),
        Block::Table(table()),
    ];
    vec![levels, forms]
}

/// The agreement.
pub(super) fn sample(working: bool) -> Document {
    let mut parties = section(SectionKind::Parties, "", "Parties", "");
    parties.blocks = vec![
        Block::Paragraph(numbered("(1)", "(1)", 1, text("Example Bank Ltd; and"))),
        Block::Paragraph(numbered("(2)", "(2)", 1, text("Cloud Ltd."))),
    ];
    let mut signatures = section(SectionKind::Signatures, "", "Signatures", "");
    let signature = |party: &str, name: &str| SignatureBlock {
        party: party.to_owned(),
        role: "Customer".to_owned(),
        name: name.to_owned(),
        title: String::new(),
    };
    signatures.blocks = vec![Block::Signatures(vec![
        signature("Example Bank Ltd", "A. Person"),
        signature("Cloud Ltd", ""),
    ])];
    let mut cover = Section::new(SectionKind::Cover, None, Vec::new());
    cover.blocks = vec![Block::Paragraph(Paragraph {
        text: text("between two parties"),
        ..Paragraph::default()
    })];
    let mut sections = vec![cover];
    if working {
        let mut points = section(SectionKind::OpenPoints, "", "Open points", "");
        points.blocks = vec![Block::Table(table())];
        sections.push(points);
    }
    sections.push(section(SectionKind::Contents, "", "Contents", ""));
    sections.push(parties);
    sections.extend(body(working));
    sections.push(signatures);
    sections.extend(schedules());
    Document {
        meta: Meta {
            title: "Hosting".to_owned(),
            kind: "Agreement".to_owned(),
            reference: "eng-1".to_owned(),
            version: "1.0".to_owned(),
            language: "en-GB".to_owned(),
            author: "Example Bank Ltd".to_owned(),
            date: (2027, 3, 1),
            working,
            internal: false,
        },
        sections,
    }
}

/// Puts one value in place of every text.
pub(super) fn replace(sections: &mut [Section], value: &str) {
    for section in sections {
        inlines(&mut section.title, value);
        notes(&mut section.notes, value);
        for block in &mut section.blocks {
            match block {
                Block::Paragraph(one) => paragraph(one, value),
                Block::Table(table) => {
                    for column in &mut table.columns {
                        inlines(&mut column.header, value);
                    }
                    for cell in table.rows.iter_mut().flatten() {
                        inlines(cell, value);
                    }
                }
                Block::Form(fields) => {
                    for field in fields {
                        value.clone_into(&mut field.label);
                    }
                }
                Block::Signatures(blocks) => {
                    for block in blocks {
                        value.clone_into(&mut block.party);
                        value.clone_into(&mut block.name);
                    }
                }
            }
        }
        replace(&mut section.sections, value);
    }
}

fn paragraph(one: &mut Paragraph, value: &str) {
    inlines(&mut one.text, value);
    notes(&mut one.notes, value);
    for item in &mut one.items {
        paragraph(item, value);
    }
}

fn notes(notes: &mut [Note], value: &str) {
    for note in notes {
        value.clone_into(&mut note.text);
    }
}

fn inlines(inlines: &mut [Inline], value: &str) {
    for inline in inlines {
        match inline {
            Inline::Text(text)
            | Inline::Term { text, .. }
            | Inline::Definition { text, .. }
            | Inline::Value { text, .. } => value.clone_into(text),
            Inline::Open { text, blank } => {
                value.clone_into(text);
                value.clone_into(blank);
            }
            Inline::Reference { before, after, .. } => {
                *before = format!("{value} ");
                *after = format!(" {value}");
            }
            Inline::Break => {}
        }
    }
}
