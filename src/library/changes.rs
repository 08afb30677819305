//! The library's version and changelog: which texts changed with which version, and why.

use serde::Deserialize;

/// One version of a library.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Its number, such as "1.2.0".
    pub number: String,
    /// What changed with it.
    #[serde(default, rename = "change")]
    pub changes: Vec<LibraryChange>,
}

/// One change of a library.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryChange {
    /// Ids of the clauses and schedules it concerns, and terms as `terms/<name>`.
    pub texts: Vec<String>,
    /// Why, in one sentence.
    pub why: String,
}

/// Reads `CHANGELOG.toml`, newest version first.
pub(super) fn versions(text: &str) -> Result<Vec<Version>, String> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Changelog {
        #[serde(default, rename = "version")]
        versions: Vec<Version>,
    }
    let changelog: Changelog = toml::from_str(text).map_err(|error| error.to_string())?;
    Ok(changelog.versions)
}

/// Reads the version of `library.toml`; nothing if it names none.
pub(super) fn version(text: &str) -> Result<Option<String>, String> {
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| error.to_string())?;
    match table.get("version") {
        None => Ok(None),
        Some(toml::Value::String(version)) => Ok(Some(version.clone())),
        Some(_) => Err("`version` is no text: write version = \"1.0.0\"".to_owned()),
    }
}
