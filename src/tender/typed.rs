//! A value as providers and spreadsheets write it, brought into the grammar of an engagement: decimal
//! commas, grouped digits, signs of currencies, limits in words, percentages without their sign.

use crate::library::Better;
use crate::measure::{Exact, long_date};
use crate::tender::Offer;
use crate::written::Kind;

/// What was typed, as an engagement writes it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) text: String,
    /// What was assumed in reading it; empty if there is only one way to read it.
    pub(super) assumed: String,
}

/// Why it cannot be a value, and what to write.
type Refusal = (String, String);

/// Reads what was typed.
///
/// # Errors
/// If it is something else than an amount, or a limit in the wrong direction.
pub(super) fn read(typed: &str, offer: &Offer) -> Result<Typed, Refusal> {
    let spaced: Vec<&str> = typed.split_whitespace().collect();
    let text = spaced.join(" ");
    if !is_amount(offer.kind) {
        return Ok(Typed {
            text: typed.trim().to_owned(),
            assumed: String::new(),
        });
    }
    refuse_moment(&text, offer)?;
    let text = without_limit(&text, offer)?;
    let text = with_currency(text);
    let (before, number, after) = split(&text);
    let (plain, is_doubtful) = plain(number, offer);
    let mut assumed = String::new();
    let read = if before.is_empty() && after.is_empty() {
        with_unit(&plain, offer, &mut assumed)
    } else {
        let after = if after.trim() == "%" { "%" } else { after };
        format!("{before}{plain}{after}")
    };
    if is_doubtful && assumed.is_empty() {
        assumed = format!("`{typed}` is read as {read}");
    }
    Ok(Typed {
        text: read,
        assumed,
    })
}

fn is_amount(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Percentage
            | Kind::Share
            | Kind::Duration
            | Kind::SupportHours
            | Kind::SupportDays
            | Kind::Months
            | Kind::Period
            | Kind::Interval
            | Kind::Money
            | Kind::Count
            | Kind::Quantity
    )
}

/// A day or a time of day, which a spreadsheet makes of `10/12` or `4:00`.
fn refuse_moment(text: &str, offer: &Offer) -> Result<(), Refusal> {
    let like = offer
        .asked
        .as_ref()
        .map_or(&offer.example, |asked| &asked.printed);
    let help = format!("ask for the value, typed as a text such as {like}");
    if let Ok(day) = text.parse::<jiff::civil::Date>()
        && text.len() == 10
    {
        let day = long_date(day);
        let message = format!("the cell holds the day {day}; a spreadsheet may have made it");
        return Err((message, help));
    }
    let is_time = text.contains(':')
        && text
            .chars()
            .all(|one| one.is_ascii_digit() || matches!(one, ':' | '.'));
    if is_time {
        let message = format!("`{text}` may be a time of day or a length of time");
        return Err((message, help));
    }
    Ok(())
}

/// Words and signs of a limit, and which values they allow.
const LIMITS: [(&str, Better); 12] = [
    ("<=", Better::Lower),
    ("≤", Better::Lower),
    ("at most", Better::Lower),
    ("maximum", Better::Lower),
    ("max.", Better::Lower),
    ("max", Better::Lower),
    ("up to", Better::Lower),
    ("within", Better::Lower),
    (">=", Better::Higher),
    ("≥", Better::Higher),
    ("at least", Better::Higher),
    ("minimum", Better::Higher),
];

/// The value of a limit that says what the row says anyway.
fn without_limit<'a>(text: &'a str, offer: &Offer) -> Result<&'a str, Refusal> {
    for (words, direction) in LIMITS {
        let head = text.get(..words.len()).unwrap_or_default();
        let value = text.get(words.len()..).unwrap_or_default().trim();
        if !head.eq_ignore_ascii_case(words) || !value.starts_with(|one: char| one.is_ascii_digit())
        {
            continue;
        }
        if offer.better.is_some_and(|better| better != direction) {
            let message = format!("`{text}` promises the wrong side of the value");
            let help = format!("ask for the one value that binds, such as {value}");
            return Err((message, help));
        }
        return Ok(value);
    }
    Ok(text)
}

