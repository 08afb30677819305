//! `engross sla export`: targets as OpenSLO v1, and what that cannot carry.
//!
//! YAML documents go to standard output, notes on everything left behind to standard error. JSON:
//! `yaml`, the documents as one text, and `left-behind`, a list of `record`, `id` and `why`.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Format, open, say_json};
use crate::commands::{Console, Outcome};
use crate::openslo;

/// Notations to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Notation {
    /// OpenSLO v1, YAML.
    Openslo,
}

/// What to write.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// The notation.
    #[arg(long, value_enum)]
    pub to: Notation,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let opened = open::engagement(&options.engagement)?;
    let Notation::Openslo = options.to;
    let exported = openslo::export(&opened.levels);
    match options.format {
        Format::Json => {
            let left: Vec<Value> = exported
                .left_behind
                .iter()
                .map(|one| json!({ "record": one.record, "id": one.id, "why": one.why }))
                .collect();
            let own = json!({ "yaml": exported.yaml, "left-behind": left });
            say_json("export", own, console);
        }
        Format::Human => {
            console.say(&exported.yaml);
            for one in &exported.left_behind {
                console.complain(&format!(
                    "not carried over: {} {}: {}\n",
                    one.record, one.id, one.why
                ));
            }
        }
    }
    Ok(opened.conclude(console))
}
