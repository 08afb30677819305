//! The numbers of clauses, paragraphs and items, as they follow each other.

use std::collections::BTreeMap;

use crate::import::{Block, BlockKind, Format, Paper, in_roman};

const ORDER: usize = 4;
/// A number is left out, not several clauses.
const FAR: u32 = 3;

/// Parts of a paper that are counted one after the other.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The number of each, and the index of its block.
    pub(super) parts: Vec<(u32, usize)>,
}

impl Run {
    /// Each number with the next one.
    pub(super) fn pairs(&self) -> impl Iterator<Item = ((u32, usize), (u32, usize))> {
        self.parts.windows(2).filter_map(|pair| match pair {
            [one, other] => Some((*one, *other)),
            _ => None,
        })
    }
}

/// Whether somebody typed a paper line by line, so that no line is lost.
pub(super) fn is_typed(format: Format) -> bool {
    matches!(format, Format::Markdown | Format::Docx)
}

/// All that a paper counts, with what it counts.
pub(super) fn runs(source: &Paper) -> Vec<(Label, Run)> {
    let mut runs: BTreeMap<Label, Run> = BTreeMap::new();
    let mut done: Vec<(Label, Run)> = Vec::new();
    let mut section = String::new();
    for (at, block) in source.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Row { .. } | BlockKind::Note) {
            continue;
        }
        let Some(number) = block.number.as_deref() else {
            continue;
        };
        let Some((label, count)) = Label::of(number, block, &section) else {
            continue;
        };
        if label.family == Family::Section {
            number.clone_into(&mut section);
        }
        let run = runs.entry(label.clone()).or_default();
        let last = run.parts.last().map(|(last, _)| *last);
        if last.is_some_and(|last| !(last..=last + FAR).contains(&count)) {
            done.push((label, std::mem::take(run)));
        }
        run.parts.push((count, at));
    }
    done.extend(runs);
    done
}

/// Whether a paper counts its clauses one after the other nearly everywhere, so that a slip in the
/// shortest run is one.
pub(super) fn is_even(format: Format, runs: &[(Label, Run)]) -> bool {
    const SLIPS: usize = 2;
    let enough = if is_typed(format) { 10 } else { 25 };
    let clauses = || {
        let all = runs.iter();
        all.filter(|(label, _)| label.family == Family::Section && !label.prefix.is_empty())
    };
    let pairs = || clauses().flat_map(|(_, run)| run.pairs());
    let in_order = pairs().filter(|((one, _), (next, _))| *next == one + 1);
    let (all, in_order) = (pairs().count(), in_order.count());
    let from_one = clauses()
        .filter(|(_, run)| run.parts.first().is_some_and(|(first, _)| *first <= 1))
        .count();
    in_order >= enough && all - in_order <= SLIPS && 10 * from_one >= 8 * clauses().count()
}

/// What is counted, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Label {
    pub(super) family: Family,
    /// What stands before the number: "10." of "10.4", the clause of a list.
    pub(super) prefix: String,
    /// The kind of heading or list, which count apart.
    level: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Section,
    Article,
    Annex,
    Letter,
    Digit,
}

impl Label {
    /// What a number counts, and how far.
    fn of(number: &str, block: &Block, section: &str) -> Option<(Self, u32)> {
        let level = match block.kind {
            BlockKind::Heading(_) | BlockKind::Paragraph => 0,
            BlockKind::Item(level) => level,
            _ => return None,
        };
        let small = number.to_ascii_lowercase();
        if let Some(token) = small.strip_prefix("article ") {
            let count = (1..90)
                .find(|count| in_roman(*count) == token)
                .or_else(|| token.parse().ok())?;
            let roman = token.starts_with(|one: char| one.is_ascii_alphabetic());
            let prefix = if roman { "i" } else { "" }.to_owned();
            let label = Self {
                family: Family::Article,
                prefix,
                level: 0,
            };
            return Some((label, count));
        }
        if let Some((noun, token)) = small.split_once(' ')
            && [
                "schedule",
                "annex",
                "annexure",
                "appendix",
                "exhibit",
                "attachment",
            ]
            .contains(&noun)
        {
            let letter = token
                .bytes()
                .next()
                .filter(|one| token.len() == 1 && one.is_ascii_lowercase());
            let count = token
                .parse()
                .ok()
                .or_else(|| Some(u32::from(letter? - b'a') + 1))?;
            let prefix = format!("{}{} ", noun[..1].to_uppercase(), &noun[1..]);
            let label = Self {
                family: Family::Annex,
                prefix,
                level: u8::from(letter.is_some()),
            };
            return Some((label, count));
        }
        let token = small.trim_matches(['(', ')', '.']);
        let is_list = small.contains(')');
        if token.bytes().all(|one| one.is_ascii_digit() || one == b'.') && !token.is_empty() {
            let (prefix, last) = match token.rsplit_once('.') {
                Some((prefix, last)) => (format!("{prefix}."), last),
                None => (String::new(), token),
            };
            let family = if is_list {
                Family::Digit
            } else {
                Family::Section
            };
            let level = if prefix.is_empty() { level } else { 0 };
            // "3.05" and "3.5" count alike, each in its own paper.
            let label = if is_list {
                Self {
                    family,
                    prefix: section.to_owned(),
                    level,
                }
            } else {
                Self {
                    family,
                    prefix,
                    level,
                }
            };
            return Some((label, last.parse().ok()?));
        }
        let letter = token
            .bytes()
            .next()
            .filter(|one| token.len() == 1 && one.is_ascii_lowercase())?;
        let label = Self {
            family: Family::Letter,
            prefix: section.to_owned(),
            level,
        };
        is_list.then(|| (label, u32::from(letter - b'a') + 1))
    }

    /// So many parts in order show how a paper counts. What was typed line by line is read whole;
    /// pages lose lines.
    pub(super) fn least(&self, format: Format) -> usize {
        match (is_typed(format), self.family) {
            (true, Family::Section) if !self.prefix.is_empty() => ORDER - 1,
            (false, Family::Section) if !self.prefix.is_empty() => 2 * ORDER,
            (true, _) | (false, Family::Section) => ORDER,
            (false, _) => usize::MAX,
        }
    }

    /// What the numbers count, for messages.
    pub(super) fn noun(&self) -> &'static str {
        match (self.family, self.prefix.is_empty()) {
            (Family::Section, true) => "clause ",
            (Family::Article, _) => "article ",
            _ => "",
        }
    }

    /// A number as it is written there.
    pub(super) fn shown(&self, number: u32) -> String {
        match self.family {
            Family::Annex if self.level > 0 => {
                let letter = u8::try_from(number).unwrap_or(26).clamp(1, 26) - 1 + b'A';
                format!("{}{}", self.prefix, char::from(letter))
            }
            Family::Section | Family::Annex => format!("{}{number}", self.prefix),
            Family::Article if self.prefix == "i" => in_roman(number).to_uppercase(),
            Family::Article => number.to_string(),
            Family::Digit => format!("({number})"),
            Family::Letter => {
                let letter = u8::try_from(number).unwrap_or(26).clamp(1, 26) - 1 + b'a';
                format!("({})", char::from(letter))
            }
        }
    }
}
