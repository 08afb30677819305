//! The sheets of a workbook as cells of text, in a bounded amount of memory.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetVisible, Xlsx};

use crate::finding::Severity;
use crate::tender::Remark;

/// No returned matrix has more sheets, rows or cells.
const MOST_SHEETS: usize = 40;
pub(super) const MOST_ROWS: u32 = 20_000;
pub(super) const MOST_COLUMNS: u32 = 200;
pub(super) const MOST_CELLS: usize = 400_000;

/// Longest text of a cell that is kept; spreadsheets allow no more.
pub(super) const LONGEST: usize = 32_767;

/// How many cells of one kind are named one by one.
const MOST_NAMED: usize = 20;

/// One sheet.
pub(super) struct Sheet {
    pub(super) name: String,
    /// Texts by row and column, both from 0.
    pub(super) cells: BTreeMap<(u32, u32), String>,
}

impl Sheet {
    /// The text of a cell; empty if it has none.
    pub(super) fn text(&self, row: u32, column: u32) -> &str {
        self.cells.get(&(row, column)).map_or("", String::as_str)
    }
}

/// The name of a cell: `H12` for row 11 and column 7.
pub(super) fn named(row: u32, column: u32) -> String {
    format!("{}{}", letter(column), u64::from(row) + 1)
}

/// The letters of a column: A … Z, AA …
pub(super) fn letter(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Reads every sheet.
///
/// # Errors
/// One sentence, if the file is no workbook that can be read.
pub(super) fn read(bytes: &[u8], remarks: &mut Vec<Remark>) -> Result<Vec<Sheet>, String> {
    let damaged =
        |error: &dyn std::fmt::Display| format!("it cannot be read as a workbook: {error}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let known: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    if known.len() > MOST_SHEETS {
        return Err(format!(
            "it has {} sheets; no answer has so many",
            known.len()
        ));
    }
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for (name, visible) in known {
        if !visible {
            let message = format!("the sheet `{}` is hidden", shown(&name));
            let help = "look at what it holds; only the sheet of answers is read";
            remarks.push(Remark::new(
                "hidden-sheet",
                Severity::Warning,
                message,
                help,
            ));
        }
        match cells(&mut book, &name, &mut left, remarks) {
            Ok(cells) => sheets.push(Sheet {
                name: shown(&name),
                cells,
            }),
            Err(error) => {
                let message = format!("the sheet `{}` cannot be read: {error}", shown(&name));
                let help = "ask the provider to save the workbook again as .xlsx";
                remarks.push(Remark::new("damaged-sheet", Severity::Error, message, help));
            }
        }
        merged(&mut book, &name, remarks);
    }
    Ok(sheets)
}

/// The name of a sheet without characters that could mislead.
fn shown(name: &str) -> String {
    name.chars()
        .filter(|one| !is_hidden(*one))
        .take(31)
        .collect()
}

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: &mut usize,
    remarks: &mut Vec<Remark>,
) -> Result<BTreeMap<(u32, u32), String>, String> {
    let mut found = BTreeMap::new();
    let mut formulas = Vec::new();
    let mut changed = Vec::new();
    let mut reader = book
        .worksheet_cells_reader(name)
        .map_err(|error| error.to_string())?;
    loop {
        let cell = match reader.next_cell_with_formula() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(error) => return Err(error.to_string()),
        };
        let (row, column) = cell.pos;
        if row >= MOST_ROWS || column >= MOST_COLUMNS || *left == 0 {
            remarks.push(too_many(name, &named(row, column)));
            break;
        }
        if cell.formula.is_some() {
            formulas.push(named(row, column));
        }
        let text = as_text(&cell.value);
        if text.is_empty() {
            continue;
        }
        *left -= 1;
        let (clean, is_changed) = clean(&text);
        if is_changed {
            changed.push(named(row, column));
        }
        if !clean.is_empty() {
            found.insert((row, column), clean);
        }
    }
    // The summary of the matrix counts by formulas; elsewhere nothing should be computed.
    let has_answers = found.values().any(|text| text == "mandatory");
    if has_answers {
        listed(
            "formula",
            &formulas,
            name,
            "hold formulas; their last results are read as text",
            "type the values instead of formulas",
            remarks,
        );
    }
    hidden_characters(&changed, name, remarks);
    Ok(found)
}

