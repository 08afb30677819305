//! `engross new`: a complete, commented engagement to start from.

use std::path::PathBuf;

use crate::commands::{Console, Outcome, schema};
use crate::source::Disk;
use crate::template;

/// Where to, and what for.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder to write to; made if it is not there.
    pub folder: PathBuf,
    /// What is outsourced; asked for on a terminal if left out.
    #[arg(long)]
    pub preset: Option<String>,
    /// Name of the customer.
    #[arg(long)]
    pub customer: Option<String>,
    /// Name of the provider.
    #[arg(long)]
    pub provider: Option<String>,
    /// Replace files that are already there.
    #[arg(long)]
    pub force: bool,
}

/// The names that a scaffold holds in place of those of the parties.
const CUSTOMER: &str = "Example Customer Ltd";
const PROVIDER: &str = "Example Provider Ltd";

/// Writes the engagement and its JSON Schema.
///
/// # Errors
/// If the preset is not known or a file cannot be written.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let known = template::scaffolds();
    let preset = match (&options.preset, console.input.is_some()) {
        (Some(preset), _) => preset.clone(),
        (None, true) => {
            console.complain(&format!(
                "What is outsourced? One of: {}\n",
                known.join(", ")
            ));
            console.ask("Preset", "managed-hosting")
        }
        (None, false) => "managed-hosting".to_owned(),
    };
    let Some(mut text) = known
        .contains(&preset)
        .then(|| template::text(&format!("engagements/{preset}.toml")))
        .flatten()
        .map(str::to_owned)
    else {
        let help = crate::source::nearest(&preset, known.iter().map(String::as_str)).map_or_else(
            || format!("use one of: {}", known.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(format!("there is no preset `{preset}`; {help}"));
    };
    for (given, question, placeholder) in [
        (&options.customer, "Name of the customer", CUSTOMER),
        (&options.provider, "Name of the provider", PROVIDER),
    ] {
        let name = match given {
            Some(name) => name.clone(),
            None if console.input.is_some() && options.preset.is_none() => {
                console.ask(question, placeholder)
            }
            None => continue,
        };
        text = text.replace(&toml_text(placeholder), &toml_text(&name));
    }
    let files = [
        (
            options.folder.join("engagement.toml"),
            format!("#:schema ./engagement.schema.json\n{text}").into_bytes(),
        ),
        (
            options.folder.join("engagement.schema.json"),
            schema::text()?.into_bytes(),
        ),
    ];
    Disk.write_all(&files, options.force)?;
    for (path, _) in &files {
        console.say(&format!("wrote {}", path.display()));
    }
    let path = files[0].0.display().to_string();
    console.say(&format!(
        "next: open {path} in an editor, then\n  engross draft {path}\n  engross lint {path}"
    ));
    Ok(Outcome::Fine)
}

/// A text as TOML writes it, quotes included.
fn toml_text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
