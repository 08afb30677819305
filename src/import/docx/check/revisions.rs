//! Tracked changes: each has an author and an id of its own, and holds what it may hold.

use std::collections::BTreeSet;

use super::Parts;
use crate::import::docx::xml::Element;

pub(super) fn wrong(parts: &Parts, wrong: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for (part, root) in parts.texts() {
        root.each(&mut |element| {
            let name = &*element.name;
            if !matches!(name, "w:ins" | "w:del") {
                return;
            }
            match element.attribute("w:id") {
                Some(id) if ids.insert(id.to_owned()) => {}
                id => wrong.push(format!("{part}: a `{name}` has the id {id:?} of another")),
            }
            if element.attribute("w:author").is_none_or(str::is_empty) {
                wrong.push(format!("{part}: a `{name}` has no author"));
            }
            for child in element.children() {
                if !matches!(&*child.name, "w:r" | "w:del") {
                    wrong.push(format!(
                        "{part}: a `{}` may not stand in `{name}`",
                        child.name
                    ));
                }
            }
        });
        deleted(part, root, false, wrong);
    }
}

/// Deleted words have elements of their own; anywhere else they would not be shown.
fn deleted(part: &str, element: &Element, is_deleted: bool, wrong: &mut Vec<String>) {
    let name = &*element.name;
    let is_right = match name {
        "w:t" | "w:instrText" => !is_deleted,
        "w:delText" | "w:delInstrText" => is_deleted,
        _ => true,
    };
    if !is_right {
        wrong.push(format!(
            "{part}: `{name}` stands on the wrong side of a deletion"
        ));
    }
    for child in element.children() {
        deleted(part, child, is_deleted || name == "w:del", wrong);
    }
}
