//! The lists of an agreement: what each level looks like and which style is bound to it.

use super::geometry::Geometry;
use crate::document::{Document, SectionKind, letter, roman};
use crate::render::style::Numbers;

/// A list of its own counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    /// Part 1, Part 2 …
    Parts,
    /// 1, 1.1, (a), (i) through the whole agreement.
    Clauses,
    /// Schedule 1, Schedule 2 …
    Schedules,
    /// 1, 1.1, (a), (i) in a schedule with sections.
    Sections,
    /// 1, (a), (i) in a schedule without.
    Paragraphs,
    /// (1), (2) …
    Parties,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeral {
    /// 1, 2 …
    Decimal,
    /// a, b …
    Letter,
    /// i, ii …
    Roman,
    /// A, B …
    Capital,
}

/// One level of a list.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// Id of the style bound to it; empty for a level only people will use.
    pub(super) style: &'static str,
    /// Its number with `%1` for that of the first level.
    pub(super) text: String,
    /// How its own number is written.
    pub(super) numeral: Numeral,
    /// Indent of the text and how far the number hangs, in twips.
    pub(super) indent: (u32, u32),
}

impl List {
    /// Every list.
    pub(super) const ALL: [Self; 6] = [
        Self::Parts,
        Self::Clauses,
        Self::Schedules,
        Self::Sections,
        Self::Paragraphs,
        Self::Parties,
    ];

    /// Its position in [`List::ALL`], which is the id of its definition.
    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// The instance that styles are bound to.
    pub(super) fn instance(self) -> usize {
        self.index() + 1
    }
}

/// Every list with its levels, for one document.
#[derive(Clone, Debug)]
pub(super) struct Lists([Vec<Level>; 6]);

impl Lists {
    /// The lists of a document.
    pub(super) fn of(document: &Document, geometry: &Geometry, numbers: Numbers) -> Self {
        use Numeral::{Decimal, Letter, Roman};
        let level = |style, text: &str, numeral, indent| Level {
            style,
            text: text.to_owned(),
            numeral,
            indent,
        };
        let numbered = |kind| {
            let word = number_word(document, kind);
            (!word.is_empty()).then(|| format!("{word} %1"))
        };
        let part = numbered(SectionKind::Part).unwrap_or_else(|| "%1".to_owned());
        let schedule = numbered(SectionKind::Schedule).unwrap_or_else(|| "%1".to_owned());
        let whole = if numbers.dot { "%1." } else { "%1" };
        let number = (geometry.number, geometry.number);
        let item = (geometry.number + geometry.item, geometry.item);
        let subitem = (item.0 + geometry.subitem, geometry.subitem);
        let mut lists = Self([
            vec![level("Heading1", &part, Decimal, geometry.part)],
            vec![
                level("Heading2", whole, Decimal, number),
                level("Clause2", "%1.%2", Decimal, number),
                level("Clause3", "(%3)", Letter, item),
                level("Clause4", "(%4)", Roman, subitem),
            ],
            vec![level(
                "ScheduleHeading",
                &schedule,
                Decimal,
                geometry.schedule,
            )],
            vec![
                level("Heading3", whole, Decimal, number),
                level("Section2", "%1.%2", Decimal, number),
                level("Section3", "(%3)", Letter, item),
                level("Section4", "(%4)", Roman, subitem),
            ],
            vec![
                level("Schedule1", whole, Decimal, number),
                level("Schedule2", "(%2)", Letter, item),
                level("Schedule3", "(%3)", Roman, subitem),
            ],
            vec![level("Party", "(%1)", Decimal, number)],
        ]);
        for list in [List::Clauses, List::Sections, List::Paragraphs] {
            lists.deepen(list, geometry.subitem);
        }
        lists
    }

    /// The levels of a list.
    pub(super) fn levels(&self, list: List) -> &[Level] {
        &self.0[list.index()]
    }

    /// The list and level a style is bound to.
    pub(super) fn bound(&self, style: &str) -> Option<(List, usize, &Level)> {
        List::ALL.into_iter().find_map(|list| {
            let levels = self.levels(list).iter().enumerate();
            let (at, level) = levels.into_iter().find(|(_, level)| level.style == style)?;
            Some((list, at, level))
        })
    }

    /// The number of a paragraph, given the counters of its list.
    pub(super) fn shown(&self, list: List, at: usize, counters: &[usize]) -> String {
        let levels = self.levels(list);
        let mut shown = levels[at].text.clone();
        for (above, level) in levels.iter().enumerate().take(at + 1) {
            let number = counters.get(above).copied().unwrap_or(0);
            shown = shown.replace(&format!("%{}", above + 1), &level.numeral.write(number));
        }
        shown
    }

    /// Levels below the last one that a draft uses, for people who need one more: (A), (1) …
    fn deepen(&mut self, list: List, step: u32) {
        let levels = &mut self.0[list.index()];
        let cycle = [
            Numeral::Capital,
            Numeral::Decimal,
            Numeral::Letter,
            Numeral::Roman,
        ];
        for numeral in cycle.into_iter().cycle() {
            let at = levels.len();
            if at == 9 {
                break;
            }
            let left = levels.last().map_or(0, |level| level.indent.0) + step;
            levels.push(Level {
                style: "",
                text: format!("(%{})", at + 1),
                numeral,
                indent: (left, step),
            });
        }
    }
}

impl Numeral {
    /// As the schema names it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Decimal => "decimal",
            Self::Letter => "lowerLetter",
            Self::Roman => "lowerRoman",
            Self::Capital => "upperLetter",
        }
    }

    fn write(self, number: usize) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Letter => letter(number),
            Self::Roman => roman(number),
            Self::Capital => letter(number).to_uppercase(),
        }
    }
}

/// The word before the number of the first section of a kind: "Part", "Schedule", "Anlage".
fn number_word(document: &Document, kind: SectionKind) -> String {
    let mut word = None;
    document.sections(&mut |section| {
        if section.kind == kind && word.is_none() {
            let number = section.number.as_deref().unwrap_or_default();
            word = number
                .rsplit_once(' ')
                .map(|(word, _)| word.trim().to_owned())
                .filter(|word| !word.contains('%'));
        }
    });
    word.unwrap_or_default()
}
