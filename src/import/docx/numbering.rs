//! Computes the numbers that Word shows: definitions, instances, and counters that belong to the
//! definition.

use std::collections::{BTreeMap, BTreeSet};

use super::xml::Element;
use crate::document::{letter, roman};

/// The number of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// As Word shows it: "7.1", "(a)"; empty for a bullet.
    pub(super) shown: String,
    /// With the numbers above it: "7.1(a)".
    pub(super) full: String,
    /// The list's definition.
    pub(super) list: u32,
    /// The level, from 0.
    pub(super) level: usize,
}

/// Every list of a document, with its counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<u32, Definition>,
    instances: BTreeMap<u32, Instance>,
    counters: BTreeMap<u32, [Option<usize>; 9]>,
    /// Instances and levels that have started anew; each does so once.
    started: BTreeSet<(u32, usize)>,
}

#[derive(Debug, Default)]
struct Definition {
    levels: BTreeMap<usize, Level>,
    /// Name of the list style it takes its levels from.
    takes: Option<String>,
    /// Name of the list style it gives its levels to.
    gives: Option<String>,
}

#[derive(Debug, Default)]
struct Instance {
    definition: u32,
    starts: BTreeMap<usize, usize>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: usize,
    format: String,
    text: String,
    style: Option<String>,
    restart: Option<usize>,
    is_legal: bool,
}

