use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::vague_duty::left_open;
use crate::finding::{Group, Severity};
use crate::library::Library;
use crate::lint::prose::{self, BLANK, LINK, Prose};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::source::Place;
use crate::written::{self, Kind, Node, Value};

pub(crate) const RULE: Rule = Rule {
    name: "vague-wording",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("vague_wording.md"),
    check: Check::Several(&[Check::Deal(deal), Check::Library(library)]),
};

/// The list of vague phrases.
const PHRASES: &str = include_str!("vague_wording.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    phrase: Vec<Phrase>,
}

/// One family of phrases.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Phrase {
    /// A regular expression for the phrases, in small letters.
    words: String,
    /// Why they cannot be tested.
    why: String,
    /// What to write instead.
    better: String,
    /// What in the same sentence makes them testable.
    measured_by: Measure,
    /// Whether they count where no duty is stated, too.
    #[serde(default)]
    anywhere: bool,
    /// A sentence that is reported.
    #[cfg_attr(not(test), expect(dead_code, reason = "the list tests itself"))]
    test: String,
    /// A sentence that is not.
    #[cfg_attr(not(test), expect(dead_code, reason = "the list tests itself"))]
    silent: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Measure {
    /// A blank, or a number with a unit.
    Number,
    /// One that the phrase itself leads to.
    Beside,
    /// A number, or a reference to where it is said.
    Reference,
    /// Nothing.
    Nothing,
}

/// The phrases, ready to find.
struct Finder {
    phrases: Vec<(Regex, Phrase)>,
    duty: Regex,
    number: Regex,
}

impl Finder {
    /// The finder of the embedded list, made once.
    fn known() -> Option<&'static Self> {
        static KNOWN: LazyLock<Option<Finder>> = LazyLock::new(Finder::new);
        KNOWN.as_ref()
    }

    fn new() -> Option<Self> {
        let list: List = toml::from_str(PHRASES).ok()?;
        let phrases = list
            .phrase
            .into_iter()
            .map(|phrase| {
                let pattern = format!(r"(?-u:\b)(?:{})(?-u:\b)", phrase.words);
                Some((Regex::new(&pattern).ok()?, phrase))
            })
            .collect::<Option<_>>()?;
        Some(Self {
            phrases,
            duty: Regex::new(r"(?-u:\b)(?:shall|must|will|undertakes|agrees to)(?-u:\b)").ok()?,
            number: Regex::new(
                r"(?x)(?-u:\b)[0-9]+(?:[.,][0-9]+)?\s*
                (?:%|(?:milli)?seconds?|minutes?|min|ms|hours?|h|(?:[Ww]orking\ )?[Dd]ays?|(?:[Ww]orking\ )?[Hh]ours?
                |weeks?|months?|quarters?|years?|percent|bd|bh|mo|d)",
            )
            .ok()?,
        })
    }

    /// Vague phrases of a text, with their range. With `duties`, only those in sentences that
    /// state one.
    fn vague(&self, words: &str, duties: bool) -> Vec<(Range<usize>, &Phrase)> {
        let mut found = Vec::new();
        for (start, sentence) in sentences(words) {
            let is_duty = !duties || self.duty.is_match(sentence);
            let small = small_start(sentence);
            for (pattern, phrase) in &self.phrases {
                if !is_duty && !phrase.anywhere || self.is_measured(sentence, phrase.measured_by) {
                    continue;
                }
                for one in pattern.find_iter(&small) {
                    let range = start + one.start()..start + one.end();
                    let is_known = found.iter().any(|(known, _): &(Range<usize>, _)| {
                        known.start < range.end && range.start < known.end
                    });
                    let is_beside = phrase.measured_by == Measure::Beside
                        && self.leads_to_number(&sentence[one.end()..]);
                    if !(is_beside || phrase.anywhere && is_known) {
                        found.push((range, phrase));
                    }
                }
            }
        }
        found
    }

    /// Whether words that follow lead to a number: ", and in any case within 2 hours".
    fn leads_to_number(&self, after: &str) -> bool {
        let number = self.number.find(after).map(|found| found.start());
        let first = number.into_iter().chain(after.find(BLANK)).min();
        first.is_some_and(|first| left_open::leads(&after[..first]))
    }

    fn is_measured(&self, sentence: &str, by: Measure) -> bool {
        let number = || sentence.contains(BLANK) || self.number.is_match(sentence);
        match by {
            Measure::Nothing | Measure::Beside => false,
            Measure::Number => number(),
            Measure::Reference => number() || sentence.contains(LINK),
        }
    }
}

/// A sentence with a small first letter: other capital letters belong to defined terms.
fn small_start(sentence: &str) -> String {
    let mut small = sentence.to_owned();
    if let Some(at) = small.find(|one: char| one.is_ascii_alphabetic()) {
        small[at..=at].make_ascii_lowercase();
    }
    small
}

