//! The notation of patterns: words in order, with gaps, over lower-case text.
//!
//! `audit .. records` is "audit", and "records" at most 100 characters later, before any
//! semicolon; `..40` says how many; `...` reaches to the end of the sentence. A blank is a
//! blank, as prose has it; `’` any apostrophe or none, `“` any quotation marks or none, `<name>` a phrase of
//! `words.toml`, and the rest is a regular expression. Each part starts at the start of a word.
//!
//! A pattern is read when it is needed first. For each part it is then known with which letters
//! it can start; a part is matched only where a word with such letters stands ([`Words`]), and a
//! pattern is tried only in a sentence that has such words for all of its parts.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::recognise::matcher::{Marks, Matcher, Node, Stack, Start, Starts, word};

/// How far `..` reaches, in bytes.
const NEAR: usize = 100;
/// How often a part is tried again further on.
const TRIES: usize = 24;
/// How deep phrases of `words.toml` stand in each other.
const PHRASES: usize = 3;

/// A sentence in small letters, and where its words start.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) text: &'a [u8],
    room: &'a Room,
    marks: OnceCell<Marks>,
    starts: OnceCell<Places>,
}

/// Where the words of a sentence start.
#[derive(Debug)]
struct Places {
    /// Each with the bits of its first letters.
    each: Vec<(u32, Start)>,
    /// The bits of all.
    all: Starts,
}

/// Room for the work on one paper.
#[derive(Debug, Default)]
pub(super) struct Room {
    stack: Stack,
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a [u8], room: &'a Room) -> Self {
        Self {
            text,
            room,
            marks: OnceCell::new(),
            starts: OnceCell::new(),
        }
    }

    /// Whether the sentence has one of some words.
    pub(super) fn has_any(&self, words: &Marks) -> bool {
        words.meet(self.marks())
    }

    fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::of(self.text))
    }

    fn starts(&self) -> &Places {
        self.starts.get_or_init(|| {
            let mut each = Vec::with_capacity(self.text.len() / 4);
            let mut all = Starts::default();
            let mut was_word = false;
            for (at, byte) in self.text.iter().enumerate() {
                let is_word = word(*byte);
                if !(is_word && was_word) && *byte != b' ' {
                    let bits = Starts::at(self.text, at);
                    each.push((u32::try_from(at).unwrap_or(u32::MAX), bits));
                    all.put(bits);
                }
                was_word = is_word;
            }
            Places { each, all }
        })
    }
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    parts: Vec<Part>,
    /// The words of which each part needs one, as far as that is known.
    needs: Vec<Marks>,
}

/// A part of a pattern.
#[derive(Debug)]
struct Part {
    node: Node,
    /// Made when a sentence has the words that the pattern needs.
    ready: OnceLock<Option<Ready>>,
    /// Whether it starts where the sentence starts, and nowhere else.
    at_start: bool,
    /// How far after the part before it may start, in bytes.
    within: usize,
}

/// A part, ready to be matched.
#[derive(Debug)]
struct Ready {
    matcher: Matcher,
    /// What it can start with.
    starts: Starts,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn new(written: &str, words: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut needs = Vec::new();
        let mut add = |part: &str, within| {
            let (part, needed) = Part::new(part, within, words)?;
            parts.push(part);
            needs.extend(needed);
            Ok::<(), String>(())
        };
        let mut is_one = true;
        let mut within = usize::MAX;
        let mut part = String::new();
        for word in written.split(' ') {
            if let Some(gap) = word.strip_prefix("..").and_then(gap) {
                add(&part, within)?;
                is_one = false;
                part.clear();
                within = gap;
            } else {
                if !part.is_empty() {
                    part.push(' ');
                }
                part.push_str(word);
            }
        }
        if !is_one && has_open_choice(written) {
            return Err(format!(
                "`{written}`: a `|` beside a gap parts only the words between two gaps; put the choices in `(?:…)`, or in patterns of their own"
            ));
        }
        add(&part, within)?;
        Ok(Self { parts, needs })
    }

    /// What is wrong with a pattern.
    pub(super) fn check(written: &str, words: &BTreeMap<String, String>) -> Option<String> {
        let read = Self::new(written, words);
        let parts = match &read {
            Ok(pattern) => &pattern.parts,
            Err(why) => return Some(why.clone()),
        };
        let wrong = parts.iter().find_map(|part| Matcher::of(&part.node).err());
        wrong.map(|why| format!("`{written}`: {why}"))
    }

    /// The words of which it needs one, of the part that needs the fewest.
    pub(super) fn rarest(&self) -> Option<&Marks> {
        self.needs.iter().min_by_key(|needs| needs.count())
    }

