//! References of a paper to its own clauses and schedules, told apart from those to laws and to
//! other agreements.

mod external;
mod marked;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::import::{Format, in_roman};
use external::{
    ELSEWHERE, HERE, STANDARD, is_external, names_another, names_other_paper, of_another_set,
};

use crate::recognise::reading::{Cue, Part, Pattern, Reading, Sentence};

/// What a paper refers to, and what there is.
#[derive(Debug, Default)]
pub struct References {
    /// References to clauses, in order.
    pub clauses: Vec<Reference>,
    /// References to schedules, exhibits and annexes, in order.
    pub annexes: Vec<Reference>,
    /// References by a letter or to a point that lead nowhere.
    pub missing: Vec<Reference>,
    /// The numbers of the clauses there are: "4.2", with the sentence that begins each.
    numbers: BTreeMap<String, usize>,
    /// Where the first annex begins, in the prose.
    annexes_from: Option<usize>,
    /// The numbers that stand in annexes, which count anew.
    annexed: BTreeSet<String>,
    /// The numbers of the annexes that have a heading: "2", "b".
    present: BTreeSet<String>,
    /// Whether the paper was typed line by line, so that no number of it is lost.
    is_typed: bool,
}

/// A reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where it stands.
    pub span: Range<usize>,
    /// The word before the number: "clause", "schedule".
    pub word: String,
    /// The number without items: "4.2", "b".
    pub number: String,
    /// The title in brackets after it, if there is one.
    pub title: Option<Range<usize>>,
    /// Whether it names a law or another agreement.
    pub is_external: bool,
    /// Whether the number is that of an article of the paper, in Roman numerals.
    pub is_article: bool,
}

static CLAUSE: Pattern = Pattern::new(
    "(sections?|clauses?|articles?|conditions?|paragraphs?|chapters?|sub-?sections?|sub-?clauses?) ((?:[0-9]{1,3}(?:\\.[0-9]{1,3}){0,4}|[ivxl]{1,6})(?: ?\\([a-z0-9]{1,4}\\))*)((?:(?:, (?:and |or )?| and | or | through | to |-|–)[0-9]{1,3}(?:\\.[0-9]{1,3}){1,4}(?: ?\\([a-z0-9]{1,4}\\))*)*)",
);
static ANNEX: Pattern = Pattern::new(
    "(schedule|exhibit|annexure|annex|appendix|attachment|addendum) (?:no\\. )?[\"“']?([0-9]{1,2}(?:[.-][0-9]{1,2}){0,2}|[a-z](?:-?[0-9]{1,2})?|[ivx]{1,4})[\"”']?",
);
static ITEM: Pattern = Pattern::new("[0-9]{1,3}(?:\\.[0-9]{1,3}){1,4}");

/// The number that a line begins with.
static LEADING: Pattern =
    Pattern::whole("^(?:clause |section |article |§ ?)?([0-9]{1,3}(?:\\.[0-9]{1,3})*)\\.?[ \\t)]");

impl References {
    /// The references of a paper.
    pub fn of(reading: &Reading<'_>) -> Self {
        let mut found = Self {
            is_typed: matches!(reading.paper.format, Format::Markdown | Format::Docx),
            ..Self::default()
        };
        found.targets(reading);
        for sentence in reading.about(&[Cue::Refer]) {
            if sentence.kind == Part::Heading {
                continue;
            }
            let laws = OnceCell::new();
            found.read_clauses(reading, sentence, &laws);
            found.read_annexes(reading, sentence, &laws);
            found.read_ordinals(reading, sentence, &laws);
            found.titled_within(reading, sentence);
        }
        found.read_marked(reading);
        found
    }

