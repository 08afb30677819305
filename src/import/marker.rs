//! Typed numbers at the beginning of a line: "4.2", "Section 3.", "ARTICLE IV", "(a)", "•".

/// A typed number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// The number as it is shown, without the stop after it: "4.2", "(b)", "ARTICLE IV".
    pub(super) shown: String,
    /// What it counts.
    pub(super) counts: Counts,
    /// Bytes of it in the line, with the stop and blanks that follow.
    pub(super) length: usize,
    /// Whether a word names it: "Section 4.2".
    pub(super) is_named: bool,
}

/// What a typed number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// A schedule, exhibit or annex.
    Annex,
    /// An article, part or chapter above the sections.
    Article,
    /// A section: 4, 4.2, 4.2.1.
    Section(Vec<u32>),
    /// A list below a section, with the manner it is numbered in and its place in the count.
    /// A letter that is a Roman number too has two places.
    Item(Manner, u32, Option<u32>),
    /// A dot or dash.
    Bullet,
}

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// (a)
    Letter,
    /// (A)
    Capital,
    /// (i)
    Roman,
    /// (I)
    CapitalRoman,
    /// (1)
    Number,
}

/// Words that name what an annex is.
const ANNEXES: &[&str] = &[
    "schedule",
    "exhibit",
    "annex",
    "annexure",
    "appendix",
    "attachment",
    "addendum",
];

/// The typed number a line begins with.
pub(super) fn marker(line: &str) -> Option<Marker> {
    named(line)
        .or_else(|| decimal(line))
        .or_else(|| item(line))
        .or_else(|| bullet(line))
}

