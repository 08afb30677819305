//! Relationships and content types: every part is typed, led to, and there.

use std::collections::BTreeSet;

use crate::import::docx::package::Package;

pub(super) fn wrong(package: &Package<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    let sources = names
        .iter()
        .filter_map(|name| {
            let (folder, file) = name.split_once("_rels/")?;
            Some(format!("{folder}{}", file.strip_suffix(".rels")?))
        })
        .collect::<Vec<_>>();
    for source in &sources {
        if !source.is_empty() && !package.has(source) {
            wrong.push(format!("relationships of `{source}`, which is not there"));
        }
        match package.relations(source) {
            Ok(relations) => {
                let mut ids = BTreeSet::new();
                for relation in relations {
                    if !ids.insert(relation.id.clone()) {
                        wrong.push(format!("two relationships `{}`", relation.id));
                    }
                    if relation.is_external {
                        wrong.push(format!("a link out of the file: {}", relation.target));
                    } else if package.has(&relation.target) {
                        reached.insert(relation.target.to_lowercase());
                    } else {
                        wrong.push(format!("`{}` is missing", relation.target));
                    }
                }
                used(package, source, &ids, &mut wrong);
            }
            Err(error) => wrong.push(error.0),
        }
    }
    for name in &names {
        let is_plumbing = name == "[content_types].xml" || name.contains("_rels/");
        if !is_plumbing && !reached.contains(name) {
            wrong.push(format!("nothing leads to `{name}`"));
        }
    }
    types(package, &names, &mut wrong);
    wrong
}

/// Every `r:id` in a part is one of its relationships.
fn used(package: &Package<'_>, source: &str, ids: &BTreeSet<String>, wrong: &mut Vec<String>) {
    if source.is_empty() || !package.has(source) {
        return;
    }
    if let Ok(part) = package.xml(source) {
        part.each(&mut |element| {
            if let Some(id) = element.attribute("r:id").filter(|id| !ids.contains(*id)) {
                wrong.push(format!(
                    "`{source}` uses relationship `{id}`, which is not there"
                ));
            }
        });
    }
}

fn types(package: &Package<'_>, names: &[String], wrong: &mut Vec<String>) {
    let root = match package.xml("[Content_Types].xml") {
        Ok(root) => root,
        Err(error) => {
            wrong.push(error.0);
            return;
        }
    };
    let mut defaults = BTreeSet::new();
    let mut overrides = BTreeSet::new();
    for child in root.children() {
        let attribute = |name: &str| child.attribute(name).unwrap_or_default().to_lowercase();
        let is_new = match &*child.name {
            "Default" => defaults.insert(attribute("Extension")),
            _ => overrides.insert(attribute("PartName").trim_start_matches('/').to_owned()),
        };
        if !is_new {
            wrong.push("a content type is given twice".to_owned());
        }
    }
    for part in &overrides {
        if !package.has(part) {
            wrong.push(format!("a content type for `{part}`, which is not there"));
        }
    }
    for name in names.iter().filter(|name| *name != "[content_types].xml") {
        let ending = name.rsplit('.').next().unwrap_or_default();
        // The default for XML says nothing of what is in a part.
        let is_typed = overrides.contains(name) || (ending != "xml" && defaults.contains(ending));
        if !is_typed {
            wrong.push(format!("`{name}` has no content type"));
        }
    }
}
