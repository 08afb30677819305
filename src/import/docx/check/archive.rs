//! The archive: sorted, without doubles, without clock.

use std::io::Cursor;

use zip::{DateTime, ZipArchive};

pub(super) fn wrong(bytes: &[u8]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return vec![error.to_string()],
    };
    let mut names: Vec<String> = Vec::new();
    for at in 0..archive.len() {
        match archive.by_index(at) {
            Ok(file) => {
                let name = file.name().map(std::borrow::Cow::into_owned);
                let name = name.unwrap_or_default();
                if file.last_modified() != Some(DateTime::default()) {
                    wrong.push(format!("`{name}` carries the time it was written"));
                }
                names.push(name);
            }
            Err(error) => wrong.push(error.to_string()),
        }
    }
    if !names.is_sorted_by(|one, other| one.to_lowercase() < other.to_lowercase() || one < other) {
        wrong.push("parts are not sorted".to_owned());
    }
    let mut folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    folded.sort();
    folded.dedup();
    if folded.len() != names.len() {
        wrong.push("two parts have one name".to_owned());
    }
    if names.first().map(String::as_str) != Some("[Content_Types].xml") {
        wrong.push("the content types do not come first".to_owned());
    }
    wrong
}
