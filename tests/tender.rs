//! A tender from end to end: what is asked, the workbook that providers fill, and what their answers
//! come to.

mod annex;
mod cells;
mod example;
mod filling;
mod hostile;
mod levels;
mod table;
mod workbook;

use engross::condition::Facts;
use engross::engagement::{self, Engagement};
use engross::finding::Finding;
use engross::library::{self, Library};
use engross::source::Sources;
use engross::template::{self, Tables};
use engross::tender::{self, Annex, Matrix, Words};

/// A deal with everything that a tender needs.
pub(crate) struct Deal {
    pub(crate) sources: Sources,
    pub(crate) library: Library,
    pub(crate) engagement: Engagement,
    pub(crate) facts: Facts,
    pub(crate) annex: Annex,
    pub(crate) findings: Vec<Finding>,
    pub(crate) words: Words,
}

impl Deal {
    /// The deal of an engagement's text.
    pub(crate) fn of(text: &str) -> Self {
        let mut sources = Sources::default();
        let file = sources.add("engagement.toml", text);
        let (library, mut findings) = library::load(&mut sources, &library::embedded());
        let (engagement, wrong) =
            engagement::load(&mut sources, file, &template::preset, &template::presets());
        findings.extend(wrong);
        let (facts, wrong) = engagement::facts(&engagement, &library.facts);
        findings.extend(wrong);
        let tables = Tables::embedded().unwrap();
        let (annex, wrong) = tender::annex(&engagement, &library, &facts, &tables).unwrap();
        findings.extend(wrong);
        Self {
            sources,
            library,
            engagement,
            facts,
            annex,
            findings,
            words: Words::embedded().unwrap(),
        }
    }

    pub(crate) fn matrix(&self) -> Matrix {
        Matrix::of(&self.engagement, &self.annex.asked, &self.words)
    }
}

/// The engagement of the centrepiece with a tender.
pub(crate) fn centrepiece() -> String {
    let text = std::fs::read_to_string("examples/managed-hosting/engagement.toml").unwrap();
    format!("{text}\n{TENDER}")
}

pub(crate) const TENDER: &str = r#"
[tender]
reference = "RFP-2026-07"
issued = 2026-06-01
questions-until = 2026-06-15
answers-until = 2026-07-01
valid-for = "6mo"
confidential-for = "24mo"
weights = [{ of = "audit", points = 7031 }]
priorities = [{ of = "AUD-1", priority = "scored", reason = "INTERNALREASON" }]
"#;
