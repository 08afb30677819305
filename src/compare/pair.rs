//! Which section, paragraph, table, row and item of the one document is which of the other.

use super::align::{Step, align};
use super::alike::{Bag, SAME};
use crate::document::{
    Block, Document, Field, Inline, Paragraph, Section, SectionKind, SignatureBlock, Table, plain,
};

/// What two things score that carry one name.
const NAMED: u32 = 1500;
/// How much alike two texts without names must be to be two versions of one.
const LEAST: u32 = 400;

/// Something of the old document, of the new one, or the same of both.
#[derive(Debug)]
pub(super) struct Pair<'a, T> {
    pub(super) old: Option<&'a T>,
    pub(super) new: Option<&'a T>,
}

impl<T> Clone for Pair<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Pair<'_, T> {}

/// A section with what stands in it.
pub(super) struct SectionPair<'a> {
    pub(super) own: Pair<'a, Section>,
    pub(super) blocks: Vec<BlockPair<'a>>,
    pub(super) sections: Vec<SectionPair<'a>>,
}

/// A block.
pub(super) enum BlockPair<'a> {
    Paragraph(ParagraphPair<'a>),
    Table(TablePair<'a>),
    Form(Vec<Pair<'a, Field>>),
    Signatures(Vec<Pair<'a, SignatureBlock>>),
}

/// A paragraph with its items.
pub(super) struct ParagraphPair<'a> {
    pub(super) own: Pair<'a, Paragraph>,
    pub(super) items: Vec<ParagraphPair<'a>>,
}

/// A table with its rows.
pub(super) struct TablePair<'a> {
    pub(super) own: Pair<'a, Table>,
    pub(super) rows: Vec<Pair<'a, Vec<Vec<Inline>>>>,
}

/// Pairs two documents.
pub(super) fn documents<'a>(old: &'a Document, new: &'a Document) -> Vec<SectionPair<'a>> {
    sections(&old.sections, &new.sections)
}

/// Puts rows of things side by side.
fn side_by_side<'a, T>(
    old: &'a [T],
    new: &'a [T],
    score: &dyn Fn(usize, usize) -> u32,
) -> Vec<Pair<'a, T>> {
    let pair = |(one, two): Step| Pair {
        old: one.and_then(|at| old.get(at)),
        new: two.and_then(|at| new.get(at)),
    };
    let steps = align(old.len(), new.len(), score);
    steps.into_iter().map(pair).collect()
}

fn sections<'a>(old: &'a [Section], new: &'a [Section]) -> Vec<SectionPair<'a>> {
    let bags = |all: &[Section]| -> Vec<Bag> { all.iter().map(bag_of).collect() };
    let (old_bags, new_bags) = (bags(old), bags(new));
    let pairs = side_by_side(old, new, &|one, two| {
        let (first, second) = (&old[one], &new[two]);
        if first.kind != second.kind || is_sectioned(first) != is_sectioned(second) {
            return 0;
        }
        match (name(first), name(second)) {
            (Some(one), Some(two)) => u32::from(one == two) * NAMED,
            _ if plain(&first.title) == plain(&second.title) => NAMED,
            _ => enough(old_bags[one].alike(&new_bags[two])),
        }
    });
    let pair = |own: Pair<'a, Section>| SectionPair {
        own,
        blocks: blocks(
            own.old.map_or(&[][..], |section| &section.blocks),
            own.new.map_or(&[][..], |section| &section.blocks),
        ),
        sections: sections(
            own.old.map_or(&[][..], |section| &section.sections),
            own.new.map_or(&[][..], |section| &section.sections),
        ),
    };
    pairs.into_iter().map(pair).collect()
}

/// The id of a clause or schedule; other sections are known by their words, because their anchors
/// count.
fn name(section: &Section) -> Option<&str> {
    let is_named = matches!(section.kind, SectionKind::Clause | SectionKind::Schedule);
    let anchor = section.anchor.as_ref().filter(|_| is_named)?;
    Some(&anchor.0)
}

/// A schedule with sections counts its paragraphs otherwise.
fn is_sectioned(section: &Section) -> bool {
    let mut inner = section.sections.iter();
    inner.any(|section| section.kind == SectionKind::ScheduleSection)
}

fn enough(alike: u32) -> u32 {
    if alike < LEAST {
        0
    } else {
        alike.min(SAME - 1)
    }
}

fn bag_of(section: &Section) -> Bag {
    let one = Document {
        sections: vec![section.clone()],
        ..Document::default()
    };
    Bag::of(&one.lines().join(" "))
}

fn blocks<'a>(old: &'a [Block], new: &'a [Block]) -> Vec<BlockPair<'a>> {
    let bags = |all: &[Block]| -> Vec<Bag> { all.iter().map(bag_of_block).collect() };
    let (old_bags, new_bags) = (bags(old), bags(new));
    let pairs = side_by_side(old, new, &|one, two| {
        let alike = || old_bags[one].alike(&new_bags[two]);
        match (&old[one], &new[two]) {
            (Block::Paragraph(first), Block::Paragraph(second)) => {
                paragraphs(first, second, &alike)
            }
            (Block::Table(first), Block::Table(second))
                if first.columns.len() == second.columns.len() =>
            {
                // Where there is one table, it is that table.
                SAME / 2 + alike() / 2
            }
            (Block::Form(_), Block::Form(_)) | (Block::Signatures(_), Block::Signatures(_)) => {
                SAME / 2 + alike() / 2
            }
            _ => 0,
        }
    });
    pairs.into_iter().filter_map(block).collect()
}

