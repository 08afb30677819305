use std::collections::BTreeSet;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::definitions::{is_noun, stem};

pub(crate) const RULE: Rule = Rule {
    name: "term-not-defined",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("term_not_defined.md"),
    check: Check::Prose(check),
};

/// Papers with fewer terms do not mark them by capital letters.
const FEWEST_TERMS: usize = 3;

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.is_part {
        return;
    }
    let definitions = &paper.definitions;
    let is_strict = is_strict(paper);
    let few = if is_strict { 1 } else { FEWEST_TERMS };
    if definitions.borrows || definitions.known() < few {
        return;
    }
    // What stands for a defined term is reported as that.
    let varied: BTreeSet<usize> = definitions
        .variants
        .values()
        .map(|(other, _)| other.first.start)
        .collect();
    let mut looked = 0;
    let mut found: Vec<_> = definitions.undefined.iter().collect();
    found.sort_by_key(|(_, phrase)| phrase.first.start);
    for (name, phrase) in found.into_iter().take(MOST_LOOKED_AT) {
        // One word with a capital may open a sentence, stand in a title or be a slip.
        let words = name.split(' ').count();
        let last = name.rsplit(' ').next().unwrap_or_default();
        if words == 1 && phrase.uses < 3
            || is_role(name)
            || !is_strict && (!phrase.is_noun || phrase.uses == 1 && !COUNTED.contains(&last))
            || looked >= LOOKS
            || varied.contains(&phrase.first.start)
            || phrase.uses == 1 && is_small_elsewhere(paper, name)
            || phrase.uses == 1 && words > MOST_WORDS && !COUNTED.contains(&last)
            || !phrase.is_noun && !is_language(paper, last)
        {
            continue;
        }
        looked += 1;
        if is_title(paper, name) {
            continue;
        }
        let times = match phrase.uses {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            more => format!("{more} times"),
        };
        findings.report(
            paper.place(&phrase.first),
            format!(
                "\"{}\" is used {times} like a defined term, and nothing defines it",
                paper.short(&phrase.first)
            ),
            "define it, use the defined term that is meant, or write it in small letters",
        );
    }
}

/// Whether a paper writes hardly anything with capital letters that it does not define: then
/// whatever it does is a term, and was forgotten.
fn is_strict(paper: &PaperReading<'_>) -> bool {
    let definitions = &paper.definitions;
    let several = definitions
        .undefined
        .keys()
        .filter(|name| name.contains(' ') && !is_role(name));
    several.count() <= (1 + definitions.known() / MANY_FOR_ONE).min(AT_MOST)
}

/// Whether a name is that of a side of the deal, which a paper need not define to be understood.
fn is_role(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    ROLES.iter().any(|role| small == *role)
}

const ROLES: &[&str] = &[
    "service provider",
    "service recipient",
    "managed service provider",
    "prime contractor",
    "successful tenderer",
    "successful bidder",
    "data controller",
    "data processor",
    "contracting authority",
];

/// As many terms are defined for one phrase that is none, where terms are written with care.
const MANY_FOR_ONE: usize = 16;
/// A paper with more of them writes many names of other things.
const AT_MOST: usize = 4;
/// A phrase of more words is the name of a standard or a body: "Common Vulnerability Scoring System".
const MOST_WORDS: usize = 3;

/// So many phrases are looked for in all headings: whoever explains them all there explains the rest.
const LOOKS: usize = 200;

/// A paper with more of them is made to have them.
const MOST_LOOKED_AT: usize = 300;

/// What is a term even if it is used once: without a definition a time or an amount is open.
const COUNTED: &[&str] = &[
    "Date",
    "Period",
    "Hour",
    "Day",
    "Level",
    "Credit",
    "Fee",
    "Charge",
    "Procedure",
    "Milestone",
    "Year",
    "Service",
    "Deliverable",
    "Register",
    "Release",
    "Event",
    "Finding",
    "Right",
    "Weekend",
    "Threshold",
    "Test",
    "Phase",
    "Certificate",
    "Order",
    "Plan",
    "Subprocessor",
    "Subprocessors",
    "Sub-processor",
    "Subcontractor",
    "Sub-contractor",
    "Partner",
    "Person",
    "Persons",
    "Board",
    "Committee",
    "Portal",
    "Feature",
    "Criteria",
    "Window",
    "Environment",
    "Volume",
    "Cap",
    "Target",
    "Item",
    "Package",
    "Handbook",
    "Playbook",
    "Protocol",
    "Amount",
    "Sum",
    "Inventory",
    "Checklist",
    "Pack",
    "Manager",
    "Officer",
    "Director",
    "Committee",
    "Forum",
    "Team",
    "Group",
    "Solution",
    "Report",
    "Policy",
    "Requirement",
    "Baseline",
    "Specification",
    "Catalogue",
    "Matrix",
    "Record",
    "Desk",
    "Value",
    "Rate",
    "Price",
    "Change",
    "Incident",
    "Request",
    "Condition",
    "Formula",
];

/// Whether a word is one of the language and no name: the paper has it in small letters, too.
fn is_language(paper: &PaperReading<'_>, word: &str) -> bool {
    let small = word.to_ascii_lowercase();
    let small = stem(&small);
    let text = paper.subject.paper.prose.text.as_str();
    is_noun(&stem(word))
        || text
            .match_indices(&small)
            .any(|(at, _)| text[..at].ends_with([' ', '-']))
}

/// Whether the same words stand in small letters: then the capital letters are a slip.
fn is_small_elsewhere(paper: &PaperReading<'_>, name: &str) -> bool {
    let text = &paper.subject.paper.prose.text;
    name.contains(' ') && text.contains(&name.to_lowercase())
}

/// Whether a heading, the title or a party explains the phrase.
fn is_title(paper: &PaperReading<'_>, name: &str) -> bool {
    // "X. CONTINUING FEE": a title that was run into the text.
    if name.contains(' ')
        && paper
            .subject
            .paper
            .prose
            .text
            .contains(&name.to_uppercase())
    {
        return true;
    }
    let name = name.to_ascii_lowercase();
    let wanted = stem(&name);
    paper.sentences.iter().any(|sentence| {
        let words = paper.words(sentence);
        let heading = sentence.kind == crate::recognise::reading::Part::Heading;
        let opens = words
            .trim_start_matches(|one: char| !one.is_ascii_alphabetic())
            .strip_prefix(wanted.as_str())
            .is_some_and(|rest| {
                let rest = rest.trim_start_matches('s');
                let written = paper.quote(&sentence.span);
                let written = &written[written.len() - rest.len()..];
                // "2. Approved Tools The Supplier shall …".
                written.trim_start().starts_with(['.', ':', '-', '–'])
                    || rest.is_empty()
                    || written.starts_with('\t')
                    || written
                        .strip_prefix(' ')
                        .is_some_and(|next| next.starts_with(char::is_uppercase))
            });
        heading && words.contains(&wanted) || opens
    })
}
