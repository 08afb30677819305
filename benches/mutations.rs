//! What of our own material can be broken without anybody noticing: `cargo bench --bench mutations`.
//!
//! Each example is broken in one place at a time: a clause is left out, a number is blurred, both
//! in the engagement and on the printed paper; and every edit of `tests/defects.toml` breaks the
//! rule it names (`tests/model_rules.rs` does so for the service-level model). A change counts as caught if something is
//! reported, or a topic or requirement is no longer met, that was not so before. What nobody
//! notices is listed.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a measurement reads files, prints, and may stop at what it did not expect"
)]

use std::collections::BTreeSet;

use engross::assembly::assemble;
use engross::condition::Facts;
use engross::engagement;
use engross::import::{self, Paper};
use engross::library::{self, Library, Topics};
use engross::lint::{self, Known, PaperSubject, Subject};
use engross::recognise::kind;
use engross::recognise::reading::{Part, Reading, Who};
use engross::recognise::topics::{Recogniser, State};
use engross::render::{Format, Style, render};
use engross::source::{FileId, Sources};
use engross::template::{self, Outline, Tables};
use rayon::prelude::*;
use regex::Regex;
use serde::Deserialize;

const EXAMPLES: [&str; 3] = ["managed-hosting", "software-development", "service-desk"];

fn main() {
    let world = World::new();
    let mut whole = Score::default();
    for example in EXAMPLES {
        println!("{example}");
        let text = std::fs::read_to_string(format!("examples/{example}/engagement.toml")).unwrap();
        whole.add(world.engagement("clauses left out", &text, &omissions(&text, &world.library)));
        whole.add(world.engagement("numbers blurred", &text, &blurred(&text)));
        let printed = world.printed(&text);
        whole.add(world.paper(
            "clauses left out on paper",
            &printed,
            &without_clauses(&printed),
        ));
        whole.add(world.paper(
            "numbers blurred on paper",
            &printed,
            &blurred_paper(&printed),
        ));
    }
    println!("seeded defects");
    whole.add(seeded());
    whole.say("whole");
}

/// What is everywhere the same.
struct World {
    sources: Sources,
    library: Library,
    outline: Outline,
    tables: Tables,
    style: Style,
    topics: &'static Topics,
    ready: Recogniser<'static>,
}

/// A change, by the name it is listed under, and the text it makes.
type Change = (String, String);

#[derive(Clone, Copy, Default)]
struct Score {
    caught: usize,
    all: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.caught += other.caught;
        self.all += other.all;
    }

    fn say(&self, what: &str) {
        let share = 100.0 * self.caught as f64 / self.all.max(1) as f64;
        println!(
            "  {what:28} {:>5} of {:>5} caught, {share:.1} %",
            self.caught, self.all
        );
    }
}

impl World {
    fn new() -> Self {
        let mut sources = Sources::default();
        let (library, _) = library::load(&mut sources, &library::embedded());
        let topics: &'static Topics = Box::leak(Box::new(Topics::embedded()));
        Self {
            sources,
            library,
            outline: Outline::embedded("agreement").unwrap(),
            tables: Tables::embedded().unwrap(),
            style: Style::plain().unwrap(),
            topics,
            ready: Recogniser::new(topics),
        }
    }

    /// Judges each change of an engagement.
    fn engagement(&self, what: &str, text: &str, changes: &[Change]) -> Score {
        let before = self.said_of_engagement(text);
        Self::score(what, changes, |changed| {
            !self.said_of_engagement(changed).is_subset(&before)
        })
    }

    fn said_of_engagement(&self, text: &str) -> BTreeSet<String> {
        let mut sources = self.sources.clone();
        let file = sources.add("engagement.toml", text);
        let (engagement, mut read) =
            engagement::load(&mut sources, file, &template::preset, &template::presets());
        let (facts, wrong): (Facts, _) = engagement::facts(&engagement, &self.library.facts);
        read.extend(wrong);
        let (draft, wrong) = assemble(
            &engagement,
            &self.library,
            &self.outline,
            &self.tables,
            &facts,
            true,
        );
        read.extend(wrong);
        let subject = Subject {
            sources: &sources,
            engagement: &engagement,
            library: &self.library,
            draft: &draft,
            facts: &facts,
            as_of: engagement.header.date,
        };
        let found = lint::run(&subject, read);
        found
            .into_iter()
            .map(|one| format!("{}: {}", one.rule, one.message))
            .collect()
    }

