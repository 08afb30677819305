//! The styles of paragraphs. Each holds all of its look, so that a reader that knows nothing of
//! lists or tables still shows headings as headings.

use super::{Entry, Looks};
use crate::document::Align;
use crate::render::docx::contents::CONTENTS;
use crate::render::docx::geometry::Geometry;
use crate::render::docx::look::{Line, ParagraphLook, RunLook, Tab};

/// Height of a line of running text, in 240ths of the font's own.
const OPEN_LINES: Line = Line::Share(266);

/// Text of tables at the start, in the middle and at the end of its line, then their headers.
const FACES: [(&str, &str); 6] = [
    ("TableText", "Table Text"),
    ("TableTextCentred", "Table Text Centred"),
    ("TableTextRight", "Table Text Right"),
    ("TableHeading", "Table Heading"),
    ("TableHeadingCentred", "Table Heading Centred"),
    ("TableHeadingRight", "Table Heading Right"),
];

/// The same for tables of many columns.
const DENSE_FACES: [(&str, &str); 6] = [
    ("DenseText", "Dense Table Text"),
    ("DenseTextCentred", "Dense Table Text Centred"),
    ("DenseTextRight", "Dense Table Text Right"),
    ("DenseHeading", "Dense Table Heading"),
    ("DenseHeadingCentred", "Dense Table Heading Centred"),
    ("DenseHeadingRight", "Dense Table Heading Right"),
];

/// The style of a table's text.
pub(in crate::render::docx) fn table_face(
    is_dense: bool,
    is_head: bool,
    align: Align,
) -> &'static str {
    let faces = if is_dense { &DENSE_FACES } else { &FACES };
    let at = match align {
        Align::Start => 0,
        Align::Middle => 1,
        Align::End => 2,
    };
    faces[at + if is_head { 3 } else { 0 }].0
}

/// Every paragraph style.
pub(super) fn entries(looks: &Looks, geometry: &Geometry) -> Vec<Entry> {
    let mut all = vec![entry("Normal", "Normal", "", text(0), RunLook::default())];
    all.extend(cover(looks));
    all.extend(headings(looks));
    all.extend(running(geometry));
    all.extend(contents(looks, geometry));
    all.extend(tables(looks));
    all.extend(signing(looks));
    all.extend(margins(looks, geometry));
    all
}

fn entry(
    id: &'static str,
    name: &'static str,
    next: &'static str,
    paragraph: ParagraphLook,
    run: RunLook,
) -> Entry {
    Entry {
        kind: "paragraph",
        id,
        name,
        based_on: if id == "Normal" { "" } else { "Normal" },
        next,
        paragraph,
        run,
    }
}

fn text(after: u32) -> ParagraphLook {
    ParagraphLook {
        after: Some(after),
        ..ParagraphLook::default()
    }
}

fn face(size: u32, colour: &str, bold: bool) -> RunLook {
    RunLook {
        bold: bold.then_some(true),
        colour: Some(colour.to_owned()),
        size: Some(size),
        ..RunLook::default()
    }
}

fn cover(looks: &Looks) -> Vec<Entry> {
    let [body, small, _, title, ..] = looks.sizes;
    let spaced = |before, after| ParagraphLook {
        before: Some(before),
        ..text(after)
    };
    vec![
        entry(
            "CoverMark",
            "Cover Mark",
            "Title",
            text(240),
            face(small + 2, &looks.accent, true),
        ),
        entry(
            "Subtitle",
            "Subtitle",
            "Title",
            text(160),
            face(body + 5, &looks.accent, false),
        ),
        entry(
            "Title",
            "Title",
            "CoverFacts",
            ParagraphLook {
                keep_next: Some(true),
                keep_lines: true,
                ..text(200)
            },
            face(title, &looks.ink, true),
        ),
        entry(
            "CoverFacts",
            "Cover Facts",
            "CoverText",
            text(480),
            face(body, &looks.muted, false),
        ),
        entry(
            "CoverText",
            "Cover Text",
            "CoverText",
            spaced(60, 120),
            face(body + 2, &looks.ink, false),
        ),
    ]
}

fn headings(looks: &Looks) -> Vec<Entry> {
    let [.., part, clause, subclause] = looks.sizes;
    let heading = |before, after, outline| ParagraphLook {
        keep_next: Some(true),
        keep_lines: true,
        before: Some(before),
        outline: Some(outline),
        ..text(after)
    };
    let large = || face(part, &looks.accent, true);
    vec![
        entry(
            "Heading1",
            "heading 1",
            "Heading2",
            heading(480, 200, 0),
            large(),
        ),
        entry(
            "Heading2",
            "heading 2",
            "Clause2",
            heading(300, 120, 1),
            face(clause, &looks.ink, true),
        ),
        entry(
            "Heading3",
            "heading 3",
            "Section2",
            heading(280, 120, 2),
            face(subclause, &looks.ink, true),
        ),
        Entry {
            based_on: "Heading1",
            ..entry(
                "HeadingUnnumbered",
                "Heading Unnumbered",
                "BodyText",
                ParagraphLook {
                    list: Some((0, 0)),
                    indent: Some((0, 0)),
                    ..heading(0, 240, 0)
                },
                large(),
            )
        },
        Entry {
            based_on: "Heading1",
            ..entry(
                "ScheduleHeading",
                "Schedule Heading",
                "BodyText",
                ParagraphLook {
                    new_page: true,
                    ..heading(0, 240, 0)
                },
                large(),
            )
        },
        entry(
            "TOCHeading",
            "TOC Heading",
            "BodyText",
            ParagraphLook {
                new_page: true,
                ..heading(0, 240, 9)
            },
            large(),
        ),
        entry(
            "HeadingOther",
            "Heading Other",
            "BodyText",
            heading(280, 120, 2),
            face(subclause, &looks.ink, true),
        ),
    ]
}

