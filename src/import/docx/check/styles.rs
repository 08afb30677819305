//! Styles: each name is there, of the right kind, and every paragraph has one.

use std::collections::{BTreeMap, BTreeSet};

use super::Parts;
use crate::import::docx::xml::Element;

pub(super) fn wrong(parts: &Parts, wrong: &mut Vec<String>) {
    let Some(root) = &parts.styles else {
        wrong.push("there are no styles".to_owned());
        return;
    };
    let mut kinds: BTreeMap<&str, &str> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for style in root.children().filter(|one| &*one.name == "w:style") {
        let id = style.attribute("w:styleId").unwrap_or_default();
        let kind = style.attribute("w:type").unwrap_or_default();
        if kinds.insert(id, kind).is_some() {
            wrong.push(format!("two styles `{id}`"));
        }
        if !names.insert(style.value("w:name").unwrap_or_default().to_lowercase()) {
            wrong.push(format!("two styles are called as `{id}` is"));
        }
    }
    let mut look = |part: &str, element: &Element, name: &str, kind: &str| {
        if let Some(id) = element
            .attribute("w:val")
            .filter(|_| &*element.name == name)
            && kinds.get(id) != Some(&kind)
        {
            wrong.push(format!(
                "{part}: `{name}` names `{id}`, which is no {kind} style"
            ));
        }
    };
    for (part, root) in parts.all() {
        root.each(&mut |element| {
            look(part, element, "w:pStyle", "paragraph");
            look(part, element, "w:rStyle", "character");
            look(part, element, "w:tblStyle", "table");
        });
    }
    for style in root.children().filter(|one| &*one.name == "w:style") {
        let kind = style.attribute("w:type").unwrap_or_default();
        for child in style.children() {
            for name in ["w:basedOn", "w:next"] {
                look("styles", child, name, kind);
            }
        }
    }
    for (part, root) in parts.texts() {
        root.each(&mut |element| {
            let style = element.at(&["w:pPr", "w:pStyle"]);
            if &*element.name == "w:p" && style.is_none() {
                let text: String = element.text().chars().take(40).collect();
                wrong.push(format!("{part}: a paragraph without a style: `{text}`"));
            }
        });
    }
}
