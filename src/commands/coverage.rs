//! `engross coverage`: which requirements of which framework an agreement carries, and where; which
//! topics somebody's paper settles; or what the library as a whole carries.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::commands::papers::{self, Bench};
use crate::commands::settings::KnownSettings;
use crate::commands::tables::{TableFormat, Target, workbook};
use crate::commands::{Console, LibraryOptions, Outcome, ReadingOptions, open};
use crate::coverage::{self, Coverage, FrameworkCoverage, Judged, State};
use crate::library::{Criticality, Topics};
use crate::lint;
use crate::report::{self, TextTable};
use crate::source::{Sources, nearest};
use crate::template::{Outline, Tables};

/// What makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOn {
    /// A critical requirement is missing.
    Critical,
    /// Any requirement is missing.
    Missing,
    /// Nothing.
    Never,
}

/// Which requirements are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Which {
    /// Those that something carries.
    Carried,
    /// Those that nothing carries.
    Missing,
    /// Those that do not apply.
    NotApplicable,
}

/// What to look at, and how to say it.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file, or somebody's paper (Markdown, Word, PDF, HTML, text; `-` is standard
    /// input); left out with `--library`, to look at the library as a whole.
    pub engagement: Option<PathBuf>,
    /// Only these frameworks, such as `dora`.
    #[arg(long, value_name = "ID")]
    pub framework: Vec<String>,
    /// Only requirements in these states. For people: those that are missing, or all of the
    /// frameworks asked for; in the other formats all.
    #[arg(long, value_enum, value_name = "STATE")]
    pub state: Vec<Which>,
    /// What somebody's paper is judged as, such as dora-critical or gdpr-processor: only what the
    /// frameworks of the profile ask of such a deal applies. Else `profile` in the `engross.toml` in
    /// its folder or above it.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Vec<String>,
    /// How the coverage is written.
    #[arg(long, value_enum, default_value = "human")]
    pub format: TableFormat,
    /// What makes the exit code 1.
    #[arg(long, value_enum, default_value = "never")]
    pub fail_on: FailOn,
    /// Look at the library as a whole; with a folder, lay its clauses over the built-in ones.
    #[arg(long, value_name = "FOLDER", num_args = 0..=1)]
    pub library: Option<Option<PathBuf>>,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub reading: ReadingOptions,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub target: Target,
}

/// Reports.
///
/// # Errors
/// If a file cannot be read or written, or there is no such framework.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let library = LibraryOptions {
        library: options.library.clone().flatten(),
    };
    match &options.engagement {
        Some(path) if !is_engagement(path) => of_paper(path, &library, options, console),
        Some(path) => of_engagement(path, &library, options, console),
        None if options.library.is_some() => of_library(&library, options, console),
        None => Err(
            "name an engagement file, or write `--library` to look at the library as a whole"
                .to_owned(),
        ),
    }
}

fn of_engagement(
    path: &Path,
    library: &LibraryOptions,
    options: &Options,
    console: &mut Console<'_>,
) -> Result<Outcome, String> {
    let outline = Outline::embedded("agreement")?;
    let opened = open::open_engagement(path, library)?;
    if opened.is_refused("judged", console) {
        return Ok(Outcome::CouldNotRun);
    }
    let tables = Tables::embedded()?;
    let (draft, wrong) = opened.assembled(&outline, &tables, true);
    let mut read = opened.findings.clone();
    read.extend(wrong);
    let subject = lint::Subject {
        sources: &opened.sources,
        engagement: &opened.engagement,
        library: &opened.library,
        draft: &draft,
        facts: &opened.facts,
        as_of: opened.engagement.header.date,
    };
    let found = lint::run(&subject, read);
    let evidence = lint::evidence(&|rule, requirement| {
        found.iter().any(|finding| {
            finding.rule == rule && lint::denies(finding, requirement, &opened.library)
        })
    });
    let coverage = coverage::of_draft(&draft, &opened.library, &evidence);
    let meta = &draft.document.meta;
    let properties = report::Properties {
        title: format!("{}: coverage", meta.reference),
        author: meta.author.clone(),
        date: meta.date,
    };
    let clauses: Vec<(&str, String)> = draft
        .chosen
        .iter()
        .map(|clause| {
            (
                clause.id.as_str(),
                format!("{} {}", clause.number, clause.title),
            )
        })
        .collect();
    let topics = Listed {
        json: report::own_topics_json(&Topics::embedded(), &clauses),
        table: None,
    };
    say(coverage, topics, &properties, options, console)
}

