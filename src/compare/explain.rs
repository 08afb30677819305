//! Why two agreements differ: which value changed which clause, and what a changed position costs.
//!
//! Nothing is guessed from names. Each value is changed alone, in the old engagement and back in the
//! new one, and the agreement is assembled again: what differs then is what the value does.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::merge::differences_of;
use super::parameters::{Parameter, parameters, with};
use super::{Change, Difference};
use crate::assembly::{ChosenClause, Draft, assemble};
use crate::condition::Facts;
use crate::document::{Anchor, Document, Inline, Section, SectionKind, plain};
use crate::engagement::{self, Engagement, Position};
use crate::library::{Library, TextBlock};
use crate::template::{Outline, Tables};

/// The name of the cover among the parts of an agreement.
const COVER: &str = "cover";

/// One side of a comparison.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The engagement.
    pub engagement: &'a Engagement,
    /// The library it is drafted from.
    pub library: &'a Library,
    /// Its clean draft.
    pub draft: &'a Draft,
}

/// Why two agreements differ.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    /// Values that differ, each with what it does.
    pub parameters: Vec<(Parameter, Vec<Effect>)>,
    /// Changes that no value makes alone: of the library, or of the order of records.
    pub others: Vec<Effect>,
    /// Clauses and schedules that differ, in the order of the agreement.
    pub clauses: Vec<ClauseChange>,
}

/// What a value does to one clause or schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Id of the clause, or the name of another part of the agreement.
    pub clause: String,
    /// Whether it comes, goes or changes.
    pub change: Change,
    /// The changes of its words.
    pub differences: Vec<Difference>,
}

/// What became of one clause or schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseChange {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its old number.
    pub old_number: Option<String>,
    /// Its new number.
    pub new_number: Option<String>,
    /// Its positions before and after, where it has a fall-back and the position changed.
    pub positions: Option<(Position, Position)>,
    /// What the fall-back gives up, if the position changed.
    pub gives_up: Option<String>,
    /// Requirements the fall-back no longer satisfies.
    pub drops: Vec<String>,
    /// Whether the library's own text of it differs between the two sides.
    pub is_library: bool,
    /// Whether any of its words changed, or it came or went.
    pub is_changed: bool,
}

/// Explains the differences of two drafts.
pub fn explain(old: Side<'_>, new: Side<'_>, outline: &Outline, tables: &Tables) -> Explanation {
    let parameters = parameters(&old.engagement.stated, &new.engagement.stated);
    let (before, after) = (prints(&old.draft.document), prints(&new.draft.document));
    let alone = |side: Side<'_>, path: &[String], value: Option<&crate::written::Node>| {
        let engagement = side
            .engagement
            .with(with(&side.engagement.stated, path, value));
        let facts = engagement::facts(&engagement, &side.library.facts).0;
        draft(&engagement, side.library, outline, tables, &facts).document
    };
    let effects: Vec<Vec<Effect>> = parameters
        .par_iter()
        .map(|parameter| {
            let applied = alone(old, &parameter.path, parameter.new.as_ref());
            let reverted = alone(new, &parameter.path, parameter.old.as_ref());
            let mut effects = effects(&old.draft.document, &applied, &before, &prints(&applied));
            for effect in self::effects(&reverted, &new.draft.document, &prints(&reverted), &after)
            {
                if !effects.iter().any(|known| known.clause == effect.clause) {
                    effects.push(effect);
                }
            }
            effects
        })
        .collect();
    let summary = summary(new.library);
    let clauses = clauses(old, new, &before, &after);
    let order = |id: &str| clauses.iter().position(|clause| clause.id == id);
    let explained: BTreeSet<String> = effects
        .iter()
        .flatten()
        .map(|effect| effect.clause.clone())
        .collect();
    let whole = self::effects(&old.draft.document, &new.draft.document, &before, &after);
    let others = whole
        .into_iter()
        .filter(|effect| !explained.contains(&effect.clause))
        .collect();
    let tidy = |mut effects: Vec<Effect>| {
        // What is listed again in the particulars needs no line of its own.
        if effects.len() > 1 {
            effects.retain(|effect| Some(effect.clause.as_str()) != summary);
        }
        effects.sort_by_key(|effect| order(&effect.clause));
        for effect in &mut effects {
            let clause = order(&effect.clause).map(|at| &clauses[at]);
            renumber(effect, clause);
        }
        effects
    };
    Explanation {
        parameters: parameters
            .into_iter()
            .zip(effects.into_iter().map(tidy))
            .collect(),
        others,
        clauses,
    }
}

/// Gives the paragraphs of a clause the number that the clause has in the agreement compared, not the
/// one it had while a single value was tried.
fn renumber(effect: &mut Effect, clause: Option<&ClauseChange>) {
    let number = clause.and_then(|one| one.new_number.as_ref().or(one.old_number.as_ref()));
    let Some(number) = number.filter(|number| number.bytes().all(|one| one.is_ascii_digit()))
    else {
        return;
    };
    for difference in &mut effect.differences {
        let digits = difference.number.bytes().take_while(u8::is_ascii_digit);
        let rest = difference.number.get(digits.count()..).unwrap_or_default();
        difference.number = format!("{number}{rest}");
    }
}

