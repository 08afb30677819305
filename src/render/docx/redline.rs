//! A document with its changes: the fate of each line in the order it is written, and numbers that
//! come out right whether the changes are accepted or rejected.

use std::collections::{BTreeMap, VecDeque};

use super::Body;
use super::lists::{List, Lists};
use super::pages::Pages;
use super::plan::{Plan, Planner, Slot, base, referred};
use super::xml::Xml;
use crate::compare::{Change, Line, Piece, Redline};
use crate::document::{Block, Inline, Paragraph, Section, SectionKind};
use crate::render::front::Front;
use crate::render::outline::Outline;
use crate::render::text::clean;

/// What became of each line that is still to be written.
#[derive(Debug)]
pub(super) struct Fates {
    headings: Vec<Line>,
    lines: VecDeque<Line>,
    /// The words of the old cover.
    pub(super) old: Front,
    /// Whether deleted words are being written.
    is_deleting: bool,
}

impl Fates {
    /// The fates of a redline.
    pub(super) fn of(redline: &Redline, old: Front) -> Self {
        Self {
            headings: redline.headings.clone(),
            lines: redline.lines.iter().cloned().collect(),
            old,
            is_deleting: false,
        }
    }
}

impl Body<'_> {
    /// What became of the next paragraph, item, cell or form line; nothing outside a redline.
    pub(super) fn next_line(&mut self) -> Option<Line> {
        self.redline.as_mut()?.lines.pop_front()
    }

    /// What became of the next row.
    pub(super) fn next_change(&mut self) -> Change {
        self.next_line().map_or(Change::Kept, |line| line.change)
    }

    /// What becomes of what is written next.
    pub(super) fn coming(&self) -> Change {
        let next = self.redline.as_ref().and_then(|fates| fates.lines.front());
        next.map_or(Change::Kept, |line| line.change)
    }

    /// Passes over lines that are not written.
    pub(super) fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.next_line();
        }
    }

    /// What became of the `at`-th heading.
    pub(super) fn heading_line(&self, at: usize) -> Option<Line> {
        self.redline.as_ref()?.headings.get(at).cloned()
    }

    /// What became of the `at`-th heading as a whole.
    pub(super) fn heading_change(&self, at: usize) -> Change {
        self.heading_line(at)
            .map_or(Change::Kept, |line| line.change)
    }

    /// Running text, with what became of its words.
    pub(super) fn line(&mut self, line: Option<&Line>, text: &[Inline], xml: &mut Xml) {
        let Some(line) = line else {
            self.runs(text, xml);
            return;
        };
        let mut pieces = line.pieces.clone();
        if line.change == Change::Kept && self.coming() == Change::Inserted {
            unhook(&mut pieces);
        }
        for piece in &pieces {
            self.deletes(piece.change == Change::Deleted);
            xml.revise(piece.change, |xml| self.runs(&piece.text, xml));
        }
        self.deletes(false);
    }

    fn deletes(&mut self, is_deleting: bool) {
        if let Some(fates) = &mut self.redline {
            fates.is_deleting = is_deleting;
        }
    }

    /// Whether deleted words are being written.
    pub(super) fn is_deleting(&self) -> bool {
        self.redline.as_ref().is_some_and(|fates| fates.is_deleting)
    }
}

/// Lets no inserted words end a paragraph that an inserted one follows: `LibreOffice` would take both
/// and the mark between them for one insertion, and reject one mark too many.
fn unhook(pieces: &mut Vec<Piece>) {
    let last = pieces.len().saturating_sub(1);
    if pieces
        .get(last)
        .is_none_or(|piece| piece.change != Change::Inserted)
        || last == 0
    {
        return;
    }
    if pieces[last - 1].change == Change::Deleted {
        pieces.swap(last - 1, last);
        return;
    }
    // Nothing was deleted there: the last character before goes and comes again.
    let Some(Inline::Text(before)) = pieces[last - 1].text.last_mut() else {
        return;
    };
    if let Some(mark) = before.pop() {
        pieces[last].text.insert(0, Inline::text(mark));
        pieces.push(Piece {
            change: Change::Deleted,
            text: vec![Inline::text(mark)],
        });
    }
}

impl Pages {
    /// The pages of the new document, and of the old one for headings that are gone.
    pub(super) fn joined(old: Self, new: Self) -> Self {
        let mut headings: BTreeMap<String, usize> = old.headings;
        headings.extend(new.headings);
        Self {
            headings,
            count: new.count,
        }
    }
}