    fn targets(&mut self, reading: &Reading<'_>) {
        let mut last_block = usize::MAX;
        let mut in_annex = false;
        for (at, sentence) in reading.sentences.iter().enumerate() {
            if sentence.block == last_block {
                continue;
            }
            last_block = sentence.block;
            let Some(block) = reading.paper.blocks.get(sentence.block) else {
                continue;
            };
            for number in [block.clause.as_deref(), block.number.as_deref()]
                .into_iter()
                .flatten()
            {
                let number = number.to_ascii_lowercase();
                let last = number.rsplit(", ").next().unwrap_or_default();
                let last = last.split('(').next().unwrap_or_default();
                let digits = last.trim_start_matches(|one: char| !one.is_ascii_digit());
                let bare = digits.trim_end_matches('.');
                // "Schedule 28" is no clause 28.
                let names_annex = [
                    "schedule",
                    "exhibit",
                    "annex",
                    "appendix",
                    "attachment",
                    "addendum",
                    "part",
                ]
                .iter()
                .any(|word| last.starts_with(word));
                if !bare.is_empty() && !names_annex {
                    self.count(bare, at, in_annex);
                }
                if let Some(roman) = last.strip_prefix("article ") {
                    self.numbers
                        .entry(roman.trim_end_matches('.').to_owned())
                        .or_insert(at);
                }
            }
            let words = reading.words(sentence);
            let may_lead = |one: char| one.is_ascii_digit() || "csa§".contains(one);
            if words.starts_with(may_lead)
                && let Some(groups) = LEADING.groups(words)
                && let Some(number) = groups.first()
                && (sentence.kind == Part::Heading || number.contains('.'))
            {
                self.count(number.trim_end_matches('.'), at, in_annex);
            }
            if !sentence.cues.has(Cue::Refer) {
                continue;
            }
            // "THE FIRST SCHEDULE" on a line of its own, or with its title.
            if let Some(groups) =
                ORDINAL.groups(&words[..crate::recognise::reading::floor(words, 60)])
                && ["", "the"].contains(&words[..groups.whole().start].trim())
                && (sentence.kind == Part::Heading
                    || words.len() < 90 && !words.trim_end().ends_with(['.', ';', ',']))
                && let Some(number) = ordinal(groups.text(1))
            {
                self.present.insert(number);
            }
            // "Exhibit A" on a line of its own, at the start of one, or in one of the first cells.
            for groups in ANNEX.all_groups(&words[..crate::recognise::reading::floor(words, 60)]) {
                let whole = groups.whole();
                let before = words[..whole.start].trim();
                let is_title = before.is_empty() || sentence.kind == Part::Heading;
                let rest = words[whole.end..].trim_start();
                let opens = !rest.starts_with(|one: char| one.is_alphabetic())
                    || sentence.kind == Part::Heading
                    || words.len() < 90 && !words.trim_end().ends_with(['.', ';', ',', ':'])
                    || reading
                        .quote(&sentence.span)
                        .get(whole.end..)
                        .is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
                if is_title && opens {
                    self.present.insert(groups.text(2).to_owned());
                    if sentence.kind == Part::Heading && !in_annex {
                        in_annex = true;
                        self.annexes_from = Some(sentence.span.start);
                    }
                }
            }
        }
    }

    /// "Page 3 Schedule 1 Licensed Marks": a title that a page mark or another line ran into. Lists
    /// of contents stand before.
    fn titled_within(&mut self, reading: &Reading<'_>, sentence: &Sentence) {
        let words = reading.words(sentence);
        let written = reading.quote(&sentence.span);
        for groups in ANNEX.all_groups(words) {
            let whole = groups.whole();
            let before = written[..whole.start].trim_end();
            let last = before.rsplit(' ').next().unwrap_or_default();
            let rest = written[whole.end..].trim_start();
            let own = last == "this";
            let titled = !before.is_empty()
                && sentence.span.start + whole.start > reading.plain.len() / 4
                && !last.ends_with([',', ';', '(', '"', '“'])
                && !last.starts_with(|one: char| one.is_lowercase())
                && written[whole.clone()].starts_with(char::is_uppercase)
                && rest.starts_with(|one: char| one.is_uppercase() || matches!(one, ':' | '–'));
            if own || titled {
                self.present
                    .insert(format!("{} {}", groups.text(1), groups.text(2)));
            }
        }
    }

