//! Tables that a spreadsheet opens (RFC 4180), in which no cell can act as a formula.

/// Adds a line of cells to a table.
pub fn line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>, table: &mut String) {
    for (at, text) in cells.into_iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        table.push_str(&cell(text.as_ref()));
    }
    table.push_str("\r\n");
}

/// A cell: one that a spreadsheet would read as a formula gets an apostrophe before it.
pub fn cell(text: &str) -> String {
    let text = if acts(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', '\r', '\n', ';', '\t']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// A cell without the apostrophe that [`cell`] put before it.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|rest| acts(rest))
        .unwrap_or(text)
}

/// Whether a spreadsheet would read a text as a formula.
fn acts(text: &str) -> bool {
    text.trim_start_matches([' ', '\u{a0}', '\u{feff}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Lines of cells that were read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The cells of each line.
    pub rows: Vec<Vec<String>>,
    /// Whether there were more cells than are read.
    pub is_cut: bool,
    /// Whether a quotation mark opens a cell and nothing closes it.
    pub is_open: bool,
}

/// Reads a table, up to `most` cells. A quotation mark within a cell that none opens is a letter.
pub fn read(text: &str, separator: char, most: usize) -> Read {
    let mut read = Read::default();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut count = 0;
    let mut letters = text.chars().peekable();
    while let Some(one) = letters.next() {
        if read.is_open {
            match one {
                '"' if letters.peek() == Some(&'"') => {
                    letters.next();
                    cell.push('"');
                }
                '"' => read.is_open = false,
                other => cell.push(other),
            }
            continue;
        }
        match one {
            '"' if cell.is_empty() => read.is_open = true,
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\n' => {
                row.push(std::mem::take(&mut cell));
                read.rows.push(std::mem::take(&mut row));
                count += 1;
            }
            one if one == separator => {
                row.push(std::mem::take(&mut cell));
                count += 1;
            }
            other => cell.push(other),
        }
        if count >= most {
            read.is_cut = letters.peek().is_some();
            break;
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        read.rows.push(row);
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_quoted_where_it_must_be_and_never_computes() {
        let mut table = String::new();
        line(["a", "b,c", "say \"no\"", "", "two\nlines"], &mut table);
        assert_eq!(table, "a,\"b,c\",\"say \"\"no\"\"\",,\"two\nlines\"\r\n");
        for acts in ["=1+1", "+1", "-1", "@a", " =1", "\u{feff}=1", "＝1", "\t=1"] {
            assert!(
                cell(acts).trim_start_matches('"').starts_with('\''),
                "{acts}"
            );
        }
        assert_eq!(cell("1=1"), "1=1");
    }

    #[test]
    fn what_was_written_is_read_again() {
        let rows = [
            ["a", "b,c", "say \"no\""],
            ["=1", "", "two\r\nlines"],
            ["'quoted'", "x;y", "é"],
        ];
        for separator in [',', ';', '\t'] {
            let mut text = String::new();
            for row in &rows {
                line(row, &mut text);
            }
            let text = text.replace(',', &separator.to_string());
            let text = text.replace(&format!("b{separator}c"), "b,c");
            let found = read(&text, separator, 100);
            let cells: Vec<Vec<&str>> = found
                .rows
                .iter()
                .map(|row| row.iter().map(|one| unguarded(one)).collect())
                .collect();
            assert_eq!(cells, rows, "{separator:?}");
        }
        let cut = read("a,b\nc,d\n", ',', 2);
        assert_eq!((cut.rows.len(), cut.is_cut), (1, true));
        assert!(read("a,\"b\nc", ',', 9).is_open);
        assert_eq!(read("5\" disk,b", ',', 9).rows, [["5\" disk", "b"]]);
    }
}
