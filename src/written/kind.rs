//! The closed table of what a value may be, for the keys of an engagement and the blanks of
//! clauses alike: each kind reads a value, says what is wrong with it, and prints it.

use std::fmt::Display;
use std::str::FromStr;

use serde::Deserialize;

use crate::measure::{self, Fault, Period};
use crate::written::{Node, Value, country};

/// What may stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Words, in several lines if need be.
    Text,
    /// Words in one line.
    Line,
    /// A list of words; printed "A, B and C".
    #[serde(alias = "list")]
    Lines,
    /// A kebab-case name.
    Id,
    /// The id of a record.
    Ref,
    /// A list of ids.
    Refs,
    /// One of a few words.
    Choice,
    /// A list of those.
    Choices,
    /// `true` or `false`.
    Flag,
    /// A whole number, 0 or more.
    Count,
    /// `"99.9%"`.
    Percentage,
    /// `"150%"`: a share that may exceed the whole.
    Share,
    /// Elapsed time: `"4h"`, `"30d"`.
    Duration,
    /// Hours on working days: `"4bh"`.
    SupportHours,
    /// Working days: `"10bd"`.
    SupportDays,
    /// Calendar months: `"12mo"`, or a whole number.
    Months,
    /// Any length of time.
    Period,
    /// Any length of time, in the grammar of service levels.
    Support,
    /// The same, or `none`.
    SupportOrNone,
    /// How often: `"3mo"`.
    Interval,
    /// `"38000.00 EUR"`.
    Money,
    /// Any exact amount.
    Quantity,
    /// The same, or `inf`.
    QuantityOrInf,
    /// `2027-01-01`.
    Date,
    /// A list of dates.
    Dates,
    /// `2027-06-08T09:10:00+02:00`.
    Instant,
    /// `"08:00"`.
    TimeOfDay,
    /// `"Europe/Amsterdam"`.
    Zone,
    /// `"NL"`; printed as "the Netherlands".
    Country,
    /// `"calendar-month"`.
    Window,
    /// `">="` or `"<="`.
    Comparator,
    /// `"EUR"`.
    Currency,
    /// An inline table.
    Table,
    /// A list of tables.
    Tables,
    /// A table of phrases by key.
    Map,
    /// Anything; checked by whoever reads it.
    Any,
}

/// A value that fits its kind, as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One phrase.
    One(String),
    /// Several phrases.
    Several(Vec<String>),
}

impl Amount {
    /// The phrase; several are joined as "A, B and C" (or with another last word).
    pub fn printed(&self, joined: &str) -> String {
        match self {
            Self::One(text) => text.clone(),
            Self::Several(texts) => match texts.as_slice() {
                [] => String::new(),
                [one] => one.clone(),
                [most @ .., last] => format!("{} {joined} {last}", most.join(", ")),
            },
        }
    }
}

/// Why a value does not fit, and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Kebab-case name of the fault.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Misfit {
    fn named(rule: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            help: help.into(),
        }
    }

    /// A value that is not of its kind, where nothing more telling can be said.
    fn wrong(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::named("wrong-value", message, help)
    }
}

