//! Which topics a contract has, and the sentences that say so.

mod above;
mod mentions;
mod pattern;
mod triggers;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder};

use crate::import::Paper;
use crate::library::{Counts, Sign, Topic, Topics};
use crate::recognise::matcher::Marks;
use crate::recognise::sentences::{Sentence, sentences};
use above::{Above, Under};
use pattern::{Pattern, Room, Words};
use triggers::Triggers;

/// What a heading says of a topic.
const HEADING: &str = "a heading announces it";
/// How many sentences of evidence are kept for a topic.
const QUOTES: usize = 5;
/// After how many sentences that settle a topic no more are looked for.
const ENOUGH: usize = 3;
/// How far around a match, in bytes, words speak against it.
const AROUND: usize = 140;
/// How far into a sentence the quotation mark of a defined term stands, in bytes.
const OPENING: usize = 16;
/// How many matches of a pattern are tried in a sentence.
const MATCHES: usize = 8;

/// How far a contract settles a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing says it.
    Absent,
    /// It is touched: a heading, a mention, half of what it takes.
    Partial,
    /// At least one sentence settles it.
    Present,
}

impl State {
    /// The word people and programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Partial => "partial",
            Self::Present => "present",
        }
    }
}

/// A topic in a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicFound<'a> {
    /// Its id.
    pub id: &'a str,
    /// How far it is settled.
    pub state: State,
    /// The sentences that say so, the strongest first.
    pub evidence: Vec<Evidence<'a>>,
}

impl TopicFound<'_> {
    /// Whether a sentence says it, and not only a heading.
    pub fn is_said(&self) -> bool {
        self.evidence.iter().any(|one| one.says != HEADING)
    }
}

/// A sentence that says a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence<'a> {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// What it says, in our words.
    pub says: &'a str,
    /// Whether it settles the topic (3), half settles it (2) or touches it (1).
    counts: u8,
    /// Whether it stands below a heading that announces the topic.
    is_below: bool,
}

/// The topics of a library, made ready to be looked for.
#[derive(Debug)]
pub struct Recogniser<'a> {
    topics: Vec<(&'a str, Ready<'a>)>,
    words: &'a BTreeMap<String, String>,
    triggers: Triggers,
}

#[derive(Debug)]
struct Ready<'a> {
    topic: &'a Topic,
    heading: OnceLock<Vec<Pattern>>,
    signs: Vec<ReadySign<'a>>,
}

#[derive(Debug)]
struct ReadySign<'a> {
    sign: &'a Sign,
    patterns: OnceLock<Patterns>,
}

/// The patterns of a sign.
#[derive(Debug)]
struct Patterns {
    pattern: Vec<Pattern>,
    and: Vec<Pattern>,
    not: Vec<Pattern>,
    /// Words of which a sentence has one that has one of the first patterns; nothing if it may be
    /// any sentence.
    needs: Option<Marks>,
}

/// The patterns that can be read.
fn read(written: &[String], words: &BTreeMap<String, String>) -> Vec<Pattern> {
    let patterns = written.iter();
    patterns
        .filter_map(|one| Pattern::new(one, words).ok())
        .collect()
}

impl<'a> Recogniser<'a> {
    /// Makes the topics ready. Patterns are read when they are needed first.
    pub fn new(topics: &'a Topics) -> Self {
        let mut words: BTreeMap<&[u8], Vec<(u32, u32)>> = BTreeMap::new();
        let mut ready = Vec::new();
        for (number, (id, topic)) in (0..).zip(&topics.topics) {
            for (at, sign) in (0..).zip(&topic.signs) {
                for word in &sign.words {
                    let signs = words.entry(word.trim().as_bytes()).or_default();
                    signs.push((number, at));
                }
            }
            let signs = topic.signs.iter().map(|sign| ReadySign {
                sign,
                patterns: OnceLock::new(),
            });
            let topic = Ready {
                topic,
                heading: OnceLock::new(),
                signs: signs.collect(),
            };
            ready.push((id.as_str(), topic));
        }
        Self {
            topics: ready,
            words: &topics.words,
            triggers: Triggers::new(words),
        }
    }

    /// What is wrong with the patterns.
    pub fn check(&self) -> Vec<String> {
        let ids = self.topics.iter().map(|(id, _)| *id);
        ids.flat_map(|id| {
            let faults = self.faults(id).into_iter();
            faults.map(move |why| format!("{id}: {why}"))
        })
        .collect()
    }

