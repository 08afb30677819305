use std::collections::BTreeSet;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{
    CommitmentKind, severity_in, severity_of_cell, severity_under,
};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "severity-not-defined",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("severity_not_defined.md"),
    check: Check::Prose(check),
};

static DEFINING: Pattern = Pattern::new(
    "(?:severity|priority)(?: levels?| class(?:es|ifications?)?| definitions?)?\\W{0,3} (?:is|are|shall be|will be|has|have|means?) (?:defined|determined|classified|the meaning|set (?:out|forth)|assigned|described|as follows)|definitions? of (?:severity|priority)|means?|defined as|shall mean",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.has_draft {
        return;
    }
    let mut undefined: Vec<(String, &crate::recognise::commitments::Commitment)> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for one in paper.judged() {
        let Some(label) = one.severity.as_ref().filter(|_| one.kind.is_timed()) else {
            continue;
        };
        let numbered = label
            .name
            .ends_with(|last: char| last.is_ascii_digit() || last.is_ascii_uppercase());
        // Which systems are of which tier is a list and no test; who publishes a patch rates it.
        if label.name.starts_with("tier") || label.name.starts_with("group") || is_rated(paper, one)
        {
            continue;
        }
        if seen.insert(label.name.clone())
            && (numbered || one.is_row && opens_row(paper, one, &label.name))
            && !is_defined(paper, &label.name)
        {
            undefined.push((label.name.clone(), one));
        }
    }
    let Some((_, first)) = undefined.first() else {
        return;
    };
    let names: Vec<&str> = undefined.iter().map(|(name, _)| name.as_str()).collect();
    findings.report(
        paper.place(&first.target.span),
        format!("nothing says what {} {}", super::said(&names), if names.len() == 1 { "is" } else { "are" }),
        "define each severity by facts that both sides can see: what does not work, for how many users, with what workaround",
    );
}

/// Whether a table of patches says whose rating or score counts.
fn is_rated(paper: &PaperReading<'_>, one: &crate::recognise::commitments::Commitment) -> bool {
    if one.kind != CommitmentKind::PatchTime {
        return false;
    }
    let row = paper.sentence_of(one);
    let header = paper
        .header_of(row)
        .map_or("", |header| paper.words(header));
    [
        paper.words(row),
        header,
        paper.lead_of(row),
        paper.heading_of(row),
        paper.block_of(row),
    ]
    .iter()
    .any(|words| RATED.is_in(words))
}

static RATED: Pattern = Pattern::new(
    "cvss|scores?|rat(?:ed|ing|ings|es) (?:by|of|as|given)|nvd|vendors?|publishers?|manufacturers?|[0-9]{1,2}\\.[0-9]",
);

/// Whether some sentence says what a severity is: it opens with the label and has more to say than
/// times, or it defines severities at large.
fn is_defined(paper: &PaperReading<'_>, name: &str) -> bool {
    let numbered = name.ends_with(|last: char| last.is_ascii_digit());
    if paper.sentences.iter().any(|one| is_told(paper, one, name)) {
        return true;
    }
    paper
        .sentences
        .iter()
        .filter(|one| {
            !numbered || one.cues.has(Cue::Severity) || matches!(one.kind, Part::Row { .. })
        })
        .any(|sentence| {
            let words = paper.words(sentence);
            let heading = sentence.kind == Part::Heading;
            let named = words.trim_start_matches(|one: char| !one.is_ascii_alphabetic());
            let opening = &named[..crate::recognise::reading::floor(named, 22)];
            let opens = severity_in(opening).is_some_and(|label| label.name == name)
                || matches!(sentence.kind, Part::Row { .. })
                    && (opening.starts_with(name) || is_row_of(paper, sentence, name));
            let speaks = || {
                plain_words(paper, sentence) >= 6
                    || paper.says(sentence, &REST)
                    || matches!(sentence.kind, Part::Row { .. }) && describes(paper, sentence)
            };
            let is_row = matches!(sentence.kind, Part::Row { .. });
            opens && is_row && describes(paper, sentence)
                || opens
                    && !heading
                    && speaks()
                    && (!is_promise(paper, sentence) || plain_words(paper, sentence) >= 16)
                || says_when(words, name)
                || severity_in(words).is_some_and(|label| label.name == name)
                    && paper.says(sentence, &DEFINING)
                || heading && opens && follows_text(paper, sentence)
                || paper.definitions.defines(name)
        })
}

/// "It is at Severity 1 where …, and at Severity 3 in every other case".
fn says_when(words: &str, name: &str) -> bool {
    words
        .match_indices(name)
        .any(|(at, _)| WHEN.is_in(&words[at + name.len()..]))
}

static WHEN: Pattern = Pattern::whole(
    "^,? (?:where|if|when|whenever|in (?:every|all|any) other|in all the|otherwise)(?-u:\\b)",
);

/// Whether a sentence or a part of it says what a severity is: "(b) P2: one function does not work;",
/// "a "Serious" error shall be defined as".
fn is_told(paper: &PaperReading<'_>, sentence: &Sentence, name: &str) -> bool {
    let words = paper.words(sentence);
    if !paper.says(sentence, &SAYS) {
        return false;
    }
    words.split(';').any(|part| {
        let opening = OPENS.groups(part).map(|groups| groups.text(1));
        let opens = opening.is_some_and(|label| {
            severity_in(label).is_some_and(|label| is_same(&label.name, name)) || label == name
        });
        let said = SAID.all_groups(part).iter().any(|groups| {
            let label = groups.text(1);
            severity_in(label).is_some_and(|label| is_same(&label.name, name)) || label == name
        });
        said || opens && part.split(' ').count() >= 7 && !part.contains('\t')
    })
}

