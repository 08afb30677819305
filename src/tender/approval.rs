//! The sheet that whoever must endorse an agreement signs: what is open, what was given up, what was
//! waived, and who has to approve. It fits one page: what is too much for it is counted.

use jiff::civil::Date;

use crate::assembly::Draft;
use crate::document::{
    Block, Column, Document, Inline, Meta, Paragraph, Section, SectionKind, Table,
};
use crate::engagement::{Engagement, Position, Role};
use crate::library::Library;

/// Room that the page has for rows, in tenths of a line, and what each approver takes of it.
const ROOM: usize = 480;
const APPROVER: usize = 27;
/// Longest text of a cell, in characters.
const LONGEST: usize = 120;
/// How many rows of a kind are shown in any case.
const LEAST: usize = 1;

/// What a sheet says, by kind.
#[derive(Clone, Debug, Default)]
pub struct Approval {
    /// Points that are open: path and question.
    pub open: Vec<(String, String)>,
    /// Clauses in their fall-back wording: number with title, and what that gives up.
    pub fall_backs: Vec<(String, String)>,
    /// What goes beyond any wording of the library: requirement, and what the provider wants.
    pub deviations: Vec<(String, String)>,
    /// Clauses that are left out, with the reason.
    pub omissions: Vec<(String, String)>,
    /// Findings that are accepted: rule and place, reason, last day.
    pub waivers: Vec<(String, String, Date)>,
    /// Who has to approve: function, name, and why.
    pub approvers: Vec<(String, String, String)>,
}

impl Approval {
    /// Reads it off an engagement and its draft.
    pub fn of(engagement: &Engagement, library: &Library, draft: &Draft, critical: bool) -> Self {
        let clause = |id: &str| {
            let chosen = draft.chosen.iter().find(|one| one.id == id);
            chosen.map_or_else(
                || id.to_owned(),
                |one| format!("{} {}", one.number, one.title),
            )
        };
        let mut approval = Self {
            open: draft
                .open_points
                .iter()
                .map(|point| (point.path.clone(), point.question.clone()))
                .collect(),
            fall_backs: draft
                .chosen
                .iter()
                .filter(|one| one.position == Position::Acceptable)
                .map(|one| {
                    let wording = library
                        .clauses
                        .get(&one.id)
                        .and_then(|own| own.acceptable.as_ref());
                    let gives_up = wording.map(|own| own.gives_up.clone()).unwrap_or_default();
                    (format!("{} {}", one.number, one.title), gives_up)
                })
                .collect(),
            deviations: engagement
                .agreed
                .iter()
                .filter(|one| one.deviation.is_some() || one.answer != "comply")
                .map(|one| {
                    let what = one
                        .deviation
                        .clone()
                        .unwrap_or_else(|| format!("answered with {}", one.answer));
                    (
                        format!("{} ({})", one.requirement.value, clause(&one.clause)),
                        what,
                    )
                })
                .collect(),
            omissions: draft
                .omitted
                .iter()
                .map(|one| (one.title.clone(), one.reason.clone()))
                .collect(),
            waivers: engagement
                .waivers
                .iter()
                .map(|one| {
                    let rule = one.rule.as_ref().map_or("", |rule| &rule.value);
                    let subject = one.subject.as_ref().map_or("", |subject| &subject.value);
                    (
                        format!("{rule}: {subject}"),
                        one.reason.clone(),
                        one.expires,
                    )
                })
                .collect(),
            approvers: Vec::new(),
        };
        approval.approvers = engagement
            .approvals
            .iter()
            .filter_map(|rule| {
                let reasons = approval.reasons(&rule.when, critical);
                (!reasons.is_empty()).then(|| {
                    let name = rule.name.clone().unwrap_or_default();
                    (rule.function.clone(), name, reasons.join(", "))
                })
            })
            .collect();
        approval
    }

