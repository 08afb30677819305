//! Which requirements the draft carries: only what is printed counts, in the wording that was
//! chosen, and only once for each place.

use crate::assembly::number::{Numbered, NumberedBlock, NumberedClause, NumberedParagraph};
use crate::engagement::{Engagement, Position};
use crate::library::{Clause, ClauseKind, Library};
use crate::written::Node;

/// The schedule that prints every target, and its paragraph that does.
pub(super) const SERVICE_LEVELS: (&str, &str) = ("schedules/service-levels", "levels");

/// What carries a requirement in an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Carrier {
    /// A clause as a whole.
    Clause,
    /// A paragraph or item of a clause or schedule.
    Paragraph,
    /// A schedule as a whole.
    Schedule,
    /// A form.
    Form,
    /// A target that the schedule of service levels prints.
    ServiceLevel,
}

/// One place of the draft that carries a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The requirement's id.
    pub requirement: String,
    /// What carries it.
    pub kind: Carrier,
    /// Id of the clause, of the paragraph (`audit/right-to-audit#notice`) or of the target.
    pub id: String,
    /// Its number in this draft: "14", "14.2(b)", "Schedule 3", "Schedule 3, 1.2".
    pub number: String,
}

/// All traces of a draft, in the order of the document; service levels last.
pub(super) fn traces(
    engagement: &Engagement,
    library: &Library,
    numbered: &Numbered<'_>,
) -> Vec<Trace> {
    let mut traces = Vec::new();
    let clauses = numbered
        .parts
        .iter()
        .flat_map(|(_, clauses)| clauses)
        .chain(&numbered.schedules);
    for clause in clauses {
        of_clause(clause, &mut traces);
    }
    if let Some(schedule) = numbered
        .schedules
        .iter()
        .find(|schedule| schedule.chosen.clause.id == SERVICE_LEVELS.0)
    {
        let (id, anchor) = SERVICE_LEVELS;
        if numbered
            .targets
            .contains_key(&(id.to_owned(), anchor.to_owned()))
        {
            of_targets(engagement, library, &schedule.number, &mut traces);
        }
    }
    traces
}

/// Whether a clause no longer carries a requirement in the wording of this position.
fn is_dropped(clause: &Clause, position: Position, requirement: &str) -> bool {
    position == Position::Acceptable
        && clause
            .acceptable
            .iter()
            .flat_map(|wording| &wording.drops)
            .any(|dropped| dropped.value == requirement)
}

fn of_clause(numbered: &NumberedClause<'_>, traces: &mut Vec<Trace>) {
    let clause = numbered.chosen.clause;
    let says = |requirement: &str| !is_dropped(clause, numbered.chosen.position, requirement);
    let (kind, before) = match clause.kind {
        ClauseKind::Clause => (Carrier::Clause, String::new()),
        ClauseKind::Schedule | ClauseKind::Page | ClauseKind::Plan => {
            (Carrier::Schedule, format!("{}, ", numbered.number))
        }
        ClauseKind::Form => (Carrier::Form, format!("{}, ", numbered.number)),
    };
    for requirement in clause.satisfies.iter().filter(|id| says(&id.value)) {
        traces.push(Trace {
            requirement: requirement.value.clone(),
            kind,
            id: clause.id.clone(),
            number: numbered.number.clone(),
        });
    }
    let mut visit = |paragraph: &NumberedParagraph<'_>| {
        let Some(anchor) = &paragraph.text.anchor else {
            return;
        };
        let Some(rule) = clause.paragraphs.get(&anchor.value) else {
            return;
        };
        for requirement in rule.satisfies.iter().filter(|id| says(&id.value)) {
            traces.push(Trace {
                requirement: requirement.value.clone(),
                kind: Carrier::Paragraph,
                id: format!("{}#{}", clause.id, anchor.value),
                number: format!("{before}{}", paragraph.label.full),
            });
        }
    };
    for block in numbered.sections.iter().flat_map(|section| &section.blocks) {
        if let NumberedBlock::Paragraph(paragraph) = block {
            each(paragraph, &mut visit);
        }
    }
}

fn each<'a>(paragraph: &NumberedParagraph<'a>, visit: &mut dyn FnMut(&NumberedParagraph<'a>)) {
    visit(paragraph);
    for item in &paragraph.items {
        each(item, visit);
    }
}

/// Each target carries what the library says of the kind of its metric.
fn of_targets(engagement: &Engagement, library: &Library, number: &str, traces: &mut Vec<Trace>) {
    let records = |name: &str| {
        engagement
            .node
            .get(name)
            .map(Node::elements)
            .unwrap_or_default()
    };
    let text = |node: &Node, key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
    for target in records("target") {
        let Some(metric) = text(target, "metric") else {
            continue;
        };
        let kind = records("metric")
            .iter()
            .find(|one| text(one, "id").as_ref() == Some(&metric))
            .and_then(|one| text(one, "kind"));
        let carried = library
            .metrics
            .iter()
            .filter(|trace| Some(&trace.kind) == kind.as_ref())
            .flat_map(|trace| &trace.satisfies);
        for requirement in carried {
            traces.push(Trace {
                requirement: requirement.value.clone(),
                kind: Carrier::ServiceLevel,
                id: text(target, "id").unwrap_or_default(),
                number: number.to_owned(),
            });
        }
    }
}