impl Kind {
    /// Reads a value that holds no ids, choices or tables of its own.
    ///
    /// # Errors
    /// What was found, what is expected, what to write.
    pub fn read(self, node: &Node) -> Result<Amount, Misfit> {
        match self {
            Self::Text | Self::Choice => words(node).map(Amount::One),
            Self::Line => line(node).map(Amount::One),
            Self::Lines | Self::Refs | Self::Choices => {
                let Value::List(elements) = &node.value else {
                    return Err(self.misfit(node));
                };
                elements
                    .iter()
                    .map(words)
                    .collect::<Result<_, _>>()
                    .map(Amount::Several)
            }
            Self::Id | Self::Ref => id(node).map(Amount::One),
            Self::Flag => match node.value {
                Value::Flag(flag) => Ok(Amount::One(if flag { "yes" } else { "no" }.into())),
                _ => Err(self.misfit(node)),
            },
            Self::Count => match node.value {
                Value::Integer(number) if number >= 0 => Ok(Amount::One(number.to_string())),
                _ => Err(self.misfit(node)),
            },
            Self::Percentage => measured::<measure::Percentage>(self, node),
            Self::Share => share(node).ok_or_else(|| self.misfit(node)),
            Self::Duration => measured::<measure::Elapsed>(self, node),
            Self::SupportHours => measured::<measure::SupportTime>(self, node),
            Self::SupportDays => measured::<measure::WorkingDays>(self, node),
            Self::Months => match node.value {
                Value::Integer(number) if number > 0 => {
                    measured_text::<measure::Months>(&format!("{number}mo"))
                }
                _ => measured::<measure::Months>(self, node),
            },
            Self::SupportOrNone if node.text() == Some("none") => Ok(Amount::One("none".into())),
            Self::Period | Self::Support | Self::SupportOrNone => measured::<Period>(self, node),
            Self::Interval => measured::<measure::Interval>(self, node),
            Self::Money => measured::<measure::Money>(self, node),
            Self::QuantityOrInf if node.text() == Some("inf") => Ok(Amount::One("no limit".into())),
            Self::Quantity | Self::QuantityOrInf => measured::<measure::Quantity>(self, node),
            Self::Window => measured::<measure::Window>(self, node),
            Self::Zone => zone(node),
            Self::Country => country(node),
            Self::Currency => measured::<measure::Currency>(self, node),
            Self::TimeOfDay => measured::<measure::ClockTime>(self, node),
            Self::Comparator => self.comparator(node),
            Self::Date => match &node.value {
                Value::Date(date) => Ok(Amount::One(measure::long_date(*date))),
                _ => Err(self.misfit(node)),
            },
            Self::Dates => dates(node),
            Self::Instant => match &node.value {
                Value::Instant(text) => match measure::instant(text) {
                    Ok(_) => Ok(Amount::One(text.clone())),
                    Err(error) => Err(misfit_of(&error)),
                },
                _ => Err(self.misfit(node)),
            },
            Self::Any => Ok(Amount::One(String::new())),
            Self::Map
                if node
                    .entries()
                    .iter()
                    .all(|entry| words(&entry.node).is_ok())
                    && matches!(node.value, Value::Table(_)) =>
            {
                Ok(Amount::One(String::new()))
            }
            Self::Map => Err(self.misfit(node)),
            Self::Table | Self::Tables => match (&node.value, self) {
                (Value::Table(_), Self::Table) | (Value::List(_), Self::Tables) => {
                    Ok(Amount::One(String::new()))
                }
                _ => Err(self.misfit(node)),
            },
        }
    }

    fn comparator(self, node: &Node) -> Result<Amount, Misfit> {
        match node.text() {
            Some(">=") => Ok(Amount::One("at least".into())),
            Some("<=") => Ok(Amount::One("at most".into())),
            Some(strict @ (">" | "<" | "=" | "==")) => Err(Misfit::named(
                "strict-comparator",
                format!("`{strict}` leaves the promised value itself neither kept nor missed"),
                "write \">=\" where more is better, \"<=\" where less is",
            )),
            _ => Err(self.misfit(node)),
        }
    }

