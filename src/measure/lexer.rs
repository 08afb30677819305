//! Splits `4 working hours` into a number and a unit, and names the ways it fails.

use super::exact::Exact;
use super::unmeasurable::{Fault, LONGEST, Unmeasurable};
use super::words::word_value;

/// Whole digits and decimals beyond which an amount is a slip of the keyboard.
const MOST_DIGITS: usize = 15;

/// A number and the text after it.
pub(super) struct Lexed<'a> {
    pub(super) amount: Exact,
    /// The unit as written, without the space before it.
    pub(super) unit: &'a str,
    /// The digits as written, for suggestions.
    pub(super) digits: &'a str,
}

/// Refuses what cannot be an amount of any kind, and trims the rest.
pub(super) fn screen<'a>(text: &'a str, expected: &str) -> Result<&'a str, Unmeasurable> {
    let refuse = |fault| Unmeasurable::new(fault, text, expected);
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(refuse(Fault::Empty));
    }
    if trimmed.len() > LONGEST {
        return Err(refuse(Fault::TooLong));
    }
    let lower = trimmed.to_lowercase();
    let blank = |c: char| matches!(c, '[' | ']' | '…' | '_' | '?' | '<' | '{' | '}');
    if trimmed.starts_with(['>', '<', '=', '≥', '≤']) {
        let digits = trimmed.trim_start_matches(['>', '<', '=', '≥', '≤', ' ']);
        if digits.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(refuse(Fault::Comparator).suggest(format!(
                "write `{digits}` and put the comparator in its own field"
            )));
        }
    }
    if lower.contains(blank)
        || lower.contains("...")
        || [
            "tbd",
            "tba",
            "n/a",
            "xx",
            "to be agreed",
            "to be determined",
        ]
        .iter()
        .any(|word| lower == *word || lower.starts_with(&format!("{word} ")))
    {
        return Err(refuse(Fault::Placeholder));
    }
    if ["nan", "inf", "infinity", "-inf", "+inf"].contains(&lower.as_str()) {
        return Err(refuse(Fault::NotANumber));
    }
    Ok(trimmed)
}

/// Splits screened text at the end of its number. `one` to `twelve` are numbers too.
pub(super) fn split<'a>(text: &'a str, expected: &str) -> Result<Lexed<'a>, Unmeasurable> {
    let refuse = |fault| Unmeasurable::new(fault, text, expected);
    if let Some((word, rest)) = text.split_once(char::is_whitespace)
        && let Some(value) = word_value(word)
    {
        return Ok(Lexed {
            amount: Exact::from(value),
            unit: rest.trim(),
            digits: word,
        });
    }
    let in_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
    let end = text.find(|c| !in_number(c)).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let unit = unit.trim();
    if !digits.contains(|c: char| c.is_ascii_digit()) {
        return Err(refuse(Fault::Prose));
    }
    if is_range(digits, unit) {
        return Err(refuse(Fault::Range).suggest("write the one value that binds"));
    }
    if digits.starts_with('-') {
        return Err(refuse(Fault::OutOfRange).suggest("an amount is never below zero"));
    }
    let plain = ungrouped(digits);
    let amount: Exact = plain.parse().map_err(|error: Unmeasurable| {
        let refused = refuse(Fault::NotANumber);
        match (digits.split_once(','), error.suggestion) {
            (Some((whole, rest)), Some(_)) => refused.suggest(format!(
                "write the decimal point: `{}`",
                [whole, ".", rest, unit].concat()
            )),
            _ => refused,
        }
    })?;
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    if whole.len() > MOST_DIGITS || fraction.len() > MOST_DIGITS {
        return Err(refuse(Fault::OutOfRange));
    }
    Ok(Lexed {
        amount,
        unit,
        digits,
    })
}

/// `1-3`, `1 to 3`, `4h - 8h`, `1 or 2`.
fn is_range(digits: &str, unit: &str) -> bool {
    let dashed = digits.char_indices().any(|(at, c)| at > 0 && c == '-');
    let second = unit.contains(|c: char| c.is_ascii_digit());
    let joins = ["to ", "or ", "and ", "until ", "- ", "–", "—", "-"];
    dashed
        || second && (joins.iter().any(|join| unit.starts_with(join)) || unit.contains(['-', '–']))
        || second && [" to ", " or "].iter().any(|join| unit.contains(join))
}

/// Removes thousands separators where they stand exactly every three digits.
fn ungrouped(digits: &str) -> String {
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',')
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && !group.contains('-'));
    if !grouped {
        return digits.to_owned();
    }
    let whole = whole.replace(',', "");
    fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}"))
}