impl Numbering {
    /// Reads `numbering.xml`, if there is one.
    pub(super) fn of(root: Option<&Element>) -> Self {
        let mut numbering = Self::default();
        for element in root.into_iter().flat_map(Element::children) {
            match &*element.name {
                "w:abstractNum" => {
                    if let Some(id) = number(element.attribute("w:abstractNumId")) {
                        numbering.definitions.insert(id, definition(element));
                    }
                }
                "w:num" => {
                    if let Some(id) = number(element.attribute("w:numId")) {
                        numbering.instances.insert(id, instance(element));
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// The level of a list that is bound to a style.
    pub(super) fn level_of(&self, instance: u32, style: &str) -> Option<usize> {
        let (_, definition) = self.definition(instance)?;
        let bound = |level: &Level| level.style.as_deref() == Some(style);
        definition
            .levels
            .iter()
            .find(|(_, level)| bound(level))
            .map(|(at, _)| *at)
    }

    /// Counts one paragraph and returns its number; `None` if there is no such list.
    pub(super) fn count(&mut self, instance: u32, level: usize) -> Option<Number> {
        let (id, definition) = self.definition(instance)?;
        let overriding = self.instances.get(&instance)?;
        let level = level.min(8);
        let levels: Vec<Option<&Level>> = (0..9)
            .map(|at| {
                overriding
                    .levels
                    .get(&at)
                    .or_else(|| definition.levels.get(&at))
            })
            .collect();
        let own = levels[level]?;
        let mut counters = self.counters.get(&id).copied().unwrap_or_default();
        let start = overriding.starts.get(&level).copied();
        counters[level] = Some(match (start, counters[level]) {
            (Some(start), _) if !self.started.contains(&(instance, level)) => start,
            (_, Some(count)) => count.saturating_add(1),
            (start, None) => start.unwrap_or(own.start),
        });
        for (below, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let restart = levels[below].and_then(|level| level.restart);
            if restart.is_none_or(|after| after > 0 && level < after) {
                *counter = None;
            }
        }
        let shown = shown(&levels, level, &counters);
        let full = full(&levels, level, &counters, &shown);
        let is_bullet = own.format == "bullet";
        self.started.insert((instance, level));
        self.counters.insert(id, counters);
        Some(Number {
            shown: if is_bullet { String::new() } else { shown },
            full: if is_bullet { String::new() } else { full },
            list: id,
            level,
        })
    }

    /// The definition behind an instance, through the name of a list style if need be.
    fn definition(&self, instance: u32) -> Option<(u32, &Definition)> {
        let id = self.instances.get(&instance)?.definition;
        let definition = self.definitions.get(&id)?;
        let Some(name) = &definition.takes else {
            return Some((id, definition));
        };
        let giver = self
            .definitions
            .iter()
            .find(|(_, one)| one.gives.as_ref() == Some(name));
        Some(giver.map_or((id, definition), |(id, one)| (*id, one)))
    }
}

fn definition(element: &Element) -> Definition {
    Definition {
        levels: element
            .children()
            .filter(|child| &*child.name == "w:lvl")
            .filter_map(level)
            .collect(),
        takes: element.value("w:numStyleLink").map(str::to_owned),
        gives: element.value("w:styleLink").map(str::to_owned),
    }
}

fn instance(element: &Element) -> Instance {
    let mut instance = Instance {
        definition: number(element.value("w:abstractNumId")).unwrap_or(u32::MAX),
        ..Instance::default()
    };
    let overrides = element
        .children()
        .filter(|child| &*child.name == "w:lvlOverride");
    for one in overrides {
        let Some(at) = number(one.attribute("w:ilvl")) else {
            continue;
        };
        if let Some(start) = number(one.value("w:startOverride")) {
            instance.starts.insert(at, start);
        }
        instance.levels.extend(one.child("w:lvl").and_then(level));
    }
    instance
}

fn level(element: &Element) -> Option<(usize, Level)> {
    let at = number(element.attribute("w:ilvl")).filter(|at| *at < 9)?;
    let level = Level {
        start: number(element.value("w:start")).unwrap_or(1),
        format: element.value("w:numFmt").unwrap_or("decimal").to_owned(),
        text: element.value("w:lvlText").unwrap_or_default().to_owned(),
        style: element.value("w:pStyle").map(str::to_owned),
        restart: number(element.value("w:lvlRestart")),
        is_legal: element.is_set("w:isLgl"),
    };
    Some((at, level))
}

fn number<T: std::str::FromStr>(text: Option<&str>) -> Option<T> {
    text?.trim().parse().ok()
}

type Counters = [Option<usize>; 9];

/// The text of a level with its counters filled in.
fn shown(levels: &[Option<&Level>], at: usize, counters: &Counters) -> String {
    let Some(own) = levels[at] else {
        return String::new();
    };
    let mut out = String::new();
    let mut rest = own.text.as_str();
    while let Some(mark) = rest.find('%') {
        out.push_str(&rest[..mark]);
        rest = &rest[mark + 1..];
        let digit = rest.chars().next().and_then(|digit| digit.to_digit(10));
        match digit {
            Some(digit @ 1..=9) => {
                let above = digit as usize - 1;
                if let Some(level) = levels[above] {
                    let count = counters[above].unwrap_or(level.start);
                    let is_plain = own.is_legal && above < at;
                    let format = if is_plain { "decimal" } else { &level.format };
                    out.push_str(&numeral(format, count));
                }
                rest = &rest[1..];
            }
            _ => out.push('%'),
        }
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// The number with those above it that it does not already show.
fn full(levels: &[Option<&Level>], at: usize, counters: &Counters, own: &str) -> String {
    let mut out = own.to_owned();
    let mut told = told(levels, at);
    for above in (0..at).rev() {
        if counters[above].is_none() || told.contains(&above) {
            continue;
        }
        told.extend(self::told(levels, above));
        let number = shown(levels, above, counters);
        out = format!("{}{out}", number.trim_end_matches('.'));
    }
    out
}

/// The levels whose counters a level shows.
fn told(levels: &[Option<&Level>], at: usize) -> BTreeSet<usize> {
    let text = levels[at].map_or("", |level| level.text.as_str());
    let mut told: BTreeSet<usize> = (0..9)
        .filter(|above| text.contains(&format!("%{}", above + 1)))
        .collect();
    told.insert(at);
    told
}

fn numeral(format: &str, count: usize) -> String {
    match format {
        "lowerLetter" => letter(count),
        "upperLetter" => letter(count).to_uppercase(),
        "lowerRoman" => roman(count.min(9_999)),
        "upperRoman" => roman(count.min(9_999)).to_uppercase(),
        "decimalZero" => format!("{count:02}"),
        "none" | "bullet" => String::new(),
        _ => count.to_string(),
    }
}
