//! The matrix as a workbook: instructions, rows to fill with lists to choose from, a summary that
//! counts by itself. The same matrix gives the same bytes.

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule,
    DocProperties, ExcelDateTime, Format, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::styles::Styles;
use super::{Matrix, RowKind, summary};
use crate::tender::Words;

/// Longest text that a provider may write into a cell.
const LONGEST: u32 = 2_000;

/// Columns of the sheet of answers, from 0.
const ANSWER: u16 = 7;
const OFFERED: u16 = 10;
const DEVIATION: u16 = 12;
const KEY: u16 = 13;
const CHECK: u16 = 14;

pub(super) fn write(matrix: &Matrix, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut workbook = Workbook::new();
    let day = matrix.issued;
    let created = ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or(2000),
        u8::try_from(day.month()).unwrap_or(1),
        u8::try_from(day.day()).unwrap_or(1),
    )?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(format!("{}: {}", words.instructions.title, matrix.title))
            .set_subject(&matrix.reference)
            .set_author(&matrix.customer)
            .set_company(&matrix.customer)
            .set_creation_datetime(&created),
    );
    instructions(workbook.add_worksheet(), matrix, words, &styles)?;
    answers(workbook.add_worksheet(), matrix, words, &styles)?;
    summary::write(workbook.add_worksheet(), matrix, words, &styles)?;
    workbook.save_to_buffer()
}

pub(super) fn locks() -> ProtectionOptions {
    ProtectionOptions {
        use_autofilter: true,
        sort: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    }
}

fn instructions(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    words: &Words,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let said = &words.instructions;
    sheet.set_name(&words.sheets.instructions)?;
    sheet.set_column_width(0, 34)?.set_column_width(1, 92)?;
    sheet.write_string_with_format(0, 0, &said.title, &styles.title.clone().set_text_wrap())?;
    sheet.write_string_with_format(0, 1, &matrix.title, &styles.title)?;
    let mut row = 2;
    let until = matrix
        .until
        .map(crate::measure::long_date)
        .unwrap_or_default();
    for (label, value) in [
        (&said.reference, matrix.reference.clone()),
        (&said.issued, crate::measure::long_date(matrix.issued)),
        (&said.until, until),
        (&said.stamp, matrix.stamp.clone()),
    ] {
        sheet.write_string_with_format(row, 0, label, &styles.label)?;
        sheet.write_string_with_format(row, 1, value, &styles.locked)?;
        row += 1;
    }
    row += 1;
    sheet.merge_range(row, 0, row, 1, &words.provider.heading, &styles.heading)?;
    for label in words.provider.lines() {
        row += 1;
        sheet.write_string_with_format(row, 0, label, &styles.label)?;
        sheet.write_blank(row, 1, &styles.input)?;
    }
    row += 2;
    for (at, line) in said.lines.iter().enumerate() {
        let number = format!("{}.", at + 1);
        let right = styles
            .text
            .clone()
            .set_align(rust_xlsxwriter::FormatAlign::Right);
        sheet.write_string_with_format(row, 0, number, &right)?;
        sheet.write_string_with_format(row, 1, line, &styles.text)?;
        if line.chars().count() > 112 {
            sheet.set_row_height(row, 27)?;
        }
        row += 1;
    }
    page(sheet, matrix, false);
    sheet.protect_with_options(&locks());
    Ok(())
}

/// Paper, margins and footer, so that a printed sheet can be read and put in order.
pub(super) fn page(sheet: &mut Worksheet, matrix: &Matrix, wide: bool) {
    if wide {
        sheet.set_landscape();
    }
    sheet
        .set_paper_size(if wide { 8 } else { 9 })
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_header(format!("&L{}&R&A", printable(&matrix.reference)))
        .set_footer("&C&P / &N");
}

/// A text in a header, where `&` begins a code; a header takes 255 characters in all.
fn printable(text: &str) -> String {
    text.chars()
        .take(100)
        .collect::<String>()
        .replace('&', "&&")
}

