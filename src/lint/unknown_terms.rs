//! Phrases written like defined terms that nothing in a library defines: for its authors. A draft
//! is judged by what it prints; here any text of the library may define a term.

use std::collections::BTreeSet;

use crate::assembly::plural;
use crate::finding::{Finding, Group, Severity};
use crate::library::{Clause, ClauseKind, Library, Run};
use crate::lint::capitals::Finder;
use crate::lint::prose;

/// What the page of the parties defines in every agreement.
const PARTIES: [&str; 2] = ["Customer", "Provider"];

/// A warning for each such phrase of a clause or schedule, where it first stands in it.
pub fn unknown_terms(library: &Library) -> Vec<Finding> {
    let forms = forms(library);
    let Some(finder) = Finder::new(forms.iter().map(String::as_str)) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for clause in library.clauses.values() {
        if !clause.is_contractual() || clause.kind == ClauseKind::Page {
            continue;
        }
        let mut said = BTreeSet::new();
        for prose in clause.wordings().flat_map(prose::of_text) {
            for (found, range) in finder.undefined(&prose) {
                let Some(place) = prose.place(range) else {
                    continue;
                };
                if !said.insert(found.clone()) {
                    continue;
                }
                let message = format!(
                    "`{}` uses \"{found}\" like a term, but nothing in the library defines it",
                    clause.id
                );
                let help = format!(
                    "define it in bold where the topic stands, add it to terms.toml, or write \"{}\"",
                    found.to_lowercase()
                );
                findings.push(
                    Finding::error("unknown-term", Group::Library, place, message)
                        .weighing(Severity::Warning)
                        .help(help),
                );
            }
        }
    }
    findings
}

/// Every form of every term that some text of the library defines.
pub(super) fn forms(library: &Library) -> BTreeSet<String> {
    let mut forms: BTreeSet<String> = PARTIES.into_iter().map(str::to_owned).collect();
    for term in &library.terms.terms {
        forms.insert(term.name.clone());
        forms.extend(term.plural.clone());
    }
    for text in library.clauses.values().flat_map(Clause::wordings) {
        text.runs(&mut |run, _| {
            if let Run::Definition(term) = run {
                forms.insert(term.value.clone());
                forms.insert(plural(&term.value));
            }
        });
    }
    forms
}