fn draft(
    engagement: &Engagement,
    library: &Library,
    outline: &Outline,
    tables: &Tables,
    facts: &Facts,
) -> Draft {
    assemble(engagement, library, outline, tables, facts, false).0
}

/// The words of each clause, schedule and other part, without numbers that are only counted.
type Prints = BTreeMap<String, String>;

fn prints(document: &Document) -> Prints {
    let mut prints = Prints::new();
    for section in &document.sections {
        if section.kind == SectionKind::Part {
            for clause in &section.sections {
                prints.insert(name(clause), print(clause));
            }
        } else {
            prints.insert(name(section), print(section));
        }
    }
    let meta = &document.meta;
    let cover = prints.entry(COVER.to_owned()).or_default();
    for line in [&meta.title, &meta.reference, &meta.version] {
        cover.push_str(line);
        cover.push('\n');
    }
    prints
}

/// The id of a clause or schedule, or the name of another part.
fn name(section: &Section) -> String {
    match (section.kind, &section.anchor) {
        (SectionKind::Cover, _) => COVER.to_owned(),
        (SectionKind::Clause | SectionKind::Schedule, Some(anchor)) => anchor.0.clone(),
        _ => plain(&section.title).to_lowercase(),
    }
}

fn print(section: &Section) -> String {
    let whole = Document {
        sections: vec![section.clone()],
        ..Document::default()
    };
    let mut out = String::new();
    whole.texts(&mut |text| {
        for inline in text {
            match inline {
                Inline::Reference {
                    target: Some(target),
                    before,
                    after,
                    ..
                } => {
                    out.push_str(before);
                    out.push_str(&target.0);
                    out.push_str(after);
                }
                other => out.push_str(&plain(std::slice::from_ref(other))),
            }
        }
        out.push('\n');
    });
    out
}

fn effects(old: &Document, new: &Document, before: &Prints, after: &Prints) -> Vec<Effect> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let touched: BTreeMap<&String, Change> = names
        .into_iter()
        .filter_map(|name| {
            let change = match (before.get(name), after.get(name)) {
                (Some(one), Some(two)) if one == two => return None,
                (Some(_), Some(_)) => Change::Kept,
                (Some(_), None) => Change::Deleted,
                (None, _) => Change::Inserted,
            };
            Some((name, change))
        })
        .collect();
    if touched.is_empty() {
        return Vec::new();
    }
    let is_clause = |name: &str| name.contains('/');
    let mut differences = differences_of(old, new, &|section| touched.contains_key(&name(section)));
    touched
        .into_iter()
        .map(|(name, change)| Effect {
            clause: name.clone(),
            change,
            differences: if is_clause(name) {
                let anchor = Anchor(name.clone());
                differences.remove(&Some(anchor)).unwrap_or_default()
            } else {
                Vec::new()
            },
        })
        .collect()
}

/// The schedule that lists every value, if the library has one.
fn summary(library: &Library) -> Option<&str> {
    let lists_all = |block: &TextBlock| matches!(block, TextBlock::DataTable(name) if name.value == "particulars");
    let mut schedules = library.schedules();
    let found = schedules.find(|schedule| {
        let sections = &schedule.preferred.sections;
        sections
            .iter()
            .flat_map(|section| &section.blocks)
            .any(lists_all)
    });
    found.map(|schedule| schedule.id.as_str())
}

fn clauses(old: Side<'_>, new: Side<'_>, before: &Prints, after: &Prints) -> Vec<ClauseChange> {
    let chosen = |side: Side<'_>| -> BTreeMap<String, ChosenClause> {
        let all = side.draft.chosen.iter();
        all.map(|one| (one.id.clone(), one.clone())).collect()
    };
    let (was, is) = (chosen(old), chosen(new));
    let gone = old
        .draft
        .chosen
        .iter()
        .filter(|one| !is.contains_key(&one.id));
    let ids = new
        .draft
        .chosen
        .iter()
        .chain(gone)
        .map(|one| one.id.clone());
    let mut changes = Vec::new();
    for id in ids {
        let (one, two) = (was.get(&id), is.get(&id));
        let positions = one
            .zip(two)
            .map(|(one, two)| (one.position, two.position))
            .filter(|(one, two)| one != two);
        let fall_back = |side: Side<'_>| side.library.clauses.get(&id)?.acceptable.clone();
        let wording = positions.and_then(|_| fall_back(new).or_else(|| fall_back(old)));
        let texts = (old.library.texts.get(&id), new.library.texts.get(&id));
        changes.push(ClauseChange {
            title: two.or(one).map(|one| one.title.clone()).unwrap_or_default(),
            old_number: one.map(|one| one.number.clone()),
            new_number: two.map(|one| one.number.clone()),
            positions,
            gives_up: wording.as_ref().map(|wording| wording.gives_up.clone()),
            drops: wording
                .map(|wording| wording.drops.into_iter().map(|one| one.value).collect())
                .unwrap_or_default(),
            is_library: one.is_some() && two.is_some() && texts.0 != texts.1,
            is_changed: before.get(&id) != after.get(&id),
            id,
        });
    }
    changes
}
