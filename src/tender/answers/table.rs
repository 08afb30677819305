//! Finds the table of answers in any sheet and any order of columns, and holds each row against the
//! row that was sent.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::{Sheet, letter, listed, named};
use super::{Answer, Given, Letters, Response};
use crate::finding::Severity;
use crate::tender::{Matrix, Remark, Row, RowKind, Words};

/// The header stands in one of the first rows.
const FIRST_ROWS: u32 = 60;

/// Where the table is: row of the header, column of each heading.
struct Table<'a> {
    sheet: &'a Sheet,
    header: u32,
    columns: BTreeMap<&'static str, u32>,
}

impl Table<'_> {
    fn text(&self, row: u32, column: &str) -> &str {
        self.columns
            .get(column)
            .map_or("", |at| self.sheet.text(row, *at))
    }

    fn cell(&self, row: u32, column: &str) -> String {
        format!("{}!{}{}", self.sheet.name, self.letter(column), row + 1)
    }

    fn letter(&self, column: &str) -> String {
        let at = self.columns.get(column).copied();
        at.map(letter).unwrap_or_default()
    }
}

/// The columns that a reader needs, by name and heading.
fn headings(words: &Words) -> [(&'static str, &str); 15] {
    let columns = &words.columns;
    [
        ("id", &columns.id),
        ("topic", &columns.topic),
        ("requirement", &columns.requirement),
        ("priority", &columns.priority),
        ("evidence-asked", &columns.evidence_asked),
        ("measure", &columns.measure),
        ("asked", &columns.asked),
        ("answer", &columns.answer),
        ("explanation", &columns.explanation),
        ("evidence", &columns.evidence),
        ("offered", &columns.offered),
        ("unit", &columns.unit),
        ("deviation", &columns.deviation),
        ("key", &columns.key),
        ("check", &columns.check),
    ]
}

pub(super) fn read(
    file: &str,
    sheets: &[Sheet],
    matrix: &Matrix,
    words: &Words,
    mut remarks: Vec<Remark>,
) -> Result<Response, String> {
    let table = find(sheets, words)
        .ok_or("it holds no table of answers: no sheet has the headings of the matrix")?;
    if table.sheet.name != words.sheets.answers {
        let message = format!("the answers stand on a sheet named `{}`", table.sheet.name);
        let help = "nothing needs to be done: the table was found by its headings";
        remarks.push(Remark::new("sheet-renamed", Severity::Note, message, help));
    }
    for (name, heading) in headings(words) {
        if !table.columns.contains_key(name) && !["key", "check"].contains(&name) {
            let message = format!("the column `{heading}` is missing");
            let help = "ask the provider for the workbook that it was sent, filled in";
            remarks.push(
                Remark::new("column-missing", Severity::Error, message, help)
                    .at(table.sheet.name.clone()),
            );
        }
    }
    let details = details(sheets, words);
    let provider = details
        .first()
        .map(|(_, name)| name.clone())
        .filter(|name| !name.is_empty());
    if provider.is_none() {
        let message = "the workbook does not say who answers";
        let help = "fill in the name of the provider on the first sheet";
        remarks.push(Remark::new(
            "provider-missing",
            Severity::Warning,
            message,
            help,
        ));
    }
    stamp(sheets, matrix, words, &mut remarks);
    let given = rows(&table, matrix, words, &mut remarks);
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    Ok(Response {
        file: file.to_owned(),
        provider: provider.unwrap_or_else(|| stem.to_owned()),
        details,
        given,
        remarks,
        letters: Letters {
            answer: table.letter("answer"),
            explanation: table.letter("explanation"),
            evidence: table.letter("evidence"),
            offered: table.letter("offered"),
            deviation: table.letter("deviation"),
        },
        sheet: table.sheet.name.clone(),
    })
}

/// Notes sheets that are not those that were sent.
pub(super) fn order(sheets: &[Sheet], words: &Words, remarks: &mut Vec<Remark>) {
    let expected = [
        &words.sheets.instructions,
        &words.sheets.answers,
        &words.sheets.summary,
    ];
    let order: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    if order != expected.map(String::as_str) {
        let message = format!("the sheets are {}", order.join(", "));
        let help = "nothing needs to be done: sheets are found by what they hold";
        remarks.push(Remark::new("sheet-order", Severity::Note, message, help));
    }
}

/// How many of the headings some row of these sheets has.
pub(super) fn headings_found(sheets: &[Sheet], words: &Words) -> usize {
    find(sheets, words).map_or(0, |table| table.columns.len())
}

/// The sheet and row with the most headings; at least those without which nothing can be read.
fn find<'a>(sheets: &'a [Sheet], words: &Words) -> Option<Table<'a>> {
    let mut best: Option<Table<'a>> = None;
    for sheet in sheets {
        let mut rows: BTreeMap<u32, BTreeMap<&'static str, u32>> = BTreeMap::new();
        for (&(row, column), text) in sheet.cells.range(..(FIRST_ROWS, 0)) {
            let found = headings(words)
                .into_iter()
                .find(|(_, heading)| same(heading, text));
            if let Some((name, _)) = found {
                rows.entry(row).or_default().entry(name).or_insert(column);
            }
        }
        for (header, columns) in rows {
            let fits = columns.contains_key("id") && columns.contains_key("answer");
            let better = best
                .as_ref()
                .is_none_or(|known| known.columns.len() < columns.len());
            if fits && better && columns.len() >= 4 {
                best = Some(Table {
                    sheet,
                    header,
                    columns,
                });
            }
        }
    }
    best
}

