//! Hostile values, broken packages and files of others: nothing becomes markup, nothing panics.

use std::io::{Cursor, Write as _};

use engross::document::Document;
use engross::import::docx::{check, read};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::sample::{self, sample};
use super::{cases, docx, lines, parts, words};

const HOSTILE: [&str; 8] = [
    "</w:t></w:r></w:p><w:p><w:r><w:t>more",
    "&amp; &#65; <![CDATA[x]]> <?xml?> <!-- c -->",
    "{ REF _Toc000001 \\h } { INCLUDETEXT \"c:\\\\x\" } { DDEAUTO cmd }",
    "%1 %2 %9 (%3) \"quoted\" 'single' a\\b",
    "émigré 北京 Ελλάδα עברית عربي 👩‍⚖️ 🏛 \u{ad}\u{2011}",
    "=cmd|'/c calc'!A0 @SUM(1) +1 -1",
    "_x0041_ _x000D_ w:val=\"x\" xmlns:w=\"y\"",
    "Pneumonoultramicroscopicsilicovolcanoconiosis-Pneumonoultramicroscopicsilicovolcanoconiosis",
];

/// The sample with every text replaced.
fn hostile(value: &str) -> Document {
    let mut document = sample(true);
    let meta = &mut document.meta;
    for text in [
        &mut meta.title,
        &mut meta.reference,
        &mut meta.author,
        &mut meta.language,
    ] {
        value.clone_into(text);
    }
    sample::replace(&mut document.sections, value);
    document
}

#[test]
fn hostile_values_come_out_as_text() {
    for value in HOSTILE {
        let document = hostile(value);
        let bytes = docx(&document);
        assert_eq!(check(&bytes), Vec::<String>::new(), "{value}");
        let file = read(&bytes).unwrap();
        let expected = words(value);
        let found = lines(&file)
            .iter()
            .filter(|line| line.contains(&expected))
            .count();
        assert!(found > 20, "{value} stands {found} times in the file");
    }
}

/// The package with one part changed.
pub(super) fn changed(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in parts(bytes) {
        writer
            .start_file(part.as_str(), SimpleFileOptions::default())
            .unwrap();
        let text = if part == name { change(&text) } else { text };
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Faults that make Word repair a file, and what the check says of each.
#[test]
fn the_check_finds_what_word_would_repair() {
    let whole = docx(&sample(true));
    for (part, from, to, said) in [
        (
            "word/document.xml",
            "<w:bookmarkEnd w:id=\"1\"/>",
            "",
            "does not end",
        ),
        (
            "word/document.xml",
            "w:val=\"Clause2\"",
            "w:val=\"Gone\"",
            "no paragraph style",
        ),
        (
            "word/document.xml",
            "<w:fldChar w:fldCharType=\"end\"/>",
            "",
            "does not end",
        ),
        (
            "word/document.xml",
            "REF _Ref_",
            "REF _Lost_",
            "points to no bookmark",
        ),
        (
            "word/document.xml",
            "r:id=\"rId-header1\"",
            "r:id=\"rId9\"",
            "relationship `rId9`",
        ),
        ("word/document.xml", "<w:cantSplit/>", "", "a row may split"),
        (
            "word/document.xml",
            "<w:commentReference w:id=\"0\"/>",
            "",
            "comment 0 is not anchored",
        ),
        (
            "word/numbering.xml",
            "<w:abstractNumId w:val=\"1\"/>",
            "<w:abstractNumId w:val=\"77\"/>",
            "no definition 77",
        ),
        (
            "word/numbering.xml",
            "<w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>",
            "<w:numFmt w:val=\"decimal\"/><w:start w:val=\"1\"/>",
            "`w:start` may not stand there",
        ),
        (
            "word/styles.xml",
            "<w:basedOn w:val=\"Normal\"/>",
            "<w:basedOn w:val=\"Norm\"/>",
            "`Norm`",
        ),
        (
            "word/settings.xml",
            "<w:zoom",
            "<w:updateFields w:val=\"true\"/><w:zoom",
            "whether to update fields",
        ),
        (
            "word/_rels/document.xml.rels",
            "Target=\"styles.xml\"",
            "Target=\"style.xml\"",
            "is missing",
        ),
        (
            "[Content_Types].xml",
            "PartName=\"/word/styles.xml\"",
            "PartName=\"/word/style.xml\"",
            "has no content type",
        ),
    ] {
        let broken = changed(&whole, part, |text| {
            assert!(text.contains(from), "{part} has no {from}");
            text.replacen(from, to, 1)
        });
        let wrong = check(&broken).join("\n");
        assert!(wrong.contains(said), "{from}: {wrong}");
    }
}

#[test]
fn other_files_are_refused_with_the_reason() {
    for (bytes, said) in [
        (&b""[..], "empty"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "encrypted or in the old .doc format",
        ),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1}", "RTF"),
        (b"hello", "ZIP"),
        (b"PK\x03\x04 but no more", "damaged"),
    ] {
        let error = read(bytes).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
    let whole = docx(&sample(false));
    let deep = changed(&whole, "word/document.xml", |_| "<a>".repeat(100_000));
    assert!(read(&deep).unwrap_err().0.contains("nested"));
    let bomb = changed(&whole, "word/document.xml", |_| {
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".to_owned()
    });
    assert!(read(&bomb).unwrap_err().0.contains("document type"));
    let huge = changed(&whole, "word/document.xml", |_| " ".repeat(100 << 20));
    assert!(read(&huge).unwrap_err().0.contains("unpacks to more than"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_panic(
        at in any::<prop::sample::Index>(),
        with in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut bytes = cases()[0].file.clone();
        let at = at.index(bytes.len());
        let end = (at + with.len()).min(bytes.len());
        bytes.splice(at..end, with);
        let _ = read(&bytes);
        let _ = check(&bytes);
    }

    #[test]
    fn no_markup_makes_the_reader_panic(
        part in 0..6_usize,
        from in any::<prop::sample::Index>(),
        length in 0..60_usize,
        with in "[a-z:</>\" =0-9&;%]{0,20}",
    ) {
        let names = [
            "word/document.xml",
            "word/numbering.xml",
            "word/styles.xml",
            "word/comments.xml",
            "word/_rels/document.xml.rels",
            "[Content_Types].xml",
        ];
        let bytes = changed(&cases()[0].file, names[part], |text| {
            let characters: Vec<char> = text.chars().collect();
            let start = from.index(characters.len().max(1));
            let end = (start + length).min(characters.len());
            let before: String = characters[..start].iter().collect();
            let after: String = characters[end..].iter().collect();
            format!("{before}{with}{after}")
        });
        let _ = read(&bytes);
        let _ = check(&bytes);
    }
}
