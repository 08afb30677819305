//! Marks each use of a defined term and prints the definitions of those that are used.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::assembly::write::Writer;
use crate::document::{Anchor, Block, Inline, Paragraph, Section};
use crate::library::Term;
use crate::source::Place;
use crate::template::Outline;

/// A term that the draft defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinedTerm {
    /// The term.
    pub name: String,
    /// The forms in which it is used: singular and plural.
    pub forms: Vec<String>,
    /// The clause that defines it; `None` for a term of the list of definitions.
    pub clause: Option<String>,
    /// Where it was defined, if it is a term of the library's list.
    pub place: Option<Place>,
    /// How often the draft uses it, outside its own definition.
    pub uses: usize,
}

/// The anchor of a term's definition.
pub(super) fn anchor(term: &str) -> Anchor {
    let slug: String = term
        .chars()
        .map(|one| {
            if one.is_ascii_alphanumeric() {
                one.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    Anchor(format!("term/{slug}"))
}

/// Marks the uses of terms everywhere and adds the list of definitions to the draft.
pub(super) fn define(
    writer: &mut Writer<'_>,
    outline: &Outline,
    parties: &mut Section,
    body: &mut [Section],
    schedules: &mut [Section],
) -> Vec<DefinedTerm> {
    let listed: BTreeMap<String, &Term> = writer
        .library
        .terms
        .terms
        .iter()
        .map(|term| (term.name.clone(), term))
        .collect();
    let mut dictionary = Dictionary::default();
    for term in listed.values() {
        dictionary.add(&term.name, term.plural.clone(), None);
    }
    let mut found = Vec::new();
    for section in std::iter::once(&*parties).chain(&*body).chain(&*schedules) {
        definitions_in(section, section.anchor.as_ref(), &mut found);
    }
    for (term, clause) in &found {
        dictionary.add(term, Some(plural(term)), clause.clone());
    }
    let forms = Forms::of(&dictionary);
    let mut marker = Marker {
        forms: &forms,
        uses: BTreeMap::new(),
    };
    for section in std::iter::once(parties)
        .chain(&mut *body)
        .chain(&mut *schedules)
    {
        marker.section(section, None);
    }
    let mut entries: BTreeMap<String, Vec<Inline>> = BTreeMap::new();
    let mut pending: Vec<String> = marker.uses.keys().cloned().collect();
    while let Some(name) = pending.pop() {
        if entries.contains_key(&name) {
            continue;
        }
        let Some(term) = listed.get(&name) else {
            continue;
        };
        let before: BTreeSet<String> = marker.uses.keys().cloned().collect();
        let meaning = writer.meaning(&term.meaning);
        let mut entry = sentence(&writer.library.terms.meaning, &name, &meaning);
        marker.inlines(&mut entry, None);
        pending.extend(
            marker
                .uses
                .keys()
                .filter(|name| !before.contains(*name))
                .cloned(),
        );
        entries.insert(name, entry);
    }
    pointers(
        writer,
        &dictionary,
        &marker,
        &outline.definitions,
        &mut entries,
    );
    let defined = defined_terms(&dictionary, &marker, &listed, &entries);
    if let Some(home) = find(body, &outline.definitions) {
        // Alphabetical for a reader, whatever the case of the letters.
        let mut entries: Vec<(String, Vec<Inline>)> = entries.into_iter().collect();
        entries.sort_by_key(|(name, _)| name.to_lowercase());
        home.blocks.extend(entries.into_iter().map(|(_, text)| {
            Block::Paragraph(Paragraph {
                text,
                ..Paragraph::default()
            })
        }));
    }
    defined
}

/// Terms that a clause defines and that are used elsewhere get a line that points to the clause.
fn pointers(
    writer: &Writer<'_>,
    dictionary: &Dictionary,
    marker: &Marker<'_>,
    home: &str,
    entries: &mut BTreeMap<String, Vec<Inline>>,
) {
    for (name, clause) in &dictionary.homes {
        let Some(clause) = clause.as_ref().filter(|clause| *clause != home) else {
            continue;
        };
        let elsewhere = marker
            .uses
            .get(name)
            .is_some_and(|uses| uses.iter().any(|user| user.as_ref() != Some(clause)));
        let Some(target) = writer.target(clause, "").filter(|_| elsewhere) else {
            continue;
        };
        let reference = vec![Inline::Reference {
            target: Some(target.anchor.clone()),
            before: target.before.clone(),
            number: target.number.clone(),
            after: target.after.clone(),
        }];
        let mut entry = sentence(
            &writer
                .library
                .terms
                .pointer
                .replace("{clause}", "{meaning}"),
            name,
            &reference,
        );
        // The target of uses is the clause's own definition, not this line.
        if let Some(Inline::Definition { anchor, .. }) = entry.first_mut() {
            *anchor = None;
        }
        entries.insert(name.clone(), entry);
    }
}

/// Fills `{term}` and `{meaning}` of a sentence pattern.
fn sentence(pattern: &str, name: &str, meaning: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        out.push(Inline::text(&rest[..open]));
        rest = &rest[open..];
        if let Some(after) = rest.strip_prefix("{term}") {
            out.push(Inline::Definition {
                text: name.to_owned(),
                anchor: Some(anchor(name)),
            });
            rest = after;
        } else if let Some(after) = rest.strip_prefix("{meaning}") {
            out.extend_from_slice(meaning);
            rest = after;
        } else {
            break;
        }
    }
    out.push(Inline::text(rest));
    out.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    out
}

fn defined_terms(
    dictionary: &Dictionary,
    marker: &Marker<'_>,
    listed: &BTreeMap<String, &Term>,
    entries: &BTreeMap<String, Vec<Inline>>,
) -> Vec<DefinedTerm> {
    dictionary
        .homes
        .iter()
        .filter(|(name, clause)| {
            clause.is_some() || entries.contains_key(*name) || !listed.contains_key(*name)
        })
        .map(|(name, clause)| DefinedTerm {
            name: name.clone(),
            forms: dictionary
                .forms
                .iter()
                .filter(|(_, of)| *of == name)
                .map(|(form, _)| form.clone())
                .collect(),
            clause: clause.clone(),
            place: listed.get(name).map(|term| term.place),
            uses: marker.uses.get(name).map_or(0, Vec::len),
        })
        .collect()
}

fn find<'s>(sections: &'s mut [Section], id: &str) -> Option<&'s mut Section> {
    for section in sections {
        if section.anchor.as_ref().is_some_and(|anchor| anchor.0 == id) {
            return Some(section);
        }
        if let Some(found) = find(&mut section.sections, id) {
            return Some(found);
        }
    }
    None
}

