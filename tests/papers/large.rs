//! Papers that are made to be large: what is said of them has an end.

use engross::lint::{self, PaperSubject};
use engross::recognise::commitments::commitments;
use engross::recognise::reading::Reading;
use engross::source::Sources;
use jiff::civil::Date;

use super::read;

#[test]
fn findings_of_one_rule_are_listed_up_to_a_number() {
    let count = 1_203;
    let terms = (0..count).map(|at| format!("\"Term{at}x\" means the fee for thing {at}.\n\n"));
    let paper = read("a.md", terms.collect::<String>().as_bytes());
    let mut sources = Sources::default();
    let file = sources.add("a.md", paper.text.as_str());
    let subject = PaperSubject {
        sources: &sources,
        file,
        paper: &paper,
        as_of: Date::ZERO,
        known: None,
    };
    let found = lint::paper(&subject, Vec::new());
    let unused: Vec<_> = found
        .iter()
        .filter(|one| one.rule == "term-never-used")
        .collect();
    assert_eq!(unused.len(), 1_001);
    let last = unused.last().unwrap();
    assert!(last.message.starts_with("203 more findings"), "{last:?}");
}

#[test]
fn sentences_without_an_end_are_cut() {
    let paper = read(
        "a.txt",
        "The Provider answers in 30 days ".repeat(4_000).as_bytes(),
    );
    let reading = Reading::of(&paper);
    assert!(reading.sentences.len() > 4);
    assert!(reading.sentences.iter().all(|one| one.span.len() <= 20_000));
    let amounts: usize = reading.sentences.iter().map(|one| one.amounts.len()).sum();
    assert!(amounts > 3_990, "{amounts}");
}

#[test]
fn commitments_are_kept_up_to_a_number() {
    let promise = "The Provider shall respond to each incident within 4 hours.\n\n";
    let paper = read("a.md", promise.repeat(10_100).as_bytes());
    assert_eq!(commitments(&Reading::of(&paper)).len(), 10_000);
    let row = "| Priority 1 | 4 hours |\n";
    let table = format!(
        "| Priority | Response time |\n|---|---|\n{}",
        row.repeat(10_100)
    );
    let paper = read("a.md", table.as_bytes());
    assert_eq!(commitments(&Reading::of(&paper)).len(), 10_000);
}
