//! `styles.xml`: every look of the page has a name that people can change in Word.

mod paragraphs;

pub(super) use paragraphs::table_face;

use std::collections::BTreeMap;

use super::geometry::{Geometry, half_points};
use super::lists::Lists;
use super::look::{Line, ParagraphLook, RunLook, fonts, shade};
use super::package::WORD;
use super::xml::Xml;
use crate::render::style::{Colour, FontName, Style};

/// The values of a style as Word wants them.
#[derive(Clone, Debug)]
pub(super) struct Looks {
    /// The type face.
    pub(super) font: String,
    /// Running text.
    pub(super) ink: String,
    /// Text that steps back.
    pub(super) muted: String,
    /// Lines.
    pub(super) rule: String,
    /// Headings of parts.
    pub(super) accent: String,
    /// Behind table headers.
    pub(super) head: String,
    /// Behind open points.
    pub(super) open: String,
    /// Sizes in half points: body, small, table, title, part, clause, subclause.
    pub(super) sizes: [u32; 7],
}

impl Looks {
    /// The values of a style.
    pub(super) fn of(style: &Style) -> Self {
        let colours = &style.colours.light;
        let six = |colour: &Colour| colour.hex().trim_start_matches('#').to_uppercase();
        let sizes = &style.sizes;
        let font = style.fonts.word.first().map_or("Cambria", FontName::name);
        Self {
            font: font.to_owned(),
            ink: six(&colours.ink),
            muted: six(&colours.muted),
            rule: six(&colours.rule),
            accent: six(&colours.accent),
            head: six(&colours.head),
            open: six(&colours.open),
            sizes: [
                sizes.body,
                sizes.small,
                sizes.table,
                sizes.title,
                sizes.part,
                sizes.clause,
                sizes.subclause,
            ]
            .map(half_points),
        }
    }
}

/// A named look.
struct Entry {
    kind: &'static str,
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    next: &'static str,
    paragraph: ParagraphLook,
    run: RunLook,
}

/// What a style says of the room its text takes.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// Space around it, and what it stays with.
    pub(super) look: ParagraphLook,
    /// Indent of its text in twips.
    pub(super) indent: u32,
    /// Size in points.
    pub(super) size: f64,
    /// Whether it is bold.
    pub(super) is_bold: bool,
}

/// The paragraph styles by their ids.
pub(super) fn named(
    looks: &Looks,
    lists: &Lists,
    geometry: &Geometry,
) -> BTreeMap<&'static str, Named> {
    let entries = paragraphs::entries(looks, geometry).into_iter();
    let named = entries.map(|entry| {
        let bound = lists.bound(entry.id).map(|(.., level)| level.indent);
        let indent = bound.or(entry.paragraph.indent);
        let named = Named {
            indent: indent.map_or(0, |(left, _)| left),
            size: f64::from(entry.run.size.unwrap_or(looks.sizes[0])) / 2.0,
            is_bold: entry.run.bold == Some(true),
            look: entry.paragraph,
        };
        (entry.id, named)
    });
    named.collect()
}

/// The part.
pub(super) fn styles(looks: &Looks, lists: &Lists, geometry: &Geometry, language: &str) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.wrap("w:styles", &[("xmlns:w", WORD)], |xml| {
        defaults(looks, language, xml);
        for entry in paragraphs::entries(looks, geometry) {
            entry.write(lists, xml);
        }
        for entry in characters(looks) {
            entry.write(lists, xml);
        }
        tables(looks, xml);
        let no_list = [
            ("w:type", "numbering"),
            ("w:default", "1"),
            ("w:styleId", "NoList"),
        ];
        xml.wrap("w:style", &no_list, |xml| {
            xml.value("w:name", "No List");
            xml.value("w:uiPriority", "99");
            xml.empty("w:semiHidden", &[]);
        });
    });
    xml.into_bytes()
}

fn defaults(looks: &Looks, language: &str, xml: &mut Xml) {
    xml.wrap("w:docDefaults", &[], |xml| {
        xml.wrap("w:rPrDefault", &[], |xml| {
            xml.wrap("w:rPr", &[], |xml| {
                fonts(xml, &looks.font);
                xml.value("w:color", &looks.ink);
                xml.value("w:sz", looks.sizes[0].to_string());
                xml.value("w:szCs", looks.sizes[0].to_string());
                let language = [
                    ("w:val", language),
                    ("w:eastAsia", language),
                    ("w:bidi", "ar-SA"),
                ];
                xml.empty("w:lang", &language);
            });
        });
        xml.wrap("w:pPrDefault", &[], |xml| {
            let look = ParagraphLook {
                after: Some(0),
                line: Some(Line::Share(240)),
                ..ParagraphLook::default()
            };
            look.write(xml);
        });
    });
}

