use std::collections::BTreeSet;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule, credits};
use crate::recognise::commitments::{severity_in, severity_of_cell};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "severities-with-one-test",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("severities_with_one_test.md"),
    check: Check::Prose(check),
};

/// Columns that say what a severity is.
static TESTS: Pattern = Pattern::new(
    "criteri(?:on|a)|defin(?:ition|ed)|descriptions?|meaning|tests?|impact|effects?|when|conditions?|applies|business impact|characteristics|situation|event|what",
);
/// Columns that say what is promised for it.
static PROMISED: Pattern = Pattern::new(
    "respon(?:se|d)|resol(?:ution|ve)|restor(?:e|ation)|fix|repair|measured|clock|hours?|update|channel|escalation|action|time|target|notif(?:y|ication)|contact|remedy|credit|examples?|window|credits?",
);
/// What stands between a severity and its test.
static SAYS: Pattern = Pattern::whole(
    "\\t|:|–|—|(?-u:\\b)(?:shall )?means?(?: that)?(?-u:\\b)|(?-u:\\b)(?:is|are) (?:one in which|one that|one where|where|when|those where|those in which|an?|any|present (?:if|where|when)|given (?:if|where|when))(?-u:\\b)|(?-u:\\b)exists? (?:if|where|when)(?-u:\\b)",
);

/// No paper has more severities.
const MOST: usize = 200;

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut known: Vec<(String, BTreeSet<String>, &Sentence)> = Vec::new();
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
        let Some((name, test)) = (match sentence.kind {
            Part::Row { header: false, .. } => of_row(paper, sentence),
            Part::Heading | Part::Note => None,
            _ if sentence.cues.has(Cue::Severity) || sentence.kind == Part::Item => of_words(words),
            _ => None,
        }) else {
            continue;
        };
        // Times and numbers are no test of severity.
        let is_row = matches!(sentence.kind, Part::Row { .. });
        if test.split(' ').count() < if is_row { 5 } else { 3 } {
            continue;
        }
        let test = bare(&test);
        let same = known
            .iter()
            .find(|(known, other, _)| *known != name && *other == test);
        if let Some((other_name, _, other)) = same {
            findings
                .report(
                    paper.place(&sentence.span),
                    format!("{name} has the same test as {other_name}"),
                    "give each severity facts of its own, such as the number of users or the workaround",
                )
                .related
                .push((paper.place(&other.span), "the same test".into()));
        }
        if known.len() < MOST {
            known.push((name, test, sentence));
        }
    }
}

/// The severity of a row and its test.
fn of_row(paper: &PaperReading<'_>, row: &Sentence) -> Option<(String, String)> {
    let cells = paper.cells(row);
    let (first, rest) = cells.split_first()?;
    // What a miss costs is no test.
    if paper
        .header_of(row)
        .is_some_and(|header| paper.says(header, &credits::COLUMN))
    {
        return None;
    }
    let written = &paper.plain[first.clone()];
    let ranked = || {
        let titles = paper
            .header_of(row)
            .map(|header| paper.cell_words(header))?;
        let ranks = RANKS.is_in(titles.first()?);
        (ranks && written.len() < 30).then(|| written.to_owned())
    };
    let name = severity_of_cell(written)
        .map(|label| label.name)
        .or_else(ranked)?;
    let header = paper.header_of(row);
    let titles = header.map(|header| paper.cell_words(header));
    let titles = titles.unwrap_or_default();
    let title = |at: usize| titles.get(at + 1).copied().unwrap_or_default();
    // What is called a test, else what promises nothing.
    let column = (0..rest.len())
        .find(|at| TESTS.is_in(title(*at)))
        .or_else(|| (0..rest.len()).find(|at| !PROMISED.is_in(title(*at))))?;
    let cell = &rest[column];
    Some((name, trimmed(&paper.plain[cell.clone()])))
}

/// "Severity 1: the system is down for all users."
fn of_words(words: &str) -> Option<(String, String)> {
    let start = words.trim_start_matches(|one: char| !one.is_ascii_alphanumeric());
    let start = start
        .strip_prefix("a ")
        .or_else(|| start.strip_prefix("an "))
        .unwrap_or(start);
    let head = &start[..crate::recognise::reading::floor(start, 44)];
    let says = SAYS.find(head)?;
    let name = head[..says.start].trim_matches(|one: char| !one.is_ascii_alphanumeric());
    let label = severity_of_cell(name).or_else(|| severity_in(name))?;
    let test = trimmed(&start[says.end..]);
    // "Severity 1: 4 hours".
    let is_time = test.starts_with(|one: char| one.is_ascii_digit()) || test.contains(" within ");
    (!is_time).then_some((label.name, test))
}

/// The words of a test that say something, in one order and in one wording.
fn bare(test: &str) -> BTreeSet<String> {
    let mut plain = test.to_owned();
    for (from, to) in ALIKE {
        plain = plain.replace(from, to);
    }
    let words = plain.split(|one: char| !one.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(|word| {
            word.strip_suffix('s')
                .filter(|short| short.len() > 2)
                .unwrap_or(word)
                .to_owned()
        })
        .collect()
}

/// Wordings of one meaning.
const ALIKE: &[(&str, &str)] = &[
    ("at least one", "some"),
    ("one or more", "some"),
    ("one or several", "some"),
    ("not available", "unavailable"),
    ("no workaround exists", "no workaround"),
    ("no workaround is available", "no workaround"),
    ("there is no workaround", "no workaround"),
    ("without a workaround", "no workaround"),
    ("without any workaround", "no workaround"),
    ("without workaround", "no workaround"),
    ("has no workaround", "no workaround"),
    ("cannot be used", "unusable"),
    ("can not be used", "unusable"),
    ("is not usable", "unusable"),
    ("are unable to", "cannot"),
    ("is unable to", "cannot"),
    ("can not", "cannot"),
];
/// Words that change no test.
const EMPTY: &[&str] = &[
    "a", "an", "the", "is", "are", "be", "of", "and", "for", "to", "that", "which", "its", "any",
    "there", "exist", "exists", "it", "with", "has", "have", "by", "in", "on",
];

/// Titles of a column that names severities.
static RANKS: Pattern = Pattern::whole(
    "^(?:severity|priority|prio|class|category|(?:severity|priority|incident|fault|failure) (?:level|class|category))$",
);
/// "Critical: a process has stopped" says no more than "a process has stopped".
static RANK: Pattern = Pattern::whole(
    "^(?:\\(?(?:critical|high|medium|low|urgent|normal|major|minor|emergency|serious|moderate|severe)\\)?)[:,–—-]? ",
);

fn trimmed(words: &str) -> String {
    let words = words.trim_start_matches(|one: char| !one.is_ascii_alphanumeric());
    let words = RANK.find(words).map_or(words, |found| &words[found.end..]);
    words
        .trim_matches(|one: char| !one.is_ascii_alphanumeric())
        .to_owned()
}
