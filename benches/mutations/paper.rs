//! Changes of the printed agreement, judged as somebody's paper: a clause or schedule cut, a number
//! blurred.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use engross::finding::Finding;
use engross::import;
use engross::lint::{Judged, JudgedAs};
use engross::recognise::reading::{self, Amount, Reading, Who};
use engross::source::FileId;

use crate::deal::{Deal, World, replaced};
use crate::printed::{Part, parts, printed};
use crate::score::{Change, Score};

/// What goes before an amount that somebody promises to reach.
const LEADS: [&str; 7] = [
    "within ",
    "no later than ",
    "not later than ",
    "at least ",
    "at most ",
    "no more than ",
    "not more than ",
];

/// A clean copy, as Markdown, and what is said of it.
pub(crate) struct Printed<'a> {
    world: &'a World,
    text: String,
    parts: Vec<Clause>,
    judged: Judged<'static>,
    known: BTreeMap<(String, String), usize>,
}

/// A clause or schedule of the copy.
#[derive(Clone)]
struct Clause {
    /// Its number and heading: "40 Exit plan".
    name: String,
    /// "clause 40", "Schedule 3": how others refer to it.
    cited: String,
    part: Part,
    /// The terms it defines.
    terms: Vec<String>,
}

impl<'a> Printed<'a> {
    pub(crate) fn new(world: &'a World, deal: &Deal<'_>) -> Self {
        let text = printed(&deal.clean);
        let parts = clauses(&text, deal);
        let judged = judge(world, &text);
        let mut known = BTreeMap::new();
        for finding in &judged.findings {
            *known.entry(key(finding)).or_default() += 1;
        }
        Self {
            world,
            text,
            parts,
            judged,
            known,
        }
    }

    /// Cuts each clause and schedule with its line of the contents list, one at a time.
    pub(crate) fn clauses_cut(&self) -> Score {
        let changes: Vec<Change<Clause>> = self
            .parts
            .iter()
            .map(|part| Change {
                name: part.name.clone(),
                text: Part::cut(&self.text, &[&part.part]),
                about: part.clone(),
            })
            .collect();
        Score::of("clauses and schedules cut on paper", &changes, |change| {
            let said = judge(self.world, &change.text);
            let place = &change.about.part.place;
            let mut how: BTreeSet<String> = BTreeSet::new();
            for (before, now) in self.judged.topics.iter().zip(&said.topics) {
                let stood = before
                    .evidence
                    .iter()
                    .any(|one| place.start <= one.span.start && one.span.end <= place.end);
                if now.state < before.state && stood {
                    let states = (before.state.word(), now.state.word());
                    how.insert(format!("{} {} → {}", now.id, states.0, states.1));
                }
            }
            for finding in self.unknown(&said) {
                if change.about.is_meant(finding) {
                    how.insert(format!("{}: {}", finding.rule, finding.message));
                }
            }
            (!how.is_empty()).then(|| how.into_iter().collect::<Vec<_>>().join(" | "))
        })
    }

    /// Writes vague words for each time and share that the Provider owes, one at a time. Of duties of
    /// the Customer, and of those that lawyers have settled words for, `vague-duty` says nothing on
    /// purpose.
    pub(crate) fn numbers_blurred(&self) -> Score {
        let (paper, _) = import::read(FileId::from_index(0), "agreement.md", self.text.as_bytes());
        let paper = paper.unwrap();
        let reading = Reading::of(&paper);
        let mut changes = Vec::new();
        for sentence in &reading.sentences {
            let duty = sentence.duty.as_ref();
            let is_owed = duty.is_some_and(|duty| duty.who == Who::Provider);
            if !is_owed || sentence.kind == reading::Part::Heading {
                continue;
            }
            for amount in &sentence.amounts {
                let words = &reading.plain[sentence.span.start..amount.span.start];
                let lead = LEADS.into_iter().find(|lead| words.ends_with(lead));
                let Some(lead) = lead else { continue };
                let place = amount.span.start - lead.len()..amount.span.end;
                let place = paper.prose.span(place);
                let mut vague = vague(amount, lead).to_owned();
                // What opens a sentence keeps its capital letter.
                if self.text[place.clone()].starts_with(char::is_uppercase) {
                    vague[..1].make_ascii_uppercase();
                }
                let quote = reading.quote(&sentence.span);
                let at = paper.prose.span(sentence.span.clone());
                let end = at.end - place.len() + vague.len();
                changes.push(Change {
                    name: format!("{}: {quote}", amount.printed()),
                    text: replaced(&self.text, &place, &vague),
                    about: at.start..end,
                });
            }
        }
        self.blurred("numbers blurred on paper", &changes)
    }

