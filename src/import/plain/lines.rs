//! The lines of a plain text, without the blanks around their words.

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It has words.
    Words,
    /// It is empty.
    Blank,
    /// A page ends here.
    Break,
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

/// Splits a text into lines; a form feed ends one too.
pub(super) fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
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
        lines.push(Line {
            start,
            end: start + words.len(),
            indent: width,
            role,
            page: None,
        });
        at += whole.len();
        if whole.ends_with('\u{c}') {
            lines.push(Line {
                start: at,
                end: at,
                indent: 0,
                role: Role::Break,
                page: None,
            });
        }
    }
    lines
}