    /// What is expected, with an example to copy.
    fn expected(self) -> (&'static str, &'static str) {
        match self {
            Self::Text | Self::Line | Self::Choice => ("a text", "\"…\""),
            Self::Lines | Self::Choices | Self::Refs => {
                ("a list of texts", "[\"first\", \"second\"]")
            }
            Self::Id | Self::Ref => ("a name", "\"help-desk\""),
            Self::Flag => ("true or false", "true"),
            Self::Count => ("a whole number, 0 or more", "3"),
            Self::Percentage => ("a percentage", "\"99.9%\""),
            Self::Share => ("a share in percent", "\"150%\""),
            Self::Duration => ("an elapsed time", "\"4h\""),
            Self::SupportHours => ("working hours", "\"4bh\""),
            Self::SupportDays => ("working days", "\"10bd\""),
            Self::Months => ("months", "\"12mo\""),
            Self::Period | Self::Support => ("a length of time", "\"10bd\""),
            Self::SupportOrNone => ("a length of time or `none`", "\"4h\""),
            Self::Interval => ("an interval", "\"3mo\""),
            Self::Money => ("an amount of money", "\"38000.00 EUR\""),
            Self::Quantity => ("an amount with its unit", "\"99.9%\""),
            Self::QuantityOrInf => ("an amount with its unit or `inf`", "\"99.9%\""),
            Self::Date => ("a date", "2027-01-31"),
            Self::Instant => ("an instant with its offset", "2027-06-08T09:10:00+02:00"),
            Self::Dates => ("a list of dates", "[2027-01-01, 2027-12-25]"),
            Self::TimeOfDay => ("a time of day", "\"08:00\""),
            Self::Zone => ("an IANA time zone", "\"Europe/Amsterdam\""),
            Self::Country => ("an ISO 3166 country code", "\"NL\""),
            Self::Window => ("a measuring window", "\"calendar-month\""),
            Self::Comparator => ("`>=` or `<=`", "\">=\""),
            Self::Currency => ("an ISO 4217 currency code", "\"EUR\""),
            Self::Table => ("an inline table", "{ … }"),
            Self::Tables => ("a list of tables", "[{ … }]"),
            Self::Map => ("a table of phrases", "{ key = \"phrase\" }"),
            Self::Any => ("a value", "\"…\""),
        }
    }

    fn misfit(self, node: &Node) -> Misfit {
        let (expected, example) = self.expected();
        let help = match (&node.value, self) {
            (Value::Text(text), Self::Date) if text.parse::<jiff::civil::Date>().is_ok() => {
                format!("write the date without quotes: {text}")
            }
            (_, Self::Date) => {
                "write the day as year-month-day without quotes, such as 2027-01-31".into()
            }
            (Value::Text(text), Self::Flag | Self::Count) if !text.is_empty() => {
                format!("write it without quotes, such as {example}")
            }
            _ => format!("write {example}"),
        };
        let found = match node.value {
            Value::Integer(number @ ..0) => number.to_string(),
            _ => node.what().to_owned(),
        };
        Misfit::wrong(
            format!("this is {found} where {expected} is expected"),
            help,
        )
    }
}

fn line(node: &Node) -> Result<String, Misfit> {
    let text = words(node)?;
    if text.trim_end().contains('\n') {
        return Err(Misfit::wrong(
            "this text has several lines where one is expected",
            "write it in one line",
        ));
    }
    Ok(text)
}

fn id(node: &Node) -> Result<String, Misfit> {
    let text = words(node)?;
    if is_id(&text) {
        return Ok(text);
    }
    Err(Misfit::wrong(
        format!(
            "`{}` is not a name: names are small letters, digits and `-`",
            text.escape_debug()
        ),
        format!("write `{}`", as_id(&text)),
    ))
}

fn dates(node: &Node) -> Result<Amount, Misfit> {
    match &node.value {
        Value::List(elements) => elements
            .iter()
            .map(|element| Kind::Date.read(element).map(|date| date.printed("and")))
            .collect::<Result<_, _>>()
            .map(Amount::Several),
        _ => Err(Kind::Dates.misfit(node)),
    }
}

fn words(node: &Node) -> Result<String, Misfit> {
    let Value::Text(text) = &node.value else {
        return Err(Kind::Text.misfit(node));
    };
    if text.trim().is_empty() {
        return Err(Misfit::wrong(
            "this text is empty",
            "write the text, or delete the line: what is left out shows as an open point",
        ));
    }
    Ok(text.clone())
}

