//! Numbers everything once, for every format: clauses 1…N through the whole agreement,
//! paragraphs 7.1, items (a), (i); each schedule by itself.

use std::collections::BTreeMap;

use crate::assembly::ChosenClause;
use crate::assembly::choose::{Choice, Chosen};
use crate::condition::Facts;
use crate::document::{Anchor, Label, letter, roman};
use crate::library::{ClauseKind, TextBlock, TextParagraph};

/// The chosen text with its numbers.
pub(super) struct Numbered<'a> {
    pub(super) parts: Vec<(String, Vec<NumberedClause<'a>>)>,
    pub(super) schedules: Vec<NumberedClause<'a>>,
    /// Targets of references, by clause id and anchor (empty for the clause itself).
    pub(super) targets: BTreeMap<(String, String), Target>,
}

pub(super) struct NumberedClause<'a> {
    pub(super) chosen: Chosen<'a>,
    pub(super) number: String,
    pub(super) sections: Vec<NumberedSection<'a>>,
}

pub(super) struct NumberedSection<'a> {
    /// Number and words of a schedule's heading.
    pub(super) heading: Option<(String, &'a str)>,
    pub(super) blocks: Vec<NumberedBlock<'a>>,
}

pub(super) enum NumberedBlock<'a> {
    Paragraph(NumberedParagraph<'a>),
    Other(&'a TextBlock),
}

pub(super) struct NumberedParagraph<'a> {
    pub(super) text: &'a TextParagraph,
    pub(super) label: Label,
    pub(super) items: Vec<NumberedParagraph<'a>>,
    /// Whether items were left out, so that the marks between the others must be renewed.
    pub(super) thinned: bool,
}

/// What a reference prints.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) anchor: Anchor,
    pub(super) before: String,
    pub(super) number: String,
    pub(super) after: String,
    /// The schedule it stands in, if it is referred to with it.
    pub(super) within: Option<Box<Target>>,
}

impl Numbered<'_> {
    /// Whether a schedule shows the data table of this name.
    pub(super) fn shows(&self, table: &str) -> bool {
        self.schedules
            .iter()
            .flat_map(|schedule| &schedule.sections)
            .flat_map(|section| &section.blocks)
            .any(|block| {
                matches!(block, NumberedBlock::Other(TextBlock::DataTable(name)) if name.value == table)
            })
    }

    pub(super) fn chosen(&self) -> Vec<ChosenClause> {
        self.parts
            .iter()
            .flat_map(|(_, clauses)| clauses)
            .chain(&self.schedules)
            .map(|clause| ChosenClause {
                id: clause.chosen.clause.id.clone(),
                number: clause.number.clone(),
                title: clause.chosen.clause.title.value.clone(),
                position: clause.chosen.position,
                negotiable: clause.chosen.clause.acceptable.is_some(),
            })
            .collect()
    }
}

pub(super) fn number<'a>(choice: &Choice<'a>, facts: &Facts) -> Numbered<'a> {
    let mut numberer = Numberer {
        facts,
        targets: BTreeMap::new(),
    };
    let mut next = 0;
    let parts = choice
        .parts
        .iter()
        .map(|(title, clauses)| {
            let clauses = clauses
                .iter()
                .map(|chosen| {
                    next += 1;
                    numberer.clause(*chosen, next)
                })
                .collect();
            (title.clone(), clauses)
        })
        .collect();
    let schedules = choice
        .schedules
        .iter()
        .enumerate()
        .map(|(at, chosen)| numberer.schedule(*chosen, at + 1))
        .collect();
    Numbered {
        parts,
        schedules,
        targets: numberer.targets,
    }
}

/// One text by itself, whose paragraphs are numbered as those of a schedule are.
pub(super) fn alone<'a>(chosen: Chosen<'a>, facts: &Facts) -> NumberedClause<'a> {
    let mut numberer = Numberer {
        facts,
        targets: BTreeMap::new(),
    };
    let manner = Manner {
        id: &chosen.clause.id,
        before: "paragraph ",
        within: None,
    };
    let sections = numberer.sections(chosen, &manner, "");
    NumberedClause {
        chosen,
        number: String::new(),
        sections,
    }
}

/// A clause in another wording, under the number it has in the draft.
pub(super) fn other<'a>(chosen: Chosen<'a>, number: usize, facts: &Facts) -> NumberedClause<'a> {
    let mut numberer = Numberer {
        facts,
        targets: BTreeMap::new(),
    };
    numberer.clause(chosen, number)
}

struct Numberer<'a> {
    facts: &'a Facts,
    targets: BTreeMap<(String, String), Target>,
}

/// How references to paragraphs of one clause or schedule are worded.
struct Manner<'a> {
    id: &'a str,
    before: &'static str,
    within: Option<Target>,
}

