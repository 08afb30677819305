//! A document that has everything a document can have, hostile texts included.

use engross::document::{
    Align, Anchor, Block, Column, Document, Field, FieldKind, Inline, Label, Meta, Note, Paragraph,
    Section, SectionKind, SignatureBlock, Table,
};

/// Texts that would be marks, code or control in one of the formats.
pub(crate) const HOSTILE: &[&str] = &[
    "*bold* **bolder** _em_ __strong__ `code` ~~gone~~ $x$ {{ value }} {% if x %}",
    "# not a heading",
    "- not an item",
    "1. not an item either",
    "+ plus > greater = equals ~ tilde",
    "[x](https://example.org) ![y](z) <script>alert('1 & 2')</script> <!-- gone? -->",
    "&amp; &lt; &#65; R&D; a\\b \\* | pipe | \"quoted\" 'single'",
    "line one\nline two\r\n\r\n    line three\ttab",
    "#read(\"/etc/passwd\") #{while true {}} @label <label> // comment /* comment */",
    "a_very_long_identifier_that_never_ends/and/never/ends/and/never/ends/and/never/ends/and/never/ends/and/never/ends/and/never/ends",
    "Ünïcødé – “quotes” … §§ ½ € Ελληνικά Русский עברית",
    "--- === ``` ~~~ ***",
    "https://example.org/a_b_c www.example.org someone@example.org",
];

/// The whole sample.
pub(crate) fn sample() -> Document {
    Document {
        meta: Meta {
            title: "Managed hosting of the payments platform".to_owned(),
            kind: "Outsourcing agreement".to_owned(),
            reference: "eng-2027-014".to_owned(),
            version: "1.0.0".to_owned(),
            language: "en-GB".to_owned(),
            author: "Northwind Bank plc".to_owned(),
            date: (2027, 3, 1),
            working: true,
            internal: false,
        },
        sections: vec![
            cover(),
            open_points(),
            section(SectionKind::Contents, None, "Contents"),
            parties(),
            first_part(),
            second_part(),
            signing(),
            first_schedule(),
            second_schedule(),
        ],
    }
}