    /// Which of these reasons there are.
    fn reasons(&self, when: &[String], critical: bool) -> Vec<&'static str> {
        let known = [
            ("always", true, "every agreement"),
            ("critical", critical, "a critical Service"),
            (
                "acceptable",
                !self.fall_backs.is_empty(),
                "fall-back wordings",
            ),
            (
                "deviation",
                !self.deviations.is_empty(),
                "deviations of the provider",
            ),
            ("omission", !self.omissions.is_empty(), "clauses left out"),
            ("waiver", !self.waivers.is_empty(), "waived findings"),
            ("open-point", !self.open.is_empty(), "open points"),
        ];
        known
            .into_iter()
            .filter(|(name, holds, _)| *holds && when.iter().any(|one| one == name))
            .map(|(_, _, reason)| reason)
            .collect()
    }

    /// All that is to be decided, in one table that fits the page. What is waived is listed whole;
    /// the other kinds share the room that is left.
    fn decisions(&self, as_of: Date) -> Block {
        let waivers: Vec<Row> = self
            .waivers
            .iter()
            .map(|(what, reason, expires)| {
                let over = if *expires < as_of { "expired" } else { "until" };
                let last = crate::measure::long_date(*expires);
                (cut(what), format!("{} ({over} {last})", cut(reason)))
            })
            .collect();
        let short = |rows: &[Row]| -> Vec<Row> {
            let path = |what: &str| what.trim_start_matches("confirm.").to_owned();
            rows.iter()
                .map(|(what, detail)| (cut(&path(what)), cut(detail)))
                .collect()
        };
        let lists = [
            ("Deviations from Acceptable", short(&self.deviations)),
            ("Deviations from Preferred", short(&self.fall_backs)),
            ("Clauses left out", short(&self.omissions)),
            ("Open points", short(&self.open)),
        ];
        let taken = waivers.iter().map(cost).sum::<usize>() + APPROVER * self.approvers.len();
        let room = ROOM.saturating_sub(taken);
        let needed = |most: usize| -> usize {
            let shown = |rows: &[Row]| rows.iter().take(most).map(cost).sum::<usize>();
            let more = |rows: &[Row]| {
                if rows.len() > most || rows.is_empty() {
                    17
                } else {
                    0
                }
            };
            lists.iter().map(|(_, rows)| shown(rows) + more(rows)).sum()
        };
        let longest = lists.iter().map(|(_, rows)| rows.len()).max();
        let most = (LEAST..=longest.unwrap_or(LEAST).min(ROOM))
            .rev()
            .find(|most| needed(*most) <= room)
            .unwrap_or(LEAST);
        let mut rows: Vec<Vec<String>> = lists
            .iter()
            .flat_map(|(kind, rows)| rows_of(kind, rows, most))
            .collect();
        rows.extend(rows_of("Waived findings", &waivers, usize::MAX));
        table(&["Kind", "What", "To know"], rows)
    }

    /// The sheet as a tree.
    pub fn document(&self, engagement: &Engagement, as_of: Date) -> Document {
        let header = &engagement.header;
        let party = |role| {
            let found = engagement.parties.iter().find(|party| party.is(role));
            found.map_or("–", |party| party.printed())
        };
        let mut section = Section::new(
            SectionKind::Other,
            None,
            vec![Inline::text("What is to be approved")],
        );
        section.blocks.push(words(format!(
            "{}, {} version {}, between {} and {}; as of {}.",
            header.title,
            header.id,
            header.version,
            party(Role::Customer),
            party(Role::Provider),
            crate::measure::long_date(as_of)
        )));
        section.blocks.push(self.decisions(as_of));
        let mut sections = vec![section];
        let mut approvals = Section::new(SectionKind::Other, None, vec![Inline::text("Approval")]);
        approvals.blocks.push(if self.approvers.is_empty() {
            words("The engagement has no rule of approval: add `[[approver]]` with function and when.".to_owned())
        } else {
            let rows = self.approvers.iter().map(|(function, name, why)| {
                vec![cut(function), cut(name), cut(why), String::new()]
            });
            table(&["Function", "Name", "Because of", "Signature and date"], rows.collect())
        });
        sections.push(approvals);
        Document {
            meta: Meta {
                title: header.title.clone(),
                kind: "Approval sheet (internal)".into(),
                reference: header.id.clone(),
                version: header.version.clone(),
                language: "en-GB".into(),
                author: party(Role::Customer).to_owned(),
                date: (header.date.year(), header.date.month(), header.date.day()),
                working: false,
                internal: true,
            },
            sections,
        }
    }
}

/// A row of the table: what, and what is to know about it.
type Row = (String, String);

/// The room that a row takes.
fn cost((what, detail): &Row) -> usize {
    let lines = |text: &str, width: usize| text.chars().count().div_ceil(width).max(1);
    10 * lines(what, 30).max(lines(detail, 52)) + 7
}

/// The rows of one kind: the first `most` of them, and the number of the others.
fn rows_of(kind: &str, rows: &[Row], most: usize) -> Vec<Vec<String>> {
    let mut shown: Vec<Vec<String>> = Vec::new();
    for (at, (what, detail)) in rows.iter().take(most).enumerate() {
        let kind = if at == 0 {
            format!("{kind}: {}", rows.len())
        } else {
            String::new()
        };
        shown.push(vec![kind, what.clone(), detail.clone()]);
    }
    if rows.len() > most {
        let more = format!("… and {} more", rows.len() - most);
        shown.push(vec![String::new(), more, String::new()]);
    }
    if shown.is_empty() {
        shown.push(vec![format!("{kind}: none"), String::new(), String::new()]);
    }
    shown
}

/// A text short enough for one or two lines.
fn cut(text: &str) -> String {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LONGEST {
        return text;
    }
    let short: String = text.chars().take(LONGEST).collect();
    let whole = short.rsplit_once(' ').map_or(&*short, |(whole, _)| whole);
    format!("{whole} …")
}

fn words(text: String) -> Block {
    Block::Paragraph(Paragraph {
        text: vec![Inline::Text(text)],
        ..Paragraph::default()
    })
}

fn table(headings: &[&str], rows: Vec<Vec<String>>) -> Block {
    Block::Table(Table {
        columns: headings
            .iter()
            .map(|heading| Column {
                header: vec![Inline::text(*heading)],
                ..Column::default()
            })
            .collect(),
        rows: rows
            .into_iter()
            .map(|row| {
                row.into_iter()
                    .map(|cell| vec![Inline::Text(cell)])
                    .collect()
            })
            .collect(),
    })
}
