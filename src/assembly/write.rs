//! Turns numbered legal text into the document tree: fills blanks, resolves references.

use std::collections::BTreeMap;

use crate::assembly::OpenPoint;
use crate::assembly::choose::{Choice, Chosen, Omission};
use crate::assembly::met;
use crate::assembly::number::{Numbered, NumberedBlock, NumberedClause, NumberedParagraph};
use crate::assembly::particulars::{self, Particular};
use crate::assembly::typography::curl;
use crate::document::{
    Anchor, Block, Column, Field, FieldKind, Inline, Note, Paragraph, Section, SectionKind, Table,
};
use crate::engagement::{Engagement, Position};
use crate::finding::{Finding, Group};
use crate::library::{Library, Manner, Run, Text, TextBlock, TextTable, read_text};
use crate::source::{Located, Place};
use crate::template::{Data, Tables};

/// What is written where nothing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// An open point: somebody must decide before the signature.
    Ask,
    /// Room to write by hand.
    Room,
    /// Room, in the place of tables of data too: nothing is known at all.
    RoomOnly,
}

pub(super) struct Writer<'a> {
    pub(super) engagement: &'a Engagement,
    pub(super) library: &'a Library,
    pub(super) tables: &'a Tables,
    pub(super) data: &'a Data,
    pub(super) working: bool,
    pub(super) unknown: Unknown,
    pub(super) numbered: &'a Numbered<'a>,
    pub(super) omitted: &'a [Omission],
    pub(super) open_points: Vec<OpenPoint>,
    /// Number of the open point of a path, so that one question is asked once.
    pub(super) asked: BTreeMap<String, usize>,
    pub(super) particulars: Vec<Particular>,
    /// The tables of the requirements that the draft carries, if a schedule shows them.
    pub(super) met: Vec<Block>,
    findings: Vec<Finding>,
}

