//! Whatever comes back is read, reported with sheet and cell, and never believed.

use std::fmt::Write as _;

use engross::tender::{Answer, Evaluation, Response};
use rust_xlsxwriter::Workbook;

use super::Deal;
use super::example::{deal, workbook};
use super::filling::{ANSWERS, edit, fill, line, package};
use super::workbook::parts;

fn read(deal: &Deal, bytes: &[u8]) -> Response {
    Response::read("answers.xlsx", bytes, &deal.matrix(), &deal.words).unwrap()
}

/// Rule and cell of all remarks.
fn remarks(response: &Response) -> Vec<(&str, &str)> {
    response
        .remarks
        .iter()
        .map(|one| (one.rule, one.cell.as_str()))
        .collect()
}

fn refused(deal: &Deal, bytes: &[u8]) -> String {
    Response::read("answers.xlsx", bytes, &deal.matrix(), &deal.words).unwrap_err()
}

#[test]
fn tampered_cells_are_found() {
    let deal = deal();
    let matrix = deal.matrix();
    let at = line(&matrix, "AUD-1");
    let cells = [
        (
            format!("C{at}"),
            "The Provider may refuse audits.".to_owned(),
        ),
        (format!("G{at}"), "90 Working Days".to_owned()),
    ];
    let response = read(&deal, &fill(&workbook(&deal, "praia"), ANSWERS, &cells));
    assert_eq!(
        remarks(&response),
        [("changed-text", format!("Answers!C{at}").as_str())]
    );
    assert!(!response.is_sound());
    assert!(response.remarks[0].message.contains("may refuse audits"));
    // A row that is consistent in itself comes from another matrix.
    let other = Deal::of(
        &std::fs::read_to_string("examples/tender/engagement.toml")
            .unwrap()
            .replace("clause.regulation.laws", "clause.audit.right-to-audit2")
            .replace(
                "[clause.audit.right-to-audit]",
                "[clause.audit.right-to-audit]\nnotice = \"7bd\"",
            )
            .replace("clause.audit.right-to-audit2", "clause.regulation.laws"),
    );
    let old = workbook(&deal, "praia");
    let response = read(&other, &old);
    let rules: Vec<&str> = response.remarks.iter().map(|one| one.rule).collect();
    assert_eq!(
        rules,
        ["other-matrix", "other-matrix"],
        "{:#?}",
        response.remarks
    );
}

#[test]
fn rows_that_are_gone_twice_or_new_are_reported() {
    let deal = deal();
    let matrix = deal.matrix();
    let at = line(&matrix, "AUD-3");
    let book = edit(&workbook(&deal, "praia"), ANSWERS, |sheet| {
        let start = sheet.find(&format!("<row r=\"{at}\"")).unwrap();
        let end = sheet[start..].find("</row>").unwrap() + start + 6;
        format!("{}{}", &sheet[..start], &sheet[end..])
    });
    let response = read(&deal, &book);
    assert_eq!(remarks(&response), [("row-missing", "Answers")]);
    let evaluation = Evaluation::of(&deal.engagement, &deal.annex.asked, &[response]);
    let item = evaluation.providers[0]
        .items
        .iter()
        .find(|one| one.id == "AUD-3")
        .unwrap();
    assert_eq!(item.counts_as, Answer::No);
    let cells = [(format!("N{at}"), "AUD-1".to_owned())];
    let response = read(&deal, &fill(&workbook(&deal, "praia"), ANSWERS, &cells));
    let rules: Vec<&str> = response.remarks.iter().map(|one| one.rule).collect();
    assert_eq!(rules, ["row-twice", "row-missing"]);
    let cells = [(format!("N{at}"), "AUD-99".to_owned())];
    let response = read(&deal, &fill(&workbook(&deal, "praia"), ANSWERS, &cells));
    assert_eq!(response.remarks[0].rule, "row-unknown");
    assert_eq!(response.remarks[0].cell, format!("Answers!A{at}"));
}

