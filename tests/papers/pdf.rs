//! PDF files: reading order, columns, headers and footers, broken words, tables, pages.

use std::fmt::Write;

use super::{parts, read};

/// A word at a place: from the left, from the bottom, height.
pub(super) type Word<'a> = (f64, f64, f64, &'a str);

/// A PDF file of words at places.
pub(super) fn pdf(pages: &[Vec<Word<'_>>]) -> Vec<u8> {
    let mut objects: Vec<String> = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    let mut kids = String::new();
    for words in pages {
        let mut content = String::from("BT\n");
        for (x, y, size, text) in words {
            let text = text
                .replace('\\', "\\\\")
                .replace('(', "\\(")
                .replace(')', "\\)");
            let _ = writeln!(content, "/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj");
        }
        content.push_str("ET\n");
        let page = objects.len() + 1;
        let _ = write!(kids, "{page} 0 R ");
        objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>", page + 1));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}endstream",
            content.len()
        ));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let _ = write!(
        out,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    out.into_bytes()
}

/// Lines below each other.
fn lines<'a>(x: f64, top: f64, lines: &[&'a str]) -> Vec<Word<'a>> {
    let mut y = top;
    lines
        .iter()
        .map(|line| {
            y -= 14.0;
            (x, y, 10.0, *line)
        })
        .collect()
}

#[test]
fn paragraphs_tables_and_broken_words_are_read() {
    let mut first = vec![
        (72.0, 800.0, 8.0, "Alder and Birch - confidential"),
        (72.0, 760.0, 18.0, "Hosting agreement"),
    ];
    first.extend(lines(72.0, 740.0, &["1. SERVICES"]));
    first.extend(lines(
        72.0,
        710.0,
        &[
            "1.1 Birch hosts the Website for Alder as this agree-",
            "ment says, from the day on which both have signed it and for as long as",
            "it lasts.",
        ],
    ));
    for (y, cells) in [
        (640.0, ["Class", "Answer", "Repair"]),
        (626.0, ["High", "1 hour", "4 hours"]),
        (612.0, ["Low", "8 hours", "5 days"]),
    ] {
        for (at, cell) in cells.into_iter().enumerate() {
            first.push((72.0 + 120.0 * [0.0, 1.0, 2.0][at], y, 10.0, cell));
        }
    }
    first.extend(lines(
        72.0,
        590.0,
        &["1.2 Birch answers each call of Alder and of those who work for it, and keeps"],
    ));
    first.push((290.0, 30.0, 8.0, "1"));
    let mut second = vec![(72.0, 800.0, 8.0, "Alder and Birch - confidential")];
    second.extend(lines(
        72.0,
        780.0,
        &["a log of them.", "(a) It names the caller."],
    ));
    second.push((290.0, 30.0, 8.0, "2"));
    let mut third = vec![(72.0, 800.0, 8.0, "Alder and Birch - confidential")];
    third.extend(lines(72.0, 780.0, &["2. FEES"]));
    third.push((290.0, 30.0, 8.0, "3"));
    let paper = read("deal.pdf", &pdf(&[first, second, third]));
    assert_eq!(
        parts(&paper),
        [
            "h1 -: Hosting agreement",
            "h1 1: 1. SERVICES",
            "p 1.1: 1.1 Birch hosts the Website for Alder as this agreement says, from the day on which both have signed it and for as long as it lasts.",
            "th0 1.1: Class | Answer | Repair",
            "tr0 1.1: High | 1 hour | 4 hours",
            "tr0 1.1: Low | 8 hours | 5 days",
            "p 1.2: 1.2 Birch answers each call of Alder and of those who work for it, and keeps",
            "… 1.2: a log of them.",
            "i1 1.2(a): (a) It names the caller.",
            "h1 2: 2. FEES",
        ]
    );
    let pages: Vec<Option<u32>> = paper.blocks.iter().map(|block| block.page).collect();
    assert_eq!(pages[6..], [Some(1), Some(2), Some(2), Some(3)]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "The first column goes down the left",
        "side of the page and ends where the",
        "second begins, as a newspaper does,",
        "so that nobody reads across the gap",
        "that stands between the two of them.",
    ];
    let right = [
        "The second column goes on with what",
        "the first has left unsaid, and ends",
        "at the foot of the page, where there",
        "is nothing more to say about columns",
        "that anybody would want to know now.",
    ];
    let mut page = lines(60.0, 700.0, &left);
    page.extend(lines(320.0, 700.0, &right));
    // Drawn line by line across both columns.
    page.sort_by(|one, other| other.1.total_cmp(&one.1));
    page.insert(
        0,
        (
            60.0,
            730.0,
            10.0,
            "A heading that runs across both of the columns below it and on to the margin.",
        ),
    );
    let paper = read("columns.pdf", &pdf(&[page]));
    assert!(paper.text.contains(&left.join(" ")), "{}", paper.text);
    assert!(paper.text.contains(&right.join(" ")), "{}", paper.text);
}

