//! What stands on a page beside its words: marks of pages and tables, page numbers, lines that
//! every page repeats.

use std::collections::{BTreeMap, BTreeSet};

use super::cut::LONG;
use super::lines::{Line, Role};

/// Lines this near to the end of a page may be its header or footer.
const NEAR: usize = 3;
/// So many empty lines stand for the end of a page.
const MANY_BLANKS: usize = 4;
/// So many pages must repeat a line.
const REPEATED: usize = 3;

/// Marks lines that are not read, and gives each line its page.
pub(super) fn mark(text: &str, lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| line.role == Role::Words) {
        let words = &text[line.start..line.end];
        if is_page_mark(words) {
            line.role = Role::Break(1);
        } else if is_tag(words) || is_rule(words) {
            line.role = Role::Furniture;
        }
    }
    let borders = borders(lines);
    numbers(text, lines, &borders);
    repeated(text, lines, &borders);
    heads(text, lines);
    pages(lines);
}

/// So many words in a row, at the start of so many long lines, are the head of each page.
const HEAD_WORDS: usize = 15;

/// Where each long line is a page, the head of the page opens the line: all but the first are read
/// from behind it.
fn heads(text: &str, lines: &mut [Line]) {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let words = &text[line.start..line.end];
        // What opens with a number is a clause, however often it is said.
        let is_clause = words.starts_with(|one: char| one.is_ascii_digit() || one == '(');
        if line.role == Role::Words && words.len() >= LONG && !is_clause {
            let head: Vec<&str> = words.split_whitespace().take(HEAD_WORDS).collect();
            seen.entry(pattern(&head.join(" "))).or_default().push(at);
        }
    }
    for places in seen.into_values().filter(|all| all.len() >= REPEATED) {
        let tokens = |at: &usize| {
            let words = &text[lines[*at].start..lines[*at].end];
            words.split_whitespace().map(pattern).take(MOST_HEAD_WORDS)
        };
        let first: Vec<String> = places.first().into_iter().flat_map(tokens).collect();
        let shared = places.iter().skip(1).fold(first.len(), |shared, at| {
            let alike = tokens(at)
                .zip(&first)
                .take_while(|(one, other)| one == *other);
            alike.count().min(shared)
        });
        let rest =
            |at: &usize| lines[*at].start + behind(&text[lines[*at].start..lines[*at].end], shared);
        let starts: Vec<usize> = places.iter().map(rest).collect();
        // A page goes on behind its head; a sentence that is repeated does not.
        let is_page = places
            .iter()
            .zip(&starts)
            .all(|(at, start)| lines[*at].end - start >= LONG / 2);
        if is_page {
            for (at, start) in places.iter().zip(starts).skip(1) {
                lines[*at].start = start;
            }
        }
    }
}

/// No head of a page has more words.
const MOST_HEAD_WORDS: usize = 80;

/// Where the word behind so many words begins.
fn behind(words: &str, count: usize) -> usize {
    let mut before = ' ';
    let mut left = count;
    for (at, one) in words.char_indices() {
        if before.is_whitespace() && !one.is_whitespace() {
            if left == 0 {
                return at;
            }
            left -= 1;
        }
        before = one;
    }
    words.len()
}

/// "<PAGE>", also with a number behind it.
fn is_page_mark(words: &str) -> bool {
    words
        .get(..6)
        .is_some_and(|mark| mark.eq_ignore_ascii_case("<page>"))
        && words[6..].trim().len() <= 6
}

/// "<TABLE>", "<S>  <C>", "</TEXT>": marks of filings, in capitals and nothing else.
fn is_tag(words: &str) -> bool {
    words.starts_with('<')
        && words.ends_with('>')
        && words.split_whitespace().all(|word| {
            word.strip_prefix('<')
                .and_then(|word| word.strip_suffix('>'))
                .is_some_and(|name| {
                    name.trim_start_matches('/')
                        .bytes()
                        .all(|byte| byte.is_ascii_uppercase())
                })
        })
}

/// "-----   -----", "=====": a line drawn with characters. Underscores are for filling in.
fn is_rule(words: &str) -> bool {
    words.len() >= 3
        && words
            .bytes()
            .all(|byte| matches!(byte, b'-' | b'=' | b'*' | b'~' | b' ' | b'|' | b'+' | b':'))
}

/// For each line whether the end of a page is near.
fn borders(lines: &[Line]) -> Vec<bool> {
    let mut near = vec![false; lines.len()];
    let mut blanks = 0;
    for at in 0..lines.len() {
        blanks = if lines[at].role == Role::Blank {
            blanks + 1
        } else {
            0
        };
        if matches!(lines[at].role, Role::Break(_)) || blanks == MANY_BLANKS {
            around(lines, at, &mut near);
        }
    }
    around(lines, 0, &mut near);
    around(lines, lines.len(), &mut near);
    near
}

