//! The package of a workbook before anything reads it: not larger than any answer can be, no macros
//! that somebody might run, no links to other places.

use std::io::{Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::sheet::{MOST_COLUMNS, letter};
use crate::finding::Severity;
use crate::tender::Remark;

/// No returned matrix has more parts, or unpacks to more bytes.
const MOST_PARTS: usize = 2_000;
const MOST_BYTES: u64 = 96 * 1024 * 1024;

/// How many hidden rows or columns are named one by one.
const MOST_NAMED: usize = 20;

/// Whether it is a package, or claims to be an old workbook; all else can only be a table.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&OLD)
}

/// How old and encrypted workbooks begin.
const OLD: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// What is remarkable about a package.
///
/// # Errors
/// One sentence, if it is no workbook or too large to be an answer.
pub(super) fn check(bytes: &[u8]) -> Result<Vec<Remark>, String> {
    if bytes.starts_with(&OLD) {
        return Err(
            "it is an old or encrypted workbook; save it as .xlsx without a password".into(),
        );
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| "it is damaged: its parts cannot be listed".to_owned())?;
    if archive.len() > MOST_PARTS {
        return Err(format!(
            "it has {} parts; no answer has so many",
            archive.len()
        ));
    }
    let mut remarks = Vec::new();
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let part = archive
            .by_index(at)
            .map_err(|_| "it is damaged or encrypted: a part cannot be read".to_owned())?;
        let name = part
            .name()
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default();
        let mut content = Vec::new();
        // The size that a part claims may be a lie, so what comes out is counted.
        part.take(left + 1).read_to_end(&mut content).map_err(|_| {
            format!(
                "it is damaged: the part `{}` cannot be unpacked",
                name.escape_debug()
            )
        })?;
        let size = content.len() as u64;
        if size > left {
            return Err("it unpacks to more than 96 MiB; no answer is so large".into());
        }
        left -= size;
        if name == "mimetype" || name == "xl/workbook.bin" {
            return Err("it is a workbook of another kind; save it as .xlsx".into());
        }
        remarks.extend(part_remarks(&name.to_lowercase(), &content));
    }
    Ok(remarks)
}

fn part_remarks(name: &str, content: &[u8]) -> Vec<Remark> {
    let warn =
        |rule, message: &str, help: &str| vec![Remark::new(rule, Severity::Warning, message, help)];
    if name.contains("vbaproject") || name.contains("macrosheets") {
        return warn(
            "macros",
            "the workbook holds macros; they are not read and not run",
            "do not open the file in a spreadsheet with macros switched on",
        );
    }
    if name.contains("externallinks/externallink") {
        return warn(
            "external-link",
            "the workbook takes values from another file; they are not fetched",
            "ask the provider to type its values",
        );
    }
    if name.starts_with("xl/worksheets/sheet") {
        return hidden(content);
    }
    Vec::new()
}

/// The columns that hold keys and checks; they are hidden in the matrix that was sent.
const OWN_COLUMNS: std::ops::RangeInclusive<u32> = 14..=15;

/// Rows and columns that a reader of the sheet does not see.
fn hidden(content: &[u8]) -> Vec<Remark> {
    let mut reader = quick_xml::Reader::from_reader(content);
    let mut buffer = Vec::new();
    let mut rows = Vec::new();
    let mut columns = Vec::new();
    let mut count = 0_usize;
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag))
                if ["row", "col"].contains(&tag.local_name().as_ref()) =>
            {
                let value = |key: &str| {
                    tag.attributes()
                        .flatten()
                        .find(|one| one.key.as_ref() == key)
                        .map(|one| one.value.into_owned())
                };
                let is_hidden = value("hidden").is_some_and(|is| is == "1" || is == "true");
                if is_hidden && tag.local_name().as_ref() == "col" {
                    let number = |key: &str| value(key).and_then(|text| text.parse().ok());
                    let (from, to) = (number("min").unwrap_or(1_u32), number("max"));
                    let to = to.unwrap_or(from).min(MOST_COLUMNS);
                    columns.extend((from..=to).filter(|at| !OWN_COLUMNS.contains(at)));
                } else if is_hidden {
                    count += 1;
                    if rows.len() < MOST_NAMED {
                        rows.extend(value("r"));
                    }
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        buffer.clear();
    }
    let mut remarks = Vec::new();
    if count > 0 {
        let more = if count > rows.len() { " …" } else { "" };
        let message = format!(
            "{count} rows are hidden or filtered away: {}{more}",
            rows.join(", ")
        );
        let help = "they are read like the others; show all rows before you look at the sheet";
        remarks.push(Remark::new("hidden-row", Severity::Warning, message, help));
    }
    if !columns.is_empty() {
        columns.truncate(MOST_NAMED);
        let letters: Vec<String> = columns
            .iter()
            .map(|at| letter(at.saturating_sub(1)))
            .collect();
        let message = format!("columns are hidden: {}", letters.join(", "));
        let help = "they are read like the others; show them before you look at the sheet";
        remarks.push(Remark::new(
            "hidden-column",
            Severity::Warning,
            message,
            help,
        ));
    }
    remarks
}
