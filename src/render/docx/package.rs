//! The package: parts, relationships and content types, zipped to the same bytes every time.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::xml::Xml;
use crate::render::Unprintable;

/// Namespace of `w:`.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespace of `r:`.
pub(super) const RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part of the package.
#[derive(Debug)]
pub(super) struct Part {
    /// Its file name in the folder `word`, or a whole path with a slash.
    pub(super) name: &'static str,
    /// What kind of relationship leads to it, and from where.
    pub(super) kind: Kind,
    /// What stands in it.
    pub(super) bytes: Vec<u8>,
}

/// What leads to a part, and what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The agreement itself.
    Document,
    /// A part the agreement uses, by the last word of its relationship and its content type.
    Used(&'static str),
    /// A picture that the agreement and its header show.
    Picture(&'static str),
    /// Title, author and dates.
    CoreProperties,
    /// The program.
    AppProperties,
}

impl Part {
    fn path(&self) -> String {
        if self.name.contains('/') && !matches!(self.kind, Kind::Picture(_)) {
            self.name.to_owned()
        } else {
            format!("word/{}", self.name)
        }
    }

    fn content_type(&self) -> String {
        match self.kind {
            Kind::Document => format!("{MAIN}.document.main+xml"),
            Kind::Used(word) => format!("{MAIN}.{word}+xml"),
            Kind::Picture(kind) => format!("image/{kind}"),
            Kind::CoreProperties => {
                "application/vnd.openxmlformats-package.core-properties+xml".to_owned()
            }
            Kind::AppProperties => {
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()
            }
        }
    }

    fn relation(&self) -> String {
        match self.kind {
            Kind::Document => format!("{RELATION}/officeDocument"),
            Kind::Used(word) => format!("{RELATION}/{word}"),
            Kind::Picture(_) => format!("{RELATION}/image"),
            Kind::CoreProperties => {
                format!("{PACKAGE}/relationships/metadata/core-properties")
            }
            Kind::AppProperties => format!("{RELATION}/extended-properties"),
        }
    }
}

/// The id by which the agreement refers to a part it uses.
pub(super) fn id_of(name: &str) -> String {
    let stem = name.split('.').next().unwrap_or(name);
    format!("rId-{stem}")
}

/// The package of these parts.
pub(super) fn package(parts: Vec<Part>) -> Result<Vec<u8>, Unprintable> {
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".to_owned(), content_types(&parts)),
        (
            "_rels/.rels".to_owned(),
            relations(&parts, |kind| {
                !matches!(kind, Kind::Used(_) | Kind::Picture(_))
            }),
        ),
        (
            "word/_rels/document.xml.rels".to_owned(),
            relations(&parts, |kind| {
                matches!(kind, Kind::Used(_) | Kind::Picture(_))
            }),
        ),
    ];
    if parts
        .iter()
        .any(|part| matches!(part.kind, Kind::Picture(_)))
    {
        let pictures = relations(&parts, |kind| matches!(kind, Kind::Picture(_)));
        files.push(("word/_rels/header1.xml.rels".to_owned(), pictures));
    }
    files.extend(parts.into_iter().map(|part| (part.path(), part.bytes)));
    files.sort_by(|one, other| one.0.cmp(&other.0));
    zip(&files).map_err(|error| Unprintable(format!("the DOCX cannot be packed: {error}")))
}

fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, std::io::Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn content_types(parts: &[Part]) -> Vec<u8> {
    let mut xml = Xml::part();
    let namespace = format!("{PACKAGE}/content-types");
    xml.wrap("Types", &[("xmlns", &namespace)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        for (extension, kind) in [("rels", relations), ("xml", "application/xml")] {
            let default = [("Extension", extension), ("ContentType", kind)];
            xml.empty("Default", &default);
        }
        for part in parts {
            let path = format!("/{}", part.path());
            let kind = part.content_type();
            xml.empty("Override", &[("PartName", &path), ("ContentType", &kind)]);
        }
    });
    xml.into_bytes()
}

fn relations(parts: &[Part], wanted: impl Fn(Kind) -> bool) -> Vec<u8> {
    let mut xml = Xml::part();
    let namespace = format!("{PACKAGE}/relationships");
    xml.wrap("Relationships", &[("xmlns", &namespace)], |xml| {
        for part in parts.iter().filter(|part| wanted(part.kind)) {
            let name = part.name.rsplit('/').next().unwrap_or(part.name);
            let target = match part.kind {
                Kind::Used(_) | Kind::Picture(_) => part.name.to_owned(),
                _ => part.path(),
            };
            let relation = part.relation();
            let attributes = [("Id", id_of(name)), ("Type", relation), ("Target", target)];
            let attributes: Vec<(&str, &str)> = attributes
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            xml.empty("Relationship", &attributes);
        }
    });
    xml.into_bytes()
}