/// Every definition below a section, with the id of the clause or schedule it stands in.
fn definitions_in(
    section: &Section,
    home: Option<&Anchor>,
    found: &mut Vec<(String, Option<String>)>,
) {
    let home = section
        .anchor
        .as_ref()
        .filter(|anchor| !anchor.0.contains('#'))
        .or(home);
    let mut look = |inlines: &[Inline]| {
        for inline in inlines {
            if let Inline::Definition { text, .. } = inline {
                found.push((text.clone(), home.map(|anchor| anchor.0.clone())));
            }
        }
    };
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.each(&mut |paragraph| look(&paragraph.text)),
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| look(cell)),
            Block::Form(_) | Block::Signatures(_) => {}
        }
    }
    for inner in &section.sections {
        definitions_in(inner, home, found);
    }
}

/// The plural of a term that a clause defines.
pub fn plural(term: &str) -> String {
    match term.strip_suffix('y') {
        Some(stem) if !term.ends_with("ay") && !term.ends_with("ey") => format!("{stem}ies"),
        _ if term.ends_with('s') || term.ends_with("ch") => format!("{term}es"),
        _ => format!("{term}s"),
    }
}

/// Terms by each form in which they are written.
#[derive(Default)]
struct Dictionary {
    forms: BTreeMap<String, String>,
    /// The clause that defines each term; `None` for listed terms and those of the parties.
    homes: BTreeMap<String, Option<String>>,
}

impl Dictionary {
    fn add(&mut self, name: &str, plural: Option<String>, clause: Option<String>) {
        for form in std::iter::once(name.to_owned()).chain(plural) {
            self.forms.entry(form).or_insert_with(|| name.to_owned());
        }
        self.homes.entry(name.to_owned()).or_insert(clause);
    }
}

