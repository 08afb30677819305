//! `engross schema`: the JSON Schema of an engagement, for editors.

use crate::commands::{Console, Outcome};
use crate::engagement;
use crate::written;

/// Prints the schema.
///
/// # Errors
/// Never, as long as the embedded description is sound; a test reads it.
pub fn run(console: &mut Console<'_>) -> Result<Outcome, String> {
    console.say(&text()?);
    Ok(Outcome::Fine)
}

/// The JSON Schema of an engagement file.
///
/// # Errors
/// As [`run`].
pub fn text() -> Result<String, String> {
    let table = engagement::fields()?;
    let schema = written::json_schema(table, "Engross engagement", "engagement.schema.json");
    serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())
}
