//! Words that name a part of a paper and say nothing: its title behind a number, as in
//! "clause 14 (Audit)". They are taken out before topics are looked for.

use std::collections::BTreeSet;

use crate::recognise::sentences::Sentence;

/// No title between parentheses is longer, in bytes.
const LONGEST: usize = 100;
/// How far back from a parenthesis the word that refers is looked for, in bytes.
const BEFORE: usize = 24;

/// Words before the number of a part of a paper.
const PARTS: &[&str] = &[
    "clause",
    "section",
    "article",
    "paragraph",
    "schedule",
    "annex",
    "appendix",
    "exhibit",
    "attachment",
    "part",
];

/// Writes blanks over the titles that stand behind a number: those of a heading of the paper, and
/// those with a capital letter behind a word such as "section". `low` is the text in small letters.
pub(super) fn mask(low: &mut [u8], text: &str, sentences: &[Sentence]) {
    let mut titles: Option<BTreeSet<Vec<u8>>> = None;
    let mut at = 0;
    while let Some(open) = next(low, at, b'(') {
        at = open + 1;
        if !is_behind_number(&low[..open]) {
            continue;
        }
        let end = low.len().min(at + LONGEST);
        let Some(close) = next(&low[..end], at, b')') else {
            continue;
        };
        let words = &low[at..close];
        if words.len() < 3 || words.contains(&b'(') {
            continue;
        }
        let has_capital = |words: &str| words.starts_with(char::is_uppercase);
        let looks = || text.get(at..close).is_some_and(has_capital) && refers(&low[..open]);
        let titles = titles.get_or_insert_with(|| headings(low, sentences));
        if titles.contains(words) || looks() {
            low[at..close].fill(b' ');
        }
        at = close;
    }
}

fn next(text: &[u8], from: usize, wanted: u8) -> Option<usize> {
    let found = text.get(from..)?.iter().position(|byte| *byte == wanted);
    found.map(|at| from + at)
}

/// Whether a number such as "14", "14.2(b)" or "B" ends here.
fn is_behind_number(before: &[u8]) -> bool {
    let before = before.trim_ascii_end();
    match before {
        [.., last] if last.is_ascii_digit() => true,
        [.., b'(', letter, b')'] => letter.is_ascii_alphanumeric(),
        [.., b' ', letter] => letter.is_ascii_lowercase(),
        _ => false,
    }
}

/// Whether a word such as "section" stands before that number.
fn refers(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(BEFORE)..];
    let mut words = near.rsplit(|byte| *byte == b' ').skip(1).take(2);
    words.any(|word| {
        let plain = word.strip_suffix(b"s").unwrap_or(word);
        PARTS.iter().any(|part| part.as_bytes() == plain)
    })
}

/// The words of all headings, without their numbers.
fn headings(low: &[u8], sentences: &[Sentence]) -> BTreeSet<Vec<u8>> {
    let headings = sentences.iter().filter(|one| one.is_heading);
    headings
        .map(|one| title(&low[one.span.clone()]).to_vec())
        .filter(|words| !words.is_empty())
        .collect()
}

/// The words of a heading behind its number: "audit" of "section 14.2 audit.".
fn title(heading: &[u8]) -> &[u8] {
    let mut rest = heading.trim_ascii();
    while let Some(blank) = rest.iter().position(|byte| *byte == b' ') {
        let word = rest[..blank].strip_suffix(b".").unwrap_or(&rest[..blank]);
        let is_number = word.iter().any(u8::is_ascii_digit)
            || PARTS.iter().any(|part| part.as_bytes() == word)
            || word.iter().all(|byte| b"ivxlc".contains(byte))
            || word.len() == 1;
        if !is_number {
            break;
        }
        rest = rest[blank..].trim_ascii_start();
    }
    let end = rest.iter().rposition(|byte| !b".:; ".contains(byte));
    &rest[..end.map_or(0, |at| at + 1)]
}

#[cfg(test)]
mod tests {
    use super::mask;
    use crate::import;
    use crate::recognise::sentences::sentences;
    use crate::source::FileId;

    fn masked(text: &str) -> String {
        let (paper, _) = import::read(FileId::from_index(0), "a.md", text.as_bytes());
        let paper = paper.unwrap();
        let mut low = paper.prose.text.to_ascii_lowercase().into_bytes();
        mask(&mut low, &paper.prose.text, &sentences(&paper));
        String::from_utf8(low).unwrap()
    }

    #[test]
    fn titles_behind_numbers_say_nothing() {
        let text = masked(
            "# 3 Right to audit\n\nSee clause 3 (Right to audit), 3.2(b) (right to audit), Sections 9 (Insurance) and Exhibit B (Change control).\n",
        );
        assert_eq!(text.matches("right to audit").count(), 1, "{text}");
        assert!(!text.contains("insurance") && !text.contains("change control"));
    }

    #[test]
    fn other_parentheses_stay() {
        let kept = masked(
            "# 3 Audit\n\nWithin 30 (thirty) days, under section 9 (which survives), the Customer (Audit) pays EUR 5 (Five Euros).\n",
        );
        for words in ["thirty", "which survives", "five euros", "customer (audit)"] {
            assert!(kept.contains(words), "{words}: {kept}");
        }
    }
}
