mod beyond;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern};
use crate::recognise::references::Reference;

pub(crate) const RULE: Rule = Rule {
    name: "reference-to-nothing",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("reference_to_nothing.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    lost(paper, findings);
    let mut told: BTreeSet<&str> = BTreeSet::new();
    // An amendment refers to the clauses of what it amends.
    let opening = &paper.plain[..crate::recognise::reading::floor(&paper.plain, 1_500)];
    if AMENDS.is_in(opening) && !counts_itself(paper) {
        return;
    }
    for one in beyond::beyond(paper) {
        let words = paper.quote(&one.span);
        if is_amended(paper, &one.span) {
            continue;
        }
        if told.insert(number_of(words)) {
            findings.report(
                paper.place(&one.span),
                format!("there is no {words}: the last one is {}", one.last),
                "refer to the clause that is meant, by its number of today",
            );
        }
    }
    if paper.is_part {
        return;
    }
    for reference in &paper.references.clauses {
        if reference.is_external
            || paper.references.has_clause(reference) != Some(false)
            || is_of_another(paper, reference)
            || is_amended(paper, &reference.span)
            || !told.insert(&reference.number)
        {
            continue;
        }
        report(paper, reference, findings);
    }
    for (span, word, number, annex) in missing_paragraphs(paper) {
        findings.report(
            paper.place(&span),
            format!("there is no {word} {number} in {annex}"),
            "refer to the clause that is meant, by its number of today",
        );
    }
    for (span, label, last) in missing_labels(paper) {
        findings.report(
            paper.place(&span),
            format!("there is no paragraph {label}: the last one is {last}"),
            "refer to the clause that is meant, by its number of today",
        );
    }
    for reference in &paper.references.missing {
        if told.insert(&reference.number) {
            report(paper, reference, findings);
        }
    }
}

/// "Section 1(f) is deleted and replaced with": a clause of the paper that is changed.
fn is_amended(paper: &PaperReading<'_>, span: &Range<usize>) -> bool {
    const NEAR: usize = 70;
    let rest = &paper.plain[span.end..];
    CHANGED.is_in(&rest[..crate::recognise::reading::floor(rest, NEAR)])
}

static CHANGED: Pattern = Pattern::whole(
    "^[^.;]{0,40}(?-u:\\b)(?:is|are|shall be) (?:hereby )?(?:deleted|replaced|amended|restated|modified|supplemented)(?-u:\\b)",
);

/// The number of a reference: "12.4" of "clause 12.4".
fn number_of(words: &str) -> &str {
    let start = words.find(|one: char| one.is_ascii_digit());
    let number = start.map_or(words, |start| &words[start..]);
    let end = number.find(|one: char| !(one.is_ascii_digit() || one == '.'));
    number[..end.unwrap_or(number.len())].trim_end_matches('.')
}

/// Whether the references of a paper that changes or supplements another one lead to its own
/// clauses, nearly all of them.
fn counts_itself(paper: &PaperReading<'_>) -> bool {
    const SURE: usize = 5;
    let own = |known: bool| {
        let all = paper.references.clauses.iter();
        let own =
            all.filter(|one| !one.is_external && paper.references.has_clause(one) == Some(known));
        own.count()
    };
    let found = own(true);
    found >= SURE && found >= 4 * own(false)
}

/// What a word processor prints where a reference has lost its target, in the languages of the papers
/// people send.
const LOST: &[&str] = &[
    "Error! Reference source not found",
    "Error! Bookmark not defined",
    "Fehler! Verweisquelle konnte nicht gefunden werden",
    "Fehler! Textmarke nicht definiert",
    "Erreur ! Source du renvoi introuvable",
    "Fout! Verwijzingsbron niet gevonden",
    "Fejl! Henvisningskilde ikke fundet",
    "Fel! Hittar inte referenskälla",
    "Feil! Fant ikke referansekilden",
    "¡Error! No se encuentra el origen de la referencia",
];

/// References that the paper itself says are broken.
fn lost(paper: &PaperReading<'_>, findings: &mut Findings) {
    let prose = &paper.subject.paper.prose.text;
    // All of them cry out, and few papers do.
    if !prose.contains('!') {
        return;
    }
    for mark in LOST {
        for (at, found) in prose.match_indices(mark) {
            findings.report(
                paper.place(&(at..at + found.len())),
                format!("a reference is broken: the paper prints \"{found}\""),
                "refer to the clause that is meant again, and update the fields before the paper is sent",
            );
        }
    }
}

/// Whether a paper that refers to its own parts by another word speaks here of the clauses of
/// something that it takes over or changes: "in Clause 7" of the standard contractual clauses.
fn is_of_another(paper: &PaperReading<'_>, reference: &Reference) -> bool {
    const NEAR: usize = 12;
    let mut own = paper.references.clauses.iter().filter(|one| {
        one.word.trim_end_matches('s') != reference.word.trim_end_matches('s')
            && !one.is_external
            && paper.references.has_clause(one) == Some(true)
    });
    let has_other_word = own.next().is_some() && own.next().is_some();
    let at = paper
        .sentences
        .partition_point(|one| one.span.start <= reference.span.start);
    has_other_word
        && paper.sentences[at.saturating_sub(NEAR)..at]
            .iter()
            .any(|one| paper.says(one, &INSTRUMENT))
}

/// What is taken over whole, with clauses of its own.
static INSTRUMENT: Pattern = Pattern::new(
    "sccs|standard contractual clauses|model clauses|(?:uk|international data transfer) (?:addendum|agreement)|idta|gdpr|(?:hereby )?incorporated (?:herein |into this [a-z]+ )?by reference",
);

/// "Paragraph 18 of Schedule 1", where the paragraphs of that schedule are numbered without a gap and
/// end before: where it stands, the words for it, and the schedule.
fn missing_paragraphs<'a>(
    paper: &'a PaperReading<'_>,
) -> Vec<(Range<usize>, &'a str, u32, &'a str)> {
    let mut found = Vec::new();
    for sentence in paper.about(&[Cue::Refer]) {
        if sentence.kind == Part::Heading {
            continue;
        }
        for groups in INTO.all_groups(paper.words(sentence)) {
            let Ok(number) = groups.text(2).parse::<u32>() else {
                continue;
            };
            let Some(named) = groups.part(3) else {
                continue;
            };
            let last = last_paragraph(paper, groups.text(3));
            if last.is_some_and(|last| last >= 3 && number > last) {
                let named = sentence.within(&named);
                let Some(word) = groups.part(1).map(|word| sentence.within(&word)) else {
                    continue;
                };
                found.push((
                    sentence.within(&groups.whole()),
                    &paper.plain[word],
                    number,
                    paper.quote(&named),
                ));
            }
        }
    }
    found
}

