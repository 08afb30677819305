//! Text that stays text: escapes what Markdown would read as a mark, and no more, so that the
//! source stays readable.

use crate::render::text::clean;

/// One line of words in the middle of a line.
///
/// Besides the marks of `CommonMark` and GFM this covers `$` and `{`, which common viewers read
/// as formulas and attributes, and the `:` and `.` that start a bare link.
pub(super) fn words(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    for (at, char) in text.char_indices() {
        let rest = &text[at + char.len_utf8()..];
        let marks = match char {
            // Between letters it is no mark.
            '_' => {
                let is_letter = |char: char| char.is_ascii_alphanumeric();
                !(text[..at].ends_with(is_letter) && rest.starts_with(is_letter))
            }
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '#' | '$' | '{' | '}' => true,
            '&' => starts_entity(rest),
            ':' => rest.starts_with("//"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// Whether `&` before `rest` starts an entity, here or with the piece of text that follows.
fn starts_entity(rest: &str) -> bool {
    let after = rest.trim_start_matches(|char: char| char.is_ascii_alphanumeric() || char == '#');
    after.is_empty() || (after.starts_with(';') && after.len() < rest.len())
}

/// A finished line that starts a block: `- x`, `1. x` and `> x` stay what they look like.
pub(super) fn line_start(line: &str) -> String {
    let line = line.trim_matches(' ');
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let starts_block = match &line.as_bytes()[digits..] {
        [b'.' | b')'] | [b'.' | b')', b' ', ..] => digits > 0,
        [b'-' | b'+' | b'=' | b'>', ..] => digits == 0,
        _ => false,
    };
    if starts_block {
        format!("{}\\{}", &line[..digits], &line[digits..])
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{line_start, words};

    #[test]
    fn ordinary_words_stay_as_they_are() {
        let text = "7.1 (a) R&D, 99.9 % – “x” (y); 5 > 4, a-b + c = d, it's!";
        assert_eq!(words(text), text);
    }

    #[test]
    fn marks_lose_their_power() {
        assert_eq!(words("[x](y) <b>"), "\\[x\\](y) \\<b>");
        assert_eq!(words("&amp; & R&D"), "\\&amp; & R\\&D");
        assert_eq!(words("see https://x/a_b"), "see https\\://x/a_b");
    }

    #[test]
    fn a_line_starts_no_block() {
        assert_eq!(line_start("1. x"), "1\\. x");
        assert_eq!(line_start("- x"), "\\- x");
        assert_eq!(line_start("7.1 x"), "7.1 x");
    }
}
