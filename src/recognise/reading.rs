//! A paper made ready for rules: small letters, sentences, what each of them speaks of, its
//! amounts and its duty. Made once for each paper; every place is one of [`Reading::plain`] and of
//! the paper's prose alike.

mod amounts;
mod any_of;
mod cadences;
mod cues;
mod dates;
mod duties;
mod index;
mod month_days;
mod numerals;
mod paragraphs;
mod pattern;
mod spellings;

use std::ops::Range;

pub use amounts::{Amount, Unit};
pub(crate) use amounts::{figure_value, floor};
pub use any_of::AnyOf;
pub use cadences::Cadence;
pub use cues::{Cue, Cues};
pub use dates::{WrittenDate, named_dates, year_first_dates};
pub use duties::{Duty, Who, last_named, names_party};
pub use month_days::MonthDay;
pub use numerals::{number_in_words, whole_number};
pub use pattern::{Groups, Pattern, Words};

use crate::import::{BlockKind, Paper};
use index::Index;
use paragraphs::Paragraphs;

/// A paper, ready for rules.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// Its prose in small ASCII letters, byte for byte as long as the prose.
    pub plain: String,
    /// Its sentences and table rows, in order.
    pub sentences: Vec<Sentence>,
    /// The subjects that some sentence speaks of.
    pub cues: Cues,
    /// The first rows of all tables, as indices of sentences.
    headers: Vec<usize>,
    /// The words of each sentence.
    index: Index,
    paragraphs: Paragraphs,
}

/// A sentence, heading or row.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands in the prose.
    pub span: Range<usize>,
    /// The block it is part of.
    pub block: usize,
    /// What it is.
    pub kind: Part,
    /// What it speaks of.
    pub cues: Cues,
    /// Its own place among all sentences.
    at: usize,
    /// Its amounts.
    pub amounts: Vec<Amount>,
    /// Its duty, if it states one.
    pub duty: Option<Duty>,
    /// The index of the sentence that leads into it: "The Provider shall:".
    pub lead: Option<usize>,
    /// The index of the heading it stands under.
    pub heading: Option<usize>,
}

impl Sentence {
    /// A range of its words as one of the paper's plain text.
    pub fn within(&self, part: &Range<usize>) -> Range<usize> {
        self.span.start + part.start..self.span.start + part.end
    }
}

/// What a sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table, or its header.
    Row {
        /// Which table.
        table: u32,
        /// Whether it names the columns.
        header: bool,
    },
    /// A remark beside the text.
    Note,
}

/// People write no paper with more amounts: the rest of one that is made of them is not read.
const AMOUNTS: usize = 250_000;

impl<'a> Reading<'a> {
    /// Reads a paper.
    pub fn of(paper: &'a Paper) -> Self {
        let plain = paper.prose.text.to_ascii_lowercase();
        let mut reading = Self {
            paper,
            plain,
            sentences: Vec::new(),
            cues: Cues::default(),
            headers: Vec::new(),
            index: Index::default(),
            paragraphs: Paragraphs::default(),
        };
        let mut left = AMOUNTS;
        let mut lead = None;
        let mut heading = None;
        // What stands right before a table leads into its rows.
        let mut before_table = None;
        for (at, block) in paper.blocks.iter().enumerate() {
            let kind = match &block.kind {
                BlockKind::Heading(_) => Part::Heading,
                BlockKind::Paragraph => Part::Paragraph,
                BlockKind::Item(_) => Part::Item,
                BlockKind::Row { table, header, .. } => Part::Row {
                    table: *table,
                    header: *header,
                },
                BlockKind::Note => Part::Note,
            };
            if kind == Part::Heading {
                heading = Some(reading.sentences.len());
                lead = None;
            }
            let first = reading.sentences.len();
            let whole = matches!(kind, Part::Row { .. } | Part::Heading);
            let spans = if whole {
                paper
                    .prose
                    .lines
                    .get(at)
                    .map(std::slice::from_ref)
                    .unwrap_or_default()
            } else if reading.is_remark(paper.prose.lines.get(at)) {
                &[]
            } else {
                paper.sentences(at)
            };
            for span in spans.iter().cloned() {
                let own = heading.filter(|_| kind != Part::Heading);
                let under = match kind {
                    Part::Item => lead,
                    Part::Row { .. } => before_table,
                    _ => None,
                };
                let mut sentence = reading.sentence(span, at, kind, under, own);
                if sentence.amounts.len() > left {
                    sentence.amounts.truncate(left);
                    sentence.amounts.shrink_to_fit();
                }
                left -= sentence.amounts.len();
                reading.sentences.push(sentence);
            }
            if !matches!(kind, Part::Row { .. }) {
                before_table = reading.sentences.len().checked_sub(1);
            }
            if kind == Part::Item && block.continues {
                continue;
            }
            let leads = reading
                .sentences
                .get(first..)
                .and_then(<[Sentence]>::last)
                .is_some_and(|last| leads(&reading.plain[last.span.clone()]));
            if leads {
                lead = Some(reading.sentences.len() - 1);
            } else if matches!(kind, Part::Paragraph | Part::Row { .. }) {
                lead = None;
            }
        }
        let mut last = None;
        for (at, sentence) in reading.sentences.iter().enumerate() {
            let table = match sentence.kind {
                Part::Row { table, .. } => Some(table),
                _ => None,
            };
            if table.is_some() && table != last {
                reading.headers.push(at);
            }
            last = table;
        }
        reading.cues = reading
            .sentences
            .iter()
            .fold(Cues::default(), |all, one| all.with(one.cues));
        let all = reading.sentences.iter();
        reading.index = Index::of(all.map(|one| &reading.plain[one.span.clone()]));
        reading
    }