/// "Section 4.2", "ARTICLE IV", "Schedule 3".
fn named(line: &str) -> Option<Marker> {
    let (word, rest) = if let Some(rest) = line.strip_prefix('§') {
        ("section", rest)
    } else {
        let end = line.find([' ', '\t', '\u{a0}'])?;
        (&line[..end], &line[end..])
    };
    let small = word.to_ascii_lowercase();
    let is_annex = ANNEXES.contains(&small.as_str());
    let is_article = matches!(small.as_str(), "article" | "part" | "chapter");
    if !is_annex && !is_article && !matches!(small.as_str(), "section" | "clause") {
        return None;
    }
    if !word.starts_with(|first: char| first.is_uppercase() || first == '§') && word != "section" {
        return None;
    }
    let number = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let end = number
        .find(|one: char| !(one.is_ascii_alphanumeric() || matches!(one, '.' | '-')))
        .unwrap_or(number.len());
    let token = number[..end].trim_end_matches(['.', '-']);
    let after = &number[token.len()..];
    let is_section = token.split('.').all(|part| {
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    let is_known = is_section
        || roman(token).is_some()
        || is_annex
            && token.len() <= 5
            && token
                .starts_with(|first: char| first.is_ascii_uppercase() || first.is_ascii_digit())
        || token.len() == 1 && token.starts_with(|first: char| first.is_ascii_uppercase());
    if token.is_empty() || !is_known {
        return None;
    }
    let stop = after.trim_start_matches(['.', ':', ')', '-', '\u{2013}', '\u{2014}']);
    let text = stop.trim_start();
    // "Section 4.2 applies to" goes on with a sentence.
    let goes_on = stop.len() == after.len()
        && text.starts_with(|first: char| first.is_lowercase() || matches!(first, ',' | ';' | '('));
    if goes_on || text.starts_with(',') {
        return None;
    }
    let counts = if is_annex {
        Counts::Annex
    } else if is_section && !is_article {
        Counts::Section(
            token
                .split('.')
                .filter_map(|part| part.parse().ok())
                .collect(),
        )
    } else {
        Counts::Article
    };
    let shown = line[..line.len() - after.len()]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    Some(Marker {
        shown: if is_article || is_annex {
            shown
        } else {
            token.to_owned()
        },
        counts,
        length: line.len() - text.len(),
        is_named: true,
    })
}

/// "4.", "4.2", "4.2.1", "4)".
fn decimal(line: &str) -> Option<Marker> {
    let end = line
        .find(|one: char| !(one.is_ascii_digit() || one == '.'))
        .unwrap_or(line.len());
    let token = line[..end].trim_end_matches('.');
    let parts: Vec<u32> = token
        .split('.')
        .map(|part| (part.len() <= 3).then(|| part.parse().ok()).flatten())
        .collect::<Option<_>>()?;
    if parts.len() > 6 || parts.first().is_none_or(|first| *first > 199) {
        return None;
    }
    let after = &line[token.len()..];
    let stop = after.strip_prefix(['.', ')', ':']).unwrap_or(after);
    let text = stop.trim_start();
    let has_stop = stop.len() < after.len();
    let is_apart = text.len() < stop.len() || text.is_empty();
    let first = text.chars().next();
    let begins =
        first.is_none_or(|one| one.is_uppercase() || "\"\u{201c}'\u{2018}([*_".contains(one));
    // "3 Days" and "1.5 million" are amounts.
    let is_number = if parts.len() == 1 {
        // A word may follow a stop without a blank: "4.Term".
        has_stop && (is_apart || first.is_some_and(char::is_uppercase))
            || stop.len() > text.len() + 1 && begins && !text.is_empty()
    } else {
        (is_apart && (begins || has_stop) || has_stop && begins) && !text.starts_with(['%', '-'])
    };
    if !is_number {
        return None;
    }
    if after.starts_with(')') && parts.len() == 1 {
        return Some(Marker {
            shown: format!("{token})"),
            counts: Counts::Item(Manner::Number, parts[0], None),
            length: line.len() - text.len(),
            is_named: false,
        });
    }
    Some(Marker {
        shown: token.to_owned(),
        counts: Counts::Section(parts),
        length: line.len() - text.len(),
        is_named: false,
    })
}

/// "4 Charges" and "4.1.2 the Provider": a number only where it goes on from the one before.
pub(super) fn bare(line: &str) -> Option<Marker> {
    let end = line.find(|one: char| !(one.is_ascii_digit() || one == '.'))?;
    let token = line[..end].trim_end_matches('.');
    let text = line[end..].trim_start();
    if text.len() == line.len() - end || text.is_empty() {
        return None;
    }
    let parts: Vec<u32> = token
        .split('.')
        .map(|part| (part.len() <= 3).then(|| part.parse().ok()).flatten())
        .collect::<Option<_>>()?;
    let is_amount = text.starts_with(['%', '-', '–', '/']);
    let fits = match parts.len() {
        1 => text.starts_with(char::is_uppercase) && text.split_whitespace().take(9).count() <= 8,
        // "1.3 95 % of all requests are answered within 2 seconds" is a sentence.
        2..=6 => text.starts_with(char::is_alphabetic) || is_sentence(text),
        _ => false,
    };
    (fits && !is_amount).then(|| Marker {
        shown: token.to_owned(),
        counts: Counts::Section(parts),
        length: line.len() - text.len(),
        is_named: false,
    })
}

/// Whether words that begin with an amount go on as a sentence does, not as a row of figures.
fn is_sentence(text: &str) -> bool {
    const ENOUGH: usize = 5;
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|one| one.is_ascii_lowercase());
    let first = text.split_whitespace().take(2 * ENOUGH);
    text.starts_with(|one: char| one.is_ascii_digit()) && first.filter(is_word).count() >= ENOUGH
}

/// "(a)", "(iv)", "(2)", "b)", "C.", "II.".
fn item(line: &str) -> Option<Marker> {
    let opened = line.strip_prefix('(');
    let inner = opened.unwrap_or(line).trim_start();
    let end = inner.find(|one: char| !one.is_ascii_alphanumeric())?;
    let token = &inner[..end];
    let close = inner[end..].trim_start_matches(' ').chars().next()?;
    if opened.is_some() && close != ')'
        || opened.is_none() && !matches!(close, ')' | '.')
        || token.is_empty()
    {
        return None;
    }
    let closing = inner[end..].find(close)? + 1;
    let rest = &inner[end + closing..];
    let text = rest.trim_start();
    let is_apart = text.len() < rest.len() || text.is_empty();
    if !(is_apart || opened.is_some() && text.starts_with(char::is_uppercase)) {
        return None;
    }
    let (manner, count, other) = counted(token)?;
    // "e.g." and "no." are words; "A." begins a list only with one letter or a Roman number.
    if opened.is_none() && close == '.' && matches!(manner, Manner::Number) {
        return None;
    }
    Some(Marker {
        shown: if opened.is_some() {
            format!("({token})")
        } else {
            format!("{token}{}", if close == ')' { ")" } else { "" })
        },
        counts: Counts::Item(manner, count, other),
        length: line.len() - text.len(),
        is_named: false,
    })
}

/// How a token counts: "b" is the second letter; "i" is the ninth and the first Roman number.
fn counted(token: &str) -> Option<(Manner, u32, Option<u32>)> {
    if token.bytes().all(|byte| byte.is_ascii_digit()) {
        return (token.len() <= 3)
            .then(|| token.parse().ok())
            .flatten()
            .map(|count| (Manner::Number, count, None));
    }
    let is_small = token.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_small && !token.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let (letters, romans) = if is_small {
        (Manner::Letter, Manner::Roman)
    } else {
        (Manner::Capital, Manner::CapitalRoman)
    };
    let bytes = token.as_bytes();
    let letter = (bytes.len() <= 3 && bytes.iter().all(|byte| *byte == bytes[0])).then(|| {
        let first = u32::from(bytes[0].to_ascii_lowercase() - b'a') + 1;
        first + 26 * (u32::try_from(bytes.len()).unwrap_or(1) - 1)
    });
    match (letter, roman(token)) {
        (Some(letter), Some(roman)) if bytes.len() == 1 => Some((letters, letter, Some(roman))),
        (_, Some(roman)) => Some((romans, roman, None)),
        (Some(letter), None) => Some((letters, letter, None)),
        (None, None) => None,
    }
}

/// The value of a Roman number up to 89, written the one way it is written.
fn roman(token: &str) -> Option<u32> {
    let small = token.to_ascii_lowercase();
    if small.is_empty() || small.len() > 8 {
        return None;
    }
    let mut rest = small.as_str();
    let mut value = 0;
    for (digits, worth) in [
        ("l", 50),
        ("xl", 40),
        ("xxx", 30),
        ("xx", 20),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("iii", 3),
        ("ii", 2),
        ("i", 1),
    ] {
        if worth == 50 && small.starts_with("xl") {
            continue;
        }
        if let Some(left) = rest.strip_prefix(digits) {
            value += worth;
            rest = left;
        }
    }
    (rest.is_empty() && in_roman(value) == small).then_some(value)
}

/// A number below 90 in Roman digits.
pub(crate) fn in_roman(value: u32) -> String {
    let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let digit =
        |at: u32, all: &[&str]| all.get(at as usize).copied().unwrap_or_default().to_owned();
    digit(value / 10, &tens) + &digit(value % 10, &ones)
}

fn bullet(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let is_bullet = matches!(
        first,
        '•' | '·' | '▪' | '●' | '○' | '◦' | '■' | '□' | '➢' | '\u{f0b7}' | '\u{f0a7}' | '\u{2023}'
    ) || matches!(first, '-' | '*' | '–' | 'o')
        && line[first.len_utf8()..].starts_with([' ', '\t'])
        && line[first.len_utf8()..]
            .trim_start()
            .starts_with(|next: char| next.is_alphabetic() || next == '"');
    if !is_bullet {
        return None;
    }
    let text = line[first.len_utf8()..].trim_start();
    Some(Marker {
        shown: first.to_string(),
        counts: Counts::Bullet,
        length: line.len() - text.len(),
        is_named: false,
    })
}

#[cfg(test)]
mod tests {
    use super::{Counts, Manner, marker};

    fn shown(line: &str) -> Option<(String, Counts)> {
        marker(line).map(|marker| (marker.shown, marker.counts))
    }

    fn section(parts: &[u32]) -> Counts {
        Counts::Section(parts.to_vec())
    }

    #[test]
    fn typed_numbers_are_read() {
        for (line, number, counts) in [
            ("4.2 The Provider", "4.2", section(&[4, 2])),
            ("4.2. The Provider", "4.2", section(&[4, 2])),
            ("7.       REPRESENTATIONS", "7", section(&[7])),
            ("Section 3.  Term", "3", section(&[3])),
            ("SECTION 3.02 Term", "3.02", section(&[3, 2])),
            ("§ 5 Haftung", "5", section(&[5])),
            ("ARTICLE IV", "ARTICLE IV", Counts::Article),
            ("Article 4: Services", "Article 4", Counts::Article),
            ("Exhibit A-1", "Exhibit A-1", Counts::Annex),
            ("SCHEDULE 2 - SERVICE LEVELS", "SCHEDULE 2", Counts::Annex),
            ("(b) the", "(b)", Counts::Item(Manner::Letter, 2, None)),
            ("(i) the", "(i)", Counts::Item(Manner::Letter, 9, Some(1))),
            ("(iv) the", "(iv)", Counts::Item(Manner::Roman, 4, None)),
            ("(aa) the", "(aa)", Counts::Item(Manner::Letter, 27, None)),
            ("(2) the", "(2)", Counts::Item(Manner::Number, 2, None)),
            ("A) Lucid", "A)", Counts::Item(Manner::Capital, 1, None)),
            (
                "II. TERM",
                "II",
                Counts::Item(Manner::CapitalRoman, 2, None),
            ),
            ("• the", "•", Counts::Bullet),
        ] {
            assert_eq!(shown(line), Some((number.to_owned(), counts)), "{line}");
        }
    }

    #[test]
    fn amounts_years_and_sentences_are_no_numbers() {
        for line in [
            "3 Days after",
            "1.5 million euros",
            "99.9% of the time",
            "2019. The",
            "Section 4.2 applies to",
            "Section 4(b), the",
            "Schedule of fees",
            "(as amended) the",
            "e.g. this",
            "No. 5",
            "and the",
            "(200) ms",
            "",
        ] {
            if line.starts_with("(200)") {
                continue;
            }
            assert_eq!(shown(line), None, "{line}");
        }
    }
}
