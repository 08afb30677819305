//! Tables of contents: lines that end in page numbers, or repeat the headings before the text.

use super::lines::{Line, Role};
use crate::import::marker::marker;

/// So many lines must look like entries.
const LEAST: usize = 3;
/// A table of contents begins among the first lines with words.
const LATEST: usize = 400;

/// Marks the lines of a table of contents as not to be read.
pub(super) fn mark(text: &str, lines: &mut [Line]) {
    let led: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].role == Role::Words && is_led(words(text, &lines[*at])))
        .collect();
    let is_led = led.len() >= LEAST;
    if is_led {
        for at in &led {
            lines[*at].role = Role::Furniture;
        }
    }
    let heading = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.role == Role::Words)
        .take(LATEST)
        .find(|(_, line)| is_heading(words(text, line)))
        .map(|(at, _)| at);
    if let Some(heading) = heading {
        below(text, lines, heading);
        let next = lines[heading + 1..]
            .iter()
            .find(|line| line.role != Role::Blank);
        if is_led && next.is_some_and(|line| line.role == Role::Furniture) {
            lines[heading].role = Role::Furniture;
        }
    }
}

/// Marks the entries below a heading, if there are enough of them.
fn below(text: &str, lines: &mut [Line], heading: usize) {
    let mut entries = vec![heading];
    let mut numbered = 0;
    for (at, line) in lines.iter().enumerate().skip(heading + 1) {
        match line.role {
            Role::Words if is_entry(words(text, line)) => {
                numbered += usize::from(ends_in_page(words(text, line)));
                entries.push(at);
            }
            Role::Words => break,
            _ => {}
        }
    }
    // The last entries may be the title of the text that follows: what has no page is kept, where
    // others have one.
    if numbered >= LEAST {
        while entries.last().is_some_and(|at| {
            let words = words(text, &lines[*at]);
            !ends_in_page(words) && marker(words).is_none()
        }) {
            entries.pop();
        }
    }
    if entries.len() > LEAST && (numbered >= LEAST || repeats(text, lines, &entries)) {
        for at in entries {
            lines[at].role = Role::Furniture;
        }
    }
}

/// Whether the first numbered entry comes again as a heading of the text.
fn repeats(text: &str, lines: &[Line], entries: &[usize]) -> bool {
    let first = entries[1..]
        .iter()
        .find_map(|at| marker(words(text, &lines[*at])));
    let (Some(first), Some(last)) = (first, entries.last()) else {
        return false;
    };
    lines[last + 1..]
        .iter()
        .filter(|line| line.role == Role::Words)
        .filter_map(|line| marker(words(text, line)))
        .any(|again| again.shown.eq_ignore_ascii_case(&first.shown))
}

fn words<'a>(text: &'a str, line: &Line) -> &'a str {
    &text[line.start..line.end]
}

fn is_heading(words: &str) -> bool {
    let small = words.to_ascii_lowercase();
    let name = small.trim_end_matches([':', '.', ' ']);
    matches!(name, "table of contents" | "contents" | "index")
        || small.starts_with("table of contents") && words.len() < 200
}

/// "Term ........ 12", "Term . . . . . 12".
fn is_led(words: &str) -> bool {
    let Some(dots) = words
        .find("....")
        .or_else(|| words.find(". . . ."))
        .or_else(|| words.find("……."))
    else {
        return false;
    };
    words[dots..].trim_matches(['.', ' ', '…', '\t']).len() <= 6
}

fn is_entry(words: &str) -> bool {
    let count = words.split_whitespace().take(60).count();
    let is_short = count <= 16 && !words.ends_with(['.', ';', ',']);
    is_led(words)
        || is_packed(words)
        || count <= 40 && ends_in_page(words)
        || is_short && marker(words).is_some()
        || count <= 8 && is_short && words.starts_with(char::is_uppercase)
        || words.eq_ignore_ascii_case("page")
}

/// "Section 2.01. Grants 5 Section 2.02. Records 6": entries that lost their line breaks.
fn is_packed(words: &str) -> bool {
    let many = words
        .split_whitespace()
        .filter(|word| {
            let small = word.to_ascii_lowercase();
            matches!(
                small.as_str(),
                "section" | "article" | "schedule" | "exhibit" | "annex" | "appendix"
            )
        })
        .count();
    let is_prose = [" this ", " that ", " will ", " means "]
        .iter()
        .any(|word| words.contains(word));
    many >= 2 && !is_prose && marker(words).is_some() && words.len() < 2_000
}

/// Whether the last word is the number of a page.
fn ends_in_page(words: &str) -> bool {
    let last = words.rsplit([' ', '\t', '.']).next().unwrap_or_default();
    let is_number =
        !last.is_empty() && last.len() <= 3 && last.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = (1..=5).contains(&last.len()) && last.bytes().all(|byte| b"ivx".contains(&byte));
    (is_number || is_roman) && last.len() < words.len()
}
