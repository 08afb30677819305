//! How fast papers are read and judged: `cargo bench --bench linting -- --corpus <folder>`.
//!
//! The folder holds documents of any kind; without one, a paper is made of our own clauses.
//! Prints megabytes of text for each second of one processor, and the wall time of all together.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark measures time, prints, and may stop at what it did not expect"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use engross::import::{self, Paper};
use engross::library;
use engross::lint::{self, PaperSubject};
use engross::source::{FileId, Sources};
use jiff::civil::Date;
use rayon::prelude::*;

const RUNS: usize = 5;

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--corpus");
    let files = match arguments.nth(1) {
        Some(folder) => below(Path::new(&folder)),
        None => vec![("library.md".to_owned(), ours())],
    };
    let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} files, {:.2} MB", files.len(), megabytes(size));
    let papers: Vec<Paper> = files
        .iter()
        .filter_map(|(name, bytes)| import::read(FileId::from_index(0), name, bytes).0)
        .collect();
    let words: usize = papers.iter().map(|paper| paper.text.len()).sum();
    rate("reading, one processor", size, || {
        for (name, bytes) in &files {
            black_box(import::read(FileId::from_index(0), name, bytes));
        }
    });
    rate("all rules, one processor", words, || {
        for paper in &papers {
            judge(paper);
        }
    });
    rate("reading and all rules, all processors", size, || {
        files.par_iter().for_each(|(name, bytes)| {
            if let (Some(paper), _) = import::read(FileId::from_index(0), name, bytes) {
                judge(&paper);
            }
        });
    });
}

fn judge(paper: &Paper) {
    let mut sources = Sources::default();
    let file = sources.add(paper.path.as_str(), paper.text.as_str());
    let subject = PaperSubject {
        sources: &sources,
        file,
        paper,
        as_of: Date::ZERO,
        known: None,
    };
    black_box(lint::paper(&subject, Vec::new()));
}

/// The best of several runs.
fn rate(name: &str, size: usize, run: impl Fn()) {
    let best = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    println!(
        "{name:40} {:9.1} ms {:9.1} MB/s",
        best * 1_000.0,
        megabytes(size) / best
    );
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

fn below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut pending = vec![PathBuf::from(folder)];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(
                std::fs::read_dir(&path)
                    .unwrap()
                    .map(|one| one.unwrap().path()),
            );
        } else {
            files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}
