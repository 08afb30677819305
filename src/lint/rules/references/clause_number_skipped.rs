use std::collections::BTreeMap;

use crate::finding::{Group, Severity};
use crate::import::BlockKind;
use crate::lint::{Check, Findings, PaperReading, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "clause-number-skipped",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("clause_number_skipped.md"),
    check: Check::Prose(check),
};

/// So many clauses in order show how a paper counts.
const ORDER: usize = 4;
/// A paper with more gaps counts in a way of its own, or was not understood.
const GAPS: usize = 2;

/// Clauses of a paper that are counted one after the other.
#[derive(Default)]
struct Run {
    /// The number of each, and the index of its block.
    clauses: Vec<(u32, usize)>,
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    // Clauses of one level are counted together, apart from lists within them.
    let mut runs: BTreeMap<u8, Run> = BTreeMap::new();
    for (at, block) in paper.subject.paper.blocks.iter().enumerate() {
        let level = match block.kind {
            BlockKind::Heading(level) => level,
            BlockKind::Paragraph if block.number.is_some() => 0,
            _ => continue,
        };
        let Some(number) = number(paper.subject.paper.words(at)) else {
            continue;
        };
        let run = runs.entry(level).or_default();
        let last = run.clauses.last().map_or(0, |(last, _)| *last);
        if number == 1 {
            report(paper, &std::mem::take(run), findings);
        } else if number != last + 1 && number != last + 2 {
            continue;
        }
        run.clauses.push((number, at));
    }
    for run in runs.values() {
        report(paper, run, findings);
    }
    in_clauses(paper, findings);
}

/// Paragraphs of clauses: 10.4 behind 10.2.
fn in_clauses(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut gaps: Vec<(u32, u32, u32, usize)> = Vec::new();
    let mut last: Option<(u32, u32)> = None;
    let mut whole = 0_usize;
    for at in 0..paper.subject.paper.blocks.len() {
        if matches!(paper.subject.paper.blocks[at].kind, BlockKind::Row { .. }) {
            continue;
        }
        let Some((clause, number)) = within(paper.subject.paper.words(at)) else {
            continue;
        };
        if let Some((before, known)) = last
            && before == clause
        {
            if number == known + 1 {
                whole += 1;
            } else if (known + 2..=known + 4).contains(&number) {
                gaps.push((clause, known + 1, number, at));
            } else {
                // Counted some other way.
                whole = whole.saturating_sub(2);
            }
        }
        last = Some((clause, number));
    }
    if gaps.len() > GAPS || whole < WHOLE * gaps.len() {
        return;
    }
    for (clause, missing, next, to) in gaps {
        let number = format!("{clause}.{missing}");
        // A table of contents may name it, and its line be lost.
        let blocks = 0..paper.subject.paper.blocks.len();
        if blocks
            .into_iter()
            .any(|at| stands(paper.subject.paper.words(at), &number))
        {
            continue;
        }
        let place = paper.subject.paper.prose.lines.get(to).cloned();
        findings.report(
            paper.place(&place.unwrap_or_default()),
            format!(
                "{clause}.{next} follows {clause}.{}: there is no {number}",
                missing - 1
            ),
            "put back what was taken out, or write \"not used\" in its place, so that no reference shifts",
        );
    }
}

/// For each gap so many numbers follow each other.
const WHOLE: usize = 8;

/// The clause and the number in it: "10.4 …".
pub(super) fn within(words: &str) -> Option<(u32, u32)> {
    let (head, rest) = words.split_once([' ', '\t'])?;
    let head = head.strip_suffix('.').unwrap_or(head);
    let (clause, number) = head.split_once('.')?;
    let is_number = |part: &str| {
        (1..=2).contains(&part.len())
            && part.bytes().all(|one| one.is_ascii_digit())
            && !part.starts_with('0')
    };
    // "2.5 million" counts no clause.
    let opens = rest
        .trim_start()
        .starts_with(|one: char| one.is_uppercase() || matches!(one, '"' | '“' | '[' | '('));
    (is_number(clause) && is_number(number) && opens)
        .then(|| Some((clause.parse().ok()?, number.parse().ok()?)))?
}

/// Whether a number stands whole in some words.
fn stands(words: &str, number: &str) -> bool {
    words.match_indices(number).any(|(at, _)| {
        let before = words[..at].trim_end().to_ascii_lowercase();
        let listed = ["; and", "; or"].iter().any(|end| before.ends_with(end));
        let refers = !listed
            && [
                "clause",
                "section",
                "paragraph",
                "article",
                "clauses",
                "sections",
                "and",
                "to",
                "§",
                "or",
                "under",
                "in",
                "of",
            ]
            .iter()
            .any(|word| before.ends_with(word));
        !words[..at].ends_with(|one: char| one.is_ascii_alphanumeric() || one == '.')
            && !words[at + number.len()..].starts_with(|one: char| one.is_ascii_digit())
            && !refers
    })
}

/// The number of a clause, whole: "15" of "15. Notices" and "Section 15".
pub(super) fn number(words: &str) -> Option<u32> {
    let lower = words.get(..8).unwrap_or_default().to_ascii_lowercase();
    let word = ["section ", "clause ", "article "]
        .into_iter()
        .find(|word| lower.starts_with(word));
    let words = words.get(word.map_or(0, str::len)..)?;
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words[digits..]
        .strip_prefix(['.', ')'])
        .unwrap_or(&words[digits..]);
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', ':', '–', '—']);
    (ends && digits <= 3).then(|| words[..digits].parse().ok())?
}

fn report(paper: &PaperReading<'_>, run: &Run, findings: &mut Findings) {
    let pairs = run.clauses.windows(2);
    let gaps: Vec<_> = pairs
        .filter_map(|pair| match pair {
            [(before, from), (after, to)] if *after == before + 2 => Some((*before, *from, *to)),
            _ => None,
        })
        .collect();
    if run.clauses.len() < ORDER.max(3 * gaps.len()) || gaps.len() > GAPS {
        return;
    }
    for (before, from, to) in gaps {
        let missing = before + 1;
        if is_between(paper, missing, from, to) {
            continue;
        }
        let place = paper.subject.paper.prose.lines.get(to).cloned();
        findings.report(
            paper.place(&place.unwrap_or_default()),
            format!(
                "clause {} follows clause {before}: there is no clause {missing}",
                missing + 1
            ),
            "put back what was taken out, or write \"not used\" in its place, so that no reference shifts",
        );
    }
}

/// Whether the number stands between two clauses all the same, where no clause was seen to begin:
/// "9. Notices", "Section 9 Notices".
fn is_between(paper: &PaperReading<'_>, missing: u32, from: usize, to: usize) -> bool {
    let text = &paper.subject.paper;
    let number = missing.to_string();
    (from..to).any(|at| {
        let words = text.words(at);
        words.match_indices(&number).any(|(start, _)| {
            let before = &words[..start];
            let rest = &words[start + number.len()..];
            let is_whole = !before.ends_with(|one: char| one.is_ascii_alphanumeric() || one == '.')
                && !rest.starts_with(|one: char| one.is_ascii_alphanumeric());
            let closes = rest.starts_with(['.', ')'])
                && !rest[1..].starts_with(|one: char| one.is_ascii_digit());
            let title = rest.trim_start_matches([' ', '.', ':', '-']);
            let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
            let named = [
                "Section", "Clause", "Article", "SECTION", "CLAUSE", "ARTICLE",
            ];
            let titled = named.contains(&word) && title.starts_with(char::is_uppercase);
            is_whole && (closes || start == 0 || titled)
        })
    })
}
