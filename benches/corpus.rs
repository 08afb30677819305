//! How well papers are read: `cargo bench --bench corpus -- --corpus <folder>`.
//!
//! The folder holds documents that are not part of this repository: labelled contracts
//! (`cuad-*.jsonl.gz`), documents that are no ICT contracts (`negatives-*.jsonl.gz`) and published
//! standards (`agreements/`). Printed are, per topic, precision, recall and F1 beside what one
//! keyword expression reaches, for all contracts and for two halves that share no company; what
//! is found in each contract; and errors reported on published standards.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a measurement reads files, prints, and may stop at what it did not expect"
)]

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use engross::finding::{Finding, Severity};
use engross::library::Topics;
use engross::lint::{Judge, JudgedAs};
use engross::recognise::kind::Kind;
use engross::recognise::topics::State;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A label of the contracts, the topic it stands for, and what a keyword reaches.
const CATEGORIES: &[(&str, &str, f64, f64)] = &[
    ("Governing Law", "governing-law", 0.97, 0.97),
    ("Cap on Liability", "liability-cap", 0.91, 0.92),
    ("Audit Rights", "audit-rights", 0.80, 0.79),
    ("Insurance", "insurance", 0.71, 1.00),
    (
        "Termination for Convenience",
        "termination-convenience",
        0.61,
        0.69,
    ),
    (
        "Post-Termination Services",
        "post-termination-services",
        0.54,
        0.15,
    ),
    ("Warranty Duration", "warranties", 0.57, 0.60),
    ("IP Ownership Assignment", "ipr-ownership", 0.47, 0.68),
    ("License Grant", "licences", 0.92, 0.86),
    ("Source Code Escrow", "source-code-escrow", 0.55, 0.86),
    ("Anti-Assignment", "assignment", 0.95, 0.95),
    ("Change of Control", "change-of-ownership", 0.52, 0.82),
    ("Renewal Term", "renewal", 0.60, 0.87),
    ("Minimum Commitment", "minimum-commitment", 0.70, 0.98),
    ("Liquidated Damages", "liquidated-damages", 0.86, 0.57),
    ("Expiration Date", "term", 0.84, 0.91),
];

/// Errors on published standards that a person looked at and found right: rule, file, why.
const REVIEWED: &[(&str, &str, &str)] = &[];

/// What is said of one document.
struct Read {
    kind: Kind,
    topics: BTreeMap<String, State>,
    findings: Vec<Finding>,
    bytes: usize,
    took: Duration,
}

/// Reads and judges a document; nothing if it cannot be read.
fn read(judge: &Judge<'_>, name: &str, bytes: &[u8]) -> Option<Read> {
    let start = Instant::now();
    let judged = judge.judge(name, bytes, &JudgedAs::default());
    let took = start.elapsed();
    let topics = judged.topics.iter();
    Some(Read {
        kind: judged.kind,
        topics: topics.map(|one| (one.id.to_owned(), one.state)).collect(),
        findings: judged.findings,
        bytes: judged.paper?.text.len(),
        took,
    })
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let at = arguments.iter().position(|one| one == "--corpus");
    let Some(folder) = at.and_then(|at| arguments.get(at + 1)).map(PathBuf::from) else {
        println!("nothing measured: add `-- --corpus <folder>`");
        return;
    };
    let topics = Topics::embedded();
    let judge = Judge::new(&topics);
    for file in named(&folder, "cuad-", ".jsonl.gz") {
        contracts(&judge, &file);
    }
    for file in named(&folder, "negatives-", ".jsonl.gz") {
        others(&judge, &file);
    }
    standards(&judge, &folder.join("agreements"));
}

