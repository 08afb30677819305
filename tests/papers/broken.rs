//! What cannot be read ends in one clear sentence; what is odd is read without harm.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use engross::import::{self, Paper};
use engross::library::Topics;
use engross::lint::{self, PaperSubject};
use engross::recognise::commitments::commitments;
use engross::recognise::reading::Reading;
use engross::recognise::topics::Recogniser;
use engross::source::{FileId, Sources};
use proptest::prelude::*;

use super::docx::word;
use super::pdf::pdf;
use super::sound;

/// The message of a file that cannot be read.
fn refused(path: &str, bytes: &[u8]) -> String {
    let (paper, findings) = import::read(FileId::from_index(0), path, bytes);
    assert!(paper.is_none(), "{path} was read");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].help.is_some());
    findings[0].message.clone()
}

#[test]
fn trees_of_encrypted_files_are_measured_before_anybody_climbs_them() {
    // Both hold their objects packed and encrypted, with no password to open them; the tree of one
    // stands for eight to the power of eight pages.
    let paper = super::read("a.pdf", include_bytes!("sealed.pdf"));
    assert!(paper.text.contains("The fee is [TBC]."), "{}", paper.text);
    let message = refused("a.pdf", include_bytes!("sealed-tree.pdf"));
    assert!(message.contains("tree of pages"), "{message}");
}

#[test]
fn what_is_no_document_is_named() {
    for (path, bytes, what) in [
        (
            "a.doc",
            &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"[..],
            "old Office program",
        ),
        ("a.rtf", b"{\\rtf1}", "RTF"),
        ("scan.png", b"\x89PNG\r\n", "picture"),
        ("a.odt", b"PK\x03\x04rest", "OpenDocument"),
        ("a.docx", b"PK\x03\x04rest", "damaged"),
        ("a.docx", b"hello", "no Word document"),
        ("a.pdf", b"hello", "no PDF"),
        ("a.txt", b"a\0b", "NUL"),
    ] {
        let message = refused(path, bytes);
        assert!(message.contains(what), "{path}: {message}");
    }
}

#[test]
fn word_files_cut_anywhere_are_read_or_refused() {
    let whole = word("<w:p><w:r><w:t>Term</w:t></w:r></w:p>");
    for end in (0..whole.len()).step_by(13) {
        let (paper, findings) = import::read(FileId::from_index(0), "a.docx", &whole[..end]);
        assert_eq!(paper.is_none(), findings.len() == 1);
        paper.iter().for_each(sound);
    }
}

#[test]
fn what_holds_no_text_is_said_so() {
    let empty = pdf(&[Vec::new()]);
    assert!(refused("scan.pdf", &empty).contains("no text"));
    assert!(refused("a.pdf", b"%PDF-1.4\nnothing").contains("damaged"));
}

#[test]
fn bombs_are_refused_by_name() {
    // A content stream of zeros that packs a thousandfold.
    let mut packed = flate2_zeros(80 << 20);
    let mut bytes = format!(
        "%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode /Length {} >>\nstream\n",
        packed.len()
    )
    .into_bytes();
    bytes.append(&mut packed);
    bytes.extend_from_slice(b"\nendstream\nendobj\n");
    assert!(refused("bomb.pdf", &bytes).contains("unpacks to more than 64 MiB"));
    let entity = word("<w:p/>");
    let bomb = changed(
        &entity,
        "<w:document ",
        "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><w:document ",
    );
    assert!(refused("bomb.docx", &bomb).contains("document type"));
    let many = format!("<w:p>{}</w:p>", "<w:r/>".repeat(3_000_000));
    assert!(refused("bomb.docx", &word(&many)).contains("elements"));
    let deep = format!("{}{}", "<w:p>".repeat(5_000), "</w:p>".repeat(5_000));
    assert!(refused("deep.docx", &word(&deep)).contains("deep"));
}

/// A file of one page with this content, packed as its dictionary says.
fn page(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< {dictionary} /Length {} >>\nstream\n",
        content.len()
    )
    .into_bytes();
    bytes.extend_from_slice(content);
    bytes.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n");
    bytes
}