/// What the writer leaves beside the tree.
pub(super) struct Written {
    pub(super) open_points: Vec<OpenPoint>,
    pub(super) particulars: Vec<Particular>,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        engagement: &'a Engagement,
        library: &'a Library,
        choice: &'a Choice<'a>,
        numbered: &'a Numbered<'a>,
        tables: &'a Tables,
        data: &'a Data,
        working: bool,
    ) -> Self {
        Self {
            engagement,
            library,
            tables,
            data,
            working,
            unknown: Unknown::Ask,
            numbered,
            omitted: &choice.omitted,
            open_points: Vec::new(),
            asked: BTreeMap::new(),
            particulars: Vec::new(),
            met: Vec::new(),
            findings: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Written {
        Written {
            open_points: self.open_points,
            particulars: self.particulars,
            findings: self.findings,
        }
    }

    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The parts with their clauses.
    pub(super) fn parts(&mut self) -> Vec<Section> {
        let numbered = self.numbered;
        numbered
            .parts
            .iter()
            .enumerate()
            .map(|(at, (title, clauses))| {
                let number = format!("Part {}", at + 1);
                let mut part = Section::new(
                    SectionKind::Part,
                    Some(number),
                    vec![Inline::text(title.as_str())],
                );
                part.anchor = Some(Anchor(format!("part/{}", at + 1)));
                part.sections = clauses
                    .iter()
                    .map(|clause| self.clause(clause, SectionKind::Clause))
                    .collect();
                part
            })
            .collect()
    }

    /// The schedules.
    pub(super) fn schedules(&mut self) -> Vec<Section> {
        let numbered = self.numbered;
        numbered
            .schedules
            .iter()
            .map(|schedule| self.clause(schedule, SectionKind::Schedule))
            .collect()
    }

    pub(super) fn clause(&mut self, numbered: &NumberedClause<'a>, kind: SectionKind) -> Section {
        let chosen = numbered.chosen;
        let clause = chosen.clause;
        let title = curl(&clause.title.value, None);
        let mut section = Section::new(
            kind,
            Some(numbered.number.clone()),
            vec![Inline::Text(title)],
        );
        section.anchor = Some(Anchor(clause.id.clone()));
        section.place = Some(clause.title.place);
        if self.working {
            section.notes = notes(chosen, self.engagement);
        }
        for part in &numbered.sections {
            let blocks = part
                .blocks
                .iter()
                .flat_map(|block| self.block(chosen, block))
                .collect();
            match &part.heading {
                None => section.blocks = blocks,
                Some((number, words)) => {
                    let mut inner = Section::new(
                        SectionKind::ScheduleSection,
                        Some(number.clone()),
                        vec![Inline::Text(curl(words, None))],
                    );
                    inner.anchor = Some(Anchor(format!("{}#section-{number}", clause.id)));
                    inner.blocks = blocks;
                    section.sections.push(inner);
                }
            }
        }
        section
    }

    fn block(&mut self, chosen: Chosen<'a>, block: &NumberedBlock<'a>) -> Vec<Block> {
        match block {
            NumberedBlock::Paragraph(paragraph) => {
                vec![Block::Paragraph(self.paragraph(chosen, paragraph, None))]
            }
            NumberedBlock::Other(TextBlock::Table(table)) => {
                vec![Block::Table(self.table(Some(chosen), table))]
            }
            NumberedBlock::Other(TextBlock::Form(lines)) => {
                vec![Block::Form(
                    lines.iter().map(|line| field(&line.value)).collect(),
                )]
            }
            NumberedBlock::Other(TextBlock::DataTable(name)) if name.value == "particulars" => {
                vec![if self.unknown == Unknown::Ask {
                    particulars::table(&self.particulars, self.numbered)
                } else {
                    particulars::by_hand()
                }]
            }
            NumberedBlock::Other(TextBlock::DataTable(name)) if name.value == met::NAME => {
                if self.unknown == Unknown::Ask {
                    self.met.clone()
                } else {
                    vec![met::by_hand()]
                }
            }
            NumberedBlock::Other(TextBlock::DataTable(name)) => self.data_table(name),
            NumberedBlock::Other(TextBlock::Paragraph(_)) => Vec::new(),
        }
    }

    fn data_table(&mut self, name: &Located<String>) -> Vec<Block> {
        let template = format!("{}.md", name.value);
        let mut markdown = if self.tables.has(&template) {
            self.tables.render(&template, self.data)
        } else {
            Err("there is no template of this name in templates/tables".into())
        };
        // Without any engagement a sentence such as "none is listed" would be a lie.
        if self.unknown == Unknown::RoomOnly
            && let Ok(made) = &mut markdown
            && !made.contains("|---")
            && !made.contains("```")
        {
            *made = self.tables.empty(&name.value);
        }
        match markdown {
            Ok(markdown) => self.data_blocks(&markdown, name.place),
            Err(message) => {
                let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
                self.report(
                    Finding::error(
                        "table-unreadable",
                        Group::Library,
                        name.place,
                        format!("the table `{}` cannot be made: {message}", name.value),
                    )
                    .help(format!("mend templates/tables/{}.md", name.value)),
                );
                Vec::new()
            }
        }
    }

    /// Blocks of Markdown that a template made: tables and unnumbered paragraphs.
    pub(super) fn data_blocks(&mut self, markdown: &str, place: Place) -> Vec<Block> {
        let (text, wrong) = read_text(place.file, markdown, 0, Manner::Schedule);
        self.findings
            .extend(wrong.into_iter().map(|finding| Finding {
                place: Some(place),
                ..finding
            }));
        self.plain_blocks(&text)
    }

    fn plain_blocks(&mut self, text: &Text) -> Vec<Block> {
        let mut blocks = Vec::new();
        for block in text.sections.iter().flat_map(|section| &section.blocks) {
            match block {
                TextBlock::Table(table) => blocks.push(Block::Table(self.table(None, table))),
                TextBlock::Paragraph(paragraph) => blocks.push(Block::Paragraph(Paragraph {
                    text: self.runs(None, &paragraph.runs),
                    ..Paragraph::default()
                })),
                TextBlock::Form(lines) => blocks.push(Block::Form(
                    lines.iter().map(|line| field(&line.value)).collect(),
                )),
                TextBlock::DataTable(_) => {}
            }
        }
        blocks
    }

    fn paragraph(
        &mut self,
        chosen: Chosen<'a>,
        numbered: &NumberedParagraph<'a>,
        ending: Option<&str>,
    ) -> Paragraph {
        let text = numbered.text;
        let mut inlines = self.runs(Some(chosen), &text.runs);
        if let Some(ending) = ending
            && numbered.items.is_empty()
        {
            renew_ending(&mut inlines, ending);
        }
        let joiner = if ends_with_or(text.items.iter().rev().nth(1)) {
            "; or"
        } else {
            "; and"
        };
        let count = numbered.items.len();
        let items = numbered
            .items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let ending = numbered.thinned.then_some(match count - at {
                    1 => ".",
                    2 => joiner,
                    _ => ";",
                });
                self.paragraph(chosen, item, ending)
            })
            .collect();
        Paragraph {
            label: Some(numbered.label.clone()),
            text: inlines,
            items,
            anchor: text
                .anchor
                .as_ref()
                .map(|anchor| Anchor(format!("{}#{}", chosen.clause.id, anchor.value))),
            place: Some(text.place),
            notes: if self.working {
                text.notes
                    .iter()
                    .map(|note| Note {
                        label: "Guidance".into(),
                        text: note.clone(),
                    })
                    .collect()
            } else {
                Vec::new()
            },
        }
    }

    fn table(&mut self, chosen: Option<Chosen<'a>>, table: &TextTable) -> Table {
        Table {
            columns: table
                .header
                .iter()
                .map(|(cell, align)| Column {
                    header: self.runs(chosen, cell),
                    align: *align,
                })
                .collect(),
            rows: table
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| self.runs(chosen, cell)).collect())
                .collect(),
        }
    }

    /// The meaning of a listed term as inlines.
    pub(super) fn meaning(&mut self, runs: &[Run]) -> Vec<Inline> {
        let mut inlines = self.runs(None, runs);
        for inline in &mut inlines {
            if let Inline::Text(text) = inline {
                *text = curl(text, Some(' '));
            }
        }
        inlines
    }

    /// Runs of legal text as inlines. Without a clause the runs are data, printed as they are.
    pub(super) fn runs(&mut self, chosen: Option<Chosen<'a>>, runs: &[Run]) -> Vec<Inline> {
        let mut inlines: Vec<Inline> = Vec::new();
        for run in runs {
            let before = inlines.last().and_then(last_character);
            match run {
                Run::Words(words) if chosen.is_none() => {
                    inlines.push(Inline::Text(words.value.clone()));
                }
                Run::Words(words) => inlines.push(Inline::Text(curl(&words.value, before))),
                Run::Definition(term) => inlines.push(Inline::Definition {
                    text: term.value.clone(),
                    anchor: Some(crate::assembly::define::anchor(&term.value)),
                }),
                Run::Blank(name) => {
                    let inline = chosen.and_then(|chosen| {
                        Some(self.blank(chosen, chosen.clause.blank(&name.value)?))
                    });
                    inlines.extend(inline);
                }
                Run::Link(link) => {
                    let starts = inlines.is_empty() || ends_sentence(&inlines);
                    inlines.extend(self.reference(chosen, link, starts));
                }
                Run::Break => inlines.push(Inline::Break),
            }
        }
        inlines
    }
}