    /// Where it matches first between two bytes, if it does.
    pub(super) fn find(&self, words: &Words<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
        if !self.needs.iter().all(|needs| needs.meet(words.marks())) {
            return None;
        }
        let places = words.starts();
        let all = self.parts.iter();
        // Most patterns have a part of which no place has the first letters; the first one is looked
        // for anyway.
        let has = |ready: &Ready| places.each.iter().any(|(_, bits)| ready.starts.has(*bits));
        let may_be = |part: &Part| part.ready().is_some_and(has);
        let meets = |ready: &Ready| ready.starts.meet(&places.all);
        if all.clone().all(|part| part.ready().is_some_and(meets)) && all.skip(1).all(may_be) {
            follow(&self.parts, words, from, to, to)
        } else {
            None
        }
    }
}

/// Whether a `|` stands outside of all groups and classes.
fn has_open_choice(written: &str) -> bool {
    let (mut groups, mut class, mut escaped) = (0_usize, false, false);
    for letter in written.chars() {
        match letter {
            _ if escaped => {}
            '[' => class = true,
            ']' => class = false,
            '(' if !class => groups += 1,
            ')' if !class => groups = groups.saturating_sub(1),
            '|' if !class && groups == 0 => return true,
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    false
}

/// What stands behind two dots: nothing, one more dot, or how many characters.
fn gap(written: &str) -> Option<usize> {
    match written {
        "" => Some(NEAR),
        "." => Some(usize::MAX),
        number => number.parse().ok(),
    }
}

/// The first match of parts of which the first starts from `from` to `last`, and which ends by `to`.
fn follow(
    parts: &[Part],
    words: &Words<'_>,
    from: usize,
    last: usize,
    to: usize,
) -> Option<(usize, usize)> {
    let (first, rest) = parts.split_first()?;
    let mut at = from;
    for _ in 0..TRIES {
        let (start, end) = first.find(words, at, last, to)?;
        let Some(next) = rest.first() else {
            return Some((start, end));
        };
        let mut reach = end.saturating_add(next.within).min(to);
        if next.within != usize::MAX {
            let between = &words.text[end..reach];
            let stop = between.iter().position(|byte| *byte == b';');
            reach = end + stop.unwrap_or(between.len());
        }
        if let Some((_, end)) = follow(rest, words, end, reach, to) {
            return Some((start, end));
        }
        at = start + 1;
    }
    None
}

impl Part {
    /// Reads a part, and the words of which it needs one.
    fn new(
        written: &str,
        within: usize,
        words: &BTreeMap<String, String>,
    ) -> Result<(Self, Option<Marks>), String> {
        let mut written = written.to_owned();
        for _ in 0..PHRASES {
            if !written.contains('<') {
                break;
            }
            for (name, phrase) in words {
                written = written.replace(&format!("<{name}>"), &format!("(?:{phrase})"));
            }
        }
        // A quotation mark before a word needs no looking for.
        let bare = written
            .trim_start_matches("“?")
            .trim_start_matches('“')
            .trim_start();
        let node = Node::read(&spelt(bare), false).map_err(|why| format!("`{bare}`: {why}"))?;
        let needs = node.needs(true);
        let part = Self {
            node,
            ready: OnceLock::new(),
            at_start: bare.starts_with('^'),
            within,
        };
        Ok((part, needs))
    }

    /// Nothing if it cannot be matched, which [`Pattern::check`] says.
    fn ready(&self) -> Option<&Ready> {
        let make = || {
            let matcher = Matcher::of(&self.node).ok()?;
            let starts = matcher.starts();
            Some(Ready { matcher, starts })
        };
        self.ready.get_or_init(make).as_ref()
    }

    /// Where it stands first, starting from `from` to `last` and ending by `to`.
    fn find(
        &self,
        words: &Words<'_>,
        from: usize,
        last: usize,
        to: usize,
    ) -> Option<(usize, usize)> {
        let ready = self.ready()?;
        let end = |at| ready.matcher.end(words.text, at, &words.room.stack);
        let last = if self.at_start { 0 } else { last };
        let places = &words.starts().each;
        let first = places.partition_point(|(at, _)| (*at as usize) < from);
        places[first..]
            .iter()
            .take_while(|(at, _)| *at as usize <= last)
            .filter(|(_, bits)| ready.starts.has(*bits))
            .find_map(|(at, _)| {
                let at = *at as usize;
                end(at).filter(|end| *end <= to).map(|end| (at, end))
            })
    }
}

/// The regular expression that the notation stands for.
fn spelt(written: &str) -> String {
    let mut pattern = String::new();
    let mut class = false;
    let mut escaped = false;
    for letter in written.chars() {
        match letter {
            _ if escaped => pattern.push(letter),
            '[' => {
                class = true;
                pattern.push('[');
            }
            ']' => {
                class = false;
                pattern.push(']');
            }
            '’' if !class => pattern.push_str("(?:'|’|`|´)?"),
            '“' if !class => pattern.push_str("(?:[\"*_]|“|”|'|‘|’)*"),
            other => pattern.push(other),
        }
        escaped = letter == '\\' && !escaped;
    }
    pattern
}