/// The last number of the paragraphs of a schedule, if they are numbered one after the other.
fn last_paragraph(paper: &PaperReading<'_>, annex: &str) -> Option<u32> {
    let starts = |words: &str| {
        words
            .strip_prefix(annex)
            .is_some_and(|rest| !rest.starts_with(|one: char| one.is_ascii_alphanumeric()))
    };
    let at = paper
        .sentences
        .iter()
        .position(|one| one.kind == Part::Heading && starts(paper.words(one)))?;
    let mut last = 0;
    let mut block = usize::MAX;
    for sentence in &paper.sentences[at + 1..] {
        let words = paper.words(sentence);
        if sentence.kind == Part::Heading && paper.says(sentence, &ANNEX) {
            break;
        }
        if sentence.block == block {
            continue;
        }
        block = sentence.block;
        let own = LEADING
            .groups(words)
            .and_then(|groups| groups.text(1).parse::<u32>().ok());
        match own {
            Some(number) if number == last + 1 => last = number,
            // Another count begins, or the paper was not understood.
            Some(_) => return None,
            None => {}
        }
    }
    (last > 0).then_some(last)
}

/// "Paragraph B4 of Annex 2", where the paragraphs are B1, B2 and B3: where it stands, its label and
/// the last one there is.
fn missing_labels(paper: &PaperReading<'_>) -> Vec<(Range<usize>, String, String)> {
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    for block in 0..paper.subject.paper.blocks.len() {
        let words = paper.subject.paper.words(block);
        let head = words.split([' ', '\t']).next().unwrap_or_default();
        let Some((letter, digits)) = head.split_at_checked(1) else {
            continue;
        };
        let is_label = letter.bytes().all(|one| one.is_ascii_uppercase());
        if let Some(number) = digits
            .trim_end_matches('.')
            .parse::<u32>()
            .ok()
            .filter(|_| is_label)
        {
            let most = known.entry(letter.to_ascii_lowercase()).or_insert(0);
            // Counted from one, without a gap.
            if number == *most + 1 {
                *most = number;
            }
        }
    }
    known.retain(|_, most| *most >= 2);
    if known.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for sentence in paper.about(&[Cue::Refer]) {
        for groups in LABEL.all_groups(paper.words(sentence)) {
            let (letter, digits) = (groups.text(1), groups.text(2));
            let Some(most) = known.get(letter) else {
                continue;
            };
            if digits.parse::<u32>().is_ok_and(|number| number > *most) {
                let letter = letter.to_ascii_uppercase();
                found.push((
                    sentence.within(&groups.whole()),
                    format!("{letter}{digits}"),
                    format!("{letter}{most}"),
                ));
            }
        }
    }
    found
}

static LABEL: Pattern = Pattern::new("(?:paragraph|section|clause|item) ([a-z])([0-9]{1,2})");

static INTO: Pattern = Pattern::new(
    "(paragraph|section|clause|part|item) ([0-9]{1,3}) (?:of|in|to) ((?:schedule|annex|annexure|appendix|exhibit|attachment) (?:[0-9]{1,2}|[a-z]))",
);
static ANNEX: Pattern = Pattern::whole(
    "^(?:schedule|annex|annexure|appendix|exhibit|attachment) (?:[0-9]{1,2}|[a-z])(?-u:\\b)",
);
static LEADING: Pattern = Pattern::whole("^([0-9]{1,2})\\.? [a-z\"“(]");

/// What changes another paper says so, and counts its clauses.
static AMENDS: Pattern = Pattern::new(
    "(?:this|first|second|third|fourth|fifth|[0-9]+(?:st|nd|rd|th)) (?:[a-z]+ ){0,3}(?:amendment|supplement|addendum)|(?:amendment|supplement|addendum) (?:no|number|agreement|to|[0-9]+)|(?:hereby|is) amended|amend(?:s|ed)? (?:and restated?|the (?:[a-z]+ )?agreement)|supplements the",
);

fn report(paper: &PaperReading<'_>, reference: &Reference, findings: &mut Findings) {
    let last = paper
        .references
        .last_clause()
        .map(|last| format!(": the last clause is {last}"))
        .unwrap_or_default();
    let is_top = reference.number.bytes().all(|one| one.is_ascii_digit());
    let last = if is_top { last } else { String::new() };
    findings.report(
        paper.place(&reference.span),
        format!(
            "there is no {} {}{last}",
            reference.word,
            shown(paper, reference)
        ),
        "refer to the clause that is meant, by its number of today",
    );
}

/// The number as it is written.
fn shown(paper: &PaperReading<'_>, reference: &Reference) -> String {
    let written = paper.quote(&reference.span);
    written
        .split_once(' ')
        .map_or(written, |(_, number)| number)
        .trim_start_matches('§')
        .to_owned()
}