    /// What is wrong with the patterns of one topic.
    pub fn faults(&self, id: &str) -> Vec<String> {
        let Some((_, ready)) = self.topics.iter().find(|(own, _)| *own == id) else {
            return Vec::new();
        };
        let signs = ready.topic.signs.iter();
        let signs = signs.flat_map(|sign| sign.pattern.iter().chain(&sign.and).chain(&sign.not));
        let patterns = ready.topic.heading.iter().chain(signs);
        patterns
            .filter_map(|pattern| Pattern::check(pattern, self.words))
            .collect()
    }

    /// Looks for every topic in a paper.
    pub fn topics(&self, paper: &Paper) -> Vec<TopicFound<'a>> {
        let mut found = self.look(&paper.prose.text, &sentences(paper));
        for evidence in found.iter_mut().flat_map(|topic| &mut topic.evidence) {
            evidence.span = paper.prose.span(evidence.span.clone());
        }
        found
    }

    /// Looks for every topic in the sentences of a text.
    fn look(&self, text: &str, sentences: &[Sentence]) -> Vec<TopicFound<'a>> {
        let mut low = text.to_ascii_lowercase().into_bytes();
        mentions::mask(&mut low, text, sentences);
        let low = low.as_slice();
        let mut found: Vec<Found<'a>> = vec![Found::default(); self.topics.len()];
        let mut joined = Vec::new();
        let room = Room::default();
        // The last sentence in which each sign was tried.
        let mut tried: Vec<Vec<usize>> = self
            .topics
            .iter()
            .map(|(_, ready)| vec![usize::MAX; ready.signs.len()])
            .collect();
        let mut above = Above::new(self.topics.len());
        for (count, sentence) in sentences.iter().enumerate() {
            if sentence.is_heading {
                let words = Words::new(&low[sentence.span.clone()], &room);
                let has_body = sentences
                    .get(count + 1)
                    .is_some_and(|next| !next.is_heading);
                let is_title = count == 0 && !words.text.first().is_some_and(u8::is_ascii_digit);
                let here = above.enter(sentence, is_title);
                self.heading(&words, sentence, has_body, here, &mut found);
                above.settle();
                continue;
            }
            if sentence.heading.is_empty() {
                above.leave();
            }
            let (words, own) = if sentence.lead.is_empty() {
                (&low[sentence.span.clone()], 0)
            } else {
                joined.clear();
                joined.extend_from_slice(&low[sentence.lead.clone()]);
                joined.push(b' ');
                let own = joined.len();
                joined.extend_from_slice(&low[sentence.span.clone()]);
                (joined.as_slice(), own)
            };
            let seen = Seen {
                words: Words::new(words, &room),
                own,
                span: &sentence.span,
                definition: OnceCell::new(),
                contents: OnceCell::new(),
            };
            self.triggers.read(words, |topic, at| {
                let last = &mut tried[topic][at];
                let sign = &self.topics[topic].1.signs[at];
                let is_new = std::mem::replace(last, count) != count;
                let under = above.of(topic);
                if under == Under::Own {
                    found[topic].bear_out();
                }
                if is_new && (!sign.sign.below_heading || under == Under::Own) {
                    found[topic].try_sign(at, sign, &seen, under, self.words);
                }
            });
        }
        let ids = self.topics.iter().map(|(id, _)| *id);
        ids.zip(found).map(|(id, found)| found.settle(id)).collect()
    }

    /// Which topics a heading says. One that stands alone, as in a list of parts, does not
    /// count, nor one below which no word of the topic stands.
    fn heading(
        &self,
        words: &Words<'_>,
        sentence: &Sentence,
        has_body: bool,
        here: &mut [bool],
        found: &mut [Found<'a>],
    ) {
        let end = words.text.len();
        for (topic, (_, ready)) in self.topics.iter().enumerate() {
            let says = |one: &Pattern| one.find(words, 0, end).is_some();
            let patterns = ready
                .heading
                .get_or_init(|| read(&ready.topic.heading, self.words));
            here[topic] = patterns.iter().any(says);
            if here[topic] && has_body && !found[topic].is_borne_out {
                found[topic].heading = Some(sentence.span.clone());
            }
        }
    }
}

/// A sentence being read.
struct Seen<'a> {
    words: Words<'a>,
    /// Where its own words start, after those that lead into its list.
    own: usize,
    span: &'a Range<usize>,
    definition: OnceCell<bool>,
    contents: OnceCell<bool>,
}

