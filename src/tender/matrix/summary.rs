//! The sheet that counts the answers by topic while a provider fills them in.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::Matrix;
use super::styles::Styles;
use super::workbook::{locks, page};
use crate::tender::Words;

/// What there is to answer in one topic.
#[derive(Clone, Copy, Default)]
struct Count {
    asked: usize,
    mandatory: usize,
    values: usize,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    words: &Words,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let said = &words.summary;
    sheet.set_name(&words.sheets.summary)?;
    sheet.set_column_width(0, 40)?;
    let headings = [
        &said.topic,
        &said.asked,
        &said.comply,
        &said.partly,
        &said.alternative,
        &said.no,
        &said.open,
        &said.mandatory_missed,
        &said.values_open,
        &said.deviations,
    ];
    for (at, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(0, at, heading, &styles.heading)?;
        if at > 0 {
            sheet.set_column_width(at, 13)?;
        }
    }
    sheet.set_row_height(0, 45)?;
    let (topics, counts) = topics(matrix);
    let mut at = 0;
    for topic in topics {
        at += 1;
        let count = counts.get(topic).copied().unwrap_or_default();
        sheet.write_string_with_format(at, 0, topic, &styles.locked)?;
        for (column, (formula, result)) in (1..).zip(formulas(at + 1, count, matrix, words)) {
            let formula = Formula::new(formula).set_result(result.to_string());
            sheet.write_formula_with_format(at, column, formula, &styles.number)?;
        }
    }
    let line = at + 1;
    sheet.write_string_with_format(line, 0, &said.total, &styles.total_label)?;
    let sum = |of: fn(&Count) -> usize| counts.values().map(of).sum::<usize>();
    let asked = sum(|count| count.asked);
    let mandatory = sum(|count| count.mandatory);
    let results = [
        asked,
        0,
        0,
        0,
        0,
        asked,
        mandatory,
        sum(|count| count.values),
        0,
    ];
    for (column, (letter, result)) in (1..).zip("BCDEFGHIJ".chars().zip(results)) {
        let formula = format!("=SUM({letter}2:{letter}{line})");
        let formula = Formula::new(formula).set_result(result.to_string());
        sheet.write_formula_with_format(line, column, formula, &styles.total)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    page(sheet, matrix, false);
    sheet.set_landscape();
    sheet.protect_with_options(&locks());
    Ok(())
}

/// The topics in order, and what there is to answer in each.
fn topics(matrix: &Matrix) -> (Vec<&str>, BTreeMap<&str, Count>) {
    let mut topics: Vec<&str> = Vec::new();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for row in &matrix.rows {
        if !topics.contains(&row.topic.as_str()) {
            topics.push(&row.topic);
        }
        let count = counts.entry(&row.topic).or_default();
        count.asked += usize::from(row.kind.answers());
        count.mandatory += usize::from(row.priority == "mandatory");
        count.values += usize::from(row.kind.offers());
    }
    (topics, counts)
}

/// The cells of one topic: each formula, and its result before a provider has answered, which
/// programs show that do not compute on opening.
fn formulas(line: u32, count: Count, matrix: &Matrix, words: &Words) -> [(String, usize); 9] {
    let last = matrix.rows.len() + 1;
    let sheet = format!("'{}'", words.sheets.answers.replace('\'', "''"));
    let column = |letter: &str| format!("{sheet}!${letter}$2:${letter}${last}");
    let (topic, priority, answer) = (column("B"), column("D"), column("H"));
    let answers = &words.answers;
    let counted = |word: &str| format!("=COUNTIFS({topic},$A{line},{answer},\"{word}\")");
    let same = format!("({topic}=$A{line})");
    let filled = |letter: &str| format!("SUMPRODUCT({same}*({}<>\"\"))", column(letter));
    let no = &answers.no;
    [
        (
            format!("=SUMPRODUCT({same}*(({priority}=\"mandatory\")+({priority}=\"scored\")))"),
            count.asked,
        ),
        (counted(&answers.comply), 0),
        (counted(&answers.partly), 0),
        (counted(&answers.alternative), 0),
        (counted(no), 0),
        (format!("=B{line}-SUM(C{line}:F{line})"), count.asked),
        (
            format!(
                "=SUMPRODUCT({same}*({priority}=\"mandatory\")*(({answer}=\"\")+({answer}=\"{no}\")))"
            ),
            count.mandatory,
        ),
        (format!("={}-{}", count.values, filled("K")), count.values),
        (format!("={}", filled("M")), 0),
    ]
}
