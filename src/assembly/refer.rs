//! Resolves references to the numbers given once for every format.

use crate::assembly::OpenPoint;
use crate::assembly::choose::Chosen;
use crate::assembly::number::Target;
use crate::assembly::write::{Unknown, Writer};
use crate::document::{Anchor, Inline};
use crate::source::Located;
use crate::written::capital;

impl<'a> Writer<'a> {
    /// The target of a reference to a clause of the library, if the draft has it.
    pub(super) fn target(&self, id: &str, anchor: &str) -> Option<&'a Target> {
        self.numbered
            .targets
            .get(&(id.to_owned(), anchor.to_owned()))
    }

    pub(super) fn reference(
        &mut self,
        chosen: Option<Chosen<'a>>,
        link: &Located<String>,
        starts: bool,
    ) -> Vec<Inline> {
        let resolved = match chosen {
            Some(chosen) => chosen.clause.target(&link.value),
            None => crate::library::target("", "", &link.value),
        };
        let Some((id, anchor)) = resolved else {
            return vec![Inline::Text(link.value.clone())];
        };
        if let Some(target) = self.target(&id, anchor.as_deref().unwrap_or("")) {
            let before = if starts {
                capital(&target.before)
            } else {
                target.before.clone()
            };
            let reference = |target: &Target, before| Inline::Reference {
                target: Some(target.anchor.clone()),
                before,
                number: target.number.clone(),
                after: target.after.clone(),
            };
            let within = target.within.as_deref();
            return std::iter::once(reference(target, before))
                .chain(within.map(|schedule| reference(schedule, String::new())))
                .collect();
        }
        let title = self
            .library
            .clauses
            .get(&id)
            .map_or(id.as_str(), |clause| clause.title.value.as_str());
        if self.unknown != Unknown::Ask {
            return vec![Inline::Text(named(&id, title, starts))];
        }
        let omission = self.omitted.iter().find(|omission| omission.id == id);
        let path = format!("reference.{}", id.replace('/', "."));
        let number = self.open(OpenPoint {
            number: 0,
            path: path.clone(),
            question: format!(
                "“{title}” is left out, but other text refers to it: what takes its place?"
            ),
            write: format!(
                "delete the omission of `{id}`, or lay a text of your own over it with --library"
            ),
            clauses: chosen
                .map(|chosen| Anchor(chosen.clause.id.clone()))
                .into_iter()
                .collect(),
            place: Some(omission.map_or(link.place, |omission| omission.place)),
        });
        let text = format!("{title}, left out");
        vec![Inline::Open {
            text: self.numbered_in_working(text, number),
            blank: path,
        }]
    }
}

/// A clause or schedule without a number: by its title.
fn named(id: &str, title: &str, starts: bool) -> String {
    let what = match id.split_once('/').map_or("", |(folder, _)| folder) {
        "schedules" => "Schedule ",
        "forms" | "planning" => "",
        _ if starts => "Clause ",
        _ => "clause ",
    };
    format!("{what}“{title}”")
}