impl Plan {
    /// The plan of a redline: every list counts the lines of either document right.
    pub(super) fn joint(outline: &Outline<'_>, lists: &Lists, redline: &Redline) -> Self {
        let mut planner = JointPlanner {
            new: Planner::new(lists),
            old: [[0; 9]; 6],
            lines: redline.lines.iter(),
        };
        let mut in_sections = false;
        let mut fates = redline.headings.iter();
        for heading in &outline.headings {
            let section = heading.section;
            let fate = fates.next();
            if section.kind == SectionKind::Schedule {
                let sectioned = |inner: &Section| inner.kind == SectionKind::ScheduleSection;
                in_sections = section.sections.iter().any(sectioned);
                let list = if in_sections {
                    List::Sections
                } else {
                    List::Paragraphs
                };
                planner.new.restart(list);
                planner.old[list.index()] = [0; 9];
            }
            if heading.level.is_some() {
                planner.heading(section, &heading.number(), fate);
            }
            for block in &section.blocks {
                planner.block(block, base(section.kind, in_sections));
            }
        }
        planner.new.plan
    }
}

struct JointPlanner<'a, 'b> {
    /// Counts what the new document has.
    new: Planner<'a>,
    /// Counts what the old one had.
    old: [[usize; 9]; 6],
    lines: std::slice::Iter<'b, Line>,
}

impl JointPlanner<'_, '_> {
    fn heading(&mut self, section: &Section, number: &str, fate: Option<&Line>) {
        let list = match section.kind {
            SectionKind::Part => Some(List::Parts),
            SectionKind::Clause => Some(List::Clauses),
            SectionKind::Schedule => Some(List::Schedules),
            SectionKind::ScheduleSection => Some(List::Sections),
            _ => None,
        };
        let slot = self.slot(list.map(|list| (list, 0)), number, fate);
        self.target(&slot, section.anchor.as_ref(), number, fate);
        self.new.plan.slots.push_back(slot);
    }

    fn block(&mut self, block: &Block, base: Option<(List, usize)>) {
        let passed = match block {
            Block::Paragraph(paragraph) => {
                self.paragraph(paragraph, base);
                0
            }
            Block::Table(table) if table.columns.is_empty() => 1 + table.rows.len(),
            Block::Table(table) => (1 + table.columns.len()) * (1 + table.rows.len()),
            Block::Form(fields) => fields.len(),
            Block::Signatures(blocks) => 5 * blocks.len(),
        };
        for _ in 0..passed {
            self.lines.next();
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, base: Option<(List, usize)>) {
        let fate = self.lines.next();
        let slot = match &paragraph.label {
            None => Slot::Bare,
            Some(label) => {
                let below = usize::from(label.level.max(1) - 1);
                let at = base.map(|(list, level)| (list, level + below));
                let slot = self.slot(at, clean(&label.shown).trim(), fate);
                self.target(&slot, paragraph.anchor.as_ref(), &label.full, fate);
                slot
            }
        };
        self.new.plan.slots.push_back(slot);
        for item in &paragraph.items {
            self.paragraph(item, base);
        }
    }

    /// A number is counted if every document that has the line counts it right; else it is typed.
    fn slot(&mut self, at: Option<(List, usize)>, wanted: &str, fate: Option<&Line>) -> Slot {
        if wanted.is_empty() {
            return Slot::Bare;
        }
        let change = fate.map_or(Change::Kept, |line| line.change);
        let before = match change {
            Change::Deleted => Some(wanted.to_owned()),
            Change::Kept => Some(
                fate.and_then(|line| line.old_number.as_deref())
                    .map(|number| clean(number).trim().to_owned())
                    .unwrap_or_default(),
            ),
            Change::Inserted => None,
        };
        let counted = at.and_then(|(list, level)| {
            let index = list.index();
            let next = |counters, wanted: &str| self.new.next(counters, list, level, wanted);
            let old = match before {
                Some(before) => next(self.old[index], &before)?,
                None => self.old[index],
            };
            let new = match change {
                Change::Deleted => self.new.counters[index],
                _ => next(self.new.counters[index], wanted)?,
            };
            self.old[index] = old;
            self.new.counters[index] = new;
            Some(Slot::Counted {
                list,
                level,
                instance: self.new.current[index],
            })
        });
        counted.unwrap_or_else(|| Slot::Typed(wanted.to_owned()))
    }

    fn target(
        &mut self,
        slot: &Slot,
        anchor: Option<&crate::document::Anchor>,
        full: &str,
        fate: Option<&Line>,
    ) {
        let (Slot::Counted { .. }, Some(anchor)) = (slot, anchor) else {
            return;
        };
        let change = fate.map_or(Change::Kept, |line| line.change);
        let plan = &mut self.new.plan;
        if change != Change::Inserted {
            plan.old_targets.insert(anchor.clone());
        }
        if change != Change::Deleted {
            let targets = &mut plan.targets;
            targets
                .entry(anchor.clone())
                .or_insert_with(|| referred(full).to_owned());
        }
    }
}
