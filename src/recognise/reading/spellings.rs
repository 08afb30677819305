//! Every spelling of a family of phrases: "back-?ups?" stands for four.
//!
//! The notation is that of regular expressions with an end: alternatives, groups `(?:…)`, `?`,
//! classes `[a-f]` and escapes.

/// The spellings of a pattern.
pub(super) fn spellings(pattern: &str) -> Vec<String> {
    let mut left = pattern.chars().peekable();
    alternatives(&mut left)
}

type Left<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn alternatives(left: &mut Left<'_>) -> Vec<String> {
    let mut all = sequence(left);
    while left.next_if_eq(&'|').is_some() {
        all.extend(sequence(left));
    }
    all
}

fn sequence(left: &mut Left<'_>) -> Vec<String> {
    let mut all = vec![String::new()];
    while left.peek().is_some_and(|one| !matches!(one, '|' | ')')) {
        let mut next = unit(left);
        if left.next_if_eq(&'?').is_some() {
            next.push(String::new());
        }
        if let [only] = next.as_slice() {
            for start in &mut all {
                start.push_str(only);
            }
            continue;
        }
        all = all
            .iter()
            .flat_map(|start| next.iter().map(move |end| format!("{start}{end}")))
            .collect();
    }
    all
}

fn unit(left: &mut Left<'_>) -> Vec<String> {
    match left.next() {
        Some('(') => {
            // A group begins with "?:".
            left.next_if_eq(&'?');
            left.next_if_eq(&':');
            let inner = alternatives(left);
            left.next_if_eq(&')');
            inner
        }
        Some('[') => class(left),
        Some('\\') => left.next().map(String::from).into_iter().collect(),
        other => other.map(String::from).into_iter().collect(),
    }
}

fn class(left: &mut Left<'_>) -> Vec<String> {
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
            Some(last) => all.extend((first..=last).map(String::from)),
            None => all.push(first.to_string()),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::spellings;

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
            assert_eq!(spellings(pattern).join(" "), expected, "{pattern}");
        }
    }
}
