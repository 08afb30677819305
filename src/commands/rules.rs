//! `engross rules`: every rule with its group, its severity and what it reads.

use serde::Serialize;

use crate::commands::{Console, Outcome};
use crate::lint::{self, Check, Rule};
use crate::report::{Side, TextTable};

/// How the list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ListFormat {
    /// A table for people.
    Human,
    /// A list for programs.
    Json,
}

/// Which rules, and how.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Only those of a group: reading, completeness, measurability, consistency, references, library.
    #[arg(long)]
    pub group: Option<String>,
    /// How the list is written.
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
}

#[derive(Serialize)]
struct Listed {
    rule: &'static str,
    group: &'static str,
    severity: &'static str,
    reads: Vec<&'static str>,
    summary: &'static str,
}

/// Lists the rules.
///
/// # Errors
/// If there is no such group.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let listed: Vec<Listed> = lint::RULES
        .iter()
        .filter(|rule| {
            options
                .group
                .as_deref()
                .is_none_or(|group| group == rule.group.word())
        })
        .map(|rule| Listed {
            rule: rule.name,
            group: rule.group.word(),
            severity: rule.severity.word(),
            reads: reads(rule),
            summary: rule.summary(),
        })
        .collect();
    if listed.is_empty() {
        return Err("there is no such group; write reading, completeness, measurability, consistency, references or library".into());
    }
    match options.format {
        ListFormat::Json => {
            console.say(&serde_json::to_string_pretty(&listed).map_err(|error| error.to_string())?);
        }
        ListFormat::Human => {
            let mut table = TextTable::new([
                ("rule", Side::Left),
                ("group", Side::Left),
                ("severity", Side::Left),
                ("reads", Side::Left),
                ("reports", Side::Left),
            ]);
            for rule in listed {
                table.row([
                    rule.rule,
                    rule.group,
                    rule.severity,
                    &rule.reads.join(", "),
                    rule.summary,
                ]);
            }
            console.say(&table.print(console.width));
        }
    }
    Ok(Outcome::Fine)
}

/// What a rule looks at.
fn reads(rule: &Rule) -> Vec<&'static str> {
    let mut reads: Vec<&'static str> = rule
        .check
        .each()
        .iter()
        .map(|check| match check {
            Check::Deal(_) | Check::Levels(_) => "engagement",
            Check::Library(_) => "library",
            Check::Paper(_) | Check::Prose(_) => "paper",
            Check::Elsewhere | Check::Several(_) => "any",
        })
        .collect();
    reads.dedup();
    reads
}
