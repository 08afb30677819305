//! The table of requirements that the agreement carries: one table for each framework that the
//! engagement names. It claims only what is printed, and nothing that was not read in the
//! instrument itself; what is missing is no business of the other side.

use crate::assembly::ChosenClause;
use crate::assembly::trace::{Carrier, SERVICE_LEVELS, Trace};
use crate::condition::Facts;
use crate::document::{Anchor, Block, Column, Inline, Paragraph, Table};
use crate::engagement::Engagement;
use crate::library::{Framework, Library};

/// The name by which a schedule asks for the table.
pub(super) const NAME: &str = "coverage";

/// The tables, each with the name of its framework before it.
pub(super) fn tables(
    engagement: &Engagement,
    library: &Library,
    facts: &Facts,
    traces: &[Trace],
) -> Vec<Block> {
    let named = |framework: &&Framework| engagement.header.regimes.contains(&framework.id);
    let mut blocks = Vec::new();
    for framework in library.frameworks().iter().filter(named) {
        let rows = rows(framework, facts, traces);
        if rows.is_empty() {
            continue;
        }
        blocks.push(paragraph(&framework.title));
        blocks.push(headed(rows));
    }
    if blocks.is_empty() {
        blocks.push(paragraph("None."));
    }
    blocks
}

/// What became of the requirements of the tender: the clause that each of them led to. Nothing if no
/// provider was chosen by a tender.
pub(super) fn tender(engagement: &Engagement, chosen: &[ChosenClause]) -> Vec<Block> {
    let of = |id: &str| chosen.iter().find(|one| one.id == id);
    let rows: Vec<Vec<Vec<Inline>>> = engagement
        .agreed
        .iter()
        .filter_map(|agreed| {
            let clause = of(&agreed.clause)?;
            let mut places = vec![reference(&clause.id, &clause.number)];
            // A Service Level is asked for by itself; its value stands in the schedule.
            let is_level = agreed.requirement.value.contains('/');
            if let Some(schedule) = of(SERVICE_LEVELS.0).filter(|_| is_level) {
                places.push(Inline::text("; "));
                places.push(reference(&schedule.id, &schedule.number));
            }
            Some(vec![
                vec![Inline::Text(agreed.requirement.value.clone())],
                vec![Inline::Text(clause.title.clone())],
                places,
            ])
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let tender = &engagement.tender.reference;
    let title = match tender {
        Some(reference) => format!("Request for proposals {reference}"),
        None => "Request for proposals".to_owned(),
    };
    vec![paragraph(&title), headed(rows)]
}

fn reference(id: &str, number: &str) -> Inline {
    Inline::Reference {
        target: Some(Anchor(id.to_owned())),
        before: String::new(),
        number: number.to_owned(),
        after: String::new(),
    }
}

/// The table with room to write.
pub(super) fn by_hand() -> Block {
    headed(vec![vec![Vec::new(); 3]; 10])
}

fn headed(rows: Vec<Vec<Vec<Inline>>>) -> Block {
    Block::Table(Table {
        columns: ["Provision", "What it asks", "Where this Agreement says it"]
            .map(|header| Column {
                header: vec![Inline::text(header)],
                ..Column::default()
            })
            .into(),
        rows,
    })
}

fn rows(framework: &Framework, facts: &Facts, traces: &[Trace]) -> Vec<Vec<Vec<Inline>>> {
    framework
        .requirements
        .iter()
        .filter(|requirement| requirement.verified && requirement.when.holds(facts))
        .filter_map(|requirement| {
            let mut places: Vec<Inline> = Vec::new();
            for trace in traces
                .iter()
                .filter(|trace| trace.requirement == requirement.id)
            {
                let place = place(trace);
                if !places.contains(&place) {
                    if !places.is_empty() {
                        places.push(Inline::text("; "));
                    }
                    places.push(place);
                }
            }
            (!places.is_empty()).then(|| {
                vec![
                    vec![Inline::Text(requirement.source.clone())],
                    vec![Inline::Text(requirement.text.clone())],
                    places,
                ]
            })
        })
        .collect()
}

/// "14.2(b)" or "Schedule 3, 1.2", live.
fn place(trace: &Trace) -> Inline {
    let id = match trace.kind {
        Carrier::ServiceLevel => SERVICE_LEVELS.0,
        _ => &trace.id,
    };
    let (before, number) = match trace.number.rsplit_once(", ") {
        Some((schedule, number)) => (format!("{schedule}, "), number.to_owned()),
        None => (String::new(), trace.number.clone()),
    };
    Inline::Reference {
        target: Some(Anchor(id.to_owned())),
        before,
        number,
        after: String::new(),
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph {
        text: vec![Inline::text(text)],
        ..Paragraph::default()
    })
}
