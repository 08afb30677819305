//! Numbering: definitions, instances, levels and the styles bound to them.

use std::collections::{BTreeMap, BTreeSet};

use super::Parts;
use crate::import::docx::xml::Element;

/// Levels of a definition by their numbers, each with the style bound to it.
type Levels<'a> = BTreeMap<&'a str, Option<&'a str>>;

pub(super) fn wrong(parts: &Parts, wrong: &mut Vec<String>) {
    let mut definitions: BTreeMap<&str, Levels<'_>> = BTreeMap::new();
    let mut instances: BTreeMap<&str, &str> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for element in parts.numbering.iter().flat_map(Element::children) {
        let id = |name: &str| element.attribute(name).unwrap_or_default();
        let is_new = match &*element.name {
            "w:abstractNum" => {
                if !names.insert(element.value("w:nsid").unwrap_or_default()) {
                    wrong.push("two lists have one name".to_owned());
                }
                definitions
                    .insert(id("w:abstractNumId"), levels(element))
                    .is_none()
            }
            "w:num" => {
                let definition = element.value("w:abstractNumId").unwrap_or_default();
                instances.insert(id("w:numId"), definition).is_none()
            }
            _ => true,
        };
        if !is_new {
            wrong.push(format!("a list is given twice: {:?}", element.attributes));
        }
    }
    for (instance, definition) in &instances {
        if !definitions.contains_key(definition) {
            wrong.push(format!("list {instance} has no definition {definition}"));
        }
    }
    for (part, root) in parts.all() {
        root.each(&mut |element| {
            if &*element.name != "w:numPr" {
                return;
            }
            let instance = element.value("w:numId").unwrap_or_default();
            let level = element.value("w:ilvl").unwrap_or("0");
            let levels = instances.get(instance).and_then(|id| definitions.get(id));
            if instance != "0" && !levels.is_some_and(|levels| levels.contains_key(level)) {
                wrong.push(format!("{part}: list {instance} has no level {level}"));
            }
        });
    }
    for (definition, levels) in &definitions {
        for (level, style) in levels {
            if let Some(style) = style
                && !is_bound(parts, style, level, |instance| {
                    instances.get(instance) == Some(definition)
                })
            {
                wrong.push(format!(
                    "style `{style}` does not know level {level} of its list"
                ));
            }
        }
    }
}

fn levels(definition: &Element) -> Levels<'_> {
    let levels = definition.children().filter(|one| &*one.name == "w:lvl");
    let level = |one| Element::attribute(one, "w:ilvl").unwrap_or_default();
    levels
        .map(|one| (level(one), one.value("w:pStyle")))
        .collect()
}

/// Whether a style names the level that names it.
fn is_bound(parts: &Parts, id: &str, level: &str, is_right: impl Fn(&str) -> bool) -> bool {
    let all = parts.styles.iter().flat_map(Element::children);
    let mut styles = all.filter(|style| style.attribute("w:styleId") == Some(id));
    styles.any(|style| {
        style.at(&["w:pPr", "w:numPr"]).is_some_and(|numbering| {
            numbering.value("w:ilvl").unwrap_or("0") == level
                && numbering.value("w:numId").is_some_and(&is_right)
        })
    })
}
