//! Defined terms of a paper, and phrases with capital letters that nobody defined.

mod explained;
mod forms;
mod listed;
mod phrases;
#[cfg(test)]
mod tests;
mod variants;

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub use phrases::Phrase;
use phrases::Undefined;
pub use phrases::is_noun;

use crate::recognise::reading::{AnyOf, Cue, Part, Pattern, Reading, Sentence};

/// The defined terms of a paper and what is used like one.
#[derive(Debug, Default)]
pub struct Definitions {
    /// In the order of the paper.
    pub terms: Vec<Term>,
    /// Phrases used like terms that are none, by name.
    pub undefined: BTreeMap<String, Phrase>,
    /// Defined terms under other names, each with the term that is meant.
    pub variants: BTreeMap<String, (Phrase, String)>,
    /// Names that stand in quotes somewhere, in small letters.
    quoted: BTreeSet<String>,
    /// How many paragraphs begin with a name, used elsewhere, and what it is.
    labels: usize,
    /// The first term of each name without its ending.
    by_stem: BTreeMap<String, usize>,
    /// The same names in small letters.
    small: BTreeSet<String>,
    /// Whether the paper takes terms from elsewhere: "capitalised terms have the meaning in …".
    pub borrows: bool,
}

/// A defined term.
#[derive(Clone, Debug)]
pub struct Term {
    /// As it is written.
    pub name: String,
    /// Where the name stands.
    pub span: Range<usize>,
    /// What it means: the rest of the sentence or row.
    pub meaning: Range<usize>,
    /// How it is defined.
    pub manner: Manner,
    /// The index of the sentence.
    pub sentence: usize,
}

/// How a term is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// "Term" means …
    Means,
    /// In this section "term" means …: a meaning for one place.
    Here,
    /// "Term" includes …, is …: an addition to a meaning.
    Includes,
    /// … (the "Term").
    Brackets,
    /// A row of a table, or a line of a list, of definitions.
    Row,
}

