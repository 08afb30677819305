//! Throughput: how many in a second.

use std::fmt;
use std::str::FromStr;

use super::exact::Exact;
use super::lexer::{screen, split};
use super::unmeasurable::{Fault, Unmeasurable};

const EXPECTED: &str = "a rate per second, such as `40/s`";

/// So many in a second.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(Exact);

impl Rate {
    /// How many in a second.
    pub fn per_second(&self) -> &Exact {
        &self.0
    }

    /// The form of an engagement file: `40/s`.
    pub fn compact(&self) -> String {
        format!("{}/s", self.0)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} per second", self.0))
    }
}

impl FromStr for Rate {
    type Err = Unmeasurable;

    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let trimmed = screen(text, EXPECTED)?;
        let lexed = split(trimmed, EXPECTED)?;
        let refuse = |fault| Unmeasurable::new(fault, trimmed, EXPECTED);
        match lexed.unit {
            "" => {
                Err(refuse(Fault::MissingUnit)
                    .suggest(format!("write the unit: `{}/s`", lexed.digits)))
            }
            unit if is_rate(unit) => Ok(Self(lexed.amount)),
            unit if unit.starts_with('/') || unit.starts_with("per ") => {
                Err(refuse(Fault::UnknownUnit).suggest("write it per second"))
            }
            _ => Err(refuse(Fault::WrongKind)),
        }
    }
}

/// `/s` or the words for it.
pub(super) fn is_rate(unit: &str) -> bool {
    ["/s", "/ s", "per second", "/second"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(unit))
}