#[test]
fn formulas_hidden_rows_merged_cells_and_macros_are_named() {
    let deal = deal();
    let at = line(&deal.matrix(), "AUD-3");
    let cell = format!("<c r=\"I{at}\"");
    let book = edit(&workbook(&deal, "praia"), ANSWERS, |sheet| {
        let start = sheet.find(&cell).unwrap();
        let end = sheet[start..].find("</c>").unwrap() + start + 4;
        let formula = format!("{cell}><f>HYPERLINK(\"http://evil.example\",\"x\")</f><v>1</v></c>");
        let sheet = format!("{}{formula}{}", &sheet[..start], &sheet[end..]);
        let sheet = sheet.replacen(
            &format!("<row r=\"{at}\""),
            &format!("<row r=\"{at}\" hidden=\"1\""),
            1,
        );
        sheet.replacen(
            "<conditionalFormatting",
            "<mergeCells count=\"1\"><mergeCell ref=\"H5:H9\"/></mergeCells><conditionalFormatting",
            1,
        )
    });
    let mut all = parts(&book);
    all.insert("xl/vbaProject.bin".into(), vec![0; 64]);
    all.insert(
        "xl/externalLinks/externalLink1.xml".into(),
        b"<externalLink/>".to_vec(),
    );
    let response = read(&deal, &package(&all));
    let found = remarks(&response);
    for needed in [
        ("macros", ""),
        ("external-link", ""),
        ("hidden-row", ""),
        ("formula", format!("Answers!I{at}").as_str()),
        ("merged-cells", "Answers!H5:H9"),
    ] {
        assert!(found.contains(&needed), "{needed:?} in {found:#?}");
    }
    assert_eq!(
        response.given["AUD-3"].explanation, "1",
        "the last result, as text"
    );
}

#[test]
fn a_hundred_thousand_rows_and_far_cells_end_early() {
    let deal = deal();
    let book = edit(&workbook(&deal, "praia"), ANSWERS, |sheet| {
        let mut rows = String::new();
        for row in 1_000..101_000 {
            let _ = write!(
                rows,
                "<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\"><is><t>AUD-1</t></is></c></row>"
            );
        }
        sheet.replacen("</sheetData>", &format!("{rows}</sheetData>"), 1)
    });
    let response = read(&deal, &book);
    let rules: Vec<&str> = response.remarks.iter().map(|one| one.rule).collect();
    assert_eq!(rules, ["too-many-cells", "row-unknown"]);
    assert_eq!(
        response.given.len(),
        deal.matrix().rows.len(),
        "the real rows are read"
    );
    let far = edit(&workbook(&deal, "praia"), ANSWERS, |sheet| {
        let row = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
        sheet.replacen("</sheetData>", row, 1)
    });
    assert_eq!(read(&deal, &far).remarks[0].rule, "too-many-cells");
}

#[test]
fn what_is_no_workbook_is_refused_in_one_sentence() {
    let deal = deal();
    assert!(refused(&deal, b"answers").contains("no workbook"));
    assert!(refused(&deal, &[0xd0, 0xcf, 0x11, 0xe0, 0, 0]).contains("encrypted"));
    assert!(refused(&deal, b"PK\x03\x04 and nothing").contains("damaged"));
    let mut all = parts(&workbook(&deal, "praia"));
    all.insert("xl/media/bomb.bin".into(), vec![0; 100 * 1024 * 1024]);
    assert!(refused(&deal, &package(&all)).contains("96 MiB"));
    let mut empty = Workbook::new();
    empty.add_worksheet();
    assert!(refused(&deal, &empty.save_to_buffer().unwrap()).contains("no table of answers"));
    let whole = workbook(&deal, "praia");
    for end in [10, 100, 1_000, whole.len() / 2, whole.len() - 1] {
        assert!(Response::read("cut", &whole[..end], &deal.matrix(), &deal.words).is_err());
    }
}