/// The same words, whatever the blanks and the case of the letters.
fn same(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    words(one) == words(other)
}

/// What stands right of each label on any sheet.
fn details(sheets: &[Sheet], words: &Words) -> Vec<(String, String)> {
    words
        .provider
        .lines()
        .into_iter()
        .map(|label| {
            (
                label.to_owned(),
                right_of(sheets, label).unwrap_or_default(),
            )
        })
        .collect()
}

fn right_of(sheets: &[Sheet], label: &str) -> Option<String> {
    sheets.iter().find_map(|sheet| {
        let (&(row, column), _) = sheet.cells.iter().find(|(_, text)| same(text, label))?;
        Some(sheet.text(row, column + 1).to_owned())
    })
}

fn stamp(sheets: &[Sheet], matrix: &Matrix, words: &Words, remarks: &mut Vec<Remark>) {
    let found = right_of(sheets, &words.instructions.stamp).unwrap_or_default();
    if found == matrix.stamp {
        return;
    }
    let message = if found.is_empty() {
        "the workbook has no stamp, so nothing says which matrix it answers".to_owned()
    } else {
        format!(
            "the workbook answers the matrix `{}`; the engagement now makes `{}`",
            found.chars().take(40).collect::<String>(),
            matrix.stamp
        )
    };
    let help =
        "evaluate with the engagement from which the matrix was made, or send the new matrix";
    remarks.push(Remark::new(
        "other-matrix",
        Severity::Warning,
        message,
        help,
    ));
}

fn rows(
    table: &Table<'_>,
    matrix: &Matrix,
    words: &Words,
    remarks: &mut Vec<Remark>,
) -> BTreeMap<String, Given> {
    let mut given: BTreeMap<String, Given> = BTreeMap::new();
    let lines: BTreeSet<u32> = table
        .sheet
        .cells
        .keys()
        .map(|(row, _)| *row)
        .filter(|row| *row > table.header)
        .collect();
    let labels: Vec<&str> = words
        .provider
        .lines()
        .into_iter()
        .chain([words.instructions.stamp.as_str()])
        .collect();
    let mut unknown = Vec::new();
    for row in lines {
        let id = table.text(row, "id");
        // Below the rows, a table says who answers, as the first sheet of a workbook does.
        if labels.iter().any(|label| same(label, id)) {
            continue;
        }
        let key = table.text(row, "key");
        let known = if key.is_empty() {
            // Without the hidden column the rows of one id follow each other as they were sent.
            matrix
                .rows
                .iter()
                .find(|one| one.id == id && !given.contains_key(&one.key))
        } else {
            matrix.row(key)
        };
        let Some(sent) = known else {
            let is_filled = FILLED
                .iter()
                .any(|column| !table.text(row, column).is_empty());
            if !id.is_empty() || is_filled {
                unknown.push(named(row, 0));
            }
            continue;
        };
        if given.contains_key(&sent.key) {
            remarks.push(
                Remark::new(
                    "row-twice",
                    Severity::Error,
                    format!("the row `{}` stands twice; the first one counts", sent.key),
                    "ask the provider which of them is its answer",
                )
                .at(table.cell(row, "id"))
                .about(&sent.id),
            );
            continue;
        }
        unchanged(table, row, sent, remarks);
        let filled = fill(table, row, sent, words, remarks);
        given.insert(sent.key.clone(), filled);
    }
    formula_like(table, remarks);
    if let Some(first) = unknown.first() {
        let named: Vec<&str> = unknown.iter().take(20).map(String::as_str).collect();
        let message = format!(
            "{} rows answer nothing that was asked: {}{}",
            unknown.len(),
            named.join(", "),
            if unknown.len() > named.len() {
                " …"
            } else {
                ""
            }
        );
        let help = "read them yourself; a condition outside the rows of the matrix has no effect";
        remarks.push(
            Remark::new("row-unknown", Severity::Error, message, help)
                .at(format!("{}!{first}", table.sheet.name)),
        );
    }
    for sent in &matrix.rows {
        if !given.contains_key(&sent.key) && sent.kind != RowKind::Deviation {
            remarks.push(
                Remark::new(
                    "row-missing",
                    Severity::Error,
                    format!("the row `{}` was deleted", sent.key),
                    "it counts as answered with no",
                )
                .at(table.sheet.name.clone())
                .about(&sent.id),
            );
        }
    }
    given
}

