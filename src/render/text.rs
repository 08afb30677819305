//! Text as a page can hold it, the same for every format.

/// The text with runs of white space as one space, and U+FFFD for every character that no
/// page may hold: control characters, direction overrides and non-characters.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    let mut spaced = false;
    for (at, char) in text.char_indices() {
        let space = is_break(char);
        let replacement = match char {
            ' ' if !spaced => None,
            _ if space && spaced => Some(""),
            _ if space => Some(" "),
            _ if is_unprintable(char) => Some("\u{fffd}"),
            _ => None,
        };
        spaced = space;
        if let Some(replacement) = replacement {
            out.push_str(&text[kept..at]);
            out.push_str(replacement);
            kept = at + char.len_utf8();
        }
    }
    out.push_str(&text[kept..]);
    out
}

/// White space that separates words and nothing more; a no-break space means something.
fn is_break(char: char) -> bool {
    matches!(char, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_unprintable(char: char) -> bool {
    if matches!(char, ' '..='~') {
        return false;
    }
    char.is_control()
        || matches!(char,
            '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{fff9}'..='\u{fffc}'
            | '\u{feff}')
        || u32::from(char) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn white_space_is_one_space() {
        assert_eq!(clean("a\r\n\tb\u{a0}c"), "a b\u{a0}c");
    }

    #[test]
    fn what_could_turn_a_line_round_is_shown() {
        assert_eq!(clean("a\u{202e}b\0"), "a\u{fffd}b\u{fffd}");
    }
}
