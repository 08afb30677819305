//! How long drafting takes, step by step: `cargo bench --bench drafting`.
//!
//! Prints the median of several runs in milliseconds. With `--project <folder>` it also writes
//! the typesetter's input, so that the `typst` command can set the same agreement:
//! `typst compile <folder>/agreement.typ`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark measures time, prints, and may stop at what it did not expect"
)]

use std::time::Instant;

use engross::assembly::assemble;
use engross::document::Document;
use engross::engagement;
use engross::library;
use engross::render::{Format, Style, render};
use engross::source::Sources;
use engross::template::{self, Outline, Tables};

const RUNS: usize = 15;

/// The examples, the longest first.
const EXAMPLES: [&str; 3] = ["managed-hosting", "software-development", "service-desk"];

fn main() {
    for example in EXAMPLES {
        draft(&format!("examples/{example}/engagement.toml"));
        println!();
    }
    #[cfg(feature = "pdf")]
    if let Some(folder) = std::env::args().skip_while(|one| one != "--project").nth(1) {
        let document = draft("examples/managed-hosting/engagement.toml");
        let style = Style::plain().unwrap();
        for (name, bytes) in engross::render::project(&document, &style) {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
        }
    }
}

/// Drafts one example, step by step.
fn draft(example: &str) -> Document {
    println!("{example}");
    let text = std::fs::read_to_string(example).unwrap();
    let style = Style::plain().unwrap();
    let outline = Outline::embedded("agreement").unwrap();

    let load = || {
        let mut sources = Sources::default();
        let file = sources.add(example, text.as_str());
        let (library, _) = library::load(&mut sources, &library::embedded());
        (sources, file, library)
    };
    measure("library", RUNS, || drop(load()));
    let (mut sources, file, library) = load();
    measure("engagement", RUNS, || {
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    });
    let (engagement, _) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    let (facts, _) = engagement::facts(&engagement, &library.facts);
    measure("table templates", RUNS, || {
        drop(Tables::embedded().unwrap());
    });
    let tables = Tables::embedded().unwrap();
    measure("assembly", RUNS, || {
        assemble(&engagement, &library, &outline, &tables, &facts, false);
    });
    let (draft, _) = assemble(&engagement, &library, &outline, &tables, &facts, false);
    for format in Format::ALL {
        if format == Format::Pdf && cfg!(not(feature = "pdf")) {
            continue;
        }
        let runs = if format == Format::Pdf { 5 } else { RUNS };
        measure(format.word(), runs, || {
            drop(render(&draft.document, &style, format).unwrap());
        });
    }
    draft.document
}

/// Prints the median time of a step.
fn measure(what: &str, runs: usize, mut step: impl FnMut()) {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            // The typesetter remembers what it has set; a draft is set once.
            #[cfg(feature = "pdf")]
            engross::render::forget();
            let start = Instant::now();
            step();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what:<16} {:>9.1} ms", times[runs / 2]);
}
