//! Where sentences end: after a stop, but not after "No.", "Ltd." or "e.g.".

use std::ops::Range;

/// Words before a full stop that end no sentence, in small letters.
const SHORT: &[&str] = &[
    "no", "nos", "art", "arts", "sec", "secs", "cl", "cls", "para", "paras", "pt", "reg", "regs",
    "sch", "ch", "fig", "vol", "ed", "eds", "pp", "cf", "e.g", "i.e", "viz", "etc", "et", "al",
    "vs", "v", "mr", "mrs", "ms", "dr", "prof", "st", "messrs", "u.s", "u.k", "u.s.c", "c.f.r",
    "a.m", "p.m", "approx", "incl", "excl", "max", "min", "dept", "ext", "tel",
];

/// The same, where they end one only before a capital that begins a common word.
const FIRMS: &[&str] = &[
    "inc", "ltd", "co", "corp", "llc", "plc", "bros", "jr", "sr", "n.v", "b.v", "s.a", "l.p",
];

/// No sentence is longer, in bytes: what follows is read as another one.
const LONGEST: usize = 6_000;

/// The sentences of a line, without the blanks between them. Empty lines have none.
pub(super) fn each(line: &str, found: &mut impl FnMut(Range<usize>)) {
    let mut found = |one: Range<usize>| {
        let mut start = one.start;
        while one.end - start > LONGEST {
            let end = line.floor_char_boundary(start + LONGEST);
            found(start..end);
            start = end;
        }
        found(start..one.end);
    };
    let bytes = line.as_bytes();
    let mut start = 0;
    let mut at = 0;
    while let Some(next) = bytes[at..]
        .iter()
        .position(|byte| matches!(byte, b'.' | b'?' | b'!'))
    {
        let stop = at + next;
        at = stop + 1;
        let tail = &line[at..];
        let closing = tail
            .char_indices()
            .find(|(_, one)| !matches!(one, '"' | '\u{201d}' | '\'' | '\u{2019}' | ')' | ']'))
            .map_or(tail.len(), |(byte, _)| byte);
        let end = at + closing;
        let rest = &line[end..];
        let next = rest.trim_start_matches([' ', '\t']);
        if next.is_empty() || next.len() == rest.len() {
            continue;
        }
        if bytes[stop] == b'.' && !ends(&line[start..stop], next) {
            continue;
        }
        found(start..end);
        start = line.len() - next.len();
        at = start;
    }
    if start < line.len() {
        found(start..line.len());
    }
}

/// Whether a full stop between these words ends a sentence.
fn ends(before: &str, next: &str) -> bool {
    let opens = next
        .trim_start_matches(['"', '\u{201c}', '\'', '\u{2018}', '(', '['])
        .chars()
        .next();
    if !opens.is_some_and(|one| one.is_uppercase() || one.is_numeric()) {
        return false;
    }
    let word = before
        .rsplit([' ', '\t', '(', '"', '\u{201c}', '['])
        .next()
        .unwrap_or_default();
    if word.is_empty() {
        return false;
    }
    let is_one_of = |words: &[&str]| words.iter().any(|one| one.eq_ignore_ascii_case(word));
    if is_one_of(SHORT) {
        return false;
    }
    if is_one_of(FIRMS) {
        return [
            "The ", "This ", "If ", "In ", "Each ", "Any ", "No ", "Such ", "For ",
        ]
        .iter()
        .any(|common| next.starts_with(common));
    }
    // "4." and "(a) 2." are numbers of what follows; "J." is a name.
    let is_number = word
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number && before.trim_start().len() <= word.len() + 4 {
        return false;
    }
    !(word.chars().count() == 1 && word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, each};

    fn sentences(line: &str) -> Vec<&str> {
        let mut found = Vec::new();
        each(line, &mut |range| found.push(&line[range]));
        found
    }

    #[test]
    fn what_never_ends_is_cut() {
        let long = "€ 30 days ".repeat(LONGEST / 4);
        let found = sentences(&long);
        assert_eq!(found.concat(), long);
        assert!(found.iter().all(|one| one.len() <= LONGEST));
        assert!(found.len() <= long.len() / LONGEST + 2);
    }

    #[test]
    fn stops_end_sentences_and_short_forms_do_not() {
        assert_eq!(
            sentences(
                "4.2 The Provider answers. It may (see cl. 4) act. \u{201c}Yes.\u{201d} Then."
            ),
            [
                "4.2 The Provider answers.",
                "It may (see cl. 4) act.",
                "\u{201c}Yes.\u{201d}",
                "Then.",
            ]
        );
        assert_eq!(
            sentences("Acme Ltd. Services No. 5 of Acme Inc. The rest."),
            ["Acme Ltd. Services No. 5 of Acme Inc.", "The rest.",]
        );
        assert_eq!(
            sentences("e.g. 99.9% of J. Smith"),
            ["e.g. 99.9% of J. Smith"]
        );
        assert_eq!(
            sentences("3. Term. This begins."),
            ["3. Term.", "This begins."]
        );
        assert!(sentences("").is_empty());
    }
}
