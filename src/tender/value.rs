//! Offered values: read in the unit of their row, and held against what is asked for.

use std::cmp::Ordering;
use std::str::FromStr;

use crate::library::Better;
use crate::measure::{
    Elapsed, Exact, Interval, Money, Months, Percentage, Period, Quantity, SupportTime, WorkingDays,
};
use crate::source::{FileId, Place};
use crate::tender::{Offer, typed};
use crate::written::{Kind, Node, Value};

/// How an offered value stands to the one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Against {
    /// Nothing was asked for: the provider names the value.
    Named,
    /// The same.
    Same,
    /// Better for the Customer.
    Beyond,
    /// Worse for the Customer.
    Short,
    /// Different; which is better is for people to say.
    Differs,
}

impl Against {
    /// The words people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "named by the provider",
            Self::Same => "as asked",
            Self::Beyond => "better than asked",
            Self::Short => "short of what is asked",
            Self::Differs => "differs from what is asked",
        }
    }
}

/// A value that was offered and can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// As an engagement writes it, as a TOML value.
    pub literal: String,
    /// As it is printed.
    pub printed: String,
    /// How it stands to what is asked.
    pub against: Against,
    /// What was assumed in reading it; empty if nothing was.
    pub assumed: String,
}

/// Reads an offered value.
///
/// # Errors
/// What is wrong with it and what to write, in two phrases.
pub(super) fn read(typed: &str, offer: &Offer) -> Result<Offered, (String, String)> {
    let typed::Typed { text, assumed } = typed::read(typed, offer)?;
    same_dimension(&text, offer)?;
    let node = node(&text, offer)?;
    let amount = match offer.kind {
        Kind::Choice => None,
        kind => Some(
            kind.read(&node)
                .map_err(|misfit| (misfit.message, misfit.help))?,
        ),
    };
    let printed = match (&amount, &node.value) {
        (Some(amount), _) => amount.printed("and"),
        (None, Value::Text(key)) => offer
            .options
            .iter()
            .find(|(option, _)| option == key)
            .map(|(_, phrase)| phrase.clone())
            .unwrap_or_default(),
        (None, _) => String::new(),
    };
    let against = match &offer.asked {
        None => Against::Named,
        Some(asked) if asked.printed == printed => Against::Same,
        Some(asked) => match (compare(offer.kind, &text, &asked.written), offer.better) {
            (Some(Ordering::Equal), _) => Against::Same,
            (Some(order), Some(better)) => {
                let is_better = match better {
                    Better::Lower => order == Ordering::Less,
                    Better::Higher => order == Ordering::Greater,
                };
                if is_better {
                    Against::Beyond
                } else {
                    Against::Short
                }
            }
            _ => Against::Differs,
        },
    };
    Ok(Offered {
        literal: literal(&node),
        printed,
        against,
        assumed,
    })
}

/// Whether a value of the asked dimension was offered: hours are no answer to a percentage.
fn same_dimension(text: &str, offer: &Offer) -> Result<(), (String, String)> {
    let (Kind::Quantity, Some(asked)) = (offer.kind, &offer.asked) else {
        return Ok(());
    };
    let read = |text: &str| text.parse::<Quantity>().ok();
    let (Some(own), Some(wanted)) = (read(text), read(&asked.written)) else {
        return Ok(());
    };
    let both = [&own, &wanted];
    let are_times = both.iter().all(|one| matches!(one, Quantity::Period(_)));
    if own.dimension() == wanted.dimension() || are_times {
        return Ok(());
    }
    let message = format!(
        "`{}` is {}, asked is {}",
        short(text),
        own.dimension().phrase(),
        wanted.dimension().phrase()
    );
    Err((
        message,
        format!("ask for a value such as {}", asked.printed),
    ))
}

/// The value as the kind of the blank reads it.
fn node(text: &str, offer: &Offer) -> Result<Node, (String, String)> {
    let place = Place::new(FileId::from_index(0), 0..0);
    let value = match offer.kind {
        Kind::Count => text.parse().map(Value::Integer).map_err(|_| {
            (
                format!("`{}` is no whole number", short(text)),
                "write a number such as 3".to_owned(),
            )
        })?,
        Kind::Date => text.parse().map(Value::Date).map_err(|_| {
            (
                format!("`{}` is no date", short(text)),
                "write year, month and day, such as 2027-01-31".to_owned(),
            )
        })?,
        Kind::Lines => Value::List(
            text.split([';', '\n'])
                .map(str::trim)
                .filter(|one| !one.is_empty())
                .map(|one| Node {
                    value: Value::Text(one.to_owned()),
                    place,
                })
                .collect(),
        ),
        Kind::Choice => {
            let found = offer.options.iter().find(|(key, phrase)| {
                key.eq_ignore_ascii_case(text) || phrase.eq_ignore_ascii_case(text)
            });
            let Some((key, _)) = found else {
                let phrases: Vec<&str> = offer
                    .options
                    .iter()
                    .map(|(_, phrase)| phrase.as_str())
                    .collect();
                return Err((
                    format!("`{}` is not one of the options", short(text)),
                    format!("write one of: {}", phrases.join("; ")),
                ));
            };
            Value::Text(key.clone())
        }
        _ => Value::Text(text.to_owned()),
    };
    Ok(Node { value, place })
}

fn short(text: &str) -> String {
    text.chars()
        .take(60)
        .collect::<String>()
        .escape_debug()
        .to_string()
}

/// Which of two values is more; nothing where they cannot be compared.
pub(super) fn compare(kind: Kind, one: &str, other: &str) -> Option<Ordering> {
    fn of<T: FromStr + PartialOrd>(one: &str, other: &str) -> Option<Ordering> {
        one.parse::<T>()
            .ok()?
            .partial_cmp(&other.parse::<T>().ok()?)
    }
    match kind {
        Kind::Percentage => of::<Percentage>(one, other),
        Kind::Share => of::<Exact>(
            one.trim().trim_end_matches('%').trim(),
            other.trim().trim_end_matches('%').trim(),
        ),
        Kind::Duration => of::<Elapsed>(one, other),
        Kind::SupportHours => of::<SupportTime>(one, other),
        Kind::SupportDays => of::<WorkingDays>(one, other),
        Kind::Months => of::<Months>(one, other),
        Kind::Period => of::<Period>(one, other),
        Kind::Interval => one
            .parse::<Interval>()
            .ok()?
            .period()
            .partial_cmp(other.parse::<Interval>().ok()?.period()),
        Kind::Money => of::<Money>(one, other),
        Kind::Quantity => of::<Quantity>(one, other),
        Kind::Count => of::<u64>(one, other),
        Kind::Date => of::<jiff::civil::Date>(one, other),
        _ => None,
    }
}

/// A value as TOML writes it.
fn literal(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => toml::Value::String(text.clone()).to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::List(elements) => {
            let elements: Vec<String> = elements.iter().map(literal).collect();
            format!("[{}]", elements.join(", "))
        }
        _ => String::new(),
    }
}