/// Words without which nothing is told.
static SAYS: Pattern =
    Pattern::whole("[:–—=]|(?-u:\\b)(?:means?|defined|definition|is one|are those)(?-u:\\b)");
/// A part of a sentence that begins with a label.
static OPENS: Pattern = Pattern::whole(
    "^(?:.*: ?)?(?: ?(?:and|or))? ?(?:\\(?[0-9a-z]{1,3}[.)] )?[\"“(-]{0,2}((?:severity|priority|sev|class|category|level|p|s)(?: level)? ?-?(?:[0-9]|[a-e])|critical|serious|urgent|emergency|high|major|medium|moderate|normal|minor|low|cosmetic)[\"”)-]{0,2}(?: (?:incidents?|faults?|errors?|defects?|problems?|definition))?(?: ?[:–—=-] ?| )",
);
static SAID: Pattern = Pattern::whole(
    "[\"“]((?:severity|priority|sev|class|category|level)(?: level)? ?(?:[0-9]|[a-e])|critical|serious|urgent|emergency|high|major|medium|moderate|normal|minor|low|cosmetic)[\"”]? (?:[a-z]+[\"”]? ){0,3}(?:is (?:one|an? )|are (?:those|all)|means?|shall (?:mean|be defined)|is defined|refers)",
);

/// Whether two labels are one: "level 2" of a table is "severity 2" of the text.
fn is_same(one: &str, other: &str) -> bool {
    let split = |name: &str| -> Option<(String, String)> {
        let (family, number) = name.rsplit_once(' ')?;
        Some((family.to_owned(), number.to_ascii_lowercase()))
    };
    match (split(one), split(other)) {
        (Some((one, number)), Some((other, same))) => {
            let loose = |family: &str| matches!(family, "level" | "class" | "category");
            number == same && (one == other || loose(&one) || loose(&other))
        }
        _ => one == other,
    }
}

/// Whether a row is about the severity, and does not only have such a word in a cell.
fn opens_row(
    paper: &PaperReading<'_>,
    commitment: &crate::recognise::commitments::Commitment,
    name: &str,
) -> bool {
    let row = paper.sentence_of(commitment);
    let cells = paper.cells(row);
    let first = cells.first().map_or("", |cell| &paper.plain[cell.clone()]);
    let header = paper
        .header_of(row)
        .map_or("", |header| paper.words(header));
    first.contains(name) || header.contains(name)
}

/// Whether the first cell of a row is the number of a level, or its name.
fn is_row_of(paper: &PaperReading<'_>, row: &Sentence, name: &str) -> bool {
    let cells = paper.cells(row);
    // "Nobody can log on | A": the label may stand behind what it means.
    let titles = paper.header_of(row).map(|header| paper.cells(header));
    let behind = titles
        .unwrap_or_default()
        .iter()
        .zip(&cells)
        .skip(1)
        .any(|(title, cell)| {
            let (title, cell) = (&paper.plain[title.clone()], &paper.plain[cell.clone()]);
            LABELS.is_in(title)
                && severity_under(title, cell).is_some_and(|label| is_same(&label.name, name))
        });
    let explained = cells.first().is_some_and(|first| first.len() >= LONG);
    if behind && explained {
        return true;
    }
    let first = cells.first().map_or("", |cell| &paper.plain[cell.clone()]);
    let first = first.trim_matches(|one: char| !one.is_alphanumeric());
    first == name
        || name
            .strip_prefix("level ")
            .is_some_and(|number| number == first)
        || severity_of_cell(first).is_some_and(|label| is_same(&label.name, name))
}

/// Titles of labels.
static LABELS: Pattern =
    Pattern::whole("^(?:the )?(?:severity|priority|class|category|level)(?: (?:level|class))?$");
/// What is explained takes more bytes.
const LONG: usize = 24;

/// The severity of everything else.
static REST: Pattern = Pattern::new(
    "(?:any|all) (?:other|remaining)[a-z ]*|everything else|all else|anything else|none of the above|others",
);
/// A column that says what severities are.
static DESCRIBING: Pattern = Pattern::new(
    "definitions?|descriptions?|meanings?|criteri(?:a|on)|impact|explanation|examples?|characteristics?|conditions?|effects?|business impact|when|what|situations?|effect on users|applies|tests?",
);

/// Whether the table of a row has a column that says what severities are, and the row fills it.
fn describes(paper: &PaperReading<'_>, row: &Sentence) -> bool {
    let Some(header) = paper.header_of(row) else {
        return false;
    };
    let cells = paper.cells(row);
    paper
        .cells(header)
        .iter()
        .zip(&cells)
        .skip(1)
        .any(|(title, cell)| DESCRIBING.is_in(&paper.plain[title.clone()]) && cell.len() >= 8)
}

fn is_promise(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    paper
        .commitments
        .iter()
        .any(|one| one.span == sentence.span)
}

/// Words that are neither numbers nor units.
fn plain_words(paper: &PaperReading<'_>, sentence: &Sentence) -> usize {
    let counted: usize = sentence
        .amounts
        .iter()
        .map(|one| paper.plain[one.span.clone()].split(' ').count())
        .sum();
    paper
        .words(sentence)
        .split([' ', '\t'])
        .filter(|word| word.len() > 2 && word.bytes().all(|byte| !byte.is_ascii_digit()))
        .count()
        .saturating_sub(counted)
}

/// Whether a heading has text of its own that is no promise.
fn follows_text(paper: &PaperReading<'_>, heading: &Sentence) -> bool {
    let at = paper
        .sentences
        .partition_point(|one| one.span.start <= heading.span.start);
    paper.sentences.get(at).is_some_and(|next| {
        next.kind != Part::Heading && plain_words(paper, next) >= 6 && !is_promise(paper, next)
    })
}
