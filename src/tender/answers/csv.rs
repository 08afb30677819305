//! A table of answers as comma-separated values, as it was sent or as a spreadsheet saved it: any of
//! three separators, any usual encoding.

use std::collections::BTreeMap;

use super::sheet::{LONGEST, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sheet, clean, named, too_many};
use super::table;
use crate::finding::Severity;
use crate::spreadsheet;
use crate::tender::{Remark, Words};

/// No table of answers is larger.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// What stands between the cells of a line.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// The letters of Windows-1252 between 0x80 and 0x9f; elsewhere it is Latin-1.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Reads the table as one sheet.
///
/// # Errors
/// One sentence, if it is no text or too large to be an answer.
pub(super) fn read(
    bytes: &[u8],
    words: &Words,
    remarks: &mut Vec<Remark>,
) -> Result<Sheet, String> {
    if bytes.len() > MOST_BYTES {
        return Err("it has more than 32 MiB; no answer is so large".into());
    }
    let text = decoded(bytes, remarks)
        .ok_or("it is no workbook and no table; the answer is the .xlsx or .csv file that came with the annex")?;
    let mut best: Option<(usize, Sheet, Vec<Remark>)> = None;
    for separator in SEPARATORS {
        let mut wrong = Vec::new();
        let sheet = sheet(&text, separator, words, &mut wrong);
        let headings = table::headings_found(std::slice::from_ref(&sheet), words);
        if best.as_ref().is_none_or(|(most, ..)| headings > *most) {
            best = Some((headings, sheet, wrong));
        }
    }
    let (_, sheet, wrong) = best.ok_or("it is empty")?;
    remarks.extend(wrong);
    Ok(sheet)
}

fn sheet(text: &str, separator: char, words: &Words, remarks: &mut Vec<Remark>) -> Sheet {
    let name = &words.sheets.answers;
    let read = spreadsheet::read(text, separator, MOST_CELLS);
    let mut cells = BTreeMap::new();
    let mut changed = Vec::new();
    let mut beyond = read.is_cut.then_some((read.rows.len(), 0));
    for (row, line) in read.rows.into_iter().enumerate() {
        for (column, text) in line.into_iter().enumerate() {
            let place = (u32::try_from(row), u32::try_from(column));
            let (Ok(row), Ok(column)) = place else {
                continue;
            };
            if text.is_empty() {
                continue;
            }
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                beyond.get_or_insert((row as usize, column as usize));
                continue;
            }
            let (text, is_changed) = clean(spreadsheet::unguarded(&text));
            if is_changed {
                changed.push(named(row, column));
            }
            if !text.is_empty() {
                cells.insert((row, column), text);
            }
        }
    }
    if let Some((row, column)) = beyond {
        let at = |at: usize| u32::try_from(at).unwrap_or(u32::MAX - 1);
        remarks.push(too_many(name, &named(at(row), at(column))));
    }
    if read.is_open {
        let message = format!(
            "a quotation mark opens a cell and nothing closes it; the cell ends after {LONGEST} characters or with the file"
        );
        let help = "ask the provider to save the table again, or for the workbook";
        remarks.push(Remark::new("damaged-sheet", Severity::Error, message, help));
    }
    super::sheet::hidden_characters(&changed, name, remarks);
    Sheet {
        name: name.clone(),
        cells,
    }
}

/// The text, whatever program wrote it; nothing if it is no text.
fn decoded(bytes: &[u8], remarks: &mut Vec<Remark>) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|two| unit([two[0], two[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => windows(bytes, remarks),
        },
    };
    (!text.contains('\0')).then_some(text)
}

/// A table that an older spreadsheet saved in the letters of Western Europe.
fn windows(bytes: &[u8], remarks: &mut Vec<Remark>) -> String {
    remarks.push(Remark::new(
        "encoding",
        Severity::Note,
        "the table is no UTF-8; it is read in the letters of Windows-1252",
        "look at names with accents before you rely on them",
    ));
    let letters: Vec<char> = WINDOWS.chars().collect();
    bytes
        .iter()
        .map(|byte| match byte {
            0x80..=0x9f => letters
                .get(usize::from(byte - 0x80))
                .copied()
                .unwrap_or('?'),
            byte => char::from(*byte),
        })
        .collect()
}
