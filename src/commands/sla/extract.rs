//! `engross sla extract`: the service commitments of somebody's paper, and what each leaves unsaid.
//!
//! JSON: `path`, and `commitments` as in `engross lint --format json`. CSV: one row a commitment,
//! a column for each part; what is not stated is empty.

use std::fmt::Write;
use std::path::PathBuf;

use serde_json::json;

use super::say_json;
use crate::commands::{Console, Outcome, ReadingOptions};
use crate::import::{self, Paper};
use crate::recognise::commitments::{Commitment, all_commitments, commitments};
use crate::recognise::reading::Reading;
use crate::report::{commitments_json, meaning};
use crate::source::{FileId, Sources};

/// Which paper.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The document; `-` is standard input.
    pub file: PathBuf,
    /// How to print it.
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub reading: ReadingOptions,
}

/// How commitments are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Paragraphs for people.
    Human,
    /// One JSON object with places.
    Json,
    /// A table for spreadsheets.
    Csv,
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let (name, bytes) = options.reading.bytes(&options.file)?;
    let revisions = options.reading.revisions.into();
    let (paper, findings) = import::read_as(FileId::from_index(0), &name, &bytes, revisions);
    let Some(paper) = paper else {
        let mut sources = Sources::default();
        sources.add(name, "");
        console.findings(&findings, &sources);
        return Ok(Outcome::CouldNotRun);
    };
    let reading = Reading::of(&paper);
    let found = all_commitments(&reading, commitments(&reading));
    match options.format {
        Format::Json => say_json(
            "extract",
            json!({ "path": name, "commitments": commitments_json(&paper, &found) }),
            console,
        ),
        Format::Csv => console.say(csv(&paper, &found).trim_end()),
        Format::Human => console.say(human(&paper, &found).trim_end()),
    }
    Ok(Outcome::Fine)
}

fn human(paper: &Paper, found: &[Commitment]) -> String {
    if found.is_empty() {
        return "no service commitment with an amount was found".to_owned();
    }
    let mut out = String::new();
    for (at, one) in found.iter().enumerate() {
        let place = place(paper, one)
            .map(|place| format!(" ({place})"))
            .unwrap_or_default();
        let severity = one
            .severity
            .as_ref()
            .map(|label| format!(", {}", label.name))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{}. {}{severity}: {}{place}\n   \"{}\"",
            at + 1,
            one.kind.printed(),
            one.target_words(),
            words(paper, &one.span)
        );
        if let Some(meaning) = meaning(paper, one) {
            let _ = writeln!(out, "   means: {meaning}");
        }
        for (name, part) in one.parts() {
            if let Some(part) = part {
                let where_else = if part.is_here {
                    ""
                } else {
                    " (elsewhere in the paper)"
                };
                let _ = writeln!(
                    out,
                    "   {}: {}{where_else}",
                    name.replace('-', " "),
                    words(paper, &part.span)
                );
            }
        }
        let missing: Vec<String> = one
            .parts()
            .into_iter()
            .filter(|(name, part)| part.is_none() && one.needs(name))
            .map(|(name, _)| name.replace('-', " "))
            .collect();
        if !missing.is_empty() {
            let _ = writeln!(out, "   not stated: {}", missing.join(", "));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{} commitments", found.len());
    out
}

fn csv(paper: &Paper, found: &[Commitment]) -> String {
    let mut out = "kind,severity,target,meaning,clause,page,quote".to_owned();
    if let Some(first) = found.first() {
        for (name, _) in first.parts() {
            out.push(',');
            out.push_str(name);
        }
    }
    out.push('\n');
    for one in found {
        let block = paper.blocks.get(paper.prose.block_of(one.span.start));
        let mut cells = vec![
            one.kind.word().to_owned(),
            one.severity
                .as_ref()
                .map(|label| label.name.clone())
                .unwrap_or_default(),
            one.target_words(),
            meaning(paper, one).unwrap_or_default(),
            block
                .and_then(|block| block.clause.clone())
                .unwrap_or_default(),
            block
                .and_then(|block| block.page)
                .map(|page| page.to_string())
                .unwrap_or_default(),
            words(paper, &one.span),
        ];
        cells.extend(one.parts().map(|(_, part)| {
            part.map(|part| words(paper, &part.span))
                .unwrap_or_default()
        }));
        let cells: Vec<String> = cells.iter().map(|cell| cell_of(cell)).collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

/// A cell of a CSV file. A spreadsheet must not take it for a formula.
fn cell_of(text: &str) -> String {
    let text = match text.chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{text}"),
        _ => text.to_owned(),
    };
    if text.contains(['"', ',', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

fn words(paper: &Paper, range: &std::ops::Range<usize>) -> String {
    let text = paper.prose.text.get(range.clone()).unwrap_or_default();
    text.replace('\t', " | ").trim().to_owned()
}

fn place(paper: &Paper, one: &Commitment) -> Option<String> {
    let block = paper.blocks.get(paper.prose.block_of(one.span.start))?;
    let clause = block
        .clause
        .as_ref()
        .map(|clause| format!("clause {clause}"));
    let page = block.page.map(|page| format!("page {page}"));
    match (clause, page) {
        (Some(clause), Some(page)) => Some(format!("{clause}, {page}")),
        (clause, page) => clause.or(page),
    }
}
