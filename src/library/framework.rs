//! Frameworks: what each guide or law requires, in our own words.

use serde::Deserialize;

/// One guide, law or standard.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Short name, such as `dora`.
    pub id: String,
    /// Full name.
    pub title: String,
    /// Its requirements.
    #[serde(default, rename = "requirement")]
    pub requirements: Vec<Requirement>,
}

/// One requirement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Short name, such as `DORA-30-3-e-i`.
    pub id: String,
    /// Where it stands.
    #[serde(rename = "where")]
    pub source: String,
    /// What it asks, in our own words.
    pub text: String,
    /// Whether the instrument's own text was read.
    pub verified: bool,
    /// `clause`, `schedule`, `service-level`, `tender`, `lint` or `advice`.
    #[serde(default)]
    pub kind: Option<String>,
    /// Who bears it.
    #[serde(default)]
    pub bearer: Option<String>,
    /// In which phase it matters.
    #[serde(default)]
    pub phase: Option<String>,
}

pub(super) fn read(text: &str) -> Result<Framework, String> {
    toml::from_str(text).map_err(|error| error.to_string())
}

pub(super) fn families(text: &str) -> Result<Vec<(String, String)>, String> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Family {
        id: String,
        title: String,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Families {
        family: Vec<Family>,
    }
    let families: Families = toml::from_str(text).map_err(|error| error.to_string())?;
    Ok(families
        .family
        .into_iter()
        .map(|family| (family.id, family.title))
        .collect())
}
