//! What differs between the two wordings of a clause, sentence by sentence: what is the same in
//! both is left out, so that a negotiator reads only what is at stake.

use std::borrow::Cow;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::assembly::Line;

/// What stands for words that are the same in both wordings.
const SAME: &str = "…";

/// Words of a stretch that is the same which are kept beside a difference.
const CONTEXT: usize = 5;

/// A paragraph that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// Its number in the preferred wording, else in the other.
    pub(super) number: String,
    /// What only the preferred wording says.
    pub(super) preferred: String,
    /// What only the fall-back says.
    pub(super) acceptable: String,
}

/// The paragraphs that differ, in order.
pub(super) fn differences(preferred: &[Line], acceptable: &[Line]) -> Vec<Difference> {
    let names =
        |lines: &[Line]| -> Vec<String> { lines.iter().map(|line| line.anchor.clone()).collect() };
    let (one, other) = (names(preferred), names(acceptable));
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &one, &other) {
        let (old, new) = (op.old_range(), op.new_range());
        let equal = matches!(op, DiffOp::Equal { .. });
        let count = old.len().max(new.len());
        for at in 0..count {
            let left = preferred[old.clone()].get(at);
            let right = acceptable[new.clone()].get(at);
            if equal && left.map(|line| &line.text) == right.map(|line| &line.text) {
                continue;
            }
            found.extend(difference(left, right));
        }
    }
    found
}

fn difference(left: Option<&Line>, right: Option<&Line>) -> Option<Difference> {
    let number = left.or(right)?.number.clone();
    let (one, other) = (words(left), words(right));
    let mut sides: (Vec<Cow<'_, str>>, Vec<Cow<'_, str>>) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &one, &other) {
        if let DiffOp::Equal { .. } = op {
            for side in [&mut sides.0, &mut sides.1] {
                if side.last().is_none_or(|last| last != SAME) {
                    side.push(SAME.into());
                }
            }
        } else {
            let (old, new) = (&one[op.old_range()], &other[op.new_range()]);
            if old.len() == new.len() {
                for (left, right) in old.iter().zip(new) {
                    let (left, right) = shortened(left, right);
                    sides.0.push(left.into());
                    sides.1.push(right.into());
                }
            } else {
                sides.0.extend(old.iter().map(|part| Cow::Borrowed(*part)));
                sides.1.extend(new.iter().map(|part| Cow::Borrowed(*part)));
            }
        }
    }
    let joined = |side: Vec<Cow<'_, str>>| {
        if side.iter().all(|part| part == SAME) {
            return String::new();
        }
        let mut text = String::new();
        for part in side {
            if !text.is_empty() {
                text.push(if is_item(&part) { '\n' } else { ' ' });
            }
            text.push_str(&part);
        }
        text
    };
    Some(Difference {
        number,
        preferred: joined(sides.0),
        acceptable: joined(sides.1),
    })
}

/// Two sentences of which the same long stretches are left out of both.
fn shortened(one: &str, other: &str) -> (String, String) {
    let words =
        |text: &'_ str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (old, new) = (words(one), words(other));
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let same: usize = ops
        .iter()
        .filter(|op| matches!(op, DiffOp::Equal { .. }))
        .map(|op| op.old_range().len())
        .sum();
    // Sentences with little in common are read whole.
    if same * 2 < old.len().max(new.len()) {
        return (one.to_owned(), other.to_owned());
    }
    let last = ops.len() - 1;
    let mut sides: (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (at, op) in ops.iter().enumerate() {
        let (left, right) = (&old[op.old_range()], &new[op.new_range()]);
        if matches!(op, DiffOp::Equal { .. }) && left.len() > 2 * CONTEXT + 4 {
            let head = if at == 0 { 2 } else { CONTEXT };
            let tail = if at == last { 0 } else { CONTEXT };
            for (side, part) in [(&mut sides.0, left), (&mut sides.1, right)] {
                side.extend(part[..head].iter().map(String::as_str));
                side.push(SAME);
                side.extend(part[part.len() - tail..].iter().map(String::as_str));
            }
        } else {
            sides.0.extend(left.iter().map(String::as_str));
            sides.1.extend(right.iter().map(String::as_str));
        }
    }
    (sides.0.join(" "), sides.1.join(" "))
}

fn words(line: Option<&Line>) -> Vec<&str> {
    line.map_or_else(Vec::new, |line| sentences(&line.text))
}

/// Whether a sentence begins with the letter of an item: "(a) ".
fn is_item(sentence: &str) -> bool {
    sentence
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "))
        .is_some_and(|(label, _)| label.len() <= 5 && !label.contains(' '))
}

/// The sentences and items of a paragraph.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some(at) = end_of_sentence(rest) {
            found.push(rest[..at].trim());
            rest = &rest[at..];
        }
        found.push(rest.trim());
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// The end of the first sentence, if another follows it.
fn end_of_sentence(text: &str) -> Option<usize> {
    text.match_indices(". ").map(|(at, _)| at + 1).find(|&at| {
        text[at..]
            .trim_start()
            .starts_with(|next: char| next.is_uppercase())
    })
}
