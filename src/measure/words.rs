//! Numbers and times as a lawyer writes them.

use super::exact::{Exact, Rounding};

const WORDS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// `one` to `twelve` as words, digits beyond.
pub fn number_word(number: u64) -> String {
    usize::try_from(number)
        .ok()
        .filter(|index| *index > 0)
        .and_then(|index| WORDS.get(index))
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The value of `one` to `twelve`, in any case.
pub(super) fn word_value(word: &str) -> Option<u32> {
    let index = WORDS
        .iter()
        .skip(1)
        .position(|known| known.eq_ignore_ascii_case(word))?;
    u32::try_from(index + 1).ok()
}

/// An amount with its unit in the right number: `1 hour`, `4 hours`, `0.5 hours`.
pub fn count_of(amount: &Exact, singular: &str, plural: &str) -> String {
    format!(
        "{amount} {}",
        if *amount == Exact::one() {
            singular
        } else {
            plural
        }
    )
}

/// A time as a contract prints it: `1 hour 12 minutes`, `2 minutes 52.8 seconds`.
///
/// Hours are the largest unit, because a day of service hours is no day of 24 hours. Seconds keep
/// their decimals where these end, and get three where they do not.
pub fn spelled_time(seconds: &Exact) -> String {
    let mut rest = seconds.abs();
    let mut parts = Vec::new();
    for (size, one, many) in [(3_600, "hour", "hours"), (60, "minute", "minutes")] {
        let size = Exact::from(size);
        let count = rest
            .checked_div(&size)
            .map_or_else(Exact::zero, |q| Exact::whole(q.floor()));
        if !count.is_zero() {
            rest = rest - &count * &size;
            parts.push(count_of(&count, one, many));
        }
    }
    if !rest.is_zero() || parts.is_empty() {
        if rest.decimals().is_none() {
            rest = rest.round(3, Rounding::HalfUp);
        }
        parts.push(count_of(&rest, "second", "seconds"));
    }
    let sign = if seconds.is_negative() { "-" } else { "" };
    format!("{sign}{}", parts.join(" "))
}

/// A time for people: `43 min 12 s`, `1 d 19 h 48 min`, `2 min 52.8 s`.
///
/// Seconds keep their decimals where these end, and get three where they do not.
pub fn compact_time(seconds: &Exact) -> String {
    let mut rest = seconds.abs();
    let mut parts = Vec::new();
    for (size, unit) in [(86_400, "d"), (3_600, "h"), (60, "min")] {
        let size = Exact::from(size);
        let count = rest
            .checked_div(&size)
            .map_or_else(Exact::zero, |q| Exact::whole(q.floor()));
        if !count.is_zero() {
            rest = rest - &count * &size;
            parts.push(format!("{count} {unit}"));
        }
    }
    if !rest.is_zero() || parts.is_empty() {
        let shown = if rest.decimals().is_some() {
            rest.to_string()
        } else {
            rest.fixed(3, Rounding::HalfUp)
        };
        parts.push(format!("{shown} s"));
    }
    let sign = if seconds.is_negative() { "-" } else { "" };
    format!("{sign}{}", parts.join(" "))
}
