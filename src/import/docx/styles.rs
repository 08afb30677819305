//! Named styles: what a paragraph inherits from the style it names.

use std::collections::BTreeMap;

use super::xml::Element;

/// Longest chain of styles that is followed.
const LONGEST: usize = 30;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    outline: Option<u8>,
}

impl Styles {
    /// Reads `styles.xml`, if there is one.
    pub(super) fn of(root: Option<&Element>) -> Self {
        let mut styles = Self::default();
        let Some(root) = root else {
            return styles;
        };
        for element in root.children().filter(|one| &*one.name == "w:style") {
            let Some(id) = element.attribute("w:styleId") else {
                continue;
            };
            let is_paragraph = element
                .attribute("w:type")
                .is_none_or(|kind| kind == "paragraph");
            if is_paragraph && matches!(element.attribute("w:default"), Some("1" | "true" | "on")) {
                styles.default = Some(id.to_owned());
            }
            let properties = element.child("w:pPr");
            let numbering = properties.and_then(|one| one.child("w:numPr"));
            let number = |name: &str| numbering.and_then(|one| one.value(name)).map(str::to_owned);
            styles.all.insert(
                id.to_owned(),
                Style {
                    name: element.value("w:name").unwrap_or(id).to_lowercase(),
                    based_on: element.value("w:basedOn").map(str::to_owned),
                    list: number("w:numId").and_then(|number| number.parse().ok()),
                    level: number("w:ilvl").and_then(|level| level.parse().ok()),
                    outline: properties.and_then(outline),
                },
            );
        }
        styles
    }

    /// The list a style belongs to, the level it names, and the style in the chain that says so.
    pub(super) fn list<'a>(&'a self, id: Option<&'a str>) -> Option<(u32, Option<usize>, &'a str)> {
        self.chain(id)
            .find_map(|(id, style)| Some((style.list?, style.level, id)))
    }

    /// The level of a style in the outline, from 0.
    pub(super) fn outline(&self, id: Option<&str>) -> Option<u8> {
        let found = self.chain(id).find_map(|(_, style)| {
            style.outline.or_else(|| {
                let level = style.name.strip_prefix("heading ")?.parse::<u8>().ok()?;
                level.checked_sub(1)
            })
        });
        found.filter(|level| *level < 9)
    }

    /// Whether a style is a line of a table of contents.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, style)| {
            let level = style.name.strip_prefix("toc ");
            level.is_some_and(|level| level.parse::<u8>().is_ok())
        })
    }

    /// A style and those it is based on.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.or(self.default.as_deref());
        std::iter::successors(
            first.and_then(|id| self.all.get_key_value(id)),
            |(_, style)| self.all.get_key_value(style.based_on.as_deref()?),
        )
        .map(|(id, style)| (id.as_str(), style))
        .take(LONGEST)
    }
}

/// The level in the outline that properties name; 9 is text.
pub(super) fn outline(properties: &Element) -> Option<u8> {
    properties.value("w:outlineLvl")?.parse().ok()
}