    fn count(&mut self, number: &str, at: usize, in_annex: bool) {
        if in_annex && !self.numbers.contains_key(number) {
            self.annexed.insert(number.to_owned());
        } else if !in_annex {
            self.annexed.remove(number);
        }
        self.numbers.entry(number.to_owned()).or_insert(at);
    }

    fn read_clauses(&mut self, reading: &Reading<'_>, sentence: &Sentence, laws: &OnceCell<bool>) {
        let words = reading.words(sentence);
        for groups in CLAUSE.all_groups(words) {
            let whole = groups.whole();
            let (Some(word), Some(number)) = (groups.part(1), groups.part(2)) else {
                continue;
            };
            let figure = words[number.clone()]
                .split(['(', ' '])
                .next()
                .unwrap_or_default();
            let roman = !figure.starts_with(|one: char| one.is_ascii_digit());
            let noun = words[word.clone()]
                .trim_end_matches('s')
                .replace("sub-", "")
                .replace("sub", "");
            if roman && noun != "article" {
                continue;
            }
            // "Article 3 Miscellaneous" on a line of its own is the title of what it names.
            let written = reading.quote(&sentence.span);
            if whole.start == 0
                && written[whole.end..]
                    .strip_prefix(' ')
                    .is_some_and(|rest| rest.starts_with(char::is_uppercase))
            {
                continue;
            }
            let title = title_after(reading, sentence, whole.end);
            let top: u32 = figure
                .split('.')
                .next()
                .and_then(|top| top.parse().ok())
                .unwrap_or(0);
            let external = is_external(words, &whole, laws)
                || noun == "paragraph" && !figure.contains('.')
                // Chapter 11 of the Bankruptcy Code.
                || noun == "chapter" && (roman || ["7", "11", "13"].contains(&figure))
                || top > 60
                || names_another(
                    reading
                        .quote(&sentence.span)
                        .get(whole.end..)
                        .unwrap_or_default(),
                );
            let mut add = |number: &str, span: Range<usize>, title: Option<Range<usize>>| {
                self.clauses.push(Reference {
                    span,
                    word: noun.clone(),
                    number: number.to_owned(),
                    title,
                    is_external: external,
                    is_article: roman,
                });
            };
            let offset = sentence.span.start;
            // "Sections 1, 4.4 [Ownership]": the title is that of the last one.
            let more = groups.part(3).filter(|more| !more.is_empty());
            let own = title.clone().filter(|_| more.is_none());
            add(figure, offset + word.start..offset + number.end, own);
            if let Some(more) = more {
                let items = ITEM.find_all(&words[more.clone()]);
                let count = items.len();
                for (index, found) in items.into_iter().enumerate() {
                    let at = more.start + found.start;
                    let span = offset + at..offset + more.start + found.end;
                    let last = title.clone().filter(|_| index + 1 == count);
                    add(&words[at..more.start + found.end], span, last);
                }
            }
        }
    }

    fn read_annexes(&mut self, reading: &Reading<'_>, sentence: &Sentence, laws: &OnceCell<bool>) {
        let words = reading.words(sentence);
        for groups in ANNEX.all_groups(words) {
            let whole = groups.whole();
            let start = sentence.span.start + whole.start;
            // A capital letter makes it a name: "schedule a meeting" is none.
            let written = reading.quote(&(start..sentence.span.start + whole.end));
            let last = written
                .rsplit(' ')
                .next()
                .unwrap_or_default()
                .trim_matches(['"', '“', '”', '\'']);
            let named = written.starts_with(char::is_uppercase)
                && last.starts_with(|one: char| one.is_ascii_digit() || one.is_uppercase());
            if !named {
                continue;
            }
            self.annexes.push(Reference {
                span: start..sentence.span.start + whole.end,
                word: groups.text(1).to_owned(),
                number: groups.text(2).to_owned(),
                title: None,
                is_external: is_external(words, &whole, laws)
                    || names_other_paper(&reading.quote(&sentence.span)[whole.end..])
                    || of_another_set(&reading.quote(&sentence.span)[..whole.start])
                    || words[..whole.start].ends_with("its ")
                        && STANDARD.is_in(&words[..whole.start]),
                is_article: false,
            });
        }
    }