    /// The clean copy, as Markdown.
    fn printed(&self, text: &str) -> String {
        let mut sources = self.sources.clone();
        let file = sources.add("engagement.toml", text);
        let (engagement, _) =
            engagement::load(&mut sources, file, &template::preset, &template::presets());
        let (facts, _) = engagement::facts(&engagement, &self.library.facts);
        let (draft, _) = assemble(
            &engagement,
            &self.library,
            &self.outline,
            &self.tables,
            &facts,
            false,
        );
        let bytes = render(&draft.document, &self.style, Format::Markdown).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// Judges each change of a paper.
    fn paper(&self, what: &str, text: &str, changes: &[Change]) -> Score {
        let before = self.said_of_paper(text);
        Self::score(what, changes, |changed| {
            !self.said_of_paper(changed).is_subset(&before)
        })
    }

    fn said_of_paper(&self, text: &str) -> BTreeSet<String> {
        let (paper, read) = import::read(FileId::from_index(0), "agreement.md", text.as_bytes());
        let paper: Paper = paper.unwrap();
        let mut sources = Sources::default();
        let file = sources.add("agreement.md", paper.text.as_str());
        let found = self.ready.topics(&paper);
        let known = Known {
            kind: kind::kind(&paper),
            profiles: &[],
            found: &found,
            topics: self.topics,
            demands: None,
            unmet: None,
        };
        let subject = PaperSubject {
            sources: &sources,
            file,
            paper: &paper,
            as_of: jiff::civil::date(2027, 1, 4),
            known: Some(known),
        };
        let findings = lint::paper(&subject, read);
        // What a message quotes of its surroundings changes with them.
        let said = findings
            .into_iter()
            .map(|one| format!("{}: {}", one.rule, one.message));
        let unsettled = found
            .iter()
            .filter(|topic| topic.state != State::Present)
            .map(|topic| format!("{} is not settled", topic.id));
        said.chain(unsettled).collect()
    }

    fn score(what: &str, changes: &[Change], is_caught: impl Fn(&str) -> bool + Sync) -> Score {
        let unseen: Vec<&str> = changes
            .par_iter()
            .filter(|(_, changed)| !is_caught(changed))
            .map(|(name, _)| name.as_str())
            .collect();
        let score = Score {
            caught: changes.len() - unseen.len(),
            all: changes.len(),
        };
        score.say(what);
        for name in unseen {
            println!("      unseen: {name}");
        }
        score
    }
}

/// Leaves out each clause of the library, one at a time, with a reason.
fn omissions(text: &str, library: &Library) -> Vec<Change> {
    let ids = library.clauses.keys();
    ids.filter(|id| id.as_str() != "form/definitions")
        .map(|id| {
            let table = format!("[clause.{}]", id.replace('/', "."));
            let omit =
                "omit = \"The parties settled it in their framework agreement of May 2025.\"";
            let lines = text.split_inclusive('\n');
            let changed = if lines.clone().any(|line| line.trim() == table) {
                text.replacen(&table, &format!("{table}\n{omit}"), 1)
            } else {
                format!("{text}\n{table}\n{omit}\n")
            };
            (id.clone(), changed)
        })
        .collect()
}

/// Writes a vague word for each number with a unit, one at a time.
fn blurred(text: &str) -> Vec<Change> {
    let number =
        Regex::new(r#"= (?:"[<>≤≥]?=? ?[0-9][0-9.,]* ?[a-zA-Z%]+[^"]*"|[0-9]+)\s*(?:#.*)?$"#)
            .unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let mut changes = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(found) = number.find(line) else {
            continue;
        };
        let mut broken: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        broken[at] = format!("{}= \"promptly\"", &line[..found.start()]);
        changes.push((
            format!("line {}: {}", at + 1, line.trim()),
            broken.join("\n") + "\n",
        ));
    }
    changes
}

/// Leaves out each clause of a printed agreement, one at a time.
fn without_clauses(text: &str) -> Vec<Change> {
    let starts: Vec<(usize, &str)> = text
        .match_indices("\n### ")
        .chain(text.match_indices("\n## "))
        .map(|(at, _)| at + 1)
        .collect::<BTreeSet<usize>>()
        .into_iter()
        .map(|at| (at, text[at..].lines().next().unwrap_or_default()))
        .collect();
    let schedules = text.find("## <a id=\"schedule").unwrap_or(text.len());
    let pairs = starts.windows(2);
    pairs
        .filter(|pair| pair[0].1.starts_with("### ") && pair[0].0 < schedules)
        .map(|pair| {
            let name = pair[0].1.rsplit("</a>").next().unwrap_or_default();
            let changed = format!("{}{}", &text[..pair[0].0], &text[pair[1].0..]);
            (name.to_owned(), changed)
        })
        .collect()
}

/// Writes vague words for each amount of time and each share that a party other than the customer
/// owes, one at a time.
fn blurred_paper(text: &str) -> Vec<Change> {
    let (paper, _) = import::read(FileId::from_index(0), "agreement.md", text.as_bytes());
    let paper = paper.unwrap();
    let reading = Reading::of(&paper);
    let mut changes = Vec::new();
    for sentence in &reading.sentences {
        let is_duty = sentence
            .duty
            .as_ref()
            .is_some_and(|duty| duty.who == Who::Provider);
        if !is_duty || sentence.kind == Part::Heading {
            continue;
        }
        for amount in &sentence.amounts {
            let words = &reading.plain[sentence.span.start..amount.span.start];
            let lead = ["within ", "no later than ", "not later than ", "at least "]
                .into_iter()
                .find(|lead| words.ends_with(lead));
            let Some(lead) = lead else { continue };
            let span = paper
                .prose
                .span(amount.span.start - lead.len()..amount.span.end);
            let vague = if amount.is_percent() {
                "a high share"
            } else if lead == "at least " {
                "regularly"
            } else {
                "within a reasonable time"
            };
            let quote = reading.quote(&sentence.span);
            let broken = format!("{}{vague}{}", &text[..span.start], &text[span.end..]);
            changes.push((format!("{}: {quote}", amount.printed()), broken));
        }
    }
    changes
}

#[derive(Deserialize)]
struct Defects {
    defect: Vec<Defect>,
}

#[derive(Deserialize)]
struct Defect {
    says: String,
    rule: Option<String>,
    #[serde(default)]
    edits: Vec<[String; 2]>,
    #[serde(default)]
    also: Vec<String>,
}

/// How many of the seeded defects are found, and how many of the findings are right.
fn seeded() -> Score {
    let base = std::fs::read_to_string("tests/seeded/base.md").unwrap();
    let list = std::fs::read_to_string("tests/defects.toml").unwrap();
    let mut score = Score::default();
    let (mut right, mut reported) = (0, 0);
    for defect in toml::from_str::<Defects>(&list).unwrap().defect {
        let Some(rule) = defect.rule else { continue };
        let changed = defect
            .edits
            .iter()
            .fold(base.clone(), |text, [from, to]| text.replace(from, to));
        let rules = rules_of(&changed);
        score.all += 1;
        let is_found = rules.contains(&rule);
        score.caught += usize::from(is_found);
        if !is_found {
            println!("      unseen: {}", defect.says);
        }
        reported += rules.len();
        right += rules
            .iter()
            .filter(|one| **one == rule || defect.also.contains(one))
            .count();
    }
    println!(
        "  recall {:.1} %, precision {:.1} % of {reported} findings",
        100.0 * score.caught as f64 / score.all.max(1) as f64,
        100.0 * right as f64 / reported.max(1) as f64
    );
    score.say("defects of prose");
    score
}

fn rules_of(text: &str) -> Vec<String> {
    let (paper, read) = import::read(FileId::from_index(0), "paper.md", text.as_bytes());
    let paper = paper.unwrap();
    let mut sources = Sources::default();
    let file = sources.add("paper.md", paper.text.as_str());
    let subject = PaperSubject {
        sources: &sources,
        file,
        paper: &paper,
        as_of: jiff::civil::date(2027, 3, 1),
        known: None,
    };
    let findings = lint::paper(&subject, read);
    findings
        .into_iter()
        .map(|one| one.rule.to_owned())
        .collect()
}
