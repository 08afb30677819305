use crate::finding::{Group, Severity};
use crate::import::BlockKind;
use crate::lint::counted::{Family, is_typed, runs};
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
/// A title that ends in a stop has at most so many words.
const SHORT: usize = 4;
/// A title has at most so many words.
const TITLE: usize = 9;

/// What says that nothing is to stand here, or belongs to what is attached.
static EMPTY: Pattern = Pattern::new(
    "not used|unused|reserved|intentionally|omitted|deleted|left blank|void|not applicable|n/a|none|schedules?|annex(?:es|ures?)?|appendi(?:x|ces)|exhibits?|attachments?|part|signatures?|contents|signed",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let blocks = &paper.subject.paper.blocks;
    if is_typed(paper.subject.paper.format) {
        return among_others(paper, findings);
    }
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
    report(paper, &without, findings);
}

/// A number, or a number and a title, with nothing behind it or below it, where others of its count
/// have something.
fn among_others(paper: &PaperReading<'_>, findings: &mut Findings) {
    let source = paper.subject.paper;
    let mut without = Vec::new();
    let mut with = 0_usize;
    for (label, run) in runs(source) {
        let is_list = matches!(label.family, Family::Letter | Family::Digit);
        let mut own = Vec::new();
        let mut full = 0_usize;
        for ((number, at), (next, to)) in run.pairs() {
            let words = source.words(at);
            let title = untitled(words, source.blocks[at].number.as_deref());
            let count = title.split_whitespace().count();
            let title = title
                .strip_suffix('.')
                .filter(|_| count <= SHORT && !matches!(source.blocks[at].kind, BlockKind::Item(_)))
                .unwrap_or(title);
            let is_title = count <= TITLE
                && number > 0
                && !title.trim_end().ends_with(['.', ';', ',', '!', '?'])
                && !EMPTY.is_in(&title.to_ascii_lowercase());
            // A title whose own clause stands behind it has none below it.
            let is_bare = title.trim().is_empty();
            let ends = to == at + 1 && next == number + 1;
            let has_colon = !title.trim_end_matches([':', '.']).contains([':', '.', ',']);
            if ends && is_title && (is_bare || has_colon && !is_list) {
                own.push((at, is_bare));
            } else {
                full += 1;
            }
        }
        // Items that are short are no titles: others of the list say as little.
        if own.iter().all(|(_, is_bare)| *is_bare) && full > 0 || full >= 2 * own.len() {
            without.extend(own.into_iter().map(|(at, _)| at));
            with += full;
        }
    }
    if without.len() > MOST || with < without.len() {
        return;
    }
    report(paper, &without, findings);
}

/// The words of a block behind its number.
fn untitled<'w>(words: &'w str, number: Option<&str>) -> &'w str {
    let words = words.trim_start_matches(['*', '#', ' ']);
    let words = ["Clause ", "Section ", "CLAUSE ", "SECTION ", "§ ", "§"]
        .iter()
        .find_map(|noun| words.strip_prefix(noun))
        .unwrap_or(words);
    let rest = number
        .and_then(|number| words.strip_prefix(number))
        .unwrap_or(words);
    rest.trim_start_matches(['.', ')', ':', ' ', '\t', '–', '—', '-'])
}

fn report(paper: &PaperReading<'_>, without: &[usize], findings: &mut Findings) {
    for at in without {
        let at = *at;
        let line = paper.subject.paper.prose.lines.get(at).cloned();
        let line = line.unwrap_or_default();
        findings.report(
            paper.place(&line),
            format!("nothing stands under \"{}\"", paper.short(&line)),
            "write the clause, or \"not used\" below its heading",
        );
    }
}
