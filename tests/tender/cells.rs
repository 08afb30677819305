//! Cells as other programs write them: numbers, percentages, days, times; hidden columns; sorted rows;
//! workbooks of other kinds.

use engross::tender::{Assessed, Evaluation, Matrix, Response, Row, Words};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::Deal;
use super::example::{deal, workbook};
use super::filling::{ANSWERS, edit, fill, line, package};
use super::workbook::parts;

/// The matrix as a plain workbook in which every requirement is met, and `offer` writes the value of
/// a row; rows in the order that is given.
fn plain(
    matrix: &Matrix,
    words: &Words,
    order: &[usize],
    offer: &dyn Fn(&Row, &mut Worksheet, u32, u16) -> bool,
) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Answers").unwrap();
    let columns = &words.columns;
    let headings = [
        &columns.id,
        &columns.topic,
        &columns.requirement,
        &columns.priority,
        &columns.evidence_asked,
        &columns.measure,
        &columns.asked,
        &columns.answer,
        &columns.explanation,
        &columns.evidence,
        &columns.offered,
        &columns.unit,
        &columns.deviation,
        &columns.key,
    ];
    for (at, heading) in (0..).zip(headings) {
        sheet.write(0, at, heading).unwrap();
    }
    for (at, row) in (1..).zip(order.iter().map(|at| &matrix.rows[*at])) {
        let answer = if row.kind.answers() { "comply" } else { "" };
        let cells = [
            (0, row.id.as_str()),
            (1, &row.topic),
            (2, &row.text),
            (3, &row.priority),
            (4, &row.evidence),
            (5, &row.measure),
            (6, &row.asked),
            (7, answer),
            (8, if answer.is_empty() { "" } else { "As asked." }),
            (9, if answer.is_empty() { "" } else { "a.pdf" }),
            (11, &row.unit),
            (13, &row.key),
        ];
        for (column, text) in cells {
            sheet.write(at, column, text).unwrap();
        }
        if row.kind.offers() && !offer(row, sheet, at, 10) {
            sheet.write(at, 10, &row.asked).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn assessed(deal: &Deal, book: &[u8]) -> Assessed {
    let response = Response::read("a.xlsx", book, &deal.matrix(), &deal.words).unwrap();
    Evaluation::of(&deal.engagement, &deal.annex.asked, &[response])
        .providers
        .remove(0)
}

/// What is said about one requirement, and how its first value is read.
fn said(assessed: &Assessed, id: &str) -> (Vec<&'static str>, String) {
    let about = assessed.remarks.iter().filter(|one| one.requirement == id);
    let item = assessed.items.iter().find(|one| one.id == id).unwrap();
    let value = item.values[0].as_ref();
    let printed = value.map_or_else(String::new, |value| value.printed.clone());
    (about.map(|one| one.rule).collect(), printed)
}

/// Writes the value of a row as some program would.
type Put = fn(&mut Worksheet, u32, u16);

const LEVEL: &str = "SLA-11/desk-call-answer";

#[test]
fn numbers_percentages_days_and_times_are_read_or_named() {
    let deal = deal();
    let matrix = deal.matrix();
    let all: Vec<usize> = (0..matrix.rows.len()).collect();
    let cases: [(&str, Put, &[&str], &str); 8] = [
        (
            LEVEL,
            |sheet, row, column| {
                let look = Format::new().set_num_format("0.0%");
                sheet
                    .write_number_with_format(row, column, 0.85, &look)
                    .unwrap();
            },
            &["beyond-requirement", "assumed-unit"],
            "85%",
        ),
        (
            LEVEL,
            |sheet, row, column| {
                sheet.write_number(row, column, 85.0).unwrap();
            },
            &["beyond-requirement"],
            "85%",
        ),
        (
            LEVEL,
            |sheet, row, column| {
                sheet.write_number(row, column, 0.1 + 0.7).unwrap();
            },
            &["assumed-unit"],
            "80%",
        ),
        (
            LEVEL,
            |sheet, row, column| {
                let look = Format::new().set_num_format("yyyy-mm-dd");
                sheet
                    .write_number_with_format(row, column, 46_000.0, &look)
                    .unwrap();
            },
            &["unreadable-value"],
            "",
        ),
        (
            "INC-1",
            |sheet, row, column| {
                let look = Format::new().set_num_format("hh:mm");
                sheet
                    .write_number_with_format(row, column, 0.041_666_666_7, &look)
                    .unwrap();
            },
            &["unreadable-value"],
            "",
        ),
        (
            "INC-1",
            |sheet, row, column| {
                let look = Format::new().set_num_format("[h]:mm");
                sheet
                    .write_number_with_format(row, column, 0.041_666_666_7, &look)
                    .unwrap();
            },
            &[],
            "60 minutes",
        ),
        (
            "INC-1",
            |sheet, row, column| {
                sheet.write_string(row, column, "60 min").unwrap();
            },
            &[],
            "60 minutes",
        ),
        (
            "AUD-1",
            |sheet, row, column| {
                sheet.write_number(row, column, 10.0).unwrap();
            },
            &[],
            "10 Working Days",
        ),
    ];
    for (id, put, rules, printed) in cases {
        let book = plain(&matrix, &deal.words, &all, &|row, sheet, at, column| {
            let is_it = row.key == id;
            if is_it {
                put(sheet, at, column);
            }
            is_it
        });
        let assessed = assessed(&deal, &book);
        assert_eq!(
            said(&assessed, id),
            (rules.to_vec(), printed.to_owned()),
            "{id}"
        );
    }
}

#[test]
fn sorted_rows_are_found_by_their_keys() {
    let deal = deal();
    let matrix = deal.matrix();
    let mut order: Vec<usize> = (0..matrix.rows.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(matrix.rows[*at].text.clone()));
    let book = plain(&matrix, &deal.words, &order, &|_, _, _, _| false);
    let sorted = assessed(&deal, &book);
    assert!(sorted.missed.is_empty(), "{:?}", sorted.missed);
    let wrong: Vec<_> = sorted
        .remarks
        .iter()
        .filter(|one| one.rule.starts_with("row") || one.rule == "changed-text")
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_contradiction_names_the_cell_of_the_value() {
    let deal = deal();
    let matrix = deal.matrix();
    // A further value stands in a row of its own, below that of the answer.
    let further = deal
        .annex
        .asked
        .iter()
        .find_map(|one| {
            let offer = one
                .offers
                .iter()
                .skip(1)
                .find(|offer| offer.suffix == "bd" && offer.asked.is_some())?;
            Some((one.id.clone(), format!("{}/{}", one.id, offer.blank)))
        })
        .unwrap();
    let (id, key) = further;
    let value_row = line(&matrix, &key);
    let cells = [(format!("K{value_row}"), "900 Working Days".to_owned())];
    let short = assessed(&deal, &fill(&workbook(&deal, "praia"), ANSWERS, &cells));
    let found = short
        .remarks
        .iter()
        .find(|one| one.rule == "contradiction" && one.requirement == id)
        .unwrap();
    assert_eq!(found.cell, format!("Answers!K{value_row}"));
    let answer_row = line(&matrix, &id);
    let cells = [
        (format!("H{answer_row}"), "no".to_owned()),
        (format!("K{answer_row}"), String::new()),
    ];
    let refused = assessed(&deal, &fill(&workbook(&deal, "praia"), ANSWERS, &cells));
    let found = refused
        .remarks
        .iter()
        .find(|one| one.rule == "contradiction" && one.requirement == id)
        .unwrap();
    assert!(
        found.cell.starts_with("Answers!K") && found.cell != format!("Answers!K{answer_row}"),
        "{found:?}"
    );
}

#[test]
fn hidden_columns_and_a_workbook_with_macros_are_named() {
    let deal = deal();
    let book = edit(&workbook(&deal, "praia"), ANSWERS, |sheet| {
        let start = sheet.find("<col min=\"13\"").unwrap();
        let end = start + sheet[start..].find("/>").unwrap();
        let col = format!("{} hidden=\"1\"", &sheet[start..end]);
        format!("{}{col}{}", &sheet[..start], &sheet[end..])
    });
    let mut all = parts(&book);
    // As .xlsm: the type of the workbook, and a project of macros.
    let types = String::from_utf8(all["[Content_Types].xml"].clone()).unwrap();
    let types = types.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    );
    all.insert("[Content_Types].xml".into(), types.into_bytes());
    all.insert("xl/vbaProject.bin".into(), vec![7; 100]);
    let response =
        Response::read("praia.xlsm", &package(&all), &deal.matrix(), &deal.words).unwrap();
    let found: Vec<(&str, &str)> = response
        .remarks
        .iter()
        .map(|one| (one.rule, one.message.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (
                "macros",
                "the workbook holds macros; they are not read and not run"
            ),
            ("hidden-column", "columns are hidden: M"),
        ]
    );
    assert_eq!(response.given["AUD-1"].offered, "5");
}

#[test]
fn workbooks_of_other_kinds_are_refused_with_what_to_do() {
    let deal = deal();
    for name in ["mimetype", "xl/workbook.bin"] {
        let other = package(&[(name.to_owned(), b"application/x".to_vec())].into());
        let said = Response::read("a", &other, &deal.matrix(), &deal.words).unwrap_err();
        assert!(said.contains("save it as .xlsx"), "{said}");
    }
}