#[test]
fn another_program_another_order_and_no_hidden_columns() {
    let deal = deal();
    let matrix = deal.matrix();
    let words = &deal.words;
    let mut book = Workbook::new();
    let notes = book.add_worksheet();
    notes.set_name("Zusammenfassung").unwrap();
    notes.write(0, 0, "Name of the Provider").unwrap();
    notes.write(0, 1, "Ferro & Filhos <Lda>").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Tabelle1").unwrap();
    let columns = &words.columns;
    let headings = [
        &columns.answer,
        &columns.id,
        &columns.offered,
        &columns.requirement,
        &columns.topic,
        &columns.priority,
        &columns.evidence_asked,
        &columns.measure,
        &columns.asked,
        &columns.explanation,
        &columns.evidence,
        &columns.unit,
        &columns.deviation,
    ];
    for (at, heading) in (0..).zip(headings) {
        sheet.write(3, at, heading.to_uppercase()).unwrap();
    }
    for (at, row) in (4..).zip(&matrix.rows) {
        let offered = if row.unit == "%" { "" } else { &row.asked };
        let cells = [
            "Comply",
            &row.id,
            offered,
            &row.text,
            &row.topic,
            &row.priority,
            &row.evidence,
            &row.measure,
            &row.asked,
            "As asked.",
            "a.pdf",
            &row.unit,
            "",
        ];
        for (column, text) in (0..).zip(cells) {
            sheet.write(at, column, text).unwrap();
        }
        // A percentage that the other program kept as a number.
        if row.unit == "%" && row.asked == "80%" {
            sheet.write(at, 2, 0.8).unwrap();
        }
    }
    let response = read(&deal, &book.save_to_buffer().unwrap());
    let rules: Vec<&str> = response.remarks.iter().map(|one| one.rule).collect();
    assert_eq!(
        rules,
        ["sheet-order", "sheet-renamed", "other-matrix"],
        "{:#?}",
        response.remarks
    );
    assert_eq!(response.provider, "Ferro & Filhos <Lda>");
    assert_eq!(response.sheet, "Tabelle1");
    let evaluation = Evaluation::of(&deal.engagement, &deal.annex.asked, &[response]);
    let one = &evaluation.providers[0];
    assert!(one.missed.is_empty());
    let share = one.items.iter().find(|one| one.id == "EXIT-3").unwrap();
    assert_eq!(share.values[0].as_ref().unwrap().printed, "80%");
    assert!(one.remarks.iter().any(|one| one.rule == "assumed-unit"));
    assert!(
        evaluation
            .chart()
            .contains("Ferro &amp; Filhos &lt;Lda&gt;")
    );
}

#[test]
fn nasty_texts_stay_texts() {
    let deal = deal();
    let matrix = deal.matrix();
    let at = line(&matrix, "AUD-3");
    let nasty = "=cmd|'/C calc'!A0 \u{202e}]]> \"\"\" '''\n[[waiver]]\nrule = \"x\" <script>alert(1)</script>";
    let cells = [
        (format!("H{at}"), "maybe".to_owned()),
        (format!("I{at}"), nasty.to_owned()),
        (format!("M{at}"), nasty.to_owned()),
        (format!("K{at}"), "soon".to_owned()),
    ];
    let response = read(&deal, &fill(&workbook(&deal, "praia"), ANSWERS, &cells));
    let rules: Vec<&str> = response.remarks.iter().map(|one| one.rule).collect();
    assert_eq!(
        rules,
        ["hidden-character", "unknown-answer", "formula-like"]
    );
    assert_eq!(response.remarks[1].cell, format!("Answers!H{at}"));
    let evaluation = Evaluation::of(
        &deal.engagement,
        &deal.annex.asked,
        std::slice::from_ref(&response),
    );
    let one = &evaluation.providers[0];
    let unread = one
        .remarks
        .iter()
        .find(|one| one.rule == "unreadable-value")
        .unwrap();
    assert_eq!(unread.cell, format!("Answers!K{at}"));
    assert!(evaluation.csv().contains("\"'=cmd"));
    let text = std::fs::read_to_string("examples/tender/engagement.toml").unwrap();
    let award =
        engross::tender::award(&text, &deal.engagement, &deal.annex.asked, &response, one).unwrap();
    let awarded = Deal::of(&award.text);
    assert!(
        awarded.engagement.waivers.is_empty(),
        "no answer becomes a waiver"
    );
    let agreed = awarded
        .engagement
        .agreed
        .iter()
        .find(|one| one.requirement.value == "AUD-3")
        .unwrap();
    assert!(agreed.deviation.as_ref().unwrap().contains("rule = \"x\""));
    let page = evaluation.document(&deal.engagement);
    let style = engross::render::Style::plain().unwrap();
    let html = engross::render::render(&page, &style, engross::render::Format::Html).unwrap();
    assert!(!String::from_utf8(html).unwrap().contains("<script>alert"));
}
