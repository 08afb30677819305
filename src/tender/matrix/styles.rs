//! How the cells of the workbook look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The formats of all cells.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) heading: Format,
    pub(super) label: Format,
    pub(super) text: Format,
    pub(super) id: Format,
    pub(super) locked: Format,
    pub(super) input: Format,
    pub(super) choice: Format,
    pub(super) number: Format,
    pub(super) total: Format,
    pub(super) total_label: Format,
}

const INK: u32 = 0x001F_2937;
const LINE: u32 = 0x00C9_CED6;
const FILL: u32 = 0x00FF_F7D6;
const HEAD: u32 = 0x0024_3B53;
const QUIET: u32 = 0x00F3_F4F6;

impl Styles {
    pub(super) fn new() -> Self {
        let base = || {
            Format::new()
                .set_font_name("Calibri")
                .set_font_size(10)
                .set_font_color(Color::RGB(INK))
                .set_align(FormatAlign::Top)
                .set_text_wrap()
        };
        let boxed = || {
            base()
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(LINE))
        };
        let heading = boxed()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(Color::RGB(HEAD))
            .set_align(FormatAlign::VerticalCenter);
        Self {
            title: base().set_bold().set_font_size(16),
            heading,
            label: boxed().set_bold().set_background_color(Color::RGB(QUIET)),
            text: base(),
            id: boxed().set_bold(),
            locked: boxed(),
            // As text: a spreadsheet must not turn 99.9% into 0.999 or 10/12 into a date.
            input: boxed()
                .set_background_color(Color::RGB(FILL))
                .set_unlocked()
                .set_num_format("@"),
            choice: boxed()
                .set_background_color(Color::RGB(FILL))
                .set_unlocked()
                .set_bold(),
            number: boxed().set_num_format("0").set_align(FormatAlign::Right),
            total: boxed()
                .set_bold()
                .set_num_format("0")
                .set_align(FormatAlign::Right)
                .set_background_color(Color::RGB(QUIET)),
            total_label: boxed().set_bold().set_background_color(Color::RGB(QUIET)),
        }
    }
}
