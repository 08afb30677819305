//! Word documents: numbers as Word shows them, tables, notes, boxes, tracked changes, pages.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use engross::import::{self, Paper, Revisions};
use engross::source::FileId;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{parts, read, sound};

const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>"#;

/// A Word file of these paragraphs, as any word processor could have written it.
pub(super) fn word(body: &str) -> Vec<u8> {
    let space = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut relations = String::new();
    for kind in ["numbering", "comments", "footnotes"] {
        let _ = write!(
            relations,
            "<Relationship Id=\"{kind}\" Type=\"{base}/{kind}\" Target=\"{kind}.xml\"/>"
        );
    }
    let files = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{base}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!("<w:document {space}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/numbering.xml",
            format!("<w:numbering {space}>{NUMBERING}</w:numbering>"),
        ),
        (
            "word/comments.xml",
            format!(
                "<w:comments {space}><w:comment w:id=\"0\" w:author=\"Ada\"><w:p><w:r><w:t>Too long?</w:t></w:r></w:p></w:comment></w:comments>"
            ),
        ),
        (
            "word/footnotes.xml",
            format!(
                "<w:footnotes {space}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>In Dublin.</w:t></w:r></w:p></w:footnote></w:footnotes>"
            ),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in files {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn paragraph(level: u32, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
    )
}

fn plain(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

#[test]
fn numbers_tables_notes_boxes_and_pages_are_read() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", plain(words));
    let body = [
        paragraph(0, "Services"),
        paragraph(1, "Birch hosts the Site."),
        paragraph(2, "by day;"),
        paragraph(2, "by night."),
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>a point</w:t></w:r></w:p>".to_owned(),
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p></w:sdtContent></w:sdt>".to_owned(),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("Class"), cell("Time"), cell("High"), cell("4 h")),
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>".to_owned(),
        paragraph(1, "Alder pays."),
    ]
    .concat();
    let paper = read("deal.docx", &word(&body));
    assert_eq!(
        parts(&paper),
        [
            "h1 1: 1. Services",
            "p 1.1: 1.1 Birch hosts the Site.",
            "i1 1.1(a): (a) by day;",
            "i1 1.1(b): (b) by night.",
            "i1 1.1(b): • a point",
            "p 1.1(b): In a control",
            "note 1.1(b): Footnote: In Dublin.",
            "note 1.1(b): Ada: Too long?",
            "th0 1.1(b): Class | Time",
            "tr0 1.1(b): High | 4 h",
            "p 1.1(b): Before",
            "p 1.1(b): Boxed",
            "p 1.2: 1.2 Alder pays.",
        ]
    );
    assert_eq!(paper.blocks[9].page, None);
    assert_eq!(paper.blocks[10].page, Some(2));
    assert_eq!(paper.blocks[12].page, Some(2));
    assert_eq!(paper.text, paper.prose.text);
}

#[test]
fn tracked_changes_are_read_accepted_or_rejected() {
    let body = [
        paragraph(0, "Term"),
        "<w:p><w:r><w:t xml:space=\"preserve\">It ends after </w:t></w:r><w:del><w:r><w:delText>two</w:delText></w:r></w:del><w:ins><w:r><w:t>three</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> years.</w:t></w:r></w:p>".to_owned(),
    ]
    .concat();
    let bytes = word(&body);
    let as_read = |revisions| -> Paper {
        let (paper, _) = import::read_as(FileId::from_index(0), "deal.docx", &bytes, revisions);
        let paper = paper.unwrap();
        sound(&paper);
        paper
    };
    assert_eq!(
        as_read(Revisions::Accepted).text,
        "1. Term\nIt ends after three years.\n"
    );
    assert_eq!(
        as_read(Revisions::Rejected).text,
        "1. Term\nIt ends after two years.\n"
    );
}

#[test]
fn no_paragraph_goes_on_behind_a_table_that_is_struck_out() {
    let mark = "<w:rPr><w:ins/></w:rPr>";
    let row = format!(
        "<w:tr><w:trPr><w:ins/></w:trPr><w:tc>{}</w:tc></w:tr>",
        plain("new")
    );
    let body = format!(
        "<w:p><w:pPr>{mark}</w:pPr><w:r><w:t>Before it.</w:t></w:r></w:p><w:p><w:pPr>{mark}</w:pPr></w:p><w:tbl>{row}</w:tbl>{}",
        plain("After it.")
    );
    let bytes = word(&body);
    let (paper, _) = import::read_as(
        FileId::from_index(0),
        "deal.docx",
        &bytes,
        Revisions::Rejected,
    );
    assert_eq!(paper.unwrap().text, "Before it.\nAfter it.\n");
}

#[test]
fn a_table_that_only_places_numbers_is_text() {
    let row = |number: &str, words: &str| {
        format!(
            "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            plain(number),
            plain(words)
        )
    };
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("4.", "TERM"),
        row("4.1", "It begins now."),
        row("(a)", "at noon")
    );
    assert_eq!(
        parts(&read("deal.docx", &word(&body))),
        [
            "h1 4: 4. TERM",
            "p 4.1: 4.1 It begins now.",
            "i1 4.1(a): (a) at noon"
        ]
    );
}
