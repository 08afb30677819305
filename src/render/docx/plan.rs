//! Plans which list and level counts each number of the tree, so that the number Word computes
//! is the number the tree has. Only a number that no list can reach is typed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::lists::{List, Lists};
use crate::document::{Anchor, Block, Paragraph, Section, SectionKind};
use crate::render::outline::Outline;
use crate::render::text::clean;

/// How the number of one heading or paragraph is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// It has none.
    Bare,
    /// A list counts it.
    Counted {
        /// The list.
        list: List,
        /// The level in it, from 0.
        level: usize,
        /// The instance of the list.
        instance: usize,
    },
    /// No list can reach it: it is typed.
    Typed(String),
}

/// An instance of a list that starts anew.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    /// The list.
    pub(super) list: List,
    /// The level that starts anew, and where; nothing for the instance styles are bound to.
    pub(super) start: Option<(usize, usize)>,
}

/// The numbers of a whole document, in reading order.
#[derive(Debug)]
pub(super) struct Plan {
    /// One for each heading and paragraph, in the order they are written.
    pub(super) slots: VecDeque<Slot>,
    /// Instances in the order of their ids, from 1.
    pub(super) instances: Vec<Instance>,
    /// Numbers of targets as they are referred to, of those a list counts.
    pub(super) targets: BTreeMap<Anchor, String>,
    /// In a redline, the targets of the old document that a list counts.
    pub(super) old_targets: BTreeSet<Anchor>,
}

impl Plan {
    /// The plan of an outline.
    pub(super) fn of(outline: &Outline<'_>, lists: &Lists) -> Self {
        let mut planner = Planner::new(lists);
        let mut in_sections = false;
        for heading in &outline.headings {
            let section = heading.section;
            if section.kind == SectionKind::Schedule {
                let sectioned = |inner: &Section| inner.kind == SectionKind::ScheduleSection;
                in_sections = section.sections.iter().any(sectioned);
                planner.restart(if in_sections {
                    List::Sections
                } else {
                    List::Paragraphs
                });
            }
            if heading.level.is_some() {
                planner.heading(section, &heading.number());
            }
            for block in &section.blocks {
                if let Block::Paragraph(paragraph) = block {
                    planner.paragraph(paragraph, base(section.kind, in_sections));
                }
            }
        }
        planner.plan
    }
}

/// The list that counts the paragraphs of a section, and its level for the first of them.
pub(super) fn base(kind: SectionKind, in_sections: bool) -> Option<(List, usize)> {
    match kind {
        SectionKind::Clause | SectionKind::Part | SectionKind::Other => Some((List::Clauses, 1)),
        SectionKind::Schedule if !in_sections => Some((List::Paragraphs, 0)),
        SectionKind::Schedule | SectionKind::ScheduleSection => Some((List::Sections, 1)),
        SectionKind::Parties => Some((List::Parties, 0)),
        SectionKind::Cover
        | SectionKind::OpenPoints
        | SectionKind::Contents
        | SectionKind::Signatures => None,
    }
}

/// The number by which a reference calls its target: Word leaves the dot at its end out.
pub(super) fn referred(full: &str) -> &str {
    full.trim_end_matches('.')
}

/// A plan in the making.
pub(super) struct Planner<'a> {
    lists: &'a Lists,
    /// How far each level of each list has counted.
    pub(super) counters: [[usize; 9]; 6],
    /// The instance each list counts in now.
    pub(super) current: [usize; 6],
    /// What is planned.
    pub(super) plan: Plan,
}

impl<'a> Planner<'a> {
    /// Nothing is counted yet.
    pub(super) fn new(lists: &'a Lists) -> Self {
        Self {
            lists,
            counters: [[0; 9]; 6],
            current: List::ALL.map(List::instance),
            plan: Plan {
                slots: VecDeque::new(),
                instances: List::ALL
                    .map(|list| Instance { list, start: None })
                    .to_vec(),
                targets: BTreeMap::new(),
                old_targets: BTreeSet::new(),
            },
        }
    }

