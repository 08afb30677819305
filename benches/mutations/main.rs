//! What of our own material can be broken without anybody noticing: `cargo bench --bench mutations`.
//!
//! Each example is broken in one place at a time: in the engagement a clause is left out or a number
//! blurred; on the printed paper a clause or schedule is cut or a number blurred. In the library a
//! time is blurred, and for each rule it is counted whether a list of changes breaks it. A change counts as caught only if something
//! new is said about that change: about the clause, its place, the terms it defined, the references
//! that led to it, or a topic of which the evidence stood in it. What nobody notices is listed;
//! `-- --how` lists what is noticed, and by what.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a measurement reads files, prints, and may stop at what it did not expect"
)]

mod clauses;
mod deal;
mod paper;
#[path = "../../tests/removal/printed.rs"]
mod printed;
mod rules;
mod score;

use score::Score;

const EXAMPLES: [&str; 3] = ["managed-hosting", "software-development", "service-desk"];

fn main() {
    let world = deal::World::new();
    let mut whole = Score::default();
    for example in EXAMPLES {
        println!("{example}");
        let text = std::fs::read_to_string(format!("examples/{example}/engagement.toml")).unwrap();
        let deal = deal::Deal::new(&world, text);
        whole.add(deal.clauses_left_out());
        whole.add(deal.numbers_blurred());
        let paper = paper::Printed::new(&world, &deal);
        whole.add(paper.clauses_cut());
        whole.add(paper.numbers_blurred());
        whole.add(paper.targets_blurred());
    }
    println!("library");
    whole.add(clauses::times_blurred());
    whole.say("whole");
    println!("rules");
    rules::each_has_a_change();
}