fn running(geometry: &Geometry) -> Vec<Entry> {
    let open = |after| ParagraphLook {
        line: Some(OPEN_LINES),
        ..text(after)
    };
    let plain = |id, name| entry(id, name, id, open(120), RunLook::default());
    let item = |id, name| entry(id, name, id, open(100), RunLook::default());
    vec![
        plain("BodyText", "Body Text"),
        entry(
            "Definition",
            "Definition",
            "Definition",
            ParagraphLook {
                indent: Some((geometry.number, 0)),
                ..open(120)
            },
            RunLook::default(),
        ),
        plain("Party", "Party"),
        plain("Clause2", "Clause 1.1"),
        item("Clause3", "Clause (a)"),
        item("Clause4", "Clause (i)"),
        plain("Section2", "Section 1.1"),
        item("Section3", "Section (a)"),
        item("Section4", "Section (i)"),
        plain("Schedule1", "Schedule 1"),
        item("Schedule2", "Schedule (a)"),
        item("Schedule3", "Schedule (i)"),
    ]
}

fn contents(looks: &Looks, geometry: &Geometry) -> Vec<Entry> {
    let line = |before, after, indent| ParagraphLook {
        before: Some(before),
        tabs: vec![Tab {
            side: "right",
            dots: true,
            at: geometry.text,
        }],
        indent: Some((indent, 0)),
        ..text(after)
    };
    let [_, _, table, ..] = looks.sizes;
    vec![
        entry(
            "TOC1",
            "toc 1",
            "Normal",
            ParagraphLook {
                keep_lines: true,
                ..line(100, 30, 0)
            },
            face(table + 1, &looks.ink, true),
        ),
        entry(
            "TOC2",
            "toc 2",
            "Normal",
            line(0, 20, CONTENTS.0),
            face(table + 1, &looks.ink, false),
        ),
    ]
}

fn tables(looks: &Looks) -> Vec<Entry> {
    let [_, _, table, ..] = looks.sizes;
    let cell = |id, name, align, is_head: bool, size| {
        let look = ParagraphLook {
            keep_next: is_head.then_some(true),
            line: Some(Line::Share(252)),
            align,
            ..text(0)
        };
        entry(id, name, id, look, face(size, &looks.ink, is_head))
    };
    let mut all = Vec::new();
    for (faces, size) in [(&FACES, table), (&DENSE_FACES, table * 17 / 20)] {
        for (at, (id, name)) in faces.iter().enumerate() {
            let align = [None, Some("center"), Some("right")][at % 3];
            all.push(cell(id, name, align, at >= 3, size));
        }
    }
    all.extend([
        cell("FormLabel", "Form Label", None, false, table),
        entry(
            "TableSpace",
            "Table Space",
            "BodyText",
            ParagraphLook {
                line: Some(Line::Exactly(200)),
                ..text(0)
            },
            face(table, &looks.ink, false),
        ),
    ]);
    all
}

fn signing(looks: &Looks) -> Vec<Entry> {
    let [body, _, table, ..] = looks.sizes;
    let kept = |after| ParagraphLook {
        keep_next: Some(true),
        keep_lines: true,
        ..text(after)
    };
    vec![
        entry(
            "SignatureParty",
            "Signature Party",
            "SignatureRole",
            ParagraphLook {
                before: Some(240),
                ..kept(20)
            },
            face(body, &looks.ink, true),
        ),
        entry(
            "SignatureRole",
            "Signature Role",
            "SignatureLabel",
            kept(0),
            face(body, &looks.muted, false),
        ),
        entry(
            "SignatureLabel",
            "Signature Label",
            "SignatureText",
            kept(0),
            face(table, &looks.muted, false),
        ),
        entry(
            "SignatureText",
            "Signature Text",
            "SignatureLabel",
            kept(0),
            face(body, &looks.ink, false),
        ),
    ]
}

fn margins(looks: &Looks, geometry: &Geometry) -> Vec<Entry> {
    let [_, small, ..] = looks.sizes;
    let line = || ParagraphLook {
        tabs: vec![Tab {
            side: "right",
            dots: false,
            at: geometry.text,
        }],
        ..text(0)
    };
    vec![
        entry(
            "Header",
            "header",
            "Header",
            ParagraphLook {
                rule_below: Some((looks.rule.clone(), 4)),
                ..line()
            },
            face(small, &looks.muted, false),
        ),
        entry(
            "Footer",
            "footer",
            "Footer",
            line(),
            face(small, &looks.muted, false),
        ),
        entry(
            "CommentText",
            "annotation text",
            "CommentText",
            text(0),
            face(20, &looks.ink, false),
        ),
    ]
}
