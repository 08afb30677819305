//! `engross show`: the merged engagement, with the origin of each value.

use std::path::PathBuf;

use crate::commands::{Console, LibraryOptions, Outcome, open};
use crate::condition::FactValue;
use crate::source::Sources;
use crate::written::{Node, Value};

/// What to show.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// Only what stands at this path, such as `service` or `clause.audit`; `facts` shows all facts.
    pub path: Option<String>,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub library: LibraryOptions,
}

/// Shows.
///
/// # Errors
/// If a file cannot be read or nothing stands at the path.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let opened = open::open_engagement(&options.engagement, &options.library)?;
    let mut lines = Vec::new();
    match options.path.as_deref() {
        Some("facts") => {
            for (name, value) in &opened.facts {
                let value = match value {
                    FactValue::Flag(flag) => flag.to_string(),
                    FactValue::One(value, _) => value.clone(),
                    FactValue::Many(values) => format!(
                        "[{}]",
                        values.iter().cloned().collect::<Vec<_>>().join(", ")
                    ),
                };
                let from = opened
                    .library
                    .facts
                    .get(name)
                    .map_or("", |fact| fact.from.as_str());
                lines.push((format!("{name} = {value}"), format!("from {from}")));
            }
        }
        Some(path) => {
            let node = opened.engagement.node.at(path).ok_or_else(|| {
                format!(
                    "nothing stands at `{path}`; `engross show` without a path lists all values"
                )
            })?;
            walk(node, path, &opened.sources, &mut lines);
        }
        None => walk(&opened.engagement.node, "", &opened.sources, &mut lines),
    }
    let width = lines
        .iter()
        .map(|(line, _)| line.chars().count())
        .filter(|&width| width <= 60)
        .max()
        .unwrap_or(0);
    for (line, origin) in &lines {
        console.say(&format!("{line:width$}  # {origin}"));
    }
    console.findings(&opened.findings, &opened.sources);
    Ok(if opened.is_broken() {
        Outcome::CouldNotRun
    } else {
        Outcome::Fine
    })
}

fn walk(node: &Node, path: &str, sources: &Sources, lines: &mut Vec<(String, String)>) {
    match &node.value {
        Value::Table(entries) => {
            for entry in entries {
                let inner = if path.is_empty() {
                    entry.key.clone()
                } else {
                    format!("{path}.{}", entry.key)
                };
                walk(&entry.node, &inner, sources, lines);
            }
        }
        Value::List(elements)
            if elements
                .iter()
                .any(|one| matches!(one.value, Value::Table(_))) =>
        {
            for (at, element) in elements.iter().enumerate() {
                let name = element
                    .get("id")
                    .and_then(Node::text)
                    .map_or_else(|| (at + 1).to_string(), str::to_owned);
                walk(element, &format!("{path}.{name}"), sources, lines);
            }
        }
        _ => {
            let (line, _) = sources.line_column(node.place);
            let name = &sources.file(node.place.file).name;
            lines.push((
                format!("{path} = {}", literal(node)),
                format!("{name}:{line}"),
            ));
        }
    }
}

pub(super) fn literal(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => toml::Value::String(text.clone()).to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(text) | Value::Instant(text) => text.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::List(elements) => format!(
            "[{}]",
            elements.iter().map(literal).collect::<Vec<_>>().join(", ")
        ),
        Value::Table(_) => "{ … }".into(),
    }
}
