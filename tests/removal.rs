//! A topic goes with the clauses that carry it: cut out of a printed agreement, they leave it
//! unsettled. What else settles it is listed with its reason.

mod printed;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use engross::assembly::assemble;
use engross::engagement;
use engross::import;
use engross::library::{self, Library, Topics};
use engross::recognise::topics::{Recogniser, State, TopicFound};
use engross::source::{FileId, Sources};
use engross::template::{self, Outline, Tables};
use rayon::prelude::*;
use serde::Deserialize;

use printed::{Part, parts, printed};

/// The first example settles nearly every topic that our agreements have; the second, with staff
/// taken over and a service that is critical, the others.
const EXAMPLES: [&str; 2] = ["managed-hosting", "software-development"];
const EDITS: [[&str; 2]; 2] = [
    ["[facts]\n", "[facts]\nstaff-transfer = true\n"],
    ["criticality = \"important\"", "criticality = \"critical\""],
];
const KEPT: &str = include_str!("removal/kept.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    topic: Vec<Kept>,
}

/// A topic that other texts settle, too.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    id: String,
    /// The clauses that have to be cut as well; if none are named, it always stays.
    #[serde(default)]
    also: Vec<String>,
    why: String,
}

fn draft(example: &str) -> (String, Vec<Part>) {
    let text = std::fs::read_to_string(format!("examples/{example}/engagement.toml")).unwrap();
    let edits = EDITS.iter().filter(|_| example != EXAMPLES[0]);
    let text = edits.fold(text, |text, [from, to]| text.replace(from, to));
    let mut sources = Sources::default();
    let (library, _): (Library, _) = library::load(&mut sources, &library::embedded());
    let file = sources.add("engagement.toml", text);
    let (engagement, _) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    let (facts, _) = engagement::facts(&engagement, &library.facts);
    let outline = Outline::embedded("agreement").unwrap();
    let tables = Tables::embedded().unwrap();
    let (draft, _) = assemble(&engagement, &library, &outline, &tables, &facts, false);
    let text = printed(&draft);
    let parts = parts(&text, &draft);
    assert_eq!(parts.len(), draft.chosen.len(), "a clause is not found");
    (text, parts)
}

fn found<'a>(ready: &Recogniser<'a>, text: &str) -> Vec<TopicFound<'a>> {
    let (paper, _) = import::read(FileId::from_index(0), "agreement.md", text.as_bytes());
    ready.topics(&paper.unwrap())
}

#[test]
fn a_topic_goes_with_the_clauses_that_carry_it() {
    let topics = Topics::embedded();
    let ready = Recogniser::new(&topics);
    let kept: Vec<Kept> = toml::from_str::<List>(KEPT).unwrap().topic;
    let kept: BTreeMap<&str, &Kept> = kept.iter().map(|one| (&*one.id, one)).collect();
    assert!(
        kept.values().all(|one| one.why.len() > 40),
        "a reason is thin"
    );
    // What no kind of document should have (a minimum to buy, agreed damages) we do not offer.
    let offered = topics.topics.iter();
    let offered = offered.filter(|(_, topic)| !topic.expected.is_empty());
    let mut left: Vec<&str> = offered.map(|(id, _)| id.as_str()).collect();
    let mut wrong = String::new();
    for example in EXAMPLES {
        let (text, parts) = draft(example);
        let whole = found(&ready, &text);
        let whole = whole.iter().filter(|one| one.state == State::Present);
        let settled: Vec<&str> = whole.map(|one| one.id).collect();
        let carries = |id: &str| {
            let clauses = &topics.topics[id].clauses;
            parts.iter().any(|part| clauses.contains(&part.chosen.id))
        };
        let tried: Vec<&str> = left
            .iter()
            .copied()
            .filter(|id| settled.contains(id) && carries(id))
            .collect();
        let said: Vec<String> = tried
            .par_iter()
            .map(|id| {
                let own = &topics.topics[*id].clauses;
                let kept = kept.get(id);
                let is_cut = |part: &&Part, also: bool| {
                    let id = &part.chosen.id;
                    own.contains(id) || also && kept.is_some_and(|one| one.also.contains(id))
                };
                let judged = |also: bool| {
                    let cut: Vec<&Part> = parts.iter().filter(|one| is_cut(one, also)).collect();
                    let cut = Part::cut(&text, &cut);
                    let mut found = found(&ready, &cut);
                    found.retain(|one| one.id == *id);
                    (cut, found.remove(0))
                };
                let stays = kept.is_some_and(|one| one.also.is_empty());
                let is_present = |also| judged(also).1.state == State::Present;
                let (cut, after) = judged(true);
                if kept.is_some() && !is_present(false) {
                    return format!("{example} {id}: goes, and need not be listed\n");
                }
                if (after.state == State::Present) == stays {
                    return String::new();
                }
                let mut said = format!("{example} {id}: {}\n", after.state.word());
                for one in &after.evidence {
                    let quote = &cut[one.span.clone()];
                    let stands = |part: &&Part| text[part.place.clone()].contains(quote);
                    let part = parts.iter().find(stands).map(|part| &part.chosen.id);
                    let _ = writeln!(said, "    {part:?} {}: {quote}", one.says);
                }
                said
            })
            .collect();
        wrong.extend(said);
        left.retain(|id| !tried.contains(id));
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(left.is_empty(), "no example settles {left:?}");
}