impl Entry {
    fn write(mut self, lists: &Lists, xml: &mut Xml) {
        if let Some((list, level, bound)) = lists.bound(self.id) {
            self.paragraph.list = Some((list.instance(), level));
            self.paragraph.indent = Some(bound.indent);
        }
        let mut attributes = vec![("w:type", self.kind), ("w:styleId", self.id)];
        if matches!(self.id, "Normal" | "DefaultParagraphFont") {
            attributes.insert(1, ("w:default", "1"));
        } else if !is_built_in(self.name) {
            attributes.insert(1, ("w:customStyle", "1"));
        }
        xml.wrap("w:style", &attributes, |xml| {
            xml.value("w:name", self.name);
            if !self.based_on.is_empty() {
                xml.value("w:basedOn", self.based_on);
            }
            if !self.next.is_empty() {
                xml.value("w:next", self.next);
            }
            if self.kind == "character" {
                xml.value("w:uiPriority", "1");
            }
            xml.flag("w:qFormat", self.id != "DefaultParagraphFont");
            self.paragraph.write(xml);
            self.run.write(xml);
        });
    }
}

/// Names Word knows; it writes them small.
fn is_built_in(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_lowercase)
        || [
            "Normal",
            "Title",
            "Subtitle",
            "Body Text",
            "TOC Heading",
            "Hyperlink",
            "Default Paragraph Font",
        ]
        .contains(&name)
}

fn characters(looks: &Looks) -> Vec<Entry> {
    let entry = |id, name, run| Entry {
        kind: "character",
        id,
        name,
        based_on: "DefaultParagraphFont",
        next: "",
        paragraph: ParagraphLook::default(),
        run,
    };
    let plain = RunLook::default;
    vec![
        Entry {
            based_on: "",
            ..entry("DefaultParagraphFont", "Default Paragraph Font", plain())
        },
        entry(
            "DefinedTerm",
            "Defined Term",
            RunLook {
                bold: Some(true),
                ..plain()
            },
        ),
        entry("TermUse", "Defined Term Use", plain()),
        entry("Particular", "Particular", plain()),
        entry("CrossReference", "Cross-Reference", plain()),
        entry("Hyperlink", "Hyperlink", plain()),
        entry(
            "OpenPoint",
            "Open Point",
            RunLook {
                behind: Some(looks.open.clone()),
                ..plain()
            },
        ),
        entry(
            "CommentReference",
            "annotation reference",
            RunLook {
                size: Some(16),
                ..plain()
            },
        ),
    ]
}

/// Tables: a line above and below, and one under each row.
fn tables(looks: &Looks, xml: &mut Xml) {
    let style = |xml: &mut Xml, id: &str, name: &str, base: &str, look: &dyn Fn(&mut Xml)| {
        let mut attributes = vec![("w:type", "table"), ("w:styleId", id)];
        attributes.insert(
            1,
            if base.is_empty() {
                ("w:default", "1")
            } else {
                ("w:customStyle", "1")
            },
        );
        xml.wrap("w:style", &attributes, |xml| {
            xml.value("w:name", name);
            if !base.is_empty() {
                xml.value("w:basedOn", base);
            }
            xml.value("w:uiPriority", "99");
            xml.flag("w:semiHidden", base.is_empty());
            xml.flag("w:unhideWhenUsed", base.is_empty());
            look(xml);
        });
    };
    style(xml, "TableNormal", "Normal Table", "", &|xml| {
        xml.wrap("w:tblPr", &[], |xml| {
            xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
            cell_margins(xml, 0, 108);
        });
    });
    style(
        xml,
        "AgreementTable",
        "Agreement Table",
        "TableNormal",
        &|xml| {
            xml.wrap("w:tblPr", &[], |xml| {
                xml.wrap("w:tblBorders", &[], |xml| {
                    border(xml, "w:top", 8, &looks.accent);
                    border(xml, "w:bottom", 4, &looks.rule);
                    border(xml, "w:insideH", 4, &looks.rule);
                });
                cell_margins(xml, 70, 100);
            });
            let first = [("w:type", "firstRow")];
            xml.wrap("w:tblStylePr", &first, |xml| {
                xml.wrap("w:tcPr", &[], |xml| {
                    xml.wrap("w:tcBorders", &[], |xml| {
                        border(xml, "w:bottom", 8, &looks.accent);
                    });
                    shade(xml, &looks.head);
                });
            });
        },
    );
    style(
        xml,
        "DenseTable",
        "Dense Agreement Table",
        "AgreementTable",
        &|xml| xml.wrap("w:tblPr", &[], |xml| cell_margins(xml, 70, 70)),
    );
    style(xml, "FormTable", "Form Table", "TableNormal", &|xml| {
        xml.wrap("w:tblPr", &[], |xml| cell_margins(xml, 60, 0));
    });
}

/// One line of a table.
pub(super) fn border(xml: &mut Xml, side: &str, eighths: u32, colour: &str) {
    let thick = eighths.to_string();
    let line = [
        ("w:val", "single"),
        ("w:sz", thick.as_str()),
        ("w:space", "0"),
        ("w:color", colour),
    ];
    xml.empty(side, &line);
}

/// Margins inside cells, in twips: above and below, left and right.
fn cell_margins(xml: &mut Xml, high: u32, wide: u32) {
    let (high, wide) = (high.to_string(), wide.to_string());
    xml.wrap("w:tblCellMar", &[], |xml| {
        for (side, width) in [
            ("w:top", &high),
            ("w:left", &wide),
            ("w:bottom", &high),
            ("w:right", &wide),
        ] {
            xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
        }
    });
}
