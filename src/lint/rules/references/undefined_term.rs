use std::collections::BTreeSet;

use crate::finding::{Group, Severity};
use crate::library::TextParagraph;
use crate::lint::capitals::Finder;
use crate::lint::prose;
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "undefined-term",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("undefined_term.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let forms = subject.draft.terms.iter().flat_map(|term| &term.forms);
    let Some(finder) = Finder::new(forms.map(String::as_str)) else {
        return;
    };
    // Each phrase is reported once, where it first stands.
    let mut said = BTreeSet::new();
    for chosen in &subject.draft.chosen {
        let (Some(text), Some(clause)) = (
            subject.wording(chosen),
            subject.library.clauses.get(&chosen.id),
        ) else {
            continue;
        };
        // What is not printed needs no definition.
        let printed = |paragraph: &TextParagraph| {
            paragraph
                .anchor
                .as_ref()
                .and_then(|anchor| clause.paragraphs.get(&anchor.value))
                .is_none_or(|rule| rule.when.holds(subject.facts))
        };
        for prose in prose::of_text_where(text, &printed) {
            for (found, range) in finder.undefined(&prose) {
                let Some(place) = prose.place(range) else {
                    continue;
                };
                if said.insert(found.clone()) {
                    findings
                        .report(
                            place,
                            format!("`{}` uses \"{found}\" like a term, but nothing in the draft defines it", chosen.id),
                            format!("define it in bold where the topic stands, add it to terms.toml, or write \"{}\"", found.to_lowercase()),
                        )
                        .about = Some(chosen.id.clone());
                }
            }
        }
    }
}
