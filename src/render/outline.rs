//! The sections as a flat list with heading levels and link targets, so that no format counts
//! levels or invents names by itself.

use crate::document::{Anchor, Document, Inline, Section, SectionKind, plain};
use crate::render::text::clean;
use std::collections::{BTreeMap, BTreeSet};

/// Headings and link targets of one document.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    /// Every section in reading order, parents first.
    pub(super) headings: Vec<Heading<'a>>,
    ids: BTreeMap<&'a Anchor, String>,
}

/// A section with its place in the outline.
#[derive(Debug)]
pub(super) struct Heading<'a> {
    /// The section.
    pub(super) section: &'a Section,
    /// How many sections it stands in.
    pub(super) depth: usize,
    /// Level of its heading, 1 for the highest; levels never skip. `None` if it has no heading.
    pub(super) level: Option<usize>,
    /// Unique name as a link target: letters, digits and `-`.
    pub(super) id: String,
    /// Whether it stands in the table of contents.
    pub(super) listed: bool,
}

impl Heading<'_> {
    /// The number as printed, or empty.
    pub(super) fn number(&self) -> String {
        clean(self.section.number.as_deref().unwrap_or_default())
            .trim()
            .to_owned()
    }

    /// Number and title in one line.
    pub(super) fn line(&self) -> String {
        let title = clean(&plain(&self.section.title));
        let line = format!("{} {}", self.number(), title.trim());
        line.trim().to_owned()
    }
}

impl<'a> Outline<'a> {
    /// The outline of a document.
    pub(super) fn of(document: &'a Document) -> Self {
        let mut names = Names::default();
        let mut ids = BTreeMap::new();
        for anchor in anchors(document) {
            ids.entry(anchor)
                .or_insert_with(|| names.claim(&anchor.slug()));
        }
        let mut outline = Self {
            headings: Vec::new(),
            ids,
        };
        let mut taken = BTreeSet::new();
        for section in &document.sections {
            outline.add(section, 0, 1, &mut names, &mut taken);
        }
        outline
    }

    /// The link target of an anchor, if the document has it.
    pub(super) fn id(&self, anchor: Option<&Anchor>) -> Option<&str> {
        self.ids.get(anchor?).map(String::as_str)
    }

    /// Whether the paper has a cover page; without one its title heads the first page.
    pub(super) fn has_cover(&self) -> bool {
        let first = self.headings.first();
        first.is_some_and(|heading| heading.section.kind == SectionKind::Cover)
    }

    /// The headings that stand in the table of contents.
    pub(super) fn listed(&self) -> impl Iterator<Item = &Heading<'a>> {
        self.headings.iter().filter(|heading| heading.listed)
    }

    fn add(
        &mut self,
        section: &'a Section,
        depth: usize,
        level: usize,
        names: &mut Names,
        taken: &mut BTreeSet<String>,
    ) {
        let headed = section.number.is_some() || !plain(&section.title).trim().is_empty();
        let own = self.id(section.anchor.as_ref()).map(str::to_owned);
        let id = own
            .filter(|id| taken.insert(id.clone()))
            .unwrap_or_else(|| names.claim(&title_slug(section)));
        self.headings.push(Heading {
            section,
            depth,
            level: headed.then_some(level),
            id,
            listed: headed && level <= 2 && is_listed(section.kind),
        });
        let below = level + usize::from(headed);
        for child in &section.sections {
            self.add(child, depth + 1, below, names, taken);
        }
    }
}

/// A name from the words of the title, so that it stays when sections come and go.
fn title_slug(section: &Section) -> String {
    let title = plain(&section.title).to_lowercase();
    let words = title.split(|char: char| !char.is_ascii_alphanumeric());
    let slug: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if slug.is_empty() {
        "section".to_owned()
    } else {
        slug.join("-")
    }
}

/// Contents and open points stand before the agreement; sections of a schedule are detail.
fn is_listed(kind: SectionKind) -> bool {
    !matches!(
        kind,
        SectionKind::Cover
            | SectionKind::Contents
            | SectionKind::OpenPoints
            | SectionKind::ScheduleSection
    )
}

/// Names already given away.
struct Names(BTreeSet<String>);

impl Default for Names {
    /// The page's own name is not free.
    fn default() -> Self {
        Self(["agreement".to_owned()].into())
    }
}

impl Names {
    fn claim(&mut self, wish: &str) -> String {
        let safe: String = wish
            .chars()
            .map(|char| {
                if char.is_ascii_alphanumeric() {
                    char
                } else {
                    '-'
                }
            })
            .collect();
        let mut name = if safe.is_empty() {
            "-".to_owned()
        } else {
            safe
        };
        let stem = name.clone();
        let mut again = 2;
        while !self.0.insert(name.clone()) {
            name = format!("{stem}-{again}");
            again += 1;
        }
        name
    }
}

/// Every anchor: sections first, then paragraphs and items, then terms.
fn anchors(document: &Document) -> Vec<&Anchor> {
    let mut found = Vec::new();
    document.sections(&mut |section| found.extend(&section.anchor));
    document.paragraphs(&mut |_, paragraph| found.extend(&paragraph.anchor));
    document.texts(&mut |text| {
        found.extend(text.iter().filter_map(|inline| match inline {
            Inline::Definition { anchor, .. } => anchor.as_ref(),
            _ => None,
        }));
    });
    found
}