    /// Whether a paragraph speaks to whoever drafts, and is no part of the deal.
    fn is_remark(&self, line: Option<&Range<usize>>) -> bool {
        let words = line.map_or("", |line| self.plain[line.clone()].trim_start_matches('['));
        REMARKS.iter().any(|start| words.starts_with(start))
    }

    fn sentence(
        &self,
        span: Range<usize>,
        block: usize,
        kind: Part,
        lead: Option<usize>,
        heading: Option<usize>,
    ) -> Sentence {
        let plain = &self.plain[span.clone()];
        let cues = Cues::of(plain);
        let amounts = if cues.any(&[Cue::Time, Cue::Share, Cue::Speed]) {
            amounts::amounts(plain, span.start)
        } else {
            Vec::new()
        };
        let stated = if cues.has(Cue::Duty) && kind != Part::Heading {
            Duty::of(plain, span.start)
        } else {
            None
        };
        let may_act = stated.is_none() && matches!(kind, Part::Paragraph | Part::Item);
        let present = may_act
            .then(|| Duty::present(plain, span.start).or_else(|| Duty::done(plain, span.start)))
            .flatten();
        let cues = if present.is_some() {
            cues.and(Cue::Duty)
        } else {
            cues
        };
        let duty = stated.or(present);
        let duty = duty.or_else(|| {
            let lead = self.sentences.get(lead?)?;
            let end = Duty {
                is_led: true,
                ..lead.duty.clone()?
            };
            Some(end)
        });
        // "Duties of the Contractor", and a list of them.
        let duty = duty.or_else(|| {
            let title = self
                .sentences
                .get(lead.or(heading).filter(|_| kind == Part::Item)?)?;
            Duty::listed(plain, self.words(title), &title.span)
        });
        let cues = if kind == Part::Item && duty.as_ref().is_some_and(|one| one.is_led) {
            cues.and(Cue::Duty)
        } else {
            cues
        };
        Sentence {
            span,
            block,
            kind,
            cues,
            at: self.sentences.len(),
            amounts,
            duty,
            lead,
            heading,
        }
    }

    /// The words of a sentence in small letters.
    pub fn words(&self, sentence: &Sentence) -> &str {
        &self.plain[sentence.span.clone()]
    }

    /// A range as it is written.
    pub fn quote(&self, span: &Range<usize>) -> &str {
        self.paper.prose.text.get(span.clone()).unwrap_or_default()
    }

    /// Where a phrase of a sentence stands.
    pub fn find(&self, sentence: &Sentence, pattern: &Pattern) -> Option<Range<usize>> {
        let search = pattern.search();
        if search.is_some_and(|search| !self.index.may_have(sentence.at, search)) {
            return None;
        }
        let found = pattern.find(self.words(sentence));
        if found.is_none()
            && let Some(search) = search
        {
            self.index.rule_out(sentence.at, search);
        }
        Some(sentence.within(&found?))
    }

    /// Whether a sentence has a phrase.
    pub fn says(&self, sentence: &Sentence, pattern: &Pattern) -> bool {
        self.find(sentence, pattern).is_some()
    }

