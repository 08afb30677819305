//! References by a sign or a letter, "§ 26" and "B.19", and to points of a clause that has none.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Reference, References, is_external, names_another, title_after};
use crate::recognise::reading::{Cue, Part, Pattern, Reading, Sentence};

static SIGN: Pattern = Pattern::whole("§§? ?([0-9]{1,3}(?:\\.[0-9]{1,3})*)(?:[^0-9a-z]|$)");
/// The abbreviation of a law after a number: "§ 275 BGB", "§ 314 (2) sentence 1 HGB".
static STATUTE: Pattern = Pattern::whole(
    "^(?: ?\\([^()]{1,6}\\))*(?:,? (?:sentence|no\\.?|nos\\.?|para\\.?|subs?\\.?|abs\\.?|alt\\.?) ?[0-9]+)*,? [A-Z][A-Za-z]*[A-Z]",
);
/// A letter and a number at the start of a block: "B.19", "S6.2", "A 3".
static LETTERED: Pattern =
    Pattern::whole("^([a-z]{1,2})[. ]?([0-9]{1,2})((?:\\.[0-9]{1,3})*)\\.?(?:[ \\t:)]|$)");
/// The same within a sentence.
static NAMED: Pattern = Pattern::whole(
    "(?-u:\\b)(?:(sections?|clauses?|paragraphs?|items?|points?) |(?:in|of|under|by|with|to|and|or|from|see|per) )([a-z]{1,2})\\.?([0-9]{1,2})((?:\\.[0-9]{1,3})*)(?:[^0-9a-z]|$)",
);
/// A point that a block begins with, and points within one.
static POINT: Pattern = Pattern::whole("^\\(?([0-9]{1,2}|[a-z])\\)");
static INNER: Pattern = Pattern::whole("[ :]\\(([0-9]{1,2}|[a-z])\\) ");
/// A reference to a point of a clause.
static TO_POINT: Pattern = Pattern::whole(
    "(?:(?-u:\\b)(?:section|clause|article) |§ ?)([0-9]{1,3}(?:\\.[0-9]{1,3})*) ?\\(([0-9]{1,2}|[a-h])\\)",
);

/// A number without a word: "as stated in 9.3", "under 9.7".
static BARE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:under|in accordance with|pursuant to|(?:stated|set out|described|laid down|referred to|provided for) in|see|as per) ([1-9][0-9]?\\.[1-9][0-9]?)(?:[,;:)]|\\.?$|\\. | (?:and|or|is|are|the|may|shall|applies|apply|has|have)(?-u:\\b))",
);
/// No paragraph stands so far behind the last that its number is a slip.
const MOST_SKIPPED: u32 = 5;
const MOST_PARAGRAPHS: u32 = 40;

/// What stands under one letter.
#[derive(Default)]
struct Family {
    tops: BTreeSet<u32>,
    /// Numbers below a top: "6.2".
    whole: BTreeSet<String>,
}

impl References {
    /// Adds the references by signs, and finds those by letters and to points that lead nowhere.
    pub(super) fn read_marked(&mut self, reading: &Reading<'_>) {
        let signs = reading
            .sentences
            .iter()
            .any(|one| one.kind == Part::Heading && reading.words(one).starts_with('§'));
        let families = families(reading);
        let points = self.points(reading);
        for sentence in &reading.sentences {
            if sentence.kind == Part::Heading {
                continue;
            }
            let words = reading.words(sentence);
            if signs && words.contains('§') {
                self.read_signs(reading, sentence);
            }
            if !families.is_empty() {
                self.read_letters(reading, sentence, &families);
            }
            self.read_bare(reading, sentence);
            let refers = sentence.cues.has(Cue::Refer) || words.contains('§');
            if refers && words.contains('(') {
                self.read_points(reading, sentence, &points);
            }
        }
    }

    fn read_signs(&mut self, reading: &Reading<'_>, sentence: &Sentence) {
        let words = reading.words(sentence);
        let written = reading.quote(&sentence.span);
        for groups in SIGN.all_groups(words) {
            let (Some(number), start) = (groups.part(1), groups.whole().start) else {
                continue;
            };
            let whole = start..number.end;
            let after = written.get(number.end..).unwrap_or_default();
            let top: u32 = words[number.clone()]
                .split('.')
                .next()
                .and_then(|top| top.parse().ok())
                .unwrap_or(u32::MAX);
            // A law that the sentence names elsewhere is no reason to doubt the paper's own sign.
            let external = top > 60
                || !super::HERE.is_in(&words[number.end..])
                    && (STATUTE.is_in(after)
                        || names_another(after)
                        || super::ELSEWHERE.is_in(&words[number.end..]));
            self.clauses.push(Reference {
                span: sentence.within(&whole),
                word: "§".to_owned(),
                number: words[number.clone()].to_owned(),
                title: title_after(reading, sentence, number.end),
                is_external: external,
                is_article: false,
            });
        }
    }

