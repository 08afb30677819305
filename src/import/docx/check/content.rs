//! What stands in the text: bookmarks, fields, comments, tables, and nothing that asks.

use std::collections::{BTreeMap, BTreeSet};

use super::Parts;
use crate::import::docx::xml::Element;

/// Longest name of a bookmark.
const LONGEST_NAME: usize = 40;

pub(super) fn wrong(parts: &Parts, wrong: &mut Vec<String>) {
    let marks = bookmarks(&parts.main, wrong);
    for (part, root) in parts.texts() {
        fields(part, root, &marks, wrong);
        tables(part, root, wrong);
    }
    comments(parts, wrong);
    notes(parts, wrong);
    settings(parts, wrong);
    if parts.main.at(&["w:body", "w:sectPr"]).is_none() {
        wrong.push("the document has no page".to_owned());
    }
}

/// Ids that begin and end a range exactly once.
fn pairs(root: &Element, start: &str, end: &str, wrong: &mut Vec<String>) {
    let mut open: BTreeMap<String, bool> = BTreeMap::new();
    root.each(&mut |element| {
        let id = element.attribute("w:id").unwrap_or_default();
        if &*element.name == start {
            if open.insert(id.to_owned(), true).is_some() {
                wrong.push(format!("two `{start}` have id {id}"));
            }
        } else if &*element.name == end && open.insert(id.to_owned(), false) != Some(true) {
            wrong.push(format!("`{end}` {id} ends nothing"));
        }
    });
    for (id, _) in open.iter().filter(|(_, is_open)| **is_open) {
        wrong.push(format!("`{start}` {id} does not end"));
    }
}

fn bookmarks<'a>(root: &'a Element, wrong: &mut Vec<String>) -> BTreeSet<&'a str> {
    pairs(root, "w:bookmarkStart", "w:bookmarkEnd", wrong);
    let mut names = BTreeSet::new();
    let mut folded = BTreeSet::new();
    root.each(&mut |element| {
        if &*element.name != "w:bookmarkStart" {
            return;
        }
        let name = element.attribute("w:name").unwrap_or_default();
        let begins = name.starts_with(|one: char| one.is_ascii_alphabetic() || one == '_');
        let is_safe = |one: char| one.is_ascii_alphanumeric() || one == '_';
        if !begins || !name.chars().all(is_safe) || name.len() > LONGEST_NAME {
            wrong.push(format!("`{name}` cannot name a bookmark"));
        }
        if !folded.insert(name.to_lowercase()) {
            wrong.push(format!("two bookmarks are called `{name}`"));
        }
        names.insert(name);
    });
    names
}

/// Every field begins, has an answer and ends, and points to a bookmark that is there.
fn fields(part: &str, root: &Element, marks: &BTreeSet<&str>, wrong: &mut Vec<String>) {
    // Instruction, whether the answer has begun, whether it holds anything.
    let mut open: Vec<(String, bool, bool)> = Vec::new();
    root.each(&mut |element| match &*element.name {
        "w:r" => {
            let marks = element.children().filter(|one| &*one.name == "w:fldChar");
            if marks.count() > 0 && element.children().count() > 1 {
                wrong.push(format!("{part}: a mark of a field shares its run"));
            }
        }
        "w:fldChar" => {
            if element.attribute("w:dirty").is_some() {
                wrong.push(format!("{part}: a field asks to be updated"));
            }
            match element.attribute("w:fldCharType") {
                Some("begin") => open.push((String::new(), false, false)),
                Some("separate") => {
                    if let Some(field) = open.last_mut() {
                        field.1 = true;
                    }
                }
                _ => match open.pop() {
                    Some((instruction, true, true)) => {
                        points(part, &instruction, marks, wrong);
                    }
                    Some((instruction, ..)) => {
                        wrong.push(format!("{part}: no answer in the field `{instruction}`"));
                    }
                    None => wrong.push(format!("{part}: a field ends that did not begin")),
                },
            }
        }
        "w:instrText" | "w:delInstrText" => {
            if let Some(field) = open.last_mut() {
                field.0.push_str(&element.text());
            }
        }
        "w:t" | "w:delText" => {
            for field in open.iter_mut().filter(|field| field.1) {
                field.2 |= !element.text().trim().is_empty();
            }
        }
        "w:hyperlink" => {
            if let Some(name) = element
                .attribute("w:anchor")
                .filter(|name| !marks.contains(name))
            {
                wrong.push(format!("{part}: a link to `{name}`, which is no bookmark"));
            }
        }
        _ => {}
    });
    for (instruction, ..) in open {
        wrong.push(format!("{part}: the field `{instruction}` does not end"));
    }
}

