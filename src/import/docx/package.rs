//! The package: parts by name and by relationship, with limits against files made to harm.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::xml::{Element, parse};
use crate::import::Unreadable;

/// Most parts of a package.
const MOST_PARTS: usize = 20_000;
/// Most bytes of one part, unpacked.
const LARGEST_PART: u64 = 48 << 20;
/// Most bytes of all parts that are read, unpacked.
const LARGEST_WHOLE: u64 = 128 << 20;

/// An opened package.
pub(super) struct Package<'a> {
    archive: RefCell<ZipArchive<Cursor<&'a [u8]>>>,
    /// Positions of parts by their names in small letters.
    parts: BTreeMap<String, usize>,
    /// Bytes that may still be unpacked.
    left: RefCell<u64>,
}

/// One relationship.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// Its id.
    pub(super) id: String,
    /// What it is for, the last word of its type.
    pub(super) kind: String,
    /// The part it leads to, or an address.
    pub(super) target: String,
    /// Whether it leads out of the package.
    pub(super) is_external: bool,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if let Some(what) = something_else(bytes) {
            return Err(Unreadable::new(what));
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| {
                Unreadable::new(
                    "the file is damaged or cut off: the list of its parts is not there or wrong; have it sent again, or open it in Word, which mends some files, and save it as DOCX",
                )
            })?;
        if archive.len() > MOST_PARTS {
            return Err(Unreadable::new(format!(
                "it is packed of {} parts, more than any document has ({MOST_PARTS}); open it in Word and save it again",
                archive.len()
            )));
        }
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(at) {
                parts.entry(key(&name)).or_insert(at);
            }
        }
        Ok(Self {
            archive: RefCell::new(archive),
            parts,
            left: RefCell::new(LARGEST_WHOLE),
        })
    }

    /// Names of all parts in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Whether a part is there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.parts.contains_key(&key(path))
    }

    /// The document part.
    pub(super) fn main(&self) -> Result<String, Unreadable> {
        let related = self.related("", "officeDocument")?;
        let path = related.unwrap_or_else(|| "word/document.xml".to_owned());
        if !self.has(&path) {
            return Err(Unreadable::new(
                "the file is no Word document: it holds no document part",
            ));
        }
        for (folder, what) in [("xl/", "a spreadsheet"), ("ppt/", "a presentation")] {
            if path.starts_with(folder) {
                return Err(Unreadable::new(format!(
                    "the file is {what}, not a Word document"
                )));
            }
        }
        Ok(path)
    }

    /// The part of a kind that another part uses; empty for the package itself.
    pub(super) fn related(&self, from: &str, kind: &str) -> Result<Option<String>, Unreadable> {
        let relations = self.relations(from)?;
        let found = relations
            .into_iter()
            .find(|one| one.kind == kind && !one.is_external);
        Ok(found
            .map(|one| one.target)
            .filter(|target| self.has(target)))
    }

    /// The relationships of a part; empty for those of the package.
    pub(super) fn relations(&self, from: &str) -> Result<Vec<Relation>, Unreadable> {
        let (folder, name) = from.rsplit_once('/').unwrap_or(("", from));
        let path = if folder.is_empty() {
            format!("_rels/{name}.rels")
        } else {
            format!("{folder}/_rels/{name}.rels")
        };
        if !self.has(&path) {
            return Ok(Vec::new());
        }
        let root = self.xml(&path)?;
        let relation = |element: &Element| {
            let attribute = |name: &str| element.attribute(name).unwrap_or_default();
            let is_external = attribute("TargetMode") == "External";
            let target = attribute("Target");
            Relation {
                id: attribute("Id").to_owned(),
                kind: last_word(attribute("Type")).to_owned(),
                target: if is_external {
                    target.to_owned()
                } else {
                    resolve(folder, target)
                },
                is_external,
            }
        };
        Ok(root.children().map(relation).collect())
    }

    /// A part as XML.
    pub(super) fn xml(&self, path: &str) -> Result<Element, Unreadable> {
        let bytes = self.bytes(path)?;
        parse(path, &decode(&bytes))
    }

    /// A part as bytes.
    pub(super) fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let at = *self
            .parts
            .get(&key(path))
            .ok_or_else(|| Unreadable::new(format!("the file is damaged: `{path}` is missing")))?;
        let damaged = |problem: &dyn std::fmt::Display| {
            Unreadable::new(format!("the file is damaged: `{path}`: {problem}"))
        };
        let mut archive = self.archive.borrow_mut();
        let file = archive.by_index(at).map_err(|error| damaged(&error))?;
        let mut left = self.left.borrow_mut();
        let most = LARGEST_PART.min(*left);
        let mut bytes = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(&error))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > most {
            return Err(Unreadable::new(format!(
                "`{path}` unpacks to more than {} MiB, as no document does; open it in Word and save it again",
                most >> 20
            )));
        }
        *left -= size;
        Ok(bytes)
    }
}

/// What a file is that is no package at all.
fn something_else(bytes: &[u8]) -> Option<&'static str> {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    if bytes.is_empty() {
        Some("the file is empty")
    } else if starts(&[0xd0, 0xcf, 0x11, 0xe0]) {
        Some(
            "the file is encrypted or in the old .doc format: \
             open it in Word and save it as .docx without a password",
        )
    } else if starts(b"{\\rtf") {
        Some("the file is RTF: save it as .docx")
    } else if starts(b"%PDF") {
        Some("the file is a PDF, not a Word document")
    } else if starts(b"PK") {
        None
    } else {
        Some("the file is no Word document: a .docx is a ZIP archive, and this is none")
    }
}

/// Part names are compared without regard to case.
fn key(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

/// A target as seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn last_word(uri: &str) -> &str {
    uri.rsplit('/').next().unwrap_or(uri)
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
fn decode(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], pair: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|two| pair([two[0], two[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => String::from_utf8_lossy(bytes).into_owned(),
    }
}