impl Seen<'_> {
    fn own(&self) -> &[u8] {
        &self.words.text[self.own..]
    }

    /// Whether it only says what a term means.
    fn is_definition(&self) -> bool {
        static MEANS: OnceLock<Option<Regex>> = OnceLock::new();
        let means = r#"^.{0,12}?(?:"|“|”|\*\*|').{1,70}?(?:"|”|\*\*|'|’)[^.]{0,30}?\b(?:means?|has the meaning|shall have the meaning|shall mean|refers to)\b"#;
        let has_quote = |own: &[u8]| {
            let start = &own[..own.len().min(OPENING)];
            start
                .iter()
                .any(|byte| matches!(byte, b'"' | b'\'' | b'*' | 0x80..))
        };
        *self
            .definition
            .get_or_init(|| has_quote(self.own()) && matches(&MEANS, means, self.own()))
    }

    /// Whether it only says where a term is defined: "“Plan” has the meaning given in clause 9".
    fn is_pointer(&self) -> bool {
        static POINTS: OnceLock<Option<Regex>> = OnceLock::new();
        let points = r"(?:has|have|shall have) the (?:meaning|meanings)\b[^.;]{0,60}\b(?:clause|section|article|paragraph|schedule|annex|exhibit|appendix) [^;]{0,120}$";
        self.is_definition() && matches(&POINTS, points, self.own())
    }

    /// Whether it is lines of a table of contents: headings with the numbers of pages.
    fn is_contents(&self) -> bool {
        static LINE: OnceLock<Option<Regex>> = OnceLock::new();
        let line = r"[a-z.]\s+\d{1,3}\s+(?:\d+\.\d+|article|section|schedule|exhibit|annex)\b.*[a-z.]\s+\d{1,3}\s+(?:\d+\.\d+|article|section|schedule|exhibit|annex)\b";
        let has_numbers = |own: &[u8]| {
            let numbers = own.windows(2);
            let numbers = numbers.filter(|two| is_blank(two[0]) && two[1].is_ascii_digit());
            numbers.take(2).count() == 2
        };
        *self
            .contents
            .get_or_init(|| has_numbers(self.own()) && matches(&LINE, line, self.own()))
    }
}

/// A blank as expressions in bytes know it.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

fn matches(known: &OnceLock<Option<Regex>>, pattern: &str, words: &[u8]) -> bool {
    let build = || {
        RegexBuilder::new(pattern)
            .unicode(false)
            .dot_matches_new_line(true)
            .build()
            .ok()
    };
    let regex = known.get_or_init(build).as_ref();
    regex.is_some_and(|regex| regex.is_match(words))
}

impl ReadySign<'_> {
    /// Whether a sentence says it: a match that reaches into its own words and has nothing near it
    /// that speaks against it.
    fn says(&self, seen: &Seen<'_>, phrases: &BTreeMap<String, String>) -> bool {
        let patterns = self
            .patterns
            .get_or_init(|| Patterns::of(self.sign, phrases));
        let words = &seen.words;
        if patterns.needs.is_some_and(|needs| !words.has_any(&needs)) {
            return false;
        }
        let end = words.text.len();
        let everywhere = |one: &Pattern| one.find(words, 0, end).is_some();
        if !patterns.and.is_empty() && !patterns.and.iter().any(everywhere) {
            return false;
        }
        patterns.pattern.iter().any(|pattern| {
            let mut from = 0;
            for _ in 0..MATCHES {
                let Some((start, stop)) = pattern.find(words, from, end) else {
                    return false;
                };
                if stop > seen.own && !patterns.spare(words, start, stop) {
                    return true;
                }
                from = start + 1;
            }
            false
        })
    }
}

impl Patterns {
    fn of(sign: &Sign, phrases: &BTreeMap<String, String>) -> Self {
        let pattern = read(&sign.pattern, phrases);
        let none = Some(Marks::default());
        Self {
            needs: pattern
                .iter()
                .fold(none, |all, one| Some(all?.with(one.rarest()?))),
            pattern,
            and: read(&sign.and, phrases),
            not: read(&sign.not, phrases),
        }
    }

