//! The lines of a plain text, without the blanks around their words.

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It has words.
    Words,
    /// It is empty.
    Blank,
    /// So many pages end here, all but the first of them empty.
    Break(u32),
    /// A page number, a repeated header, a mark: nothing to read.
    Furniture,
}

/// A line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// First byte of its words.
    pub(super) start: usize,
    /// One past the last byte of its words.
    pub(super) end: usize,
    /// Blanks before its words; a tab counts as eight.
    pub(super) indent: usize,
    /// What it is.
    pub(super) role: Role,
    /// Its page, where pages are marked.
    pub(super) page: Option<u32>,
}

/// More empty lines one after the other mean no more than these.
const MOST_BLANKS: usize = 64;

/// Splits a text into lines; a form feed ends one too.
pub(super) fn split(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut at = 0;
    let mut blanks = 0;
    for whole in text.split_inclusive(['\n', '\u{c}']) {
        let words = whole.trim_matches(|one: char| one.is_whitespace() || one == '\u{feff}');
        let indent = whole.len()
            - whole
                .trim_start_matches(|one: char| one.is_whitespace() || one == '\u{feff}')
                .len();
        let start = at + if words.is_empty() { 0 } else { indent };
        let width = whole[..indent]
            .chars()
            .map(|one| if one == '\t' { 8 } else { 1 })
            .sum();
        let role = if words.is_empty() {
            Role::Blank
        } else {
            Role::Words
        };
        at += whole.len();
        if whole == "\u{c}"
            && let Some(last) = lines.last_mut()
            && let Role::Break(pages) = &mut last.role
        {
            *pages += 1;
            continue;
        }
        blanks = if role == Role::Blank { blanks + 1 } else { 0 };
        if blanks <= MOST_BLANKS {
            lines.push(Line {
                start,
                end: start + words.len(),
                indent: width,
                role,
                page: None,
            });
        }
        if whole.ends_with('\u{c}') {
            lines.push(Line {
                start: at,
                end: at,
                indent: 0,
                role: Role::Break(1),
                page: None,
            });
            blanks = 0;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Role, split};

    #[test]
    fn nothing_takes_no_room() {
        let roles = |text: &str| split(text).iter().map(|line| line.role).collect::<Vec<_>>();
        let pages = roles(&format!("a{}b", "\u{c}".repeat(1000)));
        assert_eq!(pages, [Role::Words, Role::Break(1000), Role::Words]);
        assert!(roles(&"\n".repeat(1000)).len() < 100);
    }
}