fn points(part: &str, instruction: &str, marks: &BTreeSet<&str>, wrong: &mut Vec<String>) {
    let mut words = instruction.split_whitespace();
    if matches!(words.next(), Some("REF" | "PAGEREF"))
        && !words.next().is_some_and(|name| marks.contains(name))
    {
        wrong.push(format!("{part}: `{instruction}` points to no bookmark"));
    }
}

/// Rows are as wide as the grid, and each cell ends in a paragraph.
fn tables(part: &str, root: &Element, wrong: &mut Vec<String>) {
    root.each(&mut |table| {
        if &*table.name != "w:tbl" {
            return;
        }
        let number = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok());
        let grid: Vec<Option<u32>> = table
            .child("w:tblGrid")
            .into_iter()
            .flat_map(Element::children)
            .map(|column| number(column.attribute("w:w")))
            .collect();
        let width = table.at(&["w:tblPr", "w:tblW"]);
        let width = number(width.and_then(|one| one.attribute("w:w")));
        if grid.iter().copied().sum::<Option<u32>>() != width {
            wrong.push(format!("{part}: columns are not as wide as their table"));
        }
        for row in table.children().filter(|one| &*one.name == "w:tr") {
            if row.at(&["w:trPr", "w:cantSplit"]).is_none() {
                wrong.push(format!("{part}: a row may split over two pages"));
            }
            let mut columns = 0;
            for cell in row.children().filter(|one| &*one.name == "w:tc") {
                let span = cell.at(&["w:tcPr", "w:gridSpan"]);
                let span = number(span.and_then(|one| one.attribute("w:val"))).unwrap_or(1);
                let next = columns + usize::try_from(span).unwrap_or(1);
                let stands = grid
                    .get(columns..next)
                    .map(|part| part.iter().copied().sum());
                let own = cell.at(&["w:tcPr", "w:tcW"]);
                if stands != Some(number(own.and_then(|one| one.attribute("w:w")))) {
                    wrong.push(format!("{part}: a cell is not as wide as its columns"));
                }
                columns = next;
                if cell
                    .children()
                    .last()
                    .is_none_or(|last| &*last.name != "w:p")
                {
                    wrong.push(format!("{part}: a cell does not end in a paragraph"));
                }
            }
            if columns != grid.len() {
                wrong.push(format!(
                    "{part}: a row has {columns} of {} columns",
                    grid.len()
                ));
            }
        }
    });
    let blocks = root.child("w:body").into_iter().flat_map(Element::children);
    let names: Vec<&str> = blocks.map(|block| &*block.name).collect();
    if names.windows(2).any(|two| two == ["w:tbl", "w:tbl"]) {
        wrong.push(format!("{part}: two tables touch and would become one"));
    }
}

fn comments(parts: &Parts, wrong: &mut Vec<String>) {
    pairs(
        &parts.main,
        "w:commentRangeStart",
        "w:commentRangeEnd",
        wrong,
    );
    let mut known = BTreeMap::new();
    for comment in parts.comments.iter().flat_map(Element::children) {
        let id = comment.attribute("w:id").unwrap_or_default();
        if known.insert(id, 0).is_some() {
            wrong.push(format!("two comments have id {id}"));
        }
        if comment.child("w:p").is_none() {
            wrong.push(format!("comment {id} is empty"));
        }
    }
    parts.main.each(&mut |element| {
        if &*element.name == "w:commentReference" {
            let id = element.attribute("w:id").unwrap_or_default();
            match known.get_mut(id) {
                Some(count) => *count += 1,
                None => wrong.push(format!("comment {id} is not there")),
            }
        }
    });
    for (id, _) in known.iter().filter(|(_, count)| **count != 1) {
        wrong.push(format!("comment {id} is not anchored exactly once"));
    }
    if parts.comments.is_some() && known.is_empty() {
        wrong.push("a part for comments, but no comment".to_owned());
    }
}

/// We write no foot- or endnotes; a reference to one would lead nowhere.
fn notes(parts: &Parts, wrong: &mut Vec<String>) {
    parts.main.each(&mut |element| {
        if matches!(&*element.name, "w:footnoteReference" | "w:endnoteReference") {
            wrong.push("a reference to a note, but there are no notes".to_owned());
        }
    });
}

fn settings(parts: &Parts, wrong: &mut Vec<String>) {
    let Some(settings) = &parts.settings else {
        wrong.push("there are no settings".to_owned());
        return;
    };
    if settings.child("w:updateFields").is_some() {
        wrong.push("Word would ask whether to update fields".to_owned());
    }
    let modern = settings
        .child("w:compat")
        .into_iter()
        .flat_map(Element::children)
        .any(|one| {
            one.attribute("w:name") == Some("compatibilityMode")
                && one.attribute("w:val") == Some("15")
        });
    if !modern {
        wrong.push("Word would open the file in compatibility mode".to_owned());
    }
}
