//! Any two lines as conditions: they are read, answered and compared.

#![no_main]

use std::sync::OnceLock;

use engross::condition::{FactTable, Facts, implies, parse};
use engross::library;
use libfuzzer_sys::fuzz_target;

fn facts() -> &'static FactTable {
    static FACTS: OnceLock<FactTable> = OnceLock::new();
    FACTS.get_or_init(|| {
        let file = library::embedded()
            .into_iter()
            .find(|file| file.path == "facts.toml")
            .unwrap();
        FactTable::read(&file.text).unwrap()
    })
}

fuzz_target!(|text: &str| {
    let (one, other) = text.split_once('\n').unwrap_or((text, "always"));
    let read: Vec<_> = [one, other]
        .into_iter()
        .filter_map(|text| parse(text, facts()).ok())
        .collect();
    for condition in &read {
        condition.holds(&Facts::new());
        // A proof that is too long says "no"; a short one must find that a thing implies itself.
        if condition.facts().len() <= 2 {
            assert!(implies(condition, condition, facts()), "{condition:?}");
        }
    }
    if let [one, other] = read.as_slice() {
        implies(one, other, facts());
    }
});