    /// "An auditor whom it appoints under 9.7", where clause 9 ends with 9.4.
    fn read_bare(&mut self, reading: &Reading<'_>, sentence: &Sentence) {
        let words = reading.words(sentence);
        for groups in BARE.all_groups(words) {
            let Some(number) = groups.part(1) else {
                continue;
            };
            let text = &words[number.clone()];
            let Some((parent, last)) = text.split_once('.') else {
                continue;
            };
            let Ok(last) = last.parse::<u32>() else {
                continue;
            };
            let count = |number: u32| self.numbers.contains_key(&format!("{parent}.{number}"));
            // The clause is there, its paragraphs are counted, and this one is not among them.
            let is_lost = self.numbers.contains_key(parent)
                && count(1)
                && count(2)
                && !count(last)
                && (1..=MOST_SKIPPED).all(|more| !count(last + more))
                && last < MOST_PARAGRAPHS;
            if is_lost {
                self.missing.push(Reference {
                    span: sentence.within(&number),
                    word: "clause".to_owned(),
                    number: text.to_owned(),
                    title: None,
                    is_external: false,
                    is_article: false,
                });
            }
        }
    }

    fn read_letters(
        &mut self,
        reading: &Reading<'_>,
        sentence: &Sentence,
        families: &BTreeMap<String, Family>,
    ) {
        let words = reading.words(sentence);
        let written = reading.quote(&sentence.span);
        for groups in NAMED.all_groups(words) {
            let (Some(letters), Some(last)) = (groups.part(2), groups.part(4)) else {
                continue;
            };
            let Some(family) = families.get(groups.text(2)) else {
                continue;
            };
            let loud = written[letters.clone()]
                .bytes()
                .all(|one| one.is_ascii_uppercase());
            let whole = letters.start..last.end;
            let Ok(top) = groups.text(3).parse::<u32>() else {
                continue;
            };
            let number = format!("{top}{}", groups.text(4));
            if !loud || family.has(top, &number) || names_another(&written[last.end..]) {
                continue;
            }
            let noun = groups.text(1).trim_end_matches('s');
            self.missing.push(Reference {
                span: sentence.within(&whole),
                word: if noun.is_empty() { "clause" } else { noun }.to_owned(),
                number: written[whole].to_owned(),
                title: None,
                is_external: false,
                is_article: false,
            });
        }
    }

