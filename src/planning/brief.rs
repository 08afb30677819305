//! The negotiation brief: what the draft says clause by clause, what may be given up and what that
//! costs, and where to stop. First the clauses that lose most, then a sheet for each clause in the
//! order of the draft, which is the order in which a meeting goes through it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::assembly::{self, ChosenClause, Line, OpenPoint};
use crate::document::{Block, Document, Inline, Section, SectionKind};
use crate::engagement::Position;
use crate::finding::{Finding, Group};
use crate::library::Clause;
use crate::planning::Deal;
use crate::planning::differences::differences;
use crate::source::Place;
use crate::template::Data;

/// Most clauses on the first pages.
const FIRST: usize = 12;

/// The brief of a draft. `title` is printed as its title; `only` names the families and clauses it
/// is about, and is empty for all of them.
pub fn brief(deal: &Deal<'_>, title: &str, only: &[String]) -> (Document, Vec<Finding>) {
    let mut findings = Vec::new();
    let wordings: BTreeMap<String, (Vec<Line>, Vec<Line>)> = assembly::wordings(
        deal.engagement,
        deal.library,
        deal.outline,
        deal.tables,
        deal.draft,
        &assembly::data(deal.engagement),
    )
    .into_iter()
    .map(|one| (one.id, (one.preferred, one.acceptable)))
    .collect();
    let binding = binding(deal);
    let sheets: Vec<Sheet<'_>> = deal
        .draft
        .chosen
        .iter()
        .filter(|chosen| !chosen.id.starts_with("schedules/") && is_of(&chosen.id, only))
        .filter_map(|chosen| {
            let clause = deal.library.clauses.get(&chosen.id)?;
            Some(Sheet::of(deal, &binding, chosen, clause))
        })
        .collect();
    let mut render = |name: &str, data: &Value| {
        let rendered = deal.tables.render(name, &Data::of(data));
        rendered.unwrap_or_else(|message| {
            let place = Place::new(deal.engagement.file, 0..0);
            let message = format!("the brief cannot be made: {message}");
            findings.push(Finding::error(
                "table-unreadable",
                Group::Library,
                place,
                message,
            ));
            String::new()
        })
    };
    let mut markdown = vec![render("internal/brief.md", &overview(deal, &sheets))];
    for sheet in &sheets {
        let data = sheet.data(deal, wordings.get(&sheet.chosen.id));
        markdown.push(render("internal/brief-clause.md", &data));
    }
    let (pieces, wrong) = assembly::pieces(
        deal.engagement,
        deal.library,
        deal.outline,
        deal.tables,
        deal.draft,
        &markdown,
    );
    findings.extend(wrong);
    let mut pieces = pieces.into_iter();
    let mut first = Section::new(SectionKind::Schedule, None, Vec::new());
    first.blocks = pieces.next().unwrap_or_default();
    let of_clause: BTreeMap<&str, Vec<Block>> = sheets
        .iter()
        .map(|sheet| sheet.chosen.id.as_str())
        .zip(pieces)
        .collect();
    let mut sections = vec![first];
    sections.extend(parts(deal, of_clause));
    let mut meta = assembly::paper(deal.engagement, deal.outline, title);
    meta.internal = true;
    (Document { meta, sections }, findings)
}

/// Whether a clause is named, by itself or with its family; nothing named means all.
fn is_of(id: &str, only: &[String]) -> bool {
    let family = id.split_once('/').map_or(id, |(family, _)| family);
    only.is_empty() || only.iter().any(|name| name == id || name == family)
}

/// The parts of the draft, with the sheet of each clause in the place of its text.
fn parts(deal: &Deal<'_>, mut sheets: BTreeMap<&str, Vec<Block>>) -> Vec<Section> {
    let parts = deal.draft.document.sections.iter();
    parts
        .filter(|section| section.kind == SectionKind::Part)
        .map(|part| {
            let clauses = part.sections.iter().filter_map(|clause| {
                let id = clause.anchor.as_ref().map_or("", |anchor| &anchor.0);
                Some(Section {
                    blocks: sheets.remove(id)?,
                    notes: Vec::new(),
                    sections: Vec::new(),
                    title: vec![Inline::Text(crate::document::plain(&clause.title))],
                    ..clause.clone()
                })
            });
            Section {
                sections: clauses.collect(),
                notes: Vec::new(),
                blocks: Vec::new(),
                ..part.clone()
            }
        })
        .filter(|part| !part.sections.is_empty())
        .collect()
}

/// What is known about one clause.
struct Sheet<'a> {
    chosen: &'a ChosenClause,
    clause: &'a Clause,
    open: Vec<&'a OpenPoint>,
    /// Ids of the requirements of this deal that the fall-back no longer satisfies.
    dropped: Vec<&'a str>,
    /// Ids of the requirements of this deal that the preferred wording satisfies.
    at_stake: BTreeSet<&'a str>,
}

