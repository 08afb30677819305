//! Fills blanks: from the clause's settings, else from the engagement, else an open point.

use crate::assembly::OpenPoint;
use crate::assembly::choose::Chosen;
use crate::assembly::particulars::Particular;
use crate::assembly::typography::curl;
use crate::assembly::write::{Unknown, Writer};
use crate::document::{Anchor, Inline};
use crate::library::Blank;
use crate::written::{Kind, Node, Value};

/// Where a value is written by hand.
const ROOM: &str = "________________";

impl<'a> Writer<'a> {
    pub(super) fn blank(&mut self, chosen: Chosen<'a>, blank: &Blank) -> Inline {
        let clause = chosen.clause;
        let name = &blank.name.value;
        let path = match clause.id.strip_prefix("schedules/") {
            Some(schedule) => format!("schedule.{schedule}.{name}"),
            None => format!("clause.{}.{name}", clause.id.replace('/', ".")),
        };
        let value = self
            .engagement
            .settings
            .of(&clause.id)
            .and_then(|setting| setting.blanks.iter().find(|entry| entry.key == *name))
            .map(|entry| (&entry.node, path.clone()))
            .or_else(|| {
                let from = &blank.from.as_ref()?.value;
                Some((self.engagement.node.at(from)?, from.clone()))
            });
        let Some((printed, node, origin)) =
            value.and_then(|(node, origin)| Some((blank.printed(node)?, node, origin)))
        else {
            if self.unknown != Unknown::Ask {
                return Inline::text(ROOM);
            }
            let number = self.open_blank(chosen, blank, &path);
            return Inline::Open {
                text: self.numbered_in_working(name.replace('-', " "), number),
                blank: path,
            };
        };
        // The phrase of a choice is the library's text, every other value the engagement's.
        let printed = match blank.kind {
            Kind::Choice => curl(&printed, None),
            _ => printed,
        };
        if !self.particulars.iter().any(|known| known.path == path) {
            self.particulars.push(Particular {
                path: path.clone(),
                origin,
                clause: clause.id.clone(),
                name: name.clone(),
                label: blank.label.clone(),
                value: printed.clone(),
                place: node.place,
            });
        }
        Inline::Value {
            text: printed,
            blank: path,
        }
    }

    /// What is open, with the number it has in the list on page one of a working draft.
    pub(super) fn numbered_in_working(&self, text: String, number: usize) -> String {
        if self.working {
            format!("{text}: open point {number}")
        } else {
            text
        }
    }

    fn open_blank(&mut self, chosen: Chosen<'a>, blank: &Blank, path: &str) -> usize {
        let name = &blank.name.value;
        let (table, _) = path.rsplit_once('.').unwrap_or((path, ""));
        let write = match &blank.from {
            Some(from) => match from.value.rsplit_once('.') {
                Some((table, key)) => {
                    format!("[{table}] {key} = {}", literal(&blank.example))
                }
                None => format!("{} = {}", from.value, literal(&blank.example)),
            },
            None => format!("[{table}] {name} = {}", literal(&blank.example)),
        };
        self.open(OpenPoint {
            number: 0,
            path: path.to_owned(),
            question: blank.asks.clone(),
            write,
            clauses: vec![Anchor(chosen.clause.id.clone())],
            place: Some(blank.name.place),
        })
    }

    /// Adds an open point; one that was asked before gets one more place.
    pub(super) fn open(&mut self, mut point: OpenPoint) -> usize {
        if let Some(number) = self.asked.get(&point.path) {
            if let Some(known) = self.open_points.get_mut(*number - 1) {
                for clause in point.clauses {
                    if !known.clauses.contains(&clause) {
                        known.clauses.push(clause);
                    }
                }
            }
            return *number;
        }
        let number = self.open_points.len() + 1;
        self.asked.insert(point.path.clone(), number);
        point.number = number;
        self.open_points.push(point);
        number
    }

    /// Adds the facts somebody must still confirm.
    pub(super) fn confirmations(&mut self) {
        for confirm in &self.engagement.confirms {
            let what = confirm.what.as_ref().map_or("", |what| what.value.as_str());
            let who = confirm
                .who
                .as_ref()
                .map(|who| format!(" ({who})"))
                .unwrap_or_default();
            self.open(OpenPoint {
                number: 0,
                path: format!("confirm.{what}"),
                question: format!("{}{who}", confirm.ask),
                write: format!("confirm {what}, then delete this [[confirm]]"),
                clauses: Vec::new(),
                place: confirm.what.as_ref().map(|what| what.place),
            });
        }
    }
}

/// An example as it is written in TOML.
fn literal(example: &Node) -> String {
    match &example.value {
        Value::Text(text) => format!("{text:?}"),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Instant(text) => text.clone(),
        Value::List(elements) => {
            let elements: Vec<String> = elements.iter().map(literal).collect();
            format!("[{}]", elements.join(", "))
        }
        Value::Table(_) => "…".into(),
    }
}
