//! A small table for terminals: aligned columns that wrap inside the width they are given.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// On which side the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Words.
    #[default]
    Left,
    /// Numbers.
    Right,
}

/// Columns with headers, and rows of cells.
#[derive(Clone, Debug, Default)]
pub struct TextTable {
    columns: Vec<(String, Side)>,
    rows: Vec<Vec<String>>,
}

/// Blanks between two columns.
const GAP: usize = 2;
/// No column is made narrower than this to fit the width.
const NARROWEST: usize = 8;

impl TextTable {
    /// A table with these headers.
    pub fn new<const N: usize>(headers: [(&str, Side); N]) -> Self {
        Self {
            columns: headers
                .into_iter()
                .map(|(header, side)| (header.to_owned(), side))
                .collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; cells that are missing are empty, cells too many are dropped.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let mut row: Vec<String> = cells.into_iter().map(|cell| plain(&cell.into())).collect();
        row.resize(self.columns.len(), String::new());
        self.rows.push(row);
    }

    /// The headers, in order.
    pub fn headers(&self) -> Vec<String> {
        self.columns
            .iter()
            .map(|(header, _)| header.clone())
            .collect()
    }

    /// On which side the cells of each column stand.
    pub fn sides(&self) -> impl Iterator<Item = Side> {
        self.columns.iter().map(|(_, side)| *side)
    }

    /// The rows, each with a cell for each column.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[String]> {
        self.rows.iter().map(Vec::as_slice)
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as text, at most `width` columns wide if its words allow.
    pub fn print(&self, width: usize) -> String {
        let headers = self.headers();
        let mut out = String::new();
        let widths = self.widths(width);
        self.print_row(&headers, &widths, &mut out);
        let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        self.print_row(&rules, &widths, &mut out);
        for row in &self.rows {
            self.print_row(row, &widths, &mut out);
        }
        out
    }

    /// The width of each column: what it wants, unless all together want too much; then the
    /// widest gives way first.
    fn widths(&self, width: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, (header, _))| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(at))
                    .map(|cell| cell.width())
                    .chain([header.width()])
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let room = width.saturating_sub(GAP * widths.len().saturating_sub(1));
        while widths.iter().sum::<usize>() > room {
            let widest = widths.iter_mut().max_by_key(|width| **width);
            match widest {
                Some(widest) if *widest > NARROWEST => *widest -= 1,
                _ => break,
            }
        }
        widths
    }

    fn print_row(&self, cells: &[String], widths: &[usize], out: &mut String) {
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| wrap(cell, *width))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        for at in 0..height {
            let mut line = String::new();
            for (column, (lines, width)) in wrapped.iter().zip(widths).enumerate() {
                let text = lines.get(at).map_or("", String::as_str);
                let padding = " ".repeat(width.saturating_sub(text.width()));
                if column > 0 {
                    line.push_str(&" ".repeat(GAP));
                }
                match self.columns.get(column).map(|(_, side)| side) {
                    Some(Side::Right) => line.push_str(&(padding + text)),
                    _ => line.push_str(&(text.to_owned() + &padding)),
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

/// A cell in one line, without characters that could steer a terminal.
fn plain(text: &str) -> String {
    text.chars()
        .map(|one| if one.is_control() { ' ' } else { one })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Lines of at most `width` columns, broken between words where there are any.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let mut rest = word;
        while let Some(line) = lines.last_mut() {
            let gap = usize::from(!line.is_empty());
            if line.width() + gap + rest.width() <= width {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(rest);
                break;
            }
            if line.is_empty() {
                let cut = fitting(rest, width);
                line.push_str(&rest[..cut]);
                rest = &rest[cut..];
            }
            lines.push(String::new());
        }
    }
    lines
}

/// How many bytes of a word fit into `width` columns; at least one character.
fn fitting(word: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, one) in word.char_indices() {
        used += one.width().unwrap_or(0);
        if used > width && at > 0 {
            return at;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::{Side, TextTable};

    fn table() -> TextTable {
        let mut table = TextTable::new([
            ("id", Side::Left),
            ("title", Side::Left),
            ("n", Side::Right),
        ]);
        table.row(["audit/right-to-audit", "Right to audit", "3"]);
        table.row([
            "東京",
            "A very long title that has to be wrapped into two lines",
            "12",
        ]);
        table
    }

    #[test]
    fn columns_align_by_what_is_seen() {
        let printed = table().print(200);
        let lines: Vec<&str> = printed.lines().collect();
        assert_eq!(
            lines[0],
            "id                    title                                                     n"
        );
        assert_eq!(
            lines[3],
            "東京                  A very long title that has to be wrapped into two lines  12"
        );
    }

    #[test]
    fn long_cells_wrap_inside_the_width() {
        let printed = table().print(50);
        assert!(
            printed
                .lines()
                .all(|line| unicode_width::UnicodeWidthStr::width(line) <= 50),
            "{printed}"
        );
        assert!(printed.contains("has to be wrapped into\n"), "{printed}");
    }

    #[test]
    fn a_word_wider_than_its_column_is_broken() {
        let mut table = TextTable::new([("a", Side::Left)]);
        table.row(["abcdefghijklmnop"]);
        assert_eq!(table.print(10).lines().nth(2), Some("abcdefghij"));
        let mut empty = TextTable::new([("a", Side::Left)]);
        assert!(empty.is_empty());
        empty.row([""]);
        assert_eq!(empty.print(0), "a\n─\n\n");
    }
}
