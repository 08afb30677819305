//! Money: an exact amount of one currency, never mixed with another.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::currency::Currency;
use super::exact::{Exact, Rounding};
use super::lexer::{screen, split};
use super::unmeasurable::{Fault, Unmeasurable};

const EXPECTED: &str = "an amount with its ISO 4217 currency, such as `38000.00 EUR`";

/// An amount of one currency, in whole cents of that currency.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Exact,
    currency: Currency,
}

impl Money {
    /// An amount, rounded half-up to the decimals of its currency.
    pub fn rounded(amount: &Exact, currency: Currency) -> Self {
        Self {
            amount: amount.round(currency.decimals(), Rounding::HalfUp),
            currency,
        }
    }

    /// The amount without its currency.
    pub fn amount(&self) -> &Exact {
        &self.amount
    }

    /// The currency.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The sum, or nothing where the currencies differ.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        (self.currency == other.currency).then(|| Self {
            amount: &self.amount + &other.amount,
            currency: self.currency,
        })
    }

    /// The form of an engagement file: `38000.00 EUR`.
    pub fn compact(&self) -> String {
        format!("{} {}", self.digits(), self.currency)
    }

    fn digits(&self) -> String {
        self.amount
            .fixed(self.currency.decimals(), Rounding::HalfUp)
    }
}

impl PartialOrd for Money {
    /// Nothing where the currencies differ.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.amount.cmp(&other.amount))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", self.currency, grouped(&self.digits())))
    }
}

/// Commas every three digits before the point.
fn grouped(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(fraction);
    out
}

impl FromStr for Money {
    type Err = Unmeasurable;

    /// Reads `38000.00 EUR`, `EUR 38,000.00`, `EUR 38000`.
    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let trimmed = screen(text, EXPECTED)?;
        let refuse = |fault| Unmeasurable::new(fault, trimmed, EXPECTED);
        let is_sign = |c: char| c.is_alphabetic() || matches!(c, '€' | '$' | '£' | '¥');
        let code_ends = trimmed.find(|c| !is_sign(c)).unwrap_or(trimmed.len());
        let (leading, rest) = trimmed.split_at(code_ends);
        let lexed = split(rest.trim_start(), EXPECTED).map_err(|error| Unmeasurable {
            found: trimmed.to_owned(),
            ..error
        })?;
        let code = match (leading, lexed.unit) {
            ("", "") => {
                return Err(refuse(Fault::MissingUnit)
                    .suggest(format!("name the currency: `{} EUR`", lexed.digits)));
            }
            ("", code) | (code, "") => code,
            _ => return Err(refuse(Fault::WrongKind)),
        };
        let currency: Currency = code.parse().map_err(|error: Unmeasurable| {
            let fault = if error.suggestion.is_some() {
                error.fault
            } else {
                Fault::WrongKind
            };
            Unmeasurable {
                fault,
                found: trimmed.to_owned(),
                ..error
            }
            .expecting(EXPECTED)
        })?;
        let decimals = currency.decimals();
        if lexed.amount.decimals().is_none_or(|found| found > decimals) {
            return Err(
                refuse(Fault::OutOfRange).suggest(format!("{currency} has {decimals} decimals"))
            );
        }
        Ok(Self {
            amount: lexed.amount,
            currency,
        })
    }
}