fn zone(node: &Node) -> Result<Amount, Misfit> {
    measured::<measure::Zone>(Kind::Zone, node).map_err(|misfit| match node.text() {
        Some(_) => Misfit::named("unknown-zone", misfit.message, misfit.help),
        None => misfit,
    })
}

fn country(node: &Node) -> Result<Amount, Misfit> {
    let text = words(node)?;
    if let Some(name) = country::name(&text) {
        return Ok(Amount::One(name.to_owned()));
    }
    let help = country::meant(&text).map_or_else(
        || "write the two letters of ISO 3166, such as \"NL\"".to_owned(),
        |code| format!("write \"{code}\""),
    );
    let message = format!("`{}` is not an ISO 3166 country code", text.escape_debug());
    Err(Misfit::wrong(message, help))
}

/// A share of at most 100 000 %, such as a cap of 150 % of the yearly charges.
fn share(node: &Node) -> Option<Amount> {
    let digits = node.text()?.trim().strip_suffix('%')?.trim_end();
    let amount: measure::Exact = digits.parse().ok()?;
    let fits =
        !amount.is_negative() && digits.len() <= 12 && amount.to_u64().unwrap_or(0) <= 100_000;
    fits.then(|| Amount::One(format!("{amount}%")))
}

fn measured<T: FromStr<Err = measure::Unmeasurable> + Display>(
    kind: Kind,
    node: &Node,
) -> Result<Amount, Misfit> {
    match &node.value {
        Value::Text(text) => measured_text::<T>(text),
        Value::Float(digits) => {
            let mut misfit = misfit_of(&measure::Unmeasurable::float(digits));
            if !matches!(
                kind,
                Kind::Percentage | Kind::Quantity | Kind::QuantityOrInf
            ) {
                let (_, example) = kind.expected();
                misfit.help =
                    format!("write it in quotation marks with its unit, such as {example}");
            }
            Err(misfit)
        }
        Value::Integer(number) => measured_text::<T>(&number.to_string()),
        _ => measured_text::<T>("").map_err(|misfit| Misfit {
            message: format!(
                "this is {} where an amount in quotes is expected",
                node.what()
            ),
            ..misfit
        }),
    }
}

fn measured_text<T: FromStr<Err = measure::Unmeasurable> + Display>(
    text: &str,
) -> Result<Amount, Misfit> {
    match text.parse::<T>() {
        Ok(amount) => Ok(Amount::One(amount.to_string())),
        Err(error) => Err(misfit_of(&error)),
    }
}

fn misfit_of(error: &measure::Unmeasurable) -> Misfit {
    let help = error
        .suggestion
        .clone()
        .unwrap_or_else(|| format!("write {}", error.expected));
    let found = error.found.escape_debug();
    let message = format!("`{found}` is not {}", error.expected);
    match error.fault {
        Fault::Float => Misfit::named(
            "float-quantity",
            format!("{found} is a binary number, in which most decimals are not exact"),
            help,
        ),
        Fault::AmbiguousUnit => Misfit::named(
            "ambiguous-unit",
            format!("the unit of `{found}` can be read in two ways"),
            help,
        ),
        Fault::Range => Misfit::named(
            "range-for-value",
            format!("`{found}` is a range where one amount is expected"),
            "write the amount that decides whether the promise is kept, such as \"3d\"",
        ),
        _ => Misfit::wrong(message, help),
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
        && text
            .chars()
            .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-')
}

/// The name that was probably meant.
pub(super) fn as_id(text: &str) -> String {
    let mut id: String = text
        .trim()
        .chars()
        .take(60)
        .map(|one| {
            if one.is_ascii_alphanumeric() {
                one.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    while id.contains("--") {
        id = id.replace("--", "-");
    }
    id.trim_matches('-').to_owned()
}
