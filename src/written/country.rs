//! Countries by their ISO 3166-1 code, with the name that a sentence holds.

use crate::source::nearest;

/// One line for each country: its code, then its name.
const COUNTRIES: &str = include_str!("countries.txt");

/// Codes that people write, and the official one.
const HABITS: &[(&str, &str)] = &[("UK", "GB"), ("EL", "GR"), ("USA", "US"), ("UAE", "AE")];

/// The name of a country, with its article: `NL` is "the Netherlands".
pub(super) fn name(code: &str) -> Option<&'static str> {
    countries().find_map(|(own, name)| (own == code).then_some(name))
}

/// The code that somebody may have meant by another code or by a name.
pub(super) fn meant(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let bare = |name: &str| name.strip_prefix("the ").unwrap_or(name).to_lowercase();
    let wanted = bare(&text.to_lowercase());
    let habit = HABITS
        .iter()
        .find_map(|(habit, code)| habit.eq_ignore_ascii_case(text).then_some(*code));
    let code = || countries().find_map(|(code, _)| code.eq_ignore_ascii_case(text).then_some(code));
    let named = || {
        let names: Vec<String> = countries().map(|(_, name)| bare(name)).collect();
        let close = nearest(&wanted, names.iter().map(String::as_str))?;
        countries().find_map(|(code, name)| (bare(name) == close).then_some(code))
    };
    habit.or_else(code).or_else(named)
}

fn countries() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTRIES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
}

#[cfg(test)]
mod tests {
    use super::{meant, name};

    #[test]
    fn a_code_has_a_name() {
        assert_eq!(name("NL"), Some("the Netherlands"));
        assert_eq!(name("nl"), None);
        assert_eq!(name("XX"), None);
    }

    #[test]
    fn what_was_meant_is_found() {
        assert_eq!(meant("uk"), Some("GB"));
        assert_eq!(meant("nl"), Some("NL"));
        assert_eq!(meant("Netherlands"), Some("NL"));
        assert_eq!(meant("Danmark"), Some("DK"));
        assert_eq!(meant("Q"), None);
    }
}
