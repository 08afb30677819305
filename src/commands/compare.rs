//! `engross compare`: two engagements, or one and the library's standard, as a redline and as a table
//! that explains it.

mod human;
mod json;

use std::path::{Path, PathBuf};

use crate::assembly::Draft;
use crate::commands::open::{self, Opened};
use crate::commands::style::open_style;
use crate::commands::{Console, LibraryOptions, Outcome, StyleOptions};
use crate::compare::{self, Explanation, Redline, Side, explain, redline};
use crate::engagement;
use crate::render;
use crate::source::Disk;
use crate::template::{Outline, Tables};

/// What a comparison is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum CompareFormat {
    /// A table for people: value, clause, effect.
    Human,
    /// One object for programs.
    Json,
    /// A Word document with tracked changes.
    Docx,
}

/// What to compare, and how to show it.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The old engagement; with `--standard`, the only one.
    pub old: PathBuf,
    /// The new engagement.
    #[arg(required_unless_present = "standard", conflicts_with = "standard")]
    pub new: Option<PathBuf>,
    /// Compare with the library's standard: preferred wordings, nothing left out, values of the
    /// preset.
    #[arg(long)]
    pub standard: bool,
    /// Which document to compare.
    #[arg(long, default_value = "agreement")]
    pub document: String,
    /// Formats, separated by commas.
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["human"])]
    pub format: Vec<CompareFormat>,
    /// File to write to, with one format; `drafts/redline.docx` beside the engagement if left out.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Name positions, reasons for omissions and what a fall-back gives up: not for the other side.
    /// The Word document never does.
    #[arg(long)]
    pub internal: bool,
    /// Replace a file that is already there.
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub style: StyleOptions,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub library: LibraryOptions,
}

/// Two drafts and what lies between them.
struct Comparison<'a> {
    old: Side<'a>,
    new: Side<'a>,
    old_name: String,
    new_name: String,
    redline: Redline,
    explanation: Explanation,
}

/// Compares.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    if options.output.is_some() && options.format.len() > 1 {
        return Err("`--output` takes one format; leave it out to print tables and to write `drafts/redline.docx`".to_owned());
    }
    let outline = Outline::embedded(&options.document)?;
    let tables = Tables::embedded()?;
    let style = open_style(&options.style, console)?;
    let first = open::open_engagement(&options.old, &options.library)?;
    let (old, new) = match &options.new {
        Some(new) => (first, open::open_engagement(new, &options.library)?),
        None => (standard(&options.old, &options.library)?, first),
    };
    let (was, broken) = drafted(&old, &outline, &tables, console);
    let (is, also_broken) = drafted(&new, &outline, &tables, console);
    if broken || also_broken {
        console.complain("Nothing was compared: mend the errors first.\n");
        return Ok(Outcome::CouldNotRun);
    }
    let (old_side, new_side) = (side(&old, &was), side(&new, &is));
    let old_name = options.old.display().to_string();
    let comparison = Comparison {
        redline: redline(&was.document, &is.document),
        explanation: explain(old_side, new_side, &outline, &tables),
        old: old_side,
        new: new_side,
        old_name: match options.new {
            Some(_) => old_name.clone(),
            None => "the standard of the library".to_owned(),
        },
        new_name: options
            .new
            .as_ref()
            .map_or(old_name, |new| new.display().to_string()),
    };
    for (draft, name) in [(&was, &comparison.old_name), (&is, &comparison.new_name)] {
        let open = draft.open_points.len();
        if open > 0 {
            console.complain(&format!(
                "note: {open} {} of {name} {} open and printed in brackets\n",
                if open == 1 { "point" } else { "points" },
                if open == 1 { "is" } else { "are" },
            ));
        }
    }
    for format in &options.format {
        let (text, default) = match format {
            CompareFormat::Human => (
                human::table(&comparison, options.internal, console.width),
                None,
            ),
            CompareFormat::Json => (json::object(&comparison, options.internal), None),
            CompareFormat::Docx => (String::new(), Some("redline.docx")),
        };
        let target = options.output.clone().or_else(|| {
            let beside = options.new.as_ref().unwrap_or(&options.old);
            let folder = beside.parent().unwrap_or(Path::new("")).join("drafts");
            default.map(|name| folder.join(name))
        });
        let Some(path) = target else {
            console.say(&text);
            continue;
        };
        let bytes = if *format == CompareFormat::Docx {
            render::redline(&was.document, &is.document, &style)
                .map_err(|error| error.to_string())?
        } else {
            text.into_bytes()
        };
        Disk.write_all(&[(path.clone(), bytes)], options.force)?;
        let changes = comparison.redline.differences.len();
        console.say(&format!(
            "wrote {}: {changes} changed lines",
            path.display()
        ));
    }
    Ok(Outcome::Fine)
}

fn side<'a>(opened: &'a Opened, draft: &'a Draft) -> Side<'a> {
    Side {
        engagement: &opened.engagement,
        library: &opened.library,
        draft,
    }
}

/// The engagement as the library's standard has it.
fn standard(path: &Path, library: &LibraryOptions) -> Result<Opened, String> {
    let mut opened = open::open_engagement(path, library)?;
    opened.engagement = compare::standard(&opened.engagement);
    opened.facts = engagement::facts(&opened.engagement, &opened.library.facts).0;
    Ok(opened)
}

/// The clean draft, and whether it cannot be trusted; what is wrong is said.
fn drafted(
    opened: &Opened,
    outline: &Outline,
    tables: &Tables,
    console: &mut Console<'_>,
) -> (Draft, bool) {
    let (draft, wrong) = opened.assembled(outline, tables, false);
    let mut findings = opened.findings.clone();
    findings.extend(wrong);
    let is_broken = open::broken(&findings);
    if is_broken {
        console.findings(&findings, &opened.sources);
    }
    (draft, is_broken)
}
