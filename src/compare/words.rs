//! The words of two texts compared.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::names::Names;
use super::{Change, Piece};
use crate::document::Inline;

/// Most words that are compared one by one.
const MOST: usize = 20_000;
/// Fewest words of a change that swallows a single kept word beside it.
const LOUD: usize = 4;

/// A word, a blank, a mark, or a piece that only changes as a whole.
#[derive(Clone, Debug)]
struct Token {
    /// Two tokens of the same key are the same.
    key: String,
    /// What it is.
    inline: Inline,
    /// Whether it is a word and not a blank or a mark.
    is_word: bool,
}

/// What became of the words of a text.
pub fn words(old: &[Inline], new: &[Inline]) -> Vec<Piece> {
    between(old, new, &Names::default())
}

/// What became of the words of a text; `names` knows which references only got other numbers.
pub(super) fn between(old: &[Inline], new: &[Inline], names: &Names) -> Vec<Piece> {
    let old = tokens(old, &|inline| names.key(inline, Change::Deleted));
    let new = tokens(new, &|inline| names.key(inline, Change::Inserted));
    let mut runs: Vec<(Change, Vec<Token>)> = Vec::new();
    let mut add = |change, tokens: &[Token]| {
        if !tokens.is_empty() {
            runs.push((change, tokens.to_vec()));
        }
    };
    for op in operations(&old, &new) {
        match op {
            DiffOp::Equal { new_index, len, .. } => {
                add(Change::Kept, &new[new_index..new_index + len]);
            }
            op => {
                add(Change::Deleted, &old[op.old_range()]);
                add(Change::Inserted, &new[op.new_range()]);
            }
        }
    }
    let pieces = calm(runs, &old);
    pieces
        .into_iter()
        .map(|(change, tokens)| Piece {
            change,
            text: joined(tokens),
        })
        .collect()
}

fn operations(old: &[Token], new: &[Token]) -> Vec<DiffOp> {
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    let next = |known: &BTreeMap<&str, u32>| u32::try_from(known.len()).unwrap_or(u32::MAX);
    let mut first = Vec::with_capacity(old.len());
    for token in old {
        let new_id = next(&known);
        first.push(*known.entry(&token.key).or_insert(new_id));
    }
    let mut second = Vec::with_capacity(new.len());
    for token in new {
        let new_id = next(&known);
        second.push(*known.entry(&token.key).or_insert(new_id));
    }
    if old.len() + new.len() > MOST && first != second {
        return vec![DiffOp::Replace {
            old_index: 0,
            old_len: old.len(),
            new_index: 0,
            new_len: new.len(),
        }];
    }
    capture_diff_slices(Algorithm::Myers, &first, &second)
}

/// Readable changes: a blank or mark between two changes belongs to them, and so does a single
/// word between loud ones. Deleted words stand before inserted ones.
fn calm(runs: Vec<(Change, Vec<Token>)>, old: &[Token]) -> Vec<(Change, Vec<Token>)> {
    let loud = |run: Option<&(Change, Vec<Token>)>| {
        run.is_some_and(|(change, tokens)| *change != Change::Kept && count(tokens) >= LOUD)
    };
    let mut swallowed = vec![false; runs.len()];
    for at in 1..runs.len().max(1) - 1 {
        let (change, tokens) = &runs[at];
        let words = count(tokens);
        let mut before = runs[..at].iter().rev().take(2);
        swallowed[at] = *change == Change::Kept
            && (words == 0
                || (words == 1
                    && before.any(|run| loud(Some(run)))
                    && (loud(runs.get(at + 1)) || loud(runs.get(at + 2)))));
    }
    let kept: usize = runs
        .iter()
        .zip(&swallowed)
        .filter(|((change, _), swallowed)| *change == Change::Kept && !**swallowed)
        .map(|((_, tokens), _)| count(tokens))
        .sum();
    // Two sentences that share little are two sentences.
    let is_other = kept * 4 < count(old);
    let (mut out, mut gone, mut come) = (Vec::new(), Vec::new(), Vec::new());
    // Kept tokens are the new ones; what goes must be the old ones, which may bear other numbers.
    let mut rest = old;
    for ((change, tokens), swallowed) in runs.into_iter().zip(swallowed) {
        let originals = match change {
            Change::Inserted => &rest[..0],
            Change::Kept | Change::Deleted => {
                let (own, after) = rest.split_at(tokens.len());
                rest = after;
                own
            }
        };
        match change {
            Change::Deleted => gone.extend_from_slice(originals),
            Change::Inserted => come.extend(tokens),
            Change::Kept if swallowed || is_other => {
                gone.extend_from_slice(originals);
                come.extend(tokens);
            }
            Change::Kept => {
                out.push((Change::Deleted, std::mem::take(&mut gone)));
                out.push((Change::Inserted, std::mem::take(&mut come)));
                out.push((Change::Kept, tokens));
            }
        }
    }
    out.push((Change::Deleted, gone));
    out.push((Change::Inserted, come));
    out.retain(|(_, tokens)| !tokens.is_empty());
    // A text without a word, such as a dash, may have looked like another one.
    if let [(Change::Deleted, old), (Change::Inserted, new)] = out.as_slice()
        && old.len() == new.len()
        && old.iter().zip(new).all(|(old, new)| old.key == new.key)
    {
        out.remove(0);
        out[0].0 = Change::Kept;
    }
    out
}