/// The forms of all terms, ready to be found in text.
struct Forms {
    finder: Option<AhoCorasick>,
    all: Vec<Form>,
}

struct Form {
    /// The name of its term.
    name: String,
    /// Where the term is defined.
    anchor: Anchor,
    /// Lengths of shorter forms it starts with, the longest first, each with its index.
    starts: Vec<(usize, usize)>,
}

impl Forms {
    fn of(dictionary: &Dictionary) -> Self {
        let words: Vec<&str> = dictionary.forms.keys().map(String::as_str).collect();
        let all = dictionary
            .forms
            .iter()
            .map(|(form, name)| {
                let shorter = words.iter().enumerate();
                let mut starts: Vec<(usize, usize)> = shorter
                    .filter(|(_, word)| word.len() < form.len() && form.starts_with(**word))
                    .map(|(at, word)| (word.len(), at))
                    .collect();
                starts.sort_unstable_by_key(|start| std::cmp::Reverse(*start));
                Form {
                    name: name.clone(),
                    anchor: anchor(name),
                    starts,
                }
            })
            .collect();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&words)
            .ok();
        Self { finder, all }
    }

    /// The first whole use of a form at or after `from`: its range and the form.
    fn next(&self, text: &str, mut from: usize) -> Option<(Range<usize>, &Form)> {
        let finder = self.finder.as_ref()?;
        while let Some(found) = finder.find(aho_corasick::Input::new(text).range(from..)) {
            let longest = (found.end() - found.start(), found.pattern().as_usize());
            let starts = &self.all[longest.1].starts;
            let before = text[..found.start()].chars().next_back();
            if !before.is_some_and(in_word) {
                for (length, at) in std::iter::once(&longest).chain(starts) {
                    let end = found.start() + length;
                    let after = text[end..].chars().next();
                    if !after.is_some_and(in_word) {
                        return Some((found.start()..end, &self.all[*at]));
                    }
                }
            }
            let first = text[found.start()..].chars().next();
            from = found.start() + first.map_or(1, char::len_utf8);
        }
        None
    }
}

/// Whether a character beside a form makes it part of another word.
fn in_word(one: char) -> bool {
    one.is_alphanumeric() || one == '_'
}

struct Marker<'d> {
    forms: &'d Forms,
    /// For each term the clauses that use it, once a use.
    uses: BTreeMap<String, Vec<Option<String>>>,
}

impl Marker<'_> {
    fn section(&mut self, section: &mut Section, home: Option<&str>) {
        let own = section
            .anchor
            .as_ref()
            .filter(|anchor| !anchor.0.contains('#'))
            .map(|anchor| anchor.0.clone());
        let home = own.as_deref().or(home);
        for block in &mut section.blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, home),
                Block::Table(table) => {
                    for row in &mut table.rows {
                        for cell in row {
                            self.inlines(cell, home);
                        }
                    }
                }
                Block::Form(_) | Block::Signatures(_) => {}
            }
        }
        for inner in &mut section.sections {
            self.section(inner, home);
        }
    }

    fn paragraph(&mut self, paragraph: &mut Paragraph, home: Option<&str>) {
        self.inlines(&mut paragraph.text, home);
        for item in &mut paragraph.items {
            self.paragraph(item, home);
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>, home: Option<&str>) {
        let mut marked = Vec::with_capacity(inlines.len());
        for inline in inlines.drain(..) {
            let Inline::Text(text) = &inline else {
                marked.push(inline);
                continue;
            };
            let mut done = 0;
            while let Some((found, form)) = self.forms.next(text, done) {
                if done < found.start {
                    marked.push(Inline::text(&text[done..found.start]));
                }
                marked.push(Inline::Term {
                    text: text[found.clone()].to_owned(),
                    definition: Some(form.anchor.clone()),
                });
                let home = home.map(str::to_owned);
                match self.uses.get_mut(&form.name) {
                    Some(uses) => uses.push(home),
                    None => {
                        self.uses.insert(form.name.clone(), vec![home]);
                    }
                }
                done = found.end;
            }
            if done == 0 {
                marked.push(inline);
            } else if done < text.len() {
                marked.push(Inline::text(&text[done..]));
            }
        }
        *inlines = marked;
    }
}