fn answers(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    words: &Words,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let columns = &words.columns;
    sheet.set_name(&words.sheets.answers)?;
    let headings: [(&str, f64); 15] = [
        (&columns.id, 13.0),
        (&columns.topic, 18.0),
        (&columns.requirement, 52.0),
        (&columns.priority, 11.0),
        (&columns.evidence_asked, 34.0),
        (&columns.measure, 30.0),
        (&columns.asked, 16.0),
        (&columns.answer, 12.0),
        (&columns.explanation, 36.0),
        (&columns.evidence, 24.0),
        (&columns.offered, 16.0),
        (&columns.unit, 12.0),
        (&columns.deviation, 36.0),
        (&columns.key, 12.0),
        (&columns.check, 18.0),
    ];
    for (at, (heading, width)) in (0..).zip(headings) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, heading, &styles.heading)?;
    }
    sheet.set_row_height(0, 32)?;
    for (at, row) in (1..).zip(&matrix.rows) {
        let check = row.check();
        let cells: [(u16, &str, &Format); 10] = [
            (0, &row.id, &styles.id),
            (1, &row.topic, &styles.locked),
            (2, &row.text, &styles.locked),
            (3, &row.priority, &styles.locked),
            (4, &row.evidence, &styles.locked),
            (5, &row.measure, &styles.locked),
            (6, &row.asked, &styles.locked),
            (11, &row.unit, &styles.locked),
            (KEY, &row.key, &styles.locked),
            (CHECK, &check, &styles.locked),
        ];
        for (column, text, format) in cells {
            sheet.write_string_with_format(at, column, text, format)?;
        }
        let open = |is_open: bool, format| if is_open { format } else { &styles.locked };
        let kind = row.kind;
        let talks = kind != RowKind::Value;
        sheet.write_blank(at, ANSWER, open(kind.answers(), &styles.choice))?;
        sheet.write_blank(at, 8, open(talks, &styles.input))?;
        sheet.write_blank(at, 9, open(kind.answers(), &styles.input))?;
        sheet.write_blank(at, OFFERED, open(kind.offers(), &styles.input))?;
        sheet.write_blank(at, DEVIATION, open(talks, &styles.input))?;
        sheet.set_row_height(at, height(row))?;
    }
    let last = u32::try_from(matrix.rows.len()).unwrap_or(u32::MAX);
    validations(sheet, matrix, words)?;
    sheet.set_column_hidden(KEY)?.set_column_hidden(CHECK)?;
    sheet.set_freeze_panes(1, 3)?;
    sheet.autofilter(0, 0, last, DEVIATION)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_print_area(0, 0, last, DEVIATION)?;
    marks(sheet, words, last)?;
    page(sheet, matrix, true);
    sheet.protect_with_options(&locks());
    Ok(())
}

/// Room for the longest text of a row at its column's width.
fn height(row: &super::Row) -> f64 {
    let lines = |text: &str, width: usize| -> usize {
        text.lines()
            .map(|line| line.chars().count() / width + 1)
            .sum()
    };
    let most = [
        lines(&row.id, 11),
        lines(&row.text, 58),
        lines(&row.evidence, 38),
        lines(&row.measure, 33),
        lines(&row.topic, 18),
        lines(&row.asked, 16),
    ];
    let most = most.into_iter().max().unwrap_or(1).clamp(2, 28);
    f64::from(u8::try_from(most).unwrap_or(28)) * 13.5 + 3.0
}

fn validations(sheet: &mut Worksheet, matrix: &Matrix, words: &Words) -> Result<(), XlsxError> {
    let hints = &words.hints;
    let answers = &words.answers;
    let choices = [
        &answers.comply,
        &answers.partly,
        &answers.alternative,
        &answers.no,
    ];
    let choice = DataValidation::new()
        .allow_list_strings(&choices)?
        .set_input_title(&hints.answer_title)?
        .set_input_message(&hints.answer)?
        .set_error_title(&hints.answer_title)?
        .set_error_message(&hints.answer_error)?
        .set_error_style(DataValidationErrorStyle::Stop);
    let short = |most| {
        DataValidation::new()
            .allow_text_length(DataValidationRule::LessThanOrEqualTo(most))
            .set_error_title(&hints.text_title)?
            .set_error_message(&hints.text_error)
    };
    let value = short(200)?
        .set_input_title(&hints.offered_title)?
        .set_input_message(&hints.offered)?;
    let text = short(LONGEST)?;
    for (at, row) in (1..).zip(&matrix.rows) {
        if row.kind.answers() {
            sheet.add_data_validation(at, ANSWER, at, ANSWER, &choice)?;
            sheet.add_data_validation(at, 9, at, 9, &text)?;
        }
        if row.kind.offers() {
            sheet.add_data_validation(at, OFFERED, at, OFFERED, &value)?;
        }
        if row.kind != RowKind::Value {
            sheet.add_data_validation(at, 8, at, 8, &text)?;
            sheet.add_data_validation(at, DEVIATION, at, DEVIATION, &text)?;
        }
    }
    Ok(())
}

/// Colours that follow the answers: what is missing of a mandatory requirement, and what is refused.
fn marks(sheet: &mut Worksheet, words: &Words, last: u32) -> Result<(), XlsxError> {
    let formula = |text: String| ConditionalFormatFormula::new().set_rule(text.as_str());
    let red = Format::new().set_background_color(Color::RGB(0x00F8_D7DA));
    let amber = Format::new().set_background_color(Color::RGB(0x00FF_E8CC));
    let green = Format::new().set_background_color(Color::RGB(0x00D9_F2E3));
    let rules = [
        (format!("=$H2=\"{}\"", words.answers.no), red),
        (format!("=$H2=\"{}\"", words.answers.comply), green),
        (
            format!(
                "=OR($H2=\"{}\",$H2=\"{}\")",
                words.answers.partly, words.answers.alternative
            ),
            amber,
        ),
    ];
    for (rule, format) in rules {
        let format = formula(rule).set_format(format);
        sheet.add_conditional_format(1, ANSWER, last, ANSWER, &format)?;
    }
    Ok(())
}
