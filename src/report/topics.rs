//! The topics of a paper for programs: `{"id","title","state","evidence":[{"says","quote","start","end"}]}`.
//!
//! `start` and `end` count Unicode code points of the text that `engross text` prints.

use serde::Serialize;
use serde_json::Value;

use crate::library::Topics;
use crate::recognise::topics::TopicFound;
use crate::report::spot::Spots;
use crate::report::{Side, Standing, TextTable};
use crate::source::{FileId, Place, Sources};

/// What was recognised in a paper.
#[derive(Clone, Copy, Debug)]
pub struct Recognised<'a> {
    /// The paper.
    pub file: FileId,
    /// What kind of document it is.
    pub kind: &'static str,
    /// Which topics it has.
    pub topics: &'a [TopicFound<'a>],
}

/// A topic, as programs read it.
#[derive(Serialize)]
pub(super) struct Topic<'a> {
    id: &'a str,
    state: &'static str,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    says: &'a str,
    quote: &'a str,
    start: usize,
    end: usize,
}

/// The topics of a paper.
pub(super) fn topics<'a>(paper: &Recognised<'a>, spots: &mut Spots<'a>) -> Vec<Topic<'a>> {
    let topics = paper.topics.iter();
    topics
        .map(|found| Topic {
            id: found.id,
            state: found.state.word(),
            evidence: found
                .evidence
                .iter()
                .map(|evidence| {
                    let spot = spots.of(Place::new(paper.file, evidence.span.clone()));
                    Evidence {
                        says: evidence.says,
                        quote: spot.quote,
                        start: spot.start,
                        end: spot.end,
                    }
                })
                .collect(),
        })
        .collect()
}

/// The topics of a paper, each a value of a JSON array.
pub fn topics_json(paper: &Recognised<'_>, sources: &Sources) -> Vec<Value> {
    let mut spots = Spots::new(sources);
    let topics = topics(paper, &mut spots).into_iter();
    topics
        .filter_map(|topic| serde_json::to_value(topic).ok())
        .collect()
}

/// The topics of an own agreement: those whose clauses it has. `clauses` holds id and heading.
pub fn own_topics_json(topics: &Topics, clauses: &[(&str, String)]) -> Vec<Value> {
    let topics = topics.topics.iter();
    topics
        .map(|(id, topic)| {
            let carry = |(clause, _): &&(&str, String)| topic.clauses.iter().any(|id| id == clause);
            let evidence: Vec<Value> = clauses
                .iter()
                .filter(carry)
                .map(|(_, heading)| {
                    serde_json::json!({"says": "a clause of ours carries it", "quote": heading, "start": null, "end": null})
                })
                .collect();
            let state = if evidence.is_empty() { "absent" } else { "present" };
            serde_json::json!({"id": id, "state": state, "evidence": evidence})
        })
        .collect()
}

/// A table of the topics of a paper: state, clause, and the first sentence that says so.
pub fn topics_table(
    paper: &Recognised<'_>,
    sources: &Sources,
    stands: &dyn Fn(Place) -> Standing,
) -> TextTable {
    let mut table = TextTable::new([
        ("topic", Side::Left),
        ("state", Side::Left),
        ("clause", Side::Left),
        ("evidence", Side::Left),
    ]);
    let mut spots = Spots::new(sources);
    for found in paper.topics {
        let first = found.evidence.first();
        let place = first.map(|one| Place::new(paper.file, one.span.clone()));
        let clause = place.and_then(|place| stands(place).clause);
        let quote = place.map_or("", |place| spots.of(place).quote);
        table.row([
            found.id.to_owned(),
            found.state.word().to_owned(),
            clause.unwrap_or_default(),
            short(quote),
        ]);
    }
    table
}

/// The first words of a sentence, in one line.
fn short(quote: &str) -> String {
    let words = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    let cut: String = words.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}

/// How many characters of a sentence a table shows.
const LONGEST: usize = 160;
