//! The tree as a Word document that a lawyer can go on editing: native numbering bound to named
//! styles, references and contents as fields that already hold their answers, tables that keep
//! their header rows, remarks as comments. Same tree, same bytes.

mod body;
mod comments;
mod contents;
mod fields;
mod forms;
mod geometry;
mod lists;
mod logo;
mod look;
mod margins;
mod marks;
mod measure;
mod numbering;
mod package;
mod pages;
mod plan;
mod redline;
mod runs;
mod settings;
mod styles;
mod tables;
mod tracking;
mod xml;

use comments::Comments;
use geometry::Geometry;
use lists::Lists;
use marks::Marks;
use package::{Kind, Part, RELATION, WORD, id_of};
use pages::Pages;
use plan::Plan;
use redline::Fates;
use styles::{Looks, Named};
use tracking::Tracking;
use xml::Xml;

use std::collections::BTreeMap;

use crate::compare::Redline;
use crate::document::Document;
use crate::render::Unprintable;
use crate::render::front::{Front, language};
use crate::render::outline::Outline;
use crate::render::style::{Style, Words};

/// The first id of a change in the text, and in the line above each page: bookmarks have others.
const FIRST_CHANGES: (usize, usize) = (1_000_000, 900_000);

/// The document as a DOCX file.
pub(super) fn docx(document: &Document, style: &Style) -> Result<Vec<u8>, Unprintable> {
    write(document, style, None)
}

/// Two documents as a DOCX file with tracked changes. `old` and `new` are what was compared.
pub(super) fn redline(
    redline: &Redline,
    old: &Document,
    new: &Document,
    style: &Style,
) -> Result<Vec<u8>, Unprintable> {
    let pages = Pages::joined(pages(old, style), pages(new, style));
    write(&redline.document, style, Some((redline, pages)))
}

/// On which page each heading of a document stands.
fn pages(document: &Document, style: &Style) -> Pages {
    let outline = Outline::of(document);
    let geometry = Geometry::of(style);
    let lists = Lists::of(document, &geometry, style.numbers);
    let styles = styles::named(&Looks::of(style), &lists, &geometry);
    let front = Front::of(&document.meta, &style.words);
    let plan = Plan::of(&outline, &lists);
    Pages::of(&outline, &plan, &styles, &geometry, &front)
}

fn write(
    document: &Document,
    style: &Style,
    redline: Option<(&Redline, Pages)>,
) -> Result<Vec<u8>, Unprintable> {
    let outline = Outline::of(document);
    let geometry = Geometry::of(style);
    let lists = Lists::of(document, &geometry, style.numbers);
    let looks = Looks::of(style);
    let meta = &document.meta;
    let front = Front::of(meta, &style.words);
    let language = language(&meta.language);
    let styles = styles::named(&looks, &lists, &geometry);
    let (redline, pages, plan) = if let Some((redline, pages)) = redline {
        let plan = Plan::joint(&outline, &lists, redline);
        (Some(redline), pages, plan)
    } else {
        let plan = Plan::of(&outline, &lists);
        let pages = Pages::of(&outline, &plan, &styles, &geometry, &front);
        (None, pages, plan)
    };
    let old = redline.map_or(meta, |redline| &redline.old);
    let tracking = |first| redline.map(|_| Tracking::by(&meta.author, comments::date(meta), first));
    let mut body = Body {
        outline: &outline,
        plan,
        marks: Marks::of(document, &outline, redline),
        comments: Comments::default(),
        style,
        words: &style.words,
        geometry: &geometry,
        looks: &looks,
        styles: &styles,
        pages: &pages,
        is_working: meta.working,
        after_table: false,
        breaks_page: false,
        redline: redline.map(|redline| Fates::of(redline, Front::of(old, &style.words))),
    };
    let text = body.document(&front, tracking(FIRST_CHANGES.0));
    let used = |name, word, bytes| Part {
        name,
        kind: Kind::Used(word),
        bytes,
    };
    let mut parts = vec![Part {
        name: "document.xml",
        kind: Kind::Document,
        bytes: text,
    }];
    if let Some(picture) = &style.logo {
        parts.push(Part {
            name: logo::part(picture),
            kind: Kind::Picture(picture.kind),
            bytes: picture.bytes.clone(),
        });
    }
    if !body.comments.is_empty() {
        parts.push(used("comments.xml", "comments", body.comments.part(meta)));
    }
    parts.extend([
        used("fontTable.xml", "fontTable", settings::fonts(&looks.font)),
        used("footer1.xml", "footer", margins::footer(style, pages.count)),
        used(
            "header1.xml",
            "header",
            margins::header(
                meta,
                old,
                &front,
                style,
                &looks.accent,
                tracking(FIRST_CHANGES.1),
            ),
        ),
        used(
            "numbering.xml",
            "numbering",
            numbering::numbering(&lists, &body.plan.instances, &looks.muted),
        ),
        used(
            "settings.xml",
            "settings",
            settings::settings(language, redline.is_some()),
        ),
        used(
            "styles.xml",
            "styles",
            styles::styles(&looks, &lists, &geometry, language),
        ),
        Part {
            name: "docProps/core.xml",
            kind: Kind::CoreProperties,
            bytes: settings::core(meta, &front, language),
        },
        Part {
            name: "docProps/app.xml",
            kind: Kind::AppProperties,
            bytes: settings::app(pages.count),
        },
    ]);
    package::package(parts)
}

/// The body in the making.
struct Body<'a> {
    outline: &'a Outline<'a>,
    plan: Plan,
    marks: Marks,
    comments: Comments,
    style: &'a Style,
    words: &'a Words,
    geometry: &'a Geometry,
    looks: &'a Looks,
    styles: &'a BTreeMap<&'static str, Named>,
    pages: &'a Pages,
    /// Whether remarks and marks are shown.
    is_working: bool,
    /// Whether the last thing written was a table.
    after_table: bool,
    /// Whether the next paragraph begins a page.
    breaks_page: bool,
    /// In a redline, what became of everything.
    redline: Option<Fates>,
}

impl Body<'_> {
    fn document(&mut self, front: &Front, tracking: Option<Tracking>) -> Vec<u8> {
        let mut xml = Xml::part();
        xml.tracking = tracking;
        let namespaces = [("xmlns:w", WORD), ("xmlns:r", RELATION)];
        xml.wrap("w:document", &namespaces, |xml| {
            xml.wrap("w:body", &[], |xml| {
                self.sections(front, xml);
                self.page(xml);
            });
        });
        xml.into_bytes()
    }

    /// Sheet and margins; the first page has neither header nor footer.
    fn page(&self, xml: &mut Xml) {
        xml.wrap("w:sectPr", &[], |xml| {
            for (name, part) in [
                ("w:headerReference", "header1.xml"),
                ("w:footerReference", "footer1.xml"),
            ] {
                xml.empty(name, &[("w:type", "default"), ("r:id", &id_of(part))]);
            }
            let geometry = self.geometry;
            let (width, height) = geometry.sheet;
            let (width, height) = (width.to_string(), height.to_string());
            xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
            let (top, right, bottom, left) = geometry.margins;
            let [top, right, bottom, left] =
                [top, right, bottom, left].map(|side| side.to_string());
            let margins = [
                ("w:top", top.as_str()),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", "720"),
                ("w:footer", "640"),
                ("w:gutter", "0"),
            ];
            xml.empty("w:pgMar", &margins);
            xml.empty("w:cols", &[("w:space", "720")]);
            xml.empty("w:titlePg", &[]);
        });
    }
}
