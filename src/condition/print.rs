//! Writes a condition the way an author would.

use std::fmt;

use super::{Comparison, Condition};

impl fmt::Display for Condition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Always => out.write_str("always"),
            Self::Flag(name) => out.write_str(name),
            Self::NotEmpty(name) => write!(out, "{name} not empty"),
            Self::Compare(name, comparison, value) => {
                write!(out, "{name} {} {value}", comparison.sign())
            }
            Self::Has(name, value) => write!(out, "{name} has {value}"),
            Self::In(name, values) => write!(out, "{name} in [{}]", values.join(", ")),
            Self::Not(inner) => match **inner {
                Self::And(_) | Self::Or(_) => write!(out, "not ({inner})"),
                _ => write!(out, "not {inner}"),
            },
            Self::And(all) => joined(out, all, " and ", |one| matches!(one, Self::Or(_))),
            Self::Or(any) => joined(out, any, " or ", |one| matches!(one, Self::And(_))),
        }
    }
}

fn joined(
    out: &mut fmt::Formatter<'_>,
    several: &[Condition],
    word: &str,
    in_parentheses: fn(&Condition) -> bool,
) -> fmt::Result {
    for (at, one) in several.iter().enumerate() {
        if at > 0 {
            out.write_str(word)?;
        }
        if in_parentheses(one) {
            write!(out, "({one})")?;
        } else {
            write!(out, "{one}")?;
        }
    }
    Ok(())
}

impl Comparison {
    fn sign(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::Unequal => "!=",
            Self::AtLeast => ">=",
            Self::Above => ">",
            Self::AtMost => "<=",
            Self::Below => "<",
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::condition::{FactTable, parse};

    #[test]
    fn what_is_written_is_read_back() {
        let facts = FactTable::read(
            "[[fact]]\nname = \"personal-data\"\nkind = \"flag\"\nfrom = \"declared\"\nasks = \"?\"\n\
             [[fact]]\nname = \"criticality\"\nkind = \"ordered\"\nvalues = [\"standard\", \"critical\"]\nfrom = \"service\"\nasks = \"?\"\n\
             [[fact]]\nname = \"services\"\nkind = \"set\"\nvalues = [\"cloud\", \"network\"]\nfrom = \"service\"\nasks = \"?\"\n",
        )
        .unwrap();
        for text in [
            "always",
            "personal-data and (services has cloud or criticality >= critical)",
            "not (personal-data or services not empty)",
            "criticality in [standard, critical] or not personal-data",
        ] {
            let condition = parse(text, &facts).unwrap();
            assert_eq!(
                parse(&condition.to_string(), &facts).unwrap(),
                condition,
                "{condition}"
            );
        }
    }
}