/// Guidance for the drafter on a chosen clause.
fn notes(chosen: Chosen<'_>, engagement: &Engagement) -> Vec<Note> {
    let clause = chosen.clause;
    let mut notes = Vec::new();
    let mut note = |label: &str, text: Option<&String>| {
        if let Some(text) = text {
            notes.push(Note {
                label: label.into(),
                text: curl(text, None),
            });
        }
    };
    note("Guidance", clause.guidance.as_ref());
    if chosen.position == Position::Acceptable {
        note(
            "Acceptable wording",
            clause.acceptable.as_ref().map(|wording| &wording.gives_up),
        );
    }
    note("Walk away", clause.walk_away.as_ref());
    let answered: Vec<String> = engagement
        .agreed
        .iter()
        .filter(|agreed| agreed.clause == clause.id)
        .map(|agreed| format!("{} {}", agreed.requirement.value, agreed.answer))
        .collect();
    let answered = (!answered.is_empty()).then(|| answered.join(", "));
    note("Tender", answered.as_ref());
    notes
}

fn field(line: &str) -> Field {
    if let Some(label) = line.strip_prefix("[ ]") {
        Field {
            label: curl(label.trim(), None),
            kind: FieldKind::Tick,
        }
    } else if let Some(label) = line.strip_suffix('…') {
        Field {
            label: curl(label.trim(), None),
            kind: FieldKind::Room,
        }
    } else {
        Field {
            label: curl(line, None),
            kind: FieldKind::Line,
        }
    }
}

fn last_character(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) | Inline::Value { text, .. } | Inline::Term { text, .. } => {
            text.chars().last()
        }
        Inline::Break => Some('\n'),
        _ => Some('x'),
    }
}

fn ends_sentence(inlines: &[Inline]) -> bool {
    matches!(inlines.last(), Some(Inline::Text(text)) if text.trim_end().ends_with(['.', '?', '!']) && text.ends_with(' '))
}

fn ends_with_or(item: Option<&crate::library::TextParagraph>) -> bool {
    matches!(
        item.and_then(|item| item.runs.last()),
        Some(Run::Words(words)) if words.value.trim_end().ends_with(" or")
    )
}

/// Replaces `;`, `; and`, `; or` or `.` at the end of an item.
fn renew_ending(inlines: &mut Vec<Inline>, ending: &str) {
    if let Some(Inline::Text(text)) = inlines.last_mut() {
        let trimmed = text
            .trim_end()
            .trim_end_matches(" and")
            .trim_end_matches(" or")
            .trim_end_matches([';', '.', ',']);
        *text = format!("{trimmed}{ending}");
    } else {
        inlines.push(Inline::text(ending));
    }
}