/// Sentences with their first byte.
fn sentences(words: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, one) in words.char_indices() {
        let next = at + one.len_utf8();
        let ends = matches!(one, '.' | '?' | '!' | '\n')
            && words[next..].chars().next().is_none_or(char::is_whitespace)
            && !words[..at].ends_with("etc");
        if ends {
            found.push((start, &words[start..next]));
            start = next;
        }
    }
    if start < words.len() {
        found.push((start, &words[start..]));
    }
    found
}

fn report(findings: &mut Findings, whose: &str, place: Place, words: &str, phrase: &Phrase) {
    findings.report(
        place,
        format!("{whose} says \"{words}\": {}", phrase.why),
        phrase.better.clone(),
    );
}

/// The legal text of a library.
fn library(library: &Library, findings: &mut Findings) {
    let Some(finder) = Finder::known() else {
        return;
    };
    for clause in library.clauses.values() {
        let asked = clause.requirements.iter().map(|one| Prose::of(&one.text));
        for prose in clause.wordings().flat_map(prose::of_text).chain(asked) {
            for (range, phrase) in finder.vague(&prose.words, true) {
                let words = prose.words[range.clone()].to_owned();
                if let Some(place) = prose.place(range) {
                    report(findings, &format!("`{}`", clause.id), place, &words, phrase);
                }
            }
        }
    }
}

/// Records whose texts are names, reasons or questions rather than terms of the agreement.
const NOT_TERMS: &[&str] = &[
    "engagement",
    "law",
    "party",
    "signatory",
    "contact",
    "confirm",
    "waiver",
    "facts",
    "policy",
    "location",
    "key-person",
    "asset",
];

/// Keys that hold names.
const NAMES: &[&str] = &[
    "name", "title", "function", "owner", "role", "agenda", "class",
];

/// The texts of an engagement: they are printed as terms, so each of them is a promise.
fn deal(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(finder) = Finder::known() else {
        return;
    };
    let Ok(table) = crate::engagement::fields() else {
        return;
    };
    for record in table
        .records
        .iter()
        .filter(|record| !record.open && !NOT_TERMS.contains(&record.name.as_str()))
    {
        let Some(node) = subject.engagement.node.get(&record.name) else {
            continue;
        };
        let ones = match node.elements() {
            [] => std::slice::from_ref(node),
            many => many,
        };
        for one in ones {
            let id = one.get("id").and_then(Node::text);
            let whose = id.map_or_else(
                || format!("`{}`", record.heading()),
                |id| format!("{} `{id}`", record.name.replace('-', " ")),
            );
            in_record(finder, table, record, one, &whose, findings);
        }
    }
    for particular in &subject.draft.particulars {
        let Some(blank) = subject
            .library
            .clauses
            .get(&particular.clause)
            .and_then(|clause| clause.blank(&particular.name))
        else {
            continue;
        };
        if matches!(blank.kind, Kind::Text | Kind::Lines) && particular.origin == particular.path {
            for (range, phrase) in finder.vague(&particular.value, false) {
                let whose = format!("`{}`", particular.path);
                report(
                    findings,
                    &whose,
                    particular.place,
                    &particular.value[range],
                    phrase,
                );
            }
        }
    }
}

fn in_record(
    finder: &Finder,
    table: &written::FieldTable,
    record: &written::Record,
    node: &Node,
    whose: &str,
    findings: &mut Findings,
) {
    for field in &record.keys {
        let Some(value) = node.get(&field.name) else {
            continue;
        };
        match field.kind {
            Kind::Text | Kind::Line | Kind::Lines if !NAMES.contains(&field.name.as_str()) => {
                let texts = match &value.value {
                    Value::List(elements) => elements.as_slice(),
                    _ => std::slice::from_ref(value),
                };
                for text in texts {
                    let words = text.text().unwrap_or_default();
                    for (range, phrase) in finder.vague(words, false) {
                        report(findings, whose, text.place, &words[range], phrase);
                    }
                }
            }
            Kind::Table | Kind::Tables => {
                let Some(part) = table.part(&field.of) else {
                    continue;
                };
                let ones = match value.elements() {
                    [] => std::slice::from_ref(value),
                    many => many,
                };
                for one in ones {
                    in_record(finder, table, part, one, whose, findings);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Finder, List, PHRASES};

    #[test]
    fn every_phrase_reports_its_test_and_nothing_else() {
        let list: List = toml::from_str(PHRASES).unwrap();
        let finder = Finder::new().unwrap();
        for phrase in list.phrase {
            let found = |sentence: &str| {
                finder
                    .vague(sentence, true)
                    .into_iter()
                    .filter(|(_, found)| found.words == phrase.words)
                    .count()
            };
            assert_eq!(found(&phrase.test), 1, "{}", phrase.test);
            assert_eq!(found(&phrase.silent), 0, "{}", phrase.silent);
            assert!(
                !phrase.better.ends_with('.') && !phrase.why.ends_with('.'),
                "{}",
                phrase.words
            );
        }
    }
}