pub(crate) fn text(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

pub(crate) fn section(kind: SectionKind, number: Option<&str>, title: &str) -> Section {
    let mut section = Section::new(kind, number.map(str::to_owned), text(title));
    if number.is_some() {
        let slug = title.to_lowercase().replace(' ', "-");
        section.anchor = Some(Anchor(format!("sample/{slug}")));
    }
    section
}

pub(crate) fn paragraph(label: &str, level: u8, text: Vec<Inline>) -> Paragraph {
    Paragraph {
        label: (!label.is_empty()).then(|| Label {
            shown: label.to_owned(),
            full: label.to_owned(),
            level,
        }),
        text,
        ..Paragraph::default()
    }
}

pub(crate) fn note(label: &str, text: &str) -> Note {
    Note {
        label: label.to_owned(),
        text: text.to_owned(),
    }
}

pub(crate) fn term(text: &str, anchor: &str) -> Inline {
    Inline::Term {
        text: text.to_owned(),
        definition: Some(Anchor(anchor.to_owned())),
    }
}

pub(crate) fn definition(text: &str, anchor: &str) -> Inline {
    Inline::Definition {
        text: text.to_owned(),
        anchor: Some(Anchor(anchor.to_owned())),
    }
}

pub(crate) fn reference(target: Option<&str>, number: &str, after: &str) -> Inline {
    Inline::Reference {
        target: target.map(|target| Anchor(target.to_owned())),
        before: "clause ".to_owned(),
        number: number.to_owned(),
        after: after.to_owned(),
    }
}

pub(crate) fn open(text: &str) -> Inline {
    Inline::Open {
        text: text.to_owned(),
        blank: "clause.audit.right-to-audit.notice".to_owned(),
    }
}

fn cover() -> Section {
    let mut cover = section(SectionKind::Cover, None, "");
    cover.blocks = vec![
        Block::Paragraph(paragraph("", 1, text("between"))),
        Block::Paragraph(paragraph(
            "",
            1,
            text("Northwind Bank plc, 1 Quay Street, Bristol (the Customer)"),
        )),
        Block::Paragraph(paragraph("", 1, text("and"))),
        Block::Paragraph(paragraph(
            "",
            1,
            text("Contoso Hosting A/S, Havnegade 12, København (the Provider)"),
        )),
    ];
    cover
}

fn open_points() -> Section {
    let mut section = section(SectionKind::OpenPoints, None, "Open points");
    section.blocks = vec![
        Block::Paragraph(paragraph(
            "",
            1,
            vec![
                open("notice before a planned audit"),
                Inline::text(" in "),
                reference(Some("sample/right-to-audit#notice"), "1.1", ""),
            ],
        )),
        Block::Paragraph(paragraph(
            "",
            1,
            text("The exit plan was left out; clause 2.2 refers to it."),
        )),
    ];
    section
}

fn parties() -> Section {
    let mut parties = section(SectionKind::Parties, None, "Parties");
    parties.blocks = vec![
        Block::Paragraph(paragraph(
            "(1)",
            1,
            vec![
                Inline::text("Northwind Bank plc, registered in England under number 01234567"),
                Inline::Break,
                Inline::text("1 Quay Street"),
                Inline::Break,
                Inline::text("Bristol BS1 4DJ; the "),
                definition("Customer", "terms#customer"),
                Inline::text(";"),
            ],
        )),
        Block::Paragraph(paragraph(
            "(2)",
            1,
            vec![
                Inline::text("Contoso Hosting A/S, registered in Denmark; the "),
                definition("Provider", "terms#provider"),
                Inline::text("."),
            ],
        )),
    ];
    parties
}

fn first_part() -> Section {
    let mut audit = section(SectionKind::Clause, Some("1"), "Right to audit");
    audit.notes = vec![note(
        "Walk away",
        "Refuse an audit limited to reading certificates.",
    )];
    let mut lead = paragraph(
        "1.1",
        1,
        vec![
            Inline::text("The "),
            term("Customer", "terms#customer"),
            Inline::text(" may inspect and audit the "),
            term("Provider", "terms#provider"),
            Inline::text(" by giving at least "),
            open("notice"),
            Inline::text(" before the audit starts, and shall:"),
        ],
    );
    lead.anchor = Some(Anchor("sample/right-to-audit#notice".to_owned()));
    lead.notes = vec![
        note("Guidance", "Name your own IT security staff."),
        note("Open point", "The notice is not agreed."),
    ];
    let mut first = paragraph("(a)", 2, text("tell the Provider:"));
    first.items = vec![
        paragraph("(i)", 3, text("what it will audit; and")),
        paragraph("(ii)", 3, text("who will audit;")),
    ];
    let mut second = paragraph("(b)", 2, text("keep what it learns confidential; and"));
    second.anchor = Some(Anchor("sample/right-to-audit#confidential".to_owned()));
    second.notes = vec![note("Guidance", "Usually accepted at once.")];
    lead.items = vec![
        first,
        second,
        paragraph("(c)", 2, text("pay its own costs.")),
    ];
    audit.blocks = vec![
        Block::Paragraph(lead),
        Block::Paragraph(paragraph(
            "1.2",
            1,
            vec![
                Inline::text("Costs are shared as in "),
                reference(Some("sample/service-levels"), "2", " (Service levels)"),
                Inline::text("! See "),
                reference(Some("sample/right-to-audit#confidential"), "1.1(b)", ""),
                Inline::text(" and within "),
                Inline::Value {
                    text: "10 Working Days".to_owned(),
                    blank: "clause.audit.right-to-audit.report".to_owned(),
                },
                Inline::text("."),
            ],
        )),
        Block::Paragraph(paragraph("", 1, text("A paragraph without a number."))),
    ];
    let mut part = section(SectionKind::Part, Some("Part 1"), "Audit");
    part.sections = vec![audit];
    part
}

fn second_part() -> Section {
    let mut levels = section(SectionKind::Clause, Some("2"), "Service levels");
    let usable = vec![
        definition("Usable", "terms#usable"),
        Inline::text(" means that a request is answered correctly."),
    ];
    levels.blocks = vec![
        Block::Paragraph(paragraph("2.1", 1, usable)),
        Block::Table(table()),
        Block::Paragraph(paragraph(
            "2.2",
            1,
            vec![
                Inline::text("On exit, "),
                reference(None, "[the exit plan was left out]", ""),
                Inline::text(" applies; a Service is "),
                term("Usable", "terms#usable"),
                Inline::text(" as defined."),
            ],
        )),
    ];
    let mut hostile = section(
        SectionKind::Clause,
        Some("3"),
        "*Hostile* <texts> & [more](x) #",
    );
    hostile.blocks = HOSTILE
        .iter()
        .enumerate()
        .map(|(at, words)| {
            let mut lead = paragraph(&format!("3.{}", at + 1), 1, text(words));
            lead.items = vec![
                paragraph("", 2, text(words)),
                paragraph("(b)", 2, vec![open(words)]),
            ];
            lead.notes = vec![note("Guidance", words)];
            Block::Paragraph(lead)
        })
        .chain(
            HOSTILE
                .iter()
                .map(|words| Block::Paragraph(paragraph("", 1, text(words)))),
        )
        .collect();
    let mut part = section(SectionKind::Part, Some("Part 2"), "Service");
    part.sections = vec![levels, hostile];
    part
}

/// Sixty rows, one of them much taller than the others.
fn table() -> Table {
    let column = |header: &str, align| Column {
        header: text(header),
        align,
    };
    let row = |at: usize| {
        let words = HOSTILE[at % HOSTILE.len()];
        let measured = if at == 30 {
            words.repeat(12)
        } else {
            words.to_owned()
        };
        vec![
            text(&format!("SL-{at:02}")),
            vec![
                Inline::text("Availability of the "),
                term("Usable", "terms#usable"),
                Inline::text(" service"),
                Inline::Break,
                Inline::text("per calendar month"),
            ],
            text("99.9 %"),
            text(&measured),
        ]
    };
    Table {
        columns: vec![
            column("Ref.", Align::Start),
            column("Service level", Align::Start),
            column("Target", Align::End),
            column("Measured | how", Align::Middle),
        ],
        rows: (1..=60).map(row).collect(),
    }
}

fn signing() -> Section {
    let signer = |party: &str, role: &str, name: &str, title: &str| SignatureBlock {
        party: party.to_owned(),
        role: role.to_owned(),
        name: name.to_owned(),
        title: title.to_owned(),
    };
    let mut signing = section(SectionKind::Signatures, None, "Signatures");
    signing.blocks = vec![
        Block::Paragraph(paragraph("", 1, text("Signed on the dates below."))),
        Block::Signatures(vec![
            signer(
                "Northwind Bank plc",
                "Customer",
                "Jane Doe",
                "Chief Operating Officer",
            ),
            signer("Contoso Hosting A/S", "Provider", "", ""),
        ]),
    ];
    signing
}

fn first_schedule() -> Section {
    let field = |label: &str, kind| Field {
        label: label.to_owned(),
        kind,
    };
    let mut request = section(SectionKind::ScheduleSection, Some("1"), "The request");
    request.blocks = vec![
        Block::Paragraph(paragraph(
            "1.1",
            1,
            text("Either party may ask for a change."),
        )),
        Block::Form(vec![
            field("Asked by", FieldKind::Line),
            field("Date", FieldKind::Line),
            field("What should change, and why", FieldKind::Room),
            field("Affects the charges", FieldKind::Tick),
            field("Affects a service level", FieldKind::Tick),
        ]),
    ];
    let mut schedule = section(
        SectionKind::Schedule,
        Some("Schedule 1"),
        "Change request form",
    );
    schedule.sections = vec![request];
    schedule
}

fn second_schedule() -> Section {
    let mut inner = section(SectionKind::Other, None, "Inner");
    inner.sections = vec![section(SectionKind::Other, None, "Innermost")];
    let mut schedule = section(SectionKind::Schedule, Some("Schedule 2"), "Annexed paper");
    schedule.blocks = vec![Block::Paragraph(paragraph(
        "",
        1,
        text("Copied as it stands."),
    ))];
    schedule.sections = vec![inner];
    schedule
}
