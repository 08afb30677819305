//! Names of keys as people read them.

/// `cause-notice` as "cause notice".
pub fn in_words(name: &str) -> String {
    name.replace('-', " ")
}

/// "cause notice" as "Cause notice".
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
