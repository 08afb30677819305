//! Looks for everything that would make Word repair a file, ask a question or show a wrong
//! number: what a schema check alone does not find.

mod archive;
mod content;
mod lists;
mod order;
mod relations;
mod revisions;
mod styles;

use super::package::Package;
use super::xml::Element;

/// The parts of a package that check each other.
struct Parts {
    main: Element,
    /// Header and footer parts with their names.
    margins: Vec<(String, Element)>,
    styles: Option<Element>,
    numbering: Option<Element>,
    comments: Option<Element>,
    settings: Option<Element>,
}

/// Everything that is wrong with a DOCX file we wrote; empty if it is sound.
pub fn check(bytes: &[u8]) -> Vec<String> {
    let package = match Package::open(bytes) {
        Ok(package) => package,
        Err(error) => return vec![error.0],
    };
    let mut wrong = archive::wrong(bytes);
    wrong.extend(relations::wrong(&package));
    match parts(&package) {
        Ok(parts) => {
            for (name, part) in parts.all() {
                order::wrong(name, part, &mut wrong);
            }
            styles::wrong(&parts, &mut wrong);
            lists::wrong(&parts, &mut wrong);
            content::wrong(&parts, &mut wrong);
            revisions::wrong(&parts, &mut wrong);
        }
        Err(error) => wrong.push(error.0),
    }
    wrong
}

fn parts(package: &Package<'_>) -> Result<Parts, crate::import::Unreadable> {
    let path = package.main()?;
    let one = |kind: &str| match package.related(&path, kind)? {
        Some(part) => package.xml(&part).map(Some),
        None => Ok(None),
    };
    let mut margins = Vec::new();
    for relation in package.relations(&path)? {
        if matches!(relation.kind.as_str(), "header" | "footer") {
            let part = package.xml(&relation.target)?;
            margins.push((relation.target, part));
        }
    }
    Ok(Parts {
        main: package.xml(&path)?,
        margins,
        styles: one("styles")?,
        numbering: one("numbering")?,
        comments: one("comments")?,
        settings: one("settings")?,
    })
}

impl Parts {
    /// Every part with the name to report it by.
    fn all(&self) -> Vec<(&str, &Element)> {
        let mut all = vec![("document", &self.main)];
        all.extend(
            self.margins
                .iter()
                .map(|(name, part)| (name.as_str(), part)),
        );
        for (name, part) in [
            ("styles", &self.styles),
            ("numbering", &self.numbering),
            ("comments", &self.comments),
            ("settings", &self.settings),
        ] {
            all.extend(part.as_ref().map(|part| (name, part)));
        }
        all
    }

    /// The parts that hold paragraphs.
    fn texts(&self) -> Vec<(&str, &Element)> {
        let mut all = self.all();
        all.retain(|(name, _)| !matches!(*name, "styles" | "numbering" | "settings"));
        all
    }
}