/// Presence of topics in labelled contracts, and what is found in them.
fn contracts(judge: &Judge<'_>, file: &Path) {
    let rows: Vec<(Value, Read)> = lines(file)
        .into_iter()
        .filter_map(|row| {
            let text = row["text"].as_str()?;
            let read = read(judge, "contract.txt", text.as_bytes())?;
            Some((row, read))
        })
        .collect();
    println!("{}: {} contracts", file.display(), rows.len());
    println!(
        "{:28} {:>4} {:>5} {:>5} {:>5} | {:>5} {:>5} | {:>5}",
        "label", "n", "P", "R", "F1", "F1 A", "F1 B", "floor"
    );
    let mut sums = [0.0; 4];
    for (label, topic, precision, recall) in CATEGORIES {
        let of = |half: Option<u8>| score(&rows, label, topic, half);
        let (all, one, two) = (of(None), of(Some(0)), of(Some(1)));
        let floor = f1(*precision, *recall);
        for (sum, value) in sums.iter_mut().zip([all.f1(), one.f1(), two.f1(), floor]) {
            *sum += value;
        }
        println!(
            "{label:28} {:>4} {:5.2} {:5.2} {:5.2} | {:5.2} {:5.2} | {floor:5.2}{}",
            all.right + all.missed,
            all.precision(),
            all.recall(),
            all.f1(),
            one.f1(),
            two.f1(),
            if all.f1() > floor { "" } else { " BELOW" },
        );
    }
    let count = CATEGORIES.len() as f64;
    println!(
        "{:28} {:>4} {:>5} {:>5} {:5.3} | {:5.3} {:5.3} | {:5.3}",
        "macro",
        "",
        "",
        "",
        sums[0] / count,
        sums[1] / count,
        sums[2] / count,
        sums[3] / count
    );
    let mut counts: Vec<usize> = rows.iter().map(|(_, read)| read.findings.len()).collect();
    counts.sort_unstable();
    let errors = rows.iter().flat_map(|(_, read)| &read.findings);
    let errors = errors.filter(|one| one.severity == Severity::Error).count();
    println!(
        "findings a contract: median {}, most {}; errors in all: {errors}",
        counts[counts.len() / 2],
        counts[counts.len() - 1]
    );
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (_, read) in &rows {
        let mut seen: Vec<&str> = read.findings.iter().map(|one| one.rule).collect();
        for rule in &seen {
            rules.entry(rule).or_default().0 += 1;
        }
        seen.sort_unstable();
        seen.dedup();
        for rule in seen {
            rules.entry(rule).or_default().1 += 1;
        }
    }
    for (rule, (findings, papers)) in rules {
        println!("  {rule:36} {findings:>6} in {papers} contracts");
    }
    let bytes: usize = rows.iter().map(|(_, read)| read.bytes).sum();
    let took: Duration = rows.iter().map(|(_, read)| read.took).sum();
    println!(
        "read and judged {:.1} MB in {took:.2?}: {:.1} MB a second\n",
        bytes as f64 / 1e6,
        bytes as f64 / 1e6 / took.as_secs_f64()
    );
}

/// Right, wrong and missed.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / ((self.right + self.wrong).max(1)) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / ((self.right + self.missed).max(1)) as f64
    }

    fn f1(&self) -> f64 {
        f1(self.precision(), self.recall())
    }
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 {
        0.0
    } else {
        2.0 * precision * recall / (precision + recall)
    }
}

fn score(rows: &[(Value, Read)], label: &str, topic: &str, half: Option<u8>) -> Score {
    let mut score = Score::default();
    for (row, read) in rows {
        let group = row["group"].as_str().unwrap_or_default();
        if half.is_some_and(|half| Sha256::digest(group.as_bytes())[0] % 2 != half) {
            continue;
        }
        let labelled = row["labels"][label]
            .as_array()
            .is_some_and(|all| !all.is_empty());
        let found = read.topics.get(topic) == Some(&State::Present);
        match (labelled, found) {
            (true, true) => score.right += 1,
            (false, true) => score.wrong += 1,
            (true, false) => score.missed += 1,
            (false, false) => {}
        }
    }
    score
}

/// What is said of documents that are no ICT contracts.
fn others(judge: &Judge<'_>, file: &Path) {
    let mut table: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for row in lines(file) {
        let name = format!("document.{}", row["format"].as_str().unwrap_or("txt"));
        let text = row["text"].as_str().unwrap_or_default();
        let Some(read) = read(judge, &name, text.as_bytes()) else {
            continue;
        };
        let present = read
            .topics
            .values()
            .filter(|state| **state == State::Present);
        let counts = table.entry(row["kind"].to_string()).or_default();
        counts[0] += 1;
        counts[1] += present.count();
        counts[2] += read.findings.len();
        counts[3] += usize::from(read.kind == Kind::IctAgreement);
    }
    println!("{}", file.display());
    for (kind, [documents, present, findings, ict]) in table {
        println!(
            "  {kind}: {documents} documents, {present} topics present, {findings} findings, {ict} taken for ICT agreements"
        );
    }
    println!();
}

/// Errors on standards that committees drafted.
fn standards(judge: &Judge<'_>, folder: &Path) {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    files.sort();
    let (mut papers, mut errors, mut reviewed) = (0, 0, 0);
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let Some(paper) = read(judge, &name, &std::fs::read(&file).unwrap()) else {
            continue;
        };
        papers += 1;
        for finding in paper
            .findings
            .iter()
            .filter(|one| one.severity == Severity::Error)
        {
            let known =
                |(rule, path, _): &&(&str, &str, &str)| *rule == finding.rule && *path == name;
            if REVIEWED.iter().any(|one| known(&one)) {
                reviewed += 1;
            } else {
                errors += 1;
                println!("  {name}: {} [{}]", finding.message, finding.rule);
            }
        }
        let present = paper
            .topics
            .values()
            .filter(|state| **state == State::Present);
        println!(
            "  {name}: {}, {} topics, {} findings",
            paper.kind.word(),
            present.count(),
            paper.findings.len()
        );
    }
    println!(
        "published standards: {papers} read, {errors} errors, {reviewed} more that were reviewed"
    );
}

/// Files of a folder, by the beginning and end of their names.
fn named(folder: &Path, start: &str, end: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(start) && name.ends_with(end)
        })
        .collect();
    files.sort();
    files
}

/// The lines of a packed file, each one value.
fn lines(file: &Path) -> Vec<Value> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(file).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}
