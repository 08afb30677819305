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

/// What is written where nobody says what is outsourced.
const DEFAULT: &str = "managed-hosting";

const NO_ANSWER: &str = "no answer; nothing was written";

/// Writes the engagement and its JSON Schema.
///
/// # Errors
/// If the preset is not known or a file cannot be written.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let known = template::scaffolds();
    let is_asking = console.input.is_some() && options.preset.is_none();
    let preset = match &options.preset {
        Some(preset) => preset.clone(),
        None if is_asking => ask_preset(&known, console)?,
        None => {
            console.complain(&format!(
                "nobody to ask, so `{DEFAULT}` is taken; `--preset` takes one of: {}\n",
                known.join(", ")
            ));
            DEFAULT.to_owned()
        }
    };
    let Some(mut text) = scaffold(&known, &preset).map(str::to_owned) else {
        return Err(format!(
            "there is no preset `{preset}`; {}",
            instead(&known, &preset)
        ));
    };
    for (given, question, placeholder) in [
        (&options.customer, "Name of the customer", CUSTOMER),
        (&options.provider, "Name of the provider", PROVIDER),
    ] {
        let name = match given {
            Some(name) => name.clone(),
            None if is_asking => console.ask(question, placeholder).ok_or(NO_ANSWER)?,
            None => continue,
        };
        if name.trim().is_empty() || name.chars().any(char::is_control) {
            return Err(format!(
                "{}: a name is words in one line; nothing was written",
                question.to_lowercase()
            ));
        }
        text = text.replace(&toml_text(placeholder), &toml_text(name.trim()));
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
    let path = quoted(&files[0].0.display().to_string());
    console.say(&format!(
        "next: open {path} in an editor, then\n  engross draft {path}\n  engross lint {path}"
    ));
    Ok(Outcome::Fine)
}

/// A text as TOML writes it, quotes included.
fn toml_text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Asks until the answer names a preset.
fn ask_preset(known: &[String], console: &mut Console<'_>) -> Result<String, String> {
    console.complain("What is outsourced?\n");
    for (at, name) in known.iter().enumerate() {
        let first = scaffold(known, name)
            .and_then(|text| text.lines().next())
            .unwrap_or_default();
        console.complain(&format!(
            "  {}  {name:<22}{}\n",
            at + 1,
            first.trim_start_matches("# ")
        ));
    }
    loop {
        let answer = console
            .ask("Name or number", DEFAULT)
            .ok_or(NO_ANSWER)?
            .to_lowercase();
        let numbered = answer
            .parse::<usize>()
            .ok()
            .and_then(|number| known.get(number.checked_sub(1)?));
        match numbered.or_else(|| known.iter().find(|name| **name == answer)) {
            Some(name) => return Ok(name.clone()),
            None => console.complain(&format!(
                "there is no preset `{}`; {}\n",
                answer.escape_debug(),
                instead(known, &answer)
            )),
        }
    }
}

fn scaffold(known: &[String], preset: &str) -> Option<&'static str> {
    known
        .iter()
        .find(|name| *name == preset)
        .and_then(|name| template::text(&format!("engagements/{name}.toml")))
}

fn instead(known: &[String], preset: &str) -> String {
    crate::source::nearest(preset, known.iter().map(String::as_str)).map_or_else(
        || format!("use one of: {}", known.join(", ")),
        |near| format!("did you mean `{near}`?"),
    )
}

/// A path as it can be typed: between quotation marks if it has a space or the like.
fn quoted(path: &str) -> String {
    if path
        .chars()
        .all(|one| one.is_alphanumeric() || "/\\:._-".contains(one))
    {
        path.to_owned()
    } else {
        format!("\"{path}\"")
    }
}