fn around(lines: &[Line], at: usize, near: &mut [bool]) {
    let mut left = NEAR;
    for before in (0..at).rev() {
        if lines[before].role == Role::Words {
            near[before] = true;
            left -= 1;
        }
        if left == 0 || at - before > 30 {
            break;
        }
    }
    let mut left = NEAR;
    for after in at..lines.len().min(at + 30) {
        if lines[after].role == Role::Words {
            near[after] = true;
            left -= 1;
        }
        if left == 0 {
            break;
        }
    }
}

/// "12", "- 12 -", "Page 3 of 20", "iv": on the border of a page, or counting up through the text.
fn numbers(text: &str, lines: &mut [Line], near: &[bool]) {
    let mut last: Option<(usize, u32)> = None;
    for at in 0..lines.len() {
        if lines[at].role != Role::Words {
            continue;
        }
        let alone = (at == 0 || lines[at - 1].role != Role::Words)
            && lines
                .get(at + 1)
                .is_none_or(|next| next.role != Role::Words);
        let Some((number, is_sure)) = page_number(&text[lines[at].start..lines[at].end]) else {
            continue;
        };
        if is_sure || near[at] {
            lines[at].role = Role::Furniture;
            last = number.map(|number| (at, number));
        } else if alone && let Some(number) = number {
            if let Some((before, counted)) = last
                && number == counted + 1
            {
                lines[before].role = Role::Furniture;
                lines[at].role = Role::Furniture;
            }
            last = Some((at, number));
        }
    }
}

/// The number of a page, and whether a line like this can be nothing else.
fn page_number(words: &str) -> Option<(Option<u32>, bool)> {
    if words.len() > 24 {
        return None;
    }
    let small = words.to_ascii_lowercase();
    if let Some(rest) = small.strip_prefix("page ") {
        let number = rest.split_whitespace().next()?.parse().ok();
        return number.map(|number| (Some(number), true));
    }
    let inner = words.trim_matches(['-', '–', '—', ' ', '.', '[', ']', '~']);
    let is_dashed =
        words.starts_with(['-', '–', '—', '~']) && words.ends_with(['-', '–', '—', '~']);
    if !inner.is_empty() && inner.len() <= 4 && inner.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((inner.parse().ok(), is_dashed));
    }
    let is_roman =
        !inner.is_empty() && inner.len() <= 5 && inner.bytes().all(|byte| b"ivx".contains(&byte));
    let is_lettered = inner.len() <= 5
        && inner.split_once('-').is_some_and(|(letter, number)| {
            letter.len() == 1
                && letter.bytes().all(|byte| byte.is_ascii_uppercase())
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
        });
    (is_roman || is_lettered).then_some((None, false))
}

/// Lines near the ends of pages that many pages have.
fn repeated(text: &str, lines: &mut [Line], near: &[bool]) {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let words = &text[line.start..line.end];
        if line.role == Role::Words && near[at] && words.len() <= 160 {
            seen.entry(pattern(words)).or_default().push(at);
        }
    }
    for (pattern, places) in seen {
        let letters = pattern.chars().filter(|one| one.is_alphabetic()).count();
        let is_form = pattern.contains('_') || pattern.trim_end().ends_with(':');
        if letters >= 4 && !is_form && places.len() >= REPEATED {
            let mut titles = BTreeSet::new();
            for at in places {
                // "Schedule 2" on top of a page begins it the first time.
                let words = &text[lines[at].start..lines[at].end];
                let begins = names_annex(&pattern) && titles.insert(words);
                if !begins {
                    lines[at].role = Role::Furniture;
                }
            }
        }
    }
}

/// Whether a line ends with the number of an annex.
fn names_annex(pattern: &str) -> bool {
    let small = pattern.to_ascii_lowercase();
    ["schedule", "exhibit", "annex", "appendix", "attachment"]
        .iter()
        .any(|word| {
            small
                .rsplit_once(word)
                .is_some_and(|(_, rest)| rest.starts_with(' ') && rest.len() <= 8)
        })
}

/// A line with its numbers and blanks made alike.
fn pattern(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for one in words.chars() {
        let one = match one {
            _ if one.is_ascii_digit() => '#',
            _ if one.is_whitespace() => ' ',
            _ => one,
        };
        if !(matches!(one, '#' | ' ') && out.ends_with(one)) {
            out.push(one);
        }
    }
    out
}

/// Counts pages, where they are marked; a mark before the first words begins page 1.
fn pages(lines: &mut [Line]) {
    let is_marked = |line: &Line| matches!(line.role, Role::Break(_));
    if !lines.iter().any(is_marked) {
        return;
    }
    let mut page = 1;
    let mut has_words = false;
    for line in lines {
        match line.role {
            Role::Break(pages) if has_words => page += pages,
            Role::Words => has_words = true,
            _ => {}
        }
        line.page = Some(page);
    }
}
