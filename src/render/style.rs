//! A house style: looks as values, read and checked; nobody's style can be code.

mod house;
mod logo;
mod values;

pub use house::Misprint;
pub use logo::Logo;
pub use values::{Colour, FontName, Length};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::document::{Block, Document, Section, SectionKind};

/// The style every copy of the program carries.
const PLAIN: &str = include_str!("../../templates/styles/plain/style.toml");

/// How an agreement looks, and the words a page needs around it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Style {
    /// Type faces.
    pub fonts: Fonts,
    /// Type sizes.
    pub sizes: Sizes,
    /// Paper, margins and columns.
    pub page: Page,
    /// The line at the top of a page.
    pub header: Header,
    /// Colours by day and by night.
    pub colours: Themes,
    /// Numbers of clauses.
    pub numbers: Numbers,
    /// Words around the agreement.
    pub words: Words,
    /// The picture of `header.logo`.
    #[serde(skip_deserializing)]
    pub logo: Option<Logo>,
}

/// Type faces, first choice first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fonts {
    /// For PDF, among those embedded in the program.
    pub print: Vec<FontName>,
    /// For HTML, among those the reader's machine has.
    pub screen: Vec<FontName>,
    /// For Word, among those its readers have.
    pub word: Vec<FontName>,
}

/// Type sizes.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sizes {
    /// Running text.
    pub body: Length,
    /// Headers, footers and remarks.
    pub small: Length,
    /// Text in tables.
    pub table: Length,
    /// The title on the cover.
    pub title: Length,
    /// Headings of parts and schedules.
    pub part: Length,
    /// Headings of clauses.
    pub clause: Length,
    /// Headings below a clause or a section of a schedule.
    pub subclause: Length,
}

/// Paper, margins and columns.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Page {
    /// The sheet.
    pub paper: Paper,
    /// Margin above the text.
    pub top: Length,
    /// Margin below the text.
    pub bottom: Length,
    /// Margin on the left.
    pub left: Length,
    /// Margin on the right.
    pub right: Length,
    /// Room for the number of a paragraph.
    pub number: Length,
    /// Room for the letter of an item.
    pub item: Length,
}

/// A sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 mm by 297 mm.
    A4,
    /// 8.5 in by 11 in.
    UsLetter,
}

/// What stands at the top of a page.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Header {
    /// On the left.
    pub left: Vec<HeaderPart>,
    /// On the right.
    pub right: Vec<HeaderPart>,
    /// A PNG or JPEG picture beside the style, on the cover and at the top of each page.
    #[serde(default)]
    pub logo: Option<String>,
    /// Its height at the top of a page; on the cover it is twice as high.
    pub logo_height: Length,
}

/// How numbers of clauses are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Numbers {
    /// Whether a whole number has a dot after it: "7." for "7".
    pub dot: bool,
}

/// One fact in the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderPart {
    /// The engagement's reference.
    Reference,
    /// The version.
    Version,
    /// The title.
    Title,
    /// The kind of paper.
    Kind,
}

/// Colours by day and by night.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Themes {
    /// On paper and on a light screen.
    pub light: Colours,
    /// On a dark screen.
    pub dark: Colours,
}

/// One set of colours.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Colours {
    /// Behind everything.
    pub paper: Colour,
    /// Running text.
    pub ink: Colour,
    /// Text that steps back.
    pub muted: Colour,
    /// Lines.
    pub rule: Colour,
    /// Headings of parts, and links.
    pub accent: Colour,
    /// Behind the headers of tables.
    pub head: Colour,
    /// Behind open points.
    pub open: Colour,
    /// Behind remarks.
    pub note: Colour,
}

/// Words around the agreement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Words {
    /// Marks a copy that shows guidance and open points.
    pub working: String,
    /// Marks a paper that only the Customer may read.
    pub internal: String,
    /// Before the version.
    pub version: String,
    /// Before the page number.
    pub page: String,
    /// Between the page number and the number of pages.
    pub of: String,
    /// The link that jumps over the contents, for those who listen to the page.
    pub skip: String,
    /// Before the line to sign on.
    pub signature: String,
    /// Before the name of who signs.
    pub name: String,
    /// Before the function of who signs.
    pub title: String,
    /// Before the line for the date.
    pub date: String,
    /// Before what is open, in a remark.
    pub open: String,
    /// Title of a document that has none.
    pub untitled: String,
    /// The months, from January.
    pub months: [String; 12],
}

impl Style {
    /// The embedded style.
    pub fn plain() -> Result<Self, String> {
        toml::from_str(PLAIN).map_err(|error| error.to_string())
    }

    /// The document with its numbers as the style writes them.
    pub(super) fn dressed<'d>(&self, document: &'d Document) -> Cow<'d, Document> {
        if !self.numbers.dot {
            return Cow::Borrowed(document);
        }
        let mut document = document.clone();
        for section in &mut document.sections {
            dot(section);
        }
        Cow::Owned(document)
    }
}

/// "7." for "7", in headings of clauses and in paragraphs of schedules without sections.
fn dot(section: &mut Section) {
    let whole = |number: &str| !number.is_empty() && number.bytes().all(|one| one.is_ascii_digit());
    if matches!(
        section.kind,
        SectionKind::Clause | SectionKind::ScheduleSection
    ) && let Some(number) = section.number.as_mut().filter(|number| whole(number))
    {
        number.push('.');
    }
    for block in &mut section.blocks {
        if let Block::Paragraph(paragraph) = block
            && let Some(label) = paragraph.label.as_mut().filter(|label| whole(&label.shown))
        {
            label.shown.push('.');
        }
    }
    for inner in &mut section.sections {
        dot(inner);
    }
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn the_embedded_style_is_read() {
        assert!(Style::plain().is_ok());
    }
}
