use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::severity_in;
use crate::recognise::reading::{Cue, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "severities-with-one-test",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("severities_with_one_test.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut known: Vec<(String, String, &Sentence)> = Vec::new();
    for sentence in paper.about(&[Cue::Severity]) {
        let words = paper.words(sentence);
        let Some(label) = severity_in(&words[..crate::recognise::reading::floor(words, 40)]) else {
            continue;
        };
        // Times and numbers are no test of severity.
        let test = text_after(words);
        if test.split(' ').count() < 5
            || paper
                .commitments
                .iter()
                .any(|one| one.span == sentence.span)
        {
            continue;
        }
        if let Some((name, _, other)) = known
            .iter()
            .find(|(name, text, _)| *name != label.name && *text == test)
        {
            findings
                .report(
                    paper.place(&sentence.span),
                    format!("{} has the same test as {name}", label.name),
                    "give each severity facts of its own, such as the number of users or the workaround",
                )
                .related
                .push((paper.place(&other.span), "the same test".into()));
        }
        known.push((label.name, test, sentence));
    }
}

/// What follows the name of the severity.
fn text_after(words: &str) -> String {
    let rest = words
        .find(['\t', ':', '–'])
        .or_else(|| words.find(" means "))
        .map_or("", |at| &words[at..]);
    rest.trim_start_matches(['\t', ':', '–', ' '])
        .trim_start_matches("means ")
        .trim_end_matches('.')
        .to_owned()
}
