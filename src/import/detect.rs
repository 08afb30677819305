//! What a file is, by its first bytes and the ending of its name.

use std::borrow::Cow;

use crate::import::{Format, Unreadable};

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A document that can be read.
    Paper(Format),
    /// Something that cannot, and why, with what to do after "; ".
    Refused(String),
}

/// Bytes that are looked at for marks of HTML.
const HEAD: usize = 2048;

/// What a file is: the content decides, the ending only between kinds of text.
pub fn kind(path: &str, bytes: &[u8]) -> Kind {
    let ending = path
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(&ending);
    }
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Kind::Paper(Format::Pdf);
    }
    if bytes.starts_with(COMPOUND) && is_encrypted(bytes) {
        return Kind::Refused("it is locked with a password; save it without one".into());
    }
    for (magic, what) in REFUSED {
        if bytes.starts_with(magic) {
            return Kind::Refused((*what).to_owned());
        }
    }
    if matches!(ending.as_str(), "docx" | "docm" | "dotx" | "dotm") {
        return Kind::Refused(
            "it is no Word document, or a damaged one; open it in Word and save it again as DOCX"
                .into(),
        );
    }
    if ending == "pdf" {
        return Kind::Refused(
            "it is no PDF, or a damaged one; open it and print it to PDF again".into(),
        );
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let is_html = head.contains("<html") || head.trim_start().starts_with("<!doctype html");
    match ending.as_str() {
        "html" | "htm" | "xhtml" => Kind::Paper(Format::Html),
        "md" | "markdown" | "mdown" => Kind::Paper(Format::Markdown),
        _ if is_html => Kind::Paper(Format::Html),
        "" if is_marked(bytes) => Kind::Paper(Format::Markdown),
        _ => Kind::Paper(Format::Text),
    }
}

/// Whether a text whose name says nothing has marks that only Markdown has: a heading behind `#`,
/// or the line below the head of a table.
fn is_marked(bytes: &[u8]) -> bool {
    let is_heading = |line: &[u8]| {
        let level = line.iter().take_while(|byte| **byte == b'#').count();
        (1..=6).contains(&level)
            && line.get(level) == Some(&b' ')
            && line[level..].iter().any(u8::is_ascii_alphanumeric)
    };
    let is_rule = |line: &[u8]| {
        let line = line.trim_ascii();
        line.starts_with(b"|")
            && line.windows(3).any(|three| three == b"---")
            && line.iter().all(|byte| b"|-: ".contains(byte))
    };
    bytes
        .split(|byte| *byte == b'\n')
        .any(|line| is_heading(line) || is_rule(line))
}

/// First bytes of files of old Office programs, and of encrypted ones of new programs.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Whether such a file holds a Word document that is encrypted.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// First bytes of files we do not read.
const REFUSED: &[(&[u8], &str)] = &[
    (
        COMPOUND,
        "it is a file of an old Office program; open it there and save it as DOCX",
    ),
    (
        b"{\\rtf",
        "it is a rich text file (RTF); open it in a word processor and save it as DOCX",
    ),
    (
        b"\x89PNG",
        "it is a picture, and pictures have no text; use a program that recognises text, and save its result",
    ),
    (
        b"\xff\xd8\xff",
        "it is a picture, and pictures have no text; use a program that recognises text, and save its result",
    ),
    (
        b"GIF8",
        "it is a picture, and pictures have no text; use a program that recognises text, and save its result",
    ),
    (
        b"II*\x00",
        "it is a picture, and pictures have no text; use a program that recognises text, and save its result",
    ),
    (
        b"MM\x00*",
        "it is a picture, and pictures have no text; use a program that recognises text, and save its result",
    ),
    (b"\x1f\x8b", "it is a packed file; unpack it first"),
    (b"7z\xbc\xaf", "it is a packed file; unpack it first"),
    (b"Rar!", "it is a packed file; unpack it first"),
    (b"BZh", "it is a packed file; unpack it first"),
    (b"\xfd7zXZ", "it is a packed file; unpack it first"),
    (b"\x7fELF", "it is a program"),
    (b"%!PS", "it is PostScript; convert it to PDF"),
];

/// What a ZIP archive is.
fn packed(ending: &str) -> Kind {
    match ending {
        "odt" | "ott" => {
            Kind::Refused("it is an OpenDocument text; open it and save it as DOCX".into())
        }
        "xlsx" | "xlsm" | "ods" => Kind::Refused(
            "it is a workbook, not a document; save the sheet that matters as text".into(),
        ),
        "pptx" | "odp" => Kind::Refused("they are slides, not a document; save them as PDF".into()),
        "zip" | "epub" | "jar" | "pages" => {
            Kind::Refused("it is a packed file; unpack it first".into())
        }
        _ => Kind::Paper(Format::Docx),
    }
}

/// The text of a file: UTF-8, UTF-16 with a mark, or the encoding of old Windows files.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    let utf16 = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|one| one.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    let text: Cow<'_, str> = match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(bytes.iter().map(|byte| western(*byte)).collect()),
        },
    };
    if text.contains('\0') {
        return Err(Unreadable::new("it is no text: it holds the character NUL"));
    }
    Ok(text.into_owned())
}

/// A character of code page 1252.
fn western(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
