//! Typographic quotation marks and apostrophes in legal text; values of the engagement are
//! printed as they were written.

/// Curly quotes for straight ones. `before` is the character before the text, if there is one.
pub(super) fn curl(text: &str, before: Option<char>) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut last = before;
    for one in text.chars() {
        let opens = last.is_none_or(|last| {
            last.is_whitespace() || matches!(last, '(' | '[' | '“' | '‘' | '—' | '–')
        });
        out.push(match one {
            '"' if opens => '“',
            '"' => '”',
            '\'' if opens => '‘',
            '\'' => '’',
            other => other,
        });
        last = Some(one);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::curl;

    #[test]
    fn quotes_curl_by_what_stands_before() {
        assert_eq!(
            curl("\"including\" and the Provider's ('x')", None),
            "“including” and the Provider’s (‘x’)"
        );
        assert_eq!(curl("'s staff", Some('r')), "’s staff");
    }
}