    /// Whether the heading that a sentence stands under has a phrase.
    pub fn heading_says(&self, sentence: &Sentence, pattern: &Pattern) -> bool {
        let heading = sentence.heading.and_then(|at| self.sentences.get(at));
        heading.map_or_else(|| pattern.is_in(""), |one| self.says(one, pattern))
    }

    /// Sentences that speak of all of these, in order.
    pub fn about<'b>(&'b self, cues: &'b [Cue]) -> impl Iterator<Item = &'b Sentence> {
        // A subject nobody speaks of need not be looked for.
        let none = !self.cues.all(cues);
        self.sentences
            .iter()
            .filter(move |one| !none && one.cues.all(cues))
    }

    /// How often a sentence says that things are done, in order.
    pub fn cadences(&self, sentence: &Sentence) -> Vec<Cadence> {
        cadences::cadences(&self.plain, sentence)
    }

    /// The day of a month by which a sentence says that something is due.
    pub fn month_day(&self, sentence: &Sentence) -> Option<MonthDay> {
        month_days::month_day(&self.plain, sentence)
    }

    /// The words of the heading a sentence stands under.
    pub fn heading_of(&self, sentence: &Sentence) -> &str {
        sentence
            .heading
            .and_then(|at| self.sentences.get(at))
            .map_or("", |heading| self.words(heading))
    }

    /// The words that lead into a sentence.
    pub fn lead_of(&self, sentence: &Sentence) -> &str {
        sentence
            .lead
            .and_then(|at| self.sentences.get(at))
            .map_or("", |lead| self.words(lead))
    }

    /// The cells of a row, as ranges of the prose.
    pub fn cells(&self, row: &Sentence) -> Vec<Range<usize>> {
        let mut start = row.span.start;
        let mut cells = Vec::new();
        for cell in self.plain[row.span.clone()].split('\t') {
            let trimmed = cell.trim();
            let inner = start + (cell.len() - cell.trim_start().len());
            cells.push(inner..inner + trimmed.len());
            start += cell.len() + 1;
        }
        cells
    }

    /// What stands in the cells of a row, in small letters.
    pub fn cell_words(&self, row: &Sentence) -> Vec<&str> {
        let cells = self.plain[row.span.clone()].split('\t');
        cells.map(str::trim).collect()
    }

    /// The tables, each as its rows in order.
    pub fn tables(&self) -> Vec<Vec<&Sentence>> {
        let mut tables: Vec<(u32, Vec<&Sentence>)> = Vec::new();
        for sentence in &self.sentences {
            if let Part::Row { table, .. } = sentence.kind {
                match tables.last_mut() {
                    Some((last, rows)) if *last == table => rows.push(sentence),
                    _ => tables.push((table, vec![sentence])),
                }
            }
        }
        tables.into_iter().map(|(_, rows)| rows).collect()
    }

    /// The first row of the table that a row stands in.
    pub fn header_of(&self, row: &Sentence) -> Option<&Sentence> {
        if !matches!(row.kind, Part::Row { .. }) {
            return None;
        }
        let at = self
            .sentences
            .partition_point(|one| one.span.start < row.span.start);
        let after = self.headers.partition_point(|header| *header <= at);
        self.sentences
            .get(*self.headers.get(after.checked_sub(1)?)?)
    }

    /// The words right before a place, at most so many bytes of them.
    pub fn before(&self, at: usize, room: usize) -> &str {
        &self.plain[floor(&self.plain, at.saturating_sub(room))..at]
    }

    /// The same, and none of another sentence.
    pub fn before_in(&self, sentence: &Sentence, at: usize, room: usize) -> &str {
        self.before(at, room.min(at.saturating_sub(sentence.span.start)))
    }

    /// The words of a sentence right behind a place, at most so many bytes of them.
    pub fn after_in(&self, sentence: &Sentence, at: usize, room: usize) -> &str {
        let end = floor(&self.plain, at + room).min(sentence.span.end);
        &self.plain[at..end.max(at)]
    }

    /// Where people find a place: the number of its clause, if it has one.
    pub fn clause(&self, byte: usize) -> Option<&str> {
        let block = self.paper.prose.block_of(byte);
        self.paper.blocks.get(block)?.clause.as_deref()
    }
}

/// How a remark to the drafter begins.
const REMARKS: &[&str] = &[
    "guidance:",
    "guidance note:",
    "walk away:",
    "drafting note",
    "drafter's note",
    "note to draft",
];

/// Whether words announce a list.
fn leads(words: &str) -> bool {
    let words = words.trim_end();
    words.ends_with([':', '—', '–']) || words.ends_with(" shall") || words.ends_with(" will")
}
