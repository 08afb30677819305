//! How fast papers are read and judged: `cargo bench --bench linting -- --corpus <folder>`.
//!
//! The folder holds documents of any kind, or contracts packed as `cuad-*.jsonl.gz`; without one, a
//! paper is made of our own clauses. Printed are, for each step and for each rule, milliseconds and
//! megabytes of text for each second of one processor; how long the program takes to start; what it
//! takes for papers of ten megabytes that are made to be slow; and at the end the lines that the
//! README shows.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark measures time, prints, and may stop at what it did not expect"
)]

use std::ffi::OsStr;
use std::hint::black_box;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use engross::import::{self, Paper};
use engross::library::{self, Topics};
use engross::lint::{self, Known, PaperReading, PaperSubject};
use engross::recognise::commitments::commitments;
use engross::recognise::definitions::Definitions;
use engross::recognise::kind;
use engross::recognise::reading::Reading;
use engross::recognise::references::References;
use engross::recognise::topics::Recogniser;
use engross::source::{FileId, Sources};
use jiff::civil::Date;
use rayon::prelude::*;

#[path = "linting/shapes.rs"]
mod shapes;

const RUNS: usize = 5;

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--corpus");
    let files = match arguments.nth(1) {
        Some(folder) => below(Path::new(&folder)),
        None => vec![("library.md".to_owned(), ours())],
    };
    let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} papers, {:.2} MB", files.len(), megabytes(size));
    let topics = Topics::embedded();
    let ready = Recogniser::new(&topics);
    let papers: Vec<Paper> = files
        .iter()
        .filter_map(|(name, bytes)| import::read(FileId::from_index(0), name, bytes).0)
        .collect();
    let text: usize = papers.iter().map(|paper| paper.text.len()).sum();
    steps(&files, &papers, &ready, size, text);
    let judging = rules(&papers, &topics, &ready, text);
    println!("\nall together");
    let whole = |(name, bytes): &(String, Vec<u8>)| {
        if let (Some(paper), read) = import::read(FileId::from_index(0), name, bytes) {
            black_box(judged(&paper, &topics, &ready, |reading| {
                lint::reading(reading, read)
            }));
        }
    };
    let all = rate("reading and all rules, one processor", size, || {
        files.iter().for_each(whole);
    });
    let wall = rate("the same, wall time on all processors", size, || {
        files.par_iter().for_each(whole);
    });
    let starts = start();
    let worst = worst();
    let speed = |took: Duration| format!("{:.0} MB", megabytes(size) / took.as_secs_f64());
    let seconds = |took: Duration| format!("{:.2} s", took.as_secs_f64());
    let moment = |took: Duration| format!("{:.0} ms", took.as_secs_f64() * 1_000.0);
    println!("\n| Linting | |\n|---|---|");
    for (what, figure) in [
        (
            "The rules, for each second of one processor",
            speed(judging),
        ),
        ("Reading, topics and rules, the same", speed(all)),
        (
            &format!(
                "{} papers of {:.1} MB on {} processors",
                files.len(),
                megabytes(size),
                rayon::current_num_threads()
            ),
            seconds(wall),
        ),
        ("Start of `engross --version`", moment(starts.0)),
        ("Start of `engross lint` with one line", moment(starts.1)),
        (
            &format!(
                "The slowest of {} papers of 10 MB made to be slow (`{}`)",
                worst.count, worst.slowest.0
            ),
            seconds(worst.slowest.1),
        ),
        (
            &format!("The one that takes most memory (`{}`)", worst.largest.0),
            format!("{:.0} MB", worst.largest.1),
        ),
    ] {
        println!("| {what} | {figure} |");
    }
}

/// What is done once for all rules.
fn steps(
    files: &[(String, Vec<u8>)],
    papers: &[Paper],
    ready: &Recogniser<'_>,
    size: usize,
    text: usize,
) {
    println!("\nstep");
    rate("import", size, || {
        for (name, bytes) in files {
            black_box(import::read(FileId::from_index(0), name, bytes));
        }
    });
    let each = |name: &str, step: &dyn Fn(&Paper)| {
        rate(name, text, || papers.iter().for_each(step));
    };
    each("kind of document", &|paper| {
        black_box(kind::kind(paper));
    });
    each("topics", &|paper| drop(black_box(ready.topics(paper))));
    each("sentences, subjects, amounts, duties", &|paper| {
        drop(black_box(Reading::of(paper)));
    });
    let readings: Vec<Reading<'_>> = papers.iter().map(Reading::of).collect();
    let each = |name: &str, step: &dyn Fn(&Reading<'_>)| {
        rate(name, text, || readings.iter().for_each(step));
    };
    each("commitments", &|one| drop(black_box(commitments(one))));
    each("definitions", &|one| drop(black_box(Definitions::of(one))));
    each("references", &|one| drop(black_box(References::of(one))));
}

/// What each rule takes beside, the dearest first.
fn rules(papers: &[Paper], topics: &Topics, ready: &Recogniser<'_>, text: usize) -> Duration {
    let mut took = vec![Duration::MAX; lint::RULES.len()];
    for _ in 0..RUNS {
        let mut now = vec![Duration::ZERO; lint::RULES.len()];
        for paper in papers {
            judged(paper, topics, ready, |reading| {
                for (rule, now) in lint::RULES.iter().zip(&mut now) {
                    let start = Instant::now();
                    black_box(lint::by_rule(rule, reading));
                    *now += start.elapsed();
                }
            });
        }
        for (best, now) in took.iter_mut().zip(now) {
            *best = now.min(*best);
        }
    }
    let mut table: Vec<(&str, Duration)> = lint::RULES
        .iter()
        .zip(took)
        .map(|(rule, took)| (rule.name, took))
        .collect();
    table.sort_by_key(|(_, took)| std::cmp::Reverse(*took));
    println!("\nrule, beside these");
    for (name, took) in table.iter().filter(|(_, took)| took.as_micros() > 100) {
        line(name, text, *took);
    }
    let all = table.iter().map(|(_, took)| *took).sum();
    line("all rules", text, all);
    all
}

