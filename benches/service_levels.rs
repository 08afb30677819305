//! How long the arithmetic of service levels takes: `cargo bench --bench service_levels`.
//!
//! Prints the median of several runs in milliseconds, with what it must stay below.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark measures time, prints, and may stop at what it did not expect"
)]

use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

use engross::engagement;
use engross::service_levels::ServiceLevels;
use engross::simulation;
use engross::sla;
use engross::source::Sources;
use engross::template;

const RUNS: usize = 15;

fn main() {
    let example = "examples/managed-hosting/engagement.toml";
    let text = std::fs::read_to_string(example).unwrap();
    let mut sources = Sources::default();
    let file = sources.add(example, text);
    let (engagement, _) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    measure("typed records", 5, || {
        black_box(ServiceLevels::of(&engagement));
    });
    let levels = ServiceLevels::of(&engagement);
    measure("whole arithmetic of the worked example", 5, || {
        whole(&levels);
    });
    let facts = incidents(10_000);
    let file = sources.add("facts.toml", facts.clone());
    measure("reading 10,000 incidents", 1_000, || {
        black_box(simulation::read(file, &facts));
    });
    let (facts, findings) = simulation::read(file, &facts);
    assert!(findings.is_empty());
    measure("simulating a year with 10,000 incidents", 100, || {
        black_box(simulation::simulate(&levels, &facts));
    });
}

/// Budgets, maintenance, chains, samples, promises of every record.
fn whole(levels: &ServiceLevels) {
    for target in levels.targets.iter().map(|target| &target.value) {
        black_box(levels.meaning(target));
        black_box(levels.budget(target));
        black_box(levels.promise(target));
        if let Some(percentage) = target.percentage() {
            black_box(sla::one_miss_from(percentage));
        }
    }
    for service in &levels.services {
        if let Some(parts) = levels.parts_of(&service.value.id) {
            black_box(sla::composite(&parts));
        }
    }
}

/// Incidents of every severity, spread over a year, every third one late.
fn incidents(count: usize) -> String {
    let mut facts = String::new();
    for number in 0..count {
        let severity = ["p1", "p2", "p3", "p3"][number % 4];
        let (month, day, hour) = (number % 12 + 1, number / 12 % 28 + 1, number / 7 % 20);
        let later = if number % 3 == 0 { 27 } else { day };
        let _ = writeln!(
            facts,
            "[[incident]]\nseverity = \"{severity}\"\n\
             start = 2028-{month:02}-{day:02}T{hour:02}:10:00Z\n\
             answered = 2028-{month:02}-{day:02}T{hour:02}:20:00Z\n\
             restored = 2028-{month:02}-{:02}T{:02}:40:00Z",
            later.max(day),
            hour + 1
        );
    }
    facts
}

fn measure(name: &str, below: u32, run: impl Fn()) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "{name:42} {:9.2} ms, must stay below {below} ms",
        times[RUNS / 2]
    );
}
