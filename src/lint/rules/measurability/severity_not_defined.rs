use std::collections::BTreeSet;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{
    CommitmentKind, severity_in, severity_of_cell, severity_under,
};
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence, Unit};

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
        graded(paper, findings);
        return;
    };
    let names: Vec<&str> = undefined.iter().map(|(name, _)| name.as_str()).collect();
    findings.report(
        paper.place(&first.target.span),
        format!("nothing says what {} {}", super::said(&names), if names.len() == 1 { "is" } else { "are" }),
        "define each severity by facts that both sides can see: what does not work, for how many users, with what workaround",
    );
}

/// Grades that are no severities by name: colours, "blocking", "importance A", each with a time of
/// its own and none with a meaning.
fn graded(paper: &PaperReading<'_>, findings: &mut Findings) {
    if !paper.is_service() || paper.is_part && !paper.is_fragment() {
        return;
    }
    let mut found: Vec<(String, std::ops::Range<usize>)> = Vec::new();
    for sentence in paper.about(&[Cue::Time]) {
        let timed = sentence
            .amounts
            .iter()
            .any(|one| one.is_time() && one.unit <= Unit::Week);
        if !timed || sentence.cues.has(Cue::Patch) || sentence.kind == Part::Heading {
            continue;
        }
        let mut add = |name: &str, span: std::ops::Range<usize>| {
            if !found.iter().any(|(known, _)| known == name) {
                found.push((name.to_owned(), span));
            }
        };
        if let Part::Row { .. } = sentence.kind {
            let header = paper
                .header_of(sentence)
                .filter(|one| one.span != sentence.span);
            let title = header.and_then(|header| paper.cells(header).into_iter().next());
            if !title.is_some_and(|title| GRADE_TITLE.is_in(&paper.plain[title])) {
                continue;
            }
            let Some(cell) = paper.cells(sentence).into_iter().next() else {
                continue;
            };
            let name = paper.plain[cell.clone()].trim().to_owned();
            let is_name = name.split(' ').count() <= 2
                && name
                    .bytes()
                    .all(|one| one.is_ascii_alphanumeric() || one == b' ');
            if is_name && !name.is_empty() {
                add(&name, cell);
            }
            continue;
        }
        let words = paper.words(sentence);
        for groups in GRADED.all_groups(words) {
            let name = [1, 2, 3]
                .map(|at| groups.text(at))
                .into_iter()
                .find(|name| !name.is_empty());
            if let Some(name) = name {
                add(name, sentence.within(&groups.whole()));
            }
        }
    }
    found.retain(|(name, _)| name.len() > 1 || found_as_grade(paper, name));
    if found.len() < 2 {
        return;
    }
    let is_known = |name: &str| {
        is_defined(paper, name)
            || paper.sentences.iter().any(|one| {
                let words = paper.words(one);
                let timed = one.amounts.iter().any(Amount::is_time);
                let meaning = MEANING.find_all(words);
                words.contains(name)
                    && meaning
                        .iter()
                        .any(|found| words[..found.start].contains(name))
                    && (!timed || one.cues.has(Cue::Mean))
            })
    };
    if found.iter().any(|(name, _)| is_known(name)) {
        return;
    }
    let names: Vec<&str> = found
        .iter()
        .map(|(name, _)| name.as_str())
        .take(4)
        .collect();
    findings.report(
        paper.place(&found[0].1),
        format!("nothing says what {} are", super::said(&names)),
        "define each severity by facts that both sides can see: what does not work, for how many users, with what workaround",
    );
}

/// A single letter or figure is a grade where a word for grades stands before it.
fn found_as_grade(paper: &PaperReading<'_>, name: &str) -> bool {
    paper.sentences.iter().any(|one| {
        GRADED
            .all_groups(paper.words(one))
            .iter()
            .any(|groups| groups.text(2) == name)
    })
}

/// Grades of cases in sentences.
static GRADED: Pattern = Pattern::new(
    "((?:very |less |most |non-)?(?:critical|urgent|emergency|serious|severe|blocking|major|minor|high|medium|normal|low|cosmetic|trivial|ordinary)) (?:cases?|incidents?|tickets?|defects?|faults?|anomal(?:y|ies)|problems?|errors?|failures?|calls?|requests?|repairs?|alarms?|alerts?|disruptions?|issues?|priority|severity|impact)|(?:importance|class|category|grade|rank|colou?r|severity|priority|urgency) ([1-5]|[a-e]|one|two|three|four|five|red|yellow|amber|orange|green|blue|white|black)|((?:very |less )?(?:critical|urgent|serious|severe|blocking|major|minor|high|medium|low|red|yellow|amber|green|s[1-4]|p[1-5])) ?:",
);
static GRADE_TITLE: Pattern = Pattern::new(
    "class(?:es)?(?: of [a-z]+)?|colou?rs?|severit(?:y|ies)|priorit(?:y|ies)|categor(?:y|ies)|grades?|urgency|importance|ranks?",
);
/// What says of a grade when it is one.
static MEANING: Pattern = Pattern::new(
    "means?|meaning|is one|are those|is where|are where|where|when|if|affects?|affecting|users?|unavailable|stops?|stopped|work-?around|cannot|is down|defined|definition|cvss|rated|score[ds]?|loss of|business",
);

/// A table of impact and urgency that says of each what it is.
fn in_matrix(paper: &PaperReading<'_>, row: &Sentence, name: &str) -> bool {
    const WORDS: usize = 3;
    if !matches!(row.kind, Part::Row { .. }) {
        return false;
    }
    let Some(header) = paper
        .header_of(row)
        .filter(|header| header.span != row.span)
    else {
        return false;
    };
    let cells = paper.cells(row);
    let explained = cells
        .first()
        .is_some_and(|cell| paper.plain[cell.clone()].split(' ').count() >= WORDS);
    let named = cells.iter().skip(1).any(|cell| {
        severity_of_cell(&paper.plain[cell.clone()]).is_some_and(|label| is_same(&label.name, name))
    });
    explained && named && paper.says(header, &MATRIX)
}

static MATRIX: Pattern = Pattern::new("impact|urgency|effect|extent");

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
        paper.paragraph(row),
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
    let told = |one: &Sentence| is_told(paper, one, name) || in_matrix(paper, one, name);
    if paper.sentences.iter().any(told) {
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
