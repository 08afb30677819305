//! The files of a library, and how a folder is laid over them.

/// One file, wherever it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryFile {
    /// Path inside the library with `/`, such as `audit/right-to-audit.md`.
    pub path: String,
    /// Name shown in findings.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Lays files over others: a file of the same path replaces, others are added.
/// A file `library.toml` with `base = "none"` throws away what is below.
pub fn overlay(base: Vec<LibraryFile>, over: Vec<LibraryFile>) -> Vec<LibraryFile> {
    let alone = over
        .iter()
        .find(|file| file.path == "library.toml")
        .and_then(|file| file.text.parse::<toml::Table>().ok())
        .is_some_and(|table| table.get("base").and_then(toml::Value::as_str) == Some("none"));
    let mut files = if alone { Vec::new() } else { base };
    files.retain(|file| !over.iter().any(|other| other.path == file.path));
    files.extend(over);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