/// What a reader of PDF would follow until its stack or the memory ends.
#[test]
fn pdf_files_that_have_no_end_are_refused_by_name() {
    let runs = b"\x81 ".repeat(1 << 20);
    let message = refused("runs.pdf", &page("/Filter /RunLengthDecode", &runs));
    assert!(message.contains("unpacks to more than"), "{message}");
    let hex = b"8120".repeat(1 << 20);
    let filters = "/Filter [/ASCIIHexDecode /RunLengthDecode]";
    let message = refused("runs.pdf", &page(filters, &hex));
    assert!(message.contains("unpacks to more than"), "{message}");
    for content in [&b"q "[..], b"[", b"<</A "] {
        let message = refused("deep.pdf", &page("", &content.repeat(100_000)));
        assert!(message.contains("nested deeper"), "{message}");
    }
    let deep = format!("%PDF-1.4\n1 0 obj\n{}", "[".repeat(100_000));
    assert!(refused("deep.pdf", deep.as_bytes()).contains("nested deeper"));
    let mut wide = String::from("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    for at in 2..60 {
        let kids = format!("{} 0 R ", at + 1).repeat(10);
        let _ = writeln!(
            wide,
            "{at} 0 obj\n<< /Type /Pages /Kids [{kids}] >>\nendobj"
        );
    }
    assert!(refused("wide.pdf", wide.as_bytes()).contains("tree of pages"));
    let lost = "%PDF-1.4\n".to_owned() + &"1 0 obj\n<< /Type /Page >>\nendobj\n".repeat(100_000);
    assert!(refused("lost.pdf", lost.as_bytes()).contains("table of objects is lost"));
}

#[test]
fn texts_of_marks_are_refused_by_name() {
    assert!(refused("a.md", &b"[".repeat(3_000_000)).contains("marks of Markdown"));
}

/// Zeros, packed by the library that packs Word files.
fn flate2_zeros(count: usize) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("z", options).unwrap();
    zip.write_all(&vec![0; count]).unwrap();
    let archive = zip.finish().unwrap().into_inner();
    // Behind the local header of 30 bytes and the name stand the packed bytes; zlib has two
    // bytes more in front.
    let mut packed = vec![0x78, 0x9c];
    packed.extend_from_slice(&archive[31..]);
    packed
}

