//! Sums of money in running text, with the family of their currency.

use std::ops::Range;

use crate::measure::Exact;
use crate::recognise::reading::{Groups, Pattern};

/// Currencies by their signs, codes and names, in small letters.
const CURRENCIES: &[(&str, &[&str])] = &[
    (
        "dollars",
        &[
            "$", "usd", "us$", "dollar", "dollars", "s$", "sgd", "a$", "aud", "au$", "c$", "cad",
            "nz$", "nzd", "hk$", "hkd",
        ],
    ),
    ("euros", &["€", "eur", "euro", "euros"]),
    ("pounds", &["£", "gbp", "pound", "pounds", "sterling"]),
    ("rupees", &["₹", "inr", "rs", "rs.", "rupee", "rupees"]),
    ("ringgit", &["rm", "myr", "ringgit"]),
    (
        "kroner",
        &["dkk", "nok", "sek", "kr", "kroner", "kronor", "kronas"],
    ),
    ("francs", &["chf", "franc", "francs", "sfr"]),
    ("yen", &["¥", "jpy", "yen"]),
];

/// A sum of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Where it stands in the words.
    pub span: Range<usize>,
    /// The family of its currency: the dollars of all countries are one.
    pub currency: &'static str,
    /// The number; nothing if it is written in a way of its own.
    pub number: Option<Exact>,
}

static SUM: Pattern = Pattern::whole(
    "(us\\$|s\\$|a\\$|au\\$|c\\$|nz\\$|hk\\$|\\$|€|£|₹|¥|(?-u:\\b)(?:usd|sgd|aud|cad|nzd|hkd|eur|gbp|inr|rs\\.?|rm|myr|dkk|nok|sek|chf|jpy)) ?([0-9][0-9.,]*[0-9]|[0-9])(?: ?(million|thousand|billion|bn|m|k)(?-u:\\b))?|(?-u:\\b)([0-9][0-9.,]*[0-9]|[0-9])(?: ?(million|thousand|billion|bn|m|k)(?-u:\\b))? ?(€|£|(?:usd|sgd|aud|cad|nzd|hkd|eur|gbp|inr|myr|dkk|nok|sek|chf|jpy|euros?|(?:us )?dollars?|pounds(?: sterling)?|rupees|ringgit|kroner|kronor|francs|yen)(?-u:\\b))",
);

/// The sums of a sentence in small letters, in order.
pub fn sums(words: &str) -> Vec<Sum> {
    let read = |groups: Groups<'_>| {
        let sign = [groups.text(1), groups.text(6)].concat();
        let figure = [groups.text(2), groups.text(4)].concat();
        let factor = match [groups.text(3), groups.text(5)].concat().as_str() {
            "thousand" | "k" => 1_000,
            "million" | "m" => 1_000_000,
            "billion" | "bn" => 1_000_000_000,
            _ => 1_u32,
        };
        let name = sign.strip_prefix("us ").unwrap_or(&sign);
        Some(Sum {
            span: groups.whole(),
            currency: currency(name.split(' ').next()?)?,
            number: plain_number(&figure).map(|number| number * Exact::from(factor)),
        })
    };
    SUM.each_groups(words).filter_map(read).collect()
}

/// The family of a currency by its sign, code or name.
pub fn currency(word: &str) -> Option<&'static str> {
    CURRENCIES
        .iter()
        .find(|(_, names)| names.contains(&word))
        .map(|(name, _)| *name)
}

/// `5,000,000`, `5.000.000`, `50,00,000`, `99.5`, `99,5`; no date, no year, no number of a clause.
pub fn plain_number(text: &str) -> Option<Exact> {
    if !text.starts_with(|one: char| one.is_ascii_digit())
        || !text
            .chars()
            .all(|one| one.is_ascii_digit() || matches!(one, ',' | '.'))
    {
        return None;
    }
    let is_grouped = |mark: char| {
        let mut groups = text.split(mark);
        groups.next();
        let rest: Vec<&str> = groups.collect();
        !rest.is_empty()
            && rest
                .last()
                .is_some_and(|last| last.split('.').next().map(str::len) == Some(3))
    };
    if is_grouped(',') {
        return text.replace(',', "").parse().ok();
    }
    if text.matches('.').count() > 1 && text.rsplit('.').all(|group| group.len() <= 3) {
        return text.replace('.', "").parse().ok();
    }
    text.replace(',', ".").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::sums;

    #[test]
    fn sums_are_read_with_their_currency() {
        for (words, expected) in [
            (
                "gbp 10,000 per month, and $ 500 or 400 pounds",
                "pounds dollars pounds",
            ),
            ("eur 1.5 million and 20 us dollars", "euros dollars"),
            ("£5 of 20 places, 30 days, 5 %", "pounds"),
            ("the euro area, a pound", ""),
        ] {
            let found: Vec<_> = sums(words).iter().map(|one| one.currency).collect();
            assert_eq!(found.join(" "), expected, "{words}");
        }
    }
}
