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
    let acts = text
        .trim_start_matches([' ', '\u{a0}', '\u{feff}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if acts {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_quoted_where_it_must_be_and_never_computes() {
        let mut table = String::new();
        line(["a", "b,c", "say \"no\"", "", "two\nlines"], &mut table);
        assert_eq!(table, "a,\"b,c\",\"say \"\"no\"\"\",,\"two\nlines\"\r\n");
        for acts in ["=1+1", "+1", "-1", "@a", " =1", "\u{feff}=1", "＝1", "\t=1"] {
            assert!(cell(acts).trim_start_matches('"').starts_with('\''), "{acts}");
        }
        assert_eq!(cell("1=1"), "1=1");
    }
}
