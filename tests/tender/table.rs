//! Answers in the table of comma-separated values are read like those in the workbook.

use engross::spreadsheet;
use engross::tender::{Evaluation, Response};

use super::Deal;
use super::example::{deal, response};

/// The table that was sent, filled like the workbook of a provider.
fn table(deal: &Deal, name: &str, separator: char) -> String {
    let matrix = deal.matrix();
    let filled = response(deal, name);
    let sent = spreadsheet::read(&matrix.csv(&deal.words), ',', usize::MAX);
    let mut out = String::new();
    for mut row in sent.rows {
        let key = row.get(13).cloned().unwrap_or_default();
        if let Some(given) = filled.given.get(&key) {
            let answer = given.answer.map_or("", engross::tender::Answer::word);
            answer.clone_into(&mut row[7]);
            row[8].clone_from(&given.explanation);
            row[9].clone_from(&given.evidence);
            row[10].clone_from(&given.offered);
            row[12].clone_from(&given.deviation);
        }
        if let Some((_, value)) = filled.details.iter().find(|(label, _)| *label == row[0]) {
            row[1].clone_from(value);
        }
        let cells: Vec<String> = row
            .iter()
            .map(|text| format!("\"{}\"", text.replace('"', "\"\"")))
            .collect();
        out.push_str(&cells.join(&separator.to_string()));
        out.push_str("\r\n");
    }
    out
}

fn read(deal: &Deal, bytes: &[u8]) -> Response {
    Response::read("praia.csv", bytes, &deal.matrix(), &deal.words).unwrap()
}

fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}

#[test]
fn a_table_says_what_the_workbook_says() {
    let deal = deal();
    for name in ["praia", "serra"] {
        let book = response(&deal, name);
        let mut variants: Vec<Vec<u8>> = Vec::new();
        for separator in [',', ';', '\t'] {
            let text = table(&deal, name, separator);
            variants.push(text.clone().into_bytes());
            variants.push(format!("\u{feff}{text}").into_bytes());
            variants.push(wide(&text, u16::to_le_bytes));
            variants.push(wide(&text, u16::to_be_bytes));
            variants.push(text.replace("\r\n", "\n").into_bytes());
            variants.push(format!("sep={separator}\r\n{text}").into_bytes());
        }
        for bytes in variants {
            let found = read(&deal, &bytes);
            assert_eq!(found.remarks, [], "{name}");
            assert_eq!(found.provider, book.provider);
            assert_eq!(found.details, book.details);
            let words = |one: &Response| -> Vec<String> {
                let given = one.given.iter();
                given
                    .map(|(key, one)| {
                        format!(
                            "{key} {:?} {} {} {} {}",
                            one.answer, one.explanation, one.evidence, one.offered, one.deviation
                        )
                    })
                    .collect()
            };
            assert_eq!(words(&found), words(&book));
            let score = |one: Response| {
                let asked = &deal.annex.asked;
                let evaluation = Evaluation::of(&deal.engagement, asked, &[one]);
                let assessed = &evaluation.providers[0];
                let rules: Vec<&str> = assessed.remarks.iter().map(|one| one.rule).collect();
                (assessed.score.clone(), rules.join(" "))
            };
            assert_eq!(score(found), score(book.clone()));
        }
    }
}

#[test]
fn letters_of_an_older_spreadsheet_are_read() {
    let deal = deal();
    let text = table(&deal, "praia", ';').replace("As asked.", "Wie gewünscht – für 5 €.");
    let mut bytes = Vec::new();
    for letter in text.chars() {
        match letter {
            '–' => bytes.push(0x96),
            '€' => bytes.push(0x80),
            '’' => bytes.push(0x92),
            '“' => bytes.push(0x93),
            '”' => bytes.push(0x94),
            other => bytes.push(u8::try_from(u32::from(other)).unwrap_or(b'?')),
        }
    }
    let found = read(&deal, &bytes);
    assert_eq!(found.given["AUD-3"].explanation, "Wie gewünscht – für 5 €.");
    assert!(found.remarks.iter().any(|one| one.rule == "encoding"));
}

#[test]
fn a_table_is_checked_like_a_workbook() {
    let deal = deal();
    let clean = table(&deal, "praia", ',');
    let change = |from: &str, to: &str| {
        assert!(clean.contains(from), "{from}");
        read(&deal, clean.replacen(from, to, 1).as_bytes())
    };
    let rules =
        |one: &Response| -> Vec<&'static str> { one.remarks.iter().map(|one| one.rule).collect() };
    let row = deal.matrix().row("AUD-3").unwrap().text.clone();
    let changed = change(&row, "The Provider may refuse.");
    assert_eq!(rules(&changed), ["changed-text"]);
    assert!(
        changed.remarks[0].cell.starts_with("Answers!C"),
        "{:?}",
        changed.remarks
    );
    assert_eq!(
        rules(&change("\"AUD-3\"\r\n", "\"AUD-99\"\r\n")),
        ["row-unknown", "row-missing"]
    );
    assert_eq!(
        rules(&change("\"AUD-3\"\r\n", "\"AUD-1\"\r\n")),
        ["row-twice", "row-missing"]
    );
    assert_eq!(
        rules(&change(&deal.matrix().stamp, "0123456789abcdef")),
        ["other-matrix"]
    );
    assert_eq!(
        rules(&change("\"comply\"", "\"compliant\"")),
        ["unknown-answer"]
    );
    assert_eq!(
        rules(&change("\"As asked.\"", "\"=cmd|'/C calc'!A0\"")),
        ["formula-like"]
    );
    assert_eq!(
        rules(&change("\"Praia Suporte, S.A.\"", "\"\"")),
        ["provider-missing"]
    );
    let open = read(&deal, format!("{clean}\"never closed").as_bytes());
    assert_eq!(rules(&open), ["damaged-sheet", "row-unknown"]);
    // Without the last columns and lines, the ids are enough.
    let mut short = String::new();
    for mut row in spreadsheet::read(&clean, ',', usize::MAX).rows {
        row.truncate(13);
        if !row[0].starts_with("Stamp") && !row[0].starts_with("Name of the Provider") {
            spreadsheet::line(row, &mut short);
        }
    }
    let found = read(&deal, short.as_bytes());
    assert_eq!(rules(&found), ["provider-missing", "other-matrix"]);
    assert_eq!(found.given.len(), deal.matrix().rows.len());
}

#[test]
fn what_is_no_table_is_refused_and_a_huge_one_ends_early() {
    let deal = deal();
    let refused =
        |bytes: &[u8]| Response::read("a.csv", bytes, &deal.matrix(), &deal.words).unwrap_err();
    assert!(refused(b"\0\0\0binary").contains("no workbook and no table"));
    assert!(refused(b"a,b\n1,2\n").contains("no table with the headings"));
    assert!(refused(b"").contains("no table with the headings"));
    assert!(refused(&vec![b'x'; 33 * 1024 * 1024]).contains("32 MiB"));
    let mut long = table(&deal, "praia", ',');
    for _ in 0..100_000 {
        long.push_str("\"AUD-1\",\"more\"\r\n");
    }
    let found = read(&deal, long.as_bytes());
    let rules: Vec<&str> = found.remarks.iter().map(|one| one.rule).collect();
    assert!(rules.contains(&"too-many-cells"), "{rules:?}");
    assert_eq!(
        found.given.len(),
        deal.matrix().rows.len(),
        "the real rows are read"
    );
}
