use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::Pattern;
use crate::recognise::references::Reference;

pub(crate) const RULE: Rule = Rule {
    name: "reference-title-differs",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("reference_title_differs.md"),
    check: Check::Prose(check),
};

static SMALL: Pattern =
    Pattern::new("and|of|the|or|for|to|in|by|a|an|on|with|general|other|certain|etc");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for reference in paper
        .references
        .clauses
        .iter()
        .filter(|one| !one.is_external)
    {
        let Some(title) = &reference.title else {
            continue;
        };
        let wanted = words(&paper.plain[title.clone()]);
        let Some(heading) = heading(paper, &reference.number) else {
            continue;
        };
        let known = words(&heading);
        if wanted.is_empty()
            || known.is_empty()
            || wanted
                .iter()
                .any(|word| known.iter().any(|other| alike(word, other)))
        {
            continue;
        }
        // Only where another clause has the title is it certain that the number is wrong.
        let Some(right) = elsewhere(paper, reference, &wanted) else {
            continue;
        };
        findings.report(
            paper.place(&reference.span),
            format!(
                "{} {} is \"{heading}\"; \"{}\" is {} {right}",
                reference.word,
                reference.number,
                paper.short(title),
                reference.word
            ),
            "correct the number or the title",
        );
    }
}

fn elsewhere(paper: &PaperReading<'_>, reference: &Reference, wanted: &[String]) -> Option<String> {
    paper.references.known().find_map(|(number, _)| {
        let heading = heading(paper, number)?;
        let known = words(&heading);
        let same = known.len() == wanted.len()
            && wanted
                .iter()
                .all(|word| known.iter().any(|other| alike(word, other)));
        (number != reference.number && same).then(|| number.to_owned())
    })
}

/// The title of a clause, in small letters: its heading, or the words before the first stop.
fn heading(paper: &PaperReading<'_>, number: &str) -> Option<String> {
    let sentence = paper.sentences.get(paper.references.clause(number)?)?;
    let words = paper.words(sentence);
    let words = ["article ", "section ", "clause "]
        .iter()
        .find_map(|word| words.strip_prefix(word))
        .unwrap_or(words);
    let words = words.trim_start_matches(|one: char| {
        one.is_ascii_digit() || matches!(one, '.' | ' ' | ')' | '(' | '\t')
    });
    let end = words.find(['.', ':', ';', '\t']).unwrap_or(words.len());
    let title = words[..end].trim();
    (title.len() >= 3 && title.split(' ').count() <= 8).then(|| title.to_owned())
}

fn words(text: &str) -> Vec<String> {
    text.split(|one: char| !one.is_alphanumeric())
        .filter(|word| word.len() > 2 && !SMALL.is_in(word))
        .map(str::to_lowercase)
        .collect()
}

/// Whether two words have one root: "termination" and "terminate".
fn alike(one: &str, other: &str) -> bool {
    let length = one.len().min(other.len()).min(6);
    one.get(..length) == other.get(..length)
}