fn count(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.is_word).count()
}

/// Text and uses of terms word by word; everything else as it is.
fn tokens(inlines: &[Inline], key: &dyn Fn(&Inline) -> Option<String>) -> Vec<Token> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let words = split(text).into_iter();
                out.extend(words.map(|word| token(word, Inline::text(word))));
            }
            Inline::Term { text, definition } => {
                out.extend(split(text).into_iter().map(|word| {
                    let inline = Inline::Term {
                        text: word.to_owned(),
                        definition: definition.clone(),
                    };
                    token(word, inline)
                }));
            }
            whole => out.push(Token {
                key: key(whole)
                    .unwrap_or_else(|| crate::document::plain(std::slice::from_ref(whole))),
                inline: whole.clone(),
                is_word: !matches!(whole, Inline::Break),
            }),
        }
    }
    out
}

fn token(word: &str, inline: Inline) -> Token {
    Token {
        key: word.to_owned(),
        inline,
        is_word: word.chars().any(char::is_alphanumeric),
    }
}

/// Words with the marks inside them ("Sub-contractor", "1,000.00"); blanks and other marks one by
/// one.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut end = first.len_utf8();
        if first.is_alphanumeric() {
            while let Some(next) = rest[end..].chars().next() {
                let after = end + next.len_utf8();
                let goes_on = next.is_alphanumeric()
                    || (is_inner(next)
                        && rest[after..]
                            .chars()
                            .next()
                            .is_some_and(char::is_alphanumeric));
                if !goes_on {
                    break;
                }
                end = after;
            }
        }
        let (part, more) = rest.split_at(end);
        parts.push(part);
        rest = more;
    }
    parts
}

fn is_inner(mark: char) -> bool {
    matches!(mark, '-' | '.' | ',' | '\'' | '’' | '\u{2011}')
}

/// Tokens as running text, neighbours of one kind joined.
fn joined(tokens: Vec<Token>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for token in tokens {
        match (out.last_mut(), token.inline) {
            (Some(Inline::Text(text)), Inline::Text(more)) => text.push_str(&more),
            (
                Some(Inline::Term { text, definition }),
                Inline::Term {
                    text: more,
                    definition: own,
                },
            ) if *definition == own => text.push_str(&more),
            (_, inline) => out.push(inline),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{split, words};
    use crate::compare::Change;
    use crate::document::{Inline, plain};

    fn shown(old: &str, new: &str) -> String {
        let pieces = words(&[Inline::text(old)], &[Inline::text(new)]);
        let pieces = pieces.iter().map(|piece| match piece.change {
            Change::Kept => plain(&piece.text),
            Change::Deleted => format!("[-{}-]", plain(&piece.text)),
            Change::Inserted => format!("{{+{}+}}", plain(&piece.text)),
        });
        pieces.collect()
    }

    #[test]
    fn words_change_as_words() {
        assert_eq!(
            split("A Sub-contractor's 1,000.50 days."),
            [
                "A",
                " ",
                "Sub-contractor's",
                " ",
                "1,000.50",
                " ",
                "days",
                "."
            ]
        );
        assert_eq!(
            shown(
                "The Provider reports within 4 hours.",
                "The Provider reports within 8 hours."
            ),
            "The Provider reports within [-4-]{+8+} hours."
        );
        assert_eq!(
            shown(
                "It reports monthly to the Customer.",
                "It reports every week to the Customer."
            ),
            "It reports [-monthly-]{+every week+} to the Customer."
        );
        assert_eq!(shown("Same.", "Same."), "Same.");
        assert_eq!(shown("–", "–"), "–");
        assert_eq!(shown("", "New."), "{+New.+}");
        assert_eq!(
            shown(
                "Nothing of this remains in the text.",
                "Entirely different words a reader sees."
            ),
            "[-Nothing of this remains in the text.-]{+Entirely different words a reader sees.+}"
        );
    }
}
