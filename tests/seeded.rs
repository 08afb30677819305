//! Papers of several drafting cultures, clean, each defect seeded in several phrasings, and beside
//! them phrasings that are right: how many defects are found, and how many findings are false.
//!
//! A paper is Markdown whose paragraphs begin with a `{label}`; a case replaces the paragraph of its
//! label, once for each text. `bad` texts have to be reported by the rule of the case, `good` texts
//! by none.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use engross::finding::Finding;
use engross::library::Topics;
use engross::lint::{self, Judge, JudgedAs};
use serde::Deserialize;

#[derive(Deserialize)]
struct List {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What has to report the bad texts.
    rule: String,
    /// The paragraph that is replaced.
    at: String,
    #[serde(default)]
    bad: Vec<String>,
    #[serde(default)]
    good: Vec<String>,
    /// What else changes for all texts, by label.
    #[serde(default)]
    and: BTreeMap<String, String>,
    /// Rules that are right to speak of a bad text as well.
    #[serde(default)]
    also: Vec<String>,
}

static TOPICS: LazyLock<Topics> = LazyLock::new(Topics::embedded);
static JUDGE: LazyLock<Judge<'static>> = LazyLock::new(|| Judge::new(&TOPICS));

/// The rules that speak of a text, with what they say. The papers are short, so what they say
/// nothing about is not judged here.
fn findings(text: &str) -> Vec<Finding> {
    let judged_as = JudgedAs {
        as_of: jiff::civil::date(2027, 3, 1),
        ..JudgedAs::default()
    };
    let judged = JUDGE.judge("paper.md", text.as_bytes(), &judged_as);
    let mut said = judged.findings;
    said.retain(|one| !["missing-topic", "no-contract"].contains(&one.rule));
    said
}

/// The paper with some of its paragraphs replaced.
fn seeded(base: &str, edits: &BTreeMap<&str, &str>) -> String {
    let mut text = String::new();
    let mut left = edits.len();
    for block in base.split("\n\n") {
        let labelled = block
            .strip_prefix('{')
            .and_then(|rest| rest.split_once("} "));
        let words = match labelled {
            Some((label, words)) => {
                let edit = edits.get(label);
                left -= usize::from(edit.is_some());
                edit.copied().unwrap_or(words)
            }
            None => block,
        };
        if !words.is_empty() {
            text += words.trim_end();
            text += "\n\n";
        }
    }
    assert_eq!(left, 0, "no paragraph has one of these labels: {edits:?}");
    text
}

#[derive(Default)]
struct Score {
    seeded: usize,
    found: usize,
    false_ones: usize,
    said: String,
}

fn others(found: &[Finding], right: impl Fn(&str) -> bool) -> Vec<String> {
    found
        .iter()
        .filter(|one| !right(one.rule))
        .map(|one| format!("{}: {}", one.rule, one.message))
        .collect()
}

fn judge(name: &str, base: &str, cases: &[Case], score: &mut Score) {
    let silent = others(&findings(&seeded(base, &BTreeMap::new())), |_| false);
    for one in &silent {
        let _ = writeln!(score.said, "{name} without defects: {one}");
    }
    score.false_ones += silent.len();
    for case in cases {
        assert!(lint::rule(&case.rule).is_some(), "no rule `{}`", case.rule);
        for (texts, is_bad) in [(&case.bad, true), (&case.good, false)] {
            for text in texts {
                let mut edits: BTreeMap<&str, &str> = case
                    .and
                    .iter()
                    .map(|(label, text)| (label.as_str(), text.as_str()))
                    .collect();
                edits.insert(&case.at, text);
                let found = findings(&seeded(base, &edits));
                let right = |rule: &str| {
                    is_bad && (rule == case.rule || case.also.iter().any(|a| a == rule))
                };
                score.seeded += usize::from(is_bad);
                if is_bad && found.iter().any(|one| one.rule == case.rule) {
                    score.found += 1;
                } else if is_bad {
                    let _ = writeln!(score.said, "{name} MISSED `{}`: {text}", case.rule);
                }
                let wrong: Vec<String> = others(&found, right)
                    .into_iter()
                    .filter(|one| !silent.contains(one))
                    .collect();
                score.false_ones += wrong.len();
                for one in wrong {
                    let kind = if is_bad { "beside" } else { "right text of" };
                    let _ = writeln!(
                        score.said,
                        "{name} FALSE {kind} `{}`: {one}\n    {text}",
                        case.rule
                    );
                }
            }
        }
    }
}

#[test]
fn seeded_defects_are_found_and_right_texts_are_silent() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeded/papers");
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|one| one.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "md"))
        .collect();
    names.sort();
    let mut score = Score::default();
    for path in names {
        let base = fs::read_to_string(&path).unwrap();
        let cases = fs::read_to_string(path.with_extension("toml")).unwrap();
        let cases = toml::from_str::<List>(&cases).unwrap().case;
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        judge(&name, &base, &cases, &mut score);
    }
    // What is right to ask of papers nobody has seen is the least here.
    let reported = score.found + score.false_ones;
    assert!(
        score.found * 100 >= score.seeded * 99 && score.found * 1000 >= reported * 995,
        "seeded {}, found {}, false {}\n{}",
        score.seeded,
        score.found,
        score.false_ones,
        score.said
    );
}
