use crate::finding::{Group, Severity};
use crate::import::BlockKind;
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::Pattern;

pub(crate) const RULE: Rule = Rule {
    name: "clause-without-text",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("clause_without_text.md"),
    check: Check::Prose(check),
};

/// For each heading without text so many have one: else headings were not told from text.
const WITH: usize = 4;
/// More of them are a table of contents, or a form.
const MOST: usize = 3;
/// A title has at most so many words.
const TITLE: usize = 9;

/// What says that nothing is to stand here, or belongs to what is attached.
static EMPTY: Pattern = Pattern::new(
    "not used|unused|reserved|intentionally|omitted|deleted|left blank|void|not applicable|n/a|none|schedules?|annex(?:es|ures?)?|appendi(?:x|ces)|exhibits?|attachments?|part|signatures?|contents|signed",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let blocks = &paper.subject.paper.blocks;
    let mut with = 0_usize;
    let mut without = Vec::new();
    for (at, pair) in blocks.windows(2).enumerate() {
        let BlockKind::Heading(level) = pair[0].kind else {
            continue;
        };
        let BlockKind::Heading(next) = pair[1].kind else {
            with += 1;
            continue;
        };
        let words = paper.subject.paper.words(at);
        let is_title = words.split_whitespace().count() <= TITLE
            // The line of a table of contents ends with its page.
            && !words
                .trim_end()
                .ends_with(|one: char| one.is_ascii_digit() || matches!(one, '.' | ';' | ','))
            && words.starts_with(|one: char| one.is_ascii_digit());
        // The title of a group of clauses has a deeper heading below it.
        if next <= level
            && is_title
            && pair[1].number.is_some()
            && !EMPTY.is_in(&words.to_ascii_lowercase())
        {
            without.push(at);
        }
    }
    if without.len() > MOST || with < WITH * without.len() {
        return;
    }
    for at in without {
        let line = paper.subject.paper.prose.lines.get(at).cloned();
        let line = line.unwrap_or_default();
        findings.report(
            paper.place(&line),
            format!("nothing stands under \"{}\"", paper.short(&line)),
            "write the clause, or \"not used\" below its heading",
        );
    }
}
