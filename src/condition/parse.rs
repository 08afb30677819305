//! Reads a condition: `personal-data and not (services has cloud or criticality >= important)`.

use std::ops::Range;

use super::{Comparison, Condition, FactKind, FactTable};

/// What is wrong with a condition, where in its text, and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionError {
    /// Byte range in the condition's text.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// Parentheses deeper than this are refused.
const DEEPEST: usize = 32;

/// Reads a condition and checks each fact and value against the table.
///
/// # Errors
/// The first thing that is wrong, with its place in `text`.
pub fn parse(text: &str, table: &FactTable) -> Result<Condition, ConditionError> {
    let mut reader = Reader {
        words: words(text),
        at: 0,
        end: text.len(),
        table,
    };
    let condition = reader.any(0)?;
    match reader.peek() {
        None => Ok(condition),
        Some(word) => {
            let word = word.to_owned();
            Err(reader.wrong(
                format!("`{word}` is not expected here"),
                "join conditions with `and` or `or`",
            ))
        }
    }
}

struct Reader<'a> {
    words: Vec<(Range<usize>, &'a str)>,
    at: usize,
    end: usize,
    table: &'a FactTable,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.words.get(self.at).map(|(_, word)| *word)
    }

    fn take(&mut self) -> Option<&'a str> {
        let word = self.peek();
        self.at += 1;
        word
    }

    fn wrong(&self, message: impl Into<String>, help: impl Into<String>) -> ConditionError {
        let range = self
            .words
            .get(self.at)
            .map_or(self.end..self.end, |(range, _)| range.clone());
        ConditionError {
            range,
            message: message.into(),
            help: help.into(),
        }
    }

    fn any(&mut self, depth: usize) -> Result<Condition, ConditionError> {
        let mut all = vec![self.all(depth)?];
        while self.peek() == Some("or") {
            self.at += 1;
            all.push(self.all(depth)?);
        }
        Ok(single_or(all, Condition::Or))
    }

    fn all(&mut self, depth: usize) -> Result<Condition, ConditionError> {
        let mut all = vec![self.one(depth)?];
        while self.peek() == Some("and") {
            self.at += 1;
            all.push(self.one(depth)?);
        }
        Ok(single_or(all, Condition::And))
    }

    fn one(&mut self, depth: usize) -> Result<Condition, ConditionError> {
        if depth > DEEPEST {
            return Err(self.wrong("the condition is nested too deeply", "simplify it"));
        }
        match self.peek() {
            Some("not") => {
                self.at += 1;
                Ok(Condition::Not(Box::new(self.one(depth + 1)?)))
            }
            Some("(") => {
                self.at += 1;
                let inner = self.any(depth + 1)?;
                if self.peek() != Some(")") {
                    return Err(self.wrong("a parenthesis is not closed", "add `)`"));
                }
                self.at += 1;
                Ok(inner)
            }
            Some("always") => {
                self.at += 1;
                Ok(Condition::Always)
            }
            Some(_) => self.about_a_fact(),
            None => Err(self.wrong("a condition is missing here", "name a fact, or `always`")),
        }
    }

    fn about_a_fact(&mut self) -> Result<Condition, ConditionError> {
        let name = self.peek().unwrap_or_default();
        let Some(fact) = self.table.get(name) else {
            let known: Vec<&str> = self.table.iter().map(|fact| fact.name.as_str()).collect();
            return Err(self.wrong(
                format!("there is no fact `{name}`"),
                nearest(name, &known).map_or_else(
                    || format!("use one of: {}", known.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                ),
            ));
        };
        let (kind, values, name) = (fact.kind, fact.values.clone(), name.to_owned());
        self.at += 1;
        let comparison = match self.peek() {
            Some("==") => Comparison::Equal,
            Some("!=") => Comparison::Unequal,
            Some(">=") => Comparison::AtLeast,
            Some(">") => Comparison::Above,
            Some("<=") => Comparison::AtMost,
            Some("<") => Comparison::Below,
            Some("has") if kind == FactKind::Set => {
                self.at += 1;
                return Ok(Condition::Has(name.clone(), self.value(&name, &values)?));
            }
            Some("in") if kind != FactKind::Set && kind != FactKind::Flag => {
                self.at += 1;
                return Ok(Condition::In(name.clone(), self.list(&name, &values)?));
            }
            Some("not") if self.words.get(self.at + 1).map(|(_, word)| *word) == Some("empty") => {
                self.at += 2;
                return Ok(Condition::NotEmpty(name));
            }
            _ if kind == FactKind::Flag => return Ok(Condition::Flag(name)),
            _ => {
                let help = match kind {
                    FactKind::Set => format!("write `{name} has {}`", values.join("|")),
                    _ => format!("write `{name} == {}`", values.join("|")),
                };
                return Err(self.wrong(format!("`{name}` is not a yes-or-no fact"), help));
            }
        };
        if matches!(kind, FactKind::Flag | FactKind::Set) {
            return Err(self.wrong(
                format!("`{name}` cannot be compared"),
                if kind == FactKind::Set {
                    format!("write `{name} has …`")
                } else {
                    format!("write `{name}` or `not {name}`")
                },
            ));
        }
        let ordering = !matches!(comparison, Comparison::Equal | Comparison::Unequal);
        if ordering && kind != FactKind::Ordered {
            return Err(self.wrong(
                format!("the values of `{name}` have no order"),
                "use `==`, `!=` or `in [ … ]`",
            ));
        }
        self.at += 1;
        let value = self.value(&name, &values)?;
        Ok(Condition::Compare(name, comparison, value))
    }

    fn list(&mut self, name: &str, values: &[String]) -> Result<Vec<String>, ConditionError> {
        if self.peek() != Some("[") {
            return Err(self.wrong("a list is missing here", "write `in [one, other]`"));
        }
        self.at += 1;
        let mut found = Vec::new();
        loop {
            found.push(self.value(name, values)?);
            match self.peek() {
                Some(",") => self.at += 1,
                Some("]") => {
                    self.at += 1;
                    return Ok(found);
                }
                _ => return Err(self.wrong("the list is not closed", "add `]`")),
            }
        }
    }

    fn value(&mut self, name: &str, values: &[String]) -> Result<String, ConditionError> {
        let word = self.peek().unwrap_or_default();
        if values.iter().any(|value| value == word) {
            return Ok(self.take().unwrap_or_default().to_owned());
        }
        let known: Vec<&str> = values.iter().map(String::as_str).collect();
        Err(self.wrong(
            format!("`{word}` is not a value of `{name}`"),
            nearest(word, &known).map_or_else(
                || format!("use one of: {}", known.join(", ")),
                |near| format!("did you mean `{near}`?"),
            ),
        ))
    }
}