    /// Whether something near a match speaks against it.
    fn spare(&self, words: &Words<'_>, start: usize, stop: usize) -> bool {
        if self.not.is_empty() {
            return false;
        }
        let before = &words.text[..start];
        let point = before
            .iter()
            .rposition(|byte| *byte == b';')
            .map_or(0, |at| at + 1);
        let from = start.saturating_sub(AROUND).max(point);
        let after = &words.text[stop..];
        let to = stop + ends_point(after).unwrap_or(after.len()).min(AROUND);
        let near = |one: &Pattern| one.find(words, from, to).is_some();
        self.not.iter().any(near)
    }
}

/// Where the point that a match belongs to ends: at a semicolon, or before the next "(b)".
fn ends_point(after: &[u8]) -> Option<usize> {
    let near = after.len().min(AROUND);
    (0..near).find(|at| match &after[*at..] {
        [b';', ..] => true,
        [b' ', b'(', letter, b')', ..] => letter.is_ascii_lowercase(),
        [b' ', b'(', one, two, b')', ..] => {
            matches!((one, two), (b'i' | b'v' | b'x', b'i' | b'v' | b'x'))
        }
        _ => false,
    })
}

/// What has been found of one topic.
#[derive(Clone, Default)]
struct Found<'a> {
    /// The number of a sign, and the sentence that says it.
    evidence: Vec<(usize, Evidence<'a>)>,
    /// The heading that announces it, the last one until one is borne out.
    heading: Option<Range<usize>>,
    /// Whether a sentence below that heading has a word of the topic.
    is_borne_out: bool,
    /// How much evidence stands elsewhere, and how much below a heading that announces the topic.
    counted: [Counted; 2],
}

/// How many sentences were found, and how many of them settle the topic.
#[derive(Clone, Copy, Default)]
struct Counted {
    all: usize,
    whole: usize,
}

impl<'a> Found<'a> {
    /// A word of the topic stands below a heading that announces it.
    fn bear_out(&mut self) {
        self.is_borne_out |= self.heading.is_some();
    }

    fn try_sign(
        &mut self,
        at: usize,
        sign: &ReadySign<'a>,
        seen: &Seen<'_>,
        under: Under,
        phrases: &BTreeMap<String, String>,
    ) {
        let is_below = under == Under::Own;
        if self.is_enough(is_below)
            || !sign.says(seen, phrases)
            || seen.is_contents()
            || seen.is_pointer()
        {
            return;
        }
        let elsewhere = sign.sign.elsewhere.filter(|_| under == Under::Other);
        let counts = match elsewhere.unwrap_or(sign.sign.counts) {
            _ if !sign.sign.in_definitions && seen.is_definition() => 1,
            Counts::Whole => 3,
            Counts::Half => 2,
            Counts::Hint => 1,
        };
        let evidence = Evidence {
            span: seen.span.clone(),
            says: &sign.sign.says,
            counts,
            is_below,
        };
        let counted = &mut self.counted[usize::from(is_below)];
        counted.all += 1;
        counted.whole += usize::from(counts == 3);
        self.evidence.push((at, evidence));
    }

    /// Whether no more sentences are needed: below a heading that announces the topic, only those
    /// that stand there count.
    fn is_enough(&self, is_below: bool) -> bool {
        let counted = self.counted[usize::from(is_below)];
        counted.all >= 4 * QUOTES || counted.whole >= ENOUGH
    }

    fn settle(self, id: &'a str) -> TopicFound<'a> {
        let halves = self.evidence.iter().filter(|(_, one)| one.counts == 2);
        let mut halves: Vec<usize> = halves.map(|(sign, _)| *sign).collect();
        halves.sort_unstable();
        halves.dedup();
        let whole = self.evidence.iter().any(|(_, one)| one.counts == 3) || halves.len() >= 2;
        let mut evidence: Vec<Evidence<'a>> =
            self.evidence.into_iter().map(|(_, one)| one).collect();
        evidence.sort_by_key(|one| {
            let rank = (one.counts, one.is_below);
            (std::cmp::Reverse(rank), one.span.start)
        });
        evidence.dedup_by(|one, other| one.span == other.span);
        evidence.truncate(QUOTES);
        if evidence.is_empty() {
            evidence.extend(
                self.heading
                    .filter(|_| self.is_borne_out)
                    .map(|span| Evidence {
                        span,
                        says: HEADING,
                        counts: 1,
                        is_below: true,
                    }),
            );
        }
        let state = if whole {
            State::Present
        } else if evidence.is_empty() {
            State::Absent
        } else {
            State::Partial
        };
        TopicFound {
            id,
            state,
            evidence,
        }
    }
}
