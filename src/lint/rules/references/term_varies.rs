use std::collections::BTreeMap;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::definitions::Term;

pub(crate) const RULE: Rule = Rule {
    name: "term-varies",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("term_varies.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let definitions = &paper.definitions;
    let terms: BTreeMap<&str, &Term> = definitions
        .terms
        .iter()
        .rev()
        .map(|term| (term.name.as_str(), term))
        .collect();
    for (phrase, name) in definitions.variants.values() {
        if let Some(term) = terms.get(name.as_str()) {
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
