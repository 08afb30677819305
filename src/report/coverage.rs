//! Coverage and the register of information as JSON and as tables.
//!
//! The JSON is one object, the same for own and for foreign documents:
//!
//! ```json
//! {"topics":[{"id":"backup","state":"present","evidence":[{"says":"…","quote":"…","start":0,"end":9}]}],
//!  "frameworks":[{"id":"dora","requirements":[{
//!   "id":"DORA-30-2-a","state":"carried",
//!   "by":[{"kind":"paragraph","id":"scope/services#description","number":"4.1"}],
//!   "reason":""}]}]}
//! ```

use serde::Serialize;

use crate::coverage::{Coverage, FrameworkCoverage, Judged, RegisterField, State, summary};
use crate::library::Criticality;
use crate::report::{Side, TextTable};

#[derive(Serialize)]
struct Report<'a> {
    topics: Vec<serde_json::Value>,
    frameworks: Vec<Framework<'a>>,
}

#[derive(Serialize)]
struct Framework<'a> {
    id: &'a str,
    requirements: Vec<Requirement<'a>>,
}

#[derive(Serialize)]
struct Requirement<'a> {
    id: &'a str,
    state: &'static str,
    by: Vec<By<'a>>,
    reason: String,
}

#[derive(Serialize)]
struct By<'a> {
    kind: &'static str,
    id: &'a str,
    number: &'a str,
}

/// The coverage for programs, with the topics found.
pub fn coverage_json(coverage: &Coverage<'_>, topics: Vec<serde_json::Value>) -> String {
    let report = Report {
        topics,
        frameworks: coverage
            .frameworks
            .iter()
            .map(|of| Framework {
                id: &of.framework.id,
                requirements: of.requirements.iter().map(requirement).collect(),
            })
            .collect(),
    };
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn requirement<'a>(judged: &'a Judged<'_>) -> Requirement<'a> {
    Requirement {
        id: &judged.requirement.id,
        state: judged.state.word(),
        by: judged
            .by
            .iter()
            .map(|by| By {
                kind: by.kind,
                id: &by.id,
                number: &by.number,
            })
            .collect(),
        reason: judged.remark(),
    }
}

/// A table of counts, and a table of those requirements that `keep` keeps.
pub fn coverage_tables(
    coverage: &Coverage<'_>,
    keep: &dyn Fn(&FrameworkCoverage<'_>, &Judged<'_>) -> bool,
) -> (TextTable, TextTable) {
    let mut counts = TextTable::new([
        ("framework", Side::Left),
        ("criticality", Side::Left),
        ("requirements", Side::Right),
        ("applicable", Side::Right),
        ("carried", Side::Right),
        ("unverified", Side::Right),
        ("missing", Side::Right),
    ]);
    let mut list = TextTable::new([
        ("requirement", Side::Left),
        ("where", Side::Left),
        ("what it asks", Side::Left),
        ("criticality", Side::Left),
        ("state", Side::Left),
        ("by", Side::Left),
        ("remark", Side::Left),
    ]);
    for of in &coverage.frameworks {
        count(of, None, &mut counts);
        for criticality in [
            Criticality::Critical,
            Criticality::Important,
            Criticality::Standard,
        ] {
            count(of, Some(criticality), &mut counts);
        }
        for judged in of.requirements.iter().filter(|one| keep(of, one)) {
            list.row(row(judged));
        }
    }
    (counts, list)
}

fn count(of: &FrameworkCoverage<'_>, criticality: Option<Criticality>, counts: &mut TextTable) {
    let of_these = summary(of, criticality);
    if criticality.is_some() && of_these.all() == 0 {
        return;
    }
    counts.row([
        criticality
            .map_or(of.framework.id.as_str(), |_| "")
            .to_owned(),
        criticality.map_or("all", Criticality::word).to_owned(),
        of_these.all().to_string(),
        of_these.applicable().to_string(),
        of_these.carried.to_string(),
        of_these.unverified.to_string(),
        of_these.missing.to_string(),
    ]);
}

fn row(judged: &Judged<'_>) -> Vec<String> {
    let requirement = judged.requirement;
    let by: Vec<String> = judged
        .by
        .iter()
        .map(|by| match by.number.as_str() {
            "" => format!("{} {}", by.kind, by.id),
            number => format!("{number} ({})", by.id),
        })
        .collect();
    // What nobody read is never called carried without saying so.
    let state = if judged.state == State::Carried && !requirement.verified {
        "carried, unverified"
    } else {
        judged.state.word()
    };
    vec![
        requirement.id.clone(),
        requirement.source.clone(),
        requirement.text.clone(),
        requirement
            .criticality
            .map_or("", Criticality::word)
            .to_owned(),
        state.to_owned(),
        by.join("; "),
        judged.reason.clone(),
    ]
}

/// The register of information as a table.
pub fn register_table(fields: &[RegisterField]) -> TextTable {
    let mut table = TextTable::new([
        ("template", Side::Left),
        ("row", Side::Left),
        ("column", Side::Left),
        ("name", Side::Left),
        ("value", Side::Left),
        ("missing", Side::Left),
    ]);
    for field in fields {
        table.row([
            field.template.as_str(),
            &field.row,
            &field.code,
            &field.name,
            &field.value,
            &field.missing,
        ]);
    }
    table
}

/// The register of information for programs: a list of objects with the keys of the table.
pub fn register_json(fields: &[RegisterField]) -> String {
    #[derive(Serialize)]
    struct Field<'a> {
        template: &'a str,
        row: &'a str,
        column: &'a str,
        name: &'a str,
        value: &'a str,
        missing: &'a str,
    }
    #[derive(Serialize)]
    struct Register<'a> {
        fields: Vec<Field<'a>>,
    }
    let register = Register {
        fields: fields
            .iter()
            .map(|field| Field {
                template: &field.template,
                row: &field.row,
                column: &field.code,
                name: &field.name,
                value: &field.value,
                missing: &field.missing,
            })
            .collect(),
    };
    serde_json::to_string_pretty(&register).unwrap_or_default() + "\n"
}