    /// Takes the number of each service commitment that fills a cell of a table.
    pub(crate) fn targets_blurred(&self) -> Score {
        let paper = self.judged.paper.as_ref().unwrap();
        // A number inside the words of a cell is a part of a description.
        let rows = self.judged.commitments.iter().filter(|one| {
            let before = paper.prose.text[one.span.start..one.target.span.start]
                .rsplit('\t')
                .next();
            let after = paper.prose.text[one.target.span.end..one.span.end]
                .split('\t')
                .next();
            let lead = before.unwrap_or_default().trim();
            one.is_row
                && after.is_some_and(|after| after.trim().is_empty())
                && (lead.is_empty() || lead == "at least" || lead == "at most")
        });
        let changes: Vec<Change<Range<usize>>> = rows
            .map(|one| {
                let cell = paper.prose.text[..one.target.span.start].rfind('\t');
                let start = cell.map_or(one.target.span.start, |tab| tab + 1);
                let place = paper.prose.span(start..one.target.span.end);
                let row = paper.prose.span(one.span.clone());
                let vague = if one.target.is_percent() {
                    "high"
                } else {
                    "promptly"
                };
                let end = row.end - place.len() + vague.len();
                let words = &paper.prose.text[one.span.clone()];
                Change {
                    name: format!("{}: {}", one.target.printed(), words.replace('\t', " | ")),
                    text: replaced(&self.text, &place, vague),
                    about: row.start..end,
                }
            })
            .collect();
        self.blurred("targets blurred in tables", &changes)
    }

    /// Whether something new is said of the sentence that changed.
    fn blurred(&self, what: &str, changes: &[Change<Range<usize>>]) -> Score {
        Score::of(what, changes, |change| {
            let said = judge(self.world, &change.text);
            let new = self.unknown(&said);
            let new = new.iter().filter(|one| {
                one.place.is_some_and(|place| {
                    (place.start as usize) < change.about.end
                        && change.about.start < place.end as usize
                })
            });
            let how: Vec<String> = new
                .map(|one| format!("{}: {}", one.rule, one.message))
                .collect();
            (!how.is_empty()).then(|| how.join(" | "))
        })
    }

    /// What is said of a changed copy and was not said before.
    fn unknown<'b>(&self, said: &'b Judged<'_>) -> Vec<&'b Finding> {
        let mut known = self.known.clone();
        let is_new = |finding: &&Finding| match known.get_mut(&key(finding)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        };
        said.findings.iter().filter(is_new).collect()
    }
}

impl Clause {
    /// Whether a finding speaks of this clause or of a term it defines.
    fn is_meant(&self, finding: &Finding) -> bool {
        let message = &finding.message;
        let cites = message.match_indices(&self.cited).any(|(at, cited)| {
            let after = message[at + cited.len()..].chars().next();
            !after.is_some_and(|one| one.is_ascii_digit())
        });
        cites
            || message.contains(&self.part.chosen.title)
            || self
                .terms
                .iter()
                .any(|term| message.contains(term.as_str()))
    }
}

/// A vague word for an amount.
fn vague(amount: &Amount, lead: &str) -> &'static str {
    match lead {
        _ if amount.is_percent() => "a high share",
        "at least " | "at most " | "no more than " | "not more than " if !amount.is_time() => {
            "an appropriate number"
        }
        "at least " => "a reasonable time",
        _ => "within a reasonable time",
    }
}

/// What can be cut from a copy.
fn clauses(text: &str, deal: &Deal<'_>) -> Vec<Clause> {
    let parts = parts(text, &deal.clean).into_iter();
    parts
        .map(|part| {
            let chosen = &part.chosen;
            let cited = if chosen.number.starts_with("Schedule") {
                chosen.number.clone()
            } else {
                format!("clause {}", chosen.number)
            };
            Clause {
                name: format!("{} {} ({})", chosen.number, chosen.title, chosen.id),
                cited,
                terms: defined(&text[part.place.clone()]),
                part,
            }
        })
        .collect()
}

/// The terms that a text defines: they stand in bold within quotation marks.
fn defined(text: &str) -> Vec<String> {
    let parts = text.split("“**").skip(1);
    parts
        .filter_map(|rest| Some(format!("\"{}", rest.split_once("**”")?.0)))
        .collect()
}

fn judge(world: &World, text: &str) -> Judged<'static> {
    let judged_as = JudgedAs {
        as_of: jiff::civil::date(2027, 1, 4),
        ..JudgedAs::default()
    };
    world
        .judge
        .judge("agreement.md", text.as_bytes(), &judged_as)
}

fn key(finding: &Finding) -> (String, String) {
    (finding.rule.to_owned(), finding.message.clone())
}