/// A term in quotes and the verb of its definition.
static MEANS: Pattern = Pattern::whole(
    r#"["“]\s?([^"“”]{1,70}?)\s?["”“](?:,? (?:or|and) (?:the )?["“]\s?([^"“”]{1,70}?)\s?["”])?,? ?(?:\([^()]{0,80}\),? )?(?:(?:shall|will) )?(?:(?:each|also) )?(means?|has the (?:same )?meaning|have the (?:same |respective )?meanings?|refers? to|is defined|are defined|includes?|is the|are the|is an?|is)(?-u:\b)"#,
);
/// ""Service Hours": Monday to Friday".
static COLON: Pattern = Pattern::whole(
    r#"^(?:\(?[0-9a-zA-Z]{1,3}(?:\.[0-9]{1,3})*[.)]* )?["“]\s?([^"“”]{2,70}?)\s?["”] ?(?:\([^()]{0,60}\) ?)?[:–—=] ?"#,
);
/// A sentence without any of these defines nothing in quotes.
static VERBS: AnyOf = AnyOf::new(&[" is", " are", "mean", "refer", "includ"]);
/// Brackets with a quoted name in them.
static BRACKETS: Pattern = Pattern::whole(r#"\(([^()]{0,90}["“][^()]{1,160})\)"#);
/// A quoted name.
static QUOTED: Pattern = Pattern::whole(r#"["“]\s?([^"“”]{1,60}?)[,.]?\s?["”]"#);
static BORROWED: Pattern = Pattern::new(
    "(?:capitali[sz]ed )?(?:terms|words)[^.]{0,90}(?:not|otherwise) (?:otherwise )?(?:defined|specified)[^.]{0,60}(?:herein|in this|here|below)|(?:shall )?have the (?:same )?meanings? (?:given|ascribed|assigned|set (?:out|forth)|defined)[^.]{0,60}(?:in|to (?:them|such terms?) in|by) the [^.]{0,40}(?:agreement|terms|contract|msa)|defined in the (?:master|main|principal|framework|loan|license|purchase)[a-z ]* agreement|supplement[^.]{0,60}definitions|definitions[^.]{0,240}(?:are|is) (?:hereby )?incorporated|as defined in the [a-z ]{0,40}(?:agreement|act|code|gdpr|regulations?)",
);
/// Words by which a sentence may take terms from elsewhere.
static ELSEWHERE: AnyOf = AnyOf::new(&["incorporated", "not defined", "not otherwise defined"]);
/// Pages of variables that stand beside standard terms.
const COVERS: &[&str] = &[
    "cover page",
    "setup page",
    "variables page",
    "isda definitions",
];
/// A meaning for one case only.
static CASE: Pattern = Pattern::new(
    "with respect to|in relation to|in the event|in the case of|if|where|as used in this|for (?:the |this )?purposes?|in this (?:clause|section|provision|paragraph)|(?:when )?used as an? (?:verb|noun)|are defined",
);
/// A meaning for one place only, right before the name.
static HERE: Pattern = Pattern::whole(
    "(?:in this (?:clause|section|provision|paragraph|annex|schedule|exhibit|article|part|appendix|attachment|chapter|[a-z]+ addendum|addendum)|for (?:the )?purposes? of this [a-z ]{2,20}|for this purpose|as used in this [a-z ]{2,20}),? ?[\"“]?$|[,;] (?:where|whereby|whereas|wherein|in which|for which purpose),? $",
);
static DEFINITIONS: Pattern =
    Pattern::new("definitions?|defined terms?|interpretation|glossary|^terms?|abbreviations?");

impl Definitions {
    /// The terms of a paper.
    pub fn of(reading: &Reading<'_>) -> Self {
        let mut found = Self::default();
        for (at, sentence) in reading.sentences.iter().enumerate() {
            let words = reading.words(sentence);
            let quoted = words.contains(['"', '“', '‘', '„', '«', '\'']);
            if (sentence.cues.has(Cue::Mean) || ELSEWHERE.is_in(words))
                && reading.says(sentence, &BORROWED)
            {
                found.borrows = true;
            }
            if quoted || sentence.cues.has(Cue::Mean) {
                found.in_sentence(reading, at, sentence, quoted);
            }
            found.in_other_forms(reading, at, sentence);
        }
        for rows in reading.tables() {
            found.in_table(reading, &rows);
        }
        for one in listed::listed(reading) {
            let (span, meaning) = (one.span, one.meaning);
            found.add(
                reading.quote(&span),
                span.clone(),
                meaning,
                Manner::Row,
                one.sentence,
            );
        }
        found.borrows |= COVERS.iter().any(|page| reading.plain.contains(page));
        found.terms.sort_by_key(|term| term.span.start);
        found.terms.dedup_by(|next, one| next.span == one.span);
        found.variants = variants::variants(reading, &found.terms, &found.quoted);
        let mut undefined = Undefined::new(&found.terms, &found.quoted);
        phrases::each_in(reading, |sentence, text, phrase| {
            let Some((range, before)) = phrase else {
                return undefined.begin(text);
            };
            let start = sentence.span.start;
            undefined.take(text, start, range, before);
        });
        found.undefined = undefined.found();
        for (at, term) in found.terms.iter().enumerate() {
            found.by_stem.entry(stem(&term.name)).or_insert(at);
            found.small.insert(stem(&term.name.to_ascii_lowercase()));
        }
        found
    }

    fn in_sentence(&mut self, reading: &Reading<'_>, at: usize, sentence: &Sentence, quoted: bool) {
        let text = &*forms::quoted_alike(reading.quote(&sentence.span));
        let offset = sentence.span.start;
        if quoted {
            let words = reading.words(sentence);
            let may_define = VERBS.is_in(words);
            // Where the sentence first says that it speaks of one case.
            let case = LazyCell::new(|| CASE.find(words).map(|found| found.start));
            let defining = if may_define { text } else { "" };
            for groups in MEANS.each_groups(defining) {
                let whole = groups.whole();
                let (start, verb) = (whole.start, groups.text(3));
                let means = verb.contains("mean") && !text[whole.clone()].contains(" also ");
                let before = crate::recognise::reading::floor(text, start.saturating_sub(90));
                let near = text[before..start].to_ascii_lowercase();
                let manner = match (means, case.is_none_or(|case| start <= case)) {
                    (true, true) => Manner::Means,
                    (true, false) if HERE.is_in(&near) => Manner::Here,
                    _ => Manner::Includes,
                };
                for name in [groups.part(1), groups.part(2)].into_iter().flatten() {
                    let meaning = offset + whole.end..sentence.span.end;
                    let span = offset + name.start..offset + name.end;
                    self.add(&text[name], span, meaning, manner, at);
                }
            }
            if let Some(groups) = COLON.groups(text)
                && let Some(name) = groups.part(1)
            {
                let span = offset + name.start..offset + name.end;
                let meaning = offset + groups.whole().end..sentence.span.end;
                self.add(&text[name], span, meaning, Manner::Means, at);
            }
            // A name in quotes is known, whatever the words around it.
            let names = QUOTED.each_groups(text);
            self.quoted.extend(names.map(|name| {
                let name = name.text(1).trim_start_matches("the ");
                stem(name).to_lowercase().replace("- ", "-")
            }));
            for inner in BRACKETS.each_groups(text) {
                let Some(inner) = inner.part(1) else { continue };
                for name in QUOTED.each_groups(&text[inner.clone()]) {
                    let start = offset + inner.start + name.part(1).map_or(0, |name| name.start);
                    let name = name.text(1);
                    let span = start..start + name.len();
                    self.add(name, span, sentence.span.clone(), Manner::Brackets, at);
                }
            }
        }
    }

    fn in_other_forms(&mut self, reading: &Reading<'_>, at: usize, sentence: &Sentence) {
        let text = reading.quote(&sentence.span);
        let plain = reading.words(sentence);
        let offset = sentence.span.start;
        let named = forms::in_brackets(text).into_iter();
        self.quoted
            .extend(named.map(|name| stem(name).to_lowercase()));
        let before = at
            .checked_sub(1)
            .and_then(|last| reading.sentences.get(last));
        let is_announced = before.is_some_and(|before| {
            before.block == sentence.block
                && (forms::announces(reading.words(before))
                    || self
                        .terms
                        .last()
                        .is_some_and(|term| term.sentence + 1 == at && term.manner == Manner::Row))
        });
        let in_line = forms::in_line(text, plain, is_announced);
        if in_line.is_empty()
            && before.is_none_or(|before| before.block != sentence.block)
            && matches!(sentence.kind, Part::Paragraph | Part::Item)
            && let Some(name) = forms::label(text, plain)
            && reading.paper.prose.text.matches(name).nth(1).is_some()
        {
            self.quoted.insert(stem(name).to_lowercase());
            self.labels += 1;
        }
        for one in forms::formed(text, plain).into_iter().chain(in_line) {
            let span = offset + one.name.start..offset + one.name.end;
            if self.terms.iter().rev().any(|term| term.span == span) {
                continue;
            }
            let meaning = match one.manner {
                Manner::Brackets => sentence.span.clone(),
                _ => offset + one.meaning.start..offset + one.meaning.end,
            };
            self.add(&text[one.name], span, meaning, one.manner, at);
        }
    }

    fn in_table(&mut self, reading: &Reading<'_>, rows: &[&Sentence]) {
        let Some(header) = rows.first() else { return };
        let cells = reading.cells(header);
        let titled = cells.len() == 2
            && cells
                .first()
                .is_some_and(|cell| DEFINITIONS.is_in(&reading.plain[cell.clone()]));
        let under = cells.len() == 2 && DEFINITIONS.is_in(reading.heading_of(header));
        if !titled && !under {
            return;
        }
        for row in rows {
            let is_header = matches!(row.kind, Part::Row { header: true, .. });
            if let ([name, meaning], false) = (reading.cells(row).as_slice(), is_header) {
                let words = reading
                    .quote(name)
                    .trim_matches(['"', '“', '”', ' '])
                    .to_owned();
                let at = reading
                    .sentences
                    .partition_point(|one| one.span.start < row.span.start);
                self.add(&words, name.clone(), meaning.clone(), Manner::Row, at);
            }
        }
    }

    fn add(
        &mut self,
        name: &str,
        span: Range<usize>,
        meaning: Range<usize>,
        manner: Manner,
        sentence: usize,
    ) {
        let name = name.trim_matches([' ', ',', '.', ';', ':', '\'', '"']);
        let name = name
            .strip_prefix("the ")
            .or_else(|| name.strip_prefix("The "))
            .unwrap_or(name);
        // "Third Party(ies)" is one term.
        let name = ["(s)", "(es)", "(ies)"]
            .iter()
            .find_map(|ending| name.strip_suffix(ending))
            .unwrap_or(name);
        // "The "effective Date"" is a slip, and a name all the same.
        let capital = name.starts_with(|one: char| one.is_uppercase() || one.is_ascii_digit())
            || manner == Manner::Brackets
                && name
                    .split(' ')
                    .skip(1)
                    .any(|word| word.starts_with(char::is_uppercase));
        let words = name.split(' ').count();
        if capital && words <= 8 && name.chars().filter(|one| one.is_alphabetic()).count() >= 2 {
            self.terms.push(Term {
                name: name.to_owned(),
                span,
                meaning,
                manner,
                sentence,
            });
        }
    }

    /// The term of a name, whatever its number.
    pub fn term(&self, name: &str) -> Option<&Term> {
        self.terms.get(*self.by_stem.get(&stem(name))?)
    }

    /// Whether a name in small letters stands in quotes somewhere.
    pub fn is_quoted(&self, plain: &str) -> bool {
        self.quoted.contains(plain)
    }

    /// How many names the paper explains in one way or another.
    pub fn known(&self) -> usize {
        self.terms.len() + self.labels
    }

    /// How many terms have a meaning written out here.
    pub fn own(&self) -> usize {
        let has_meaning = |term: &&Term| matches!(term.manner, Manner::Means | Manner::Row);
        self.terms.iter().filter(has_meaning).count()
    }

    /// Whether the paper says what a phrase in small letters means: "business day".
    pub fn defines(&self, plain: &str) -> bool {
        self.small.contains(&stem(plain))
    }
}

/// A name without the ending of its number, so that "Service Levels" and "Service Level" are one.
pub fn stem(name: &str) -> String {
    stemmed(name).into_owned()
}

fn stemmed(name: &str) -> Cow<'_, str> {
    let name = name.trim_end_matches(['.', ',', ';', ':']);
    let name = name
        .strip_suffix("'s")
        .or_else(|| name.strip_suffix("’s"))
        .or_else(|| name.strip_suffix(['\'', '’']))
        .unwrap_or(name);
    if let Some(start) = name.strip_suffix("ies") {
        return Cow::Owned(format!("{start}y"));
    }
    let hissing = ["sses", "xes", "ches", "shes"];
    if hissing.iter().any(|ending| name.ends_with(ending)) {
        return Cow::Borrowed(&name[..name.len() - 2]);
    }
    match name.strip_suffix('s') {
        Some(start) if !start.ends_with(['s', 'u', 'i']) && start.len() > 2 => Cow::Borrowed(start),
        _ => Cow::Borrowed(name),
    }
}
