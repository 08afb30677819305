//! Runs every golden vector in `tests/sla-vectors`, and fails on one that nobody can run.

mod availabilities;
mod clocks;
mod continuities;
mod example;
mod functions;
mod remedies;
mod samples;

use std::path::Path;

use engross::measure::{Exact, Percentage, Quantity, Rounding};
use serde_json::{Map, Value};

use example::Example;

/// One vector, with everything it may refer to.
pub(crate) struct Case<'a> {
    id: &'a str,
    function: &'a str,
    input: &'a Value,
    /// The result it names; functions look here only for which answers are asked.
    expected: &'a Value,
    example: &'a Example,
    /// All vectors of all files, for `as a`.
    all: &'a [Value],
}

impl Case<'_> {
    fn at(&self, key: &str) -> &Value {
        self.input
            .get(key)
            .unwrap_or_else(|| panic!("{}: no `{key}` in the input", self.id))
    }

    fn text(&self, key: &str) -> &str {
        self.at(key)
            .as_str()
            .unwrap_or_else(|| panic!("{}: `{key}` is no text", self.id))
    }

    fn number(&self, key: &str) -> Exact {
        number(self.at(key))
    }

    fn number_or(&self, key: &str, default: Exact) -> Exact {
        self.input.get(key).map_or(default, number)
    }

    fn percentage(&self, key: &str) -> Percentage {
        self.text(key).parse().unwrap()
    }

    /// The answers asked for, each exact, or rounded half-up where the key ends in `_<decimals>`.
    fn answers(&self, answer: impl Fn(&str) -> Option<Exact>) -> Value {
        let asked = self.expected.as_object().expect("an object of answers");
        let mut found = Map::new();
        for key in asked.keys() {
            let exact = answer(key).map(|exact| exact.to_string());
            let rounded = || {
                let (name, decimals) = key.rsplit_once('_')?;
                Some(answer(name)?.fixed(decimals.parse().ok()?, Rounding::HalfUp))
            };
            if let Some(digits) = exact.or_else(rounded) {
                found.insert(key.clone(), Value::String(digits));
            }
        }
        Value::Object(found)
    }
}

/// A number written as JSON number, bare decimal or amount with a unit.
fn number(value: &Value) -> Exact {
    match value {
        Value::Number(number) => number.to_string().parse().unwrap(),
        Value::String(text) => text.parse::<Quantity>().unwrap().magnitude(),
        other => panic!("{other} is no number"),
    }
}

/// Money as vectors print it.
fn cents(amount: &Exact) -> String {
    amount.fixed(2, Rounding::HalfUp)
}

/// Compares digit by digit; a JSON number equals the text of its digits.
fn same(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Number(number), Value::String(digits)) => number.to_string() == *digits,
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, one)| other.get(key).is_some_and(|other| same(one, other)))
        }
        _ => expected == found,
    }
}

#[test]
fn every_vector_of_every_file_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sla-vectors");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let example = Example::read(&read(&folder.join("worked-example.toml")));
    let vectors: Vec<Value> = files
        .iter()
        .flat_map(|path| {
            serde_json::from_str::<Vec<Value>>(&read(path))
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        })
        .collect();
    assert!(vectors.len() >= 81, "only {} vectors", vectors.len());
    let mut wrong = Vec::new();
    for vector in &vectors {
        let text = |key: &str| {
            vector[key]
                .as_str()
                .unwrap_or_else(|| panic!("{vector}: no `{key}`"))
        };
        let case = Case {
            id: text("id"),
            function: text("fn"),
            input: &vector["in"],
            expected: &vector["out"],
            example: &example,
            all: &vectors,
        };
        let found = functions::run(&case);
        if !same(case.expected, &found) {
            wrong.push(format!(
                "{}: expected {}, found {found}",
                case.id, case.expected
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn comparison_is_strict() {
    let same = |one: &str, other: &str| {
        same(
            &serde_json::from_str(one).unwrap(),
            &serde_json::from_str(other).unwrap(),
        )
    };
    assert!(same("260", "\"260\""));
    assert!(!same("\"99.90\"", "\"99.9\""));
    assert!(!same("{\"a\":1,\"b\":2}", "{\"a\":\"1\"}"));
    assert!(!same("[1]", "[\"1\",\"2\"]"));
    assert!(!same("null", "\"0\""));
}