fn judged<T>(
    paper: &Paper,
    topics: &Topics,
    ready: &Recogniser<'_>,
    judge: impl FnOnce(&PaperReading<'_>) -> T,
) -> T {
    let mut sources = Sources::default();
    let file = sources.add(paper.path.as_str(), paper.text.as_str());
    let found = ready.topics(paper);
    let known = Known {
        kind: kind::kind(paper),
        profiles: &[],
        found: &found,
        topics,
        demands: None,
        unmet: None,
    };
    let subject = PaperSubject {
        sources: &sources,
        file,
        paper,
        as_of: Date::ZERO,
        known: Some(known),
    };
    judge(&PaperReading::of(&subject))
}

/// How long the program takes to say its version, and to judge a paper of one line.
fn start() -> (Duration, Duration) {
    println!("\nstart");
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("paper.md");
    std::fs::write(&paper, "The fee is [●].\n").unwrap();
    let run = |arguments: &[&OsStr]| {
        rate(&format!("engross {}", arguments[0].display()), 0, || {
            let mut program = Command::new(env!("CARGO_BIN_EXE_engross"));
            program
                .args(arguments)
                .stdout(Stdio::null())
                .status()
                .unwrap();
        })
    };
    (
        run(&["--version".as_ref()]),
        run(&["lint".as_ref(), paper.as_os_str()]),
    )
}

/// What papers take that are made to be slow: by their names, seconds, and megabytes of memory.
struct Worst {
    count: usize,
    slowest: (&'static str, Duration),
    largest: (&'static str, f64),
}

fn worst() -> Worst {
    println!("\npapers of 10 MB made to be slow");
    let folder = tempfile::tempdir().unwrap();
    let mut worst = Worst {
        count: 0,
        slowest: ("", Duration::ZERO),
        largest: ("", 0.0),
    };
    for (name, bytes) in shapes::shapes() {
        let paper = folder.path().join(name);
        std::fs::write(&paper, bytes).unwrap();
        let (took, memory) = alone(&paper);
        println!(
            "{name:40} {:9.1} ms {memory:9.0} MB",
            took.as_secs_f64() * 1_000.0
        );
        worst.count += 1;
        if took > worst.slowest.1 {
            worst.slowest = (name, took);
        }
        if memory > worst.largest.1 {
            worst.largest = (name, memory);
        }
    }
    worst
}

/// Lints one paper: how long it takes, and the most memory it was seen to hold, where the system
/// tells.
fn alone(paper: &Path) -> (Duration, f64) {
    let start = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_engross"))
        .args(["lint", "--format", "json", "--fail-on", "never"])
        .arg(paper)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", program.id());
    let mut most = 0.0_f64;
    while program.try_wait().unwrap().is_none() {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let size = peak.and_then(|peak| peak.split_whitespace().next()?.parse::<f64>().ok());
        most = most.max(size.unwrap_or_default() / 1e3);
        std::thread::sleep(Duration::from_millis(2));
    }
    (start.elapsed(), most)
}

/// The best of several runs.
fn rate(name: &str, size: usize, run: impl Fn()) -> Duration {
    let best = (0..RUNS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    let best = best.min().unwrap();
    line(name, size, best);
    best
}

fn line(name: &str, size: usize, took: Duration) {
    let speed = if size == 0 {
        String::new()
    } else {
        format!(" {:9.1} MB/s", megabytes(size) / took.as_secs_f64())
    };
    println!("{name:40} {:9.1} ms{speed}", took.as_secs_f64() * 1_000.0);
}

#[allow(
    clippy::cast_precision_loss,
    reason = "sizes of files are small numbers"
)]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// All clauses of the library as one paper.
fn ours() -> Vec<u8> {
    let texts = library::embedded()
        .into_iter()
        .filter(|file| !file.path.ends_with("toml"));
    texts
        .map(|file| file.text)
        .collect::<Vec<_>>()
        .join("\n\n")
        .into_bytes()
}

/// The labelled contracts of a folder, or, if it has none, all files in it.
fn below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut packed = Vec::new();
    let mut pending = vec![PathBuf::from(folder)];
    while let Some(path) = pending.pop() {
        let name = path.display().to_string();
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).unwrap();
            pending.extend(entries.map(|one| one.unwrap().path()));
        } else if name.contains("cuad-") && name.ends_with(".jsonl.gz") {
            packed.extend(contracts(&path));
        } else {
            files.push((name, std::fs::read(&path).unwrap()));
        }
    }
    files.sort();
    if packed.is_empty() { files } else { packed }
}

/// The texts of packed contracts.
fn contracts(file: &Path) -> Vec<(String, Vec<u8>)> {
    let mut text = String::new();
    let file = std::fs::File::open(file).unwrap();
    let mut unpacked = flate2::read::GzDecoder::new(file);
    unpacked.read_to_string(&mut text).unwrap();
    let rows = text.lines().enumerate();
    rows.map(|(at, line)| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = row["text"].as_str().unwrap_or_default();
        (format!("{at:04}.txt"), text.as_bytes().to_vec())
    })
    .collect()
}
