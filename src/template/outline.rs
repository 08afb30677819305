//! The outline of a document: parts and schedules in order.

use serde::Deserialize;

/// `templates/documents/<document>/document.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// Name used on the command line.
    pub id: String,
    /// What kind of paper it is; printed above the title.
    pub kind: String,
    /// One sentence for people who choose a document.
    pub about: String,
    /// The clause after which the list of definitions is printed.
    pub definitions: String,
    /// Names of the schedules, in order.
    pub schedules: Vec<String>,
    /// Whether clauses and schedules of a library that stand nowhere in it are added: a clause
    /// behind those of its family, a schedule behind all others.
    #[serde(default, rename = "takes-own")]
    pub takes_own: bool,
    /// Names of schedules that belong to other documents.
    #[serde(default)]
    pub beside: Vec<String>,
    /// The parts, in order.
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
}

/// One part.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// Ids of its clauses, in order.
    pub clauses: Vec<String>,
}

impl Outline {
    /// The outline of an embedded document.
    ///
    /// # Errors
    /// One sentence, if there is no such document or its outline cannot be read.
    pub fn embedded(document: &str) -> Result<Self, String> {
        let known = super::documents();
        let text = super::text(&format!("documents/{document}/document.toml"))
            .filter(|_| known.iter().any(|one| one == document));
        let Some(text) = text else {
            return Err(format!(
                "there is no document `{document}`; use one of: {}",
                known.join(", ")
            ));
        };
        toml::from_str(text)
            .map_err(|error| format!("the outline of `{document}` cannot be read: {error}"))
    }
}
