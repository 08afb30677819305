//! The library that is part of the binary.

use include_dir::{Dir, include_dir};

use crate::library::LibraryFile;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/clause-library");

/// The files of the embedded library, sorted by path.
pub fn embedded() -> Vec<LibraryFile> {
    let mut files = Vec::new();
    collect(&FOLDER, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// Those of one of its folders.
pub(super) fn embedded_below(folder: &str) -> Vec<LibraryFile> {
    let mut files = Vec::new();
    if let Some(folder) = FOLDER.get_dir(folder) {
        collect(folder, &mut files);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<LibraryFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let Some(text) = file.contents_utf8() {
            files.push(LibraryFile {
                name: format!("clause-library/{path}"),
                path,
                text: text.to_owned(),
            });
        }
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
