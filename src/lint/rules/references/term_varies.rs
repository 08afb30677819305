use std::collections::BTreeMap;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::definitions::{Term, stem};

pub(crate) const RULE: Rule = Rule {
    name: "term-varies",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("term_varies.md"),
    check: Check::Prose(check),
};

/// Names that people exchange without noticing.
const PAIRS: &[[&str; 2]] = &[
    ["Business Day", "Working Day"],
    ["Business Hour", "Working Hour"],
    ["Business Hour", "Support Hour"],
    ["Service Credit", "Service Level Credit"],
    ["Service Fee", "Service Charge"],
    ["Monthly Fee", "Monthly Charge"],
    ["Subcontractor", "Sub-contractor"],
    ["Sub-processor", "Subprocessor"],
];

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let definitions = &paper.definitions;
    let names = Names::of(&definitions.terms);
    for (name, phrase) in &definitions.undefined {
        if let Some(term) = names.like(name).and_then(|at| definitions.terms.get(at)) {
            findings
                .report(
                    paper.place(&phrase.first),
                    format!(
                        "\"{}\" is not defined; \"{}\" is",
                        paper.short(&phrase.first),
                        term.name
                    ),
                    "use one name for one thing",
                )
                .related
                .push((paper.place(&term.span), "the defined term".into()));
        }
    }
}

/// The names of all terms: as they are without their endings, each with the first term of it, and
/// in small letters without hyphens, with the names that are alike then.
struct Names {
    by_stem: BTreeMap<String, usize>,
    alike: BTreeMap<String, Vec<usize>>,
    stems: Vec<String>,
}

impl Names {
    fn of(terms: &[Term]) -> Self {
        let stems: Vec<String> = terms.iter().map(|term| stem(&term.name)).collect();
        let mut by_stem = BTreeMap::new();
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, stem) in stems.iter().enumerate() {
            if !by_stem.contains_key(stem) {
                by_stem.insert(stem.clone(), at);
                alike.entry(bare(stem)).or_default().push(at);
            }
        }
        Self {
            by_stem,
            alike,
            stems,
        }
    }

    /// The first term that another name stands for.
    fn like(&self, used: &str) -> Option<usize> {
        let same = self.alike.get(&bare(used)).into_iter().flatten();
        let same = same.copied().find(|at| self.stems[*at] != used);
        let pairs = PAIRS.iter().filter(|pair| pair.contains(&used));
        let others = pairs.flatten().filter(|name| **name != used);
        let paired = others.filter_map(|name| self.by_stem.get(*name).copied());
        same.into_iter().chain(paired).min()
    }
}

fn bare(name: &str) -> String {
    name.to_lowercase().replace(['-', '‑'], "")
}
