use crate::finding::{Group, Severity};
use crate::import::Format;
use crate::lint::counted::{Family, Label, Run, is_even, is_typed, runs};
use crate::lint::{Check, Findings, PaperReading, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "clause-number-skipped",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("clause_number_skipped.md"),
    check: Check::Prose(check),
};

/// So many clauses that count without a gap show that all do.
const ALIKE: usize = 5;
/// A paper with more gaps counts in a way of its own, or was not understood.
const GAPS: usize = 2;

/// A number that was left out.
struct Gap<'a> {
    label: &'a Label,
    before: u32,
    next: u32,
    from: usize,
    to: usize,
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let source = paper.subject.paper;
    let done = runs(source);
    let mut gaps = Vec::new();
    let is_even = is_even(source.format, &done);
    for (label, run) in &done {
        // Where every clause counts its paragraphs without a gap, two of them show one.
        let alike = done.iter().filter(|(other, run)| {
            other.family == label.family
                && other.prefix.is_empty() == label.prefix.is_empty()
                && run.parts.len() >= 2
                && run.parts.first().is_some_and(|(first, _)| *first == 1)
                && run.pairs().all(|((one, _), (next, _))| next == one + 1)
        });
        let is_clause = is_even && label.family == Family::Section && !label.prefix.is_empty();
        let is_sure = is_clause
            || is_typed(source.format)
                && run.parts.first().is_some_and(|(first, _)| *first == 1)
                && !label.prefix.is_empty()
                && alike.count() >= ALIKE;
        gaps.extend(self::gaps(label, run, source.format, is_sure));
    }
    if gaps.len() > GAPS {
        return;
    }
    gaps.sort_by_key(|gap| gap.to);
    for gap in gaps {
        let missing = gap.label.shown(gap.before + 1);
        if is_between(paper, &missing, gap.from, gap.to) || is_elsewhere(paper, gap.label, &missing)
        {
            continue;
        }
        let place = source.prose.lines.get(gap.to).cloned();
        let noun = gap.label.noun();
        findings.report(
            paper.place(&place.unwrap_or_default()),
            format!(
                "{noun}{} follows {noun}{}: there is no {noun}{missing}",
                gap.label.shown(gap.next),
                gap.label.shown(gap.before)
            ),
            "put back what was taken out, or write \"not used\" in its place, so that no reference shifts",
        );
    }
}

/// What was left out of a run that is otherwise counted in order, for long enough.
fn gaps<'a>(label: &'a Label, run: &Run, format: Format, is_sure: bool) -> Vec<Gap<'a>> {
    let gaps: Vec<Gap<'a>> = run
        .pairs()
        .filter(|((before, _), (next, _))| *next > before + 1)
        .map(|((before, from), (next, to))| Gap {
            label,
            before,
            next,
            from,
            to,
        })
        .collect();
    let is_far = |gap: &Gap<'_>| gap.next > gap.before + 2;
    let least = if is_sure {
        2
    } else {
        label.least(format).max(3 * gaps.len())
    };
    let is_short = run.parts.len() < least;
    if !is_typed(format) && gaps.iter().any(is_far) || is_short || gaps.len() > GAPS {
        return Vec::new();
    }
    gaps
}

/// Whether a number of the body stands anywhere else: a table of contents may name it, and its line
/// be lost.
fn is_elsewhere(paper: &PaperReading<'_>, label: &Label, number: &str) -> bool {
    let source = paper.subject.paper;
    label.family == Family::Section
        && !label.prefix.is_empty()
        && (0..source.blocks.len()).any(|at| stands(source.words(at), number))
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

/// Whether the number stands between two clauses all the same, where no clause was seen to begin:
/// "9. Notices", "Section 9 Notices".
fn is_between(paper: &PaperReading<'_>, number: &str, from: usize, to: usize) -> bool {
    let text = &paper.subject.paper;
    (from..to).any(|at| {
        let words = text.words(at);
        words.match_indices(number).any(|(start, _)| {
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
