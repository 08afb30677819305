//! Words that were broken at the end of a line.

use std::collections::BTreeSet;

/// Beginnings of words that keep their hyphen.
const KEPT: &[&str] = &[
    "non", "self", "third", "sub", "pre", "post", "co", "re", "well", "short", "long", "high",
    "low", "full", "part", "cross", "half", "multi", "semi", "anti", "ex", "on", "off", "in",
    "one", "two", "three", "four", "five", "ten", "day", "month", "year", "time", "so", "back",
    "built", "follow", "up", "end", "real", "good",
];

/// The words of a document, as far as they help to tell broken words from hyphenated ones.
#[derive(Default)]
pub(super) struct Words(BTreeSet<String>);

impl Words {
    /// Takes note of the words of a line.
    pub(super) fn note(&mut self, line: &str) {
        for word in line.split(|one: char| !(one.is_alphanumeric() || one == '-')) {
            if word.len() > 3 && !word.ends_with('-') && !word.starts_with('-') {
                self.0.insert(word.to_lowercase());
            }
        }
    }

    /// Moves the rest of a broken word from the next line up to the one it began on.
    pub(super) fn mend(&self, line: &mut String, next: &mut String) {
        let Some(before) = line.strip_suffix(['-', '\u{ad}', '\u{2010}']) else {
            return;
        };
        let is_soft = line.ends_with('\u{ad}');
        let head: String = before
            .chars()
            .rev()
            .take_while(|one| one.is_alphanumeric())
            .collect();
        let head: String = head.chars().rev().collect();
        let end = next.find(' ').unwrap_or(next.len());
        let tail = &next[..end];
        let letters: String = tail
            .chars()
            .take_while(|one| one.is_alphanumeric())
            .collect();
        if head.is_empty()
            || !head.ends_with(char::is_lowercase)
            || !letters.starts_with(char::is_lowercase)
        {
            return;
        }
        let joined = format!("{head}{letters}").to_lowercase();
        let hyphenated = format!("{head}-{letters}").to_lowercase();
        let keeps = !is_soft
            && !self.0.contains(&joined)
            && (self.0.contains(&hyphenated) || KEPT.contains(&head.to_lowercase().as_str()));
        let mut mended = before.to_owned();
        if keeps {
            mended.push('-');
        }
        mended.push_str(tail);
        *next = next[end..].trim_start().to_owned();
        *line = mended;
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn broken_words_are_mended_and_hyphenated_ones_kept() {
        let mut words = Words::default();
        words.note("a state-of-the-art cost-plus agreement and obligation");
        for (line, next, mended, rest) in [
            ("of this agree-", "ment ends", "of this agreement", "ends"),
            ("a third-", "party claim", "a third-party", "claim"),
            ("on a cost-", "plus basis", "on a cost-plus", "basis"),
            ("the infor-", "mation.", "the information.", ""),
            ("from 9 -", "17 h", "from 9 -", "17 h"),
            ("Anglo-", "Saxon law", "Anglo-", "Saxon law"),
        ] {
            let (mut line, mut next) = (line.to_owned(), next.to_owned());
            words.mend(&mut line, &mut next);
            assert_eq!((line.as_str(), next.as_str()), (mended, rest));
        }
    }
}
