//! Links that records may leave out: what a report covers, what a trigger counts, and in which
//! order sources prevail.

use super::rules::entries_mut;
use super::{entry, list, records, word};
use crate::measure::Window;
use crate::source::Place;
use crate::written::{Entry, Node, Value};

/// Completes reports, triggers and the dispute rule.
pub(super) fn link(file: &mut Node) {
    let targets = targets(file);
    let order = source_order(file);
    let Some(top) = entries_mut(file) else { return };
    let reports = elements(top, "report");
    // A service level is reported once: by the report that comes first.
    let periods: Vec<Window> = reports
        .iter()
        .filter(|report| report.get("covers").is_none())
        .filter_map(|report| word(report, "every").parse().ok())
        .collect();
    for record in reports {
        let Ok(every) = word(record, "every").parse() else {
            continue;
        };
        let covered = targets.iter().filter(|target| {
            let first = periods
                .iter()
                .filter(|period| ends_within(target.window, **period));
            first
                .min_by_key(|period| length(**period))
                .is_some_and(|first| *first == every)
        });
        complete(record, "covers", covered.map(|target| target.id.clone()));
    }
    for record in elements(top, "trigger") {
        let critical = targets.iter().filter(|target| target.critical);
        complete(record, "targets", critical.map(|target| target.id.clone()));
    }
    let dispute = top
        .iter_mut()
        .find(|entry| entry.key == "measurement-dispute");
    if let Some(dispute) = dispute {
        complete(&mut dispute.node, "evidence-order", order.into_iter());
    }
}

struct Target {
    id: Node,
    window: Option<Window>,
    critical: bool,
}

fn targets(file: &Node) -> Vec<Target> {
    let all = records(file, "target").iter().filter_map(|target| {
        Some(Target {
            id: target.get("id")?.clone(),
            window: word(target, "window").parse().ok(),
            critical: word(target, "class") == "critical",
        })
    });
    all.collect()
}

fn source_order(file: &Node) -> Vec<Node> {
    let mut sources: Vec<(i64, Node)> = records(file, "data-source")
        .iter()
        .filter_map(|source| {
            let Value::Integer(precedence) = source.get("precedence")?.value else {
                return None;
            };
            Some((precedence, source.get("id")?.clone()))
        })
        .collect();
    sources.sort_by_key(|(precedence, _)| *precedence);
    sources.into_iter().map(|(_, id)| id).collect()
}

/// Whether a window has ended by the end of a reporting period, every time.
fn ends_within(window: Option<Window>, every: Window) -> bool {
    window.is_some_and(|window| length(window) <= length(every))
}

/// Kinds of window in the order of their length.
fn length(window: Window) -> u8 {
    match window {
        Window::PerEvent | Window::Rolling { .. } => 0,
        Window::CalendarWeek => 1,
        Window::CalendarMonth => 2,
        Window::CalendarQuarter => 3,
        Window::CalendarYear | Window::ContractYear => 4,
    }
}

fn elements<'a>(top: &'a mut [Entry], name: &str) -> &'a mut [Node] {
    let found = top.iter_mut().find(|entry| entry.key == name);
    match found.map(|entry| &mut entry.node.value) {
        Some(Value::List(elements)) => elements,
        _ => &mut [],
    }
}

/// Adds a list of ids under a key that is not there.
fn complete(record: &mut Node, key: &str, ids: impl Iterator<Item = Node>) {
    if record.get(key).is_some() {
        return;
    }
    let place: Place = record.place;
    if let Some(entries) = entries_mut(record) {
        entries.push(entry(key, list(ids.collect(), place)));
    }
}
