//! Text that people wrote and exact places in it; the disk is behind one door.

mod disk;
mod nearest;

pub use disk::Disk;
pub use nearest::nearest;

use std::ops::Range;

/// Which file of a [`Sources`] a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// Its position among the files of one run.
    pub fn index(self) -> u32 {
        self.0
    }

    /// The id at a position that [`FileId::index`] gave.
    pub fn from_index(index: u32) -> Self {
        Self(index)
    }
}

/// A byte range in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// The place of `range` in `file`; ranges past 4 GiB are cut there.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            file,
            start: byte(range.start),
            end: byte(range.end),
        }
    }

    /// The byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value together with the place it was written at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// One text that was read, under the name people know it by.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path as the user gave it, or `library:audit/right-to-audit.md` for embedded files.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// Every text of one run; places point into it.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Keeps a text and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile {
            name: name.into(),
            text: text.into(),
        });
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Takes in the texts of another run; its ids grow by what is returned.
    pub fn append(&mut self, other: Self) -> u32 {
        let by = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.extend(other.files);
        by
    }

    /// The file of an id handed out by [`Sources::add`].
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text at a place; empty if the place is outside its file.
    pub fn text(&self, place: Place) -> &str {
        self.file(place.file).text.get(place.range()).unwrap_or("")
    }

    /// Line and column (both from 1, columns in characters) of the start of a place.
    pub fn line_column(&self, place: Place) -> (usize, usize) {
        let text = &self.file(place.file).text;
        let start = floor_char(text, place.start as usize);
        let before = &text[..start];
        let line = before.matches('\n').count() + 1;
        let column = before[before.rfind('\n').map_or(0, |at| at + 1)..]
            .chars()
            .count()
            + 1;
        (line, column)
    }
}

/// The nearest character border at or below `at`.
fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