fn block(pair: Pair<'_, Block>) -> Option<BlockPair<'_>> {
    let side = [pair.old, pair.new];
    Some(match pair.new.or(pair.old)? {
        Block::Paragraph(_) => {
            let [old, new] = side.map(|block| match block {
                Some(Block::Paragraph(paragraph)) => Some(paragraph),
                _ => None,
            });
            BlockPair::Paragraph(paragraph(Pair { old, new }))
        }
        Block::Table(_) => {
            let [old, new] = side.map(|block| match block {
                Some(Block::Table(table)) => Some(table),
                _ => None,
            });
            BlockPair::Table(table(Pair { old, new }))
        }
        Block::Form(_) => {
            let [old, new] = side.map(|block| match block {
                Some(Block::Form(fields)) => fields.as_slice(),
                _ => &[],
            });
            BlockPair::Form(side_by_side(old, new, &|one, two| {
                let (one, two) = (&old[one], &new[two]);
                if one.kind != two.kind {
                    0
                } else if one.label == two.label {
                    NAMED
                } else {
                    enough(Bag::of(&one.label).alike(&Bag::of(&two.label)))
                }
            }))
        }
        Block::Signatures(_) => {
            let [old, new] = side.map(|block| match block {
                Some(Block::Signatures(blocks)) => blocks.as_slice(),
                _ => &[],
            });
            BlockPair::Signatures(side_by_side(old, new, &|one, two| {
                let (one, two) = (&old[one], &new[two]);
                if one.role == two.role && one.party == two.party {
                    NAMED
                } else {
                    u32::from(one.role == two.role) * SAME / 2
                }
            }))
        }
    })
}

/// How well two paragraphs go together: by name, by the term they define, else by their words.
fn paragraphs(old: &Paragraph, new: &Paragraph, alike: &dyn Fn() -> u32) -> u32 {
    let level = |one: &Paragraph| one.label.as_ref().map(|label| label.level);
    if level(old) != level(new) {
        return 0;
    }
    if let (Some(one), Some(two)) = (&old.anchor, &new.anchor) {
        return if one == two { NAMED + alike() } else { 0 };
    }
    if let (
        Some(Inline::Definition { text: one, .. }),
        Some(Inline::Definition { text: two, .. }),
    ) = (old.text.first(), new.text.first())
    {
        return if one == two { NAMED + alike() } else { 0 };
    }
    match alike() {
        SAME if old.text == new.text => NAMED,
        alike => enough(alike),
    }
}

fn paragraph(own: Pair<'_, Paragraph>) -> ParagraphPair<'_> {
    let old = own.old.map_or(&[][..], |paragraph| &paragraph.items);
    let new = own.new.map_or(&[][..], |paragraph| &paragraph.items);
    let bags =
        |all: &[Paragraph]| -> Vec<Bag> { all.iter().map(|one| Bag::of(&words_of(one))).collect() };
    let (old_bags, new_bags) = (bags(old), bags(new));
    let pairs = side_by_side(old, new, &|one, two| {
        paragraphs(&old[one], &new[two], &|| {
            old_bags[one].alike(&new_bags[two])
        })
    });
    ParagraphPair {
        own,
        items: pairs.into_iter().map(paragraph).collect(),
    }
}

fn table(own: Pair<'_, Table>) -> TablePair<'_> {
    let old = own.old.map_or(&[][..], |table| &table.rows);
    let new = own.new.map_or(&[][..], |table| &table.rows);
    let bags = |all: &[Vec<Vec<Inline>>]| -> Vec<(Bag, Bag)> {
        all.iter().map(|row| bags_of_row(row)).collect()
    };
    let (old_bags, new_bags) = (bags(old), bags(new));
    let rows = side_by_side(old, new, &|one, two| {
        let (first, second) = (&old[one], &new[two]);
        let alike = old_bags[one].1.alike(&new_bags[two].1);
        match (pointed(first), pointed(second)) {
            (Some(one), Some(two)) if one == two => return NAMED + alike,
            (Some(_), Some(_)) => return 0,
            _ => {}
        }
        if first == second {
            return NAMED + SAME;
        }
        let key = old_bags[one].0.alike(&new_bags[two].0);
        if key == SAME {
            SAME + alike / 2
        } else {
            enough((key * 2 + alike) / 3)
        }
    });
    TablePair { own, rows }
}

/// What the first cell of a row points to.
fn pointed(row: &[Vec<Inline>]) -> Option<&crate::document::Anchor> {
    match row.first()?.first()? {
        Inline::Reference { target, .. } => target.as_ref(),
        _ => None,
    }
}

/// The words of a row's first cell, and of all of it.
fn bags_of_row(row: &[Vec<Inline>]) -> (Bag, Bag) {
    let all: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
    let first = all.first().map_or("", String::as_str);
    (Bag::of(first), Bag::of(&all.join(" ")))
}

fn bag_of_block(block: &Block) -> Bag {
    let text = match block {
        Block::Paragraph(paragraph) => words_of(paragraph),
        Block::Table(table) => {
            let cells: Vec<String> = table.cells().map(plain).collect();
            cells.join(" ")
        }
        Block::Form(fields) => {
            let labels: Vec<&str> = fields.iter().map(|field| field.label.as_str()).collect();
            labels.join(" ")
        }
        Block::Signatures(blocks) => {
            let parties: Vec<&str> = blocks.iter().map(|block| block.party.as_str()).collect();
            parties.join(" ")
        }
    };
    Bag::of(&text)
}

fn words_of(paragraph: &Paragraph) -> String {
    let mut text = String::new();
    paragraph.each(&mut |one| {
        text.push_str(&plain(&one.text));
        text.push(' ');
    });
    text
}