/// `1,500.00 EUR` for `€ 1,500.00`.
fn with_currency(text: &str) -> String {
    for (sign, code) in [('€', "EUR"), ('£', "GBP")] {
        if let Some(amount) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return format!("{} {code}", amount.trim());
        }
    }
    text.to_owned()
}

/// What stands before the first number, the number with its separators, and what follows.
fn split(text: &str) -> (&str, &str, &str) {
    let start = text
        .find(|one: char| one.is_ascii_digit())
        .unwrap_or(text.len());
    let rest = &text[start..];
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, one)) = letters.next() {
        let goes_on = letters
            .peek()
            .is_some_and(|(_, next)| next.is_ascii_digit());
        if one.is_ascii_digit() {
            end = at + 1;
        } else if !(goes_on && is_separator(one)) {
            break;
        }
    }
    (&text[..start], &rest[..end], &rest[end..])
}

fn is_separator(one: char) -> bool {
    matches!(one, '.' | ',' | '\'' | '’' | ' ')
}

/// The number with a decimal point and without groups, and whether it could be meant otherwise.
fn plain(number: &str, offer: &Offer) -> (String, bool) {
    let separators: Vec<(usize, char)> = number
        .char_indices()
        .filter(|(_, one)| is_separator(*one))
        .collect();
    let Some(&(last_at, last)) = separators.last() else {
        return (number.to_owned(), false);
    };
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (whole, rest) = (&number[..last_at], digits(&number[last_at..]));
    let decimal = format!("{}.{rest}", digits(whole));
    let is_mixed = separators.iter().any(|(_, one)| *one != last);
    let in_groups = is_grouped(number);
    let wants_groups = matches!(offer.kind, Kind::Money | Kind::Count)
        || offer.suffix.is_empty() && offer.kind != Kind::Share && separators.len() > 1;
    match last {
        // 1.500,25 and 1,500.25
        '.' | ',' if is_mixed && is_grouped(whole) => (decimal, false),
        _ if separators.len() > 1 && in_groups => (digits(number), false),
        '.' | ',' if in_groups && wants_groups => (digits(number), true),
        ',' if in_groups => (decimal, true),
        '.' | ',' if separators.len() == 1 => (decimal, false),
        _ if in_groups => (digits(number), false),
        // What is grouped in no known way is for the grammar to refuse.
        _ => (number.to_owned(), false),
    }
}

/// Whether the separators stand before groups of three digits.
fn is_grouped(number: &str) -> bool {
    let mut groups = number.split(is_separator);
    let first = groups.next().map_or(0, str::len);
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
}

/// A bare number with the unit of its row.
fn with_unit(number: &str, offer: &Offer, assumed: &mut String) -> String {
    let Ok(amount) = number.parse::<Exact>() else {
        return number.to_owned();
    };
    if offer.suffix != "%" {
        return format!("{number}{}", offer.suffix);
    }
    // A spreadsheet that was not told to keep text turns 99.9% into 0.999: the reading counts that
    // is nearer to what is asked.
    let asked = offer.asked.as_ref().and_then(|asked| {
        let text = asked.written.trim().trim_end_matches('%').trim();
        text.parse::<Exact>().ok()
    });
    let is_share = match asked {
        Some(asked) => amount.clone() * Exact::from(10_u32) < asked,
        None => amount < Exact::one(),
    };
    let fits = offer.kind == Kind::Share || amount <= Exact::one();
    let percent = if is_share && fits && !amount.is_zero() {
        amount.clone() * Exact::hundred()
    } else {
        amount.clone()
    };
    if percent != amount || amount < Exact::one() && !amount.is_zero() {
        *assumed = format!("`{number}` is read as {percent}%");
    }
    format!("{percent}%")
}

#[cfg(test)]
mod tests;
