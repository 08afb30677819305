//! The DORA register of information, as far as an engagement holds it: each column that the
//! agreement can fill, with its value or with what to do while there is none.
//!
//! Source: Implementing Regulation (EU) 2024/2956, Annex I and III; the columns are data in
//! `register.toml`.

mod values;

use serde::Deserialize;

use crate::assembly::Draft;
use crate::engagement::Engagement;

/// One value of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterField {
    /// The template, such as `B_02.02`.
    pub template: String,
    /// What the row is about: the id of the agreement, a service or a party; a link of the supply
    /// chain as "service/party".
    pub row: String,
    /// Code of the column, such as `B_02.02.0070`.
    pub code: String,
    /// What stands there, in our own words.
    pub name: String,
    /// The value; empty while the engagement does not hold it.
    pub value: String,
    /// What to do while there is no value; empty if there is one.
    pub missing: String,
}

/// `register.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    field: Vec<Column>,
    #[serde(rename = "type")]
    types: Vec<ServiceType>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    code: String,
    name: String,
    of: About,
    lacks: String,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum About {
    Agreement,
    Service,
    Party,
    Link,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceType {
    kind: String,
    code: String,
}

/// The values of the register in the order of its templates; one with several values, such as the
/// countries of storage, stands once for each.
///
/// # Errors
/// Never, as long as the embedded list of columns is sound; a test reads it.
pub fn register(engagement: &Engagement, draft: &Draft) -> Result<Vec<RegisterField>, String> {
    let columns: Columns =
        toml::from_str(include_str!("register.toml")).map_err(|error| error.to_string())?;
    let deal = values::Deal::of(engagement, draft, &columns.types);
    let mut fields = Vec::new();
    for of_template in columns
        .field
        .chunk_by(|one, next| template(&one.code) == template(&next.code) && one.of == next.of)
    {
        for row in deal.rows(of_template[0].of) {
            for column in of_template {
                let values = deal.values(&column.code, &row);
                let add = |value: String| RegisterField {
                    template: template(&column.code).to_owned(),
                    row: row.name(),
                    code: column.code.clone(),
                    name: column.name.clone(),
                    missing: if value.is_empty() {
                        column.lacks.clone()
                    } else {
                        String::new()
                    },
                    value,
                };
                if values.is_empty() {
                    fields.push(add(String::new()));
                }
                fields.extend(values.into_iter().map(add));
            }
        }
    }
    Ok(fields)
}

/// `B_02.02` of `B_02.02.0070`.
fn template(code: &str) -> &str {
    code.rsplit_once('.').map_or(code, |(template, _)| template)
}
