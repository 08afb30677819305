//! `engross schema`: the JSON Schemas of the files that people write, for editors.

use crate::commands::{Console, Outcome};
use crate::engagement;
use crate::report;
use crate::simulation;
use crate::written::{self, FieldTable};

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    /// An engagement.
    #[default]
    Engagement,
    /// Measured facts, for `engross sla simulate`.
    Facts,
    /// What `engross lint --format json` prints.
    Report,
    /// What `engross coverage --format json` prints.
    Coverage,
    /// What `engross sla extract --format json` prints.
    Extract,
}

/// Which schema to print.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The kind of file.
    #[arg(value_enum, default_value = "engagement")]
    pub what: What,
}

/// Prints the schema.
///
/// # Errors
/// Never, as long as the embedded descriptions are sound; a test reads them.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    console.say(&match options.what {
        What::Engagement => text()?,
        What::Facts => schema(
            simulation::fields()?,
            "Engross measured facts",
            "facts.schema.json",
        )?,
        What::Report => report::JSON_SCHEMA.to_owned(),
        What::Coverage => report::coverage_schema()?,
        What::Extract => report::extract_schema()?,
    });
    Ok(Outcome::Fine)
}

/// The JSON Schema of an engagement file.
///
/// # Errors
/// As [`run`].
pub fn text() -> Result<String, String> {
    let table = engagement::fields()?;
    schema(table, "Engross engagement", "engagement.schema.json")
}

fn schema(table: &FieldTable, title: &str, file: &str) -> Result<String, String> {
    let schema = written::json_schema(table, title, file);
    serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())
}