    fn heading(&mut self, section: &Section, number: &str) {
        let list = match section.kind {
            SectionKind::Part => Some(List::Parts),
            SectionKind::Clause => Some(List::Clauses),
            SectionKind::Schedule => Some(List::Schedules),
            SectionKind::ScheduleSection => Some(List::Sections),
            _ => None,
        };
        let slot = self.slot(list.map(|list| (list, 0)), number);
        self.target(&slot, section.anchor.as_ref(), number);
        self.plan.slots.push_back(slot);
    }

    fn paragraph(&mut self, paragraph: &Paragraph, base: Option<(List, usize)>) {
        let slot = match &paragraph.label {
            None => Slot::Bare,
            Some(label) => {
                let below = usize::from(label.level.max(1) - 1);
                let at = base.map(|(list, level)| (list, level + below));
                let slot = self.slot(at, clean(&label.shown).trim());
                self.target(&slot, paragraph.anchor.as_ref(), &label.full);
                slot
            }
        };
        self.plan.slots.push_back(slot);
        for item in &paragraph.items {
            self.paragraph(item, base);
        }
    }

    fn target(&mut self, slot: &Slot, anchor: Option<&Anchor>, full: &str) {
        if let (Slot::Counted { .. }, Some(anchor)) = (slot, anchor) {
            let targets = &mut self.plan.targets;
            targets
                .entry(anchor.clone())
                .or_insert_with(|| referred(full).to_owned());
        }
    }

    fn slot(&mut self, at: Option<(List, usize)>, wanted: &str) -> Slot {
        if wanted.is_empty() {
            return Slot::Bare;
        }
        let counted = at.and_then(|(list, level)| self.count(list, level, wanted));
        counted.unwrap_or_else(|| Slot::Typed(wanted.to_owned()))
    }

    /// Counters one further at a level; `None` if the list does not count it.
    fn further(&self, mut counters: [usize; 9], list: List, level: usize) -> Option<[usize; 9]> {
        let bound = self.lists.levels(list).get(level)?;
        if bound.style.is_empty() {
            return None;
        }
        let is_used = |above: usize| {
            let text = &self.lists.levels(list)[level].text;
            !text.contains(&format!("%{}", above + 1)) || counters[above] > 0
        };
        if !(0..level).all(is_used) {
            return None;
        }
        for below in &mut counters[level + 1..] {
            *below = 0;
        }
        counters[level] += 1;
        Some(counters)
    }

    /// Counters one further at a level, if they then show the number that is wanted.
    pub(super) fn next(
        &self,
        counters: [usize; 9],
        list: List,
        level: usize,
        wanted: &str,
    ) -> Option<[usize; 9]> {
        self.further(counters, list, level)
            .filter(|counters| self.lists.shown(list, level, counters) == wanted)
    }

    /// Counts on, or starts anew where the tree does.
    fn count(&mut self, list: List, level: usize, wanted: &str) -> Option<Slot> {
        let mut counters = self.further(self.counters[list.index()], list, level)?;
        if self.lists.shown(list, level, &counters) != wanted {
            let start = (1..=999).find(|number| {
                counters[level] = *number;
                self.lists.shown(list, level, &counters) == wanted
            })?;
            self.start(list, level, start);
        }
        self.counters[list.index()] = counters;
        Some(Slot::Counted {
            list,
            level,
            instance: self.current[list.index()],
        })
    }

    /// The list starts anew.
    pub(super) fn restart(&mut self, list: List) {
        self.counters[list.index()] = [0; 9];
        self.start(list, 0, 1);
    }

    fn start(&mut self, list: List, level: usize, number: usize) {
        self.plan.instances.push(Instance {
            list,
            start: Some((level, number)),
        });
        self.current[list.index()] = self.plan.instances.len();
    }
}