/// Somebody's paper: whatever is no TOML.
fn is_engagement(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// The topics to list beside the requirements.
struct Listed {
    json: Vec<serde_json::Value>,
    table: Option<TextTable>,
}

fn of_paper(
    path: &Path,
    library: &LibraryOptions,
    options: &Options,
    console: &mut Console<'_>,
) -> Result<Outcome, String> {
    let mut bench = Bench::new(Date::ZERO, library)?;
    bench.revisions = options.reading.revisions.into();
    let settings = KnownSettings::of(options.reading.name(path), None)?;
    let lens = bench.lens(KnownSettings::profiles(settings.as_ref(), &options.profile))?;
    let (name, bytes) = options.reading.bytes(path)?;
    let judged = papers::judge(&name, &bytes, &bench, &lens);
    let Some(paper) = &judged.paper else {
        console.findings(&judged.findings, &judged.sources);
        return Ok(Outcome::CouldNotRun);
    };
    let recognised = report::Recognised {
        file: judged.file,
        kind: judged.kind.word(),
        topics: &judged.topics,
    };
    let stands = |place| papers::standing(paper, place);
    let topics = Listed {
        json: report::topics_json(&recognised, &judged.sources),
        table: Some(report::topics_table(&recognised, &judged.sources, &stands)),
    };
    let scope = lens.scope.as_ref();
    let library = bench.library()?;
    let coverage = coverage::of_paper(&judged.topics, bench.topics, library, scope);
    let properties = report::Properties {
        title: format!("{name}: coverage"),
        ..report::Properties::default()
    };
    say(coverage, topics, &properties, options, console)
}

fn of_library(
    library: &LibraryOptions,
    options: &Options,
    console: &mut Console<'_>,
) -> Result<Outcome, String> {
    let mut sources = Sources::default();
    let (library, findings) = open::open_library(library, &mut sources)?;
    if open::broken(&findings) {
        console.findings(&findings, &sources);
        return Ok(Outcome::CouldNotRun);
    }
    let evidence = lint::evidence(&|_, _| false);
    let coverage = coverage::of_library(&library, &evidence);
    let properties = report::Properties {
        title: "Coverage of the clause library".to_owned(),
        ..report::Properties::default()
    };
    let topics = Listed {
        json: Vec::new(),
        table: None,
    };
    say(coverage, topics, &properties, options, console)
}

/// Keeps the frameworks asked for, writes, and tells whether something that matters is missing.
fn say(
    mut coverage: Coverage<'_>,
    topics: Listed,
    properties: &report::Properties,
    options: &Options,
    console: &mut Console<'_>,
) -> Result<Outcome, String> {
    for wanted in &options.framework {
        let ids = || {
            coverage
                .frameworks
                .iter()
                .map(|of| of.framework.id.as_str())
        };
        if !ids().any(|id| id == wanted) {
            let help = nearest(wanted, ids()).map_or_else(
                || format!("use one of: {}", ids().collect::<Vec<_>>().join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            return Err(format!("there is no framework `{wanted}`; {help}"));
        }
    }
    coverage
        .frameworks
        .retain(|of| options.framework.is_empty() || options.framework.contains(&of.framework.id));
    let bytes = match options.format {
        TableFormat::Human => {
            let mut text = String::new();
            if let Some(table) = topics.table.filter(|_| options.framework.is_empty()) {
                text = table.print(console.width) + "\n";
            }
            text.push_str(&human(&coverage, options, console.width));
            text.into_bytes()
        }
        TableFormat::Json => {
            for of in &mut coverage.frameworks {
                of.requirements.retain(|one| is_asked_for(one, options));
            }
            report::coverage_json(&coverage, topics.json).into_bytes()
        }
        TableFormat::Csv => {
            let (_, list) =
                report::coverage_tables(&coverage, &|_, one| is_asked_for(one, options));
            let topics = topics.table.filter(|_| options.framework.is_empty());
            report::csv(&topics.unwrap_or(list)).into_bytes()
        }
        TableFormat::Xlsx => {
            let (counts, list) =
                report::coverage_tables(&coverage, &|_, one| is_asked_for(one, options));
            let mut sheets = vec![("Counts", counts), ("Requirements", list)];
            if let Some(table) = topics.table {
                sheets.insert(0, ("Topics", table));
            }
            workbook(sheets, properties)?
        }
    };
    options.target.put(bytes, console)?;
    let missing = |one: &Judged<'_>| match options.fail_on {
        FailOn::Never => false,
        FailOn::Missing => one.state == State::Missing,
        FailOn::Critical => {
            one.state == State::Missing
                && one.requirement.criticality == Some(Criticality::Critical)
        }
    };
    let failed = coverage
        .frameworks
        .iter()
        .flat_map(|of| &of.requirements)
        .any(missing);
    Ok(if failed {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

fn is_asked_for(judged: &Judged<'_>, options: &Options) -> bool {
    options.state.is_empty()
        || options.state.iter().any(|which| {
            judged.state
                == match which {
                    Which::Carried => State::Carried,
                    Which::Missing => State::Missing,
                    Which::NotApplicable => State::NotApplicable,
                }
        })
}

/// The counts, then what is missing; or all that was asked for.
fn human(coverage: &Coverage<'_>, options: &Options, width: usize) -> String {
    let asked = !options.framework.is_empty() || !options.state.is_empty();
    let of_library = options.engagement.is_none();
    let keep = |_: &FrameworkCoverage<'_>, one: &Judged<'_>| {
        if asked {
            is_asked_for(one, options)
        } else {
            // In a library, what is carried in some deals only is as telling as what is missing.
            one.state == State::Missing || (of_library && !one.reason.is_empty())
        }
    };
    let (counts, list) = report::coverage_tables(coverage, &keep);
    let mut text = counts.print(width);
    if !list.is_empty() {
        text.push('\n');
        text.push_str(&list.print(width));
    }
    if !asked {
        text.push_str("\nAll requirements of one framework: `--framework <id>`.\n");
    }
    text
}