fn single_or(mut all: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    if all.len() == 1 {
        all.remove(0)
    } else {
        join(all)
    }
}

fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    crate::source::nearest(word, known.iter().copied())
}

fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut words = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() {
            while let Some((at, next)) = rest.peek().copied() {
                if !(next.is_alphanumeric() || next == '-') {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
        } else if matches!(first, '=' | '!' | '<' | '>')
            && let Some((at, '=')) = rest.peek().copied()
        {
            end = at + 1;
            rest.next();
        }
        words.push((start..end, &text[start..end]));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::{FactValue, Facts, implies};
    use super::*;

    fn table() -> FactTable {
        FactTable::read(
            r#"
            [[fact]]
            name = "criticality"
            kind = "ordered"
            values = ["standard", "important", "critical"]
            from = "service"
            asks = "?"
            [[fact]]
            name = "services"
            kind = "set"
            values = ["hosting", "cloud"]
            from = "service"
            asks = "?"
            [[fact]]
            name = "personal-data"
            kind = "flag"
            from = "data-set"
            asks = "?"
            "#,
        )
        .unwrap()
    }

    fn holds(text: &str, criticality: &str, services: &[&str]) -> bool {
        let table = table();
        let order = table.get("criticality").unwrap().values.clone();
        let facts = Facts::from([
            (
                "criticality".into(),
                FactValue::One(criticality.into(), order),
            ),
            (
                "services".into(),
                FactValue::Many(services.iter().map(|&one| one.to_owned()).collect()),
            ),
        ]);
        parse(text, &table).unwrap().holds(&facts)
    }

    #[test]
    fn conditions_hold_as_they_read() {
        assert!(holds("always", "standard", &[]));
        assert!(holds("criticality >= important", "critical", &[]));
        assert!(!holds("criticality >= important", "standard", &[]));
        assert!(holds(
            "services has cloud and not personal-data",
            "standard",
            &["cloud"]
        ));
        assert!(holds(
            "personal-data or criticality in [standard, critical]",
            "critical",
            &[]
        ));
        assert!(!holds("services not empty", "critical", &[]));
    }

    #[test]
    fn implication_is_proved_over_all_combinations() {
        let table = table();
        let implied = |given: &str, then: &str| {
            implies(
                &parse(given, &table).unwrap(),
                &parse(then, &table).unwrap(),
                &table,
            )
        };
        assert!(implied(
            "criticality == critical",
            "criticality >= important"
        ));
        assert!(!implied(
            "criticality >= important",
            "criticality == critical"
        ));
        assert!(implied(
            "services has cloud and personal-data",
            "personal-data"
        ));
        assert!(implied("services has cloud", "services not empty"));
        assert!(!implied("services not empty", "services has cloud"));
        assert!(implied("personal-data", "always"));
        assert!(!implied("always", "personal-data"));
    }

    #[test]
    fn mistakes_are_placed_and_answered() {
        let table = table();
        let mistake = |text: &str| {
            let error = parse(text, &table).unwrap_err();
            format!(
                "{} | {} | {}",
                &text[error.range], error.message, error.help
            )
        };
        assert_eq!(
            mistake("personal-dta"),
            "personal-dta | there is no fact `personal-dta` | did you mean `personal-data`?"
        );
        assert_eq!(
            mistake("services has clod"),
            "clod | `clod` is not a value of `services` | did you mean `cloud`?"
        );
        assert_eq!(
            mistake("(personal-data"),
            " | a parenthesis is not closed | add `)`"
        );
    }
}
