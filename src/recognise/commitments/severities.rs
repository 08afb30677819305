//! Names of severities: "Severity 1", "P2", "Critical".

use crate::recognise::reading::Pattern;

/// The name of a severity and, if it has one, its rank: 1 is the worst.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// As "severity 1", "p1", "critical".
    pub name: String,
    /// From 1.
    pub rank: Option<u32>,
}

static NUMBERED: Pattern = Pattern::new(
    "(?:(severity|priority|sev|level|class|category)(?: level| class| code)?[ -]*(?:no\\. ?)?([0-9]|one|two|three|four|five|i{1,3}|iv)|(p|s|sev)-?([0-9]))",
);
/// How much a system matters.
static TIER: Pattern = Pattern::whole("^(tier|group) ?-?([1-5])$");
/// Classes by letters: a letter alone is an article as well.
static LETTERED: Pattern = Pattern::whole(
    "(?-u:\\b)(severity|priority|class|category|type)(?: level| class)? ([a-e])(?: (?:incidents?|faults?|errors?|defects?|problems?|issues?|tickets?|disruptions?|cases?|failures?|requests?)(?-u:\\b)|[:,.;)\t]| (?:within|shall|must|will|is|are|has|have|had|in|by|no|not|for|at|from|and|or|which|that|remains?|applies)(?-u:\\b)| ?[–-] |$)",
);
/// A cell that is no more than a name, with a number or a word about it.
static ALONE: Pattern = Pattern::whole(
    "^(?:[0-9a-z]{1,2}[ .:-]+|\\()*(critical|urgent|emergency|serious|high|major|medium|moderate|normal|standard|minor|low|cosmetic)(?: (?:impact|severity|priority|incidents?|level))?\\)?(?: ?\\([^()]{0,12}\\))?$",
);
static NAMED_FULLY: Pattern = Pattern::new(
    "(critical|urgent|high|major|medium|moderate|normal|minor|low|cosmetic)(?: severity| priority| impact)? (?:ones?|incidents?|problems?|errors?|issues?|faults?|defects?|tickets?|cases?|vulnerabilit(?:y|ies)|patch(?:es)?|disruptions?|failures?|alerts?)|(critical|urgent|high|medium|moderate|minor|low|major) (?:severity|priority)",
);

/// Ranks of names that people use without a number.
const RANKS: &[(&str, u32)] = &[
    ("critical", 1),
    ("urgent", 1),
    ("emergency", 1),
    ("serious", 2),
    ("high", 2),
    ("major", 2),
    ("medium", 3),
    ("moderate", 3),
    ("normal", 3),
    ("standard", 3),
    ("minor", 4),
    ("low", 4),
    ("cosmetic", 5),
];

/// The first severity that words name.
pub fn severity_in(words: &str) -> Option<Label> {
    // "S6.1" is a clause.
    let clause = |end: usize| {
        let mut next = words[end..].chars();
        next.next() == Some('.') && next.next().is_some_and(|one| one.is_ascii_digit())
    };
    let numbered = NUMBERED.groups(words);
    if let Some(groups) =
        numbered.filter(|groups| groups.text(3).is_empty() || !clause(groups.whole().end))
    {
        let text = |index: usize| groups.text(index);
        let family = if text(1).is_empty() { text(3) } else { text(1) };
        let family = match family {
            "sev" | "s" | "severity" => "severity",
            "p" | "priority" => "priority",
            other => other,
        };
        let number = if text(2).is_empty() { text(4) } else { text(2) };
        let rank = rank_of(number)?;
        return Some(Label {
            name: format!("{family} {rank}"),
            rank: Some(rank),
        });
    }
    if let Some(groups) = LETTERED.groups(words) {
        let letter = groups.text(2);
        let rank = letter.bytes().next().map(|byte| u32::from(byte - b'a') + 1);
        return Some(Label {
            name: format!("{} {}", groups.text(1), letter.to_ascii_uppercase()),
            rank,
        });
    }
    Some(named(NAMED_FULLY.groups(words)?.first()?))
}

/// The ranks of all severities that words name by number or letter: "P1 and P2", "Severity 1 to 3".
pub(super) fn ranks_in(words: &str) -> Vec<u32> {
    const MOST: usize = 8;
    let mut found = Vec::new();
    for groups in RANKED.all_groups(words).into_iter().take(MOST) {
        // "Category A", and "class a" of something else.
        let lettered = groups.text(1).is_empty();
        let at = |number: usize| if lettered { number + 3 } else { number };
        let Some(first) = rank_of(groups.text(at(1))) else {
            continue;
        };
        let last = rank_of(groups.text(at(3))).unwrap_or(first);
        match groups.text(at(2)).trim() {
            "to" | "-" | "–" => found.extend(first..=last),
            _ => found.extend([first, last]),
        }
    }
    found
}