    /// "The technical brief at the Fifth Schedule".
    fn read_ordinals(&mut self, reading: &Reading<'_>, sentence: &Sentence, laws: &OnceCell<bool>) {
        let words = reading.words(sentence);
        for groups in ORDINAL.all_groups(words) {
            let whole = groups.whole();
            let start = sentence.span.start + whole.start;
            let written = reading.quote(&(start..sentence.span.start + whole.end));
            let is_name = written
                .split(' ')
                .all(|word| word.starts_with(char::is_uppercase));
            let Some(number) = ordinal(groups.text(1)).filter(|_| is_name) else {
                continue;
            };
            self.annexes.push(Reference {
                span: start..sentence.span.start + whole.end,
                word: groups.text(2).to_owned(),
                number,
                title: None,
                is_external: is_external(words, &whole, laws)
                    || names_other_paper(&reading.quote(&sentence.span)[whole.end..]),
                is_article: false,
            });
        }
    }

    /// Whether a clause of a number is there; nothing where the paper's numbers do not say it.
    pub fn has_clause(&self, reference: &Reference) -> Option<bool> {
        let number = reference.number.as_str();
        // A clause of the body is no paragraph of an annex.
        let in_body = self
            .annexes_from
            .is_some_and(|from| reference.span.start < from);
        let foreign = self.annexed.contains(number) && (in_body || reference.word == "article");
        if self.numbers.contains_key(number) && !foreign {
            return Some(true);
        }
        if reference.is_article {
            let articles = self
                .numbers
                .keys()
                .filter(|one| !one.starts_with(|first: char| first.is_ascii_digit()))
                .count();
            return (articles >= 3).then_some(false);
        }
        let whole = |text: &str| text.parse::<u32>().ok();
        // Where the body has few numbers of its own, everything is read as one.
        let body = self
            .numbers
            .keys()
            .filter(|one| !self.annexed.contains(*one) && whole(one).is_some())
            .count();
        let apart = body >= 2;
        if foreign && !apart {
            return Some(true);
        }
        let counts = |one: &&String| !apart || !self.annexed.contains(*one);
        // Each clause has numbered paragraphs: "1.1", "2.1", "3.1".
        let is_even = self
            .numbers
            .keys()
            .filter(counts)
            .filter_map(|one| whole(one))
            .all(|top| self.numbers.contains_key(&format!("{top}.1")));
        let (parent, last) = match number.rsplit_once('.') {
            Some((parent, last)) => (format!("{parent}."), last),
            None => (String::new(), number),
        };
        let last = whole(last)?;
        let siblings: BTreeSet<u32> = self
            .numbers
            .keys()
            .filter(counts)
            .filter_map(|one| whole(one.strip_prefix(parent.as_str())?))
            .collect();
        let highest = siblings.iter().copied().max().unwrap_or(0);
        // The numbers have to be whole up to the highest, or the paper was not understood.
        let is_whole = siblings.len() >= 2 && (1..=highest).all(|one| siblings.contains(&one));
        if parent.is_empty() {
            let enough_tops = if self.is_typed { 3 } else { 5 };
            let enough = siblings.len() >= enough_tops || siblings.len() >= 2 && is_even;
            return (is_whole && enough && last > highest).then_some(false);
        }
        if is_whole && last > highest {
            return Some(false);
        }
        // "14.7" of a paper that ends with clause 9.
        let top = whole(number.split('.').next().unwrap_or_default())?;
        let tops: BTreeSet<u32> = self
            .numbers
            .keys()
            .filter(counts)
            .filter_map(|one| whole(one))
            .collect();
        let most = tops.iter().copied().max().unwrap_or(0);
        let fewest = if self.is_typed { 3 } else { 4 };
        let known = (tops.len() >= fewest || tops.len() >= 2 && is_even)
            && (1..=most).filter(|one| !tops.contains(one)).count() <= 1;
        (known && top > most).then_some(false)
    }