/// The text of a cell without characters that nobody sees, and whether there were any or it was cut.
pub(super) fn clean(text: &str) -> (String, bool) {
    let clean: String = text
        .chars()
        .filter(|one| *one != '\r' && !is_hidden(*one))
        .take(LONGEST)
        .collect();
    let is_changed = clean.len() != text.replace('\r', "").len();
    (clean.trim().to_owned(), is_changed)
}

/// What is said about a sheet that goes on beyond what an answer can hold.
pub(super) fn too_many(sheet: &str, cell: &str) -> Remark {
    let message = format!(
        "the sheet `{}` goes on at {cell}, beyond what an answer can hold; the rest is not read",
        shown(sheet)
    );
    let help = "ask the provider for the workbook that it was sent, filled in";
    Remark::new("too-many-cells", Severity::Error, message, help)
}

/// What is said about cells that hold characters nobody sees.
pub(super) fn hidden_characters(cells: &[String], sheet: &str, remarks: &mut Vec<Remark>) {
    listed(
        "hidden-character",
        cells,
        sheet,
        "hold characters that are not shown; they are left out",
        "look at these cells before you rely on them",
        remarks,
    );
}

pub(super) fn listed(
    rule: &'static str,
    cells: &[String],
    sheet: &str,
    what: &str,
    help: &str,
    remarks: &mut Vec<Remark>,
) {
    let Some(first) = cells.first() else { return };
    let named: Vec<&str> = cells.iter().take(MOST_NAMED).map(String::as_str).collect();
    let more = if cells.len() > named.len() {
        " …"
    } else {
        ""
    };
    let message = format!("{} cells {what}: {}{more}", cells.len(), named.join(", "));
    remarks.push(
        Remark::new(rule, Severity::Warning, message, help).at(format!("{}!{first}", shown(sheet))),
    );
}

/// Characters that change how text looks or is read without being seen.
fn is_hidden(one: char) -> bool {
    (one.is_control() && one != '\n' && one != '\t')
        || matches!(one, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}'..='\u{ffff}')
        || matches!(one, '\u{e0000}'..='\u{e007f}')
}

fn as_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::Bool(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(time) => moment(time.as_f64(), time.is_duration()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A number without the dust that binary fractions leave: 0.9990000000000001 is 0.999.
fn decimal(number: f64) -> String {
    let text = number.to_string();
    if text.len() <= 15 || text.contains('e') {
        return text;
    }
    let rounded = format!("{number:.12}");
    rounded
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

/// A day, a time of day, or a length of time, which spreadsheets all count in days.
fn moment(days: f64, is_length: bool) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "bounded to the minutes of a thousand years"
    )]
    let minutes = (days.clamp(0.0, 365_000.0) * 1_440.0).round() as i64;
    if is_length {
        format!("{minutes} minutes")
    } else if days < 1.0 {
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    } else {
        day(days)
    }
}

/// The day that a spreadsheet counts from the end of 1899.
fn day(serial: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "bounded to the days that a date can have"
    )]
    let days = serial.clamp(0.0, 2_900_000.0) as i32;
    let start = jiff::civil::date(1899, 12, 30);
    start
        .checked_add(jiff::Span::new().days(days))
        .map_or_else(|_| serial.to_string(), |date| date.to_string())
}

fn merged(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, remarks: &mut Vec<Remark>) {
    let Ok(regions) = book.merge_cells_by_sheet_name(name) else {
        return;
    };
    let is_ours =
        |region: &&calamine::Dimensions| region.start.0 == region.end.0 && region.end.1 <= 1;
    let found: Vec<String> = regions
        .iter()
        .filter(|region| !is_ours(region))
        .map(|region| {
            let start = named(region.start.0, region.start.1);
            format!("{start}:{}", named(region.end.0, region.end.1))
        })
        .collect();
    listed(
        "merged-cells",
        &found,
        name,
        "are merged; only the first cell of each counts",
        "ask what the provider means by the cells that were swallowed",
        remarks,
    );
}
