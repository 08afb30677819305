//! "Did you mean …?": the known name nearest to a misspelt one.

/// The known name that is most like `word`, if one is alike enough to be meant.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word
        .chars()
        .take(80)
        .collect::<String>()
        .to_lowercase()
        .replace('_', "-");
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let likeness = strsim::jaro_winkler(&word, name);
        if likeness > 0.8 && best.is_none_or(|(highest, _)| likeness > highest) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}
