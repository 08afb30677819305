//! Templates: what order a document has, which tables it shows, what people start from.
//! They hold no law and no logic beyond loops over the engagement's data.

mod outline;
mod tables;

use include_dir::{Dir, include_dir};

pub use outline::{Outline, Part};
pub use tables::{Data, Tables, as_markdown};

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The text of an embedded template, such as `styles/plain/style.toml`.
pub fn text(path: &str) -> Option<&'static str> {
    FOLDER.get_file(path)?.contents_utf8()
}

/// The names of the documents that can be drafted.
pub fn documents() -> Vec<String> {
    names("documents", |entry| entry.as_dir().map(|_| ()))
}

/// The names of the engagements that `engross new` can write.
pub fn scaffolds() -> Vec<String> {
    names("engagements", |entry| entry.as_file().map(|_| ()))
}

/// The names of the presets, such as `managed-hosting/1`.
pub fn presets() -> Vec<String> {
    names("presets", |entry| entry.as_file().map(|_| ()))
        .into_iter()
        .filter_map(|name| {
            name.rsplit_once('-')
                .map(|(name, version)| format!("{name}/{version}"))
        })
        .collect()
}

/// The file name and text of a preset such as `managed-hosting/1`.
pub fn preset(name: &str) -> Option<(String, String)> {
    let (name, version) = name.split_once('/')?;
    let path = format!("presets/{name}-{version}.toml");
    let text = text(&path)?;
    Some((format!("templates/{path}"), text.to_owned()))
}

fn names(folder: &str, keep: impl Fn(&include_dir::DirEntry<'_>) -> Option<()>) -> Vec<String> {
    let mut names: Vec<String> = FOLDER
        .get_dir(folder)
        .map(|folder| folder.entries().iter().collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .filter(|entry| keep(entry).is_some())
        .filter_map(|entry| Some(entry.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names
}
