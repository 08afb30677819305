//! Topics of a library tried on their own sentences: for their authors. Each sign has to recognise
//! what stands in its `match` and to leave alone what stands in its `spare`.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::finding::{Finding, Group, Severity};
use crate::import;
use crate::library::{Counts, Library, LibraryFile, Topic, Topics};
use crate::recognise::topics::Recogniser;
use crate::source::{FileId, Place, Sources, nearest};

/// Where the sentences of a topic's signs stand in its file.
#[derive(Deserialize)]
struct Places {
    #[serde(default)]
    clauses: Vec<Spanned<String>>,
    #[serde(default)]
    sign: Vec<SignPlaces>,
}

#[derive(Deserialize)]
struct SignPlaces {
    says: Spanned<String>,
    #[serde(default, rename = "match")]
    matches: Vec<Spanned<String>>,
    #[serde(default)]
    spare: Vec<Spanned<String>>,
}

/// What is wrong with the topics of these files: patterns that cannot be read, that miss their own
/// example or take their own counter-example, and names of clauses that the library does not have.
pub fn topic_signs(
    sources: &mut Sources,
    files: &[LibraryFile],
    library: &Library,
) -> Vec<Finding> {
    let (topics, mut findings) = Topics::read(sources, files);
    let mut read: Vec<(FileId, &str, &Topic, Places)> = Vec::new();
    for file in files {
        let Some(id) = Topics::id(&file.path) else {
            continue;
        };
        if let (Some(topic), Ok(places)) =
            (topics.topics.get(id), toml::from_str::<Places>(&file.text))
        {
            read.push((sources.add(&file.name, &file.text), id, topic, places));
        }
    }
    for (file, id, topic, places) in &read {
        clauses(*file, id, places, library, &mut findings);
        without_example(*file, topic, places, &mut findings);
    }
    let alone = signs_alone(&topics, &read);
    let ready = Recogniser::new(&alone);
    for (file, id, topic, places) in &read {
        for (number, (sign, places)) in topic.signs.iter().zip(&places.sign).enumerate() {
            let name = of_sign(id, number);
            let wrong = ready.faults(&name);
            if !wrong.is_empty() {
                let place = place(*file, places.says.span());
                findings.extend(wrong.iter().map(|why| wrong_pattern(place, why)));
                continue;
            }
            let mut report = |sentence: &Spanned<String>, message: String, help: &str| {
                let place = place(*file, sentence.span());
                findings.push(
                    Finding::error("sign-against-example", Group::Library, place, message)
                        .help(help),
                );
            };
            for sentence in places
                .matches
                .iter()
                .filter(|one| !says(&ready, &name, one.get_ref()))
            {
                let message = format!(
                    "topic `{id}` does not recognise by \"{}\" what it has to match",
                    sign.says
                );
                report(
                    sentence,
                    message,
                    "widen `pattern`, narrow `not`, or add to `words` a word of the sentence",
                );
            }
            for sentence in places
                .spare
                .iter()
                .filter(|one| says(&ready, &name, one.get_ref()))
            {
                let message = format!(
                    "topic `{id}` recognises by \"{}\" what it has to spare",
                    sign.says
                );
                report(
                    sentence,
                    message,
                    "narrow `pattern`, or say in `not` what speaks against it",
                );
            }
        }
    }
    findings
}

fn place(file: FileId, span: Range<usize>) -> Place {
    Place::new(file, span)
}

fn wrong_pattern(place: Place, why: &str) -> Finding {
    let why = why.lines().last().unwrap_or_default().trim_end_matches('.');
    let message = format!("a pattern cannot be read: {why}");
    Finding::error("wrong-pattern", Group::Library, place, message).help(
        "mend the regular expression; `clause-library/README.md` says how patterns are written",
    )
}

/// The name under which a sign is tried.
fn of_sign(topic: &str, number: usize) -> String {
    format!("{topic} {number}")
}

/// Each sign as a topic of its own, so that none hides behind another.
fn signs_alone(topics: &Topics, read: &[(FileId, &str, &Topic, Places)]) -> Topics {
    let mut alone = BTreeMap::new();
    for (_, id, topic, _) in read {
        for (number, sign) in topic.signs.iter().enumerate() {
            let mut one = Topic::clone(topic);
            one.signs = vec![sign.clone()];
            alone.insert(of_sign(id, number), one);
        }
    }
    Topics {
        topics: alone,
        words: topics.words.clone(),
        profiles: topics.profiles.clone(),
    }
}

/// Whether a sign recognises a sentence.
fn says(ready: &Recogniser<'_>, sign: &str, sentence: &str) -> bool {
    let (paper, _) = import::read(FileId::from_index(0), "sentence.md", sentence.as_bytes());
    let Some(paper) = paper else { return false };
    ready
        .topics(&paper)
        .iter()
        .any(|found| found.id == sign && found.is_said())
}

fn clauses(
    file: FileId,
    topic: &str,
    places: &Places,
    library: &Library,
    findings: &mut Vec<Finding>,
) {
    for clause in &places.clauses {
        let id = clause.get_ref();
        if library.clauses.contains_key(id) {
            continue;
        }
        let near = nearest(id, library.clauses.keys().map(String::as_str));
        let help = near.map_or_else(
            || "name a clause or schedule of the library".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message =
            format!("topic `{topic}` names `{id}`, which is no clause or schedule of the library");
        let place = place(file, clause.span());
        findings
            .push(Finding::error("broken-reference", Group::Library, place, message).help(help));
    }
}

/// A sign that settles a topic by itself needs a sentence to be tried on.
fn without_example(file: FileId, topic: &Topic, places: &Places, findings: &mut Vec<Finding>) {
    for (sign, places) in topic.signs.iter().zip(&places.sign) {
        if sign.counts == Counts::Whole && sign.matches.is_empty() {
            let message = format!("the sign \"{}\" has no sentence to match", sign.says);
            let place = place(file, places.says.span());
            findings.push(
                Finding::error("sign-without-example", Group::Library, place, message)
                    .weighing(Severity::Warning)
                    .help("write in `match` a sentence that it recognises, and in `spare` one that it must not"),
            );
        }
    }
}