impl Numberer<'_> {
    fn clause<'a>(&mut self, chosen: Chosen<'a>, number: usize) -> NumberedClause<'a> {
        let id = &chosen.clause.id;
        let number = number.to_string();
        let before = match chosen.clause.kind {
            ClauseKind::Page => "section ",
            _ => "clause ",
        };
        self.target(
            id,
            "",
            Target {
                anchor: Anchor(id.clone()),
                before: before.into(),
                number: number.clone(),
                after: format!(" ({})", chosen.clause.title.value),
                within: None,
            },
        );
        let manner = Manner {
            id,
            before,
            within: None,
        };
        let sections = self.sections(chosen, &manner, &format!("{number}."));
        NumberedClause {
            chosen,
            number,
            sections,
        }
    }

    fn schedule<'a>(&mut self, chosen: Chosen<'a>, number: usize) -> NumberedClause<'a> {
        let id = &chosen.clause.id;
        let number = format!("Schedule {number}");
        let own = Target {
            anchor: Anchor(id.clone()),
            before: String::new(),
            number: number.clone(),
            after: format!(" ({})", chosen.clause.title.value),
            within: None,
        };
        self.target(id, "", own.clone());
        let manner = Manner {
            id,
            before: "paragraph ",
            within: Some(own),
        };
        let sections = self.sections(chosen, &manner, "");
        NumberedClause {
            chosen,
            number,
            sections,
        }
    }

    fn target(&mut self, id: &str, anchor: &str, target: Target) {
        self.targets
            .insert((id.to_owned(), anchor.to_owned()), target);
    }

    fn sections<'a>(
        &mut self,
        chosen: Chosen<'a>,
        manner: &Manner<'_>,
        prefix: &str,
    ) -> Vec<NumberedSection<'a>> {
        let headed = chosen
            .text
            .sections
            .iter()
            .any(|section| section.heading.is_some());
        let mut sections = Vec::new();
        let mut heading_number = 0;
        for section in &chosen.text.sections {
            let empty = !section.blocks.iter().any(|block| match block {
                TextBlock::Paragraph(paragraph) => self.kept(chosen, paragraph),
                _ => false,
            });
            // A heading whose paragraphs all fell away goes with them.
            if empty && section.heading.is_some() {
                continue;
            }
            let heading = section.heading.as_ref().map(|heading| {
                heading_number += 1;
                (heading_number.to_string(), heading.value.as_str())
            });
            let prefix = match &heading {
                Some((number, _)) => format!("{number}."),
                None if headed => "0.".to_owned(),
                None => prefix.to_owned(),
            };
            let mut at = 0;
            let mut blocks = Vec::new();
            let mut left_out = false;
            for block in &section.blocks {
                match block {
                    TextBlock::Paragraph(paragraph) => {
                        left_out = !self.kept(chosen, paragraph);
                        if !left_out {
                            at += 1;
                            let label = format!("{prefix}{at}");
                            blocks.push(NumberedBlock::Paragraph(self.paragraph(
                                chosen,
                                paragraph,
                                manner,
                                label.clone(),
                                label,
                                1,
                            )));
                        }
                    }
                    // A table or form goes with the paragraph before it.
                    other if !left_out => blocks.push(NumberedBlock::Other(other)),
                    _ => {}
                }
            }
            sections.push(NumberedSection { heading, blocks });
        }
        sections
    }

    fn kept(&self, chosen: Chosen<'_>, paragraph: &TextParagraph) -> bool {
        paragraph
            .anchor
            .as_ref()
            .and_then(|anchor| chosen.clause.paragraphs.get(&anchor.value))
            .is_none_or(|rule| rule.when.holds(self.facts))
    }

    fn paragraph<'a>(
        &mut self,
        chosen: Chosen<'a>,
        text: &'a TextParagraph,
        manner: &Manner<'_>,
        shown: String,
        full: String,
        level: u8,
    ) -> NumberedParagraph<'a> {
        if let Some(anchor) = &text.anchor {
            self.target(
                manner.id,
                &anchor.value,
                Target {
                    anchor: Anchor(format!("{}#{}", manner.id, anchor.value)),
                    before: manner.before.into(),
                    number: full.clone(),
                    after: String::from(if manner.within.is_some() { " of " } else { "" }),
                    within: manner.within.clone().map(Box::new),
                },
            );
        }
        let kept: Vec<&TextParagraph> = text
            .items
            .iter()
            .filter(|item| self.kept(chosen, item))
            .collect();
        let thinned = kept.len() != text.items.len();
        let items = kept
            .into_iter()
            .enumerate()
            .map(|(at, item)| {
                let shown = if level == 1 {
                    format!("({})", letter(at + 1))
                } else {
                    format!("({})", roman(at + 1))
                };
                let full = format!("{full}{shown}");
                self.paragraph(chosen, item, manner, shown, full, level + 1)
            })
            .collect();
        NumberedParagraph {
            text,
            label: Label { shown, full, level },
            items,
            thinned,
        }
    }
}
