//! Lengths of a page in twips, a twentieth of a point.

use crate::render::style::{Length, Paper, Style};

/// Lengths of a page, in twips.
#[derive(Clone, Debug)]
pub(super) struct Geometry {
    /// Width and height of the sheet.
    pub(super) sheet: (u32, u32),
    /// Margins: above, right, below, left.
    pub(super) margins: (u32, u32, u32, u32),
    /// Width of the text.
    pub(super) text: u32,
    /// Room for the number of a paragraph.
    pub(super) number: u32,
    /// Room for the letter of an item.
    pub(super) item: u32,
    /// Room for the numeral of an item in an item: "(viii)" is wider than "(a)".
    pub(super) subitem: u32,
    /// Indent and room of the number of a part.
    pub(super) part: (u32, u32),
    /// Indent and room of the number of a schedule.
    pub(super) schedule: (u32, u32),
}

impl Geometry {
    /// The page of a style.
    pub(super) fn of(style: &Style) -> Self {
        let page = &style.page;
        let sheet = match page.paper {
            Paper::A4 => (11906, 16838),
            Paper::UsLetter => (12240, 15840),
        };
        let [top, right, bottom, left] = [page.top, page.right, page.bottom, page.left].map(twips);
        let item = twips(page.item);
        let face = twips(style.sizes.part);
        Self {
            sheet,
            margins: (top, right, bottom, left),
            // A style with absurd margins still leaves a page to print on.
            text: sheet.0.saturating_sub(left + right).max(2880),
            number: twips(page.number),
            item,
            subitem: item + item / 4,
            part: (face * 4, face * 4),
            schedule: (face * 13 / 2, face * 13 / 2),
        }
    }
}

/// A length in twips.
pub(super) fn twips(length: Length) -> u32 {
    whole(length.points() * 20.0)
}

/// A size in half points.
pub(super) fn half_points(length: Length) -> u32 {
    whole(length.points() * 2.0).max(2)
}

/// The nearest whole number.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length is at least 0; one too large for a page is cut"
)]
pub(super) fn whole(number: f64) -> u32 {
    number.round() as u32
}