#[test]
fn cells_that_run_over_lines_are_joined() {
    let words = vec![
        (72.0, 700.0, 10.0, "Class"),
        (200.0, 700.0, 10.0, "Meaning"),
        (400.0, 700.0, 10.0, "Time"),
        (72.0, 686.0, 10.0, "High"),
        (200.0, 686.0, 10.0, "nobody can work and"),
        (400.0, 686.0, 10.0, "4 hours"),
        (200.0, 672.0, 10.0, "there is no way round"),
        (72.0, 658.0, 10.0, "Low"),
        (200.0, 658.0, 10.0, "all else"),
        (400.0, 658.0, 10.0, "5 days"),
    ];
    assert_eq!(
        parts(&read("table.pdf", &pdf(&[words]))),
        [
            "th0 -: Class | Meaning | Time",
            "tr0 -: High | nobody can work and there is no way round | 4 hours",
            "tr0 -: Low | all else | 5 days",
        ]
    );
}

#[test]
fn rows_that_stand_apart_keep_the_lines_of_their_cells() {
    // Three columns; lines of a cell stand 12 apart, rows 24.
    let words: Vec<Word<'_>> = vec![
        (72.0, 700.0, 10.0, "Service Level"),
        (220.0, 700.0, 10.0, "Measured as"),
        (420.0, 700.0, 10.0, "Target"),
        (72.0, 676.0, 10.0, "Response of the"),
        (220.0, 676.0, 10.0, "time of a page"),
        (420.0, 676.0, 10.0, "800 ms"),
        (72.0, 664.0, 10.0, "page"),
        (220.0, 664.0, 10.0, "with its pictures"),
        (72.0, 640.0, 10.0, "Availability"),
        (220.0, 640.0, 10.0, "share of the agreed"),
        (420.0, 640.0, 10.0, "99.9 %"),
        (220.0, 628.0, 10.0, "minutes"),
        (72.0, 604.0, 10.0, "Backups"),
        (220.0, 604.0, 10.0, "copies made"),
        (420.0, 604.0, 10.0, "1 a day"),
    ];
    let paper = read("table.pdf", &pdf(&[words]));
    let rows: Vec<String> = parts(&paper);
    assert_eq!(rows.len(), 4, "{rows:#?}");
    assert!(rows[1].contains("Response of the page"), "{rows:#?}");
    assert!(
        rows[1].contains("time of a page with its pictures"),
        "{rows:#?}"
    );
    assert!(rows[2].contains("share of the agreed minutes"), "{rows:#?}");
}

#[test]
fn rows_at_one_distance_are_rows() {
    let mut words: Vec<Word<'_>> = Vec::new();
    for (y, cells) in [
        (700.0, ["Product", "Release", "Price"]),
        (688.0, ["Alder", "2.1", "100"]),
        (676.0, ["Birch", "", "200"]),
        (664.0, ["Cedar", "4.0", "300"]),
    ] {
        for (x, cell) in [72.0, 220.0, 420.0].into_iter().zip(cells) {
            if !cell.is_empty() {
                words.push((x, y, 10.0, cell));
            }
        }
    }
    let paper = read("table.pdf", &pdf(&[words]));
    assert_eq!(parts(&paper).len(), 4, "{:#?}", parts(&paper));
}
