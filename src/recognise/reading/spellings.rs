//! Every spelling of a family of phrases: "back-?ups?" stands for four.
//!
//! The notation is that of regular expressions with an end: alternatives, groups `(?:…)`, `?`,
//! classes `[a-f]` and escapes.

/// A piece of a pattern: what it is spelled, and whether it may be left out.
struct Piece {
    choices: Vec<Vec<Self>>,
    letter: Option<char>,
    is_optional: bool,
}

/// What follows a choice: the pieces behind it, and what follows them.
struct Rest<'a> {
    pieces: &'a [Piece],
    next: Option<&'a Rest<'a>>,
}

/// Hands on each spelling of a pattern.
pub(super) fn each_spelling(pattern: &str, hand: &mut impl FnMut(&str)) {
    let mut left = pattern.chars().peekable();
    let choices = choices(&mut left);
    let mut spelled = String::new();
    for pieces in &choices {
        spell(&Rest { pieces, next: None }, &mut spelled, hand);
    }
}

/// Spells what is left behind what is spelled.
fn spell(rest: &Rest<'_>, spelled: &mut String, hand: &mut impl FnMut(&str)) {
    let Some((piece, pieces)) = rest.pieces.split_first() else {
        match rest.next {
            Some(next) => spell(next, spelled, hand),
            None => hand(spelled),
        }
        return;
    };
    let length = spelled.len();
    let behind = Rest {
        pieces,
        next: rest.next,
    };
    if let Some(letter) = piece.letter {
        spelled.push(letter);
        spell(&behind, spelled, hand);
        spelled.truncate(length);
    }
    for pieces in &piece.choices {
        let next = Some(&behind);
        spell(&Rest { pieces, next }, spelled, hand);
        spelled.truncate(length);
    }
    if piece.is_optional {
        spell(&behind, spelled, hand);
        spelled.truncate(length);
    }
}

type Left<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn choices(left: &mut Left<'_>) -> Vec<Vec<Piece>> {
    let mut all = vec![sequence(left)];
    while left.next_if_eq(&'|').is_some() {
        all.push(sequence(left));
    }
    all
}

fn sequence(left: &mut Left<'_>) -> Vec<Piece> {
    let mut all = Vec::new();
    while left.peek().is_some_and(|one| !matches!(one, '|' | ')')) {
        let mut piece = piece(left);
        piece.is_optional = left.next_if_eq(&'?').is_some();
        all.push(piece);
    }
    all
}

fn piece(left: &mut Left<'_>) -> Piece {
    let (choices, letter) = match left.next() {
        Some('(') => {
            // A group begins with "?:".
            left.next_if_eq(&'?');
            left.next_if_eq(&':');
            let inner = choices(left);
            left.next_if_eq(&')');
            (inner, None)
        }
        Some('[') => (class(left), None),
        Some('\\') => (Vec::new(), left.next()),
        other => (Vec::new(), other),
    };
    Piece {
        choices,
        letter,
        is_optional: false,
    }
}

/// Each letter of a class is a choice.
fn class(left: &mut Left<'_>) -> Vec<Vec<Piece>> {
    let one = |letter| {
        vec![Piece {
            choices: Vec::new(),
            letter: Some(letter),
            is_optional: false,
        }]
    };
    let mut all = Vec::new();
    while let Some(first) = left.next().filter(|one| *one != ']') {
        let last = match left.peek() {
            Some('-') if !all.is_empty() || first.is_alphanumeric() => {
                left.next();
                left.next_if(|one| *one != ']')
            }
            _ => None,
        };
        match last {
            Some(last) => all.extend((first..=last).map(one)),
            None => all.push(one(first)),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::each_spelling;

    #[test]
    fn every_spelling_is_written_out() {
        for (pattern, expected) in [
            ("back-?ups?", "back-ups back-up backups backup"),
            ("p[1-3]|sev", "p1 p2 p3 sev"),
            ("fix(?:e[sd])?", "fixes fixed fix"),
            ("a\\.?m", "a.m am"),
            ("sla[- ]x", "sla-x sla x"),
            ("", ""),
        ] {
            let mut all = Vec::new();
            each_spelling(pattern, &mut |one| all.push(one.to_owned()));
            assert_eq!(all.join(" "), expected, "{pattern}");
        }
    }
}
