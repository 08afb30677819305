//! Which files a command is to look at: what people name, and what is in the folders they name.

use std::path::{Path, PathBuf};

use crate::source::Disk;

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// An engagement.
    Engagement(PathBuf),
    /// A folder of clauses.
    Library(PathBuf),
    /// Somebody's document.
    Paper(PathBuf),
    /// Standard input.
    Standard,
}

/// Endings of documents, also of those that are only refused by name.
const ENDINGS: &[&str] = &[
    "md", "markdown", "mdown", "txt", "text", "docx", "docm", "dotx", "dotm", "pdf", "html", "htm",
    "xhtml", "doc", "rtf", "odt", "pages", "wpd",
];

/// Everything that these paths name, folders searched to their depth, in the order of the paths
/// and then of the names.
///
/// # Errors
/// If a path does not exist, or a folder holds nothing to look at.
pub(super) fn expand(paths: &[PathBuf]) -> Result<Vec<Input>, String> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Standard);
        } else if !Disk.is_folder(path) {
            if !Disk.exists(path) {
                return Err(Disk.read_bytes(path).err().unwrap_or_default());
            }
            inputs.push(single(path));
        } else if is_library(path) {
            inputs.push(Input::Library(path.clone()));
        } else {
            let known = inputs.len();
            for (_, file) in Disk.files_below(path)? {
                match ending(&file).as_str() {
                    "toml" if is_engagement(&file) => inputs.push(Input::Engagement(file)),
                    ending if ENDINGS.contains(&ending) => inputs.push(Input::Paper(file)),
                    _ => {}
                }
            }
            if inputs.len() == known {
                return Err(format!(
                    "the folder `{}` holds no document and no engagement",
                    path.display()
                ));
            }
        }
    }
    Ok(inputs)
}

fn single(path: &Path) -> Input {
    if ending(path) == "toml" {
        Input::Engagement(path.to_path_buf())
    } else {
        Input::Paper(path.to_path_buf())
    }
}

fn ending(path: &Path) -> String {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default()
}

/// In a folder, other programs may keep TOML of their own.
fn is_engagement(path: &Path) -> bool {
    Disk.read_text(path).is_ok_and(|text| {
        text.lines()
            .any(|line| matches!(line.trim(), "[engagement]" | "[[party]]" | "[[service]]"))
    })
}

/// A library has its terms, facts or families beside the folders of clauses.
fn is_library(folder: &Path) -> bool {
    ["families.toml", "terms.toml", "facts.toml"]
        .iter()
        .any(|name| Disk.exists(&folder.join(name)))
}
