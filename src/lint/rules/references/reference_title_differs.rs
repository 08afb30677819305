use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::counted::is_typed;
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern};
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
    annexes(paper, findings);
    let is_typed = is_typed(paper.subject.paper.format);
    for reference in paper
        .references
        .clauses
        .iter()
        .filter(|one| !one.is_external || is_typed && one.word == "paragraph")
    {
        let Some(title) = reference
            .title
            .clone()
            .or_else(|| after_comma(paper, reference))
        else {
            continue;
        };
        let title = &title;
        let wanted = words(&paper.plain[title.clone()]);
        let Some(heading) = heading(paper, &reference.number) else {
            continue;
        };
        let known = words(&heading);
        if wanted.is_empty()
            || known.is_empty()
            || is_same(&wanted, &known)
            || shares(&wanted, &known) && wanted.len() < 2
        {
            continue;
        }
        // Only where another clause has the title is it certain that the number is wrong.
        let Some(right) = elsewhere(paper, reference, &wanted, shares(&wanted, &known)) else {
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

/// "Schedule 2 (Security)", where Schedule 2 is about support and another one about security.
fn annexes(paper: &PaperReading<'_>, findings: &mut Findings) {
    let titles: Vec<(String, Vec<String>)> = paper
        .sentences
        .iter()
        .filter(|one| one.cues.has(Cue::Refer) || one.kind == Part::Heading)
        .filter_map(|one| {
            let line = paper.words(one);
            let groups = match one.kind {
                Part::Heading => TITLED.groups(line).or_else(|| TITLED_LINE.groups(line))?,
                Part::Paragraph => TITLED_LINE.groups(line)?,
                _ => return None,
            };
            let known = words(groups.text(2));
            (!known.is_empty()).then(|| (groups.text(1).to_owned(), known))
        })
        .collect();
    if titles.is_empty() {
        return;
    }
    for sentence in &paper.sentences {
        let refers = sentence.cues.has(Cue::Refer) || paper.words(sentence).contains("part ");
        if sentence.kind == Part::Heading || !refers {
            continue;
        }
        for groups in NAMED.all_groups(paper.words(sentence)) {
            let rest = &paper.words(sentence)[groups.whole().end..];
            // "Part 3 – Draft Contract": a title without brackets is one that some part has.
            let named = match groups.text(2) {
                "" => titles.iter().find(|(_, title)| begins(rest, title)),
                _ => None,
            };
            let named = match (groups.text(2), named) {
                ("", None) => continue,
                ("", Some((_, title))) => title.join(" "),
                (named, _) => named.to_owned(),
            };
            let (annex, wanted) = (groups.text(1), words(&named));
            let mut own = titles.iter().filter(|(name, _)| name == annex);
            let (Some((_, known)), None) = (own.next(), own.next()) else {
                continue;
            };
            let right = titles.iter().find(|(name, title)| {
                let noun = |name: &str| name.split(' ').next().map(str::to_owned);
                name != annex
                    && noun(name) == noun(annex)
                    && title.len() == wanted.len()
                    && is_same(&wanted, title)
            });
            let Some((right, _)) = right.filter(|_| !wanted.is_empty() && !shares(&wanted, known))
            else {
                continue;
            };
            findings.report(
                paper.place(&sentence.within(&groups.whole())),
                format!(
                    "{annex} is \"{}\"; \"{}\" is {right}",
                    known.join(" "),
                    named
                ),
                "correct the number or the title",
            );
        }
    }
}

static TITLED: Pattern = Pattern::whole(
    "^((?:schedule|annex|annexure|appendix|exhibit|attachment|part) (?:[0-9]{1,2}|[a-z]))[ :.–—-]+([a-z].{2,60})$",
);
/// The same with its text behind the title: "Schedule 1 – Prices. 88,000 SEK a month."
static TITLED_LINE: Pattern = Pattern::whole(
    "^((?:schedule|annex|annexure|appendix|exhibit|attachment|part) (?:[0-9]{1,2}|[a-z]))(?: ?[:.–—-]+ ?| )([a-z][a-z ,&-]{2,50}[a-z])(?:[.:]| [–—-] |$)",
);
static NAMED: Pattern = Pattern::new(
    "((?:schedule|annex|annexure|appendix|exhibit|attachment|part) (?:[0-9]{1,2}|[a-z]))(?:,? [(\"“]([a-z][a-z ,&-]{2,60}[a-z])|,? ?[–—:-] |, )",
);

/// Whether some words begin with those of a title.
fn begins(rest: &str, title: &[String]) -> bool {
    let rest = words(&rest[..crate::recognise::reading::floor(rest, 90)]);
    !title.is_empty() && rest.len() >= title.len() && rest[..title.len()] == *title
}

/// The number of the clause that has the title: all of it, or, where the clause referred to has
/// none of it, all its words among others.
fn elsewhere(
    paper: &PaperReading<'_>,
    reference: &Reference,
    wanted: &[String],
    exact: bool,
) -> Option<String> {
    let titles = || {
        paper.references.known().filter_map(|(number, _)| {
            let known = words(&heading(paper, number)?);
            (number != reference.number).then(|| (number.to_owned(), known))
        })
    };
    titles()
        .find(|(_, known)| known.len() == wanted.len() && is_same(wanted, known))
        .or_else(|| {
            titles().find(|(_, known)| {
                !exact && known.len() <= wanted.len() + 3 && is_same(wanted, known)
            })
        })
        .map(|(number, _)| number)
}

/// Whether all words of one title are in the other.
fn is_same(wanted: &[String], known: &[String]) -> bool {
    wanted
        .iter()
        .all(|word| known.iter().any(|other| alike(word, other)))
}

fn shares(wanted: &[String], known: &[String]) -> bool {
    wanted
        .iter()
        .any(|word| known.iter().any(|other| alike(word, other)))
}

/// The title that stands after a comma or a dash: "Section 5.11, Monthly report,". It is known to be
/// one because some clause has it.
fn after_comma(paper: &PaperReading<'_>, reference: &Reference) -> Option<Range<usize>> {
    let end = reference.span.end;
    let line = paper.subject.paper.prose.block_of(end);
    let stop = paper.subject.paper.prose.lines.get(line)?.end;
    let rest = paper.quote(&(end..stop));
    let start = [", ", " – ", " - ", ": ", " \"", " “", ", \"", ", “"]
        .iter()
        .filter(|sign| rest.starts_with(**sign))
        .map(|sign| sign.len())
        .max()?;
    let title = &rest[start..];
    if !title.starts_with(char::is_uppercase) {
        return None;
    }
    let plain = title.to_ascii_lowercase();
    let lengths = paper.references.known().filter_map(|(number, _)| {
        let known = heading(paper, number)?;
        let whole = plain
            .strip_prefix(known.as_str())
            .is_some_and(|after| !after.starts_with(|one: char| one.is_alphanumeric()));
        // One word is a title only where it stands by itself.
        let alone = || rest[start + known.len()..].starts_with([')', ']', '"', '”', ',']);
        (whole && (known.contains(' ') || alone())).then_some(known.len())
    });
    let length = lengths.max()?;
    Some(end + start..end + start + length)
}

/// The title of a clause, in small letters: its heading, or the words before the first stop.
fn heading(paper: &PaperReading<'_>, number: &str) -> Option<String> {
    let sentence = paper.sentences.get(paper.references.clause(number)?)?;
    let words = paper.words(sentence);
    let words = ["article ", "section ", "clause ", "§ ", "§"]
        .iter()
        .find_map(|word| words.strip_prefix(word))
        .unwrap_or(words);
    let words = words
        .strip_prefix(number)
        .filter(|rest| rest.starts_with([' ', '.', ':', ')', '\t']))
        .unwrap_or(words);
    let words = words.trim_start_matches(|one: char| {
        one.is_ascii_digit() || matches!(one, '.' | ' ' | ')' | ':' | '\t' | '–' | '—' | '-')
    });
    // "(Response times) Calls are answered": the title stands in brackets.
    let (words, in_brackets) = match words.strip_prefix('(') {
        Some(rest) if rest.contains(')') => (rest, true),
        _ => (words.trim_start_matches('('), false),
    };
    let ends = |one: char| matches!(one, '.' | ':' | ';' | '\t') || in_brackets && one == ')';
    let end = words.find(ends).unwrap_or(words.len());
    let dash = [" – ", " — ", " - "]
        .iter()
        .filter_map(|dash| words.find(dash))
        .min();
    let title = words[..dash.unwrap_or(end).min(end)].trim();
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