impl<'a> Sheet<'a> {
    fn of(
        deal: &Deal<'a>,
        binding: &BTreeSet<&str>,
        chosen: &'a ChosenClause,
        clause: &'a Clause,
    ) -> Self {
        let open = deal.draft.open_points.iter();
        let binds = |id: &&str| binding.contains(id);
        let wording = clause.acceptable.iter();
        let dropped = wording.flat_map(|wording| &wording.drops);
        let printed = clause.paragraphs.values();
        let printed = printed.filter(|rule| rule.when.holds(&deal.draft.facts));
        let satisfied = clause.satisfies.iter();
        let satisfied = satisfied.chain(printed.flat_map(|rule| &rule.satisfies));
        Self {
            chosen,
            clause,
            open: open
                .filter(|point| point.clauses.iter().any(|anchor| anchor.0 == chosen.id))
                .collect(),
            dropped: dropped.map(|id| id.value.as_str()).filter(binds).collect(),
            at_stake: satisfied
                .map(|id| id.value.as_str())
                .filter(binds)
                .collect(),
        }
    }

    fn position(&self) -> &'static str {
        self.chosen.position.word()
    }

    fn gives_up(&self) -> &'a str {
        let wording = self.clause.acceptable.as_ref();
        wording.map_or("", |wording| wording.gives_up.trim())
    }

    fn walk_away(&self) -> &'a str {
        self.clause.walk_away.as_deref().unwrap_or("")
    }

    fn data(&self, deal: &Deal<'_>, wordings: Option<&(Vec<Line>, Vec<Line>)>) -> Value {
        let kept = self.at_stake.iter();
        let at_stake: Vec<&&str> = kept.filter(|id| !self.dropped.contains(id)).collect();
        let dropped: Vec<Value> = self
            .dropped
            .iter()
            .map(|id| {
                let requirement = deal.library.requirement(id);
                json!({ "id": id, "text": requirement.map_or("", |one| one.text.as_str()) })
            })
            .collect();
        let differing: Vec<Value> = wordings
            .map(|(preferred, acceptable)| differences(preferred, acceptable))
            .unwrap_or_default()
            .into_iter()
            .map(|one| {
                json!({
                    "number": one.number,
                    "preferred": one.preferred,
                    "acceptable": one.acceptable,
                })
            })
            .collect();
        json!({
            "position": self.position(),
            "negotiable": self.chosen.negotiable,
            "walk_away": self.walk_away(),
            "gives_up": self.gives_up(),
            "dropped": dropped,
            "at_stake": at_stake,
            "open": self.open.iter().map(|point| open(point)).collect::<Vec<_>>(),
            "differences": differing,
        })
    }
}

/// Ids of the requirements of the guides and laws that apply to this deal.
fn binding<'a>(deal: &Deal<'a>) -> BTreeSet<&'a str> {
    let facts = &deal.draft.facts;
    let frameworks = deal.library.frameworks().iter();
    frameworks
        .filter(|framework| framework.when.holds(facts))
        .flat_map(|framework| &framework.requirements)
        .filter(|requirement| requirement.when.holds(facts))
        .map(|requirement| requirement.id.as_str())
        .collect()
}

fn overview(deal: &Deal<'_>, sheets: &[Sheet<'_>]) -> Value {
    let mut heaviest: Vec<&Sheet<'_>> = sheets
        .iter()
        .filter(|sheet| sheet.chosen.negotiable)
        .collect();
    // Stable, so that clauses of equal weight stay in the order of the draft.
    heaviest.sort_by_key(|sheet| Reverse((sheet.dropped.len(), sheet.at_stake.len())));
    let first: Vec<Value> = heaviest
        .iter()
        .take(FIRST)
        .map(|sheet| {
            json!({
                "id": sheet.chosen.id,
                "title": sheet.chosen.title,
                "position": sheet.position(),
                "at_stake": sheet.at_stake.len(),
                "dropped": sheet.dropped.len(),
                "gives_up": sheet.gives_up(),
                "walk_away": sheet.walk_away(),
            })
        })
        .collect();
    let general = deal.draft.open_points.iter();
    let general = general.filter(|point| {
        !sheets.iter().any(|sheet| {
            point
                .clauses
                .iter()
                .any(|anchor| anchor.0 == sheet.chosen.id)
        })
    });
    let count = |test: fn(&&Sheet<'_>) -> bool| sheets.iter().filter(test).count();
    json!({
        "counts": {
            "clauses": sheets.len(),
            "negotiable": count(|sheet| sheet.chosen.negotiable),
            "acceptable": count(|sheet| sheet.chosen.position == Position::Acceptable),
            "omitted": deal.draft.omitted.len(),
            "open": deal.draft.open_points.len(),
        },
        "omitted": deal.draft.omitted.iter().map(|one| {
            json!({ "title": one.title, "reason": one.reason })
        }).collect::<Vec<_>>(),
        "first": first,
        "general": general.map(open).collect::<Vec<_>>(),
    })
}

fn open(point: &OpenPoint) -> Value {
    json!({ "number": point.number, "question": point.question, "write": point.write })
}