    fn read_points(
        &mut self,
        reading: &Reading<'_>,
        sentence: &Sentence,
        points: &BTreeMap<String, Points>,
    ) {
        let words = reading.words(sentence);
        let written = reading.quote(&sentence.span);
        let laws = OnceCell::new();
        for groups in TO_POINT.all_groups(words) {
            let (Some(number), Some(point)) = (groups.part(1), groups.part(2)) else {
                continue;
            };
            let whole = groups.whole();
            let after = written.get(whole.end..).unwrap_or_default();
            let external =
                STATUTE.is_in(after) || names_another(after) || is_external(words, &whole, &laws);
            let known = points.get(&words[number.clone()]);
            if external || known.is_none_or(|known| known.may_have(&words[point.clone()])) {
                continue;
            }
            let noun_end =
                words[whole.clone()].find([' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
            let noun = &words[whole.start..whole.start + noun_end.unwrap_or(0)];
            self.missing.push(Reference {
                span: sentence.within(&whole),
                word: noun.to_owned(),
                number: written[number.start..whole.end].to_owned(),
                title: None,
                is_external: false,
                is_article: false,
            });
        }
    }

    /// The points of the clauses of the body.
    fn points(&self, reading: &Reading<'_>) -> BTreeMap<String, Points> {
        let starts: BTreeMap<usize, &str> = self
            .numbers
            .iter()
            .filter(|(number, _)| !self.annexed.contains(*number))
            .map(|(number, at)| (*at, number.as_str()))
            .collect();
        let mut found: BTreeMap<String, Points> = BTreeMap::new();
        let mut current: Option<String> = None;
        let mut block = usize::MAX;
        for (at, sentence) in reading.sentences.iter().enumerate() {
            if self
                .annexes_from
                .is_some_and(|from| sentence.span.start >= from)
            {
                break;
            }
            if let Some(number) = starts.get(&at) {
                current = Some((*number).to_owned());
            }
            let Some(number) = &current else { continue };
            let points = found.entry(number.clone()).or_default();
            let words = reading.words(sentence);
            if sentence.block != block {
                block = sentence.block;
                let marker = reading.paper.blocks.get(block);
                let marker = marker
                    .and_then(|block| block.number.as_deref())
                    .unwrap_or_default();
                for text in [marker, words] {
                    if let Some(groups) = POINT.groups(text) {
                        points.labels.insert(groups.text(1).to_lowercase());
                    }
                }
                points.blocks += usize::from(sentence.kind != Part::Heading);
            }
            for groups in INNER.all_groups(words) {
                points.labels.insert(groups.text(1).to_owned());
            }
        }
        found
    }
}

/// The points of one clause.
#[derive(Default)]
struct Points {
    labels: BTreeSet<String>,
    /// How many paragraphs it has.
    blocks: usize,
}

impl Points {
    /// Whether a point may be there: its kind is not counted whole, or goes as far.
    fn may_have(&self, label: &str) -> bool {
        let place = |label: &str| match label.parse::<u32>() {
            Ok(number) => Some((true, number)),
            Err(_) => label
                .bytes()
                .next()
                .map(|one| (false, u32::from(one.saturating_sub(b'a')) + 1)),
        };
        let Some((digits, wanted)) = place(label) else {
            return true;
        };
        let places: BTreeSet<u32> = self
            .labels
            .iter()
            .filter_map(|one| place(one))
            .filter(|(other, _)| *other == digits)
            .map(|(_, at)| at)
            .collect();
        if places.is_empty() {
            // A clause of one paragraph without any point has none to refer to.
            return !(self.labels.is_empty() && self.blocks == 1);
        }
        let highest = places.iter().copied().max().unwrap_or(0);
        let several = places.len() >= 2 || digits;
        let is_whole = several && (1..=highest).all(|one| places.contains(&one));
        !is_whole || wanted <= highest
    }
}

impl Family {
    /// Whether a number may be there: its family is not counted whole, or goes as far.
    fn has(&self, top: u32, number: &str) -> bool {
        let is_whole = |all: &BTreeSet<u32>| {
            let highest = all.iter().copied().max().unwrap_or(0);
            all.len() >= 3 && (1..=highest).all(|one| all.contains(&one))
        };
        if self.whole.contains(number) || !is_whole(&self.tops) {
            return true;
        }
        let Some((parent, last)) = number.rsplit_once('.') else {
            return self.tops.contains(&top);
        };
        let prefix = format!("{parent}.");
        let siblings: BTreeSet<u32> = self
            .whole
            .iter()
            .filter_map(|one| one.strip_prefix(prefix.as_str())?.parse().ok())
            .collect();
        let highest = siblings.iter().copied().max().unwrap_or(0);
        let within = last.parse::<u32>().is_ok_and(|last| last <= highest);
        self.tops.contains(&top) && (within || siblings.len() < 2)
    }
}

/// The numbers with letters that blocks begin with.
fn families(reading: &Reading<'_>) -> BTreeMap<String, Family> {
    let mut found: BTreeMap<String, Family> = BTreeMap::new();
    let mut block = usize::MAX;
    for sentence in &reading.sentences {
        if sentence.block == block {
            continue;
        }
        block = sentence.block;
        let marker = reading.paper.blocks.get(block);
        let marker = marker
            .and_then(|block| block.number.as_deref())
            .unwrap_or_default();
        let marker = marker.to_ascii_lowercase();
        let written = reading.quote(&sentence.span);
        for (text, loud) in [
            (marker.as_str(), true),
            (
                reading.words(sentence),
                written.starts_with(|one: char| one.is_ascii_uppercase()),
            ),
        ] {
            let Some(groups) = LETTERED.groups(text).filter(|_| loud) else {
                continue;
            };
            let Ok(top) = groups.text(2).parse::<u32>() else {
                continue;
            };
            let family = found.entry(groups.text(1).to_owned()).or_default();
            family.tops.insert(top);
            family.whole.insert(format!("{top}{}", groups.text(3)));
        }
    }
    found.retain(|_, family| family.tops.len() >= 3);
    found
}
