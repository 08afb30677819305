use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::definitions::stem;

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
    for (name, phrase) in &definitions.undefined {
        let term = definitions
            .terms
            .iter()
            .find(|term| is_variant(&stem(&term.name), name));
        if let Some(term) = term {
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

fn is_variant(defined: &str, used: &str) -> bool {
    let bare = |name: &str| name.to_lowercase().replace(['-', '‑'], "");
    defined != used && bare(defined) == bare(used)
        || PAIRS
            .iter()
            .any(|pair| pair.contains(&defined) && pair.contains(&used) && defined != used)
}
