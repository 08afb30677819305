//! The words of the response matrix and the phrases of the annex, read off their template.

use serde::Deserialize;

/// `templates/documents/annex/words.toml`: each field is the phrase of its name; the template says
/// where it stands.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each field is the phrase of its name")]
pub struct Words {
    pub open_value: String,
    pub clause: String,
    pub schedule: String,
    pub left_out: String,
    pub table_id: String,
    pub table_requirement: String,
    pub table_evidence: String,
    pub table_measure: String,
    pub table_clause: String,
    pub table_title: String,
    pub table_requirements: String,
    pub table_condition: String,
    pub table_answered: String,
    pub table_of: String,
    pub table_points: String,
    pub sheets: Sheets,
    pub columns: Columns,
    pub answers: AnswerWords,
    pub provider: ProviderWords,
    pub instructions: Instructions,
    pub hints: Hints,
    pub summary: SummaryWords,
    pub other: Other,
}

/// Names of the sheets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the phrase of its name")]
pub struct Sheets {
    pub instructions: String,
    pub answers: String,
    pub summary: String,
}

/// Headings of the sheet of answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each field is the phrase of its name")]
pub struct Columns {
    pub id: String,
    pub topic: String,
    pub requirement: String,
    pub priority: String,
    pub evidence_asked: String,
    pub measure: String,
    pub asked: String,
    pub answer: String,
    pub explanation: String,
    pub evidence: String,
    pub offered: String,
    pub unit: String,
    pub deviation: String,
    pub key: String,
    pub check: String,
}

/// What can be chosen as an answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the phrase of its name")]
pub struct AnswerWords {
    pub comply: String,
    pub partly: String,
    pub alternative: String,
    pub no: String,
}

/// Who answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the phrase of its name")]
pub struct ProviderWords {
    pub heading: String,
    pub name: String,
    pub registration: String,
    pub contact: String,
    pub deputy: String,
    pub address: String,
    pub date: String,
    pub signed: String,
}

impl ProviderWords {
    /// The lines to fill, the name first.
    pub fn lines(&self) -> [&str; 7] {
        [
            &self.name,
            &self.registration,
            &self.contact,
            &self.deputy,
            &self.address,
            &self.date,
            &self.signed,
        ]
    }
}

/// The first sheet.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the phrase of its name")]
pub struct Instructions {
    pub title: String,
    pub reference: String,
    pub issued: String,
    pub until: String,
    pub stamp: String,
    pub lines: Vec<String>,
}

/// What a spreadsheet shows beside a cell.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each field is the phrase of its name")]
pub struct Hints {
    pub answer_title: String,
    pub answer: String,
    pub answer_error: String,
    pub offered_title: String,
    pub offered: String,
    pub text_title: String,
    pub text_error: String,
}

/// The last sheet.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each field is the phrase of its name")]
pub struct SummaryWords {
    pub topic: String,
    pub asked: String,
    pub comply: String,
    pub partly: String,
    pub alternative: String,
    pub no: String,
    pub open: String,
    pub mandatory_missed: String,
    pub values_open: String,
    pub deviations: String,
    pub total: String,
}

/// The rows for deviations to which no requirement belongs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the phrase of its name")]
pub struct Other {
    pub topic: String,
    pub requirement: String,
    pub priority: String,
}

impl Words {
    /// The embedded words.
    ///
    /// # Errors
    /// What is wrong with the template; a test reads it.
    pub fn embedded() -> Result<Self, String> {
        let text = crate::template::text("documents/annex/words.toml").unwrap_or_default();
        toml::from_str(text).map_err(|error| format!("the words of the annex: {error}"))
    }
}
