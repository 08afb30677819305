//! What cannot be read ends in one clear sentence; what is odd is read without harm.

use engross::import;
use engross::source::FileId;

use super::docx::word;
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