/// A Word file with other words in a part; the parts are stored as they are.
fn changed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut file = old.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        new.start_file(
            file.name().unwrap().into_owned(),
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
        new.write_all(text.replace(from, to).as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}

static TOPICS: LazyLock<Topics> = LazyLock::new(Topics::embedded);
static RECOGNISER: LazyLock<Recogniser<'static>> = LazyLock::new(|| Recogniser::new(&TOPICS));

/// A paper is sound, every rule can judge it, and what is found stands in its text.
fn judged(paper: &Paper) {
    sound(paper);
    let mut sources = Sources::default();
    let file = sources.add(paper.path.as_str(), paper.text.as_str());
    let subject = PaperSubject {
        sources: &sources,
        file,
        paper,
        as_of: jiff::civil::date(2027, 3, 1),
        known: None,
    };
    let stands = |span: std::ops::Range<usize>| {
        assert!(paper.text.get(span.clone()).is_some(), "{span:?}");
    };
    for topic in RECOGNISER.topics(paper) {
        topic.evidence.into_iter().for_each(|one| stands(one.span));
    }
    for one in commitments(&Reading::of(paper)) {
        let parts = one.parts().into_iter().filter_map(|(_, part)| part);
        let parts = parts.map(|part| part.span.clone());
        parts
            .chain([one.span.clone(), one.target.span.clone()])
            .for_each(|span| stands(paper.prose.span(span)));
    }
    for finding in lint::paper(&subject, Vec::new()) {
        let place = finding.place.unwrap();
        let span = place.start as usize..place.end as usize;
        assert!(paper.text.get(span).is_some(), "{finding:?}");
    }
}

const FIXTURES: &[(&str, &str)] = &[
    ("a.md", include_str!("../seeded/base.md")),
    (
        "a.txt",
        "<PAGE>\nARTICLE I  TERM\n\n1.1  Term. It begins.\n  (a)  now; and\n  (b)  here.\n\nName    Time\nHigh    4 h\n\u{c} 2 \n\u{201c}End\u{201d} means 5.2 per cent.\n",
    ),
    (
        "a.md",
        "# A\n\n1. one\n    1. **two** `x`\n\n| a | b |\n|---|---|\n| 1 | \\* |\n\n> q\n\n- p[^1]\n\n[^1]: n\n\n<b>x</b> &amp;\n",
    ),
    (
        "a.html",
        "<table><tr><td>a<table><tr><td>(a)<td>b</table><ol type=i><li value=3>x</ol><pre>1. a\n\nb  c</pre><p style=display:none>&#x41;</p>",
    ),
];

/// What the changes below found.
#[test]
fn odd_blanks_and_rows_are_read() {
    for (path, text) in [
        ("a.md", "- p\u{2028}\n\nq\u{85}\u{3000}r\u{1680}"),
        ("a.md", "| a | b |\n|---|---|\n| 1\n| 2 |  |  |\n"),
        ("a.txt", "\u{feff}\u{2028}4.1 a\u{205f}\n\u{c}\n||\n|\n"),
    ] {
        let (paper, findings) = import::read(FileId::from_index(0), path, text.as_bytes());
        assert!(findings.is_empty());
        sound(&paper.unwrap());
    }
}

/// Files that fuzzing found, made small, and others as broken as they come: see CONTRIBUTING.
#[test]
fn what_was_found_before_is_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers/kept");
    let mut kept: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    kept.sort();
    assert!(kept.len() >= 5);
    for path in kept {
        let bytes = fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let (paper, findings) = import::read(FileId::from_index(0), name, &bytes);
        assert_eq!(paper.is_none(), findings.len() == 1, "{name}");
        paper.iter().for_each(judged);
    }
}

#[test]
fn words_of_code_are_read() {
    let paper = super::read("a.md", b"` Term` of ` one  two`\n");
    assert_eq!(paper.words(0), "Term of one two");
}

proptest! {
    // `PROPTEST_CASES=100000` tries more.
    #![proptest_config(ProptestConfig::default())]

    #[test]
    fn texts_changed_anywhere_are_read(
        which in 0..FIXTURES.len(),
        edits in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), "[ -~\n]{0,4}|\u{fc}|\u{2028}|\u{0}|<|\\|"), 1..6),
    ) {
        let (path, text) = FIXTURES[which];
        let mut bytes = text.as_bytes().to_vec();
        for (at, kind, words) in edits {
            let at = at.index(bytes.len() + 1);
            match kind % 4 {
                0 => drop(bytes.splice(at..at, words.bytes())),
                1 => bytes.truncate(at.max(1)),
                2 => { let again = bytes[at..].to_vec(); bytes.extend(again); }
                _ => if let Some(byte) = bytes.get_mut(at) { *byte = kind },
            }
        }
        let (paper, findings) = import::read(FileId::from_index(0), path, &bytes);
        prop_assert_eq!(paper.is_none(), findings.len() == 1);
        paper.iter().for_each(judged);
    }

    #[test]
    fn files_changed_anywhere_are_read(
        is_pdf in any::<bool>(),
        edits in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let (path, mut bytes) = if is_pdf {
            ("a.pdf", pdf(&[vec![(72.0, 700.0, 10.0, "1. Term"), (72.0, 680.0, 10.0, "It begins."), (300.0, 680.0, 10.0, "4 h")]]))
        } else {
            ("a.docx", word("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Term</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>"))
        };
        for (at, value) in edits {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let (paper, findings) = import::read(FileId::from_index(0), path, &bytes);
        prop_assert_eq!(paper.is_none(), findings.len() == 1);
        paper.iter().for_each(judged);
    }
}
