//! The response matrix is a sound package with rows to fill, the same every time.

use std::collections::BTreeMap;
use std::io::Read;

use super::{Deal, centrepiece};

/// Name and bytes of each part of a package.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut part = Vec::new();
        file.read_to_end(&mut part).unwrap();
        let name = file.name().unwrap().into_owned();
        parts.insert(name, part);
    }
    parts
}

#[test]
fn the_same_matrix_gives_the_same_bytes() {
    let book = |deal: &Deal| deal.matrix().workbook(&deal.words).unwrap();
    assert_eq!(
        book(&Deal::of(&centrepiece())),
        book(&Deal::of(&centrepiece()))
    );
    let core = parts(&book(&Deal::of(&centrepiece())));
    let core = String::from_utf8(core["docProps/core.xml"].clone()).unwrap();
    assert!(core.contains("2026-06-01T00:00:00Z"), "{core}");
}

#[test]
fn the_package_is_sound() {
    let deal = Deal::of(&centrepiece());
    let parts = parts(&deal.matrix().workbook(&deal.words).unwrap());
    let text = |name: &str| String::from_utf8(parts[name].clone()).unwrap();
    let types = text("[Content_Types].xml");
    for name in parts
        .keys()
        .filter(|name| name.as_str() != "[Content_Types].xml")
    {
        let ending = name.rsplit('.').next().unwrap();
        assert!(
            types.contains(&format!("PartName=\"/{name}\""))
                || types.contains(&format!("Extension=\"{ending}\"")),
            "{name} has no content type"
        );
        let small = name.to_lowercase();
        assert!(
            !small.contains("vba") && !small.contains("external"),
            "{name}"
        );
    }
    for name in parts.keys().filter(|name| name.contains("_rels/")) {
        let folder = name.split("_rels/").next().unwrap();
        for target in text(name).split("Target=\"").skip(1) {
            let target = target.split('"').next().unwrap();
            assert!(
                parts.contains_key(&format!("{folder}{target}")),
                "{name} points to {target}"
            );
        }
        assert!(!text(name).contains("TargetMode=\"External\""));
    }
    for (name, bytes) in &parts {
        let mut reader = quick_xml::Reader::from_reader(bytes.as_slice());
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer) {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
            buffer.clear();
        }
    }
    let sheet = text("xl/worksheets/sheet2.xml");
    for needed in [
        "<sheetProtection",
        "<autoFilter",
        "<dataValidation ",
        "comply,partly,alternative,no",
        "state=\"frozen\"",
        "<pageSetup",
        "<conditionalFormatting",
        "hidden=\"1\"",
    ] {
        assert!(sheet.contains(needed), "{needed}");
    }
    assert!(
        text("xl/worksheets/sheet3.xml").contains("<f>"),
        "the summary counts by itself"
    );
}

#[test]
fn each_requirement_has_a_row_and_each_further_value_one_more() {
    let deal = Deal::of(&centrepiece());
    let matrix = deal.matrix();
    for one in &deal.annex.asked {
        let row = matrix.row(&one.id).unwrap();
        assert_eq!(row.text, one.text);
        assert_eq!(row.kind.offers(), !one.offers.is_empty());
        for offer in one.offers.iter().skip(1) {
            assert!(matrix.row(&format!("{}/{}", one.id, offer.blank)).is_some());
        }
    }
    let mut keys: Vec<&str> = matrix.rows.iter().map(|row| row.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), matrix.rows.len(), "each key once");
}

#[test]
fn hostile_values_are_text_in_the_table() {
    let text = centrepiece().replace(
        "title = \"Managed hosting and",
        "title = \"=cmd|' /C calc'!A0 and",
    );
    let deal = Deal::of(&text);
    let mut matrix = deal.matrix();
    matrix.rows[0].text = "=HYPERLINK(\"http://example.org\")".into();
    let csv = matrix.csv(&deal.words);
    assert!(csv.contains("\"'=HYPERLINK(\"\"http://example.org\"\")\""));
    let parts = parts(&matrix.workbook(&deal.words).unwrap());
    let sheet = String::from_utf8(parts["xl/worksheets/sheet2.xml"].clone()).unwrap();
    assert!(
        !sheet.contains("<f>"),
        "the sheet of answers has no formula"
    );
}
