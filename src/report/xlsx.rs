//! Tables as a workbook. A cell is a text or a whole number, never a formula; dates and properties
//! come from the caller, so that the same tables give the same bytes.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::report::{Side, TextTable};

/// What stands in the properties of the file.
#[derive(Clone, Debug, Default)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// Author.
    pub author: String,
    /// The day of the file: year, month, day; 1 January 2000 if there is no such day.
    pub date: (i16, i8, i8),
}

/// No column is wider than this many characters; longer texts wrap.
const WIDEST: usize = 60;
/// No column is narrower.
const NARROWEST: usize = 8;
/// A cell holds no more characters.
const LONGEST: usize = 32_767;
/// The name of a sheet has no more characters.
const LONGEST_NAME: usize = 31;

/// A workbook with one sheet for each named table: headers stay in view and filter the rows.
///
/// # Errors
/// What cannot be written, in one sentence.
pub fn workbook(
    sheets: &[(String, TextTable)],
    properties: &Properties,
) -> Result<Vec<u8>, String> {
    write(sheets, properties).map_err(|error| format!("the workbook cannot be written: {error}"))
}

fn write(sheets: &[(String, TextTable)], properties: &Properties) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&properties.title)
            .set_author(&properties.author)
            .set_creation_datetime(&day(properties.date)?),
    );
    let mut names = BTreeSet::new();
    for (at, (name, table)) in sheets.iter().enumerate() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(name, at, &mut names))?;
        fill(sheet, table)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &TextTable) -> Result<(), XlsxError> {
    let header_format = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let text_format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let number_format = Format::new().set_align(FormatAlign::Top);
    let headers = table.headers();
    for ((column, header), side) in (0_u16..).zip(&headers).zip(table.sides()) {
        sheet.write_string_with_format(0, column, cut(header), &header_format)?;
        let cells = || table.rows().filter_map(|row| row.get(usize::from(column)));
        for (row, cell) in (1_u32..).zip(cells()) {
            match whole_number(cell).filter(|_| side == Side::Right) {
                Some(number) => {
                    sheet.write_number_with_format(row, column, number, &number_format)?
                }
                None => sheet.write_string_with_format(row, column, cut(cell), &text_format)?,
            };
        }
        let widest = cells().chain([header]).map(|cell| cell.width()).max();
        let width = widest.unwrap_or_default().clamp(NARROWEST, WIDEST) + 2;
        sheet.set_column_width(column, u32::try_from(width).unwrap_or(u32::MAX))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    if let (Some(column), Ok(row)) = (
        headers.len().checked_sub(1),
        u32::try_from(table.rows().len()),
    ) && let Ok(column) = u16::try_from(column)
    {
        sheet.autofilter(0, 0, row, column)?;
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// A number of at most 15 digits, which a spreadsheet holds exactly.
fn whole_number(cell: &str) -> Option<u32> {
    cell.parse().ok()
}

fn day((year, month, day): (i16, i8, i8)) -> Result<ExcelDateTime, XlsxError> {
    let given = u16::try_from(year)
        .ok()
        .zip(u8::try_from(month).ok())
        .zip(u8::try_from(day).ok())
        .and_then(|((year, month), day)| ExcelDateTime::from_ymd(year, month, day).ok());
    given.map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

/// A name that a spreadsheet accepts and no other sheet has.
fn sheet_name(name: &str, at: usize, taken: &mut BTreeSet<String>) -> String {
    let kept: String = name
        .chars()
        .map(|one| match one {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
            '\'' => '’',
            one if one.is_control() => ' ',
            one => one,
        })
        .take(LONGEST_NAME)
        .collect();
    let kept = match kept.trim() {
        "" => format!("Sheet {}", at + 1),
        kept => kept.to_owned(),
    };
    let mut unique = kept.clone();
    while !taken.insert(unique.to_lowercase()) {
        let ending = format!(" {}", at + 1);
        let room = LONGEST_NAME - ending.len();
        unique = kept.chars().take(room).collect::<String>() + &ending;
        if taken.contains(&unique.to_lowercase()) {
            unique = format!("Sheet {}", at + 1);
        }
    }
    unique
}
