//! Whether a line could hold a placeholder at all: nearly none does, and its expression takes longer to
//! make than a paper to read.

use crate::recognise::reading::AnyOf;

/// Words that a remark in parentheses opens with; in small letters.
const REMARKS: [&[u8]; 5] = [
    b"to be ",
    b"to follow",
    b"insert here",
    b"open point",
    b"please ",
];
/// How far behind a parenthesis they stand, in bytes.
const REACH: usize = 60;

/// Notes to oneself, and what is left of a reference that is gone.
static NOTES: AnyOf = AnyOf::new(&[
    "TODO",
    "TO DO:",
    "FIXME",
    "NTD",
    "WIP",
    "Error! ",
    "orem ipsum",
    "Note to ",
    "note to ",
    "Drafting ",
    "drafting ",
    ": to be ",
    ": to follow",
    ": not yet",
    ": still ",
    ".x",
    ".X",
    "@@@",
]);

/// Whether a line has one of the marks that a placeholder is made of.
pub(super) fn may_be_open(words: &str) -> bool {
    if NOTES.is_in(words) {
        return true;
    }
    let words = words.as_bytes();
    words.iter().enumerate().any(|(at, byte)| {
        let next = |more: usize| words.get(at + more).copied();
        let is_b = |byte: Option<u8>| matches!(byte, Some(b'b' | b'B'));
        let is_mark = match byte {
            b'[' | b'<' | b'{' => true,
            // "«"
            0xC2 => next(1) == Some(0xAB),
            b'_' | b'x' | b'#' => next(1) == Some(*byte),
            b'X' => matches!(next(1), Some(b'X' | b' ')),
            b'.' => {
                let dots = if at > 0 && words[at - 1] == b' ' {
                    3
                } else {
                    8
                };
                (1..dots).all(|more| next(more) == Some(b'.'))
            }
            b't' | b'T' => is_b(next(1)) || next(1) == Some(b'.') && is_b(next(2)),
            b'?' => {
                let opens = at > 0 && matches!(words[at - 1], b'$' | b' ' | b'\t' | 0xA3 | 0xAC);
                opens || next(1) == Some(b'?')
            }
            b'-' => next(1) == Some(b'-') && next(2) == Some(b'-'),
            // "…"
            0xE2 => next(1) == Some(0x80) && next(2) == Some(0xA6),
            b'(' => next(1) == Some(b' ') || is_remark(&words[at + 1..]),
            // "DD/MM/2027", "YYYY-MM-DD", "N.N."
            b'D' | b'd' | b'M' | b'Y' => {
                next(1) == Some(*byte) && matches!(next(2), Some(b'/' | b'-' | b'.' | b'Y'))
            }
            b'N' | b'n' => {
                let opens = at == 0 || !words[at - 1].is_ascii_alphanumeric();
                opens && matches!(next(1), Some(b'.' | b'n' | b'N'))
            }
            _ => false,
        };
        is_mark || begins(words, at)
    })
}

/// What a cell or line begins with that is nothing but a gap.
const GAPS: [&[u8]; 16] = [
    b"to be ",
    b"to follow",
    b"not ",
    b"open",
    b"pending",
    b"unknown",
    b"as agreed",
    b"agreed later",
    b"later",
    b"to come",
    b"follows",
    b"will follow",
    b"under ",
    b"still ",
    b"in preparation",
    b"see later",
];
/// What is to be done about it, behind "to be".
const DONE: [&[u8]; 17] = [
    b"confirm",
    b"insert",
    b"advis",
    b"fill",
    b"final",
    b"suppl",
    b"specif",
    b"enter",
    b"announc",
    b"nominat",
    b"named",
    b"agreed",
    b"fixed",
    b"determin",
    b"decid",
    b"set ",
    b"communic",
];
/// What says in a sentence that something is open; each begins as [`opens`] says.
const LATER: [&[u8]; 14] = [
    b"still to be",
    b"yet to be",
    b"not yet",
    b"still not",
    b"not as yet",
    b"as agreed ",
    b"as fixed ",
    b"as confirmed ",
    b"be agreed ",
    b"be fixed ",
    b"be determined ",
    b"be decided ",
    b"be named ",
    b"n.t.b",
];

/// Whether the first two letters of a phrase that says so stand here.
fn opens(words: &[u8], at: usize) -> bool {
    let second = words.get(at + 1).map(u8::to_ascii_lowercase);
    matches!(
        (words[at].to_ascii_lowercase(), second),
        (b't', Some(b'o'))
            | (b's', Some(b't'))
            | (b'y' | b'b', Some(b'e'))
            | (b'n', Some(b'o' | b'.'))
            | (b'a', Some(b's'))
    )
}

/// "To be confirmed".
fn is_to_be_done(words: &[u8]) -> bool {
    const TO_BE: &[u8] = b"to be ";
    let is_open = words.len() > TO_BE.len() && words[..TO_BE.len()].eq_ignore_ascii_case(TO_BE);
    is_open && {
        let rest = &words[TO_BE.len()..];
        let starts = |verb: &&[u8]| {
            rest.get(..verb.len())
                .is_some_and(|word| word.eq_ignore_ascii_case(verb))
        };
        DONE.iter().any(starts)
    }
}

fn begins(words: &[u8], at: usize) -> bool {
    let starts = |phrase: &&[u8]| {
        words
            .get(at..at + phrase.len())
            .is_some_and(|part| part.eq_ignore_ascii_case(phrase))
    };
    if at == 0 || words[at - 1] == b'\t' {
        return GAPS.iter().any(starts) || LATER.iter().any(starts);
    }
    let is_word = !words[at - 1].is_ascii_alphanumeric();
    is_word && opens(words, at) && (LATER.iter().any(starts) || is_to_be_done(&words[at..]))
}

/// Whether "(to be agreed)", "(?)", "(●)" opens here.
fn is_remark(inner: &[u8]) -> bool {
    let near = &inner[..inner.len().min(REACH)];
    let end = near.iter().position(|byte| matches!(byte, b'(' | b')'));
    let near = &near[..end.unwrap_or(near.len())];
    let opens = |at: usize| {
        let first = near[at].to_ascii_lowercase();
        REMARKS.iter().any(|remark| {
            let part = near.get(at..at + remark.len());
            first == remark[0] && part.is_some_and(|part| part.eq_ignore_ascii_case(remark))
        })
    };
    matches!(near.first(), Some(b'?' | 0xE2)) || (0..near.len()).any(opens)
}

#[cfg(test)]
mod tests {
    use super::may_be_open;

    #[test]
    fn whatever_opens_a_placeholder_is_seen() {
        for words in [
            "The fee is [●].",
            "<insert name>",
            "is tbd.",
            "T.B.C.",
            "(the rate, to be agreed later)",
            "(To Follow)",
            "(??)",
            "(●)",
            "EUR XX",
            "£XX,000",
            "$ [ ]",
            "____",
            "........",
            "………",
            "{{name}}",
            "To be confirmed",
            "Address\tto be confirmed",
            "a person to be named later",
            "on DD/MM/2027",
            "N.N.",
        ] {
            assert!(may_be_open(words), "{words}");
        }
        for words in [
            "The fee (in euros) is 5.",
            "e.g. a team, at best.",
            "a team (or b) _b_",
        ] {
            assert!(!may_be_open(words), "{words}");
        }
    }
}