    /// The highest clause number, for messages.
    pub fn last_clause(&self) -> Option<u32> {
        self.numbers
            .keys()
            .filter(|one| !self.annexed.contains(*one))
            .filter_map(|one| one.parse().ok())
            .max()
    }

    /// The index of the sentence that begins a clause.
    pub fn clause(&self, number: &str) -> Option<usize> {
        self.numbers.get(number).copied()
    }

    /// The clauses there are, each with the sentence that begins it.
    pub fn known(&self) -> impl Iterator<Item = (&str, usize)> {
        self.numbers
            .iter()
            .map(|(number, at)| (number.as_str(), *at))
    }

    /// Whether an annex has a heading, by whatever word.
    pub fn has_annex(&self, reference: &Reference) -> bool {
        // "APPENDIX I" is what the text calls Appendix 1.
        self.present.contains(&reference.number)
            || reference
                .number
                .parse()
                .is_ok_and(|number| self.present.contains(&in_roman(number)))
    }

    /// Whether an annex stands behind the last of those that are attached, which count from the
    /// first one without a gap: "Annex 4" where there are 1, 2 and 3.
    pub fn is_behind_annexes(&self, reference: &Reference) -> bool {
        const MOST: u32 = 40;
        let read = |number: &str| {
            let letter = number
                .bytes()
                .next()
                .filter(|one| number.len() == 1 && one.is_ascii_lowercase());
            let roman = (1..=MOST).find(|value| in_roman(*value) == number);
            match (number.parse::<u32>(), roman, letter) {
                (Ok(value), ..) => Some(('1', value)),
                (_, Some(value), _) if number.len() > 1 || number == "i" => Some(('i', value)),
                (.., Some(letter)) => Some(('a', u32::from(letter - b'a') + 1)),
                _ => None,
            }
        };
        let Some((style, wanted)) = read(&reference.number) else {
            return false;
        };
        let own: BTreeSet<u32> = self
            .present
            .iter()
            .filter_map(|number| read(number))
            .filter(|(other, _)| *other == style)
            .map(|(_, value)| value)
            .collect();
        let last = own.last().copied().unwrap_or(0);
        own.len() >= 2 && own.len() == last as usize && (last + 1..=last + 9).contains(&wanted)
    }

    /// Whether the paper holds annexes at all.
    pub fn holds_annexes(&self) -> bool {
        !self.present.is_empty()
    }
}

static ORDINAL: Pattern = Pattern::new(
    "(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[0-9]{1,2}(?:st|nd|rd|th)) (schedule|annexure|annex|appendix|exhibit|attachment)",
);

/// The number of an ordinal, in figures.
fn ordinal(word: &str) -> Option<String> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(at) = WORDS.iter().position(|known| *known == word) {
        return Some((at + 1).to_string());
    }
    let digits = word.trim_end_matches(|one: char| one.is_ascii_alphabetic());
    (!digits.is_empty()).then(|| digits.to_owned())
}

/// The words in brackets right after a reference, where they begin with a capital: a title.
fn title_after(reading: &Reading<'_>, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    let text = reading.quote(&sentence.span);
    let rest = text.get(end..)?;
    let round = rest.strip_prefix(" (").or_else(|| rest.strip_prefix('('));
    let square = || rest.strip_prefix(" [").or_else(|| rest.strip_prefix('['));
    let inner = round.or_else(square)?;
    let title = &inner[..inner.find([')', ']'])?];
    let fits = title.len() >= 4
        && title.len() <= 80
        && title.starts_with(char::is_uppercase)
        && !title.contains(['(', '"', '“']);
    let start = sentence.span.start + end + (rest.len() - inner.len());
    fits.then(|| start..start + title.len())
}
