//! What two names have in common: their words without endings and articles.

use std::collections::BTreeSet;

/// Words that name nothing.
const PLAIN: &[&str] = &[
    "the",
    "a",
    "an",
    "each",
    "every",
    "any",
    "all",
    "such",
    "its",
    "their",
    "our",
    "your",
    "this",
    "that",
    "these",
    "those",
    "said",
    "it",
    "them",
    "they",
    "of",
    "and",
    "or",
    "own",
    "new",
    "relevant",
    "respective",
    "applicable",
    "shall",
    "will",
    "must",
    "may",
    "be",
    "to",
    "written",
    "writing",
    "customer",
    "client",
    "company",
    "principal",
    "controller",
    "provider",
    "supplier",
    "processor's",
    "contractor",
    "buyer",
    "us",
    "you",
    "we",
    "party",
    "planned",
    "scheduled",
    "file",
    "copy",
    "also",
    "then",
    "so",
    "not",
    "s",
    "in",
    "with",
    "made",
    "therefor",
    "thereof",
    "which",
    "hereby",
    "respect",
    "case",
    "data",
    "other",
    "user",
    "automatically",
    "monthly",
    "failure",
    "following",
    "because",
    "since",
    "as",
];
/// Words of one meaning.
const SAME: &[(&str, &str)] = &[
    ("bill", "invoice"),
    ("subprocessor", "processor"),
    ("sub-processor", "processor"),
    ("further", ""),
    ("subcontractor", "sub-contractor"),
    ("penalty", "credit"),
    ("penaltie", "credit"),
    ("measurement", "measurement"),
    ("measuring", "measurement"),
    ("logfile", "log"),
    ("employee", "person"),
    ("breache", "breach"),
    ("back-up", "backup"),
    ("phi", ""),
];

/// The words that name something, without endings and articles.
pub(super) fn stems(words: &str) -> BTreeSet<String> {
    let all = |drop: bool| -> BTreeSet<String> {
        words
            .split(|one: char| !(one.is_ascii_alphanumeric() || one == '-'))
            .filter(|word| word.len() > 1 && (!drop || !PLAIN.contains(word)))
            .map(stem)
            .filter(|stem| !stem.is_empty() && (!drop || !PLAIN.contains(&stem.as_str())))
            .collect()
    };
    let found = all(true);
    // "Customer Data" are data all the same.
    if found.is_empty() && (words.contains("data") || words.contains("phi")) {
        return BTreeSet::from(["data".to_owned()]);
    }
    if found.is_empty() && (words.contains("copies") || words.contains("copy")) {
        return BTreeSet::from(["copy".to_owned()]);
    }
    found
}

fn stem(word: &str) -> String {
    let short = if word.ends_with("ies") {
        format!("{}y", word.trim_end_matches("ies"))
    } else if word.ends_with("ss") {
        word.to_owned()
    } else {
        word.trim_end_matches('s').to_owned()
    };
    SAME.iter()
        .find(|(known, _)| *known == short)
        .map_or(short, |(_, same)| (*same).to_owned())
}