static RANKED: Pattern = Pattern::whole(
    "(?-u:\\b)(?:severit(?:y|ies)|priorit(?:y|ies)|sev|levels?|class(?:es)?|categor(?:y|ies)|p|s)(?: levels?| class)?[ -]?(?:([1-5])(?:( and | or | to | ?- ?| ?– ?|, ?)(?:severity |priority |sev |level |class |category |p|s)?([1-5])(?-u:\\b))?|([a-e])(?-u:\\b)(?:( and | or | to | ?- ?| ?– ?|, ?)(?:severity |priority |class |category )?([a-e])(?-u:\\b))?)",
);

/// The severity that a cell of a table is: it may be no more than "High".
pub fn severity_of_cell(cell: &str) -> Option<Label> {
    // "Tier 1" of a list of systems is how much they matter.
    if let Some(tier) = tier(cell) {
        return Some(tier);
    }
    let letter = cell.bytes().next().filter(|_| cell.len() == 1);
    if let Some(rank) = letter.filter(|letter| (b'a'..=b'e').contains(letter)) {
        return Some(class(rank));
    }
    severity_in(cell)
        .or_else(|| ranked(cell))
        .or_else(|| Some(named(ALONE.groups(cell)?.first()?)))
        .or_else(|| {
            let number: u32 = cell
                .trim()
                .parse()
                .ok()
                .filter(|number| (1..=5).contains(number))?;
            Some(Label {
                name: format!("level {number}"),
                rank: Some(number),
            })
        })
}

/// "1 – Critical", "2 (High)", "A – Urgent": the number or letter says which it is.
fn ranked(cell: &str) -> Option<Label> {
    let groups = CELL_RANK.groups(cell)?;
    if let Some(letter) = groups.text(2).bytes().next() {
        return Some(class(letter));
    }
    let rank: u32 = groups.text(1).parse().ok()?;
    Some(Label {
        name: format!("severity {rank}"),
        rank: Some(rank),
    })
}

static CELL_RANK: Pattern = Pattern::whole(
    "^(?:([1-5])|([a-e])) ?(?:[–—:.-]|\\() ?(?:(?:less|very|most|not) )?(?:critical|high|medium|low|urgent|normal|major|minor|emergency|serious|moderate|severe|standard)(?-u:\\b)",
);

/// A class named by its letter.
fn class(letter: u8) -> Label {
    Label {
        name: format!("class {}", char::from(letter.to_ascii_uppercase())),
        rank: Some(u32::from(letter - b'a') + 1),
    }
}

/// The class of systems that a cell is: "Tier 1".
fn tier(cell: &str) -> Option<Label> {
    let found = TIER.groups(cell)?;
    let rank = rank_of(found.text(2))?;
    Some(Label {
        name: format!("{} {rank}", found.text(1)),
        rank: Some(rank),
    })
}

/// What a number in the first column is: a class of systems under "Tier", else a severity.
pub fn severity_under(title: &str, cell: &str) -> Option<Label> {
    let title = title.trim_end_matches('s');
    let label = tier(&format!("{title} {cell}")).or_else(|| severity_of_cell(cell))?;
    // A letter is a category under "Category", as the text calls it.
    let family = ["category", "priority", "severity"]
        .into_iter()
        .find(|family| title.starts_with(family));
    Some(match (label.name.strip_prefix("class "), family) {
        (Some(letter), Some(family)) if letter.len() == 1 && !cell.starts_with("class") => Label {
            name: format!("{family} {letter}"),
            ..label
        },
        _ => label,
    })
}

fn named(word: &str) -> Label {
    Label {
        name: word.to_owned(),
        rank: RANKS
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, rank)| *rank),
    }
}

fn rank_of(number: &str) -> Option<u32> {
    Some(match number {
        "one" | "i" => 1,
        "two" | "ii" => 2,
        "three" | "iii" => 3,
        "four" | "iv" => 4,
        "five" => 5,
        letter if letter.len() == 1 && letter.as_bytes()[0].is_ascii_lowercase() => {
            u32::from(letter.as_bytes()[0] - b'a') + 1
        }
        digits => digits.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{severity_in, severity_of_cell};

    #[test]
    fn severities_are_named_in_many_ways() {
        for (words, name, rank) in [
            ("for severity 1 incidents", "severity 1", 1),
            ("severity level two errors", "severity 2", 2),
            ("p3 tickets", "priority 3", 3),
            ("sev-1", "severity 1", 1),
            ("critical incidents", "critical", 1),
            ("a priority 2 call", "priority 2", 2),
        ] {
            let label = severity_in(words).unwrap();
            assert_eq!(
                (label.name.as_str(), label.rank),
                (name, Some(rank)),
                "{words}"
            );
        }
        assert_eq!(severity_in("a high number of critical paths"), None);
        assert_eq!(severity_of_cell("high").unwrap().rank, Some(2));
        assert_eq!(severity_of_cell("3").unwrap().name, "level 3");
    }
}