/// The columns that a provider fills.
const FILLED: [&str; 5] = ["answer", "explanation", "evidence", "offered", "deviation"];

/// Notes texts that another program would take for formulas.
fn formula_like(table: &Table<'_>, remarks: &mut Vec<Remark>) {
    let begins = |text: &str| {
        text.starts_with(['=', '@']) || text.starts_with(['+', '-']) && text.contains(['|', '!'])
    };
    let filled: BTreeSet<u32> = FILLED
        .iter()
        .filter_map(|column| table.columns.get(column).copied())
        .collect();
    let cells: Vec<String> = table
        .sheet
        .cells
        .iter()
        .filter(|((row, column), text)| {
            *row > table.header && filled.contains(column) && begins(text)
        })
        .map(|((row, column), _)| named(*row, *column))
        .collect();
    listed(
        "formula-like",
        &cells,
        &table.sheet.name,
        "begin like formulas; they are kept as text and never computed",
        "ask the provider for plain words",
        remarks,
    );
}

/// Whether the locked cells of a row say what was sent.
fn unchanged(table: &Table<'_>, row: u32, sent: &Row, remarks: &mut Vec<Remark>) {
    let locked = [
        ("id", &sent.id),
        ("topic", &sent.topic),
        ("requirement", &sent.text),
        ("priority", &sent.priority),
        ("evidence-asked", &sent.evidence),
        ("measure", &sent.measure),
        ("asked", &sent.asked),
        ("unit", &sent.unit),
    ];
    let differing: Vec<&str> = locked
        .iter()
        .filter(|(column, text)| {
            table.columns.contains_key(column) && !same(table.text(row, column), text)
        })
        .map(|(column, _)| *column)
        .collect();
    let Some(first) = differing.first() else {
        return;
    };
    let text = |column: &str| table.text(row, column).to_owned();
    let found = Row {
        key: text("key"),
        id: text("id"),
        topic: text("topic"),
        text: text("requirement"),
        priority: text("priority"),
        evidence: text("evidence-asked"),
        measure: text("measure"),
        asked: text("asked"),
        unit: text("unit"),
        kind: sent.kind,
    };
    let remark = if found.check() == text("check") {
        Remark::new(
            "other-matrix",
            Severity::Warning,
            format!("the row `{}` asks what an earlier matrix asked", sent.key),
            "compare the two wordings before you rely on the answer",
        )
    } else {
        let said: String = table.text(row, first).chars().take(120).collect();
        Remark::new(
            "changed-text",
            Severity::Error,
            format!(
                "locked cells of the row `{}` were changed: {}; it now says \"{said}\"",
                sent.key,
                differing.join(", ")
            ),
            "the answer is held against what was sent; ask the provider to answer that",
        )
    };
    remarks.push(remark.at(table.cell(row, first)).about(&sent.id));
}

/// What the provider filled into a row.
fn fill(
    table: &Table<'_>,
    row: u32,
    sent: &Row,
    words: &Words,
    remarks: &mut Vec<Remark>,
) -> Given {
    let text = |column: &str| table.text(row, column).to_owned();
    let typed = text("answer");
    let answer = Answer::read(&typed, words);
    if answer.is_none() && !typed.is_empty() && sent.kind.answers() {
        let said: String = typed.chars().take(60).collect();
        remarks.push(
            Remark::new(
                "unknown-answer",
                Severity::Error,
                format!("`{}` is no answer", said.escape_debug()),
                "choose one of: comply, partly, alternative, no; it counts as no",
            )
            .at(table.cell(row, "answer"))
            .about(&sent.id),
        );
    }
    let mut filled = Given {
        answer: answer.filter(|_| sent.kind.answers()),
        explanation: text("explanation"),
        evidence: text("evidence"),
        offered: text("offered"),
        deviation: text("deviation"),
        row: row + 1,
    };
    if !filled.offered.is_empty() && !sent.kind.offers() {
        remarks.push(
            Remark::new(
                "value-not-asked",
                Severity::Warning,
                format!(
                    "the row `{}` asks for no value, but one is offered",
                    sent.key
                ),
                "read it as a part of the explanation",
            )
            .at(table.cell(row, "offered"))
            .about(&sent.id),
        );
        let offered = std::mem::take(&mut filled.offered);
        if !filled.explanation.is_empty() {
            filled.explanation.push(' ');
        }
        filled.explanation.push_str(&offered);
    }
    filled
}
